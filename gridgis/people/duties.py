"""Where people serve: grids, villages and the town that employs them; who sees them there, and who may change what."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session, aliased

from gridgis.core.vocabulary import DUTY_OF, DutyName
from gridgis.divisions import queries as divisions
from gridgis.divisions.models import Division
from gridgis.grids import queries as grids
from gridgis.grids.models import Grid
from gridgis.people.models import Person
from gridgis.security.models import Post as Held
from gridgis.security.queries import within
from gridgis.security.rules import Actor, Spot

MANAGE = "people.manage"
READ = "grid.read"

Meets = Callable[[Any], ColumnElement[bool]]
"""Which posts count, by their period."""

village, town = aliased(Division), aliased(Division)


@dataclass(frozen=True)
class Duty:
    """A duty in a grid, or in a village under the village's code."""

    code: str
    name: str
    duty: DutyName


@dataclass(frozen=True)
class Post:
    """A duty as lists of somebody's duties tell it."""

    grid_code: str
    grid_name: str
    duty: DutyName


@dataclass(frozen=True)
class Standing:
    """Where a person stands: a duty and its place, or no duty but the town that employs; the last day is exclusive."""

    duty: Duty | None
    spot: Spot
    valid_from: date | None
    valid_to: date | None

    def meets(self, first: date, last: date) -> bool:
        """Whether it holds on one of the days from the first to the last."""
        return (self.valid_from is None or self.valid_from <= last) and (self.valid_to is None or self.valid_to > first)


def people_at(actor: Actor, verb: str, meets: Meets, parent: str | None = None) -> list[Select[Any]]:
    """Ids of people who serve where the actor holds a verb, as three statements for use inside another.

    Args:
        verb: what they would do.
        meets: which posts count, by their period.
        parent: only below this division, or at this grid.
    """
    by_grid = (
        select(Held.person_id)
        .join(Grid, Grid.code == Held.grid_code)
        .where(Held.person_id.is_not(None), meets(Held.period), grids.held_by(actor, verb))
    )
    by_village = (
        select(Held.person_id)
        .join(village, village.code == Held.division_code)
        .join(town, town.code == village.parent_code)
        .where(
            Held.person_id.is_not(None),
            Held.level == "village",
            meets(Held.period),
            within(actor, verb, county=town.parent_code, town=town.code, village=village.code),
        )
    )
    by_town = (
        select(Person.id)
        .join(town, town.code == Person.town_code)
        .where(within(actor, verb, county=town.parent_code, town=town.code))
    )
    if parent is not None:
        by_grid = by_grid.where(grids.below(parent) | (Grid.code == parent))
        by_village = by_village.where((village.code == parent) | _town_below(parent))
        by_town = by_town.where(_town_below(parent))
    return [by_grid, by_village, by_town]


def _town_below(parent: str) -> ColumnElement[bool]:
    counties = divisions.counties_of(parent)
    return or_(town.code == parent, town.parent_code == parent, town.parent_code.in_(counties))


def standings(session: Session, person_ids: Iterable[int], first: date, last: date) -> dict[int, list[Standing]]:
    """Where people stand on any of the days from the first to the last, by person; grids by code, then villages."""
    ids = sorted(set(person_ids))
    found: dict[int, list[Standing]] = {}
    days = func.daterange(first, last, "[]")
    by_grid = (
        _held(ids, days, Grid.county_code, Grid.town_code, Grid.village_code)
        .join(Grid, Grid.code == Held.grid_code)
        .order_by(Held.place_code, Held.id)
    )
    rows = session.execute(by_grid).all()
    named = grids.names(session, [code for _, code, *_ in rows], last)
    for person, code, role, period, county, town_code, village_code in rows:
        duty = Duty(code, named.get(code, code), DUTY_OF[role])
        spot = Spot(county, town_code, village_code, code)
        found.setdefault(person, []).append(Standing(duty, spot, period.lower, period.upper))
    by_village = (
        _held(ids, days, village.name, town.code, town.parent_code)
        .join(village, (village.code == Held.division_code) & (village.level == "village"))
        .join(town, town.code == village.parent_code)
        .order_by(Held.place_code, Held.id)
    )
    for person, code, role, period, name, of_town, of_county in session.execute(by_village):
        spot = Spot(of_county, of_town, code)
        found.setdefault(person, []).append(Standing(Duty(code, name, DUTY_OF[role]), spot, period.lower, period.upper))
    employed = select(Person.id, town.code, town.parent_code).join(town, town.code == Person.town_code)
    for person, of_town, of_county in session.execute(employed.where(Person.id.in_(ids))):
        found.setdefault(person, []).append(Standing(None, Spot(of_county, of_town), None, None))
    return found


def _held(ids: list[int], days: ColumnElement[Any], *named: Any) -> Select[Any]:
    """Person, place, role and days of the duties of people that share a day with some."""
    asked = select(Held.person_id, Held.place_code, Held.role_code, Held.period, *named)
    return asked.where(Held.person_id.in_(ids), Held.role_code.in_(DUTY_OF), Held.period.op("&&")(days))


def may(actor: Actor, verb: str, where: Iterable[Standing]) -> bool:
    """Whether the actor holds the verb at one of the places."""
    return any(actor.may(verb, one.spot) for one in where)


def known(actor: Actor, where: Iterable[Standing]) -> bool:
    """Whether the actor may know of somebody who stands there."""
    return may(actor, READ, where) or may(actor, MANAGE, where)


def duties(actor: Actor, where: Iterable[Standing]) -> list[Duty]:
    """Duties among the places that the actor may know of."""
    return [one.duty for one in where if one.duty is not None and known(actor, [one])]
