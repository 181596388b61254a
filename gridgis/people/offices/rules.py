"""What an office may be: its texts and numbers, its drawn area, and who may be above it."""

from collections.abc import Mapping
from typing import Any, TypedDict

import shapely
from shapely.geometry import MultiPolygon, shape
from shapely.geometry.base import BaseGeometry

from gridgis.core.errors import Conflict, Invalid
from gridgis.core.shapes import multi, why_invalid
from gridgis.core.texts import storable

LIMITS = {"name": 60, "phone": 40, "address": 200, "hours": 60}
"""Characters that a text may have."""
MOST_POSTS = 10_000
MOST_AREAS = 500
MOST_VERTICES = 5000
SMALLEST_M2 = 100.0
LEVELS = ("county", "town", "village", "grid")
"""From wide to narrow."""


class Facts(TypedDict, total=False):
    """What of an office may change; `lng` and `lat` come together, `area` is a GeoJSON polygon or null."""

    name: str
    department_code: str | None
    lng: float | None
    lat: float | None
    phone: str
    address: str
    hours: str
    established: int | None
    in_field: int | None
    area_codes: list[str]
    area: Mapping[str, Any] | None


def tidy(given: Facts) -> Facts:
    """Facts without blanks around their texts, each of which fits.

    Raises:
        Invalid: a text is too long or can't be stored, the name is empty, a number is out of reach, half a place.
    """
    told = Facts(**given)
    for name, limit in LIMITS.items():
        if name in told:
            text = " ".join(str(told[name]).split())  # type: ignore[literal-required]
            if len(text) > limit or not storable(text):
                raise Invalid("offices.text_too_long", limit=limit, field=name)
            told[name] = text  # type: ignore[literal-required]
    if told.get("name") == "":
        raise Invalid("offices.no_name", field="name")
    for name in ("established", "in_field"):
        number = told.get(name)
        if isinstance(number, int) and not 0 <= number <= MOST_POSTS:
            raise Invalid("offices.posts_out_of_reach", most=MOST_POSTS, field=name)
    if (told.get("lng") is None) != (told.get("lat") is None):
        raise Invalid("offices.half_a_place", field="lng")
    if len(told.get("area_codes", ())) > MOST_AREAS:
        raise Invalid("offices.many_areas", most=MOST_AREAS, field="area_codes")
    return told


def drawn(asked: Mapping[str, Any]) -> MultiPolygon:
    """A drawn area.

    Raises:
        Invalid: it is no area, crosses itself, has very many corners, or is too small to be meant.
    """
    try:
        made: BaseGeometry = shapely.force_2d(shape(dict(asked)))
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, shapely.errors.ShapelyError):
        raise Invalid("offices.no_area", field="area") from None
    at = shapely.get_coordinates(made)
    if made.geom_type not in ("Polygon", "MultiPolygon") or not len(at) or abs(at).max() > 180:
        raise Invalid("offices.no_area", field="area")
    if len(at) > MOST_VERTICES:
        raise Invalid("offices.many_vertices", most=MOST_VERTICES, field="area")
    if not made.is_valid:
        raise Invalid("offices.area_broken", reason=why_invalid(made), field="area")
    return multi(made)


def require_above(code: str, name: str, level: str, above: str, parents: Mapping[str, tuple[str, str | None]]) -> None:
    """Refuse a department that is the office itself, below it, or of a narrower level.

    Args:
        code: the office's; empty for one that is founded.
        name: of the office.
        level: of the office.
        above: the department's code.
        parents: level and department of every office by code.

    Raises:
        Conflict: it is.
    """
    if LEVELS.index(parents[above][0]) > LEVELS.index(level):
        raise Conflict("offices.department_narrower", field="department_code")
    seen, one = set[str](), above
    while one and one not in seen:
        if one == code:
            raise Conflict("offices.under_itself", name=name, field="department_code")
        seen.add(one)
        one = parents[one][1] or "" if one in parents else ""
