"""Rows of settings before and after, and the record of what was set."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, delete, func, insert, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, aliased

from gridgis.cases.term_models import (
    CalendarDay,
    CalendarYear,
    Category,
    CategoryVersion,
    StageLimit,
    StageLimitVersion,
    WorkSchedule,
)
from gridgis.core.errors import Conflict, Forbidden, NotFound
from gridgis.core.held import forget, versions
from gridgis.core.thresholds import Threshold
from gridgis.intake.code_models import ReporterPage
from gridgis.messages.models import MessageRule, QuietHours
from gridgis.people.models import AgencyType, AgencyTypeVersion
from gridgis.security.models import Role
from gridgis.security.rules import Actor, require
from gridgis.settings.models import SettingChange

MODELS = (
    *(CalendarDay, CalendarYear, WorkSchedule, CategoryVersion, StageLimitVersion, Category, StageLimit),
    *(Threshold, AgencyType, AgencyTypeVersion, Role, ReporterPage, MessageRule, QuietHours),
)
TABLES: dict[str, Table] = {one.__tablename__: one.__table__ for one in MODELS}  # type: ignore[misc]
LATEST = 200
"""So many changes are listed."""

Row = Mapping[str, Any]


@dataclass(frozen=True)
class RowChange:
    """A row of a table before and after, days as ISO 8601 writes them; none where there is no such row."""

    table: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


@dataclass(frozen=True)
class ChangeRow:
    """A change as the record tells it; `undone_by` and `undoes` are numbers of others.

    `shorter` and `longer` are open cases, sensitive ones left out. While it is `reckoning`, they are being moved.
    """

    id: int
    topic: str
    first_day: date
    last_day: date | None
    at: datetime
    made_by: str
    reason: str
    rows: list[RowChange]
    shorter: int
    longer: int
    undoes: int | None
    undone_by: int | None
    reckoning: bool


def require_all(actor: Actor) -> None:
    """Let pass whoever may set what counts for the whole installation.

    Raises:
        Forbidden: the verb is not held, or at some places alone.
    """
    require(actor, "settings.manage")
    if not actor.everywhere("settings.manage"):
        raise Forbidden("calendar.everywhere", verb="settings.manage")


def version(session: Session) -> str:
    """What tells one state of the settings from another, whoever changed them."""
    known, last = versions(session), session.scalar(select(func.max(SettingChange.id)))
    return ".".join(str(one) for one in (*(known[name] for name in TABLES if name in known), last))


def take_turn(session: Session, seen: str | None) -> None:
    """Wait for whoever changes settings just now.

    Raises:
        Conflict: they are others than those that were seen.
    """
    session.execute(text("LOCK TABLE setting_changes IN SHARE ROW EXCLUSIVE MODE"))
    forget(session)
    if seen is not None and version(session) != seen:
        raise Conflict("calendar.changed")


def differences(session: Session, table: str, wanted: Iterable[tuple[Row, Row | None]]) -> Iterator[RowChange]:
    """What of the rows that are wanted is not so yet.

    Args:
        wanted: by key, the whole row; None for no such row.
    """
    for key, after in wanted:
        before = _row(session, table, key)
        if before != after:
            yield RowChange(table, plain(before), plain(after))


def write(session: Session, changes: Iterable[RowChange]) -> None:
    """Bring rows to what they become."""
    for one in changes:
        table = TABLES[one.table]
        before, after = typed(one.table, one.before), typed(one.table, one.after)
        row = before if before is not None else after or {}
        own = and_(*(column == row[column.name] for column in table.primary_key))
        if after is None:
            _remove(session, table, own)
        elif before is None:
            session.execute(insert(table).values(**after))
        else:
            session.execute(update(table).where(own).values(**after))


def _remove(session: Session, table: Table, own: ColumnElement[bool]) -> None:
    try:
        with session.begin_nested():
            session.execute(delete(table).where(own))
    except IntegrityError:
        raise Conflict("calendar.in_use", table=table.name) from None


def turned_back(session: Session, topic: str, change_id: int) -> list[RowChange]:
    """What undoes a change.

    Raises:
        NotFound: there is no such change.
        Conflict: it was undone, or one of its rows has been changed since.
    """
    found = session.get(SettingChange, change_id)
    if found is None or found.topic != topic:
        raise NotFound("calendar.no_change", id=change_id)
    if session.scalar(select(SettingChange.id).where(SettingChange.undoes == change_id)):
        raise Conflict("calendar.undone")
    rows = [RowChange(**row) for row in found.rows]
    for one in rows:
        row = typed(one.table, one.after or one.before) or {}
        key = {column.name: row[column.name] for column in TABLES[one.table].primary_key}
        if plain(_row(session, one.table, key)) != one.after:
            raise Conflict("calendar.changed_since")
    return [RowChange(one.table, one.after, one.before) for one in reversed(rows)]


def listed(session: Session, topic: str | None = None, *, only: int | None = None) -> list[ChangeRow]:
    """Changes of a topic, or of all, newest first."""
    later = aliased(SettingChange)
    asked = select(SettingChange, later.id).outerjoin(later, later.undoes == SettingChange.id)
    asked = asked.order_by(SettingChange.id.desc()).limit(LATEST)
    if topic is not None:
        asked = asked.where(SettingChange.topic == topic)
    if only is not None:
        asked = asked.where(SettingChange.id == only)
    return [_told(one, undone) for one, undone in session.execute(asked)]


def typed(table: str, row: Row | None) -> dict[str, Any] | None:
    """A row of the record with the kinds of its columns."""
    if row is None:
        return None
    days = {column.name for column in TABLES[table].columns if column.type.python_type is date}
    return {name: date.fromisoformat(one) if name in days else one for name, one in row.items()}


def _row(session: Session, table: str, key: Row) -> dict[str, Any] | None:
    own = and_(*(TABLES[table].c[name] == one for name, one in key.items()))
    found = session.execute(select(TABLES[table]).where(own)).mappings().first()
    return None if found is None else dict(found)


def plain(row: Row | None) -> dict[str, Any] | None:
    """A row as the record keeps it."""
    if row is None:
        return None
    return {name: one.isoformat() if isinstance(one, date) else one for name, one in row.items()}


def _told(one: SettingChange, undone_by: int | None) -> ChangeRow:
    named = ("id", "topic", "first_day", "last_day", "at", "made_by", "reason", "shorter", "longer", "undoes")
    told = {name: getattr(one, name) for name in named}
    rows = [RowChange(**row) for row in one.rows]
    return ChangeRow(**told, rows=rows, undone_by=undone_by, reckoning=one.reckoned_to is not None)
