"""Areas that points of a file are routed against: the net of a day, or the polygons of any file."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pandas as pd
import pyproj
import shapely
from numpy.typing import NDArray
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError, GeometryError
from shapely.geometry.base import BaseGeometry
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.core.errors import Invalid
from gridgis.core.shapes import why_invalid
from gridgis.core.wording import Phrase
from gridgis.exchange.reading import boundary_files
from gridgis.exchange.reading.boundary_files import Row, Told
from gridgis.exchange.reading.crs import Reading, name_of, named, refuse_elsewhere
from gridgis.exchange.reading.limits import Limits
from gridgis.grids.coverage import as_area, rounded
from gridgis.grids.models import GridVersion, LayerRow

LIMITS = Limits(
    file_bytes=4_000_000_000, unzipped_bytes=8_000_000_000, features=2_000_000, vertices=200_000_000,
    vertices_each=20_000_000, rings_each=1_000_000, fields=2_000,
)  # fmt: skip
"""What the command line takes: far more than a server does from strangers."""

UNREADABLE = (
    DataSourceError, DataLayerError, FeatureError, GeometryError, OSError, ValueError, RuntimeError, KeyError,
    TypeError, AttributeError, IndexError, NotImplementedError, shapely.errors.ShapelyError,
)  # fmt: skip
"""What the readers raise of files that are none, cut short, or describe themselves wrongly."""

READ_BY_US = {".topojson", *(suffix for suffixes in boundary_files.SUFFIXES.values() for suffix in suffixes)}
HALF_ROUND = 180 - 1e-6
"""Degrees from which a shape counts as reaching the 180° meridian."""

EXACT = 2**53
"""Up to here a float holds every whole number."""

BACKGROUND = 360
"""Degrees; a shape of several parts may have some on each side of the 180° meridian."""


@dataclass(frozen=True)
class Fault:
    """What is wrong with the shape of a row; `mended` where it was repaired."""

    row: int
    code: str
    text: Phrase
    mended: bool = False


@dataclass
class AreaSet:
    """Areas with codes and names; `priorities`, lowest first; `faults` of rows and `notes` of the file behind them."""

    codes: list[str]
    names: list[str]
    shapes: NDArray[np.object_]
    priorities: list[int]
    faults: list[Fault] = field(default_factory=list)
    notes: list[Phrase] = field(default_factory=list)

    @property
    def usable(self) -> bool:
        """Whether every row has a shape that can be used."""
        return all(fault.mended for fault in self.faults)


def of_net(session: Session, day: date) -> AreaSet:
    """The grids in force on a day, with their precedence; those of layers that route nothing are left out.

    Raises:
        Invalid: there are none.
    """
    asked = (
        select(GridVersion.grid_code, GridVersion.name, LayerRow.precedence, func.ST_AsBinary(GridVersion.boundary))
        .join(LayerRow, LayerRow.code == GridVersion.layer)
        .where(GridVersion.period.op("@>")(day), LayerRow.precedence.is_not(None))
        .order_by(GridVersion.grid_code)
    )
    rows: Sequence[Any] = session.execute(asked).all()
    if not rows:
        raise Invalid("points.no_net", day=day, field="at")
    return AreaSet(
        [row[0] for row in rows],
        [row[1] for row in rows],
        np.asarray(shapely.from_wkb([bytes(row[3]) for row in rows]), dtype=object),
        [row[2] for row in rows],
    )


def of_file(path: Path, told: Told, code_field: str | None, name_field: str | None, *, repair: bool) -> AreaSet:
    """The polygons of a file in stored degrees, whatever it was written by and in.

    Args:
        path: GeoJSON, GeoPackage, zipped Shapefile, KML, or what geopandas reads.
        told: what the sender says about it.
        code_field: field with the code; may be left out where the file has one of the usual names.
        name_field: field with the name; none is looked for where it is left out.
        repair: mend polygons that are not valid.

    Returns:
        The rows that can be used, in the order of the file, and what is wrong with the others.

    Raises:
        Invalid: the file can't be read, or has no such field.
    """
    rows, fields, notes = _rows(path, told)
    code_name, name_name = _field(fields, code_field, "code", CODES), _field(fields, name_field, "name", ())
    if code_name is None:
        raise Invalid("points.name_code_field", fields=fields[:40])
    found = AreaSet([], [], np.array([], dtype=object), [], notes=notes)
    shapes, skipped = [], 0
    for one in rows:
        code = one.values.get(code_name, "").strip()
        if told.skip_unusable and one.fault in boundary_files.SKIPPABLE:
            skipped += 1
            continue
        shape, mended, text = _judged(one, code, repair=repair)
        if mended:
            found.faults.append(Fault(one.number, code, mended, mended=True))
        if text or shape is None:
            found.faults.append(Fault(one.number, code, text or Phrase("boundary.empty")))
            continue
        found.codes.append(code)
        found.names.append(one.values.get(name_name, "").strip() if name_name else "")
        shapes.append(shape)
    if skipped:
        found.notes.append(Phrase("boundary.skipped", {"count": skipped}))
    found.shapes = np.array([None, *shapes], dtype=object)[1:]
    found.priorities = [0] * len(shapes)
    return found


CODES = (
    "code", "grid_code", "gridcode", "网格编码", "网格编号", "网格代码", "编码", "编号", "代码", "wgbm", "bm", "id",
)  # fmt: skip


def _field(fields: list[str], told: str | None, role: str, usual: Sequence[str]) -> str | None:
    """The field as told, or under one of the usual names."""
    if told is None:
        lower = {name.lower(): name for name in reversed(fields)}
        return next((lower[name] for name in usual if name in lower), None)
    if told not in fields:
        raise Invalid("boundaries.no_field", name=told[:40], fields=fields[:40], field=f"{role}_field")
    return told


def _judged(one: Row, code: str, *, repair: bool) -> tuple[BaseGeometry | None, Phrase | None, Phrase | None]:
    """The area of a row, what was mended, and what stands against it."""
    if one.fault == "antimeridian" or (one.shape is not None and _is_turned_about(one.shape)):
        return None, None, Phrase("points.turned_about")
    if one.fault or one.shape is None:
        return None, None, Phrase(f"boundary.{one.fault or 'empty'}")
    if not code:
        return None, None, Phrase("boundary.code_missing")
    return _sound(one.shape, repair=repair)


def _sound(shape: BaseGeometry, *, repair: bool) -> tuple[BaseGeometry | None, Phrase | None, Phrase | None]:
    """A valid area, what was mended, and what stands against it."""
    if shape.is_valid:
        made = as_area(shape)
        return made, None, None if made is not None else Phrase("boundary.tiny")
    reason = why_invalid(shape)
    if not repair:
        return None, None, Phrase("points.not_valid", {"reason": reason})
    mended = as_area(rounded(shapely.make_valid(shape, method="structure", keep_collapsed=False)))
    if mended is None or not mended.is_valid:
        return None, None, Phrase("points.beyond_repair", {"reason": reason})
    return mended, Phrase("points.repaired", {"reason": reason}), None


def _rows(path: Path, told: Told) -> tuple[list[Row], list[str], list[Phrase]]:
    if path.suffix.lower() not in READ_BY_US:
        return _by_geopandas(path, told)
    file = boundary_files.read(path, path.name, told, limits=LIMITS, whole_earth=True)
    layers = file.layers[:20]
    facts = {"count": len(file.left_out), "format": file.format, "layers": layers, "crs": file.crs}
    told_of = ["old_datum_turned" if kind == "old_datum" else kind for kind in file.notes]
    notes = [*told_of, *(["crs_guessed"] if file.crs_guessed else [])]
    return file.rows, file.fields, [Phrase(f"boundary.{kind}", facts) for kind in notes]


def _frame(path: Path, told: Told) -> geopandas.GeoDataFrame:
    try:
        if path.suffix.lower() in (".parquet", ".geoparquet"):
            frame = geopandas.read_parquet(path)
        else:
            frame = geopandas.read_file(path, layer=told.layer, encoding=told.encoding)
    except UNREADABLE as error:
        raise Invalid("points.not_areas", path=path, why=str(error)[:200], field="areas") from None
    if not isinstance(frame, geopandas.GeoDataFrame):
        raise Invalid("points.no_shapes", path=path, field="areas")
    if told.crs:
        frame = frame.set_crs(named(told.crs), allow_override=True)
    if frame.crs is None:
        raise Invalid("points.name_crs", field="crs")
    return frame


def _by_geopandas(path: Path, told: Told) -> tuple[list[Row], list[str], list[Phrase]]:
    frame = _frame(path, told)
    reading = Reading(pyproj.CRS.from_user_input(frame.crs), "")
    given = frame.geometry.force_2d().to_numpy()
    refuse_elsewhere(reading, shapely.get_coordinates(given))
    shapes = shapely.transform(given, reading.to_degrees)
    fields = [str(name) for name in frame.columns if name != frame.geometry.name]
    try:
        texts = {name: [_text(value) for value in frame[name]] for name in fields}
    except UnicodeDecodeError:
        raise Invalid("points.not_utf8", path=path, field="areas") from None
    rows = []
    for n, shape in enumerate(shapes):
        fault = "" if shape is None or shape.geom_type in ("Polygon", "MultiPolygon") else "not_polygon"
        placed = boundary_files.checked(shape, fault, whole_earth=True)
        rows.append(Row(n + 1, {name: texts[name][n] for name in fields}, *placed))
    notes = [Phrase("boundary.old_datum_turned", {"crs": name_of(reading.crs)})] if reading.is_old else []
    return rows, fields, notes


def _text(value: Any) -> str:
    """A value as a text; a code in a column of floats as the whole number it is."""
    if isinstance(value, list | tuple | dict | set | np.ndarray):
        return json.dumps(value, ensure_ascii=False, default=_plain)
    if value is None or pd.isna(value):
        return ""
    if isinstance(value, float | np.floating) and float(value).is_integer() and abs(float(value)) <= EXACT:
        return str(int(float(value)))
    return str(value)


def _plain(value: object) -> object:
    return value.tolist() if isinstance(value, np.ndarray | np.generic) else str(value)


def _is_turned_about(shape: BaseGeometry) -> bool:
    """Whether a part is wider than half the earth without going around it: it is meant the other way round.

    Across the 180° meridian such a part would cover all but what it should.
    """
    parts = shapely.bounds(shapely.get_parts(shape))
    west, east = parts[:, 0], parts[:, 2]
    around = (west <= -HALF_ROUND) & (east >= HALF_ROUND)
    return bool(((east - west > BACKGROUND / 2) & ~around).any())
