"""What waits for somebody's decision in cases: pages and counts of requests and coordinations alike."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute, Session

from gridgis.cases import in_force
from gridgis.cases.clocks import Limit, near_due
from gridgis.cases.in_force import Limits
from gridgis.cases.models import Case
from gridgis.cases.queries import counted_for, visible_to
from gridgis.cases.term_models import Category
from gridgis.security.rules import Actor

Key = tuple[datetime, str]
"""Behind which a list goes on: when it is due, or was decided, and the number of its case."""


@dataclass(frozen=True)
class Queue:
    """A table of what waits: by what it is told apart, and when a row was decided."""

    model: Any
    sort: InstrumentedAttribute[str]
    decided_at: InstrumentedAttribute[datetime | None]


@dataclass(frozen=True)
class Counts:
    """Open rows in cases that the actor may read: all, those theirs, those past their time, and by what tells apart."""

    all: int
    mine: int
    overdue: int
    sorts: dict[Any, int]


def page(
    session: Session,
    actor: Actor,
    queue: Queue,
    conditions: list[ColumnElement[bool]],
    *,
    open: bool,
    after: Key | None = None,
    limit: int = 50,
    ordinary: bool = False,
) -> list[tuple[Any, Case]]:
    """A page of rows in cases that the actor may read: open ones the most pressing first, decided ones the newest.

    Args:
        session: open session.
        actor: who reads.
        queue: which table.
        conditions: which of its rows are meant.
        open: whether they wait or were decided.
        after: the key of the last of the page before.
        limit: rows at most.
        ordinary: without sensitive cases, as what leaves the house is made of.
    """
    of = queue.model
    moment = of.due_at if open else queue.decided_at
    asked = select(of, Case).join(Case, _of_case(of)).where(*conditions)
    asked = (counted_for if ordinary else visible_to)(asked, actor)
    if after is not None:
        key = tuple_(moment, of.case_number)
        asked = asked.where(key > after if open else key < after)
    order = (moment, of.case_number) if open else (moment.desc(), of.case_number.desc())
    return [(row[0], row[1]) for row in session.execute(asked.order_by(*order).limit(limit))]


def counts(session: Session, actor: Actor, queue: Queue, mine: ColumnElement[bool], *, at: datetime) -> Counts:
    """How many rows wait, of those in cases that the actor may read.

    Args:
        session: open session.
        actor: who reads.
        queue: which table.
        mine: the condition that a row is the actor's to decide.
        at: now.
    """
    of = queue.model
    own, late = func.count().filter(mine), func.count().filter(of.due_at <= at)
    asked = select(queue.sort, func.count(), own, late).join(Case, _of_case(of)).group_by(queue.sort)
    rows = session.execute(visible_to(asked.where(of.outcome.is_(None)), actor)).all()
    return Counts(
        all=sum(many for _, many, _, _ in rows),
        mine=sum(theirs for _, _, theirs, _ in rows),
        overdue=sum(over for _, _, _, over in rows),
        sorts={sort: many for sort, many, _, _ in sorted(rows)},
    )


def near_of(
    session: Session, case: Case, start: datetime, end: datetime, zone: str, term: Callable[[Category, Limits], Limit]
) -> datetime:
    """When the time to decide that runs from `start` to `end` is near-due, in the unit of its `term`."""
    limits = in_force.limits(session, zone, start.date(), in_force.arrival(case, zone))
    unit = term(in_force.category_of(session, case, zone), limits).unit
    return near_due(start, end, unit, limits.calendar, limits.thresholds.near_due_share)


def _of_case(of: Any) -> ColumnElement[bool]:
    return and_(Case.county_code == of.county_code, Case.number == of.case_number)
