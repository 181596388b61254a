"""What somebody takes along of the objects in their grids, to be known without a network; nothing of it is sealed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.geocoding.models import StandardAddress
from gridgis.grids import queries as grids
from gridgis.grids.models import Grid
from gridgis.objects.ground import grid_at, in_grids
from gridgis.objects.items import CollectionItem, ObjectKind
from gridgis.objects.models import CollectedObject, ObjectSeal
from gridgis.objects.rules import WRITE
from gridgis.objects.schemas import in_force, items_of
from gridgis.security.rules import Actor

MOST = 1_000
"""Objects of one person; more stay on the server."""


@dataclass(frozen=True)
class GridForm:
    """What is collected in a grid of one's own, of all kinds of objects."""

    grid_code: str
    grid_name: str
    town_code: str
    items: list[CollectionItem]


@dataclass(frozen=True)
class HeldObject:
    """An object as it is told without its seal: `sealed` are the items that are answered there.

    A person's name is masked, and a person has no place on a map; degrees in EPSG:4490.
    """

    id: UUID
    kind: ObjectKind
    name: str
    address: str
    grid_code: str
    lng: float | None
    lat: float | None
    version: int
    facts: dict[str, str]
    sealed: list[str]
    confirmed_at: datetime
    confirmed_by: str
    due_on: date


@dataclass(frozen=True)
class Along:
    """Own grids with their forms, and objects there that have not ended, those due first; `more`: not all of them."""

    forms: list[GridForm]
    objects: list[HeldObject]
    more: bool


def along(session: Session, actor: Actor, day: date) -> Along:
    """What an actor takes along; nothing for whoever collects in no grid."""
    forms = [_form(session, one, day) for one in _grids(session, actor.codes(WRITE, "grid"))]
    if not forms:
        return Along([], [], more=False)
    columns = (StandardAddress.text, grid_at(day), func.ST_X(StandardAddress.place), func.ST_Y(StandardAddress.place))
    found = session.execute(
        select(CollectedObject, *columns)
        .join(StandardAddress, StandardAddress.id == CollectedObject.address_id)
        .where(CollectedObject.ended_on.is_(None), in_grids([one.grid_code for one in forms], day))
        .order_by(CollectedObject.due_on, CollectedObject.number)
        .limit(MOST + 1)
    ).all()
    hidden = {one.grid_code: {item.code for item in one.items if item.sealed} for one in forms}
    seals = _sealed(session, [one.id for one, *_ in found])
    told = [_told(row, hidden, seals) for row in found[:MOST]]
    return Along(forms, told, more=len(found) > MOST)


def _grids(session: Session, codes: Collection[str]) -> list[Grid]:
    return list(session.scalars(select(Grid).where(Grid.code.in_(codes)).order_by(Grid.code)))


def _form(session: Session, grid: Grid, day: date) -> GridForm:
    items = items_of(in_force(session, grid.county_code, day))
    here = [one for one in items if any(one.at(kind, grid.layer, grid.town_code) for kind in one.kinds)]
    name = grids.names(session, [grid.code], day).get(grid.code, grid.code)
    return GridForm(grid.code, name, grid.town_code, here)


def _sealed(session: Session, ids: Collection[UUID]) -> dict[UUID, list[str]]:
    """Codes of sealed answers, by object; the answers stay where they are."""
    asked = select(ObjectSeal.object_id, ObjectSeal.facts).where(ObjectSeal.object_id.in_(ids))
    return {key: sorted(facts) for key, facts in session.execute(asked)}


def _told(row: Any, hidden: dict[str, set[str]], seals: dict[UUID, list[str]]) -> HeldObject:
    one, address, grid, lng, lat = row
    drawn = one.kind != "person"
    return HeldObject(
        one.id,
        one.kind,
        one.name,
        address,
        grid,
        lng if drawn else None,
        lat if drawn else None,
        one.version,
        {code: told for code, told in one.facts.items() if code not in hidden[grid]},
        seals.get(one.id, []),
        one.confirmed_at,
        one.confirmed_by,
        one.due_on,
    )
