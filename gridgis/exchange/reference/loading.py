"""Loading the reference data of `data/reference/`: rows, not code; loading twice changes nothing."""

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import geopandas
from geoalchemy2.shape import from_shape
from pydantic import TypeAdapter
from shapely.geometry import MultiLineString
from sqlalchemy import Column, DefaultClause, Table, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from gridgis.cases.term_models import CalendarDay, CalendarYear, Category, StageLimit, WorkSchedule
from gridgis.core.db import Base
from gridgis.core.geo import SRID
from gridgis.core.shapes import multi
from gridgis.core.thresholds import Threshold, thresholds
from gridgis.divisions.models import Division
from gridgis.geocoding.models import LinearObject
from gridgis.grids.models import LayerRow
from gridgis.messages.models import MessageRule
from gridgis.people.models import AgencyType
from gridgis.security.models import Role

READERS: dict[type, TypeAdapter[Any]] = {kind: TypeAdapter(kind) for kind in (bool, int, float, str, date)}
"""How the text of a column of each type is read."""


def load(session: Session, folder: Path) -> dict[str, int]:
    """Bring the reference tables to what the files say.

    Args:
        folder: `data/reference` or another of the same form.

    Returns:
        Rows read by file name, in loading order.
    """
    counts = load_rules(session, folder) | {"divisions": _rows(session, folder, "divisions", Division)}
    counts["counties"] = _outlines(session, folder / "counties.geojson")
    counts["water"] = _water(session, folder / "water.geojson")
    return counts


def load_first(session: Session, folder: Path) -> bool:
    """Load the part that knows no place into an installation without it; what is there stays as it was set.

    Returns:
        Whether there was none.
    """
    if session.scalar(select(Category.code).limit(1)) is not None:
        return False
    load_rules(session, folder)
    return True


def load_rules(session: Session, folder: Path) -> dict[str, int]:
    """The part of `load` that knows no place."""
    tables: dict[str, type[Base]] = {
        "roles": Role,
        "layers": LayerRow,
        "agency_types": AgencyType,
        "categories": Category,
        "stage_limits": StageLimit,
        "workday_calendar": CalendarDay,
        "calendar_years": CalendarYear,
        "work_schedules": WorkSchedule,
        "thresholds": Threshold,
        "message_rules": MessageRule,
    }
    counts = {name: _rows(session, folder, name, table) for name, table in tables.items()}
    thresholds(session)
    return counts


def _rows(session: Session, folder: Path, name: str, table: type[Base]) -> int:
    read = _read(folder / f"{name}.csv")
    given = map(_sensitive, read) if table is Category else read
    rows = [typed(table.__table__, row) for row in given]  # type: ignore[arg-type]
    upsert(session, table.__table__, rows)  # type: ignore[arg-type]
    return len(rows)


def typed(table: Table, row: Mapping[str, str]) -> dict[str, Any]:
    """The columns of a table that the row of a file has, each of its type.

    What is empty is null where that may be, and the column's default elsewhere. Lists are parted by spaces or
    semicolons.
    """
    return {column.name: _value(column, row[column.name]) for column in table.columns if column.name in row}


def _value(column: Column[Any], text: str) -> Any:
    kind = column.type.python_type
    if kind is list:
        return text.replace(";", " ").split()
    if not text and column.nullable:
        return None
    if not text and isinstance(column.server_default, DefaultClause):
        text = str(column.server_default.arg)
    return READERS[kind].validate_python(text)


def _sensitive(row: dict[str, str]) -> dict[str, str]:
    """`sensitive` says two things: who may read, and (`staff`) that one of our own may be concerned."""
    staff = row["sensitive"] == "staff"
    return row | {"sensitive": "yes" if staff else row["sensitive"], "staff_involved": "yes" if staff else "no"}


def upsert(session: Session, table: Table, rows: list[dict[str, Any]]) -> None:
    """Insert rows, or bring those of the same key to what is given; columns not given stay as they are."""
    if not rows:
        return
    keys = [column.name for column in table.primary_key]
    statement = insert(table)
    changed = {name: statement.excluded[name] for name in rows[0] if name not in keys}
    session.execute(
        statement.on_conflict_do_update(index_elements=keys, set_=changed)
        if changed
        else statement.on_conflict_do_nothing(),
        rows,
    )


def _read(path: Path) -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _outlines(session: Session, path: Path) -> int:
    """Give outlines to divisions that have none yet."""
    frame = geopandas.read_file(path)
    bare = set(session.scalars(select(Division.code).where(Division.boundary.is_(None))))
    for code, shape in zip(frame["code"], frame.geometry, strict=True):
        if code in bare:
            row = session.get_one(Division, code)
            row.boundary, row.source = from_shape(multi(shape), SRID), path.name
    session.flush()
    return len(frame)


def _water(session: Session, path: Path) -> int:
    if session.scalar(select(func.count()).select_from(LinearObject).where(LinearObject.synthetic.is_(False))):
        return 0
    frame = geopandas.read_file(path)
    for kind, shape in zip(frame["kind"], frame.geometry, strict=True):
        lines = shape if isinstance(shape, MultiLineString) else MultiLineString([shape])
        session.add(LinearObject(kind=kind, rank=1, line=from_shape(lines, SRID)))
    session.flush()
    return len(frame)
