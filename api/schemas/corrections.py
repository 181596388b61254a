"""Decisions over the wire."""

from datetime import datetime

from pydantic import BaseModel, Field

from api.schemas.parts import Body, Text
from gridgis.casework.redeciding import Wrong
from gridgis.routing.answers import RouteAnswer


class WrongIn(Body):
    """One thing that was wrong (a point, an address, the category or the grid), and how it is known."""

    lng: float | None = Field(None, description="longitude or easting of the datum")
    lat: float | None = None
    datum: Text = Field("wgs84", max_length=40)
    accuracy_m: float | None = Field(None, ge=0, le=100_000)
    address: Text = Field("", max_length=300)
    category_code: Text | None = Field(None, max_length=20)
    grid_code: Text | None = Field(None, max_length=20)
    note: Text = Field("", max_length=4000)
    preview: bool = False

    def wrong(self) -> Wrong:
        """As the action takes it."""
        return Wrong(**self.model_dump(exclude={"preview"}))


class Decided(BaseModel):
    """A decision with its cause: `received moved category net confirmed`."""

    seq: int
    at: datetime
    cause: str
    actor: str
    note: str
    answer: RouteAnswer
