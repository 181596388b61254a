"""Where objects are: the grid that is responsible at a standard address, who may do what there, what is asked there."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from gridgis.geocoding.models import StandardAddress
from gridgis.grids.models import Grid, GridVersion, LayerRow
from gridgis.objects.items import CollectionItem
from gridgis.objects.rules import WRITE
from gridgis.objects.schemas import in_force, items_of
from gridgis.security.queries import within
from gridgis.security.rules import Actor, Spot, require_any

PLACES = {
    "county": StandardAddress.county_code,
    "town": StandardAddress.town_code,
    "village": StandardAddress.village_code,
}


@dataclass(frozen=True)
class AddressFound:
    """A standard address at which an object may be written, with the grid that is responsible there."""

    id: int
    text: str
    town_code: str
    grid_code: str | None


def grid_at(day: date) -> ColumnElement[str]:
    """The code of the grid that is responsible at a standard address on a day, as routing prefers them."""
    asked = (
        select(Grid.code)
        .join(GridVersion, GridVersion.grid_code == Grid.code)
        .join(LayerRow, LayerRow.code == Grid.layer)
        .where(
            GridVersion.period.op("@>")(day),
            LayerRow.precedence.is_not(None),
            func.ST_Covers(GridVersion.boundary, StandardAddress.place),
        )
        .order_by(LayerRow.precedence, Grid.code)
        .limit(1)
    )
    return asked.correlate(StandardAddress).scalar_subquery()


def held_at(actor: Actor, verb: str, day: date) -> ColumnElement[bool]:
    """The condition that a standard address lies where an actor holds a verb; of a grid, where that one answers."""
    held = within(actor, verb, **PLACES)
    codes = actor.codes(verb, "grid")
    return or_(held, in_grids(codes, day)) if codes else held


def in_grids(codes: Collection[str], day: date) -> ColumnElement[bool]:
    """The condition that one of some grids is responsible at a standard address."""
    near = exists().where(
        GridVersion.grid_code.in_(codes),
        GridVersion.period.op("@>")(day),
        func.ST_Covers(GridVersion.boundary, StandardAddress.place),
    )
    return and_(near, grid_at(day).in_(codes))


def form_of(session: Session, address: StandardAddress, kind: str, day: date) -> list[CollectionItem]:
    """What is collected of a kind of objects at an address on a day, in the schema's order."""
    layer = select(Grid.layer).join(StandardAddress, Grid.code == grid_at(day)).where(StandardAddress.id == address.id)
    items = items_of(in_force(session, address.county_code, day))
    here = session.scalar(layer) or ""
    return [one for one in items if one.at(kind, here, address.town_code)]


def spot_of(session: Session, address: StandardAddress, day: date) -> Spot:
    """Where an address lies, with the grid that is responsible there."""
    code = session.scalar(select(grid_at(day)).select_from(StandardAddress).where(StandardAddress.id == address.id))
    return Spot(address.county_code, address.town_code, address.village_code, code)


def addresses(session: Session, actor: Actor, q: str, day: date) -> list[AddressFound]:
    """Standard addresses in force at which an actor may write objects, that hold what is typed; ten at most.

    Raises:
        Forbidden: the actor writes objects nowhere.
    """
    require_any(actor, WRITE)
    words = q.split()
    if not words:
        return []
    asked = select(StandardAddress.id, StandardAddress.text, StandardAddress.town_code, grid_at(day)).where(
        StandardAddress.valid_to.is_(None),
        held_at(actor, WRITE, day),
        *(StandardAddress.text.contains(word, autoescape=True) for word in words),
    )
    order = (func.length(StandardAddress.text), StandardAddress.text)
    return [AddressFound(*row) for row in session.execute(asked.order_by(*order).limit(10))]
