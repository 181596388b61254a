"""From borders drawn over the outlines to faces that belong to exactly one grid."""

import numpy as np
import shapely

from gridgis.core.errors import Invalid
from gridgis.demo.cells import Nodes, counties_at
from gridgis.demo.plane import Plane
from gridgis.demo.shapes import (
    Cells,
    Floats,
    Ints,
    Shapes,
    merged_lines,
    points_at,
    shared_lengths,
    smoothed,
)


def border_lines(cells: Cells, nodes: Nodes, grid: Ints, outlines: Shapes, plane: Plane) -> Shapes:
    """Grid borders inside each county, in degrees, drawn across its outline and cut there."""
    border = grid[nodes.pairs[:, 0]] != grid[nodes.pairs[:, 1]]
    county = nodes.county[nodes.pairs[:, 0]]
    drawn: list[Shapes] = []
    for index, outline in enumerate(outlines):
        edges = nodes.pair_edge[border & (county == index)]
        if not len(edges):
            continue
        places, ends = smoothed(cells.vertices, cells.ends[edges], rounds=3)
        lines = shapely.transform(merged_lines(places, ends, tolerance_m=1.5), plane.degrees)
        shapely.prepare(outline)
        whole = shapely.contains_properly(outline, lines)
        cut = shapely.get_parts(shapely.intersection(lines[~whole], outline))
        drawn += [lines[whole], cut[shapely.get_type_id(cut) == 1]]
    return np.concatenate(drawn) if drawn else np.zeros(0, dtype=object)


def label_faces(faces: Shapes, outlines: Shapes, degrees: Floats, grid: Ints, county: Ints) -> Ints:
    """The grid of each face by majority of the cell centres in it; a grid keeps only its best face, others are -1."""
    face, point = shapely.STRtree(points_at(degrees)).query(faces, predicate="contains")
    same = counties_at(inner_points(faces), outlines)[face] == county[point]
    pairs, votes = np.unique(np.column_stack([face[same], grid[point[same]]]), axis=0, return_counts=True)
    label = np.full(len(faces), -1)
    taken = np.zeros(grid.max() + 1, dtype=np.bool_)
    for index in np.argsort(-votes, kind="stable"):
        at, name = pairs[index]
        if label[at] < 0 and not taken[name]:
            label[at], taken[name] = name, True
    return label


def adopt(
    faces: Shapes, label: Ints, county: Ints, village_of_grid: Ints, town_of_village: Ints, county_of_town: Ints
) -> Ints:
    """Give every nameless face to the neighbour in its county with which it shares the longest border."""
    label = label.copy()
    pairs, lengths = shared_lengths(faces)
    steps = np.concatenate([pairs, pairs[:, ::-1]])
    order = np.lexsort((-np.concatenate([lengths, lengths]), steps[:, 0]))
    steps = steps[order]
    outside = county < 0
    while ((label < 0) & ~outside).any():
        nameless = (label[steps[:, 0]] < 0) & (label[steps[:, 1]] >= 0)
        options = steps[nameless & (county[steps[:, 0]] == county[steps[:, 1]])]
        if not len(options):
            raise Invalid("demo.piece_cut_off")
        first = np.unique(options[:, 0], return_index=True)[1]
        label[options[first, 0]] = label[options[first, 1]]
    named = label >= 0
    if (county_of_town[town_of_village[village_of_grid[label[named]]]] != county[named]).any():
        raise Invalid("demo.grid_outside")
    return label


def dissolved(faces: Shapes, label: Ints, count: int) -> Shapes:
    """Each grid's faces as one shape, shells counter-clockwise. Raises Invalid when a grid has none."""
    order = np.argsort(label, kind="stable")
    order = order[label[order] >= 0]
    starts = np.searchsorted(label[order], np.arange(count + 1))
    if (np.diff(starts) == 0).any():
        raise Invalid("demo.grid_no_room", grids=int((np.diff(starts) == 0).sum()))
    shapes = np.empty(count, dtype=object)
    for index in range(count):
        mine = faces[order[starts[index] : starts[index + 1]]]
        shapes[index] = mine[0] if len(mine) == 1 else shapely.coverage_union_all(mine)
    return np.asarray(shapely.orient_polygons(shapely.normalize(shapes)))


def inner_points(shapes: Shapes) -> Floats:
    """A point inside each shape, (n, 2)."""
    return shapely.get_coordinates(shapely.point_on_surface(shapes))
