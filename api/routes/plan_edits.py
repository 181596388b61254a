"""A plan's edits: made, tried, taken back, made again; who may be assigned, and who else edits there."""

from dataclasses import replace

from fastapi import Request

from api.deps import CurrentActor, Db, Now, Today, allow
from api.documenting import refusing
from api.problems import language
from api.schemas.parts import Listed
from api.schemas.plan_edits import EditIn, Others, PresenceIn, Rebased, VersionIn
from api.unit import Router
from gridgis.plans import drawn, edits, presence, rebasing, views, villages
from gridgis.plans.drawn import EditDone
from gridgis.plans.villages import Assignable

router = Router(tags=["plans"])


@router.post("/plans/{plan_id}/edits", dependencies=[allow(180)], status_code=201, responses=refusing(409))
def edit(db: Db, actor: CurrentActor, at: Now, plan_id: int, body: EditIn) -> EditDone:
    """Edit the plan: draw, reshape, split, merge, move vertices, transfer, retire, rename, assign, repair, propose."""
    day, asked = at.date(), body.root
    trial = db.begin_nested() if asked.preview else None
    made = edits.edit(db, actor, plan_id, asked, day=day, at=at)
    done = drawn.done(db, actor, made, day=day, at=at)
    if trial is None:
        return done
    trial.rollback()
    return replace(done, view=views.view(db, actor, plan_id))


@router.post("/plans/{plan_id}/undo", dependencies=[allow(180)], responses=refusing(409))
def undo(db: Db, actor: CurrentActor, at: Now, plan_id: int, body: VersionIn) -> EditDone:
    """Take the last edit back; shapes are again what they were, to the last bit."""
    made = edits.undo(db, actor, plan_id, version=body.version, at=at)
    return drawn.done(db, actor, made, day=at.date(), at=at)


@router.post("/plans/{plan_id}/redo", dependencies=[allow(180)], responses=refusing(409))
def redo(db: Db, actor: CurrentActor, at: Now, plan_id: int, body: VersionIn) -> EditDone:
    """Make the edit again that was undone last."""
    made = edits.redo(db, actor, plan_id, version=body.version, at=at)
    return drawn.done(db, actor, made, day=at.date(), at=at)


@router.post("/plans/{plan_id}/rebase", dependencies=[allow(180)], responses=refusing(409))
def rebase(request: Request, db: Db, actor: CurrentActor, at: Now, plan_id: int, body: VersionIn) -> Rebased:
    """Make the plan's edits again on the net as it is now."""
    reads = language(request)
    _, dropped = rebasing.rebase(db, actor, plan_id, version=body.version, day=at.date(), at=at, language=reads)
    return Rebased(view=views.view(db, actor, plan_id), dropped=dropped)


@router.get("/plans/{plan_id}/people")
def people(db: Db, actor: CurrentActor, day: Today, plan_id: int, village: str) -> Listed[Assignable]:
    """Who may serve a village's grids, by name."""
    return Listed(items=villages.candidates(db, actor, plan_id, village, day))


@router.put("/plans/{plan_id}/presence")
def speak(db: Db, actor: CurrentActor, at: Now, plan_id: int, body: PresenceIn) -> Others:
    """Say where you edit, every 15 seconds; answers who else edits there, in any plan."""
    return Others(others=presence.speak(db, actor, plan_id, body.village_code, at=at))
