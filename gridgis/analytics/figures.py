"""Figures as numbers: periods, and counts with their rates.

What each counts is said in `gridgis.cases.measures`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from gridgis.cases.measures import RATES, rates_of
from gridgis.core.errors import Invalid

Figures = dict[str, int | float | None]
"""Counts and rates by the names of their measures. None: a rate of too few, or what histories don't tell."""


@dataclass(frozen=True)
class Period:
    """Whole local days from `begin` to `end`, both included."""

    begin: date
    end: date
    zone: str

    def bounds(self) -> tuple[datetime, datetime]:
        """First moment, and the first moment after."""
        zone = ZoneInfo(self.zone)
        return (
            datetime.combine(self.begin, time(), zone),
            datetime.combine(self.end + timedelta(days=1), time(), zone),
        )

    def before(self) -> "Period":
        """The period of the same length just before."""
        days = (self.end - self.begin).days + 1
        return replace(self, begin=self.begin - timedelta(days=days), end=self.begin - timedelta(days=1))


DAYS, MOST_DAYS = 30, 3660


def period_of(begin: date | None, end: date | None, *, today: date, zone: str) -> Period:
    """The period asked for: to today and thirty days long unless told otherwise.

    Raises:
        Invalid: the first day is after the last, or they lie more than ten years apart.
    """
    last = end or today
    first = begin or last - timedelta(days=DAYS - 1)
    if first > last or last - first > timedelta(days=MOST_DAYS):
        raise Invalid("api.period_range", field="from")
    return Period(first, last, zone)


def figured(counts: Mapping[str, int | None]) -> Figures:
    """Counts with the rates that can be made of them.

    Args:
        counts: by the name of the measure; `households` where thousands of them are to be reckoned.

    Returns:
        The counts, and each rate whose part and whole are among them; None below its least whole.
    """
    made: Figures = dict(counts)
    for name in rates_of(counts):
        rate = RATES[name]
        part, whole = counts[rate.part], counts[rate.whole]
        made[name] = None if part is None or whole is None or whole < rate.least else part / whole * rate.per
    return made


@dataclass(frozen=True, kw_only=True)
class Step:
    """What happened in one day, week or month: every measure that has a day."""

    start: date
    counts: dict[str, int]


def start_of(day: date, step: str) -> date:
    """First day of the day, week or month in which a day lies; weeks begin on Monday."""
    return day if step == "day" else day - timedelta(days=day.weekday()) if step == "week" else day.replace(day=1)


def starts(period: Period, step: str) -> list[date]:
    """First days of the steps of a period, in order; weeks begin on Monday."""
    found: list[date] = []
    day = period.begin
    while day <= period.end:
        start = start_of(day, step)
        if not found or found[-1] != start:
            found.append(start)
        day += timedelta(days=1)
    return found


MOST_STEPS = 400
"""A year by day: a map of one step looks at all of them for its classes."""


def steps_of(period: Period, step: str | None, start: date | None) -> list[date]:
    """The first days of the steps of which a map may show one; none without a step.

    Raises:
        Invalid: `start` begins none of them, or they are more than `MOST_STEPS`.
    """
    known = starts(period, step) if step is not None else []
    if start is not None and start not in known:
        raise Invalid("analytics.map_start", field="at")
    if len(known) > MOST_STEPS:
        raise Invalid("analytics.map_steps", steps=len(known), most=MOST_STEPS, field="step")
    return known
