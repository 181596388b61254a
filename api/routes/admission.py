"""Admission of departments' tasks to the grid task list."""

from typing import Annotated

from fastapi import Query

from api.deps import Config, CurrentActor, Db, Now, PageQuery
from api.documenting import refusing
from api.schemas.admission import BlockedOut, OpinionIn, RequestChangeIn, RequestIn, RequestMoveIn
from api.schemas.parts import PageOf
from api.unit import Router
from gridgis.tasks.admission import actions, blocking, queries
from gridgis.tasks.admission.rules import AdmissionState
from gridgis.tasks.admission.shapes import AdmissionFigures, RequestRow, RequestStory

router = Router(prefix="/admissions", tags=["admission"])


@router.get("", responses=refusing(403))
def listed(
    db: Db,
    actor: CurrentActor,
    at: Now,
    page: PageQuery,
    state: Annotated[AdmissionState | None, Query(description="in this state alone")] = None,
    blocked: Annotated[bool, Query(description="those alone that stopped a task")] = False,
) -> PageOf[RequestRow]:
    """Requests that you may read, the last made first."""
    after = page.after("admissions", int)
    found = queries.listed(
        db, actor, at=at, state=state, blocked=blocked, after=after[0] if after else None, limit=page.limit
    )
    return PageOf(items=found, next=page.cut("admissions", found, lambda last: (last.id,)))


@router.get("/figures", responses=refusing(403))
def figures(db: Db, actor: CurrentActor, at: Now) -> AdmissionFigures:
    """Requests by outcome, hours of a grid and month on the list, and tasks that were stopped."""
    return queries.figures(db, actor, at=at)


@router.post("", status_code=201, responses=refusing(403, 404))
def make(db: Db, actor: CurrentActor, at: Now, sent: RequestIn) -> RequestStory:
    """Begin a request of a department."""
    made = actions.make(db, actor, sent.office_code, sent.asked(), at=at)
    return queries.story(db, actor, made.id, at=at)


@router.post("/blocks/{number}", status_code=201, responses=refusing(403, 404, 409))
def block(db: Db, actor: CurrentActor, at: Now, number: str) -> BlockedOut:
    """Turn a case that its grid may not be handed into a request of its department; asked again, it is the same."""
    made = blocking.block(db, actor, number, at=at)
    return BlockedOut(request_id=made.id, department=queries.department_of(db, made, at=at))


@router.get("/{request_id}", responses=refusing(404))
def story(db: Db, actor: CurrentActor, at: Now, request_id: int) -> RequestStory:
    """A request whole."""
    return queries.story(db, actor, request_id, at=at)


@router.put("/{request_id}", responses=refusing(403, 404, 409))
def write(db: Db, actor: CurrentActor, at: Now, request_id: int, sent: RequestChangeIn) -> RequestStory:
    """Keep a draft as it is now."""
    actions.write(db, actor, request_id, sent.asked(), sent.version, at=at)
    return queries.story(db, actor, request_id, at=at)


@router.post("/{request_id}/moves", responses=refusing(403, 404, 409))
def move(db: Db, actor: CurrentActor, settings: Config, at: Now, request_id: int, sent: RequestMoveIn) -> RequestStory:
    """Move a request on; admitted, its item comes onto the county's list."""
    actions.move(db, actor, request_id, sent.asked(), zone=settings.timezone, at=at)
    return queries.story(db, actor, request_id, at=at)


@router.post("/{request_id}/opinion", responses=refusing(403, 404, 409))
def opine(db: Db, actor: CurrentActor, at: Now, request_id: int, sent: OpinionIn) -> RequestStory:
    """Say what a town thinks; while it is asked it may say otherwise."""
    actions.opine(db, actor, request_id, sent.town_code, sent.stance, sent.words, at=at)
    return queries.story(db, actor, request_id, at=at)
