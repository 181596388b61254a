"""Plans: listed, begun, and shown with their villages and grids."""

from fastapi import APIRouter, Request, Response

from api.deps import Config, CurrentActor, Db, Now, PageQuery, local_day, next_cursor
from api.documenting import refusing
from api.routes.shapes import GEOJSON, Shapes, geojson
from api.schemas.plans import PlanIn, Plans, PlanShapes, Villages
from gridgis.plans import drawn, moving, queries, views, villages
from gridgis.plans.views import PlanView

router = APIRouter(tags=["plans"])


@router.get("/plans")
def listed(db: Db, actor: CurrentActor, page: PageQuery, state: str | None = None) -> Plans:
    """Plans of the counties whose plans you may read."""
    key = page.after("plans", int)
    rows = queries.listed(db, actor, state=state, after=key[0] if key else None, limit=page.limit)
    return Plans(
        items=views.listing(db, actor, rows),
        next=next_cursor("plans", str(rows[-1].id)) if len(rows) == page.limit else None,
    )


@router.post("/plans", status_code=201, responses=refusing(404, 409))
def begin(db: Db, actor: CurrentActor, at: Now, body: PlanIn) -> PlanView:
    """Begin a plan in a county."""
    target = body.target_households
    plan = moving.begin(db, actor, body.title, body.county_code, body.note, at=at, target_households=target)
    return views.view(db, actor, plan.id)


@router.get("/plans/{plan_id}")
def shown(db: Db, actor: CurrentActor, plan_id: int) -> PlanView:
    """A plan with its edits, its way, and the moves now open."""
    return views.view(db, actor, plan_id)


@router.get("/plans/{plan_id}/villages")
def village_list(db: Db, actor: CurrentActor, settings: Config, at: Now, plan_id: int) -> Villages:
    """The villages of the plan's county, with what the plan changes there and what is wrong."""
    return Villages(items=villages.listed(db, actor, plan_id, local_day(settings, at)))


@router.get("/plans/{plan_id}/grids.geojson", response_model=PlanShapes, response_class=Shapes, responses=GEOJSON)
def shapes(
    request: Request, db: Db, actor: CurrentActor, settings: Config, at: Now, plan_id: int, village: str
) -> Response:
    """A village's grids as the plan has them, and the grids that touch them; EPSG:4490."""
    return geojson(request, drawn.shapes(db, actor, plan_id, village, local_day(settings, at)))
