"""How a case stands against its limit: one table, asked of a case that is at hand and of all cases in a statement."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, case

from gridgis.cases.models import Case
from gridgis.cases.rules import OPEN

_Test = Callable[[Any, Any], Any]
_AT = object()
"""Stands in the table for the moment that is asked for."""
TABLE: tuple[tuple[str, str, str, Any], ...] = (
    ("closed", "state", "none of", OPEN),
    ("susp", "state", "is", "suspended"),
    ("ok", "due_at", "is", None),
    ("over", "due_at", "before", _AT),
    ("near", "near_due_at", "up to", _AT),
)
"""The first that holds tells the mark; where none does, the case is `ok`."""
_PLAIN: dict[str, _Test] = {
    "none of": lambda value, known: value not in known,
    "is": lambda value, known: value == known,
    "before": lambda value, moment: value is not None and value < moment,
    "up to": lambda value, moment: value is not None and value <= moment,
}
_IN_SQL: dict[str, _Test] = {
    "none of": lambda column, known: column.not_in(known),
    "is": lambda column, known: column.is_(None) if known is None else column == known,
    "before": lambda column, moment: column < moment,
    "up to": lambda column, moment: column <= moment,
}


def clock_of(state: str, due_at: datetime | None, near_due_at: datetime | None, at: datetime) -> str:
    """How a case stands against its limit: `ok near over susp closed`."""
    values = {"state": state, "due_at": due_at, "near_due_at": near_due_at}
    table = (
        (mark, values[name], _PLAIN[test], at if against is _AT else against) for mark, name, test, against in TABLE
    )
    return next((mark for mark, value, holds, against in table if holds(value, against)), "ok")


def clock(at: datetime) -> ColumnElement[str]:
    """The same of every case of a statement."""
    marks = (
        (_IN_SQL[test](getattr(Case, name), at if against is _AT else against), mark)
        for mark, name, test, against in TABLE
    )
    return case(*marks, else_="ok")
