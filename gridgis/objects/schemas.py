"""Which collection schema is in force, and what it asks of an object."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Invalid, NotFound
from gridgis.divisions import queries as divisions
from gridgis.divisions.models import Division
from gridgis.grids.layers import layers
from gridgis.objects.items import CollectionItem
from gridgis.objects.models import CollectionSchema
from gridgis.objects.rules import MANAGE, READ, Known, check
from gridgis.people.agencies import agencies
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor, Spot, require, require_any


@dataclass(frozen=True)
class SchemaTold:
    """A version of a schema: from which day, how many items, why, by whom."""

    id: int
    first_day: date
    items: int
    reason: str
    published_by: str
    published_at: datetime


@dataclass(frozen=True)
class AgencyNamed:
    """A kind of agency that owns or shares an item."""

    code: str
    name_zh: str
    name_en: str


@dataclass(frozen=True)
class CollectionView:
    """What a county collects on a day, its versions (the newest first), and whether the one who asks sets it.

    `agencies` are those that own or share an item; all for whoever may set it.
    """

    county_code: str
    day: date
    version: int
    items: list[CollectionItem]
    agencies: list[AgencyNamed]
    versions: list[SchemaTold]
    may: bool


def in_force(session: Session, county_code: str, day: date) -> CollectionSchema | None:
    """The schema of a county that is in force on a day."""
    asked = select(CollectionSchema).where(
        CollectionSchema.county_code == county_code, CollectionSchema.first_day <= day
    )
    return session.scalars(asked.order_by(CollectionSchema.first_day.desc(), CollectionSchema.id.desc())).first()


def items_of(found: CollectionSchema | None) -> list[CollectionItem]:
    """The items of a schema; empty without one."""
    return [CollectionItem(**one) for one in found.items] if found is not None else []


def names_before(session: Session, county_code: str, codes: Collection[str]) -> dict[str, str]:
    """What items were called in the versions of a county's schema, the latest that has them, by code."""
    if not codes:
        return {}
    asked = select(CollectionSchema.items).where(CollectionSchema.county_code == county_code)
    told = session.scalars(asked.order_by(CollectionSchema.id))
    return {one["code"]: one["name"] for items in told for one in items if one["code"] in codes}


def require_county(session: Session, actor: Actor, county_code: str) -> None:
    """Let pass who has to do with objects, where a county is meant.

    Raises:
        NotFound: there is none.
        Forbidden: the actor has nothing to do with objects.
    """
    require_any(actor, READ, MANAGE)
    found = divisions.get(session, county_code)
    if found.level != "county":
        raise NotFound("objects.no_county", name=found.name)


def view(session: Session, actor: Actor, county_code: str, day: date) -> CollectionView:
    """What a county collects on a day.

    Raises:
        NotFound: there is no such county.
        Forbidden: the actor has nothing to do with objects.
    """
    require_county(session, actor, county_code)
    found = in_force(session, county_code, day)
    asked = select(CollectionSchema).where(CollectionSchema.county_code == county_code)
    versions = [
        SchemaTold(one.id, one.first_day, len(one.items), one.reason, one.published_by, one.published_at)
        for one in session.scalars(asked.order_by(CollectionSchema.id.desc()).limit(100))
    ]
    may = actor.may(MANAGE, Spot(county_code))
    told = {code for one in items_of(found) for code in (one.owner, *one.users)}
    every = agencies(session, day)
    agents = [AgencyNamed(one.code, one.name_zh, one.name_en) for one in every.values() if may or one.code in told]
    return CollectionView(county_code, day, newest(session, county_code), items_of(found), agents, versions, may)


def known(session: Session, county_code: str, day: date) -> Known:
    """What items of a county may name on a day."""
    towns = select(Division.code).where(Division.parent_code == county_code, Division.level == "town")
    names = {code: one.name_zh for code, one in agencies(session, day).items()}
    return Known(set(layers(session)), set(session.scalars(towns)), names)


def newest(session: Session, county_code: str) -> int:
    """The id of the schema that was published last; 0 where none was."""
    found = session.scalar(select(func.max(CollectionSchema.id)).where(CollectionSchema.county_code == county_code))
    return found or 0


@audited("collection.publish", "collection_schema", "{made.id}", first_day="made.first_day", reason="made.reason")
def publish(
    session: Session,
    actor: Actor,
    county_code: str,
    items: Sequence[CollectionItem],
    first_day: date,
    reason: str,
    version: int,
    *,
    at: datetime,
) -> CollectionSchema:
    """Publish what a county collects from a day on.

    Args:
        version: id of the version that was seen to be the newest; 0 where there was none.

    Raises:
        NotFound: there is no such county.
        Forbidden: the actor does not set it.
        Conflict: somebody else published meanwhile.
        Invalid: the schema can't be so, the day is over, or nothing would become another.
    """
    require_county(session, actor, county_code)
    require(actor, MANAGE, Spot(county_code))
    session.scalars(select(Division).where(Division.code == county_code).with_for_update()).one()
    if newest(session, county_code) != version:
        raise Conflict("objects.schema_changed")
    if first_day < at.date():
        raise Invalid("objects.over", day=first_day, field="first_day")
    if not reason.strip():
        raise Invalid("objects.no_reason", field="reason")
    check(items, known(session, county_code, first_day))
    if items_of(in_force(session, county_code, first_day)) == list(items):
        raise Invalid("objects.nothing", field="items")
    made = CollectionSchema(
        county_code=county_code,
        first_day=first_day,
        items=[asdict(one) for one in items],
        reason=reason.strip(),
        published_by=actor.display_name,
        published_at=at,
    )
    session.add(made)
    session.flush()
    return made
