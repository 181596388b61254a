"""Editing a plan: each edit computes the touched grids, keeps them before and after, and can be undone."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import shapely
from shapely.geometry import LineString, Polygon, shape
from sqlalchemy import delete, select
from sqlalchemy.orm import Session, aliased

from gridgis.core.errors import Conflict, Invalid, NotFound
from gridgis.core.geo import DECIMALS
from gridgis.divisions import queries as divisions
from gridgis.divisions.models import Division
from gridgis.grids import coverage
from gridgis.grids.models import Grid
from gridgis.people.models import Person
from gridgis.plans import queries
from gridgis.plans.drafts import Draft, Net, in_villages, touched, village_shapes
from gridgis.plans.models import Plan, PlanEdit
from gridgis.plans.rules import EDITS, OPEN, next_codes
from gridgis.security.rules import Actor, Spot, require

MOST_VERTICES = 5000
"""A drawn shape or line may have so many vertices."""

After = dict[str, Draft | None]


@dataclass(frozen=True)
class Context:
    """What an edit works on: the plan's net around it, and how to get new codes."""

    session: Session
    plan: Plan
    net: Net
    used: set[str]

    def grid(self, code: str) -> Draft:
        """A grid of the net.

        Raises:
            NotFound: there is none of this code.
        """
        found = self.net.get(code)
        if found is None:
            raise NotFound(f"The plan has no grid {code}. Load its grids again.", code=code)
        return found

    def layer(self, like: Draft) -> dict[str, Polygon]:
        """All shapes of a grid's layer; of village grids those of the loaded villages."""
        return {code: draft.boundary for code, draft in self.net.items() if draft.layer == like.layer}


def edit(
    session: Session,
    actor: Actor,
    plan_id: int,
    kind: str,
    facts: dict[str, Any],
    *,
    version: int,
    day: date,
    at: datetime,
) -> PlanEdit:
    """Make one edit in a plan.

    Args:
        session: open session.
        actor: who edits; needs `plan.draft` in the plan's county.
        plan_id: the plan.
        kind: one of `EDITS`.
        facts: what the edit needs, see the function of its name.
        version: of the plan as the actor saw it.
        day: the day whose net the plan stands on.
        at: when.

    Returns:
        The edit with the touched grids before and after.

    Raises:
        NotFound: no such plan or grid for this actor.
        Conflict: the plan is no draft, or somebody edited it meanwhile.
        Invalid: the edit can't be made as asked; nothing was changed.
    """
    plan = _locked(session, actor, plan_id, version)
    if kind not in EDITS:
        raise Invalid(f"There is no edit “{kind}”; use one of {', '.join(EDITS)}.", field="kind")
    villages = _villages(session, plan, kind, facts)
    changed = touched(session, plan)
    context = Context(session, plan, in_villages(session, plan, villages, day), _used(session, plan, changed))
    after = BUILDERS[kind](context, facts)
    before = {code: context.net.get(code) for code in after}
    _forget_undone(session, plan)
    made = PlanEdit(
        plan_id=plan.id,
        seq=_last_seq(session, plan) + 1,
        kind=kind,
        facts=facts,
        before=_kept(before),
        after=_kept(after),
        undone=False,
        actor_id=actor.account_id,
        actor_name=actor.display_name,
        at=at,
    )
    plan.version += 1
    session.add(made)
    session.flush()
    return made


def undo(session: Session, actor: Actor, plan_id: int, *, version: int) -> PlanEdit:
    """Take the last edit back; its grids are again what they were, to the last bit.

    Raises:
        Conflict: nothing is left to undo, or the plan changed meanwhile.
    """
    plan = _locked(session, actor, plan_id, version)
    last = _edge(session, plan, undone=False)
    if last is None:
        raise Conflict("There is nothing to undo.", state=plan.state)
    last.undone = True
    plan.version += 1
    session.flush()
    return last


def redo(session: Session, actor: Actor, plan_id: int, *, version: int) -> PlanEdit:
    """Make the edit again that was undone last.

    Raises:
        Conflict: nothing was undone, or the plan changed meanwhile.
    """
    plan = _locked(session, actor, plan_id, version)
    first = _edge(session, plan, undone=True)
    if first is None:
        raise Conflict("There is nothing to redo.", state=plan.state)
    first.undone = False
    plan.version += 1
    session.flush()
    return first


def _locked(session: Session, actor: Actor, plan_id: int, version: int) -> Plan:
    queries.get(session, actor, plan_id)
    plan = session.get_one(Plan, plan_id, with_for_update=True, populate_existing=True)
    require(actor, "plan.draft", Spot(county_code=plan.county_code))
    if plan.state not in OPEN:
        raise Conflict(f"A plan that is {plan.state} can't be edited.", state=plan.state)
    if plan.version != version:
        raise Conflict(
            "Somebody edited this plan meanwhile. Load it again and repeat your edit.",
            version=plan.version,
            seen=version,
        )
    return plan


def _villages(session: Session, plan: Plan, kind: str, facts: dict[str, Any]) -> set[str]:
    """Villages whose grids the edit may touch: those of the grids named, and their neighbours along a border."""
    codes = {facts[name] for name in ("code", "source", "target") if isinstance(facts.get(name), str)}
    codes |= {code for code in facts.get("codes", []) if isinstance(code, str)}
    villages = {code[:12] for code in codes}
    if isinstance(facts.get("village_code"), str):
        villages.add(facts["village_code"])
    if not villages:
        raise Invalid("Name the grid or the village this edit is about.", field="code")
    spot = session.scalars(select(Division.code).where(Division.code.in_(villages), Division.level == "village")).all()
    unknown = villages - set(spot)
    if unknown:
        raise NotFound(f"There is no village {min(unknown)}.", code=min(unknown))
    if any(divisions.get(session, code).code[:6] != plan.county_code for code in villages):
        raise Invalid("A plan edits grids of its own county only.", field="code")
    return villages | _adjacent(session, villages)


def _adjacent(session: Session, villages: Iterable[str]) -> set[str]:
    one, other = aliased(Division), aliased(Division)
    asked = (
        select(other.code)
        .join(one, other.boundary.op("&&")(one.boundary))
        .where(one.code.in_(sorted(villages)), other.level == "village")
    )
    return set(session.scalars(asked))


def _used(session: Session, plan: Plan, changed: After) -> set[str]:
    stored = session.scalars(select(Grid.code).where(Grid.county_code == plan.county_code))
    return set(stored) | set(changed)


def _last_seq(session: Session, plan: Plan) -> int:
    return (
        session.scalar(select(PlanEdit.seq).where(PlanEdit.plan_id == plan.id).order_by(PlanEdit.seq.desc()).limit(1))
        or 0
    )


def _edge(session: Session, plan: Plan, *, undone: bool) -> PlanEdit | None:
    """The last edit that stands, or the first that was undone."""
    order = PlanEdit.seq if undone else PlanEdit.seq.desc()
    asked = select(PlanEdit).where(PlanEdit.plan_id == plan.id, PlanEdit.undone.is_(undone))
    return session.scalars(asked.order_by(order).limit(1)).first()


def _forget_undone(session: Session, plan: Plan) -> None:
    session.execute(delete(PlanEdit).where(PlanEdit.plan_id == plan.id, PlanEdit.undone))


def _kept(drafts: After) -> dict[str, Any]:
    return {code: None if draft is None else draft.kept() for code, draft in drafts.items()}


def _polygon(facts: dict[str, Any]) -> Polygon:
    """The drawn polygon, rounded and valid.

    Raises:
        Invalid: it is none.
    """
    made = _geometry(facts, "boundary")
    if not isinstance(made, Polygon):
        raise Invalid("A grid is one polygon, possibly with holes.", field="boundary")
    made = coverage.rounded(made)
    if made.is_empty or not made.is_valid or made.area == 0 or not isinstance(made, Polygon):
        reason = shapely.is_valid_reason(made)
        raise Invalid(f"The polygon can't be used: {reason}. Draw it without crossings.", field="boundary")
    return made


def _line(facts: dict[str, Any]) -> LineString:
    made = _geometry(facts, "line")
    if not isinstance(made, LineString) or made.length == 0:
        raise Invalid("Draw a line of at least two points.", field="line")
    return made


def _geometry(facts: dict[str, Any], name: str) -> Any:
    given: Any = facts.get(name)
    try:
        made = shapely.force_2d(shape(given))
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, shapely.errors.ShapelyError):
        raise Invalid(f"{name} is no GeoJSON geometry.", field=name) from None
    at = shapely.get_coordinates(made)
    if len(at) > MOST_VERTICES:
        raise Invalid(f"{name} has {len(at)} vertices; {MOST_VERTICES} at most.", field=name)
    if len(at) and not (abs(at[:, 0]).max() <= 180 and abs(at[:, 1]).max() <= 90):
        raise Invalid(f"{name} lies outside -180…180, -90…90 degrees; longitude comes first.", field=name)
    return made


def _vertex(value: Any, name: str) -> coverage.Vertex:
    try:
        x, y = value
        return round(float(x), DECIMALS), round(float(y), DECIMALS)
    except (TypeError, ValueError):
        raise Invalid(f"{name} is a pair of longitude and latitude.", field=name) from None


def _text(facts: dict[str, Any], name: str) -> str:
    value = facts.get(name)
    if not isinstance(value, str) or not value.strip() or len(value) > 100:
        raise Invalid(f"Give {name}, at most 100 characters.", field=name)
    return value.strip()


def _with_shapes(context: Context, shapes: dict[str, Polygon]) -> After:
    return {code: replace(context.net[code], boundary=boundary) for code, boundary in shapes.items()}


def _share(draft: Draft, part: Polygon) -> int:
    """Households of a part of a grid, by its share of the area, until addresses say better."""
    return round(draft.households * part.area / draft.boundary.area)


def _split(context: Context, facts: dict[str, Any]) -> After:
    """Cut grid `code` along `line`; `names` may name the new pieces."""
    draft = context.grid(_text(facts, "code"))
    line, around = _line(facts), context.layer(draft)
    count = coverage.pieces_of(draft.boundary, line)
    codes = next_codes(draft.village_code, draft.layer, context.used, max(count - 1, 0))
    change = coverage.split(around, draft.code, line, codes)
    names = facts.get("names") or []
    after = _with_shapes(context, {c: s for c, s in change.shapes.items() if c not in codes})
    for i, code in enumerate(codes):
        name = names[i] if i < len(names) and isinstance(names[i], str) else f"{draft.name}{i + 2}"
        piece = change.shapes[code]
        after[code] = replace(
            draft, code=code, name=name, boundary=piece, households=_share(draft, piece), base_version=None,
            chief_id=None, parents=(draft.code,),
        )  # fmt: skip
    kept = after[draft.code]
    assert kept is not None
    after[draft.code] = replace(kept, households=_share(draft, kept.boundary))
    return after


def _merge(context: Context, facts: dict[str, Any]) -> After:
    """Join grids `codes`; the first keeps its code."""
    codes = list(dict.fromkeys(code for code in facts.get("codes", []) if isinstance(code, str)))
    drafts = [context.grid(code) for code in codes]
    if len(drafts) < 2:
        raise Invalid("Choose at least two neighbouring grids to merge.", field="codes")
    if len({draft.layer for draft in drafts}) > 1:
        raise Invalid("Village grids and exclusive grids can't be merged.", field="codes")
    if drafts[0].layer == "village" and len({draft.village_code for draft in drafts}) > 1:
        raise Invalid("These grids lie in different villages; a village grid stays inside its village.", field="codes")
    joined = coverage.merge({draft.code: draft.boundary for draft in drafts}, codes)
    parents = tuple(sorted({p for d in drafts for p in (d.parents or (d.code,))} | {d.code for d in drafts}))
    after: After = dict.fromkeys(codes[1:])
    after[codes[0]] = replace(drafts[0], boundary=joined, households=sum(d.households for d in drafts), parents=parents)
    return after


def _move_vertices(context: Context, facts: dict[str, Any]) -> After:
    """Move vertices, `moves` a list of `{from, to}`; every grid of the layer that has one follows."""
    draft = context.grid(_text(facts, "code"))
    moves = facts.get("moves")
    if not isinstance(moves, list) or not moves or not all(isinstance(one, dict) for one in moves):
        raise Invalid("Give moves: a list of from and to.", field="moves")
    table = {_vertex(one.get("from"), "from"): _vertex(one.get("to"), "to") for one in moves}
    return _with_shapes(context, coverage.move_vertices(context.layer(draft), table).shapes)


def _insert_vertex(context: Context, facts: dict[str, Any]) -> After:
    """Put vertex `at` on the segment from `begin` to `end`."""
    draft = context.grid(_text(facts, "code"))
    begin, end, at = (_vertex(facts.get(name), name) for name in ("begin", "end", "at"))
    return _with_shapes(context, coverage.insert_vertex(context.layer(draft), begin, end, at).shapes)


def _remove_vertex(context: Context, facts: dict[str, Any]) -> After:
    """Take vertex `at` away."""
    draft = context.grid(_text(facts, "code"))
    return _with_shapes(context, coverage.remove_vertex(context.layer(draft), _vertex(facts.get("at"), "at")).shapes)


def _transfer(context: Context, facts: dict[str, Any]) -> After:
    """Give `target` what `line` cuts off `source` at their common border."""
    source, target = context.grid(_text(facts, "source")), context.grid(_text(facts, "target"))
    if source.layer != target.layer or (source.layer == "village" and source.village_code != target.village_code):
        raise Invalid("Both grids must lie in one layer, and village grids in one village.", field="target")
    change = coverage.transfer(context.layer(source), source.code, target.code, _line(facts))
    return _with_shapes(context, change.shapes)


def _draw(context: Context, facts: dict[str, Any]) -> After:
    """A new grid `boundary` called `name` in `layer`, home `village_code`; village grids make room for it."""
    layer, village = facts.get("layer"), _text(facts, "village_code")
    if layer not in ("village", "exclusive"):
        raise Invalid("layer is village or exclusive.", field="layer")
    code = next_codes(village, layer, context.used, 1)[0]
    zone = str(facts.get("zone_kind") or "") if layer == "exclusive" else ""
    drawn = Draft(code, layer, _text(facts, "name"), village, zone, _polygon(facts), 0, None)
    return _placed(context, drawn)


def _reshape(context: Context, facts: dict[str, Any]) -> After:
    """Grid `code` becomes `boundary`; of village grids the neighbours make room."""
    draft = context.grid(_text(facts, "code"))
    if draft.layer == "village":
        raise Invalid("A village grid's border is its neighbours' too: move or redraw a stretch of it.", field="code")
    return _placed(context, replace(draft, boundary=_polygon(facts)))


def _placed(context: Context, drawn: Draft) -> After:
    if drawn.layer == "exclusive":
        others = {c: d.boundary for c, d in context.net.items() if d.layer == "exclusive" and c != drawn.code}
        clash = [c for c, s in others.items() if shapely.relate_pattern(s, drawn.boundary, "2********")]
        if clash:
            metres = coverage.area_m2(shapely.intersection(others[clash[0]], drawn.boundary))
            raise Invalid(
                f"It overlaps {context.net[clash[0]].name} by {metres:.0f} m². Draw it beside.",
                codes=clash,
                area_m2=metres,
            )
        return {drawn.code: drawn}
    outline = village_shapes(context.session, [drawn.village_code]).get(drawn.village_code)
    if outline is None:
        raise Invalid("The village has no outline yet; import it first.", field="village_code")
    around = {c: d.boundary for c, d in context.net.items() if d.layer == "village"}
    own = {c for c, d in context.net.items() if d.layer == "village" and d.village_code == drawn.village_code}
    shapes, gone = coverage.carve(around, own, drawn.code, drawn.boundary, outline)
    after: After = dict.fromkeys(gone)
    for code, boundary in shapes.items():
        if code == drawn.code:
            parents = tuple(sorted(c for c in own if c in shapes or c in gone))
            after[code] = replace(drawn, boundary=boundary, parents=parents)
        else:
            old = context.net[code]
            after[code] = replace(
                old, boundary=boundary, households=_share(old, boundary) if code in own else old.households
            )
    return after


def _retire(context: Context, facts: dict[str, Any]) -> After:
    """Take exclusive grid `code` away."""
    draft = context.grid(_text(facts, "code"))
    if draft.layer == "village":
        raise Invalid("A village grid can't leave a gap: merge it into a neighbour.", field="code")
    return {draft.code: None}


def _rename(context: Context, facts: dict[str, Any]) -> After:
    """Grid `code` is called `name`."""
    draft = context.grid(_text(facts, "code"))
    return {draft.code: replace(draft, name=_text(facts, "name"))}


def _assign(context: Context, facts: dict[str, Any]) -> After:
    """Person `chief_id` becomes chief of grid `code`."""
    draft, person = context.grid(_text(facts, "code")), facts.get("chief_id")
    if not isinstance(person, int) or context.session.get(Person, person) is None:
        raise Invalid("There is no such person.", field="chief_id")
    return {draft.code: replace(draft, chief_id=person)}


BUILDERS: dict[str, Callable[[Context, dict[str, Any]], After]] = {
    "draw": _draw,
    "reshape": _reshape,
    "split": _split,
    "merge": _merge,
    "move_vertices": _move_vertices,
    "insert_vertex": _insert_vertex,
    "remove_vertex": _remove_vertex,
    "transfer": _transfer,
    "retire": _retire,
    "rename": _rename,
    "assign": _assign,
}
