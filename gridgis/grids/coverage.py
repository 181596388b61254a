"""A layer of grids as a coverage: split, merge, move borders, so that neighbours keep one border between them.

All shapes are valid polygons in EPSG:4490, longitude first, coordinates rounded to 1e-7 degrees. Rounding makes
"the same vertex" an equality; every function below keeps to it: what one grid gains at a border, its neighbour loses,
vertex by vertex.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pyproj
import shapely
from shapely.geometry import LineString, MultiPoint, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from gridgis.core.errors import Invalid
from gridgis.core.geo import DECIMALS

Grids = Mapping[str, Polygon]
Vertex = tuple[float, float]

TOUCH = 2 * 10.0**-DECIMALS
"""Degrees within which a vertex lies on a border: the rounding of two points."""


@dataclass(frozen=True)
class Change:
    """What an edit did: the new shapes of grids by code; grids not named are as they were."""

    shapes: dict[str, Polygon]


def rounded(shape: BaseGeometry) -> BaseGeometry:
    """A shape with its coordinates rounded as they are stored; repeated vertices are dropped."""
    return shapely.remove_repeated_points(shapely.transform(shape, lambda at: np.round(at, DECIMALS)))


def vertices(shape: BaseGeometry) -> set[Vertex]:
    """The vertices of a shape."""
    return {(float(x), float(y)) for x, y in shapely.get_coordinates(shape)}


def is_valid_coverage(shapes: Iterable[BaseGeometry]) -> bool:
    """Whether polygons are valid, share no area, and have the same vertices along common borders."""
    array = np.array(list(shapes), dtype=object)
    return bool(len(array) == 0 or (shapely.is_valid(array).all() and shapely.coverage_is_valid(array)))


def with_vertices(shape: Polygon, points: Iterable[Vertex]) -> Polygon:
    """A polygon with more vertices on its border; points that don't lie on it are ignored.

    A point that is a vertex already changes nothing. Several points on one segment go in by their order along it.
    """
    fresh = [Point(p) for p in sorted(set(points) - vertices(shape))]
    if not fresh:
        return shape
    rings = [_ring_with(ring, fresh) for ring in (shape.exterior, *shape.interiors)]
    return Polygon(rings[0], rings[1:])


def _ring_with(ring: BaseGeometry, points: Sequence[Point]) -> list[Vertex]:
    coordinates = [(float(x), float(y)) for x, y in ring.coords]
    on = [p for p in points if ring.dwithin(p, TOUCH)]
    if not on:
        return coordinates
    made: list[Vertex] = []
    for begin, end in pairwise(coordinates):
        segment = LineString([begin, end])
        here = [p for p in on if segment.dwithin(p, TOUCH)]
        made.append(begin)
        made.extend((p.x, p.y) for p in sorted(here, key=segment.project) if (p.x, p.y) not in (begin, end))
    return [*made, coordinates[-1]]


def split(grids: Grids, code: str, line: LineString, names: Sequence[str]) -> Change:
    """Cut a grid along a drawn line into pieces, and give its neighbours the new vertices.

    Args:
        grids: the grid and all its neighbours by code.
        code: the grid to cut.
        line: from outside or the border, through the grid, to outside or the border; may cross several times.
        names: codes for the pieces beyond the first, in falling order of area; the largest piece keeps `code`.

    Returns:
        The pieces, largest first, and the neighbours that gained vertices.

    Raises:
        Invalid: the line does not cut the grid, or makes another number of pieces than there are names for.
    """
    shape = grids[code]
    cut = rounded(line)
    if not cut.is_valid or cut.length == 0:
        raise Invalid("The line has no length; draw it across the grid.", field="line")
    pieces = _pieces(shape, cut)
    if len(pieces) < 2:
        raise Invalid("The line does not cut the grid: begin and end it outside.", field="line", code=code)
    if len(pieces) != len(names) + 1:
        raise Invalid(
            f"The line makes {len(pieces)} pieces; give {len(pieces) - 1} new codes.", field="names", pieces=len(pieces)
        )
    made = dict(zip((code, *names), pieces, strict=True))
    return Change(made | _noded(grids, code, pieces))


def pieces_of(shape: Polygon, line: LineString) -> int:
    """Into how many pieces a line cuts a grid."""
    return len(_pieces(shape, rounded(line)))


def _pieces(shape: Polygon, line: BaseGeometry) -> list[Polygon]:
    """The faces of the grid's border and the line, rounded and noded, that lie in the grid; largest first."""
    border = shapely.boundary(shape)
    crossings = rounded(shapely.intersection(border, line))
    noded = with_vertices(shape, vertices(crossings))
    inner = rounded(shapely.intersection(line, shape))
    linework = shapely.union_all([shapely.boundary(noded), _snapped(inner, noded)])
    faces = [face for face in shapely.get_parts(shapely.polygonize([linework])) if _inside(face, shape)]
    found = [face for face in map(rounded, faces) if isinstance(face, Polygon) and face.area > 0]
    return sorted(map(shapely.normalize, found), key=lambda face: -face.area)


def _snapped(line: BaseGeometry, shape: Polygon) -> BaseGeometry:
    """A line whose ends lie exactly on vertices of the shape where they lie within rounding of them."""
    corners = MultiPoint(shapely.get_coordinates(shape))
    snapped: BaseGeometry = shapely.snap(line, corners, TOUCH)
    return snapped


def _inside(face: BaseGeometry, shape: Polygon) -> bool:
    return bool(shape.covers(shapely.point_on_surface(face)))


def _noded(grids: Grids, code: str, pieces: Iterable[Polygon]) -> dict[str, Polygon]:
    """Neighbours that gain the vertices which the pieces have on the old grid's border."""
    fresh = set().union(*(vertices(piece) for piece in pieces)) - vertices(grids[code])
    border = shapely.boundary(grids[code])
    on = [vertex for vertex in sorted(fresh) if border.dwithin(Point(vertex), TOUCH)]
    changed = {}
    for other, shape in grids.items():
        if other != code:
            noded = with_vertices(shape, on)
            if noded is not shape and len(noded.exterior.coords) + sum(len(i.coords) for i in noded.interiors) != sum(
                len(r.coords) for r in (shape.exterior, *shape.interiors)
            ):
                changed[other] = noded
    return changed


def merge(grids: Grids, codes: Sequence[str]) -> Polygon:
    """Join grids that touch along a line into one.

    Raises:
        Invalid: fewer than two grids, or they do not make one piece.
    """
    if len(set(codes)) < 2:
        raise Invalid("Choose at least two neighbouring grids to merge.", field="codes")
    joined = shapely.coverage_union_all([grids[code] for code in sorted(set(codes))])
    if isinstance(joined, MultiPolygon) and len(joined.geoms) == 1:
        joined = joined.geoms[0]
    if not isinstance(joined, Polygon):
        raise Invalid("These grids don't touch along a line, so they can't become one.", field="codes")
    return shapely.normalize(joined)


def move_vertices(grids: Grids, moves: Mapping[Vertex, Vertex]) -> Change:
    """Move vertices; every grid that has one of them follows.

    Args:
        grids: all grids that may have the vertices.
        moves: old place to new place, both rounded.

    Returns:
        The grids that changed.

    Raises:
        Invalid: no grid has such a vertex, or a border would cross itself or another grid.
    """
    table = {_key(old): _key(new) for old, new in moves.items()}
    changed: dict[str, Polygon] = {}
    for code, shape in grids.items():
        if not vertices(shape).isdisjoint(table):
            changed[code] = _replaced(shape, table)
    if not changed:
        raise Invalid("No grid has a vertex there. Load the grids again.", field="moves")
    _refuse_broken(grids, changed)
    return Change(changed)


def insert_vertex(grids: Grids, begin: Vertex, end: Vertex, at: Vertex) -> Change:
    """Put a vertex on a segment; every grid that has the segment gets it, wherever it is put.

    Raises:
        Invalid: no grid has the segment, or a border would cross itself or another grid.
    """
    ends, new = {_key(begin), _key(end)}, _key(at)
    changed: dict[str, Polygon] = {}
    for code, shape in grids.items():
        rings = [_inserted(list(ring.coords), ends, new) for ring in (shape.exterior, *shape.interiors)]
        if any(found for _, found in rings):
            changed[code] = Polygon(rings[0][0], [ring for ring, _ in rings[1:]])
    if not changed:
        raise Invalid("No grid has this segment. Load the grids again.", field="begin")
    _refuse_broken(grids, changed)
    return Change(changed)


def remove_vertex(grids: Grids, at: Vertex) -> Change:
    """Take a vertex away from every grid that has it.

    Raises:
        Invalid: no grid has it, three or more grids meet there, or a border would cross itself or another grid.
    """
    key = _key(at)
    having = {code: shape for code, shape in grids.items() if key in vertices(shape)}
    if not having:
        raise Invalid("No grid has a vertex there. Load the grids again.", field="at")
    if len(_ends(having.values(), key)) > 2:
        raise Invalid("Three borders meet at this vertex; move it, or merge grids, instead.", field="at")
    changed = {code: _replaced(shape, {key: None}) for code, shape in having.items()}
    _refuse_broken(grids, changed)
    return Change(changed)


def transfer(grids: Grids, source: str, target: str, line: LineString) -> Change:
    """Redraw a stretch of the border between two grids: what the line cuts off goes to the other.

    Args:
        grids: the two and all their neighbours by code.
        source: the grid that gives.
        target: the grid that gains.
        line: through the source, from its border with the target back to it.

    Raises:
        Invalid: the line cuts nothing off that touches the target, or nothing would be left of the source.
    """
    pieces = _pieces(grids[source], rounded(line))
    if len(pieces) < 2:
        raise Invalid("The line cuts nothing off: begin and end it on the common border.", field="line", code=source)
    noded = dict(grids) | _noded(grids, source, pieces)
    given = [piece for piece in pieces[1:] if _shares_line(piece, noded[target])]
    if not given:
        raise Invalid("What the line cuts off does not touch the other grid.", field="line", code=target)
    kept = [piece for piece in pieces if all(piece is not one for one in given)]
    left = (
        merge({str(i): piece for i, piece in enumerate(kept)}, [str(i) for i in range(len(kept))])
        if len(kept) > 1
        else kept[0]
    )
    gained = {target: noded[target]} | {str(i): piece for i, piece in enumerate(given)}
    changed = {code: shape for code, shape in noded.items() if shape is not grids[code]}
    return Change(changed | {source: left, target: merge(gained, list(gained))})


def _shares_line(one: BaseGeometry, other: BaseGeometry) -> bool:
    return bool(shapely.length(shapely.intersection(shapely.boundary(one), shapely.boundary(other))) > 0)


def _key(vertex: Vertex) -> Vertex:
    return round(float(vertex[0]), DECIMALS), round(float(vertex[1]), DECIMALS)


def _replaced(shape: Polygon, table: Mapping[Vertex, Vertex | None]) -> Polygon:
    def ring(coordinates: Iterable[Sequence[float]]) -> list[Vertex]:
        moved = [table.get(_key((x, y)), _key((x, y))) for x, y in list(coordinates)[:-1]]
        kept = [vertex for vertex in moved if vertex is not None]
        return [*kept, kept[0]] if kept else []

    try:
        return Polygon(ring(shape.exterior.coords), [ring(inner.coords) for inner in shape.interiors])
    except ValueError:
        raise Invalid("Too few vertices would be left.", field="moves") from None


def _inserted(coordinates: list[Sequence[float]], ends: set[Vertex], new: Vertex) -> tuple[list[Vertex], bool]:
    ring = [_key((c[0], c[1])) for c in coordinates]
    made, found = [ring[0]], False
    for begin, end in pairwise(ring):
        if {begin, end} == ends:
            made.append(new)
            found = True
        made.append(end)
    return made, found


def _ends(shapes: Iterable[Polygon], vertex: Vertex) -> set[Vertex]:
    """The vertices next to one, over all shapes."""
    found: set[Vertex] = set()
    for shape in shapes:
        for ring in (shape.exterior, *shape.interiors):
            keys = [_key((x, y)) for x, y in ring.coords][:-1]
            for i, key in enumerate(keys):
                if key == vertex:
                    found |= {keys[i - 1], keys[(i + 1) % len(keys)]}
    return found


def _refuse_broken(grids: Grids, changed: Mapping[str, Polygon]) -> None:
    """Refuse shapes that are broken or overlap.

    Raises:
        Invalid: with the codes of the grids that would be.
    """
    broken = sorted(code for code, shape in changed.items() if not shape.is_valid or shape.is_empty)
    if broken:
        raise Invalid("A border would cross itself there. Move it less far, or to the other side.", codes=broken)
    after = {**grids, **changed}
    codes = list(after)
    shapes = np.array([after[code] for code in codes], dtype=object)
    edges = shapely.coverage_invalid_edges(shapes)
    wrong = sorted(code for code, edge in zip(codes, edges, strict=True) if not edge.is_empty and code in changed)
    if wrong:
        raise Invalid("The border would cross another grid's. Move it less far.", codes=wrong)


def carve(
    grids: Grids, own: Iterable[str], code: str, drawn: Polygon, outline: BaseGeometry
) -> tuple[dict[str, Polygon], list[str]]:
    """Put a new grid into a village: it takes what it covers from the village's grids and stays inside the outline.

    Args:
        grids: the village's grids and their neighbours.
        own: codes of the village's own grids.
        code: of the new grid.
        drawn: its shape as drawn.
        outline: of the village.

    Returns:
        The new shapes by code, neighbours with new vertices included, and the codes of grids that vanish.

    Raises:
        Invalid: it lies outside the village, or would cut a grid into several pieces.
    """
    mine = {c: grids[c] for c in sorted(own)}
    linework = [shapely.boundary(shape) for shape in mine.values()]
    inner = rounded(shapely.intersection(shapely.boundary(drawn), outline))
    crossings = vertices(rounded(shapely.intersection(shapely.union_all(linework), inner)))
    noded = {c: with_vertices(shape, crossings | _on(shape, inner)) for c, shape in mine.items()}
    borders = shapely.union_all([shapely.boundary(shape) for shape in noded.values()])
    lines = shapely.union_all([borders, shapely.snap(inner, borders, TOUCH)])
    faces = [rounded(face) for face in shapely.get_parts(shapely.polygonize([lines]))]
    parts: dict[str, list[BaseGeometry]] = {owner: [] for owner in (code, *mine)}
    for face in faces:
        at = shapely.point_on_surface(face)
        owner = code if drawn.covers(at) else next((c for c, shape in mine.items() if shape.covers(at)), None)
        if owner is not None:
            parts[owner].append(face)
    if not parts[code]:
        raise Invalid("The grid lies outside the village.", field="boundary")
    shapes: dict[str, Polygon] = {}
    for owner, owned in parts.items():
        if owned:
            shapes[owner] = _one(owner, owned)
    gone = [c for c in mine if not parts[c]]
    changed = {c: shape for c, shape in shapes.items() if c == code or not shape.equals_exact(mine[c], 0)}
    fresh = set().union(*(vertices(shape) for shape in shapes.values()))
    for other, shape in grids.items():
        if other not in mine:
            gained = with_vertices(shape, [v for v in fresh if shapely.boundary(shape).dwithin(Point(v), TOUCH)])
            if gained is not shape and len(vertices(gained)) != len(vertices(shape)):
                changed[other] = gained
    after = {c: s for c, s in grids.items() if c not in gone} | changed
    _refuse_broken(after, changed)
    return changed, gone


def _on(shape: Polygon, line: BaseGeometry) -> set[Vertex]:
    """Vertices of a line that lie on a shape's border."""
    border = shapely.boundary(shape)
    return {vertex for vertex in vertices(line) if border.dwithin(Point(vertex), TOUCH)}


def _one(code: str, faces: Sequence[BaseGeometry]) -> Polygon:
    joined = shapely.coverage_union_all(list(faces))
    if isinstance(joined, MultiPolygon) and len(joined.geoms) == 1:
        joined = joined.geoms[0]
    if not isinstance(joined, Polygon):
        raise Invalid(f"It would cut grid {code} into pieces. Draw along its border, or split it first.", codes=[code])
    return shapely.normalize(joined)


def area_m2(shape: BaseGeometry) -> float:
    """Area on the ellipsoid of CGCS2000, square metres; 0 for an empty shape."""
    if shape.is_empty:
        return 0.0
    area, _ = GEOD.geometry_area_perimeter(shapely.orient_polygons(shape) if shape.area else shape)
    return abs(float(area))


GEOD = pyproj.Geod(a=6378137.0, rf=298.257222101)
"""CGCS2000's ellipsoid."""
