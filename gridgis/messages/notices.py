"""Notices: what somebody is told that is no case, with the way to it; they stand in the inbox beside messages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, false, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from gridgis.core.wording import twice
from gridgis.messages.models import MessageRule
from gridgis.messages.notice_models import Notice
from gridgis.security.models import Account, Post
from gridgis.security.queries import holds, within
from gridgis.security.rules import Actor, Spot

MOST = 50
SEEN_BY = frozenset({"stats.read"})
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


def _own(asked: Select[Any], actor: Actor) -> Select[Any]:
    """Whoever may not see a place any more has lost the notices of it; verbs are those that notices name."""
    there = {"county": Notice.county_code, "town": Notice.town_code}
    may = [and_(Notice.verb == verb, within(actor, verb, **there)) for verb in sorted(SEEN_BY & actor.verbs)]
    return asked.where(Notice.account_id == actor.account_id, or_(*may) if may else false())


def listed(session: Session, actor: Actor, *, unread: bool) -> list[NoticeRow]:
    """Somebody's notices, the newest first, fifty at most."""
    asked = _own(select(Notice), actor).order_by(Notice.id.desc()).limit(MOST)
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


def tell(
    session: Session, event: str, *, about: str, path: str, verb: str, spot: Spot, above: Iterable[str], at: datetime
) -> int:
    """Tell the posts that the rules of messages name for an event, at a place or above it, who hold the verb there.

    Args:
        event: of `gridgis.messages.rules.EVENTS`.
        about: what it is about, in the words of the installation.
        path: the page that shows it.
        verb: needed to see it.
        spot: where it lies.
        above: codes of the divisions above the place.
        at: now, locally.

    Returns:
        How many are told; whoever was told of the same before is not told again.
    """
    places = ["", *above, *(code for code in (spot.county_code, spot.town_code) if code)]
    roles = select(MessageRule.post).where(MessageRule.event == event)
    asked = (
        select(Account.id).join(Post, holds(at.date())).where(Post.role_code.in_(roles), Post.place_code.in_(places))
    )
    told = {"event": event, "about": about, "path": path, "verb": verb, "at": at}
    told |= {"county_code": spot.county_code, "town_code": spot.town_code}
    rows: list[Mapping[str, Any]] = [told | {"account_id": one} for one in session.scalars(asked.distinct())]
    return _insert(session, rows) if rows else 0


def _insert(session: Session, rows: Sequence[Mapping[str, Any]]) -> int:
    done = insert(Notice).values(list(rows)).on_conflict_do_nothing().returning(Notice.id)
    return len(session.scalars(done).all())
