"""Deciding where reports go: place, grid, office, team and the reasons; nothing is stored here."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from time import perf_counter
from uuid import UUID

from sqlalchemy import ColumnElement, false, or_, select
from sqlalchemy.orm import Session

from gridgis.cases.models import Case
from gridgis.cases.rules import PLACE_DOUBT, seal_flags
from gridgis.core.errors import Invalid
from gridgis.divisions import queries as divisions
from gridgis.geocoding.linear import lines_near
from gridgis.grids import queries as grids
from gridgis.grids.queries import Candidate
from gridgis.people import queries as people
from gridgis.routing import wording
from gridgis.routing.locating import Ask, Route, at_division, locate
from gridgis.routing.models import Decision
from gridgis.routing.offices import Matter, Ruled, find_offices
from gridgis.routing.rules import choose_grid

__all__ = ["Ask", "Route", "decide", "decisions_of", "latest", "matter_of"]

REACH_M = 2000.0
"""However inaccurate a point is, other grids are looked for no farther than this."""

CANDIDATES = 10
"""So many grids are named and kept with a decision: the chosen one, then the nearest."""

BESIDE_M = 30.0
"""Rivers, roads and rails within so many metres come along (rule 4 of the domain guide)."""


def decide(session: Session, asks: Sequence[Ask], *, tolerance_m: float) -> list[Route | Invalid]:
    """Route each ask by the boundaries in force on its day.

    Args:
        session: open session.
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
        routes = locate(session, asks)
    with _timed(spent, "grids"):
        _find_grids(session, asks, routes, tolerance_m)
        _find_divisions(session, routes)
        _find_lines(session, routes, day)
    with _timed(spent, "offices"):
        _find_offices(session, asks, routes, day)
    with _timed(spent, "team"):
        _find_teams(session, routes, day)
    spent["total"] = round(sum(spent.values()), 2)
    for ask, route in zip(asks, routes, strict=True):
        if isinstance(route, Route):
            route.timings_ms, route.day, route.asked_at = spent, day, ask.at
            route.chosen_grid, route.chosen_by = ask.chosen_grid, ask.chosen_by
    return routes


@contextmanager
def _timed(spent: dict[str, float], stage: str) -> Iterator[None]:
    start = perf_counter()
    yield
    spent[stage] = round((perf_counter() - start) * 1000, 2)


def _find_grids(session: Session, asks: Sequence[Ask], routes: list[Route | Invalid], tolerance_m: float) -> None:
    placed = [(i, route) for i, route in enumerate(routes) if isinstance(route, Route) and route.lng is not None]
    near = grids.near(
        session,
        [route.lng for _, route in placed if route.lng is not None],
        [route.lat for _, route in placed if route.lat is not None],
        [asks[i].day for i, _ in placed],
        [max(min(asks[i].accuracy_m or 0.0, REACH_M), tolerance_m) for i, _ in placed],
    )
    for (i, route), candidates in zip(placed, near, strict=True):
        _choose_grid(route, candidates, asks[i].accuracy_m or 0.0, tolerance_m)
    for i, ask in enumerate(asks):
        code = ask.chosen_grid or (ask.grid_code if ask.lng is None else None)
        if code is not None and isinstance(routes[i], Route):
            routes[i] = _given_grid(session, routes[i], code, ask)


def grids_on(
    session: Session, routes: Sequence[Route], asks: Sequence[Ask], days: Sequence[date], tolerance_m: float
) -> list[Candidate | None]:
    """The grid that each placed route would have had on another day; None where there was none."""
    if not routes:
        return []
    near = grids.near(
        session,
        [route.lng for route in routes if route.lng is not None],
        [route.lat for route in routes if route.lat is not None],
        days,
        [max(min(ask.accuracy_m or 0.0, REACH_M), tolerance_m) for ask in asks],
    )
    return [
        choose_grid(candidates, accuracy_m=ask.accuracy_m or 0.0, tolerance_m=tolerance_m).grid
        for candidates, ask in zip(near, asks, strict=True)
    ]


def _given_grid(session: Session, route: Route | Invalid, code: str, ask: Ask) -> Route | Invalid:
    """Take the grid that was named: by the sender, or by a person who chose among the possible ones."""
    found = grids.version_of(session, code, ask.day)
    if found is None:
        return Invalid("routing.no_grid", code=code, field="grid_code")
    assert isinstance(route, Route)
    possible = {c.code: c for c in route.candidates}
    route.grid, route.match = possible.get(code, found), "inside"
    route.border_m = round(route.grid.border_m, 2) if route.lng is not None else None
    route.candidates = [route.grid, *(c for c in route.candidates if c.code != code)]
    if ask.chosen_grid is not None:
        route.flags = [flag for flag in route.flags if flag not in PLACE_DOUBT]
        route.reasons.append(wording.confirmed(found.name, ask.chosen_by))
    return route


def _choose_grid(route: Route, candidates: list[Candidate], accuracy_m: float, tolerance_m: float) -> None:
    choice = choose_grid(candidates, accuracy_m=accuracy_m, tolerance_m=tolerance_m)
    route.grid = choice.grid
    route.match = choice.match if choice.grid else "division"
    route.flags.extend(choice.flags)
    possible = [c for c in candidates if c.covers or c.distance_m <= accuracy_m or c is choice.grid]
    route.candidates = sorted(possible, key=lambda c: (c is not choice.grid, c.distance_m))[:CANDIDATES]
    if choice.grid is None:
        return
    route.border_m = round(choice.grid.border_m, 2)
    others = [c for c in route.candidates if c is not choice.grid]
    if choice.match == "nearest":
        route.reasons.append(wording.nearest_grid(choice.grid.name, choice.grid.distance_m))
        return
    beaten = next((c.name for c in others if c.covers and c.layer != choice.grid.layer), None)
    route.reasons.append(
        wording.in_grid(
            choice.grid.name, choice.grid.layer, choice.grid.border_m, choice.grid.valid_from.isoformat(), beaten
        )
    )
    if "near_border" in choice.flags:
        route.reasons.append(wording.near_border([c.name for c in others if c.name != beaten]))


def _find_divisions(session: Session, routes: list[Route | Invalid]) -> None:
    """Fill in county, town and village, from the grid or by boundary; refuse what lies in no county."""
    for route in routes:
        if isinstance(route, Route) and route.grid is not None:
            route.county_code, route.town_code = route.grid.county_code, route.grid.town_code
            route.village_code = route.grid.village_code
    left = [(i, r) for i, r in enumerate(routes) if isinstance(r, Route) and r.grid is None and r.lng is not None]
    if left:
        found = divisions.covering(
            session, [r.lng for _, r in left if r.lng is not None], [r.lat for _, r in left if r.lat is not None]
        )
        for (i, route), levels in zip(left, found, strict=True):
            if "county" not in levels:
                routes[i] = Invalid(
                    "routing.outside",
                    field="lng",
                    lng=route.lng,
                    lat=route.lat,
                )
                continue
            route.county_code, route.town_code = levels["county"], levels.get("town")
            route.village_code = levels.get("village")
            code = route.village_code or route.town_code or route.county_code
            route.reasons.append(wording.no_grid(divisions.names(session, [code])[code]))
    for i, route in enumerate(routes):
        if isinstance(route, Route) and route.located_by == "division" and route.grid is None:
            routes[i] = at_division(session, route)


def _find_lines(session: Session, routes: list[Route | Invalid], day: date) -> None:
    """Bring along the rivers, roads and rails beside each place."""
    placed = [r for r in routes if isinstance(r, Route) and r.lng is not None and r.lat is not None]
    if not placed:
        return
    lngs, lats = [r.lng for r in placed if r.lng is not None], [r.lat for r in placed if r.lat is not None]
    near = lines_near(session, lngs, lats, [day] * len(placed), within_m=BESIDE_M)
    for route, lines in zip(placed, near, strict=True):
        route.lines = lines
        if lines:
            told = [(one.name or one.code, one.distance_m, one.chief.name if one.chief else None) for one in lines]
            route.reasons.append(wording.lines(told))


def matter_of(ask: Ask, route: Route) -> Matter | None:
    """What of a routed report counts for its office; None when nobody said what it is about."""
    if ask.category is None:
        return None
    grid = route.grid
    codes = (grid.code if grid else None, route.village_code, route.town_code, route.county_code)
    return Matter(
        category=ask.category,
        places=tuple(code for code in codes if code),
        layer=grid.layer if grid else "",
        zone_kind=grid.zone_kind if grid else "",
        source=ask.source,
        words=f"{ask.words} {ask.address}",
        at=ask.at,
        owner=ask.component_owner,
        major=ask.major,
    )


def _find_offices(session: Session, asks: Sequence[Ask], routes: list[Route | Invalid], day: date) -> None:
    wanted = [
        (ask, route, matter)
        for ask, route in zip(asks, routes, strict=True)
        if isinstance(route, Route) and (matter := matter_of(ask, route)) is not None
    ]
    found = find_offices(session, [matter for _, _, matter in wanted], day)
    for (_, route, matter), ruled in zip(wanted, found, strict=True):
        _take(route, matter, ruled)


def _take(route: Route, matter: Matter, ruled: Ruled) -> None:
    route.platform, route.rule, route.office = ruled.platform, ruled.ladder, ruled.office
    route.co_offices = list(ruled.co_offices)
    route.routing_rule, route.rule_set_id, route.notice = ruled.rule, ruled.set_id, ruled.notice
    about_staff = matter.category.staff_involved or "staff_involved" in ruled.marks
    marks = seal_flags(ruled.marks, sensitive=matter.category.sensitive, staff_involved=about_staff)
    if matter.category.first_handler == "emergency":
        marks.append("emergency")
    route.flags.extend(dict.fromkeys(marks))
    route.reasons.extend(ruled.reasons)


def _find_teams(session: Session, routes: list[Route | Invalid], day: date) -> None:
    placed = [route for route in routes if isinstance(route, Route)]
    codes = [route.grid.code for route in placed if route.grid is not None]
    villages = [route.village_code for route in placed if route.village_code is not None]
    serving = people.teams(session, [*codes, *villages], day)  # both in one statement: their codes differ in length
    for route in placed:
        route.team = serving.get(route.grid.code, []) if route.grid else []
        route.cadres = serving.get(route.village_code or "", [])


def latest(session: Session, county_code: str, case_number: str) -> Decision | None:
    """The decision that stands for a case; None when it was never routed."""
    return session.scalars(
        select(Decision)
        .where(Decision.county_code == county_code, Decision.case_number == case_number)
        .order_by(Decision.seq.desc())
        .limit(1)
    ).first()


def opened_by(session: Session, case: Case, report_id: UUID) -> bool:
    """Whether it was this report that opened a case."""
    first = session.get(Decision, (case.county_code, case.number, 1))
    return first is None or first.report_id in (None, report_id)


def latest_of(session: Session, cases: Sequence[Case]) -> dict[str, Decision]:
    """The decision that stands for each case, by number; cases never routed are absent."""
    asked = select(Decision).where(_of_cases(cases)).order_by(Decision.case_number, Decision.seq)
    return {decision.case_number: decision for decision in session.scalars(asked)}


def first_asked(session: Session, cases: Sequence[Case]) -> dict[str, datetime]:
    """The moment whose rules counted for each case, as its first decision has it; absent where that was not kept."""
    asked = select(Decision.case_number, Decision.candidates["at"].astext).where(_of_cases(cases), Decision.seq == 1)
    return {number: datetime.fromisoformat(at) for number, at in session.execute(asked) if at}


def _of_cases(cases: Sequence[Case]) -> ColumnElement[bool]:
    """That a decision is on one of these cases.

    By county and then by number: as pairs of both, five thousand of them took 34 s in place of 0.1 s.
    """
    numbers: dict[str, list[str]] = {}
    for case in cases:
        numbers.setdefault(case.county_code, []).append(case.number)
    return or_(
        false(),
        *((Decision.county_code == code) & Decision.case_number.in_(of) for code, of in sorted(numbers.items())),
    )


def decisions_of(session: Session, county_code: str, case_number: str) -> list[Decision]:
    """All decisions on a case, oldest first."""
    asked = select(Decision).where(Decision.county_code == county_code, Decision.case_number == case_number)
    return list(session.scalars(asked.order_by(Decision.seq)))
