"""Deciding where reports go: place, grid, office, team and the reasons; nothing is stored here."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases.models import Category
from gridgis.core.errors import Invalid
from gridgis.divisions import queries as divisions
from gridgis.geocoding import queries as geocoding
from gridgis.geocoding.rules import ACCEPT, CONFIRM
from gridgis.grids import queries as grids
from gridgis.grids.queries import Candidate
from gridgis.people import queries as people
from gridgis.people.models import AgencyType
from gridgis.people.queries import Member, OfficeRow
from gridgis.routing import wording
from gridgis.routing.models import Decision
from gridgis.routing.rules import choose_grid, choose_office
from gridgis.routing.wording import Reason
from gridgis.security.rules import Spot

REACH_M = 2000.0
"""However inaccurate a point is, other grids are looked for no farther than this."""

CANDIDATES = 10
"""So many grids are named and kept with a decision: the chosen one, then the nearest."""


@dataclass(frozen=True)
class Ask:
    """What is known of a report: a place (EPSG:4490), an address, a grid, or at least a division.

    `datum` is what the sender gave, for the explanation only; `day` is the one whose boundaries count.
    """

    day: date
    lng: float | None = None
    lat: float | None = None
    accuracy_m: float | None = None
    datum: str | None = None
    address: str = ""
    grid_code: str | None = None
    division_code: str | None = None
    category: Category | None = None
    major: bool = False


@dataclass
class Route:
    """Where a report goes, and why. Distances in metres; degrees in EPSG:4490."""

    located_by: str
    lng: float | None = None
    lat: float | None = None
    score: float | None = None
    match: str = "division"
    border_m: float | None = None
    grid: Candidate | None = None
    county_code: str | None = None
    town_code: str | None = None
    village_code: str | None = None
    platform: str | None = None
    rule: str | None = None
    office: OfficeRow | None = None
    co_offices: list[OfficeRow] = field(default_factory=list)
    team: list[Member] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)

    @property
    def spot(self) -> Spot:
        """Where it lies, for asking about rights."""
        return Spot(self.county_code, self.town_code, self.village_code, self.grid.code if self.grid else None)


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
    routes = _locate(session, asks)
    _find_grids(session, asks, routes, tolerance_m)
    _find_divisions(session, routes)
    _find_offices(session, asks, routes, day)
    _find_teams(session, routes, day)
    return routes


def _locate(session: Session, asks: Sequence[Ask]) -> list[Route | Invalid]:
    texts = [ask.address for ask in asks if ask.lng is None and ask.address and ask.grid_code is None]
    answers = iter(geocoding.geocode(session, texts, alternatives=False) if texts else ())
    routes: list[Route | Invalid] = []
    for ask in asks:
        if ask.lng is not None:
            route = Route("point", ask.lng, ask.lat)
            route.reasons.append(wording.located("point", ask.accuracy_m, ask.datum, "", None))
            routes.append(route)
        elif ask.grid_code is not None:
            routes.append(Route("grid", reasons=[wording.located("grid", None, None, "", None)]))
        elif ask.address:
            routes.append(_by_address(ask, next(answers)))
        elif ask.division_code is not None:
            routes.append(_by_division(ask.division_code, ask.division_code))
        else:
            routes.append(Invalid("A report needs a place: send lng and lat, an address, or a grid.", field="lng"))
    return routes


def _by_address(ask: Ask, answer: geocoding.Answer) -> Route | Invalid:
    best = answer.hits[0] if answer.hits else None
    if best is not None and best.score >= CONFIRM:
        route = Route("address", best.lng, best.lat, score=best.score)
        route.reasons.append(wording.located("address", None, None, best.text, best.score))
        if best.score < ACCEPT:
            route.flags.append("address_uncertain")
        return route
    named = answer.reading.narrowest
    if named is not None and named.level != "city":
        return _by_division(named.code, named.name)
    if ask.division_code is not None:
        return _by_division(ask.division_code, ask.division_code)
    return Invalid(
        "The address is not in the gazetteer. Name its town or village, or send a point with lng and lat.",
        field="address",
        best_score=best.score if best else None,
    )


def _by_division(code: str, name: str) -> Route:
    route = Route("division", flags=["unlocated"], village_code=code)
    route.reasons.append(wording.located("division", None, None, name, None))
    return route


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
    chosen = [(i, ask.grid_code) for i, ask in enumerate(asks) if ask.grid_code is not None and ask.lng is None]
    for i, code in chosen:
        found = grids.version_of(session, code, asks[i].day)
        if found is None:
            routes[i] = Invalid(
                f"There is no grid {code} on that day. Send its 15-digit code or a point.", field="grid_code"
            )
            continue
        by_grid = routes[i]
        assert isinstance(by_grid, Route)
        by_grid.match, by_grid.grid, by_grid.candidates = "inside", found, [found]


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
                    "The point lies outside every county of this installation. Check longitude, latitude and datum: "
                    "longitude comes first.",
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
        if isinstance(route, Route) and route.located_by == "division":
            routes[i] = _at_division(session, route)


def _at_division(session: Session, route: Route) -> Route | Invalid:
    code = route.village_code or ""
    known = divisions.names(session, [code])
    if not known:
        return Invalid(f"No division has the code {code}. Look it up under /divisions.", field="division_code")
    row = divisions.get(session, code)
    levels = {d.level: d.code for d in [*divisions.ancestors(session, code), row]}
    if "county" not in levels:
        return Invalid("Name at least the county; a city is too wide to route to.", field="division_code")
    route.county_code, route.town_code = levels["county"], levels.get("town")
    route.village_code = levels.get("village")
    return route


def _find_offices(session: Session, asks: Sequence[Ask], routes: list[Route | Invalid], day: date) -> None:
    wanted: dict[int, list[tuple[str, str]]] = {}
    for i, (ask, route) in enumerate(zip(asks, routes, strict=True)):
        if isinstance(route, Route) and ask.category is not None:
            types = [ask.category.lead_agency_type or "", *ask.category.co_agency_types]
            wanted[i] = [(kind, place) for kind in types for place in _places(route)]
    if not wanted:
        return
    pairs = [pair for listed in wanted.values() for pair in listed]
    offices = people.offices_at(session, pairs, day)
    kinds = session.execute(
        select(AgencyType.code, AgencyType.name_zh, AgencyType.platform).where(
            AgencyType.code.in_(sorted({kind for kind, _ in pairs}))
        )
    )
    agencies = {code: (name, platform) for code, name, platform in kinds}
    for i in wanted:
        route, category = routes[i], asks[i].category
        assert isinstance(route, Route) and category is not None
        _choose_office(route, category, asks[i].major, offices, agencies)


def _places(route: Route) -> list[str]:
    """Codes at which an owner is looked for, nearest level first."""
    grid = route.grid.code if route.grid else None
    return [code for code in (grid, route.village_code, route.town_code, route.county_code) if code]


def _choose_office(
    route: Route,
    category: Category,
    major: bool,
    offices: dict[tuple[str, str], list[OfficeRow]],
    agencies: dict[str, tuple[str, str]],
) -> None:
    def nearest(kind: str) -> list[OfficeRow]:
        return next((found for place in _places(route) if (found := offices.get((kind, place)))), [])

    kind = category.lead_agency_type or ""
    owners = nearest(kind)
    name, platform = agencies.get(kind, (kind, category.platform))
    choice = choose_office(owners, platforms=[platform] * len(owners), major=major)
    route.platform, route.rule, route.office = category.platform, choice.rule, choice.office
    route.co_offices = [found[0] for co in category.co_agency_types if (found := nearest(co))]
    if category.sensitive:
        route.flags.append("sensitive")
    if category.first_handler == "emergency":
        route.flags.append("emergency")
    route.reasons.append(wording.owner(category.name_zh, name))
    route.reasons.append(wording.office(choice.rule, choice.office.name if choice.office else None))


def _find_teams(session: Session, routes: list[Route | Invalid], day: date) -> None:
    placed = [(i, r.grid.code) for i, r in enumerate(routes) if isinstance(r, Route) and r.grid is not None]
    if not placed:
        return
    teams = people.teams(session, [code for _, code in placed], day)
    for i, code in placed:
        route = routes[i]
        assert isinstance(route, Route)
        route.team = teams.get(code, [])


def latest(session: Session, county_code: str, case_number: str) -> Decision | None:
    """The decision that stands for a case; None when it was never routed."""
    return session.scalars(
        select(Decision)
        .where(Decision.county_code == county_code, Decision.case_number == case_number)
        .order_by(Decision.seq.desc())
        .limit(1)
    ).first()
