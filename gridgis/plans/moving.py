"""A plan's way: begun, submitted, approved by somebody else, published in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import shapely
from geoalchemy2.shape import from_shape
from shapely.geometry import MultiPolygon
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from gridgis.cases.models import Case
from gridgis.cases.rules import OPEN
from gridgis.core.errors import Conflict, Forbidden, Invalid
from gridgis.core.geo import SRID
from gridgis.core.sql import statement
from gridgis.divisions import queries as divisions
from gridgis.grids.models import Grid, GridVersion
from gridgis.people.models import GridPost
from gridgis.plans import queries
from gridgis.plans.checks import Problem, problems
from gridgis.plans.drafts import Draft, first_drafts, in_villages, touched, village_shapes
from gridgis.plans.models import Handover, Lineage, Plan, PlanMove
from gridgis.plans.rules import judge
from gridgis.security.actions import audit
from gridgis.security.rules import Actor, Spot, require


class StalePlan(Conflict):
    """The net has changed under the plan."""


def begin(session: Session, actor: Actor, title: str, county_code: str, note: str, *, at: datetime) -> Plan:
    """Begin a plan in a county.

    Raises:
        Forbidden: the actor may not draft there.
        Invalid: no title, or the code is no county.
    """
    if not title.strip():
        raise Invalid("Give the plan a title.", field="title")
    if divisions.get(session, county_code).level != "county":
        raise Invalid("A plan belongs to a county; give its code.", field="county_code")
    require(actor, "plan.draft", Spot(county_code=county_code))
    plan = Plan(
        title=title.strip(),
        county_code=county_code,
        state="draft",
        version=0,
        note=note,
        author_id=actor.account_id,
        author_name=actor.display_name,
        created_at=at,
    )
    session.add(plan)
    session.flush()
    session.add(_event(plan, 1, "begin", None, actor, "", at))
    session.flush()
    return plan


@dataclass(frozen=True)
class Move:
    """A move of a plan with what comes along."""

    name: str
    note: str = ""
    document_number: str = ""
    effective_on: date | None = None


def move(session: Session, actor: Actor, plan_id: int, asked: Move, *, day: date, at: datetime) -> Plan:
    """Move a plan one step.

    Args:
        session: open session.
        actor: who moves it.
        plan_id: the plan.
        asked: the move and what comes along.
        day: today, locally.
        at: now.

    Raises:
        NotFound: no such plan for this actor.
        Conflict: not from this state; the net changed under the plan (`StalePlan`); or problems are left.
        Forbidden: the right is missing, or the author would approve their own plan.
        Invalid: something that must come along is missing.
    """
    queries.get(session, actor, plan_id)
    plan = session.get_one(Plan, plan_id, with_for_update=True, populate_existing=True)
    step = judge(plan.state, asked.name)
    require(actor, step.needs, Spot(county_code=plan.county_code))
    if step.other_person and actor.account_id == plan.author_id:
        raise Forbidden("Somebody else than the author must do this.", verb=step.needs)
    if step.note and not asked.note.strip():
        raise Invalid("Say why: this move needs a note.", field="note")
    if step.document:
        _take_document(plan, asked, day)
    if asked.name in ("submit", "approve", "publish"):
        _refuse_faulty(session, plan, day)
    if asked.name == "publish":
        _publish(session, plan, day, at)
        plan.published_at = at
    source, plan.state = plan.state, step.target
    plan.version += 1
    session.add(_event(plan, len(queries.moves(session, plan)) + 1, asked.name, source, actor, asked.note, at))
    audit(session, actor.account_id, f"plan.{asked.name}", "plan", str(plan.id), at=at)
    session.flush()
    return plan


def _event(plan: Plan, seq: int, name: str, source: str | None, actor: Actor, note: str, at: datetime) -> PlanMove:
    return PlanMove(
        plan_id=plan.id,
        seq=seq,
        move=name,
        source=source,
        target=plan.state,
        actor_id=actor.account_id,
        actor_name=actor.display_name,
        note=note,
        at=at,
    )


def _take_document(plan: Plan, asked: Move, day: date) -> None:
    if not asked.document_number.strip():
        raise Invalid("Give the number of the approving document.", field="document_number")
    if asked.effective_on is None or asked.effective_on < day:
        raise Invalid("Give the day it takes effect, today or later.", field="effective_on")
    plan.document_number, plan.effective_on = asked.document_number.strip(), asked.effective_on


def found_problems(session: Session, plan: Plan, day: date) -> list[Problem]:
    """All problems of the villages and zones that a plan touches."""
    changed = touched(session, plan)
    villages = {code[:12] for code in changed}
    net = in_villages(session, plan, villages, day)
    own = {c: d for c, d in net.items() if d.layer == "village" or c in changed or _near(d, changed)}
    chiefs = session.scalars(
        select(GridPost.grid_code).where(
            GridPost.grid_code.in_(sorted(own)), GridPost.duty == "chief", GridPost.period.op("@>")(day)
        )
    )
    touched_villages = {c[:12] for c, d in changed.items() if (d or net.get(c)) is None or c in own or d is None}
    outlines = village_shapes(session, sorted(touched_villages))
    return problems(own, outlines, set(chiefs))


def _near(draft: Draft, changed: Mapping[str, Draft | None]) -> bool:
    return any(
        d is not None and d.layer == draft.layer and d.boundary.intersects(draft.boundary) for d in changed.values()
    )


def _refuse_faulty(session: Session, plan: Plan, day: date) -> None:
    if not touched(session, plan):
        raise Conflict("The plan changes nothing yet. Edit a grid first.", state=plan.state)
    _refuse_stale(session, plan)
    errors = [p for p in found_problems(session, plan, day) if p.severity == "error"]
    if errors:
        raise Conflict(
            f"{len(errors)} problems are left; mend them first. The first: {errors[0].text_en}.",
            state=plan.state,
            problems=[{"kind": p.kind, "codes": list(p.codes)} for p in errors[:50]],
        )


def stale(session: Session, plan: Plan) -> list[str]:
    """Codes of the grids whose version is no longer the one that the plan stands on."""
    bases = {
        code: draft.base_version
        for code, draft in first_drafts(session, plan).items()
        if draft.base_version is not None
    }
    current = dict(
        session.execute(
            select(GridVersion.grid_code, GridVersion.id).where(
                GridVersion.grid_code.in_(sorted(bases)), GridVersion.valid_to.is_(None)
            )
        ).all()
    )
    return sorted(code for code, version in bases.items() if current.get(code) != version)


def _refuse_stale(session: Session, plan: Plan) -> None:
    codes = stale(session, plan)
    if codes:
        raise StalePlan(
            "The net has changed since this plan was drawn. Look at the grids named, and draw their edits again.",
            codes=codes,
        )


def _publish(session: Session, plan: Plan, day: date, at: datetime) -> None:
    """Close old versions, open new ones, record lineage, hand open cases over; all or nothing."""
    session.execute(text("SELECT pg_advisory_xact_lock(hashtext('grid_versions'))"))
    _refuse_stale(session, plan)
    on = plan.effective_on
    if on is None or on < day:
        on = plan.effective_on = day
    changed, bases = touched(session, plan), first_drafts(session, plan)
    closed = [base.base_version for code, base in bases.items() if changed.get(code) != base]
    for version in session.scalars(select(GridVersion).where(GridVersion.id.in_(closed)).with_for_update()):
        if version.valid_from >= on:
            raise Conflict(
                f"Grid {version.grid_code} changed on {version.valid_from}; choose a later day.", state=plan.state
            )
        version.valid_to = on
    session.flush()
    for code, draft in sorted(changed.items()):
        if draft is not None and draft != bases.get(code):
            _open_version(session, plan, draft, on)
    session.flush()
    _record_lineage(session, plan, changed, bases, on)
    _hand_over(session, plan, changed, bases, at)


def _open_version(session: Session, plan: Plan, draft: Draft, on: date) -> None:
    if session.get(Grid, draft.code) is None:
        session.add(
            Grid(
                code=draft.code,
                layer=draft.layer,
                village_code=draft.village_code,
                town_code=draft.village_code[:9],
                county_code=plan.county_code,
                zone_kind=draft.zone_kind,
            )
        )
        session.flush()
    session.add(
        GridVersion(
            grid_code=draft.code,
            layer=draft.layer,
            name=draft.name,
            boundary=from_shape(MultiPolygon([draft.boundary]), SRID),
            households=draft.households,
            valid_from=on,
            plan_id=plan.id,
        )
    )
    if draft.chief_id is not None:
        for post in session.scalars(
            select(GridPost).where(
                GridPost.grid_code == draft.code, GridPost.duty == "chief", GridPost.period.op("@>")(on)
            )
        ):
            post.valid_to = on
        session.flush()
        session.add(GridPost(grid_code=draft.code, person_id=draft.chief_id, duty="chief", valid_from=on))


def _record_lineage(
    session: Session, plan: Plan, changed: Mapping[str, Draft | None], bases: Mapping[str, Draft], on: date
) -> None:
    """Who came from whom: by the share of area that a new shape has of an old one."""
    for parent, base in sorted(bases.items()):
        heirs = [
            (code, draft)
            for code, draft in sorted(changed.items())
            if draft is not None and draft.layer == base.layer and _overlaps(draft, base)
        ]
        for code, draft in heirs:
            fathers = [b for b in bases.values() if b.layer == draft.layer and _overlaps(draft, b)]
            kind = "merge" if len(fathers) > 1 and len(heirs) == 1 else "split" if code not in bases else "adjust"
            if changed.get(code) != bases.get(code):
                session.add(Lineage(plan_id=plan.id, parent_code=parent, child_code=code, kind=kind, on_day=on))
        if not heirs and changed.get(parent, base) is None:
            session.add(Lineage(plan_id=plan.id, parent_code=parent, child_code="", kind="retire", on_day=on))
    for code, drawn in sorted(changed.items()):
        if (
            drawn is not None
            and code not in bases
            and not any(_overlaps(drawn, b) for b in bases.values() if b.layer == drawn.layer)
        ):
            session.add(Lineage(plan_id=plan.id, parent_code="", child_code=code, kind="new", on_day=on))
    session.flush()


def _overlaps(draft: Draft, base: Draft) -> bool:
    common = shapely.intersection(draft.boundary, base.boundary).area
    return bool(common > 1e-3 * min(draft.boundary.area, base.boundary.area))


def _hand_over(
    session: Session, plan: Plan, changed: Mapping[str, Draft | None], bases: Mapping[str, Draft], at: datetime
) -> None:
    """Give open cases in the touched area their new grid; exclusive before village, then the lowest code."""
    shapes = [d.boundary for d in (*changed.values(), *bases.values()) if d is not None]
    area = from_shape(shapely.union_all(shapes), SRID)
    asked = {"area": str(area), "open": list(OPEN)}
    rows = session.execute(statement(__package__, "changing_hands"), asked).all()
    for county, number, old, new in rows:
        case = session.get_one(Case, (county, number), with_for_update=True, populate_existing=True)
        case.current_grid_code = new
        session.add(
            Handover(county_code=county, case_number=number, plan_id=plan.id, from_grid=old, to_grid=new, at=at)
        )
    session.flush()
