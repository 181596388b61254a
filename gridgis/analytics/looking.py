"""Where to look first (先看这里): three sentences at most, each with what it opens and the rule by which it was chosen.

The page, the wall and briefings take them from here. What could be said stands in an order; the first three that have
something to say are said, and the others are not reckoned.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from typing import Any, Literal

from sqlalchemy.orm import Session

from gridgis.analytics import hotspots, queries, repeats, seasons, silence
from gridgis.analytics.figures import Period
from gridgis.analytics.findings import FEW, LEADING, most_of, worst
from gridgis.analytics.linking import Evidence, Linked, SentencePart, parts_of
from gridgis.analytics.queries import Overview
from gridgis.cases.measures import RATES
from gridgis.core.wording import LANGUAGES, Both, Language, Phrase, twice
from gridgis.divisions import queries as divisions
from gridgis.divisions.queries import DivisionRow
from gridgis.security.rules import Actor, require

SAID = 3
BELOW = {"city": "county", "county": "town", "town": "village", "village": "grid"}
NAMED = 3
"""So many places of one sentence are named; all of those that are equal to the last of them too."""

Kind = Literal["overdue", "late", "below_target", "new_hot", "rising", "silent", "repeats"]


@dataclass(frozen=True)
class Finding:
    """A sentence in both languages as parts, what all of it is about, and the rule behind it."""

    kind: Kind
    zh: list[SentencePart]
    en: list[SentencePart]
    evidence: Evidence
    rule: Both

    def text(self, language: Language) -> str:
        """The sentence without what it opens."""
        return "".join(part.text for part in (self.zh if language == "zh" else self.en))


@dataclass(frozen=True)
class Findings:
    """Where to look first in a place and a period as of a moment; empty where nothing stands out."""

    place: str
    begin: date
    end: date
    as_of: datetime
    items: list[Finding]


@dataclass(frozen=True)
class _Asked:
    session: Session
    actor: Actor
    division: DivisionRow
    period: Period
    category: str | None
    at: datetime

    def told(self, reckon: Callable[..., Any], **more: Any) -> Any:
        """What one of the other questions answers of the same place and days."""
        return reckon(
            self.session,
            self.actor,
            place=self.division.code,
            period=self.period,
            category=self.category,
            at=self.at,
            **more,
        )

    def days(self) -> int:
        return (self.period.end - self.period.begin).days + 1

    def cases(self, measure: str | None = None, place: str | None = None, **more: str) -> Evidence:
        """The list of a measure; of the same days where it has any."""
        query = {"place": place or self.division.code, **more}
        if self.category is not None:
            query["category"] = self.category
        if measure is not None:
            query["measure"] = measure
        if measure != "overdue" and "matter" not in more:
            query |= {"from": self.period.begin.isoformat(), "to": self.period.end.isoformat()}
        return Evidence("cases", query)

    def found(self, view: str) -> Evidence:
        """What was found, of the same place and days."""
        query = {"place": self.division.code, "part": view}
        query |= {"from": self.period.begin.isoformat(), "to": self.period.end.isoformat()}
        return Evidence("findings", query | ({"category": self.category} if self.category else {}))


def look(session: Session, actor: Actor, *, place: str, period: Period, category: str | None, at: datetime) -> Findings:
    """Where to look first.

    Raises:
        NotFound: there is no such division.
        Forbidden: the actor may not read figures of the whole of it.
    """
    division = divisions.get(session, place)
    require(actor, "stats.read", divisions.spot_of(session, division))
    asked = _Asked(session, actor, division, period, category, at)
    return Findings(place, period.begin, period.end, at, list(islice(_said(asked), SAID)))


def _said(asked: _Asked) -> Iterator[Finding]:
    """Everything that can be said, in the order of what comes first."""
    level = BELOW[asked.division.level]
    told = queries.overview(
        asked.session,
        asked.actor,
        level=level,
        parent=asked.division.code,
        period=asked.period,
        category=asked.category,
        at=asked.at,
    )
    of_figures = (_most(asked, told, "overdue"), _below_target(asked, told), _most(asked, told, "late"))
    yield from (one for one in of_figures[:1] if one is not None)
    for one in (_new_hot(asked), of_figures[1], _rising(asked), of_figures[2], _silent(asked), _repeats(asked)):
        if one is not None:
            yield one


def _most(asked: _Asked, told: Overview, measure: Literal["overdue", "late"]) -> Finding | None:
    """Where most of the overdue or late ones are; None of few, and where they are spread."""
    counts = {one.code: float(one.figures.get(measure) or 0) for one in told.areas}
    names = {one.code: one.name for one in told.areas}
    whole, chosen = int(told.whole.get(measure) or 0), most_of(counts)
    if whole < FEW or not chosen:
        return None
    part = int(sum(counts[code] for code in chosen))
    facts = {
        "whole": Linked(whole, asked.cases(measure)),
        "part": part,
        "share": round(part / whole * 100),
        "areas": [_place(names[code], counts[code], asked.cases(measure, code)) for code in chosen],
    }
    return _finding(measure, facts, asked.cases(measure), few=FEW)


def _below_target(asked: _Asked, told: Overview) -> Finding | None:
    """The on-time rate where it is below its target, and the worst of all areas, whichever share it."""
    rate, target = told.whole.get(LEADING), RATES[LEADING].target
    if rate is None or target is None or rate >= target:
        return None
    areas = {one.code: one.figures for one in told.areas}
    names = {one.code: one.name for one in told.areas}
    lowest = [code for code in worst(areas) if (areas[code][LEADING] or 0) < target]
    facts = {
        "rate": Linked(f"{rate * 100:.1f}%", asked.cases("due")),
        "target": f"{target * 100:.0f}%",
        "late": Linked(int(told.whole.get("late") or 0), asked.cases("late")),
        "areas": [Linked(names[code], asked.cases("late", code)) for code in lowest],
        "least": f"{float(areas[lowest[0]][LEADING] or 0) * 100:.1f}%" if lowest else "",
    }
    kind = "below_target" if lowest else "below_target_whole"
    return _finding("below_target", facts, asked.cases("late"), said=kind, few=RATES[LEADING].least)


def _new_hot(asked: _Asked) -> Finding | None:
    if asked.division.level not in hotspots.CELLS or asked.days() > hotspots.MOST_DAYS:
        return None
    told = asked.told(hotspots.hotspots)
    new = [one for one in told.items if one.standing == "new"]
    if not new or told.short:
        return None
    places = [
        _place(one.name, one.cases, asked.cases("reported", cell=one.cell, rings=str(one.rings))) for one in new[:NAMED]
    ]
    facts = {"count": Linked(len(new), asked.found("hotspots")), "places": places}
    many = "new_hot_more" if len(new) > NAMED else "new_hot"
    return replace(_finding("new_hot", facts, asked.found("hotspots"), said=many), rule=told.rule)


def _rising(asked: _Asked) -> Finding | None:
    if asked.days() > seasons.MOST_DAYS:
        return None
    told = asked.told(seasons.rising)
    if not told.items:
        return None
    first = told.items[0]
    facts = {
        "category": Both(first.name_zh, first.name_en),
        "cases": Linked(first.cases, _of_category(asked.cases("reported"), first.code)),
        "mean": f"{first.mean:.0f}",
        "high": first.high,
        "years": len(told.weeks),
    }
    return replace(_finding("rising", facts, asked.found("rising")), rule=told.rule)


def _of_category(link: Evidence, code: str) -> Evidence:
    """The same list of one category alone."""
    return Evidence(link.opens, {**link.query, "category": code})


def _silent(asked: _Asked) -> Finding | None:
    told = asked.told(silence.silent)
    if not told.items:
        return None
    grids = [
        Linked(f"{one.town}{one.name}", Evidence("map", {"place": asked.division.code, "grid": one.code}))
        for one in told.items[:NAMED]
    ]
    facts = {"count": Linked(len(told.items), asked.found("silent")), "days": asked.days(), "grids": grids}
    many = "silent_more" if len(told.items) > NAMED else "silent"
    return replace(_finding("silent", facts, asked.found("silent"), said=many), rule=told.rule)


def _repeats(asked: _Asked) -> Finding | None:
    told = asked.told(repeats.repeats)
    if not told.items:
        return None
    first = told.items[0]
    facts = {
        "count": Linked(told.found, asked.found("repeats")),
        "name": first.name,
        "category": Both(first.category_zh, first.category_en),
        "cases": Linked(first.cases, Evidence("cases", {"matter": first.first})),
    }
    return replace(_finding("repeats", facts, asked.found("repeats")), rule=told.rule)


def _place(name: str, cases: float, link: Evidence) -> Linked:
    return Linked(Phrase("looking.place_cases", {"name": name, "cases": f"{cases:.0f}"}), link)


def _finding(kind: Kind, facts: Mapping[str, Any], evidence: Evidence, *, said: str = "", **rule: Any) -> Finding:
    """A sentence of the catalogue; what is linked in its facts becomes parts of their own."""
    zh, en = (parts_of(f"looking.{said or kind}", facts, one) for one in LANGUAGES)
    ruled = Both(*twice(f"finding_rule.{kind}", **rule)) if rule else Both("", "")
    return Finding(kind, zh, en, evidence, ruled)
