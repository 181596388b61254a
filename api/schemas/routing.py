"""What is asked about a place or an address; it is sent, and stands in no address of a request."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from api.schemas.parts import Body, Text
from gridgis.core.errors import Invalid
from gridgis.routing.asking import Question


class RouteIn(Body):
    """A point in a datum, or an address; what is reported there; the moment whose boundaries and rules count."""

    lng: Annotated[float | None, Field(description="longitude or easting of the datum")] = None
    lat: float | None = None
    datum: Text = Field("wgs84", max_length=60)
    accuracy_m: Annotated[float | None, Field(ge=0, le=100_000)] = None
    address: Text = Field("", max_length=300)
    category: Text | None = Field(None, max_length=40)
    at: datetime | None = None
    source: Text = Field("", max_length=40)
    words: Text = Field("", max_length=4000, description="what is reported, for rules that look for words")
    component_owner: Text = Field("", max_length=80, description="code of the office that owns it")

    def question(self, now: datetime) -> Question:
        """The same as `gridgis` asks it, of this moment where none is named.

        Raises:
            Invalid: a moment without a zone, or of another century.
        """
        if self.at is not None and (self.at.tzinfo is None or not 1900 <= self.at.year < 2200):
            raise Invalid("api.time_zone", field="at")
        place = (self.lng, self.lat, self.datum, self.accuracy_m, self.address)
        return Question(*place, self.category, self.at or now, self.source, self.words, self.component_owner)


class AddressIn(Body):
    """The text of an address, and where it is likely to be."""

    q: Text = Field(min_length=1, max_length=300)
    near: Text | None = Field(None, max_length=60, description="lng,lat: puts equals into order")
    county: Text | None = Field(None, max_length=20, description="look there when the text names none")
