"""Meetings over the wire."""

from typing import Annotated

from pydantic import AwareDatetime, Field

from api.deps import Day
from api.schemas.parts import Body, Text
from gridgis.core.vocabulary import Platform
from gridgis.meetings.actions import Calling
from gridgis.meetings.rules import MINUTES_LIMIT, MOST_DECISIONS, MOST_ITEMS, TEXT_LIMIT, MeetingMove
from gridgis.meetings.writing import Deciding, Point, Writing

Short = Annotated[Text, Field(max_length=TEXT_LIMIT)]
Long = Annotated[Text, Field(max_length=MINUTES_LIMIT)]
Key = Annotated[int, Field(ge=1, lt=2**63)]


class CallingIn(Body):
    """A meeting to be called; without a platform the joint one. Its agenda rests on figures of the days."""

    place_code: Text = Field(max_length=20, description="a county or a town")
    platform: Platform | None = None
    held_at: AwareDatetime
    first_day: Day
    last_day: Day
    room: Short = ""

    def calling(self) -> Calling:
        """The same as asked for."""
        return Calling(**vars(self))


class PointIn(Body):
    """A point of an agenda; without an id it is new."""

    id: Key | None = None
    title: Short
    words: Long = ""


class DecisionIn(Body):
    """A decision; without an id it is new. With a category it becomes a case as the minutes are confirmed."""

    id: Key | None = None
    words: Short
    office_code: Annotated[Text, Field(max_length=60)] | None = None
    due_on: Day | None = None
    category_code: Annotated[Text, Field(max_length=20)] | None = None
    address: Short = ""


class WritingIn(Body):
    """All that is written on a meeting, in order; what is left out is taken away."""

    version: int = Field(ge=0, lt=2**31)
    held_at: AwareDatetime
    room: Short = ""
    minutes: Long = ""
    items: Annotated[list[PointIn], Field(max_length=MOST_ITEMS)]
    decisions: Annotated[list[DecisionIn], Field(max_length=MOST_DECISIONS)]

    def writing(self) -> Writing:
        """The same as asked for."""
        items = tuple(Point(**vars(one)) for one in self.items)
        decisions = tuple(Deciding(**vars(one)) for one in self.decisions)
        return Writing(self.version, self.held_at, self.room, self.minutes, items, decisions)


class MeetingMoveIn(Body):
    """A move, and the version of the meeting that was read."""

    move: MeetingMove
    version: int = Field(ge=0, lt=2**31)


class DecisionResultIn(Body):
    """What became of a decision; empty: it is open again."""

    result: Short
