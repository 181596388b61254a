"""The file of a county's settings: one JSON, a row a line, in an order that stays."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, WithJsonSchema, field_validator, model_validator

from gridgis.cases.clocks import UNITS
from gridgis.cases.phases import PHASES
from gridgis.cases.term_models import COORDINATION, HANDLERS
from gridgis.core.errors import Invalid
from gridgis.core.faults import fault_of, wrong
from gridgis.core.texts import storable
from gridgis.core.vocabulary import OneOf, Platform, Urgency
from gridgis.grids.task_items import TaskItem
from gridgis.routing.rulebook.matching import Rule

FORMAT, VERSION = "gridgis-settings", 1
Code = Annotated[str, Field(min_length=1, max_length=40)]
Name = Annotated[str, Field(max_length=120)]
Limit = Annotated[float, Field(gt=0, lt=10_000, allow_inf_nan=False)]
Unit = Annotated[str, OneOf(UNITS)]
AS_WRITTEN = WithJsonSchema({"type": "object", "additionalProperties": True})
"""What is told of elsewhere in the API's document."""


class Row(BaseModel):
    """A row of a pack; a member that it does not have is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @field_validator("*")
    @classmethod
    def _keeps(cls, value: Any) -> Any:
        if isinstance(value, str) and not storable(value):
            raise wrong("settings_page.not_storable")
        return value


class AgencyRow(Row):
    """A kind of agency."""

    code: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
    name_zh: Annotated[str, Field(min_length=1, max_length=80)]
    name_en: Name = ""
    platform: Platform
    leads: bool = False


class CategoryRow(Row):
    """A category; one of level 2 has owner, first handler, urgency and limit."""

    code: Annotated[str, Field(pattern=r"^[A-Za-z0-9_]{1,20}$")]
    level: Literal[1, 2]
    parent_code: Code | None = None
    name_zh: Annotated[str, Field(min_length=1, max_length=120)]
    name_en: Name = ""
    platform: Platform
    lead_agency_type: Code | None = None
    co_agency_types: list[Code] = Field(default_factory=list, max_length=10)
    coordination: Annotated[str, OneOf(COORDINATION)] = "clear"
    first_handler: Annotated[str, OneOf(HANDLERS)] | None = None
    emergency_number: Code | None = None
    urgency: Urgency | None = None
    limit_value: Limit | None = None
    limit_unit: Unit | None = None
    phases: Annotated[str, Field(max_length=300, pattern=PHASES)] = ""
    sensitive: bool = False
    staff_involved: bool = False
    auto_register: bool = False
    result_photo: bool = False
    tier: Name = "extended"
    notes: Annotated[str, Field(max_length=500)] = ""
    status: Name = "draft"

    @model_validator(mode="after")
    def _whole(self) -> "CategoryRow":
        needed = (self.parent_code, self.lead_agency_type, self.first_handler, self.urgency, self.limit_value)
        if (self.level == 2 and None in (*needed, self.limit_unit)) or (self.staff_involved and not self.sensitive):
            raise wrong("settings_page.category_whole", code=self.code)
        return self


class StageRow(Row):
    """How long a stage may take at an urgency."""

    stage: Code
    urgency: Urgency
    value: Limit
    unit: Unit


class YearRow(Row):
    """A year whose holiday notice is published."""

    year: int = Field(ge=1900, lt=2200)
    notice: Name = ""


class DayRow(Row):
    """A day that is not what its weekday says."""

    day: date
    is_workday: bool
    name: Name = ""


class ScheduleRow(Row):
    """Worked hours from a first day on."""

    first_day: date
    spans: Name
    name: Name = ""


class NumberRow(Row):
    """A threshold."""

    name: Code
    value: float = Field(gt=0, le=1_000_000, allow_inf_nan=False)


class RoleRow(Row):
    """A role with its verbs; to which roles it appoints counts where there are no roles yet."""

    code: Code
    name_zh: Name
    name_en: Name = ""
    levels: list[Code]
    verbs: list[Code]
    appoints: list[Code] = Field(default_factory=list)
    platform: Platform | None = None


class MessageRow(Row):
    """An event, and a post or a part in a case that is told of it."""

    event: Code
    post: Code


class QuietRow(Row):
    """The quiet hours of everybody, whose account is 0; those that people set for themselves are in no pack."""

    account_id: Literal[0]
    begins: Annotated[str, Field(max_length=5)]
    ends: Annotated[str, Field(max_length=5)]


class RulesRow(Row):
    """A rule of the set in force in a county."""

    county: Code
    rule: Annotated[Rule, AS_WRITTEN]


class TaskRow(Row):
    """An item of the task list in force in a county, or of those that a town of it adds."""

    county: Code
    town: Code | None = None
    item: Annotated[TaskItem, AS_WRITTEN]


class Pack(Row):
    """All that a county sets, as it counts on a day; a topic that is left out is left alone."""

    format: Literal["gridgis-settings"]
    version: Literal[1]
    day: date
    agency_types: list[AgencyRow] | None = Field(None, max_length=500)
    categories: list[CategoryRow] | None = Field(None, max_length=2000)
    stage_limits: list[StageRow] | None = Field(None, max_length=200)
    calendar_years: list[YearRow] | None = Field(None, max_length=300)
    workday_calendar: list[DayRow] | None = Field(None, max_length=10_000)
    work_schedules: list[ScheduleRow] | None = Field(None, max_length=1000)
    thresholds: list[NumberRow] | None = Field(None, max_length=200)
    roles: list[RoleRow] | None = Field(None, max_length=500)
    message_rules: list[MessageRow] | None = Field(None, max_length=10_000)
    quiet_hours: list[QuietRow] | None = Field(None, max_length=1)
    rules: list[RulesRow] | None = Field(None, max_length=5000)
    tasks: list[TaskRow] | None = Field(None, max_length=20_000)


PARTS = tuple(name for name in Pack.model_fields if name not in ("format", "version", "day"))


def text_of(pack: Mapping[str, Any]) -> str:
    """A pack as it is written: a line a row, so that two packs are compared line by line."""
    return "{\n" + ",\n".join(_members(pack)) + "\n}\n"


def _members(pack: Mapping[str, Any]) -> Iterator[str]:
    for name, told in pack.items():
        if isinstance(told, list):
            rows = ",\n".join(f"    {_json(row)}" for row in told)
            yield f"  {json.dumps(name)}: [\n{rows}\n  ]" if told else f"  {json.dumps(name)}: []"
        else:
            yield f"  {json.dumps(name)}: {_json(told)}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def pack_of(text: str | bytes) -> Pack:
    """A pack as it was written.

    Raises:
        Invalid: it is none, with the place that is wrong.
    """
    try:
        return Pack.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(one) for one in first["loc"])
        raise Invalid("settings_page.no_pack", place=place, fault=fault_of(first), field="file") from None
