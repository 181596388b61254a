"""Who is signed in, and what they hold."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from hashlib import sha256
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, TextClause, and_, any_, false, literal, or_, select, text, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from gridgis.core.held import note_versions
from gridgis.core.sql import prepared, statement
from gridgis.security.models import Account, AuditEntry, Post, Role
from gridgis.security.rules import Actor, Held


def token_hash(token: str) -> bytes:
    """What is kept of a token."""
    return sha256(token.encode()).digest()


def actor_by_token(session: Session, token: str, at: datetime) -> Actor | None:
    """The actor of a token that has not ended at a local moment; None for any other."""
    rows = _held(session, at, token=token_hash(token))
    return actor_of_rows(rows) if rows else None


def actor_by_name(session: Session, username: str, at: datetime) -> Actor | None:
    """The actor of an account at a local moment, for programs on the server itself; None when there is no such."""
    rows = _held(session, at, username=username)
    return actor_of_rows(rows) if rows else None


def actor_of(session: Session, account: Account, at: datetime) -> Actor | None:
    """An account with all it holds at a local moment, in a fixed order; None where it opens nothing any more."""
    return actor_by_name(session, account.username, at)


def actor_then(session: Session, account: Account, noon: datetime) -> Actor | None:
    """An account with all it held on a day that is over, told by its local noon, closed since or not.

    Roles open what they opened at the end of that day. None where it was closed all day long, or its person's service
    was over.
    """
    begun = noon.replace(hour=0)
    until = begun + timedelta(days=1)
    if not _in_use(session, account, begun, until):
        return None
    rows = [
        _Row(*row) for row in session.execute(_of_closed_too(), {"username": account.username, "day": begun.date()})
    ]
    if not rows:
        return None
    before: dict[str, Any] = dict(session.execute(statement("gridgis.security", "roles_then"), {"since": until}).all())
    return actor_of_rows([_as_before(row, before) for row in rows])


@cache
def _of_closed_too() -> TextClause:
    """The statement `actor` for a name alone, of an account in use or not: for what was, never for a request."""
    told = prepared("gridgis.security", "actor").told.replace("a.active AND ", "")
    return text(told).bindparams(token=None, at=None)


def _in_use(session: Session, account: Account, begun: datetime, until: datetime) -> bool:
    """Whether an account was open at some moment from one to another."""
    asked = select(AuditEntry.at, AuditEntry.act).where(
        AuditEntry.subject_kind == "account",
        AuditEntry.subject_key == account.username,
        AuditEntry.act.in_(("account_closed", "account_reopened")),
    )
    turns = session.execute(asked.order_by(AuditEntry.at, AuditEntry.id)).all()
    if not turns:
        return account.active or (account.closed_at is not None and account.closed_at > begun)
    before = [act for at, act in turns if at <= begun]
    return before[-1:] != ["account_closed"] or any(
        act == "account_reopened" for at, act in turns if begun < at < until
    )


def _as_before(row: "_Row", before: Mapping[str, Any]) -> "_Row":
    """A role as it was; one that was not there yet opens nothing."""
    if row.role_code is None or row.role_code not in before:
        return row
    was = before[row.role_code] or {"verbs": [], "appoints": [], "platform": None}
    return row._replace(verbs=was["verbs"], appoints=was["appoints"], platform=was["platform"])


class _Row(NamedTuple):
    """What `actor.sql` answers: an account with one of the roles it holds."""

    id: int
    username: str
    display_name: str
    title: str
    person_id: int | None
    level: str
    place_code: str
    role_code: str | None
    verbs: list[str]
    appoints: list[str]
    platform: str | None
    reference_versions: dict[str, int]


def _held(session: Session, at: datetime, **known: object) -> list[_Row]:
    by = {"token": None, "username": None, "at": at, "day": at.date()} | known
    rows = [_Row(*row) for row in prepared("gridgis.security", "actor").rows(session, **by)]
    if rows:
        note_versions(session, rows[0].reference_versions)
    return rows


def actor_of_rows(rows: Sequence[Any]) -> Actor:
    """The actor that rows of the statement `actor` tell of."""
    held = tuple(
        Held(frozenset(r.verbs), r.level, r.place_code, r.role_code, frozenset(r.appoints), r.platform)
        for r in rows
        if r.role_code is not None
    )
    first = rows[0]
    return Actor(first.id, first.username, first.display_name, held, first.title, first.person_id)


@dataclass(frozen=True)
class Holder:
    """An account that holds a verb at a place."""

    account_id: int
    name: str
    level: str
    code: str


HELD_BY = (Post.account_id == Account.id) | (Post.person_id == Account.person_id)
"""Of a post and an account: that it is the account's, or its person's."""


def holds(day: date) -> ColumnElement[bool]:
    """The condition that a post is held by an account in use on a day, for use where both are in a statement."""
    return HELD_BY & Account.active & Post.period.op("@>")(day)


def holders(session: Session, verb: str, codes: Collection[str], day: date) -> list[Holder]:
    """Accounts in use that hold a verb at one of some places, or everywhere, on a day; in a fixed order."""
    roles = select(Role.code).where(literal(verb) == any_(Role.verbs))
    rows = session.execute(
        select(Account.id, Account.display_name, Post.level, Post.place_code)
        .join(Post, holds(day))
        .where(Post.role_code.in_(roles), Post.place_code.in_(["", *sorted(codes)]))
        .distinct()
        .order_by(Account.id, Post.level, Post.place_code)
    )
    return [Holder(*row) for row in rows]


@dataclass(frozen=True)
class AccountRow:
    """An account with what it holds (role, level, place code) on a day, in a fixed order."""

    username: str
    display_name: str
    active: bool
    holds: list[tuple[str, str, str]]


def accounts(session: Session, day: date, *, closed_too: bool) -> list[AccountRow]:
    """Accounts by name; those in use alone, or the closed ones too."""
    asked = (
        select(Account.username, Account.display_name, Account.active, Post.role_code, Post.level, Post.place_code)
        .outerjoin(Post, HELD_BY & Post.period.op("@>")(day))
        .order_by(Account.username, Post.role_code, Post.level, Post.place_code)
    )
    found: dict[str, AccountRow] = {}
    for username, display_name, active, *held in session.execute(asked if closed_too else asked.where(Account.active)):
        row = found.setdefault(username, AccountRow(username, display_name, active, []))
        row.holds.extend([(held[0], held[1], held[2])] if held[0] else [])
    return list(found.values())


def role_names(session: Session) -> dict[str, tuple[str, str]]:
    """Chinese and English name of each role."""
    return {code: (zh, en) for code, zh, en in session.execute(select(Role.code, Role.name_zh, Role.name_en))}


def within(actor: Actor, verb: str, **columns: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    """The condition that a row lies where the actor holds the verb.

    Args:
        verb: what they would do.
        columns: the row's `county`, `town`, `village`, `grid` and `office` codes and `platform`, as far as it has them.

    Returns:
        True for a verb held everywhere, false for one held nowhere the columns can tell.
    """
    if actor.everywhere(verb):
        return true()
    held: list[ColumnElement[bool]] = [
        column.in_(codes) for level, column in columns.items() if (codes := actor.codes(verb, level))
    ]
    held += _of_platforms(actor, verb, columns)
    return or_(*held) if held else false()


def _of_platforms(
    actor: Actor, verb: str, columns: Mapping[str, InstrumentedAttribute[Any]]
) -> Iterator[ColumnElement[bool]]:
    """The conditions of what is held for one platform alone, for rows that have one."""
    for one in actor.held if "platform" in columns else ():
        if verb in one.verbs and one.limits(verb) and (one.level == "all" or one.level in columns):
            here = true() if one.level == "all" else columns[one.level] == one.code
            yield and_(here, columns["platform"] == one.platform)


def names(session: Session, ids: Collection[int]) -> dict[int, str]:
    """What accounts are called, by id; nothing is asked where there are none."""
    if not ids:
        return {}
    return dict(session.execute(select(Account.id, Account.display_name).where(Account.id.in_(sorted(ids)))).all())
