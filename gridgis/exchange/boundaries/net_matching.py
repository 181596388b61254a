"""What a file means for the net in force: which grids it names, changes, adds, and which it replaces."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from gridgis.core.errors import Conflict
from gridgis.core.geo import METRES_A_DEGREE, Datum, to_cgcs2000
from gridgis.exchange.boundaries.report import Findings
from gridgis.exchange.boundaries.shape_checks import NOISE_M2, Placed, common_m2
from gridgis.exchange.boundaries.territory import above
from gridgis.grids.coverage import area_m2
from gridgis.grids.rules import Layer
from gridgis.plans.drafts import After, Draft, Net
from gridgis.plans.rules import next_codes

SAME = 1.5e-7
"""Degrees by which vertices of an unchanged shape may differ: the rounding of two writers."""

REPLACED = 0.999
"""A grid of which at least this share is covered by the file's shapes has been replaced by them."""

SHIFTED_M = (250.0, 900.0)
"""So far off lie shapes in GCJ-02."""


@dataclass(frozen=True)
class Match:
    """The rows against the net: drafts to load, and how many matched, are left over, are new, are unchanged."""

    after: After
    matched: int
    unmatched: int
    new: int
    unchanged: int


def with_villages(placed: Sequence[Placed], net: Net, villages: Collection[str]) -> list[Placed]:
    """Rows with the villages they claim: that of the grid named, the file's, or that whose code theirs begins with."""

    def home(one: Placed) -> str:
        if one.code in net:
            return net[one.code].village_code
        return one.parent if one.parent in villages else above(one.code, villages)

    return [replace(one, village_code=home(one)) for one in placed]


def numbered(
    placed: Sequence[Placed], layer: Layer, net: Net, used: Collection[str], villages: Collection[str], found: Findings
) -> list[Placed]:
    """Check given codes, and number rows without one: village by village, west to east, then north to south.

    Args:
        placed: rows with their village.
        layer: the layer of all of them.
        net: grids of the layer in force, by code.
        used: all codes ever given in the county.
        villages: codes of the county's villages.
        found: takes what is said.
    """
    formed = _digits(placed, layer, net), min(map(len, villages))
    coded = [one for one in placed if one.code and _code_fits(one, layer, formed, net, used, found)]
    made: dict[int, str] = {}
    taken = {*used, *(one.code for one in placed)}
    bare = [one for one in placed if not one.code]
    for village in sorted({one.village_code for one in bare}):
        own = sorted((one for one in bare if one.village_code == village), key=_west_to_east)
        made |= _given(own, village, layer, taken, found)
    named = [replace(one, code=made[one.row]) for one in bare if one.row in made]
    return sorted([*coded, *named], key=lambda one: one.row)


def _west_to_east(one: Placed) -> tuple[float, float]:
    middle = one.shape.centroid
    return round(middle.x, 4), -middle.y


def _digits(placed: Sequence[Placed], layer: Layer, net: Net) -> Collection[int]:
    """How many digits the numbers of a county's grids have; where it has none yet, those of most rows."""
    known = {len(layer.digits_of(code, draft.village_code)) for code, draft in net.items()}
    rows = Counter(len(number) for one in placed if (number := layer.digits_of(one.code, one.village_code)))
    return known or {digits for digits, _ in rows.most_common(1)}


def _code_fits(
    one: Placed, layer: Layer, formed: tuple[Collection[int], int], net: Net, used: Collection[str], found: Findings
) -> bool:
    """Whether a code may be given; `formed` has how many digits its number may have, and the least a village's has."""
    facts: dict[str, Any] = {"code": one.code, "fatal": True}
    number = layer.digits_of(one.code, one.village_code)
    if one.code in net:
        return True
    if not one.code.isascii() or len(one.code) <= formed[1] or (number and len(number) not in formed[0]):
        found.say("code_format", one.row, **facts)
    elif not number:
        found.say("code_village", one.row, **facts)
    elif int(number) not in layer.numbers:
        found.say("code_number", one.row, numbers=layer.span, **facts)
    elif one.code in used:
        found.say("code_used", one.row, **facts)
    else:
        return True
    return False


def match(placed: Sequence[Placed], layer: Layer, net: Net, found: Findings) -> Match:
    """Lay the rows over the net.

    Args:
        placed: rows with code and village.
        layer: the layer of all of them.
        net: grids of the layer in force in the county, by code.
        found: takes what is said.

    Returns:
        Drafts of the rows that change something.
    """
    after: After = {}
    matched = new = 0
    for one in placed:
        base = net.get(one.code)
        draft = _draft(one, layer, base)
        matched, new = matched + (base is not None), new + (base is None)
        if base is None or not _is_same(draft, base):
            after[one.code] = draft
    rows = {one.code for one in placed}
    villages = {one.village_code for one in placed}
    left = [code for code, grid in net.items() if code not in rows and grid.village_code in villages]
    return Match(after, matched, len(left), new, matched + new - sum(draft is not None for draft in after.values()))


def _draft(one: Placed, layer: Layer, base: Draft | None) -> Draft:
    if base is None:
        name = one.name or one.code
        return Draft(one.code, layer, name, one.village_code, one.zone_kind, one.shape, one.households, None)
    return replace(base, name=one.name or base.name, boundary=one.shape)


def _is_same(draft: Draft, base: Draft) -> bool:
    if draft.name != base.name:
        return False
    return bool(shapely.equals_exact(shapely.normalize(draft.boundary), shapely.normalize(base.boundary), SAME))


def _given(
    own: Sequence[Placed], village: str, layer: Layer, taken: Collection[str], found: Findings
) -> dict[int, str]:
    """The next codes of a village for its rows, in their order; none where too few are left."""
    try:
        codes = next_codes(village, layer, taken, len(own))
    except Conflict:
        found.say("code_full", own[-1].row, fatal=True, village=village)
        return {}
    for one, code in zip(own, codes, strict=True):
        found.say("numbered", one.row, code=code)
    return {one.row: code for one, code in zip(own, codes, strict=True)}


def replace_covered(placed: Sequence[Placed], found_match: Match, net: Net, found: Findings) -> Match:
    """Take away the grids that the file does not name and that its rows cover wholly; tell those covered in part."""
    after = dict(found_match.after)
    others = sorted(net.keys() - {one.code for one in placed})
    changed = [one for one in placed if after.get(one.code) is not None]
    if not changed or not others:
        return found_match
    tree = shapely.STRtree([one.shape for one in changed])
    for code in others:
        grid = net[code]
        shares = _covering(grid.boundary, [changed[i] for i in tree.query(grid.boundary, predicate="intersects")])
        if sum(metres for metres, _ in shares) >= REPLACED * area_m2(grid.boundary):
            after[code] = None
            found.say("retires", code=code)
            continue
        for metres, one in shares:
            found.say("overlaps_net", one.row, code=one.code, other=code, area_m2=metres)
    return replace(found_match, after=after)


def tell_shift(placed: Sequence[Placed], net: Net, found: Findings) -> None:
    """Tell when all rows lie as far off their grids as GCJ-02 does, and converting them would bring them home."""
    pairs = [(one.shape.centroid, net[one.code].boundary.centroid) for one in placed if one.code in net]
    if not pairs:
        return
    off = np.array([(a.x, a.y) for a, _ in pairs])
    home = np.array([(b.x, b.y) for _, b in pairs])
    mended = np.column_stack(to_cgcs2000(off[:, 0], off[:, 1], Datum.GCJ02))
    metres, after = _median_m(off, home), _median_m(mended, home)
    if SHIFTED_M[0] < metres < SHIFTED_M[1] and after < metres / 10:
        found.say("looks_shifted", fatal=True, metres=metres)


def _median_m(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    steps = (one - other) * np.column_stack((np.cos(np.radians(other[:, 1])), np.ones(len(other))))
    return float(np.median(np.hypot(steps[:, 0], steps[:, 1]))) * METRES_A_DEGREE


def tell_gaps(
    placed: Sequence[Placed], match: Match, net: Net, villages: Mapping[str, BaseGeometry], found: Findings
) -> None:
    """Tell what would be left uncovered of each village that the file touches."""
    shapes: dict[str, list[BaseGeometry]] = {one.village_code: [] for one in placed}
    kept = {code: grid for code, grid in net.items() if code not in match.after}
    for grid in (*kept.values(), *(draft for draft in match.after.values() if draft is not None)):
        if grid.village_code in shapes:
            shapes[grid.village_code].append(grid.boundary)
    for code in sorted(shapes):
        left = shapely.difference(villages[code], shapely.union_all(shapes[code]))
        metres = sum(area_m2(part) for part in shapely.get_parts(left) if part.area > 0)
        if metres > NOISE_M2:
            found.say("gap", village=code, area_m2=metres)


def _covering(boundary: BaseGeometry, near: Sequence[Placed]) -> list[tuple[float, Placed]]:
    """The rows that cover more of a grid than the rounding of coordinates does, with their square metres."""
    shares = [(common_m2(boundary, one.shape), one) for one in near]
    return [(metres, one) for metres, one in shares if metres > NOISE_M2]
