"""A third judge of which area covers a point, for tests only: exact integers, one point and one edge at a time."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

import shapely
from shapely.geometry.base import BaseGeometry

SCALE = 2**100
"""Makes an integer of every double that has a digit of the decimal 1e-7 in it, and loses nothing."""

Edge = tuple[float, float, float, float]


def whole(x: float) -> int:
    """A double as an integer multiple of 1 / SCALE; exactly, or not at all."""
    scaled = Fraction(x) * SCALE
    assert scaled.denominator == 1, x
    return scaled.numerator


def edges_of(shape: BaseGeometry) -> list[Edge]:
    """Edges of an area, its coordinates rounded to seven decimals."""
    found = []
    for part in shapely.get_parts(shape):
        for ring in (part.exterior, *part.interiors):
            at = [(round(x, 7), round(y, 7)) for x, y in ring.coords]
            found += [(*a, *b) for a, b in pairwise(at)]
    return found


def turn(edge: Edge, x: float, y: float) -> int:
    """Above 0 where a point lies left of the line through an edge, 0 on it, below 0 right; in exact integers."""
    x1, y1, x2, y2, px, py = map(whole, (*edge, x, y))
    return (x2 - x1) * (py - y1) - (px - x1) * (y2 - y1)


def covers(edges: Sequence[Edge], x: float, y: float) -> bool:
    """Whether a point is in an area or on its border: a ray to the east is crossed an odd number of times.

    Comparing doubles is exact; integers serve where numbers are multiplied.
    """
    px, py = round(x, 7), round(y, 7)
    inside = False
    for edge in edges:
        x1, y1, x2, y2 = edge
        if (py < y1 and py < y2) or (py > y1 and py > y2):
            continue
        side = turn(edge, px, py)
        if side == 0 and min(x1, x2) <= px <= max(x1, x2):
            return True
        if (y1 > py) != (y2 > py) and (side > 0) == (y2 > y1):
            inside = not inside
    return inside


class Oracle:
    """Areas in the order in which they win."""

    def __init__(self, codes: Sequence[str], shapes: Sequence[BaseGeometry], priorities: Sequence[int]) -> None:
        order = sorted(range(len(codes)), key=lambda i: (priorities[i], codes[i], i))
        self.areas = [(i, edges_of(shapes[i])) for i in order]
        self.boxes = shapely.STRtree([shapely.box(*shapes[i].bounds).buffer(1e-6) for i in order])

    def locate(self, x: float, y: float) -> int:
        """The row of the area that covers a point and wins; -1 when none does."""
        for at in sorted(self.boxes.query(shapely.Point(x, y)).tolist()):
            row, edges = self.areas[at]
            if covers(edges, x, y):
                return int(row)
        return -1
