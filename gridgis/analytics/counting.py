"""Figures counted from the cases themselves: of what no sums tell, and what the sums are held against.

A place of a layer that only counts, the part of an office or of a platform, a category in villages and grids.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Date, and_, cast, func, or_, select, true, tuple_
from sqlalchemy.orm import Session

from gridgis.analytics.figures import Period
from gridgis.analytics.summing import BEFORE, Counts
from gridgis.cases import filters, staged
from gridgis.cases import queries as cases
from gridgis.cases.measures import FLOWS, MEASURES, MOMENTS, STAGE_DAYS, STOOD, counted, in_period, stages_end
from gridgis.cases.models import Case, CaseEvent
from gridgis.cases.rules import OPEN, STAGE_OF
from gridgis.grids.layers import counting_layers
from gridgis.grids.models import GridVersion
from gridgis.security.rules import Actor


def narrowed(session: Session, parent: str | None, category: str | None) -> list[ColumnElement[bool]]:
    """The conditions that cases lie in a place and are of a category, as far as either is given."""
    found = []
    if parent is not None:
        found.append(filters.in_place(session, parent))
    if category is not None:
        found.append(filters.of_category(session, category))
    return found


def by_area(
    session: Session,
    actor: Actor,
    area: Any,
    parent: str | None,
    period: Period,
    category: str | None,
    at: datetime,
    over: ColumnElement[bool] | None = None,
) -> dict[str | None, Counts]:
    """Every measure by area, and by None for the whole place; what happens in a period for the one before too.

    All of it is counted in one reading of the cases.
    """
    begin, end = period.bounds()
    first, _ = period.before().bounds()
    columns = [func.count().filter(counted(name, begin, end, at)).label(name) for name in MEASURES]
    columns += [func.count().filter(counted(name, first, begin, at)).label(BEFORE + name) for name in FLOWS]
    asked = select(area.label("area"), func.grouping(area).label("whole"), *columns).where(
        or_(Case.state.in_(OPEN), _touched(first, end)),
        *narrowed(session, parent, category),
    )
    if over is not None:
        asked = asked.join(GridVersion, over)
    asked = asked.group_by(func.grouping_sets(tuple_(area), tuple_()))
    rows = session.execute(cases.counted_for(asked, actor)).mappings()
    return {row["area"]: {one.name: row[one.name] for one in columns} for row in rows if row["area"] or row["whole"]}


def lying(
    session: Session, actor: Actor, parent: str | None, period: Period, category: str | None, at: datetime
) -> dict[str | None, Counts]:
    """Every measure by grid of the layers that route nothing and count what lies in their grids."""
    counting = counting_layers(session)
    over = and_(filters.lies_in(GridVersion.boundary), GridVersion.layer.in_(counting), GridVersion.valid_to.is_(None))
    found = by_area(session, actor, GridVersion.grid_code, parent, period, category, at, over) if counting else {}
    return {code: counts for code, counts in found.items() if code is not None}


def in_time(
    session: Session, actor: Actor, place: str | None, period: Period, category: str | None, step: str, at: datetime
) -> dict[date, Counts]:
    """What happened in a period, by the first day of its step; only of steps in which anything did."""
    begin, end = period.bounds()
    known: dict[str, Any] = MOMENTS | {day: staged.TURNS[stage].due_at for day, stage in STAGE_DAYS.items()}
    began = {
        day: cast(func.date_trunc(step, func.timezone(period.zone, moment)), Date) for day, moment in known.items()
    }
    so = [counted(name, begin, end, at).label(name) for name in FLOWS]
    each = select(*(start.label(day) for day, start in began.items()), *so).select_from(Case)
    for stage, row in staged.TURNS.items():
        each = each.outerjoin(row, staged.joined(stage))
    each = each.where(_touched(begin, end), *narrowed(session, place, category))
    rows = cases.counted_for(each, actor).cte("each").prefix_with("MATERIALIZED")
    days = [rows.c[day] for day in began]
    asked = select(*days, *(func.count().filter(rows.c[name]).label(name) for name in FLOWS))
    made: dict[date, Counts] = {}
    for row in session.execute(asked.group_by(func.grouping_sets(*map(tuple_, days)))).mappings():
        for name in FLOWS:
            if (start := row[MEASURES[name].day]) is not None:
                made.setdefault(start, dict.fromkeys(FLOWS, 0))[name] += row[name]
    return made


def _touched(begin: datetime | None, end: datetime | None) -> ColumnElement[bool]:
    """Cases of which a moment that counts lies in a period."""
    return or_(*(in_period(moment, begin, end) for moment in MOMENTS.values()), stages_end(begin, end))


def stood(
    session: Session, actor: Actor, parent: str | None, category: str | None, at: datetime
) -> dict[str, int | None]:
    """How many cases were open at a moment, and how many of them past the limit that ran then; None where unknown."""
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
            *narrowed(session, parent, category),
        )
    )
    opened, overdue, untold = session.execute(cases.counted_for(asked, actor)).one()
    return dict(zip(STOOD, (opened, None if untold else overdue), strict=True))
