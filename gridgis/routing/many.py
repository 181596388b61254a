"""The grids of many points asked at once, by the boundaries in force, as far as the actor may know them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from sqlalchemy.orm import Session

from gridgis.bulk import degrees, on_lattice
from gridgis.core.errors import Invalid
from gridgis.core.geo import Frame, place_from
from gridgis.grids import queries as grids
from gridgis.grids.queries import Candidate
from gridgis.routing.rules import GridChoice, choose_grid
from gridgis.security.rules import Actor, Spot, require

AT_A_TIME = 1000
"""Points a statement: the database keeps the candidates of so many before it gives the first."""


@dataclass(frozen=True)
class PointGrid:
    """The grid of a point, how it was matched (inside, nearest, none), and metres to its border.

    `hidden`: the point lies in a grid that is not the actor's; which one is not told, and the match is `none`.
    """

    grid_code: str | None
    grid_name: str | None
    match: str
    border_m: float | None
    hidden: bool = False


def grids_of(
    session: Session,
    actor: Actor,
    points: Sequence[tuple[float, float]],
    frame: Frame,
    *,
    day: date,
    tolerance_m: float,
) -> list[PointGrid]:
    """Find the grid of each point.

    The net is asked each time rather than an index that was built from it: what was published a moment ago counts.

    Args:
        actor: needs `route.ask`; grids where it is not held are not told.
        points: longitude and latitude, or easting and northing, of the frame.
        frame: what the numbers are in.
        day: the day whose boundaries count.
        tolerance_m: how far beyond every grid the nearest still counts, metres.

    Returns:
        One a point, in their order.

    Raises:
        Forbidden: the actor may not ask at all.
        Invalid: a point can't be used; the first is named by its place, as `points.0.lng`.
    """
    require(actor, "route.ask")
    if not points:
        return []
    lng, lat = frame.to_cgcs2000(*np.array(points, dtype=np.float64).T)
    for n in np.flatnonzero(~(np.isfinite(lng) & np.isfinite(lat))).tolist():
        try:
            place_from(*points[n], frame)
        except Invalid as wrong:
            raise Invalid(wrong.kind, **wrong.facts | {"field": f"points.{n}.lng"}) from None
    found: list[PointGrid] = []
    places = degrees(on_lattice(np.stack([lng, lat]))).tolist()
    for begin in range(0, len(points), AT_A_TIME):
        lngs, lats = (one[begin : begin + AT_A_TIME] for one in places)
        many = len(lngs)
        for candidates in grids.near(session, lngs, lats, [day] * many, [tolerance_m] * many):
            found.append(_told(actor, choose_grid(candidates, accuracy_m=0.0, tolerance_m=tolerance_m)))
    return found


def _told(actor: Actor, choice: GridChoice[Candidate]) -> PointGrid:
    """A choice as it is told: of a grid where the actor may not ask, only that it is hidden."""
    grid = choice.grid
    if grid is None:
        return PointGrid(None, None, choice.match, None)
    if not actor.may("route.ask", Spot(grid.county_code, grid.town_code, grid.village_code, grid.code)):
        return PointGrid(None, None, "none", None, hidden=True)
    return PointGrid(grid.code, grid.name, choice.match, round(grid.border_m, 2))
