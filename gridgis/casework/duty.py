"""When a worker is on duty, and in which grids: their posts, their leave, the work calendar and shifts of their own."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from gridgis.cases import in_force
from gridgis.patrols.rules import WALK
from gridgis.people.models import Leave
from gridgis.people.shifts.models import DutyShift
from gridgis.security.models import Post, Role
from gridgis.security.rules import Actor

AHEAD = 8
"""So many days are told to a phone, which may be without a network all the while."""


@dataclass(frozen=True)
class DutySpan:
    """From when to when somebody is on duty, and in which grids, by code."""

    begins_at: datetime
    ends_at: datetime
    grid_codes: list[str]


def spans(session: Session, actor: Actor, first: date, last: date, *, zone: str) -> list[DutySpan]:
    """When somebody is on duty on some local days, both ends included, in the order of the beginnings.

    They are in the hours of the work calendar on workdays, and in shifts of their own that begin on a day, in the grids
    in which they hold a post that day. Whoever is on leave, or holds none, is not. Spans may overlap.
    """
    calendar = in_force.limits(session, zone, first).calendar
    found: list[DutySpan] = []
    for n in range((last - first).days + 1):
        day = first + timedelta(days=n)
        if codes := grids_on(session, actor, day):
            hours = [*calendar.worked(day), *_shifts(session, actor, day, ZoneInfo(zone))]
            found += [DutySpan(begin, end, codes) for begin, end in sorted(hours)]
    return found


def grids_on(session: Session, actor: Actor, day: date) -> list[str]:
    """The grids in which somebody walks patrols on a day, their own and of whom they stand in for, in code order.

    None while they are on leave themselves.
    """
    that_day = Leave.period.op("@>")(day), Leave.cancelled_at.is_(None)
    away = exists().where(Leave.person_id == actor.person_id, *that_day)
    stands_in = select(Leave.person_id).where(Leave.substitute_id == actor.person_id, *that_day)
    asked = (
        select(Post.grid_code)
        .join(Role, Role.code == Post.role_code)
        .where(
            or_(
                Post.account_id == actor.account_id,
                Post.person_id == actor.person_id,
                Post.person_id.in_(stands_in),
            ),
            Post.period.op("@>")(day),
            Post.grid_code.is_not(None),
            Role.verbs.contains([WALK]),
            ~away,
        )
    )
    return [code for code in session.scalars(asked.distinct().order_by(Post.grid_code)) if code is not None]


def _shifts(session: Session, actor: Actor, day: date, zone: ZoneInfo) -> list[tuple[datetime, datetime]]:
    begin = datetime(day.year, day.month, day.day, tzinfo=zone)
    asked = select(DutyShift.starts_at, DutyShift.ends_at).where(
        DutyShift.person_id == actor.person_id,
        DutyShift.starts_at >= begin,
        DutyShift.starts_at < begin + timedelta(days=1),
        DutyShift.cancelled_at.is_(None),
    )
    return [(begins, ends) for begins, ends in session.execute(asked)]
