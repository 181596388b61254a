"""Figures by hexagon, as maps draw them. Sensitive cases stand in none."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import h3
from sqlalchemy import Date, cast, func, or_, select
from sqlalchemy.orm import Session

from gridgis.analytics.classes import logarithmic
from gridgis.analytics.figures import Period, steps_of
from gridgis.cases import filters
from gridgis.cases import queries as cases
from gridgis.cases.measures import BY_CELL, counted
from gridgis.cases.models import Case
from gridgis.cases.rules import LEFT_OUT
from gridgis.core.errors import Invalid
from gridgis.core.geo import Box, ring_of, touches
from gridgis.security.rules import Actor

MOST = 20_000
"""So many cells at most in one answer."""


def hexes(
    session: Session,
    actor: Actor,
    *,
    resolution: int,
    place: str | None,
    bbox: Box | None,
    period: Period,
    category: str | None,
    step: str | None = None,
    start: date | None = None,
    at: datetime,
) -> str:
    """Cases by H3 cell as GeoJSON text, with the limits of classes of what was reported and their top.

    Each cell counts all its cases, also those beyond the box: those that touch the box are told. Classes are of all
    cells of the place, so that they stay when the map moves; limits grow by equal ratios, and `top` is the greatest
    count. `km2` is the area of a cell there. `cases` were reported; `unplaced` have no place on the map.

    Args:
        session: open session.
        actor: who reads.
        resolution: of the cells, 5–10.
        place: a division or grid that narrows, or None.
        bbox: west, south, east, north in degrees, or None.
        period: of submission; open cases count whatever their age.
        category: code, platform or None.
        step: day, week or month: classes are then those of the fullest cell of any of these steps.
        start: first day of the step that is told; all of the period without one.
        at: the moment against which overdue counts.

    Raises:
        Invalid: the resolution lies outside 5–10, or makes more than `MOST` cells; no such step, or too many.
    """
    if not 5 <= resolution <= 10:
        raise Invalid("analytics.resolution", field="resolution")
    known = steps_of(period, step, start)
    cell = filters.parent_cell(Case.h3, resolution)
    wanted = filters.matching(session, filters.Filter(place=place, category=category), at)
    begin, end = _of_step(period, known, start).bounds()
    counts = {name: counted(name, begin, end, at) for name in BY_CELL}
    asked = (
        select(cell.label("cell"), *(func.count().filter(count).label(name) for name, count in counts.items()))
        .where(Case.state.not_in(LEFT_OUT), or_(counts["open"], counts["reported"]), *wanted)
        .group_by(cell)
        .order_by(cell)
    )
    found = session.execute(cases.counted_for(asked, actor)).mappings().all()
    rows = [row for row in found if row["cell"] is not None]
    told = [row for row in rows if bbox is None or touches(row["cell"], bbox)]
    if len(told) > MOST:
        raise Invalid("analytics.hex_too_many", cells=len(told), most=MOST, field="resolution")
    fullest = _of_steps(session, actor, cell, wanted, period, step, at) if step else [row["reported"] for row in rows]
    return json.dumps(_told(found, told, fullest, resolution))


def _told(found: Sequence[Any], drawn: Sequence[Any], fullest: list[int], resolution: int) -> dict[str, Any]:
    """The answer: what is drawn, the classes of all, and what has no place."""
    scale = logarithmic([many for many in fullest if many])
    return {
        "type": "FeatureCollection",
        "features": [_feature(row) for row in drawn],
        "breaks": list(scale.limits) if scale else [],
        "top": int(scale.top) if scale else 0,
        "km2": round(_area(drawn, resolution), 4),
        "cases": sum(row["reported"] for row in found),
        "unplaced": sum(row["reported"] for row in found if row["cell"] is None),
    }


def _of_step(period: Period, known: list[date], start: date | None) -> Period:
    """The days of the step that is told, cut to the period."""
    if start is None:
        return period
    later = [day for day in known if day > start]
    return replace(period, begin=max(start, period.begin), end=later[0] - timedelta(days=1) if later else period.end)


def _of_steps(
    session: Session, actor: Actor, cell: Any, wanted: list[Any], period: Period, step: str, at: datetime
) -> list[int]:
    """What was reported in each cell in each step."""
    day = cast(func.date_trunc(step, func.timezone(period.zone, Case.submitted_at)), Date)
    reported = counted("reported", *period.bounds(), at)
    asked = select(func.count()).where(Case.h3.is_not(None), reported, *wanted).group_by(day, cell)
    return list(session.scalars(cases.counted_for(asked, actor)))


def _area(rows: Sequence[Any], resolution: int) -> float:
    """Square kilometres of a cell where the cases are; they differ by a tenth or so within a country."""
    if not rows:
        return float(h3.average_hexagon_area(resolution, unit="km^2"))
    return float(h3.cell_area(f"{rows[len(rows) // 2]['cell']:x}", unit="km^2"))


def _feature(row: Any) -> dict[str, Any]:
    name = f"{row['cell']:x}"
    return {
        "type": "Feature",
        "id": name,
        "geometry": {"type": "Polygon", "coordinates": [ring_of(row["cell"])]},
        "properties": {"h3": name, **{one: row[one] for one in BY_CELL}},
    }
