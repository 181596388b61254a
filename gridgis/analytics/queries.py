"""Figures by area, by hexagon and in time, each counted by its measure (`gridgis.cases.measures`).

Open figures count at the moment asked. Sensitive cases stand in no figure, whoever asks.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Date, and_, cast, func, or_, select, true
from sqlalchemy.orm import Session

from gridgis.analytics.figures import Figures, Period, Step, breaks, figured, starts
from gridgis.cases import filters
from gridgis.cases import queries as cases
from gridgis.cases.measures import BY_CELL, FLOWS, MEASURES, MOMENTS, STOOD, counted, in_period
from gridgis.cases.models import Case, CaseEvent
from gridgis.cases.rules import LEFT_OUT, OPEN, STAGE_OF
from gridgis.core.errors import Invalid
from gridgis.core.geo import ring_of
from gridgis.divisions import queries as divisions
from gridgis.divisions.models import Division
from gridgis.grids import queries as grids
from gridgis.grids.layers import counting_layers
from gridgis.grids.models import WHOLE, Grid, GridVersion
from gridgis.security.queries import within
from gridgis.security.rules import Actor

AREA = {
    "county": Case.county_code,
    "town": Case.town_code,
    "village": Case.village_code,
    "grid": Case.current_grid_code,
}
GRID_AREA = {"county": Grid.county_code, "town": Grid.town_code, "village": Grid.village_code, "grid": Grid.code}
STEPS = ("day", "week", "month")
Counts = dict[str, int]
NOTHING: Counts = dict.fromkeys(MEASURES, 0)


@dataclass(frozen=True)
class AreaFigures:
    """The figures of one area."""

    code: str
    name: str
    figures: Figures


def areas(
    session: Session,
    actor: Actor,
    *,
    level: str,
    parent: str | None,
    period: Period,
    category: str | None,
    at: datetime,
) -> list[AreaFigures]:
    """Figures of the areas of a level below a parent, in code order; areas without cases are there with zeros.

    Only areas of which the actor may see cases are named when they hold no right above them.

    Raises:
        Invalid: no such level.
    """
    if level not in AREA:
        raise Invalid("analytics.no_level", levels=AREA, field="level")
    found = _counted(session, actor, AREA[level], parent, period, category, at)
    if level == "grid":
        found |= _lying(session, actor, parent, period, category, at)
    named = _grids_below(session, parent, at.date()) if level == "grid" else _divisions_below(session, level, parent)
    homes, seen = _households(session, level, at.date()), _seen(session, actor, level)
    return [
        AreaFigures(code, name, figured({**found.get(code, NOTHING), "households": homes.get(code, 0)}))
        for code, name in named
        if code in found or code in seen
    ]


def whole(
    session: Session, actor: Actor, *, parent: str | None, period: Period, category: str | None, at: datetime
) -> Figures:
    """The figures of the whole place, with the cases that lie in no area of a lower level."""
    found = _counted(session, actor, None, parent, period, category, at)
    asked = (
        select(func.coalesce(func.sum(GridVersion.households), 0))
        .join(Grid, Grid.code == GridVersion.grid_code)
        .where(Grid.layer == WHOLE, GridVersion.period.op("@>")(at.date()))
        .where(within(actor, "stats.read", **GRID_AREA), *([] if parent is None else [grids.below(parent)]))
    )
    return figured({**found.get(None, NOTHING), "households": int(session.scalar(asked) or 0)})


def before(
    session: Session, actor: Actor, *, parent: str | None, period: Period, category: str | None, at: datetime
) -> Figures:
    """The figures of the whole place for the period just before, of what stood open (`STOOD`) as of its end."""
    earlier = period.before()
    flows = _counted(session, actor, None, parent, earlier, category, at).get(None, NOTHING)
    stood = _stood(session, actor, parent, category, min(earlier.bounds()[1], at))
    return figured({**{name: flows[name] for name in FLOWS}, **stood})


def _stood(
    session: Session, actor: Actor, parent: str | None, category: str | None, at: datetime
) -> dict[str, int | None]:
    """How many cases were open at a moment, and how many of them past the limit that ran then.

    The limit is the one that the last event before the moment left running. Histories of before it was kept don't
    tell it: then there is no number of overdue ones.
    """
    last = (
        select(CaseEvent.target, CaseEvent.due_at)
        .where(CaseEvent.county_code == Case.county_code, CaseEvent.case_number == Case.number, CaseEvent.at < at)
        .order_by(CaseEvent.seq.desc())
        .limit(1)
        .lateral()
    )
    unknown = or_(last.c.target.is_(None), and_(last.c.target.in_(list(STAGE_OF)), last.c.due_at.is_(None)))
    asked = (
        select(func.count(), func.count().filter(last.c.due_at < at), func.count().filter(unknown))
        .select_from(Case)
        .outerjoin(last, true())
        .where(
            Case.submitted_at < at,
            or_(Case.state.in_(OPEN), Case.closed_at >= at),
            *_narrowed(session, parent, category),
        )
    )
    opened, overdue, untold = session.execute(cases.counted_for(asked, actor)).one()
    return dict(zip(STOOD, (opened, None if untold else overdue), strict=True))


def _narrowed(session: Session, parent: str | None, category: str | None) -> list[ColumnElement[bool]]:
    found = []
    if parent is not None:
        found.append(filters.in_place(session, parent))
    if category is not None:
        found.append(filters.of_category(session, category))
    return found


def _counted(
    session: Session,
    actor: Actor,
    area: Any,
    parent: str | None,
    period: Period,
    category: str | None,
    at: datetime,
    over: ColumnElement[bool] | None = None,
) -> dict[str | None, Counts]:
    """Every measure by area; by None for the whole place where no area is given."""
    begin, end = period.bounds()
    columns = [func.count().filter(counted(name, begin, end, at)).label(name) for name in MEASURES]
    asked = select(*columns).where(
        or_(Case.state.in_(OPEN), *(in_period(moment, begin, end) for moment in MOMENTS.values())),
        *_narrowed(session, parent, category),
    )
    if over is not None:
        asked = asked.join(GridVersion, over)
    if area is not None:
        asked = asked.add_columns(area.label("area")).where(area.is_not(None)).group_by(area)
    rows = session.execute(cases.counted_for(asked, actor)).mappings()
    return {row.get("area"): {name: row[name] for name in MEASURES} for row in rows}


def _lying(
    session: Session, actor: Actor, parent: str | None, period: Period, category: str | None, at: datetime
) -> dict[str | None, Counts]:
    """Every measure by grid of the layers that route nothing and count what lies in their grids."""
    counting = counting_layers(session)
    over = and_(filters.lies_in(GridVersion.boundary), GridVersion.layer.in_(counting), GridVersion.valid_to.is_(None))
    return _counted(session, actor, GridVersion.grid_code, parent, period, category, at, over) if counting else {}


def _divisions_below(session: Session, level: str, parent: str | None) -> list[tuple[str, str]]:
    asked = select(Division.code, Division.name).where(Division.level == level)
    if parent is not None:
        asked = asked.where(Division.code.in_(divisions.below(parent)), Division.code != parent)
    return [(code, name) for code, name in session.execute(asked.order_by(Division.code))]


def _grids_below(session: Session, parent: str | None, day: date) -> list[tuple[str, str]]:
    asked = (
        select(Grid.code, GridVersion.name)
        .join(GridVersion, GridVersion.grid_code == Grid.code)
        .where(GridVersion.period.op("@>")(day))
        .order_by(Grid.code)
    )
    if parent is not None:
        asked = asked.where(grids.below(parent))
    return [(code, name) for code, name in session.execute(asked)]


def _households(session: Session, level: str, day: date) -> dict[str, int]:
    column = GRID_AREA[level]
    asked = (
        select(column, func.sum(GridVersion.households))
        .join(GridVersion, GridVersion.grid_code == Grid.code)
        .where(GridVersion.period.op("@>")(day))
        .group_by(column)
    )
    if level != "grid":
        asked = asked.where(Grid.layer == WHOLE)
    return {code: int(count) for code, count in session.execute(asked)}


def _seen(session: Session, actor: Actor, level: str) -> set[str]:
    """Codes of the areas of a level in which the actor may read figures."""
    asked = select(GRID_AREA[level]).distinct()
    return set(session.scalars(asked.where(within(actor, "stats.read", **GRID_AREA))))


def hexes(
    session: Session,
    actor: Actor,
    *,
    resolution: int,
    place: str | None,
    bbox: tuple[float, float, float, float] | None,
    period: Period,
    category: str | None,
    at: datetime,
) -> str:
    """Cases by H3 cell as GeoJSON text, with class limits of the counts.

    Args:
        session: open session.
        actor: who reads.
        resolution: of the cells, 5–10.
        place: a division or grid that narrows, or None.
        bbox: west, south, east, north in degrees, or None.
        period: of submission; open cases count whatever their age.
        category: code, platform or None.
        at: the moment against which overdue counts.

    Raises:
        Invalid: the resolution lies outside 5–10.
    """
    if not 5 <= resolution <= 10:
        raise Invalid("analytics.resolution", field="resolution")
    cell = filters.parent_cell(Case.h3, resolution)
    begin, end = period.bounds()
    wanted = filters.matching(session, filters.Filter(place=place, category=category, bbox=bbox), at)
    counts = {name: counted(name, begin, end, at) for name in BY_CELL}
    asked = (
        select(cell.label("cell"), *(func.count().filter(count).label(name) for name, count in counts.items()))
        .where(Case.h3.is_not(None), Case.state.not_in(LEFT_OUT), or_(counts["open"], counts["reported"]), *wanted)
        .group_by(cell)
        .order_by(cell)
    )
    rows = session.execute(cases.counted_for(asked, actor)).mappings().all()
    features = [
        {
            "type": "Feature",
            "id": f"{row['cell']:x}",
            "geometry": {"type": "Polygon", "coordinates": [ring_of(row["cell"])]},
            "properties": {"h3": f"{row['cell']:x}", **{name: row[name] for name in BY_CELL}},
        }
        for row in rows
    ]
    cuts = breaks([row["reported"] for row in rows])
    return json.dumps({"type": "FeatureCollection", "features": features, "breaks": cuts})


def series(
    session: Session,
    actor: Actor,
    *,
    place: str | None,
    period: Period,
    category: str | None,
    step: str,
    at: datetime,
) -> list[Step]:
    """Counts in time, every step of the period in order, those without cases with zeros.

    Raises:
        Invalid: the step is none of day, week, month.
    """
    if step not in STEPS:
        raise Invalid("analytics.no_step", steps=STEPS, field="step")
    begin, end = period.bounds()
    made: dict[date, Counts] = {start: dict.fromkeys(FLOWS, 0) for start in starts(period, step)}
    for day, moment in MOMENTS.items():
        local = cast(func.date_trunc(step, func.timezone(period.zone, moment)), Date).label("start")
        names = [name for name in FLOWS if MEASURES[name].day == day]
        counts = [func.count().filter(counted(name, begin, end, at)).label(name) for name in names]
        asked = select(local, *counts).where(in_period(moment, begin, end), *_narrowed(session, place, category))
        for row in session.execute(cases.counted_for(asked.group_by(local), actor)).mappings():
            made[row["start"]].update({name: row[name] for name in names})
    return [Step(start=start, counts=counts) for start, counts in sorted(made.items())]
