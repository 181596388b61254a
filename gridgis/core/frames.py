"""Frames of reference a sender may name, datums and EPSG numbers alike, and what one pair of numbers must be."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pyproj
from numpy.typing import ArrayLike, NDArray
from pyproj.exceptions import CRSError

from gridgis.core.datums import DECIMALS, METRES_A_DEGREE, SRID, Datum, Floats, to_cgcs2000
from gridgis.core.errors import Invalid
from gridgis.core.ways import to_stored
from gridgis.core.wording import Phrase

SLACK_DEG = 2.0
"""So far beyond a system's area of use its numbers are still taken; farther off they mean something else."""

EQUAL = {4326: Datum.WGS84, 4490: Datum.CGCS2000}
"""Numbers of the datums that have one."""

Box = tuple[float, float, float, float]

_NUMBER = re.compile(r"(?:epsg:|urn:ogc:def:crs:epsg:[0-9.]*:)?([0-9]{3,6})")


@dataclass(frozen=True)
class Frame:
    """What numbers are in: a datum of degrees, or a system by its EPSG number.

    It holds nothing but its name and number, so that it goes to other threads and processes as it is.
    """

    name: str
    datum: Datum | None = None
    epsg: int | None = None

    def to_cgcs2000(self, x: ArrayLike, y: ArrayLike) -> tuple[Floats, Floats]:
        """Convert to stored degrees.

        Args:
            x: longitudes or eastings in the system's unit, any shape.
            y: latitudes or northings, same shape.

        Returns:
            Longitudes and latitudes in EPSG:4490, unrounded, same shape; both NaN where a number is not finite, is
            out of range, or lies more than two degrees beyond the system's area of use. WGS-84 is taken as equal.
        """
        x, y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
        if self.datum is not None:
            known = (np.abs(x) <= 180) & (np.abs(y) <= 90)
            return to_cgcs2000(np.where(known, x, np.nan), y, self.datum)
        system = _system(self.epsg or SRID)
        flat = system.transformer.transform(np.atleast_1d(x).ravel(), np.atleast_1d(y).ravel())
        lng, lat = (np.asarray(one, dtype=np.float64).reshape(x.shape) for one in flat)
        known = system.may_give(x, y) & near_area(lng, lat, system.area)
        return np.where(known, lng, np.nan), np.where(known, lat, np.nan)


@dataclass(frozen=True)
class _System:
    """A system in use.

    Attributes:
        name: as the register has it.
        transformer: its way to EPSG:4490, or to WGS-84 which is taken as equal.
        area: west, south, east, north of the area it is made for, in degrees; west may lie east of east.
        box: the smallest x and y, and the largest, that may come from there, with some slack.
    """

    name: str
    transformer: pyproj.Transformer
    area: Box | None
    box: Box

    def may_give(self, x: Floats, y: Floats) -> NDArray[np.bool_]:
        """Which numbers may be meant in this system; formulas go round the globe with any number."""
        left, low, right, high = self.box
        return np.asarray((x >= left) & (x <= right) & (y >= low) & (y <= high))


def near_area(lng: Floats, lat: Floats, area: Box | None) -> NDArray[np.bool_]:
    """Which places lie in an area of use or near it; anywhere on the globe where there is none."""
    on_globe = (np.abs(lng) <= 180) & (np.abs(lat) <= 90)
    if area is None:
        return np.asarray(on_globe)
    west, south, east, north = area
    width = min((east - west) % 360 or 360.0, 360.0) + 2 * SLACK_DEG
    eastward = np.mod(np.where(on_globe, lng, 0.0) - west + SLACK_DEG, 360.0)
    return np.asarray(
        on_globe & ((width >= 360) | (eastward <= width)) & (lat >= south - SLACK_DEG) & (lat <= north + SLACK_DEG)
    )


def degrees_used(area: Box) -> Phrase:
    """An area of use in words."""
    return Phrase("core.degrees_used", dict(zip(("west", "south", "east", "north"), area, strict=True)))


def frame_named(name: str) -> Frame:
    """A frame by the name of a datum or an EPSG number, in any case: `gcj02`, `epsg:4547`, `4547`.

    Returns:
        The frame under its one name: 4326 and 4490 are `wgs84` and `cgcs2000`, other numbers `epsg:` and the number.

    Raises:
        Invalid: no such datum or system, or one that gives no position on the ground in two numbers.
    """
    told = name.strip().lower()
    if told in set(Datum):
        return Frame(told, datum=Datum(told))
    found = _NUMBER.fullmatch(told)
    if found is None:
        raise Invalid("core.no_frame", name=name[:40], datums=list(Datum), field="datum")
    number = int(found[1])
    if number in EQUAL:
        return Frame(EQUAL[number], datum=EQUAL[number])
    _system(number)
    return Frame(f"epsg:{number}", epsg=number)


@lru_cache(maxsize=128)
def _system(number: int) -> _System:
    """A system by number, looked up once a process; pyproj's transformers may be shared by threads since 3.1."""
    try:
        crs = pyproj.CRS.from_epsg(number)
    except CRSError:
        raise Invalid("core.no_epsg", number=number, field="datum") from None
    if crs.is_compound or not (crs.is_geographic or crs.is_projected) or len(crs.axis_info) != 2:
        why = Phrase("core.has_heights" if crs.is_compound or len(crs.axis_info) == 3 else "core.no_position")
        raise Invalid("core.frame_unfit", number=number, name=crs.name, why=why, field="datum")
    transformer = to_stored(crs)
    area = crs.area_of_use.bounds if crs.area_of_use else None
    return _System(str(crs.name), transformer, area, _box(crs, area))


def _box(crs: pyproj.CRS, area: Box | None) -> Box:
    """What numbers of a system may be: half a turn for degrees, and for metres the area's extent with slack."""
    unit = crs.axis_info[0].unit_conversion_factor
    if crs.is_geographic:
        return (-np.pi / unit, -np.pi / 2 / unit, np.pi / unit, np.pi / 2 / unit)
    if area is not None:
        way = pyproj.Transformer.from_crs(crs.geodetic_crs, crs, always_xy=True)
        left, low, right, high = way.transform_bounds(*area)
        if np.isfinite([left, low, right, high]).all():
            slack = max(SLACK_DEG * METRES_A_DEGREE * 1.2 / unit, 0.05 * max(right - left, high - low))
            return (left - slack, low - slack, right + slack, high + slack)
    return (-np.inf, -np.inf, np.inf, np.inf)


def place_from(x: float, y: float, frame: Datum | Frame) -> tuple[float, float]:
    """Check one pair of numbers and convert it to a stored place.

    Args:
        x: longitude or easting.
        y: latitude or northing.
        frame: what they are in.

    Returns:
        Longitude and latitude in EPSG:4490, rounded to 1e-7 degrees.

    Raises:
        Invalid: a number is not finite or out of range; swapped axes are named when that would explain it.
    """
    if isinstance(frame, Datum):
        frame = Frame(frame, datum=frame)
    if not (np.isfinite(x) and np.isfinite(y)):
        unit = Phrase("core.in_degrees") if frame.datum else Phrase("core.in_system", {"system": frame.name})
        raise Invalid("core.not_finite", unit=unit, field="lng")
    lng, lat = (float(one) for one in frame.to_cgcs2000(x, y))
    if np.isfinite(lng) and np.isfinite(lat):
        return round(lng, DECIMALS), round(lat, DECIMALS)
    if frame.datum is not None:
        hint = Phrase("core.hint_swapped") if abs(y) <= 180 and abs(x) <= 90 else ""
        raise Invalid("core.lng_lat_range", hint=hint, field="lng", lng=x, lat=y)
    raise Invalid("core.out_of_area", **_out_of_area(x, y, frame), field="lng", lng=x, lat=y)


def _out_of_area(x: float, y: float, frame: Frame) -> dict[str, Any]:
    """What is wrong with numbers that a system can't hold, and what may explain it."""
    system = _system(frame.epsg or SRID)
    area = degrees_used(system.area) if system.area is not None else ""
    hint = "core.check_numbers"
    if np.isfinite(frame.to_cgcs2000(y, x)[0]):
        hint = "core.easting_first"
    elif np.isfinite(frame.to_cgcs2000(x % 1e6, y)[0]):
        hint = "core.zone_number"
    return {"system": frame.name, "name": system.name, "area": area, "hint": Phrase(hint)}
