"""Plans: listed, begun, and shown with their villages and grids."""

from functools import partial

from fastapi import Request, Response

from api.deps import CurrentActor, Db, Now, PageQuery, Today
from api.documenting import refusing
from api.routes.shapes import GEOJSON, Shapes, versioned
from api.schemas.parts import Listed, PageOf
from api.schemas.plans import PlanIn, PlanShapes
from api.unit import Router
from gridgis.core.held import NET
from gridgis.plans import drawn, moving, queries, views, villages
from gridgis.plans.views import PlanListing, PlanView
from gridgis.plans.villages import VillageRow

router = Router(tags=["plans"])


@router.get("/plans")
def listed(db: Db, actor: CurrentActor, page: PageQuery, state: str | None = None) -> PageOf[PlanListing]:
    """Plans of the counties whose plans you may read, newest first."""
    (after,) = page.after("plans", int) or (None,)
    rows = queries.listed(db, actor, state=state, after=after, limit=page.limit)
    return PageOf(items=views.listing(db, actor, rows), next=page.cut("plans", rows, lambda last: (last.id,)))


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
def village_list(db: Db, actor: CurrentActor, day: Today, plan_id: int) -> Listed[VillageRow]:
    """The villages of the plan's county in code order, with what the plan changes there and what is wrong."""
    return Listed(items=villages.listed(db, actor, plan_id, day))


@router.get("/plans/{plan_id}/grids.geojson", response_model=PlanShapes, response_class=Shapes, responses=GEOJSON)
def shapes(request: Request, db: Db, actor: CurrentActor, day: Today, plan_id: int, village: str) -> Response:
    """A village's grids as the plan has them, and the grids that touch them; EPSG:4490."""
    version = queries.get_at(db, actor, plan_id, village).version
    read = partial(drawn.shapes, db, actor, plan_id, village, day)
    return versioned(request, db, actor, read, version, village, day, of=NET, remembered=False)
