"""The limits of a standing case reckoned again: by another category, or by a work calendar that has become known."""

from datetime import datetime
from typing import Any

from sqlalchemy import extract, func, or_, select
from sqlalchemy.orm import Session

from gridgis.cases import queries
from gridgis.cases.actions import tell
from gridgis.cases.clocks import due
from gridgis.cases.models import CalendarDay, Case, Category
from gridgis.cases.queries import Limits
from gridgis.cases.rules import OPEN, STAGE_OF
from gridgis.cases.terms import handle_term, limit_of, provisional, running_since, stage_term, total_due
from gridgis.security.rules import SYSTEM

BATCH = 200


def mark(case: Case, category: Category, limits: Limits) -> None:
    """Note with a case whether one of its limits is provisional."""
    ends = {name: getattr(case, name) for name in ("state", "due_at", "handle_due_at", "total_due_at")}
    is_so = provisional(ends, category, limits)
    if case.limit_inputs.get("provisional", False) is not is_so:
        case.limit_inputs = case.limit_inputs | {"provisional": is_so}


def reckon(session: Session, case: Case, category: Category, limits: Limits) -> None:
    """Reckon all limits of a case that run, each from where it began.

    Args:
        case: held for update.
        category: whose limits count.
        limits: from the year of submission on.
    """
    case.total_due_at = total_due(case.submitted_at, category, limits)
    events = queries.events(session, case)
    handling = None
    lead = next((a for a in queries.assignments(session, case) if a.part == "lead" and a.ended_at is None), None)
    if lead is not None and case.handle_due_at is not None:
        handling = handle_term(lead.dispatched_at, category, events, limits)
        case.handle_due_at = lead.handle_due_at = handling.due_at
        if lead.signed_at is None:
            lead.sign_due_at = due(lead.dispatched_at, limit_of("sign", category, limits), limits.calendar)
    stage = STAGE_OF.get(case.state)
    if stage == "handle" and handling is not None:
        case.due_at, case.near_due_at = handling.due_at, handling.near_due_at
    elif stage is not None and stage != "handle":
        runs = stage_term(stage, running_since(case, events), category, limits)
        case.due_at, case.near_due_at = runs.due_at, runs.near_due_at
    mark(case, category, limits)


def reckon_unknown(session: Session, *, zone: str, after: str, at: datetime) -> tuple[str | None, int]:
    """Mark open cases whose limits reach into a year without work calendar, and reckon them again once it is known.

    Args:
        zone: the zone in which limits are reckoned.
        after: the case number to go on behind; empty for the first `BATCH`.

    Returns:
        The number to go on behind, None at the end; and how many were changed.
    """
    known = sorted({int(year) for year in session.scalars(select(extract("year", CalendarDay.day)).distinct())})
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
    kinds = {one.code: one for one in queries.categories(session, {case.category_code for case in waiting})}
    changed = sum(_bring_up(session, case, kinds[case.category_code], zone, at) for case in waiting)
    session.flush()
    return waiting[-1].number if len(waiting) == BATCH else None, changed


def _bring_up(session: Session, case: Case, category: Category, zone: str, at: datetime) -> bool:
    before = _ends(case)
    limits = queries.limits(session, zone, case.submitted_at.date())
    if before["provisional"]:
        reckon(session, case, category, limits)
    else:
        mark(case, category, limits)
    after = _ends(case)
    if any(before[name] != after[name] for name in before if name != "provisional"):
        told = {"before": before, "after": after}
        tell(session, case, "reckon", SYSTEM, source=case.state, note="", at=at, facts=told)
    return before != after


def _ends(case: Case) -> dict[str, Any]:
    ends = {"due_at": case.due_at, "handle_due_at": case.handle_due_at, "total_due_at": case.total_due_at}
    told: dict[str, Any] = {name: end.isoformat() if end else None for name, end in ends.items()}
    return told | {"provisional": bool(case.limit_inputs.get("provisional"))}
