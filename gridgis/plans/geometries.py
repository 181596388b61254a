"""The shapes that an edit brings along, and what of it can be kept."""

from collections.abc import Mapping
from typing import Any

import shapely
from shapely.geometry import LineString, Polygon, shape
from shapely.geometry.base import BaseGeometry

from gridgis.core.errors import Invalid
from gridgis.core.shapes import why_invalid
from gridgis.core.texts import storable
from gridgis.grids import coverage
from gridgis.plans.asked import Area, Line

MOST_VERTICES = 5000
"""A drawn shape or line may have so many vertices."""

MOST_FACTS = 4 * MOST_VERTICES
MOST_NUMBER = 1e15


def refuse_unkeepable(facts: Mapping[str, Any]) -> None:
    """Refuse what can't be kept with an edit: texts and numbers that the database does not know, or too much.

    Raises:
        Invalid: there is such a thing.
    """
    left: list[object] = [dict(facts)]
    count = 0
    while left:
        one = left.pop()
        count += 1
        if count > MOST_FACTS:
            raise Invalid("plans.too_much", most=MOST_FACTS)
        if isinstance(one, str) and not storable(one):
            raise Invalid("plans.not_storable")
        if isinstance(one, (int, float)) and not -MOST_NUMBER < one < MOST_NUMBER:
            raise Invalid("plans.not_finite")
        if isinstance(one, Mapping):
            left.extend([*one.keys(), *one.values()])
        elif isinstance(one, (list, tuple)):
            left.extend(one)


def polygon(asked: Area) -> Polygon:
    """A drawn polygon, rounded and valid.

    Raises:
        Invalid: it is none.
    """
    made = _geometry(asked, "boundary")
    found = coverage.rounded(made)
    if not isinstance(found, Polygon) or found.is_empty or not found.is_valid or found.area == 0:
        reason = why_invalid(found)
        raise Invalid("plans.polygon_broken", reason=reason, field="boundary")
    return found


def line(asked: Line) -> LineString:
    """A drawn line of at least two points.

    Raises:
        Invalid: it is none.
    """
    made = _geometry(asked, "line")
    if not isinstance(made, LineString) or made.length == 0:
        raise Invalid("plans.short_line", field="line")
    return made


def _geometry(asked: Area | Line, name: str) -> BaseGeometry:
    try:
        made: BaseGeometry = shapely.force_2d(shape(asked.model_dump()))
    except (ValueError, TypeError, IndexError, shapely.errors.ShapelyError):
        raise Invalid("plans.no_geometry", field=name) from None
    at = shapely.get_coordinates(made)
    if len(at) > MOST_VERTICES:
        raise Invalid("plans.many_vertices", count=len(at), most=MOST_VERTICES, field=name)
    if len(at) and not (abs(at[:, 0]).max() <= 180 and abs(at[:, 1]).max() <= 90):
        raise Invalid("plans.beyond_globe", field=name)
    return made
