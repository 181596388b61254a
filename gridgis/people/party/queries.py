"""Reading the party organisations of grids."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from gridgis.core.errors import NotFound
from gridgis.core.vocabulary import OneOf
from gridgis.grids.layers import layers
from gridgis.grids.models import Grid
from gridgis.people.duties import MANAGE, READ
from gridgis.people.ground import Ground
from gridgis.people.models import Person
from gridgis.people.party.models import PARTY_KINDS, PartyMember, PartyOrganisation
from gridgis.people.places import edits
from gridgis.security.rules import Actor, Spot

PartyKind = Annotated[str, OneOf(PARTY_KINDS)]

above = aliased(PartyOrganisation)
MEMBERS = (
    select(func.count()).where(PartyMember.organisation_id == PartyOrganisation.id).correlate(PartyOrganisation)
).scalar_subquery()
SECRETARY = func.coalesce(Person.name, PartyOrganisation.secretary_name)


@dataclass(frozen=True)
class PartyBrief:
    """The party organisation of a grid in a list: the one above it by name, how many serve."""

    name: str
    kind: PartyKind
    above: str
    secretary: str
    members: int


@dataclass(frozen=True)
class MemberRow:
    """A serving member; `person_id` where they are known as somebody who serves, such as a part-timer."""

    name: str
    person_id: int | None
    unit: str
    block: str


@dataclass(frozen=True)
class PartyCard:
    """The party organisation of a grid; `secretary_id` is null where the secretary is told by name alone."""

    name: str
    kind: PartyKind
    above: str
    secretary: str
    secretary_id: int | None
    members: list[MemberRow]


@dataclass(frozen=True)
class PartyOf:
    """A grid with its party organisation, null where it has none; `aboves` are those known at its village or town."""

    grid_code: str
    organisation: PartyCard | None
    aboves: list[str]
    edits: bool


def briefs(session: Session, codes: Iterable[str]) -> dict[str, PartyBrief]:
    """The party organisations of grids by the grid's code."""
    asked = (
        select(
            PartyOrganisation.grid_code,
            PartyOrganisation.name,
            PartyOrganisation.kind,
            func.coalesce(above.name, ""),
            SECRETARY,
            MEMBERS,
        )
        .outerjoin(above, above.id == PartyOrganisation.above_id)
        .outerjoin(Person, Person.id == PartyOrganisation.secretary_id)
        .where(PartyOrganisation.grid_code.in_(list(codes)))
    )
    return {code: PartyBrief(*row) for code, *row in session.execute(asked) if code is not None}


def begun_in(session: Session, counties: Iterable[str]) -> set[str]:
    """Of counties those where a grid has a party organisation: elsewhere nobody misses one yet."""
    asked = select(Grid.county_code).join(PartyOrganisation, PartyOrganisation.grid_code == Grid.code)
    return set(session.scalars(asked.where(Grid.county_code.in_(list(counties))).distinct()))


def party_of(session: Session, actor: Actor, grid_code: str, on: Ground) -> PartyOf:
    """The party organisation of a grid.

    Raises:
        NotFound: the actor sees no such grid.
    """
    grid = seen(session, actor, grid_code)
    row = session.scalars(select(PartyOrganisation).where(PartyOrganisation.grid_code == grid_code)).one_or_none()
    level, place = place_above(session, grid)
    known = select(PartyOrganisation.name).where(
        PartyOrganisation.level == level, PartyOrganisation.place_code == place
    )
    names = list(session.scalars(known.order_by(PartyOrganisation.name)))
    may = edits(session, actor, grid.town_code, MANAGE, on.day)
    return PartyOf(grid_code, card_of(session, row) if row is not None else None, names, may)


def card_of(session: Session, row: PartyOrganisation) -> PartyCard:
    """An organisation with those who serve in it, in the order in which they were entered."""
    asked = select(PartyMember).where(PartyMember.organisation_id == row.id).order_by(PartyMember.id)
    members = [MemberRow(one.name, one.person_id, one.unit, one.block) for one in session.scalars(asked)]
    over = session.get(PartyOrganisation, row.above_id) if row.above_id is not None else None
    person = session.get(Person, row.secretary_id) if row.secretary_id is not None else None
    named = person.name if person is not None else row.secretary_name
    return PartyCard(row.name, row.kind, over.name if over is not None else "", named, row.secretary_id, members)


def seen(session: Session, actor: Actor, grid_code: str) -> Grid:
    """A grid that the actor reads, or where they manage people.

    Raises:
        NotFound: they see no such grid.
    """
    grid = session.get(Grid, grid_code)
    spot = Spot(grid.county_code, grid.town_code, grid.village_code, grid.code) if grid is not None else Spot()
    if grid is None or not (actor.may(READ, spot) or actor.may(MANAGE, spot)):
        raise NotFound("grids.no_grid", code=grid_code[:40])
    return grid


def place_above(session: Session, grid: Grid) -> tuple[str, str]:
    """Where the organisation above stands: the village's for its grids, the town's for zones."""
    of_village = layers(session)[grid.layer].whole and grid.village_code is not None
    return ("village", grid.village_code or "") if of_village else ("town", grid.town_code)
