"""The grid task list: what workers do on a day, drafted and published by counties, added to by towns."""

from typing import Annotated

from fastapi import Query

from api.deps import CurrentActor, Day, Db, Now, Today
from api.documenting import refusing
from api.schemas.parts import Listed
from api.schemas.tasks import PublicationIn, TaskDraftIn, WhereIn
from api.unit import Router
from gridgis.tasks import actions, queries
from gridgis.tasks.queries import GridTasks, TasksView

router = Router(prefix="/tasks", tags=["tasks"])

OnDay = Annotated[Day | None, Query(alias="at", description="the day whose list is wanted; today by default")]


@router.get("", responses=refusing(403, 404))
def shown(
    db: Db,
    actor: CurrentActor,
    today: Today,
    county_code: Annotated[str, Query(max_length=20)],
    town_code: Annotated[str | None, Query(max_length=20)] = None,
    at: OnDay = None,
) -> TasksView:
    """What workers of a county or a town do on a day; for who sets the list its draft too, against that day."""
    return queries.view(db, actor, county_code, at or today, town_code=town_code)


@router.get("/mine")
def mine(db: Db, actor: CurrentActor, today: Today, at: OnDay = None) -> Listed[GridTasks]:
    """What you do in each of your grids on a day."""
    return Listed(items=queries.mine(db, actor, at or today))


@router.put("/draft", responses=refusing(404, 409))
def save(db: Db, actor: CurrentActor, at: Now, sent: TaskDraftIn) -> TasksView:
    """Keep the draft of a county's or a town's list as it is now."""
    actions.save(db, actor, sent.where, sent.asked(), sent.version, at=at)
    return queries.view(db, actor, sent.county_code, at.date(), town_code=sent.town_code)


@router.post("/draft/dropping", responses=refusing(404))
def drop(db: Db, actor: CurrentActor, at: Now, sent: WhereIn) -> TasksView:
    """Throw a draft away."""
    actions.drop(db, actor, sent.where, at=at)
    return queries.view(db, actor, sent.county_code, at.date(), town_code=sent.town_code)


@router.post("/publication", status_code=201, responses=refusing(404, 409))
def publish(db: Db, actor: CurrentActor, at: Now, sent: PublicationIn) -> TasksView:
    """Publish a draft from a day on; it is undone by another version."""
    actions.publish(db, actor, sent.where, sent.first_day, sent.reason, sent.version, at=at)
    return queries.view(db, actor, sent.county_code, sent.first_day, town_code=sent.town_code)


@router.post("/lists/{list_id}/draft", status_code=201, responses=refusing(409))
def take_up(db: Db, actor: CurrentActor, at: Now, list_id: int) -> TasksView:
    """Make what was published once the draft of its place again."""
    made = actions.take_up(db, actor, list_id, at=at)
    return queries.view(db, actor, made.county_code, at.date(), town_code=made.town_code)


@router.post("/lists/{list_id}/note", responses=refusing(409))
def note(db: Db, actor: CurrentActor, at: Now, list_id: int) -> TasksView:
    """Take note, for the county, of what a town added."""
    made = actions.note(db, actor, list_id, at=at)
    return queries.view(db, actor, made.county_code, at.date())
