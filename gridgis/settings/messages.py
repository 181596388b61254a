"""Who is told of what: rules by event and post, and the quiet hours of everybody, from now on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.core.errors import Invalid
from gridgis.core.wording import Both, twice
from gridgis.messages.actions import hours_of
from gridgis.messages.models import MessageRule, QuietHours
from gridgis.messages.rules import EVENTS, PARTS
from gridgis.messages.wording import title_of
from gridgis.security.models import Role
from gridgis.security.rules import Actor
from gridgis.settings import changes
from gridgis.settings.changes import RowChange
from gridgis.settings.saving import Counts, Topic

READS = frozenset({"case.read", "sensitive.work", "staff.work"})
"""Verbs one of which a role must hold whose posts are told of cases."""


@dataclass(frozen=True)
class EventRow:
    """An event, what is told of it, and to which posts and parts."""

    event: str
    name_zh: str
    name_en: str
    posts: list[str]


@dataclass(frozen=True)
class ToldPost:
    """A post, or a part that somebody has in a case, that can be told."""

    code: str
    name_zh: str
    name_en: str
    part: bool


@dataclass(frozen=True)
class MessagesView:
    """All events with whom they are told to, all who can be told, and the quiet hours of everybody."""

    items: list[EventRow]
    posts: list[ToldPost]
    begins: str
    ends: str
    version: str


@dataclass(frozen=True)
class Asked:
    """Whom events are to be told to, each by its name; quiet hours of everybody; or the change that is undone."""

    posts: Mapping[str, Sequence[str]]
    hours: tuple[str, str] | None = None
    undoes: int | None = None


def view(session: Session, actor: Actor) -> MessagesView:
    """Who is told of what."""
    changes.require_all(actor)
    told: dict[str, list[str]] = {}
    for event, post in session.execute(select(MessageRule.event, MessageRule.post).order_by(MessageRule.post)):
        told.setdefault(event, []).append(post)
    roles = [one for one in session.scalars(select(Role).order_by(Role.code)) if READS & set(one.verbs)]
    posts = [ToldPost(one, *twice(f"message_part.{one}"), part=True) for one in PARTS]
    posts += [ToldPost(one.code, one.name_zh, one.name_en, part=False) for one in roles]
    hours = session.get(QuietHours, 0)
    items = [EventRow(one, *title_of(one), told.get(one, [])) for one in EVENTS]
    begins, ends = (hours.begins, hours.ends) if hours else ("00:00", "00:00")
    return MessagesView(items, posts, begins, ends, changes.version(session))


def _wanted(session: Session, asked: Asked) -> Iterator[RowChange]:
    for event, posts in asked.posts.items():
        if event not in EVENTS:
            raise Invalid("messages.no_event", event=event, field="posts")
        yield from _rules(session, event, set(posts))
    if asked.hours is not None:
        row = {"account_id": 0, **hours_of(*asked.hours)}
        yield from changes.differences(session, "quiet_hours", [({"account_id": 0}, row)])


def _refuse(session: Session, rows: Sequence[RowChange]) -> None:
    """Refuse what is to be told to nobody there is, or to posts that may read no case."""
    told = {str(row.after["post"]) for row in rows if row.table == "message_rules" and row.after}
    roles = {one.code: one for one in session.scalars(select(Role))} if told else {}
    for post in sorted(told):
        _check(roles, post)


def _check(roles: Mapping[str, Role], post: str) -> None:
    role = roles.get(post)
    if role is None and post not in PARTS:
        raise Invalid("messages.no_post", post=post, field="posts")
    if role is not None and not READS & set(role.verbs):
        raise Invalid("messages.blind_post", role=Both(role.name_zh, role.name_en), field="posts")


def _rules(session: Session, event: str, posts: set[str]) -> Iterator[RowChange]:
    there = set(session.scalars(select(MessageRule.post).where(MessageRule.event == event)))
    keys = [{"event": event, "post": post} for post in sorted(there ^ posts)]
    return changes.differences(session, "message_rules", [(key, key if key["post"] in posts else None) for key in keys])


def _counts(session: Session, rows: Sequence[RowChange], zone: str, at: datetime) -> Counts:
    """How many pairs of event and post there are."""
    return {("message_rules", ""): len(session.scalars(select(MessageRule.event)).all())}


TOPIC = Topic("messages", _wanted, refuse=_refuse, counts=_counts)
