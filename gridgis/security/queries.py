"""Who is signed in, and what they hold."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import ColumnElement, any_, false, literal, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from gridgis.security.models import Account, Grant, Role, SignIn
from gridgis.security.rules import Actor, Held


def token_hash(token: str) -> bytes:
    """What is kept of a token."""
    return sha256(token.encode()).digest()


def actor_by_token(session: Session, token: str, at: datetime) -> Actor | None:
    """The actor of a token that has not ended; None for any other."""
    account = session.scalar(
        select(Account)
        .join(SignIn, SignIn.account_id == Account.id)
        .where(SignIn.token_hash == token_hash(token), SignIn.expires_at > at, Account.active)
    )
    return actor_of(session, account) if account else None


def actor_by_name(session: Session, username: str) -> Actor | None:
    """The actor of an account, for programs on the server itself; None when there is no such account."""
    account = session.scalar(select(Account).where(Account.username == username, Account.active))
    return actor_of(session, account) if account else None


def actor_of(session: Session, account: Account) -> Actor:
    """An account with all it holds, grants in a fixed order."""
    rows = session.execute(
        select(Role.verbs, Grant.level, Grant.place_code, Role.code)
        .join(Role, Role.code == Grant.role_code)
        .where(Grant.account_id == account.id)
        .order_by(Grant.id)
    )
    held = tuple(Held(frozenset(verbs), level, code, role) for verbs, level, code, role in rows)
    return Actor(account.id, account.username, account.display_name, held, account.title, account.person_id)


@dataclass(frozen=True)
class Holder:
    """An account that holds a verb at a place."""

    account_id: int
    name: str
    level: str
    code: str


def holders(session: Session, verb: str, codes: Collection[str]) -> list[Holder]:
    """Accounts in use that hold a verb at one of some places, or everywhere; in a fixed order."""
    rows = session.execute(
        select(Account.id, Account.display_name, Grant.level, Grant.place_code)
        .join(Grant, Grant.account_id == Account.id)
        .join(Role, Role.code == Grant.role_code)
        .where(Account.active, literal(verb) == any_(Role.verbs), Grant.place_code.in_(["", *sorted(codes)]))
        .distinct()
        .order_by(Account.id, Grant.level, Grant.place_code)
    )
    return [Holder(*row) for row in rows]


def role_names(session: Session) -> dict[str, tuple[str, str]]:
    """Chinese and English name of each role."""
    return {code: (zh, en) for code, zh, en in session.execute(select(Role.code, Role.name_zh, Role.name_en))}


def within(actor: Actor, verb: str, **columns: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    """The condition that a row lies where the actor holds the verb.

    Args:
        actor: who asks.
        verb: what they would do.
        columns: the row's `county`, `town`, `village`, `grid` and `office` codes, as far as it has them.

    Returns:
        True for a verb held everywhere, false for one held nowhere the columns can tell.
    """
    if actor.everywhere(verb):
        return true()
    held = [column.in_(codes) for level, column in columns.items() if (codes := actor.codes(verb, level))]
    return or_(*held) if held else false()
