"""Patrols over the wire."""

from typing import Annotated

from pydantic import AwareDatetime, Field

from api.schemas.parts import Body, Text
from gridgis.casework.patrolling import Walked
from gridgis.patrols.rules import MOST_POINTS, MOST_STOPS, NOTE_LIMIT, Fix, Stop

Degrees = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
Latitude = Annotated[float, Field(ge=-85, le=85, allow_inf_nan=False)]


class PatrolPointIn(Body):
    """A position of the device (WGS-84, taken as equal to EPSG:4490), and the radius of its certainty in metres."""

    at: AwareDatetime
    lng: Degrees
    lat: Latitude
    accuracy_m: float = Field(ge=0, le=100_000, allow_inf_nan=False)


class PatrolStopIn(PatrolPointIn):
    """A place at which the worker stopped by."""

    note: Text = Field("", max_length=NOTE_LIMIT)


class PatrolIn(Body):
    """A patrol in one grid, from start to stop."""

    grid_code: Text = Field(max_length=20)
    started_at: AwareDatetime
    ended_at: AwareDatetime
    points: list[PatrolPointIn] = Field([], max_length=MOST_POINTS)
    stops: list[PatrolStopIn] = Field([], max_length=MOST_STOPS)

    def walked(self) -> Walked:
        """The same as told."""
        fixes = [Fix(**vars(one)) for one in self.points]
        return Walked(self.grid_code, self.started_at, self.ended_at, fixes, [Stop(**vars(one)) for one in self.stops])
