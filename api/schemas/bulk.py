"""Many points over the wire."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, Field

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
