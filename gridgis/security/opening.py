"""Opening accounts, closing them, opening them again, and what they are given by whoever runs the server."""

import re
from collections.abc import Callable
from datetime import date, datetime

from sqlalchemy import any_, delete, func, literal, select, text
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Invalid
from gridgis.core.sql import statement
from gridgis.security.actions import account_of, audit, hash_of_nothing, hashed
from gridgis.security.models import PLACE_LEVELS, Account, Post, Role, SignIn
from gridgis.security.passwords import is_common
from gridgis.security.queries import actor_of, holds

NAME = re.compile(r"[a-z][a-z0-9._-]{1,39}")
"""What can be typed to sign in."""


def open_account(
    session: Session,
    username: str,
    password: str,
    display_name: str,
    posts: list[tuple[str, str, str]],
    *,
    since: date,
    title: str = "",
    person_id: int | None = None,
    twin: Account | None = None,
) -> Account:
    """Make an account with posts of (role, level, place code).

    Args:
        username: what is typed to sign in.
        password: what is typed with it.
        display_name: what others read.
        posts: role, level and place code of each, of the account itself.
        since: their first day.
        title: the post, as others read it.
        person_id: whose account it is.
        twin: an account with the same password, whose hash is taken over; hashing is slow on purpose, and the demo's
            accounts all have its published password.

    Raises:
        Invalid: the password is shorter than ten characters.
    """
    account = Account(
        username=username,
        display_name=display_name,
        title=title,
        password_hash=twin.password_hash if twin else hashed(password),
        person_id=person_id,
    )
    session.add(account)
    session.flush()
    for role, level, code in posts:
        session.add(Post(account_id=account.id, role_code=role, level=level, place_code=code, valid_from=since))
    session.flush()
    return account


def add_account(
    session: Session,
    username: str,
    password: str | None,
    display_name: str,
    *,
    title: str,
    at: datetime,
    person_id: int | None = None,
    by: int | None = None,
) -> Account:
    """Open an account for somebody or some system, which holds nothing of its own yet.

    Args:
        password: None where a link is to set it.
        person_id: whose account it is.
        by: the account that opens it; None for whoever runs the server.

    Raises:
        Invalid: the name is no name for signing in, nothing is shown of whoever it is, or the password is too short or
            one of those that everybody tries.
        Conflict: the name is taken, by a closed account too: what that did stands under it.
    """
    if not NAME.fullmatch(username):
        raise Invalid("security.account_name", username=username, field="username")
    if not display_name.strip():
        raise Invalid("security.display_name", field="display_name")
    if session.scalar(select(Account.id).where(func.lower(Account.username) == username.lower())) is not None:
        raise Conflict("security.name_taken", username=username, field="username")
    if password is not None and is_common(password, (username,)):
        raise Invalid("security.common_password", field="password")
    account = Account(
        username=username,
        display_name=display_name.strip(),
        title=title.strip(),
        password_hash=hashed(password) if password is not None else hash_of_nothing(),
        person_id=person_id,
        opened_by=by,
    )
    session.add(account)
    session.flush()
    audit(session, by, "account_added", "account", username, at=at, display_name=account.display_name)
    return account


def close_account(session: Session, username: str, *, at: datetime, reason: str = "", by: int | None = None) -> None:
    """Close an account: its sign-ins end, streams too, its password opens nothing any more; its name stays taken.

    Raises:
        NotFound: there is no such account.
        Conflict: it is closed already, or nobody else could manage accounts any more.
    """
    session.execute(text("SELECT pg_advisory_xact_lock(hashtext('account.manage'))"))  # nobody closes another meanwhile
    account = account_of(session, username)
    if not account.active:
        raise Conflict("security.closed_already", username=username)
    actor = actor_of(session, account, at)
    if actor is not None and "account.manage" in actor.verbs and not _other_managers(session, account, at.date()):
        raise Conflict("security.last_manager", username=username)
    account.active, account.closed_at, account.closed_reason = False, at, reason
    account.password_hash = hash_of_nothing()
    session.execute(delete(SignIn).where(SignIn.account_id == account.id))
    audit(session, by, "account_closed", "account", username, at=at, reason=reason)
    session.flush()


def reopen_account(session: Session, username: str, *, at: datetime, reason: str, by: int | None) -> None:
    """Open a closed account again, with what its posts hold; a link sets its password.

    Raises:
        NotFound: there is no such account.
        Conflict: it is open.
    """
    account = account_of(session, username)
    if account.active:
        raise Conflict("security.open_already", username=username)
    account.active, account.closed_at, account.closed_reason = True, None, ""
    audit(session, by, "account_reopened", "account", username, at=at, reason=reason)
    session.flush()


def _other_managers(session: Session, account: Account, day: date) -> bool:
    held = select(Post.id).join(Role, Role.code == Post.role_code).join(Account, holds(day))
    others = held.where(Account.id != account.id, literal("account.manage") == any_(Role.verbs))
    return session.scalar(others.limit(1)) is not None


def grant(
    session: Session,
    username: str,
    role_code: str,
    level: str,
    code: str,
    *,
    at: datetime,
    enter: Callable[[Post], None] | None = None,
) -> None:
    """Give an account, or the person whose it is, a role at a place from today on; giving it again changes nothing.

    Args:
        enter: what stores the new post, where more is asked of it than of the session.

    Raises:
        NotFound: there is no such account.
        Invalid: there is no such role or level, the place does not go with the level, or is not there.
    """
    account = account_of(session, username)
    if session.get(Role, role_code) is None:
        raise Invalid("security.no_role", role=role_code)
    if level not in PLACE_LEVELS or (level == "all") != (code == ""):
        raise Invalid("security.no_level", levels=", ".join(PLACE_LEVELS))
    if not session.scalar(statement(__package__, "place"), {"level": level, "code": code}):
        raise Invalid("security.no_place", code=code, field="code")
    whose = {"person_id": account.person_id} if account.person_id is not None else {"account_id": account.id}
    held = whose | {"role_code": role_code, "level": level, "place_code": code}
    later = func.upper_inf(Post.period) | (func.upper(Post.period) > at.date())
    if session.scalar(select(Post.id).filter_by(**held).where(~func.isempty(Post.period), later)) is None:
        (enter or session.add)(Post(**held, valid_from=at.date(), made_at=at))
        audit(session, None, "grant", "account", username, at=at, role=role_code, level=level, place_code=code)
    session.flush()
