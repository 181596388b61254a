"""What is wrong with a net: found in its shapes and its staff, each problem with its place."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import blake2b
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from gridgis.core.shapes import feature, why_invalid
from gridgis.core.wording import twice
from gridgis.grids.coverage import area_m2, thick
from gridgis.plans.drafts import Draft

SMALL_M2 = 1_000.0
SLIVER = 0.02
"""Below this compactness (4π·area ÷ perimeter²) a grid is a sliver."""


@dataclass(frozen=True)
class Wanted:
    """How many households a village grid should have, and by which share of that it may have more or less."""

    target: int
    spread: float

    @property
    def least(self) -> int:
        """So many at least."""
        return round(self.target * (1 - self.spread))

    @property
    def most(self) -> int:
        """So many at most."""
        return round(self.target * (1 + self.spread))


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong; `shape` is where, EPSG:4490. Errors stop a plan, warnings don't.

    `repair` is an edit that would mend it, None where only a person can.
    """

    kind: str
    codes: tuple[str, ...]
    severity: str
    text_zh: str
    text_en: str
    shape: BaseGeometry = field(repr=False)
    area_m2: float | None = None
    village_code: str = ""
    repair: dict[str, Any] | None = None

    @property
    def id(self) -> str:
        """The same for the same problem at the same place."""
        at = shapely.to_wkb(shapely.set_precision(shapely.centroid(self.shape), 1e-6))
        return blake2b(f"{self.kind}{self.codes}".encode() + at, digest_size=6).hexdigest()

    def feature(self) -> dict[str, Any]:
        """As a GeoJSON feature."""
        told = {name: value for name, value in vars(self).items() if name != "shape"}
        metres = None if self.area_m2 is None else round(self.area_m2, 2)
        facts = {"id": self.id} | told | {"codes": list(self.codes), "area_m2": metres}
        return feature(self.shape, facts, self.id)


def _told(severity: str, kind: str, codes: tuple[str, ...], shape: BaseGeometry, **facts: Any) -> Problem:
    """A problem at a place; where `metres` are among the facts, they are its area."""
    return Problem(kind, codes, severity, *twice(f"plan_problem.{kind}", **facts), shape, facts.get("metres"))


_error, _warning = partial(_told, "error"), partial(_told, "warning")


def problems(
    net: Mapping[str, Draft],
    outlines: Mapping[str, BaseGeometry],
    chiefs: Mapping[str, int],
    wanted: Wanted,
) -> list[Problem]:
    """Everything wrong with a net, errors first, then by kind and code.

    Args:
        net: grids by code; the village grids of whole villages, and any that lie over them.
        outlines: outlines of the villages to be covered, by code.
        chiefs: who is chief, by grid code.
        wanted: of the households of a village grid.

    Returns:
        `invalid overlap gap outside unmatched detached sliver small no_chief households`; empty for a net without
        fault.
    """
    found = _invalid(net)
    broken = {code for problem in found for code in problem.codes}
    sound = {code: net[code] for code in sorted(net) if code not in broken}
    for layer in {draft.layer for draft in sound.values()}:
        of_layer = {code: draft for code, draft in sound.items() if draft.layer == layer}
        found += _misfits(of_layer)
    found += _gaps(sound, outlines)
    found += _shapes(sound)
    found += _staff(sound, chiefs, wanted)
    found = [one if one.village_code else replace(one, village_code=net[one.codes[0]].village_code) for one in found]
    return sorted(found, key=lambda p: (p.severity != "error", p.kind, p.codes))


def _invalid(net: Mapping[str, Draft]) -> list[Problem]:
    found = []
    for code, draft in sorted(net.items()):
        if draft.boundary.is_empty or not draft.boundary.is_valid:
            why, border = why_invalid(draft.boundary), shapely.boundary(draft.boundary)
            found.append(_error("invalid", (code,), border, name=draft.name, why=why))
    return found


def _misfits(net: Mapping[str, Draft]) -> list[Problem]:
    """Overlaps, and borders whose vertices differ from the neighbour's; only grids with a faulty edge are compared."""
    codes = list(net)
    shapes = np.array([net[code].boundary for code in codes], dtype=object)
    if len(codes) < 2:
        return []
    edges = shapely.coverage_invalid_edges(shapes)
    faulty = np.flatnonzero(~shapely.is_empty(edges))
    overlapping = _overlaps(net, codes, shapes, faulty)
    explained = {code for problem in overlapping for code in problem.codes}
    return overlapping + [
        _error("unmatched", (codes[i],), edges[i], name=net[codes[i]].name) for i in faulty if codes[i] not in explained
    ]


def _overlaps(net: Mapping[str, Draft], codes: list[str], shapes: Any, faulty: Any) -> list[Problem]:
    if len(faulty) == 0:
        return []
    tree = shapely.STRtree(shapes)
    one, other = tree.query(shapes[faulty], predicate="intersects")
    pairs = sorted(
        {(min(i, j), max(i, j)) for i, j in zip(faulty[one].tolist(), other.tolist(), strict=True) if i != j}
    )
    found = []
    for i, j in pairs:
        common = shapely.intersection(shapes[i], shapes[j])
        if thick(common):
            names = {"one": net[codes[i]].name, "other": net[codes[j]].name}
            found.append(_error("overlap", (codes[i], codes[j]), common, metres=area_m2(common), **names))
    return found


def _by_village(net: Mapping[str, Draft]) -> dict[str, list[Draft]]:
    by_village: dict[str, list[Draft]] = {}
    for draft in net.values():
        if draft.layer.whole:
            by_village.setdefault(draft.village_code, []).append(draft)
    return by_village


def _gaps(net: Mapping[str, Draft], outlines: Mapping[str, BaseGeometry]) -> list[Problem]:
    by_village = _by_village(net)
    found = []
    for village, outline in sorted(outlines.items()):
        own = by_village.get(village, [])
        covered = shapely.union_all([draft.boundary for draft in own])
        if not thick(shapely.symmetric_difference(outline, covered)):
            continue
        for part in thick(shapely.difference(outline, covered)):
            near = tuple(draft.code for draft in own if draft.boundary.intersects(part))
            found.append(replace(_error("gap", near, part, metres=area_m2(part)), village_code=village))
        found += [problem for draft in own for problem in _beyond(draft, outline)]
    return found


def _beyond(draft: Draft, outline: BaseGeometry) -> list[Problem]:
    beyond = shapely.difference(draft.boundary, outline)
    return [_error("outside", (draft.code,), beyond, name=draft.name, metres=area_m2(beyond))] if thick(beyond) else []


def _shapes(net: Mapping[str, Draft]) -> list[Problem]:
    found = []
    drafts = list(net.values())
    shapes = np.array([draft.boundary for draft in drafts], dtype=object)
    sizes, lengths, parts = shapely.area(shapes), shapely.length(shapes), shapely.get_num_geometries(shapes)
    for draft, size, length, count in zip(drafts, sizes.tolist(), lengths.tolist(), parts.tolist(), strict=True):
        shape, name, codes = draft.boundary, draft.name, (draft.code,)
        if count > 1:
            found.append(_warning("detached", codes, shape, name=name, count=count))
        if size < SMALL_M2 * 1e-9 and (metres := area_m2(shape)) < SMALL_M2:
            found.append(_warning("small", codes, shape, name=name, metres=metres))
        elif length and 4 * np.pi * size / length**2 < SLIVER:
            found.append(_warning("sliver", codes, shape, name=name, metres=area_m2(shape)))
    return found


def _staff(net: Mapping[str, Draft], chiefs: Mapping[str, int], wanted: Wanted) -> list[Problem]:
    found = []
    for code, draft in net.items():
        place, many = shapely.point_on_surface(draft.boundary), draft.households
        if code not in chiefs:
            found.append(_error("no_chief", (code,), place, name=draft.name))
        if draft.layer.whole and not wanted.least <= many <= wanted.most:
            span = {"least": wanted.least, "most": wanted.most}
            found.append(_warning("households", (code,), place, name=draft.name, many=many, **span))
    return found
