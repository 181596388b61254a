"""The agenda of a meeting, drafted from what is there: undone decisions, weak points of the figures, open problems."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from gridgis.analytics.figures import Period
from gridgis.analytics.looking import look
from gridgis.briefing.models import Paper
from gridgis.briefing.papers import advice_of
from gridgis.briefing.rules import FROZEN
from gridgis.briefing.telling import Teller
from gridgis.cases import in_force, lists
from gridgis.cases.filters import Filter
from gridgis.cases.models import Case
from gridgis.core.wording import worded
from gridgis.meetings.decisions import undone
from gridgis.meetings.models import Meeting, MeetingItem
from gridgis.meetings.rules import MOST_ADVICE, MOST_PROBLEMS, TEXT_LIMIT
from gridgis.security.rules import SYSTEM, Actor

PROBLEMS = (("supervised", Filter(supervised="red")), ("overdue", Filter(due="overdue")))
"""What makes an open case a problem, the gravest first."""


def agenda(session: Session, actor: Actor, meeting: Meeting, *, zone: str, at: datetime) -> list[MeetingItem]:
    """The points that a meeting should take up: what was not done first; empty where all is well.

    Weak points are where to look first in the place and the days, of a platform's meeting in that platform alone: they
    count no sensitive case. Problems are ordinary open cases that the actor may read, by number and category alone.
    """
    found = [
        *_undone(session, meeting, at),
        *_advice(session, meeting),
        *_weak(session, meeting, zone, at),
        *_problems(session, actor, meeting, at),
    ]
    for position, item in enumerate(found):
        item.position, item.meeting_id = position, meeting.id
    return found


def _undone(session: Session, meeting: Meeting, at: datetime) -> Iterator[MeetingItem]:
    for one in undone(session, meeting, at=at):
        title = worded("meetings.item_undone", {"words": one.words, "day": f"{one.due_on:%Y-%m-%d}"}, "zh")
        yield MeetingItem(kind="undone", title=title, decision_id=one.id)


def _advice(session: Session, meeting: Meeting) -> Iterator[MeetingItem]:
    """What briefings advised that were signed since the first day of the figures and stood on no agenda, each point.

    Of joint meetings alone: a briefing tells of all platforms.
    """
    called = MeetingItem.meeting_id.in_(select(Meeting.id).where(Meeting.state != "cancelled"))
    named = MeetingItem.evidence.has_key("briefing")
    taken = select(MeetingItem.evidence["briefing"].as_integer()).where(called, named)
    asked = select(Paper).where(
        Paper.kind == "briefing",
        Paper.place_code == meeting.place_code,
        Paper.state.in_(FROZEN),
        Paper.signed_at >= meeting.first_day,
        Paper.id.not_in(taken),
    )
    for paper in session.scalars(asked.options(undefer(Paper.told)).order_by(Paper.id)) if not meeting.platform else ():
        for words in advice_of(paper, Teller("zh"))[:MOST_ADVICE]:
            yield MeetingItem(kind="advice", title=words[:TEXT_LIMIT], evidence={"briefing": paper.id})


def _weak(session: Session, meeting: Meeting, zone: str, at: datetime) -> Iterator[MeetingItem]:
    period = Period(meeting.first_day, meeting.last_day, zone)
    found = look(session, SYSTEM, place=meeting.place_code, period=period, category=meeting.platform, at=at)
    for one in found.items:
        links = [asdict(part) for part in one.zh if part.link is not None]
        yield MeetingItem(kind="weak", title=one.text("zh"), evidence={"parts": links})


def _problems(session: Session, actor: Actor, meeting: Meeting, at: datetime) -> Iterator[MeetingItem]:
    found: dict[str, tuple[str, Case]] = {}
    for why, wanted in PROBLEMS:
        narrowed = Filter(
            place=meeting.place_code,
            category=meeting.platform,
            sensitive=False,
            supervised=wanted.supervised,
            due=wanted.due,
            open=True,
        )
        for case in lists.listed(session, actor, narrowed, at=at, sort="due", limit=MOST_PROBLEMS):
            found.setdefault(case.number, (why, case))
    kinds = {one.code: one.name_zh for one in in_force.categories(session)}
    for why, case in [*found.values()][:MOST_PROBLEMS]:
        facts = {"number": case.number, "category": kinds.get(case.category_code, case.category_code)}
        yield MeetingItem(
            kind="problem", title=worded(f"meetings.item_{why}", facts, "zh"), evidence={"case": case.number}
        )
