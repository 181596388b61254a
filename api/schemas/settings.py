"""Settings over the wire."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from api.deps import Day
from api.schemas.parts import Body, Text
from gridgis.cases.clocks import UNITS
from gridgis.cases.phases import PHASES
from gridgis.cases.term_models import COORDINATION, HANDLERS
from gridgis.core.faults import wrong
from gridgis.core.vocabulary import URGENCIES, OneOf, Platform
from gridgis.people.agencies import Agency
from gridgis.settings import agencies, calendar, messages, reporter_pages, roles, terms, thresholds
from gridgis.settings import pack as packs
from gridgis.settings.pack_file import Pack
from gridgis.settings.reckoning import TOPICS

NAME_LIMIT, REASON_LIMIT, MOST = 40, 300, 800
TopicName = Annotated[str, OneOf(TOPICS)]
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


class Reasoned(Body):
    """A change with its reason, and the version of the settings that was seen; without it, whatever stands now."""

    reason: Annotated[Text, StringConstraints(strip_whitespace=True, min_length=1, max_length=REASON_LIMIT)]
    version: str | None = Field(None, max_length=400)


class CalendarChangeIn(CalendarIn, Reasoned):
    """A change of the calendar."""


Code = Annotated[Text, StringConstraints(min_length=1, max_length=40)]
Value = Annotated[float, Field(gt=0, lt=10_000, allow_inf_nan=False)]
Unit = Annotated[str, OneOf(UNITS)]
Urgency = Annotated[str, OneOf(URGENCIES)]


class CategoryIn(Body):
    """What a category is to be by; phases as `fence:2:urgent_hour|repair:10:work_day`."""

    code: Code
    lead_agency_type: Code
    co_agency_types: list[Code] = Field(default_factory=list, max_length=10)
    coordination: Annotated[str, OneOf(COORDINATION)]
    first_handler: Annotated[str, OneOf(HANDLERS)]
    urgency: Urgency
    limit_value: Value
    limit_unit: Unit
    phases: Annotated[Text, StringConstraints(max_length=300, pattern=PHASES)] = ""
    auto_register: bool
    result_photo: bool = Field(description="an office's result needs a photo")


class StageIn(Body):
    """How long a stage may take at an urgency."""

    stage: Code
    urgency: Urgency
    value: Value
    unit: Unit


class TermsIn(Body):
    """Categories and stages as they are to be from a first day on; or the change that is to be undone."""

    first_day: Day | None = Field(None, description="today where it is left out")
    categories: list[CategoryIn] = Field(default_factory=list, max_length=400)
    stages: list[StageIn] = Field(default_factory=list, max_length=100)
    undoes: ChangeId | None = None

    def asked(self, today: date) -> terms.Asked:
        """The change that is asked for."""
        return terms.Asked(
            self.first_day or today,
            [terms.CategoryTerms(**one.model_dump()) for one in self.categories],
            [terms.StageTerms(**one.model_dump()) for one in self.stages],
            self.undoes,
        )


class TermsChangeIn(TermsIn, Reasoned):
    """A change of categories and stage limits."""


class ThresholdsIn(Body):
    """Thresholds by name as they are to be from now on; or the change that is to be undone."""

    values: dict[Code, Annotated[float, Field(gt=0, le=thresholds.MOST, allow_inf_nan=False)]] = Field(
        default_factory=dict, max_length=100
    )
    undoes: ChangeId | None = None

    def asked(self) -> thresholds.Asked:
        """The change that is asked for."""
        return thresholds.Asked(self.values, self.undoes)


class ThresholdsChangeIn(ThresholdsIn, Reasoned):
    """A change of thresholds."""


class CountyPageIn(Body):
    """Whether a county's page of reporters is open, the telephone on it, and its address from outside."""

    county_code: Code
    open: bool
    phone: Annotated[Text, StringConstraints(strip_whitespace=True, max_length=20)] = ""
    address: Annotated[Text, StringConstraints(strip_whitespace=True, max_length=200)] = ""


class ReporterPagesIn(Body):
    """Pages of counties as they are to be from now on; or the change that is to be undone."""

    items: list[CountyPageIn] = Field(default_factory=list, max_length=MOST)
    undoes: ChangeId | None = None

    def asked(self) -> reporter_pages.Asked:
        """The change that is asked for."""
        return reporter_pages.Asked([reporter_pages.CountyPage(**one.model_dump()) for one in self.items], self.undoes)


class ReporterPagesChangeIn(ReporterPagesIn, Reasoned):
    """A change of pages."""


class QuietIn(Body):
    """Hours of the day as `HH:MM`; the same twice for none."""

    begins: Annotated[Text, StringConstraints(strip_whitespace=True, max_length=5)]
    ends: Annotated[Text, StringConstraints(strip_whitespace=True, max_length=5)]


class MessagesIn(Body):
    """The posts and parts that events are told to, by event; quiet hours of everybody; or what is undone."""

    posts: dict[Code, Annotated[list[Code], Field(max_length=100)]] = Field(default_factory=dict, max_length=200)
    hours: QuietIn | None = None
    undoes: ChangeId | None = None

    def asked(self) -> messages.Asked:
        """The change that is asked for."""
        hours = (self.hours.begins, self.hours.ends) if self.hours else None
        return messages.Asked(self.posts, hours, self.undoes)


class MessagesChangeIn(MessagesIn, Reasoned):
    """A change of who is told of what."""


class AgencyIn(Body):
    """What a kind of agency is to be called, and where it belongs; a code that is not known yet makes a new kind."""

    code: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
    name_zh: Annotated[Text, StringConstraints(strip_whitespace=True, min_length=1, max_length=NAME_LIMIT)]
    name_en: Annotated[Text, StringConstraints(strip_whitespace=True, max_length=80)] = ""
    platform: Platform
    leads: bool = False


class AgenciesIn(Body):
    """Kinds of agencies as they are to be from a first day on; or the change that is to be undone."""

    first_day: Day | None = Field(None, description="today where it is left out")
    items: list[AgencyIn] = Field(default_factory=list, max_length=200)
    undoes: ChangeId | None = None

    def asked(self, today: date) -> agencies.Asked:
        """The change that is asked for."""
        items = [Agency(**one.model_dump()) for one in self.items]
        return agencies.Asked(self.first_day or today, items, self.undoes)


class AgenciesChangeIn(AgenciesIn, Reasoned):
    """A change of kinds of agencies."""


class RolesIn(Body):
    """The verbs that roles are to hold, by code; or the change that is to be undone."""

    verbs: dict[Code, Annotated[list[Code], Field(max_length=100)]] = Field(default_factory=dict, max_length=200)
    undoes: ChangeId | None = None

    def asked(self) -> roles.Asked:
        """The change that is asked for."""
        return roles.Asked(self.verbs, self.undoes)


class RolesChangeIn(RolesIn, Reasoned):
    """A change of roles."""


class PackIn(Body):
    """A pack that is to count from a first day on, of some parts alone where they are named; or what is undone."""

    first_day: Day | None = Field(None, description="today where it is left out")
    pack: Pack | None = None
    parts: list[Annotated[str, OneOf(packs.ORDER)]] = Field(default_factory=list, max_length=20)
    undoes: ChangeId | None = None

    @model_validator(mode="after")
    def _one(self) -> "PackIn":
        if (self.pack is None) == (self.undoes is None):
            raise wrong("settings_page.pack_wanted")
        return self

    def asked(self, today: date) -> packs.Asked:
        """The change that is asked for."""
        return packs.Asked(self.first_day or today, self.pack, self.parts, self.undoes)


class PackChangeIn(PackIn, Reasoned):
    """Taking in a pack."""


class PackDraftIn(Body):
    """Rules and task lists of a pack that are to be drafts of a county, from the same county or from another."""

    pack: Pack
    county_code: Text = Field(max_length=20)
    title: Text = Field(min_length=1, max_length=100, description="what the draft of the rules is called")
    from_county: Text | None = Field(None, max_length=20, description="the county in the pack, where it is another")


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
