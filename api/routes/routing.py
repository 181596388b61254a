"""Who is responsible here, and why; nothing is stored."""

from datetime import datetime
from typing import Annotated

from fastapi import Query

from api.deps import Config, CurrentActor, Db, Now
from api.documenting import refusing
from api.unit import Router
from gridgis.core.errors import Invalid
from gridgis.routing import asking
from gridgis.routing.answers import RouteAnswer
from gridgis.routing.asking import Question

router = Router(tags=["routing"])


@router.get("/route", responses=refusing(403))
def route(
    db: Db,
    actor: CurrentActor,
    settings: Config,
    now: Now,
    lng: Annotated[float | None, Query(description="longitude or easting of the datum")] = None,
    lat: float | None = None,
    datum: str = "wgs84",
    accuracy_m: Annotated[float | None, Query(ge=0, le=100_000)] = None,
    address: Annotated[str, Query(max_length=300)] = "",
    category: str | None = None,
    at: datetime | None = None,
    source: Annotated[str, Query(max_length=40)] = "",
    words: Annotated[str, Query(max_length=4000, description="what is reported, for rules that look for words")] = "",
    component_owner: Annotated[str, Query(max_length=80, description="code of the office that owns it")] = "",
) -> RouteAnswer:
    """Grid, team and office for a point or an address, by the boundaries in force, with the reasons."""
    if at is not None and (at.tzinfo is None or not 1900 <= at.year < 2200):
        raise Invalid("api.time_zone", field="at")
    question = Question(lng, lat, datum, accuracy_m, address, category, at or now, source, words, component_owner)
    return asking.ask(db, actor, question, zone=settings.timezone, tolerance_m=settings.nearest_grid_m)
