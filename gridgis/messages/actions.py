"""Reading of messages, and when nobody wants to be disturbed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.orm import Session

from gridgis.core.errors import Invalid, NotFound
from gridgis.messages.models import Message, MessageAddress, MessageChannel, Outgoing, QuietHours
from gridgis.messages.rules import SYSTEM, address_fits
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor

KEPT = timedelta(days=90)
"""So long what was read, and what left the house, is kept."""
BATCH = 5000
HOUR = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")


def read(session: Session, actor: Actor, ids: Sequence[int], until: datetime | None, *, at: datetime) -> int:
    """Note that somebody has read messages of theirs: those of some ids, or all up to a moment.

    A message that an event is just changing stays unread: it tells of something new.

    Returns:
        How many were unread before.

    Raises:
        Invalid: neither is said.
    """
    if not ids and until is None:
        raise Invalid("messages.which", field="ids")
    mine = select(Message.id).where(Message.account_id == actor.account_id, Message.read_at.is_(None))
    mine = mine.where(Message.id.in_(ids)) if ids else mine.where(Message.at <= until)
    held = mine.with_for_update(skip_locked=True)
    done = update(Message).where(Message.id.in_(held)).values(read_at=at).returning(Message.id)
    return len(session.scalars(done, execution_options={"synchronize_session": False}).all())


@dataclass(frozen=True)
class OwnChannel:
    """A way out of the house that is in use, and the address of the one who asks; empty for none."""

    code: str
    kind: str
    address: str


@dataclass(frozen=True)
class Habits:
    """When somebody is not to be disturbed outside of the page, and where they are reached.

    Without hours of their own, those of the installation count: `everybodys` says whether that is so. Where both hours
    are the same there are none.
    """

    begins: str
    ends: str
    everybodys: bool
    channels: list[OwnChannel]


def habits(session: Session, actor: Actor) -> Habits:
    """Somebody's own habits."""
    found = {one.account_id: one for one in session.scalars(select(QuietHours).where(_of(actor)))}
    hours = found.get(actor.account_id or 0) or found.get(0)
    begins, ends = (hours.begins, hours.ends) if hours else ("00:00", "00:00")
    own = dict(
        session.execute(
            select(MessageAddress.channel, MessageAddress.address).where(MessageAddress.account_id == actor.account_id)
        ).all()
    )
    asked = select(MessageChannel).where(MessageChannel.active, MessageChannel.kind != "webhook")
    channels = [
        OwnChannel(one.code, one.kind, own.get(one.code, ""))
        for one in session.scalars(asked.order_by(MessageChannel.code))
    ]
    return Habits(begins, ends, (actor.account_id or 0) not in found, channels)


def _of(actor: Actor) -> ColumnElement[bool]:
    return QuietHours.account_id.in_([0, actor.account_id or 0])


@audited("messages.habits", "account", "{actor.username}")
def set_habits(
    session: Session, actor: Actor, hours: tuple[str, str] | None, addresses: Mapping[str, str], *, at: datetime
) -> Habits:
    """Set somebody's own habits; without hours those of the installation count, an empty address is none.

    Raises:
        Invalid: hours or an address that are none.
        NotFound: no such channel is in use.
    """
    session.execute(delete(QuietHours).where(QuietHours.account_id == actor.account_id))
    if hours is not None:
        session.add(QuietHours(account_id=actor.account_id, **hours_of(*hours)))
    known = {one.code: one for one in session.scalars(select(MessageChannel).where(MessageChannel.active))}
    for code, address in addresses.items():
        channel = known.get(code)
        if channel is None:
            raise NotFound("messages.channel_off", code=code)
        _address(session, actor, channel, address.strip())
    session.flush()
    return habits(session, actor)


def _address(session: Session, actor: Actor, channel: MessageChannel, address: str) -> None:
    if channel.kind == SYSTEM:
        raise Invalid("messages.no_address", field="addresses")
    if address and not address_fits(channel.kind, address):
        raise Invalid("messages.bad_address", field="addresses")
    own = (MessageAddress.account_id == actor.account_id, MessageAddress.channel == channel.code)
    session.execute(delete(MessageAddress).where(*own))
    if address:
        session.add(MessageAddress(account_id=actor.account_id, channel=channel.code, address=address))


def hours_of(begins: str, ends: str) -> dict[str, str]:
    """Quiet hours as they are kept.

    Raises:
        Invalid: one is no time of the day.
    """
    if not (HOUR.fullmatch(begins) and HOUR.fullmatch(ends)):
        raise Invalid("messages.hours", field="begins")
    return {"begins": begins, "ends": ends}


def forget(session: Session, *, at: datetime) -> int:
    """Delete what was read, or ended in the outbox, long ago: `BATCH` rows of each at most; call again until 0."""
    gone = 0
    for model, ended in ((Message, Message.read_at), (Outgoing, Outgoing.ended_at)):
        old = select(model.id).where(ended < at - KEPT).limit(BATCH)
        done = delete(model).where(model.id.in_(old)).returning(model.id)
        gone += len(session.scalars(done, execution_options={"synchronize_session": False}).all())
    return gone
