"""Natural-looking nested borders: small random cells, grown into regions, smoothed and noded as one coverage."""

import heapq
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import shapely

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Shapes = npt.NDArray[np.object_]

GHOST_COST = 1e6
"""Added to a step into a cell beyond the outline, so that no region reaches its own cells through the outside."""


@dataclass(frozen=True)
class Cells:
    """A Voronoi diagram as arrays; plane coordinates in metres.

    Edge `i` runs from vertex `ends[i, 0]` to `ends[i, 1]` and parts the cells `sides[i, 0]` and `sides[i, 1]`.
    """

    seeds: Floats
    vertices: Floats
    ends: Ints
    sides: Ints


@dataclass(frozen=True)
class Field:
    """A smooth random field of mean 0 and variance about 1, made of plane waves."""

    waves: Floats
    phases: Floats

    def at(self, points: Floats) -> Floats:
        """Values at `points` (n, 2), metres."""
        total = np.zeros(len(points))
        for wave, phase in zip(self.waves, self.phases, strict=True):
            total += np.cos(points @ wave + phase)
        return np.asarray(total * np.sqrt(2 / len(self.phases)))


def points_at(coordinates: Floats) -> Shapes:
    """One Point for each row of (n, 2)."""
    return np.asarray(shapely.points(coordinates), dtype=object)


def random_field(rng: np.random.Generator, *, length_m: float, waves: int = 12) -> Field:
    """A field whose bumps are about `length_m` apart."""
    angle = rng.uniform(0, 2 * np.pi, waves)
    number = 2 * np.pi / (length_m * rng.uniform(0.7, 1.6, waves))
    return Field(np.column_stack([np.cos(angle), np.sin(angle)]) * number[:, None], rng.uniform(0, 2 * np.pi, waves))


def voronoi(seeds: Floats) -> Cells:
    """The Voronoi diagram of `seeds` (n, 2); the outermost cells are cut at GEOS's own frame."""
    cells = shapely.get_parts(shapely.voronoi_polygons(shapely.MultiPoint(seeds), ordered=True))
    coords, owner = shapely.get_coordinates(cells, return_index=True)
    millimetres = np.rint(coords * 1000).astype(np.int64)
    millimetres -= millimetres.min(axis=0)
    keys, first, vertex = np.unique(
        millimetres[:, 0] * (millimetres[:, 1].max() + 1) + millimetres[:, 1], return_index=True, return_inverse=True
    )
    start, end = vertex[:-1], vertex[1:]
    real = (owner[:-1] == owner[1:]) & (start != end)
    start, end, cell = start[real], end[real], owner[:-1][real]
    low, high = np.minimum(start, end), np.maximum(start, end)
    edge = low * len(keys) + high
    order = np.argsort(edge, kind="stable")
    paired = np.flatnonzero(edge[order][:-1] == edge[order][1:])
    one, other = order[paired], order[paired + 1]
    return Cells(
        seeds, coords[first], np.column_stack([low[one], high[one]]), np.column_stack([cell[one], cell[other]])
    )


def relaxed(seeds: Floats) -> Floats:
    """Seeds moved half-way to the centroids of their cells (one step of Lloyd); cells become rounder and more even."""
    cells = shapely.get_parts(shapely.voronoi_polygons(shapely.MultiPoint(seeds), ordered=True))
    centroids = shapely.get_coordinates(shapely.centroid(cells))
    moved = seeds + 0.7 * (centroids - seeds)
    far = np.hypot(*(centroids - seeds).T) > 1000
    moved[far] = seeds[far]
    return moved


Steps = list[list[tuple[int, float]]]
"""From each cell, where one gets in a step, and its cost."""


class Graph:
    """Neighbouring cells as adjacency lists with the cost of each step."""

    def __init__(self, count: int, pairs: Ints, costs: Floats) -> None:
        both = np.concatenate([pairs, pairs[:, ::-1]])
        order = np.lexsort((both[:, 1], both[:, 0]))
        self.count = count
        self._source = both[order, 0]
        self._target = both[order, 1]
        self._cost = np.concatenate([costs, costs])[order]

    def neighbours(self, groups: Ints | None = None) -> Steps:
        """The steps from each cell that stay in one group."""
        source, target, cost = self._source, self._target, self._cost
        if groups is not None:
            inside = groups[source] == groups[target]
            source, target, cost = source[inside], target[inside], cost[inside]
        starts = np.searchsorted(source, np.arange(self.count + 1)).tolist()
        steps = list(zip(target.tolist(), cost.tolist(), strict=True))
        return [steps[first:last] for first, last in pairwise(starts)]


def grow(steps: Steps, sources: list[list[int]], slowness: list[float]) -> Ints:
    """Grow regions from their sources until they meet (Dijkstra with many sources); each region is connected.

    Args:
        steps: from `Graph.neighbours`.
        sources: the cells each region starts from.
        slowness: factor on the cost of a region's steps; above 1 it ends smaller.

    Returns:
        The region of every cell; -1 where none arrives.
    """
    label, best = [-1] * len(steps), [float("inf")] * len(steps)
    heap = [(0.0, cell, region) for region, cells in enumerate(sources) for cell in cells]
    for _, cell, _ in heap:
        best[cell] = 0.0
    heapq.heapify(heap)
    push, pop = heapq.heappush, heapq.heappop
    while heap:
        cost, cell, region = pop(heap)
        if label[cell] >= 0:
            continue
        label[cell] = region
        factor = slowness[region]
        for target, length in steps[cell]:
            reached = cost + length * factor
            if reached < best[target]:
                best[target] = reached
                push(heap, (reached, target, region))
    return np.array(label, dtype=np.int64)


def spread_seeds(points: Floats, count: int, rng: np.random.Generator) -> list[int]:
    """`count` well-spread members of `points` (indices): the points are halved again and again across a long axis."""
    chosen: list[int] = []
    parts = [(np.arange(len(points)), count)]
    while parts:
        members, wanted = parts.pop()
        here = points[members]
        if wanted == 1:
            chosen.append(int(members[np.argmin(((here - here.mean(axis=0)) ** 2).sum(axis=1))]))
            continue
        wide, high = np.ptp(here, axis=0)
        angle = (0.0 if wide > high else np.pi / 2) + rng.normal(0, 0.35)
        order = np.argsort(here @ np.array([np.cos(angle), np.sin(angle)]), kind="stable")
        half = wanted // 2
        cut = len(members) * half // wanted
        parts += [(members[order[:cut]], half), (members[order[cut:]], wanted - half)]
    return chosen


def smoothed(vertices: Floats, ends: Ints, *, rounds: int) -> tuple[Floats, Ints]:
    """Border edges drawn as gentle curves: neighbours are averaged, every edge is halved, averaged again.

    Free ends stay, so what hangs over an outline still does.
    """
    used, ends = np.unique(ends, return_inverse=True)
    places, ends = vertices[used].copy(), ends.reshape(-1, 2)
    for stage in range(2):
        degree = np.bincount(ends.ravel(), minlength=len(places))
        pull = np.where(degree == 1, 0.0, np.where(degree == 2, 0.5, 0.35))[:, None]
        for _ in range(rounds if stage == 0 else 2):
            total = np.column_stack(
                [
                    np.bincount(ends[:, 0], places[ends[:, 1], axis], len(places))
                    + np.bincount(ends[:, 1], places[ends[:, 0], axis], len(places))
                    for axis in (0, 1)
                ]
            )
            places += pull * (total / degree[:, None] - places)
        if stage == 0:
            middle = np.arange(len(places), len(places) + len(ends))
            places = np.concatenate([places, places[ends].mean(axis=1)])
            ends = np.concatenate([np.column_stack([ends[:, 0], middle]), np.column_stack([middle, ends[:, 1]])])
    return places, ends


def merged_lines(places: Floats, ends: Ints, *, tolerance_m: float) -> Shapes:
    """Edges joined into lines from junction to junction, nearly straight stretches thinned."""
    segments = shapely.multilinestrings(np.asarray(shapely.linestrings(places[ends])))
    return shapely.simplify(shapely.get_parts(shapely.line_merge(segments)), tolerance_m)


def noded_faces(lines: Shapes, *, grid_size: float) -> Shapes:
    """The faces between lines after snap-rounding: every coordinate on the grid, every shared border identical."""
    together = shapely.multilinestrings(shapely.get_parts(lines))
    noded = shapely.get_parts(shapely.unary_union(together, grid_size=grid_size))
    return shapely.get_parts(shapely.polygonize(noded))


def shared_lengths(faces: Shapes) -> tuple[Ints, Floats]:
    """Pairs of edge-matched faces that touch along a line (low index first) and how long, in the faces' unit."""
    coords, owner = shapely.get_coordinates(shapely.boundary(faces), return_index=True)
    _, vertex = np.unique(coords[:, 0] + 1j * coords[:, 1], return_inverse=True)
    start, end = vertex[:-1], vertex[1:]
    real = owner[:-1] == owner[1:]
    length = np.hypot(*(coords[1:] - coords[:-1]).T)
    rings = shapely.get_parts(shapely.get_parts(shapely.boundary(faces)))
    joints = np.cumsum(shapely.get_num_coordinates(rings))[:-1] - 1
    real[joints] = False
    start, end, cell, length = start[real], end[real], owner[:-1][real], length[real]
    edge = np.minimum(start, end) * (vertex.max() + 1) + np.maximum(start, end)
    order = np.lexsort((cell, edge))
    paired = np.flatnonzero(edge[order][:-1] == edge[order][1:])
    one, other = cell[order[paired]], cell[order[paired + 1]]
    pairs, back = np.unique(np.column_stack([one, other]), axis=0, return_inverse=True)
    total = np.bincount(back.ravel(), length[order[paired]], len(pairs))
    return pairs.astype(np.int64), total.astype(np.float64)
