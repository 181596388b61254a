"""Reading plans: their edits, moves, the grids they touch, and the family tree of a grid."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, ScalarSelect, Select, SQLColumnExpression, and_, select
from sqlalchemy.orm import Session, aliased

from gridgis.cases.models import Case
from gridgis.cases.queries import counted_for
from gridgis.cases.term_models import Category
from gridgis.core.errors import Invalid, NotFound
from gridgis.divisions.models import Division
from gridgis.grids.models import GridVersion
from gridgis.plans.models import Handover, Plan, PlanEdit, PlanMove
from gridgis.security.queries import within
from gridgis.security.rules import Actor, Spot

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
        raise NotFound("plans.no_plan", plan_id=plan_id)
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


def consents(session: Session, plan: Plan) -> dict[str, PlanMove]:
    """The consents that offices have given since the plan was last submitted, by office."""
    found: dict[str, PlanMove] = {}
    for step in moves(session, plan):
        if step.move == "submit":
            found = {}
        elif step.move == "consent":
            found[step.office] = step
    return found


def outlived(session: Session, plan: Plan) -> list[Plan]:
    """Effective plans whose last version this plan has closed."""
    closed = select(GridVersion.plan_id).where(GridVersion.valid_to == plan.effective_on)
    standing = select(GridVersion.plan_id).where(GridVersion.plan_id == Plan.id, GridVersion.valid_to.is_(None))
    asked = select(Plan).where(Plan.state == "effective", Plan.id != plan.id, Plan.id.in_(closed), ~standing.exists())
    return list(session.scalars(asked.order_by(Plan.id)))


def get_at(session: Session, actor: Actor, plan_id: int, village: str) -> Plan:
    """One plan, with a village of its county.

    Raises:
        NotFound: the actor may see no such plan, or it has no such village.
    """
    plan = get(session, actor, plan_id)
    if spots(session, [village]).get(village, Spot()).county_code != plan.county_code:
        raise NotFound("plans.no_village_here", code=village)
    return plan


def spots(session: Session, villages: Iterable[str]) -> dict[str, Spot]:
    """Where villages lie, by code; what is no village is left out."""
    town = aliased(Division)
    asked = select(town.parent_code, town.code, Division.code).join(town, town.code == Division.parent_code)
    rows = session.execute(asked.where(Division.code.in_(sorted(set(villages))), Division.level == "village"))
    return {village: Spot(county, above, village) for county, above, village in rows}


def drew(session: Session, plan: Plan, actor: Actor) -> bool:
    """Whether somebody began a plan or made one of its edits; who did can't approve it."""
    if actor.account_id is None:
        return False
    made = select(PlanEdit.seq).where(PlanEdit.plan_id == plan.id, PlanEdit.actor_id == actor.account_id).limit(1)
    return actor.account_id == plan.author_id or session.scalar(made) is not None


def villages_in(session: Session, town_code: str) -> set[str]:
    """The villages of a town."""
    asked = select(Division.code).where(Division.parent_code == town_code, Division.level == "village")
    return set(session.scalars(asked))


def refuse_foreign(session: Session, plan: Plan, villages: Set[str]) -> None:
    """Refuse villages that do not lie in the plan's county.

    Raises:
        NotFound: one is no village.
        Invalid: one lies in another county.
    """
    known = spots(session, villages)
    if unknown := villages - known.keys():
        raise NotFound("plans.no_village", code=min(unknown))
    if any(spot.county_code != plan.county_code for spot in known.values()):
        raise Invalid("plans.own_county", field="code")


def beside(session: Session, villages: Iterable[str]) -> set[str]:
    """Villages, and those whose bounding boxes meet theirs."""
    wanted = set(villages)
    one, other = aliased(Division), aliased(Division)
    asked = (
        select(other.code)
        .join(one, other.boundary.op("&&")(one.boundary))
        .where(one.code.in_(sorted(wanted)), other.level == "village")
    )
    return wanted | set(session.scalars(asked))


@dataclass(frozen=True)
class HandedOver:
    """An open case that changed hands: its category as title, its grids named as on the days before and after."""

    case_number: str
    title: str
    title_en: str
    from_grid: str | None
    from_name: str | None
    to_grid: str | None
    to_name: str | None
    at: datetime


def handovers(session: Session, actor: Actor, plan: Plan) -> list[HandedOver] | None:
    """Open cases that changed hands when the plan took effect, by number: the ordinary ones the actor may read.

    Sensitive ones change hands too, silently; their own timeline tells it to those on their list. Empty before that
    day; None for who may read no case of the county.
    """
    if not actor.may("case.read", Spot(county_code=plan.county_code)):
        return None
    if plan.effective_on is None:
        return []
    before = _last_name(Handover.from_grid, GridVersion.valid_from < plan.effective_on)
    after = _last_name(Handover.to_grid, GridVersion.valid_from <= plan.effective_on)
    asked = (
        select(
            Handover.case_number,
            Category.name_zh,
            Category.name_en,
            Handover.from_grid,
            before,
            Handover.to_grid,
            after,
            Handover.at,
        )
        .join(Case, and_(Case.county_code == Handover.county_code, Case.number == Handover.case_number))
        .join(Category, Category.code == Case.category_code)
        .where(Handover.plan_id == plan.id)
        .order_by(Handover.case_number)
    )
    return [HandedOver(*row) for row in session.execute(counted_for(asked, actor))]


def last_names(session: Session, codes: Iterable[str]) -> list[str]:
    """How grids are called, or were when they ended, in the order of the codes given."""
    asked = select(GridVersion.grid_code, GridVersion.name).order_by(GridVersion.valid_from)
    wanted = list(codes)
    named = dict(session.execute(asked.where(GridVersion.grid_code.in_(wanted))).all())
    return [named.get(code, code) for code in wanted]


def _last_name(code: SQLColumnExpression[str | None], until: ColumnElement[bool]) -> ScalarSelect[str]:
    """How a grid was called last, of the versions that began until then."""
    asked = select(GridVersion.name).where(GridVersion.grid_code == code, until)
    return asked.order_by(GridVersion.valid_from.desc()).limit(1).scalar_subquery()
