"""Shapes made to cost: what would take hours to mend or to compare is recognised first, in seconds.

Overlays take time by the number of crossings, which grows with the square of the vertices in the worst case. The
borders of a net meet along lines and cross rarely; a file in which they cross everywhere is no net.
"""

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

MEETINGS_A_SEGMENT, SPARE_MEETINGS = 16, 1000
"""A segment meets itself and its two neighbours, and on a common border those of the other grid; twice that is odd."""

NEIGHBOURS_A_ROW, SPARE_NEIGHBOURS = 30, 1000
PAIRS_AT_ONCE = 5_000_000
"""So many pairs may come out of one question to the index; it bounds the memory that a file can take."""


def are_tangled(shapes: Sequence[BaseGeometry]) -> bool:
    """Whether borders cross themselves or each other so often that working on them would not end."""
    rings = shapely.get_rings(shapes)
    at, ring = shapely.get_coordinates(rings, return_index=True)
    inside = ring[:-1] == ring[1:]
    segments = np.asarray(shapely.linestrings(np.stack((at[:-1][inside], at[1:][inside]), axis=1)))
    allowed = len(segments) * MEETINGS_A_SEGMENT + SPARE_MEETINGS
    return _meet_more_often(segments, allowed, crossing=True)


def are_piled(shapes: NDArray[np.object_]) -> bool:
    """Whether the boxes of shapes lie upon each other more than those of any net do."""
    return _meet_more_often(shapes, len(shapes) * NEIGHBOURS_A_ROW + SPARE_NEIGHBOURS, crossing=False)


def _meet_more_often(shapes: NDArray[np.object_], allowed: int, *, crossing: bool) -> bool:
    tree, met = shapely.STRtree(shapes), 0
    step = max(1, PAIRS_AT_ONCE // max(len(shapes), 1))
    for begin in range(0, len(shapes), step):
        part = shapes[begin : begin + step]
        met += len((tree.query(part, predicate="intersects") if crossing else tree.query(part))[0])
        if met > allowed:
            return True
    return False
