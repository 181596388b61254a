"""Leading groups: who is in them on a day, what they have to do, and what is overdue."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Invalid, NotFound
from gridgis.people.leaders.actions import require_person
from gridgis.people.leaders.models import GroupMember, GroupTask, LeadingGroup
from gridgis.people.leaders.queries import MANAGE, READ, seen_spot, spot_of
from gridgis.people.leaders.rules import GROUP_DUTIES, GroupDuty
from gridgis.people.models import Person
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor, Spot, require


@dataclass(frozen=True)
class Joining:
    """Somebody who comes into a group, with their function and the unit they stand for."""

    person_id: int
    duty: str
    unit: str = ""


@dataclass(frozen=True)
class GroupFounding:
    """A group as asked for."""

    place_code: str
    name: str
    document: str
    first_day: date
    members: tuple[Joining, ...] = ()


@dataclass(frozen=True)
class Tasking:
    """A task as asked for."""

    title: str
    owner_id: int
    due_on: date


@dataclass(frozen=True)
class MemberRow:
    """A member of the day, and how many tasks they have open."""

    id: int
    person_id: int
    person_name: str
    duty: GroupDuty
    unit: str
    first_day: date
    last_day: date | None
    open_tasks: int


@dataclass(frozen=True)
class TaskRow:
    """A task; overdue while it is open after its due day."""

    id: int
    title: str
    owner_id: int
    owner_name: str
    due_on: date
    done_on: date | None
    result: str
    overdue: bool


@dataclass(frozen=True)
class GroupRow:
    """A leading group on a day: members by function, tasks with the overdue first and the done last."""

    id: int
    place_code: str
    name: str
    document: str
    first_day: date
    last_day: date | None
    mine: bool
    members: list[MemberRow]
    tasks: list[TaskRow]


def groups(session: Session, actor: Actor, place: str, day: date) -> list[GroupRow]:
    """The leading groups of a county or town on a day, the oldest first.

    Raises:
        NotFound: there is no such place, or the actor sees nothing there.
    """
    spot = seen_spot(session, actor, place)
    asked = select(LeadingGroup).where(
        LeadingGroup.place_code == place,
        LeadingGroup.valid_from <= day,
        (LeadingGroup.valid_to.is_(None)) | (LeadingGroup.valid_to > day),
    )
    found = session.scalars(asked.order_by(LeadingGroup.valid_from, LeadingGroup.id)).all()
    return [_told(session, one, actor.may(MANAGE, spot), day) for one in found]


@audited("group_founded", "leading_group", "{made.id}", place="wish.place_code", name="wish.name")
def found(session: Session, actor: Actor, wish: GroupFounding, *, at: datetime) -> GroupRow:
    """Found a leading group.

    Raises:
        NotFound: there is no such place, or the actor sees nothing there.
        Forbidden: `leader.manage` is not held there.
        Invalid: it has no name, or somebody is not known there.
        Conflict: somebody is named twice.
    """
    spot = seen_spot(session, actor, wish.place_code)
    require(actor, MANAGE, spot)
    if not wish.name.strip():
        raise Invalid("leaders.name_wanted", field="name")
    facts = {"place_code": wish.place_code, "name": wish.name.strip(), "document": wish.document}
    row = LeadingGroup(**facts, valid_from=wish.first_day, made_by=actor.display_name, made_at=at)
    session.add(row)
    session.flush()
    for one in wish.members:
        _join(session, actor, row, one, wish.first_day, spot)
    return _told(session, row, mine=True, day=max(wish.first_day, at.date()))


@audited("group_ended", "leading_group", "{group_id}", last_day="last_day")
def end(session: Session, actor: Actor, group_id: int, last_day: date | None, *, at: datetime) -> GroupRow:
    """Let a leading group end with a day, or go on after all.

    Raises:
        NotFound: the actor sees no such group.
        Forbidden: `leader.manage` is not held there.
        Invalid: the day lies before the first.
    """
    row, _ = _held(session, actor, group_id)
    if last_day is not None and last_day < row.valid_from:
        raise Invalid("leaders.days", field="last_day")
    row.valid_to = last_day and last_day + timedelta(days=1)
    session.flush()
    return _told(session, row, mine=True, day=at.date())


@audited("group_joined", "leading_group", "{group_id}", person_id="wish.person_id", duty="wish.duty")
def join(session: Session, actor: Actor, group_id: int, wish: Joining, first_day: date, *, at: datetime) -> GroupRow:
    """Take somebody into a group from a day on.

    Raises:
        NotFound: the actor sees no such group.
        Forbidden: `leader.manage` is not held there.
        Invalid: there is no such function, or the person is not known there.
        Conflict: they are in it already.
    """
    row, spot = _held(session, actor, group_id)
    _join(session, actor, row, wish, first_day, spot)
    return _told(session, row, mine=True, day=max(first_day, at.date()))


@audited("group_left", "leading_group", "{group_id}", member="member_id", last_day="last_day")
def leave(session: Session, actor: Actor, group_id: int, member_id: int, last_day: date, *, at: datetime) -> GroupRow:
    """Let a member's function end with a day; with the day before their first, they were never in it.

    Raises:
        NotFound: the actor sees no such group, or it has no such member.
        Forbidden: `leader.manage` is not held there.
        Invalid: the day lies earlier than that.
    """
    row, _ = _held(session, actor, group_id)
    member = session.get(GroupMember, member_id)
    if member is None or member.group_id != row.id:
        raise NotFound("leaders.no_member", id=member_id)
    if last_day < member.valid_from - timedelta(days=1):
        raise Invalid("leaders.days", field="last_day")
    if last_day < member.valid_from:
        session.delete(member)
    else:
        member.valid_to = last_day + timedelta(days=1)
    session.flush()
    return _told(session, row, mine=True, day=at.date())


@audited("group_tasked", "leading_group", "{group_id}", title="wish.title", owner_id="wish.owner_id")
def task(session: Session, actor: Actor, group_id: int, wish: Tasking, *, at: datetime) -> GroupRow:
    """Give a group a task with its owner and due day.

    Raises:
        NotFound: the actor sees no such group.
        Forbidden: `leader.manage` is not held there.
        Invalid: it has no title, or its owner is no member.
    """
    row, _ = _held(session, actor, group_id)
    if not wish.title.strip():
        raise Invalid("leaders.title_wanted", field="title")
    if wish.owner_id not in {one.person_id for one in _members(session, row.id, at.date(), [])}:
        raise Invalid("leaders.no_owner", field="owner_id")
    session.add(GroupTask(group_id=row.id, **vars(wish), entered_by=actor.display_name, entered_at=at))
    session.flush()
    return _told(session, row, mine=True, day=at.date())


@audited("group_task_result", "leading_group", "{group_id}", task="task_id", result="result")
def settle(session: Session, actor: Actor, group_id: int, task_id: int, result: str, *, at: datetime) -> GroupRow:
    """Tell the result of a task, which is done with it; without one it is open again.

    Raises:
        NotFound: the actor sees no such group, or it has no such task.
        Forbidden: `leader.manage` is not held there.
        Conflict: it is so already.
    """
    row, _ = _held(session, actor, group_id)
    one = session.get(GroupTask, task_id, with_for_update=True)
    if one is None or one.group_id != row.id:
        raise NotFound("leaders.no_task", id=task_id)
    if (one.done_on is not None) == bool(result.strip()):
        raise Conflict("leaders.task_so", field="result")
    one.result, one.done_on = result.strip(), at.date() if result.strip() else None
    session.flush()
    return _told(session, row, mine=True, day=at.date())


def _held(session: Session, actor: Actor, group_id: int) -> tuple[LeadingGroup, Spot]:
    row = session.get(LeadingGroup, group_id, with_for_update=True)
    spot = spot_of(session, row.place_code) if row else None
    if row is None or spot is None or not (actor.may(READ, spot) or actor.may(MANAGE, spot)):
        raise NotFound("leaders.no_group", id=group_id)
    require(actor, MANAGE, spot)
    return row, spot


def _join(session: Session, actor: Actor, row: LeadingGroup, wish: Joining, first_day: date, spot: Spot) -> None:
    if wish.duty not in GROUP_DUTIES:
        raise Invalid("leaders.no_subject", code=wish.duty[:40], field="duty")
    require_person(session, actor, wish.person_id, spot, first_day)
    there = select(GroupMember.id).where(GroupMember.group_id == row.id, GroupMember.person_id == wish.person_id)
    if session.scalar(there.where((GroupMember.valid_to.is_(None)) | (GroupMember.valid_to > first_day)).limit(1)):
        raise Conflict("leaders.in_it", field="person_id")
    session.add(GroupMember(group_id=row.id, **vars(wish), valid_from=first_day))
    session.flush()


def _told(session: Session, row: LeadingGroup, mine: bool, day: date) -> GroupRow:
    asked = (
        select(GroupTask, Person.name).join(Person, Person.id == GroupTask.owner_id).where(GroupTask.group_id == row.id)
    )
    tasks = [
        TaskRow(one.id, one.title, one.owner_id, name, one.due_on, one.done_on, one.result, _overdue(one, day))
        for one, name in session.execute(asked)
    ]
    tasks.sort(key=lambda one: (one.done_on is not None, not one.overdue, one.due_on, one.id))
    return GroupRow(
        id=row.id,
        place_code=row.place_code,
        name=row.name,
        document=row.document,
        first_day=row.valid_from,
        last_day=row.valid_to - timedelta(days=1) if row.valid_to else None,
        mine=mine,
        members=_members(session, row.id, day, tasks),
        tasks=tasks,
    )


def _overdue(one: GroupTask, day: date) -> bool:
    return one.done_on is None and one.due_on < day


def _members(session: Session, group_id: int, day: date, tasks: Sequence[TaskRow]) -> list[MemberRow]:
    asked = (
        select(GroupMember, Person.name)
        .join(Person, Person.id == GroupMember.person_id)
        .where(GroupMember.group_id == group_id, GroupMember.period.op("@>")(day))
    )
    open_tasks = [one.owner_id for one in tasks if one.done_on is None]
    rows = [
        MemberRow(
            id=one.id,
            person_id=one.person_id,
            person_name=name,
            duty=one.duty,
            unit=one.unit,
            first_day=one.valid_from,
            last_day=one.valid_to - timedelta(days=1) if one.valid_to else None,
            open_tasks=open_tasks.count(one.person_id),
        )
        for one, name in session.execute(asked)
    ]
    return sorted(rows, key=lambda one: (GROUP_DUTIES.index(one.duty), one.person_name, one.id))
