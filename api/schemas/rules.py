"""Routing rules over the wire."""

from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, Field

from api.schemas.parts import Body, Text
from gridgis.routing.rulebook.facts import rule_from
from gridgis.routing.rulebook.matching import Rule

Code = Annotated[Text, Field(max_length=80)]
Codes = Annotated[list[Code], Field(max_length=500)]
Word = Annotated[Text, Field(max_length=40)]


def _once_each(given: Any) -> Any:
    """What was given, with the values of every list once each, in their order."""
    if isinstance(given, dict):
        return {name: _once_each(value) for name, value in given.items()}
    return list(dict.fromkeys(given)) if isinstance(given, list) else given


class ConditionsIn(Body):
    """When a rule holds; what is left out asks nothing."""

    categories: Codes = Field([])
    places: Codes = Field([])
    layer: Code = ""
    zone_kinds: Codes = Field([])
    sources: Codes = Field([])
    urgencies: Codes = Field([])
    from_day: date | None = None
    until_day: date | None = None
    weekdays: Annotated[list[int], Field(max_length=7)] = Field([])
    hours: Code = ""
    words: Annotated[list[Word], Field(max_length=100)] = Field([])
    component_owner: bool = False
    owners: Codes = Field([])


class OutcomeIn(Body):
    """What follows: `agency`, `office`, `component_owner`, `ladder` or `mark`."""

    kind: Code
    agency_type: Code = ""
    office_code: Code = ""
    ladder: Code = ""
    co_agency_types: Codes = Field([])
    platform: Code = ""
    first_handler: Code = ""
    marks: Codes = Field([])
    notice: Code = ""


class RuleIn(BaseModel):
    """One rule; without a code it is given the next one."""

    code: Annotated[Text, Field(max_length=20)] = ""
    name: Annotated[Text, Field(max_length=100)]
    conditions: ConditionsIn = ConditionsIn()
    outcome: OutcomeIn
    delegated: bool = False
    basis: Annotated[Text, Field(max_length=300)] = ""
    note: Annotated[Text, Field(max_length=1000)] = ""

    def rule(self) -> Rule:
        """As the rules take it."""
        return rule_from(_once_each(self.model_dump()))


Rules = Annotated[list[RuleIn], Field(max_length=500)]


class RuleSetIn(Body):
    """A draft to begin: a copy of the rules in force, or the starter rules."""

    county_code: Text = Field(max_length=20)
    title: Text = Field(max_length=200)


class RuleSetChange(Body):
    """What of a draft is to be set; `version` is the one you read."""

    version: int
    title: Text | None = Field(None, max_length=200)
    rules: Rules | None = None
    effective_on: date | None = None
    document_number: Text | None = Field(None, max_length=100)


class RuleMoveIn(Body):
    """A move with what comes along."""

    move: Text = Field(max_length=40)
    note: Text = Field("", max_length=4000)
    effective_on: date | None = None
    document_number: Text = Field("", max_length=100)
    version: int | None = Field(None, description="the one you read; another is refused")


class TrialIn(Body):
    """Rules to try (those of the set when left out), how far back, and how many rows."""

    rules: Rules | None = None
    days: int = Field(365, ge=1, le=1830)
    limit: int = Field(20, ge=1, le=500)


class RulesIn(Body):
    """Rules to check; those of the set when left out."""

    rules: Rules | None = None
