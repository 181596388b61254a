"""Figures as people read them in a briefing, in Chinese or English: values, changes, classes, sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from gridgis.analytics.findings import Sentence, is_rate
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
        """What a figure is called."""
        return worded(f"measures.{name}", {}, self.language)

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

    def span(self, name: str, low: float, high: float, *, last: bool) -> str:
        """A class of a legend: from its lower end to below its upper, the last one with its end."""
        if name in RATES:
            ends = self.value(name, low), self.value(name, high)
            return ends[0] if ends[0] == ends[1] else " – ".join(ends)
        first, end = int(low), int(high) if last else int(high) - 1
        return f"{first:,}" if end <= first else f"{first:,}–{end:,}"

    def day(self, day: date) -> str:
        """A day in full."""
        return self("day", year=day.year, month=day.month, day=day.day)

    def moment(self, at: datetime) -> str:
        """A moment, in the zone it is given in, to the minute."""
        return f"{self.day(at.date())} {at:%H:%M}"

    def sentence(self, one: Sentence, names: Mapping[str, str]) -> str:
        """A sentence about areas, by their names."""
        told = [names.get(code, code) for code in one.areas]
        few: Any = told[:3]
        places = self("and_more", areas=few, count=len(told)) if len(told) > len(few) else few
        if one.measure not in RATES:
            part, whole = one.facts["part"], one.facts["whole"]
            share = f"{part / whole * 100:.1f}%"
            return self(one.kind, areas=places, part=f"{part:,.0f}", whole=f"{whole:,.0f}", share=share)
        return self(
            one.kind if told else f"{one.kind}_all",
            areas=places,
            rate=self.value(one.measure, one.facts["rate"]),
            target=f"{one.facts['target'] * 100:.0f}%",
            points=f"{one.facts['points']:.1f}",
        )
