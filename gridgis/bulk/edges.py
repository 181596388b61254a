"""Areas taken apart into rings of points on the lattice, and their edges."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from gridgis.bulk.lattice import Ints, Longs, on_lattice

AT_A_TIME = 500
"""Areas taken apart together: what fits the processor's cache."""


@dataclass(frozen=True)
class Outlines:
    """The rings of areas, holes and islands included, in the order of the areas.

    `points`: (x, y) in steps of the lattice, ring behind ring, the first of each again as its last. `rings`: where
    each begins among the points, with the end of the last; `areas`: where those of each area begin among the rings.
    """

    points: Ints
    rings: Longs
    areas: Longs

    @property
    def edges(self) -> tuple[Ints, Longs]:
        """All edges (x1, y1, x2, y2) with y1 ≤ y2, without those of no length, and where each area's begin."""
        pairs = self.points.view(np.int64)[:, 0]  # both numbers of a point moved as one
        keep = pairs[:-1] != pairs[1:]
        keep[self.rings[1:-1] - 1] = False  # from one ring to the next
        kept = np.concatenate([[0], np.cumsum(keep)])
        down = self.points[:-1, 1] > self.points[1:, 1]
        edges = np.stack([np.where(down, pairs[1:], pairs[:-1]), np.where(down, pairs[:-1], pairs[1:])], axis=1)
        return edges[keep].view(np.int32), kept[np.minimum(self.rings[self.areas], len(keep))]


def outlines_of(shapes: NDArray[np.object_]) -> Outlines:
    """The rings of areas: valid polygons and multipolygons, degrees, longitude first; rounded to the lattice here."""
    points = np.empty((int(shapely.get_num_coordinates(shapes).sum()), 2), np.int32)
    done, rings, areas = 0, [np.zeros(1, np.int64)], [np.zeros(1, np.int64)]
    for begin in range(0, len(shapes), AT_A_TIME):
        _, at, offsets = shapely.to_ragged_array(shapes[begin : begin + AT_A_TIME], include_z=False, include_m=False)
        ring, part, *rest = (np.asarray(one, dtype=np.int64) for one in offsets)
        points[done : done + len(at)] = on_lattice(at)
        areas.append((part[rest[0]] if rest else part)[1:] + areas[-1][-1])
        rings.append(ring[1:] + done)
        done += len(at)
    return Outlines(points, np.concatenate(rings), np.concatenate(areas))
