"""Reading the roster: who is on now, and who will be."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Annotated

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from gridgis.core.errors import NotFound
from gridgis.core.vocabulary import OneOf
from gridgis.divisions import queries as divisions
from gridgis.people.duties import MANAGE, READ
from gridgis.people.models import Leave, Person
from gridgis.people.shifts.models import ROSTER_ROLES, DutyShift
from gridgis.people.teams import masked
from gridgis.security.rules import Actor, Spot, require_any

RosterRole = Annotated[str, OneOf(ROSTER_ROLES)]


@dataclass(frozen=True)
class Shift:
    """Somebody on duty; `on_now` at this moment, `away` for one who has leave on the shift's first day."""

    id: int
    place_code: str
    role: RosterRole
    person_id: int
    person_name: str
    phone: str
    starts_at: datetime
    ends_at: datetime
    on_now: bool
    away: bool
    mine: bool


@dataclass(frozen=True)
class RosterPlace:
    """A place with a command centre, and the roles in which nobody is on now."""

    code: str
    name: str
    open_roles: list[RosterRole]


@dataclass(frozen=True)
class DutyRoster:
    """Shifts by place, role and beginning; `at` is the moment that counts as now."""

    items: list[Shift]
    places: list[RosterPlace]
    at: datetime


def spot_of(session: Session, code: str) -> Spot:
    """Where a command centre stands: a county or a town.

    Raises:
        NotFound: there is no such division, or it is wider or narrower.
    """
    row = divisions.get(session, code)
    if row.level not in ("county", "town"):
        raise NotFound("duty_roster.no_centre", name=row.name)
    return Spot(row.code) if row.level == "county" else Spot(row.parent_code, row.code)


def roster(session: Session, actor: Actor, parent: str, first: date, last: date, *, at: datetime) -> DutyRoster:
    """Who is on in the command centres of a place, and of the towns just below it, on some days.

    Args:
        parent: a county or a town.
        at: now, in local time.

    Raises:
        Forbidden: the actor holds neither `grid.read` nor `people.manage`.
        NotFound: there is no such county or town.
    """
    require_any(actor, READ, MANAGE)
    spot_of(session, parent)
    tree, seen = divisions.tree(session), _seen(session, actor, parent)
    items = _shifts(session, actor, seen, first, last, at)
    on = {(one.place_code, one.role) for one in items if one.on_now and not one.away}
    kept = {one.place_code for one in items}
    places = [
        RosterPlace(code, tree[code].name, [role for role in ROSTER_ROLES if (code, role) not in on])
        for code in seen
        if code in kept or code == parent
    ]
    return DutyRoster(items, places, at)


def leaders_on(session: Session, town_code: str | None, county_code: str, *, at: datetime) -> list[str]:
    """Names of the leaders on duty in a town, or else in its county, at a local moment; nobody who is on leave."""
    away = exists().where(Leave.person_id == Person.id, Leave.cancelled_at.is_(None), Leave.period.op("@>")(at.date()))
    on = (
        DutyShift.place_code.in_([code for code in (town_code, county_code) if code]),
        DutyShift.role == "duty_leader",
        DutyShift.cancelled_at.is_(None),
        DutyShift.span.op("@>")(at),
    )
    asked = select(DutyShift.place_code, Person.name).join(Person, Person.id == DutyShift.person_id).where(*on, ~away)
    rows = session.execute(asked.order_by(DutyShift.starts_at, DutyShift.id)).all()
    return next(
        ([name for place, name in rows if place == code] for code in (town_code, county_code) if code in dict(rows)), []
    )


def _seen(session: Session, actor: Actor, parent: str) -> dict[str, Spot]:
    """A place and the towns just below it, as far as the actor reads grids or manages people there."""
    tree = divisions.tree(session)
    below = [code for code in tree[parent].children if tree[code].level == "town"]
    spots = {code: spot_of(session, code) for code in (parent, *below)}
    return {code: spot for code, spot in spots.items() if actor.may(READ, spot) or actor.may(MANAGE, spot)}


def _shifts(
    session: Session, actor: Actor, spots: dict[str, Spot], first: date, last: date, at: datetime
) -> list[Shift]:
    begin, end = (datetime.combine(day, time(), at.tzinfo) for day in (first, last + timedelta(days=1)))
    local = func.date(func.timezone(str(at.tzinfo), DutyShift.starts_at))
    away = exists().where(
        Leave.person_id == DutyShift.person_id, Leave.cancelled_at.is_(None), Leave.period.op("@>")(local)
    )
    asked = (
        select(DutyShift, Person.name, Person.phone, away)
        .join(Person, Person.id == DutyShift.person_id)
        .where(
            DutyShift.place_code.in_(spots),
            DutyShift.cancelled_at.is_(None),
            DutyShift.span.op("&&")(func.tstzrange(begin, end)),
        )
        .order_by(DutyShift.place_code, DutyShift.role, DutyShift.starts_at, DutyShift.id)
    )
    return [
        Shift(
            id=one.id,
            place_code=one.place_code,
            role=one.role,
            person_id=one.person_id,
            person_name=name,
            phone=masked(phone),
            starts_at=one.starts_at,
            ends_at=one.ends_at,
            on_now=one.starts_at <= at < one.ends_at,
            away=is_away,
            mine=actor.may(MANAGE, spots[one.place_code]),
        )
        for one, name, phone, is_away in session.execute(asked)
    ]
