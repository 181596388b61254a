"""Shapes as columns hold them, and what is wrong with one, in words."""

import re

import shapely
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry

from gridgis.core.wording import Phrase, catalogue


def multi(shape: BaseGeometry) -> MultiPolygon:
    """A polygon, or several of them, as one kind: columns of outlines and grids hold several."""
    return shape if isinstance(shape, MultiPolygon) else MultiPolygon(shapely.get_parts(shape))


def why_invalid(shape: BaseGeometry) -> Phrase:
    """Why a shape is not valid, and where."""
    told, _, place = str(shapely.is_valid_reason(shape)).partition("[")
    slug = re.sub(r"[^a-z]+", "_", told.lower()).strip("_").removesuffix("_in_geometry_component")
    fault = Phrase(f"geos.{slug}" if f"geos.{slug}" in catalogue() else "geos.not_valid")
    return Phrase("geos.at", {"fault": fault, "place": place.rstrip("]")}) if place else fault
