"""Locating many points in the demo's grids at once, by the rules of routing."""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pyproj
import shapely
from numpy.typing import NDArray

from gridgis.core.geo import Floats

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Located:
    """For each point the rows of its grid and of the village grid beneath (-1: none), and their borders' distances."""

    grid: Ints
    beneath: Ints
    border_m: Floats
    beneath_m: Floats


def locate(grids: gpd.GeoDataFrame, lng: Floats, lat: Floats, metric_srid: int) -> Located:
    """Find the grid of each point: exclusive before village, then the lowest code.

    Args:
        grids: code, layer and boundary in EPSG:4490.
        lng: degrees.
        lat: degrees.
        metric_srid: plane for distances to borders, metres.

    Returns:
        One entry a point; distances are NaN where there is no grid.
    """
    shapes, points = np.asarray(grids.geometry.array), shapely.points(lng, lat)
    point, grid = shapely.STRtree(shapes).query(points, predicate="covered_by")
    rank = grids["layer"].map({"exclusive": 0, "village": 1}).to_numpy()
    order = np.lexsort((grids["code"].to_numpy()[grid], rank[grid], point))
    point, grid = point[order], grid[order]
    found, first = np.unique(point, return_index=True)
    chosen, beneath = np.full(len(lng), -1), np.full(len(lng), -1)
    chosen[found] = grid[first]
    lower = rank[grid] == 1
    under, start = np.unique(point[lower], return_index=True)
    beneath[under] = grid[lower][start]
    turn = pyproj.Transformer.from_crs(4490, metric_srid, always_xy=True)
    flat = shapely.transform(shapes, lambda c: np.column_stack(turn.transform(c[:, 0], c[:, 1])))
    borders, flat_points = shapely.boundary(flat), shapely.points(*turn.transform(lng, lat))

    def to_border(rows: Ints) -> Floats:
        inside = rows >= 0
        metres = np.full(len(rows), np.nan)
        metres[inside] = shapely.distance(borders[rows[inside]], flat_points[inside])
        return metres

    return Located(chosen, beneath, to_border(chosen), to_border(beneath))
