"""Task lists over the wire."""

from typing import Annotated

from pydantic import Field, StringConstraints

from api.deps import Day
from api.schemas.parts import Body, Text
from gridgis.core.vocabulary import LINES, OneOf
from gridgis.grids.task_items import FREQUENCIES, TaskItem
from gridgis.tasks.actions import Where
from gridgis.tasks.rules import LIMITS, MOST_HOURS, MOST_ITEMS

Code = Annotated[Text, StringConstraints(max_length=40)]
Said = StringConstraints(strip_whitespace=True, min_length=1)


class TaskItemIn(Body):
    """An item of a list; without kinds of grids and grids it is done in all."""

    code: Annotated[Text, StringConstraints(strip_whitespace=True, min_length=1, max_length=20)]
    line: Annotated[str, OneOf(LINES)]
    name: Annotated[Text, Said] = Field(max_length=LIMITS["name"])
    what: Annotated[Text, Said] = Field(max_length=LIMITS["what"])
    standard: Annotated[Text, Said] = Field(max_length=LIMITS["standard"])
    frequency: Annotated[str, OneOf(FREQUENCIES)]
    basis: Annotated[Text, Said] = Field(max_length=LIMITS["basis"])
    hours: float = Field(0, ge=0, le=MOST_HOURS, allow_inf_nan=False, description="of a grid and month")
    layers: list[Code] = Field(default_factory=list, max_length=20)
    grids: list[Code] = Field(default_factory=list, max_length=500)
    categories: list[Code] = Field(default_factory=list, max_length=100)


class WhereIn(Body):
    """A county, or a town of it whose list is meant."""

    county_code: Text = Field(max_length=20)
    town_code: Text | None = Field(None, max_length=20)

    @property
    def where(self) -> Where:
        """Whose list."""
        return self.county_code, self.town_code


class TaskDraftIn(WhereIn):
    """A draft as it is to be, and the version of it that was seen; 0 where there was none."""

    items: list[TaskItemIn] = Field(max_length=MOST_ITEMS)
    version: int = Field(ge=0, lt=2**31)

    def asked(self) -> list[TaskItem]:
        """The items."""
        return [TaskItem(**one.model_dump()) for one in self.items]


class PublicationIn(WhereIn):
    """From which day on a draft counts, and why."""

    first_day: Day
    reason: Annotated[Text, Said] = Field(max_length=300)
    version: int = Field(ge=1, lt=2**31)
