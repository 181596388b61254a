"""Boundary files as people have them: which format, system and encoding, and shapes in stored degrees."""

import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pyproj
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from gridgis.core.errors import Invalid
from gridgis.core.geo import SRID, Datum, datum_named, to_cgcs2000
from gridgis.exchange.reading import gdal, geojson, kml, shapefiles
from gridgis.exchange.reading.crs import Reading, guess, name_of, named, refuse_elsewhere, turned
from gridgis.exchange.reading.layers import RawLayer, with_area
from gridgis.exchange.reading.limits import Limits, refuse_large
from gridgis.exchange.reading.unpacking import unpack
from gridgis.grids.coverage import rounded

SUFFIXES = {
    "GeoJSON": (".geojson", ".json"),
    "GeoPackage": (".gpkg",),
    "Shapefile": (".zip", ".shz"),
    "KML": (".kml", ".kmz", ".zip"),
    "FileGDB": (".gdb", ".zip"),
    "MapInfo": (".tab", ".mif", ".zip"),
    "DXF": (".dxf", ".zip"),
    "GML": (".gml", ".xml", ".zip"),
}


SKIPPABLE = ("empty", "not_polygon")
"""Faults of rows that are no areas, rather than areas that went wrong."""

MAIN_KML = "doc"
"""The file that a KMZ begins with."""


@dataclass(frozen=True)
class Told:
    """What the sender says about a file, each overriding what would be guessed; `layer` chooses among several.

    `skip_unusable` leaves out rows without a shape and rows of another kind, such as points and texts.
    """

    crs: str | None = None
    encoding: str | None = None
    datum: str | None = None
    layer: str | None = None
    skip_unusable: bool = False


@dataclass(frozen=True)
class Row:
    """A row: number from 1, values by field, and its shape in EPSG:4490, rounded to 1e-7 degrees.

    `fault` says why there is no usable shape: `broken`, `empty`, `not_polygon`, `coordinates`, `antimeridian`.
    """

    number: int
    values: dict[str, str]
    shape: BaseGeometry | None
    fault: str = ""


@dataclass(frozen=True)
class BoundaryFile:
    """A file that was read; `notes` are kinds of what was noticed about the whole: `swapped`, `z_dropped` and so on.

    `left_out` are the rows without a usable shape that were left out as the sender asked.
    """

    format: str
    layer: str
    layers: list[str]
    crs: str
    crs_guessed: bool
    encoding: str
    encoding_guessed: bool
    fields: list[str]
    rows: list[Row]
    notes: list[str] = field(default_factory=list)
    left_out: list[Row] = field(default_factory=list)


def read(
    path: Path,
    name: str,
    told: Told,
    county: BaseGeometry | None = None,
    limits: Limits | None = None,
    *,
    whole_earth: bool = False,
) -> BoundaryFile:
    """Read a boundary file.

    Args:
        path: where its bytes lie.
        name: what the sender calls it; only compared with what it is.
        told: what the sender says about it.
        county: outline of the county it should lie in, EPSG:4490; it decides between possible systems.
        limits: how much it may hold.
        whole_earth: shapes may have parts on both sides of the 180° meridian, as those of countries do.

    Returns:
        Rows in the order of the file. A row whose shape can't be used has a fault and no shape.

    Raises:
        Invalid: the file as a whole can't be used; nothing larger than the limits was built to find out.
    """
    limits = limits or Limits()
    refuse_large(path, limits)
    layer = _raw(path, told, limits)
    if not layer.rows:
        raise Invalid("boundaries.no_features", field="file", reason="no_rows")
    notes = [f"{axis}_dropped" for axis, dropped in (("z", layer.drops_z), ("m", layer.drops_m)) if dropped]
    if len(layer.layers) > 1 and told.layer is None and layer.layer != MAIN_KML:
        notes.append("several_layers")
    if Path(name).suffix.lower() not in SUFFIXES[layer.format]:
        notes.append("other_suffix")
    return _placed(layer, told, county, notes, whole_earth=whole_earth)


def _raw(path: Path, told: Told, limits: Limits) -> RawLayer:
    if path.is_dir():
        return gdal.read({".gdb": path}, ".gdb", told.layer, told.encoding, limits)
    with path.open("rb") as file:
        head = file.read(2048)
    if head.startswith(b"PK") or zipfile.is_zipfile(path):
        return _from_archive(path, told, limits)
    if head.startswith(shapefiles.SQLITE):
        return shapefiles.read_geopackage(path, told.layer, limits)
    begin = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if begin.startswith((b"{", b"[")):
        return geojson.read(path.read_bytes(), told.encoding, limits)
    if suffix := gdal.suffix_of(head):
        beside = {one: path.with_suffix(one) for one in gdal.BESIDE.get(suffix, ())}
        parts = {one: there for one, there in beside.items() if there.is_file()}
        return gdal.read({**parts, suffix: path}, suffix, told.layer, told.encoding, limits)
    if begin.startswith((b"<", b"\xff\xfe<", b"\xfe\xff\0<")):
        return kml.read(path.read_bytes(), told.encoding, limits)
    if head.startswith(b"\0\0\x27\x0a"):
        raise Invalid("boundaries.shp_alone", field="file", reason="bare")
    raise Invalid("boundaries.unknown_format", field="file", reason="unknown_format")


def _from_archive(path: Path, told: Told, limits: Limits) -> RawLayer:
    with TemporaryDirectory(prefix="gridgis-") as folder:
        layers = unpack(path, Path(folder), limits)
        if len(layers) == 1 and ".gdb" in (parts := next(iter(layers.values()))):
            return gdal.read(parts, ".gdb", told.layer, told.encoding, limits)
        name = MAIN_KML if told.layer is None and MAIN_KML in layers else shapefiles.chosen(list(layers), told.layer)
        parts = layers[name]
        other = next((suffix for suffix in gdal.FORMATS if suffix in parts), None)
        if other is not None:
            layer = gdal.read(parts, other, None, told.encoding, limits)
        elif ".shp" in parts:
            layer = shapefiles.read_shapefile(parts, told.encoding, limits)
        else:
            inner = next(iter(parts.values()))
            refuse_large(inner, limits)
            layer = _raw(inner, Told(encoding=told.encoding), limits)
        layer.layer, layer.layers = layer.layer or name, layer.layers or list(layers)
        return layer


def _placed(
    layer: RawLayer, told: Told, county: BaseGeometry | None, notes: list[str], *, whole_earth: bool
) -> BoundaryFile:
    """Turn the numbers of a layer into stored degrees."""
    datum = datum_named(told.datum) if told.datum else Datum.CGCS2000
    shapes = np.array([shapely.force_2d(row.shape) for row in layer.rows], dtype=object)
    pairs = shapely.get_coordinates(shapes)
    pairs = pairs[np.isfinite(pairs).all(axis=1)]
    reading = _reading(layer, told, pairs, county)
    if not reading.guessed:
        refuse_elsewhere(reading, pairs)
    if reading.swapped:
        notes.append("swapped")
    if reading.is_old:
        notes.append("old_datum")
    if datum in (Datum.GCJ02, Datum.BD09):
        notes.append("datum_converted")

    def stored(at: NDArray[np.float64]) -> NDArray[np.float64]:
        degrees = np.full(at.shape, np.inf)  # what can't be turned is infinite, and its ring still closed
        usable = np.isfinite(at).all(axis=1)
        degrees[usable] = reading.to_degrees(at[usable])
        usable = np.isfinite(degrees).all(axis=1)
        degrees[usable] = np.column_stack(to_cgcs2000(degrees[usable, 0], degrees[usable, 1], datum))
        degrees[~usable] = np.inf
        return degrees

    turned_shapes = shapely.transform(shapes, stored) if len(pairs) else shapes
    rows = [
        Row(number, raw.values, *checked(shape, raw.fault, whole_earth=whole_earth))
        for number, (raw, shape) in enumerate(zip(layer.rows, turned_shapes, strict=True), 1)
    ]
    left_out = [row for row in rows if told.skip_unusable and row.fault in SKIPPABLE]
    kept = [row for row in rows if not (told.skip_unusable and row.fault in SKIPPABLE)]
    if left_out:
        notes.append("skipped")
    return BoundaryFile(
        layer.format, layer.layer, layer.layers, reading.name, reading.guessed, layer.encoding,
        layer.encoding_guessed, layer.fields, kept, notes, left_out,
    )  # fmt: skip


def _reading(layer: RawLayer, told: Told, pairs: NDArray[np.float64], county: BaseGeometry | None) -> Reading:
    """As told, as the file says, or as the numbers look.

    Raises:
        Invalid: nobody says and the numbers fit no system we know, or what the file says means none.
    """
    crs, says = (named(told.crs), True) if told.crs else (layer.crs, layer.crs is not None)
    if crs is None and layer.strange_crs:
        raise Invalid("systems.strange", crs=layer.strange_crs[:100], field="crs", reason="crs_unknown")
    are_degrees = len(pairs) and bool((np.abs(pairs).max(axis=0) <= (360, 90)).all())
    if crs is None and (not len(pairs) or (layer.format == "GeoJSON" and are_degrees)):
        crs, says = pyproj.CRS.from_epsg(4326 if layer.format == "GeoJSON" else SRID), True
    if crs is not None and says:
        reading = Reading(crs, name_of(crs))
        return turned(reading, pairs, county) if len(pairs) else reading
    found = guess(pairs, county)
    if found is None:
        raise Invalid("boundaries.crs_missing", field="crs", reason="crs_unknown")
    return found


def checked(shape: BaseGeometry | None, fault: str, *, whole_earth: bool) -> tuple[BaseGeometry | None, str]:
    """A shape as stored, or why it can't be. Noise beyond 180° is rounded away before it is judged."""
    if fault or shape is None or shape.is_empty:
        return None, fault or "empty"
    if not np.isfinite(shapely.get_coordinates(shape)).all():
        return None, "coordinates"
    made = rounded(with_area(shape))
    if made.is_empty:
        return None, "empty"
    at = shapely.get_coordinates(made)
    low, high = at.min(axis=0), at.max(axis=0)
    if high[0] > 180 or low[0] < -180:
        return None, "antimeridian" if high[0] <= 360 and low[0] >= -360 else "coordinates"
    if high[1] > 90 or low[1] < -90:
        return None, "coordinates"
    if high[0] - low[0] > 180 and not whole_earth:
        return None, "antimeridian"
    return made, ""
