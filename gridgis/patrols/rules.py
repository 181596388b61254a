"""What becomes of a patrol: which cells it reached, and the line that is kept of it for a while."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
import pyproj
import shapely
from numpy.typing import NDArray
from shapely.geometry import MultiLineString
from shapely.geometry.base import BaseGeometry

from gridgis.core.geo import cell_of, cells_within
from gridgis.core.ways import to_stored

CELL = 10
"""The resolution of patrol cells: H3 hexagons of about 1.5 ha, some 120 m across."""
TOLERANCE_M = 10
"""No point of a track lies further than this from the line that is kept of it."""
CERTAIN_M = 100
"""A position less certain than this reaches nothing, and is not kept."""
BESIDE_M = 100
"""What lies further than this outside of the grid is not kept of a track."""
GAP, GAP_M = timedelta(minutes=3), 300
"""Between two positions further apart than this nobody knows where somebody went: the track is broken there."""
STEP_M = 25
KEEP_DAYS = 90
"""So many days after a patrol its track and its stops are gone; which cells were reached stays."""
LONGEST = timedelta(hours=12)
MOST_POINTS, MOST_STOPS, NOTE_LIMIT = 5_000, 200, 200
SHORTEST_DAYS = 7
"""Coverage of fewer days would tell where one worker was on a day."""
READ, WALK = "patrol.read", "patrol.walk"


@dataclass(frozen=True)
class Fix:
    """A position at a moment: degrees of EPSG:4490, and the radius of its certainty in metres."""

    at: datetime
    lng: float
    lat: float
    accuracy_m: float


@dataclass(frozen=True)
class Stop(Fix):
    """A place at which somebody stopped by, with what they noted there."""

    note: str = ""


@dataclass(frozen=True)
class Reached:
    """What is kept of a patrol: H3 cells in rising order, and the simplified track; None where there is none."""

    cells: list[int]
    track: MultiLineString | None


def plane_at(lng: float) -> pyproj.Transformer:
    """The way from the metric plane around a longitude to EPSG:4490: CGCS2000, Gauss-Krüger, zones of three degrees."""
    zone = min(max(round(lng / 3), 25), 45)
    return to_stored(pyproj.CRS.from_epsg(4534 + zone - 25))


def reached(fixes: Sequence[Fix], stops: Sequence[Stop], boundary: BaseGeometry) -> Reached:
    """What a patrol reached of a grid and its surroundings.

    Args:
        fixes: the track in the order of its moments.
        stops: where the worker stopped by.
        boundary: of the grid, EPSG:4490.

    Returns:
        The cells of stops and of the track, which is broken where it is not known; of the track a line for each
        unbroken part of two positions or more, simplified by Douglas and Peucker with a tolerance of `TOLERANCE_M`
        metres in the metric plane of its longitude. Positions less certain than `CERTAIN_M`, and what lies more than
        `BESIDE_M` metres outside of the grid, count nothing and are not kept.
    """
    way = plane_at(boundary.centroid.x)
    area = shapely.buffer(_turned(boundary, way, back=True), BESIDE_M)
    lines = [shapely.LineString(part) for part in _parts(fixes, area, way)]
    spots = _metric([one for one in stops if one.accuracy_m <= CERTAIN_M], way)
    spots = spots[shapely.contains_xy(area, spots)]
    walked = [shapely.get_coordinates(shapely.segmentize(line, STEP_M)) for line in lines]
    places = np.vstack([spots, *walked])
    lngs, lats = way.transform(places[:, 0], places[:, 1])
    cells = sorted({cell_of(lng, lat, CELL) for lng, lat in zip(lngs, lats, strict=True)})
    if not lines:
        return Reached(cells, None)
    kept = [shapely.get_coordinates(_turned(shapely.simplify(line, TOLERANCE_M), way)) for line in lines]
    return Reached(cells, MultiLineString(kept))


def _parts(fixes: Sequence[Fix], area: BaseGeometry, way: pyproj.Transformer) -> Iterator[NDArray[np.float64]]:
    """The unbroken parts of a track of two positions or more, in metres."""
    certain = [one for one in fixes if one.accuracy_m <= CERTAIN_M]
    at = _metric(certain, way)
    inside = shapely.contains_xy(area, at)
    begun = 0
    for n in range(1, len(certain) + 1):
        if n < len(certain) and inside[n] and inside[n - 1] and _goes_on(certain, at, n):
            continue
        if n - begun > 1:
            yield at[begun:n]
        begun = n


def _goes_on(fixes: Sequence[Fix], at: NDArray[np.float64], n: int) -> bool:
    return fixes[n].at - fixes[n - 1].at <= GAP and float(np.hypot(*(at[n] - at[n - 1]))) <= GAP_M


def _metric(fixes: Sequence[Fix], way: pyproj.Transformer) -> NDArray[np.float64]:
    if not fixes:
        return np.empty((0, 2))
    given = np.array([(one.lng, one.lat) for one in fixes])
    return np.column_stack(way.transform(given[:, 0], given[:, 1], direction="INVERSE"))


def _turned(shape: BaseGeometry, way: pyproj.Transformer, *, back: bool = False) -> BaseGeometry:
    direction = "INVERSE" if back else "FORWARD"
    return shapely.transform(shape, lambda at: np.column_stack(way.transform(at[:, 0], at[:, 1], direction=direction)))


def cells_of(places: Iterable[tuple[float, float]], boundary: BaseGeometry) -> set[int]:
    """The patrol cells of a grid: those that hold a standard address of it, or else those whose middle lies in it."""
    held = {cell_of(lng, lat, CELL) for lng, lat in places}
    return held or cells_within(boundary, CELL)
