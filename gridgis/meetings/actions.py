"""Calling a meeting, writing on it, moving it on, and telling what became of a decision."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import delete, false, select
from sqlalchemy.orm import Session

from gridgis.cases.models import Case
from gridgis.core.errors import Conflict, Forbidden, Invalid, NotFound, Refusal
from gridgis.core.settings import Terms
from gridgis.intake.actions import receive
from gridgis.intake.rules import Message
from gridgis.meetings.decisions import decisions
from gridgis.meetings.drafting import agenda
from gridgis.meetings.models import Meeting, MeetingDecision, MeetingItem
from gridgis.meetings.queries import MeetingStory, get, spot, spot_of, standing_of, story_of, visible_to
from gridgis.meetings.rules import (
    COUNTING,
    LIFE,
    MANAGE,
    MINUTES_LIMIT,
    MOST_DECISIONS,
    MOST_ITEMS,
    READ,
)
from gridgis.meetings.telling import tell_owners, tell_sitting
from gridgis.meetings.writing import Writing, put_decisions, put_items, text_of
from gridgis.security.auditing import audited
from gridgis.security.rules import SYSTEM, Actor, Spot, require

TOLD = ("cancel", "confirm")
"""Moves of which those who sit in a meeting are told."""


@dataclass(frozen=True)
class Calling:
    """A meeting as asked for; figures of its agenda are those of `first_day` to `last_day`."""

    place_code: str
    platform: str | None
    held_at: datetime
    first_day: date
    last_day: date
    room: str = ""


@audited("meeting.call", "meeting", "{made.row.id}", place="wish.place_code", platform="wish.platform")
def call(session: Session, actor: Actor, wish: Calling, *, zone: str, at: datetime) -> MeetingStory:
    """Call a meeting; its agenda is drafted at once.

    Raises:
        NotFound: there is no such county or town.
        Forbidden: `meeting.manage` is not held there; of a platform, by somebody else than its lead.
        Invalid: the days end before they begin, or are more than a year.
    """
    here = spot_of(session, wish.place_code, wish.platform)
    require(actor, MANAGE, here)
    if not wish.first_day <= wish.last_day or (wish.last_day - wish.first_day).days > 366:
        raise Invalid("meetings.days", field="last_day")
    made = Meeting(
        **vars(wish) | {"room": text_of(wish.room, "room")},
        county_code=here.county_code or "",
        town_code=here.town_code,
        state="planned",
        minutes="",
        version=0,
        made_by=actor.display_name,
        made_at=at,
        confirmed_by="",
    )
    session.add(made)
    session.flush()
    session.add_all(agenda(session, actor, made, zone=zone, at=at))
    session.flush()
    tell_sitting(session, made, "meeting_call", actor.account_id, at=at)
    return story_of(session, actor, made, at=at)


@audited("meeting.redraft", "meeting", "{meeting_id}")
def redraft(session: Session, actor: Actor, meeting_id: int, *, zone: str, at: datetime) -> MeetingStory:
    """Draft the agenda again from what is there now; points that somebody put there or wrote on stay, behind it.

    Raises:
        NotFound: the actor sees no such meeting.
        Forbidden: `meeting.manage` is not held there.
        Conflict: it was held.
    """
    meeting = _mine(session, actor, meeting_id, at)
    if meeting.state != "planned":
        raise Conflict("meetings.written", state=meeting.state)
    kept = [
        one
        for one in session.scalars(
            select(MeetingItem).where(MeetingItem.meeting_id == meeting.id).order_by(MeetingItem.position)
        )
        if one.kind == "own" or one.words
    ]
    session.execute(
        delete(MeetingItem).where(MeetingItem.meeting_id == meeting.id, MeetingItem.id.not_in([one.id for one in kept]))
    )
    told = {(one.kind, one.title) for one in kept}
    fresh = [
        one
        for one in agenda(session, actor, meeting, zone=zone, at=at)
        if (one.kind, one.title) not in told and one.decision_id not in {item.decision_id for item in kept} - {None}
    ]
    for position, one in enumerate([*fresh, *kept]):
        one.position = position
    session.add_all(fresh)
    meeting.version += 1
    session.flush()
    return story_of(session, actor, meeting, at=at)


@audited("meeting.write", "meeting", "{meeting_id}")
def write(session: Session, actor: Actor, meeting_id: int, wish: Writing, *, at: datetime) -> MeetingStory:
    """Keep all that is written on a meeting; a planned one has no minutes and decisions yet.

    Raises:
        NotFound: the actor sees no such meeting, or it has no such point or decision.
        Forbidden: `meeting.manage` is not held there.
        Conflict: its minutes were confirmed, or somebody else wrote on it meanwhile (`version`).
        Invalid: something is too long, empty, or names an office or category that is not there.
    """
    meeting = _mine(session, actor, meeting_id, at)
    if meeting.state not in ("planned", "held"):
        raise Conflict("meetings.written", state=meeting.state)
    if meeting.version != wish.version:
        raise Conflict("meetings.moved_on", version=meeting.version)
    if len(wish.items) > MOST_ITEMS or len(wish.decisions) > MOST_DECISIONS:
        raise Invalid("meetings.too_many", most=MOST_ITEMS, field="items")
    if meeting.state == "planned" and (wish.decisions or wish.minutes.strip()):
        raise Conflict("meetings.not_held", field="minutes")
    before = (meeting.held_at, meeting.room)
    meeting.held_at, meeting.room = wish.held_at, text_of(wish.room, "room")
    if meeting.state == "planned" and before != (meeting.held_at, meeting.room):
        tell_sitting(session, meeting, "meeting_shift", actor.account_id, again=True, at=at)
    meeting.minutes = text_of(wish.minutes, "minutes", most=MINUTES_LIMIT)
    put_items(session, meeting, wish.items)
    put_decisions(session, meeting, wish.decisions, at)
    meeting.version += 1
    session.flush()
    return story_of(session, actor, meeting, at=at)


@audited("meeting.{name}", "meeting", "{meeting_id}")
def move(
    session: Session, actor: Actor, meeting_id: int, name: str, version: int, terms: Terms, *, at: datetime
) -> MeetingStory:
    """Move a meeting one step on. As its minutes are confirmed, decisions with a category become cases.

    Raises:
        NotFound: the actor sees no such meeting.
        Forbidden: `meeting.manage` is not held there.
        Conflict: not from this state, somebody wrote on it meanwhile, minutes are missing, a decision has no office or
            day, a case can't be opened as it is written, or something is still undone and on no agenda.
    """
    meeting = get(session, actor, meeting_id, day=at.date(), hold=True)
    if meeting.version != version:
        raise Conflict("meetings.moved_on", version=meeting.version)
    own = decisions(session, meeting, MeetingDecision.meeting_id == meeting.id, at=at)
    step = LIFE.judge(standing_of(session, actor, meeting, own, at=at), name)
    meeting.state = step.target
    meeting.version += 1
    if name == "confirm":
        meeting.confirmed_by, meeting.confirmed_at = actor.display_name, at
        _open_cases(session, meeting, terms, at)
        asked = select(MeetingDecision).where(MeetingDecision.meeting_id == meeting.id)
        tell_owners(session, session.scalars(asked.order_by(MeetingDecision.position)), "meeting_decision", at=at)
    if name in TOLD:
        tell_sitting(session, meeting, f"meeting_{name}", actor.account_id, at=at)
    session.flush()
    return story_of(session, actor, meeting, at=at)


def _open_cases(session: Session, meeting: Meeting, terms: Terms, at: datetime) -> None:
    """Send decisions with a category as reports of the source `meeting`; each is one case, however often tried."""
    asked = select(MeetingDecision).where(
        MeetingDecision.meeting_id == meeting.id, MeetingDecision.category_code.is_not(None)
    )
    rows = session.scalars(asked.order_by(MeetingDecision.position)).all()
    sent = [
        Message(
            id=uuid5(NAMESPACE_URL, f"gridgis:meeting-decision:{one.id}"),
            category_code=one.category_code or "",
            description=one.words,
            source="meeting",
            address=one.address,
            division_code=meeting.place_code,
        )
        for one in rows
    ]
    for row, told in zip(rows, receive(session, SYSTEM, sent, terms, at=at), strict=True):
        if isinstance(told, Refusal):
            raise Conflict("meetings.no_case", words=row.words[:60], why=str(told), field="decisions") from told
        row.case_county, row.case_number = told.county_code, told.case_number
        _require_here(session, meeting, row)


def _require_here(session: Session, meeting: Meeting, row: MeetingDecision) -> None:
    """Refuse a case that was opened elsewhere than the meeting is, by its address: nobody there knows of it."""
    case = session.get_one(Case, (row.case_county, row.case_number))
    if case.county_code != meeting.county_code or meeting.town_code not in (None, case.town_code):
        raise Conflict("meetings.elsewhere", words=row.words[:60], address=row.address, field="decisions")


@audited("meeting.result", "meeting", "{made.row.id}", decision="decision_id", result="result")
def settle(session: Session, actor: Actor, decision_id: int, result: str, *, at: datetime) -> MeetingStory:
    """Tell the result of a decision, which is done with it; without one it is open again.

    Raises:
        NotFound: the actor sees no such decision.
        Forbidden: they neither prepare the meeting nor lead the office that does it.
        Conflict: the minutes are not confirmed, or it is so already.
        Invalid: the result is too long.
    """
    row = session.get(MeetingDecision, decision_id, with_for_update=True)
    seen = Meeting.id == row.meeting_id if row else false()
    meeting = session.scalar(select(Meeting).where(seen, visible_to(session, actor, at.date())))
    if row is None or meeting is None:
        raise NotFound("meetings.no_decision", id=decision_id)
    own = row.office_code is not None and actor.may(READ, Spot(office_code=row.office_code))
    if not (own or actor.may(MANAGE, spot(meeting))):
        raise Forbidden("security.no_right", verb=MANAGE)
    if meeting.state not in COUNTING:
        raise Conflict("meetings.not_confirmed", state=meeting.state)
    said = text_of(result, "result")
    if (row.done_on is not None) == bool(said):
        raise Conflict("meetings.result_so", field="result")
    row.result, row.done_on = said, at.date() if said else None
    session.flush()
    return story_of(session, actor, meeting, at=at)


def _mine(session: Session, actor: Actor, meeting_id: int, at: datetime) -> Meeting:
    meeting = get(session, actor, meeting_id, day=at.date(), hold=True)
    require(actor, MANAGE, spot(meeting))
    return meeting
