"""What time does to cases: windows end, cases are archived, extensions lapse, waits end (T16, T18, T22, T31)."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, or_, select
from sqlalchemy.orm import Session

from gridgis.cases import in_force
from gridgis.cases.asking import Claim
from gridgis.cases.doing import Move
from gridgis.cases.models import Case, CaseEvent
from gridgis.cases.moving import move
from gridgis.cases.request_models import CaseRequest
from gridgis.cases.rules import INFO_DAYS, UNANSWERED
from gridgis.core.thresholds import thresholds
from gridgis.security.rules import SYSTEM

BATCH = 500


def pass_time(session: Session, *, zone: str, at: datetime) -> int:
    """Move on the cases whose time has come, at most `BATCH` of each kind; call again until it returns 0.

    An evaluation window ends, an evaluated case is archived, though not while an objection waits; whoever was asked for
    more and said nothing is not waited for any longer; an extension that nobody has decided on in time lapses,
    so that the old limit stands; a suspended case goes on from its day of review. What the grid was to look at first
    and has not answered goes on to the office.

    A case that somebody is moving just now is left for the next call.

    Returns:
        Cases moved.
    """
    turned, moved = thresholds(session), 0
    for name, asked in {
        "window_over": _over("closed", Case.closed_at, at - timedelta(days=turned.evaluation_days)),
        "archive": _over("evaluated", _last_at(), at - timedelta(days=turned.archive_days)),
        "info_over": _unanswered(session, zone, at),
        "lapse": _lapsing(at),
        "pass_on": select(Case.number).where(Case.first_due_at <= at).order_by(Case.first_due_at),
        "resume": _resting(at.astimezone(ZoneInfo(zone)).date()),
    }.items():
        numbers = session.scalars(asked.limit(BATCH).with_for_update(skip_locked=True, of=Case)).all()
        for number in numbers:
            move(session, SYSTEM, number, Move(name, claim=Claim(UNANSWERED)), zone=zone, at=at)
        moved += len(numbers)
    return moved


def _over(state: str, since: Any, until: datetime) -> Select[str]:
    """Cases that have been in a state since before a moment."""
    asked = select(Case.number).where(Case.state == state, since <= until).order_by(Case.closed_at)
    return asked.where(or_(Case.pending.is_(None), Case.pending != "object"))


def _unanswered(session: Session, zone: str, at: datetime) -> Select[str]:
    """Cases whose reporter was asked for more so many workdays ago and said nothing (T4)."""
    calendar = in_force.limits(session, zone, (at - timedelta(days=30)).date()).calendar
    day, left = at.astimezone(calendar.zone).date(), INFO_DAYS
    while left:
        day -= timedelta(days=1)
        left -= calendar.is_workday(day)
    until = datetime.combine(day, time.min, calendar.zone)
    return select(Case.number).where(Case.state == "needs_info", _last_at() < until).order_by(Case.submitted_at)


def _lapsing(at: datetime) -> Select[str]:
    """Cases whose extension waits longer than its decision may take."""
    asked = select(Case.number).join(CaseRequest, _of_case()).order_by(CaseRequest.due_at)
    return asked.where(CaseRequest.outcome.is_(None), CaseRequest.kind == "request_extension", CaseRequest.due_at <= at)


def _resting(day: date) -> Select[str]:
    """Suspended cases whose day of review has come."""
    granted = select(CaseRequest.review_on).where(
        _of_case(), CaseRequest.kind == "suspend", CaseRequest.outcome == "granted"
    )
    newest = granted.order_by(CaseRequest.seq.desc()).limit(1).scalar_subquery()
    return select(Case.number).where(Case.state == "suspended", newest <= day).order_by(Case.submitted_at)


def _of_case() -> ColumnElement[bool]:
    return and_(CaseRequest.county_code == Case.county_code, CaseRequest.case_number == Case.number)


def _last_at() -> ScalarSelect[datetime]:
    return (
        select(CaseEvent.at)
        .where(
            CaseEvent.county_code == Case.county_code,
            CaseEvent.case_number == Case.number,
            CaseEvent.seq == Case.last_seq,
        )
        .scalar_subquery()
    )
