"""The base map over the wire."""

from typing import Literal

from pydantic import BaseModel

from api.schemas.shapes import Feature, Features, MultiLineString, Topology


class LineFacts(BaseModel):
    """A line to draw; a greater rank is a minor line."""

    kind: Literal["river", "road", "rail", "coast", "lake"]
    name: str
    rank: int
    synthetic: bool


class BasemapLine(Feature[MultiLineString, LineFacts]):
    """A river, road, rail, coast or lake."""


class Basemap(Features[BasemapLine]):
    """Lines under the grids, minor ones first."""


class BasemapTopology(Topology[LineFacts]):
    """The same lines."""
