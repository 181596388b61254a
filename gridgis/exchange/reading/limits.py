"""What a boundary file may hold, and the looks taken at its bytes before anything is built from them."""

import re
import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from gridgis.core.errors import Invalid
from gridgis.core.wording import Phrase


@dataclass(frozen=True)
class Limits:
    """The most that a file may hold; sizes in bytes."""

    file_bytes: int = 100_000_000
    zip_entries: int = 200
    unzipped_bytes: int = 300_000_000
    zip_ratio: int = 150
    features: int = 100_000
    vertices: int = 1_000_000
    vertices_each: int = 200_000
    rings_each: int = 10_000
    depth: int = 40
    fields: int = 300


SMALL_BYTES = 1_000_000
"""An entry below this may be compressed as well as it likes."""

STATEMENTS_A_LOOK = 20_000_000
"""Steps of the database machine that a look into a GeoPackage may take."""

_STRINGS = re.compile(rb'"(?:[^"\\]++|\\(?:.|\Z))*+(?:"|\Z)', re.DOTALL)  # never fails, so it never looks twice
_COMPUTES = re.compile(r"\bgenerated\b|\bas\s*\(|\bvirtual\b", re.IGNORECASE)
_SHAPE_TYPES = {0, 1, 3, 5, 8, 11, 13, 15, 18, 21, 23, 25, 28, 31}
_POLYGON_TYPES = {5, 15, 25}
_MEASURED_TYPES = {21, 23, 25, 28}
_RECORD = 8


def refuse_large(path: Path, limits: Limits) -> None:
    """Refuse an empty file, and one over the limit.

    Raises:
        Invalid: it is one of these.
    """
    if not path.exists():
        raise Invalid("files.cannot_read", path=path, why=Phrase("os_error.enoent"), field="file")
    size = sum(one.stat().st_size for one in path.rglob("*")) if path.is_dir() else path.stat().st_size
    if size == 0:
        raise Invalid("files.empty", field="file", reason="empty")
    if size > limits.file_bytes:
        raise Invalid("files.large", size=size, most=limits.file_bytes, field="file", reason="too_large")


def refuse_many(limits: Limits, *, rows: int = 0, fields: int = 0) -> None:
    """Refuse more rows or more fields than allowed.

    Raises:
        Invalid: there are.
    """
    if rows > limits.features:
        raise Invalid("files.features", most=limits.features, field="file", reason="too_many_rows")
    if fields > limits.fields:
        raise Invalid("files.fields", count=fields, most=limits.fields, field="file", reason="too_many_fields")


def look_at_json(content: bytes, limits: Limits) -> None:
    """Count what a JSON text would become, without building it.

    Raises:
        Invalid: it is nested too deep, or has more coordinates than allowed.
    """
    bare = np.frombuffer(_STRINGS.sub(b'""', content), dtype=np.uint8)
    opened, closed = (sum(int(np.count_nonzero(bare == ord(mark))) for mark in marks) for marks in ("[{", "]}"))
    if max(opened, closed) > limits.vertices + limits.features * 8:
        raise Invalid(
            "files.many_coordinates",
            opened=opened,
            most=limits.vertices,
            field="file",
            reason="too_many_vertices",
        )
    marks = bare[np.isin(bare, np.frombuffer(b"[]{}", dtype=np.uint8))]
    steps = np.where((marks == ord("[")) | (marks == ord("{")), 1, -1)
    depth = int(np.max(np.cumsum(steps), initial=0))
    if depth > limits.depth:
        raise Invalid("files.deep", depth=depth, field="file", reason="too_deep")


def look_at_shapefile(path: Path, limits: Limits) -> bool:
    """Walk the record headers of a .shp: what they claim must fit into the file and under the limits.

    Returns:
        Whether its shapes carry measures (M).

    Raises:
        Invalid: it is no shapefile, is cut short, or claims too much.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(100)
        if len(head) < 100 or struct.unpack(">i", head[:4])[0] != 9994:
            raise Invalid("files.shp_header", field="file", reason="broken")
        kind = struct.unpack("<i", head[32:36])[0]
        if kind not in _SHAPE_TYPES:
            raise Invalid("files.shp_type", shape_type=kind, field="file", reason="broken")
        if struct.unpack(">i", head[24:28])[0] * 2 > size:
            raise Invalid("files.shp_short", field="file", reason="cut")
        total = 0
        for number, vertices in enumerate(_records(file.seek, file.read, size), 1):
            total += vertices
            refuse_many(limits, rows=number)
            refuse_vertices(number, vertices, total, limits)
    return kind in _MEASURED_TYPES


def _records(seek: object, read: object, size: int) -> Iterator[int]:
    """Vertices that each record claims.

    Raises:
        Invalid: a record claims more than its own length, or than the file has left.
    """
    assert callable(seek) and callable(read)
    at = 100
    while at + _RECORD <= size:
        seek(at)
        head = read(_RECORD + 44)
        number, words = struct.unpack(">ii", head[:_RECORD])
        length = words * 2
        if length < 4 or at + _RECORD + length > size:
            raise Invalid("files.record_short", number=number, field="file", reason="cut")
        body = head[_RECORD:]
        vertices = 0
        if len(body) >= 44 and length >= 44 and struct.unpack("<i", body[:4])[0] in _POLYGON_TYPES:
            parts, vertices = struct.unpack("<ii", body[36:44])
            if parts < 0 or vertices < 0 or 44 + parts * 4 + vertices * 16 > length:
                raise Invalid("files.record_vertices", number=number, vertices=vertices, field="file", reason="claim")
        yield vertices
        at += _RECORD + length


def refuse_vertices(number: int, vertices: int, total: int, limits: Limits) -> None:
    """Refuse a row, or a file, of too many vertices.

    Raises:
        Invalid: with the row's number.
    """
    row = Phrase("files.row", {"number": number}) if number else Phrase("files.a_row")
    if vertices > limits.vertices_each:
        raise Invalid(
            "files.shape_vertices",
            row=row,
            vertices=vertices,
            most=limits.vertices_each,
            field="file",
            reason="too_many_vertices",
        )
    if total > limits.vertices:
        raise Invalid("files.vertices", most=limits.vertices, field="file", reason="too_many_vertices")


def look_at_geopackage(path: Path, limits: Limits) -> list[str]:
    """The layers of a GeoPackage, if they are plain tables of bounded size.

    A view or a computed column could make any amount of data out of few bytes, so both are refused.

    Raises:
        Invalid: it can't be opened, or holds too much.
    """
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
            database.text_factory = lambda text: text.decode("utf-8", "replace")
            database.execute("PRAGMA trusted_schema=OFF")
            database.set_progress_handler(lambda: 1, STATEMENTS_A_LOOK)
            rows = database.execute(
                "SELECT g.table_name, g.column_name, m.type, m.sql FROM gpkg_geometry_columns g "
                "LEFT JOIN sqlite_master m ON m.name = g.table_name LIMIT 1000"
            ).fetchall()
            for table, column, kind, made in rows:
                if kind != "table" or _COMPUTES.search(str(made)):
                    raise Invalid("files.layer_plain", table=table, field="file", reason="not_plain")
                _count(database, str(table), str(column), limits)
    except (sqlite3.Error, UnicodeDecodeError):  # the second when it can't even tell what is wrong
        raise Invalid("files.gpkg_broken", field="file", reason="broken") from None
    return [str(row[0]) for row in rows]


def _count(database: sqlite3.Connection, table: str, column: str, limits: Limits) -> None:
    shape, place = (f'"{name.replace(chr(34), chr(34) * 2)}"' for name in (column, table))
    asked = f"SELECT count(*), coalesce(max(length({shape})), 0), coalesce(sum(length({shape})), 0) FROM {place}"  # noqa: S608
    features, longest, total = database.execute(asked).fetchone()
    refuse_many(limits, rows=features)
    refuse_vertices(0, longest // 32, total // 32, limits)
