"""Coordinates at the door: datums in, axis order out, H3 cells beside.

Inside gridgis a place is longitude first, EPSG:4490 (CGCS2000, taken as equal to WGS-84). Libraries that want
latitude first are called from here and nowhere else.
"""

from collections.abc import Callable
from enum import StrEnum

import h3
import numpy as np
from numpy.typing import ArrayLike, NDArray

from gridgis.core.errors import Invalid

SRID = 4490
"""CGCS2000 longitude/latitude; every stored geometry is in it, longitude first."""

DECIMALS = 7
"""Stored coordinates are rounded to 1e-7 degrees (about 1 cm), so that "same vertex" is an equality."""

METRES_A_DEGREE = 111_195.0
"""A degree of a great circle on the mean sphere."""

Floats = NDArray[np.float64]
Forward = Callable[[Floats, Floats], tuple[Floats, Floats]]

H3_RESOLUTION = 11
"""Resolution of the cell stored with a report; coarser cells follow by bit arithmetic."""

_GCJ_A = 6378245.0
_GCJ_EE = 0.00669342162296594323
_BD_PI = np.pi * 3000.0 / 180.0
_CHINA = (72.004, 0.8293, 137.8347, 55.8271)


class Datum(StrEnum):
    """Names of the datums a sender may state."""

    CGCS2000 = "cgcs2000"
    WGS84 = "wgs84"
    GCJ02 = "gcj02"
    BD09 = "bd09"


def datum_named(name: str) -> Datum:
    """A datum by its name, in any case.

    Raises:
        Invalid: no such datum; the known ones are named.
    """
    try:
        return Datum(name.strip().lower())
    except ValueError:
        raise Invalid(
            f"Unknown datum “{name}”; use one of {', '.join(Datum)}. Phones give wgs84, most Chinese maps gcj02.",
            field="datum",
        ) from None


def to_cgcs2000(lng: ArrayLike, lat: ArrayLike, datum: Datum) -> tuple[Floats, Floats]:
    """Convert degrees of a stated datum to stored degrees.

    Args:
        lng: longitudes in degrees, any shape.
        lat: latitudes in degrees, same shape.
        datum: what the numbers are in. WGS-84 passes unchanged.

    Returns:
        Longitudes and latitudes in EPSG:4490, unrounded, same shape. GCJ-02 and BD-09 are inverted by fixed-point
        iteration until the step is below 1e-10 degrees (about 0.01 mm); outside the rectangle in which GCJ-02 is
        defined the numbers pass unchanged.
    """
    x, y = np.asarray(lng, dtype=np.float64), np.asarray(lat, dtype=np.float64)
    if datum in (Datum.WGS84, Datum.CGCS2000):
        return x.copy(), y.copy()
    if datum is Datum.BD09:
        x, y = _invert(x, y, gcj02_to_bd09)
    return _invert(x, y, wgs84_to_gcj02)


def wgs84_to_gcj02(lng: ArrayLike, lat: ArrayLike) -> tuple[Floats, Floats]:
    """Apply the GCJ-02 obfuscation to WGS-84 degrees; identity outside China's rectangle."""
    x, y = np.asarray(lng, dtype=np.float64), np.asarray(lat, dtype=np.float64)
    u, v = x - 105.0, y - 35.0
    root = np.sqrt(np.abs(u))
    ripple = 20.0 * np.sin(6.0 * u * np.pi) + 20.0 * np.sin(2.0 * u * np.pi)
    dlat = -100.0 + 2.0 * u + 3.0 * v + 0.2 * v * v + 0.1 * u * v + 0.2 * root
    dlat = dlat + (ripple + 20.0 * np.sin(v * np.pi) + 40.0 * np.sin(v / 3.0 * np.pi)) * 2.0 / 3.0
    dlat = dlat + (160.0 * np.sin(v / 12.0 * np.pi) + 320.0 * np.sin(v * np.pi / 30.0)) * 2.0 / 3.0
    dlng = 300.0 + u + 2.0 * v + 0.1 * u * u + 0.1 * u * v + 0.1 * root
    dlng = dlng + (ripple + 20.0 * np.sin(u * np.pi) + 40.0 * np.sin(u / 3.0 * np.pi)) * 2.0 / 3.0
    dlng = dlng + (150.0 * np.sin(u / 12.0 * np.pi) + 300.0 * np.sin(u / 30.0 * np.pi)) * 2.0 / 3.0
    phi = np.radians(y)
    magic = 1.0 - _GCJ_EE * np.sin(phi) ** 2
    root_magic = np.sqrt(magic)
    dlat = dlat * 180.0 / (_GCJ_A * (1.0 - _GCJ_EE) / (magic * root_magic) * np.pi)
    dlng = dlng * 180.0 / (_GCJ_A / root_magic * np.cos(phi) * np.pi)
    inside = _in_china(x, y)
    return np.where(inside, x + dlng, x), np.where(inside, y + dlat, y)


def gcj02_to_bd09(lng: ArrayLike, lat: ArrayLike) -> tuple[Floats, Floats]:
    """Turn GCJ-02 degrees into BD-09 degrees; identity outside China's rectangle."""
    x, y = np.asarray(lng, dtype=np.float64), np.asarray(lat, dtype=np.float64)
    z = np.hypot(x, y) + 0.00002 * np.sin(y * _BD_PI)
    theta = np.arctan2(y, x) + 0.000003 * np.cos(x * _BD_PI)
    inside = _in_china(x, y)
    return np.where(inside, z * np.cos(theta) + 0.0065, x), np.where(inside, z * np.sin(theta) + 0.006, y)


def _in_china(x: Floats, y: Floats) -> NDArray[np.bool_]:
    """Where GCJ-02 and BD-09 differ from WGS-84 at all."""
    west, south, east, north = _CHINA
    return (x >= west) & (x <= east) & (y >= south) & (y <= north)


def _invert(lng: Floats, lat: Floats, forward: Forward) -> tuple[Floats, Floats]:
    """Find what `forward` maps onto the given degrees, by fixed-point iteration."""
    x, y = lng.copy(), lat.copy()
    for _ in range(30):
        fx, fy = forward(x, y)
        dx, dy = lng - fx, lat - fy
        x, y = x + dx, y + dy
        if max(np.max(np.abs(dx), initial=0.0), np.max(np.abs(dy), initial=0.0)) < 1e-10:
            break
    return x, y


def place_from(lng: float, lat: float, datum: Datum) -> tuple[float, float]:
    """Check one pair of degrees and convert it to a stored place.

    Returns:
        Longitude and latitude in EPSG:4490, rounded to 1e-7 degrees.

    Raises:
        Invalid: a number is not finite or out of range; swapped axes are named when that would explain it.
    """
    if not (np.isfinite(lng) and np.isfinite(lat)):
        raise Invalid("Longitude and latitude must be finite numbers in degrees.", field="lng")
    if not -180 <= lng <= 180 or not -90 <= lat <= 90:
        hint = " They look swapped: longitude comes first." if abs(lat) <= 180 and abs(lng) <= 90 else ""
        raise Invalid(
            f"Longitude must lie in -180…180 and latitude in -90…90 degrees.{hint}", field="lng", lng=lng, lat=lat
        )
    x, y = to_cgcs2000(lng, lat, datum)
    return round(float(x), DECIMALS), round(float(y), DECIMALS)


def degrees_around(lat: float, metres: float) -> tuple[float, float]:
    """How many degrees of longitude and of latitude reach at least so many metres at a latitude.

    A sphere's degree with one per cent to spare, since the ellipsoid's are up to 0.6 % shorter; for boxes that an
    exact distance then narrows.
    """
    north = metres / METRES_A_DEGREE * 1.01 + 1e-7
    return north / max(float(np.cos(np.radians(lat))), 0.01), north


def cell_of(lng: float, lat: float, resolution: int = H3_RESOLUTION) -> int:
    """H3 cell of a stored place, as the integer the database keeps."""
    return int(h3.str_to_int(h3.latlng_to_cell(lat, lng, resolution)))


def parent_cell(cell: int, resolution: int) -> int:
    """Coarser cell that holds `cell`, by H3's bit layout: the resolution in bits 52–55, three bits a digit.

    Args:
        cell: an H3 cell of resolution `resolution` or finer.
        resolution: 0–15.
    """
    unused = (1 << (3 * (15 - resolution))) - 1
    return (cell & ~(0xF << 52) | (resolution << 52)) | unused


def ring_of(cell: int) -> list[list[float]]:
    """Closed ring of a cell as longitude/latitude pairs, counter-clockwise as h3 gives it."""
    ring = [[round(lng, DECIMALS), round(lat, DECIMALS)] for lat, lng in h3.cell_to_boundary(h3.int_to_str(cell))]
    return [*ring, ring[0]]
