"""Figures by area, by hexagon and in time.

Open figures count at the moment asked. `reported` counts by submission; `due` and `on_time` by the citizen's total,
whose end falls in the period; `closed`, `answers` and `satisfied` by the day of closing. Rejected, merged and
withdrawn cases are left out and counted apart (domain guide, "Rules for all figures"). Sensitive cases stand in no
figure, whoever asks.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
from sqlalchemy import BigInteger, ColumnElement, Date, and_, cast, func, or_, select
from sqlalchemy.orm import Session

from gridgis.cases import filters
from gridgis.cases import queries as cases
from gridgis.cases.models import Case
from gridgis.cases.rules import LEFT_OUT, OPEN
from gridgis.core.errors import Invalid
from gridgis.core.geo import ring_of
from gridgis.divisions.models import Division
from gridgis.grids import queries as grids
from gridgis.grids.models import Grid, GridVersion
from gridgis.security.queries import within
from gridgis.security.rules import Actor

TOO_FEW = 10
"""Below so many in the denominator no rate is given."""

AREA = {
    "county": Case.county_code,
    "town": Case.town_code,
    "village": Case.village_code,
    "grid": Case.current_grid_code,
}
GRID_AREA = {"county": Grid.county_code, "town": Grid.town_code, "village": Grid.village_code, "grid": Grid.code}
STEPS = ("day", "week", "month")


@dataclass(frozen=True)
class Period:
    """Whole local days from `begin` to `end`, both included."""

    begin: date
    end: date
    zone: str

    def bounds(self) -> tuple[datetime, datetime]:
        """First moment, and the first moment after."""
        zone = ZoneInfo(self.zone)
        return (
            datetime.combine(self.begin, time(), zone),
            datetime.combine(self.end + timedelta(days=1), time(), zone),
        )

    def before(self) -> "Period":
        """The period of the same length just before."""
        days = (self.end - self.begin).days + 1
        return replace(self, begin=self.begin - timedelta(days=days), end=self.begin - timedelta(days=1))


@dataclass(frozen=True)
class Figures:
    """Counts of cases; rates are None where fewer than ten are in the denominator."""

    open: int = 0
    overdue: int = 0
    due_24h: int = 0
    reported: int = 0
    closed: int = 0
    due: int = 0
    on_time: int = 0
    answers: int = 0
    satisfied: int = 0
    left_out: int = 0
    households: int = 0

    @property
    def on_time_rate(self) -> float | None:
        """Closed within the citizen's total ÷ due, 0–1."""
        return self.on_time / self.due if self.due >= TOO_FEW else None

    @property
    def satisfaction_rate(self) -> float | None:
        """Satisfied and basically satisfied ÷ answers, 0–1."""
        return self.satisfied / self.answers if self.answers >= TOO_FEW else None

    @property
    def open_per_1000(self) -> float | None:
        """Open cases per thousand households."""
        return self.open / self.households * 1000 if self.households else None

    @property
    def reported_per_1000(self) -> float | None:
        """Reported cases per thousand households."""
        return self.reported / self.households * 1000 if self.households else None

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(**{f.name: getattr(self, f.name) + getattr(other, f.name) for f in fields(self)})


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
    counted = _counted(session, actor, AREA[level], parent, period, category, at)
    named = _grids_below(session, parent, at.date()) if level == "grid" else _divisions_below(session, level, parent)
    homes, seen = _households(session, level, at.date()), _seen(session, actor, level)
    return [
        AreaFigures(code, name, replace(counted.get(code, Figures()), households=homes.get(code, 0)))
        for code, name in named
        if code in counted or code in seen
    ]


def total(found: Sequence[AreaFigures]) -> Figures:
    """Sum over areas; zeros when there are none."""
    made = Figures()
    for one in found:
        made += one.figures
    return made


def before(
    session: Session, actor: Actor, *, parent: str | None, period: Period, category: str | None, at: datetime
) -> Figures:
    """The figures of the whole place for the period just before; open figures are as of its end."""
    earlier = period.before()
    counted = _counted(session, actor, Case.county_code, parent, earlier, category, at)
    made = Figures()
    for one in counted.values():
        made += one
    end = earlier.bounds()[1]
    was_open = and_(Case.submitted_at < end, or_(Case.closed_at.is_(None), Case.closed_at >= end))
    asked = select(func.count(), func.count().filter(Case.total_due_at < end)).where(
        was_open, Case.state.not_in(LEFT_OUT), *_narrowed(parent, category)
    )
    opened, overdue = session.execute(cases.counted_for(asked, actor)).one()
    return replace(made, open=opened, overdue=overdue, due_24h=0)


def _narrowed(parent: str | None, category: str | None) -> list[ColumnElement[bool]]:
    found = []
    if parent is not None:
        found.append(filters.in_place(parent))
    if category is not None:
        found.append(filters.of_category(category))
    return found


def _counted(
    session: Session,
    actor: Actor,
    area: Any,
    parent: str | None,
    period: Period,
    category: str | None,
    at: datetime,
) -> dict[str, Figures]:
    begin, end = period.bounds()

    def falls(moment: Any) -> ColumnElement[bool]:
        return and_(moment >= begin, moment < end)

    def many(*conditions: ColumnElement[bool]) -> ColumnElement[int]:
        return func.count().filter(*conditions)

    is_open, counts = Case.state.in_(OPEN), Case.state.not_in(LEFT_OUT)
    closed = and_(counts, falls(Case.closed_at))
    asked = (
        select(
            area,
            many(is_open),
            many(is_open, Case.due_at < at),
            many(is_open, Case.due_at >= at, Case.due_at < at + filters.NEAR_DUE),
            many(counts, falls(Case.submitted_at)),
            many(closed),
            many(counts, falls(Case.total_due_at)),
            many(counts, falls(Case.total_due_at), Case.closed_at <= Case.total_due_at),
            many(closed, Case.satisfaction.is_not(None)),
            many(closed, Case.satisfaction >= 3),
            many(Case.state.in_(LEFT_OUT), falls(Case.submitted_at)),
        )
        .where(
            area.is_not(None),
            or_(is_open, falls(Case.submitted_at), falls(Case.total_due_at), falls(Case.closed_at)),
            *_narrowed(parent, category),
        )
        .group_by(area)
    )
    return {code: Figures(*values) for code, *values in session.execute(cases.counted_for(asked, actor))}


def _divisions_below(session: Session, level: str, parent: str | None) -> list[tuple[str, str]]:
    asked = select(Division.code, Division.name).where(Division.level == level)
    if parent is not None:
        children = select(Division.code).where(Division.parent_code == parent)
        grandchildren = select(Division.code).where(Division.parent_code.in_(children))
        above = Division.parent_code
        asked = asked.where(or_(above == parent, above.in_(children), above.in_(grandchildren)))
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
        asked = asked.where(Grid.layer == "village")
    return {code: int(count) for code, count in session.execute(asked)}


def _seen(session: Session, actor: Actor, level: str) -> set[str]:
    """Codes of the areas of a level in which the actor may read figures."""
    asked = select(GRID_AREA[level]).distinct()
    return set(session.scalars(asked.where(within(actor, "stats.read", **GRID_AREA))))


def breaks(values: Sequence[float | None]) -> list[float]:
    """Four limits that cut values into five classes by quantiles, rising; empty for fewer than two values."""
    known = np.array([v for v in values if v is not None], dtype=float)
    if len(known) < 2:
        return []
    cuts = np.quantile(known, [0.2, 0.4, 0.6, 0.8])
    return [round(float(cut), 4) for cut in np.maximum.accumulate(cuts)]


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
    cell = _parent(Case.h3, resolution)
    begin, end = period.bounds()
    wanted = filters.matching(filters.Filter(place=place, category=category, bbox=bbox), at)
    is_open = Case.state.in_(OPEN)
    reported = and_(Case.submitted_at >= begin, Case.submitted_at < end)
    asked = (
        select(
            cell,
            func.count().filter(reported),
            func.count().filter(is_open),
            func.count().filter(is_open, Case.due_at < at),
        )
        .where(Case.h3.is_not(None), Case.state.not_in(LEFT_OUT), or_(is_open, reported), *wanted)
        .group_by(cell)
        .order_by(cell)
    )
    rows = session.execute(cases.counted_for(asked, actor)).all()
    features = [
        {
            "type": "Feature",
            "id": f"{code:x}",
            "geometry": {"type": "Polygon", "coordinates": [ring_of(code)]},
            "properties": {"h3": f"{code:x}", "reported": reported, "open": opened, "overdue": overdue},
        }
        for code, reported, opened, overdue in rows
    ]
    cuts = breaks([row[1] for row in rows])
    return json.dumps({"type": "FeatureCollection", "features": features, "breaks": cuts})


def _parent(cell: Any, resolution: int) -> ColumnElement[int]:
    """Coarser H3 cell by the layout of its bits; `gridgis.core.geo.parent_cell` says how."""
    unused = (1 << (3 * (15 - resolution))) - 1
    cleared = cell.op("&")(cast(~(0xF << 52), BigInteger)).op("|")(cast((resolution << 52) | unused, BigInteger))
    return cast(cleared, BigInteger)


@dataclass(frozen=True)
class Step:
    """What happened in one day, week or month."""

    start: date
    reported: int
    closed: int
    due: int
    on_time: int
    answers: int
    satisfied: int


def series(
    session: Session,
    actor: Actor,
    *,
    place: str | None,
    period: Period,
    category: str | None,
    step: str,
) -> list[Step]:
    """Counts in time, every step of the period in order, those without cases with zeros.

    Raises:
        Invalid: the step is none of day, week, month.
    """
    if step not in STEPS:
        raise Invalid("analytics.no_step", steps=STEPS, field="step")
    begin, end = period.bounds()
    made: dict[date, list[int]] = {start: [0] * 6 for start in _starts(period, step)}
    for moment, columns in (
        (Case.submitted_at, ((0, None),)),
        (Case.closed_at, ((1, None), (4, Case.satisfaction.is_not(None)), (5, Case.satisfaction >= 3))),
        (Case.total_due_at, ((2, None), (3, Case.closed_at <= Case.total_due_at))),
    ):
        local = cast(func.date_trunc(step, func.timezone(period.zone, moment)), Date)
        counts = [func.count() if c is None else func.count().filter(c) for _, c in columns]
        asked = (
            select(local, *counts)
            .where(moment >= begin, moment < end, Case.state.not_in(LEFT_OUT), *_narrowed(place, category))
            .group_by(local)
        )
        for start, *values in session.execute(cases.counted_for(asked, actor)):
            for (column, _), value in zip(columns, values, strict=True):
                made.setdefault(start, [0] * 6)[column] = value
    return [Step(start, *values) for start, values in sorted(made.items())]


def _starts(period: Period, step: str) -> list[date]:
    found: list[date] = []
    day = period.begin
    while day <= period.end:
        start = day if step == "day" else day - timedelta(days=day.weekday()) if step == "week" else day.replace(day=1)
        if not found or found[-1] != start:
            found.append(start)
        day += timedelta(days=1)
    return found
