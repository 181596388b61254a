"""People and their leave over the wire."""

from pydantic import BaseModel, ConfigDict, Field

from api.deps import Day
from gridgis.people.actions import REASON_LIMIT, Absence
from gridgis.people.leaves import LeaveRow, PersonListing


class LeaveIn(BaseModel):
    """Leave of a person; both days are days of leave."""

    model_config = ConfigDict(extra="forbid")

    person_id: int = Field(ge=1, lt=2**63)
    from_day: Day
    until_day: Day
    substitute_id: int | None = Field(None, ge=1, lt=2**63)
    reason: str = Field("", max_length=REASON_LIMIT, description="seen by those who manage people there")

    def absence(self) -> Absence:
        """The leave as asked for."""
        return Absence(**self.model_dump())


class Leaves(BaseModel):
    """A page of leaves, the latest first."""

    items: list[LeaveRow]
    next: str | None


class People(BaseModel):
    """A page of people, by name."""

    items: list[PersonListing]
    next: str | None
