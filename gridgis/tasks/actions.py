"""A county or a town drafts its task list and publishes it from a day on; what was published never changes."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from gridgis.cases import in_force as terms
from gridgis.core.errors import Conflict, Invalid, NotFound
from gridgis.grids.layers import layers
from gridgis.grids.models import Grid
from gridgis.grids.task_items import TaskItem
from gridgis.grids.task_lists import in_force, items_of, of_place
from gridgis.grids.task_models import TaskList
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor, Spot, require
from gridgis.tasks.admission.putting import refuse_without, with_admitted
from gridgis.tasks.listing import refuse_unlisted
from gridgis.tasks.queries import MANAGE, draft_of, place
from gridgis.tasks.rules import Known, check, differences

Where = tuple[str, str | None]
"""A county, and a town of it whose list is meant."""


@audited("tasks.draft", "task_list", "{made.id}", version="made.version")
def save(
    session: Session, actor: Actor, where: Where, items: Sequence[TaskItem], version: int, *, at: datetime
) -> TaskList:
    """Keep a draft as it is now; the first one is begun with version 0.

    Raises:
        NotFound: no such place for the actor.
        Forbidden: they don't set its list.
        Conflict: somebody else changed the draft since it was seen.
        Invalid: the list can't be so.
    """
    _require(session, actor, where)
    return keep_draft(session, actor, where, items, version, at=at)


def keep_draft(
    session: Session, actor: Actor, where: Where, items: Sequence[TaskItem], version: int, *, at: datetime
) -> TaskList:
    """Keep a draft, for who was found to set the list.

    Raises:
        Conflict: somebody else changed it since it was seen.
        Invalid: the list can't be so.
    """
    check(items, known(session, where, at.date()))
    draft = draft_of(session, *where)
    if (draft.version if draft is not None else 0) != version:
        raise Conflict("tasks.changed")
    if draft is None:
        draft = TaskList(county_code=where[0], town_code=where[1], version=0, items=[])
        session.add(draft)
    draft.items = [asdict(one) for one in items]
    draft.version, draft.changed_by, draft.changed_at = version + 1, actor.display_name, at
    session.flush()
    return draft


@audited("tasks.take_up", "task_list", "{made.id}", from_list="list_id")
def take_up(session: Session, actor: Actor, list_id: int, *, at: datetime) -> TaskList:
    """Make what was published once the draft of its place again, so that a later version is undone by another.

    Raises:
        NotFound: there is no such list for the actor.
        Forbidden: they don't set its place's list.
        Conflict: a draft is open.
    """
    found = _published(session, actor, list_id)
    where = found.county_code, found.town_code
    _require(session, actor, where)
    if draft_of(session, *where) is not None:
        raise Conflict("tasks.draft_open")
    items = items_of(found)
    if where[1] is None:
        items = with_admitted(session, where[0], items, at.date())
    return keep_draft(session, actor, where, items, 0, at=at)


@audited("tasks.drop", "county", "{where[0]}")
def drop(session: Session, actor: Actor, where: Where, *, at: datetime) -> None:
    """Throw a draft away.

    Raises:
        NotFound: no such place for the actor, or no draft.
        Forbidden: they don't set its list.
    """
    _require(session, actor, where)
    session.delete(_open_draft(session, where))
    session.flush()


@audited("tasks.publish", "task_list", "{made.id}", first_day="made.first_day", reason="made.reason")
def publish(
    session: Session, actor: Actor, where: Where, first_day: date, reason: str, version: int, *, at: datetime
) -> TaskList:
    """Publish the draft from a day on.

    Raises:
        NotFound: no such place for the actor, or no draft.
        Forbidden: they don't set its list.
        Conflict: the draft was changed since it was seen; or the grid would come first in a category that is not on
            the list; or it drops or changes what was admitted.
        Invalid: the day is over, or nothing would become another.
    """
    _require(session, actor, where)
    session.execute(text("LOCK TABLE task_lists, category_versions IN SHARE ROW EXCLUSIVE MODE"))
    draft = _open_draft(session, where)
    if draft.version != version:
        raise Conflict("tasks.changed")
    if first_day < at.date():
        raise Invalid("tasks.over", day=first_day, field="first_day")
    items = items_of(draft)
    check(items, known(session, where, first_day))
    standing = in_force(session, *where, first_day)
    if standing is not None and not differences(items_of(standing), items):
        raise Invalid("tasks.nothing", field="items")
    draft.first_day, draft.reason = first_day, reason.strip()
    draft.published_by, draft.published_at = actor.display_name, at
    session.flush()
    if where[1] is None:
        refuse_without(session, where[0], items, first_day)
        later = select(TaskList.first_day).where(*of_place(*where), TaskList.first_day > first_day)
        refuse_unlisted(session, where[0], first_day, session.scalar(later.order_by(TaskList.first_day).limit(1)))
    return draft


@audited("tasks.seen", "task_list", "{made.id}")
def note(session: Session, actor: Actor, list_id: int, *, at: datetime) -> TaskList:
    """Take note, for the county, of what a town added.

    Raises:
        NotFound: there is no such list for the actor.
        Forbidden: they don't set the county's list.
        Conflict: it is the county's own, or was taken note of.
    """
    found = _published(session, actor, list_id)
    require(actor, MANAGE, Spot(found.county_code))
    if found.town_code is None or found.seen_at is not None:
        raise Conflict("tasks.noted")
    found.seen_by, found.seen_at = actor.display_name, at
    session.flush()
    return found


def known(session: Session, where: Where, day: date) -> Known:
    """What items of a place may name on a day."""
    county, town = where
    inside = Grid.county_code == county if town is None else Grid.town_code == town
    return Known(
        layers=set(layers(session)),
        grids=set(session.scalars(select(Grid.code).where(inside))),
        categories={one.code for one in terms.categories(session) if one.level == 2},
        taken={one.code for one in items_of(in_force(session, county, None, day))} if town is not None else (),
    )


def _require(session: Session, actor: Actor, where: Where) -> None:
    place(session, actor, *where)
    require(actor, MANAGE, Spot(*where))


def _open_draft(session: Session, where: Where) -> TaskList:
    draft = draft_of(session, *where)
    if draft is None:
        raise NotFound("tasks.no_draft")
    return draft


def _published(session: Session, actor: Actor, list_id: int) -> TaskList:
    found = session.get(TaskList, list_id)
    if found is None or found.published_at is None:
        raise NotFound("tasks.no_list", id=list_id)
    place(session, actor, found.county_code, found.town_code)
    return found
