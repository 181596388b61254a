"""A plan's net as its page draws it: grids, problems, what an edit changed, areas that change hands."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from gridgis.core.shapes import collection, feature
from gridgis.grids.coverage import area_m2
from gridgis.plans import queries
from gridgis.plans.drafts import Draft, Net, Sheet, chiefs, serving, sheet, villages_of
from gridgis.plans.edits import Edited
from gridgis.plans.publishing import found_problems
from gridgis.plans.views import EditRow, PlanView, view
from gridgis.plans.weighing import GridImpact, names_of, weigh_grids
from gridgis.security.rules import Actor


def shapes(session: Session, actor: Actor, plan_id: int, village: str, day: date) -> str:
    """A village's grids as the plan has them, those of the villages beside it, and the grids over them that touch it.

    As GeoJSON text in code order; `own` tells the village's own from the others.

    Raises:
        NotFound: the actor may see no such plan, or there is no such village.
    """
    plan = queries.get_at(session, actor, plan_id, village)
    on = sheet(session, plan, queries.beside(session, [village]), day)
    own = on.village(village)
    near = {code: draft for code, draft in on.net.items() if code in own or _meets(draft, own)}
    changed = on.altered(near)
    return json.dumps(_features(session, near, changed, day, village), ensure_ascii=False)


def _meets(draft: Draft, net: Mapping[str, Draft]) -> bool:
    return any(one.boundary.intersects(draft.boundary) for one in net.values())


def _features(session: Session, net: Net, changed: set[str], day: date, village: str | None) -> dict[str, Any]:
    """Drafts as a GeoJSON object, in code order, with the names of those who serve them."""
    who, staff = chiefs(session, net, day), serving(session, net, day)
    people = names_of(session, {*who.values(), *(person for team in staff.values() for person, _ in team)})
    features = []
    for code, draft in sorted(net.items()):
        facts = {
            "code": code,
            "layer": draft.layer.code,
            "over": not draft.layer.whole,
            "name": draft.name,
            "village_code": draft.village_code,
            "zone_kind": draft.zone_kind,
            "households": draft.households,
            "area_m2": round(area_m2(draft.boundary), 1),
            "chief": people.get(who.get(code, 0)),
            "chief_id": who.get(code),
            "staff": [{"person_id": p, "name": people.get(p, ""), "duty": duty} for p, duty in staff.get(code, ())],
            "changed": code in changed,
            "own": draft.layer.whole and (village is None or draft.village_code == village),
        }
        features.append(feature(draft.boundary, facts, code))
    return collection(features)


def problems(session: Session, actor: Actor, plan_id: int, day: date, village: str | None = None) -> dict[str, Any]:
    """What is wrong with a plan's villages, or with one village, as a GeoJSON object; errors first.

    Raises:
        NotFound: the actor may see no such plan.
    """
    plan = queries.get(session, actor, plan_id) if village is None else queries.get_at(session, actor, plan_id, village)
    found = found_problems(session, plan, day, None if village is None else [village])
    return collection(problem.feature() for problem in found)


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
    villages = villages_of(session, [*made.before.values(), *made.after.values()])
    on = sheet(session, plan, villages, day)
    after = {code: draft for code, draft in made.after.items() if draft is not None}
    before = {code: draft for code, draft in made.before.items() if draft is not None}
    codes = Sheet(before, after).altered(made.after)  # grids whose load it may have changed
    return EditDone(
        view=whole,
        edit=next(edit for edit in whole.edits if edit.seq == made.seq),
        changed=_features(session, after, on.altered(after), day, None),
        before=_features(session, before, set(), day, None),
        removed=sorted(code for code, draft in made.after.items() if draft is None),
        problems=problems(session, actor, plan.id, day),
        loads=weigh_grids(session, actor, on.base, on.net, codes, target=plan.target_households, day=day, at=at),
    )
