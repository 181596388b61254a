"""Reckoning when limits are near-due, for cases that were written before it was kept."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases import in_force, queries
from gridgis.cases.models import Case
from gridgis.cases.reckoning import restart
from gridgis.cases.rules import OPEN, STAGE_OF
from gridgis.cases.terms import handle_term, near, running_since

BATCH = 500


def fill_near_due(session: Session, *, zone: str) -> int:
    """Reckon `near_due_at` of open cases that have a limit and lack it, at most `BATCH`; call until it returns 0.

    A case that somebody is moving just now is left for the next call.

    Args:
        zone: the zone in which limits are reckoned.

    Returns:
        Cases filled in.
    """
    lacking = select(Case).where(Case.state.in_(OPEN), Case.due_at.is_not(None), Case.near_due_at.is_(None))
    found = session.scalars(lacking.limit(BATCH).with_for_update(skip_locked=True)).all()
    if not found:
        return 0
    for case in found:
        category, events = in_force.category_of(session, case, zone), queries.stood(queries.events(session, case))
        limits = in_force.limits(session, zone, case.submitted_at.date(), in_force.arrival(case, zone))
        stage = STAGE_OF.get(case.state, "handle")
        assert case.due_at is not None
        if stage == "handle" and case.dispatched_at is not None:
            moment = handle_term(case.dispatched_at, category, events, limits).near_due_at
        else:
            moment = near(stage, running_since(case, events), case.due_at, category, limits)
        case.near_due_at = min(moment, case.due_at)
        restart(case)
    session.flush()
    return len(found)
