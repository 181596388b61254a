"""Shapes as columns hold them, and what is wrong with one, in words."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

import shapely
from shapely.geometry import MultiPolygon, mapping
from shapely.geometry.base import BaseGeometry

from gridgis.core.wording import Phrase, catalogue


def multi(shape: BaseGeometry) -> MultiPolygon:
    """A polygon, or several of them, as one kind: columns of outlines and grids hold several."""
    return shape if isinstance(shape, MultiPolygon) else MultiPolygon(shapely.get_parts(shape))


def feature(shape: BaseGeometry, facts: Mapping[str, Any], key: object = None) -> dict[str, Any]:
    """A GeoJSON feature; without an id where there is no key."""
    named = {} if key is None else {"id": key}
    return {"type": "Feature", **named, "geometry": mapping(shape), "properties": facts}


def collection(features: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """A GeoJSON FeatureCollection."""
    return {"type": "FeatureCollection", "features": list(features)}


def why_invalid(shape: BaseGeometry) -> Phrase:
    """Why a shape is not valid, and where."""
    told, _, place = str(shapely.is_valid_reason(shape)).partition("[")
    slug = re.sub(r"[^a-z]+", "_", told.lower()).strip("_").removesuffix("_in_geometry_component")
    fault = Phrase(f"geos.{slug}" if f"geos.{slug}" in catalogue() else "geos.not_valid")
    return Phrase("geos.at", {"fault": fault, "place": place.rstrip("]")}) if place else fault
