"""Notices: what somebody is told that is no case, with the way to it; they stand in the inbox beside messages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, any_, false, func, literal, or_, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from gridgis.core.wording import twice
from gridgis.messages.models import MessageRule
from gridgis.messages.notice_models import Notice
from gridgis.security.models import Account, Post, Role
from gridgis.security.queries import holds, within
from gridgis.security.rules import OF_PLATFORM, Actor, Spot

MOST = 50
SEEN_BY = frozenset({"stats.read", "bulletin.read", "meeting.read", "meeting.notes"}) | frozenset(
    f"admission.{one}" for one in ("ask", "opine", "decide", "lead")
)
"""Verbs one of which is needed over the place of a notice."""


@dataclass(frozen=True)
class NoticeRow:
    """A notice as its reader sees it."""

    id: int
    event: str
    title_zh: str
    title_en: str
    path: str
    at: datetime
    read_at: datetime | None


@dataclass(frozen=True)
class News:
    """What happened: an event of `gridgis.messages.rules.EVENTS`, what it is about, and the page that shows it.

    Who knew of it before is told `again` where what they were told changed, else not. `by` made it so, and is not told.
    """

    event: str
    about: str
    path: str
    again: bool = False
    by: int | None = None


@dataclass(frozen=True)
class Audience:
    """Those who hold a verb over a place by a post at one of some codes, as far as the rules of messages name it."""

    verb: str
    spot: Spot
    codes: tuple[str, ...]


def _own(asked: Select[Any], actor: Actor) -> Select[Any]:
    """Whoever may not see a place any more has lost the notices of it; verbs are those that notices name."""
    there = {"county": Notice.county_code, "town": Notice.town_code}
    there |= {"office": Notice.office_code, "platform": Notice.platform}
    may = [and_(Notice.verb == verb, within(actor, verb, **there)) for verb in sorted(SEEN_BY & actor.verbs)]
    return asked.where(Notice.account_id == actor.account_id, or_(*may) if may else false())


def listed(session: Session, actor: Actor, *, unread: bool) -> list[NoticeRow]:
    """Somebody's notices, the newest first, fifty at most."""
    asked = _own(select(Notice), actor).order_by(Notice.at.desc(), Notice.id.desc()).limit(MOST)
    if unread:
        asked = asked.where(Notice.read_at.is_(None))
    return [
        NoticeRow(one.id, one.event, *twice(f"notice.{one.event}", about=one.about), one.path, one.at, one.read_at)
        for one in session.scalars(asked)
    ]


def unread(session: Session, actor: Actor) -> int:
    """How many notices somebody has not read, fifty at most."""
    some = _own(select(Notice.id), actor).where(Notice.read_at.is_(None)).limit(MOST).subquery()
    return session.scalar(select(func.count()).select_from(some)) or 0


def read(session: Session, actor: Actor, ids: Sequence[int], until: datetime | None, *, at: datetime) -> int:
    """Note that somebody has read notices of theirs: those of some ids, or all up to a moment."""
    mine = update(Notice).where(Notice.account_id == actor.account_id, Notice.read_at.is_(None))
    mine = mine.where(Notice.id.in_(ids)) if until is None else mine.where(Notice.at <= until)
    return len(session.scalars(mine.values(read_at=at).returning(Notice.id)).all())


def tell(session: Session, news: News, audiences: Sequence[Audience], *, at: datetime) -> int:
    """Tell the posts that the rules of messages name for an event, among those who may see it.

    Args:
        news: what happened.
        audiences: who may be told; somebody in several is told once, as in the first.
        at: now, locally.

    Returns:
        How many are told; whoever was told of the same before is not told again, unless it changed.
    """
    rows: dict[int, Mapping[str, Any]] = {}
    told = {"event": news.event, "about": news.about, "path": news.path, "at": at}
    for one in audiences:
        place = {name: getattr(one.spot, name) for name in ("county_code", "town_code", "office_code", "platform")}
        for account in session.scalars(_whom(news, one, at)):
            rows.setdefault(account, told | place | {"verb": one.verb, "account_id": account})
    return _insert(session, [*rows.values()], again=news.again) if rows else 0


def _whom(news: News, audience: Audience, at: datetime) -> Select[Any]:
    """Accounts with a post of the rules, at one of the places or everywhere, whose role holds the verb there."""
    posts = select(MessageRule.post).where(MessageRule.event == news.event)
    asked = select(Account.id).join(Post, holds(at.date())).join(Role, Role.code == Post.role_code)
    asked = asked.where(
        Role.code.in_(posts), literal(audience.verb) == any_(Role.verbs), Post.place_code.in_(["", *audience.codes])
    )
    if audience.verb.startswith(OF_PLATFORM):
        asked = asked.where(or_(Role.platform.is_(None), Role.platform == audience.spot.platform))
    if news.by is not None:
        asked = asked.where(Account.id != news.by)
    return asked.distinct()


def _insert(session: Session, rows: Sequence[Mapping[str, Any]], *, again: bool) -> int:
    wanted = insert(Notice).values(list(rows))
    once: Any = ["account_id", "event", "path"]
    fresh = {"about": wanted.excluded.about, "at": wanted.excluded.at, "read_at": None}
    wanted = (
        wanted.on_conflict_do_update(index_elements=once, set_=fresh)
        if again
        else wanted.on_conflict_do_nothing(index_elements=once)
    )
    return len(session.scalars(wanted.returning(Notice.id)).all())
