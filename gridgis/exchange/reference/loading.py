"""Loading the reference data of `data/reference/`: rows, not code; loading twice changes nothing."""

import csv
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import geopandas
from geoalchemy2.shape import from_shape
from shapely.geometry import MultiLineString, MultiPolygon
from sqlalchemy import Table, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from gridgis.cases.models import CalendarDay, Category, StageLimit
from gridgis.core.db import Base
from gridgis.core.geo import SRID
from gridgis.divisions.models import Division
from gridgis.geocoding.models import LinearObject
from gridgis.people.models import AgencyType
from gridgis.security.models import Role


def load(session: Session, folder: Path) -> dict[str, int]:
    """Bring the reference tables to what the files say.

    Args:
        session: open session.
        folder: `data/reference` or another of the same form.

    Returns:
        Rows read by file name, in loading order.
    """
    counts = load_rules(session, folder) | {"divisions": _rows(session, folder, "divisions", Division, _plain)}
    counts["counties"] = _outlines(session, folder / "counties.geojson")
    counts["water"] = _water(session, folder / "water.geojson")
    return counts


def load_rules(session: Session, folder: Path) -> dict[str, int]:
    """The part of `load` that knows no place: roles, agencies, categories, limits and the work calendar."""
    counts: dict[str, int] = {}
    for name, table, shape in (
        ("roles", Role, _role),
        ("agency_types", AgencyType, _agency),
        ("categories", Category, _category),
        ("stage_limits", StageLimit, _plain),
        ("workday_calendar", CalendarDay, _day),
    ):
        counts[name] = _rows(session, folder, name, table, shape)
    return counts


Shape = Callable[[dict[str, str]], dict[str, Any]]


def _rows(session: Session, folder: Path, name: str, table: type[Base], shape: Shape) -> int:
    rows = [shape(row) for row in _read(folder / f"{name}.csv")]
    upsert(session, table.__table__, rows)  # type: ignore[arg-type]
    return len(rows)


def upsert(session: Session, table: Table, rows: list[dict[str, Any]]) -> None:
    """Insert rows, or bring those of the same key to what is given; columns not given stay as they are."""
    if not rows:
        return
    keys = [column.name for column in table.primary_key]
    statement = insert(table)
    changed = {name: statement.excluded[name] for name in rows[0] if name not in keys}
    session.execute(statement.on_conflict_do_update(index_elements=keys, set_=changed), rows)


def _read(path: Path) -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _plain(row: dict[str, str]) -> dict[str, Any]:
    return {name: value or None if name == "parent_code" else value for name, value in row.items()}


def _role(row: dict[str, str]) -> dict[str, Any]:
    return row | {"verbs": row["verbs"].split()}


def _agency(row: dict[str, str]) -> dict[str, Any]:
    return {name: row[name] for name in ("code", "name_zh", "name_en", "platform")}


def _day(row: dict[str, str]) -> dict[str, Any]:
    return row | {"is_workday": row["is_workday"] == "true"}


def _category(row: dict[str, str]) -> dict[str, Any]:
    limits = ("urgency", "limit_value", "limit_unit")
    empty_as_null = ("parent_code", "lead_agency_type", "first_handler", "emergency_number", *limits)
    made: dict[str, Any] = {name: row.get(name) or None for name in empty_as_null}
    made |= {name: row[name] for name in ("code", "name_zh", "name_en", "platform", "phases", "notes", "status")}
    made |= {"auto_register": row["auto_register"] == "yes", "sensitive": row["sensitive"] in ("yes", "staff")}
    made["staff_involved"] = row["sensitive"] == "staff"
    made["level"], made["tier"] = int(row["level"]), row["tier"] or "extended"
    made["co_agency_types"] = [code for code in row["co_agency_types"].split(";") if code]
    return made


def _outlines(session: Session, path: Path) -> int:
    """Give outlines to divisions that have none yet."""
    frame = geopandas.read_file(path)
    bare = set(session.scalars(select(Division.code).where(Division.boundary.is_(None))))
    for code, shape in zip(frame["code"], frame.geometry, strict=True):
        if code in bare:
            parts = shape if isinstance(shape, MultiPolygon) else MultiPolygon([shape])
            row = session.get_one(Division, code)
            row.boundary, row.source = from_shape(parts, SRID), path.name
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
