"""From address texts to places and back; nothing is stored."""

from typing import Annotated

from fastapi import Depends, Query, Request

from api.deps import CurrentActor, Db, Now
from api.documenting import refusing
from api.schemas.routing import AddressIn
from api.unit import Router
from gridgis.core.errors import Invalid
from gridgis.core.geo import frame_named, place_from
from gridgis.geocoding import asking
from gridgis.geocoding.asking import Hits
from gridgis.geocoding.outside import Outside
from gridgis.geocoding.reversing import NearestAddress

router = Router(tags=["geocoding"])


def _near(near: str | None) -> tuple[float, float] | None:
    """A place in degrees.

    Raises:
        Invalid: anything else.
    """
    if near is None or not near.strip():
        return None
    try:
        lng, lat = (float(part) for part in near.split(","))
    except ValueError:
        raise Invalid("api.near_numbers", field="near") from None
    return place_from(lng, lat, frame_named("cgcs2000"))


def _outside(request: Request) -> Outside | None:
    """The geocoder outside, if the county has turned one on."""
    found: Outside | None = getattr(request.app.state, "outside", None)
    return found


@router.post("/geocode", responses=refusing(403))
def geocode(
    db: Db, actor: CurrentActor, now: Now, outside: Annotated[Outside | None, Depends(_outside)], body: AddressIn
) -> Hits:
    """Places that fit an address text, with scores, and what the text was read as."""
    return asking.look_up(db, actor, body.q, near=_near(body.near), county=body.county, day=now.date(), outside=outside)


@router.get("/reverse", responses=refusing(403))
def reverse(
    db: Db,
    actor: CurrentActor,
    now: Now,
    lng: Annotated[float, Query(description="longitude or easting of the datum")],
    lat: float,
    datum: Annotated[str, Query(max_length=40)] = "cgcs2000",
) -> NearestAddress | None:
    """The nearest standard address within 500 m and its grid; null when there is none."""
    place = place_from(lng, lat, frame_named(datum))
    return asking.nearest_address(db, actor, *place, now.date())
