"""Clusters of buildings, each within one block of roads and water, and the lines midway between them."""

import numpy as np
import shapely

from gridgis.grids.dividing.lattice import Floats, Ints, Shapes, distinct, joined, points_at

SAME_BUILDING_M = 1.0
"""Address points this near belong to one building, and so do those that these are near to."""

LARGEST_BUILDING_M = 15.0
"""A chain of points that is longer is no building, and is taken apart by squares of a metre."""

SHAKE = 0.15
"""By what share of its width a mesh is shaken, so that borders through empty land are no straight rows."""


def buildings_of(points: Floats, loads: Floats, metres: Floats) -> tuple[Floats, Floats]:
    """Gather address points into buildings.

    Args:
        points: places (n, 2) in steps.
        loads: the load of each.
        metres: of a step east and north.

    Returns:
        The places and loads of the buildings. A building's place is that of its first point.
    """
    at = points_at(points * metres)
    pairs = shapely.STRtree(at).query(at, predicate="dwithin", distance=SAME_BUILDING_M)
    root = joined(len(points), pairs.T)
    low, high = np.full(points.shape, np.inf), np.full(points.shape, -np.inf)
    np.minimum.at(low, root, points * metres)
    np.maximum.at(high, root, points * metres)
    chained = ((high - low)[root] > LARGEST_BUILDING_M).any(axis=1)
    square = np.where(chained[:, None], np.floor(points * metres / SAME_BUILDING_M), 0)
    _, firsts, building = np.unique(np.column_stack([root, square]), axis=0, return_index=True, return_inverse=True)
    return points[firsts], np.bincount(building, loads, len(firsts)).astype(np.float64)


def clusters_in(
    blocks: Shapes,
    buildings: Floats,
    loads: Floats,
    metres: Floats,
    cap: float,
    gap_m: float,
    rng: np.random.Generator,
) -> list[Floats]:
    """Cluster the buildings of each block so that no cluster's load passes `cap`, and cut the empty land by a mesh.

    Args:
        blocks: faces in steps.
        buildings: places (n, 2) in steps.
        loads: their loads.
        metres: of a step east and north.
        cap: greatest load of a cluster of several buildings.
        gap_m: width of the mesh.
        rng: shakes the mesh.

    Returns:
        For each block the segments (n, 2, 2), in steps, that part its clusters; they run out over the block.
    """
    fillers = _fillers(blocks, buildings, metres, gap_m, rng)
    places = np.concatenate([buildings, fillers])
    weights = np.concatenate([loads, np.zeros(len(fillers))])
    block, place = shapely.STRtree(points_at(places)).query(blocks, predicate="contains")
    order = np.lexsort((place, block))
    cuts = np.searchsorted(block[order], np.arange(len(blocks) + 1))
    lines = []
    for i in range(len(blocks)):
        members = place[order[cuts[i] : cuts[i + 1]]]
        real, mesh = members[members < len(buildings)], members[members >= len(buildings)]
        groups = _halved(places * metres, weights, real, cap) + [mesh[j : j + 1] for j in range(len(mesh))]
        lines.append(_between([places[group] * metres for group in groups]) / metres)
    return lines


def _fillers(blocks: Shapes, buildings: Floats, metres: Floats, gap_m: float, rng: np.random.Generator) -> Floats:
    """A shaken hexagonal mesh over the land that is farther than its width from any building."""
    west, south, east, north = shapely.total_bounds(blocks)
    step = gap_m / metres * np.array([1.0, np.sqrt(3) / 2])
    across, up = (int(n) + 2 for n in np.array([east - west, north - south]) / step)
    row, column = np.divmod(np.arange(across * up), across)
    mesh = np.column_stack([west + (column + 0.5 * (row % 2)) * step[0], south + row * step[1]])
    mesh += rng.uniform(-SHAKE, SHAKE, mesh.shape) * step
    inside = np.unique(shapely.STRtree(points_at(mesh)).query(blocks, predicate="contains")[1])
    mesh = mesh[inside]
    if len(buildings) and len(mesh):
        near = shapely.STRtree(points_at(buildings * metres)).query(
            points_at(mesh * metres), predicate="dwithin", distance=gap_m
        )[0]
        mesh = np.delete(mesh, np.unique(near), axis=0)
    return mesh


def _halved(at: Floats, weights: Floats, members: Ints, cap: float) -> list[Ints]:
    """Halve by weight across the longer way until each group's weight is within the cap."""
    groups, waiting = [], [members] if len(members) else []
    while waiting:
        group = waiting.pop()
        if len(group) == 1 or weights[group].sum() <= cap:
            groups.append(group)
            continue
        places = at[group]
        axis = int(np.argmax(np.ptp(places, axis=0)))
        group = group[np.lexsort((places[:, 1 - axis], places[:, axis]))]
        total = np.cumsum(weights[group])
        half = int(np.abs(total[:-1] - total[-1] / 2).argmin()) + 1
        waiting += [group[half:], group[:half]]
    return groups


def _between(groups: list[Floats]) -> Floats:
    """The segments (n, 2, 2) of the Voronoi diagram of all points that part points of different groups."""
    if len(groups) < 2:
        return np.zeros((0, 2, 2))
    points = np.concatenate(groups)
    group = np.repeat(np.arange(len(groups)), [len(one) for one in groups])
    low, high = points.min(axis=0), points.max(axis=0)
    reach = 3 * (high - low).max() + 1000
    corners = (low + high) / 2 + reach * np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]])
    whole = shapely.multipoints(np.concatenate([points, corners]))
    cells = shapely.get_parts(shapely.voronoi_polygons(whole, ordered=True))[: len(points)]
    coordinates, cell = shapely.get_coordinates(cells, return_index=True)
    vertices, vertex = distinct(np.round(coordinates, 6))
    begin = np.flatnonzero(cell[:-1] == cell[1:])
    ends = np.sort(np.column_stack([vertex[begin], vertex[begin + 1]]), axis=1)
    sides, side, seen = np.unique(ends @ [len(vertices), 1], return_inverse=True, return_counts=True)
    owner = group[cell[begin]]
    least, most = np.full(len(sides), len(groups)), np.full(len(sides), -1)
    np.minimum.at(least, side, owner)
    np.maximum.at(most, side, owner)
    kept = sides[(least != most) | (seen == 1)]
    return np.stack([vertices[kept // len(vertices)], vertices[kept % len(vertices)]], axis=1)
