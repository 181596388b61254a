"""The net through time over the wire."""

from pydantic import BaseModel

from gridgis.plans.history import Link, NetDay, Relative


class NetDays(BaseModel):
    """Days on which the net changed, newest first."""

    items: list[NetDay]


class Family(BaseModel):
    """A grid's family: links, oldest first, and members by code."""

    items: list[Link]
    grids: list[Relative]
