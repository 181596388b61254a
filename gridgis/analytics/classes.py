"""The classes of a map by which areas are coloured, one rule for page, wall and briefing. No database here.

Where there is a target, classes go down from it, whatever the values are. Else they part the values that are not zero
by equal numbers of them, but never finer than `LEAST`: where little happens one case makes no area the worst.
"""

import itertools
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gridgis.cases.measures import MEASURES, RATES

BELOW_TARGET = (0.0, 0.05, 0.15)
"""How far below its target a share may be to stand in the first class, the second, the third."""
LEAST = {"count": (2.0, 3.0, 5.0, 10.0), "share": (0.02, 0.05, 0.1, 0.2), "density": (1.0, 2.0, 4.0, 6.0)}
"""Limits below which no class begins. A density is by the thousand households."""
ALL = 0.99
"""A share of which more is better is at most so far from all in a limit."""
QUANTILES = (0.2, 0.4, 0.6, 0.8)
DIGITS = {"count": 0, "share": 2, "density": 1}
CLASSES = 5
"""At most so many of what is counted by hexagon."""


def kind_of(name: str) -> str:
    """Whether a figure is a `count`, a `share` of a whole, or a `density` in households."""
    return "count" if name not in RATES else "share" if RATES[name].per == 1 else "density"


def limits(name: str, values: Sequence[float | None]) -> list[float]:
    """Rising limits that cut the values of a figure into classes; a class holds what is not below its lower limit.

    Args:
        name: of a measure or rate.
        values: of areas, in any order; None are those of which there is no figure.

    Returns:
        At most four, never empty. What is zero stands in a class of its own, unless more of the figure is better.
    """
    rate, kind = RATES.get(name), kind_of(name)
    if rate is not None and rate.target is not None:
        return sorted(round(rate.target - below, 4) for below in BELOW_TARGET)
    from_all = kind == "share" and falling(name)
    known = np.array([1 - value if from_all else value for value in values if value is not None], dtype=float)
    some = known[known > 0]
    parts = np.quantile(some, QUANTILES) if len(some) else np.zeros(len(QUANTILES))
    found = {max(float(_rounded(part, kind)), least) for part, least in zip(parts, LEAST[kind], strict=True)}
    return sorted({round(1 - min(one, ALL), 4) for one in found} if from_all else found)


def class_of(value: float, limits: Sequence[float]) -> int:
    """The class of a value, from 0."""
    return bisect_right(limits, value)


def falling(name: str) -> bool:
    """Whether more of a figure is better: its lowest class is the worst."""
    rate = RATES.get(name)
    return (rate.better if rate is not None else MEASURES[name].better) == "more"


def zero_apart(name: str) -> bool:
    """Whether areas with nothing at all stand in a class of their own: of no target, and where more is not better."""
    return not falling(name) and (name not in RATES or RATES[name].target is None)


@dataclass(frozen=True)
class Scale:
    """Classes of counts: rising limits between them, and the ends of what is drawn.

    A class holds what is not below its lower limit; the last one ends at `top`, the greatest count there is.
    """

    limits: tuple[float, ...]
    low: float
    top: float

    def rows(self) -> list[tuple[float, float]]:
        """Lower and upper end of each class, the lowest first."""
        return list(itertools.pairwise([self.low, *self.limits, self.top]))


def logarithmic(counts: Sequence[int]) -> Scale | None:
    """At most five classes of counts by equal ratios, with whole limits above 1; None when there is no count.

    They show a peak as a peak, where classes of equal numbers end at what four fifths stay below.
    """
    if not counts:
        return None
    low, top = float(min(counts)), float(max(counts))
    cuts = np.ceil(np.geomspace(max(low, 1), max(top, 1) + 1, CLASSES + 1)[1:-1])
    return Scale(tuple(sorted({float(cut) for cut in cuts if low < cut <= top})), low, top)


def _rounded(value: float, kind: str) -> float:
    """Two digits that count, and no finer than a figure of the kind is written."""
    if value <= 0:
        return 0.0
    digits = min(DIGITS[kind], 1 - int(np.floor(np.log10(value))))
    return float(np.round(value, digits))
