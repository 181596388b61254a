"""GeoJSON, row by row: one bad shape spoils its own row only."""

import json
import re
from typing import Any

import numpy as np
import pyproj
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from gridgis.core.errors import Invalid
from gridgis.core.wording import Phrase
from gridgis.exchange.reading.crs import named
from gridgis.exchange.reading.layers import RawLayer, RawRow, as_text, decoded
from gridgis.exchange.reading.limits import Limits, look_at_json, refuse_many, refuse_vertices

POLYGONS = ("Polygon", "MultiPolygon")
OTHERS = ("Point", "MultiPoint", "LineString", "MultiLineString", "GeometryCollection")
LEAST_CORNERS = 3


def read(content: bytes, encoding: str | None, limits: Limits) -> RawLayer:
    """Read a FeatureCollection, a feature or a bare geometry.

    Raises:
        Invalid: it is none, or holds more than allowed.
    """
    text, used, guessed = decoded(content, encoding)
    look_at_json(text.encode() if used != "utf-8" else content, limits)
    try:
        document = json.loads(text, parse_int=float)
    except (ValueError, RecursionError) as error:
        raise Invalid("files.no_json", why=str(error)[:80], field="file", reason="broken") from None
    features = _features(document)
    refuse_many(limits, rows=len(features))
    rows, total, dimensions = [], 0, 2
    for number, feature in enumerate(features, 1):
        refuse_many(limits, fields=_plain(feature))
        row, deep = _row(feature)
        count = 0 if row.shape is None else int(shapely.get_num_coordinates(row.shape))
        total, dimensions = total + count, max(dimensions, deep)
        refuse_vertices(number, count, total, limits)
        rows.append(row)
    fields = list(dict.fromkeys(name for row in rows for name in row.values))
    refuse_many(limits, fields=len(fields))
    crs, strange = _crs(document)
    layer = RawLayer("GeoJSON", rows, fields, crs=crs, encoding=used, encoding_guessed=guessed, drops_z=dimensions > 2)
    layer.strange_crs = strange
    return layer


def _plain(feature: Any) -> int:
    """How many properties a feature has that are columns, told before any is made readable."""
    properties = feature.get("properties") if isinstance(feature, dict) else None
    known = properties.values() if isinstance(properties, dict) else ()
    return sum(not isinstance(value, (dict, list)) for value in known)


def _features(document: Any) -> list[Any]:
    kind = document.get("type") if isinstance(document, dict) else None
    if kind == "FeatureCollection" and isinstance(document.get("features"), list):
        found: list[Any] = document["features"]
        return found
    if kind == "Feature":
        return [document]
    if kind == "Topology":
        raise Invalid("systems.topojson", field="file", reason="unknown_format")
    if kind in (*POLYGONS, *OTHERS):
        return [{"type": "Feature", "properties": {}, "geometry": document}]
    raise Invalid("files.no_json", why=Phrase("files.no_member"), field="file", reason="broken")


def _row(feature: Any) -> tuple[RawRow, int]:
    if not isinstance(feature, dict):
        return RawRow({}, None, "broken"), 2
    properties = feature.get("properties")
    known = properties if isinstance(properties, dict) else {}
    values = {as_text(name): as_text(value) for name, value in known.items() if not isinstance(value, (dict, list))}
    if isinstance(feature.get("id"), (str, float)) and "id" not in values:
        values["id"] = as_text(feature["id"])
    made, fault = _shape(feature.get("geometry"))
    return RawRow(values, made, fault), 3 if made is not None and shapely.has_z(made) else 2


def _shape(geometry: Any) -> tuple[BaseGeometry | None, str]:
    if geometry is None:
        return None, "empty"
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind in OTHERS:
        return None, "not_polygon"
    if kind not in POLYGONS:
        return None, "broken"
    if not geometry.get("coordinates"):
        return None, "empty"
    try:
        with np.errstate(invalid="ignore"):
            made = shape(_without_points(geometry))
    except (ValueError, TypeError, IndexError, KeyError, AttributeError, shapely.errors.ShapelyError):
        return None, "broken"
    return made, "empty" if made.is_empty else ""


def _without_points(geometry: dict[str, Any]) -> dict[str, Any]:
    """The same without parts whose border is a point or a line there and back: they have no area to lose."""
    if geometry["type"] != "MultiPolygon":
        return geometry
    parts = geometry["coordinates"]
    kept = [part for part in parts if not (part and len({tuple(at) for at in part[0]}) < LEAST_CORNERS)]
    return {"type": "MultiPolygon", "coordinates": kept or parts}


def _crs(document: Any) -> tuple[pyproj.CRS | None, str]:
    """The system that old GeoJSON names; the new always means longitude and latitude of WGS 84.

    Returns:
        None where none is named: the numbers then tell, since many programs write metres and say nothing. Beside it the
        name where nobody knows what it means.
    """
    said = document.get("crs")
    properties = said.get("properties") if isinstance(said, dict) else None
    if not isinstance(properties, dict):
        return None, ""
    name = next((properties[key] for key in ("name", "code") if properties.get(key) is not None), None)
    text = as_text(name).strip() if isinstance(name, str | float) else ""
    if text.upper().endswith("CRS84"):
        return pyproj.CRS.from_epsg(4326), ""
    try:
        return (named(re.split("[:/]", text)[-1]), "") if text else (None, "")
    except Invalid:
        return None, text
