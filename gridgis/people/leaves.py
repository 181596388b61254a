"""Reading leaves."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, or_, select, tuple_
from sqlalchemy.orm import Session, aliased

from gridgis.core.db import told_by
from gridgis.core.errors import NotFound
from gridgis.people.duties import MANAGE, READ, Duty, Standing, duties, may, people_at, standings
from gridgis.people.models import Leave, Person
from gridgis.security.rules import Actor, require_any


@dataclass(frozen=True)
class LeaveRow:
    """Days on which somebody does not serve, both ends included, and who stands in.

    The reason is empty for whoever may not manage people there.
    """

    id: int
    person_id: int
    person_name: str
    grids: list[Duty]
    from_day: date
    until_day: date
    substitute_id: int | None
    substitute_name: str | None
    reason: str
    entered_by: str
    entered_at: datetime
    cancelled_at: datetime | None


stand_in = aliased(Person)


def visible_to(asked: Select[*tuple[Any, ...]], actor: Actor, parent: str | None = None) -> Select[*tuple[Any, ...]]:
    """Keep the leaves of people who serve, on those days, where the actor holds `grid.read` or may manage people."""
    ways = [
        way.where(column == Leave.person_id).correlate(Leave).exists()
        for verb in (READ, MANAGE)
        for way in people_at(actor, verb, lambda period: period.op("&&")(Leave.period), parent)
        for column in way.selected_columns
    ]
    return asked.where(or_(*ways))


def leaves(
    session: Session,
    actor: Actor,
    *,
    parent: str | None = None,
    begin: date | None = None,
    end: date | None = None,
    after: tuple[date, int] | None = None,
    limit: int = 50,
) -> list[LeaveRow]:
    """Leaves, the latest first, cancelled ones among them.

    Args:
        parent: only of people serving below this division, or at this grid.
        begin: only those with a day from here on.
        end: only those with a day up to here.
        after: first day and id of the last one seen.
        limit: at most so many.

    Raises:
        Forbidden: the actor holds neither `grid.read` nor `people.manage`.
    """
    require_any(actor, READ, MANAGE)
    asked = visible_to(_joined(), actor, parent).order_by(Leave.from_day.desc(), Leave.id.desc()).limit(limit)
    if begin is not None:
        asked = asked.where(Leave.until_day >= begin)
    if end is not None:
        asked = asked.where(Leave.from_day <= end)
    if after is not None:
        asked = asked.where(tuple_(Leave.from_day, Leave.id) < after)
    return _rows(session, actor, session.execute(asked).all())


def get(session: Session, actor: Actor, leave_id: int) -> LeaveRow:
    """One leave.

    Raises:
        NotFound: the actor may see no such leave.
    """
    rows = session.execute(visible_to(_joined().where(Leave.id == leave_id), actor)).all()
    if not rows:
        raise NotFound("people.no_leave", id=leave_id)
    return _rows(session, actor, rows)[0]


def _joined() -> Select[*tuple[Any, ...]]:
    return (
        select(Leave, Person.name, stand_in.name)
        .join(Person, Person.id == Leave.person_id)
        .outerjoin(stand_in, stand_in.id == Leave.substitute_id)
    )


def _rows(session: Session, actor: Actor, found: Any) -> list[LeaveRow]:
    if not found:
        return []
    first, last = min(leave.from_day for leave, *_ in found), max(leave.until_day for leave, *_ in found)
    everywhere = standings(session, [leave.person_id for leave, *_ in found], first, last)
    return [
        _row(leave, name, substitute, actor, everywhere.get(leave.person_id, [])) for leave, name, substitute in found
    ]


def _row(leave: Leave, name: str, substitute: str | None, actor: Actor, places: list[Standing]) -> LeaveRow:
    then = [one for one in places if one.meets(leave.from_day, leave.until_day)]
    facts = told_by(leave, LeaveRow)
    facts["reason"] = leave.reason if may(actor, MANAGE, then) else ""
    return LeaveRow(**facts, person_name=name, grids=duties(actor, then), substitute_name=substitute)


def overlapping(session: Session, person_id: int, first: date, last: date) -> Leave | None:
    """A leave of a person that shares a day with the days from the first to the last; None when there is none."""
    asked = select(Leave).where(
        Leave.person_id == person_id,
        Leave.cancelled_at.is_(None),
        Leave.period.op("&&")(func.daterange(first, last, "[]")),
    )
    return session.scalars(asked.order_by(Leave.from_day).limit(1)).first()
