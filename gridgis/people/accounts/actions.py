"""Opening, closing and unlocking accounts, links to them, and what accounts of systems hold."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Forbidden, Invalid, NotFound
from gridgis.core.wording import Both
from gridgis.divisions.models import Division
from gridgis.people.accounts.rules import MANAGE, check_reason, refuse_closing, refuse_handing, refuse_tending
from gridgis.people.accounts.subjects import find, subject_of_person
from gridgis.people.ground import Ground
from gridgis.people.models import Person
from gridgis.people.personnel import guarding
from gridgis.people.places import spots
from gridgis.people.posts import state_of
from gridgis.people.rules import may_appoint
from gridgis.people.spelling import spelled
from gridgis.security import actions, credentials, opening
from gridgis.security.auditing import audited
from gridgis.security.models import Account, Post, Role
from gridgis.security.rules import Actor, Spot, require

SUFFIXES = "省市县区镇乡村"


@dataclass(frozen=True)
class Opening:
    """An account as asked for: of a person, or of a system with a name to read; a name to sign in is made."""

    username: str = ""
    person_id: int | None = None
    display_name: str = ""
    title: str = ""


@dataclass(frozen=True)
class Link:
    """A token that sets an account's password, once, until it ends."""

    token: str
    expires_at: datetime

    @property
    def path(self) -> str:
        """The page on which the password is set."""
        return f"/welcome/{self.token}"


@dataclass(frozen=True)
class AccountWish:
    """A role for the account of a system; the last day is a day of it, None for no end."""

    role_code: str
    level: str
    place_code: str
    first_day: date
    last_day: date | None = None


def place_words(session: Session) -> set[str]:
    """How counties and what lies above them are spelled, with and without what they are."""
    names = session.scalars(select(Division.name).where(Division.level.in_(("province", "city", "county"))))
    return {spelled(one)[0] for name in names for one in (name, name.rstrip(SUFFIXES)) if one}


def open_one(session: Session, actor: Actor, wish: Opening, *, at: datetime) -> str:
    """Open an account without a password, which a link is to set.

    Returns:
        Its name.

    Raises:
        Forbidden: the actor manages no accounts where the person serves.
        NotFound: there is no such person.
        Conflict: the person has an account, or the name is taken.
        Invalid: the name is none, or nothing is shown of whoever it is.
    """
    require(actor, MANAGE)
    told = wish.display_name
    if wish.person_id is not None:
        person = session.get(Person, wish.person_id, with_for_update={"key_share": True})
        if person is None:
            raise NotFound("people.no_person", id=wish.person_id)
        subject = subject_of_person(session, person, wish.username, at.date())
        if subject.spots:
            refuse_tending(actor, subject)
        has = session.scalar(select(Account.username).where(Account.person_id == person.id))
        if has is not None:
            raise Conflict("accounts.has_account", name=person.name, username=has, field="person_id")
        told = person.name
    username = wish.username or _free_name(session, told)
    made = opening.add_account(
        session, username, None, told, title=wish.title, at=at, person_id=wish.person_id, by=actor.account_id
    )
    return made.username


def _free_name(session: Session, told: str) -> str:
    """A name for signing in as a name is said, with a number where it is taken."""
    said = "".join(one for one in spelled(told.strip())[0] if one.isascii() and one.isalnum())[:36] or "user"
    said = said if len(said) > 1 and said[0].isalpha() else f"u{said}"
    taken = set(session.scalars(select(func.lower(Account.username)).where(Account.username.istartswith(said))))
    return next(name for name in (said, *(f"{said}{n}" for n in range(2, len(taken) + 3))) if name not in taken)


@audited("account_titled", "account", "{username}", title="title")
def retitle(session: Session, actor: Actor, username: str, title: str, *, at: datetime) -> None:
    """Change the post under which others read an account.

    Raises:
        NotFound: the actor may know of no such account.
        Forbidden: they don't manage it.
    """
    account, subject = find(session, actor, username, at.date())
    refuse_tending(actor, subject)
    account.title = title


def close(session: Session, actor: Actor, username: str, reason: str, *, at: datetime) -> None:
    """Close an account: it is signed out everywhere, streams too.

    Raises:
        NotFound: the actor may know of no such account.
        Forbidden: they don't manage it, it is their own, or it watches over them.
        Conflict: it is closed, or nobody else could manage accounts.
        Invalid: nothing is said of why.
    """
    _, subject = find(session, actor, username, at.date())
    refuse_closing(actor, subject)
    opening.close_account(session, username, at=at, reason=check_reason(reason), by=actor.account_id)


def reopen(session: Session, actor: Actor, username: str, reason: str, *, at: datetime) -> None:
    """Open a closed account again, with what its posts hold; a link sets its password.

    Raises:
        NotFound: the actor may know of no such account.
        Forbidden: they don't manage it, it is their own, or it watches over them.
        Conflict: it is open.
        Invalid: nothing is said of why.
    """
    _, subject = find(session, actor, username, at.date())
    refuse_closing(actor, subject)
    opening.reopen_account(session, username, at=at, reason=check_reason(reason), by=actor.account_id)


def unlock(session: Session, actor: Actor, username: str, *, at: datetime) -> int:
    """Forget the wrong passwords of an account.

    Raises:
        NotFound: the actor may know of no such account.
        Forbidden: they don't manage it.
    """
    _, subject = find(session, actor, username, at.date())
    refuse_tending(actor, subject)
    return actions.unlock(session, username, at=at, by=actor.account_id)


def hand(session: Session, actor: Actor, username: str, *, at: datetime) -> Link:
    """Make the link with which an account's owner sets the password.

    Raises:
        NotFound: the actor may know of no such account.
        Forbidden: they don't manage it, don't appoint to all it holds, or it is their own.
        Conflict: it is closed.
    """
    _, subject = find(session, actor, username, at.date())
    refuse_handing(actor, subject)
    return Link(*credentials.make_link(session, username, by=actor, at=at))


def end_sign_ins(session: Session, actor: Actor, username: str, *, at: datetime) -> int:
    """End all sign-ins of an account.

    Raises:
        NotFound: the actor may know of no such account.
        Forbidden: they don't manage it.
    """
    _, subject = find(session, actor, username, at.date())
    refuse_tending(actor, subject)
    return credentials.end_sign_ins(session, username, at=at, by=actor.account_id)


@audited(
    "appointed",
    "account",
    "{username}",
    post_id="made",
    role="wish.role_code",
    level="wish.level",
    place_code="wish.place_code",
    first_day="wish.first_day",
)
def appoint(session: Session, actor: Actor, username: str, wish: AccountWish, *, at: datetime) -> int:
    """Give the account of a system a role at a place, where the actor appoints to it.

    Returns:
        The id of the post.

    Raises:
        NotFound: the actor may know of no such account.
        Conflict: it is a person's, or holds that already.
        Invalid: there is no such role or place, it is not held there, or the days run backwards.
        Forbidden: the actor does not appoint to it there, or it is their own.
    """
    account, _ = find(session, actor, username, at.date(), hold=True)
    role = session.get(Role, wish.role_code)
    if role is None:
        raise Invalid("security.no_role", role=wish.role_code)
    if wish.level not in role.levels:
        raise Invalid("people.role_level", role=Both(role.name_zh, role.name_en), levels=", ".join(role.levels))
    place = (wish.level, wish.place_code)
    spot = spots(session, [place]).get(place)
    if spot is None:
        raise Invalid("security.no_place", code=wish.place_code, field="place_code")
    _refuse_other(actor, account, role, spot)
    if wish.last_day is not None and wish.last_day < wish.first_day:
        raise Invalid("people.post_turned", field="last_day")
    until = wish.last_day + timedelta(days=1) if wish.last_day is not None else None
    days = func.daterange(wish.first_day, until)
    same = select(Post).filter_by(
        account_id=account.id, role_code=role.code, level=wish.level, place_code=wish.place_code
    )
    held = session.scalars(same.where(Post.period.op("&&")(days))).first()
    if held is not None:
        raise Conflict("accounts.held_already", since=held.valid_from, field="first_day")
    made = Post(
        account_id=account.id,
        role_code=role.code,
        level=wish.level,
        place_code=wish.place_code,
        valid_from=wish.first_day,
        valid_to=until,
        made_at=at,
        made_by=actor.display_name,
    )
    guarding.enter(Ground(session, actor, at), made)
    return made.id


def _refuse_other(actor: Actor, account: Account, role: Role, spot: Spot) -> None:
    if actor.account_id == account.id:
        raise Forbidden("people.not_oneself", verb=MANAGE)
    if account.person_id is not None:
        raise Conflict("accounts.of_a_person", username=account.username)
    if not may_appoint(actor, role.code, spot):
        raise Forbidden("people.not_to_appoint", role=Both(role.name_zh, role.name_en), verb=MANAGE)


@audited("post_ended", "account", "{username}", post_id="post_id", last_day="last_day")
def end_post(session: Session, actor: Actor, username: str, post_id: int, last_day: date, *, at: datetime) -> None:
    """Let a role of a system's account end with a day, from yesterday on.

    Raises:
        NotFound: the actor may know of no such account, or it holds no such role.
        Forbidden: the actor does not appoint to it there, or it is their own.
        Conflict: it is over, or the account is a person's.
        Invalid: the day lies before the first, or before yesterday.
    """
    post = _held_post(session, actor, username, post_id, at.date())
    if state_of(post, at.date()) in ("over", "cancelled"):
        raise Conflict("people.post_over", field="last_day")
    if last_day < max(post.valid_from, at.date() - timedelta(days=1)):
        raise Invalid("people.post_end_past", field="last_day")
    guarding.end(Ground(session, actor, at), post, last_day + timedelta(days=1))


@audited("post_undone", "account", "{username}", post_id="post_id")
def undo_post(session: Session, actor: Actor, username: str, post_id: int, *, at: datetime) -> None:
    """Undo what was given to a system's account on the day it was given, or before it begins.

    Raises:
        NotFound: the actor may know of no such account, or it holds no such role.
        Forbidden: the actor does not appoint to it there, or it is their own.
        Conflict: it was undone, is in force since before today, or the account is a person's.
    """
    today = at.date()
    post = _held_post(session, actor, username, post_id, today)
    if post.cancelled_at is not None:
        raise Conflict("people.post_over", field="post_id")
    made_today = post.made_at is not None and post.made_at.astimezone(at.tzinfo).date() == today
    if post.valid_from < today and not made_today:
        raise Conflict("people.post_in_force", since=post.valid_from, field="post_id")
    guarding.cancel(Ground(session, actor, at), post)


def _held_post(session: Session, actor: Actor, username: str, post_id: int, day: date) -> Post:
    account, _ = find(session, actor, username, day, hold=True)
    post = session.get(Post, post_id, with_for_update=True, populate_existing=True)
    if post is None or (
        post.account_id != account.id and (post.person_id is None or post.person_id != account.person_id)
    ):
        raise NotFound("accounts.no_post", id=post_id)
    place = (post.level, post.place_code)
    _refuse_other(actor, account, session.get_one(Role, post.role_code), spots(session, [place])[place])
    return post
