"""Rows past the unit of work: read from prepared statements, and written together, those of several tables in one."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from geoalchemy2 import WKBElement
from sqlalchemy import inspect
from sqlalchemy.dialects.postgresql import psycopg2
from sqlalchemy.orm import Session, make_transient_to_detached
from sqlalchemy.orm.attributes import instance_dict, set_committed_value
from sqlalchemy.orm.exc import StaleDataError
from sqlalchemy.orm.util import identity_key

from gridgis.core.db import Base
from gridgis.core.held import WATCHED, forget
from gridgis.core.sql import Prepared

Model = TypeVar("Model", bound=Base)


def columns(model: type[Base]) -> str:
    """What a prepared statement asks for whose rows `as_known` takes: every column by its name."""
    return ", ".join(f'"{name}"' for name, _ in _columns(model))


def as_known(session: Session, model: type[Model], row: Sequence[Any]) -> Model:
    """A row that a prepared statement read as the session's own object, which stands now as it does in the database.

    What the session changed of it and has not written is lost; a prepared statement writes that first.
    """
    read = [(name, turn(value) if turn else value) for (name, turn), value in zip(_columns(model), row, strict=True)]
    values = dict(read)
    key = identity_key(model, tuple(values[name] for name in _keys(model)))
    known: Model | None = session.identity_map.get(key)
    if known is None:
        known = cast("Model", inspect(model).class_manager.new_instance())
        instance_dict(known).update(values)
        make_transient_to_detached(known)
        session.add(known)
    else:
        for name, value in read:
            set_committed_value(known, name, value)
    return known


FLOAT8 = 701
"""What the driver calls the type of our numbers, the only one whose reading depends on it."""


@cache
def _columns(model: type[Base]) -> list[tuple[str, Any]]:
    """The columns of a model, each with what turns the driver's value into the one that the model has."""
    dialect = psycopg2.dialect()  # type: ignore[no-untyped-call]
    listed = model.__table__.columns
    return [(one.name, one.type.dialect_impl(dialect).result_processor(dialect, FLOAT8)) for one in listed]


@cache
def _keys(model: type[Base]) -> tuple[str, ...]:
    return tuple(column.name for column in inspect(model).primary_key)


class Rows:
    """Rows of several tables on their way into the database, the new ones and what was changed of others.

    Nobody will change the new ones in this session.
    """

    def __init__(self) -> None:
        self._of: dict[type[Base], list[Mapping[str, Any]]] = {}
        self._changed: list[Base] = []

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

    def change(self, *held: Base) -> Self:
        """Take along what was changed of objects that the session holds for update; once written, it knows."""
        self._changed.extend(held)
        return self

    def write(self, session: Session) -> None:
        """Insert and update all in one statement, past the unit of work; nothing where there is nothing.

        One statement, since a round trip costs more than a row: the tables' references are looked at when it ends.

        Raises:
            StaleDataError: what was changed is no longer there.
        """
        rows = {model.__tablename__: found for model, found in self._of.items() if found}
        changed = [(one, now) for one in dict.fromkeys(self._changed) if (now := _now(one))]
        self._of, self._changed = {}, []
        if not rows and not changed:
            return
        write = _writes(
            tuple((name, tuple(found[0])) for name, found in rows.items()),
            tuple((type(one), tuple(now)) for one, now in changed),
        )
        given: dict[str, object] = {name: json.dumps(found, default=_plain) for name, found in rows.items()}
        for n, (one, now) in enumerate(changed):
            key = {name: getattr(one, name) for name in _keys(type(one))}
            given[f"_{n}"] = json.dumps(now | key, default=_plain)
        for one, _ in changed:  # before the unit of work looks at what it has to write
            state = inspect(one)
            state._commit_all(state.dict, session.identity_map)
        ((found,),) = write.rows(session, **given)
        if found != [1] * len(changed):
            raise StaleDataError(f"{found} of {[one.__tablename__ for one, _ in changed]} were there to be changed")
        if not WATCHED.isdisjoint({*rows, *(one.__tablename__ for one, _ in changed)}):
            forget(session)


def _now(one: Base) -> dict[str, Any]:
    """What was changed of an object, in the order of its columns."""
    same = inspect(one).unmodified
    return {name: getattr(one, name) for name, _ in _columns(type(one)) if name not in same}


@cache
def _writes(
    new: tuple[tuple[str, tuple[str, ...]], ...], changed: tuple[tuple[type[Base], tuple[str, ...]], ...]
) -> Prepared:
    """A statement that inserts into tables, whose rows it takes as JSON under their names, and updates some rows.

    Each of these is taken as JSON under its number; how many there were of each is what it answers.
    """
    parts = []
    for name, named in new:
        listed = ", ".join(f'"{one}"' for one in named)
        rows = f"json_populate_recordset(CAST(NULL AS {name}), CAST(:{name} AS json))"
        parts.append(f"_{name} AS (INSERT INTO {name} ({listed}) SELECT {listed} FROM {rows})")  # noqa: S608
    for n, (model, named) in enumerate(changed):
        name = model.__tablename__
        values = ", ".join(f'"{one}" = now."{one}"' for one in named)
        same = " AND ".join(f'{name}."{one}" = now."{one}"' for one in _keys(model))
        now = f"json_populate_record(CAST(NULL AS {name}), CAST(:_{n} AS json)) AS now"
        parts.append(f"_{n} AS (UPDATE {name} SET {values} FROM {now} WHERE {same} RETURNING 1)")  # noqa: S608
    there = ", ".join(f"(SELECT count(*) FROM _{n})" for n in range(len(changed)))  # noqa: S608
    return Prepared(f"WITH {', '.join(parts)} SELECT CAST(ARRAY[{there}] AS int[])")


def _plain(value: Any) -> Any:
    """A value as PostgreSQL reads it from JSON."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return f"\\x{value.hex()}"
    if isinstance(value, WKBElement):
        return f"SRID={value.srid};{value}"
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"{type(value).__name__} is no value of a row")
