"""Distances to borders: a tree of balls over the edges of each area, descended by many points at once."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from gridgis.bulk.lattice import Floats, Ints, Longs, degrees
from gridgis.bulk.measuring import Nearest, metres, nearest_on

FAN = 4
"""Balls in the next larger one; the smallest are about one edge each."""

ROOTS = 8
"""With so many balls or fewer an area needs no larger ones."""

AT_A_TIME = 1 << 14
"""Points that descend together: what fits the processor's cache with all they are compared to."""

EDGES_AT_A_TIME = 200_000

SLACK = 1e-6
"""What the smaller numbers of balls may be off, on the sphere of radius 1: about six metres."""


ELLIPTIC = 0.011
"""How much longer the ellipsoid's metres of a radian may be than others: its radii of curvature are 6335 to 6400 km."""

Small = NDArray[np.float32]


@dataclass
class Balls:
    """Balls about edges, or about consecutive smaller balls, area by area.

    `at`: centre (x, y, z) in the sphere of radius 1, and radius, in four bytes each. `begins`: where the balls of
    each area begin, with the end of the last. `under`: where what each holds begins in the level below, likewise.
    """

    at: Small
    begins: Longs
    under: Longs


@dataclass
class Borders:
    """The edges of areas by rank, and the balls over them from the smallest to the largest."""

    edges: Ints
    begins: Longs
    levels: list[Balls]

    @staticmethod
    def over(edges: Ints, begins: Longs) -> "Borders":
        """Lay balls over edges; where each area's begin, with the end of the last."""
        levels = [_smallest(edges, begins)]
        while np.diff(levels[-1].begins).max(initial=0) > ROOTS:
            levels.append(_larger(levels[-1]))
        return Borders(edges, begins, levels)

    @cached_property
    def whole(self) -> Small:
        """A ball about each area that has edges; any about the others."""
        top = self.levels[-1]
        made = np.zeros((len(self.begins) - 1, 4), np.float32)
        full = np.flatnonzero(np.diff(top.begins))
        starts, sizes = top.begins[full], np.diff(top.begins)[full]
        middle = np.add.reduceat(top.at[:, :3], starts) / sizes[:, None].astype(np.float32)
        far = np.linalg.norm(top.at[:, :3] - np.repeat(middle, sizes, axis=0), axis=1) + top.at[:, 3]
        made[full, :3], made[full, 3] = middle, np.maximum.reduceat(far, starts)
        return made

    def likely(self, lng: Floats, lat: Floats, point: Longs, rank: Longs) -> tuple[Longs, Longs]:
        """Of pairs of points and areas those in which the area may be the nearest, by the balls about whole areas.

        Areas are compared in metres on the ellipsoid, which the balls are not: those a little farther are kept.
        """
        order = np.argsort(point, kind="stable")
        place = _vectors(np.radians(lng), np.radians(lat)).astype(np.float32)
        near, whose = _closest(self.whole, rank[order], point[order], place, spare=ELLIPTIC)
        return whose, near

    def nearest(self, lng: Floats, lat: Floats, rank: Longs) -> tuple[Floats, Longs, Nearest]:
        """The nearest edge of its area's border for each point.

        Args:
            lng: degrees.
            lat: likewise.
            rank: of the areas, one a point; each has edges.

        Returns:
            Metres to it; its number among the edges; and where its nearest point is.
        """
        parts = [
            self._nearest(lng[i : i + AT_A_TIME], lat[i : i + AT_A_TIME], rank[i : i + AT_A_TIME])
            for i in range(0, max(len(lng), 1), AT_A_TIME)
        ]
        edge = np.concatenate([one for one, _ in parts])
        found = Nearest(*(np.concatenate([getattr(one, name) for _, one in parts]) for name in Nearest.__annotations__))
        return metres(found, lng, lat), edge, found

    def _nearest(self, lng: Floats, lat: Floats, rank: Longs) -> tuple[Longs, Nearest]:
        place = _vectors(np.radians(lng), np.radians(lat)).astype(np.float32)
        top = self.levels[-1]
        first, count = top.begins[rank], top.begins[rank + 1] - top.begins[rank]
        point = np.repeat(np.arange(len(lng)), count)
        node = _members(first, count)
        for level in reversed(self.levels[1:]):
            node, point = _closest(level.at, node, point, place)
            count = level.under[node + 1] - level.under[node]
            point, node = np.repeat(point, count), _members(level.under[node], count)
        node, point = _closest(self.levels[0].at, node, point, place)
        found = nearest_on(self.edges.take(node, axis=0), lng[point], lat[point])
        best = _least(found.chord, point)
        return node[best], Nearest(*(getattr(found, name)[best] for name in Nearest.__annotations__))


def _closest(balls: Small, node: Longs, point: Longs, place: Small, spare: float = 0.0) -> tuple[Longs, Longs]:
    """The balls that may hold the nearest edge, or one farther by a part `spare`; pairs are in order of the points."""
    at = balls.take(node, axis=0)
    off = place.take(point, axis=0)
    off -= at[:, :3]
    middle = np.sqrt(np.einsum("ij,ij->i", off, off))
    radius = at[:, 3]
    starts = np.flatnonzero(np.diff(point, prepend=-1))
    reach = (np.minimum.reduceat(middle + radius, starts) if len(starts) else middle) * np.float32(1 + spare)
    keep = middle - radius <= np.repeat(reach, np.diff(starts, append=len(point))) + SLACK
    return node[keep], point[keep]


def _least(values: Floats, point: Longs) -> Longs:
    """Where each point has its least value, the first of equals; the values are in the order of the points."""
    starts = np.flatnonzero(np.diff(point, prepend=-1))
    if not len(starts):
        return starts
    least = np.repeat(np.minimum.reduceat(values, starts), np.diff(starts, append=len(point)))
    hits = np.flatnonzero(values <= least)
    return hits[np.flatnonzero(np.diff(point[hits], prepend=-1))]


def _members(first: Longs, count: Longs) -> Longs:
    ends = np.cumsum(count)
    return np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(first - ends + count, count)


def _vectors(lng: Floats, lat: Floats) -> Floats:
    """Points of the sphere of radius 1, from radians."""
    across = np.cos(lat)
    return np.stack([across * np.cos(lng), across * np.sin(lng), np.sin(lat)], axis=-1)


def _grouped(begins: Longs) -> tuple[Longs, Longs]:
    """Groups of consecutive things, none over two areas: where each area's begin, and where each group begins."""
    counts = np.diff(begins)
    groups = -(-counts // FAN)
    area = np.repeat(np.arange(len(counts)), groups)
    inside = np.concatenate([[0], np.cumsum(groups)])
    starts = begins[area] + FAN * (np.arange(len(area)) - inside[area])
    return inside, np.append(starts, begins[-1])


def _smallest(edges: Ints, begins: Longs) -> Balls:
    at = np.empty((len(edges), 4), np.float32)
    for begin in range(0, len(edges), EDGES_AT_A_TIME):
        some = edges[begin : begin + EDGES_AT_A_TIME]
        one, other = (_vectors(*np.radians(degrees(some[:, i : i + 2])).T) for i in (0, 2))
        long = np.linalg.norm(one - other, axis=1)
        bend = 1 - np.sqrt(np.maximum(1 - long * long / 4, 0))  # how far the arc rises over its chord
        at[begin : begin + len(some), :3] = (one + other) / 2
        at[begin : begin + len(some), 3] = long / 2 + bend
    return Balls(at, begins, np.arange(len(edges) + 1))


def _larger(level: Balls) -> Balls:
    inside, starts = _grouped(level.begins)
    begin, sizes = starts[:-1], np.diff(starts)
    middle = np.add.reduceat(level.at[:, :3], begin) / sizes[:, None].astype(np.float32)
    far = np.linalg.norm(level.at[:, :3] - np.repeat(middle, sizes, axis=0), axis=1) + level.at[:, 3]
    return Balls(np.column_stack([middle, np.maximum.reduceat(far, begin)]), inside, starts)
