"""Entering leave and cancelling it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Forbidden, Invalid, NotFound
from gridgis.core.texts import storable
from gridgis.core.wording import Phrase
from gridgis.people.duties import MANAGE, known, may, standings
from gridgis.people.leaves import LeaveRow, get, overlapping
from gridgis.people.models import Leave, Person
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor

REASON_LIMIT = 300


@dataclass(frozen=True)
class Absence:
    """A leave as asked for; the last day is a day of leave."""

    person_id: int
    from_day: date
    until_day: date
    substitute_id: int | None = None
    reason: str = ""


@audited("leave_entered", "person", "{made.person_id}", leave_id="made.id")
def enter_leave(session: Session, actor: Actor, wish: Absence, *, at: datetime) -> LeaveRow:
    """Enter leave for somebody who serves where the actor manages people.

    Both people are locked while it is judged, so that two who stand in for each other can't leave at one time. A
    substitute who goes on leave later leaves a gap, which teams and lists show.

    Raises:
        Invalid: the days run backwards, the substitute is the person or unknown, or the reason is too long.
        NotFound: the actor knows of nobody of this id who serves anywhere on those days.
        Forbidden: `people.manage` is not held where the person serves.
        Conflict: the person, or the substitute, is on leave on one of those days already.
    """
    _check(wish)
    _lock(session, [wish.person_id] if wish.substitute_id is None else [wish.person_id, wish.substitute_id])
    _authorise(session, actor, wish)
    clash = overlapping(session, wish.person_id, wish.from_day, wish.until_day)
    if clash is not None:
        raise Conflict("people.leave_overlaps", **_days(clash))
    if wish.substitute_id is not None:
        clash = overlapping(session, wish.substitute_id, wish.from_day, wish.until_day)
        if clash is not None:
            raise Conflict("people.substitute_on_leave", field="substitute_id", **_days(clash))
    leave = Leave(**vars(wish), entered_by=actor.display_name, entered_at=at)
    session.add(leave)
    session.flush()
    return get(session, actor, leave.id)


@audited("leave_cancelled", "person", "{made.person_id}", leave_id="made.id")
def cancel_leave(session: Session, actor: Actor, leave_id: int, *, at: datetime) -> LeaveRow:
    """Cancel leave that has not begun before today; end leave that runs with yesterday, since what was stays true.

    Args:
        at: now, in local time.

    Raises:
        NotFound: the actor may see no such leave.
        Forbidden: `people.manage` is not held where the person serves.
        Conflict: it is cancelled or over already.
    """
    get(session, actor, leave_id)
    leave = session.get_one(Leave, leave_id, with_for_update=True, populate_existing=True)
    where = standings(session, [leave.person_id], leave.from_day, leave.until_day).get(leave.person_id, [])
    if not may(actor, MANAGE, where):
        raise Forbidden("people.not_your_people", verb=MANAGE)
    today = at.date()
    if leave.cancelled_at is not None or leave.until_day < today:
        state = Phrase("people.cancelled" if leave.cancelled_at is not None else "people.over")
        raise Conflict("people.leave_past", state=state, **_days(leave))
    if leave.from_day < today:
        leave.until_day = today - timedelta(days=1)
    else:
        leave.cancelled_at, leave.cancelled_by = at, actor.display_name
    session.flush()
    return get(session, actor, leave_id)


def _check(wish: Absence) -> None:
    if wish.from_day > wish.until_day:
        raise Invalid("people.leave_turned", field="until_day")
    if wish.substitute_id == wish.person_id:
        raise Invalid("people.own_substitute", field="substitute_id")
    if len(wish.reason) > REASON_LIMIT or not storable(wish.reason):
        raise Invalid("people.reason_too_long", reason_limit=REASON_LIMIT, field="reason")


def _lock(session: Session, person_ids: list[int]) -> None:
    """Keep other leaves of these people waiting, always in the same order."""
    asked = select(Person.id).where(Person.id.in_(person_ids)).order_by(Person.id)
    session.execute(asked.with_for_update(key_share=True)).all()


def _authorise(session: Session, actor: Actor, wish: Absence) -> None:
    ids = [wish.person_id] if wish.substitute_id is None else [wish.person_id, wish.substitute_id]
    where = standings(session, ids, wish.from_day, wish.until_day)
    if not known(actor, where.get(wish.person_id, [])):
        raise NotFound("people.nobody_serves", id=wish.person_id)
    if not may(actor, MANAGE, where[wish.person_id]):
        raise Forbidden("people.not_your_people", verb=MANAGE)
    if wish.substitute_id is not None and not known(actor, where.get(wish.substitute_id, [])):
        raise Invalid("people.no_substitute", field="substitute_id")


def _days(leave: Leave) -> dict[str, str]:
    return {"from_day": leave.from_day.isoformat(), "until_day": leave.until_day.isoformat()}
