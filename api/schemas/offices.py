"""Offices over the wire: founded, changed from a day on, closed."""

from typing import Any, cast

from pydantic import BaseModel, Field

from api.deps import Day
from api.schemas.parts import Body, Text
from gridgis.people.offices.queries import OfficeCard
from gridgis.people.offices.rules import LIMITS, MOST_AREAS, MOST_POSTS, Facts


class FactsIn(Body):
    """What an office is; what is left out stays as it was."""

    name: Text = Field("", max_length=LIMITS["name"])
    department_code: Text | None = Field(None, max_length=60, description="the office it belongs to; null for none")
    lng: float | None = Field(None, ge=-180, le=180, description="EPSG:4490; null with `lat` for no point")
    lat: float | None = Field(None, ge=-90, le=90)
    phone: Text = Field("", max_length=LIMITS["phone"])
    address: Text = Field("", max_length=LIMITS["address"])
    hours: Text = Field("", max_length=LIMITS["hours"])
    established: int | None = Field(None, ge=0, le=MOST_POSTS, description="posts it should have")
    in_field: int | None = Field(None, ge=0, le=MOST_POSTS, description="how many of its people work outside")
    area_codes: list[Text] = Field([], max_length=MOST_AREAS, description="towns and villages served; empty: its place")
    area: dict[str, Any] | None = Field(None, description="a GeoJSON polygon in EPSG:4490 in place of `area_codes`")

    def facts(self) -> Facts:
        """Those that were sent."""
        return cast("Facts", self.model_dump(include=self.model_fields_set & Facts.__annotations__.keys()))


class FoundingIn(FactsIn):
    """An office to be founded."""

    name: Text = Field(min_length=1, max_length=LIMITS["name"])
    agency_type: Text = Field(max_length=40, description="its line")
    place_code: Text = Field(max_length=40, description="a county, town, village or grid")
    first_day: Day


class ChangeIn(FactsIn):
    """What is otherwise from a day on."""

    first_day: Day


class ClosingIn(Body):
    """The last day of an office, and which goes on with its open cases; without one they wait for redispatch."""

    last_day: Day
    heir_code: Text = Field("", max_length=60)


class UndoneOffice(BaseModel):
    """What was taken back, `founding change closing`; the office as it is now, null where it is no more."""

    undone: str
    card: OfficeCard | None
