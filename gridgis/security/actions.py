"""Sign in, sign out, make accounts, write the audit trail."""

import secrets
from base64 import b64encode
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from argon2.low_level import ARGON2_VERSION
from sqlalchemy import delete, select, true
from sqlalchemy.orm import Session

from gridgis.core.errors import Invalid, NotFound
from gridgis.core.rows import Rows
from gridgis.security import throttling
from gridgis.security.models import Account, AuditEntry, Invitation, SignIn
from gridgis.security.passwords import is_common
from gridgis.security.queries import actor_of, token_hash
from gridgis.security.rules import Actor

HASHER = PasswordHasher()
_DEEDS = "deeds"


def hash_of_nothing() -> str:
    """A hash that no password has and that takes as long to look at as any; made up, since hashing is slow."""
    salt, digest = (b64encode(secrets.token_bytes(n)).decode().rstrip("=") for n in (HASHER.salt_len, HASHER.hash_len))
    cost = f"m={HASHER.memory_cost},t={HASHER.time_cost},p={HASHER.parallelism}"
    return f"$argon2id$v={ARGON2_VERSION}${cost}${salt}${digest}"


class SignInRefused(Invalid):
    """Name or password do not fit, or the password is known to everybody."""


class SignInDelayed(SignInRefused):
    """Too many wrong passwords came from there; `retry_after_s` says when the next may."""


def sign_in(
    session: Session,
    username: str,
    password: str,
    *,
    at: datetime,
    hours: int,
    remote: str = "",
    known: Collection[str] = (),
) -> tuple[str, datetime, Actor] | SignInRefused:
    """Check a password and open a sign-in.

    A refusal is returned, not raised, since the count of failures must be committed with it. Wrong passwords slow down
    this account from this address, and very many the address; elsewhere the owner notices nothing. An unknown name is
    answered as a wrong password is, and costs as much time.

    Args:
        hours: how long the sign-in lasts.
        remote: the address it comes from.
        known: passwords that open no account here, since they are published.

    Returns:
        The token (shown once), when it ends, and the actor; or the refusal.
    """
    wait = throttling.wait_s(session, username, remote, at)
    if wait:
        return SignInDelayed("security.too_many", minutes=-(-wait // 60), retry_after_s=wait)
    account = session.scalar(select(Account).where(Account.username == username))
    right = verifies(account.password_hash if account and account.active else hash_of_nothing(), password)
    if account is None or not right:
        throttling.count(session, username, remote, at)
        if account is not None:
            audit(session, account.id, "sign_in_failed", "account", account.username, at=at, remote=remote)
        return SignInRefused("security.wrong_password")
    if account.password_ended_at is not None:
        return SignInRefused("security.password_ended")
    if password in known:
        return SignInRefused("security.published_password")
    actor = actor_of(session, account, at)
    if actor is None:
        return SignInRefused("security.service_over")
    throttling.forget(session, username, remote)
    account.last_sign_in_at = at
    token, expires_at = secrets.token_urlsafe(32), at + timedelta(hours=hours)
    session.execute(delete(SignIn).where(SignIn.account_id == account.id, SignIn.expires_at <= at))
    session.add(
        SignIn(token_hash=token_hash(token), account_id=account.id, created_at=at, expires_at=expires_at, remote=remote)
    )
    audit(session, account.id, "sign_in", "account", account.username, at=at, remote=remote)
    session.flush()
    return token, expires_at, actor


def verifies(kept: str, password: str) -> bool:
    """Whether a password is the one that is kept."""
    try:
        return HASHER.verify(kept, password)
    except VerifyMismatchError:
        return False


MOST_DAYS = 30
"""So long after the password was typed a sign-in ends, however often it is renewed."""


def renew(session: Session, token: str, *, at: datetime, hours: int) -> datetime:
    """Let a sign-in last as if it were opened now, for pages that nobody sits at; at most `MOST_DAYS` in all.

    Returns:
        When it ends now. One that ends later keeps its end.

    Raises:
        NotFound: it has ended, or was no sign-in.
    """
    held = session.get(SignIn, token_hash(token), with_for_update=True)
    if held is None or held.expires_at <= at:
        raise NotFound("security.no_sign_in")
    held.expires_at = max(
        held.expires_at, min(at + timedelta(hours=hours), held.created_at + timedelta(days=MOST_DAYS))
    )
    account = session.get_one(Account, held.account_id)
    audit(session, account.id, "sign_in_renewed", "account", account.username, at=at, until=held.expires_at.isoformat())
    session.flush()
    return held.expires_at


def sign_out(session: Session, token: str, *, at: datetime) -> None:
    """End a sign-in; ending one that is not there is fine."""
    ended = delete(SignIn).where(SignIn.token_hash == token_hash(token)).returning(SignIn.account_id)
    for account in session.scalars(select(Account).where(Account.id.in_(session.scalars(ended).all()))):
        audit(session, account.id, "sign_out", "account", account.username, at=at)


def unlock(session: Session, username: str, address: str | None = None, *, at: datetime, by: int | None = None) -> int:
    """Let an account be tried again without waiting, from one address or from all.

    Args:
        by: the account that does it; None for whoever runs the server.

    Returns:
        At how many addresses wrong passwords were forgotten.

    Raises:
        NotFound: there is no such account.
    """
    account_of(session, username)
    forgotten = throttling.forget(session, username, address)
    audit(session, by, "sign_in_unlocked", "account", username, at=at, address=address or "")
    return forgotten


def set_password(
    session: Session,
    username: str,
    password: str,
    *,
    at: datetime,
    places: Collection[str] = (),
    by: int | None = None,
    keeping: str | None = None,
) -> None:
    """Give an account another password; its sign-ins end, but for one, and no link sets one any more.

    Args:
        places: how places of the installation are spelled.
        by: the account that does it; None for whoever runs the server.
        keeping: the token of the sign-in that goes on.

    Raises:
        NotFound: there is no such account.
        Invalid: the password is shorter than ten characters, or one of those that everybody tries.
    """
    account = account_of(session, username)
    if is_common(password, (username, *places)):
        raise Invalid("security.common_password", field="password")
    account.password_hash, account.password_ended_at = hashed(password), None
    others = SignIn.token_hash != token_hash(keeping) if keeping else true()
    session.execute(delete(SignIn).where(SignIn.account_id == account.id, others))
    session.execute(delete(Invitation).where(Invitation.account_id == account.id, Invitation.used_at.is_(None)))
    throttling.forget(session, username)
    audit(session, by, "password_set", "account", username, at=at)


def account_of(session: Session, username: str) -> Account:
    """An account, held for change.

    Raises:
        NotFound: there is no such account.
    """
    account = session.scalar(select(Account).where(Account.username == username).with_for_update())
    if account is None:
        raise NotFound("security.no_account", username=username)
    return account


def hashed(password: str) -> str:
    """What is kept of a password.

    Raises:
        Invalid: it is shorter than ten characters.
    """
    if len(password) < 10:
        raise Invalid("security.short_password", field="password")
    return HASHER.hash(password)


def audit(
    session: Session,
    account_id: int | None,
    act: str,
    subject_kind: str,
    subject_key: str,
    *,
    at: datetime,
    remote: str = "",
    **facts: Any,
) -> None:
    """Write who did what to which thing; in the same transaction as the deed."""
    row = audit_row(account_id, act, subject_kind, subject_key, at=at, remote=remote, **facts)
    together: list[dict[str, Any]] | None = session.info.get(_DEEDS)
    if together is None:
        Rows().add(AuditEntry, [row]).write(session)
    else:
        together.append(row)


@contextmanager
def deeds_together(session: Session, deeds: list[dict[str, Any]]) -> Iterator[None]:
    """Collect the rows of deeds, which whoever asks for it writes before the transaction ends."""
    session.info[_DEEDS] = deeds
    try:
        yield
    finally:
        del session.info[_DEEDS]


def audit_row(
    account_id: int | None,
    act: str,
    subject_kind: str,
    subject_key: str,
    *,
    at: datetime,
    remote: str = "",
    **facts: Any,
) -> dict[str, Any]:
    """The row of a deed, for what is written with others."""
    thing = {"subject_kind": subject_kind, "subject_key": subject_key}
    return {"at": at, "account_id": account_id, "act": act, **thing, "facts": facts, "remote": remote}
