"""Where people serve: grids, villages and the town that employs them; who sees them there, and who may change what."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session, aliased

from gridgis.core.vocabulary import DutyName
from gridgis.divisions import queries as divisions
from gridgis.divisions.models import Division
from gridgis.grids import queries as grids
from gridgis.grids.models import Grid
from gridgis.people.models import GridPost, Person, VillagePost
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


def people_at(actor: Actor, verb: str, meets: Meets, parent: str | None = None) -> list[Select[int]]:
    """Ids of people who serve where the actor holds a verb, as three statements for use inside another.

    Args:
        verb: what they would do.
        meets: which posts count, by their period.
        parent: only below this division, or at this grid.
    """
    by_grid = (
        select(GridPost.person_id)
        .join(Grid, Grid.code == GridPost.grid_code)
        .where(meets(GridPost.period), grids.held_by(actor, verb))
    )
    by_village = (
        select(VillagePost.person_id)
        .join(village, village.code == VillagePost.village_code)
        .join(town, town.code == village.parent_code)
        .where(
            meets(VillagePost.period),
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
        select(GridPost, Grid.county_code, Grid.town_code, Grid.village_code)
        .join(Grid, Grid.code == GridPost.grid_code)
        .where(GridPost.person_id.in_(ids), GridPost.period.op("&&")(days))
        .order_by(GridPost.grid_code, GridPost.id)
    )
    rows = session.execute(by_grid).all()
    named = grids.names(session, [post.grid_code for post, *_ in rows], last)
    for post, county, town_code, village_code in rows:
        duty = Duty(post.grid_code, named.get(post.grid_code, post.grid_code), post.duty)
        spot = Spot(county, town_code, village_code, post.grid_code)
        found.setdefault(post.person_id, []).append(Standing(duty, spot, post.valid_from, post.valid_to))
    by_village = (
        select(VillagePost, village.name, town.code, town.parent_code)
        .join(village, village.code == VillagePost.village_code)
        .join(town, town.code == village.parent_code)
        .where(VillagePost.person_id.in_(ids), VillagePost.period.op("&&")(days))
        .order_by(VillagePost.village_code, VillagePost.id)
    )
    for seat, name, of_town, of_county in session.execute(by_village):
        duty = Duty(seat.village_code, name, seat.duty)
        spot = Spot(of_county, of_town, seat.village_code)
        found.setdefault(seat.person_id, []).append(Standing(duty, spot, seat.valid_from, seat.valid_to))
    employed = select(Person.id, town.code, town.parent_code).join(town, town.code == Person.town_code)
    for person, of_town, of_county in session.execute(employed.where(Person.id.in_(ids))):
        found.setdefault(person, []).append(Standing(None, Spot(of_county, of_town), None, None))
    return found


def may(actor: Actor, verb: str, where: Iterable[Standing]) -> bool:
    """Whether the actor holds the verb at one of the places."""
    return any(actor.may(verb, one.spot) for one in where)


def known(actor: Actor, where: Iterable[Standing]) -> bool:
    """Whether the actor may know of somebody who stands there."""
    return may(actor, READ, where) or may(actor, MANAGE, where)


def duties(actor: Actor, where: Iterable[Standing]) -> list[Duty]:
    """Duties among the places that the actor may know of."""
    return [one.duty for one in where if one.duty is not None and known(actor, [one])]
