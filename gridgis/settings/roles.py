"""Roles and their verbs: who may change which, what a change gives to how many accounts, undone."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import any_, delete, func, literal, select
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Forbidden, Invalid
from gridgis.core.wording import Both
from gridgis.people.rules import sealed_roles
from gridgis.security.models import Account, Invitation, Post, Role
from gridgis.security.queries import HELD_BY, holds
from gridgis.security.rules import SEALED, VERBS, Actor
from gridgis.settings import changes
from gridgis.settings.changes import RowChange
from gridgis.settings.saving import Counts, Topic

FIXED = frozenset({"account.manage", "account.read", "audit.read", "settings.manage"})
"""Verbs by which administrators watch each other: they stay where they are."""
MANAGE = "account.manage"
REFUSALS = {
    "own": "settings_page.role_own",
    "sealed": "settings_page.role_sealed",
    "ordinary": "settings_page.role_ordinary",
}


@dataclass(frozen=True)
class RoleRow:
    """A role with its verbs: how many accounts hold it, and whether the one who asks may change it.

    `why` says why not: `own` they hold it themselves, `sealed` and `ordinary` it is for the other administrator.
    """

    code: str
    name_zh: str
    name_en: str
    levels: list[str]
    verbs: list[str]
    holders: int
    why: str


@dataclass(frozen=True)
class RolesView:
    """All roles, and all verbs there are: the sealed, and those that stay where they are."""

    items: list[RoleRow]
    verbs: list[str]
    sealed: list[str]
    fixed: list[str]
    version: str


@dataclass(frozen=True)
class Asked:
    """The verbs that roles are to hold, by code; or the change that is undone."""

    verbs: Mapping[str, Sequence[str]]
    undoes: int | None = None


def view(session: Session, actor: Actor, day: date) -> RolesView:
    """Who may do what by which role, and how many accounts hold it on a day."""
    _enter(session, actor)
    asked = select(Post.role_code, func.count(Account.id.distinct())).join(Account, holds(day))
    holders: Counter[str] = Counter(dict(session.execute(asked.group_by(Post.role_code)).all()))
    seals = _seals(session, actor)
    items = [
        RoleRow(
            *(one.code, one.name_zh, one.name_en, one.levels, sorted(one.verbs)),
            holders=holders[one.code],
            why=_why(actor, one.code, sealed_roles(one.verbs), seals=seals),
        )
        for one in session.scalars(select(Role).order_by(Role.code))
    ]
    return RolesView(items, list(VERBS), sorted(SEALED), sorted(FIXED), changes.version(session))


def _seals(session: Session, actor: Actor) -> bool:
    """Whether the actor is a security administrator of all: appoints, everywhere, to a role that is sealed."""
    sealed = set(session.scalars(select(Role.code).where(Role.verbs.overlap(sorted(SEALED)))))
    return actor.account_id is None or any(one.level == "all" and one.appoints & sealed for one in actor.held)


def _enter(session: Session, actor: Actor) -> None:
    """Let pass whoever may change some role."""
    if not _seals(session, actor):
        changes.require_all(actor)


def _why(actor: Actor, code: str, sealed: bool, *, seals: bool) -> str:
    """Why the actor may not change a role, which was sealed or is to be; empty where they may."""
    if actor.account_id is None:
        return ""
    if any(one.role_code == code for one in actor.held):
        return "own"
    if sealed:
        return "" if seals else "sealed"
    return "" if actor.everywhere("settings.manage") else "ordinary"


def allow(session: Session, actor: Actor, rows: Sequence[RowChange]) -> None:
    """Refuse whoever may not change the verbs of such roles: nobody those of a role of their own.

    Raises:
        Forbidden: they hold it, or it is for the other administrator.
        Invalid: it would give or take what stays where it is.
    """
    _enter(session, actor)
    seals = _seals(session, actor)
    for row in rows:
        before, after = (set((side or {}).get("verbs", ())) for side in (row.before, row.after))
        if before == after:
            continue
        told: dict[str, Any] = row.after or row.before or {}
        role = Both(told["name_zh"], told["name_en"])
        if actor.account_id is not None and (fixed := FIXED & (before ^ after)):
            raise Invalid("settings_page.fixed_verb", verb=min(fixed), role=role, field="roles")
        if why := _why(actor, told["code"], sealed_roles(before | after), seals=seals):
            raise Forbidden(REFUSALS[why], role=role, verb="settings.manage")


def _wanted(session: Session, asked: Asked) -> Iterator[RowChange]:
    known = {one.code: one for one in session.scalars(select(Role))}
    if strange := set(asked.verbs) - set(known):
        raise Invalid("settings_page.no_role", code=min(strange), field="verbs")
    for code, verbs in asked.verbs.items():
        if nothing := set(verbs) - set(VERBS):
            raise Invalid("settings_page.no_verb", verb=min(nothing), field="verbs")
        if set(verbs) != set(known[code].verbs):
            yield from _set(session, code, {"verbs": sorted(set(verbs))})
    yield from _handed(session, known, asked)


def _handed(session: Session, known: Mapping[str, Role], asked: Asked) -> Iterator[RowChange]:
    """Roles that become sealed are appointed to by those who appoint to such roles, no more by who opens accounts."""
    sealed = {code for code, one in known.items() if sealed_roles(one.verbs)}
    sealing = {code for code, verbs in asked.verbs.items() if sealed_roles(verbs)} - sealed
    for code, one in known.items():
        appoints = _appointing(one, sealed, sealing)
        if appoints != one.appoints:
            yield from _set(session, code, {"appoints": appoints})


def _appointing(role: Role, sealed: Set[str], sealing: Set[str]) -> list[str]:
    """The roles to which a role appoints once some are sealed that were not."""
    if MANAGE in role.verbs:
        return [one for one in role.appoints if one not in sealing]
    if "account.read" in role.verbs and sealed & set(role.appoints):
        return [*role.appoints, *sorted(sealing - set(role.appoints))]
    return role.appoints


def _set(session: Session, code: str, facts: dict[str, list[str]]) -> Iterator[RowChange]:
    columns = changes.TABLES["roles"].columns
    row = session.execute(select(*columns).where(Role.code == code)).mappings().one()
    return changes.differences(session, "roles", [({"code": code}, {**row, **facts})])


def _refuse(session: Session, rows: Sequence[RowChange]) -> None:
    """Who opens accounts never appoints to what is sealed."""
    every = list(session.execute(select(Role.code, Role.verbs, Role.appoints)))
    sealed = {code for code, verbs, _ in every if sealed_roles(verbs)}
    for _, verbs, appoints in every:
        if MANAGE in verbs and (both := sealed.intersection(appoints)):
            raise Conflict("settings_page.sealed_appointed", code=min(both))


def _counts(session: Session, rows: Sequence[RowChange], zone: str, at: datetime) -> Counts:
    """How many accounts hold each verb that some role gains or loses."""
    sides = [[set((side or {}).get("verbs", ())) for side in (row.before, row.after)] for row in rows]
    moved = sorted(set[str]().union(*(before ^ after for before, after in sides)))
    return {("holders", verb): _holders(session, verb, at.date()) for verb in moved}


def _holders(session: Session, verb: str, day: date) -> int:
    asked = select(func.count(Account.id.distinct())).join(Post, holds(day)).join(Role, Role.code == Post.role_code)
    return session.scalar(asked.where(literal(verb) == any_(Role.verbs))) or 0


def _then(session: Session, rows: Sequence[RowChange]) -> None:
    """Links of holders end that were made before their role was sealed: who made them might not give such a role."""
    sealing = [
        (row.after or {})["code"]
        for row in rows
        if sealed_roles((row.after or {}).get("verbs", ())) and not sealed_roles((row.before or {}).get("verbs", ()))
    ]
    holders = select(Account.id).join(Post, HELD_BY).where(Post.role_code.in_(sealing))
    if sealing:
        session.execute(
            delete(Invitation).where(Invitation.account_id.in_(holders), Invitation.used_at.is_(None)),
            execution_options={"synchronize_session": False},
        )


TOPIC = Topic("roles", _wanted, refuse=_refuse, allow=allow, counts=_counts, then=_then)
