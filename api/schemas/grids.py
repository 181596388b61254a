"""Grids over the wire."""

from datetime import date

from pydantic import BaseModel

from api.schemas.shapes import Areal, Features, NamedFeature, Topology


class GridVersion(BaseModel):
    """A grid as it was for a time."""

    valid_from: date
    valid_to: date | None
    name: str
    area_km2: float
    households: int
    plan_id: int | None


class GridFacts(BaseModel):
    """A grid on a map, `over` those of villages or one of them; its label stands at `lng` and `lat`."""

    code: str
    layer: str
    over: bool
    name: str
    village_code: str
    zone_kind: str
    households: int
    synthetic: bool
    chief: str | None
    lng: float
    lat: float


class GridShape(NamedFeature[Areal, GridFacts]):
    """The outline of a grid."""


class GridShapes(Features[GridShape]):
    """Outlines of grids in code order."""


class GridTopology(Topology[GridFacts]):
    """Outlines of grids in code order, common borders once."""
