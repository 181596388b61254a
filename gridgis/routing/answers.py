"""A decision as people read it: names instead of codes, and who serves there; the same live and years later."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pydantic import Field
from sqlalchemy.orm import Session

from gridgis.divisions import queries as divisions
from gridgis.grids.rules import GridRef
from gridgis.people.profiles import Ref
from gridgis.people.teams import Member, teams
from gridgis.routing.decisions import Reasoned, Route


class RouteAnswer(Reasoned):
    """Where a report goes, who is there, and why.

    `match` says how the grid was found (`inside nearest division`), `located_by` how the place was
    (`point address grid division`); `score` is the geocoder's, 0–1. `rule` is the step of the ladder, R1–R4;
    `routing_rule` the rule that led there, null where the category's own owner counts.
    """

    grid: GridRef | None
    county: Ref | None
    town: Ref | None
    village: Ref | None
    team: list[Member]
    cadres: list[Member] = Field(default_factory=list)


def answer(session: Session, route: Route) -> RouteAnswer:
    """A decision in words."""
    return answers(session, [route])[0]


def answers(session: Session, routes: Sequence[Route]) -> list[RouteAnswer]:
    """Decisions in words, in their order; the people are those of the day each was taken for."""
    codes = [(route.county_code, route.town_code, route.village_code) for route in routes]
    names = divisions.names(session, {code for levels in codes for code in levels if code})
    days: dict[date, set[str]] = {}
    for route in routes:
        own = (route.grid.code if route.grid else None, route.village_code)
        days.setdefault(route.day, set()).update(code for code in own if code)
    serving = {day: teams(session, codes, day) for day, codes in days.items()}
    return [_answer(route, names, serving[route.day]) for route in routes]


def _answer(route: Route, names: dict[str, str], serving: dict[str, list[Member]]) -> RouteAnswer:
    county, town, village = (
        Ref(code, names.get(code, code)) if code else None
        for code in (route.county_code, route.town_code, route.village_code)
    )
    grid = route.grid
    return RouteAnswer(
        **{name: getattr(route, name) for name in Reasoned.model_fields},
        grid=GridRef(grid.code, grid.name, grid.layer) if grid else None,
        county=county,
        town=town,
        village=village,
        team=serving.get(grid.code, []) if grid else [],
        cadres=serving.get(route.village_code or "", []),
    )


def without_people(one: RouteAnswer) -> RouteAnswer:
    """The same without who serves there, for those who may not ask about the place."""
    lines = tuple(replace(line, chief=None) for line in one.lines)
    return one.model_copy(update={"team": [], "cadres": [], "lines": lines})
