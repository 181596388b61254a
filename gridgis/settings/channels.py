"""Channels out of the house, set by an administrator; and what could not be sent by them."""

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import func, select, tuple_, update
from sqlalchemy.orm import Session, aliased

from gridgis.core.errors import Conflict, Invalid, NotFound
from gridgis.core.wording import twice
from gridgis.messages.models import MessageChannel, Outgoing
from gridgis.messages.rules import STATES, SYSTEM, address_fits
from gridgis.messages.senders import SENDERS, Envelope, NotSentError, Way
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


@dataclass(frozen=True)
class Tried:
    """How a message went that was sent to try a channel; without failure it was taken."""

    taken: bool
    failure_zh: str
    failure_en: str


@audited("messages.try", "message_channel", "{code}")
def try_channel(session: Session, actor: Actor, code: str, address: str, *, at: datetime) -> Tried:
    """Send a message without any case by a channel as it is kept, on or off, and tell how it went.

    It passes the outbox by: nothing is kept of it, and it is not tried again.

    Raises:
        Forbidden: the actor does not set what counts for the whole installation.
        NotFound: there is no such channel.
        Invalid: it has no secret yet, or no address is named where it sends to people.
    """
    require_all(actor)
    one = session.get(MessageChannel, code)
    if one is None:
        raise NotFound("messages.no_channel", code=code)
    if not one.secret:
        raise Invalid("messages.channel_secret", field="secret")
    if one.kind != SYSTEM and not address_fits(one.kind, address):
        raise Invalid("messages.bad_address", field="address")
    zh, en = twice("messages.trying")
    facts = {
        "to": actor.username,
        "at": at.isoformat(),
        "title_zh": zh,
        "title_en": en,
        "case": None,
        "path": "/messages",
    }
    envelope = Envelope(str(uuid4()), address, zh, facts | {"event": "try"}, at)
    try:
        SENDERS[one.kind](Way(one.url, one.identity, one.agent, one.secret)).send(envelope)
    except NotSentError as error:
        return Tried(False, *_failure(error.reason))
    return Tried(True, "", "")


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


@audited("messages.again", "outbox", "{channel}")
def all_again(session: Session, actor: Actor, channel: str, *, at: datetime) -> int:
    """Send once more all of a channel that was given up; of several on one matter the newest goes, the rest ends.

    Returns:
        How many wait again.
    """
    require_all(actor)
    later = aliased(Outgoing)
    same = [getattr(later, name) == getattr(Outgoing, name) for name in ("channel", "account_id", "case_number")]
    waits = select(later.id).where(*same, later.county_code == Outgoing.county_code, later.state == STATES[0])
    newest = select(func.max(Outgoing.id)).where(Outgoing.channel == channel, Outgoing.state == "dead", ~waits.exists())
    of_each = newest.group_by(Outgoing.account_id, Outgoing.case_number, Outgoing.county_code)
    anew = {"state": STATES[0], "tries": 0, "next_at": at, "ended_at": None, "failure": ""}
    put = update(Outgoing).where(Outgoing.id.in_(of_each)).values(anew).returning(Outgoing.id)
    waiting = len(session.scalars(put, execution_options={"synchronize_session": False}).all())
    rest = update(Outgoing).where(Outgoing.channel == channel, Outgoing.state == "dead")
    ended = {"state": "withdrawn", "ended_at": at}
    session.execute(rest.values(ended), execution_options={"synchronize_session": False})
    return waiting
