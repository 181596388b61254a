"""Every figure, defined once: one condition for the number and for the list that it opens, and the rates made of them.

Statements, answers, the page, the list's filter and `docs/figures.md` come from here, the words from `measures` in the
one catalogue. The day that counts is the moment of the measure: submission, the end of the citizen's total, or closing;
one without a moment stands as of now, whatever the period. Of limits only those count that have ended at the moment
asked; a result that waits for its check is neither on time nor late until then (domain guide, "Near-due and on time").
Rejected, merged and withdrawn cases are left out and counted apart, and sensitive cases stand in no figure at all.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from gridgis.cases.double_models import Recurrence
from gridgis.cases.models import Assignment, Case, CaseEvent
from gridgis.cases.rules import AWAITS_CHECK, LEFT_OUT, OPEN
from gridgis.people.models import Office

RECUR_DAYS = 30
PROACTIVE = ("grid_worker", "river_chief", "office", "campaign")
"""Sources of what the grid, a patrol or an office found before anybody complained."""
SATISFIED = 3
"""The least answer that counts as satisfied: basically satisfied."""


Day = Literal["now", "submission", "limit", "closing"]
Better = Literal["fewer", "more"]

MOMENTS: dict[Day, Any] = {
    "submission": Case.submitted_at,
    "limit": Case.total_due_at,
    "closing": Case.closed_at,
}
"""The moment of a case by which the days of a measure count; there is none for what stands as of now."""


@dataclass(frozen=True)
class Measure:
    """What is counted at a moment, the day by which the period counts, and whether fewer or more is better."""

    of: Callable[[datetime], ColumnElement[bool]]
    day: Day = "now"
    better: Better | None = None


def _counts(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return and_(Case.state.not_in(LEFT_OUT), *conditions)


def _ended(at: datetime, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """The citizen's total has ended, and nobody waits for a check."""
    return _counts(Case.total_due_at <= at, Case.state != AWAITS_CHECK, *conditions)


def _in_time() -> ColumnElement[bool]:
    return func.coalesce(Case.closed_at <= Case.total_due_at, False)


def _came_back() -> ColumnElement[bool]:
    """The matter was reported again at the same place within so many days of closing, and that stands, open to all."""
    again = aliased(Case)
    same = and_(again.county_code == Recurrence.county_code, again.number == Recurrence.number)
    of_case = Recurrence.county_code == Case.county_code, Recurrence.earlier == Case.number
    counts = again.sensitive.is_(False), again.state.not_in(LEFT_OUT), Recurrence.days < RECUR_DAYS
    return select(Recurrence.number).join(again, same).where(*of_case, *counts).correlate(Case).exists()


def _at_source() -> ColumnElement[bool]:
    """The grid or the village settled it: who found it, the grid before an office signed, either as its lead."""
    given = and_(Assignment.county_code == Case.county_code, Assignment.case_number == Case.number)
    lead = aliased(Assignment)
    same = and_(lead.county_code == Case.county_code, lead.case_number == Case.number, lead.part == "lead")
    signed = exists().where(same, lead.signed_at.is_not(None)).correlate(Case)
    first = exists().where(given, Assignment.part == "first", Assignment.result_at.is_not(None)).correlate(Case)
    of_grid = (Assignment.part == "lead", Assignment.grid_code.is_not(None), Assignment.ended_at >= Case.closed_at)
    village = exists().where(Office.code == Case.office_code, Office.level.in_(("village", "grid"))).correlate(Case)
    by_grid = and_(Case.office_code.is_(None), exists().where(given, *of_grid).correlate(Case))
    return or_(Case.self_handled, and_(first, ~signed), by_grid, village)


def _put_before_county() -> ColumnElement[bool]:
    """It was put before the county, and that was not undone."""
    undo = aliased(CaseEvent)
    same = and_(undo.county_code == CaseEvent.county_code, undo.case_number == CaseEvent.case_number)
    undone = exists().where(same, undo.undoes <= CaseEvent.seq, undo.seq > CaseEvent.seq).correlate(CaseEvent)
    here = (CaseEvent.county_code == Case.county_code, CaseEvent.case_number == Case.number)
    up = (CaseEvent.move == "escalate", CaseEvent.facts["level"].astext == "county", ~undone)
    return exists().where(*here, *up).correlate(Case)


MEASURES: dict[str, Measure] = {
    "open": Measure(lambda at: Case.state.in_(OPEN), better="fewer"),
    "overdue": Measure(lambda at: and_(Case.state.in_(OPEN), Case.due_at < at), better="fewer"),
    "near_due": Measure(
        lambda at: and_(Case.state.in_(OPEN), Case.due_at >= at, Case.near_due_at <= at), better="fewer"
    ),
    "reported": Measure(lambda at: _counts(), "submission"),
    "closed": Measure(lambda at: _counts(Case.closed_at.is_not(None)), "closing"),
    "due": Measure(_ended, "limit"),
    "on_time": Measure(lambda at: _ended(at, _in_time()), "limit", "more"),
    "late": Measure(lambda at: _ended(at, ~_in_time()), "limit", "fewer"),
    "closed_of_due": Measure(lambda at: _ended(at, Case.closed_at.is_not(None)), "limit", "more"),
    "awaiting_check": Measure(lambda at: and_(Case.total_due_at <= at, Case.state == AWAITS_CHECK), "limit", "fewer"),
    "answers": Measure(lambda at: _counts(Case.satisfaction.is_not(None)), "closing"),
    "satisfied": Measure(lambda at: _counts(Case.satisfaction >= SATISFIED), "closing", "more"),
    "unsatisfied": Measure(lambda at: _counts(Case.satisfaction < SATISFIED), "closing", "fewer"),
    "came_back": Measure(lambda at: _counts(Case.closed_at.is_not(None), _came_back()), "closing", "fewer"),
    "proactive": Measure(lambda at: _counts(Case.source.in_(PROACTIVE)), "submission", "more"),
    "at_source": Measure(lambda at: _counts(Case.closed_at.is_not(None), _at_source()), "closing", "more"),
    "went_up": Measure(lambda at: _counts(_put_before_county()), "submission", "fewer"),
    "left_out": Measure(lambda at: Case.state.in_(LEFT_OUT), "submission"),
}


@dataclass(frozen=True, kw_only=True)
class Rate:
    """One measure by another, or by the households of the place.

    `per`: how many of the whole it is given for; `least`: below so many in the whole there is none; `target`: what
    is to be reached; `lists`: the measures whose lists lie behind it, that of the whole first.
    """

    part: str
    whole: str
    better: Better
    per: int = 1
    least: int = 1
    target: float | None = None
    lists: tuple[str, ...] = ()


RATES: dict[str, Rate] = {
    "on_time_rate": Rate(
        part="on_time",
        whole="due",
        better="more",
        least=10,
        target=0.95,
        lists=("due", "on_time", "late", "awaiting_check"),
    ),
    "satisfaction_rate": Rate(
        part="satisfied",
        whole="answers",
        better="more",
        least=10,
        target=0.95,
        lists=("answers", "satisfied", "unsatisfied"),
    ),
    "recur_30": Rate(part="came_back", whole="closed", better="fewer", least=10, lists=("closed", "came_back")),
    "close_rate": Rate(part="closed_of_due", whole="due", better="more", least=10, lists=("due", "closed_of_due")),
    "proactive_rate": Rate(
        part="proactive", whole="reported", better="more", least=10, lists=("reported", "proactive")
    ),
    "settled_at_source": Rate(part="at_source", whole="closed", better="more", least=10, lists=("closed", "at_source")),
    "up_rate": Rate(part="went_up", whole="reported", better="fewer", least=10, lists=("reported", "went_up")),
    "open_per_1000": Rate(part="open", whole="households", better="fewer", per=1000, least=200, lists=("open",)),
    "reported_per_1000": Rate(
        part="reported", whole="households", better="fewer", per=1000, least=200, lists=("reported",)
    ),
}

FLOWS: tuple[str, ...] = tuple(name for name, measure in MEASURES.items() if measure.day != "now")
"""What happens in a period, and so can be told day by day."""
STOOD: tuple[str, ...] = ("open", "overdue")
"""What histories of cases tell of a moment that is over."""
BY_CELL: tuple[str, ...] = ("reported", "open", "overdue")
"""What is counted by hexagon."""
MAPPED: tuple[str, ...] = (*RATES, "overdue", "near_due", "open", "reported", "late", "unsatisfied", "came_back")
"""What areas are coloured by, and classes are cut for: rates first."""


def rates_of(names: Iterable[str]) -> tuple[str, ...]:
    """The rates that can be made of figures of these names."""
    given = set(names)
    return tuple(name for name, rate in RATES.items() if {rate.part, rate.whole} <= given)


def in_period(moment: Any, begin: datetime | None, end: datetime | None) -> ColumnElement[bool]:
    """Whether a moment of a case lies from `begin` to before `end`; a None bounds nothing."""
    conditions = []
    if moment is not None and begin is not None:
        conditions.append(moment >= begin)
    if moment is not None and end is not None:
        conditions.append(moment < end)
    return and_(True, *conditions)


def counted(name: str, begin: datetime | None, end: datetime | None, at: datetime) -> ColumnElement[bool]:
    """The cases of a measure.

    Args:
        name: one of `MEASURES`.
        begin: first moment of the period, or None.
        end: first moment after it, or None.
        at: the moment against which limits count.

    """
    measure = MEASURES[name]
    moment = MOMENTS.get(measure.day)
    return and_(measure.of(at), in_period(moment, begin, end), Case.sensitive.is_(False))
