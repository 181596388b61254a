"""What is told from sums, each beside a count of the cases themselves."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from gridgis.analytics import counting, summing
from gridgis.analytics.figures import Period, starts
from gridgis.analytics.queries import AREA
from gridgis.analytics.scope import scope_of
from gridgis.security.rules import SYSTEM
from tests.factories import AT, CITY, ONE

ZONE = "Asia/Shanghai"
CATEGORIES = (None, "order", "enforcement", "E01", "E0101")
PLACES = (None, CITY, ONE, f"{ONE}001", f"{ONE}001001", f"{ONE}001001001")


def periods(at: datetime) -> list[Period]:
    """Periods around a moment: some weeks with what is to come, that day, whole months and years, the days after."""
    day = at.astimezone(ZoneInfo(ZONE)).date()
    month = day.replace(day=1)
    spans = (
        (day - timedelta(days=19), day + timedelta(days=3)),
        (day, day),
        (day.replace(year=day.year - 1, month=1, day=1), day.replace(month=12, day=31)),
        ((month - timedelta(days=1)).replace(day=1), month - timedelta(days=1)),
        (day + timedelta(days=1), day + timedelta(days=9)),
    )
    return [Period(*span, ZONE) for span in spans]


def told(
    session: Session, chance: random.Random, period: Period, place: str | None, category: str | None, at: datetime
) -> Iterator[tuple[Any, Any, Any]]:
    """What is told of a place by the areas of two levels and by one step, each with what the cases themselves give.

    Of many questions each level and step is asked; every one at every question costs minutes.
    """
    only = counting.narrowed(session, place, category)
    summed: Any
    plain: Any
    for level, area in chance.sample(list(AREA.items()), 2):
        asked = scope_of(session, SYSTEM, place, category, level)
        if asked is not None:
            summed = summing.by_area(session, asked, level, area, period, only, at)
            plain = counting.by_area(session, SYSTEM, area, place, period, category, at)
            yield (level, period, place, category), _some(summed), _some(plain)
    asked = scope_of(session, SYSTEM, place, category)
    if asked is None:
        return
    for step in chance.sample(("day", "week", "month"), 1):
        summed = summing.in_time(session, asked, period, step, only, at)
        plain = counting.in_time(session, SYSTEM, place, period, category, step, at)
        known = set(starts(period, step))
        assert set(summed) <= known
        yield (step, period, place, category), _some(summed), _some({k: v for k, v in plain.items() if k in known})
    midnight = period.before().bounds()[1]
    if midnight <= at and asked.by_day:
        summed = summing.stood(session, asked, period.begin, ZONE)
        plain = counting.stood(session, SYSTEM, place, category, midnight)
        yield ("stood", period, place, category), (summed[0], None if summed[2] else summed[1]), tuple(plain.values())


def _some(found: dict[Any, dict[str, int]]) -> dict[Any, dict[str, int]]:
    return {key: counts for key, counts in found.items() if any(counts.values())}


def holds(session: Session, chance: random.Random, many: int, at: datetime = AT) -> None:
    """Hold some of what is told against the cases: so many times of a period, a place and a category."""
    for _ in range(many):
        asked = chance.choice(periods(at)), chance.choice(PLACES), chance.choice(CATEGORIES)
        for what, summed, plain in told(session, chance, *asked, at):
            assert summed == plain, what
