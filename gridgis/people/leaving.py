"""Leaving service: what is open on somebody, who goes on with it, and coming back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Forbidden, Invalid, NotFound
from gridgis.people.duties import MANAGE, known, may, standings
from gridgis.people.ending import Heir, begin_after, take_back, until_next_chief
from gridgis.people.ground import CHIEF, Ground
from gridgis.people.leaves import overlapping
from gridgis.people.models import Leave, Person
from gridgis.people.personnel.guarding import service_changed
from gridgis.people.posts import PostRow, rows
from gridgis.people.serving import served_until
from gridgis.people.shifts import handing as shifts
from gridgis.people.shifts.handing import OpenShift
from gridgis.people.staffing import held_person
from gridgis.security.auditing import audited
from gridgis.security.models import Post
from gridgis.security.rules import Actor

WANTED = (CHIEF, "grid_worker")
"""Roles with which somebody has to go on in a grid."""


@dataclass(frozen=True)
class StandIn:
    """Somebody's leave for which the person stands in."""

    leave_id: int
    person_name: str
    from_day: date
    until_day: date


@dataclass(frozen=True)
class Open:
    """What is open on somebody after a day: posts, among them those somebody has to go on with, shifts, and leaves."""

    posts: list[PostRow]
    wanted: list[int]
    shifts: list[OpenShift]
    standing_in: list[StandIn]


@dataclass(frozen=True)
class Heirs:
    """Who goes on: by the id of a post, with all shifts to come, with standing in for others."""

    posts: Mapping[int, int] = field(default_factory=dict)
    shifts: int | None = None
    standing_in: int | None = None


def open_on(session: Session, actor: Actor, person_id: int, last_day: date, *, at: datetime) -> Open:
    """What somebody who leaves with a day would leave behind.

    Raises:
        NotFound: the actor knows of nobody of this id.
        Forbidden: the actor does not manage people where they stand.
    """
    where = standings(session, [person_id], last_day, last_day).get(person_id, [])
    if session.get(Person, person_id) is None or not (known(actor, where) or may(actor, MANAGE, where)):
        raise NotFound("people.no_person", id=person_id)
    if not may(actor, MANAGE, where):
        raise Forbidden("people.not_your_people", verb=MANAGE)
    posts = _posts(session, person_id, last_day)
    stands = [
        StandIn(leave.id, name, leave.from_day, leave.until_day)
        for leave, name in session.execute(_standing_in(person_id, last_day + timedelta(days=1))).all()
    ]
    told = shifts.open_shifts(session, person_id, last_day + timedelta(days=1), at=at)
    return Open(rows(session, posts, last_day), [post.id for post in wanted(posts, last_day)], told, stands)


def wanted(posts: list[Post], on: date) -> list[Post]:
    """Of posts those with which somebody has to go on, since they count in a grid on a day."""
    return [post for post in posts if post.level == "grid" and post.role_code in WANTED and on in post.period]


def _posts(session: Session, person_id: int, on: date) -> list[Post]:
    asked = select(Post).where(Post.person_id == person_id, Post.period.op("&&")(func.daterange(on, None)))
    return list(session.scalars(asked.order_by(Post.level, Post.place_code, Post.id)))


def _standing_in(person_id: int, since: date) -> Select[Leave, str]:
    return (
        select(Leave, Person.name)
        .join(Person, Person.id == Leave.person_id)
        .where(Leave.substitute_id == person_id, Leave.cancelled_at.is_(None), Leave.until_day >= since)
        .order_by(Leave.from_day, Leave.id)
    )


@audited("person_left", "person", "{made.id}", left_on="made.left_on")
def leave_service(
    session: Session,
    actor: Actor,
    person_id: int,
    last_day: date,
    *,
    heirs: Heirs,
    leaving_gaps: bool = False,
    at: datetime,
) -> Person:
    """Let somebody leave with a day: posts and account end with it, and others go on with what is open.

    Shifts that nobody goes on with are off, and leaves have nobody who stands in: both show as gaps.

    Args:
        last_day: the last day of service, not before yesterday.
        heirs: who goes on from the day after.
        leaving_gaps: leave posts of chiefs and full-timers without an heir open.
        at: now, in local time.

    Raises:
        NotFound: the actor knows of nobody of this id.
        Forbidden: the actor does not edit people of their town, or is the person.
        Invalid: the day lies before yesterday, or an heir is for a post that is none of theirs.
        Conflict: they have left already, a grid would stay without somebody, an heir can't go on, or they head a
            stationed office and the town has not consented.
    """
    person = held_person(session, actor, person_id, at)
    if actor.person_id == person_id:
        raise Forbidden("people.not_oneself", verb=MANAGE)
    if person.left_on is not None:
        raise Conflict("people.has_left", day=person.left_on, field="last_day")
    if last_day < at.date() - timedelta(days=1):
        raise Invalid("people.post_end_past", field="last_day")
    posts = _posts(session, person_id, last_day)
    if strange := set(heirs.posts) - {post.id for post in posts}:
        raise Invalid("people.no_post", id=min(strange), field="heirs")
    open_ones = [post.place_code for post in wanted(posts, last_day) if post.id not in heirs.posts]
    if open_ones and not leaving_gaps:
        raise Conflict("people.nobody_goes_on", grids=", ".join(open_ones), count=len(open_ones), field="heirs")
    person.left_on = last_day + timedelta(days=1)
    session.flush()
    service_changed(Ground(session, actor, at), person, served_until(person.contract_until, None))
    for post in posts:
        session.refresh(post)
        if post.id in heirs.posts:
            begin_after(session, actor, post, Heir(heirs.posts[post.id], person.left_on), at=at)
    shifts.hand(session, actor, person_id, heirs.shifts, since=person.left_on, at=at)
    _hand_leaves(session, actor, person, heirs.standing_in, at)
    session.refresh(person)
    return person


def _hand_leaves(session: Session, actor: Actor, person: Person, heir_id: int | None, at: datetime) -> None:
    """Let somebody else stand in from the day on which the person has left; who stood in until then stays true."""
    since = person.left_on or at.date()
    for leave, _ in session.execute(_standing_in(person.id, since).with_for_update(of=Leave)).all():
        if leave.from_day < since:
            rest = {"person_id": leave.person_id, "from_day": since, "until_day": leave.until_day}
            kept = {"reason": leave.reason, "entered_by": actor.display_name, "entered_at": at}
            leave.until_day = since - timedelta(days=1)
            session.flush()
            leave = Leave(**rest, **kept, substitute_id=person.id)  # noqa: PLW2901 - what is handed on is the rest
            session.add(leave)
        if heir_id is not None:
            if heir_id == leave.person_id:
                raise Invalid("people.own_substitute", field="standing_in")
            clash = overlapping(session, heir_id, leave.from_day, leave.until_day)
            if clash is not None:
                days = {"from_day": clash.from_day.isoformat(), "until_day": clash.until_day.isoformat()}
                raise Conflict("people.substitute_on_leave", field="standing_in", **days)
            if not known(actor, standings(session, [heir_id], since, leave.until_day).get(heir_id, [])):
                raise Invalid("people.no_substitute", field="standing_in")
        leave.instead_of, leave.substitute_id = person.id, heir_id
    session.flush()


@audited("person_stays", "person", "{made.id}")
def undo_leaving(session: Session, actor: Actor, person_id: int, *, at: datetime) -> Person:
    """Let somebody stay who was entered as leaving: what others took over comes back.

    What others have gone on with since before today stays with them.

    Raises:
        NotFound: the actor knows of nobody of this id.
        Forbidden: the actor does not edit people of their town.
        Conflict: they never left.
    """
    person = held_person(session, actor, person_id, at)
    if person.left_on is None:
        raise Conflict("people.never_left", field="person_id")
    posts = list(session.scalars(select(Post).where(Post.person_id == person_id).order_by(Post.id)))
    take_back(session, actor, [post.id for post in posts], person.left_on, at=at)
    for post in wanted(posts, person.left_on - timedelta(days=1)):
        if post.role_code == CHIEF and (post.valid_to is None or post.valid_to > person.left_on):
            post.valid_to = until_next_chief(session, post, person.left_on, post.valid_to)
    session.flush()
    left_on, person.left_on = person.left_on, None
    session.flush()
    service_changed(Ground(session, actor, at), person, served_until(person.contract_until, left_on))
    shifts.give_back(session, person_id, at=at)
    given = select(Leave).where(Leave.instead_of == person_id, Leave.until_day >= max(left_on, at.date()))
    for leave in session.scalars(given.with_for_update()):
        leave.substitute_id, leave.instead_of = person_id, None
    session.flush()
    session.refresh(person)
    return person
