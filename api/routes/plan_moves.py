"""A plan's way: submitted, consented to, approved by somebody else, published; and whose cases changed hands then."""

from api.deps import Config, CurrentActor, Db, Now, allow
from api.documenting import refusing
from api.schemas.plan_moves import Handovers, PlanMoveIn
from api.unit import Router
from gridgis.plans import moving, queries, views
from gridgis.plans.views import PlanView

router = Router(tags=["plans"])


@router.post("/plans/{plan_id}/moves", dependencies=[allow(180)], responses=refusing(409))
def move(db: Db, actor: CurrentActor, settings: Config, at: Now, plan_id: int, body: PlanMoveIn) -> PlanView:
    """Submit, consent to, return, approve, publish or withdraw the plan."""
    asked = moving.Move(body.move, body.note, body.office, body.document_number, body.effective_on)
    moving.move(db, actor, plan_id, asked, day=at.date(), at=at, terms=settings.terms)
    return views.view(db, actor, plan_id)


@router.get("/plans/{plan_id}/handovers")
def handovers(db: Db, actor: CurrentActor, plan_id: int) -> Handovers:
    """Open cases that changed hands when the plan took effect."""
    return Handovers(items=queries.handovers(db, actor, queries.get(db, actor, plan_id)))
