"""The borders between parts: from line work between atoms to smooth shapes that share every vertex."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Polygon

from gridgis.grids.coverage import is_valid_coverage, vertices
from gridgis.grids.dividing.atoms import FREE, OUTLINE, Atoms, Land
from gridgis.grids.dividing.lattice import STEPS, Bools, Floats, Ints, points_at, segments_of

Place = tuple[float, float]
Side = tuple[Place, Place]

SLIDE_M = 1.0
"""How far the end of a border may slide along the outline to a place that rounding leaves on it."""

CORNER_M = 0.3
"""So near to a corner of the outline the end of a border goes to the corner."""

KEPT_M = 0.5
"""Smoothing must leave this much between a border and a building."""


@dataclass(frozen=True)
class Arc:
    """A stretch of border without a junction: vertices, the parts on its left and right (-1 outside), its kind."""

    vertices: list[int]
    left: int
    right: int
    kind: int


def shapes_of(atoms: Atoms, labels: Ints, land: Land, smooth_m: float) -> list[Polygon | MultiPolygon]:
    """The shape of each part in degrees, rounded, as a valid coverage.

    Borders along roads, water, the old net and the outline keep the vertices of these. Others are thinned so that no
    building changes sides. Should that cross a border elsewhere, it is thinned less, at last not at all.
    """
    arcs = _arcs(atoms, labels)
    outline = _known(atoms, land.outline)
    own = outline | _known(atoms, land.barriers) | _known(atoms, land.old_lines)
    for tolerance in (smooth_m, smooth_m / 3, 0.0):
        places = _slid(atoms, arcs, outline, land)
        lines = [_thinned(arc, places, outline if arc.kind == OUTLINE else own, land, tolerance) for arc in arcs]
        shapes = _assembled(arcs, lines, land, len(np.unique(labels)))
        if shapes is not None:
            return shapes
    shapes = _assembled(arcs, [atoms.vertices[arc.vertices] for arc in arcs], land, len(np.unique(labels)))
    assert shapes is not None, "line work that was noded makes a coverage"
    return shapes


def _known(atoms: Atoms, given: shapely.Geometry) -> Bools:
    """Which vertices a shape or line had before others cut it; where lines of one kind cross is known too."""
    known = {(x, y) for x, y in np.round(shapely.get_coordinates(given)).tolist()}
    return np.array([(x, y) in known for x, y in atoms.vertices.tolist()], dtype=bool)


def _arcs(atoms: Atoms, labels: Ints) -> list[Arc]:
    """Follow the sides that part two labels from junction to junction; a junction is also where the kind changes."""
    sides = atoms.sides
    padded = np.r_[labels, -1]
    left, right = padded[sides.left], padded[sides.right]
    chosen = np.flatnonzero(left != right)
    ends, kind = sides.ends[chosen].tolist(), sides.kind[chosen].tolist()
    left, right = left[chosen].tolist(), right[chosen].tolist()
    at = _sides_at(ends)
    stops = {v for v, here in at.items() if len(here) != 2 or kind[here[0]] != kind[here[1]]}
    seen: set[int] = set()
    arcs = []
    for start in [*sorted(stops), *sorted(set(at) - stops)]:
        for first in at[start]:
            if first in seen:
                continue
            path, along = _followed(start, first, ends, at, stops)
            seen.update(along)
            forward = ends[first][0] == start
            sided = (left[first], right[first]) if forward else (right[first], left[first])
            arcs.append(Arc(path, *sided, kind[first]))
    return arcs


def _sides_at(ends: Sequence[tuple[int, int]]) -> dict[int, list[int]]:
    """The sides that end at each vertex."""
    at: dict[int, list[int]] = {}
    for i, (a, b) in enumerate(ends):
        at.setdefault(a, []).append(i)
        at.setdefault(b, []).append(i)
    return at


def _followed(
    start: int, first: int, ends: Sequence[tuple[int, int]], at: Mapping[int, Sequence[int]], stops: Container[int]
) -> tuple[list[int], list[int]]:
    """The vertices and sides from a start over its first side to the next junction, or round to the start."""
    path, along = [start], [first]
    while True:
        a, b = ends[along[-1]]
        path.append(b if path[-1] == a else a)
        if path[-1] in stops or path[-1] == start:
            return path, along
        along.append(next(i for i in at[path[-1]] if i != along[-1]))


def _slid(atoms: Atoms, arcs: Sequence[Arc], own: Bools, land: Land) -> Floats:
    """The places of vertices, with new ends on the outline where rounding moves the outline least.

    A point on a slanted segment rounds to a place beside it, by up to half a step. Among the places within `SLIDE_M`
    along the segment one is a hundred times nearer. Near a corner the corner is taken.
    """
    places = atoms.vertices.copy()
    fresh = sorted({v for arc in arcs if arc.kind == OUTLINE for v in (arc.vertices[0], arc.vertices[-1])})
    fresh = [v for v in fresh if not own[v]]
    segments = segments_of(shapely.boundary(land.outline))
    if not fresh:
        return places
    nearest = shapely.STRtree(segments).query_nearest(points_at(places[fresh]), all_matches=False)[1]
    by_segment: dict[int, list[int]] = {}
    for vertex, segment in zip(fresh, nearest.tolist(), strict=True):
        by_segment.setdefault(segment, []).append(vertex)
    for segment, here in by_segment.items():
        begin, end = shapely.get_coordinates(segments[segment])
        step = end - begin
        axis = int(np.argmax(np.abs(step)))
        taken = np.sort(np.r_[begin[axis], end[axis], places[here, axis]])
        for vertex in here:
            corners = np.array([begin, end])
            gaps_m = np.hypot(*((corners - places[vertex]) * land.lattice.metres).T)
            if gaps_m.min() <= CORNER_M:
                places[vertex] = corners[int(gaps_m.argmin())]
                continue
            room = int(np.sort(np.abs(taken - places[vertex, axis]))[1] / 2) - 1
            reach = max(0, min(room, int(SLIDE_M / land.lattice.metres[axis])))
            along = places[vertex, axis] + np.arange(-reach, reach + 1)
            across = begin[1 - axis] + (along - begin[axis]) * step[1 - axis] / step[axis]
            best = np.lexsort((np.abs(along - places[vertex, axis]), np.abs(across - np.round(across)).round(9)))[0]
            places[vertex, axis], places[vertex, 1 - axis] = along[best], np.round(across[best])
    return places


def _thinned(arc: Arc, places: Floats, own: Bools, land: Land, tolerance: float) -> Floats:
    """The line of an arc without the vertices that cutting put on given lines, a free one without small bends."""
    line = places[arc.vertices]
    if arc.kind != FREE:
        return np.asarray(line[own[arc.vertices] | _turns(line)])
    if len(line) < 3 or tolerance <= 0 or arc.vertices[0] == arc.vertices[-1]:
        return np.asarray(line)
    whole = shapely.linestrings(line * land.lattice.metres)
    for part in (1, 2, 4):
        thin = shapely.get_coordinates(shapely.simplify(whole, tolerance / part))
        thin_line = np.round(thin / land.lattice.metres)
        if len(thin) == len(line):
            break
        if not _between(line, thin_line, land):
            return np.asarray(thin_line)
    return np.asarray(line)


def _turns(line: Floats) -> Bools:
    """Which vertices are more than a step off the chord of their neighbours; the ends are."""
    turns = np.ones(len(line), dtype=bool)
    chord, step = line[2:] - line[:-2], line[1:-1] - line[:-2]
    off = np.abs(chord[:, 0] * step[:, 1] - chord[:, 1] * step[:, 0])
    turns[1:-1] = off > np.hypot(chord[:, 0], chord[:, 1])
    return turns


def _between(line: Floats, thin: Floats, land: Land) -> bool:
    """Whether a building lies between two lines with the same ends."""
    ring = np.concatenate([line, thin[-2::-1]])
    swept = shapely.make_valid(shapely.polygons(ring * land.lattice.metres))
    west, south, east, north = shapely.bounds(swept) / np.tile(land.lattice.metres, 2)
    slack = KEPT_M / land.lattice.metres
    at = land.buildings
    near = (at[:, 0] >= west - slack[0]) & (at[:, 0] <= east + slack[0])
    near &= (at[:, 1] >= south - slack[1]) & (at[:, 1] <= north + slack[1])
    return bool(shapely.dwithin(swept, points_at(at[near] * land.lattice.metres), KEPT_M).any())


def _assembled(
    arcs: Sequence[Arc], lines: Sequence[Floats], land: Land, count: int
) -> list[Polygon | MultiPolygon] | None:
    """The shapes that the lines enclose, in degrees, or None when they don't make a coverage."""
    left: dict[Side, int] = {}
    degrees = []
    for arc, line in zip(arcs, lines, strict=True):
        apart = np.r_[True, (line[1:] != line[:-1]).any(axis=1)]
        at = [(float(x), float(y)) for x, y in land.lattice.degrees(line[apart]).tolist()]
        if len(at) > 1:
            degrees.append(at)
        for a, b in pairwise(at):
            left[a, b], left[b, a] = arc.left, arc.right
    faces = shapely.get_parts(shapely.polygonize([shapely.LineString(at) for at in degrees]))
    pieces = _by_part(shapely.orient_polygons(faces), left, count)
    if not all(pieces):
        return None
    shapes = [shapely.normalize(found[0] if len(found) == 1 else MultiPolygon(found)) for found in pieces]
    given = MultiPolygon(list(shapely.get_parts(shapely.transform([land.outline], land.lattice.degrees))))
    bent = abs(float(shapely.area(shapes).sum()) - float(shapely.area(given)))
    whole = bent <= float(shapely.length(given)) / STEPS and vertices(given) <= vertices(MultiPolygon(list(faces)))
    return shapes if whole and is_valid_coverage(shapes) else None


def _by_part(faces: Iterable[Polygon], left: Mapping[Side, int], count: int) -> list[list[Polygon]]:
    """The faces of each part: a face belongs to what lies on the left of its rim; those outside are left out."""
    pieces: list[list[Polygon]] = [[] for _ in range(count)]
    for face in faces:
        begin, then, *_ = shapely.get_coordinates(face.exterior).tolist()
        label = left.get((tuple(begin), tuple(then)), -1)
        if label >= 0:
            pieces[label].append(face)
    return pieces
