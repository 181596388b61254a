"""Plans: drafted, checked, submitted, approved by somebody else, published."""

from datetime import date
from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from api.deps import Config, CurrentActor, Db, Now, PageQuery, local_day, next_cursor
from api.routes.shapes import GEOJSON, geojson
from gridgis.plans import edits, moving, queries, views, weighing
from gridgis.plans.views import PlanRow, PlanView
from gridgis.plans.weighing import Impact

router = APIRouter(tags=["plans"])


class Plans(BaseModel):
    """A page of plans, newest first."""

    items: list[PlanRow]
    next: str | None


class PlanIn(BaseModel):
    """A plan to begin."""

    model_config = ConfigDict(extra="forbid")

    title: str = Field(max_length=200)
    county_code: str = Field(max_length=20)
    note: str = Field("", max_length=4000)


class EditIn(BaseModel):
    """An edit; `version` is the plan's as you saw it, the rest depends on `kind`."""

    model_config = ConfigDict(extra="allow")

    kind: str = Field(max_length=40)
    version: int


class VersionIn(BaseModel):
    """The plan's version as you saw it."""

    version: int


class PlanMoveIn(BaseModel):
    """A move with what comes along."""

    model_config = ConfigDict(extra="forbid")

    move: str = Field(max_length=40)
    note: str = Field("", max_length=4000)
    document_number: str = Field("", max_length=100)
    effective_on: date | None = None


class Link(BaseModel):
    """That one grid came from another; empty for none."""

    parent_code: str
    child_code: str
    kind: str
    on_day: date
    plan_id: int


class Family(BaseModel):
    """A grid's family, oldest link first."""

    items: list[Link]


class HandoverOut(BaseModel):
    """An open case that changed hands."""

    case_number: str
    from_grid: str | None
    to_grid: str | None


class Handovers(BaseModel):
    """Open cases that changed hands, by number."""

    items: list[HandoverOut]


@router.get("/plans")
def listed(db: Db, actor: CurrentActor, page: PageQuery, state: str | None = None) -> Plans:
    """Plans of the counties whose plans you may read."""
    key = page.after("plans", int)
    rows = queries.listed(db, actor, state=state, after=key[0] if key else None, limit=page.limit)
    items = [views.row(plan) for plan in rows]
    return Plans(items=items, next=next_cursor("plans", str(rows[-1].id)) if len(rows) == page.limit else None)


@router.post("/plans", status_code=201)
def begin(db: Db, actor: CurrentActor, at: Now, body: PlanIn) -> PlanView:
    """Begin a plan in a county."""
    plan = moving.begin(db, actor, body.title, body.county_code, body.note, at=at)
    return views.view(db, actor, plan.id)


@router.get("/plans/{plan_id}")
def shown(db: Db, actor: CurrentActor, plan_id: int) -> PlanView:
    """A plan with its edits, its way, and the moves now open."""
    return views.view(db, actor, plan_id)


@router.get("/plans/{plan_id}/grids.geojson", response_class=Response, responses=GEOJSON)
def shapes(
    request: Request, db: Db, actor: CurrentActor, settings: Config, at: Now, plan_id: int, village: str
) -> Response:
    """A village's grids as the plan has them, EPSG:4490."""
    return geojson(request, views.shapes(db, actor, plan_id, village, local_day(settings, at)))


@router.get("/plans/{plan_id}/problems", response_class=Response, responses=GEOJSON)
def problems(request: Request, db: Db, actor: CurrentActor, settings: Config, at: Now, plan_id: int) -> Response:
    """What is wrong with the plan, each problem a GeoJSON feature, errors first."""
    return geojson(request, views.problems(db, actor, plan_id, local_day(settings, at)))


@router.get("/plans/{plan_id}/impact")
def impact(db: Db, actor: CurrentActor, settings: Config, at: Now, plan_id: int) -> Impact:
    """What the plan moves: households, cases, staff and work of each grid, before and after."""
    return weighing.impact(db, actor, plan_id, day=local_day(settings, at), at=at)


@router.post("/plans/{plan_id}/edits", status_code=201)
def edit(db: Db, actor: CurrentActor, settings: Config, at: Now, plan_id: int, body: EditIn) -> PlanView:
    """Edit the plan: draw, reshape, split, merge, move vertices, transfer, retire, rename, assign."""
    facts: dict[str, Any] = body.model_extra or {}
    day = local_day(settings, at)
    edits.edit(db, actor, plan_id, body.kind, facts, version=body.version, day=day, at=at)
    return views.view(db, actor, plan_id)


@router.post("/plans/{plan_id}/undo")
def undo(db: Db, actor: CurrentActor, plan_id: int, body: VersionIn) -> PlanView:
    """Take the last edit back; shapes are again what they were, to the last bit."""
    edits.undo(db, actor, plan_id, version=body.version)
    return views.view(db, actor, plan_id)


@router.post("/plans/{plan_id}/redo")
def redo(db: Db, actor: CurrentActor, plan_id: int, body: VersionIn) -> PlanView:
    """Make the edit again that was undone last."""
    edits.redo(db, actor, plan_id, version=body.version)
    return views.view(db, actor, plan_id)


@router.post("/plans/{plan_id}/moves")
def move(db: Db, actor: CurrentActor, settings: Config, at: Now, plan_id: int, body: PlanMoveIn) -> PlanView:
    """Submit, return, approve, publish or withdraw the plan."""
    asked = moving.Move(body.move, body.note, body.document_number, body.effective_on)
    moving.move(db, actor, plan_id, asked, day=local_day(settings, at), at=at)
    return views.view(db, actor, plan_id)


@router.get("/plans/{plan_id}/handovers")
def handovers(db: Db, actor: CurrentActor, plan_id: int) -> Handovers:
    """Open cases that changed hands when the plan took effect."""
    rows = queries.handovers(db, queries.get(db, actor, plan_id))
    return Handovers(items=[HandoverOut.model_validate(one, from_attributes=True) for one in rows])


@router.get("/grids/{code}/family")
def family(db: Db, actor: CurrentActor, code: str) -> Family:
    """From which grids this one came, and which came from it."""
    rows = queries.family(db, actor, code)
    return Family(items=[Link.model_validate(one, from_attributes=True) for one in rows])
