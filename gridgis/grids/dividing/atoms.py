"""The atoms of a division: small pieces of a village, cut along roads and water and midway between buildings."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry import MultiLineString, MultiPoint

from gridgis.core.errors import Invalid
from gridgis.grids.dividing.clusters import clusters_in
from gridgis.grids.dividing.lattice import Bools, Floats, Ints, Lattice, Shapes, distinct, points_at, segments_of

FREE, OUTLINE, BARRIER, OLD = range(4)
"""What a piece of border runs along: nothing, the outline, a road or water, a border of the old net."""


TIP_STEPS = (20.0, 300.0, 3000.0, 0.0)
"""How far lines keep away from a tip of the outline that noding would cost, in steps of about a centimetre."""


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
    lines = [land.barriers, land.old_lines]
    blocks = _faces(lines, land.outline)
    clusters = clusters_in(blocks, land.buildings, land.loads, land.lattice.metres, cap, gap_m, rng)
    faces = _faces([*lines, _cuts(blocks, clusters)], land.outline)
    vertices, sides = _sides(faces, land)
    atom = face_at(faces, land.buildings)
    return Atoms(
        faces=faces,
        loads=np.bincount(atom, land.loads, len(faces)).astype(np.float64),
        area_m2=shapely.area(faces) * land.lattice.metres.prod(),
        building_atom=atom,
        vertices=vertices,
        sides=sides,
    )


def _faces(lines: Sequence[shapely.Geometry], outline: shapely.Geometry) -> Shapes:
    """The faces into which lines cut an outline, noded on the lattice; from south to north.

    Where a line crosses a tip of the outline that is no wider than a step there, noding costs the tip. Then lines keep
    away from it.

    Raises:
        Invalid: that does not help.
    """
    faces = _enclosed(lines, outline)
    rim = shapely.get_coordinates(outline)
    for reach in TIP_STEPS:
        kept = shapely.get_coordinates(shapely.coverage_union_all(faces))
        lost = rim[~np.isin(rim @ [1, 1j], kept @ [1, 1j])]
        if not len(lost):
            return faces
        tips = shapely.buffer(MultiPoint(lost), reach)
        faces = _enclosed([lines_of([shapely.difference(line, tips)]) for line in lines], outline)
    raise Invalid("grids.thin_corner", field="outline")


def _enclosed(lines: Sequence[shapely.Geometry], outline: shapely.Geometry) -> Shapes:
    parts = shapely.get_parts(np.array([shapely.boundary(outline), *lines], dtype=object))
    noded = shapely.union_all(parts, grid_size=1)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts([noded])))
    shapely.prepare(outline)
    at = shapely.get_coordinates(shapely.point_on_surface(faces))
    inside = shapely.contains_xy(outline, at[:, 0], at[:, 1])
    faces, at = faces[inside], at[inside]
    return np.asarray(shapely.orient_polygons(faces[np.lexsort(at.T)]))


def _cuts(blocks: Shapes, clusters: Sequence[Floats]) -> MultiLineString:
    """The lines between clusters of one block, inside the block."""
    found = []
    for block, lines in zip(blocks, clusters, strict=True):
        if len(lines):
            found.append(shapely.intersection(MultiLineString(list(lines)), block))
    return lines_of(found)


def lines_of(shapes: Sequence[shapely.Geometry]) -> MultiLineString:
    """The lines among points and lines, without the points."""
    parts = shapely.get_parts(shapely.get_parts(np.array(shapes, dtype=object)))
    return MultiLineString(parts[shapely.length(parts) > 0].tolist())


def face_at(faces: Shapes, points: Floats) -> Ints:
    """The face in which each point lies: the first on a common border, the nearest outside of all."""
    found = np.full(len(points), len(faces))
    if len(points):
        pairs = shapely.STRtree(points_at(points)).query(faces, predicate="intersects")
        np.minimum.at(found, pairs[1], pairs[0])
        lost = np.flatnonzero(found == len(faces))
        if len(lost):
            nearest = shapely.STRtree(faces).query_nearest(points_at(points[lost]), all_matches=True)
            np.minimum.at(found, lost[nearest[0]], nearest[1])
    return found


def _sides(faces: Shapes, land: Land) -> tuple[Floats, Sides]:
    """Match the segments of neighbouring faces."""
    rings, face_of_ring = shapely.get_rings(faces, return_index=True)
    coordinates, ring = shapely.get_coordinates(rings, return_index=True)
    vertices, vertex = distinct(coordinates)
    begin = np.flatnonzero(ring[:-1] == ring[1:])
    a, b, face = vertex[begin], vertex[begin + 1], face_of_ring[ring[begin]]
    turned = a > b
    found, side = np.unique(np.minimum(a, b) * len(vertices) + np.maximum(a, b), return_inverse=True)
    left, right = np.full(len(found), -1), np.full(len(found), -1)
    left[side[~turned]] = face[~turned]
    right[side[turned]] = face[turned]
    ends = np.column_stack([found // len(vertices), found % len(vertices)])
    step = (vertices[ends[:, 1]] - vertices[ends[:, 0]]) * land.lattice.metres
    kind = _kinds(vertices[ends].mean(axis=1), (left < 0) | (right < 0), land)
    return vertices, Sides(ends=ends, left=left, right=right, kind=kind, length_m=np.hypot(step[:, 0], step[:, 1]))


def _kinds(middles: Floats, outer: Bools, land: Land) -> Ints:
    """What each side runs along; its middle lies within a step of a line it was noded from."""
    kind = np.full(len(middles), FREE)
    tree = shapely.STRtree(points_at(middles))
    for lines, what in ((land.old_lines, OLD), (land.barriers, BARRIER)):
        segments = segments_of(lines)
        if len(segments):
            kind[np.unique(tree.query(segments, predicate="dwithin", distance=1.0)[1])] = what
    kind[outer] = OUTLINE
    return kind
