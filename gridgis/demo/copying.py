"""Bulk rows into PostgreSQL by COPY, inside the session's transaction."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from shapely import set_srid, to_wkb
from shapely.geometry.base import BaseGeometry
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
    writer = csv.writer(buffer, lineterminator="\n")
    count = 0
    for row in rows:
        writer.writerow([value if type(value) in _PLAIN else _text(value) for value in row])
        count += 1
    buffer.seek(0)
    named = ", ".join(columns)
    cursor = session.connection().connection.cursor()
    cursor.copy_expert(f"COPY {table} ({named}) FROM STDIN (FORMAT csv, NULL '\\N')", buffer)
    forget(session)
    return count


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
