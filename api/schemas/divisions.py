"""Divisions over the wire."""

from pydantic import BaseModel

from api.schemas.shapes import Areal, Features, NamedFeature, Topology
from gridgis.core.vocabulary import Level
from gridgis.divisions.queries import DivisionRow


class DivisionDetail(BaseModel):
    """A division and those above it, topmost first."""

    division: DivisionRow
    ancestors: list[DivisionRow]


class DivisionFacts(BaseModel):
    """A division on a map; its label stands at `lng` and `lat`."""

    code: str
    level: Level
    name: str
    name_en: str
    parent_code: str | None
    kind: str
    synthetic: bool
    lng: float
    lat: float


class DivisionShape(NamedFeature[Areal, DivisionFacts]):
    """The outline of a division."""


class DivisionShapes(Features[DivisionShape]):
    """Outlines in code order."""


class DivisionTopology(Topology[DivisionFacts]):
    """Outlines in code order, common borders once."""
