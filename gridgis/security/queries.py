"""Who is signed in, and what they hold."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, any_, false, literal, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from gridgis.core.held import note_versions
from gridgis.core.sql import prepared
from gridgis.security.models import Account, Grant, Role
from gridgis.security.rules import Actor, Held


def token_hash(token: str) -> bytes:
    """What is kept of a token."""
    return sha256(token.encode()).digest()


def actor_by_token(session: Session, token: str, at: datetime) -> Actor | None:
    """The actor of a token that has not ended; None for any other."""
    rows = _held(session, token=token_hash(token), at=at)
    return actor_of_rows(rows) if rows else None


def actor_by_name(session: Session, username: str) -> Actor | None:
    """The actor of an account, for programs on the server itself; None when there is no such account."""
    rows = _held(session, username=username)
    return actor_of_rows(rows) if rows else None


def actor_of(session: Session, account: Account) -> Actor:
    """An account in use with all it holds, grants in a fixed order."""
    return actor_of_rows(_held(session, username=account.username))


class _Row(NamedTuple):
    """What `actor.sql` answers: an account with one of the grants it holds."""

    id: int
    username: str
    display_name: str
    title: str
    person_id: int | None
    level: str
    place_code: str
    role_code: str | None
    verbs: list[str]
    reference_versions: dict[str, int]


def _held(session: Session, **known: object) -> list[_Row]:
    by = {"token": None, "username": None, "at": None} | known
    rows = [_Row(*row) for row in prepared("gridgis.security", "actor").rows(session, **by)]
    if rows:
        note_versions(session, rows[0].reference_versions)
    return rows


def actor_of_rows(rows: Sequence[Any]) -> Actor:
    """The actor that rows of the statement `actor` tell of."""
    held = tuple(Held(frozenset(r.verbs), r.level, r.place_code, r.role_code) for r in rows if r.role_code is not None)
    first = rows[0]
    return Actor(first.id, first.username, first.display_name, held, first.title, first.person_id)


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


@dataclass(frozen=True)
class AccountRow:
    """An account with its grants (role, level, place code), in a fixed order."""

    username: str
    display_name: str
    active: bool
    grants: list[tuple[str, str, str]]


def accounts(session: Session, *, closed_too: bool) -> list[AccountRow]:
    """Accounts by name; those in use alone, or the closed ones too."""
    asked = (
        select(Account.username, Account.display_name, Account.active, Grant.role_code, Grant.level, Grant.place_code)
        .outerjoin(Grant, Grant.account_id == Account.id)
        .order_by(Account.username, Grant.role_code, Grant.level, Grant.place_code)
    )
    found: dict[str, AccountRow] = {}
    for username, display_name, active, *held in session.execute(asked if closed_too else asked.where(Account.active)):
        row = found.setdefault(username, AccountRow(username, display_name, active, []))
        row.grants.extend([(held[0], held[1], held[2])] if held[0] else [])
    return list(found.values())


def role_names(session: Session) -> dict[str, tuple[str, str]]:
    """Chinese and English name of each role."""
    return {code: (zh, en) for code, zh, en in session.execute(select(Role.code, Role.name_zh, Role.name_en))}


def within(actor: Actor, verb: str, **columns: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    """The condition that a row lies where the actor holds the verb.

    Args:
        verb: what they would do.
        columns: the row's `county`, `town`, `village`, `grid` and `office` codes, as far as it has them.

    Returns:
        True for a verb held everywhere, false for one held nowhere the columns can tell.
    """
    if actor.everywhere(verb):
        return true()
    held = [column.in_(codes) for level, column in columns.items() if (codes := actor.codes(verb, level))]
    return or_(*held) if held else false()
