"""How many objects stand at the addresses of an area, and since when a town collects them: numbers, never who.

People come out of here as numbers of standard addresses alone, for sums over whole grids: no more of them.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import numpy as np
import shapely
from geoalchemy2.shape import from_shape
from numpy.typing import NDArray
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry
from sqlalchemy import ColumnElement, Integer, and_, case, cast, func, or_, select
from sqlalchemy.orm import Session

from gridgis.core.geo import SRID
from gridgis.divisions.models import Division
from gridgis.geocoding.models import StandardAddress
from gridgis.objects.models import CollectedObject, ObjectSeal
from gridgis.objects.schemas import in_force, items_of


@dataclass(frozen=True)
class Counts:
    """What is counted: objects of a kind; with an item, those answered yes, or the sum of its answers (`integer`)."""

    kind: str
    item: str = ""
    type: str = "yes_no"


COUNTED: Mapping[str, Counts] = {
    "rental": Counts("rental"),
    "new_resident": Counts("rental", "tenants", "integer"),
    "care": Counts("person", "care"),
    "key_person": Counts("person", "key_service"),
    "place": Counts("place"),
    "site": Counts("place", "site"),
    "enterprise": Counts("enterprise"),
}
"""By name; places are those that are no building sites. Items are known by their code in the schema in force."""
PEOPLE = ("care", "key_person")
"""Those that count people whom nobody may single out."""


@dataclass(frozen=True)
class Stock:
    """Standard addresses with objects, aligned: points in EPSG:4490, and by what is counted how many at each."""

    points: NDArray[np.object_]
    counts: Mapping[str, NDArray[np.float64]]


def stock(session: Session, area: BaseGeometry) -> Stock:
    """Objects that have not ended, inside the bounding box of an area; empty for an empty one."""
    rows: Sequence[Any] = []
    if not area.is_empty:
        asked = (
            select(
                func.ST_X(StandardAddress.place),
                func.ST_Y(StandardAddress.place),
                *(_many(name, one) for name, one in COUNTED.items()),
            )
            .join(CollectedObject, CollectedObject.address_id == StandardAddress.id)
            .outerjoin(ObjectSeal, ObjectSeal.object_id == CollectedObject.id)
            .where(
                StandardAddress.place.op("&&")(from_shape(box(*area.bounds), SRID)), CollectedObject.ended_on.is_(None)
            )
            .group_by(StandardAddress.id)
            .order_by(StandardAddress.id)
        )
        rows = session.execute(asked).all()
    table = np.array(rows, dtype=np.float64).reshape(-1, 2 + len(COUNTED))
    points = np.asarray(shapely.points(table[:, :2]), dtype=object)
    return Stock(points, {name: table[:, 2 + n] for n, name in enumerate(COUNTED)})


def _many(name: str, one: Counts) -> ColumnElement[int]:
    of_kind = CollectedObject.kind == one.kind
    if one.type == "integer":
        told = _answer(one.item)
        number = case((told.op("~")("^[0-9]{1,4}$"), cast(told, Integer)), else_=0)
        return func.coalesce(func.sum(number).filter(of_kind), 0)
    if name == "place":
        return func.count().filter(and_(of_kind, func.coalesce(_answer("site"), "") != "true"))
    return func.count().filter(and_(of_kind, _answer(one.item) == "true") if one.item else of_kind)


def _answer(item: str) -> ColumnElement[str]:
    facts = (CollectedObject.facts, ObjectSeal.facts)
    return func.coalesce(*(func.jsonb_extract_path_text(one, item) for one in facts))


@dataclass(frozen=True)
class Collected:
    """What is known of something counted: of how many objects of its kind, and when one was confirmed last."""

    objects: int
    as_of: datetime


def collected(session: Session, towns: Collection[str], day: date) -> dict[str, dict[str, Collected]]:
    """By town that has standard addresses, what its objects tell a number of.

    Without what it never collected, or its county's schema never asks. A town that collected one object of a kind,
    ended or not, is taken to know them all.
    """
    if not towns:
        return {}
    asked = (
        select(
            Division.code,
            Division.parent_code,
            CollectedObject.kind,
            func.count(CollectedObject.id).filter(CollectedObject.ended_on.is_(None)),
            func.max(CollectedObject.confirmed_at),
        )
        .join(
            StandardAddress,
            and_(
                StandardAddress.town_code == Division.code,
                or_(Division.boundary.is_(None), StandardAddress.place.op("&&")(Division.boundary)),
            ),
        )
        .outerjoin(CollectedObject, CollectedObject.address_id == StandardAddress.id)
        .where(Division.code.in_(sorted(towns)), Division.level == "town")
        .group_by(Division.code, CollectedObject.kind)
    )
    found: dict[str, dict[str, Collected]] = {}
    asks: dict[str, set[str]] = {}
    for town, above, kind, many, last in session.execute(asked).all():
        county = above or ""
        if county not in asks:
            asks[county] = _asked(session, county, day)
        told = found.setdefault(town, {})
        told |= {
            name: Collected(many, last) for name, one in COUNTED.items() if one.kind == kind and name in asks[county]
        }
    return found


def _asked(session: Session, county_code: str, day: date) -> set[str]:
    """What a county's schema in force tells a number of."""
    items = {one.code: one for one in items_of(in_force(session, county_code, day))}

    def told(one: Counts) -> bool:
        item = items.get(one.item)
        return not one.item or (item is not None and item.type == one.type and one.kind in item.kinds)

    return {name for name, one in COUNTED.items() if told(one)}
