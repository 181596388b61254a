"""Who is told of a meeting and its decisions: those who sit in it, and the offices that are to do what was decided."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.core.wording import worded
from gridgis.divisions import queries as divisions
from gridgis.meetings.decisions import case_closed
from gridgis.meetings.models import Meeting, MeetingDecision
from gridgis.meetings.rules import COUNTING, NOTES, READ
from gridgis.messages.notices import Audience, News, tell
from gridgis.people.agencies import agencies
from gridgis.people.offices.register import register
from gridgis.security.rules import Spot

SOON = timedelta(days=3)
"""So long before its day an office is reminded of a decision."""


def title_of(session: Session, meeting: Meeting) -> str:
    """What a meeting is called: its place, and the platform where it is of one."""
    place = divisions.get(session, meeting.place_code).name
    if meeting.platform is None:
        return place + worded("meetings.joint", {}, "zh")
    return place + worded("meetings.of_platform", {"platform": worded(f"platform.{meeting.platform}", {}, "zh")}, "zh")


def sitting(session: Session, meeting: Meeting, at: datetime) -> list[Audience]:
    """Those who sit in a meeting: posts of its place, and its offices, of one platform where it is of one."""
    verb, here = (READ, meeting.platform) if meeting.platform is None else (NOTES, meeting.platform)
    spot = Spot(meeting.county_code, meeting.town_code, platform=here)
    kinds = {code: one.platform for code, one in agencies(session, at.date()).items()}
    offices = [
        one
        for one in register(session).on(at.date()).values()
        if one.county_code == meeting.county_code
        and one.town_code == meeting.town_code
        and (here is None or kinds.get(one.row.agency_type) == here)
    ]
    return [Audience(verb, spot, (meeting.place_code,)), *(Audience(READ, one.spot, (one.code,)) for one in offices)]


def tell_sitting(
    session: Session, meeting: Meeting, event: str, by: int | None, *, again: bool = False, at: datetime
) -> int:
    """Tell those who sit in a meeting of what happened to it; how many."""
    when = meeting.held_at.astimezone(at.tzinfo)
    about = f"{title_of(session, meeting)}，{when:%Y-%m-%d %H:%M}" + (f"，{meeting.room}" if meeting.room else "")
    news = News(event, about, f"/meetings?place={meeting.place_code}&id={meeting.id}", again, by)
    return tell(session, news, sitting(session, meeting, at), at=at)


def tell_owners(session: Session, rows: Iterable[MeetingDecision], event: str, *, at: datetime) -> int:
    """Tell the office of each decision, and where the rules say so who keeps its meeting; how many."""
    offices, told = register(session).on(at.date()), 0
    for one in rows:
        meeting, office = session.get_one(Meeting, one.meeting_id), offices.get(one.office_code or "")
        if office is None or one.due_on is None:
            continue
        verb = READ if meeting.platform is None else NOTES
        here = Spot(meeting.county_code, meeting.town_code, platform=meeting.platform)
        path = f"/meetings?place={meeting.place_code}&id={meeting.id}&decision={one.id}"
        about = worded("meetings.told_decision", {"words": one.words[:80], "day": f"{one.due_on:%Y-%m-%d}"}, "zh")
        audiences = [Audience(READ, office.spot, (office.code,)), Audience(verb, here, (meeting.place_code,))]
        told += tell(session, News(event, about, path), audiences, at=at)
    return told


def remind(session: Session, *, at: datetime) -> int:
    """Tell of decisions that are due within three days, and of those whose day is over: of each once; how many."""
    today = at.date()
    bound = MeetingDecision.meeting_id.in_(select(Meeting.id).where(Meeting.state.in_(COUNTING)))
    asked = select(MeetingDecision).where(bound, MeetingDecision.done_on.is_(None), ~case_closed())
    asked = asked.where(MeetingDecision.due_on <= today + SOON, MeetingDecision.due_on > today - timedelta(days=60))
    rows = session.scalars(asked.order_by(MeetingDecision.id)).all()
    due = [one for one in rows if one.due_on is not None and one.due_on >= today]
    late = [one for one in rows if one.due_on is not None and one.due_on < today]
    told = tell_owners(session, due, "meeting_due", at=at)
    return told + tell_owners(session, late, "meeting_overdue", at=at)
