"""Categories of which more is reported than their season lets expect: the same weeks of up to three former years."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
from scipy.stats import nbinom
from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from gridgis.analytics.figures import Period
from gridgis.analytics.since import first_day, reaches
from gridgis.cases import filters
from gridgis.cases import queries as cases
from gridgis.cases.in_force import categories
from gridgis.cases.measures import counted
from gridgis.cases.models import Case
from gridgis.core.errors import Invalid
from gridgis.core.wording import Both, twice
from gridgis.divisions import queries as divisions
from gridgis.security.rules import Actor, require

YEARS = 3
YEAR = timedelta(days=364)
"""Whole weeks, so that a Monday stands against a Monday."""
SURE = 0.95
LEAST = 10
MOST_DAYS = 364


@dataclass(frozen=True)
class Expected:
    """What former years let expect: their mean, and the interval in which a further year lies so surely."""

    mean: float
    low: int
    high: int


@dataclass(frozen=True)
class Rising:
    """A category above its season: its cases, those of the same weeks of former years (the last first)."""

    code: str
    name_zh: str
    name_en: str
    cases: int
    former: list[int]
    mean: float
    low: int
    high: int
    told: Both


@dataclass(frozen=True)
class RisingCategories:
    """Categories above their season, what rose most above it first.

    `weeks`: first and last days of the same weeks of the former years that cases reach back to, the last first; without
    any nothing can be said. `looked_at`: categories with enough cases.
    """

    place: str
    begin: date
    end: date
    as_of: datetime
    since: date | None
    weeks: list[tuple[date, date]]
    looked_at: int
    items: list[Rising]
    rule: Both


def expected(former: Sequence[int]) -> Expected:
    """What a further year would bring if it were like the former ones, of which there is at least one.

    A count like these is Poisson's with a rate that they tell of (gamma, with Jeffreys' prior), so the next one is
    negative binomial (Gelman et al., Bayesian Data Analysis, 3rd ed., 2.6). Years that differ by more than Poisson lets
    them widen it by as much as their variance exceeds their mean.
    """
    counts = np.array(former, dtype=float)
    years, mean = len(counts), float(counts.mean())
    wider = max(1.0, float(counts.var(ddof=1)) / mean) if years > 1 and mean > 0 else 1.0
    ends = nbinom.ppf([(1 - SURE) / 2, (1 + SURE) / 2], (counts.sum() + 0.5) / wider, years / (years + 1)) * wider
    return Expected(mean, int(np.floor(ends[0])), int(np.ceil(ends[1])))


def rising(
    session: Session, actor: Actor, *, place: str, period: Period, category: str | None, at: datetime
) -> RisingCategories:
    """The categories of a place that are above their season.

    Raises:
        NotFound: there is no such division.
        Forbidden: the actor may not read figures of the whole of it.
        Invalid: the period is longer than 52 weeks.
    """
    division = divisions.get(session, place)
    require(actor, "stats.read", divisions.spot_of(session, division))
    if (period.end - period.begin).days >= MOST_DAYS:
        raise Invalid("analytics.season_long", field="from")
    since = first_day(session, actor, place, period.zone)
    former = [replace(period, begin=period.begin - n * YEAR, end=period.end - n * YEAR) for n in range(1, YEARS + 1)]
    known = [one for one in former if reaches(since, one.begin)]
    counts = _counts(session, actor, place, category, [period, *known], at)
    enough = {code: told for code, told in counts.items() if told[0] >= LEAST}
    items = _above(session, enough) if known else []
    return RisingCategories(
        place=place,
        begin=period.begin,
        end=period.end,
        as_of=at,
        since=since,
        weeks=[(one.begin, one.end) for one in known],
        looked_at=len(enough),
        items=sorted(items, key=lambda one: (one.high - one.cases, one.code)),
        rule=Both(*twice("finding_rule.rising", years=YEARS, sure=round(SURE * 100), least=LEAST)),
    )


def _above(session: Session, counts: Mapping[str, Sequence[int]]) -> list[Rising]:
    """The categories whose count, the first of each, lies above what the others of it let expect."""
    names = {row.code: row for row in categories(session, sorted(counts))}
    items = []
    for code, (now, *then) in counts.items():
        season = expected(then)
        if now <= season.high:
            continue
        zh, en = (names[code].name_zh, names[code].name_en) if code in names else (code, code)
        facts: dict[str, Any] = {"category": Both(zh, en), "cases": now, "high": season.high, "years": len(then)}
        told = Both(*twice("finding.rising", **facts, mean=f"{season.mean:.0f}"))
        items.append(Rising(code, zh, en, now, then, season.mean, season.low, season.high, told))
    return items


def _counts(
    session: Session, actor: Actor, place: str, category: str | None, periods: Sequence[Period], at: datetime
) -> dict[str, list[int]]:
    """Reported cases by category, of each of some periods in their order."""
    spans = [counted("reported", *one.bounds(), at) for one in periods]
    wanted = filters.matching(session, filters.Filter(place=place, category=category), at)
    many = [func.count().filter(one) for one in spans]
    asked = select(Case.category_code, *many).where(or_(*spans), *wanted).group_by(Case.category_code)
    return {code: list(told) for code, *told in session.execute(cases.counted_for(asked, actor))}
