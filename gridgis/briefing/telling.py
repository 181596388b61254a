"""Figures as people read them in a briefing, in Chinese or English: values, changes, classes."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from gridgis.analytics.findings import is_rate
from gridgis.cases.measures import RATES
from gridgis.core.wording import Language, catalogue, worded


@dataclass(frozen=True)
class Teller:
    """Words of `briefing.toml` and of the figures, in one language."""

    language: Language

    def __call__(self, kind: str, **facts: Any) -> str:
        return worded(f"briefing.{kind}", facts, self.language)

    def template(self, kind: str) -> str:
        """A sentence whose places are not filled."""
        return catalogue()[f"briefing.{kind}"][self.language]

    def figure(self, name: str) -> str:
        """What a figure is called, or what is taken over from the analysis."""
        area = "excerpt" if f"excerpt.{name}" in catalogue() else "measures"
        return worded(f"{area}.{name}", {}, self.language)

    def level(self, name: str) -> str:
        """What areas of a level are called."""
        return worded(f"level.{name}", {}, self.language)

    def value(self, name: str, value: float | None) -> str:
        """A value with its unit; of too few, and of what is not told, in words."""
        if value is None:
            return self("few") if name in RATES else "—"
        if is_rate(name):
            return f"{value * 100:.1f}%"
        return f"{value:,.1f}" if name in RATES else f"{value:,.0f}"

    def unit(self, name: str) -> str:
        """What the numbers of a figure count."""
        return self("share" if is_rate(name) else "per_thousand" if name in RATES else "cases")

    def change(self, name: str, change: float) -> str:
        """A change with its sign: points of percent for rates, percent for counts; ±0 when it rounds to nothing."""
        number = change if is_rate(name) else change * 100
        signed = f"{number:+.1f}".replace("-", "−")
        if signed in ("+0.0", "−0.0"):
            signed = "±0"
        return self("points", number=signed) if is_rate(name) else f"{signed}%"

    def span(self, name: str, low: float | None, high: float | None) -> str:
        """A class of a legend: from its lower end to below its upper; None is an end that it does not have."""
        if name not in RATES:
            first, last = int(low or 0), None if high is None else int(high) - 1
            return f"≥ {first:,}" if last is None else f"{first:,}" if last == first else f"{first:,}–{last:,}"
        if low is None:
            return f"< {self.value(name, high)}"
        return f"≥ {self.value(name, low)}" if high is None else f"{self.value(name, low)} – {self.value(name, high)}"

    def day(self, day: date) -> str:
        """A day in full."""
        return self("day", year=day.year, month=day.month, day=day.day)

    def moment(self, at: datetime) -> str:
        """A moment, in the zone it is given in, to the minute."""
        return f"{self.day(at.date())} {at:%H:%M}"
