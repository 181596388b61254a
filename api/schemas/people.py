"""People and their leave over the wire."""

from pydantic import Field

from api.deps import Day
from api.schemas.parts import Body
from gridgis.people.actions import REASON_LIMIT, Absence


class LeaveIn(Body):
    """Leave of a person; both days are days of leave."""

    person_id: int = Field(ge=1, lt=2**63)
    from_day: Day
    until_day: Day
    substitute_id: int | None = Field(None, ge=1, lt=2**63)
    reason: str = Field("", max_length=REASON_LIMIT, description="seen by those who manage people there")

    def absence(self) -> Absence:
        """The leave as asked for."""
        return Absence(**self.model_dump())
