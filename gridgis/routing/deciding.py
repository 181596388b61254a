"""Deciding where reports go: place, grid, lines beside it, office and the reasons; nothing is stored here."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from time import perf_counter

from sqlalchemy.orm import Session

from gridgis.cases.rules import seal_flags
from gridgis.core.errors import Invalid
from gridgis.core.thresholds import thresholds
from gridgis.geocoding.linear import LineNear, lines_near
from gridgis.routing.decisions import KeptGrid, Route, RuleRef
from gridgis.routing.locating import Ask, locate
from gridgis.routing.offices import Matter, Ruled, find_offices
from gridgis.routing.placing import Placed, place
from gridgis.routing.reasons import reasons
from gridgis.routing.rulebook.matching import Verdict

NOBODY = Ruled("", None, (), "", None, Verdict(None, (), (), ""), "", "")
"""Who gets a report of which nobody said what it is about."""


def decide(session: Session, asks: Sequence[Ask], *, tolerance_m: float) -> list[Route | Invalid]:
    """Route each ask by the boundaries in force on its day.

    Args:
        asks: what is known of each report.
        tolerance_m: how far beyond every grid the nearest still counts, metres.

    Returns:
        In the order of `asks`: a route, or the refusal to give its sender. Asks of one day share their statements.
    """
    routes: dict[int, Route | Invalid] = {}
    for day in sorted({ask.day for ask in asks}):
        places = [i for i, ask in enumerate(asks) if ask.day == day]
        decided = _decide_day(session, [asks[i] for i in places], day, tolerance_m)
        routes.update(zip(places, decided, strict=True))
    return [routes[i] for i in range(len(asks))]


def _decide_day(session: Session, asks: Sequence[Ask], day: date, tolerance_m: float) -> list[Route | Invalid]:
    spent: dict[str, float] = {}
    with _timed(spent, "locate"):
        located = locate(session, asks)
    with _timed(spent, "grids"):
        found = place(session, asks, located, tolerance_m)
        placed = {i: one for i, one in enumerate(found) if isinstance(one, Placed)}
        lines = _beside(session, placed, day)
    with _timed(spent, "offices"):
        matters = {i: matter for i, one in placed.items() if (matter := _matter(asks[i], one)) is not None}
        ruled = dict(zip(matters, find_offices(session, list(matters.values()), day), strict=True))
    spent["total"] = round(sum(spent.values()), 2)
    return [
        one if isinstance(one, Invalid) else _route(asks[i], one, lines.get(i, []), ruled.get(i, NOBODY), spent)
        for i, one in enumerate(found)
    ]


@contextmanager
def _timed(spent: dict[str, float], stage: str) -> Iterator[None]:
    start = perf_counter()
    yield
    spent[stage] = round((perf_counter() - start) * 1000, 2)


def _beside(session: Session, placed: dict[int, Placed], day: date) -> dict[int, list[LineNear]]:
    """The rivers, roads and rails beside each place."""
    pointed = {i: at for i, one in placed.items() if (at := one.located.place) is not None}
    if not pointed:
        return {}
    lngs, lats = [at.lng for at in pointed.values()], [at.lat for at in pointed.values()]
    near = lines_near(session, lngs, lats, [day] * len(pointed), within_m=thresholds(session).line_beside_m)
    return dict(zip(pointed, near, strict=True))


def _matter(ask: Ask, placed: Placed) -> Matter | None:
    if ask.category is None:
        return None
    at = placed.located.place
    return Matter(
        category=ask.category,
        places=placed.codes,
        layer=placed.grid.layer.code if placed.grid else "",
        zone_kind=placed.grid.zone_kind if placed.grid else "",
        source=ask.source,
        words=f"{ask.words} {ask.address}",
        at=ask.at,
        owner=ask.component_owner,
        major=ask.major,
        point=(at.lng, at.lat) if at is not None else None,
    )


def _route(ask: Ask, placed: Placed, lines: list[LineNear], ruled: Ruled, spent: dict[str, float]) -> Route:
    located, grid = placed.located, placed.grid
    by_place = placed.choice.match if placed.choice else "inside"
    rule, set_id = ruled.rule, ruled.set_id
    return Route(
        place=located.place,
        located_by=located.by,
        score=located.score,
        match="division" if grid is None else "inside" if ask.chosen_grid is not None else by_place,
        border_m=round(grid.border_m, 2) if grid is not None and located.place is not None else None,
        office=ruled.office,
        co_offices=ruled.co_offices,
        platform=ruled.platform or None,
        rule=ruled.ladder or None,
        flags=_flags(ask, placed, ruled),
        reasons=reasons(ask, placed, lines, ruled),
        candidates=tuple(
            KeptGrid(c.code, c.name, c.layer.code, round(c.border_m, 2), c is grid, c.version_id)
            for c in placed.options
        ),
        routing_rule=RuleRef(rule.code, rule.name, set_id or 0, rule.delegated, rule.basis) if rule else None,
        lines=tuple(lines),
        addresses=located.addresses,
        notice=ruled.notice,
        timings_ms=spent,
        day=ask.day,
        county_code=placed.county_code,
        town_code=placed.town_code,
        village_code=placed.village_code,
        accuracy_m=ask.accuracy_m if located.by == "point" else None,
        asked_at=ask.at,
        rule_set_id=set_id,
        filed_grid=placed.filed.code if placed.filed else None,
        chosen_grid=ask.chosen_grid,
        chosen_by=ask.chosen_by,
    )


def _flags(ask: Ask, placed: Placed, ruled: Ruled) -> tuple[str, ...]:
    """What a person should look at, and what the category and the rules say of the matter."""
    flags = placed.doubts if ask.chosen_grid is None else []
    if ask.category is not None:
        about_staff = ask.category.staff_involved or "staff_involved" in ruled.marks
        flags += seal_flags(ruled.marks, sensitive=ask.category.sensitive, staff_involved=about_staff)
        flags += ["emergency"] * (ask.category.first_handler == "emergency")
    flags += ["date_doubted"] * (ask.doubted is not None)
    return tuple(dict.fromkeys(flags))
