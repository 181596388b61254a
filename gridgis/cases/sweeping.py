"""Open cases whose limits a changed calendar may move: weighed before it is saved, reckoned in batches after."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, func, select, tuple_
from sqlalchemy.orm import Session

from gridgis.cases import queries
from gridgis.cases.actions import tell
from gridgis.cases.models import Assignment, Case, CaseEvent
from gridgis.cases.reckoning import Ends, ends_of, mark, set_ends, told_ends
from gridgis.cases.rules import OPEN
from gridgis.security.rules import SYSTEM

BATCH = 500
READ = (
    *(Case.county_code, Case.number, Case.state, Case.category_code, Case.submitted_at, Case.dispatched_at),
    *(Case.due_at, Case.near_due_at, Case.handle_due_at, Case.total_due_at),
)


@dataclass(frozen=True)
class Days:
    """Local days whose working time is another; without a last one, all from the first on."""

    first: date
    last: date | None


@dataclass(frozen=True)
class Effect:
    """Of how many open cases a limit ends earlier, later; of how many the first makes them overdue at once.

    Sensitive cases are never counted.
    """

    shorter: int
    longer: int
    overdue: int


def touched(days: Days, zone: str) -> ColumnElement[bool]:
    """The condition that a limit of an open case runs over one of the days."""
    local = ZoneInfo(zone)
    begins = datetime.combine(days.first, time(), local)
    ends = func.greatest(Case.due_at, Case.handle_due_at, Case.total_due_at)
    runs = and_(Case.state.in_(OPEN), ends >= begins)
    if days.last is None:
        return runs
    return and_(runs, Case.submitted_at < datetime.combine(days.last + timedelta(days=1), time(), local))


def effect(session: Session, days: Days, *, zone: str, at: datetime) -> Effect:
    """How the calendar as it now stands moves the limits of open cases, against those that they have."""
    shorter = longer = overdue = 0
    asked = select(*READ).where(touched(days, zone), Case.sensitive.is_(False)).order_by(Case.number)
    found: Sequence[Any] = session.execute(asked).all()
    for case, ends in _reckoned(session, found, zone):
        moved = _moved(case, ends)
        shorter, longer = shorter + (moved < 0), longer + (moved > 0)
        overdue += bool(case.due_at and ends.due_at and ends.due_at < at <= case.due_at)
    return Effect(shorter, longer, overdue)


def sweep(
    session: Session, days: Days, *, zone: str, after: str, at: datetime, **facts: object
) -> tuple[str | None, int]:
    """Reckon the limits of open cases by the calendar as it now stands, `BATCH` at a time; each tells it.

    Args:
        after: the case number to go on behind; empty for the first.
        facts: kept with each case's event.

    Returns:
        The number to go on behind, None at the end; and how many were changed, sensitive ones not counted.
    """
    asked = select(Case).where(touched(days, zone), Case.number > after).order_by(Case.number).limit(BATCH)
    cases = session.scalars(asked.with_for_update(), execution_options={"populate_existing": True}).all()
    changed = 0
    kinds, limits = _kinds(session, cases), _limits(session, cases, zone)
    for case, lead, events in _standing(session, cases):
        category, before = kinds[case.category_code], told_ends(case)
        set_ends(case, lead, ends_of(case, lead, events, category, limits))
        mark(case, category, limits)
        told = told_ends(case)
        if any(before[name] != told[name] for name in before if name != "provisional"):
            kept = facts | {"before": before, "after": told}
            tell(session, case, "reckon", SYSTEM, source=case.state, note="", at=at, facts=kept)
            changed += not case.sensitive
    session.flush()
    return cases[-1].number if len(cases) == BATCH else None, changed


def _moved(case: Any, ends: Ends) -> int:
    """Below zero for a case that has less time, above for more: by the limit that runs, else by the others."""
    pairs = [(getattr(case, name), getattr(ends, name)) for name in ("due_at", "total_due_at", "handle_due_at")]
    return next(((new > old) - (new < old) for old, new in pairs if new and old and new != old), 0)


def _reckoned(session: Session, cases: Sequence[Any], zone: str) -> Iterator[tuple[Any, Ends]]:
    kinds, limits = _kinds(session, cases), _limits(session, cases, zone)
    for begin in range(0, len(cases), BATCH):
        for case, lead, events in _standing(session, cases[begin : begin + BATCH]):
            yield case, ends_of(case, lead, events, kinds[case.category_code], limits)


def _kinds(session: Session, cases: Iterable[Any]) -> dict[str, Any]:
    return {one.code: one for one in queries.categories(session, {case.category_code for case in cases})}


def _limits(session: Session, cases: Iterable[Any], zone: str) -> queries.Limits:
    earliest = min((case.submitted_at.date() for case in cases), default=date.max)
    return queries.limits(session, zone, earliest)


def _standing(session: Session, cases: Sequence[Any]) -> Iterator[tuple[Any, Any, list[Any]]]:
    """Cases with the lead assignment that stands and their events, in two statements."""
    keys = [(case.county_code, case.number) for case in cases]
    if not keys:
        return
    own = tuple_(Assignment.county_code, Assignment.case_number).in_(keys)
    leads = session.scalars(select(Assignment).where(own, Assignment.part == "lead", Assignment.ended_at.is_(None)))
    lead = {(one.county_code, one.case_number): one for one in leads}
    asked = select(*(CaseEvent.county_code, CaseEvent.case_number, CaseEvent.at)).add_columns(
        CaseEvent.move, CaseEvent.source, CaseEvent.target
    )
    told = asked.where(tuple_(CaseEvent.county_code, CaseEvent.case_number).in_(keys)).order_by(CaseEvent.seq)
    events: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for event in session.execute(told):
        events[event.county_code, event.case_number].append(event)
    for case, key in zip(cases, keys, strict=True):
        yield case, lead.get(key), events[key]
