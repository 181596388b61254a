"""What is wrong with a net: found in geometry and staff, each problem with its place."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from gridgis.grids.coverage import area_m2
from gridgis.plans.drafts import Draft

SMALL_M2 = 1_000.0
SLIVER = 0.02
"""Below this compactness (4π·area ÷ perimeter²) a grid is a sliver."""

NOISE_M2 = 0.05
"""Smaller areas are the rounding of coordinates, about a centimetre along a border."""

HOUSEHOLDS = (300, 500)


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong; `shape` is where, EPSG:4490. Errors stop a plan, warnings don't."""

    kind: str
    codes: tuple[str, ...]
    severity: str
    text_zh: str
    text_en: str
    shape: BaseGeometry
    area_m2: float | None = None

    def feature(self) -> dict[str, Any]:
        """As a GeoJSON feature."""
        facts = {
            "kind": self.kind,
            "codes": list(self.codes),
            "severity": self.severity,
            "text_zh": self.text_zh,
            "text_en": self.text_en,
            "area_m2": None if self.area_m2 is None else round(self.area_m2, 2),
        }
        return {"type": "Feature", "geometry": mapping(self.shape), "properties": facts}


def problems(
    net: Mapping[str, Draft],
    outlines: Mapping[str, BaseGeometry],
    chiefs: set[str],
    households: tuple[int, int] = HOUSEHOLDS,
) -> list[Problem]:
    """Everything wrong with a net, errors first, then by kind and code.

    Args:
        net: grids by code; the village grids of whole villages, and any exclusive ones.
        outlines: outlines of the villages to be covered, by code.
        chiefs: codes of the grids that have a chief.
        households: least and most that a village grid should have.

    Returns:
        `invalid overlap gap outside unmatched sliver small no_chief households`; empty for a net without fault.
    """
    found = [*_invalid(net)]
    broken = {code for problem in found for code in problem.codes}
    sound = {code: draft for code, draft in net.items() if code not in broken}
    for layer in ("village", "exclusive"):
        of_layer = {code: draft for code, draft in sound.items() if draft.layer == layer}
        found += _overlaps(of_layer)
        found += _unmatched(of_layer) if layer == "village" else []
    found += _gaps(sound, outlines)
    found += _shapes(sound)
    found += _staff(sound, chiefs, households)
    return sorted(found, key=lambda p: (p.severity != "error", p.kind, p.codes))


def _invalid(net: Mapping[str, Draft]) -> list[Problem]:
    found = []
    for code, draft in sorted(net.items()):
        if draft.boundary.is_empty or not draft.boundary.is_valid:
            reason = shapely.is_valid_reason(draft.boundary)
            place = draft.boundary.envelope
            found.append(Problem("invalid", (code,), "error", f"边界无效:{reason}", f"Broken border: {reason}", place))
    return found


def _overlaps(net: Mapping[str, Draft]) -> list[Problem]:
    codes = sorted(net)
    shapes = np.array([net[code].boundary for code in codes], dtype=object)
    if len(codes) < 2:
        return []
    one, other = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    pairs = [(i, j) for i, j in zip(one, other, strict=True) if i < j]
    found = []
    for i, j in pairs:
        if not shapely.relate_pattern(shapes[i], shapes[j], "2********"):
            continue
        common = shapely.intersection(shapes[i], shapes[j])
        metres = area_m2(common)
        if metres > NOISE_M2:
            names = f"{net[codes[i]].name}、{net[codes[j]].name}"
            found.append(
                Problem(
                    "overlap", (codes[i], codes[j]), "error", f"{names} 重叠 {metres:.1f} m²",
                    f"{names} overlap by {metres:.1f} m²", common, metres,
                )
            )  # fmt: skip
    return found


def _unmatched(net: Mapping[str, Draft]) -> list[Problem]:
    codes = sorted(net)
    shapes = np.array([net[code].boundary for code in codes], dtype=object)
    if len(codes) < 2:
        return []
    edges = shapely.coverage_invalid_edges(shapes)
    return [
        Problem(
            "unmatched", (code,), "error", "与相邻网格的边界不一致", "The border differs from its neighbour's", edge
        )
        for code, edge in zip(codes, edges, strict=True)
        if not edge.is_empty
    ]


def _gaps(net: Mapping[str, Draft], outlines: Mapping[str, BaseGeometry]) -> list[Problem]:
    found = []
    for village, outline in sorted(outlines.items()):
        own = {c: d for c, d in net.items() if d.layer == "village" and d.village_code == village}
        covered = shapely.union_all([d.boundary for d in own.values()])
        for part in shapely.get_parts(shapely.difference(outline, covered)):
            metres = area_m2(part)
            if metres > NOISE_M2:
                near = tuple(sorted(c for c, d in own.items() if d.boundary.intersects(part)))
                found.append(
                    Problem("gap", near, "error", f"空白 {metres:.1f} m²", f"Gap of {metres:.1f} m²", part, metres)
                )
        for code, draft in sorted(own.items()):
            beyond = shapely.difference(draft.boundary, outline)
            metres = area_m2(beyond)
            if metres > NOISE_M2:
                found.append(
                    Problem(
                        "outside", (code,), "error", f"越出本村 {metres:.1f} m²",
                        f"Beyond its village by {metres:.1f} m²", beyond, metres,
                    )
                )  # fmt: skip
    return found


def _shapes(net: Mapping[str, Draft]) -> list[Problem]:
    found = []
    for code, draft in sorted(net.items()):
        shape, metres = draft.boundary, area_m2(draft.boundary)
        if metres < SMALL_M2:
            text = f"{draft.name} 面积仅 {metres:.0f} m²", f"{draft.name} has only {metres:.0f} m²"
            found.append(Problem("small", (code,), "warning", *text, shape, metres))
        elif shape.length and 4 * np.pi * shape.area / shape.length**2 < SLIVER:
            text = f"{draft.name} 过于狭长", f"{draft.name} is a sliver"
            found.append(Problem("sliver", (code,), "warning", *text, shape, metres))
    return found


def _staff(net: Mapping[str, Draft], chiefs: set[str], households: tuple[int, int]) -> list[Problem]:
    found = []
    least, most = households
    for code, draft in sorted(net.items()):
        if code not in chiefs and draft.chief_id is None:
            text = f"{draft.name} 没有网格长", f"{draft.name} has no chief"
            found.append(Problem("no_chief", (code,), "error", *text, shapely.point_on_surface(draft.boundary)))
        if draft.layer == "village" and not least <= draft.households <= most:
            text = (
                f"{draft.name} {draft.households} 户,超出 {least}–{most}",
                f"{draft.name}: {draft.households} households, outside {least}–{most}",
            )
            found.append(Problem("households", (code,), "warning", *text, shapely.point_on_surface(draft.boundary)))
    return found
