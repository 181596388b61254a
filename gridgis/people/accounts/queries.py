"""Accounts as lists and cards tell them, and what each may see and do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from gridgis.people.accounts.rules import MANAGE, READ, allowed
from gridgis.people.accounts.subjects import MINE, find, inside, seen_by, standing
from gridgis.people.models import Person
from gridgis.people.posts import RoleOption, place_names, role_options, state_of
from gridgis.security import throttling
from gridgis.security.models import Account, Invitation, Post, Role, SignIn
from gridgis.security.queries import actor_of, actor_then, token_hash
from gridgis.security.rules import Actor, require_any

KEY_SIGNS = 16


@dataclass(frozen=True)
class AccountPost:
    """A role at a place, with names; `state` is `to_come`, `now`, `over` or `cancelled`; the last day counts."""

    id: int
    role_code: str
    role_name_zh: str
    role_name_en: str
    level: str
    place_code: str
    place_name: str
    first_day: date
    last_day: date | None
    state: str


@dataclass(frozen=True)
class AccountRow:
    """An account in the list.

    `link_until` is when a link that was not used yet ends, `password_ended_at` when a first sealed role ended the
    password, which another is to follow.
    """

    username: str
    display_name: str
    title: str
    person_id: int | None
    active: bool
    closed_at: datetime | None
    closed_reason: str
    created_at: datetime
    last_sign_in_at: datetime | None
    password_ended_at: datetime | None
    link_until: datetime | None
    posts: list[AccountPost]


@dataclass(frozen=True)
class SignInRow:
    """A sign-in that goes on; `key` names it, `mine` is the one that asks."""

    key: str
    created_at: datetime
    expires_at: datetime
    remote: str
    mine: bool


@dataclass(frozen=True)
class AccountCard:
    """An account with all of its posts, its sign-ins, and what the one who asks may do with it.

    `may` holds `tend` (unlock, end sign-ins), `close` and `hand` (make a link); `slowed_until` is when it may be tried
    again where wrong passwords came from.
    """

    account: AccountRow
    sign_ins: list[SignInRow]
    slowed_until: datetime | None
    may: list[str]
    own: bool
    roles: list[RoleOption]


@dataclass(frozen=True)
class Right:
    """A role that counts on a day, where, with its verbs and the roles to which it appoints."""

    role_code: str
    role_name_zh: str
    role_name_en: str
    level: str
    place_code: str
    place_name: str
    verbs: list[str]
    appoints: list[str]


def listed(
    session: Session,
    actor: Actor,
    day: date,
    *,
    words: str = "",
    parent: str | None = None,
    closed: bool | None = False,
    waits_at: datetime | None = None,
    after: tuple[str] | None = None,
    limit: int = 50,
) -> list[AccountRow]:
    """Accounts that an actor may know of, by name for signing in.

    Args:
        words: part of a name, how it is said, or what it begins with.
        parent: only those that belong to a division or what lies in it.
        closed: those in use, the closed ones, or both.
        waits_at: a moment at which they wait for a link.

    Raises:
        Forbidden: they neither read nor manage accounts anywhere.
    """
    require_any(actor, READ, MANAGE)
    asked = select(Account).where(seen_by(actor, day)).order_by(Account.username).limit(limit)
    if words:
        said = Person.pinyin.startswith(words.lower(), autoescape=True) | (Person.initials == words.lower())
        asked = asked.where(
            or_(
                *(
                    one.icontains(words, autoescape=True)
                    for one in (Account.username, Account.display_name, Account.title)
                ),
                Account.person_id.in_(select(Person.id).where(said)),
            )
        )
    if parent is not None:
        asked = asked.where(inside(parent, day))
    if closed is not None:
        asked = asked.where(Account.active.is_(not closed))
    if waits_at is not None:
        asked = asked.where(waiting(waits_at))
    if after is not None:
        asked = asked.where(Account.username > after[0])
    return rows_of(session, session.scalars(asked).all(), day)


def waiting(at: datetime) -> ColumnElement[bool]:
    """The condition that an account in use has no password, or was never signed in with, and no link to it is out."""
    out = exists().where(Invitation.account_id == Account.id, Invitation.used_at.is_(None), Invitation.expires_at > at)
    wants = Account.last_sign_in_at.is_(None) | Account.password_ended_at.is_not(None)
    return and_(Account.active, wants, ~out)


def rows_of(session: Session, accounts: Sequence[Account], day: date, *, past: bool = False) -> list[AccountRow]:
    """Accounts as the list tells them, with what they hold from a day on, or of all days."""
    ids = [one.id for one in accounts]
    held = (
        select(Account.id, Post, Role)
        .join(Post, MINE)
        .join(Role, Role.code == Post.role_code)
        .where(Account.id.in_(ids))
        .order_by(Post.valid_from, Post.id)
    )
    found = session.execute(held if past else held.where(standing(day))).all()
    named = place_names(session, [(post.level, post.place_code) for _, post, _ in found], day)
    posts: dict[int, list[AccountPost]] = {}
    for account, post, role in found:
        posts.setdefault(account, []).append(_post(post, role, named, day))
    asked = select(Invitation.account_id, func.max(Invitation.expires_at))
    open_links = asked.where(Invitation.account_id.in_(ids), Invitation.used_at.is_(None))
    links = dict(session.execute(open_links.group_by(Invitation.account_id)).all())
    same = ("username", "display_name", "title", "person_id", "active", "closed_at", "closed_reason", "created_at")
    return [
        AccountRow(
            **{name: getattr(one, name) for name in same},
            last_sign_in_at=one.last_sign_in_at,
            password_ended_at=one.password_ended_at,
            link_until=links.get(one.id),
            posts=posts.get(one.id, []),
        )
        for one in accounts
    ]


def _post(post: Post, role: Role, named: dict[str, str], day: date) -> AccountPost:
    name = named.get(post.place_code, post.place_code)
    days = (post.valid_from, last_day_of(post), state_of(post, day))
    return AccountPost(post.id, role.code, role.name_zh, role.name_en, post.level, post.place_code, name, *days)


def last_day_of(post: Post) -> date | None:
    """The last day on which a post counts; its own last day where it counts on none."""
    until = post.valid_to if post.period.isempty else post.period.upper
    return date.fromordinal(until.toordinal() - 1) if until is not None else None


def card(session: Session, actor: Actor, username: str, *, at: datetime) -> AccountCard:
    """An account that an actor may know of.

    Raises:
        NotFound: there is none.
    """
    account, subject = find(session, actor, username, at.date())
    return AccountCard(
        account=rows_of(session, [account], at.date(), past=True)[0],
        sign_ins=sign_ins(session, account.id, at=at),
        slowed_until=max(
            (one.until for one in throttling.slowed(session, at) if one.username == username), default=None
        ),
        may=list(allowed(actor, subject)),
        own=account.id == actor.account_id,
        roles=role_options(session, actor),
    )


def sign_ins(session: Session, account_id: int, *, at: datetime, token: str = "") -> list[SignInRow]:
    """Sign-ins of an account that go on, the newest first."""
    asked = select(SignIn).where(SignIn.account_id == account_id, SignIn.expires_at > at)
    own = token_hash(token)
    return [
        SignInRow(one.token_hash.hex()[:KEY_SIGNS], one.created_at, one.expires_at, one.remote, one.token_hash == own)
        for one in session.scalars(asked.order_by(SignIn.created_at.desc()))
    ]


def rights(session: Session, actor: Actor, username: str, day: date, *, at: datetime) -> list[Right]:
    """What an account may see and do on a day, and by which post; nothing for one that is, or was then, closed.

    What was is told by the posts, the roles and the closings of that day.

    Raises:
        NotFound: the actor may know of no such account.
    """
    account, _ = find(session, actor, username, at.date())
    noon = datetime.combine(day, time(12), at.tzinfo)
    then = actor_then(session, account, noon) if day < at.date() else actor_of(session, account, noon)
    held = then.held if then is not None else ()
    named = place_names(session, [(one.level, one.code) for one in held], day)
    roles = {one.code: one for one in session.scalars(select(Role).where(Role.code.in_([h.role_code for h in held])))}
    return [
        Right(
            one.role_code,
            roles[one.role_code].name_zh,
            roles[one.role_code].name_en,
            one.level,
            one.code,
            named.get(one.code, one.code),
            sorted(one.verbs),
            sorted(one.appoints),
        )
        for one in held
    ]
