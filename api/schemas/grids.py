"""Grids over the wire."""

from datetime import date

from pydantic import BaseModel

from gridgis.grids.queries import GridListing


class Grids(BaseModel):
    """A page of grids in code order."""

    items: list[GridListing]
    next: str | None


class GridVersion(BaseModel):
    """A grid as it was for a time."""

    valid_from: date
    valid_to: date | None
    name: str
    area_km2: float
    households: int
    plan_id: int | None


class GridHistory(BaseModel):
    """All versions of a grid, oldest first."""

    items: list[GridVersion]
