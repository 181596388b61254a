"""Editing a plan: each edit keeps the touched grids before and after, so that undoing gives back the very same."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Invalid, NotFound
from gridgis.core.wording import Phrase
from gridgis.grids.models import Grid
from gridgis.plans import building, queries
from gridgis.plans.asked import Edit, Propose
from gridgis.plans.borders import refuse_others_land
from gridgis.plans.building import Context
from gridgis.plans.drafts import After, home_villages, kept_of, known_of, sheet
from gridgis.plans.geometries import refuse_unkeepable
from gridgis.plans.homes import counted
from gridgis.plans.models import Plan, PlanEdit
from gridgis.plans.proposing import propose
from gridgis.plans.repairs import repair
from gridgis.plans.rules import OPEN
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor, Spot, require

BUILDERS: dict[str, Callable[[Context, Any], After]] = {
    "draw": building.draw,
    "reshape": building.reshape,
    "split": building.split,
    "merge": building.merge,
    "move_vertices": building.move_vertices,
    "insert_vertex": building.insert_vertex,
    "remove_vertex": building.remove_vertex,
    "transfer": building.transfer,
    "retire": building.retire,
    "rename": building.rename,
    "renumber": building.renumber,
    "assign": building.assign,
    "repair": repair,
    "propose": propose,
}
"""By kind, what makes an edit out of what was asked."""


@dataclass(frozen=True)
class Edited:
    """What an edit, or taking one back, changed; None for grids that are not there."""

    plan: Plan
    seq: int
    kind: str
    before: After
    after: After


@audited("plan.edit", "plan", "{plan_id}", kind="asked.kind")
def edit(
    session: Session,
    actor: Actor,
    plan_id: int,
    asked: Edit,
    *,
    day: date,
    at: datetime,
) -> Edited:
    """Make one edit in a plan.

    Args:
        actor: who edits; needs `plan.draft` in the plan's county.
        day: the day whose net the plan stands on.

    Returns:
        The touched grids before and after.

    Raises:
        NotFound: no such plan or grid for this actor.
        Conflict: the plan is no draft, or somebody edited it meanwhile.
        Invalid: the edit can't be made as asked; nothing was changed.
    """
    plan = locked(session, actor, plan_id, asked.version)
    before, after = build(session, actor, plan, asked, day=day, at=at)
    return _keep(session, actor, plan, asked.kind, asked.facts(), before, after, at=at)


def build(session: Session, actor: Actor, plan: Plan, asked: Edit, *, day: date, at: datetime) -> tuple[After, After]:
    """The grids an edit touches before and after it, on the plan as it stands; nothing is kept.

    Raises:
        NotFound: a grid or village is not known.
        Conflict: the plan's state does not allow it.
        Invalid: the edit can't be made as asked.
    """
    refuse_unkeepable(asked.facts())
    on = sheet(session, plan, _villages(session, plan, asked), day)
    after = BUILDERS[asked.kind](Context(session, actor, plan, on, day, at), asked)
    refuse_others_land(session, plan, on, after)
    return {code: on.net.get(code) for code in after}, counted(session, on, after)


def load(
    session: Session,
    actor: Actor,
    plan_id: int,
    drafts: After,
    facts: Mapping[str, Any],
    *,
    version: int,
    day: date,
    at: datetime,
) -> Edited:
    """Take grids from a file into a plan, as one edit; what they are worth is for the checks to say.

    Args:
        actor: who imports; needs `plan.draft` in the plan's county.
        drafts: grids by code as the file has them; None for grids to be taken away.
        facts: about the file, kept with the edit.
        version: of the plan as the actor saw it.
        day: the day whose net the plan stands on.

    Raises:
        NotFound: no such plan for this actor.
        Conflict: the plan is no draft, or somebody edited it meanwhile.
        Invalid: a village is not known, or lies in another county.
    """
    plan = locked(session, actor, plan_id, version)
    return _keep(session, actor, plan, "load", facts, *standing(session, plan, drafts, day), at=at)


def standing(session: Session, plan: Plan, drafts: After, day: date) -> tuple[After, After]:
    """Drafts as a file has them, before and after, each standing on the version of its code that is in force.

    A new grid keeps the households that the file gives; those of all others follow their addresses.

    Raises:
        NotFound: a village is not known.
        Invalid: a village lies in another county, or a shape is broken.
    """
    broken = sorted(code for code, draft in drafts.items() if draft is not None and not draft.boundary.is_valid)
    if broken:
        raise Invalid("plans.file_borders_cross", codes=broken)
    stored = select(Grid.village_code).where(Grid.code.in_(sorted(drafts)))
    villages = {draft.village_code for draft in drafts.values() if draft is not None} | set(session.scalars(stored))
    queries.refuse_foreign(session, plan, villages)
    on = sheet(session, plan, villages, day)
    bases = {code: on.base[code].base_version if code in on.base else None for code in drafts}
    after: After = {
        code: None if draft is None else replace(draft, base_version=bases[code]) for code, draft in drafts.items()
    }
    told = {code: d for code, d in after.items() if d is not None and d.base_version is None and d.households > 0}
    return {code: on.net.get(code) for code in drafts}, counted(session, on, after) | told


@audited("plan.undo", "plan", "{plan_id}")
def undo(session: Session, actor: Actor, plan_id: int, *, version: int, at: datetime) -> Edited:
    """Take the last edit back; its grids are again what they were, to the last bit.

    Raises:
        Conflict: nothing is left to undo, or the plan changed meanwhile.
    """
    return _turn(session, actor, plan_id, version, undone=True)


@audited("plan.redo", "plan", "{plan_id}")
def redo(session: Session, actor: Actor, plan_id: int, *, version: int, at: datetime) -> Edited:
    """Make the edit again that was undone last.

    Raises:
        Conflict: nothing was undone, or the plan changed meanwhile.
    """
    return _turn(session, actor, plan_id, version, undone=False)


def _turn(session: Session, actor: Actor, plan_id: int, version: int, *, undone: bool) -> Edited:
    plan = locked(session, actor, plan_id, version)
    order = PlanEdit.seq.desc() if undone else PlanEdit.seq
    asked = select(PlanEdit).where(PlanEdit.plan_id == plan.id, PlanEdit.undone.is_not(undone))
    found = session.scalars(asked.order_by(order).limit(1)).first()
    if found is None:
        raise Conflict("plans.nothing_to", turn=Phrase("plans.undo" if undone else "plans.redo"), state=plan.state)
    found.undone = undone
    plan.version += 1
    session.flush()
    before, after = known_of(session, found.before), known_of(session, found.after)
    return Edited(plan, found.seq, found.kind, *((after, before) if undone else (before, after)))


def locked(session: Session, actor: Actor, plan_id: int, version: int) -> Plan:
    """A plan that the actor may edit, held until the transaction ends.

    Raises:
        NotFound: no such plan for this actor.
        Forbidden: the actor may not draft there.
        Conflict: the plan is no draft, or somebody edited it meanwhile.
    """
    queries.get(session, actor, plan_id)
    plan = session.get_one(Plan, plan_id, with_for_update=True, populate_existing=True)
    require(actor, "plan.draft", Spot(county_code=plan.county_code))
    if plan.state not in OPEN:
        raise Conflict("plans.not_editable", state_name=Phrase(f"plan_state.{plan.state}"), state=plan.state)
    if plan.version != version:
        raise Conflict("plans.edited_meanwhile", version=plan.version, seen=version)
    return plan


def _villages(session: Session, plan: Plan, asked: Edit) -> set[str]:
    """Villages whose grids the edit may touch: those of the grids named, and those beside them."""
    grids, villages = asked.grids(), asked.villages()
    if isinstance(asked, Propose) and asked.town_code:
        villages |= queries.villages_in(session, asked.town_code)
    if not grids | villages:
        raise Invalid("plans.edit_place", field="code")
    homes = dict(session.execute(select(Grid.code, Grid.village_code).where(Grid.code.in_(sorted(grids)))).all())
    if not grids <= homes.keys():
        homes |= home_villages(session, plan)
    if unknown := grids - homes.keys():
        raise NotFound("plans.no_grid", code=min(unknown))
    villages |= {homes[code] for code in grids}
    queries.refuse_foreign(session, plan, villages)
    return queries.beside(session, villages)


def _keep(
    session: Session,
    actor: Actor,
    plan: Plan,
    kind: str,
    facts: Mapping[str, Any],
    before: After,
    after: After,
    *,
    at: datetime,
) -> Edited:
    session.execute(delete(PlanEdit).where(PlanEdit.plan_id == plan.id, PlanEdit.undone))
    last = session.scalar(select(func.max(PlanEdit.seq)).where(PlanEdit.plan_id == plan.id)) or 0
    made = PlanEdit(
        plan_id=plan.id,
        seq=last + 1,
        kind=kind,
        facts=dict(facts),
        before=kept_of(before),
        after=kept_of(after),
        undone=False,
        actor_id=actor.account_id,
        actor_name=actor.display_name,
        at=at,
    )
    plan.version += 1
    session.add(made)
    session.flush()
    return Edited(plan, made.seq, kind, before, after)
