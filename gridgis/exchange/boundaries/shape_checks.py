"""Is each shape of a file sound, and do they fit together: overlaps, doubles, borders of villages and county."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from gridgis.core.shapes import why_invalid
from gridgis.exchange.boundaries.intricacy import are_piled, are_tangled
from gridgis.exchange.boundaries.report import Findings
from gridgis.exchange.reading.boundary_files import BoundaryFile
from gridgis.exchange.reading.layers import MARK
from gridgis.grids.coverage import Area, area_m2, as_area, rounded

NOISE_M2 = 0.05
"""Smaller areas are the rounding of coordinates."""

BESIDE_M2 = 1.0
"""Smaller overlaps and overhangs are told and don't stop a file: the plan's repairs mend them."""

LEAST_DEGREES2 = 1e-10
"""About 1 m²; what is smaller is no area, but a slip of the hand."""

OVERLAPPING = "2********"
"""Two shapes share area, as the nine-intersection model writes it."""

MOST_OVERLAPS = 100
LONGEST_NAME = 100

DECISIVE = ("old_datum", "several_layers")
"""What is noticed about a whole file and must be answered before it is loaded."""


@dataclass(frozen=True)
class Placed:
    """A row with a usable shape; `code` is empty where it has none, `village_code` where none fits.

    `parent` is the division above as the file has it.
    """

    row: int
    code: str
    name: str
    shape: Area
    households: int = 0
    zone_kind: str = ""
    parent: str = ""
    village_code: str = ""


def sound(file: BoundaryFile, fields: Mapping[str, str | None], found: Findings, *, repair: bool) -> list[Placed]:
    """The rows whose shapes can be used; the others are told.

    Args:
        file: what was read.
        fields: which field holds code, name, households and kind of zone.
        found: takes what is said.
        repair: mend borders that cross themselves.
    """
    _tell_noticed(file, fields, found)
    if are_tangled([row.shape for row in file.rows if row.shape is not None]):
        found.say("tangled", fatal=True)
        return []
    placed = []
    for row in file.rows:
        values = {role: row.values.get(name or "", "") for role, name in fields.items()}
        code, name = values["code"], values["name"]
        if row.shape is None:
            found.say(row.fault, row.number, code=code, fatal=True)
            continue
        _tell_of_names(row.number, code, name, found)
        shape = _whole(row.number, code, row.shape, found, repair=repair)
        if shape is not None:
            _tell_of_parts(row.number, code, shape, found)
            facts = (_count(values["households"]), values["zone_kind"], values["parent"])
            placed.append(Placed(row.number, code, name, shape, *facts))
    return placed


def _tell_of_names(row: int, code: str, name: str, found: Findings) -> None:
    if MARK in code + name:
        found.say("name_broken", row, code=code, fatal=True)
    if len(name) > LONGEST_NAME:
        found.say("name_long", row, code=code, fatal=True, most=LONGEST_NAME)


def _tell_of_parts(row: int, code: str, shape: Area, found: Findings) -> None:
    parts = shapely.get_parts(shape)
    holes = sum(len(part.interiors) for part in parts)
    if holes:
        found.say("holes", row, code=code, count=holes)
    if len(parts) > 1:
        found.say("parts", row, code=code, count=len(parts))


def _tell_noticed(file: BoundaryFile, fields: Mapping[str, str | None], found: Findings) -> None:
    """What holds of the whole file, and which rows were left out of it."""
    for kind in file.notes:
        found.say(kind, fatal=kind in DECISIVE, format=file.format, layers=file.layers[:20], count=len(file.left_out))
    for row in file.left_out:
        called = row.values.get(fields["code"] or "", "") or row.values.get(fields["name"] or "", "")
        found.say(f"left_out_{row.fault}", row.number, code=called[:LONGEST_NAME])
    if not file.rows:
        found.say("no_areas", fatal=True)


def _whole(number: int, code: str, shape: BaseGeometry, found: Findings, *, repair: bool) -> Area | None:
    if shape.is_valid:
        made = as_area(shape)
        if made is None or made.area < LEAST_DEGREES2:
            found.say("tiny", number, code=code, fatal=True)
            return None
        return made
    reason = why_invalid(shape)
    mended = as_area(rounded(shapely.make_valid(shape, method="structure", keep_collapsed=False)))
    sound = mended is not None and mended.is_valid
    if not (repair and sound):
        found.say("invalid", number, code=code, fatal=True, repairable=sound, reason=reason)
        return None
    found.say("repaired", number, code=code, reason=reason)
    return mended


def _count(text: str) -> int:
    return min(int(text), 1_000_000) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def refuse_doubles(placed: Sequence[Placed], found: Findings) -> None:
    """Tell codes and shapes that stand twice."""
    codes: dict[str, int] = {}
    shapes: dict[bytes, int] = {}
    for one in placed:
        if one.code:
            if one.code in codes:
                found.say("duplicate_code", one.row, code=one.code, fatal=True, other=codes[one.code])
            codes.setdefault(one.code, one.row)
        key = shapely.to_wkb(shapely.normalize(one.shape))
        if key in shapes:
            found.say("duplicate_shape", one.row, code=one.code, fatal=True, other=shapes[key])
        shapes.setdefault(key, one.row)


def refuse_overlaps(placed: Sequence[Placed], found: Findings) -> None:
    """Tell which rows overlap and by how much, the first hundred; same shapes are told as doubles already.

    A file whose shapes lie all upon each other is told as such, and not compared row by row.
    """
    shapes: Any = np.array([one.shape for one in placed], dtype=object)
    if are_piled(shapes):
        found.say("piled", fatal=True)
        return
    if len(shapes) < 2 or shapely.coverage_is_valid(shapes):
        return
    one, other = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    pairs = [(i, j) for i, j in zip(one.tolist(), other.tolist(), strict=True) if i < j]
    told = more = 0
    for i, j in sorted(pairs):
        metres = common_m2(shapes[i], shapes[j])
        if metres <= NOISE_M2 or shapes[i].equals(shapes[j]):
            continue
        if told == MOST_OVERLAPS:
            more += 1
            continue
        told += 1
        fatal = metres > BESIDE_M2
        found.say("overlap", placed[j].row, code=placed[j].code, fatal=fatal, other=placed[i].row, area_m2=metres)
    if more:
        found.say("more_overlaps", fatal=True, count=more)


def common_m2(one: BaseGeometry, other: BaseGeometry) -> float:
    """The area that two valid shapes share, square metres on the ellipsoid."""
    return _m2(shapely.intersection(one, other)) if shapely.relate_pattern(one, other, OVERLAPPING) else 0.0


def beyond_m2(shape: BaseGeometry, outline: BaseGeometry) -> float:
    """The area of a shape outside an outline, square metres on the ellipsoid."""
    return 0.0 if shapely.covers(outline, shape) else _m2(shapely.difference(shape, outline))


def _m2(overlay: BaseGeometry) -> float:
    area = as_area(overlay)
    return 0.0 if area is None else area_m2(area)


def at_home(
    placed: Sequence[Placed],
    villages: Mapping[str, BaseGeometry],
    county: BaseGeometry | None,
    found: Findings,
    *,
    stays_inside: bool,
    confirmed: bool,
) -> list[Placed]:
    """Give each row its village: its own where it has one, else the one that holds most of it.

    Args:
        placed: sound rows, with the villages they claim.
        villages: outlines of the county's villages by code.
        county: outline of the county, None when it has none.
        found: takes what is said.
        stays_inside: a shape must not cross its village's border (village grids).
        confirmed: crossing was confirmed; it is told and stops nothing.
    """
    codes = list(villages)
    shapely.prepare(list(villages.values()))
    tree = shapely.STRtree([villages[code] for code in codes])
    if county is not None:
        shapely.prepare(county)
    settled = []
    for one in placed:
        if county is not None and _is_outside(one, county, found):
            continue
        own = villages.get(one.village_code)
        if own is not None and shapely.covers(own, one.shape):
            settled.append(one)
            continue
        near = {codes[i]: villages[codes[i]] for i in tree.query(one.shape, predicate="intersects")}
        home = _home(one, near, found)
        if not home:
            continue
        if stays_inside:
            _tell_of_crossing(one, home, villages[home], found, confirmed=confirmed)
        settled.append(replace(one, village_code=home))
    return settled


def _is_outside(one: Placed, county: BaseGeometry, found: Findings) -> bool:
    metres = beyond_m2(one.shape, county)
    if metres > BESIDE_M2:
        found.say("outside", one.row, code=one.code, fatal=True, area_m2=metres)
    return metres > BESIDE_M2


def _tell_of_crossing(one: Placed, home: str, village: BaseGeometry, found: Findings, *, confirmed: bool) -> None:
    over = beyond_m2(one.shape, village)
    if over > NOISE_M2:
        fatal = over > BESIDE_M2 and not confirmed
        found.say("crosses", one.row, code=one.code, fatal=fatal, village=home, area_m2=over)


def _home(one: Placed, near: Mapping[str, BaseGeometry], found: Findings) -> str:
    """The village of a row: its own where it has one, else the one that holds most of it; empty for none."""
    shares = {code: shapely.intersection(village, one.shape).area for code, village in near.items()}
    home = one.village_code or max(shares, key=lambda code: (shares[code], code), default="")
    if not home:
        found.say("no_village", one.row, code=one.code, fatal=True)
        return ""
    if not shares.get(home):
        found.say("code_elsewhere", one.row, code=one.code, fatal=True, village=home)
        return ""
    return home
