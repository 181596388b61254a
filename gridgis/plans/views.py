"""A plan as its page shows it."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from shapely.geometry import mapping
from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.grids.coverage import area_m2
from gridgis.people.models import GridPost, Person
from gridgis.plans import queries
from gridgis.plans.drafts import Draft, in_villages, touched
from gridgis.plans.models import Plan
from gridgis.plans.moving import found_problems, stale
from gridgis.plans.rules import OPEN, STEPS, moves_from
from gridgis.security.rules import Actor, Spot


@dataclass(frozen=True)
class PlanRow:
    """A plan in a list."""

    id: int
    title: str
    county_code: str
    state: str
    version: int
    author_name: str
    document_number: str
    effective_on: date | None
    created_at: datetime


@dataclass(frozen=True)
class EditRow:
    """An edit in a plan's list; `codes` are the grids it touched."""

    seq: int
    kind: str
    codes: list[str]
    undone: bool
    actor: str
    at: datetime


@dataclass(frozen=True)
class MoveRow:
    """A step of the plan's way."""

    move: str
    target: str
    actor: str
    note: str
    at: datetime


@dataclass(frozen=True)
class PlanView:
    """A plan with its edits, its way, and the moves now open to whoever asks."""

    plan: PlanRow
    note: str
    edits: list[EditRow]
    history: list[MoveRow]
    moves: list[str]
    can_edit: bool
    can_undo: bool
    can_redo: bool
    stale: list[str]


def row(plan: Plan) -> PlanRow:
    """A plan for a list."""
    return PlanRow(
        plan.id,
        plan.title,
        plan.county_code,
        plan.state,
        plan.version,
        plan.author_name,
        plan.document_number,
        plan.effective_on,
        plan.created_at,
    )


def view(session: Session, actor: Actor, plan_id: int) -> PlanView:
    """A plan for its page.

    Raises:
        NotFound: the actor may see no such plan.
    """
    plan = queries.get(session, actor, plan_id)
    edits, spot = queries.edits(session, plan), Spot(county_code=plan.county_code)
    own = actor.account_id == plan.author_id
    steps = [(name, STEPS[(plan.state, name)]) for name in moves_from(plan.state)]
    can_edit = plan.state in OPEN and actor.may("plan.draft", spot)
    return PlanView(
        plan=row(plan),
        note=plan.note,
        edits=[EditRow(e.seq, e.kind, sorted(e.after), e.undone, e.actor_name, e.at) for e in edits],
        history=[MoveRow(m.move, m.target, m.actor_name, m.note, m.at) for m in queries.moves(session, plan)],
        moves=[name for name, step in steps if actor.may(step.needs, spot) and not (step.other_person and own)],
        can_edit=can_edit,
        can_undo=can_edit and any(not e.undone for e in edits),
        can_redo=can_edit and any(e.undone for e in edits),
        stale=stale(session, plan) if plan.state not in ("effective", "superseded", "withdrawn") else [],
    )


def shapes(session: Session, actor: Actor, plan_id: int, village: str, day: date) -> str:
    """A village's grids as the plan has them, with the exclusive grids that touch it, as GeoJSON text."""
    plan = queries.get(session, actor, plan_id)
    net, changed = in_villages(session, plan, [village], day), touched(session, plan)
    own = {c: d for c, d in net.items() if d.layer == "village" or _meets(d, net)}
    chiefs = _chiefs(session, own, day)
    features = [_feature(d, code in changed, chiefs.get(code)) for code, d in sorted(own.items())]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)


def _meets(draft: Draft, net: dict[str, Draft]) -> bool:
    return any(d.layer == "village" and d.boundary.intersects(draft.boundary) for d in net.values())


def _chiefs(session: Session, net: dict[str, Draft], day: date) -> dict[str, str]:
    posts = select(GridPost.grid_code, Person.name).join(Person, Person.id == GridPost.person_id)
    stored = session.execute(
        posts.where(GridPost.grid_code.in_(sorted(net)), GridPost.duty == "chief", GridPost.period.op("@>")(day))
    )
    found = dict(stored.all())
    for code, draft in net.items():
        person = session.get(Person, draft.chief_id) if draft.chief_id is not None else None
        if person is not None:
            found[code] = person.name
    return found


def _feature(draft: Draft, changed: bool, chief: str | None) -> dict[str, Any]:
    facts = {
        "code": draft.code,
        "layer": draft.layer,
        "name": draft.name,
        "village_code": draft.village_code,
        "zone_kind": draft.zone_kind,
        "households": draft.households,
        "area_m2": round(area_m2(draft.boundary), 1),
        "chief": chief,
        "changed": changed,
    }
    return {"type": "Feature", "id": draft.code, "geometry": mapping(draft.boundary), "properties": facts}


def problems(session: Session, actor: Actor, plan_id: int, day: date) -> str:
    """What is wrong with a plan, as GeoJSON text, errors first."""
    plan = queries.get(session, actor, plan_id)
    features = [problem.feature() for problem in found_problems(session, plan, day)]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)
