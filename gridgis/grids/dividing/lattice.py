"""The plane in which land is divided: whole steps of 1e-7 degrees, so that "the same vertex" is an equality.

Lengths and distances are in metres, true at the middle latitude of the outline.
"""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from gridgis.core.geo import DECIMALS, METRES_A_DEGREE

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Shapes = NDArray[np.object_]

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


def points_at(places: Floats) -> Shapes:
    """Points of places (n, 2)."""
    return np.asarray(shapely.points(places), dtype=object).reshape(-1)


def segments_of(lines: shapely.Geometry) -> Shapes:
    """The single segments of line work."""
    coordinates, line = shapely.get_coordinates(shapely.get_parts(lines), return_index=True)
    begin = np.flatnonzero(line[:-1] == line[1:])
    return np.asarray(shapely.linestrings(np.stack([coordinates[begin], coordinates[begin + 1]], axis=1)), dtype=object)


def distinct(places: Floats) -> tuple[Floats, Ints]:
    """The distinct places of (n, 2), and which of them each one is."""
    found, index = np.unique(places[:, 0] + 1j * places[:, 1], return_inverse=True)
    return np.column_stack([found.real, found.imag]), np.asarray(index, dtype=np.int64)


def joined(size: int, pairs: Ints) -> Ints:
    """The lowest member of the connected group of each of `size` things, of which `pairs` (n, 2) belong together."""
    root = np.arange(size)
    while len(pairs):
        lower = root.copy()
        np.minimum.at(lower, pairs[:, 0], root[pairs[:, 1]])
        np.minimum.at(lower, pairs[:, 1], root[pairs[:, 0]])
        lower = lower[lower]
        if (lower == root).all():
            break
        root = lower
    return root
