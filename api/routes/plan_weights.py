"""What a plan weighs: homes, loads, problems, and what it moves."""

import json

from fastapi import APIRouter, Request, Response

from api.deps import Config, CurrentActor, Db, Now, local_day
from api.routes.shapes import GEOJSON, Shapes, geojson
from api.schemas.plan_weights import HomesOut, Loads, MovedAreas, PlanProblems
from gridgis.core.thresholds import thresholds
from gridgis.plans import drawn, impact, villages
from gridgis.plans.impact import Impact

router = APIRouter(tags=["plans"])


@router.get("/plans/{plan_id}/homes")
def homes(db: Db, actor: CurrentActor, settings: Config, at: Now, plan_id: int, village: str) -> HomesOut:
    """Where the households of a village live, by the net in force."""
    found = villages.homes_of(db, actor, plan_id, village, local_day(settings, at))
    return HomesOut.model_validate(found, from_attributes=True)


@router.get("/plans/{plan_id}/loads")
def loads(db: Db, actor: CurrentActor, settings: Config, at: Now, plan_id: int, village: str) -> Loads:
    """What the grids of a village carry, as in force and as the plan has them."""
    target, grids = villages.loads(db, actor, plan_id, village, day=local_day(settings, at), at=at)
    return Loads(target=target, tolerance=thresholds(db).household_tolerance, grids=grids)


@router.get("/plans/{plan_id}/problems", response_model=PlanProblems, response_class=Shapes, responses=GEOJSON)
def problems(
    request: Request,
    db: Db,
    actor: CurrentActor,
    settings: Config,
    at: Now,
    plan_id: int,
    village: str | None = None,
) -> Response:
    """What is wrong with the plan's villages, or with one; each problem a GeoJSON feature, errors first."""
    found = drawn.problems(db, actor, plan_id, local_day(settings, at), village)
    return geojson(request, json.dumps(found, ensure_ascii=False))


@router.get("/plans/{plan_id}/impact")
def weighed(db: Db, actor: CurrentActor, settings: Config, at: Now, plan_id: int) -> Impact:
    """What the plan moves: households, open cases, key places, and how the grids are balanced."""
    return impact.impact(db, actor, plan_id, day=local_day(settings, at), at=at)


@router.get("/plans/{plan_id}/moved.geojson", response_model=MovedAreas, response_class=Shapes, responses=GEOJSON)
def moved(request: Request, db: Db, actor: CurrentActor, settings: Config, at: Now, plan_id: int) -> Response:
    """The areas that change hands with the plan; EPSG:4490."""
    return geojson(request, drawn.moved(db, actor, plan_id, local_day(settings, at)))
