"""People, their posts and their leave over the wire."""

from typing import Annotated

from fastapi import Query
from pydantic import BaseModel, Field

from api.deps import Day
from api.schemas.parts import Body, Text
from gridgis.core.vocabulary import Line
from gridgis.people.actions import REASON_LIMIT, Absence
from gridgis.people.leaving import Heirs
from gridgis.people.rules import NAME_LIMIT, TEXT_LIMIT, Facts, Wish
from gridgis.people.staffing import Trained

Id = Annotated[int, Field(ge=1, lt=2**63)]
OnDay = Annotated[Day | None, Query(alias="at", description="the day on which it is looked at; today by default")]
Parent = Annotated[str | None, Query(max_length=40, description="code of a division or grid")]


class LeaveIn(Body):
    """Leave of a person; both days are days of leave."""

    person_id: int = Field(ge=1, lt=2**63)
    from_day: Day
    until_day: Day
    substitute_id: int | None = Field(None, ge=1, lt=2**63)
    reason: Text = Field("", max_length=REASON_LIMIT, description="seen by those who manage people there")

    def absence(self) -> Absence:
        """The leave as asked for."""
        return Absence(**self.model_dump())


class PersonIn(Body):
    """Who somebody is; the last day of a contract is a day of it."""

    name: Text = Field(min_length=1, max_length=NAME_LIMIT)
    phone: Text = Field("", max_length=20)
    employment: Text = Field("town_hired", max_length=40)
    town_code: Text = Field(max_length=20, description="the town that employs")
    born_on: Day | None = None
    employer: Text = Field("", max_length=TEXT_LIMIT)
    contract_from: Day | None = None
    contract_until: Day | None = None
    namesake: bool = Field(False, description="enter them though somebody has this telephone")

    def facts(self) -> Facts:
        """The facts without what is only asked."""
        return Facts(**self.model_dump(exclude={"namesake"}))


class PostIn(Body):
    """An appointment; the last day is a day of the post, null for no end."""

    person_id: Id
    role_code: Text = Field(max_length=40)
    level: Text = Field(max_length=10)
    place_code: Text = Field("", max_length=60)
    first_day: Day
    last_day: Day | None = None
    replacing: bool = Field(False, description="the chief of the grid ends with the day before")

    def wish(self) -> Wish:
        """What is asked for."""
        return Wish(**self.model_dump(exclude={"replacing"}))


class EndIn(Body):
    """The last day of a post, and who goes on with it."""

    last_day: Day
    heir_id: Id | None = None


class LeavingIn(Body):
    """Leaving: the last day, and who goes on with what."""

    last_day: Day
    heirs: dict[Id, Id] = Field({}, max_length=100, description="by the id of a post who goes on with it")
    shifts_heir: Id | None = Field(None, description="who is on in place of them; without, their shifts are off")
    standing_in_heir: Id | None = Field(None, description="who stands in for others in place of them")
    leaving_gaps: bool = Field(False, description="posts of chiefs and full-timers without an heir stay open")

    def named(self) -> Heirs:
        """Who goes on."""
        return Heirs(self.heirs, self.shifts_heir, self.standing_in_heir)


class TrainedIn(Body):
    """A line somebody is trained for."""

    line: Line
    trained_on: Day | None = None
    valid_until: Day | None = None


class CompetencesIn(Body):
    """All lines somebody is trained for."""

    items: list[TrainedIn] = Field(max_length=50)

    def trained(self) -> list[Trained]:
        """The lines as the action takes them."""
        return [Trained(**one.model_dump()) for one in self.items]


class HandedIn(Body):
    """Whether the county edits the town's people."""

    to_county: bool


class Handed(BaseModel):
    """A town, and whether its county edits its people."""

    town_code: str
    to_county: bool


class Kept(BaseModel):
    """Who it was done to."""

    id: int
