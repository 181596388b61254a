"""What leaders look after, and what is wrong with how it is shared out."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from gridgis.core.vocabulary import OneOf

SUBJECTS = ("platform", "line", "town", "office")
"""What may be looked after: a platform, a line, a town of the county, an office."""
PARTS = ("supervises", "handles")
"""A leader supervises it from above, or handles it daily; one person doing both supervises themselves."""
CONFLICTS = ("several", "both", "nobody")
"""Two supervise the same; one supervises what they handle themselves; nobody supervises."""
GROUP_DUTIES = ("head", "deputy", "member", "secretary")
"""Functions in a leading group: 组长, 副组长, 成员, 办公室主任."""

SubjectKind = Annotated[str, OneOf(SUBJECTS)]
Part = Annotated[str, OneOf(PARTS)]
PortfolioConflict = Annotated[str, OneOf(CONFLICTS)]
GroupDuty = Annotated[str, OneOf(GROUP_DUTIES)]


@dataclass(frozen=True)
class Looks:
    """Somebody's part in a subject."""

    person_id: int
    part: str


def conflicts(looking: Iterable[Looks], serving: Iterable[int] = ()) -> list[str]:
    """What is wrong with who looks after one subject on one day.

    Args:
        looking: who has which part in it.
        serving: people who work in it by their posts, and so handle it.
    """
    every = list(looking)
    above = {one.person_id for one in every if one.part == "supervises"}
    below = {one.person_id for one in every if one.part == "handles"} | set(serving)
    there = {"several": len(above) > 1, "both": bool(above & below), "nobody": not above}
    return [name for name in CONFLICTS if there[name]]
