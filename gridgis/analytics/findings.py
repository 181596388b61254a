"""Figures held against each other: what changed, which way is better, what is worst, and where most of a sum lies."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from gridgis.analytics.figures import Figures, Period
from gridgis.cases.measures import MEASURES, RATES

LEADING = "on_time_rate"
"""The rate by which areas are ordered, the worst first."""
TOLD = ("reported", "closed", LEADING, "overdue", "satisfaction_rate")
"""The figures that stand first."""
FEW = 10
"""Of fewer cases is not said where they lie."""


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
