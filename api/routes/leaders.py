"""Leaders' portfolios and leading groups."""

from typing import Annotated

from fastapi import Query

from api.deps import CurrentActor, Day, Db, Now, Today
from api.documenting import refusing
from api.schemas.accounts import LastDayIn
from api.schemas.leaders import GivingIn, GroupEndIn, GroupIn, MemberIn, ResultIn, TaskIn
from api.schemas.parts import Listed
from api.unit import Router
from gridgis.people.leaders import actions, groups, queries
from gridgis.people.leaders.groups import GroupRow
from gridgis.people.leaders.queries import LeaderTable, PortfolioRow

router = Router(tags=["people"])

Place = Annotated[str, Query(max_length=20, description="a county or a town")]
At = Annotated[Day | None, Query(description="today by default")]


@router.get("/portfolios", responses=refusing(404))
def table(db: Db, actor: CurrentActor, today: Today, place: Place, at: At = None) -> LeaderTable:
    """Which leader looks after what at a county or town on a day, with what is wrong with it."""
    return queries.table(db, actor, place, at or today)


@router.post("/portfolios", status_code=201, responses=refusing(404, 409))
def give(db: Db, actor: CurrentActor, at: Now, sent: GivingIn) -> PortfolioRow:
    """Let a leader look after something from a day on."""
    return actions.give(db, actor, sent.giving(), at=at)


@router.post("/portfolios/{portfolio_id}/ending", responses=refusing(404, 409))
def end(db: Db, actor: CurrentActor, at: Now, portfolio_id: int, sent: LastDayIn) -> PortfolioRow:
    """Let it end with a day."""
    return actions.end(db, actor, portfolio_id, sent.last_day, at=at)


@router.post("/portfolios/{portfolio_id}/undo", responses=refusing(404, 409))
def undo(db: Db, actor: CurrentActor, at: Now, portfolio_id: int) -> PortfolioRow:
    """Take back what was entered by mistake."""
    return actions.undo(db, actor, portfolio_id, at=at)


@router.get("/leading-groups", responses=refusing(404))
def leading_groups(db: Db, actor: CurrentActor, today: Today, place: Place, at: At = None) -> Listed[GroupRow]:
    """Leading groups of a county or town on a day: members with their open tasks, tasks with the overdue first."""
    return Listed(items=groups.groups(db, actor, place, at or today))


@router.post("/leading-groups", status_code=201, responses=refusing(404, 409))
def found(db: Db, actor: CurrentActor, at: Now, sent: GroupIn) -> GroupRow:
    """Found a leading group."""
    return groups.found(db, actor, sent.founding(), at=at)


@router.post("/leading-groups/{group_id}/ending", responses=refusing(404))
def end_group(db: Db, actor: CurrentActor, at: Now, group_id: int, sent: GroupEndIn) -> GroupRow:
    """Let a leading group end with a day; without one it goes on."""
    return groups.end(db, actor, group_id, sent.last_day, at=at)


@router.post("/leading-groups/{group_id}/members", status_code=201, responses=refusing(404, 409))
def join(db: Db, actor: CurrentActor, at: Now, group_id: int, sent: MemberIn) -> GroupRow:
    """Take somebody into a group from a day on."""
    return groups.join(db, actor, group_id, sent.joining(), sent.first_day, at=at)


@router.post("/leading-groups/{group_id}/members/{member_id}/ending", responses=refusing(404))
def leave(db: Db, actor: CurrentActor, at: Now, group_id: int, member_id: int, sent: LastDayIn) -> GroupRow:
    """Let a member's function end with a day; with the day before their first it never was."""
    return groups.leave(db, actor, group_id, member_id, sent.last_day, at=at)


@router.post("/leading-groups/{group_id}/tasks", status_code=201, responses=refusing(404))
def task(db: Db, actor: CurrentActor, at: Now, group_id: int, sent: TaskIn) -> GroupRow:
    """Give a group a task."""
    return groups.task(db, actor, group_id, sent.tasking(), at=at)


@router.post("/leading-groups/{group_id}/tasks/{task_id}/result", responses=refusing(404, 409))
def settle(db: Db, actor: CurrentActor, at: Now, group_id: int, task_id: int, sent: ResultIn) -> GroupRow:
    """Tell the result of a task; an empty one opens it again."""
    return groups.settle(db, actor, group_id, task_id, sent.result, at=at)
