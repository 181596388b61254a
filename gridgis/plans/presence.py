"""Who edits where now: soft locks, shown to others, never enforced."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from gridgis.plans import queries
from gridgis.plans.models import Plan, PlanPresence
from gridgis.security.rules import Actor, Spot, require

FRESH = timedelta(seconds=40)
"""Who has not been heard of for this long has left; pages speak every 15 seconds."""


@dataclass(frozen=True)
class Presence:
    """Somebody else who edits in a village, and in which plan."""

    name: str
    village_code: str
    plan_id: int
    plan_title: str
    at: datetime


def speak(session: Session, actor: Actor, plan_id: int, village_code: str, *, at: datetime) -> list[Presence]:
    """Say that the actor edits in a village of a plan; answers who else edits there, in any plan, by name.

    Raises:
        NotFound: no such plan for this actor, or no such village.
        Forbidden: the actor may not draft there.
    """
    plan = queries.get_at(session, actor, plan_id, village_code)
    require(actor, "plan.draft", Spot(county_code=plan.county_code))
    here = {"account_name": actor.display_name, "village_code": village_code, "at": at}
    said = insert(PlanPresence).values(plan_id=plan_id, account_id=actor.account_id, **here)
    session.execute(said.on_conflict_do_update(index_elements=["plan_id", "account_id"], set_=here))
    asked = (
        select(PlanPresence.account_name, PlanPresence.village_code, Plan.id, Plan.title, PlanPresence.at)
        .join(Plan, Plan.id == PlanPresence.plan_id)
        .where(
            PlanPresence.village_code == village_code,
            PlanPresence.account_id != actor.account_id,
            PlanPresence.at > at - FRESH,
        )
        .order_by(PlanPresence.account_name, Plan.id)
    )
    return [Presence(*row) for row in session.execute(asked)]
