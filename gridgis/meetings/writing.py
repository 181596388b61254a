"""What is written on a meeting: its points and decisions as they stand on screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases import in_force
from gridgis.core.errors import Invalid, NotFound
from gridgis.core.texts import storable
from gridgis.meetings.models import Meeting, MeetingDecision, MeetingItem
from gridgis.meetings.rules import MINUTES_LIMIT, TEXT_LIMIT
from gridgis.people.offices.register import register


@dataclass(frozen=True)
class Point:
    """A point of an agenda as it stands on screen; without an id it is new."""

    id: int | None
    title: str
    words: str = ""


@dataclass(frozen=True)
class Deciding:
    """A decision as it stands on screen; without an id it is new."""

    id: int | None
    words: str
    office_code: str | None = None
    due_on: date | None = None
    category_code: str | None = None
    address: str = ""


@dataclass(frozen=True)
class Writing:
    """All that is written on a meeting, in order; what is left out goes. `version` is the one that was read."""

    version: int
    held_at: datetime
    room: str
    minutes: str
    items: tuple[Point, ...]
    decisions: tuple[Deciding, ...]


def put_items(session: Session, meeting: Meeting, wanted: Sequence[Point]) -> None:
    """Keep points as they stand on screen, in order; what is left out goes.

    Raises:
        NotFound: the meeting has no such point.
        Invalid: a title is empty or too long.
    """
    rows = {one.id: one for one in session.scalars(select(MeetingItem).where(MeetingItem.meeting_id == meeting.id))}
    for position, one in enumerate(wanted):
        row = rows.pop(one.id, None) if one.id is not None else None
        if row is None and one.id is not None:
            raise NotFound("meetings.no_item", id=one.id)
        title = text_of(one.title, "items", least=1)
        if row is None:
            row = MeetingItem(meeting_id=meeting.id, kind="own", title=title)
            session.add(row)
        row.title, row.words, row.position = title, text_of(one.words, "items", most=MINUTES_LIMIT), position
    for row in rows.values():
        session.delete(row)


def put_decisions(session: Session, meeting: Meeting, wanted: Sequence[Deciding], at: datetime) -> None:
    """The same of decisions.

    Raises:
        NotFound: the meeting has no such decision.
        Invalid: one is empty, too long, or names an office or category that is not there.
    """
    rows = {
        one.id: one for one in session.scalars(select(MeetingDecision).where(MeetingDecision.meeting_id == meeting.id))
    }
    _require_known(session, meeting.county_code, wanted, at.date())
    for position, one in enumerate(wanted):
        row = rows.pop(one.id, None) if one.id is not None else None
        if row is None and one.id is not None:
            raise NotFound("meetings.no_decision", id=one.id)
        words = text_of(one.words, "decisions", least=1)
        if row is None:
            row = MeetingDecision(meeting_id=meeting.id, words=words, result="", address="")
            session.add(row)
        row.words, row.position, row.address = words, position, text_of(one.address, "address")
        row.office_code, row.due_on, row.category_code = one.office_code, one.due_on, one.category_code
    for row in rows.values():
        session.delete(row)


def _require_known(session: Session, county: str, wanted: Sequence[Deciding], day: date) -> None:
    """Let pass decisions whose offices are there in the county, and whose categories cases can have."""
    offices = {code for code, one in register(session).on(day).items() if one.county_code == county}
    kinds = {one.code for one in in_force.categories(session, None, day) if one.level == 2}
    for one in wanted:
        if one.office_code is not None and one.office_code not in offices:
            raise Invalid("meetings.no_office", code=one.office_code[:60], field="office_code")
        if one.category_code is not None and one.category_code not in kinds:
            raise Invalid("intake.no_category", code=one.category_code[:20], field="category_code")


def text_of(given: str, field: str, *, least: int = 0, most: int = TEXT_LIMIT) -> str:
    """A text as it is kept.

    Raises:
        Invalid: it is too short, too long, or can't be stored.
    """
    text = given.strip()
    if not least <= len(text) <= most or not storable(text):
        raise Invalid("meetings.text", least=least, limit=most, field=field)
    return text
