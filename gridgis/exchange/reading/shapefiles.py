"""Shapefiles and GeoPackages, read by GDAL once their bytes have been looked at.

GDAL is given files under names of our own and of a content that was recognised, so that none of its other drivers
opens them: a description of remote data that calls itself .gpkg never reaches it.
"""

import warnings
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pyproj
import shapely
from pyproj.exceptions import CRSError
from shapely.geometry.base import BaseGeometry

from gridgis.core.errors import Invalid
from gridgis.exchange.reading import dbf
from gridgis.exchange.reading.crs import of_wkt
from gridgis.exchange.reading.layers import RawLayer, RawRow, as_text, encoding_named
from gridgis.exchange.reading.limits import Limits, look_at_geopackage, look_at_shapefile, refuse_many, refuse_vertices

SQLITE = b"SQLite format 3\0"


@cache
def gdal() -> Any:
    """GDAL, which rebuilds a missing index, reaches for nothing outside, and leaves to us what is said of a file.

    It comes with the first file that needs it, for it brings pandas and Arrow along: 100 MB that few processes want.
    """
    pyogrio = import_module("pyogrio")
    warnings.filterwarnings("ignore", category=RuntimeWarning, module="pyogrio")
    pyogrio.set_gdal_config_options(
        {
            "SHAPE_RESTORE_SHX": "YES",
            "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": ".none",
            "OGR_SQLITE_LOAD_EXTENSIONS": "NO",
            "GML_DOWNLOAD_SCHEMA": "NO",
            "GML_SKIP_RESOLVE_ELEMS": "ALL",
        }
    )
    return pyogrio


def read_shapefile(parts: dict[str, Path], encoding: str | None, limits: Limits) -> RawLayer:
    """Read a shapefile from its parts by suffix; all but .shp may be missing.

    Raises:
        Invalid: it is broken, its table has not a row for each shape, or it holds more than allowed.
    """
    measured = look_at_shapefile(parts[".shp"], limits)
    if encoding:
        encoding_named(encoding)
    table = dbf.read(parts[".dbf"], parts.get(".cpg"), encoding, limits) if ".dbf" in parts else None
    meta, wkb, _ = opened(parts[".shp"], None, limits)
    if table is not None and wkb is not None and len(table.rows) != len(wkb):
        raise Invalid("files.shp_rows", rows=len(table.rows), shapes=len(wkb), field="file", reason="uneven")
    layer = layered("Shapefile", meta, [], wkb, [], limits)
    layer.drops_m = layer.drops_m or measured  # GDAL leaves them out without a word
    if table is not None:
        layer.fields, layer.encoding, layer.encoding_guessed = table.fields, table.encoding, table.guessed
        pairs = zip(layer.rows, table.rows, strict=True)
        layer.rows = [
            RawRow(dict(zip(table.fields, values, strict=True)), row.shape, row.fault)
            for row, values in pairs
            if values is not None
        ]
    if ".prj" in parts:
        layer.crs = of_wkt(parts[".prj"].read_bytes()[:40_000].decode("utf-8", "replace"))
    return layer


def read_geopackage(path: Path, wanted: str | None, limits: Limits) -> RawLayer:
    """Read the named layer of a GeoPackage, else its first.

    Raises:
        Invalid: it is broken, has no such layer, or holds more than allowed.
    """
    layers = look_at_geopackage(path, limits)
    name = chosen(layers, wanted)
    with TemporaryDirectory(prefix="gridgis-") as folder:
        link = Path(folder) / "layer.gpkg"  # GDAL goes by suffixes, and uploads have none
        link.symlink_to(path.absolute())
        meta, shapes, columns = opened(link, name, limits)
    layer = layered("GeoPackage", meta, [str(field) for field in meta["fields"]], shapes, columns, limits)
    layer.layers, layer.layer, layer.crs = layers, name, system_said(meta["crs"])
    return layer


def chosen(layers: list[str], wanted: str | None) -> str:
    """The layer asked for, else the first.

    Raises:
        Invalid: there is none of that name, or none at all.
    """
    if not layers:
        raise Invalid("files.no_layer", field="file", reason="no_layer")
    if wanted is None:
        return layers[0]
    if wanted not in layers:
        raise Invalid("files.not_that_layer", layers=layers[:20], field="file_layer")
    return wanted


def opened(
    path: Path, layer: str | None, limits: Limits, encoding: str | None = None
) -> tuple[dict[str, Any], Any, list[Any]]:
    """What GDAL says of a layer, its shapes as WKB and its columns.

    Raises:
        Invalid: it can't be read.
    """
    try:
        told = gdal().read_info(path, layer=layer, encoding=encoding, force_feature_count=True)
        refuse_many(limits, fields=len(told["fields"]))
        rows = limits.features + 1  # room is made for so many in each column, before any is read
        rows = rows if told["features"] < 0 else min(rows, told["features"] + 1)  # past the last, a fault is told
        meta, _, shapes, columns = gdal().raw.read(
            path, layer=layer, max_features=rows, datetime_as_string=True, encoding=encoding
        )
    except UnicodeDecodeError:
        raise Invalid("files.unknown_encoding", field="encoding") from None
    except (ValueError, RuntimeError):  # from which all errors of pyogrio come
        raise Invalid("files.broken", field="file", reason="broken") from None
    return meta, shapes, columns


def layered(
    form: str, meta: dict[str, Any], fields: list[str], wkb: Any, columns: list[Any], limits: Limits
) -> RawLayer:
    """A layer from what GDAL read of it.

    Raises:
        Invalid: it holds no shapes, or more than allowed.
    """
    names = [as_text(field) for field in fields]
    refuse_many(limits, fields=len(names))
    if wkb is None:
        raise Invalid("files.no_shapes", field="file", reason="no_layer")
    with np.errstate(invalid="ignore"):
        shapes = shapely.from_wkb(wkb, on_invalid="ignore")
    total, rows = 0, []
    for number, shape in enumerate(shapes):
        count = 0 if shape is None else int(shapely.get_num_coordinates(shape))
        total += count
        refuse_vertices(number + 1, count, total, limits)
        values = {name: as_text(column[number]) for name, column in zip(names, columns, strict=True)}
        rows.append(RawRow(values, *_judged(shape, wkb[number])))
    kind = str(meta["geometry_type"] or "")
    has_z = any(row.shape is not None and bool(shapely.has_z(row.shape)) for row in rows)
    has_m = kind.endswith(("M", "ZM")) or any(row.shape is not None and bool(shapely.has_m(row.shape)) for row in rows)
    return RawLayer(form, rows, names, drops_z=has_z, drops_m=has_m)


def _judged(shape: BaseGeometry | None, wkb: bytes | None) -> tuple[BaseGeometry | None, str]:
    if shape is None:
        return None, "empty" if wkb is None else "broken"
    if shape.is_empty:
        return None, "empty"
    if shape.geom_type not in ("Polygon", "MultiPolygon"):
        return None, "not_polygon"
    return shape, ""


def system_said(said: str | None) -> pyproj.CRS | None:
    """The system that GDAL names, None where it is no usable one."""
    if not said:
        return None
    if said.upper().startswith("EPSG:"):
        try:
            return pyproj.CRS.from_user_input(said)
        except CRSError:
            return None
    return None if "undefined" in said.lower() else of_wkt(said)
