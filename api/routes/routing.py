"""Who is responsible here, and why; nothing is stored."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from api.deps import Config, CurrentActor, Db, Now
from gridgis.core.errors import Invalid
from gridgis.geocoding import queries as geocoding
from gridgis.geocoding.queries import Hit
from gridgis.routing import asking
from gridgis.routing.answers import RouteAnswer
from gridgis.routing.asking import Question

router = APIRouter(tags=["routing"])


class Hits(BaseModel):
    """Standard addresses, best first."""

    items: list[Hit]


class NearestAddress(BaseModel):
    """The nearest standard address and how far it is, in metres."""

    address: Hit
    distance_m: float


@router.get("/route")
def route(
    db: Db,
    actor: CurrentActor,
    settings: Config,
    now: Now,
    lng: Annotated[float | None, Query(description="longitude in degrees of the datum")] = None,
    lat: float | None = None,
    datum: str = "wgs84",
    accuracy_m: Annotated[float | None, Query(ge=0, le=100_000)] = None,
    address: Annotated[str, Query(max_length=300)] = "",
    category: str | None = None,
    at: datetime | None = None,
) -> RouteAnswer:
    """Grid, team and office for a point or an address, by the boundaries in force, with the reasons."""
    if at is not None and (at.tzinfo is None or not 1900 <= at.year < 2200):
        raise Invalid("Give the time with its zone, for example 2026-03-11T15:30:00+08:00.", field="at")
    question = Question(lng, lat, datum, accuracy_m, address, category, at or now)
    return asking.ask(db, actor, question, zone=settings.timezone, tolerance_m=settings.nearest_grid_m)


@router.get("/geocode")
def geocode(db: Db, actor: CurrentActor, q: Annotated[str, Query(min_length=1, max_length=300)]) -> Hits:
    """Standard addresses that fit a text, with scores."""
    return Hits(items=list(geocoding.geocode(db, [q])[0].hits))


@router.get("/reverse")
def reverse(
    db: Db,
    actor: CurrentActor,
    lng: Annotated[float, Query(ge=-180, le=180)],
    lat: Annotated[float, Query(ge=-90, le=90)],
) -> NearestAddress | None:
    """The nearest standard address within 500 m; null when there is none."""
    found = geocoding.nearest(db, lng, lat)
    return None if found is None else NearestAddress(address=found[0], distance_m=round(found[1], 1))
