"""Figures by area, by hexagon and in time, each counted by its measure (`gridgis.cases.measures`).

Open figures count at the moment asked. Sensitive cases stand in no figure, whoever asks.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Date, and_, cast, func, or_, select, true, tuple_
from sqlalchemy.orm import Session

from gridgis.analytics.figures import Figures, Period, Step, figured, starts
from gridgis.cases import filters
from gridgis.cases import queries as cases
from gridgis.cases.measures import FLOWS, MEASURES, MOMENTS, STOOD, counted, in_period
from gridgis.cases.models import Case, CaseEvent
from gridgis.cases.rules import OPEN, STAGE_OF
from gridgis.core.errors import Invalid
from gridgis.core.held import held
from gridgis.divisions import queries as divisions
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
BEFORE = "before "
"""Ahead of the name of a measure: that of the period just before."""


@dataclass(frozen=True)
class AreaFigures:
    """The figures of one area."""

    code: str
    name: str
    figures: Figures


class _Homes(NamedTuple):
    """The households of a grid, with the codes of what it lies in, and whether they are counted above it too."""

    county: str
    town: str
    village: str
    grid: str
    whole: bool
    households: int


@dataclass(frozen=True)
class Overview:
    """Figures of a place: its areas of a level, the whole of it, and the whole in the period just before."""

    areas: list[AreaFigures]
    whole: Figures
    before: Figures


def overview(
    session: Session,
    actor: Actor,
    *,
    level: str,
    parent: str | None,
    period: Period,
    category: str | None,
    at: datetime,
) -> Overview:
    """Figures of a place and of the areas of a level in it, in code order; areas without cases are there with zeros.

    Only areas of which the actor may see cases are named when they hold no right above them. In the whole stand the
    cases that lie in no area of the level too, and of the period before what stood open (`STOOD`) as of its end.

    Raises:
        Invalid: no such level.
    """
    if level not in AREA:
        raise Invalid("analytics.no_level", levels=AREA, field="level")
    found = _counted(session, actor, AREA[level], parent, period, category, at)
    whole = found.pop(None)
    if level == "grid":
        found |= _lying(session, actor, parent, period, category, at)
    named = _grids_below(session, parent, at.date()) if level == "grid" else _divisions_below(session, level, parent)
    homes, seen = _households(session, level, at.date()), _seen(session, actor, level)
    stood = _stood(session, actor, parent, category, min(period.before().bounds()[1], at))
    return Overview(
        [
            AreaFigures(code, name, figured(_now(found.get(code)) | {"households": homes.get(code, 0)}))
            for code, name in named
            if code in found or code in seen
        ],
        figured(_now(whole) | {"households": _all_households(session, actor, parent, at.date())}),
        figured({**{name: whole[BEFORE + name] for name in FLOWS}, **stood}),
    )


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
    """Every measure by area, and by None for the whole place; what happens in a period for the one before too.

    All of it is counted in one reading of the cases.
    """
    begin, end = period.bounds()
    first, _ = period.before().bounds()
    columns = [func.count().filter(counted(name, begin, end, at)).label(name) for name in MEASURES]
    columns += [func.count().filter(counted(name, first, begin, at)).label(BEFORE + name) for name in FLOWS]
    asked = select(area.label("area"), func.grouping(area).label("whole"), *columns).where(
        or_(Case.state.in_(OPEN), *(in_period(moment, first, end) for moment in MOMENTS.values())),
        *_narrowed(session, parent, category),
    )
    if over is not None:
        asked = asked.join(GridVersion, over)
    asked = asked.group_by(func.grouping_sets(tuple_(area), tuple_()))
    rows = session.execute(cases.counted_for(asked, actor)).mappings()
    return {row["area"]: {one.name: row[one.name] for one in columns} for row in rows if row["area"] or row["whole"]}


def _now(counts: Counts | None) -> dict[str, int | None]:
    """The measures of the period itself."""
    return {name: counts[name] if counts else 0 for name in MEASURES}


def _lying(
    session: Session, actor: Actor, parent: str | None, period: Period, category: str | None, at: datetime
) -> dict[str | None, Counts]:
    """Every measure by grid of the layers that route nothing and count what lies in their grids."""
    counting = counting_layers(session)
    over = and_(filters.lies_in(GridVersion.boundary), GridVersion.layer.in_(counting), GridVersion.valid_to.is_(None))
    found = _counted(session, actor, GridVersion.grid_code, parent, period, category, at, over) if counting else {}
    return {code: counts for code, counts in found.items() if code is not None}


def _divisions_below(session: Session, level: str, parent: str | None) -> list[tuple[str, str]]:
    every = divisions.tree(session)
    codes = list(every) if parent is None else []
    left = [parent] if parent in every else []
    while left:
        below = every[left.pop()].children
        codes += below
        left += below
    return sorted((code, every[code].name) for code in codes if every[code].level == level)


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


def _homes(session: Session, day: date) -> list[_Homes]:
    """The households of all grids in force on a day."""
    columns: list[Any] = [*GRID_AREA.values(), Grid.layer == WHOLE, GridVersion.households]
    asked = select(*columns).where(GridVersion.grid_code == Grid.code, GridVersion.period.op("@>")(day))
    tables = ("grids", "grid_versions", "layers")
    return held(session, (_Homes, day), lambda: [_Homes(*row) for row in session.execute(asked)], of=tables)


def _households(session: Session, level: str, day: date) -> Counter[str]:
    found: Counter[str] = Counter()
    for homes in _homes(session, day):
        if homes.whole or level == "grid":
            found[getattr(homes, level)] += homes.households
    return found


def _all_households(session: Session, actor: Actor, parent: str | None, day: date) -> int:
    """Those below a parent, or everywhere, as far as the actor may read figures there."""
    above = divisions.tree(session).get(parent or "")
    below = {parent, *(above.children if above else ())}  # a city's counties are below it
    codes = {level: set(actor.codes("stats.read", level)) for level in GRID_AREA}
    everywhere = actor.everywhere("stats.read")
    return sum(
        homes.households
        for homes in _homes(session, day)
        if homes.whole
        and (parent is None or not below.isdisjoint((homes.county, homes.town, homes.village)))
        and (everywhere or any(getattr(homes, level) in some for level, some in codes.items()))
    )


def _seen(session: Session, actor: Actor, level: str) -> set[str]:
    """Codes of the areas of a level in which the actor may read figures."""
    asked = select(GRID_AREA[level]).distinct()
    return set(session.scalars(asked.where(within(actor, "stats.read", **GRID_AREA))))


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
    began = {
        day: cast(func.date_trunc(step, func.timezone(period.zone, moment)), Date) for day, moment in MOMENTS.items()
    }
    asked = select(
        *(start.label(day) for day, start in began.items()),
        *(func.count().filter(counted(name, begin, end, at)).label(name) for name in FLOWS),
    ).where(or_(*(in_period(moment, begin, end) for moment in MOMENTS.values())), *_narrowed(session, place, category))
    asked = asked.group_by(func.grouping_sets(*map(tuple_, began.values())))
    for row in session.execute(cases.counted_for(asked, actor)).mappings():
        for name in FLOWS:
            if (start := row[MEASURES[name].day]) in made:
                made[start][name] += row[name]
    return [Step(start=start, counts=counts) for start, counts in sorted(made.items())]
