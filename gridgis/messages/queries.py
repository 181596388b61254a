"""Reading the inbox: what its reader may still read of, the newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, func, select, tuple_
from sqlalchemy.orm import Session

from gridgis.cases import briefs
from gridgis.cases.models import Case
from gridgis.cases.queries import visible_to
from gridgis.cases.rules import URGENT, Clock, State
from gridgis.core.vocabulary import Urgency
from gridgis.messages.models import Message
from gridgis.messages.wording import title_of
from gridgis.security.rules import Actor

Key = tuple[datetime, int]
GIVEN = ("dispatch", "assign_lead", "hand_down")
"""Of these whoever is asked of the grid is told that they are to look first."""
MOST_COUNTED = 1000
"""Unread messages are counted up to it."""


@dataclass(frozen=True)
class MessageRow:
    """A message as its reader sees it; of a sensitive case without category, place and office.

    `many` events came since the reader read of the case, `event` is the last of them; `where` is its place in words.
    """

    id: int
    event: str
    title_zh: str
    title_en: str
    at: datetime
    many: int
    read_at: datetime | None
    number: str
    state: State
    clock: Clock
    urgency: Urgency
    due_at: datetime | None
    category_zh: str
    category_en: str
    where: str
    office_name: str | None
    sensitive: bool


@dataclass(frozen=True)
class MessageCounts:
    """Unread messages, up to a thousand; `urgent` are those of P1 and P2 among them."""

    unread: int
    urgent: int


def _own(asked: Select[*tuple[Message, Case]], actor: Actor) -> Select[*tuple[Message, Case]]:
    """Whoever lost sight of a case has lost the messages of it too."""
    return visible_to(asked.where(Message.account_id == actor.account_id), actor)


def of_case() -> ColumnElement[bool]:
    """The condition that a message is of a case."""
    return and_(Case.county_code == Message.county_code, Case.number == Message.case_number)


def listed(
    session: Session, actor: Actor, *, unread: bool, after: Key | None = None, limit: int = 50, ordinary: bool = False
) -> list[tuple[Message, Case]]:
    """A page of somebody's messages, the newest first.

    Args:
        unread: those alone that were not read.
        after: the key of the last of the page before.
        ordinary: those of sensitive cases left out.
    """
    asked = _own(select(Message, Case).join(Case, of_case()), actor)
    if unread:
        asked = asked.where(Message.read_at.is_(None))
    if ordinary:
        asked = asked.where(Case.sensitive.is_(False))
    if after is not None:
        asked = asked.where(tuple_(Message.at, Message.id) < after)
    rows = session.execute(asked.order_by(Message.at.desc(), Message.id.desc()).limit(limit))
    return [(message, case) for message, case in rows]


def key_of(message: Message) -> Key:
    """Where a message stands in its list."""
    return message.at, message.id


def shown(session: Session, actor: Actor, rows: Sequence[tuple[Message, Case]], at: datetime) -> list[MessageRow]:
    """Messages as the inbox shows them; that somebody was shown sensitive cases is kept."""
    told = briefs.listed(session, actor, [case for _, case in rows], at)
    made = []
    for (message, held), case in zip(rows, told, strict=True):
        asked = message.event in GIVEN and held.asked_id is not None and held.asked_id == actor.account_id
        open_ = not case.sensitive
        where = case.address_text or " ".join(name for name in (case.village_name, case.grid_name) if name)
        made.append(
            MessageRow(
                message.id,
                message.event,
                *title_of("first_response" if asked else message.event),
                message.at,
                message.many,
                message.read_at,
                case.number,
                case.state,
                case.clock,
                case.urgency,
                case.due_at,
                case.category_zh if open_ else "",
                case.category_en if open_ else "",
                where if open_ else "",
                case.office_name if open_ else None,
                case.sensitive,
            )
        )
    return made


def counts(session: Session, actor: Actor) -> MessageCounts:
    """How many messages somebody has not read."""
    asked = _own(select(Message, Case).join(Case, of_case()), actor).where(Message.read_at.is_(None))
    some = asked.with_only_columns(Case.urgency).limit(MOST_COUNTED).subquery()
    urgent = func.count().filter(some.c.urgency.in_(URGENT))
    unread, grave = session.execute(select(func.count(), urgent).select_from(some)).one()
    return MessageCounts(unread, grave)
