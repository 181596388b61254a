"""What a map of a place may show besides its grids: named places, and rivers with their chiefs."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.core.errors import Invalid
from gridgis.divisions import queries as divisions
from gridgis.divisions.models import Division
from gridgis.geocoding.describing import PLACE
from gridgis.geocoding.models import LinearObject, LinePost, StandardAddress
from gridgis.people.models import Person
from gridgis.security.queries import within
from gridgis.security.rules import Actor, require

KINDS = ("rivers", "places")
MOST = 1000


@dataclass(frozen=True)
class Shown:
    """A name at a point in degrees, EPSG:4490; `note` says who answers for it, empty where nobody is named."""

    name: str
    note: str
    lng: float
    lat: float


def shown(session: Session, actor: Actor, *, kind: str, place: str, day: date) -> list[Shown]:
    """What of a kind lies in a division, by name, at most `MOST`; empty where the installation has none.

    Raises:
        Forbidden: the actor may read no grids.
        NotFound: no such division.
        Invalid: no such kind.
    """
    require(actor, "grid.read")
    division = divisions.get(session, place)
    if kind == "places":
        return _places(session, actor, place)
    if kind == "rivers":
        return _rivers(session, division.code, day)
    raise Invalid("geocoding.no_overlay", kinds=KINDS, field="kind")


def _places(session: Session, actor: Actor, place: str) -> list[Shown]:
    codes = {
        "county": StandardAddress.county_code,
        "town": StandardAddress.town_code,
        "village": StandardAddress.village_code,
    }
    name = func.coalesce(func.nullif(StandardAddress.site, ""), StandardAddress.text)
    at = StandardAddress.place
    asked = (
        select(name, func.ST_X(at), func.ST_Y(at))
        .where(
            StandardAddress.kind == PLACE,
            StandardAddress.valid_to.is_(None),
            StandardAddress.village_code.in_(divisions.below(place)),
            within(actor, "grid.read", **codes),
        )
        .order_by(name, StandardAddress.id)
        .limit(MOST)
    )
    return [Shown(found, "", lng, lat) for found, lng, lat in session.execute(asked)]


def _rivers(session: Session, place: str, day: date) -> list[Shown]:
    """Each river that has a chief that day, at a point of it within the place."""
    inside = func.ST_Intersection(LinearObject.line, Division.boundary)
    at = func.ST_PointOnSurface(inside)
    asked = (
        select(LinearObject.name, Person.name, func.ST_X(at), func.ST_Y(at))
        .join(Division, Division.boundary.op("&&")(LinearObject.line))
        .join(LinePost, LinePost.linear_object_id == LinearObject.id)
        .join(Person, Person.id == LinePost.person_id)
        .where(
            Division.code == place,
            LinearObject.kind == "river",
            LinePost.period.op("@>")(day),
            func.ST_Intersects(LinearObject.line, Division.boundary),
        )
        .order_by(LinearObject.name, LinearObject.id)
        .limit(MOST)
    )
    return [Shown(name, chief, lng, lat) for name, chief, lng, lat in session.execute(asked) if lng is not None]
