"""A town that collected what the work of its grids is reckoned with."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import insert
from sqlalchemy.orm import Session

from gridgis.geocoding.models import LinearObject, StandardAddress
from gridgis.objects.models import CollectedObject, CollectionSchema, ObjectSeal
from tests.db.test_geocoding import an_address
from tests.factories import AT, ONE, START

ITEMS: list[dict[str, Any]] = [
    {"code": code, "name": code, "kinds": [kind], "type": of, "owner": "police", "basis": "《条例》", "every": "yearly"}
    for code, kind, of in (
        ("tenants", "rental", "integer"),
        ("care", "person", "yes_no"),
        ("key_service", "person", "yes_no"),
        ("site", "place", "yes_no"),
    )
]
EAST_DOOR = (120.07, 30.02)


def collects(session: Session, *items: dict[str, Any]) -> None:
    """The first county's schema, of all items that work is reckoned with unless told others."""
    told = {"county_code": ONE, "first_day": START, "reason": "首次发布", "published_by": "甲", "published_at": AT}
    session.execute(insert(CollectionSchema).values(**told, items=list(items or ITEMS)))


def an_object(
    session: Session, address: StandardAddress, kind: str, *, seal: dict[str, str] | None = None, **facts: str
) -> CollectedObject:
    """An object at an address, confirmed a day ago."""
    made = CollectedObject(
        id=uuid4(),
        address_id=address.id,
        kind=kind,
        name="某",
        facts=facts,
        version=1,
        made_at=AT - timedelta(days=1),
        made_by="甲",
        confirmed_at=AT - timedelta(days=1),
        confirmed_by="甲",
        due_on=date(2030, 1, 1),
    )
    session.add(made)
    session.flush()
    if seal is not None:
        session.add(ObjectSeal(object_id=made.id, name="某某", facts=seal))
        session.flush()
    return made


def stocked(session: Session) -> StandardAddress:
    """One object of each kind at a door in the east of the first village, and a river far off: nothing is missing."""
    collects(session)
    door = an_address(session, "东门路1号", at=EAST_DOOR)
    for kind in ("rental", "person", "place", "enterprise"):
        an_object(session, door, kind)
    a_river(session, "SRID=4490;MULTILINESTRING((121 31, 121.1 31))")
    session.commit()
    return door


def a_river(session: Session, wkt: str) -> None:
    """A river along a line."""
    session.execute(insert(LinearObject).values(kind="river", name="长水塘", rank=2, line=wkt))
