"""Figures as numbers: periods, counts with their rates, and the classes of a map.

What each counts is said in `gridgis.cases.measures`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np

TOO_FEW = 10
"""Below so many in the denominator no rate is given."""


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


def _rate(part: int, whole: int) -> float | None:
    return part / whole if whole >= TOO_FEW else None


@dataclass(frozen=True, kw_only=True)
class Flows:
    """What happened in a period. A rate is given from ten in the denominator on."""

    reported: int = 0
    closed: int = 0
    due: int = 0
    on_time: int = 0
    late: int = 0
    awaiting_check: int = 0
    answers: int = 0
    satisfied: int = 0
    unsatisfied: int = 0
    left_out: int = 0

    @property
    def on_time_rate(self) -> float | None:
        """Closed within the citizen's total ÷ due, 0–1."""
        return _rate(self.on_time, self.due)

    @property
    def satisfaction_rate(self) -> float | None:
        """Satisfied and basically satisfied ÷ answers, 0–1."""
        return _rate(self.satisfied, self.answers)


@dataclass(frozen=True, kw_only=True)
class Figures(Flows):
    """What happened in a period, and what stands open as of the moment asked."""

    open: int = 0
    overdue: int = 0
    near_due: int = 0
    households: int = 0

    @property
    def open_per_1000(self) -> float | None:
        """Open cases per thousand households."""
        return self.open / self.households * 1000 if self.households else None

    @property
    def reported_per_1000(self) -> float | None:
        """Reported cases per thousand households."""
        return self.reported / self.households * 1000 if self.households else None


@dataclass(frozen=True, kw_only=True)
class Earlier(Flows):
    """What happened in a period that is over, and what stood open at its end.

    `overdue` is None where the histories of cases don't tell which limit ran then.
    """

    open: int = 0
    overdue: int | None = None


@dataclass(frozen=True, kw_only=True)
class Step:
    """What happened in one day, week or month."""

    start: date
    reported: int
    closed: int
    due: int
    on_time: int
    answers: int
    satisfied: int


def starts(period: Period, step: str) -> list[date]:
    """First days of the steps of a period, in order; weeks begin on Monday."""
    found: list[date] = []
    day = period.begin
    while day <= period.end:
        start = day if step == "day" else day - timedelta(days=day.weekday()) if step == "week" else day.replace(day=1)
        if not found or found[-1] != start:
            found.append(start)
        day += timedelta(days=1)
    return found


def breaks(values: Sequence[float | None]) -> list[float]:
    """Four limits that cut values into five classes by quantiles, rising; empty for fewer than two values."""
    known = np.array([v for v in values if v is not None], dtype=float)
    if len(known) < 2:
        return []
    cuts = np.quantile(known, [0.2, 0.4, 0.6, 0.8])
    return [round(float(cut), 4) for cut in np.maximum.accumulate(cuts)]
