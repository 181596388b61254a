"""A plan's edits: made, tried, taken back, made again; who may be assigned, and who else edits there."""

from dataclasses import replace

from fastapi import APIRouter, Request

from api.deps import Config, CurrentActor, Db, Now, allow, local_day
from api.documenting import refusing
from api.problems import language
from api.schemas.plan_edits import Assignables, EditIn, Others, PresenceIn, Rebased, VersionIn
from gridgis.plans import drawn, edits, presence, rebasing, views, villages
from gridgis.plans.drawn import EditDone

router = APIRouter(tags=["plans"])


@router.post("/plans/{plan_id}/edits", dependencies=[allow(180)], status_code=201, responses=refusing(409))
def edit(db: Db, actor: CurrentActor, settings: Config, at: Now, plan_id: int, body: EditIn) -> EditDone:
    """Edit the plan: draw, reshape, split, merge, move vertices, transfer, retire, rename, assign, repair, propose."""
    day, asked = local_day(settings, at), body.root
    trial = db.begin_nested() if asked.preview else None
    made = edits.edit(db, actor, plan_id, asked, day=day, at=at)
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


@router.get("/plans/{plan_id}/people")
def people(db: Db, actor: CurrentActor, settings: Config, at: Now, plan_id: int, village: str) -> Assignables:
    """Who may serve a village's grids."""
    return Assignables(items=villages.candidates(db, actor, plan_id, village, local_day(settings, at)))


@router.put("/plans/{plan_id}/presence")
def speak(db: Db, actor: CurrentActor, at: Now, plan_id: int, body: PresenceIn) -> Others:
    """Say where you edit, every 15 seconds; answers who else edits there, in any plan."""
    return Others(others=presence.speak(db, actor, plan_id, body.village_code, at=at))
