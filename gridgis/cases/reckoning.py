"""The limits of a standing case reckoned again: by another category, or by a work calendar that has changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import extract, func, or_, select
from sqlalchemy.orm import Session

from gridgis.cases import in_force, queries
from gridgis.cases.actions import tell
from gridgis.cases.clocks import due
from gridgis.cases.in_force import Limits
from gridgis.cases.models import Assignment, Case, CaseEvent
from gridgis.cases.rules import OPEN, STAGE_OF, URGENT
from gridgis.cases.term_models import CalendarYear, Category
from gridgis.cases.terms import handle_term, limit_of, provisional, running_since, stage_term, total_due
from gridgis.security.rules import SYSTEM

BATCH = 200
TIMED = ("lead", "first", "co")
"""Parts whose limits are reckoned with the case's."""


def mark(case: Case, category: Category, limits: Limits) -> None:
    """Note with a case whether one of its limits is provisional."""
    ends = {name: getattr(case, name) for name in ("state", "due_at", "handle_due_at", "total_due_at")}
    is_so = provisional(ends, category, limits)
    if case.limit_inputs.get("provisional", False) is not is_so:
        case.limit_inputs = case.limit_inputs | {"provisional": is_so}


def restart(case: Case) -> None:
    """Begin the ladder of reminders anew: another limit runs, or none."""
    case.rung, case.next_rung_at = 0, case.near_due_at


@dataclass(frozen=True)
class Ends:
    """When the limits of a case end, and the one that runs is near-due."""

    due_at: datetime | None
    near_due_at: datetime | None
    handle_due_at: datetime | None
    sign_due_at: datetime | None
    total_due_at: datetime
    first_due_at: datetime | None = None


def ends_of(
    case: Case, lead: Assignment | None, events: Sequence[CaseEvent], category: Category, limits: Limits
) -> Ends:
    """When all limits of a case end, each reckoned from where it began.

    Args:
        case: a case, or its columns.
        lead: the lead assignment that stands, or its columns.
        events: of the case, oldest first.
        category: whose limits count.
        limits: from the year of submission on.
    """
    due_at, near_due_at, handle_due_at = case.due_at, case.near_due_at, case.handle_due_at
    sign_due_at = lead.sign_due_at if lead is not None else None
    first_due_at = case.first_due_at
    stage = STAGE_OF.get(case.state)
    if lead is not None and handle_due_at is not None:
        handling = handle_term(lead.dispatched_at, category, events, limits)
        handle_due_at = handling.due_at
        if first_due_at is not None:
            looks = due(lead.dispatched_at, limit_of("first", category, limits), limits.calendar)
            first_due_at = min(looks, handle_due_at)
        if lead.signed_at is None:
            since = signed_since(case, lead, events, first_due_at)
            sign_due_at = due(since, limit_of("sign", category, limits), limits.calendar)
        if stage == "handle":
            due_at, near_due_at = handling.due_at, handling.near_due_at
    if stage is not None and stage != "handle":
        runs = stage_term(stage, running_since(case, events), category, limits)
        due_at, near_due_at = runs.due_at, runs.near_due_at
    total_due_at = total_due(case.submitted_at, category, limits)
    return Ends(due_at, near_due_at, handle_due_at, sign_due_at, total_due_at, first_due_at)


def signed_since(case: Case, lead: Assignment, events: Sequence[CaseEvent], first_due_at: datetime | None) -> datetime:
    """From when an office has its time to sign: dispatch, or when the grid that looks first has passed the case on."""
    if first_due_at is not None and case.urgency not in URGENT:
        return first_due_at
    return max([lead.dispatched_at, *(event.at for event in events if event.move == "pass_on")])


def reckon(session: Session, case: Case, category: Category, limits: Limits) -> None:
    """Reckon all limits of a case that run.

    Args:
        case: held for update.
        category: whose limits count.
        limits: from the year of submission on.
    """
    given = standing(queries.assignments(session, case))
    past = queries.stood(queries.events(session, case))
    set_ends(case, given, past, ends_of(case, given.get("lead"), past, category, limits), category, limits)
    mark(case, category, limits)


def standing(given: Iterable[Assignment]) -> dict[str, Assignment]:
    """The assignments of a case that stand and have limits, by their part; those that help by their office too."""
    return {part_of(one): one for one in given if one.part in TIMED and one.ended_at is None}


def part_of(one: Assignment) -> str:
    """What an assignment is of its case: `lead`, `first`, or the code of the office that helps."""
    return one.office_code or "" if one.part == "co" else one.part


def set_ends(
    case: Case,
    given: Mapping[str, Assignment],
    events: Sequence[CaseEvent],
    ends: Ends,
    category: Category,
    limits: Limits,
) -> None:
    """Give a case and its standing assignments the limits that were reckoned; parts that help run from their own start.

    Args:
        case: held for update.
        given: the assignments that stand, as `standing` tells them.
        events: of the case, oldest first.
        ends: of the case.
        category: whose limits count.
        limits: from the year of submission on.
    """
    for one in given.values():
        if one.part == "co" and one.result_at is None and one.waived_at is None:
            one.handle_due_at = handle_term(one.dispatched_at, category, events, limits).due_at
            if one.signed_at is None:
                one.sign_due_at = due(one.dispatched_at, limit_of("sign", category, limits), limits.calendar)
    lead, first = given.get("lead"), given.get("first")
    ran = (case.due_at, case.near_due_at)
    case.due_at, case.near_due_at, case.total_due_at = ends.due_at, ends.near_due_at, ends.total_due_at
    if (case.due_at, case.near_due_at) != ran:
        restart(case)
    if lead is not None and case.handle_due_at is not None:
        case.handle_due_at = lead.handle_due_at = ends.handle_due_at
        lead.sign_due_at = ends.sign_due_at
    if first is not None:
        case.first_due_at = first.handle_due_at = ends.first_due_at


def reckon_unknown(session: Session, *, zone: str, after: str, at: datetime) -> tuple[str | None, int]:
    """Mark open cases whose limits reach into a year without work calendar, and reckon them again once it is known.

    Args:
        zone: the zone in which limits are reckoned.
        after: the case number to go on behind; empty for the first `BATCH`.

    Returns:
        The number to go on behind, None at the end; and how many were changed.
    """
    known = session.scalars(select(CalendarYear.year)).all()
    ends = (Case.due_at, Case.handle_due_at, Case.total_due_at)
    unknown = or_(*(extract("year", func.timezone(zone, end)).not_in(known) for end in ends))
    marked = func.coalesce(Case.limit_inputs["provisional"].as_boolean(), False)
    asked = select(Case).where(
        Case.state.in_(OPEN), marked.is_distinct_from(func.coalesce(unknown, False)), Case.number > after
    )
    waiting = session.scalars(
        asked.order_by(Case.number).limit(BATCH).with_for_update(skip_locked=True),
        execution_options={"populate_existing": True},
    ).all()
    changed = sum(_bring_up(session, case, zone, at) for case in waiting)
    session.flush()
    return waiting[-1].number if len(waiting) == BATCH else None, changed


def _bring_up(session: Session, case: Case, zone: str, at: datetime) -> bool:
    before, category = told_ends(case), in_force.category_of(session, case, zone)
    limits = in_force.limits(session, zone, case.submitted_at.date(), in_force.arrival(case, zone))
    if before["provisional"]:
        reckon(session, case, category, limits)
    else:
        mark(case, category, limits)
    after = told_ends(case)
    if any(before[name] != after[name] for name in before if name != "provisional"):
        told = {"before": before, "after": after}
        tell(session, case, "reckon", SYSTEM, source=case.state, note="", at=at, facts=told)
    return before != after


def told_ends(case: Case, given: Iterable[Assignment] = ()) -> dict[str, Any]:
    """The limits of a case as its timeline tells them, and whether one is provisional.

    Args:
        given: the assignments that stand; until when those that help have to be done is told by their offices.
    """
    ends = {"due_at": case.due_at, "handle_due_at": case.handle_due_at, "total_due_at": case.total_due_at}
    if case.first_due_at is not None:
        ends["first_due_at"] = case.first_due_at
    told: dict[str, Any] = {name: end.isoformat() if end else None for name, end in ends.items()}
    if helps := {part_of(one): one.handle_due_at for one in given if one.part == "co"}:
        told["co"] = {code: end.astimezone(UTC).isoformat() if end else None for code, end in sorted(helps.items())}
    return told | {"provisional": bool(case.limit_inputs.get("provisional"))}
