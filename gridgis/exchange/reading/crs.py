"""In which reference system numbers are, when a file does not say: from their ranges and where the county lies."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pyproj
import shapely
from numpy.typing import NDArray
from pyproj.exceptions import CRSError
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from gridgis.core.errors import Invalid
from gridgis.core.frames import degrees_used, near_area
from gridgis.core.geo import SRID
from gridgis.core.ways import to_stored

DEGREES = (4490, 4326)
"""Equal at our precision, so that nothing is computed between them."""

CGCS2000_A = 6378137.0
LONGEST_WKT = 20_000

SAME_DEG = 1e-6
"""Readings that differ by less than this (0.1 m) are one."""

LEAST_METRES = 10_000.0
"""Smaller numbers are no metres of a place in China, whatever the system."""


def is_of_2000(crs: pyproj.CRS) -> bool:
    """Whether a system has the figure of the earth of CGCS2000, within a metre."""
    return crs.ellipsoid is not None and abs(crs.ellipsoid.semi_major_metre - CGCS2000_A) <= 1.0


@dataclass(frozen=True)
class Reading:
    """How a file's numbers are read: a system, and whether the first of a pair is the northing."""

    crs: pyproj.CRS
    name: str
    swapped: bool = False
    guessed: bool = False

    @property
    def is_old(self) -> bool:
        """Whether its datum is one of before 2000, whose shift is local and secret."""
        return self.crs.ellipsoid is not None and not is_of_2000(self.crs)

    def to_degrees(self, pairs: NDArray[np.float64]) -> NDArray[np.float64]:
        """Turn pairs of the file into longitude and latitude, EPSG:4490, unrounded."""
        x, y = (pairs[:, 1], pairs[:, 0]) if self.swapped else (pairs[:, 0], pairs[:, 1])
        if number_of(self.crs) in DEGREES:
            return np.column_stack((x, y))
        return np.column_stack(to_stored(self.crs).transform(x, y))


def refuse_elsewhere(reading: Reading, pairs: NDArray[np.float64]) -> None:
    """Refuse numbers none of which lies where a plane that was named is made for, with some degrees to spare.

    Formulas go round the globe with any numbers: those of another zone, or northings first, would lie far away.

    Raises:
        Invalid: none of some thousand of them does.
    """
    plane = reading.crs.sub_crs_list[0] if reading.crs.is_compound else reading.crs
    number = number_of(plane)
    area = plane.area_of_use or (pyproj.CRS.from_epsg(number).area_of_use if number else None)
    if area is None or not plane.is_projected or not len(pairs):
        return
    lng, lat = reading.to_degrees(pairs[:: len(pairs) // 1000 + 1]).T
    if not near_area(lng, lat, area.bounds).any():
        used = degrees_used(area.bounds)
        raise Invalid("systems.elsewhere", crs=name_of(plane), area=used, field="crs", reason="crs_unknown")


def named(text: str) -> pyproj.CRS:
    """A system by its EPSG number, as 4549 or EPSG:4549.

    Raises:
        Invalid: no such system, or none on the ground.
    """
    found = re.fullmatch(r"(?:EPSG:)?(\d{4,6})", text.strip(), re.IGNORECASE)
    if found is None:
        raise Invalid("boundaries.crs_number", field="crs")
    try:
        crs = pyproj.CRS.from_epsg(int(found[1]))
    except CRSError:
        raise Invalid("boundaries.no_crs", number=found[1], field="crs") from None
    if not (crs.is_geographic or crs.is_projected) or crs.is_compound:
        raise Invalid("boundaries.crs_unfit", number=found[1], field="crs")
    return crs


def of_wkt(text: str) -> pyproj.CRS | None:
    """A system as a .prj or a GeoPackage writes it; None when it is no usable one."""
    if not 0 < len(text.strip()) <= LONGEST_WKT or not text.strip()[:1].isalpha():
        return None
    try:
        crs = pyproj.CRS.from_wkt(text)
    except CRSError:
        return None
    return crs if crs.is_geographic or crs.is_projected else None


@lru_cache(maxsize=64)
def number_of(crs: pyproj.CRS, *, sureness: int = 70) -> int | None:
    """Its EPSG number; one that tells none is compared with all that there are, which takes up to a second or two."""
    return crs.to_epsg(min_confidence=sureness)


def name_of(crs: pyproj.CRS) -> str:
    """EPSG:4549, or the system's own name where it has no number."""
    number = number_of(crs) or number_of(crs, sureness=60)
    return f"EPSG:{number}" if number else str(crs.name)[:100]


def zone_codes(lng: float) -> list[int]:
    """EPSG numbers of the Gauss-Krüger systems without zone number around a longitude, likeliest first."""
    three, six = round(lng / 3), round((lng - 3) / 6)
    near = [4534 + n - 25 for n in (three, three - 1, three + 1) if 25 <= n <= 45]
    return near + [4502 + n - 12 for n in (six,) if 12 <= n <= 22]


def _by_zone_number(west: int, east: int) -> Iterator[int]:
    """The zone that stands before the eastings: 25 to 45 are 3° wide, 13 to 23 are 6° wide."""
    if west == east and 25 <= west <= 45:
        yield 4513 + west - 25
    if west == east and 13 <= west <= 23:
        yield 4491 + west - 13


def candidates(west: float, south: float, east: float, north: float, lng: float | None) -> Iterator[int]:
    """EPSG numbers that the ranges of x and y allow, likeliest first.

    Args:
        west: smallest x; the others likewise.
        lng: longitude of the county, None when unknown.
    """
    if -360 <= west <= east <= 360 and -90 <= south <= north <= 90:
        yield SRID
        return
    if max(abs(west), abs(south), abs(east), abs(north)) < LEAST_METRES:
        return
    if 0 < south <= north < 7e6:
        yield from _by_zone_number(int(west // 1e6), int(east // 1e6))
        if 0 < west <= east < 1e6 and lng is not None:
            yield from zone_codes(lng)
    if max(abs(west), abs(east)) <= 20037509 and max(abs(south), abs(north)) <= 20037509 and east > 1e6:
        yield 3857


def guess(pairs: NDArray[np.float64], county: BaseGeometry | None) -> Reading | None:
    """The likeliest reading of pairs of numbers; None when no known system fits.

    Args:
        pairs: finite numbers as they stand in the file, at least one pair.
        county: outline of the county the file is for; the reading must lie there, if it is known.

    Raises:
        Invalid: several systems fit and put the numbers at different places.
    """
    low, high = pairs.min(axis=0), pairs.max(axis=0)
    lng = None if county is None else float(county.centroid.x)
    fallback: Reading | None = None
    for swapped in (False, True):
        x, y = (1, 0) if swapped else (0, 1)
        fits = [
            Reading(pyproj.CRS.from_epsg(number), f"EPSG:{number}", swapped, guessed=True)
            for number in candidates(low[x], low[y], high[x], high[y], lng)
        ]
        likely = [one for one in fits if county is None or lies_in(one, pairs, county)]
        if likely:
            return _only(likely, pairs)
        fallback = fallback or next(iter(fits), None)
    return fallback


def _only(readings: list[Reading], pairs: NDArray[np.float64]) -> Reading:
    """The first of several readings that all put the numbers at one place.

    Raises:
        Invalid: they put them at different places.
    """
    places = [reading.to_degrees(pairs[:1]) for reading in readings]
    if any(np.abs(place - places[0]).max() > SAME_DEG for place in places):
        raise Invalid("systems.several", crs=[one.name for one in readings], field="crs", reason="crs_several")
    return readings[0]


def turned(reading: Reading, pairs: NDArray[np.float64], county: BaseGeometry | None) -> Reading:
    """The same system, its axes swapped where only that puts the numbers into the county."""
    other = Reading(reading.crs, reading.name, not reading.swapped, reading.guessed)
    if county is None:
        degrees = reading.crs.is_geographic and bool(np.abs(pairs[:, 1]).max() > 90 and np.abs(pairs[:, 0]).max() <= 90)
        return other if degrees else reading
    if lies_in(reading, pairs, county) or not lies_in(other, pairs, county):
        return reading
    return other


def lies_in(reading: Reading, pairs: NDArray[np.float64], county: BaseGeometry) -> bool:
    """Whether the box around the numbers, read so, touches the box around the county."""
    corners: Any = np.array([pairs.min(axis=0), pairs.max(axis=0), np.median(pairs, axis=0)])
    degrees = reading.to_degrees(corners)
    if not np.isfinite(degrees).all():
        return False
    frame = box(*county.bounds).buffer(0.02)
    around = box(*degrees.min(axis=0), *degrees.max(axis=0))
    return bool(shapely.intersects_xy(frame, degrees[2, 0], degrees[2, 1]) or frame.intersects(around))
