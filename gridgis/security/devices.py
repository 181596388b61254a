"""Links with which a device sends as an account, and nothing else: made, ended, and whom one stands for."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Forbidden, Invalid, NotFound
from gridgis.core.texts import storable
from gridgis.security.auditing import audited
from gridgis.security.models import Account, DeviceLink
from gridgis.security.queries import actor_of, token_hash
from gridgis.security.rules import REPORT_AS, Actor

MOST_DAYS, MOST_LINKS, NAME_LIMIT = 366, 10, 40
USED_AGAIN = timedelta(hours=1)
"""When a device was last there is noted no more often."""
SENDS = ("report.submit", "object.read", "object.write")
"""What a device may do of all that its account may."""


@dataclass(frozen=True)
class Bearer:
    """Whom a device stands for, with the rights to send alone."""

    actor: Actor
    device_id: int


@dataclass(frozen=True)
class Made:
    """A link that was made, and its token, which is shown this once."""

    link: DeviceLink
    token: str


@audited("device_made", "account", "{account.username}", device="made.link.name")
def make(session: Session, actor: Actor, account: Account, name: str, days: int, *, at: datetime) -> Made:
    """Make a link of a device for an account; whoever may do so is asked before.

    Raises:
        Forbidden: the account sends neither reports nor objects.
        Conflict: it is closed, or has so many.
        Invalid: no name, or days that are none.
    """
    told = name.strip()
    if not told or len(told) > NAME_LIMIT or not storable(told):
        raise Invalid("odk.device_name", limit=NAME_LIMIT, field="name")
    if not 1 <= days <= MOST_DAYS:
        raise Invalid("odk.device_days", most=MOST_DAYS, field="days")
    if not account.active:
        raise Conflict("security.closed_already", username=account.username)
    whose = actor_of(session, account, at)
    if whose is None or whose.verbs.isdisjoint(SENDS):
        raise Forbidden("odk.sends_nothing", verb=SENDS[0])
    session.scalars(select(Account.id).where(Account.id == account.id).with_for_update()).one()
    if sum(one.ended_at is None and one.expires_at > at for one in of_account(session, account.id)) >= MOST_LINKS:
        raise Conflict("odk.many_devices", most=MOST_LINKS)
    token = secrets.token_urlsafe(32)
    link = DeviceLink(
        token_hash=token_hash(token),
        account_id=account.id,
        name=told,
        made_at=at,
        made_by=actor.display_name,
        expires_at=at + timedelta(days=days),
    )
    session.add(link)
    session.flush()
    return Made(link, token)


@audited("device_ended", "account", "{account.username}", device="made.name")
def end(session: Session, actor: Actor, account: Account, device_id: int, *, at: datetime) -> DeviceLink:
    """End a link of an account: its device sends nothing more.

    Raises:
        NotFound: the account has none of that number.
        Conflict: it has ended.
    """
    asked = select(DeviceLink).where(DeviceLink.id == device_id, DeviceLink.account_id == account.id)
    one = session.scalar(asked.with_for_update())
    if one is None:
        raise NotFound("odk.no_link", id=device_id)
    if one.ended_at is not None or one.expires_at <= at:
        raise Conflict("odk.link_ended", name=one.name)
    one.ended_at, one.ended_by = at, actor.display_name
    session.flush()
    return one


def of_account(session: Session, account_id: int) -> Sequence[DeviceLink]:
    """All links of an account, the newest first."""
    asked = select(DeviceLink).where(DeviceLink.account_id == account_id)
    return session.scalars(asked.order_by(DeviceLink.id.desc())).all()


def get(session: Session, device_id: int) -> tuple[DeviceLink, Account]:
    """A link and its account.

    Raises:
        NotFound: there is none.
    """
    asked = select(DeviceLink, Account).join(Account, Account.id == DeviceLink.account_id)
    found = session.execute(asked.where(DeviceLink.id == device_id)).first()
    if found is None:
        raise NotFound("odk.no_link", id=device_id)
    return found[0], found[1]


def bearer_of(session: Session, token: str, at: datetime) -> Bearer:
    """Whom the device of a token stands for now.

    Raises:
        NotFound: there is no such link, it has ended, or its account opens nothing any more.
    """
    asked = select(DeviceLink, Account).join(Account, Account.id == DeviceLink.account_id)
    usable = DeviceLink.ended_at.is_(None), DeviceLink.expires_at > at, Account.active
    found = session.execute(asked.where(DeviceLink.token_hash == token_hash(token), *usable)).first()
    actor = actor_of(session, found[1], at) if found is not None else None
    if found is None or actor is None:
        raise NotFound("odk.no_device")
    link = found[0]
    if link.last_used_at is None or at - link.last_used_at > USED_AGAIN:
        link.last_used_at = at
    return Bearer(_sending(actor), link.id)


def _sending(actor: Actor) -> Actor:
    def left(verbs: frozenset[str]) -> frozenset[str]:
        return frozenset(verb for verb in verbs if verb in SENDS or verb.startswith(REPORT_AS))

    held = tuple(replace(one, verbs=left(one.verbs), appoints=frozenset()) for one in actor.held)
    return replace(actor, held=tuple(one for one in held if one.verbs))
