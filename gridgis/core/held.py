"""What rarely changes, held in the process for as long as its version in the database stays the same."""

from collections.abc import Callable, Hashable, Mapping
from operator import itemgetter
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import BigInteger, Engine, Select, event, text
from sqlalchemy.orm import Mapped, ORMExecuteState, Session, UOWTransaction, mapped_column

from gridgis.core.db import Base

Value = TypeVar("Value")

SETTLED = (
    "agency_types",
    "agency_type_versions",
    "calendar_years",
    "categories",
    "category_versions",
    "divisions",
    "layers",
    "office_versions",
    "offices",
    "routing_rules",
    "rule_sets",
    "stage_limit_versions",
    "stage_limits",
    "thresholds",
    "work_schedules",
    "workday_calendar",
)
"""The tables that change once a week."""

NET = ("divisions", "grid_versions", "grids", "layers", "people", "posts")
"""The tables that a drawing of grids is made of."""

LINES = ("linear_objects",)
"""The table of the base map."""

TASKS = ("task_lists",)
"""The table of what grids do by the lists in force."""

WATCHED = frozenset((*SETTLED, *NET, *LINES, *TASKS))
"""The tables whose rows may be held. A trigger gives each another version with each change, whoever makes it."""


class ReferenceVersion(Base):
    """The version of a watched table."""

    __tablename__ = "reference_versions"

    name: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(BigInteger, server_default="0")


LEAVES_HELD = "leaves_held"
"""The execution option of a statement that changes no watched table."""

VERSIONS = (
    "(SELECT jsonb_object_agg(name, coalesce("
    "CAST(nullif(current_setting('gridgis.version_' || name, true), '') AS bigint), version)) FROM reference_versions)"
)
"""What a statement asks for that brings the versions along. None is ever given twice, not even after a rollback.

What the transaction has changed itself it tells itself in a setting of its own, another with each change: the row is
written once a transaction.
"""

MOST = 1000
"""So many things are held of a database; then it is begun anew."""

_HELD: "WeakKeyDictionary[Engine, dict[Hashable, tuple[Hashable, Any]]]" = WeakKeyDictionary()
_KNOWN = "reference_versions"
_READING = "reads_what_is_held"


def note_versions(session: Session, versions: Mapping[str, int]) -> None:
    """Take versions that were read in this transaction for those of all that follows in it."""
    session.info[_KNOWN] = session.get_transaction(), versions


def held(session: Session, name: Hashable, read: Callable[[], Value], of: tuple[str, ...] = SETTLED) -> Value:
    """What `read` answers, read again only when one of the tables it is made of has changed since.

    Args:
        session: open session; what it changed itself, and has not committed, counts for it alone. What it still has to
            write is written first: read along, it would stand for all under a version of before.
        name: names what is read, arguments included; none that anybody can make up, for each is held.
        read: reads it from watched tables alone, and by columns: the session's objects may be older than its versions,
            or not written yet. What it answers belongs to no session and is never changed.
        of: the tables it reads.

    Raises:
        TypeError: it reads objects, or another table.
    """
    if session.autoflush:  # where it is off, `read` does not write either
        session.flush()
    known = versions(session)
    version = itemgetter(*of)(known)
    kept = _HELD.setdefault(session.get_bind().engine, {})
    found = kept.get(name)
    if found is not None and found[0] == version:
        value: Value = found[1]
        return value
    before, session.info[_READING] = session.info.get(_READING), of
    try:
        value = read()
    finally:
        session.info[_READING] = before
    if len(kept) >= MOST:
        kept.clear()
    kept[name] = version, value
    return value


def versions(session: Session) -> Mapping[str, int]:
    """The versions of all watched tables, as this transaction sees them."""
    transaction, known = session.info.get(_KNOWN, (None, {}))
    if transaction is None or transaction is not session.get_transaction():
        known = session.scalar(text(f"SELECT {VERSIONS}").execution_options(**{LEAVES_HELD: True}))
        note_versions(session, known)
    told: Mapping[str, int] = known
    return told


def forget(session: Session) -> None:
    """Ask for the versions again: something was written past the session, on its connection."""
    session.info.pop(_KNOWN, None)


@event.listens_for(Session, "do_orm_execute")
def _look_at_what_is_read(state: ORMExecuteState) -> None:
    of = state.session.info.get(_READING)
    if of is None or not isinstance(state.statement, Select):
        return
    if any(isinstance(one["expr"], type) for one in state.statement.column_descriptions):
        raise TypeError("what is held is read by columns, not as objects")
    if other := {str(one) for one in state.statement.get_final_froms()} - {*of}:
        raise TypeError(f"what is held of {of} is read from {other}")


@event.listens_for(Session, "do_orm_execute")
def _after_statements(state: ORMExecuteState) -> None:
    if not state.is_select and not state.execution_options.get(LEAVES_HELD):
        forget(state.session)


@event.listens_for(Session, "after_flush")
def _after_flush(session: Session, _flush: UOWTransaction) -> None:
    if any(one.__tablename__ in WATCHED for some in (session.new, session.dirty, session.deleted) for one in some):
        forget(session)


@event.listens_for(Session, "after_soft_rollback")
def _after_rollback(session: Session, _previous: object) -> None:
    forget(session)
