"""Passwords of one's own, the links that set them, and sign-ins that are ended."""

import secrets
from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Invalid, NotFound
from gridgis.security import throttling
from gridgis.security.actions import SignInDelayed, account_of, audit, set_password, verifies
from gridgis.security.models import Account, Invitation, Post, Role, SignIn
from gridgis.security.queries import HELD_BY, token_hash
from gridgis.security.rules import SEALED, Actor

LINK_LASTS = timedelta(hours=72)
"""How long a link sets a password."""


def change_password(
    session: Session,
    actor: Actor,
    old: str,
    new: str,
    *,
    at: datetime,
    token: str,
    remote: str = "",
    places: Collection[str] = (),
) -> Invalid | None:
    """Change one's own password; other sign-ins end.

    A wrong old one is returned, not raised, since it is counted as at the door.

    Raises:
        Invalid: the new one is shorter than ten characters, or one of those that everybody tries.
    """
    wait = throttling.wait_s(session, actor.username, remote, at)
    if wait:
        return SignInDelayed("security.too_many", minutes=-(-wait // 60), retry_after_s=wait)
    if not verifies(account_of(session, actor.username).password_hash, old):
        throttling.count(session, actor.username, remote, at)
        audit(session, actor.account_id, "sign_in_failed", "account", actor.username, at=at, remote=remote)
        return Invalid("security.wrong_old_password", field="old")
    set_password(session, actor.username, new, at=at, places=places, by=actor.account_id, keeping=token)
    return None


def make_link(session: Session, username: str, *, by: Actor | None, at: datetime) -> tuple[str, datetime]:
    """Make the link with which an account's owner sets the password, once; one made before opens nothing more.

    Returns:
        Its token, shown once, and when it ends.

    Raises:
        NotFound: there is no such account.
        Conflict: it is closed.
    """
    account = account_of(session, username)
    if not account.active:
        raise Conflict("security.closed_already", username=username)
    token, expires_at = secrets.token_urlsafe(32), at + LINK_LASTS
    session.execute(delete(Invitation).where(Invitation.account_id == account.id, Invitation.used_at.is_(None)))
    made = {"made_at": at, "made_by": by.display_name if by is not None else "", "expires_at": expires_at}
    session.add(Invitation(token_hash=token_hash(token), account_id=account.id, **made))
    audit(session, by.account_id if by is not None else None, "link_made", "account", username, at=at)
    session.flush()
    return token, expires_at


def end_password(session: Session, post: Post, *, by: int, at: datetime) -> None:
    """End the password of an account that is given its first sealed role, and its sign-ins.

    Whoever handed out the password may know it, and does not appoint to such a role. A link sets another, which is for
    the security administrator to make. Nothing ends where it holds another such role since before.
    """
    account = session.scalar(
        select(Account)
        .where((Account.id == post.account_id) | (Account.person_id == post.person_id), Account.active)
        .with_for_update()
    )
    if account is None:
        return
    stands = ~func.isempty(Post.period) & (func.upper_inf(Post.period) | (func.upper(Post.period) > at.date()))
    sealed = select(Role.code).where(Role.verbs.overlap(sorted(SEALED)))
    before = func.coalesce(Post.made_at < at, True), Post.id != post.id
    others = select(Post.id).join(Account, HELD_BY).where(Account.id == account.id, Post.role_code.in_(sealed), stands)
    if session.scalar(others.where(*before).limit(1)) is not None:
        return
    account.password_ended_at = at
    session.execute(delete(SignIn).where(SignIn.account_id == account.id))
    session.execute(delete(Invitation).where(Invitation.account_id == account.id, Invitation.used_at.is_(None)))
    audit(session, by, "password_ended", "account", account.username, at=at, role=post.role_code)
    session.flush()


def invited(session: Session, token: str, *, at: datetime) -> tuple[Invitation, Account]:
    """A link that still sets a password, held for the one who uses it, and whose it is.

    A role that is sealed, given after the link was made, ends it: whoever made it might not give such a role.

    Raises:
        NotFound: there is none, it was used, it ended, or the account is closed.
    """
    asked = select(Invitation, Account).join(Account, Account.id == Invitation.account_id)
    sealed = select(Role.code).where(Role.verbs.overlap(sorted(SEALED)))
    since = select(Post.id).where(HELD_BY, Post.role_code.in_(sealed), Post.made_at > Invitation.made_at)
    usable = Invitation.used_at.is_(None), Invitation.expires_at > at, Account.active, ~since.exists()
    row = session.execute(
        asked.where(Invitation.token_hash == token_hash(token), *usable).with_for_update(of=Invitation)
    ).first()
    if row is None:
        raise NotFound("security.no_link")
    return row[0], row[1]


def accept(session: Session, token: str, password: str, *, at: datetime, places: Collection[str] = ()) -> Account:
    """Set the password that a link is for; the link opens nothing more, and sign-ins of before end.

    Raises:
        NotFound: there is none, it was used, it ended, or the account is closed.
        Invalid: the password is shorter than ten characters, or one of those that everybody tries.
    """
    link, account = invited(session, token, at=at)
    link.used_at = at
    session.flush()
    set_password(session, account.username, password, at=at, places=places, by=account.id)
    return account


def end_sign_ins(
    session: Session, username: str, key: str | None = None, *, at: datetime, by: int | None = None
) -> int:
    """End the sign-ins of an account, streams too, or the one of a key.

    Returns:
        How many ended.

    Raises:
        NotFound: there is no such account, or it has no sign-in of the key.
    """
    account = account_of(session, username)
    asked = delete(SignIn).where(SignIn.account_id == account.id)
    if key is not None:
        asked = asked.where(func.encode(SignIn.token_hash, "hex").startswith(key, autoescape=True))
    ended = len(session.scalars(asked.returning(SignIn.token_hash)).all())
    if key is not None and not ended:
        raise NotFound("security.no_sign_in")
    audit(session, by, "sign_ins_ended", "account", username, at=at, count=ended)
    return ended
