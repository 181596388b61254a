"""Settings over the wire."""

from typing import Annotated

from pydantic import Field, StringConstraints

from api.deps import Day
from api.schemas.parts import Body, Text
from gridgis.settings import calendar

NAME_LIMIT, REASON_LIMIT, MOST = 40, 300, 800
ChangeId = Annotated[int, Field(ge=1, lt=2**63)]
Name = Annotated[Text, StringConstraints(max_length=NAME_LIMIT)]


class DayIn(Body):
    """A day; without `is_workday` it is what its weekday says."""

    day: Day
    is_workday: bool | None
    name: Name = ""


class YearIn(Body):
    """A year, and whether its holiday notice has been published, under which number."""

    year: int = Field(ge=1900, lt=2200)
    published: bool
    notice: Name = ""


class ScheduleIn(Body):
    """Worked spans such as `08:30-12:00 14:00-17:30` from a first day on; without any, what stood there goes."""

    first_day: Day
    spans: Annotated[Text, StringConstraints(max_length=120)] | None
    name: Name = ""


class CalendarIn(Body):
    """Days, years and schedules as they are to be; or the change that is to be undone, which counts alone."""

    days: list[DayIn] = Field(default_factory=list, max_length=MOST)
    years: list[YearIn] = Field(default_factory=list, max_length=20)
    schedules: list[ScheduleIn] = Field(default_factory=list, max_length=100)
    undoes: ChangeId | None = None

    def asked(self) -> calendar.Asked:
        """The change that is asked for."""
        return calendar.Asked(
            [calendar.Day(**one.model_dump()) for one in self.days],
            [calendar.Year(**one.model_dump()) for one in self.years],
            [calendar.Schedule(**one.model_dump()) for one in self.schedules],
            self.undoes,
        )


class CalendarChangeIn(CalendarIn):
    """A change with its reason, and the version of the settings that was seen; without it, whatever stands now."""

    reason: Annotated[Text, StringConstraints(strip_whitespace=True, min_length=1, max_length=REASON_LIMIT)]
    version: str | None = Field(None, max_length=400)


class RejectedRow(Body):
    """A row of a file that can't be read, and why."""

    line: int
    field: str
    why_zh: str
    why_en: str


class CalendarRead(Body):
    """What a file says of a year, to be previewed as a change; with a row that can't be read it is not to be loaded."""

    year: int
    days: list[calendar.Day]
    years: list[calendar.Year]
    rejected: list[RejectedRow]


class Reckoned(Body):
    """Whether open cases still wait to be reckoned by a change."""

    waiting: bool
