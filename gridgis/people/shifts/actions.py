"""Putting somebody on the roster, and taking them off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Invalid, NotFound
from gridgis.people.duties import MANAGE, READ, known, standings
from gridgis.people.leaves import overlapping
from gridgis.people.models import Person
from gridgis.people.shifts.models import DutyShift
from gridgis.people.shifts.queries import DutyRoster, roster, spot_of
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor, Spot, require

MOST_DAYS = 62


@dataclass(frozen=True)
class Watch:
    """Somebody who is to be on duty on some days at the same hours; hours that end before they begin end next day."""

    place_code: str
    role: str
    person_id: int
    days: tuple[date, ...]
    begins: time
    ends: time


@dataclass(frozen=True)
class Entered:
    """The roster of the days that were entered, and the new shifts on it."""

    roster: DutyRoster
    ids: list[int]


@audited("duty_entered", "duty", "{wish.place_code}", person_id="wish.person_id", role="wish.role", shifts="made.ids")
def enter(session: Session, actor: Actor, wish: Watch, *, at: datetime) -> Entered:
    """Put somebody on the roster of a command centre.

    Raises:
        NotFound: there is no such county or town.
        Forbidden: `people.manage` is not held there.
        Invalid: no days, too many or some that are over; the person does not serve there, or is not known.
        Conflict: the person has leave on one of the days, or is on in this role at the time.
    """
    spot = spot_of(session, wish.place_code)
    require(actor, MANAGE, spot)
    days = sorted(set(wish.days))
    if not 0 < len(days) <= MOST_DAYS or days[-1] - days[0] > timedelta(days=366):
        raise Invalid("duty_roster.days", most=MOST_DAYS, field="days")
    if days[0] < at.date():
        raise Invalid("duty_roster.over", day=days[0].isoformat(), field="days")
    require_here(session, actor, wish.person_id, spot, days[0], days[-1])
    shifts = [_shift(wish, day, actor, at) for day in days]
    for shift in shifts:
        require_free(session, shift, at)
    session.add_all(shifts)
    session.flush()
    told = roster(session, actor, wish.place_code, days[0], days[-1], at=at)
    return Entered(told, [shift.id for shift in shifts])


@audited("duty_cancelled", "duty", "{made.place_code}", shifts="ids")
def cancel(session: Session, actor: Actor, ids: Sequence[int], *, at: datetime) -> "Cancelled":
    """Take shifts off the roster that have not begun; one that runs ends now, since what was stays true.

    Raises:
        NotFound: the actor sees no such shift.
        Forbidden: `people.manage` is not held there.
        Conflict: one is over, or off already.
    """
    asked = select(DutyShift).where(DutyShift.id.in_(ids)).order_by(DutyShift.id).with_for_update()
    shifts = list(session.scalars(asked.execution_options(populate_existing=True)))
    if not shifts or len(shifts) != len(set(ids)):
        raise NotFound("duty_roster.no_shift")
    for shift in shifts:
        spot = spot_of(session, shift.place_code)
        if not actor.may(READ, spot) and not actor.may(MANAGE, spot):
            raise NotFound("duty_roster.no_shift")
        require(actor, MANAGE, spot)
        if shift.cancelled_at is not None or shift.ends_at <= at:
            raise Conflict("duty_roster.past", field="ids")
        if shift.starts_at < at:
            shift.ends_at = at
        else:
            shift.cancelled_at, shift.cancelled_by = at, actor.display_name
    session.flush()
    return Cancelled(shifts[0].place_code, len(shifts))


@dataclass(frozen=True)
class Cancelled:
    """How many shifts of a command centre are off."""

    place_code: str
    shifts: int


def _shift(wish: Watch, day: date, actor: Actor, at: datetime) -> DutyShift:
    begins = datetime.combine(day, wish.begins, at.tzinfo)
    last = day if wish.ends > wish.begins else day + timedelta(days=1)
    return DutyShift(
        place_code=wish.place_code,
        role=wish.role,
        person_id=wish.person_id,
        starts_at=begins,
        ends_at=datetime.combine(last, wish.ends, at.tzinfo),
        entered_by=actor.display_name,
        entered_at=at,
    )


def require_here(session: Session, actor: Actor, person_id: int, spot: Spot, first: date, last: date) -> None:
    """Refuse whoever does not serve in the county or town of a command centre on some days.

    Raises:
        Invalid: they don't, or the actor knows of nobody of this id.
    """
    session.execute(select(Person.id).where(Person.id == person_id).with_for_update(key_share=True))
    where = standings(session, [person_id], first, last).get(person_id, [])
    if not known(actor, where):
        raise Invalid("duty_roster.nobody", field="person_id")
    towns = {one.spot.town_code for one in where if one.spot.county_code == spot.county_code}
    if not towns or spot.town_code not in {None, *towns}:
        raise Invalid("duty_roster.not_here", field="person_id")


def require_free(session: Session, shift: DutyShift, at: datetime) -> None:
    """Refuse a shift of somebody who is away then, or on in the same role.

    Raises:
        Conflict: they are.
    """
    first, last = shift.starts_at.date(), (shift.ends_at - timedelta(seconds=1)).date()
    if overlapping(session, shift.person_id, first, last) is not None:
        raise Conflict("duty_roster.on_leave", day=first.isoformat(), field="person_id")
    clash = select(DutyShift.starts_at).where(
        DutyShift.id.is_distinct_from(shift.id),
        DutyShift.person_id == shift.person_id,
        DutyShift.role == shift.role,
        DutyShift.cancelled_at.is_(None),
        DutyShift.span.op("&&")(func.tstzrange(shift.starts_at, shift.ends_at)),
    )
    if (begun := session.scalar(clash.limit(1))) is not None:
        moment = begun.astimezone(at.tzinfo).strftime("%Y-%m-%d %H:%M")
        raise Conflict("duty_roster.twice", moment=moment, field="days")
