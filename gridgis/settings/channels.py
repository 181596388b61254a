"""Channels out of the house, set by an administrator; and what could not be sent by them."""

import re
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Invalid, NotFound
from gridgis.core.wording import twice
from gridgis.messages.models import MessageChannel, Outgoing
from gridgis.messages.rules import STATES
from gridgis.messages.sending import newer
from gridgis.security.auditing import audited
from gridgis.security.models import Account
from gridgis.security.rules import Actor
from gridgis.settings.changes import require_all

_URL = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[^\s@]*)?")
APPS = ("wecom", "dingtalk")


@dataclass(frozen=True)
class ChannelRow:
    """A channel as it is set; of its secret only whether there is one. `outbox` counts its rows by state."""

    code: str
    kind: str
    active: bool
    url: str
    identity: str
    agent: str
    has_secret: bool
    set_at: datetime
    set_by: str
    outbox: dict[str, int]


@dataclass(frozen=True)
class ChannelSet:
    """What a channel is to be; without a secret it keeps the one that it has."""

    kind: str
    active: bool
    url: str
    identity: str = ""
    agent: str = ""
    secret: str | None = None


@dataclass(frozen=True)
class OutgoingRow:
    """A row of the outbox, for whoever looks after channels: it tells neither the case nor what happened."""

    id: int
    channel: str
    to: str
    state: str
    tries: int
    at: datetime
    next_at: datetime
    ended_at: datetime | None
    failure_zh: str
    failure_en: str


def listed(session: Session, actor: Actor) -> list[ChannelRow]:
    """All channels, by code."""
    require_all(actor)
    many: dict[str, dict[str, int]] = {}
    asked = select(Outgoing.channel, Outgoing.state, func.count()).group_by(Outgoing.channel, Outgoing.state)
    for code, state, count in session.execute(asked):
        many.setdefault(code, {})[state] = count
    found = session.scalars(select(MessageChannel).order_by(MessageChannel.code))
    return [_row(one, many.get(one.code, {})) for one in found]


def _row(one: MessageChannel, many: dict[str, int]) -> ChannelRow:
    told = (one.code, one.kind, one.active, one.url, one.identity, one.agent)
    return ChannelRow(*told, bool(one.secret), one.set_at, one.set_by, many)


@audited("messages.channel", "message_channel", "{code}", kind="asked.kind", active="asked.active", url="asked.url")
def set_channel(session: Session, actor: Actor, code: str, asked: ChannelSet, *, at: datetime) -> ChannelRow:
    """Set a channel, or make one.

    Raises:
        Forbidden: the actor does not set what counts for the whole installation.
        Conflict: there is one of that code and of another kind.
        Invalid: the address is none, or what it needs to be turned on is missing.
    """
    require_all(actor)
    held = session.get(MessageChannel, code, with_for_update=True, populate_existing=True)
    if held is not None and held.kind != asked.kind:
        raise Conflict("messages.channel_kind", code=code)
    secret = asked.secret if asked.secret is not None else held.secret if held is not None else ""
    if not _URL.fullmatch(asked.url):
        raise Invalid("messages.channel_url", field="url")
    if asked.active and not secret:
        raise Invalid("messages.channel_secret", field="secret")
    if asked.active and asked.kind in APPS and not (asked.identity and asked.agent):
        raise Invalid("messages.channel_agent", field="identity")
    one = held or MessageChannel(code=code, kind=asked.kind)
    one.active, one.url, one.identity, one.agent, one.secret = (
        asked.active,
        asked.url,
        asked.identity,
        asked.agent,
        secret,
    )
    one.set_at, one.set_by = at, actor.display_name
    session.add(one)
    session.flush()
    return _row(one, {})


Key = tuple[datetime, int]


def outbox(session: Session, actor: Actor, state: str, *, after: Key | None, limit: int) -> list[OutgoingRow]:
    """A page of the outbox in one state, the newest first."""
    require_all(actor)
    asked = select(Outgoing, Account.display_name).join(Account, Account.id == Outgoing.account_id)
    asked = asked.where(Outgoing.state == state)
    if after is not None:
        asked = asked.where(tuple_(Outgoing.at, Outgoing.id) < after)
    rows = session.execute(asked.order_by(Outgoing.at.desc(), Outgoing.id.desc()).limit(limit))
    return [_outgoing(one, name) for one, name in rows]


def _outgoing(one: Outgoing, name: str) -> OutgoingRow:
    told = (one.id, one.channel, name, one.state, one.tries, one.at, one.next_at, one.ended_at)
    return OutgoingRow(*told, *_failure(one.failure))


def _failure(kept: str) -> tuple[str, str]:
    if not kept:
        return "", ""
    kind, _, fact = kept.partition(":")
    return twice(f"messages.failed_{kind}", status=fact, code=fact)


@audited("messages.again", "outbox", "{id}")
def again(session: Session, actor: Actor, id: int, *, at: datetime) -> OutgoingRow:
    """Send once more what was given up; a receiver knows it again by its key.

    Raises:
        NotFound: there is no such row.
        Conflict: it was not given up, or a newer one on the same matter waits.
    """
    require_all(actor)
    one = session.get(Outgoing, id, with_for_update=True, populate_existing=True)
    if one is None:
        raise NotFound("messages.no_outgoing", id=id)
    if one.state != "dead":
        raise Conflict("messages.not_dead", state=one.state)
    if newer(session, one):
        raise Conflict("messages.replaced")
    one.state, one.tries, one.next_at, one.ended_at, one.failure = STATES[0], 0, at, None, ""
    session.flush()
    account = session.get(Account, one.account_id)
    return _outgoing(one, account.display_name if account else "")
