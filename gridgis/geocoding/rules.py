"""Judging how well a standard address fits what was asked, and what may be taken without asking."""

from dataclasses import dataclass, field

from gridgis.geocoding.divided import Front, Mention
from gridgis.geocoding.parsing import Parts
from gridgis.geocoding.relative import Relative

ACCEPT = 0.85
"""At this score or above a match of a house number or better is taken without asking."""

CONFIRM = 0.6
"""From here up to `ACCEPT` the place is taken and a receiver confirms it; below it is asked for."""

PRECISE = ("house", "building", "poi")
"""How exact a place must be to be taken without asking: a house, a building, or a place known by its own name."""

SURE, IN_COUNTY = 1.0, 0.95
"""What fits in every part, below a named town or village, and without one."""

RIVALLED = 0.7
"""What fits in every part when something elsewhere does too."""

INEXACT = 0.84
"""The most that anything reaches that does not fit in every part."""


@dataclass(frozen=True)
class Reading:
    """A text taken apart: the divisions it names, the parts below them, words such as 对面, and the key of the rest.

    `loose` when a division that was named is read as part of a name only: of use for what fits in every part. `unsure`
    when the text may mean another place than the one it is read as: never taken without asking. `foreign` names a
    province, city or county that is told and is none of this installation.
    """

    text: str
    front: Front = field(default_factory=lambda: Front((), ""))
    rest: str = ""
    parts: Parts = field(default_factory=Parts)
    relative: Relative | None = None
    loose: bool = False
    unsure: bool = False
    foreign: str = ""

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The divisions named, widest first."""
        return self.front.mentions

    @property
    def narrowest(self) -> Mention | None:
        """The smallest division named; None when none is."""
        return self.front.narrowest


def likeness(one: str, other: str) -> float:
    """How like two names are, 0–1: one less the share of the longer that was changed, left out or put in.

    A pair of neighbours in the wrong order counts as one change (Damerau, optimal string alignment).
    """
    if one == other:
        return 1.0
    if not one or not other:
        return 0.0
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            least = min(last[j] + 1, row[-1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                least = min(least, before[j - 2] + 1)
            row.append(least)
        before, last = last, row
    return 1 - last[-1] / max(len(one), len(other))
