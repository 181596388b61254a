"""Ending posts, going on with them, and undoing both."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Invalid, NotFound
from gridgis.people.appointing import begin_post, refuse_other, strange
from gridgis.people.ground import CHIEF, Ground
from gridgis.people.personnel import guarding
from gridgis.people.places import spots
from gridgis.people.posts import PostRow, rows, state_of
from gridgis.people.rules import Wish
from gridgis.security.auditing import audited
from gridgis.security.models import Post
from gridgis.security.rules import Actor


@audited("post_ended", "person", "{made.person_id}", post_id="made.id", last_day="made.last_day", heir_id="heir_id")
def end_post(
    session: Session, actor: Actor, post_id: int, last_day: date, *, at: datetime, heir_id: int | None = None
) -> PostRow:
    """Let a post end with a day, from yesterday on, and somebody go on with it; what was stays true.

    Raises:
        NotFound: the actor knows of nobody who has such a post.
        Forbidden: the actor does not appoint to it there, or is the person.
        Invalid: the day lies before the first, or before yesterday.
        Conflict: it was cancelled, or is over; the heir can't be appointed; or it is the head's of a stationed office
            and the town has not consented.
    """
    post = _held_post(session, actor, post_id, at)
    if state_of(post, at.date()) in ("over", "cancelled"):
        raise Conflict("people.post_over", field="last_day")
    if last_day < max(post.valid_from, at.date() - timedelta(days=1)):
        raise Invalid("people.post_end_past", field="last_day")
    before, first = post.valid_to, last_day + timedelta(days=1)
    post.ended_at, post.ended_before = at, before
    guarding.end(Ground(session, actor, at), post, first)
    if heir_id is not None:
        begin_after(session, actor, post, Heir(heir_id, first), at=at)
    session.refresh(post)
    return rows(session, [post], at.date())[0]


@audited("post_reopened", "person", "{made.person_id}", post_id="made.id")
def reopen_post(session: Session, actor: Actor, post_id: int, *, at: datetime) -> PostRow:
    """Let a post go on that was ended by hand, at the latest on the day after its last; its heir's is taken back.

    Raises:
        NotFound: the actor knows of nobody who has such a post.
        Forbidden: the actor does not appoint to it there, or is the person.
        Conflict: it was not ended by hand, its last day is longer ago, or somebody has gone on with it.
    """
    post = _held_post(session, actor, post_id, at)
    since, on = post.valid_to, Ground(session, actor, at)
    if post.cancelled_at is not None or post.ended_at is None or since is None or since < at.date():
        raise Conflict("people.not_to_reopen", field="post_id")
    take_back(session, actor, [post.id], since, at=at)
    for other in on.posts_of(post.person_id or 0):
        same = (other.role_code, other.level, other.place_code) == (post.role_code, post.level, post.place_code)
        if same and other is not post and on.meets(other, (since, post.ended_before)):
            raise Conflict("people.held_already", since=other.valid_from, field="post_id")
    until = post.ended_before
    if post.role_code == CHIEF:
        until = until_next_chief(session, post, since, until)
        if until == since:
            named = next(on.named(one.person_id) for one in on.chiefs(post.place_code) if on.meets(one, (since, None)))
            raise Conflict("people.chief_later", name=named, since=since, field="post_id")
    guarding.go_on(on, post, until)
    post.ended_at = post.ended_before = None
    session.flush()
    session.refresh(post)
    return rows(session, [post], at.date())[0]


@audited("post_undone", "person", "{made.person_id}", post_id="made.id")
def undo_post(session: Session, actor: Actor, post_id: int, *, at: datetime) -> PostRow:
    """Undo an appointment on the day it was made, or before it begins; the chief whom it ended goes on.

    Raises:
        NotFound: the actor knows of nobody who has such a post.
        Forbidden: the actor does not appoint to it there, or is the person.
        Conflict: it was cancelled already, or is in force since before today: it can be ended, not undone.
    """
    today = at.date()
    post = _held_post(session, actor, post_id, at)
    if post.cancelled_at is not None:
        raise Conflict("people.post_over", field="post_id")
    if not _not_yet(post, at):
        raise Conflict("people.post_in_force", since=post.valid_from, field="post_id")
    guarding.cancel(Ground(session, actor, at), post)
    before = session.get(Post, post.replaces_id, with_for_update=True) if post.replaces_id is not None else None
    if before is not None and before.cancelled_at is None and before.valid_to == post.valid_from:
        before.valid_to = until_next_chief(session, before, post.valid_from, post.replaced_to)
        session.flush()
    session.refresh(post)
    return rows(session, [post], today)[0]


def until_next_chief(session: Session, post: Post, since: date, until: date | None) -> date | None:
    """The end, exclusive, that a chief's post may have again from a day on: others keep what they have by now."""
    asked = select(func.min(func.greatest(func.lower(Post.period), since))).where(
        Post.grid_code == post.grid_code,
        Post.role_code == CHIEF,
        Post.person_id.is_not(None),
        Post.id != post.id,
        Post.period.op("&&")(func.daterange(since, until)),
    )
    return session.scalar(asked) or until


def _held_post(session: Session, actor: Actor, post_id: int, at: datetime) -> Post:
    post = session.get(Post, post_id, with_for_update=True, populate_existing=True)
    if post is None or post.person_id is None or strange(session, actor, post.person_id, at.date()):
        raise NotFound("people.no_post", id=post_id)
    place = (post.level, post.place_code)
    on = Ground(session, actor, at)
    refuse_other(on, post.person_id, post.role_code, spots(session, [place])[place])
    return post


@dataclass(frozen=True)
class Heir:
    """Who goes on with a post, and from when."""

    person_id: int
    first_day: date


def begin_after(session: Session, actor: Actor, post: Post, heir: Heir, *, at: datetime) -> Post:
    """Appoint an heir to a post that ends, for as long as that was to go on.

    Raises:
        Refusal: the heir can't be appointed, as `begin_post` says.
    """
    until = post.valid_to
    last = until - timedelta(days=1) if until is not None and until > heir.first_day else None
    first = max(post.valid_from, heir.first_day)
    made = begin_post(
        session, actor, Wish(heir.person_id, post.role_code, post.level, post.place_code, first, last), at=at
    )
    made.post.replaces_id = post.id
    session.flush()
    return made.post


def take_back(session: Session, actor: Actor, post_ids: Iterable[int], since: date, *, at: datetime) -> None:
    """Cancel what others were appointed to in place of posts that ended with a day, unless it is in force since."""
    heirs = select(Post).where(Post.replaces_id.in_(list(post_ids)), Post.valid_from >= since)
    for heir in session.scalars(heirs.where(Post.cancelled_at.is_(None)).with_for_update()).all():
        if _not_yet(heir, at):
            guarding.cancel(Ground(session, actor, at), heir)
    session.flush()


def _not_yet(post: Post, at: datetime) -> bool:
    """Whether a post was made today, or begins today or later."""
    made_today = post.made_at is not None and post.made_at.astimezone(at.tzinfo).date() == at.date()
    return post.valid_from >= at.date() or made_today
