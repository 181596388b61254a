"""Reading plans: their edits, moves, the grids they touch, and the family tree of a grid."""

from typing import Any, TypeVar

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from gridgis.core.errors import NotFound
from gridgis.grids import queries as grids
from gridgis.plans.models import Handover, Lineage, Plan, PlanEdit, PlanMove
from gridgis.security.queries import within
from gridgis.security.rules import Actor

Asked = TypeVar("Asked", bound="Select[*tuple[Any, ...]]")


def visible_to(asked: Asked, actor: Actor) -> Asked:
    """Keep the plans of counties in which the actor holds `plan.read`."""
    return asked.where(within(actor, "plan.read", county=Plan.county_code))


def get(session: Session, actor: Actor, plan_id: int) -> Plan:
    """One plan.

    Raises:
        NotFound: the actor may see no such plan.
    """
    plan = session.scalars(visible_to(select(Plan).where(Plan.id == plan_id), actor)).first()
    if plan is None:
        raise NotFound(f"No plan {plan_id} is known to you.", plan_id=plan_id)
    return plan


def listed(session: Session, actor: Actor, *, state: str | None, after: int | None, limit: int) -> list[Plan]:
    """Plans, newest first."""
    asked = select(Plan).order_by(Plan.id.desc()).limit(limit)
    if state is not None:
        asked = asked.where(Plan.state == state)
    if after is not None:
        asked = asked.where(Plan.id < after)
    return list(session.scalars(visible_to(asked, actor)))


def edits(session: Session, plan: Plan) -> list[PlanEdit]:
    """All edits, oldest first, undone ones included."""
    return list(session.scalars(select(PlanEdit).where(PlanEdit.plan_id == plan.id).order_by(PlanEdit.seq)))


def moves(session: Session, plan: Plan) -> list[PlanMove]:
    """The plan's way so far, oldest first."""
    return list(session.scalars(select(PlanMove).where(PlanMove.plan_id == plan.id).order_by(PlanMove.seq)))


def family(session: Session, actor: Actor, code: str) -> list[Lineage]:
    """The family of a grid: every link that leads to it or from it, oldest first.

    Raises:
        NotFound: the actor may see no such grid.
    """
    grids.history(session, actor, code)
    found: dict[tuple[int, str, str], Lineage] = {}
    codes, seen = {code}, set[str]()
    while codes:
        rows = session.scalars(
            select(Lineage).where(or_(Lineage.parent_code.in_(sorted(codes)), Lineage.child_code.in_(sorted(codes))))
        ).all()
        seen |= codes | {""}
        found |= {(row.plan_id, row.parent_code, row.child_code): row for row in rows}
        codes = {c for row in rows for c in (row.parent_code, row.child_code)} - seen
    return sorted(found.values(), key=lambda row: (row.on_day, row.plan_id, row.parent_code, row.child_code))


def handovers(session: Session, plan: Plan) -> list[Handover]:
    """Open cases that changed hands when the plan took effect, by number."""
    asked = select(Handover).where(Handover.plan_id == plan.id).order_by(Handover.case_number)
    return list(session.scalars(asked))
