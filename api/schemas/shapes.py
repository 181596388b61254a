"""GeoJSON (RFC 7946) over the wire; degrees in EPSG:4490, longitude first."""

from typing import Generic, Literal, TypeVar

from pydantic import BaseModel

Position = list[float]


class Point(BaseModel):
    """A point."""

    type: Literal["Point"]
    coordinates: Position


class MultiPoint(BaseModel):
    """Several points."""

    type: Literal["MultiPoint"]
    coordinates: list[Position]


class LineString(BaseModel):
    """A line."""

    type: Literal["LineString"]
    coordinates: list[Position]


class MultiLineString(BaseModel):
    """Several lines."""

    type: Literal["MultiLineString"]
    coordinates: list[list[Position]]


class Polygon(BaseModel):
    """An area: its outer ring, then its holes."""

    type: Literal["Polygon"]
    coordinates: list[list[Position]]


class MultiPolygon(BaseModel):
    """Several areas."""

    type: Literal["MultiPolygon"]
    coordinates: list[list[list[Position]]]


Areal = Polygon | MultiPolygon
Plain = Point | MultiPoint | LineString | MultiLineString | Areal


class GeometryCollection(BaseModel):
    """Shapes of several kinds."""

    type: Literal["GeometryCollection"]
    geometries: list[Plain]


Shape = TypeVar("Shape")
Facts = TypeVar("Facts")
One = TypeVar("One")


class Feature(BaseModel, Generic[Shape, Facts]):
    """A shape with what is told of it."""

    type: Literal["Feature"]
    geometry: Shape
    properties: Facts


class NamedFeature(Feature[Shape, Facts], Generic[Shape, Facts]):
    """A shape with its code or number."""

    id: str


class Features(BaseModel, Generic[One]):
    """Shapes of one kind."""

    type: Literal["FeatureCollection"]
    features: list[One]


class Transform(BaseModel):
    """How whole numbers become degrees: times `scale`, plus `translate`."""

    scale: tuple[float, float]
    translate: tuple[float, float]


Arcs = list[int]


class Drawn(BaseModel, Generic[Facts]):
    """A shape as the numbers of its arcs, `-1 - n` for one taken backwards; its code is among its properties."""

    type: Literal["MultiLineString", "Polygon", "MultiPolygon"]
    arcs: list[Arcs] | list[list[Arcs]]
    properties: Facts


class DrawnShapes(BaseModel, Generic[Facts]):
    """Shapes of one kind."""

    type: Literal["GeometryCollection"]
    geometries: list[Drawn[Facts]]


class DrawnObjects(BaseModel, Generic[Facts]):
    """The one collection."""

    shapes: DrawnShapes[Facts]


class Topology(BaseModel, Generic[Facts]):
    """TopoJSON: each arc begins at whole numbers and goes on by differences."""

    type: Literal["Topology"]
    transform: Transform
    arcs: list[list[tuple[int, int]]]
    objects: DrawnObjects[Facts]
