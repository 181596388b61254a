"""Reading what an edit brings along: shapes, vertices, codes, names."""

from collections.abc import Mapping
from typing import Any

import shapely
from shapely.geometry import LineString, Polygon, shape
from shapely.geometry.base import BaseGeometry

from gridgis.core.errors import Invalid
from gridgis.core.geo import DECIMALS
from gridgis.core.shapes import why_invalid
from gridgis.core.texts import storable
from gridgis.grids import coverage
from gridgis.grids.coverage import Vertex

Facts = Mapping[str, Any]

MOST_VERTICES = 5000
"""A drawn shape or line may have so many vertices."""

LONGEST_NAME = 100
MOST_FACTS = 4 * MOST_VERTICES
MOST_NUMBER = 1e15


def refuse_unkeepable(facts: Facts) -> None:
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


def polygon(facts: Facts, name: str = "boundary") -> Polygon:
    """A drawn polygon, rounded and valid.

    Raises:
        Invalid: it is none.
    """
    made = _geometry(facts, name)
    if not isinstance(made, Polygon):
        raise Invalid("plans.one_polygon", field=name)
    found = coverage.rounded(made)
    if not isinstance(found, Polygon) or found.is_empty or not found.is_valid or found.area == 0:
        reason = why_invalid(found)
        raise Invalid("plans.polygon_broken", reason=reason, field=name)
    return found


def line(facts: Facts, name: str = "line") -> LineString:
    """A drawn line of at least two points.

    Raises:
        Invalid: it is none.
    """
    made = _geometry(facts, name)
    if not isinstance(made, LineString) or made.length == 0:
        raise Invalid("plans.short_line", field=name)
    return made


def _geometry(facts: Facts, name: str) -> BaseGeometry:
    given: Any = facts.get(name)
    try:
        made: BaseGeometry = shapely.force_2d(shape(given))
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, shapely.errors.ShapelyError):
        raise Invalid("plans.no_geometry", field=name) from None
    at = shapely.get_coordinates(made)
    if len(at) > MOST_VERTICES:
        raise Invalid("plans.many_vertices", count=len(at), most=MOST_VERTICES, field=name)
    if len(at) and not (abs(at[:, 0]).max() <= 180 and abs(at[:, 1]).max() <= 90):
        raise Invalid("plans.beyond_globe", field=name)
    return made


def vertex(value: object, name: str) -> Vertex:
    """A pair of longitude and latitude, rounded.

    Raises:
        Invalid: it is none.
    """
    if (
        isinstance(value, (list, tuple))
        and len(value) == 2
        and all(isinstance(one, (int, float)) and not isinstance(one, bool) for one in value)
        and abs(value[0]) <= 180
        and abs(value[1]) <= 90
    ):
        return round(float(value[0]), DECIMALS), round(float(value[1]), DECIMALS)
    raise Invalid("plans.pair", field=name)


def text(facts: Facts, name: str) -> str:
    """A text that is there and not too long.

    Raises:
        Invalid: it is not.
    """
    value = facts.get(name)
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST_NAME:
        raise Invalid("plans.text_long", most=LONGEST_NAME, field=name)
    return value.strip()


def codes(facts: Facts, name: str = "codes") -> list[str]:
    """Codes in the order given, each once; empty when there are none.

    Raises:
        Invalid: it is no list of texts.
    """
    value = facts.get(name) or []
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise Invalid("plans.codes_form", field=name)
    return list(dict.fromkeys(value))


def names(facts: Facts, name: str = "names") -> list[str]:
    """Names in the order given, an empty text where one is left open; empty when there are none.

    Raises:
        Invalid: it is no list of texts, or one is too long.
    """
    value = facts.get(name) or []
    if not isinstance(value, list) or not all(isinstance(one, str) and len(one) <= LONGEST_NAME for one in value):
        raise Invalid("plans.texts_form", most=LONGEST_NAME, field=name)
    return [one.strip() for one in value]


def number(facts: Facts, name: str, low: float, high: float) -> float | None:
    """A number within bounds; None when it is not given.

    Raises:
        Invalid: it is none, or out of bounds.
    """
    value = facts.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not low <= value <= high:
        raise Invalid("plans.number_range", low=low, high=high, field=name)
    return float(value)


def named(facts: Facts) -> set[str]:
    """Every code of a grid or village that an edit names."""
    found = {facts[name] for name in ("code", "source", "target", "village_code") if isinstance(facts.get(name), str)}
    return found | set(codes(facts))
