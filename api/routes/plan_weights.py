"""What a plan weighs: homes, loads, problems, and what it moves."""

import json

from fastapi import Request, Response

from api.deps import CurrentActor, Db, Now, Today
from api.routes.shapes import GEOJSON, Shapes, geojson
from api.schemas.plan_weights import Loads, MovedAreas, PlanProblems
from api.unit import Router
from gridgis.core.thresholds import thresholds
from gridgis.plans import drawn, impact, villages
from gridgis.plans.impact import Impact
from gridgis.plans.villages import HomesOf

router = Router(tags=["plans"])


@router.get("/plans/{plan_id}/homes")
def homes(db: Db, actor: CurrentActor, day: Today, plan_id: int, village: str) -> HomesOf:
    """Where the households of a village live, by the net in force."""
    return villages.homes_of(db, actor, plan_id, village, day)


@router.get("/plans/{plan_id}/loads")
def loads(db: Db, actor: CurrentActor, at: Now, plan_id: int, village: str) -> Loads:
    """What the grids of a village carry, as in force and as the plan has them."""
    target, grids, sources = villages.loads(db, actor, plan_id, village, day=at.date(), at=at)
    return Loads(target=target, tolerance=thresholds(db).household_tolerance, grids=grids, sources=sources)


@router.get("/plans/{plan_id}/problems", response_model=PlanProblems, response_class=Shapes, responses=GEOJSON)
def problems(
    request: Request, db: Db, actor: CurrentActor, day: Today, plan_id: int, village: str | None = None
) -> Response:
    """What is wrong with the plan's villages, or with one; each problem a GeoJSON feature, errors first."""
    return geojson(request, json.dumps(drawn.problems(db, actor, plan_id, day, village), ensure_ascii=False))


@router.get("/plans/{plan_id}/impact")
def weighed(db: Db, actor: CurrentActor, at: Now, plan_id: int) -> Impact:
    """What the plan moves: households, open cases, key places, and how the grids are balanced."""
    return impact.impact(db, actor, plan_id, day=at.date(), at=at)


@router.get("/plans/{plan_id}/moved.geojson", response_model=MovedAreas, response_class=Shapes, responses=GEOJSON)
def moved(request: Request, db: Db, actor: CurrentActor, day: Today, plan_id: int) -> Response:
    """The areas that change hands with the plan; EPSG:4490."""
    return geojson(request, impact.moved_areas(db, actor, plan_id, day))
