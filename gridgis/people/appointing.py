"""Appointing people to posts, ending posts, and undoing both."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Forbidden, Invalid, NotFound
from gridgis.core.vocabulary import DUTY_OF
from gridgis.core.wording import Both
from gridgis.divisions import queries as divisions
from gridgis.grids import queries as grids
from gridgis.grids.layers import layers
from gridgis.people.duties import known, standings
from gridgis.people.ground import CHIEF, Ground
from gridgis.people.models import Person
from gridgis.people.personnel import guarding
from gridgis.people.places import keeps_own
from gridgis.people.posts import PostRow, rows
from gridgis.people.rules import Facts, Wish, check_wish, may_appoint
from gridgis.security.auditing import audited
from gridgis.security.models import Account, Post, Role
from gridgis.security.rules import Actor, Spot

CADRE = "village_cadre"
"""How somebody is employed who may be chief of a village's grid (domain C13)."""


@dataclass(frozen=True)
class Appointed:
    """An appointment, the post of somebody else that it ended, and whether it ended the password of whose it is."""

    post: PostRow
    ended: PostRow | None
    password_ended: bool = False


@dataclass(frozen=True)
class Begun:
    """A post that was begun, and the one that it ended."""

    post: Post
    ended: Post | None


@audited(
    "appointed",
    "person",
    "{wish.person_id}",
    post_id="made.post.id",
    role="wish.role_code",
    level="wish.level",
    place_code="wish.place_code",
    first_day="wish.first_day",
)
def begin_post(
    session: Session, actor: Actor, wish: Wish, *, at: datetime, replacing: bool = False, on: Ground | None = None
) -> Begun:
    """Appoint somebody to a role at a place, where the actor appoints to it.

    Args:
        wish: who, to what, where and when.
        at: now, in local time.
        replacing: end the post of the chief who holds the grid on the first day.
        on: what a table holds in memory, and writes together.

    Raises:
        Invalid: there is no such role or place, the role is not held there, the person's days exclude it, or it would
            end a chief's post before yesterday.
        NotFound: the actor knows of nobody of this id.
        Forbidden: the actor does not appoint to it there, or is the person.
        Conflict: the person holds it already or is chief elsewhere, the grid has another chief or wants a cadre, or the
            town has not consented to the head of a stationed office.
    """
    on = on or Ground(session, actor, at)
    spot = _authorise(on, wish)
    person = _held_person(on, wish.person_id)
    check_wish(wish, facts_of(person), person.left_on)
    _refuse_double(on, wish)
    ended = _other_chief(on, wish, person, spot, replacing=replacing) if wish.role_code == CHIEF else None
    made = Post(
        person_id=person.id,
        role_code=wish.role_code,
        level=wish.level,
        place_code=wish.place_code,
        valid_from=wish.first_day,
        valid_to=wish.valid_to,
        made_at=at,
        made_by=actor.display_name,
    )
    if ended is not None:
        made.replaces_id, made.replaced_to = ended.id, ended.valid_to
        on.change(ended, valid_to=wish.first_day)
    guarding.enter(on, made)
    return Begun(made, ended)


def appoint(
    session: Session, actor: Actor, wish: Wish, *, at: datetime, replacing: bool = False, preview: bool = False
) -> Appointed:
    """Appoint as `begin_post` does, and tell it with names; or only say what would be, the post under the id 0."""
    with session.begin_nested() as kept:
        begun = begin_post(session, actor, wish, at=at, replacing=replacing)
        session.refresh(begun.post)
        sealed = _password_ended(session, begun.post, at)
        told = rows(session, [begun.post, *([begun.ended] if begun.ended is not None else [])], at.date())
        if preview:
            kept.rollback()
    post = replace(told[0], id=0) if preview else told[0]
    return Appointed(post, told[1] if begun.ended is not None else None, sealed)


def _password_ended(session: Session, post: Post, at: datetime) -> bool:
    asked = select(Account.id).where(Account.person_id == post.person_id, Account.password_ended_at == at)
    return session.scalar(asked) is not None


def facts_of(person: Person) -> Facts:
    """Who a stored person is."""
    return Facts(**{name: getattr(person, name) for name in Facts.__dataclass_fields__})


def _held_person(on: Ground, person_id: int) -> Person:
    person = on.person(person_id)
    if person is None or (not on.together and strange(on.session, on.actor, person_id, on.day)):
        raise NotFound("people.no_person", id=person_id)
    return person


def strange(session: Session, actor: Actor, person_id: int, day: date) -> bool:
    """Whether somebody serves, or is employed, only where the actor may know of nobody."""
    where = standings(session, [person_id], day, day).get(person_id, []) if actor.account_id is not None else []
    return bool(where) and not known(actor, where)


def _authorise(on: Ground, wish: Wish) -> Spot:
    role = on.role(wish.role_code)
    if role is None:
        raise Invalid("security.no_role", role=wish.role_code)
    if wish.level not in role.levels:
        raise Invalid("people.role_level", role=Both(role.name_zh, role.name_en), levels=", ".join(role.levels))
    spot = on.spot((wish.level, wish.place_code))
    if spot is None:
        raise Invalid("security.no_place", code=wish.place_code, field="place_code")
    refuse_other(on, wish.person_id, wish.role_code, spot)
    return spot


def refuse_other(on: Ground, person_id: int, role_code: str, spot: Spot) -> None:
    """Refuse whoever does not appoint to a role at a spot.

    Raises:
        Forbidden: the actor does not, is the person, or the town edits its people itself.
    """
    actor = on.actor
    if actor.person_id == person_id:
        raise Forbidden("people.not_oneself", verb="people.manage")
    if not may_appoint(actor, role_code, spot):
        role = on.session.get_one(Role, role_code)
        raise Forbidden("people.not_to_appoint", role=Both(role.name_zh, role.name_en), verb="people.manage")
    town = spot.town_code
    if role_code in DUTY_OF and town is not None and actor.account_id is not None:
        by_town = any(role_code in held.appoints and held.level == "town" and held.code == town for held in actor.held)
        if not by_town:
            on.once(lambda: _refuse_keeping(on, town), "keeps", town)


def _refuse_keeping(on: Ground, town: str) -> None:
    if keeps_own(on.session, town, on.day):
        raise Forbidden("people.town_keeps", town=divisions.names(on.session, [town])[town], verb="people.manage")


def _refuse_double(on: Ground, wish: Wish) -> None:
    for post in on.posts_of(wish.person_id):
        if not on.meets(post, (wish.first_day, wish.valid_to)):
            continue
        if (post.role_code, post.level, post.place_code) == (wish.role_code, wish.level, wish.place_code):
            raise Conflict("people.held_already", since=post.valid_from, field="first_day")
        if post.role_code == wish.role_code == CHIEF:
            grid = grids.names(on.session, [post.place_code], post.valid_from).get(post.place_code, post.place_code)
            raise Conflict("people.chief_elsewhere", grid=grid, since=post.valid_from, field="place_code")


def _other_chief(on: Ground, wish: Wish, person: Person, spot: Spot, *, replacing: bool) -> Post | None:
    """The chief whose post ends with the appointment."""
    grid = on.grid(spot.grid_code or "")
    if layers(on.session)[grid.layer].whole and person.employment != CADRE:
        raise Conflict("people.no_cadre", name=person.name, field="person_id")
    others = [post for post in on.chiefs(grid.code) if on.meets(post, (wish.first_day, wish.valid_to))]
    if not others:
        return None
    first = others[0]
    named = on.named(first.person_id)
    if len(others) > 1 or first.valid_from >= wish.first_day:
        later = others[-1]
        raise Conflict("people.chief_later", name=named, since=later.valid_from, field="last_day")
    if not replacing:
        raise Conflict("people.other_chief", name=named, since=first.valid_from, post_id=first.id, field="replacing")
    if wish.first_day < on.day:
        raise Invalid("people.post_end_past", field="first_day")
    return first
