"""Areas taken apart into edges on the lattice."""

import numpy as np
import shapely
from numpy.typing import NDArray

from gridgis.bulk.lattice import Ints, Longs, on_lattice

AT_A_TIME = 500
"""Areas taken apart together: what fits the processor's cache."""


def edges_of(shapes: NDArray[np.object_]) -> tuple[Ints, Longs]:
    """All edges of areas, holes and islands included.

    Args:
        shapes: valid polygons and multipolygons, degrees, longitude first; rounded to the lattice here.

    Returns:
        Edges (x1, y1, x2, y2) in steps of the lattice with y1 ≤ y2, in the order of the areas and without those of
        no length; and where the edges of each area begin, with the end of the last.
    """
    edges = np.empty((int(shapely.get_num_coordinates(shapes).sum()), 4), np.int32)
    done, counts = 0, [np.zeros(1, np.int64)]
    for begin in range(0, len(shapes), AT_A_TIME):
        some, many = _edges_of(shapes[begin : begin + AT_A_TIME])
        edges[done : done + len(some)] = some
        done += len(some)
        counts.append(many)
    return edges[:done], np.cumsum(np.concatenate(counts))


def _edges_of(shapes: NDArray[np.object_]) -> tuple[Ints, Longs]:
    """Edges of some areas, and how many each has."""
    _, at, offsets = shapely.to_ragged_array(shapes, include_z=False, include_m=False)
    steps = [np.asarray(one, dtype=np.int64) for one in offsets]
    rings, parts, areas = steps if len(steps) == 3 else [*steps, np.arange(len(shapes) + 1)]
    points = on_lattice(at).astype(np.int32)
    pairs = points.view(np.int64)[:, 0]  # both numbers of a point moved as one
    keep = pairs[:-1] != pairs[1:]
    keep[rings[1:-1] - 1] = False  # from one ring to the next
    kept = np.concatenate([[0], np.cumsum(keep)])
    starts = np.minimum(rings[parts[areas]], len(keep))
    down = points[:-1, 1] > points[1:, 1]
    edges = np.stack([np.where(down, pairs[1:], pairs[:-1]), np.where(down, pairs[:-1], pairs[1:])], axis=1)
    return edges[keep].view(np.int32), np.diff(kept[starts])
