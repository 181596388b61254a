"""A route or a stored decision, as people read it: names instead of codes, reasons in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from geoalchemy2.shape import to_shape
from shapely.geometry import Point
from sqlalchemy.orm import Session

from gridgis.cases.models import Case
from gridgis.core.errors import Invalid
from gridgis.divisions import queries as divisions
from gridgis.people import queries as people
from gridgis.people.profiles import Ref
from gridgis.people.queries import Member, OfficeRow
from gridgis.routing.models import Decision
from gridgis.routing.queries import Route
from gridgis.routing.wording import Reason


@dataclass(frozen=True)
class Place:
    """Degrees in EPSG:4490."""

    lng: float
    lat: float


@dataclass(frozen=True)
class GridRef:
    """A grid and its layer."""

    code: str
    name: str
    layer: str


@dataclass(frozen=True)
class GridOption:
    """A grid that was possible; `border_m` is the distance to its border in metres."""

    code: str
    name: str
    layer: str
    border_m: float
    chosen: bool


@dataclass(frozen=True)
class RouteAnswer:
    """Where a report goes, who is there, and why.

    `match` says how the grid was found (`inside nearest division`), `located_by` how the place was
    (`point address grid division`); `score` is the geocoder's, 0–1.
    """

    place: Place | None
    located_by: str
    score: float | None
    match: str
    border_m: float | None
    grid: GridRef | None
    county: Ref | None
    town: Ref | None
    village: Ref | None
    team: list[Member]
    office: OfficeRow | None
    co_offices: list[OfficeRow]
    platform: str | None
    rule: str | None
    flags: list[str]
    reasons: list[Reason]
    candidates: list[GridOption]


def answer(session: Session, route: Route | Invalid) -> RouteAnswer:
    """A route in words.

    Raises:
        Invalid: the route is a refusal.
    """
    if isinstance(route, Invalid):
        raise route
    county, town, village = _refs(session, (route.county_code, route.town_code, route.village_code))
    return RouteAnswer(
        place=None if route.lng is None or route.lat is None else Place(route.lng, route.lat),
        located_by=route.located_by,
        score=route.score,
        match=route.match,
        border_m=route.border_m,
        grid=GridRef(route.grid.code, route.grid.name, route.grid.layer) if route.grid else None,
        county=county,
        town=town,
        village=village,
        team=route.team,
        office=route.office,
        co_offices=route.co_offices,
        platform=route.platform,
        rule=route.rule,
        flags=route.flags,
        reasons=route.reasons,
        candidates=[
            GridOption(
                c.code, c.name, c.layer, round(c.border_m, 2), route.grid is not None and c.code == route.grid.code
            )
            for c in route.candidates
        ],
    )


def of_decision(session: Session, decision: Decision, case: Case) -> RouteAnswer:
    """A stored decision in words; the team is the one of the day it was taken."""
    county, town, village = _refs(session, (case.county_code, case.town_code, case.village_code))
    options = [
        GridOption(g["code"], g["name"], g["layer"], g["border_m"], g["chosen"]) for g in decision.candidates["grids"]
    ]
    chosen = next((o for o in options if o.chosen), None)
    offices = people.offices(session, decision.candidates["offices"])
    place = None if decision.place is None else to_shape(decision.place)
    team = people.teams(session, [decision.grid_code], decision.at.date()) if decision.grid_code else {}
    return RouteAnswer(
        place=Place(place.x, place.y) if isinstance(place, Point) else None,
        located_by=decision.located_by,
        score=decision.score,
        match=decision.match,
        border_m=decision.border_m,
        grid=GridRef(chosen.code, chosen.name, chosen.layer) if chosen else None,
        county=county,
        town=town,
        village=village,
        team=team.get(decision.grid_code or "", []),
        office=offices.get(decision.office_code or ""),
        co_offices=[office for code, office in offices.items() if code != decision.office_code],
        platform=case.platform,
        rule=decision.rule or None,
        flags=list(decision.flags),
        reasons=[Reason(**reason) for reason in decision.candidates["reasons"]],
        candidates=options,
    )


def _refs(session: Session, codes: Iterable[str | None]) -> list[Ref | None]:
    wanted = list(codes)
    names = divisions.names(session, [code for code in wanted if code])
    return [Ref(code, names.get(code, code)) if code else None for code in wanted]
