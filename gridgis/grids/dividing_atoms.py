"""The atoms of a division: small pieces of a village, cut along roads and water and midway between buildings.

Everything here is measured on a lattice of whole 1e-7 degrees, counted from a corner of the outline, so that "the same
vertex" is an equality of integers; lengths and distances are in metres of a plane that is true at the middle latitude.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from gridgis.core.geo import DECIMALS, METRES_A_DEGREE
from gridgis.grids.dividing_clusters import Clusters, clusters_in

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Shapes = NDArray[np.object_]

FREE, OUTLINE, BARRIER, OLD = range(4)
"""What a piece of border runs along: nothing, the outline, a road or water, a border of the old net."""

STEPS = 10**DECIMALS


@dataclass(frozen=True)
class Lattice:
    """Whole steps of 1e-7 degrees from an origin, and the metres of one step east and north."""

    origin: Floats
    metres: Floats

    @classmethod
    def around(cls, outline: shapely.Geometry) -> "Lattice":
        """The lattice of an outline in degrees."""
        west, south, _, north = shapely.bounds(outline)
        step = METRES_A_DEGREE / STEPS
        origin = np.round(np.array([west, south]) * STEPS)
        return cls(origin, np.array([step * np.cos(np.radians((south + north) / 2)), step]))

    def steps(self, degrees: Floats) -> Floats:
        """Points (n, 2) longitude, latitude to whole steps."""
        return np.asarray(np.round(degrees * STEPS) - self.origin)

    def degrees(self, steps: Floats) -> Floats:
        """Points (n, 2) in whole steps to longitude and latitude as they are stored."""
        return np.asarray((np.round(steps) + self.origin) / STEPS)

    def shape(self, shape: shapely.Geometry) -> shapely.Geometry:
        """A shape from degrees to steps; vertices that fall together become one."""
        return shapely.remove_repeated_points(shapely.transform(shape, self.steps))


@dataclass(frozen=True)
class Land:
    """What is to be divided, in steps."""

    lattice: Lattice
    outline: shapely.Geometry
    barriers: shapely.Geometry
    old_lines: shapely.Geometry
    buildings: Floats
    loads: Floats


@dataclass(frozen=True)
class Sides:
    """The pieces of line between atoms: from vertex to vertex, the atom on the left and right (-1 outside)."""

    ends: Ints
    left: Ints
    right: Ints
    kind: Ints
    length_m: Floats


@dataclass(frozen=True)
class Atoms:
    """Faces that cover the outline without overlap, their load, and the line work between them.

    `building_atom` tells the atom of each building; `vertices` are the places (n, 2) that `sides.ends` point at.
    """

    faces: Shapes
    loads: Floats
    area_m2: Floats
    building_atom: Ints
    vertices: Floats
    sides: Sides


def atoms_of(land: Land, cap: float, gap_m: float, rng: np.random.Generator) -> Atoms:
    """Cut the land into atoms.

    Args:
        land: outline, lines and buildings.
        cap: load that an atom should not pass; a single building may.
        gap_m: empty land farther than this from a building is cut by a mesh of this width.
        rng: shakes the mesh.
    """
    lines = [shapely.boundary(land.outline), land.barriers, land.old_lines]
    blocks = _faces([line for line in lines if not line.is_empty], land.outline)
    clusters = clusters_in(blocks, land.buildings, land.loads, land.lattice.metres, cap, gap_m, rng)
    faces = _faces([line for line in [*lines, _cuts(blocks, clusters)] if not line.is_empty], land.outline)
    vertices, sides = _sides(faces, land)
    atom = face_at(faces, land.buildings)
    return Atoms(
        faces=faces,
        loads=np.bincount(atom, land.loads, len(faces)),
        area_m2=shapely.area(faces) * land.lattice.metres.prod(),
        building_atom=atom,
        vertices=vertices,
        sides=sides,
    )


def _faces(lines: Sequence[shapely.Geometry], outline: shapely.Geometry) -> Shapes:
    """The faces of line work, noded on the lattice, that lie in the outline; from south-west to north-east."""
    noded = shapely.union_all(shapely.get_parts(np.array(lines, dtype=object)), grid_size=1)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts([noded])))
    shapely.prepare(outline)
    at = shapely.get_coordinates(shapely.point_on_surface(faces))
    inside = shapely.contains_xy(outline, at[:, 0], at[:, 1])
    faces, at = faces[inside], at[inside]
    return np.asarray(shapely.orient_polygons(faces[np.lexsort(at.T)]))


def _cuts(blocks: Shapes, clusters: Clusters) -> shapely.Geometry:
    """The lines between clusters of one block, inside the block."""
    found = []
    for block, lines in zip(blocks, clusters.lines, strict=True):
        if len(lines):
            found.append(shapely.intersection(shapely.multilinestrings(shapely.linestrings(lines)), block))
    parts = shapely.get_parts(np.array(found, dtype=object))
    parts = parts[shapely.get_dimensions(parts) == 1]
    return shapely.multilinestrings(shapely.get_parts(parts))


def face_at(faces: Shapes, points: Floats) -> Ints:
    """The face in which each point lies: the first on a common border, the nearest outside of all."""
    found = np.full(len(points), len(faces))
    if len(points):
        pairs = shapely.STRtree(shapely.points(points)).query(faces, predicate="intersects")
        np.minimum.at(found, pairs[1], pairs[0])
        lost = np.flatnonzero(found == len(faces))
        if len(lost):
            nearest = shapely.STRtree(faces).query_nearest(shapely.points(points[lost]), all_matches=True)
            np.minimum.at(found, lost[nearest[0]], nearest[1])
    return found


def _sides(faces: Shapes, land: Land) -> tuple[Floats, Sides]:
    """Match the segments of neighbouring faces."""
    coordinates, ring = shapely.get_coordinates(rings := _rings(faces)[0], return_index=True)
    owner = _rings(faces)[1][ring]
    vertices, vertex = np.unique(coordinates, axis=0, return_inverse=True)
    begin = np.flatnonzero(ring[:-1] == ring[1:])
    a, b, face = vertex[begin], vertex[begin + 1], owner[begin]
    low, high = np.minimum(a, b), np.maximum(a, b)
    order = np.lexsort((a > b, high, low))
    low, high, face, turned = low[order], high[order], face[order], (a > b)[order]
    first = np.r_[True, (low[1:] != low[:-1]) | (high[1:] != high[:-1])]
    group = np.cumsum(first) - 1
    left, right = np.full(group[-1] + 1, -1), np.full(group[-1] + 1, -1)
    left[group[~turned]] = face[~turned]
    right[group[turned]] = face[turned]
    ends = np.column_stack([low[first], high[first]])
    del rings
    step = (vertices[ends[:, 1]] - vertices[ends[:, 0]]) * land.lattice.metres
    kind = _kinds(vertices[ends].mean(axis=1), (left < 0) | (right < 0), land)
    return vertices, Sides(ends=ends, left=left, right=right, kind=kind, length_m=np.hypot(step[:, 0], step[:, 1]))


def _rings(faces: Shapes) -> tuple[Shapes, Ints]:
    rings, owner = shapely.get_rings(faces, return_index=True)
    return rings, owner


def _kinds(middles: Floats, outer: NDArray[np.bool_], land: Land) -> Ints:
    """What each side runs along; its middle lies within a step of a line it was noded from."""
    kind = np.full(len(middles), FREE)
    tree = shapely.STRtree(shapely.points(middles))
    for lines, what in ((land.old_lines, OLD), (land.barriers, BARRIER)):
        segments = segments_of(lines)
        if len(segments):
            kind[np.unique(tree.query(segments, predicate="dwithin", distance=1.0)[1])] = what
    kind[outer] = OUTLINE
    return kind


def segments_of(lines: shapely.Geometry) -> Shapes:
    """The single segments of line work."""
    coordinates, line = shapely.get_coordinates(shapely.get_parts([lines]), return_index=True)
    begin = np.flatnonzero(line[:-1] == line[1:])
    return np.asarray(shapely.linestrings(np.stack([coordinates[begin], coordinates[begin + 1]], axis=1)))
