"""Grids out of gridgis: GeoJSON, GeoPackage, zipped Shapefile or KML, in the system asked for."""

import json
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any
from xml.sax.saxutils import escape, quoteattr

import numpy as np
import pyproj
import shapely
from numpy.typing import NDArray
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.core.errors import Invalid, NotFound
from gridgis.core.geo import SRID
from gridgis.core.vocabulary import OneOf
from gridgis.core.ways import to_stored
from gridgis.exchange.reading.crs import DEGREES, is_of_2000, named
from gridgis.exchange.reading.layers import encoding_named
from gridgis.exchange.reading.shapefiles import gdal
from gridgis.grids.coverage import as_area
from gridgis.grids.layers import layer_of
from gridgis.grids.models import Grid, GridVersion
from gridgis.grids.queries import below, visible_to
from gridgis.plans import queries as plans
from gridgis.plans.drafts import in_force, laid_over, touched
from gridgis.security.rules import Actor

DECIMALS_M = 4
"""Metres are written to 0.1 mm, so that coming back they round to the same 1e-7 degrees."""


@dataclass(frozen=True)
class Out:
    """A grid as it goes out; names of facts have ten bytes at most, as a Shapefile wants them."""

    code: str
    name: str
    layer: str
    village: str
    zone_kind: str
    households: int
    valid_from: str
    boundary: BaseGeometry


COLUMNS = ("code", "name", "layer", "village", "zone_kind", "households", "valid_from")


def in_force_on(session: Session, actor: Actor, day: date, parent: str | None, layer: str | None = None) -> list[Out]:
    """Grids in force on a day below a division, or all, as far as the actor may see them; by code."""
    asked = (
        select(
            Grid.code, GridVersion.name, Grid.layer, Grid.village_code, Grid.zone_kind, GridVersion.households,
            GridVersion.valid_from, func.ST_AsBinary(GridVersion.boundary),
        )
        .join(GridVersion, GridVersion.grid_code == Grid.code)
        .where(GridVersion.period.op("@>")(day))
        .order_by(Grid.code)
    )  # fmt: skip
    if parent is not None:
        asked = asked.where(below(parent))
    if layer is not None:
        asked = asked.where(Grid.layer == layer_of(session, layer).code)
    rows: Sequence[Any] = session.execute(visible_to(asked, actor)).all()
    shapes = map(as_area, shapely.from_wkb([bytes(row[-1]) for row in rows]))
    pairs = zip(rows, shapes, strict=True)
    return [Out(*[*facts, begins.isoformat(), shape]) for (*facts, begins, _), shape in pairs if shape is not None]


def of_plan(
    session: Session, actor: Actor, plan_id: int, day: date, parent: str | None, layer: str | None = None
) -> list[Out]:
    """The net of a plan's county as the plan has it, as far as the actor may see it; by code.

    Raises:
        NotFound: the actor may see no such plan.
    """
    plan = plans.get(session, actor, plan_id)
    net = laid_over(in_force(session, day, Grid.county_code == plan.county_code), touched(session, plan))
    homes = plans.spots(session, {draft.village_code for draft in net.values()})
    wanted = None if layer is None else layer_of(session, layer)
    found = []
    for code, draft in sorted(net.items()):
        spot = replace(homes[draft.village_code], grid_code=code)
        within = (None, spot.county_code, spot.town_code, spot.village_code)
        if actor.may("grid.read", spot) and parent in within and wanted in (None, draft.layer):
            facts = (code, draft.name, draft.layer.code, draft.village_code, draft.zone_kind, draft.households)
            found.append(Out(*facts, "", draft.boundary))
    return found


def write(rows: Sequence[Out], folder: Path, form: str, *, crs: str | None = None, encoding: str | None = None) -> Path:
    """Write grids to a file in a folder of ours.

    Args:
        rows: what to write, in this order.
        folder: an empty folder.
        form: one of `FORMATS`; a Shapefile is zipped.
        crs: EPSG number; 4490 when None. KML has longitude and latitude only.
        encoding: of a Shapefile's table, GBK when None.

    Raises:
        NotFound: there is nothing to write.
        Invalid: no such format, system or encoding, or one that the format does not have.
    """
    if form not in FORMATS:
        raise Invalid("boundaries.no_format", form=form[:20], formats=FORMATS, field="format")
    system = named(crs) if crs else pyproj.CRS.from_epsg(SRID)
    if not is_of_2000(system):
        raise Invalid("boundaries.crs_of_2000", field="crs")
    if form == "kml" and system.to_epsg() not in DEGREES:
        raise Invalid("boundaries.kml_degrees", field="crs")
    if encoding is not None and (form != "shp" or encoding_named(encoding) not in ("gb18030", "utf-8")):
        raise Invalid("boundaries.export_encoding", field="encoding")
    if not rows:
        raise NotFound("boundaries.no_grids")
    shapes = _turned([row.boundary for row in rows], system)
    return FORMATS[form].write(rows, shapes, system, folder, encoding)


def _turned(shapes: Sequence[BaseGeometry], system: pyproj.CRS) -> NDArray[np.object_]:
    """Shapes in a system, easting or longitude first, rings as RFC 7946 wants them."""
    oriented = shapely.orient_polygons(np.array(shapes, dtype=object))
    if system.to_epsg() in DEGREES:
        return np.asarray(oriented)
    way = to_stored(system)
    decimals = DECIMALS_M if system.is_projected else 10

    def stored(at: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.round(np.column_stack(way.transform(at[:, 0], at[:, 1], direction="INVERSE")), decimals)

    return np.asarray(shapely.transform(oriented, stored))


def _facts(row: Out) -> dict[str, object]:
    return {name: getattr(row, name) for name in COLUMNS}


def _geojson(rows: Sequence[Out], shapes: NDArray[np.object_], system: pyproj.CRS, folder: Path, _: str | None) -> Path:
    """RFC 7946 for degrees; other systems are named as the format of 2008 did."""
    head: dict[str, object] = {"type": "FeatureCollection"}
    if system.to_epsg() not in DEGREES:
        head["crs"] = {"type": "name", "properties": {"name": f"urn:ogc:def:crs:EPSG::{system.to_epsg()}"}}
    features = [
        {"type": "Feature", "id": row.code, "geometry": json.loads(text), "properties": _facts(row)}
        for row, text in zip(rows, shapely.to_geojson(shapes), strict=True)
    ]
    path = folder / "grids.geojson"
    path.write_text(json.dumps(head | {"features": features}, ensure_ascii=False), encoding="utf-8")
    return path


def _frame(rows: Sequence[Out], shapes: NDArray[np.object_], system: pyproj.CRS) -> Any:
    return import_module("geopandas").GeoDataFrame([_facts(row) for row in rows], geometry=list(shapes), crs=system)


def _gpkg(rows: Sequence[Out], shapes: NDArray[np.object_], system: pyproj.CRS, folder: Path, _: str | None) -> Path:
    path = folder / "grids.gpkg"
    gdal().write_dataframe(_frame(rows, shapes, system), path, driver="GPKG", layer="grids", promote_to_multi=True)
    return path


def _shp(
    rows: Sequence[Out], shapes: NDArray[np.object_], system: pyproj.CRS, folder: Path, encoding: str | None
) -> Path:
    name = "UTF-8" if encoding and encoding_named(encoding) == "utf-8" else "GBK"
    _refuse_unwritable(rows, name)
    gdal().write_dataframe(_frame(rows, shapes, system), folder / "grids.shp", driver="ESRI Shapefile", encoding=name)
    (folder / "grids.cpg").write_text(name, encoding="ascii")
    path = folder / "grids.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in sorted(folder.glob("grids.*")):
            if part != path:
                archive.write(part, part.name)
    return path


def _refuse_unwritable(rows: Sequence[Out], encoding: str) -> None:
    for row in rows:
        try:
            row.name.encode(encoding)
        except UnicodeEncodeError:
            raise Invalid("boundaries.name_lacks", code=row.code, encoding=encoding, field="encoding") from None


def _kml(rows: Sequence[Out], shapes: NDArray[np.object_], system: pyproj.CRS, folder: Path, _: str | None) -> Path:
    path = folder / "grids.kml"
    with path.open("w", encoding="utf-8") as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>\n')
        for row, shape in zip(rows, shapes, strict=True):
            facts = "".join(
                f"<Data name={quoteattr(name)}><value>{escape(str(value))}</value></Data>"
                for name, value in _facts(row).items()
                if name != "name"
            )
            parts = "".join(_kml_polygon(part) for part in shapely.get_parts(shape) if isinstance(part, Polygon))
            out.write(
                f"<Placemark><name>{escape(row.name)}</name><ExtendedData>{facts}</ExtendedData>"
                f"<MultiGeometry>{parts}</MultiGeometry></Placemark>\n"
            )
        out.write("</Document></kml>\n")
    return path


def _kml_polygon(part: Polygon) -> str:
    rings = (("outerBoundaryIs", [part.exterior]), ("innerBoundaryIs", part.interiors))
    made = "".join(
        f"<{name}><LinearRing><coordinates>{' '.join(f'{x:.7f},{y:.7f}' for x, y in ring.coords)}"
        f"</coordinates></LinearRing></{name}>"
        for name, several in rings
        for ring in several
    )
    return f"<Polygon>{made}</Polygon>"


@dataclass(frozen=True)
class Form:
    """A format in which grids go out; what `write` takes is rows, their shapes, the system, a folder, an encoding."""

    name: str
    suffix: str
    media_type: str
    write: Callable[[Sequence[Out], NDArray[np.object_], pyproj.CRS, Path, str | None], Path]


FORMATS = {
    "geojson": Form("GeoJSON", "geojson", "application/geo+json", _geojson),
    "gpkg": Form("GeoPackage", "gpkg", "application/geopackage+sqlite3", _gpkg),
    "shp": Form("Shapefile", "zip", "application/zip", _shp),
    "kml": Form("KML", "kml", "application/vnd.google-earth.kml+xml", _kml),
}
"""The formats, in the order in which they are offered; one more is a writer and a line here."""

FormName = Annotated[str, OneOf(FORMATS)]
