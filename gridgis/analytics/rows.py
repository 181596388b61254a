"""The facts of cases one by one, exact at the moment that is asked: those kept, and of changed cases those of now."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    Subquery,
    Text,
    and_,
    column,
    exists,
    or_,
    select,
    true,
    union_all,
    values,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

from gridgis.analytics.counting import narrowed
from gridgis.analytics.facts import changed, fresh
from gridgis.analytics.models import FACTS
from gridgis.analytics.scope import scope_of
from gridgis.cases import in_force
from gridgis.cases import queries as cases
from gridgis.cases.clocks import Limit
from gridgis.cases.filters import Span
from gridgis.cases.measures import in_period
from gridgis.cases.models import Case
from gridgis.cases.rules import HOPS
from gridgis.cases.terms import whole_of
from gridgis.security.rules import Actor

UNITS = {"minute": 1.0, "work_minute": 1.0, "urgent_hour": 60.0, "work_hour": 60.0}
"""Working minutes in one of a unit; days are as long as a day is worked."""


def rows_of(zone: str, *, closed: Span | None = None, only: ColumnElement[bool] | None = None) -> Subquery:
    """The facts of all ordinary cases as they are now; of cases closed in a span with the time in each hop.

    `only`: a condition of the cases whose hops are asked for.

    Of changed cases it is reckoned, and so of no more than are asked for.
    """
    hops = None if closed is None else and_(in_period(Case.closed_at, *closed), true() if only is None else only)
    marked = changed()
    stale = exists().where(marked.c.county_code == FACTS.c.county_code, marked.c.number == FACTS.c.number)
    return union_all(select(FACTS).where(~stale), fresh(marked, zone, spans=False, hops=hops)).subquery("facts")


def within_reach(
    session: Session, actor: Actor, asked: Select[Any], rows: Subquery, place: str | None, category: str | None
) -> Select[Any]:
    """Keep the facts of the cases of a place and a category that the actor may read.

    What places and categories tell of is asked of the facts; for other actors and places of the cases themselves.
    """
    scope = scope_of(session, actor, place, category)
    if scope is not None:
        return asked.where(scope.unfolded(rows))
    same = and_(Case.county_code == rows.c.county_code, Case.number == rows.c.number)
    return cases.counted_for(asked.join(Case, same).where(*narrowed(session, place, category)), actor)


def limits_now(session: Session, zone: str, at: datetime) -> Mapping[str, list[int]]:
    """The limit of each hop in working minutes by category, as they are set for what comes today.

    Clock minutes and hours count as worked ones, a day as long as it is worked.
    """
    day = at.astimezone(ZoneInfo(zone)).date()
    limits = in_force.limits(session, zone, day)
    length = limits.calendar.day_length(day).total_seconds() / 60

    def minutes(limit: Limit) -> int:
        return round(limit.value * UNITS.get(limit.unit, length))

    found = {}
    for one in in_force.categories(session, day=day):
        urgency = one.urgency or "P3"
        handle = minutes(whole_of(one)) if one.limit_value else 0
        found[one.code] = [handle if hop == "handle" else minutes(limits.stages[(hop, urgency)]) for hop in HOPS]
    return found


def limit_rows(limits: Mapping[str, list[int]]) -> Any:
    """The same as rows: `code`, `limits`."""
    columns = column("code", Text), column("limits", ARRAY(Integer))
    return values(*columns, name="limits").data([(code, some) for code, some in limits.items()])


def passed(hop: str, session: Session, at: datetime, *, over: bool, zone: str, closed: Span) -> ColumnElement[bool]:
    """Cases closed in a span that passed a hop of their life, or that stood in it longer than its limit of today."""
    rows, nth = rows_of(zone, closed=closed), list(HOPS).index(hop) + 1
    minutes = rows.c.hops[nth]
    found = select(rows.c.number).where(rows.c.closed, minutes.is_not(None))
    if over:
        known = {code: some[nth - 1] for code, some in limits_now(session, zone, at).items()}
        by_limit: dict[int, list[str]] = {}
        for code, most in known.items():
            by_limit.setdefault(most, []).append(code)
        found = found.where(
            or_(False, *(and_(rows.c.category_code.in_(codes), minutes > most) for most, codes in by_limit.items()))
        )
    return Case.number.in_(found)


def days_of(first: date, last: date) -> list[int]:
    """How many of each day of the week lie between two days, both included; Monday first."""
    whole, rest = divmod((last - first).days + 1, 7)
    return [whole + ((day - first.weekday()) % 7 < rest) for day in range(7)]
