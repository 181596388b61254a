"""What is admitted comes onto the county's task list in a version of its own, and leaves it in another."""

from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date, datetime

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict
from gridgis.grids.task_items import TaskItem
from gridgis.grids.task_lists import in_force, items_of, of_place
from gridgis.grids.task_models import TaskList
from gridgis.security.rules import Actor
from gridgis.tasks.admission.models import TaskRequest
from gridgis.tasks.admission.rules import ADMITTED

Change = Callable[[list[TaskItem]], list[TaskItem]]


def put(session: Session, actor: Actor, request: TaskRequest, reason: str, *, at: datetime) -> None:
    """Put an admitted item on the county's list from its first day on, today at the earliest."""
    item = admitted_item(request)
    first = max(request.first_day, at.date())
    _turn(session, actor, request.county_code, first, lambda items: [*_without(items, item.code), item], reason, at)


def take_off(session: Session, actor: Actor, request: TaskRequest, reason: str, *, at: datetime) -> None:
    """Take an admitted item off the county's list from today on."""
    code = request.list_code
    _turn(session, actor, request.county_code, at.date(), lambda items: _without(items, code), reason, at)


def admitted_item(request: TaskRequest) -> TaskItem:
    """An admitted item as it stands on the list."""
    return replace(TaskItem(**request.item), code=request.list_code)


def _without(items: list[TaskItem], code: str) -> list[TaskItem]:
    return [one for one in items if one.code != code]


def _turn(session: Session, actor: Actor, county: str, first: date, change: Change, reason: str, at: datetime) -> None:
    """Publish a version of what is in force on a day, and of each list that is to come, changed; the draft follows."""
    session.execute(text("LOCK TABLE task_lists IN SHARE ROW EXCLUSIVE MODE"))
    later = select(TaskList.first_day).where(*of_place(county, None), TaskList.first_day > first).distinct()
    for day in [first, *sorted(one for one in session.scalars(later) if one is not None)]:
        standing = items_of(in_force(session, county, None, day))
        session.add(
            TaskList(
                county_code=county,
                version=1,
                items=[asdict(one) for one in change(standing)],
                changed_by=actor.display_name,
                changed_at=at,
                first_day=day,
                reason=reason,
                published_by=actor.display_name,
                published_at=at,
            )
        )
        session.flush()
    asked = select(TaskList).where(*of_place(county, None), TaskList.published_at.is_(None))
    draft = session.scalars(asked).first()
    if draft is not None:
        draft.items = [asdict(one) for one in change(items_of(draft))]
        draft.version += 1
    session.flush()


def admitted(session: Session, county: str, day: date) -> list[TaskItem]:
    """Items that stand on a county's list by admission on a day or from a later day on, by code."""
    asked = select(TaskRequest).where(
        TaskRequest.county_code == county, TaskRequest.state.in_(ADMITTED), TaskRequest.last_day >= day
    )
    return [admitted_item(one) for one in session.scalars(asked.order_by(TaskRequest.id))]


def refuse_without(session: Session, county: str, items: list[TaskItem], day: date) -> None:
    """Refuse a county's list that drops or changes what is admitted.

    Raises:
        Conflict: naming the items.
    """
    told = {one.code: one for one in items}
    if lost := [one for one in admitted(session, county, day) if told.get(one.code) != one]:
        raise Conflict("admission.kept", names=[f"{one.code} {one.name}" for one in lost])


def with_admitted(session: Session, county: str, items: list[TaskItem], day: date) -> list[TaskItem]:
    """Items of an earlier list, with what is admitted now in place of what it had under the codes of requests."""
    own = set(
        session.scalars(
            select(TaskRequest.list_code).where(TaskRequest.county_code == county, TaskRequest.list_code != "")
        )
    )
    return [one for one in items if one.code not in own] + admitted(session, county, day)
