"""Plans: drafted, checked, submitted, consented to, approved by somebody else, published."""

import json
from dataclasses import replace

from fastapi import APIRouter, Request, Response

from api.deps import Config, CurrentActor, Db, Now, PageQuery, allow, local_day, next_cursor
from api.documenting import refusing
from api.problems import language
from api.routes.shapes import GEOJSON, geojson
from api.schemas.plans import (
    Assignables,
    EditIn,
    Handovers,
    HomesOut,
    Loads,
    Others,
    PlanIn,
    PlanMoveIn,
    Plans,
    PresenceIn,
    Rebased,
    VersionIn,
    Villages,
)
from gridgis.plans import drawn, edits, impact, moving, presence, queries, rebasing, views, villages
from gridgis.plans.drawn import EditDone
from gridgis.plans.impact import Impact
from gridgis.plans.views import PlanView
from gridgis.plans.weighing import TOLERANCE
from gridgis.routing.standing import Terms

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


@router.get("/plans/{plan_id}/grids.geojson", response_class=Response, responses=GEOJSON)
def shapes(
    request: Request, db: Db, actor: CurrentActor, settings: Config, at: Now, plan_id: int, village: str
) -> Response:
    """A village's grids as the plan has them, and the grids that touch them; EPSG:4490."""
    return geojson(request, drawn.shapes(db, actor, plan_id, village, local_day(settings, at)))


@router.get("/plans/{plan_id}/homes")
def homes(db: Db, actor: CurrentActor, settings: Config, at: Now, plan_id: int, village: str) -> HomesOut:
    """Where the households of a village live, by the net in force."""
    found = villages.homes_of(db, actor, plan_id, village, local_day(settings, at))
    return HomesOut.model_validate(found, from_attributes=True)


@router.get("/plans/{plan_id}/loads")
def loads(db: Db, actor: CurrentActor, settings: Config, at: Now, plan_id: int, village: str) -> Loads:
    """What the grids of a village carry, as in force and as the plan has them."""
    target, grids = villages.loads(db, actor, plan_id, village, day=local_day(settings, at), at=at)
    return Loads(target=target, tolerance=TOLERANCE, grids=grids)


@router.get("/plans/{plan_id}/people")
def people(db: Db, actor: CurrentActor, settings: Config, at: Now, plan_id: int, village: str) -> Assignables:
    """Who may serve a village's grids."""
    return Assignables(items=villages.candidates(db, actor, plan_id, village, local_day(settings, at)))


@router.get("/plans/{plan_id}/problems", response_class=Response, responses=GEOJSON)
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


@router.get("/plans/{plan_id}/moved.geojson", response_class=Response, responses=GEOJSON)
def moved(request: Request, db: Db, actor: CurrentActor, settings: Config, at: Now, plan_id: int) -> Response:
    """The areas that change hands with the plan; EPSG:4490."""
    return geojson(request, drawn.moved(db, actor, plan_id, local_day(settings, at)))


@router.post("/plans/{plan_id}/edits", dependencies=[allow(180)], status_code=201, responses=refusing(409))
def edit(db: Db, actor: CurrentActor, settings: Config, at: Now, plan_id: int, body: EditIn) -> EditDone:
    """Edit the plan: draw, reshape, split, merge, move vertices, transfer, retire, rename, assign, repair, propose."""
    day, kind, facts = local_day(settings, at), body.kind, body.model_extra or {}
    trial = db.begin_nested() if body.preview else None
    made = edits.edit(db, actor, plan_id, kind, facts, version=body.version, day=day, at=at)
    done = drawn.done(db, actor, made, day=day, at=at)
    if trial is None:
        return done
    trial.rollback()
    return replace(done, view=views.view(db, actor, plan_id))


@router.post("/plans/{plan_id}/undo", dependencies=[allow(180)], responses=refusing(409))
def undo(db: Db, actor: CurrentActor, settings: Config, at: Now, plan_id: int, body: VersionIn) -> EditDone:
    """Take the last edit back; shapes are again what they were, to the last bit."""
    made = edits.undo(db, actor, plan_id, version=body.version, at=at)
    return drawn.done(db, actor, made, day=local_day(settings, at), at=at)


@router.post("/plans/{plan_id}/redo", dependencies=[allow(180)], responses=refusing(409))
def redo(db: Db, actor: CurrentActor, settings: Config, at: Now, plan_id: int, body: VersionIn) -> EditDone:
    """Make the edit again that was undone last."""
    made = edits.redo(db, actor, plan_id, version=body.version, at=at)
    return drawn.done(db, actor, made, day=local_day(settings, at), at=at)


@router.post("/plans/{plan_id}/rebase", dependencies=[allow(180)], responses=refusing(409))
def rebase(
    request: Request, db: Db, actor: CurrentActor, settings: Config, at: Now, plan_id: int, body: VersionIn
) -> Rebased:
    """Make the plan's edits again on the net as it is now."""
    day, reads = local_day(settings, at), language(request)
    _, dropped = rebasing.rebase(db, actor, plan_id, version=body.version, day=day, at=at, language=reads)
    return Rebased(view=views.view(db, actor, plan_id), dropped=dropped)


@router.post("/plans/{plan_id}/moves", dependencies=[allow(180)], responses=refusing(409))
def move(db: Db, actor: CurrentActor, settings: Config, at: Now, plan_id: int, body: PlanMoveIn) -> PlanView:
    """Submit, consent to, return, approve, publish or withdraw the plan."""
    asked = moving.Move(body.move, body.note, body.office, body.document_number, body.effective_on)
    terms = Terms(settings.timezone, settings.nearest_grid_m)
    moving.move(db, actor, plan_id, asked, day=local_day(settings, at), at=at, terms=terms)
    return views.view(db, actor, plan_id)


@router.put("/plans/{plan_id}/presence")
def speak(db: Db, actor: CurrentActor, at: Now, plan_id: int, body: PresenceIn) -> Others:
    """Say where you edit, every 15 seconds; answers who else edits there, in any plan."""
    return Others(others=presence.speak(db, actor, plan_id, body.village_code, at=at))


@router.get("/plans/{plan_id}/handovers")
def handovers(db: Db, actor: CurrentActor, plan_id: int) -> Handovers:
    """Open cases that changed hands when the plan took effect."""
    return Handovers(items=queries.handovers(db, actor, queries.get(db, actor, plan_id)))
