"""What is drafted each week and month by itself, and sent by itself when it was signed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from gridgis.analytics.figures import Period
from gridgis.briefing.drafting import Wanted, begin
from gridgis.briefing.heads import MANAGE
from gridgis.briefing.models import Paper, Schedule
from gridgis.briefing.moving import Asked, Means, move
from gridgis.briefing.rules import LEVELS, Rhythm, is_due, last_period
from gridgis.briefing.telling import Teller
from gridgis.cases.in_force import limits
from gridgis.core.errors import Invalid
from gridgis.divisions import queries as divisions
from gridgis.security.auditing import audited
from gridgis.security.queries import within
from gridgis.security.rules import SYSTEM, Actor, require


@dataclass(frozen=True)
class ScheduleRow:
    """That a place gets a draft each week or month; signed ones are sent at the hour of the next workday, if any."""

    place_code: str
    rhythm: Rhythm
    send_hour: int | None
    set_by: str
    set_at: datetime


@dataclass(frozen=True)
class Wish:
    """How often a place is to get a draft, and the hour of sending what was signed; none: by hand."""

    rhythm: Rhythm
    send_hour: int | None = None


def schedules(session: Session, actor: Actor) -> list[ScheduleRow]:
    """What is drafted by itself where the actor signs, by place and rhythm."""
    there = within(actor, MANAGE, county=Schedule.county_code, town=Schedule.town_code)
    asked = select(Schedule).where(there).order_by(Schedule.place_code, Schedule.rhythm.desc())
    return [
        ScheduleRow(one.place_code, one.rhythm, one.send_hour, one.set_by, one.set_at) for one in session.scalars(asked)
    ]


@audited("briefing.schedule", "division", "{place}")
def set_schedules(
    session: Session, actor: Actor, place: str, wishes: Sequence[Wish], *, at: datetime
) -> list[ScheduleRow]:
    """Set what a place gets by itself, in place of what was set before.

    Raises:
        NotFound: there is no such division.
        Forbidden: the actor signs nothing there.
        Invalid: neither county nor town, or a rhythm twice.
    """
    division = divisions.get(session, place)
    if division.level not in LEVELS:
        raise Invalid("briefing.no_level", field="place")
    spot = divisions.spot_of(session, division)
    require(actor, MANAGE, spot)
    if len({one.rhythm for one in wishes}) < len(wishes) or any(one.rhythm == "own" for one in wishes):
        raise Invalid("briefing.rhythms", field="items")
    session.execute(delete(Schedule).where(Schedule.place_code == place))
    for one in wishes:
        session.add(
            Schedule(
                place_code=place,
                rhythm=one.rhythm,
                county_code=spot.county_code,
                town_code=spot.town_code,
                send_hour=one.send_hour,
                set_at=at,
                set_by=actor.display_name,
            )
        )
    session.flush()
    return [one for one in schedules(session, actor) if one.place_code == place]


def next_sending(session: Session, zone: str, at: datetime, hour: int) -> datetime:
    """The next moment of an hour on a workday of the county's calendar, after a local moment."""
    calendar = limits(session, zone, at.date()).calendar
    moment = datetime.combine(at.date(), time(hour), ZoneInfo(zone))
    while moment <= at or not calendar.is_workday(moment.date()):
        moment += timedelta(days=1)
    return moment


def draft_due(session: Session, tell: Teller, *, zone: str, at: datetime) -> int | None:
    """Make one draft that is due: on the first workday after a week or month ended, for who has none of it yet.

    Returns:
        The number of the briefing; None when none is due.
    """
    today = at.date()
    calendar = limits(session, zone, today - timedelta(days=40)).calendar
    for one in session.scalars(select(Schedule).order_by(Schedule.place_code, Schedule.rhythm).with_for_update()):
        begins, ends = last_period(one.rhythm, today)
        wanted = Wanted(one.place_code, Period(begins, ends, zone), one.rhythm)
        if is_due(one.rhythm, today, calendar.is_workday) and not _was_drafted(session, wanted):
            return begin(session, SYSTEM, wanted, tell, at=at).id
    return None


def _was_drafted(session: Session, wanted: Wanted) -> bool:
    """Whether a week or month had a draft before; one that was discarded is not made again by itself."""
    own = (
        Paper.kind == wanted.kind,
        Paper.place_code == wanted.place,
        Paper.rhythm == wanted.rhythm,
        Paper.first_day == wanted.period.begin,
    )
    return session.scalar(select(Paper.id).where(*own).limit(1)) is not None


def send_due(session: Session, means: Means, *, at: datetime) -> int | None:
    """Send one signed briefing whose moment has come; None when there is none."""
    due = select(Paper).where(Paper.state == "signed", Paper.send_at <= at).order_by(Paper.send_at, Paper.id)
    paper = session.scalar(due.limit(1).with_for_update(skip_locked=True))
    if paper is None:
        return None
    move(session, SYSTEM, paper.id, Asked("send", paper.version), means, at=at)
    return paper.id
