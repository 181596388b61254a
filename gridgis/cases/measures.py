"""What each figure counts: one condition for the number and for the list that it opens.

The day that counts is the moment of the measure: submission, the end of the citizen's total, or closing. A measure
without a moment stands as of now, whatever the period. Of limits only those count that have ended at the moment asked;
a result that waits for its check is neither on time nor late until then (domain guide, "Near-due and on time").
Rejected, merged and withdrawn cases are left out and counted apart, and sensitive cases stand in no figure at all.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, and_, func

from gridgis.cases.models import Case
from gridgis.cases.rules import AWAITS_CHECK, LEFT_OUT, OPEN

SATISFIED = 3
"""The least answer that counts as satisfied: basically satisfied."""


@dataclass(frozen=True)
class Measure:
    """What is counted at a moment, and the moment of a case by which the period counts; None: as of now."""

    of: Callable[[datetime], ColumnElement[bool]]
    moment: Any = None


def _counts(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return and_(Case.state.not_in(LEFT_OUT), *conditions)


def _ended(at: datetime, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """The citizen's total has ended, and nobody waits for a check."""
    return _counts(Case.total_due_at <= at, Case.state != AWAITS_CHECK, *conditions)


def _in_time() -> ColumnElement[bool]:
    return func.coalesce(Case.closed_at <= Case.total_due_at, False)


MeasureName = Literal[
    "open",
    "overdue",
    "near_due",
    "reported",
    "closed",
    "due",
    "on_time",
    "late",
    "awaiting_check",
    "answers",
    "satisfied",
    "unsatisfied",
    "left_out",
]

MEASURES: dict[MeasureName, Measure] = {
    "open": Measure(lambda at: Case.state.in_(OPEN)),
    "overdue": Measure(lambda at: and_(Case.state.in_(OPEN), Case.due_at < at)),
    "near_due": Measure(lambda at: and_(Case.state.in_(OPEN), Case.due_at >= at, Case.near_due_at <= at)),
    "reported": Measure(lambda at: _counts(), Case.submitted_at),
    "closed": Measure(lambda at: _counts(Case.closed_at.is_not(None)), Case.closed_at),
    "due": Measure(_ended, Case.total_due_at),
    "on_time": Measure(lambda at: _ended(at, _in_time()), Case.total_due_at),
    "late": Measure(lambda at: _ended(at, ~_in_time()), Case.total_due_at),
    "awaiting_check": Measure(lambda at: and_(Case.total_due_at <= at, Case.state == AWAITS_CHECK), Case.total_due_at),
    "answers": Measure(lambda at: _counts(Case.satisfaction.is_not(None)), Case.closed_at),
    "satisfied": Measure(lambda at: _counts(Case.satisfaction >= SATISFIED), Case.closed_at),
    "unsatisfied": Measure(lambda at: _counts(Case.satisfaction < SATISFIED), Case.closed_at),
    "left_out": Measure(lambda at: Case.state.in_(LEFT_OUT), Case.submitted_at),
}
"""Every figure by its name: `due` is `on_time` and `late`, `answers` is `satisfied` and `unsatisfied`."""


def in_period(moment: Any, begin: datetime | None, end: datetime | None) -> ColumnElement[bool]:
    """Whether a moment of a case lies from `begin` to before `end`; a None bounds nothing."""
    conditions = []
    if moment is not None and begin is not None:
        conditions.append(moment >= begin)
    if moment is not None and end is not None:
        conditions.append(moment < end)
    return and_(True, *conditions)


def counted(name: MeasureName, begin: datetime | None, end: datetime | None, at: datetime) -> ColumnElement[bool]:
    """The cases of a measure.

    Args:
        name: one of `MEASURES`.
        begin: first moment of the period, or None.
        end: first moment after it, or None.
        at: the moment against which limits count.

    """
    measure = MEASURES[name]
    return and_(measure.of(at), in_period(measure.moment, begin, end), Case.sensitive.is_(False))
