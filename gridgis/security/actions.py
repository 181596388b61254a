"""Sign in, sign out, make accounts, write the audit trail."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from gridgis.core.errors import Invalid
from gridgis.security.models import Account, AuditEntry, Grant, SignIn
from gridgis.security.queries import actor_of, token_hash
from gridgis.security.rules import LOCK_AFTER, LOCK_MINUTES, Actor

HASHER = PasswordHasher()
_NOBODY = HASHER.hash(secrets.token_urlsafe())


class SignInRefused(Invalid):
    """Name or password do not fit, or the account is locked for a while."""


def sign_in(
    session: Session, username: str, password: str, *, at: datetime, hours: int, remote: str = ""
) -> tuple[str, datetime, Actor] | SignInRefused:
    """Check a password and open a sign-in.

    A refusal is returned, not raised, since the count of failures must be committed with it. Five failures in a row
    lock the account for fifteen minutes. An unknown name costs as much time as a wrong password.

    Returns:
        The token (shown once), when it ends, and the actor; or the refusal.
    """
    account = session.scalar(select(Account).where(Account.username == username).with_for_update())
    if account is not None and account.locked_until is not None and account.locked_until > at:
        opens_at = account.locked_until.astimezone(at.tzinfo)
        return SignInRefused("security.locked", opens_at=f"{opens_at:%H:%M}", locked_until=opens_at.isoformat())
    if account is None or not _verifies(account.password_hash if account.active else _NOBODY, password):
        if account is not None:
            _count_failure(account, at)
            audit(session, account.id, "sign_in_failed", "account", account.username, at=at, remote=remote)
        else:
            _verifies(_NOBODY, password)
        return SignInRefused("security.wrong_password")
    account.failed_count, account.locked_until = 0, None
    token, expires_at = secrets.token_urlsafe(32), at + timedelta(hours=hours)
    session.execute(delete(SignIn).where(SignIn.account_id == account.id, SignIn.expires_at <= at))
    session.add(
        SignIn(token_hash=token_hash(token), account_id=account.id, created_at=at, expires_at=expires_at, remote=remote)
    )
    audit(session, account.id, "sign_in", "account", account.username, at=at, remote=remote)
    session.flush()
    return token, expires_at, actor_of(session, account)


def _verifies(kept: str, password: str) -> bool:
    try:
        return HASHER.verify(kept, password)
    except VerifyMismatchError:
        return False


def _count_failure(account: Account, at: datetime) -> None:
    account.failed_count += 1
    if account.failed_count >= LOCK_AFTER:
        account.failed_count, account.locked_until = 0, at + timedelta(minutes=LOCK_MINUTES)


def sign_out(session: Session, token: str) -> None:
    """End a sign-in; ending one that is not there is fine."""
    session.execute(delete(SignIn).where(SignIn.token_hash == token_hash(token)))


def open_account(
    session: Session,
    username: str,
    password: str,
    display_name: str,
    grants: list[tuple[str, str, str]],
    *,
    title: str = "",
    person_id: int | None = None,
) -> Account:
    """Make an account with grants of (role, level, place code).

    Raises:
        Invalid: the password is shorter than ten characters.
    """
    if len(password) < 10:
        raise Invalid("Choose a password of at least ten characters.", field="password")
    account = Account(
        username=username,
        display_name=display_name,
        title=title,
        password_hash=HASHER.hash(password),
        person_id=person_id,
    )
    session.add(account)
    session.flush()
    for role, level, code in grants:
        session.add(Grant(account_id=account.id, role_code=role, level=level, place_code=code))
    session.flush()
    return account


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
    session.add(
        AuditEntry(
            at=at,
            account_id=account_id,
            act=act,
            subject_kind=subject_kind,
            subject_key=subject_key,
            facts=facts,
            remote=remote,
        )
    )
