"""A route or a stored decision, as people read it: names instead of codes, reasons in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from geoalchemy2.shape import to_shape
from shapely.geometry import Point
from sqlalchemy.orm import Session

from gridgis.cases.models import Case
from gridgis.core.errors import Invalid
from gridgis.divisions import queries as divisions
from gridgis.geocoding.linear import LineNear
from gridgis.people import queries as people
from gridgis.people.profiles import Ref
from gridgis.people.queries import Member, OfficeRow
from gridgis.routing.locating import AddressOption, Route
from gridgis.routing.models import Decision
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
class RuleRef:
    """The rule that spoke, in the set it stands in; `basis` is the document of a delegation."""

    code: str
    name: str
    set_id: int
    delegated: bool
    basis: str


@dataclass(frozen=True)
class RouteAnswer:
    """Where a report goes, who is there, and why.

    `match` says how the grid was found (`inside nearest division`), `located_by` how the place was
    (`point address grid division`); `score` is the geocoder's, 0–1. `rule` is the step of the ladder, R1–R4;
    `routing_rule` the rule that led there, null where the category's own owner counts.
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
    routing_rule: RuleRef | None = None
    cadres: list[Member] = field(default_factory=list)
    lines: list[LineNear] = field(default_factory=list)
    addresses: list[AddressOption] = field(default_factory=list)
    notice: str = ""
    timings_ms: dict[str, float] = field(default_factory=dict)


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
        routing_rule=_rule(route),
        cadres=route.cadres,
        lines=route.lines,
        addresses=route.addresses,
        notice=route.notice,
        timings_ms=route.timings_ms,
    )


def _rule(route: Route) -> RuleRef | None:
    rule = route.routing_rule
    if rule is None:
        return None
    return RuleRef(rule.code, rule.name, route.rule_set_id or 0, rule.delegated, rule.basis)


def without_people(one: RouteAnswer) -> RouteAnswer:
    """The same without who serves there, for those who may not ask about the place."""
    lines = [replace(line, chief=None) for line in one.lines]
    return replace(one, team=[], cadres=[], lines=lines)


def of_decision(session: Session, decision: Decision, case: Case) -> RouteAnswer:
    """A stored decision in words; the people are those of the day it was taken for."""
    return of_decisions(session, [decision], case)[0]


def of_decisions(session: Session, decisions: Sequence[Decision], case: Case) -> list[RouteAnswer]:
    """Stored decisions on a case in words, in their order; people by day, all else in two statements."""
    levels = [_levels(decision, case) for decision in decisions]
    names = divisions.names(session, {code for codes in levels for code in codes if code})
    offices = people.offices(session, {code for decision in decisions for code in decision.candidates["offices"]})
    days: dict[date, set[str]] = {}
    for decision, codes in zip(decisions, levels, strict=True):
        days.setdefault(_day(decision), set()).update(code for code in (decision.grid_code, codes[2]) if code)
    serving = {day: people.teams(session, codes, day) for day, codes in days.items()}
    return [
        _stored(
            decision,
            case,
            [Ref(code, names.get(code, code)) if code else None for code in codes],
            {code: offices[code] for code in decision.candidates["offices"] if code in offices},
            serving[_day(decision)],
        )
        for decision, codes in zip(decisions, levels, strict=True)
    ]


def _levels(decision: Decision, case: Case) -> tuple[str | None, str | None, str | None]:
    """County, town and village of a decision; of those kept without them, by the grid, else as the case has them."""
    kept = decision.candidates.get("divisions")
    if kept is not None:
        return kept[0], kept[1], kept[2]
    grid = decision.grid_code
    return (grid[:6], grid[:9], grid[:12]) if grid else (case.county_code, case.town_code, case.village_code)


def _day(decision: Decision) -> date:
    kept = decision.candidates.get("day")
    return date.fromisoformat(kept) if kept else decision.at.date()


def _stored(
    decision: Decision,
    case: Case,
    levels: list[Ref | None],
    offices: dict[str, OfficeRow],
    serving: dict[str, list[Member]],
) -> RouteAnswer:
    kept = decision.candidates
    options = [GridOption(g["code"], g["name"], g["layer"], g["border_m"], g["chosen"]) for g in kept["grids"]]
    chosen = next((o for o in options if o.chosen), None)
    place = None if decision.place is None else to_shape(decision.place)
    county, town, village = levels
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
        team=serving.get(decision.grid_code or "", []),
        office=offices.get(decision.office_code or ""),
        co_offices=[office for code, office in offices.items() if code != decision.office_code],
        platform=kept.get("platform") or case.platform,
        rule=decision.rule or None,
        flags=list(decision.flags),
        reasons=[Reason(**reason) for reason in kept["reasons"]],
        candidates=options,
        routing_rule=_stored_rule(decision),
        cadres=serving.get(village.code, []) if village else [],
        lines=[_line(line) for line in kept.get("lines", ())],
        addresses=[AddressOption(**option) for option in kept.get("addresses", ())],
        notice=kept.get("notice", ""),
        timings_ms=kept.get("timings_ms", {}),
    )


def _stored_rule(decision: Decision) -> RuleRef | None:
    rule = decision.candidates.get("rule")
    return None if not rule else RuleRef(set_id=decision.rule_set_id or 0, **rule)


def _line(kept: dict[str, Any]) -> LineNear:
    """A line as it was kept; the chief's last day of leave is text there."""
    chief = kept.get("chief")
    if chief is None:
        return LineNear(**kept)
    until = chief.get("on_leave_until")
    away = {"person_id": 0} | chief | {"on_leave_until": date.fromisoformat(until) if until else None}
    return LineNear(**(kept | {"chief": Member(**away)}))


def _refs(session: Session, codes: Iterable[str | None]) -> list[Ref | None]:
    wanted = list(codes)
    names = divisions.names(session, [code for code in wanted if code])
    return [Ref(code, names.get(code, code)) if code else None for code in wanted]
