"""Duty rosters over the wire."""

from datetime import time

from pydantic import Field

from api.deps import Day
from api.schemas.parts import Body, Text
from gridgis.people.shifts.actions import MOST_DAYS, Watch
from gridgis.people.shifts.queries import RosterRole


class WatchIn(Body):
    """Somebody to be put on the roster; hours that end before they begin end the next day."""

    place_code: Text = Field(max_length=20, description="a county or a town")
    role: RosterRole
    person_id: int = Field(ge=1, lt=2**63)
    days: list[Day] = Field(min_length=1, max_length=MOST_DAYS)
    begins: time
    ends: time

    def watch(self) -> Watch:
        """The same as asked for, in local time whatever zone was told."""
        hours = {"begins": self.begins.replace(tzinfo=None), "ends": self.ends.replace(tzinfo=None)}
        return Watch(self.place_code, self.role, self.person_id, tuple(self.days), **hours)


class ShiftsIn(Body):
    """Shifts to be taken off."""

    ids: list[int] = Field(min_length=1, max_length=MOST_DAYS)
