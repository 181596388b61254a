"""Rows of several tables, written together."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any, Self
from uuid import UUID

from geoalchemy2 import WKBElement
from sqlalchemy.orm import Session

from gridgis.core.db import Base
from gridgis.core.held import WATCHED, forget
from gridgis.core.sql import Prepared


class Rows:
    """Rows of several tables on their way into the database, which nobody will change in this session."""

    def __init__(self) -> None:
        self._of: dict[type[Base], list[Mapping[str, Any]]] = {}

    def add(self, model: type[Base], rows: Iterable[Mapping[str, Any]]) -> Self:
        """Take rows along; those of one table name the same columns, and what they don't name has its default.

        Raises:
            ValueError: one names others: what it has more would be lost without a word.
        """
        kept = self._of.setdefault(model, [])
        kept.extend(rows)
        if any(row.keys() != kept[0].keys() for row in kept):
            raise ValueError(f"rows of {model.__tablename__} name different columns")
        return self

    def write(self, session: Session) -> None:
        """Insert all in one statement, past the unit of work; nothing where there is nothing.

        One statement, since a round trip costs more than a row: the tables' references are looked at when it ends.
        """
        rows = {model.__tablename__: found for model, found in self._of.items() if found}
        if rows:
            into = _inserts(tuple((name, tuple(found[0])) for name, found in rows.items()))
            into.rows(session, **{name: json.dumps(found, default=_plain) for name, found in rows.items()})
            if not WATCHED.isdisjoint(rows):
                forget(session)
        self._of = {}


@cache
def _inserts(tables: tuple[tuple[str, tuple[str, ...]], ...]) -> Prepared:
    """A statement that inserts into tables, whose rows it takes as JSON under their names."""
    parts = []
    for name, columns in tables:
        listed = ", ".join(f'"{one}"' for one in columns)
        rows = f"json_populate_recordset(CAST(NULL AS {name}), CAST(:{name} AS json))"
        parts.append(f"_{name} AS (INSERT INTO {name} ({listed}) SELECT {listed} FROM {rows})")  # noqa: S608
    return Prepared(f"WITH {', '.join(parts)} SELECT")


def _plain(value: Any) -> Any:
    """A value as PostgreSQL reads it from JSON."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return f"\\x{value.hex()}"
    if isinstance(value, UUID | WKBElement):
        return str(value)
    raise TypeError(f"{type(value).__name__} is no value of a row")
