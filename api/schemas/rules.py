"""Routing rules over the wire."""

from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from api.schemas.texts import Text
from gridgis.routing.rulebook.checks import RuleProblem
from gridgis.routing.rulebook.matching import Conditions, Outcome, Rule
from gridgis.routing.rulebook.record import RuleRecord
from gridgis.routing.rulebook.views import RuleSetRow

Code = Annotated[Text, Field(max_length=80)]
Codes = Annotated[list[Code], Field(max_length=500)]
Word = Annotated[Text, Field(max_length=40)]


def _once_each(model: BaseModel) -> dict[str, Any]:
    given = model.model_dump()
    return {name: tuple(dict.fromkeys(value)) if isinstance(value, list) else value for name, value in given.items()}


class ConditionsIn(BaseModel):
    """When a rule holds; what is left out asks nothing."""

    model_config = ConfigDict(extra="forbid")

    categories: Codes = []
    places: Codes = []
    layer: Code = ""
    zone_kinds: Codes = []
    sources: Codes = []
    urgencies: Codes = []
    from_day: date | None = None
    until_day: date | None = None
    weekdays: Annotated[list[int], Field(max_length=7)] = []
    hours: Code = ""
    words: Annotated[list[Word], Field(max_length=100)] = []
    component_owner: bool = False
    owners: Codes = []

    def conditions(self) -> Conditions:
        """As the rules take them; values once each, in their order."""
        return Conditions(**_once_each(self))


class OutcomeIn(BaseModel):
    """What follows: `agency`, `office`, `component_owner`, `ladder` or `mark`."""

    model_config = ConfigDict(extra="forbid")

    kind: Code
    agency_type: Code = ""
    office_code: Code = ""
    ladder: Code = ""
    co_agency_types: Codes = []
    platform: Code = ""
    first_handler: Code = ""
    marks: Codes = []
    notice: Code = ""

    def outcome(self) -> Outcome:
        """As the rules take it."""
        return Outcome(**_once_each(self))


class RuleIn(BaseModel):
    """One rule; without a code it is given the next one."""

    model_config = ConfigDict(extra="ignore")

    code: Annotated[Text, Field(max_length=20)] = ""
    name: Annotated[Text, Field(max_length=100)]
    conditions: ConditionsIn = ConditionsIn()
    outcome: OutcomeIn
    delegated: bool = False
    basis: Annotated[Text, Field(max_length=300)] = ""
    note: Annotated[Text, Field(max_length=1000)] = ""

    def rule(self) -> Rule:
        """As the rules take it."""
        return Rule(
            self.code,
            self.name,
            self.conditions.conditions(),
            self.outcome.outcome(),
            self.delegated,
            self.basis,
            self.note,
        )


Rules = Annotated[list[RuleIn], Field(max_length=500)]


class RuleSetIn(BaseModel):
    """A draft to begin: a copy of the rules in force, or the starter rules."""

    model_config = ConfigDict(extra="forbid")

    county_code: Text = Field(max_length=20)
    title: Text = Field(max_length=200)


class RuleSetChange(BaseModel):
    """What of a draft is to be set; `version` is the one you read."""

    model_config = ConfigDict(extra="forbid")

    version: int
    title: Text | None = Field(None, max_length=200)
    rules: Rules | None = None
    effective_on: date | None = None
    document_number: Text | None = Field(None, max_length=100)


class RuleMoveIn(BaseModel):
    """A move with what comes along."""

    model_config = ConfigDict(extra="forbid")

    move: Text = Field(max_length=40)
    note: Text = Field("", max_length=4000)
    effective_on: date | None = None
    document_number: Text = Field("", max_length=100)
    version: int | None = Field(None, description="the one you read; another is refused")


class TrialIn(BaseModel):
    """Rules to try (those of the set when left out), how far back, and how many rows."""

    model_config = ConfigDict(extra="forbid")

    rules: Rules | None = None
    days: int = Field(365, ge=1, le=1830)
    limit: int = Field(20, ge=1, le=500)


class RulesIn(BaseModel):
    """Rules to check; those of the set when left out."""

    model_config = ConfigDict(extra="forbid")

    rules: Rules | None = None


class RuleSets(BaseModel):
    """Sets, newest first."""

    items: list[RuleSetRow]


class RuleProblems(BaseModel):
    """What is wrong, errors first."""

    items: list[RuleProblem]


class RuleRecords(BaseModel):
    """How rules have done, by code."""

    items: list[RuleRecord]
