"""The net through time over the wire."""

from typing import Literal

from pydantic import BaseModel

from api.schemas.shapes import Areal, Feature, Features
from gridgis.plans.history import Link, Relative


class Family(BaseModel):
    """A grid's family: links, oldest first, and members by code."""

    items: list[Link]
    grids: list[Relative]


class ChangeFacts(BaseModel):
    """From which grid to which an area went; null for none."""

    kind: Literal["moved", "new", "gone"]
    layer: str
    from_code: str | None
    from_name: str | None
    to_code: str | None
    to_name: str | None
    area_m2: float


class NetChange(Feature[Areal, ChangeFacts]):
    """An area that belongs to another grid."""


class NetChanges(Features[NetChange]):
    """Areas between two days, largest first; `changed` are the codes of all grids that are not the same."""

    changed: list[str]
