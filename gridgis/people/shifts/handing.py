"""Shifts of somebody who leaves: what is to come, who goes on with it, and back."""

from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from gridgis.divisions import queries as divisions
from gridgis.people.duties import MANAGE
from gridgis.people.shifts.actions import require_free, require_here
from gridgis.people.shifts.models import DutyShift
from gridgis.people.shifts.queries import RosterRole, spot_of
from gridgis.security.rules import Actor, require


@dataclass(frozen=True)
class OpenShift:
    """A shift to come."""

    id: int
    place_name: str
    role: RosterRole
    starts_at: datetime
    ends_at: datetime


def open_shifts(session: Session, person_id: int, since: date, *, at: datetime) -> list[OpenShift]:
    """Shifts of somebody that begin on a day or later, by their beginnings."""
    found = list(session.scalars(_to_come(person_id, since, at)))
    named = divisions.names(session, {one.place_code for one in found})
    return [OpenShift(one.id, named[one.place_code], one.role, one.starts_at, one.ends_at) for one in found]


def hand(session: Session, actor: Actor, person_id: int, heir_id: int | None, *, since: date, at: datetime) -> None:
    """Give somebody's shifts that begin on a day or later to an heir; without one they are off.

    Raises:
        Forbidden: `people.manage` is not held where an heir is to go on.
        Invalid: the heir does not serve there, or is not known.
        Conflict: the heir has leave on one of the days, or is on in this role at the time.
    """
    for shift in session.scalars(_to_come(person_id, since, at).with_for_update()).all():
        shift.instead_of = person_id
        if heir_id is None:
            shift.cancelled_at, shift.cancelled_by = at, actor.display_name
        else:
            spot, first = spot_of(session, shift.place_code), shift.starts_at.astimezone(at.tzinfo).date()
            require(actor, MANAGE, spot)
            require_here(session, actor, heir_id, spot, first, first)
            shift.person_id = heir_id
            require_free(session, shift, at)
        session.flush()


def give_back(session: Session, person_id: int, *, at: datetime) -> None:
    """Give shifts to come back to somebody who stays after all."""
    handed = select(DutyShift).where(DutyShift.instead_of == person_id, DutyShift.starts_at >= at)
    for shift in session.scalars(handed.with_for_update()).all():
        if shift.person_id == person_id:  # nobody went on with it
            shift.cancelled_at, shift.cancelled_by = None, ""
        shift.person_id, shift.instead_of = person_id, None
    session.flush()


def _to_come(person_id: int, since: date, at: datetime) -> Select[DutyShift]:
    begin = max(at, datetime.combine(since, time(), at.tzinfo))
    asked = select(DutyShift).where(DutyShift.person_id == person_id, DutyShift.starts_at >= begin)
    return asked.where(DutyShift.cancelled_at.is_(None)).order_by(DutyShift.starts_at, DutyShift.id)
