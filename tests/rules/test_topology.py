"""TopoJSON says the same as the GeoJSON it is made of, and leaves no gap between neighbours."""

from typing import Any

import numpy as np
import pytest
import shapely
from shapely.geometry import mapping, shape

from gridgis.core.topology import DEGREE_M, QUANTUM, topology


def decoded(topo: dict[str, Any]) -> list[dict[str, Any]]:
    """Its shapes as GeoJSON geometries, as any reader of TopoJSON makes them."""
    scale, move = topo["transform"]["scale"], topo["transform"]["translate"]
    arcs = [(np.cumsum(arc, axis=0) * scale + move).tolist() for arc in topo["arcs"]]

    def line(use: list[int]) -> list[Any]:
        told: list[Any] = []
        for n in use:
            told += (arcs[n] if n >= 0 else arcs[~n][::-1])[1 if told else 0 :]
        return told

    found = []
    for one in topo["objects"]["shapes"]["geometries"]:
        uses = one["arcs"]
        deep = one["type"] == "MultiPolygon"
        found.append(
            {
                "type": one["type"],
                "coordinates": [[line(use) for use in part] for part in uses] if deep else [line(use) for use in uses],
            }
        )
    return found


def collection(shapes: list[Any]) -> dict[str, Any]:
    features = [
        {"type": "Feature", "id": str(n), "geometry": mapping(one), "properties": {"n": n}}
        for n, one in enumerate(shapes)
    ]
    return {"type": "FeatureCollection", "features": features}


def town(seed: int = 7, across: int = 8) -> list[shapely.Geometry]:
    """Neighbours whose common borders have many corners, one of two parts, one in the hole of another."""
    rng = np.random.default_rng(seed)
    fine = 6
    at = 120.7 + np.arange(across * fine + 1) * 1e-4
    west, south = np.meshgrid(at, at - 90, indexing="ij")
    inner = np.zeros_like(west)
    inner[1:-1, 1:-1] = 1
    west = np.round(west + inner * rng.uniform(-3e-5, 3e-5, west.shape), 7)
    south = np.round(south + inner * rng.uniform(-3e-5, 3e-5, west.shape), 7)
    cells = []
    for i in range(0, across * fine, fine):
        for j in range(0, across * fine, fine):
            edge = [(i + k, j) for k in range(fine)] + [(i + fine, j + k) for k in range(fine)]
            edge += [(i + fine - k, j + fine) for k in range(fine)] + [(i, j + fine - k) for k in range(fine)]
            cells.append(shapely.Polygon([(west[a, b], south[a, b]) for a, b in edge]))
    both = shapely.MultiPolygon([cells[0], cells[-1]])
    hole = shapely.set_precision(shapely.affinity.scale(cells[9], 0.3, 0.3), 1e-7)
    return [both, *cells[1:9], cells[9].difference(hole), hole, *cells[10:-1]]


@pytest.mark.parametrize("within_m", [0, 5])
def test_neighbours_stay_neighbours(within_m: int) -> None:
    shapes = town()
    assert shapely.coverage_is_valid(shapes)
    drawn = [shape(one) for one in decoded(topology(collection(shapes), within_m))]
    assert shapely.coverage_is_valid(drawn)
    assert all(one.is_valid for one in drawn)
    off = within_m / DEGREE_M or QUANTUM
    for before, after in zip(shapes, drawn, strict=True):
        assert (before.geom_type, shapely.count_coordinates(before) >= shapely.count_coordinates(after)) == (
            after.geom_type,
            True,
        )
        assert shapely.hausdorff_distance(before, after) <= off


def test_corners_of_shapes_asked_for_apart_meet() -> None:
    shapes = town()
    together = decoded(topology(collection(shapes)))
    apart = [decoded(topology(collection([one])))[0] for one in shapes]
    for one, other in zip(together, apart, strict=True):
        assert shapely.equals_exact(shapely.normalize(shape(one)), shapely.normalize(shape(other)), QUANTUM / 1e4)


def test_a_common_border_is_told_once_and_the_facts_come_along() -> None:
    left, right = shapely.box(120, 30, 120.1, 30.1), shapely.box(120.1, 30, 120.2, 30.1)
    topo = topology(collection([left, right]))
    assert len(topo["arcs"]) == 3
    used = [n for one in topo["objects"]["shapes"]["geometries"] for n in one["arcs"][0]]
    assert len({max(n, ~n) for n in used}) == 3 and len(used) == 4
    assert [one["properties"] for one in topo["objects"]["shapes"]["geometries"]] == [{"n": 0}, {"n": 1}]


def test_the_ring_of_an_enclave_is_told_once() -> None:
    hole = shapely.box(120.04, 30.04, 120.06, 30.06)
    topo = topology(collection([shapely.box(120, 30, 120.1, 30.1).difference(hole), hole]))
    assert len(topo["arcs"]) == 2


def test_lines_are_told_as_they_are() -> None:
    lines = [
        shapely.MultiLineString([[(120, 30), (120.1, 30.1)], [(120.2, 30), (120.3, 30)]]),
        shapely.MultiLineString([[(120, 30.1), (120.1, 30)]]),
    ]
    drawn = [shape(one) for one in decoded(topology(collection(lines)))]
    assert all(shapely.equals_exact(a, b, QUANTUM) for a, b in zip(lines, drawn, strict=True))
    bent = shapely.MultiLineString([[(120, 30), (120.00005, 30.00001), (120.0001, 30)]])
    assert [len(arc) for arc in topology(collection([bent]), 10)["arcs"]] == [2]


@pytest.mark.parametrize("shapes", [[], [shapely.box(120, 30, 120 + 1e-8, 30 + 1e-8)]])
def test_nothing_and_next_to_nothing_can_be_told(shapes: list[shapely.Geometry]) -> None:
    topo = topology(collection(shapes))
    assert len(decoded(topo)) == len(shapes)
    assert all(len(arc) >= 2 for arc in topo["arcs"])
