"""Shapes with each common border told once: TopoJSON made of GeoJSON."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

QUANTUM = 1e-6
"""Degrees from one line to the next on which all corners lie, a tenth of a metre: shapes asked for apart still meet."""

COARSE = 2e-6
"""Likewise for each metre that borders may lie off: a fifth of it."""

DEGREE_M = 111_320.0
"""Metres a degree, where it is longest."""

Line = list[list[float]]
Corners = NDArray[np.int64]


def topology(collection: dict[str, Any], within_m: float = 0) -> dict[str, Any]:
    """A GeoJSON object of areas and lines in degrees as a TopoJSON object; its one collection is called `shapes`.

    Args:
        collection: a FeatureCollection; of areas borders are told once, lines each by itself.
        within_m: so far a border may lie from where it is, to need fewer corners; neighbours keep it in common.
    """
    quantum = COARSE * within_m or QUANTUM
    features = collection["features"]
    lines = [line for feature in features for line in _lines(feature["geometry"])]
    closed = [_is_area(feature["geometry"]) for feature in features for _ in _lines(feature["geometry"])]
    origin, arcs, uses = _cut(lines, closed, quantum)
    if within_m:
        _straighten(arcs, uses, closed, within_m / DEGREE_M / quantum - 1)
    used = iter(uses)
    return {
        "type": "Topology",
        "transform": {"scale": [quantum, quantum], "translate": [round(at * quantum, 6) for at in origin]},
        "arcs": [np.diff(arc, axis=0, prepend=0 * arc[:1]).tolist() for arc in arcs],
        "objects": {"shapes": {"type": "GeometryCollection", "geometries": [_geometry(one, used) for one in features]}},
    }


def _is_area(shape: dict[str, Any]) -> bool:
    return bool(shape["type"].endswith("Polygon"))


def _lines(shape: dict[str, Any]) -> list[Line]:
    told: Any = shape["coordinates"]
    if shape["type"] == "MultiPolygon":
        return [ring for part in told for ring in part]
    return [told] if shape["type"] == "LineString" else list(told)


def _geometry(feature: dict[str, Any], used: Iterator[list[int]]) -> dict[str, Any]:
    shape = feature["geometry"]
    arcs: Any = [next(used) for _ in _lines(shape)]
    if shape["type"] == "MultiPolygon":
        rings = iter(arcs)
        arcs = [[next(rings) for _ in part] for part in shape["coordinates"]]
    elif shape["type"] == "LineString":
        (arcs,) = arcs
    return {"type": shape["type"], "properties": feature["properties"], "arcs": arcs}


def _cut(
    lines: Sequence[Line], closed: Sequence[bool], quantum: float
) -> tuple[list[int], list[Corners], list[list[int]]]:
    """Where all corners count from, the arcs, and for each line its arcs in order, `~n` for one taken backwards."""
    if not lines:
        return [0, 0], [], []
    corners = np.rint(np.concatenate([np.asarray(line)[:, :2] for line in lines]) / quantum).astype(np.int64)
    of = np.repeat(np.arange(len(lines)), [len(line) for line in lines])
    kept = np.r_[True, (of[1:] != of[:-1]) | (corners[1:] != corners[:-1]).any(axis=1)]
    corners, of = corners[kept], of[kept]
    origin = corners.min(axis=0)
    corners -= origin
    begins = np.searchsorted(of, np.arange(len(lines)))
    ends = np.r_[begins[1:], len(of)]
    names = np.unique(corners[:, 0] * (corners[:, 1].max() + 1) + corners[:, 1], return_inverse=True)[1]
    forks = _forks(names, begins, ends)
    arcs: list[Corners] = []
    known: dict[bytes, int] = {}
    uses = []
    for begin, end, ring in zip(begins.tolist(), ends.tolist(), closed, strict=True):
        use = []
        for piece in _pieces(names, forks, begin, end) if ring else [np.arange(begin, end)]:
            there, back = names[piece].tobytes(), names[piece[::-1]].tobytes()
            if there not in known and back not in known:
                known[there] = len(arcs)
                arcs.append(corners[piece if len(piece) > 1 else np.repeat(piece, 2)])
            use.append(known[there] if there in known else ~known[back])
        uses.append(use)
    return origin.tolist(), arcs, uses


def _forks(names: Corners, begins: Corners, ends: Corners) -> NDArray[np.bool_]:
    """Which corners have other neighbours in one ring than in another: there borders part."""
    before, after = np.roll(names, 1), np.roll(names, -1)
    before[begins] = names[np.maximum(ends - 2, begins)]
    after[ends - 1] = names[np.minimum(begins + 1, ends - 1)]
    both = np.minimum(before, after) * (len(names) + 1) + np.maximum(before, after)
    some = np.zeros(len(names), dtype=np.int64)
    some[names] = both
    parts = np.zeros(len(names), dtype=bool)
    parts[names[both != some[names]]] = True
    return parts[names]


def _pieces(names: Corners, forks: NDArray[np.bool_], begin: int, end: int) -> list[Corners]:
    """A ring cut where borders part; one without such a corner whole, from the same corner whoever's border it is."""
    last = max(end - 1, begin + 1)
    at = np.flatnonzero(forks[begin:last])
    if not len(at):
        at = names[begin:last].argmin(0, keepdims=True)
    turned = np.roll(np.arange(begin, last), -at[0])
    turned = np.r_[turned, turned[:1]]
    stops = [*(at - at[0]).tolist(), last - begin]
    return [turned[one : other + 1] for one, other in pairwise(stops)]


def _straighten(arcs: list[Corners], uses: Sequence[Sequence[int]], closed: Sequence[bool], within: float) -> None:
    """Leave out corners; a ring of one or two arcs keeps all, lest nothing of it is left."""
    kept = {max(arc, ~arc) for use, ring in zip(uses, closed, strict=True) if ring and len(use) < 3 for arc in use}
    loose = [n for n in range(len(arcs)) if n not in kept]
    for n, line in zip(loose, shapely.simplify([shapely.LineString(arcs[n]) for n in loose], within), strict=True):
        arcs[n] = shapely.get_coordinates(line).astype(np.int64)
