"""What the sums of figures tell: by area, in time, and what stood at a midnight, exact at the moment that is asked.

Read are the sums, less what changed cases gave to them, with what they give now; limits that end today are asked of
the cases, and so is what stands as of now. All in one statement, so that a fold in between neither loses nor doubles
anything.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Integer,
    and_,
    cast,
    func,
    literal,
    or_,
    select,
    true,
    tuple_,
    union_all,
)
from sqlalchemy.orm import Session

from gridgis.analytics.facts import DAYS, LEVELS, STANDS, changed, fresh, kept, spread
from gridgis.analytics.figures import Period, start_of
from gridgis.analytics.models import FACTS, PLACE, STANDING, SUMS
from gridgis.analytics.scope import Scope
from gridgis.cases import queries as cases
from gridgis.cases.measures import FLOWS, LIMIT_DAYS, MEASURES, counted, in_period
from gridgis.cases.models import Case
from gridgis.cases.rules import OPEN
from gridgis.cases.stage_models import CaseStage
from gridgis.cases.staged import STAGES

Span = tuple[date, date]
"""First and last day, both included."""
Counts = dict[str, int]
BEFORE = "before "
"""Ahead of the name of a measure: that of the period just before."""
NOW = tuple(name for name, measure in MEASURES.items() if measure.day == "now")
BY_LIMIT = tuple(name for name, measure in MEASURES.items() if measure.day in LIMIT_DAYS)
"""What is known of a day only once it is over: on the day itself some limits have not ended."""
BY_STAGE = tuple(name for name in BY_LIMIT if MEASURES[name].day != "limit")
"""Of these what goes by the limit of a stage, whose rows have an index of their own."""

PLAIN = tuple(name for name in MEASURES if name not in BY_STAGE)

TOLD = {**dict.fromkeys(NOW, ""), **dict.fromkeys(FLOWS, ""), **{BEFORE + name: BEFORE for name in FLOWS}}
"""What is told of an area, each with the period that it is of."""


def by_area(
    session: Session,
    scope: Scope,
    level: str,
    area: Any,
    period: Period,
    only: Sequence[ColumnElement[bool]],
    at: datetime,
) -> dict[str | None, Counts]:
    """Every measure by the areas of a level, and by None for the whole; what has a day for the period before too.

    Args:
        session: open session.
        scope: the sums that answer; their level is that of the areas or a finer one.
        level: of the areas.
        area: the column of cases with their codes.
        period: whole local days.
        only: conditions of the same place and category, for cases.
        at: the moment against which limits count.
    """
    today = at.astimezone(ZoneInfo(period.zone)).date()
    spans = {"": (period.begin, period.end), BEFORE: (period.before().begin, period.before().end)}
    code = PLACE[LEVELS[level] - 1]
    inside = {prefix: _summed(scope, span, today) for prefix, span in spans.items()}
    stored = select(SUMS.c[code].label("area"), *_of_days(SUMS, inside, SUMS.c.start < today))
    stored = stored.where(scope.stored(SUMS), or_(*inside.values())).group_by(SUMS.c[code])
    parts = [stored]
    if not scope.by_day:
        facts = _facts()
        inside = {prefix: _of_facts(facts.c.day, span, today) for prefix, span in spans.items()}
        told = select(facts.c[code].label("area"), *_of_days(facts, inside, facts.c.day < today))
        parts.append(told.where(scope.unfolded(facts), or_(*inside.values())).group_by(facts.c[code]))
    days = _difference(period.zone, DAYS)
    inside = {prefix: days.c.day.between(*span) for prefix, span in spans.items()}
    moved = select(days.c[code].label("area"), *_of_days(days, inside, days.c.day < today))
    moved = moved.where(scope.unfolded(days), or_(*inside.values())).group_by(days.c[code])
    now = or_(Case.state.in_(OPEN), in_period(Case.total_due_at, *_bounds(today, period.zone)))
    for which, names in ((now, PLAIN), (_stages_end(today, period.zone), BY_STAGE)):
        columns = _live(TOLD, names, spans, today, period.zone, at)
        live = select(func.coalesce(area, "").label("area"), *columns).where(which, *only)
        parts.append(cases.counted_for(live.group_by(area), scope.actor))
    return _whole(session.execute(union_all(*parts, moved)).mappings())


def _stages_end(today: date, zone: str) -> ColumnElement[bool]:
    """Cases of which the limit of a stage ends today."""
    ending = select(CaseStage.county_code, CaseStage.case_number)
    ending = ending.where(CaseStage.stage.in_(STAGES), in_period(CaseStage.due_at, *_bounds(today, zone)))
    return tuple_(Case.county_code, Case.number).in_(ending)


def _of_days(rows: Any, within: dict[str, ColumnElement[bool]], over: ColumnElement[bool]) -> Iterator[Any]:
    """Sums of rows by the period in which their days lie; nothing of what stands as of now."""
    for label, prefix in TOLD.items():
        name = label.removeprefix(BEFORE)
        if name in NOW:
            yield literal(0).label(label)
        else:
            counts = and_(within[prefix], over) if name in BY_LIMIT else within[prefix]
            yield cast(func.coalesce(func.sum(rows.c[name]).filter(counts), 0), Integer).label(label)


def _whole(rows: Iterable[Mapping[Any, Any]]) -> dict[str | None, Counts]:
    """Rows of areas added up, by area and by None for all; those of no area stand in all alone."""
    found: dict[str | None, Counts] = {None: dict.fromkeys(TOLD, 0)}
    for row in rows:
        for one in {row["area"] or None, None}:
            counts = found.setdefault(one, dict.fromkeys(TOLD, 0))
            for name in TOLD:
                counts[name] += row[name]
    return found


def _live(
    labels: dict[str, str], names: Collection[str], spans: dict[str, Span], today: date, zone: str, at: datetime
) -> Iterator[Any]:
    """What is asked of cases: what stands as of now, and the limits of today; nothing of what is not among `names`."""
    for label, prefix in labels.items():
        name = label.removeprefix(BEFORE)
        if name not in names:
            yield literal(0).label(label)
        elif name in NOW:
            yield func.count().filter(counted(name, None, None, at)).label(label)
        elif name in BY_LIMIT and spans[prefix][0] <= today <= spans[prefix][1]:
            yield func.count().filter(counted(name, *_bounds(today, zone), at)).label(label)
        else:
            yield literal(0).label(label)


def in_time(
    session: Session,
    scope: Scope,
    period: Period,
    step: str,
    only: Sequence[ColumnElement[bool]],
    at: datetime,
) -> dict[date, Counts]:
    """What happened in a period, by the first day of its step; only of steps in which anything did.

    Args:
        session: open session.
        scope: the sums that answer.
        period: whole local days.
        step: day, week or month.
        only: conditions of the same place and category, for cases.
        at: the moment against which limits count.
    """
    span = (period.begin, period.end)
    today = at.astimezone(ZoneInfo(period.zone)).date()

    def columns(rows: Any, day: Any) -> list[Any]:
        sums = {name: func.sum(rows.c[name]).filter(day < today if name in BY_LIMIT else true()) for name in FLOWS}
        return [cast(func.coalesce(one, 0), Integer).label(name) for name, one in sums.items()]

    stored = select(SUMS.c.start.label("start"), *columns(SUMS, SUMS.c.start))
    stored = stored.where(scope.stored(SUMS), _summed(scope, span, today, months=step == "month")).group_by(
        SUMS.c.start
    )
    parts = [stored]
    if not scope.by_day:
        facts = _facts()
        inside = _of_facts(facts.c.day, span, today, months=step == "month")
        told = select(facts.c.day.label("start"), *columns(facts, facts.c.day))
        parts.append(told.where(scope.unfolded(facts), inside).group_by(facts.c.day))
    days = _difference(period.zone, DAYS)
    moved = select(days.c.day.label("start"), *columns(days, days.c.day))
    moved = moved.where(scope.unfolded(days), days.c.day.between(*span)).group_by(days.c.day)
    ended = in_period(Case.total_due_at, *_bounds(today, period.zone))
    for which, names in ((ended, PLAIN), (_stages_end(today, period.zone), BY_STAGE)):
        counts = _live(dict.fromkeys(FLOWS, ""), names, {"": span}, today, period.zone, at)
        live = select(literal(today).label("start"), *counts).where(which, *only)
        parts.append(cases.counted_for(live, scope.actor))
    found: dict[date, Counts] = defaultdict(lambda: dict.fromkeys(FLOWS, 0))
    for row in session.execute(union_all(*parts, moved)).mappings():
        if period.begin <= row["start"] <= period.end:
            for name in FLOWS:
                found[start_of(row["start"], step)][name] += row[name]
    return found


def stood(session: Session, scope: Scope, day: date, zone: str) -> tuple[int, int, int]:
    """How many cases were open when a day began, how many of them past their limit, and of how many none is told.

    The scope has sums by day.
    """
    month = day.replace(day=1)
    before = and_(
        SUMS.c.start < day,
        or_(and_(SUMS.c.step == "month", SUMS.c.start < month), and_(SUMS.c.step == "day", SUMS.c.start >= month)),
    )

    def columns(rows: Any) -> list[Any]:
        return [cast(func.coalesce(func.sum(rows.c[name]), 0), Integer).label(name) for name in STANDING]

    stored = select(*columns(SUMS)).where(scope.stored(SUMS), before)
    days = _difference(zone, (*STANDS.values(), *STANDING[2:]))
    moved = select(*columns(days)).where(scope.unfolded(days), days.c.day < day)
    rows = session.execute(union_all(stored, moved)).mappings().all()
    found = {name: sum(row[name] for row in rows) for name in STANDING}
    opened, late, untold = (found[f"{name}_in"] - found[f"{name}_out"] for name in ("stood", "late", "untold"))
    return opened, late, untold


@cache
def _difference(zone: str, days: tuple[str, ...]) -> FromClause:
    """What changed cases give now, less what they gave to the sums, by the days that count.

    Building it took a third of the time of a request, and it is the same for all.
    """
    keys = changed()
    spans = not set(STANDING).isdisjoint(days)
    now = fresh(keys, zone, spans=spans).cte("now").prefix_with("MATERIALIZED")
    before = kept(keys).cte("before").prefix_with("MATERIALIZED")
    return spread([(now, 1), (before, -1)], days).subquery("days")


@cache
def _facts() -> FromClause:
    """What all facts give, by the days of what happened."""
    return spread([(FACTS, 1)], DAYS).subquery("facts")


def _bounds(day: date, zone: str) -> tuple[datetime, datetime]:
    return Period(day, day, zone).bounds()


def _summed(scope: Scope, span: Span, today: date, *, months: bool = True) -> ColumnElement[bool]:
    """The sums that make up some days; of months alone where there are none by day."""
    found = [
        and_(SUMS.c.step == step, SUMS.c.start.between(first, last))
        for step, first, last in pieces(span, today, months=months)
        if step == "month" or scope.by_day
    ]
    return or_(False, *found)


def _of_facts(day: Any, span: Span, today: date, *, months: bool = True) -> ColumnElement[bool]:
    """The days that sums of months leave over."""
    found = [day.between(first, last) for step, first, last in pieces(span, today, months=months) if step == "day"]
    return or_(False, *found)


def pieces(span: Span, today: date, *, months: bool = True) -> Iterator[tuple[str, date, date]]:
    """The sums that make up some days: whole months by month and other days by day, none across the end of yesterday.

    Returns:
        Step, first and last start. Nothing for days that end before they begin.
    """
    cut = min(span[1], today - timedelta(days=1))
    for begin, end in ((span[0], cut), (max(span[0], today), span[1])):
        if begin > end:
            continue
        first = begin if begin.day == 1 else _next_month(begin)
        behind = (end + timedelta(days=1)).replace(day=1)
        if not months or first >= behind:
            yield "day", begin, end
            continue
        if begin < first:
            yield "day", begin, first - timedelta(days=1)
        yield "month", first, behind - timedelta(days=1)
        if behind <= end:
            yield "day", behind, end


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
