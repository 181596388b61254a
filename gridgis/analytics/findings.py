"""What is said of figures, on the page, on the wall and in a briefing: what changed, and where to look first.

A sentence never says more than its figures: each names the measure and the areas whose lists are its evidence.
"""

import itertools
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Literal

import numpy as np

from gridgis.analytics.figures import Figures, Period, breaks
from gridgis.cases.measures import MEASURES, RATES

LEADING = "on_time_rate"
"""The rate by which areas are ordered, the worst first."""
TOLD = ("reported", "closed", LEADING, "overdue", "satisfaction_rate")
"""The figures that stand first."""
LATE = ("late", "overdue")
"""Counts of which is said where most of them lie."""
FEW = 10
"""Of fewer cases is not said where they lie."""
CLASSES = 5


@dataclass(frozen=True)
class Sentence:
    """A sentence with its evidence: the measure, the codes of the areas, and what its words are made of."""

    kind: str
    measure: str
    areas: tuple[str, ...] = ()
    facts: Mapping[str, float] = field(default_factory=dict)


def year_before(period: Period) -> Period:
    """The same days a year ago; the last of February stands for the 29th."""
    return replace(period, begin=_year_before(period.begin), end=_year_before(period.end))


def _year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return (day - timedelta(days=1)).replace(year=day.year - 1)


def twelve_months(period: Period) -> Period:
    """The twelve months up to that in which a period ends, the last as far as the period goes."""
    month = period.end.replace(day=1)
    year = month.year - (month.month != 12)
    return replace(period, begin=month.replace(year=year, month=month.month % 12 + 1))


def is_rate(name: str) -> bool:
    """Whether a figure is a share of something, given in percent."""
    return name in RATES and RATES[name].per == 1


def better(name: str) -> Literal["fewer", "more"] | None:
    """Whether fewer or more of a figure is better; None where neither is."""
    return RATES[name].better if name in RATES else MEASURES[name].better


def changed(name: str, now: Figures, then: Figures) -> float | None:
    """How much a figure changed: a rate by so many points of percent, a count by a share of what it was.

    None where one of both is not given, and for a count that was 0.
    """
    old, new = then.get(name), now.get(name)
    if old is None or new is None:
        return None
    if is_rate(name):
        return (new - old) * 100
    return (new - old) / old if old else None


def worst_first(areas: Mapping[str, Figures], name: str = LEADING) -> list[str]:
    """Codes of areas from the worst to the best of a figure, equal ones by code; those without it last."""
    sign = -1 if better(name) == "fewer" else 1

    def place(code: str) -> tuple[bool, float, str]:
        value = areas[code].get(name)
        return (value is None, sign * (value or 0), code)

    return sorted(areas, key=place)


def worst(areas: Mapping[str, Figures], name: str = LEADING) -> tuple[str, ...]:
    """The codes of all areas that have the worst value of a figure, in code order; empty where none has any."""
    values = {code: value for code, figures in areas.items() if (value := figures.get(name)) is not None}
    if not values:
        return ()
    end = max(values.values()) if better(name) == "fewer" else min(values.values())
    return tuple(sorted(code for code, value in values.items() if value == end))


def most_of(counts: Mapping[str, float]) -> tuple[str, ...]:
    """The fewest areas that hold at least half of a sum, the most first; all that have as many as the last of them.

    Empty when there is nothing, and when that would be more than half of the areas that have any.
    """
    some = sorted(((n, code) for code, n in counts.items() if n > 0), key=lambda one: (-one[0], one[1]))
    whole, held, least = sum(n for n, _ in some), 0.0, 0.0
    for n, _ in some:
        if held * 2 >= whole:
            break
        held, least = held + n, n
    chosen = tuple(code for n, code in some if n >= least)
    return chosen if chosen and len(chosen) * 2 <= len(some) else ()


def sentences(areas: Mapping[str, Figures], whole: Figures, before: Figures) -> list[Sentence]:
    """Where to look first: the rate against its target, and where the late and the overdue ones lie.

    Empty for a place without figures.
    """
    told = [_against_target(areas, whole, before), *(_where(name, areas, whole) for name in LATE)]
    return [one for one in told if one is not None]


def _against_target(areas: Mapping[str, Figures], whole: Figures, before: Figures) -> Sentence | None:
    rate, target = whole.get(LEADING), RATES[LEADING].target
    if rate is None or target is None:
        return None
    change = changed(LEADING, whole, before)
    kind = "rate" if change is None else "rate_rose" if change > 0 else "rate_fell" if change < 0 else "rate_kept"
    values = {code: areas[code].get(LEADING) for code in worst_first(areas)}
    below = tuple(code for code, value in values.items() if value is not None and value < target)
    facts = {"rate": rate, "target": target, "points": abs(change or 0)}
    return Sentence(kind, LEADING, below, facts)


def _where(name: str, areas: Mapping[str, Figures], whole: Figures) -> Sentence | None:
    """Where most of a count lies; None of few, and where it is spread."""
    counts = {code: float(figures.get(name) or 0) for code, figures in areas.items()}
    of, chosen = float(whole.get(name) or 0), most_of(counts)
    if of < FEW or not chosen:
        return None
    return Sentence(f"most_{name}", name, chosen, {"whole": of, "part": sum(counts[code] for code in chosen)})


@dataclass(frozen=True)
class Scale:
    """Classes of a map: rising limits between them, and the ends of what is drawn.

    A class holds what is not below its lower limit; the last one ends at `top`, the greatest value there is.
    """

    limits: tuple[float, ...]
    low: float
    top: float

    def of(self, value: float) -> int:
        """The class of a value, from 0."""
        return bisect_right(self.limits, value)

    def rows(self) -> list[tuple[float, float]]:
        """Lower and upper end of each class, the lowest first."""
        ends = [self.low, *self.limits, self.top]
        return list(itertools.pairwise(ends))


def scale_of(values: Sequence[float | None], *, logarithmic: bool = False) -> Scale | None:
    """At most five classes of values, by equal numbers of them or by equal ratios; None when there is no value.

    Logarithmic limits are whole and begin above 1; they show a peak as a peak, where classes of equal numbers end at
    what four fifths stay below.
    """
    known = np.array([value for value in values if value is not None], dtype=float)
    if not len(known):
        return None
    low, top = float(known.min()), float(known.max())
    if logarithmic:
        cuts = np.ceil(np.geomspace(max(low, 1), max(top, 1) + 1, CLASSES + 1)[1:-1])
    else:
        cuts = np.array(breaks(values))
    return Scale(tuple(sorted({float(cut) for cut in cuts if low < cut <= top})), low, top)
