"""The heat map: density of what was reported in a period. Sensitive cases stand in none."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from shapely import from_wkb
from sqlalchemy import Date, cast, func, select
from sqlalchemy.orm import Session

from gridgis.analytics.figures import Period, steps_of
from gridgis.analytics.spreading import KERNEL_M, Raster, bands, packed, raster_of, spread
from gridgis.cases import filters
from gridgis.cases import queries as cases
from gridgis.cases.measures import counted
from gridgis.cases.models import Case
from gridgis.core.errors import Invalid
from gridgis.core.geo import Box
from gridgis.core.held import held
from gridgis.divisions import queries as divisions
from gridgis.divisions.models import Division
from gridgis.security.rules import Actor, require

OF_LEVEL = {"city": 8, "county": 9}
FINEST = 10


@dataclass(frozen=True)
class Heat:
    """Density in cases per km² over a place; `values` as `spreading.packed` tells them, `peak` their greatest.

    `breaks` cut the classes: they are the same for each step of a period. `cases` are spread, `unplaced` have no place.
    """

    resolution: int
    kernel_m: int
    box: Box
    rows: int
    columns: int
    square_km2: float
    values: bytes
    peak: float
    breaks: list[float]
    cases: int
    unplaced: int


def heat(
    session: Session,
    actor: Actor,
    *,
    place: str,
    period: Period,
    category: str | None,
    resolution: int | None,
    step: str | None,
    start: date | None,
    at: datetime,
) -> Heat:
    """The density of what was reported in a place in a period, or in one step of it.

    Args:
        session: open session.
        actor: who reads.
        place: code of a division.
        period: of submission.
        category: code, platform or None.
        resolution: of the H3 cells that are counted, 7–10; by the level of the place without one.
        step: day, week or month: classes are then those of the densest of these steps; of the whole period without.
        start: first day of the step that is told; all of the period without one.
        at: the moment of asking.

    Raises:
        NotFound: there is no such division.
        Forbidden: the actor may not read figures of the whole of it.
        Invalid: the resolution is too fine for the place or none; no such step, or too many.
    """
    division = divisions.get(session, place)
    require(actor, "stats.read", divisions.spot_of(session, division))
    fine = OF_LEVEL.get(division.level, FINEST) if resolution is None else resolution
    raster = held(session, (Raster, place, fine), lambda: _raster(session, place, division.bbox, fine))
    known = steps_of(period, step, start)
    counts, unplaced = _counts(session, actor, place, period, category, step, fine, at)
    by_step = {day: spread(raster, counts[day]) for day in known if day in counts} if step else {}
    whole: dict[int, int] = defaultdict(int)
    for day in counts if start is None else [start]:
        for cell, many in counts.get(day, {}).items():
            whole[cell] += many
    density = spread(raster, whole)
    shown = sum(lost for day, lost in unplaced.items() if start in (None, day))
    rows, columns = density.shape
    return Heat(
        resolution=fine,
        kernel_m=KERNEL_M[fine],
        box=raster.box,
        rows=rows,
        columns=columns,
        square_km2=raster.square_km2,
        values=packed(raster, density, float(density.max())),
        peak=float(density.max()),
        breaks=bands(max((float(one.max()) for one in by_step.values()), default=float(density.max()))),
        cases=sum(whole.values()),
        unplaced=shown,
    )


def _raster(session: Session, place: str, around: Box | None, resolution: int) -> Raster:
    (told,) = session.execute(select(func.ST_AsBinary(Division.boundary)).where(Division.code == place)).one()
    if told is None or around is None:
        raise Invalid("analytics.heat_no_boundary", field="place")
    return raster_of(from_wkb(bytes(told)), around, resolution)


def _counts(
    session: Session,
    actor: Actor,
    place: str,
    period: Period,
    category: str | None,
    step: str | None,
    resolution: int,
    at: datetime,
) -> tuple[dict[date, dict[int, int]], dict[date, int]]:
    """Cases by the first day of their step and by cell; and by step those that have no place."""
    begin, end = period.bounds()
    cell = filters.parent_cell(Case.h3, resolution).label("cell")
    day = cast(func.date_trunc(step or "century", func.timezone(period.zone, Case.submitted_at)), Date).label("day")
    wanted = filters.matching(session, filters.Filter(place=place, category=category), at)
    asked = select(day, cell, func.count()).where(counted("reported", begin, end, at), *wanted).group_by(day, cell)
    found: dict[date, dict[int, int]] = defaultdict(dict)
    unplaced: dict[date, int] = {}
    for first, where, many in session.execute(cases.counted_for(asked, actor)):
        if where is None:
            unplaced[first] = many
        else:
            found[first][where] = many
    return found, unplaced
