"""Areas with an index over them: which covers a point, how far its border is, which is nearest."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray

from gridgis.bulk import covering
from gridgis.bulk.borders import Borders
from gridgis.bulk.edges import Outlines, outlines_of
from gridgis.bulk.lattice import Floats, Ints, degrees, on_lattice
from gridgis.bulk.levels import Tree, tree_of
from gridgis.core.geo import degrees_around

AT_A_TIME = 1 << 10
"""Points whose nearest areas are looked for together: within a great tolerance lie thousands of areas."""

NARROWEST = 0.01
"""Cosine of the latitude at which boxes stop growing wider, as in `degrees_around`."""


@dataclass
class Areas:
    """Areas and the cells over them; may be pickled for other processes.

    `rows`: the row of the areas as given, by rank; rank 0 is the best.
    """

    rows: Ints
    outlines: Outlines
    tree: Tree

    @staticmethod
    def build(codes: Sequence[str], shapes: NDArray[np.object_], priorities: ArrayLike | None = None) -> "Areas":
        """Lay an index over areas.

        Args:
            codes: one an area; among areas that cover a point the lowest code wins, then the first row.
            shapes: valid polygons and multipolygons, EPSG:4490 or any other degrees, longitude first; they may
                overlap, touch, have holes and islands. Coordinates are rounded to 1e-7 degrees.
            priorities: one an area, the lowest wins before any code; all alike by default.
        """
        many = len(codes)
        given = np.zeros(many) if priorities is None else np.asarray(priorities)
        order = np.lexsort((np.array(list(codes), dtype=np.str_), given)).astype(np.int32)
        outlines = outlines_of(np.asarray(shapes, dtype=object)[order])
        return Areas(order, outlines, tree_of(outlines))

    def locate(self, lng: ArrayLike, lat: ArrayLike) -> Ints:
        """The row of the area of each point; -1 where none covers it.

        Args:
            lng: degrees, rounded to 1e-7 here; what is no number lies in no area.
            lat: likewise.

        Returns:
            What `ST_Covers` says of the rounded numbers: a border belongs to its area, and of several areas to the
            one with the lowest priority, then the lowest code.
        """
        x, y = np.asarray(lng, dtype=np.float64), np.asarray(lat, dtype=np.float64)
        return covering.locate(self.tree, np.append(self.rows, np.int32(-1)), x, y)

    @cached_property
    def borders(self) -> Borders:
        """What measures distances to borders; made when first wanted."""
        return Borders.over(*self.outlines.edges)

    @cached_property
    def _ranks(self) -> Ints:
        ranks = np.empty(len(self.rows), np.int32)
        ranks[self.rows] = np.arange(len(self.rows))
        return ranks

    @cached_property
    def boxes(self) -> tuple[shapely.STRtree, Ints]:
        """Boxes about the areas that have edges, and the ranks of these."""
        edges, begins = self.borders.edges, self.borders.begins
        full = np.flatnonzero(np.diff(begins))
        starts = begins[full]
        low, high = np.minimum(edges[:, :2], edges[:, 2:]), np.maximum(edges[:, :2], edges[:, 2:])
        west, south = degrees(np.minimum.reduceat(low, starts)).T if len(full) else np.zeros((2, 0))
        east, north = degrees(np.maximum.reduceat(high, starts)).T if len(full) else np.zeros((2, 0))
        return shapely.STRtree(shapely.box(west, south, east, north)), full.astype(np.int32)

    def border_m(self, lng: ArrayLike, lat: ArrayLike, rows: ArrayLike) -> Floats:
        """Metres from points to the border of an area, wherever they lie; NaN for row -1.

        Args:
            lng: degrees, rounded to 1e-7 here.
            lat: likewise.
            rows: of the areas, one a point.

        Returns:
            What PostGIS gives for `ST_Boundary(…)::geography`, to 0.1 % or a centimetre.
        """
        x, y = degrees(on_lattice(lng)), degrees(on_lattice(lat))
        wanted = np.asarray(rows, dtype=np.int64)
        made = np.full(len(x), np.nan)
        some = np.flatnonzero(wanted >= 0)
        made[some] = self.borders.nearest(x[some], y[some], self._ranks[wanted[some]].astype(np.int64))[0]
        return made

    def nearest(self, lng: ArrayLike, lat: ArrayLike, tolerance_m: float) -> tuple[Ints, Floats]:
        """For points that no area covers: the nearest area within reach.

        Args:
            lng: degrees, rounded to 1e-7 here.
            lat: likewise.
            tolerance_m: how far away an area may be, metres.

        Returns:
            Its row, -1 where there is none; and the metres to its border, NaN where there is none. Of areas as near
            the one that would win if it covered the point. A point between the straight line of two vertices and
            their great circle is at no distance, as in PostGIS, though its border is.
        """
        x, y = degrees(on_lattice(lng)), degrees(on_lattice(lat))
        row, border_m = np.full(len(x), -1, np.int32), np.full(len(x), np.nan)
        usable = np.flatnonzero(np.isfinite(x) & np.isfinite(y) & (np.abs(x) <= 180) & (np.abs(y) <= 90))
        if tolerance_m >= 0 and len(self.outlines.points):
            for begin in range(0, len(usable), AT_A_TIME):
                some = usable[begin : begin + AT_A_TIME]
                row[some], border_m[some] = self._nearest(x[some], y[some], tolerance_m)
        return row, border_m

    def _nearest(self, x: Floats, y: Floats, tolerance_m: float) -> tuple[Ints, Floats]:
        row, border_m = np.full(len(x), -1, np.int32), np.full(len(x), np.nan)
        tree, ranks = self.boxes
        high = degrees_around(0.0, tolerance_m)[1]
        wide = high / np.maximum(np.cos(np.radians(y)), NARROWEST)
        point, area = tree.query(shapely.box(x - wide, y - high, x + wide, y + high))
        point, rank = self.borders.likely(x, y, point, ranks[area].astype(np.int64))
        away, edge, found = self.borders.nearest(x[point], y[point], rank)
        beside = covering.sides(degrees(self.borders.edges[edge].T), x[point], y[point])
        distance = np.where(found.between & (beside * found.side < 0), 0.0, away)
        best = np.lexsort((rank, distance, point))
        best = best[distance[best] <= tolerance_m]
        best = best[np.flatnonzero(np.diff(point[best], prepend=-1))]
        row[point[best]], border_m[point[best]] = self.rows[rank[best]], away[best]
        return row, border_m
