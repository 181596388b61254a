"""Borders of a file matched to each other and to the net, by rounding and no more."""

import numpy as np
import shapely
from shapely.geometry import Polygon, box

from gridgis.exchange.boundaries.border_matching import match_borders
from gridgis.exchange.boundaries.report import Findings
from gridgis.grids.coverage import Area, is_valid_coverage
from gridgis.plans.drafts import Draft
from tests.layers import VILLAGES

CM = 1e-7


def draft(code: str, shape: Area) -> Draft:
    return Draft(code, VILLAGES, code, "110101001001", "", shape, 300, None)


def matched(after: dict[str, Area], net: dict[str, Area]) -> tuple[dict[str, Area], Findings]:
    found = Findings()
    made = match_borders({c: draft(c, s) for c, s in after.items()}, {c: draft(c, s) for c, s in net.items()}, found)
    return {code: one.boundary for code, one in made.items() if one is not None}, found


def test_a_coverage_stays_as_it_is() -> None:
    made, found = matched({"a": box(0, 0, 1, 1), "b": box(1, 0, 2, 1)}, {"c": box(2, 0, 3, 1)})
    assert (set(made), found.problems) == ({"a", "b"}, [])


def test_a_corner_on_a_neighbours_border_becomes_its_vertex() -> None:
    made, found = matched({"a": box(0, 0, 1, 2), "b": box(1, 0, 2, 1), "c": box(1, 1, 2, 2)}, {})
    assert is_valid_coverage(made.values())
    assert [problem.kind for problem in found.problems] == ["matched"]
    assert (1.0, 1.0) in set(made["a"].exterior.coords)


def test_a_grid_of_the_net_gains_the_vertex_and_keeps_its_shape() -> None:
    made, _ = matched({"b": box(1, 0, 2, 1), "c": box(1, 1, 2, 2)}, {"a": box(0, 0, 1, 2)})
    assert is_valid_coverage(made.values())
    assert made["a"].equals(box(0, 0, 1, 2))


def test_corners_a_centimetre_apart_become_one_and_the_net_does_not_move() -> None:
    near = Polygon([(1 + CM, 0), (2, 0), (2, 1), (1 - CM, 1)])
    made, _ = matched({"b": near}, {"a": box(0, 0, 1, 1)})
    assert made["b"].equals(box(1, 0, 2, 1))
    assert "a" not in made
    both, _ = matched({"a": box(0, 0, 1, 1), "b": near}, {})
    assert is_valid_coverage(both.values())


def test_wider_differences_stay() -> None:
    wide = box(1 + 50 * CM, 0, 2, 1)
    made, found = matched({"a": box(0, 0, 1, 1), "b": wide}, {})
    assert made["b"].equals(wide)
    assert found.problems == []


def test_a_whole_net_shaken_by_a_centimetre_is_one_coverage_again() -> None:
    shake = np.random.default_rng(4)

    def shaken(x: int, y: int) -> Polygon:
        at = shapely.get_coordinates(shapely.segmentize(box(x, y, x + 1, y + 1), 0.25))[:-1]
        return Polygon(np.round(at + shake.choice([0, 0, CM], at.shape), 7))

    grids: dict[str, Area] = {f"{x}{y}": shaken(x, y) for x in range(6) for y in range(6)}
    made, _ = matched(grids, {})
    assert not is_valid_coverage(grids.values())
    assert is_valid_coverage(made.values())
