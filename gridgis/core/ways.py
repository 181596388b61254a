"""The one way from a system of reference to stored degrees, for points, areas and what goes out alike."""

import re
from functools import lru_cache

import pyproj
from pyproj.exceptions import ProjError

from gridgis.core.datums import SRID
from gridgis.core.errors import Invalid

WGS84 = 4326
EARTH_M = (6_300_000.0, 6_400_000.0)
"""Between these lies half the long axis of every figure of the earth."""

_SAME = re.compile(
    r"(cgcs|china_?(geodetic_coordinate_system)?)_?2000|(wgs|world_geodetic_system)_?(19)?84", re.IGNORECASE
)
_ELLIPSOID = (6378137.0, 298.2572)


def to_stored(crs: pyproj.CRS) -> pyproj.Transformer:
    """The way from a system to EPSG:4490, easting or longitude first; back it goes by its inverse.

    A datum without a stated way to CGCS2000 goes through its best known way to WGS-84, which is taken as equal.

    Raises:
        Invalid: only a rough guess is known, hundreds of metres off, or it is a system of another planet.
    """
    return _way(crs.to_wkt())


@lru_cache(maxsize=256)
def _way(text: str) -> pyproj.Transformer:
    crs = pyproj.CRS.from_wkt(text)
    if not (crs.is_geographic or crs.is_projected):
        raise Invalid("systems.no_way", crs=str(crs.name)[:100], field="crs")
    axis = crs.ellipsoid.semi_major_metre if crs.ellipsoid else EARTH_M[0]
    if not EARTH_M[0] <= axis <= EARTH_M[1]:
        raise Invalid("systems.other_planet", crs=str(crs.name)[:100], field="crs")
    try:
        return pyproj.Transformer.from_crs(crs, SRID, always_xy=True, allow_ballpark=False)
    except ProjError:
        pass
    try:
        if _is_of_2000(crs):
            return pyproj.Transformer.from_crs(crs, crs.geodetic_crs, always_xy=True)
        pyproj.Transformer.from_crs(crs, WGS84, always_xy=True, allow_ballpark=False)
        return pyproj.Transformer.from_crs(crs, WGS84, always_xy=True)
    except ProjError:
        raise Invalid("systems.no_way", crs=str(crs.name)[:100], field="crs") from None


def _is_of_2000(crs: pyproj.CRS) -> bool:
    """Whether a system whose datum is in no register calls itself CGCS2000 or WGS-84, and has its ellipsoid."""
    if crs.is_bound or _is_turned(crs) or crs.datum is None or crs.ellipsoid is None or crs.geodetic_crs is None:
        return False
    shape = (crs.ellipsoid.semi_major_metre, crs.ellipsoid.inverse_flattening)
    same = all(abs(is_ - wanted) < 0.001 for is_, wanted in zip(shape, _ELLIPSOID, strict=True))
    return same and bool(_SAME.search(re.sub(r"[\s-]+", "_", str(crs.datum.name))))


def _is_turned(crs: pyproj.CRS) -> bool:
    """Whether longitudes do not begin at Greenwich, or the poles are moved."""
    meridian = crs.prime_meridian
    return bool((meridian is not None and meridian.longitude) or (crs.is_geographic and crs.is_derived))
