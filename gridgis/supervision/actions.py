"""What time does to cases: evaluation windows end, finished cases are archived (T22, T31)."""

from datetime import datetime, timedelta

from sqlalchemy import ScalarSelect, select
from sqlalchemy.orm import Session

from gridgis.cases.models import Case, CaseEvent
from gridgis.cases.moving import Move, move
from gridgis.core.thresholds import thresholds
from gridgis.security.rules import SYSTEM

BATCH = 500


def pass_time(session: Session, *, zone: str, at: datetime) -> int:
    """Move on the cases whose window has ended, at most `BATCH` of each kind; call again until it returns 0.

    A case that somebody is moving just now is left for the next call.

    Returns:
        Cases moved.
    """
    moved, turned = 0, thresholds(session)
    for state, name, since, days in (
        ("closed", "window_over", Case.closed_at, turned.evaluation_days),
        ("evaluated", "archive", _evaluated_at(), turned.archive_days),
    ):
        waiting = (
            select(Case.number).where(Case.state == state, since <= at - timedelta(days=days)).order_by(Case.closed_at)
        )
        numbers = session.scalars(waiting.limit(BATCH).with_for_update(skip_locked=True, of=Case)).all()
        for number in numbers:
            move(session, SYSTEM, number, Move(name), zone=zone, at=at)
        moved += len(numbers)
    return moved


def _evaluated_at() -> ScalarSelect[datetime]:
    return (
        select(CaseEvent.at)
        .where(
            CaseEvent.county_code == Case.county_code,
            CaseEvent.case_number == Case.number,
            CaseEvent.seq == Case.last_seq,
        )
        .scalar_subquery()
    )
