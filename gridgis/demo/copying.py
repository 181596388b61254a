"""Bulk rows into PostgreSQL by COPY, inside the session's transaction."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import IO, Any

from shapely import set_srid, to_wkb
from shapely.geometry.base import BaseGeometry
from sqlalchemy import text
from sqlalchemy.orm import Session

from gridgis.core.geo import SRID
from gridgis.core.held import forget


def copy(session: Session, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Append rows to a table.

    Args:
        session: open session; the rows belong to its transaction.
        table: name of one of our own tables.
        columns: names in the order of the values.
        rows: values; None is NULL, lists become arrays, dicts and tuples JSON, shapes EPSG:4490 geometries.

    Returns:
        Rows written.
    """
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(map(as_written, rows))
    buffer.seek(0)
    return copy_written(session, table, columns, buffer)


def copy_written(session: Session, table: str, columns: Sequence[str], file: IO[str]) -> int:
    """Append rows that are written already, as `copy` does."""
    cursor = session.connection().connection.cursor()
    cursor.copy_expert(f"COPY {table} ({', '.join(columns)}) FROM STDIN (FORMAT csv, NULL '\\N')", file)
    forget(session)
    return int(cursor.rowcount)


@contextmanager
def indexed_after(session: Session, *tables: str) -> Iterator[None]:
    """Fill tables without their indexes, but those that keep rows apart, and make them at the end."""
    connection = session.connection()
    found = connection.execute(_INDEXES, {"tables": list(tables)}).all()
    for name, _ in found:
        connection.exec_driver_sql(f"DROP INDEX {name}")
    yield
    connection.exec_driver_sql("SET LOCAL maintenance_work_mem = '256MB'")
    for _, made in found:
        connection.exec_driver_sql(made)


_INDEXES = text(
    "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index"
    " WHERE indrelid = ANY (CAST(:tables AS regclass[])) AND NOT indisunique AND NOT indisexclusion"
)


def as_written(row: Sequence[Any]) -> list[Any]:
    """A row as COPY reads it."""
    return [value if type(value) in _PLAIN else _text(value) for value in row]


def point(lng: float | None, lat: float | None) -> str | None:
    """A point as PostGIS reads it."""
    return None if lng is None or lat is None else f"SRID={SRID};POINT({lng!r} {lat!r})"


_PLAIN = {str, int}
"""Most values; the writer has them as they are."""


def _text(value: Any) -> Any:
    if value is None or value != value:  # noqa: PLR0124 - NaN
        return "\\N"
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, list):
        return "{" + ",".join(f'"{item}"' for item in value) + "}"
    if isinstance(value, dict | tuple):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, BaseGeometry):
        return to_wkb(set_srid(value, SRID), hex=True, include_srid=True)
    return value
