"""Decisions of meetings: what became of them, and which come back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select, true
from sqlalchemy.orm import Session

from gridgis.cases.models import Case
from gridgis.cases.rules import CLOSED
from gridgis.meetings.models import Meeting, MeetingDecision, MeetingItem
from gridgis.meetings.rules import COUNTING, comes_back, goes_to_leader
from gridgis.people.offices.register import register
from gridgis.people.shifts.queries import leaders_on


@dataclass(frozen=True)
class DecisionRow:
    """A decision; `carried` on so many agendas of meetings that were held, `late` while it is undone after its day.

    `done_on` is told by hand, `case_closed` by its case. `leaders` are on duty now, where it goes to them.
    """

    id: int
    meeting_id: int
    words: str
    office_code: str | None
    office_name: str
    due_on: date | None
    category_code: str | None
    address: str
    case_number: str | None
    case_closed: bool
    result: str
    done_on: date | None
    late: bool
    carried: int
    leaders: list[str]


def _of_case(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """The ordinary case of a decision is so; of one that was sealed since, nothing is told."""
    same = (Case.county_code == MeetingDecision.case_county, Case.number == MeetingDecision.case_number)
    return select(Case.number).where(*same, Case.sensitive.is_(False), condition).exists()


def case_closed() -> ColumnElement[bool]:
    """The case of a decision is closed."""
    return _of_case(Case.state.in_(CLOSED))


def decisions(session: Session, meeting: Meeting, wanted: ColumnElement[bool], *, at: datetime) -> list[DecisionRow]:
    """Decisions of meetings at one place, in the order of their meetings and of what stands there."""
    held = select(func.count()).where(
        MeetingItem.decision_id == MeetingDecision.id,
        MeetingItem.meeting_id.in_(select(Meeting.id).where(Meeting.state.not_in(("planned", "cancelled")))),
    )
    carried = held.correlate(MeetingDecision).scalar_subquery()
    asked = select(MeetingDecision, _of_case(true()), case_closed(), carried).where(wanted)
    offices = register(session).by_code
    leaders = leaders_on(session, meeting.town_code, meeting.county_code, at=at)
    order = (MeetingDecision.meeting_id, MeetingDecision.position, MeetingDecision.id)
    return [
        _told(one, known, closed, times, offices, leaders, at.date())
        for one, known, closed, times in session.execute(asked.order_by(*order))
    ]


def _told(
    one: MeetingDecision,
    known: bool,
    closed: bool,
    carried: int,
    offices: Mapping[str, Any],
    leaders: list[str],
    day: date,
) -> DecisionRow:
    late = one.due_on is not None and comes_back(done_on=one.done_on, due_on=one.due_on, closed=closed, on=day)
    office = offices.get(one.office_code or "")
    return DecisionRow(
        id=one.id,
        meeting_id=one.meeting_id,
        words=one.words,
        office_code=one.office_code,
        office_name=office[-1].row.name if office else "",
        due_on=one.due_on,
        category_code=one.category_code,
        address=one.address,
        case_number=one.case_number if known else None,
        case_closed=closed,
        result=one.result,
        done_on=one.done_on,
        late=late,
        carried=carried,
        leaders=leaders if late and goes_to_leader(carried) else [],
    )


def undone(session: Session, meeting: Meeting, *, at: datetime) -> list[DecisionRow]:
    """Decisions of the same row of meetings that are due before one is held and not done, the longest due first."""
    before = select(Meeting.id).where(
        Meeting.place_code == meeting.place_code,
        Meeting.platform.is_not_distinct_from(meeting.platform),
        Meeting.state.in_(COUNTING),
        Meeting.id != meeting.id,
    )
    on = meeting.held_at.astimezone(at.tzinfo).date()
    wanted = and_(
        MeetingDecision.meeting_id.in_(before),
        MeetingDecision.done_on.is_(None),
        MeetingDecision.due_on < on,
        ~case_closed(),
    )
    return sorted(decisions(session, meeting, wanted, at=at), key=lambda one: (one.due_on or on, one.id))
