"""A layer of grids as a coverage: neighbours keep one border between them, vertex by vertex.

All shapes are valid polygons in EPSG:4490, longitude first, coordinates rounded to 1e-7 degrees. Rounding makes
"the same vertex" an equality; every function here and in `cutting` keeps to it: what one grid gains at a border, its
neighbour loses.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np
import pyproj
import shapely
from shapely.geometry import LineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from gridgis.core.errors import Invalid
from gridgis.core.geo import DECIMALS

Area = Polygon | MultiPolygon
"""A grid's shape: one polygon, or several where it has enclaves."""

Grids = Mapping[str, Area]
Shapes = dict[str, Area]
Vertex = tuple[float, float]
Ring = list[Vertex]

TOUCH = 2 * 10.0**-DECIMALS
"""Degrees within which a vertex lies on a border: the rounding of two points."""

ROUNDING = 10.0**-DECIMALS
"""Degrees by which rounding widens or narrows an area at most: 0.7 of the last decimal across it."""

GEOD = pyproj.Geod(a=6378137.0, rf=298.257222101)
"""CGCS2000's ellipsoid."""


def rounded(shape: BaseGeometry) -> BaseGeometry:
    """A shape with its coordinates rounded as they are stored; repeated vertices are dropped.

    An empty polygon when nothing is left of a ring.
    """
    found = shapely.transform(shape, lambda at: np.round(at, DECIMALS))
    try:
        return shapely.remove_repeated_points(found)
    except shapely.errors.GEOSException:  # a ring of fewer than three vertices
        return Polygon()


def as_area(shape: BaseGeometry) -> Area | None:
    """A polygon, or several, out of what an overlay gave; lines and points are dropped, None when nothing is left."""
    parts = [p for p in shapely.get_parts(shapely.get_parts(shape)) if isinstance(p, Polygon) and p.area > 0]
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)


def thick(shape: BaseGeometry) -> list[BaseGeometry]:
    """The parts of an area that are wider than rounding, about 1 cm.

    A vertex put on a long edge of a neighbour, or of a village's outline, leaves a sliver there that nobody can see.
    """
    parts = [part for part in shapely.get_parts(shape) if part.area > 0]
    return [part for part in parts if not shapely.buffer(part, -0.4 * ROUNDING, quad_segs=1).is_empty]


def vertices(shape: BaseGeometry) -> set[Vertex]:
    """The vertices of a shape."""
    return {(float(x), float(y)) for x, y in shapely.get_coordinates(shape)}


def is_valid_coverage(shapes: Iterable[BaseGeometry]) -> bool:
    """Whether polygons are valid, share no area, and have the same vertices along common borders."""
    array = np.array(list(shapes), dtype=object)
    return bool(len(array) == 0 or (shapely.is_valid(array).all() and shapely.coverage_is_valid(array)))


def area_m2(shape: BaseGeometry) -> float:
    """Area on the ellipsoid of CGCS2000, square metres; 0 for an empty shape."""
    if shape.is_empty or not shape.area:
        return 0.0
    area, _ = GEOD.geometry_area_perimeter(shapely.orient_polygons(shape))
    return abs(float(area))


def joined(shapes: Iterable[BaseGeometry]) -> Area | None:
    """The union of polygons that fit together; None when nothing is left.

    Raises:
        Invalid: their borders cross, so that they have no union vertex by vertex.
    """
    try:
        return as_area(shapely.coverage_union_all(list(shapes)))
    except shapely.errors.GEOSException:
        raise Invalid("grids.borders_unfit") from None


def by_ring(shape: Area, change: Callable[[Ring], Ring]) -> Area:
    """A shape with every ring (closed, vertices as given) changed.

    Raises:
        ValueError: a changed ring has fewer than three vertices.
    """
    parts = []
    for part in shape.geoms if isinstance(shape, MultiPolygon) else [shape]:
        rings = [change([(float(x), float(y)) for x, y in r.coords]) for r in (part.exterior, *part.interiors)]
        parts.append(Polygon(rings[0], rings[1:]))
    return parts[0] if isinstance(shape, Polygon) else MultiPolygon(parts)


def with_vertices(shape: Area, points: Iterable[Vertex]) -> Area:
    """A polygon with more vertices on its border; points that don't lie on it are ignored.

    A point that is a vertex already changes nothing: the very same object comes back when nothing is new. Several
    points on one segment go in by their order along it.
    """
    border = shapely.boundary(shape)
    fresh = [point for point in map(Point, sorted(set(points) - vertices(shape))) if border.dwithin(point, TOUCH)]
    if not fresh:
        return shape
    return by_ring(shape, lambda ring: _ring_with(ring, fresh))


def _ring_with(ring: Ring, points: Sequence[Point]) -> Ring:
    line = LineString(ring)
    on = [p for p in points if line.dwithin(p, TOUCH)]
    if not on:
        return ring
    made: Ring = []
    for begin, end in pairwise(ring):
        segment = LineString([begin, end])
        here = [p for p in on if segment.dwithin(p, TOUCH)]
        made.append(begin)
        made.extend((p.x, p.y) for p in sorted(here, key=segment.project) if (p.x, p.y) not in (begin, end))
    return [*made, ring[-1]]


def noded(grids: Grids, changed: Grids, gone: Iterable[str] = ()) -> Shapes:
    """The changed shapes, and neighbours that gain the vertices which these have on their borders."""
    result = dict(changed)
    fresh = set[Vertex]().union(*(vertices(shape) for shape in changed.values()))
    fresh -= set[Vertex]().union(*(vertices(grids[code]) for code in changed if code in grids))
    if not fresh:
        return result
    at = shapely.multipoints(sorted(fresh))
    for code, shape in grids.items():
        if code not in changed and code not in gone and shape.dwithin(at, TOUCH):
            gained = with_vertices(shape, fresh)
            if gained is not shape:
                result[code] = gained
    return result


def move_vertices(grids: Grids, moves: Mapping[Vertex, Vertex]) -> Shapes:
    """Move vertices; every grid that has one of them follows.

    Args:
        grids: all grids that may have the vertices.
        moves: old place to new place, both rounded.

    Returns:
        The grids that changed.

    Raises:
        Invalid: no grid has such a vertex, or a border would cross itself or another grid.
    """
    table: dict[Vertex, Vertex | None] = {_key(old): _key(new) for old, new in moves.items()}
    changed = {c: _replaced(shape, table) for c, shape in grids.items() if not vertices(shape).isdisjoint(table)}
    if not changed:
        raise Invalid("grids.no_vertex", field="moves")
    refuse_broken(grids, changed)
    return changed


def insert_vertex(grids: Grids, begin: Vertex, end: Vertex, at: Vertex) -> Shapes:
    """Put a vertex on a segment; every grid that has the segment gets it, wherever it is put.

    Raises:
        Invalid: no grid has the segment, or a border would cross itself or another grid.
    """
    ends, new = {_key(begin), _key(end)}, _key(at)
    changed = {}
    for code, shape in grids.items():
        if ends <= vertices(shape):
            made = by_ring(shape, lambda ring: _inserted(ring, ends, new))
            if not made.equals_exact(shape, 0):
                changed[code] = made
    if not changed:
        raise Invalid("grids.no_segment", field="begin")
    refuse_broken(grids, changed)
    return changed


def remove_vertex(grids: Grids, at: Vertex) -> Shapes:
    """Take a vertex away from every grid that has it.

    Raises:
        Invalid: no grid has it, three or more grids meet there, or a border would cross itself or another grid.
    """
    key = _key(at)
    having = {code: shape for code, shape in grids.items() if key in vertices(shape)}
    if not having:
        raise Invalid("grids.no_vertex", field="at")
    if len(_ends(having.values(), key)) > 2:
        raise Invalid("grids.three_borders", field="at")
    changed = {code: _replaced(shape, {key: None}) for code, shape in having.items()}
    refuse_broken(grids, changed)
    return changed


def _key(vertex: Sequence[float]) -> Vertex:
    return round(float(vertex[0]), DECIMALS), round(float(vertex[1]), DECIMALS)


def _replaced(shape: Area, table: Mapping[Vertex, Vertex | None]) -> Area:
    def ring(coordinates: Ring) -> Ring:
        moved = [table.get(_key(at), _key(at)) for at in coordinates[:-1]]
        kept = [vertex for vertex in moved if vertex is not None]
        distinct = [vertex for i, vertex in enumerate(kept) if vertex != kept[i - 1]]
        return [*distinct, distinct[0]] if distinct else []

    try:
        return by_ring(shape, ring)
    except ValueError:
        raise Invalid("grids.too_few_vertices", field="moves") from None


def _inserted(ring: Ring, ends: set[Vertex], new: Vertex) -> Ring:
    made = [ring[0]]
    for begin, end in pairwise(ring):
        if {_key(begin), _key(end)} == ends:
            made.append(new)
        made.append(end)
    return made


def _ends(shapes: Iterable[Area], vertex: Vertex) -> set[Vertex]:
    """The vertices next to one, over all shapes."""
    found: set[Vertex] = set()

    def look(ring: Ring) -> Ring:
        keys = [_key(at) for at in ring][:-1]
        for i, key in enumerate(keys):
            if key == vertex:
                found.update((keys[i - 1], keys[(i + 1) % len(keys)]))
        return ring

    for shape in shapes:
        by_ring(shape, look)
    return found


def refuse_broken(grids: Grids, changed: Grids, gone: Iterable[str] = ()) -> None:
    """Refuse changed shapes that are broken or overlap; faults that were there before don't count.

    Raises:
        Invalid: with the codes of the grids that would be.
    """
    broken = sorted(code for code, shape in changed.items() if not shape.is_valid or shape.is_empty)
    if broken:
        raise Invalid("grids.crosses_itself", codes=broken)
    after = {code: shape for code, shape in {**grids, **changed}.items() if code not in set(gone)}
    wrong = misfits(after) - misfits(grids)
    if wrong:
        raise Invalid("grids.crosses_other", codes=sorted(wrong))


def misfits(grids: Grids) -> set[str]:
    """Grids whose border differs from a neighbour's; none in a coverage."""
    codes = list(grids)
    edges = shapely.coverage_invalid_edges(np.array([grids[code] for code in codes], dtype=object))
    return {code for code, edge in zip(codes, edges, strict=True) if not edge.is_empty}
