"""The first net of a county: published with its import, since there is nothing it could take from anybody."""

from datetime import date, datetime

from sqlalchemy import exists, select, text
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, problems_left
from gridgis.core.rows import Rows
from gridgis.grids.models import Grid
from gridgis.plans.drafts import touched
from gridgis.plans.models import Lineage, Plan
from gridgis.plans.moving import Move, record
from gridgis.plans.publishing import add_grids, found_problems
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor, Spot, require

STAFFING = ("no_chief",)
"""Errors that a first net may have: who serves its grids is entered afterwards."""


def refuse_second_net(session: Session, actor: Actor, county_code: str) -> None:
    """Refuse to publish at once where there is a net, or by somebody who may not.

    Raises:
        Forbidden: the actor may not publish there.
        Conflict: the county has a net.
    """
    require(actor, "plan.approve", Spot(county_code=county_code))
    if session.scalar(select(exists().where(Grid.county_code == county_code))):
        raise Conflict("boundaries.has_net")


@audited("plan.publish", "plan", "{plan.id}")
def publish_first(session: Session, actor: Actor, plan: Plan, on: date, *, day: date, at: datetime) -> None:
    """Put a plan in force as the first net of its county, with lineage and the plan's way recorded.

    Args:
        actor: needs `plan.approve` in the county; may be the author, since no net in force is touched.
        plan: a draft with grids loaded.
        on: the first day of the net, in the past too.
        day: today.

    Raises:
        Forbidden: the actor may not publish there.
        Conflict: the county has a net, or the grids don't make one.
    """
    session.execute(text("SELECT pg_advisory_xact_lock(hashtext('grid_versions'))"))
    refuse_second_net(session, actor, plan.county_code)
    errors = [p for p in found_problems(session, plan, day) if p.severity == "error" and p.kind not in STAFFING]
    if errors:
        raise Conflict("boundaries.no_whole_net", state=plan.state, **problems_left(errors))
    drafts = [draft for _, draft in sorted(touched(session, plan).items()) if draft is not None]
    add_grids(session, plan, drafts, on)
    links = [{"plan_id": plan.id, "parent_code": "", "child_code": d.code, "kind": "new", "on_day": on} for d in drafts]
    Rows().add(Lineage, links).write(session)
    source, plan.state, plan.effective_on, plan.published_at = plan.state, "effective", on, at
    plan.version += 1
    record(session, plan, Move("publish"), source, actor, at)
    session.flush()
