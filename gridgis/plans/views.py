"""A plan as its page shows it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from shapely.geometry import mapping
from sqlalchemy import func, select, true
from sqlalchemy.orm import Session

from gridgis.grids.coverage import area_m2
from gridgis.plans import queries
from gridgis.plans.drafts import Draft, Net, Sheet, chiefs, serving, sheet
from gridgis.plans.edits import Edited
from gridgis.plans.impact import moved_pieces
from gridgis.plans.models import Plan, PlanEdit, PlanMove
from gridgis.plans.publishing import found_problems, stale
from gridgis.plans.rules import OFFICES, OPEN, STEPS, moves_from
from gridgis.plans.weighing import GridImpact, names_of, weigh_grids
from gridgis.security.rules import Actor, Spot

ENDED = ("effective", "superseded", "withdrawn")


@dataclass(frozen=True)
class PlanRow:
    """What a plan is."""

    id: int
    title: str
    county_code: str
    state: str
    version: int
    author_name: str
    document_number: str
    target_households: int
    effective_on: date | None
    created_at: datetime
    published_at: datetime | None


@dataclass(frozen=True)
class PlanListing(PlanRow):
    """A plan in a list, with how many grids in how many villages it touches, and the moves open to whoever asks."""

    grids: int
    villages: int
    moves: list[str]


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
    """A step of the plan's way; `office` for consents."""

    move: str
    target: str
    office: str
    actor: str
    note: str
    at: datetime


@dataclass(frozen=True)
class Consent:
    """Whether an office has consented, and who for it; None for not yet."""

    office: str
    actor: str | None
    at: datetime | None


@dataclass(frozen=True)
class PlanView:
    """A plan with its edits, its way, and the moves now open to whoever asks.

    `stale` names grids that have changed in the net since they were drawn; `villages` those that the plan touches.
    """

    plan: PlanRow
    note: str
    edits: list[EditRow]
    history: list[MoveRow]
    moves: list[str]
    consents: list[Consent]
    can_edit: bool
    can_undo: bool
    can_redo: bool
    stale: list[str]
    villages: list[str]


def listing(session: Session, actor: Actor, plans: Sequence[Plan]) -> list[PlanListing]:
    """Plans for a list, in the order given."""
    codes = func.jsonb_object_keys(PlanEdit.after).table_valued("code").render_derived("touched")
    code = codes.c.code
    asked = (
        select(PlanEdit.plan_id, func.count(code.distinct()), func.count(func.left(code, 12).distinct()))
        .join(codes, true())
        .where(PlanEdit.plan_id.in_([plan.id for plan in plans]), PlanEdit.undone.is_(False))
        .group_by(PlanEdit.plan_id)
    )
    touches = {plan_id: (grids, villages) for plan_id, grids, villages in session.execute(asked)}
    found = []
    for plan in plans:
        grids, villages = touches.get(plan.id, (0, 0))
        moves = _moves(plan, actor, set(_given(session, plan)))
        found.append(PlanListing(**vars(row(plan)), grids=grids, villages=villages, moves=moves))
    return found


def _given(session: Session, plan: Plan) -> dict[str, PlanMove]:
    return queries.consents(session, plan) if plan.state in ("submitted", "approved") else {}


def row(plan: Plan) -> PlanRow:
    """What a plan is."""
    return PlanRow(**{name: getattr(plan, name) for name in PlanRow.__dataclass_fields__})


def view(session: Session, actor: Actor, plan_id: int) -> PlanView:
    """A plan for its page.

    Raises:
        NotFound: the actor may see no such plan.
    """
    plan = queries.get(session, actor, plan_id)
    edits, spot = _edits(session, plan), Spot(county_code=plan.county_code)
    given = _given(session, plan)
    can_edit = plan.state in OPEN and actor.may("plan.draft", spot)
    standing = [code for edit in edits if not edit.undone for code in edit.codes]
    consents = [(office, given.get(office)) for office in OFFICES]
    return PlanView(
        plan=row(plan),
        note=plan.note,
        edits=edits,
        history=[MoveRow(m.move, m.target, m.office, m.actor_name, m.note, m.at) for m in queries.moves(session, plan)],
        moves=_moves(plan, actor, set(given)),
        consents=[Consent(o, s.actor_name if s else None, s.at if s else None) for o, s in consents],
        can_edit=can_edit,
        can_undo=can_edit and any(not edit.undone for edit in edits),
        can_redo=can_edit and any(edit.undone for edit in edits),
        stale=stale(session, plan) if plan.state not in ENDED else [],
        villages=sorted({code[:12] for code in standing}),
    )


def _edits(session: Session, plan: Plan) -> list[EditRow]:
    codes = func.array(select(func.jsonb_object_keys(PlanEdit.after)).correlate(PlanEdit).scalar_subquery())
    asked = select(PlanEdit.seq, PlanEdit.kind, codes, PlanEdit.undone, PlanEdit.actor_name, PlanEdit.at)
    rows = session.execute(asked.where(PlanEdit.plan_id == plan.id).order_by(PlanEdit.seq))
    return [EditRow(seq, kind, sorted(keys), undone, actor, at) for seq, kind, keys, undone, actor, at in rows]


def _moves(plan: Plan, actor: Actor, given: set[str]) -> list[str]:
    """Moves that the actor may make now."""
    spot, own = Spot(county_code=plan.county_code), actor.account_id == plan.author_id
    found = []
    for name in moves_from(plan.state):
        step = STEPS[(plan.state, name)]
        if step.other_person and own:
            continue
        if name == "consent":
            may = any(actor.may(f"{step.needs}.{office}", spot) for office in OFFICES if office not in given)
        else:
            may = actor.may(step.needs, spot)
        if may and not (name == "approve" and len(given) < len(OFFICES)):
            found.append(name)
    return found


def shapes(session: Session, actor: Actor, plan_id: int, village: str, day: date) -> str:
    """A village's grids as the plan has them, those of the villages beside it, and the exclusive grids that touch it.

    As GeoJSON text in code order; `own` tells the village's own from the others.

    Raises:
        NotFound: the actor may see no such plan, or there is no such village.
    """
    plan = queries.get(session, actor, plan_id)
    on = sheet(session, plan, queries.beside(session, [village]), day)
    own = on.village(village)
    near = {code: draft for code, draft in on.net.items() if code in own or _meets(draft, own)}
    changed = on.altered(near)
    return collection(session, near, changed, day, village)


def _meets(draft: Draft, net: Mapping[str, Draft]) -> bool:
    return any(one.boundary.intersects(draft.boundary) for one in net.values())


def collection(session: Session, net: Net, changed: Iterable[str], day: date, village: str | None = None) -> str:
    """Drafts as GeoJSON text, in code order, with the names of their chiefs."""
    return json.dumps(_features(session, net, set(changed), day, village), ensure_ascii=False)


def _features(session: Session, net: Net, changed: set[str], day: date, village: str | None) -> dict[str, Any]:
    who, staff = chiefs(session, net, day), serving(session, net, day)
    people = names_of(session, {*who.values(), *(person for team in staff.values() for person, _ in team)})
    features = []
    for code, draft in sorted(net.items()):
        facts = {
            "code": code,
            "layer": draft.layer,
            "name": draft.name,
            "village_code": draft.village_code,
            "zone_kind": draft.zone_kind,
            "households": draft.households,
            "area_m2": round(area_m2(draft.boundary), 1),
            "chief": people.get(who.get(code, 0)),
            "chief_id": who.get(code),
            "staff": [{"person_id": p, "name": people.get(p, ""), "duty": duty} for p, duty in staff.get(code, ())],
            "changed": code in changed,
            "own": draft.layer == "village" and (village is None or draft.village_code == village),
        }
        features.append({"type": "Feature", "id": code, "geometry": mapping(draft.boundary), "properties": facts})
    return {"type": "FeatureCollection", "features": features}


def problems(session: Session, actor: Actor, plan_id: int, day: date, village: str | None = None) -> dict[str, Any]:
    """What is wrong with a plan's villages, or with one village, as a GeoJSON object; errors first.

    Raises:
        NotFound: the actor may see no such plan.
    """
    plan = queries.get(session, actor, plan_id)
    found = found_problems(session, plan, day, None if village is None else [village])
    return {"type": "FeatureCollection", "features": [problem.feature() for problem in found]}


@dataclass(frozen=True)
class EditDone:
    """What an edit changed: shapes after and before as GeoJSON, grids gone, problems and loads of what it touched."""

    view: PlanView
    edit: EditRow
    changed: dict[str, Any]
    before: dict[str, Any]
    removed: list[str]
    problems: dict[str, Any]
    loads: list[GridImpact]


def done(session: Session, actor: Actor, made: Edited, *, day: date, at: datetime) -> EditDone:
    """An edit just made, or just taken back, for the page."""
    plan, whole = made.plan, view(session, actor, made.plan.id)
    villages = {code[:12] for code in made.after}
    on = sheet(session, plan, villages, day)
    after = {code: draft for code, draft in made.after.items() if draft is not None}
    before = {code: draft for code, draft in made.before.items() if draft is not None}
    return EditDone(
        view=whole,
        edit=next(edit for edit in whole.edits if edit.seq == made.seq),
        changed=_features(session, after, on.altered(after), day, None),
        before=_features(session, before, set(), day, None),
        removed=sorted(code for code, draft in made.after.items() if draft is None),
        problems=problems(session, actor, plan.id, day),
        loads=weigh_grids(session, on.base, on.net, _reckoned(made), target=plan.target_households, day=day, at=at),
    )


def _reckoned(made: Edited) -> set[str]:
    """Grids whose load an edit may have changed."""
    on = Sheet({c: d for c, d in made.before.items() if d}, {c: d for c, d in made.after.items() if d})
    return on.altered(made.after)


def moved(session: Session, actor: Actor, plan_id: int, day: date) -> str:
    """Areas that change hands with a plan, as GeoJSON text; codes None for no grid.

    Raises:
        NotFound: the actor may see no such plan.
    """
    features = [
        {
            "type": "Feature",
            "geometry": mapping(piece.shape),
            "properties": {
                "from_code": piece.from_code,
                "from_name": old,
                "to_code": piece.to_code,
                "to_name": new,
                "area_m2": round(piece.area_m2, 1),
                "households": households,
            },
        }
        for piece, old, new, households in moved_pieces(session, actor, plan_id, day)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)
