"""Two states of one layer of grids, compared: which area belongs to whom before and after."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from gridgis.grids.coverage import Area, area_m2, as_area

NOISE_M2 = 0.5
"""Smaller areas are the rounding of coordinates along a border."""


@dataclass(frozen=True)
class Piece:
    """An area with the grid it belongs to before and after; None for none. EPSG:4490, square metres."""

    from_code: str | None
    to_code: str | None
    shape: Area
    area_m2: float


def moved(before: Mapping[str, Area], after: Mapping[str, Area]) -> list[Piece]:
    """The areas that belong to another grid after than before, by codes.

    Args:
        before: shapes by code; none overlaps another.
        after: likewise.

    Returns:
        Pieces whose codes differ, `None` before for area newly covered and after for area left; without those that
        are below the noise; empty for equal nets.
    """
    old = {code: shape for code, shape in before.items() if not _same(shape, after.get(code))}
    new = {code: shape for code, shape in after.items() if not _same(shape, before.get(code))}
    found = []
    if old and new:
        olds, news = list(old), list(new)
        one, other = shapely.STRtree(list(new.values())).query(list(old.values()), predicate="intersects")
        for i, j in sorted(zip(one.tolist(), other.tolist(), strict=True)):
            if olds[i] != news[j]:
                found += _piece(olds[i], news[j], shapely.intersection(old[olds[i]], new[news[j]]))
    for code in sorted(old):
        found += _piece(code, None, _rest(old[code], new))
    for code in sorted(new):
        found += _piece(None, code, _rest(new[code], old))
    return found


def _same(one: Area, other: Area | None) -> bool:
    return other is not None and bool(shapely.equals_exact(one, other, 0))


def _rest(shape: Area, others: Mapping[str, Area]) -> BaseGeometry:
    near = [other for other in others.values() if other.intersects(shape)]
    return shapely.difference(shape, shapely.union_all(np.array(near, dtype=object))) if near else shape


def _piece(from_code: str | None, to_code: str | None, shape: BaseGeometry) -> list[Piece]:
    area = as_area(shape)
    metres = 0.0 if area is None else area_m2(area)
    return [Piece(from_code, to_code, area, metres)] if area is not None and metres > NOISE_M2 else []
