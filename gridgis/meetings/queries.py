"""Reading meetings: who sees which, what stands on the agenda, and what became of decisions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from gridgis.cases.models import Case
from gridgis.core.errors import Conflict, NotFound
from gridgis.core.moves import Bar, ShutMove, Standing
from gridgis.core.vocabulary import Platform
from gridgis.divisions import queries as divisions
from gridgis.meetings.decisions import DecisionRow, case_closed, decisions
from gridgis.meetings.models import Meeting, MeetingDecision, MeetingItem
from gridgis.meetings.resting import evidence_of
from gridgis.meetings.rules import (
    LIFE,
    MANAGE,
    NOTES,
    READ,
    ItemKind,
    MeetingState,
)
from gridgis.people.agencies import agencies
from gridgis.people.offices.register import register
from gridgis.security.queries import within
from gridgis.security.rules import Actor, Spot

PLACES = {"county": Meeting.county_code, "town": Meeting.town_code}


@dataclass(frozen=True)
class MeetingRow:
    """A meeting in a list; of its decisions, how many there are, how many are done, and how many are late."""

    id: int
    place_code: str
    place_name: str
    platform: Platform | None
    held_at: datetime
    room: str
    state: MeetingState
    first_day: date
    last_day: date
    decided: int
    done: int
    late: int


@dataclass(frozen=True)
class ItemRow:
    """A point of an agenda; `evidence`: parts of its sentence with what each opens, or the case it rests on."""

    id: int
    kind: ItemKind
    title: str
    words: str
    evidence: dict[str, Any] | None
    decision: DecisionRow | None


@dataclass(frozen=True)
class MeetingStory:
    """A meeting whole: agenda in order, minutes, decisions; `mine` where the reader prepares it."""

    row: MeetingRow
    minutes: str
    version: int
    made_by: str
    confirmed_by: str
    confirmed_at: datetime | None
    mine: bool
    items: list[ItemRow]
    decisions: list[DecisionRow]
    open_moves: list[str]
    shut_moves: list[ShutMove]


def visible_to(session: Session, actor: Actor, day: date) -> ColumnElement[bool]:
    """The condition that an actor sees a meeting.

    Joint meetings are read by all who hold `meeting.read` there, in offices of the place too. Those of a platform by
    its lead and its offices, the head of the command centre and the discipline inspector: by nobody else, however
    much they hold.
    """
    joint = Meeting.platform.is_(None)
    ways = [
        and_(joint, within(actor, READ, **PLACES)),
        within(actor, NOTES, **PLACES, platform=Meeting.platform),
    ]
    kinds = {code: one.platform for code, one in agencies(session, day).items()}
    for code in actor.codes(READ, "office"):
        office = register(session).on(day).get(code)
        if office is None:
            continue
        here = Meeting.town_code == office.town_code if office.town_code else Meeting.county_code == office.county_code
        own = Meeting.platform == kinds.get(office.row.agency_type)
        ways.append(and_(here, or_(joint, own)))
    return or_(*ways)


def get(session: Session, actor: Actor, meeting_id: int, *, day: date, hold: bool = False) -> Meeting:
    """One meeting, held for update where it is to be changed.

    Raises:
        NotFound: the actor sees no such meeting.
    """
    asked = select(Meeting).where(Meeting.id == meeting_id, visible_to(session, actor, day))
    asked = asked.execution_options(populate_existing=True)
    found = session.scalars(asked.with_for_update() if hold else asked).first()
    if found is None:
        raise NotFound("meetings.none", id=meeting_id)
    return found


def spot_of(session: Session, place: str, platform: str | None) -> Spot:
    """Where meetings are: at a county or a town, of all platforms or one.

    Raises:
        NotFound: there is no such division, or it is wider or narrower.
    """
    row = divisions.get(session, place)
    if row.level not in ("county", "town"):
        raise NotFound("meetings.no_place", name=row.name)
    county, town = (row.code, None) if row.level == "county" else (row.parent_code, row.code)
    return Spot(county, town, platform=platform)


def listed(
    session: Session, actor: Actor, *, at: datetime, place: str | None = None, after: int | None = None, limit: int = 50
) -> list[MeetingRow]:
    """Meetings that the actor sees, the last made first; empty where none were.

    Args:
        at: the moment against which decisions are late.
        place: of a county or town alone.
        after: id of the last meeting of the page before.
        limit: rows at most.
    """
    asked = select(Meeting).where(visible_to(session, actor, at.date()))
    if place is not None:
        asked = asked.where(Meeting.place_code == place)
    if after is not None:
        asked = asked.where(Meeting.id < after)
    return rows_of(session, session.scalars(asked.order_by(Meeting.id.desc()).limit(limit)).all(), at)


def rows_of(session: Session, meetings: Sequence[Meeting], at: datetime) -> list[MeetingRow]:
    """Meetings as a list tells them."""
    tree = divisions.tree(session)
    closed = case_closed()
    done = or_(MeetingDecision.done_on.is_not(None), closed)
    late = and_(MeetingDecision.due_on < at.date(), ~done)
    counts = select(
        MeetingDecision.meeting_id, func.count(), func.count().filter(done), func.count().filter(late)
    ).where(MeetingDecision.meeting_id.in_([one.id for one in meetings]))
    found = {row[0]: tuple(row[1:]) for row in session.execute(counts.group_by(MeetingDecision.meeting_id))}
    return [
        MeetingRow(
            one.id,
            one.place_code,
            tree[one.place_code].name,
            one.platform,
            one.held_at,
            one.room,
            one.state,
            one.first_day,
            one.last_day,
            *found.get(one.id, (0, 0, 0)),
        )
        for one in meetings
    ]


def story(session: Session, actor: Actor, meeting_id: int, *, at: datetime) -> MeetingStory:
    """All of a meeting.

    Raises:
        NotFound: the actor sees no such meeting.
    """
    return story_of(session, actor, get(session, actor, meeting_id, day=at.date()), at=at)


def story_of(session: Session, actor: Actor, meeting: Meeting, *, at: datetime) -> MeetingStory:
    """The same of one at hand; a point about a case that was sealed since is told to nobody."""
    named = and_(Case.county_code == meeting.county_code, Case.number == MeetingItem.evidence["case"].astext)
    sealed = select(Case.number).where(named, Case.sensitive).exists()
    asked = select(MeetingItem).where(MeetingItem.meeting_id == meeting.id, ~sealed)
    items = session.scalars(asked.order_by(MeetingItem.position, MeetingItem.id)).all()
    own = select(MeetingDecision.id).where(MeetingDecision.meeting_id == meeting.id)
    wanted = {*session.scalars(own), *(one.decision_id for one in items if one.decision_id is not None)}
    told = decisions(session, meeting, MeetingDecision.id.in_(wanted), at=at)
    by_id = {one.id: one for one in told}
    stands = standing_of(session, actor, meeting, [one for one in told if one.meeting_id == meeting.id], at=at)
    return MeetingStory(
        row=rows_of(session, [meeting], at)[0],
        minutes=meeting.minutes,
        version=meeting.version,
        made_by=meeting.made_by,
        confirmed_by=meeting.confirmed_by,
        confirmed_at=meeting.confirmed_at,
        mine=actor.may(MANAGE, spot(meeting)),
        items=[
            ItemRow(
                one.id,
                one.kind,
                one.title,
                one.words,
                evidence_of(session, meeting, one.evidence),
                by_id.get(one.decision_id or 0),
            )
            for one in items
        ],
        decisions=[one for one in told if one.meeting_id == meeting.id],
        open_moves=list(LIFE.open_to(stands)),
        shut_moves=LIFE.shut_to(stands),
    )


def spot(meeting: Meeting) -> Spot:
    """Where a meeting is."""
    return Spot(meeting.county_code, meeting.town_code, platform=meeting.platform)


def standing_of(
    session: Session, actor: Actor, meeting: Meeting, made: Sequence[DecisionRow], *, at: datetime
) -> Standing:
    """How a meeting stands before somebody."""
    here, when = spot(meeting), meeting.held_at.astimezone(at.tzinfo)
    unowned = [i for i, one in enumerate(made, start=1) if not (one.office_code and one.due_on)]
    carried = select(MeetingItem.decision_id).join(Meeting, Meeting.id == MeetingItem.meeting_id)
    again = {*session.scalars(carried.where(MeetingItem.decision_id.in_([one.id for one in made])))}
    left = [i for i, one in enumerate(made, 1) if not (one.done_on or one.case_closed or one.id in again)]
    bars: dict[str, Bar] = {
        "too_soon": lambda: meeting.held_at > at and Conflict("meetings.too_soon", at=f"{when:%Y-%m-%d %H:%M}"),
        "no_minutes": lambda: not meeting.minutes.strip() and Conflict("meetings.no_minutes", field="minutes"),
        "unowned": lambda: bool(unowned) and Conflict("meetings.unowned", which=unowned, field="decisions"),
        "undone": lambda: bool(left) and Conflict("meetings.undone", which=left, field="decisions"),
    }
    return Standing(meeting.state, lambda verb: actor.may(verb, here), bars, by_hand=actor.account_id is not None)
