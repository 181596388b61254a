"""The sums of figures are what a count of the cases themselves gives, whatever happened and however far they are."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.orm import Session

from gridgis.analytics import counting, scope, summing
from gridgis.analytics.figures import Period, starts
from gridgis.analytics.folding import fold
from gridgis.analytics.models import ChangedCase
from gridgis.analytics.queries import AREA
from gridgis.analytics.scope import scope_of
from gridgis.cases.measures import FLOWS
from gridgis.cases.models import Case
from gridgis.cases.rules import STATES
from gridgis.security.rules import SYSTEM
from tests.api.test_figure_lists import generated
from tests.factories import AT, CITY, ONE, World

ZONE = "Asia/Shanghai"
PERIODS = (
    Period(date(2026, 2, 20), date(2026, 3, 14), ZONE),
    Period(date(2026, 3, 11), date(2026, 3, 11), ZONE),
    Period(date(2025, 1, 1), date(2026, 12, 31), ZONE),
    Period(date(2026, 2, 1), date(2026, 2, 28), ZONE),
    Period(date(2026, 3, 12), date(2026, 3, 20), ZONE),
)
CATEGORIES = (None, "order", "enforcement", "E01", "E0101")


def told(session: Session, period: Period, place: str | None, category: str | None) -> Iterator[tuple[Any, Any, Any]]:
    """What is told of a place, each with what the cases themselves give."""
    only = counting.narrowed(session, place, category)
    for level, area in AREA.items():
        asked = scope_of(session, SYSTEM, place, category, level)
        if asked is not None:
            summed = summing.by_area(session, asked, level, area, period, only, AT)
            plain = counting.by_area(session, SYSTEM, area, place, period, category, AT)
            yield (level, period, place, category), _some(summed), _some(plain)
    asked = scope_of(session, SYSTEM, place, category)
    if asked is None:
        return
    for step in ("day", "week", "month"):
        summed = summing.in_time(session, asked, period, step, only, AT)
        plain = counting.in_time(session, SYSTEM, place, period, category, step, AT)
        known = set(starts(period, step))
        assert set(summed) <= known
        yield (step, period, place, category), _some(summed), _some({k: v for k, v in plain.items() if k in known})
    midnight = period.before().bounds()[1]
    if midnight <= AT:
        summed = summing.stood(session, asked, period.begin, ZONE)
        plain = counting.stood(session, SYSTEM, place, category, midnight)
        yield ("stood", period, place, category), (summed[0], None if summed[2] else summed[1]), tuple(plain.values())


def _some(found: dict[Any, dict[str, int]]) -> dict[Any, dict[str, int]]:
    return {key: counts for key, counts in found.items() if any(counts.values())}


def holds(session: Session, chance: random.Random, many: int = 12) -> None:
    places = [None, CITY, ONE, f"{ONE}001", f"{ONE}001001", f"{ONE}001001001"]
    for _ in range(many):
        period, place, category = chance.choice(PERIODS), chance.choice(places), chance.choice(CATEGORIES)
        for what, summed, plain in told(session, period, place, category):
            assert summed == plain, what


@pytest.mark.parametrize("seed", range(3))
def test_sums_are_what_the_cases_give_before_and_behind_every_fold(session: Session, world: World, seed: int) -> None:
    chance = random.Random(seed)
    generated(session, world, seed, 200)
    holds(session, chance, 2)
    while fold(session, zone=ZONE, most=150):
        holds(session, chance, 1)
    assert not session.scalar(select(func.count()).select_from(ChangedCase))
    holds(session, chance, 3)
    numbers = session.scalars(select(Case.number).order_by(Case.number)).all()
    for _ in range(3):
        for number in chance.sample(numbers, 40):
            session.execute(update(Case).where(Case.number == number).values(**changed(chance, world)))
        session.execute(text("DELETE FROM recurrences WHERE number = :one"), {"one": chance.choice(numbers)})
        holds(session, chance, 1)
        fold(session, zone=ZONE, most=30)
        holds(session, chance, 1)
    while fold(session, zone=ZONE):
        pass
    holds(session, chance, 3)


def changed(chance: random.Random, world: World) -> dict[str, Any]:
    """Something else in a case: its state, its end, its place by another plan, its seal."""
    grid = chance.choice(world.grids)
    return chance.choice(
        (
            {"state": chance.choice(STATES)},
            {"state": "closed", "closed_at": AT - timedelta(hours=chance.uniform(0, 900))},
            {"current_grid_code": grid, "village_code": grid[:12], "town_code": grid[:9]},
            {"sensitive": True},
            {"total_due_at": AT + timedelta(hours=chance.uniform(-300, 20))},
            {"category_code": "E0101", "platform": "enforcement"},
        )
    )
