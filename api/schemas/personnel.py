"""Personnel matters over the wire: what is asked, suggested and moved."""

from pydantic import BaseModel, Field

from api.deps import Day
from api.schemas.parts import Body, Text
from gridgis.cases.briefs import Brief
from gridgis.people.personnel.queries import Matter
from gridgis.people.personnel.rules import MOST_CASES, REASON_LIMIT


class HeadMoveIn(Body):
    """A head's move: who goes and who comes, one of them at least."""

    office_code: Text = Field(max_length=60)
    leaver_id: int | None = Field(None, ge=1, le=2**62)
    successor_id: int | None = Field(None, ge=1, le=2**62)
    first_day: Day
    reason: Text = Field(min_length=1, max_length=REASON_LIMIT)


class SuggestionIn(Body):
    """What a town suggests about somebody of an office, and the cases that it rests on."""

    office_code: Text = Field(max_length=60)
    person_id: int = Field(ge=1, le=2**62)
    reason: Text = Field(min_length=1, max_length=REASON_LIMIT)
    cases: list[Text] = Field([], max_length=MOST_CASES)


class MatterMoveIn(Body):
    """A move of a matter, and the note that some need."""

    move: Text = Field(max_length=20)
    note: Text = Field("", max_length=REASON_LIMIT)


class MatterOut(BaseModel):
    """A matter, and the cases in it that the reader may read."""

    matter: Matter
    cases: list[Brief]
