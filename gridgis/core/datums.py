"""Datums of degrees: the shifted ones of Chinese maps undone by iteration, and the sign of one that was missed."""

from collections.abc import Callable
from enum import StrEnum

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

ROUNDS = 30
"""Both shifts change by less than a fortieth of a step, so that six rounds do; more are never needed."""

PIECE = 16_384
"""Points inverted at a time."""

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


SHIFTED = (Datum.GCJ02, Datum.BD09)


def datum_named(name: str) -> Datum:
    """A datum by its name, in any case.

    Raises:
        Invalid: no such datum; the known ones are named.
    """
    try:
        return Datum(name.strip().lower())
    except ValueError:
        raise Invalid("core.no_datum", name=name[:40], datums=list(Datum), field="datum") from None


def to_cgcs2000(lng: ArrayLike, lat: ArrayLike, datum: Datum) -> tuple[Floats, Floats]:
    """Convert degrees of a stated datum to stored degrees.

    Args:
        lng: longitudes in degrees, any shape.
        lat: latitudes in degrees, same shape.
        datum: what the numbers are in. WGS-84 passes unchanged.

    Returns:
        Longitudes and latitudes in EPSG:4490, unrounded, same shape; both NaN where one is not finite. GCJ-02 and
        BD-09 are inverted by fixed-point iteration until the step is below 1e-9 degrees (0.1 mm), which leaves a
        fortieth of that at most. The given numbers decide: inside the rectangle in which GCJ-02 is defined they are
        turned back by the formulas, outside they pass unchanged. The rectangle is the publishers' own and holds Hong
        Kong, Macau, Taiwan and parts of China's neighbours. On its rim, all of it at sea or abroad, a strip of some
        hundred metres has two readings or none, since the formulas jump there; the rule stated here picks one.
    """
    x, y = np.asarray(lng, dtype=np.float64), np.asarray(lat, dtype=np.float64)
    known = np.isfinite(x) & np.isfinite(y)
    x, y = np.where(known, x, np.nan), np.where(known, y, np.nan)
    if datum not in SHIFTED:
        return x, y
    inside = _in_china(x, y)
    u, v = x[inside], y[inside]
    if datum is Datum.BD09:
        u, v = _invert(u, v, _bd09_of_gcj02)
    x[inside], y[inside] = _invert(u, v, _gcj02_of_wgs84)
    return x, y


def wgs84_to_gcj02(lng: ArrayLike, lat: ArrayLike) -> tuple[Floats, Floats]:
    """Apply the GCJ-02 obfuscation to WGS-84 degrees; identity outside China's rectangle."""
    return _within_china(lng, lat, _gcj02_of_wgs84)


def gcj02_to_bd09(lng: ArrayLike, lat: ArrayLike) -> tuple[Floats, Floats]:
    """Turn GCJ-02 degrees into BD-09 degrees; identity outside China's rectangle."""
    return _within_china(lng, lat, _bd09_of_gcj02)


def missed_conversion(
    lng: float, lat: float, address_lng: float, address_lat: float, given: str = Datum.WGS84
) -> Datum | None:
    """The datum a point seems really to be in, when the one it was told in leaves it off its address.

    The sign of a conversion left out, or made where there was nothing to convert: the point lies 300–700 m from its
    address (700–1500 m when BD-09 is one of the two datums), and read in the other datum it comes within 150 m and at
    least three times nearer.

    Args:
        lng: degrees of the stored point, EPSG:4490, after conversion from `given`; `lat` likewise.
        address_lng: degrees of the address, EPSG:4490; `address_lat` likewise.
        given: what the sender said, a datum's name; a reference system by number is never suspected.

    Returns:
        `gcj02` or `bd09` for a conversion that was missed, `wgs84` for one too many; None without that sign.
    """
    if given not in set(Datum) or not np.isfinite([lng, lat, address_lng, address_lat]).all():
        return None
    told = Datum(given) if given in SHIFTED else Datum.WGS84
    off_m = metres_between(lng, lat, address_lng, address_lat)
    raw = _from_cgcs2000(lng, lat, told)
    readings = []
    for other in (Datum.WGS84, *SHIFTED):
        least, most = (700.0, 1500.0) if Datum.BD09 in (told, other) else (300.0, 700.0)
        if other is told or not least <= off_m <= most:
            continue
        x, y = to_cgcs2000(*raw, other)
        left_m = metres_between(float(x), float(y), address_lng, address_lat)
        if left_m <= min(150.0, off_m / 3):
            readings.append((left_m, other))
    return min(readings)[1] if readings else None


def _from_cgcs2000(lng: float, lat: float, datum: Datum) -> tuple[Floats, Floats]:
    """The numbers a sender gave, from the stored ones."""
    x, y = np.asarray(lng, dtype=np.float64), np.asarray(lat, dtype=np.float64)
    if datum in SHIFTED:
        x, y = wgs84_to_gcj02(x, y)
    return gcj02_to_bd09(x, y) if datum is Datum.BD09 else (x, y)


def metres_between(lng: float, lat: float, other_lng: float, other_lat: float) -> float:
    """Distance of near points on a plane, good to half a per cent."""
    east = (lng - other_lng) * np.cos(np.radians((lat + other_lat) / 2))
    return float(np.hypot(east, lat - other_lat)) * METRES_A_DEGREE


def _gcj02_of_wgs84(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """The formulas of GCJ-02, wherever."""
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
    return x + dlng, y + dlat


def _bd09_of_gcj02(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """The formulas of BD-09, wherever."""
    z = np.hypot(x, y) + 0.00002 * np.sin(y * _BD_PI)
    theta = np.arctan2(y, x) + 0.000003 * np.cos(x * _BD_PI)
    return z * np.cos(theta) + 0.0065, z * np.sin(theta) + 0.006


def _in_china(x: Floats, y: Floats) -> NDArray[np.bool_]:
    """Where GCJ-02 and BD-09 differ from WGS-84 at all."""
    west, south, east, north = _CHINA
    return np.asarray((x >= west) & (x <= east) & (y >= south) & (y <= north))


def _within_china(lng: ArrayLike, lat: ArrayLike, forward: Forward) -> tuple[Floats, Floats]:
    """Apply formulas inside the rectangle only, to copies."""
    x, y = np.array(lng, dtype=np.float64), np.array(lat, dtype=np.float64)
    inside = _in_china(x, y)
    x[inside], y[inside] = forward(x[inside], y[inside])
    return x, y


def _invert(lng: Floats, lat: Floats, forward: Forward) -> tuple[Floats, Floats]:
    """Find what `forward` maps onto the given finite degrees, by fixed-point iteration.

    In pieces that stay in the processor's cache: a million points take 0.7 s instead of 1.0 s.
    """
    x, y = lng.copy(), lat.copy()
    for start in range(0, x.size, PIECE):
        some = slice(start, start + PIECE)
        u, v = x[some], y[some]
        for _ in range(ROUNDS):
            fu, fv = forward(u, v)
            du, dv = lng[some] - fu, lat[some] - fv
            u, v = u + du, v + dv
            if max(np.max(np.abs(du)), np.max(np.abs(dv))) < 1e-9:
                break
        x[some], y[some] = u, v
    return x, y
