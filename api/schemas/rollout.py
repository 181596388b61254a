"""How far counties are, over the wire."""

from typing import Annotated

from pydantic import Field, StringConstraints

from api.deps import Day
from api.schemas.parts import Body, Text
from gridgis.core.vocabulary import OneOf
from gridgis.rollout.actions import EVIDENCE_LIMIT, LINK_LIMIT, Found, Wanted
from gridgis.rollout.rules import BASIS_LIMIT, MEASURES, MILESTONES, MOST_ITEMS, NAME_LIMIT, Item

Trimmed = StringConstraints(strip_whitespace=True, min_length=1)
Name = Annotated[Text, StringConstraints(strip_whitespace=True, max_length=NAME_LIMIT)]


class ItemIn(Body):
    """An item of a standard; without a measure it is ticked by hand."""

    code: Text = Field(max_length=40, pattern=r"^[a-z][a-z0-9_-]*$")
    name_zh: Annotated[Name, Trimmed]
    name_en: Name = ""
    milestone: Annotated[str, OneOf(MILESTONES)]
    measure: Annotated[str, OneOf(("", *MEASURES))] = ""
    least: float = Field(1.0, gt=0, le=1, allow_inf_nan=False)
    basis: Text = Field("", max_length=BASIS_LIMIT)


class StandardIn(Body):
    """A standard as it is to be, and the version that was seen."""

    county_code: Text = Field(max_length=20)
    version: int = Field(ge=0, lt=2**31)
    built_by: Day
    running_by: Day
    items: list[ItemIn] = Field(min_length=1, max_length=MOST_ITEMS)
    reason: Annotated[Text, Trimmed] = Field(max_length=300)

    def wanted(self) -> Wanted:
        """The standard that is asked for."""
        items = [Item(**one.model_dump()) for one in self.items]
        return Wanted(self.version, self.built_by, self.running_by, items, self.reason)


class TickIn(Body):
    """What was found by hand of an item, with its evidence."""

    county_code: Text = Field(max_length=20)
    item: Text = Field(max_length=40)
    done: bool
    on_day: Day
    evidence: Annotated[Text, Trimmed] = Field(max_length=EVIDENCE_LIMIT)
    link: Text = Field("", max_length=LINK_LIMIT)

    def found(self) -> Found:
        """What was found."""
        return Found(self.item, self.done, self.on_day, self.evidence, self.link)
