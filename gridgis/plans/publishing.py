"""Publishing a plan: its checks, and the one transaction that closes old versions and opens new ones."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

import numpy as np
import shapely
from geoalchemy2.shape import from_shape
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, problems_left
from gridgis.core.geo import SRID
from gridgis.core.rows import Rows
from gridgis.core.settings import DEFAULTS, Terms
from gridgis.core.shapes import multi
from gridgis.core.thresholds import thresholds
from gridgis.grids.models import Grid, GridVersion
from gridgis.plans import checks, queries
from gridgis.plans.checks import Problem, Wanted
from gridgis.plans.drafts import (
    After,
    Draft,
    Net,
    chiefs,
    division_shapes,
    first_drafts,
    home_villages,
    redrawn,
    sheet,
    standing_posts,
    touched,
)
from gridgis.plans.handing_over import hand_over
from gridgis.plans.models import Lineage, Plan
from gridgis.plans.posts import change_posts, follow_grids
from gridgis.plans.repairs import offered

SHARE = 1e-3
"""A grid comes from another if they share more than this of the smaller one."""


class StalePlan(Conflict):
    """The net has changed under the plan."""


def found_problems(session: Session, plan: Plan, day: date, villages: Iterable[str] | None = None) -> list[Problem]:
    """All problems of the villages and zones that a plan touches, each with the repair offered.

    Args:
        day: whose net and staff count.
        villages: codes of the villages to check in place of those the plan touches.
    """
    there = set(home_villages(session, plan).values() if villages is None else villages)
    net = sheet(session, plan, there, day).net
    reach = shapely.union_all([d.boundary for d in net.values() if d.layer.whole or d.village_code in there])
    own = {c: d for c, d in net.items() if d.layer.whole or d.boundary.intersects(reach)}
    known, outlines = chiefs(session, own, day), division_shapes(session, there)
    wanted = Wanted(plan.target_households, thresholds(session).household_spread)
    return offered(checks.problems(own, outlines, known, wanted), own, known, wanted)


def stale(session: Session, plan: Plan) -> list[str]:
    """Codes of grids that are no longer as the plan took them.

    Those of another version, of another team where the plan changes it, and new ones whose code was given meanwhile;
    sorted. Meant for plans not yet published.
    """
    bases = {code: draft.base_version for code, draft in first_drafts(session, plan).items()}
    current = dict(
        session.execute(
            select(GridVersion.grid_code, GridVersion.id).where(
                GridVersion.grid_code.in_(sorted(bases)), GridVersion.valid_to.is_(None)
            )
        ).all()
    )
    drafts = {code: draft for code, draft in touched(session, plan).items() if draft is not None}
    fresh = [code for code, draft in drafts.items() if draft.base_version is None]
    taken = set(session.scalars(select(Grid.code).where(Grid.code.in_(fresh))))
    teams = [draft.team for draft in drafts.values() if draft.team is not None]
    served = standing_posts(session, [code for code, _ in teams])
    other = {code for code, team in teams if served.get(code, ()) != team}
    return sorted({code for code, version in bases.items() if current.get(code) != version} | other | taken)


def refuse_stale(session: Session, plan: Plan) -> None:
    """Refuse a plan that changes nothing, or under which the net has changed.

    Raises:
        Conflict: it changes nothing.
        StalePlan: grids it stands on have changed; `codes` names them.
    """
    if not touched(session, plan):
        raise Conflict("plans.nothing_changed", state=plan.state)
    codes = stale(session, plan)
    if codes:
        raise StalePlan("plans.stale", codes=codes, names=queries.last_names(session, codes))


def refuse_faulty(session: Session, plan: Plan, day: date) -> None:
    """Refuse a plan whose villages have errors left.

    Raises:
        Conflict: with the first fifty in `problems`.
    """
    errors = [problem for problem in found_problems(session, plan, day) if problem.severity == "error"]
    if errors:
        raise Conflict("plans.problems_left", state=plan.state, **problems_left(errors))


def publish(session: Session, plan: Plan, day: date, at: datetime, terms: Terms = DEFAULTS) -> None:
    """Close old versions, open new ones, record lineage, change posts, hand open cases over; all or nothing.

    Holds the lock that every writer of the net takes, so that of two plans on the same border one finds the other's
    versions; the checks run under it, on the net as it then is.

    Raises:
        StalePlan: the net changed under the plan.
        Conflict: problems are left, or a grid has changed on that very day.
    """
    session.execute(text("SELECT pg_advisory_xact_lock(hashtext('grid_versions'))"))
    refuse_stale(session, plan)
    refuse_faulty(session, plan, day)
    plan.effective_on = on = max(plan.effective_on or day, day)
    changed, bases = touched(session, plan), first_drafts(session, plan)
    _write_net(session, plan, changed, bases, on)
    heirs = _record_lineage(session, plan, changed, bases, on)
    for code, draft in sorted(changed.items()):
        change_posts(session, code, draft, on)
    session.flush()
    follow_grids(session, {code: heirs.get(code, set()) for code, draft in changed.items() if draft is None}, on)
    hand_over(session, plan, changed, bases, terms, at)
    plan.published_at = at


def _write_net(session: Session, plan: Plan, changed: After, bases: Net, on: date) -> None:
    fresh = {c: draft for c, draft in changed.items() if draft is not None and _other_version(draft, bases.get(c))}
    _close(session, plan, [base for c, base in bases.items() if c in fresh or changed.get(c, base) is None], on)
    drafts = [draft for _, draft in sorted(fresh.items())]
    try:
        add_grids(session, plan, drafts, on)
    except IntegrityError as error:
        if "ex_grid_versions" not in str(error.orig):
            raise
        raise StalePlan("plans.place_taken", codes=[draft.code for draft in drafts]) from error


def _close(session: Session, plan: Plan, ending: Iterable[Draft], on: date) -> None:
    """End the versions that drafts replace or retire, on the day."""
    ids = [base.base_version for base in ending]
    for version in session.scalars(select(GridVersion).where(GridVersion.id.in_(ids)).with_for_update()):
        if version.valid_from >= on:
            raise Conflict(
                "plans.changed_later",
                grid_code=version.grid_code,
                valid_from=version.valid_from,
                state=plan.state,
                codes=[version.grid_code],
            )
        version.valid_to = on
    session.flush()


def _other_version(draft: Draft, base: Draft | None) -> bool:
    if base is None:
        return True
    same = (draft.name, draft.households, draft.zone_kind) == (base.name, base.households, base.zone_kind)
    return not same or not draft.boundary.equals_exact(base.boundary, 0)


def add_grids(session: Session, plan: Plan, drafts: Sequence[Draft], on: date) -> None:
    """Store grids as a plan has them: those never known before, and of each the version that begins on a day."""
    known = set(session.scalars(select(Grid.code).where(Grid.code.in_([draft.code for draft in drafts]))))
    homes = queries.spots(session, {draft.village_code for draft in drafts})
    grids = [
        {
            "code": draft.code,
            "layer": draft.layer.code,
            "village_code": draft.village_code,
            "town_code": homes[draft.village_code].town_code,
            "county_code": plan.county_code,
            "zone_kind": draft.zone_kind,
        }
        for draft in drafts
        if draft.code not in known
    ]
    versions = [
        {
            "grid_code": draft.code,
            "layer": draft.layer.code,
            "name": draft.name,
            "boundary": from_shape(multi(draft.boundary), SRID),
            "households": draft.households,
            "valid_from": on,
            "plan_id": plan.id,
        }
        for draft in drafts
    ]
    Rows().add(Grid, grids).add(GridVersion, versions).write(session)


def _record_lineage(session: Session, plan: Plan, changed: After, bases: Net, on: date) -> dict[str, set[str]]:
    """Who came from whom, by the area that a new shape shares with an old one; `""` for from nothing, to nothing.

    Nothing is told of a grid that is where it was, with a neighbour's vertex in its border.

    Returns:
        The grids that each old one lives on in.
    """
    new = {code: draft for code, draft in changed.items() if draft is not None}
    pairs = _related(bases, new)
    ended = {old for old, base in bases.items() if changed.get(old, base) is None}
    told = [(old, code) for old, code in pairs if _moves(old, code, bases, new)]
    links = [(old, code, _kind(old, code, pairs, bases, ended)) for old, code in told]
    kept, come = {old for old, _ in pairs}, {code for _, code in pairs}
    links += [(old, "", "retire") for old in sorted(ended - kept)]
    links += [("", code, "new") for code in sorted(new) if code not in come and code not in bases]
    session.add_all(
        [Lineage(plan_id=plan.id, parent_code=old, child_code=code, kind=kind, on_day=on) for old, code, kind in links]
    )
    session.flush()
    heirs: dict[str, set[str]] = {}
    for old, code in pairs:
        heirs.setdefault(old, set()).add(code)
    return heirs


def _moves(old: str, code: str, bases: Net, new: Net) -> bool:
    return old != code or redrawn(bases[old].boundary, new[code].boundary)


def _kind(old: str, code: str, pairs: list[tuple[str, str]], bases: Mapping[str, Draft], ended: set[str]) -> str:
    """How a grid came from another: `merge` is of two wholes at least, those that ended and the grid's own."""
    if code not in bases and sum(parent == old for parent, _ in pairs) > 1:
        return "split"
    wholes = {parent for parent, child in pairs if child == code and (parent == code or parent in ended)}
    return "merge" if old in wholes and len(wholes) > 1 else "adjust"


def _related(bases: Net, new: Net) -> list[tuple[str, str]]:
    """Pairs of old and new grids of one layer that share area, by code."""
    olds, news = sorted(bases), sorted(new)
    if not olds or not news:
        return []
    shapes = np.array([new[code].boundary for code in news], dtype=object)
    found = []
    one, other = shapely.STRtree(shapes).query([bases[code].boundary for code in olds], predicate="intersects")
    for i, j in sorted(zip(one.tolist(), other.tolist(), strict=True)):
        base, draft = bases[olds[i]], new[news[j]]
        common = shapely.intersection(draft.boundary, base.boundary).area
        if base.layer == draft.layer and common > SHARE * min(draft.boundary.area, base.boundary.area):
            found.append((olds[i], news[j]))
    return found
