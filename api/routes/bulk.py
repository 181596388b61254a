"""The grids of up to ten thousand points in one request; nothing is stored."""

from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo

from fastapi import APIRouter
from pydantic import BaseModel, Field

from api.deps import Config, CurrentActor, Db, Now
from gridgis.core.errors import Invalid
from gridgis.core.geo import frame_named
from gridgis.routing import many

router = APIRouter(tags=["routing"])

MOST = 10_000


class BulkPoint(BaseModel):
    """A point, longitude or easting first, with whatever name its sender gives it."""

    id: str | int | None = None
    lng: float
    lat: float


class BulkQuestion(BaseModel):
    """Points, what their numbers are in, and the moment whose boundaries count."""

    points: Annotated[list[BulkPoint], Field(max_length=MOST)]
    datum: Annotated[str, Field(max_length=60)] = "wgs84"
    at: datetime | None = None


class BulkAnswer(BaseModel):
    """The grid of a point; `hidden`: it lies in one, but not in your territory."""

    id: str | int | None
    grid_code: str | None
    grid_name: str | None
    match: str
    border_m: float | None
    hidden: bool


class BulkAnswers(BaseModel):
    """One a point, in the order asked."""

    items: list[BulkAnswer]


@router.post("/route/bulk")
def route_bulk(db: Db, actor: CurrentActor, settings: Config, now: Now, question: BulkQuestion) -> BulkAnswers:
    """The grid of each point, how it was matched and the metres to its border; 10,000 points at most."""
    at = question.at or now
    if at.tzinfo is None or not 1900 <= at.year < 2200:
        raise Invalid("api.time_zone", field="at")
    found = many.grids_of(
        db,
        actor,
        [(point.lng, point.lat) for point in question.points],
        frame_named(question.datum),
        day=at.astimezone(ZoneInfo(settings.timezone)).date(),
        tolerance_m=settings.nearest_grid_m,
    )
    pairs = zip(question.points, found, strict=True)
    return BulkAnswers(
        items=[
            BulkAnswer(
                id=point.id,
                grid_code=one.grid_code,
                grid_name=one.grid_name,
                match=one.match,
                border_m=one.border_m,
                hidden=one.hidden,
            )
            for point, one in pairs
        ]
    )
