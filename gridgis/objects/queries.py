"""Reading objects: who sees which, lists, numbers, the map, and one with its form and history."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from gridgis.core.errors import NotFound
from gridgis.divisions import queries as divisions
from gridgis.geocoding.models import StandardAddress
from gridgis.grids.models import Grid
from gridgis.objects.ground import PLACES, form_of, grid_at, held_at, in_grids, spot_of
from gridgis.objects.items import CollectionItem, Deed, ObjectKind
from gridgis.objects.models import CollectedObject, ObjectChange, ObjectSeal
from gridgis.objects.rules import OPEN, READ, WRITE, Fact
from gridgis.security.rules import Actor, require_any

MOST_DRAWN = 5_000


@dataclass(frozen=True)
class ObjectRow:
    """An object in a list; a person's name is masked; `late` when it should have been confirmed again by now."""

    id: UUID
    number: int
    kind: ObjectKind
    name: str
    address: str
    grid_code: str | None
    town_code: str
    village_code: str
    confirmed_at: datetime
    due_on: date
    late: bool
    ended_on: date | None


@dataclass(frozen=True)
class ChangeTold:
    """A version of an object; of what is sealed only that so many answers became another."""

    version: int
    deed: Deed
    at: datetime
    by_name: str
    note: str
    facts: list[Fact]
    sealed: int


@dataclass(frozen=True)
class ObjectStory:
    """An object with its form, the answers that are not sealed, which sealed ones are there, and its history.

    `may_write` and `may_open` tell what the reader may do with it.
    """

    row: ObjectRow
    version: int
    lng: float
    lat: float
    form: list[CollectionItem]
    facts: dict[str, str]
    sealed: list[str]
    confirmed_by: str
    ended_why: str
    changes: list[ChangeTold]
    may_write: bool
    may_open: bool


@dataclass(frozen=True)
class KindCount:
    """How many objects of a kind there are, and how many of them should have been confirmed again by now."""

    kind: ObjectKind
    objects: int
    late: int


@dataclass(frozen=True)
class Wish:
    """Which objects are wanted: of a division or a grid, of a kind, late ones alone, ended ones too, called so."""

    place: str | None = None
    kind: str | None = None
    late: bool = False
    ended: bool = False
    q: str = ""


def visible_to(actor: Actor, day: date) -> ColumnElement[bool]:
    """The condition that an actor reads an object, in a statement that joins its address."""
    return held_at(actor, READ, day)


def _rows(actor: Actor, day: date) -> Select[CollectedObject, str, str, str, str]:
    columns = (StandardAddress.text, grid_at(day), StandardAddress.town_code, StandardAddress.village_code)
    asked = select(CollectedObject, *columns).join(StandardAddress, StandardAddress.id == CollectedObject.address_id)
    return asked.where(visible_to(actor, day))


def _row(found: Any, day: date) -> ObjectRow:
    one, address, grid, town, village = found
    late = one.ended_on is None and one.due_on < day
    facts = (one.kind, one.name, address, grid, town, village, one.confirmed_at, one.due_on, late, one.ended_on)
    return ObjectRow(one.id, one.number, *facts)


def _wanted(session: Session, wish: Wish, day: date) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [] if wish.ended else [CollectedObject.ended_on.is_(None)]
    if wish.place is not None:
        found.append(_at(session, wish.place, day))
    if wish.kind is not None:
        found.append(CollectedObject.kind == wish.kind)
    if wish.late:
        found.append(CollectedObject.due_on < day)
    if words := wish.q.strip():
        found.append(
            or_(*(one.contains(words, autoescape=True) for one in (CollectedObject.name, StandardAddress.text)))
        )
    return found


def _at(session: Session, place: str, day: date) -> ColumnElement[bool]:
    if session.get(Grid, place) is not None:
        return in_grids([place], day)
    level = divisions.get(session, place).level
    if level == "city":
        below = divisions.tree(session)[place].children
        return StandardAddress.county_code.in_(below)
    return PLACES[level] == place


def listed(
    session: Session, actor: Actor, wish: Wish, day: date, *, after: int | None = None, limit: int = 50
) -> list[ObjectRow]:
    """Objects that an actor reads, the last made first; empty where there are none.

    Args:
        day: whose net tells grids, and against which objects are late.
        after: number of the last one of the page before.

    Raises:
        NotFound: there is no such place.
        Forbidden: the actor reads objects nowhere.
    """
    require_any(actor, READ)
    asked = _rows(actor, day).where(*_wanted(session, wish, day))
    if after is not None:
        asked = asked.where(CollectedObject.number < after)
    found = session.execute(asked.order_by(CollectedObject.number.desc()).limit(limit))
    return [_row(one, day) for one in found]


def counts(session: Session, actor: Actor, wish: Wish, day: date) -> list[KindCount]:
    """The same counted, a line a kind that is there."""
    require_any(actor, READ)
    late = func.count().filter(CollectedObject.due_on < day, CollectedObject.ended_on.is_(None))
    asked = (
        select(CollectedObject.kind, func.count(), late)
        .join(StandardAddress, StandardAddress.id == CollectedObject.address_id)
        .where(visible_to(actor, day), *_wanted(session, wish, day))
        .group_by(CollectedObject.kind)
    )
    return [KindCount(*row) for row in session.execute(asked.order_by(CollectedObject.kind))]


def drawn(session: Session, actor: Actor, wish: Wish, day: date) -> str:
    """The same as text of GeoJSON points (EPSG:4490), at most `MOST_DRAWN`; people are never drawn."""
    require_any(actor, READ)
    asked = (
        select(CollectedObject.id, CollectedObject.kind, CollectedObject.name, CollectedObject.due_on < day, *_xy())
        .join(StandardAddress, StandardAddress.id == CollectedObject.address_id)
        .where(visible_to(actor, day), CollectedObject.kind != "person", *_wanted(session, wish, day))
        .order_by(CollectedObject.number.desc())
        .limit(MOST_DRAWN)
    )
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [lng, lat]},
            "properties": {"id": str(key), "kind": kind, "name": name, "late": late},
        }
        for key, kind, name, late, lng, lat in session.execute(asked)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)


def _xy() -> tuple[Any, Any]:
    return func.ST_X(StandardAddress.place), func.ST_Y(StandardAddress.place)


def get(session: Session, actor: Actor, object_id: UUID, day: date, *, hold: bool = False) -> CollectedObject:
    """One object, held for update where it is to be changed.

    Raises:
        NotFound: the actor reads no such object.
    """
    asked = _rows(actor, day).where(CollectedObject.id == object_id).execution_options(populate_existing=True)
    found = session.scalars(asked.with_for_update(of=CollectedObject) if hold else asked).first()
    if found is None:
        raise NotFound("objects.none", id=object_id)
    made: CollectedObject = found
    return made


def story(session: Session, actor: Actor, object_id: UUID, day: date) -> ObjectStory:
    """All of an object but what is sealed.

    Raises:
        NotFound: the actor reads no such object.
    """
    columns = (StandardAddress, *_xy())
    asked = _rows(actor, day).add_columns(*columns).where(CollectedObject.id == object_id)
    found = session.execute(asked.execution_options(populate_existing=True)).first()
    if found is None:
        raise NotFound("objects.none", id=object_id)
    *row, address, lng, lat = found
    one: CollectedObject = row[0]
    here = spot_of(session, address, day)
    changes = session.scalars(
        select(ObjectChange).where(ObjectChange.object_id == one.id).order_by(ObjectChange.version.desc()).limit(100)
    ).all()
    form = form_of(session, address, one.kind, day)
    return ObjectStory(
        row=_row(row, day),
        version=one.version,
        lng=lng,
        lat=lat,
        form=form,
        facts=_shown(one.facts, form),
        sealed=sealed_there(session, one),
        confirmed_by=one.confirmed_by,
        ended_why=one.ended_why,
        changes=[
            ChangeTold(c.version, c.deed, c.at, c.by_name, c.note, [Fact(**f) for f in c.facts], len(c.sealed))
            for c in changes
        ],
        may_write=one.ended_on is None and actor.may(WRITE, here),
        may_open=actor.may(OPEN, here),
    )


def _shown(facts: Mapping[str, str], form: Sequence[CollectionItem]) -> dict[str, str]:
    """Answers without those to items that have been sealed since."""
    sealed = {item.code for item in form if item.sealed}
    return {code: told for code, told in facts.items() if code not in sealed}


def facts_of(session: Session, ids: Collection[UUID]) -> dict[UUID, dict[str, str]]:
    """Answers of objects that are not sealed, by id."""
    asked = select(CollectedObject.id, CollectedObject.facts).where(CollectedObject.id.in_(ids))
    return dict(session.execute(asked).all())


def sealed_there(session: Session, one: CollectedObject) -> list[str]:
    """Codes of the sealed items that are answered, without the answers."""
    found = session.scalar(select(ObjectSeal.facts).where(ObjectSeal.object_id == one.id))
    return sorted(found or {})
