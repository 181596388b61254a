"""Shapes made to cost are recognised in a moment; those of a net are not taken for such."""

import numpy as np
import shapely
from shapely.geometry import Point, Polygon, box

from gridgis.exchange.boundaries.intricacy import are_piled, are_tangled
from gridgis.exchange.boundaries.report import Findings
from gridgis.exchange.boundaries.shape_checks import Placed, refuse_overlaps, sound
from gridgis.exchange.reading.boundary_files import BoundaryFile, Row

FIELDS = {"code": None, "name": None, "households": None, "zone_kind": None, "parent": None}


def tangle(vertices: int) -> Polygon:
    x = np.random.default_rng(1).permutation(np.linspace(120, 120.1, vertices))
    return Polygon(np.column_stack((x, np.where(np.arange(vertices) % 2, 30.0, 30.1))))


def comb(teeth: int, *, upright: bool) -> Polygon:
    along = np.repeat(np.linspace(0, 0.1, 2 * teeth), 2)
    across = np.tile([0.001, 0.1, 0.1, 0.001], teeth)
    at = np.vstack((np.column_stack((along, across)), [[0.1, 0.0], [0.0, 0.0]]))
    return Polygon((at if upright else at[:, ::-1]) + [120.0, 30.0])


def a_file(*shapes: Polygon) -> BoundaryFile:
    rows = [Row(n, {}, shape) for n, shape in enumerate(shapes, 1)]
    return BoundaryFile("GeoJSON", "", [], "EPSG:4490", False, "utf-8", False, [], rows)


def test_a_tangle_of_a_hundred_thousand_vertices_is_told_and_not_mended() -> None:
    found = Findings()
    assert sound(a_file(tangle(100_000)), FIELDS, found, repair=True) == []
    assert [(p.kind, p.fatal) for p in found.problems] == [("tangled", True)]


def test_combs_through_each_other_are_told_and_not_measured() -> None:
    found = Findings()
    assert sound(a_file(comb(5000, upright=True), comb(5000, upright=False)), FIELDS, found, repair=False) == []
    assert [(p.kind, p.fatal) for p in found.problems] == [("tangled", True)]


def test_a_bow_tie_a_comb_and_a_net_sent_twice_are_no_tangle() -> None:
    bow = Polygon([(120, 30), (120.1, 30.1), (120.1, 30), (120, 30.1)])
    found = Findings()
    assert len(sound(a_file(bow), FIELDS, found, repair=True)) == 1
    assert not are_tangled([comb(5000, upright=True)])
    net = [shapely.segmentize(box(x, y, x + 1, y + 1), 0.1) for x in range(30) for y in range(30)]
    assert not are_tangled(net + net)


def test_shapes_that_all_lie_in_each_other_are_told_and_not_compared() -> None:
    found = Findings()
    shapes = [Placed(n, "", "", Point(120, 30).buffer(0.1 + n * 1e-7)) for n in range(20_000)]
    refuse_overlaps(shapes, found)
    assert [problem.kind for problem in found.problems] == ["piled"]


def test_a_net_is_no_pile() -> None:
    grids = [box(x, y, x + 1, y + 1) for x in range(60) for y in range(60)]
    assert not are_piled(np.array(grids, dtype=object))
