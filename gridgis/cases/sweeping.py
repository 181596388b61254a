"""Open cases whose limits a changed setting may move: weighed before it is saved, reckoned in batches after."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, func, select, tuple_
from sqlalchemy.orm import Session

from gridgis.cases import in_force, queries
from gridgis.cases.actions import tell
from gridgis.cases.models import Assignment, Case, CaseEvent
from gridgis.cases.reckoning import TIMED, Ends, ends_of, mark, part_of, set_ends, told_ends
from gridgis.cases.rules import OPEN
from gridgis.cases.terms import inputs_of
from gridgis.security.rules import SYSTEM

BATCH = 500
READ = (
    *(Case.county_code, Case.number, Case.state, Case.category_code, Case.submitted_at, Case.dispatched_at),
    *(Case.due_at, Case.near_due_at, Case.handle_due_at, Case.total_due_at),
    *(Case.first_due_at, Case.urgency, Case.phases_done),
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


def arrived(days: Days, zone: str, among: ColumnElement[bool]) -> ColumnElement[bool]:
    """The condition that an open case arrived on one of the days, among some."""
    local, arrives = ZoneInfo(zone), [Case.submitted_at >= datetime.combine(days.first, time(), ZoneInfo(zone))]
    if days.last is not None:
        arrives.append(Case.submitted_at < datetime.combine(days.last + timedelta(days=1), time(), local))
    return and_(Case.state.in_(OPEN), among, *arrives)


def effect(session: Session, where: ColumnElement[bool], *, zone: str, at: datetime) -> Effect:
    """How the settings as they now stand move the limits of open cases, against those that they have."""
    shorter = longer = overdue = 0
    asked = select(*READ).where(where, Case.sensitive.is_(False)).order_by(Case.number)
    found: Sequence[Any] = session.execute(asked).all()
    for case, ends in _reckoned(session, found, zone):
        moved = _moved(case, ends)
        shorter, longer = shorter + (moved < 0), longer + (moved > 0)
        overdue += bool(case.due_at and ends.due_at and ends.due_at < at <= case.due_at)
    return Effect(shorter, longer, overdue)


def nearly(session: Session, *, zone: str, at: datetime) -> int:
    """How many open cases are near-due by the settings as they now stand; sensitive ones are never counted."""
    asked = select(*READ).where(Case.state.in_(OPEN), Case.due_at > at, Case.sensitive.is_(False))
    found: Sequence[Any] = session.execute(asked.order_by(Case.number)).all()
    return sum(bool(ends.near_due_at and ends.near_due_at <= at) for _, ends in _reckoned(session, found, zone))


def sweep(
    session: Session, where: ColumnElement[bool], *, zone: str, after: str, at: datetime, **facts: object
) -> tuple[str | None, int]:
    """Reckon the limits of open cases by the settings as they now stand, `BATCH` at a time; each tells it.

    Args:
        after: the case number to go on behind; empty for the first.
        facts: kept with each case's event.

    Returns:
        The number to go on behind, None at the end; and how many were changed, sensitive ones not counted.
    """
    asked = select(Case).where(where, Case.number > after).order_by(Case.number).limit(BATCH)
    cases = session.scalars(asked.with_for_update(), execution_options={"populate_existing": True}).all()
    changed = 0
    for case, given, events in _standing(session, cases):
        category, before, limits = (
            in_force.category_of(session, case, zone),
            told_ends(case, given.values()),
            _limits(session, case, zone),
        )
        case.urgency = category.urgency or case.urgency
        inputs = inputs_of(category)
        if inputs.items() - case.limit_inputs.items():
            case.limit_inputs = case.limit_inputs | inputs
        set_ends(case, given, events, ends_of(case, given.get("lead"), events, category, limits), category, limits)
        mark(case, category, limits)
        told = told_ends(case, given.values())
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
    for begin in range(0, len(cases), BATCH):
        for case, given, events in _standing(session, cases[begin : begin + BATCH]):
            category = in_force.category_of(session, case, zone)
            yield case, ends_of(case, given.get("lead"), events, category, _limits(session, case, zone))


def _limits(session: Session, case: Any, zone: str) -> in_force.Limits:
    return in_force.limits(session, zone, case.submitted_at.date(), in_force.arrival(case, zone))


def _standing(session: Session, cases: Sequence[Any]) -> Iterator[tuple[Any, dict[str, Any], list[Any]]]:
    """Cases with the timed assignments that stand, by their part, and their events, in two statements."""
    keys = [(case.county_code, case.number) for case in cases]
    if not keys:
        return
    own = tuple_(Assignment.county_code, Assignment.case_number).in_(keys)
    timed = select(Assignment).where(own, Assignment.part.in_(TIMED), Assignment.ended_at.is_(None))
    given: dict[tuple[str, str], dict[str, Any]] = defaultdict(dict)
    for one in session.scalars(timed):
        given[one.county_code, one.case_number][part_of(one)] = one
    asked = select(*(CaseEvent.county_code, CaseEvent.case_number, CaseEvent.seq, CaseEvent.at)).add_columns(
        CaseEvent.move, CaseEvent.source, CaseEvent.target, CaseEvent.facts, CaseEvent.undoes
    )
    told = asked.where(tuple_(CaseEvent.county_code, CaseEvent.case_number).in_(keys)).order_by(CaseEvent.seq)
    events: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for event in session.execute(told):
        events[event.county_code, event.case_number].append(event)
    for case, key in zip(cases, keys, strict=True):
        yield case, given[key], queries.stood(events[key])
