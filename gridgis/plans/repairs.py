"""Mending what checks find: the edit offered for a problem, and the edit `repair` itself."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import ceil
from typing import Any

import numpy as np
import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from gridgis.core.errors import Conflict, Invalid
from gridgis.core.wording import twice
from gridgis.grids import coverage
from gridgis.grids.coverage import Area, Grids, Shapes, as_area, noded, rounded
from gridgis.plans.asked import Repair
from gridgis.plans.building import Context
from gridgis.plans.checks import Problem, Wanted
from gridgis.plans.drafts import After, Draft, Net
from gridgis.plans.rules import GEOMETRIC

SNAP = 5e-7
"""Degrees within which borders that should be one are pulled together: about 5 cm."""


def offered(
    found: Iterable[Problem], net: Mapping[str, Draft], chiefs: Mapping[str, int], wanted: Wanted
) -> list[Problem]:
    """The same problems, each with the edit that would mend it where there is one."""
    groups: dict[str, dict[str, Area]] = {}
    for code in sorted(net):
        groups.setdefault(_group(net[code]), {})[code] = net[code].boundary
    return [replace(problem, repair=_offer(problem, net, groups, chiefs, wanted)) for problem in found]


def _group(draft: Draft) -> str:
    """Grids that may be merged with one another: those of a village, or of a layer over them."""
    return draft.village_code if draft.layer.whole else draft.layer.code


def _offer(
    problem: Problem,
    net: Mapping[str, Draft],
    groups: Mapping[str, Grids],
    chiefs: Mapping[str, int],
    wanted: Wanted,
) -> dict[str, Any] | None:
    if problem.kind in GEOMETRIC and (problem.codes or problem.kind == "gap"):
        return _geometric(problem, net)
    own = net[problem.codes[0] if problem.codes else ""]
    beside = _nearest({c: s for c, s in groups[_group(own)].items() if c != own.code}, own.boundary)
    if problem.kind in ("small", "sliver"):
        return _merged(net, beside[0], own.code) if beside else None
    if problem.kind == "households":
        return _evened(own, net, beside, wanted)
    if problem.kind == "no_chief":
        return _shared(own, net, beside, chiefs)
    return None


def _evened(own: Draft, net: Mapping[str, Draft], beside: Sequence[str], wanted: Wanted) -> dict[str, Any] | None:
    """Too few households join the first neighbour that can take them, too many are divided."""
    if own.households < wanted.target:
        into = next((code for code in beside if net[code].households + own.households <= wanted.most), None)
        return _merged(net, into, own.code) if into is not None else None
    count = max(2, ceil(own.households / wanted.target))
    edit = {"kind": "propose", "codes": [own.code], "count": count, "by": "households", "stability": 0, "seed": 1}
    return _told(edit, *twice("plan_problem.divide", count=count))


def _shared(
    own: Draft, net: Mapping[str, Draft], beside: Iterable[str], chiefs: Mapping[str, int]
) -> dict[str, Any] | None:
    """The chief of the first neighbour that has one serves both."""
    near = next((code for code in beside if code in chiefs), None)
    if near is None:
        return None
    edit = {"kind": "assign", "code": own.code, "chief_id": chiefs[near]}
    return _told(edit, *twice("plan_problem.share_chief", name=net[near].name))


def _told(edit: dict[str, Any], zh: str, en: str) -> dict[str, Any]:
    return {"text_zh": zh, "text_en": en, "edit": edit}


def _standing_first(net: Mapping[str, Draft], codes: Iterable[str]) -> list[str]:
    """Codes as given, but those in force, and then those with a team, before new ones: the first stays as it is."""
    known = [code for code in codes if code in net]
    return sorted(known, key=lambda code: (net[code].base_version is None, net[code].team is None))


def _geometric(problem: Problem, net: Mapping[str, Draft]) -> dict[str, Any]:
    at = shapely.point_on_surface(problem.shape)
    codes = _standing_first(net, problem.codes)
    edit = {
        "kind": "repair",
        "problem": problem.kind,
        "codes": codes,
        "village_code": problem.village_code,
        "at": [round(at.x, 7), round(at.y, 7)],
    }
    return _told(edit, *twice(f"plan_problem.mend_{problem.kind}", name=net[codes[0]].name if codes else ""))


def _merged(net: Mapping[str, Draft], into: str, code: str) -> dict[str, Any]:
    """Two grids become one: the neighbour, unless that is new and the other in force."""
    stays, goes = _standing_first(net, (into, code))
    edit = {"kind": "merge", "codes": [stays, goes]}
    return _told(edit, *twice("plan_problem.merge", goes=net[goes].name, stays=net[stays].name))


def _nearest(others: Grids, shape: BaseGeometry) -> list[str]:
    """Codes of the shapes that touch one along a line, longest common border first."""
    border = shapely.boundary(shape)
    common = {
        c: shapely.intersection(shapely.boundary(s), border).length for c, s in others.items() if s.intersects(shape)
    }
    return sorted((c for c, length in common.items() if length > 0), key=lambda c: (-common[c], c))


def repair(context: Context, asked: Repair) -> After:
    """Mend a problem by moving borders, as a check offered it.

    Raises:
        Conflict: the problem is no longer there.
        Invalid: it can't be mended so.
    """
    net: Net = context.on.net
    drafts = [context.grid(code) for code in asked.codes or []]
    if len({draft.layer for draft in drafts}) > 1:
        raise Invalid("plans.mend_layers", field="codes")
    grids = context.on.layer(drafts[0].layer) if drafts else context.on.whole
    shapes = _mended(context, asked, grids, [draft.code for draft in drafts])
    changed = {code: shape for code, shape in shapes.items() if not _same(shape, net[code].boundary)}
    if not changed:
        raise Conflict("plans.problem_gone", state=context.plan.state)
    return context.with_shapes(changed)


def _same(one: Area, other: Area) -> bool:
    """Whether two shapes have the same vertices, wherever their rings begin."""
    return bool(shapely.normalize(one).equals_exact(shapely.normalize(other), 0))


def _mended(context: Context, asked: Repair, grids: Grids, codes: list[str]) -> Shapes:
    kind = asked.problem
    if kind == "gap":
        if asked.village_code is None:
            raise Invalid("plans.edit_place", field="village_code")
        return _filled(context, grids, asked.village_code, Point(asked.at))
    if not codes:
        raise Invalid("plans.no_codes", field="codes")
    code = codes[0]
    if kind == "overlap":
        return _without(grids, codes[-1], shapely.intersection(grids[codes[0]], grids[codes[-1]]))
    if kind == "outside":
        outline = context.outline(context.grid(code).village_code)
        return _without(grids, code, shapely.difference(grids[code], outline))
    if kind == "detached":
        return _attached(context.on.net, grids, code)
    return _matched(grids, code)


def _filled(context: Context, grids: Grids, village: str, at: Point) -> Shapes:
    own = {c: d.boundary for c, d in context.on.village(village).items()}
    gaps = shapely.get_parts(shapely.difference(context.outline(village), shapely.union_all(list(own.values()))))
    if len(gaps) == 0:
        return {}
    gap = rounded(min(gaps, key=at.distance))
    near = _nearest(own, gap) or sorted(own, key=lambda c: own[c].distance(gap))
    joined = as_area(rounded(shapely.union_all([own[near[0]], gap]))) if near else None
    return {} if joined is None else noded(grids, {near[0]: joined})


def _without(grids: Grids, code: str, part: BaseGeometry) -> Shapes:
    left = as_area(rounded(shapely.difference(grids[code], part)))
    if left is None:
        raise Invalid("plans.nothing_left", codes=[code])
    return noded(grids, {code: left})


def _attached(net: Net, grids: Grids, code: str) -> Shapes:
    parts = sorted(shapely.get_parts(grids[code]), key=lambda part: -part.area)
    shapes: Shapes = {code: parts[0]}
    own = {c: s for c, s in grids.items() if net[c].village_code == net[code].village_code and c != code}
    for part in parts[1:]:
        near = _nearest(own, part)
        if near:
            joined = as_area(shapely.union_all([shapes.get(near[0], grids[near[0]]), part]))
            shapes |= {} if joined is None else {near[0]: joined}
        else:
            kept = as_area(shapely.union_all([shapes[code], part]))
            shapes |= {} if kept is None else {code: kept}
    return shapes


def _matched(grids: Grids, code: str) -> Shapes:
    """Vertices on both sides of every border of a grid; what is then still apart is pulled together and cleaned."""
    near = {c: s for c, s in grids.items() if s.dwithin(grids[code], SNAP)}
    points = set[coverage.Vertex]().union(*(coverage.vertices(shape) for shape in near.values()))
    shapes: Shapes = {c: coverage.with_vertices(s, points) for c, s in near.items()}
    if not coverage.is_valid_coverage(shapes.values()):
        array = np.array(list(shapes.values()), dtype=object)
        cleaned = shapely.coverage_clean(array, snapping_distance=SNAP)  # type: ignore[attr-defined]
        tidy: dict[str, Area | None] = {c: as_area(rounded(s)) for c, s in zip(shapes, cleaned, strict=True)}
        shapes = {c: s for c, s in tidy.items() if s is not None}
    return noded(grids, shapes)
