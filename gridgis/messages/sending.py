"""Sending what waits in the outbox: taken, brought, and marked, each in a transaction of its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import random
from typing import Any
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session, sessionmaker

from gridgis.cases.models import Case
from gridgis.cases.queries import readable
from gridgis.cases.rules import URGENT
from gridgis.core.wording import Language, twice, worded
from gridgis.messages.models import MessageChannel, Outgoing, QuietHours
from gridgis.messages.rules import LEASE, is_dead, quiet_until, wait_s
from gridgis.messages.senders import SENDERS, Envelope, NotSentError, Sender, Way
from gridgis.messages.wording import title_of
from gridgis.security.models import Account
from gridgis.security.queries import actor_by_name

AT_ONCE = 20
ROUND = timedelta(seconds=30)
"""So long a round takes about: the worker has other jobs."""

_LOST = text("""
    UPDATE outbox AS one SET failure = 'lost', ended_at = CASE WHEN newer THEN CAST(:at AS timestamptz) END,
        state = CASE WHEN newer THEN 'withdrawn' ELSE 'waiting' END
    FROM (
        SELECT id, EXISTS (SELECT FROM outbox AS later WHERE later.state = 'waiting' AND later.channel = lost.channel
            AND later.account_id = lost.account_id AND later.case_number = lost.case_number
            AND later.county_code = lost.county_code) AS newer
        FROM outbox AS lost WHERE state = 'sending' AND next_at <= :at FOR UPDATE SKIP LOCKED
    ) AS lost WHERE one.id = lost.id
""")
"""Whoever was sending these is dead; where a newer one on the same matter waits, that one goes instead."""

_TAKE = text("""
    WITH ready AS (
        SELECT id FROM outbox AS one
        WHERE state = 'waiting' AND next_at <= :at AND channel = ANY (CAST(:channels AS text[])) AND NOT EXISTS (
            SELECT FROM outbox AS earlier WHERE earlier.channel = one.channel AND earlier.address = one.address
                AND (earlier.state = 'sending' OR earlier.state = 'waiting'
                    AND (earlier.tries > 0 OR earlier.next_at <= :at))
                AND (earlier.at, earlier.id) < (one.at, one.id))
        ORDER BY at, id LIMIT :most FOR UPDATE SKIP LOCKED
    )
    UPDATE outbox SET state = 'sending', tries = tries + 1, next_at = :lease FROM ready WHERE outbox.id = ready.id
    RETURNING outbox.id
""")
"""The first of each address alone: one that is being tried again holds back what came after it."""


@dataclass(frozen=True)
class Parcel:
    """A row that was taken, with what it brings; `tries` are those of this one too."""

    id: int
    channel: str
    tries: int
    envelope: Envelope


Senders = dict[tuple[str, Way], Sender]
"""Senders that are kept from one round to the next, by their kind and way: a token is asked for once."""


def send_all(
    sessions: sessionmaker[Session], clock: Callable[[], datetime], language: Language, senders: Senders | None = None
) -> int:
    """Send what has come due, until nothing has or the round is over.

    Args:
        clock: the local moment.
        language: of the words.

    Returns:
        Messages that were sent.
    """
    sent, kept = 0, {} if senders is None else senders
    until = clock() + ROUND
    while True:
        with sessions.begin() as session:
            ways = _ways(session)
            parcels, taken = take(session, list(ways), language, at=clock()) if ways else ([], 0)
        for parcel in parcels:
            sent += _sent(sessions, parcel, *ways[parcel.channel], kept, clock)
        if not taken or clock() > until:
            return sent


def _ways(session: Session) -> dict[str, tuple[str, Way]]:
    found = session.scalars(select(MessageChannel).where(MessageChannel.active))
    return {one.code: (one.kind, Way(one.url, one.identity, one.agent, one.secret)) for one in found}


def _sent(
    sessions: sessionmaker[Session], parcel: Parcel, kind: str, way: Way, kept: Senders, clock: Callable[[], datetime]
) -> bool:
    sender = kept.setdefault((kind, way), SENDERS[kind](way))
    failure: NotSentError | None = None
    try:
        sender.send(parcel.envelope)
    except NotSentError as error:
        failure = error
    with sessions.begin() as session:
        mark(session, parcel.id, parcel.tries, failure, at=clock())
    return failure is None


def take(session: Session, channels: list[str], language: Language, *, at: datetime) -> tuple[list[Parcel], int]:
    """Take what has come due and stands first for its address; nobody else takes it for a while.

    What its reader may read no more is withdrawn, what is not urgent waits for the end of quiet hours.

    Returns:
        What is to be sent, and how many rows were looked at.
    """
    session.execute(_LOST, {"at": at})
    given = {"at": at, "channels": channels, "most": AT_ONCE, "lease": at + LEASE}
    taken = session.scalars(_TAKE, given).all()
    asked = select(Outgoing).where(Outgoing.id.in_(taken)).order_by(Outgoing.at, Outgoing.id)
    rows = session.scalars(asked, execution_options={"populate_existing": True}).all()
    quiet = _quiet(session, {row.account_id for row in rows})
    return [one for row in rows if (one := _parcel(session, row, quiet, language, at)) is not None], len(taken)


def _quiet(session: Session, accounts: set[int]) -> dict[int, QuietHours]:
    asked = select(QuietHours).where(QuietHours.account_id.in_([0, *accounts]))
    return {one.account_id: one for one in session.scalars(asked)}


def _parcel(
    session: Session, row: Outgoing, quiet: Mapping[int, QuietHours], language: Language, at: datetime
) -> Parcel | None:
    account = session.get(Account, row.account_id)
    case = session.get(Case, (row.county_code, row.case_number))
    actor = actor_by_name(session, account.username, at) if account is not None else None
    if case is None or actor is None or not readable(session, actor, case):
        row.state, row.ended_at, row.failure = "withdrawn", at, "gone"
        return None
    hours = quiet.get(row.account_id) or quiet.get(0)
    until = quiet_until(hours.begins, hours.ends, at) if hours and case.urgency not in URGENT else None
    if until is not None:
        row.state, row.tries, row.next_at = "waiting", row.tries - 1, until
        return None
    words, facts = worded_for(row.event, case, language)
    told = {"to": actor.username, "at": row.at.isoformat(), **facts}
    return Parcel(row.id, row.channel, row.tries, Envelope(str(UUID(str(row.key))), row.address, words, told, at))


def worded_for(event: str, case: Case, language: Language) -> tuple[str, dict[str, Any]]:
    """The words of a message and its facts for systems; of a sensitive case neither tells which, nor what happened."""
    if case.sensitive:
        zh, en = twice("messages.sealed_words")
        return zh if language == "zh" else en, {"title_zh": zh, "title_en": en, "case": None, "path": "/messages"}
    zh, en = title_of(event)
    facts: dict[str, Any] = {
        "event": event,
        "title_zh": zh,
        "title_en": en,
        "case": case.number,
        "urgency": case.urgency,
    }
    facts |= {"due_at": case.due_at and case.due_at.isoformat(), "path": f"/cases/{case.number}"}
    named = {"urgency": case.urgency, "number": case.number, "title": zh if language == "zh" else en}
    return worded("messages.words", named, language), facts


def mark(session: Session, id: int, tries: int, failure: NotSentError | None, *, at: datetime) -> None:
    """Note how sending went; whoever was taken for dead meanwhile notes nothing."""
    asked = select(Outgoing).where(Outgoing.id == id, Outgoing.state == "sending", Outgoing.tries == tries)
    row = session.scalar(asked.with_for_update())
    if row is None:
        return
    if failure is None:
        row.state, row.ended_at, row.failure = "sent", at, ""
        return
    row.failure = failure.reason
    if is_dead(tries, refused=failure.refused):
        row.state, row.ended_at = "dead", at
    elif newer(session, row):
        row.state, row.ended_at = "withdrawn", at
    else:
        row.state, row.next_at = "waiting", at + timedelta(seconds=wait_s(tries, random()))  # noqa: S311 - no secret


def newer(session: Session, row: Outgoing) -> bool:
    """Whether another message on the same matter waits for the same way."""
    asked = select(Outgoing.id).where(
        Outgoing.state == "waiting",
        Outgoing.case_number == row.case_number,
        Outgoing.account_id == row.account_id,
        Outgoing.channel == row.channel,
        Outgoing.county_code == row.county_code,
    )
    return session.scalar(asked.limit(1)) is not None
