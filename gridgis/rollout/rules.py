"""Items of a creation standard: which are passed, and how far that brings a town."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from gridgis.core.errors import Invalid
from gridgis.core.texts import storable
from gridgis.core.vocabulary import WHOLE, OneOf

MEASURES = (
    "divisions",
    "grids",
    "chiefs",
    "fulltimers",
    "offices",
    "accounts",
    "rules",
    "calendar",
    "tasks",
    "reports",
    "closed",
    "active",
)
"""What is reckoned from the database, in the order in which it comes."""
OF_COUNTY = frozenset({"rules", "calendar", "tasks"})
"""Measures of the county as a whole, not of its towns."""
MILESTONES = ("built", "running")
STATES = ("none", "loading", "built", "running")
"""How far a town is: nothing loaded, something, all that is to be built, and in use."""
MOST_ITEMS, NAME_LIMIT, BASIS_LIMIT = 60, 80, 200
_CODE = re.compile(r"[a-z][a-z0-9_-]{0,39}")

MeasureName = Annotated[str, OneOf(MEASURES)]
Milestone = Annotated[str, OneOf(MILESTONES)]
TownState = Annotated[str, OneOf(STATES)]


@dataclass(frozen=True)
class Item:
    """An item of the standard: reckoned by a `measure`, passed from the share `least` on; without one, ticked by hand.

    Together, the items of a milestone say when it is reached.
    """

    __pydantic_config__: ClassVar = WHOLE

    code: str
    name_zh: str
    name_en: str
    milestone: str
    measure: str = ""
    least: float = 1.0
    basis: str = ""


@dataclass(frozen=True)
class Count:
    """How many of a measure's rows are as they should be, of how many."""

    __pydantic_config__: ClassVar = WHOLE

    done: int = 0
    of: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.done + other.done, self.of + other.of)


Counts = Mapping[str, Count]


def passed(item: Item, count: Count) -> bool:
    """Whether there is anything, and enough of it is as it should be."""
    return count.of > 0 and count.done >= item.least * count.of


def state_of(items: Iterable[Item], counts: Counts) -> str:
    """How far a town is, by the reckoned items of the milestones; what the whole county has does not count here."""
    own = [item for item in items if item.measure and item.measure not in OF_COUNTY]
    if not any(counts.get(item.measure, Count()).done for item in own if item.measure != "divisions"):
        return "none"
    reached = "loading"
    for milestone in MILESTONES:
        if not all(passed(one, counts.get(one.measure, Count())) for one in own if one.milestone == milestone):
            return reached
        reached = milestone
    return reached


def check(items: Sequence[Item], built_by: date, running_by: date) -> None:
    """Refuse a standard that can't be.

    Raises:
        Invalid: no items, too many, two of one code, a name or measure wanted, or milestones turned round.
    """
    if not 0 < len(items) <= MOST_ITEMS:
        raise Invalid("rollout.items_wanted", most=MOST_ITEMS, field="items")
    if built_by > running_by:
        raise Invalid("rollout.turned", field="running_by")
    seen: set[str] = set()
    for one in items:
        if not _CODE.fullmatch(one.code) or one.code in seen:
            raise Invalid("rollout.code", code=one.code, field="items")
        seen.add(one.code)
        if not one.name_zh.strip() or len(one.name_zh) > NAME_LIMIT or not storable(one.name_zh + one.basis):
            raise Invalid("rollout.name", code=one.code, limit=NAME_LIMIT, field="items")
        if one.measure and one.measure not in MEASURES:
            raise Invalid("rollout.no_measure", told=one.measure, measures=MEASURES, field="items")
        if not 0 < one.least <= 1:
            raise Invalid("rollout.least", name=one.name_zh, field="items")
