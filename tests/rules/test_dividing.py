from collections.abc import Sequence

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from shapely.geometry import LineString, MultiPolygon, Polygon, box

from gridgis.core.errors import Invalid
from gridgis.grids.coverage import is_valid_coverage, vertices, with_vertices
from gridgis.grids.dividing import Division, divide

Floats = NDArray[np.float64]

WEST, SOUTH = 120.7, 30.7
VILLAGE = Polygon([(WEST, SOUTH), (120.72, 30.7), (120.724, 30.7153), (120.71, 30.7171), (120.7003, 30.7192)])


def clustered(count: int, seed: int = 1, outline: Polygon | MultiPolygon = VILLAGE, hamlets: int = 40) -> Floats:
    """Addresses in hamlets, rounded as stored."""
    rng = np.random.default_rng(seed)
    west, south, east, north = outline.bounds
    middles = rng.uniform([west, south], [east, north], (hamlets, 2))
    at = middles[rng.integers(0, hamlets, 3 * count)] + rng.normal(0, 0.0006, (3 * count, 2))
    at = np.round(at, 7)
    return at[shapely.contains_xy(outline, at[:, 0], at[:, 1])][:count]


def river(*places: tuple[float, float]) -> LineString:
    return LineString([(WEST + x, SOUTH + y) for x, y in places])


def noded(outline: Polygon | MultiPolygon, fresh: Sequence[tuple[float, float]]) -> MultiPolygon:
    pieces = outline.geoms if isinstance(outline, MultiPolygon) else [outline]
    return MultiPolygon([with_vertices(piece, fresh) for piece in pieces])


def in_pieces(shape: Polygon | MultiPolygon) -> int:
    return len(shapely.get_parts([shape]))


def holds(division: Division, outline: Polygon | MultiPolygon, points: Floats, loads: Floats) -> None:
    """What every division keeps: a coverage of the outline, with each point in one part and no load lost."""
    shapes = [part.boundary for part in division.parts]
    assert is_valid_coverage(shapes)
    coordinates = shapely.get_coordinates(shapes)
    assert (np.round(coordinates, 7) == coordinates).all()
    union = shapely.union_all(shapes)
    assert union.symmetric_difference(noded(outline, division.outline_vertices)).area == 0
    # A border that meets a slanted side bends it, by half a step of 1e-7 degrees at most and mostly much less.
    assert abs(union.area - outline.area) <= outline.length * 1e-7 / 2
    rim = vertices(shapely.coverage_union_all(shapes))
    assert rim == vertices(outline) | set(division.outline_vertices)
    held = np.zeros(len(points), dtype=int)
    for part in division.parts:
        inside = shapely.intersects_xy(part.boundary, points[:, 0], points[:, 1])
        assert loads[inside & ~shapely.intersects_xy(part.boundary.boundary, points[:, 0], points[:, 1])].sum() <= (
            part.load + 1e-9
        )
        held += inside
    assert (held >= 1).all()
    assert sum(part.load for part in division.parts) == pytest.approx(loads.sum())


def balance(division: Division) -> float:
    loads = [part.load for part in division.parts]
    return max(loads) / (sum(loads) / len(loads))


def roads(count: int, seed: int = 3) -> list[LineString]:
    rng = np.random.default_rng(seed)
    lines = []
    for _ in range(count):
        begin, end = rng.uniform([WEST, SOUTH], [120.724, 30.719], (2, 2))
        lines.append(LineString(begin + (end - begin) * np.linspace(0, 1, 12)[:, None] + rng.normal(0, 1e-4, (12, 2))))
    return lines


def test_a_village_is_divided_evenly_into_connected_parts() -> None:
    points = clustered(3000)
    loads = np.ones(len(points))
    division = divide(VILLAGE, points, loads, count=8, barriers=roads(40))
    holds(division, VILLAGE, points, loads)
    assert shapely.union_all([part.boundary for part in division.parts]).area == pytest.approx(VILLAGE.area, rel=1e-9)
    assert len(division.parts) == 8
    assert balance(division) <= 1.1
    assert all(isinstance(part.boundary, Polygon) for part in division.parts)
    assert [part.inherits for part in division.parts] == [None] * 8
    assert not division.by_area


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_loads_that_differ_are_balanced_too(seed: int) -> None:
    points = clustered(3000, seed)
    loads = np.random.default_rng(seed).integers(1, 60, len(points)).astype(float)
    division = divide(VILLAGE, points, loads, target=loads.sum() / 12, seed=seed)
    holds(division, VILLAGE, points, loads)
    assert len(division.parts) == 12
    assert balance(division) <= 1.1


def test_the_same_seed_gives_the_same_bits_and_another_seed_another_proposal() -> None:
    points = clustered(800)
    loads = np.ones(len(points))

    def made(seed: int) -> list[bytes]:
        found = divide(VILLAGE, points, loads, count=5, barriers=roads(9), seed=seed)
        return [shapely.to_wkb(part.boundary) for part in found.parts]

    assert made(4) == made(4)
    assert made(4) != made(5)


def test_buildings_stay_clear_of_borders_across_open_land() -> None:
    points = clustered(1500)
    division = divide(VILLAGE, points, np.ones(len(points)), count=6)
    borders = shapely.union_all([part.boundary.boundary for part in division.parts])
    inner = borders.difference(VILLAGE.boundary.buffer(1e-6))
    gap_m = shapely.distance(shapely.points(points), inner).min() * 100_000
    assert gap_m > 0.4


def old_net(points: Floats) -> dict[str, Polygon | MultiPolygon]:
    """Four old grids, balanced: a division itself."""
    division = divide(VILLAGE, points, np.ones(len(points)), count=4, seed=9)
    return {f"old{i}": part.boundary for i, part in enumerate(division.parts)}


def test_full_stability_keeps_a_balanced_old_net() -> None:
    points = clustered(2000)
    old = old_net(points)
    outline = shapely.coverage_union_all(list(old.values()))
    assert isinstance(outline, Polygon)
    division = divide(outline, points, np.ones(len(points)), count=4, old=old, stability=1, seed=2)
    holds(division, outline, points, np.ones(len(points)))
    assert {part.inherits for part in division.parts} == set(old)
    assert division.moved < 0.02
    for part in division.parts:
        assert part.inherits is not None
        assert part.boundary.symmetric_difference(old[part.inherits]).area < 0.02 * part.boundary.area
    free = divide(outline, points, np.ones(len(points)), count=4, old=old, stability=0, seed=2)
    assert free.moved >= division.moved


def test_an_unbalanced_old_net_changes_where_it_must() -> None:
    points = clustered(2000)
    middle = 120.7085
    west, south, east, north = VILLAGE.bounds
    cut = [VILLAGE.intersection(box(west, south, middle, north)), VILLAGE.intersection(box(middle, south, east, north))]
    old = {"a": shapely.set_precision(cut[0], 1e-7), "b": shapely.set_precision(cut[1], 1e-7)}
    before = [float(shapely.contains_xy(shape, points).sum()) for shape in old.values()]
    assert max(before) / sum(before) > 0.57
    division = divide(VILLAGE, points, np.ones(len(points)), count=2, old=old, stability=1)
    assert balance(division) <= 1.1
    assert {part.inherits for part in division.parts} == {"a", "b"}
    # No more moves than balance within a tenth asks for, and a little for whole atoms.
    assert division.moved <= max(before) / sum(before) - 0.5 + 0.02


def test_more_parts_than_before_leave_the_new_ones_without_a_past() -> None:
    points = clustered(2000)
    old = old_net(points)
    division = divide(VILLAGE, points, np.ones(len(points)), count=7, old=old, stability=0.5)
    heirs = [part.inherits for part in division.parts if part.inherits]
    assert sorted(heirs) == sorted(old)
    fewer = divide(VILLAGE, points, np.ones(len(points)), count=3, old=old, stability=0.5)
    heirs = [part.inherits for part in fewer.parts if part.inherits]
    assert len(heirs) == len(set(heirs)) == 3


def test_borders_follow_a_river() -> None:
    points = clustered(1500, seed=8)
    at = float(np.median(points[:, 0])) - WEST
    stream = river(*((at + 0.0002 * (-1) ** i, -0.001 + 0.002 * i) for i in range(12)))
    points = points[shapely.distance(shapely.points(points), stream) > 1e-5]
    division = divide(VILLAGE, points, np.ones(len(points)), count=2, barriers=[stream])
    border = division.parts[0].boundary.intersection(division.parts[1].boundary)
    along = border.intersection(stream.buffer(3e-7)).length
    assert along > 0.95 * border.length
    assert balance(division) <= 1.1


def test_borders_turn_from_street_to_street_at_crossings() -> None:
    town = box(120.7, 30.7, 120.72, 30.72)
    streets = [river((x, -0.01), (x + 0.0004, 0.03)) for x in np.arange(0.00107, 0.02, 0.002)]
    streets += [river((-0.01, y), (0.03, y + 0.0003)) for y in np.arange(0.00093, 0.02, 0.002)]
    points = clustered(4000, outline=town)
    points = points[shapely.distance(shapely.points(points), shapely.union_all(streets)) > 1e-6]
    loads = np.ones(len(points))
    division = divide(town, points, loads, count=6, barriers=streets, stability=0)
    holds(division, town, points, loads)
    assert balance(division) <= 1.1
    borders = shapely.union_all([part.boundary.boundary for part in division.parts]).difference(
        town.boundary.buffer(1e-6)
    )
    along = borders.intersection(shapely.union_all(streets).buffer(3e-7)).length
    assert along > 0.9 * borders.length


def test_a_road_that_ends_in_a_field_and_one_along_the_outline_do_no_harm() -> None:
    points = clustered(600)
    ring = list(VILLAGE.exterior.coords)
    lines = [river((0.004, 0.004), (0.009, 0.006)), LineString(ring[:3]), river((-0.01, 0.3), (0.01, 0.4))]
    division = divide(VILLAGE, points, np.ones(len(points)), count=4, barriers=lines)
    holds(division, VILLAGE, points, np.ones(len(points)))


@pytest.mark.parametrize("loads", [np.zeros(40), np.zeros(0)])
def test_land_without_load_is_divided_by_area(loads: Floats) -> None:
    points = clustered(len(loads)) if len(loads) else np.zeros((0, 2))
    division = divide(VILLAGE, points, loads, count=6)
    holds(division, VILLAGE, points, loads)
    assert division.by_area
    areas = [part.boundary.area for part in division.parts]
    assert max(areas) / (sum(areas) / 6) <= 1.1
    assert all(isinstance(part.boundary, Polygon) for part in division.parts)


def test_an_outline_in_pieces_with_a_hole() -> None:
    main = box(120.7, 30.7, 120.72, 30.715).difference(box(120.708, 30.705, 120.712, 30.709))
    outline = MultiPolygon([main, box(120.73, 30.7, 120.733, 30.704), box(120.709, 30.706, 120.711, 30.708)])
    points = clustered(1500, outline=outline)
    loads = np.ones(len(points))
    division = divide(outline, points, loads, count=5)
    holds(division, outline, points, loads)
    assert balance(division) <= 1.1
    for part in division.parts:
        for piece in outline.geoms:
            inside = shapely.get_parts([part.boundary.intersection(piece.buffer(1e-9))])
            assert sum(shapely.area(inside) > 1e-14) <= 1


def test_addresses_outside_count_for_the_nearest_part() -> None:
    points = np.concatenate([clustered(500), [[120.6, 30.71], [120.9, 30.71]]])
    division = divide(VILLAGE, points, np.ones(len(points)), count=2)
    assert sum(part.load for part in division.parts) == len(points)


@pytest.mark.parametrize(
    "points",
    [
        [(120.7 + 0.0005 * i, 30.705) for i in range(1, 30)],
        [(120.705, 30.705)] * 50 + [(120.706, 30.706)] * 50,
        [(120.71, 30.7), (120.70003, 30.7), (120.705, 30.7)],
        [(120.705, 30.705), (120.7050002, 30.705), (120.706, 30.705), (120.706, 30.7050001)],
    ],
    ids=["in a row", "on two spots", "on the outline", "nearly on two spots"],
)
def test_odd_places(points: list[tuple[float, float]]) -> None:
    at = np.array(points)
    division = divide(VILLAGE, at, np.ones(len(at)), count=2)
    shapes = [part.boundary for part in division.parts]
    assert is_valid_coverage(shapes)
    assert sum(part.load for part in division.parts) == len(at)
    assert min(part.load for part in division.parts) > 0


def test_a_long_chain_of_points_is_no_building() -> None:
    rng = np.random.default_rng(1)
    points = np.round(np.array([120.71, 30.71]) + rng.normal(0, 5e-5, (1500, 2)), 7)
    division = divide(VILLAGE, points, np.ones(len(points)), count=3)
    holds(division, VILLAGE, points, np.ones(len(points)))
    assert balance(division) <= 1.1


def test_a_line_across_a_tip_of_the_outline_leaves_the_tip() -> None:
    thin = Polygon(
        [
            (120.7, 30.7),
            (120.72, 30.7),
            (120.72, 30.71),
            (120.710001, 30.71),
            (120.71, 30.7015),
            (120.709999, 30.71),
            (120.7, 30.71),
        ]
    )
    points = clustered(400, outline=thin)
    lines = [river((-0.001, y), (0.03, y)) for y in (0.0015, 0.001500013, 0.0015011, 0.0016)]
    division = divide(thin, points, np.ones(len(points)), count=3, barriers=lines)
    holds(division, thin, points, np.ones(len(points)))


def test_one_tower_beside_houses_is_never_cut() -> None:
    points = np.concatenate([clustered(200), np.tile([[120.711, 30.711]], (500, 1))])
    division = divide(VILLAGE, points, np.ones(len(points)), count=3)
    assert max(part.load for part in division.parts) >= 500
    assert all(isinstance(part.boundary, Polygon) for part in division.parts)
    assert min(part.load for part in division.parts) > 0


POINTS = clustered(60)
ONES = np.ones(len(POINTS))


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({}, "count"),
        ({"count": 3, "target": 20}, "count"),
        ({"count": 1}, "count"),
        ({"count": 800}, "count"),
        ({"count": 61}, "count"),
        ({"target": 0}, "target"),
        ({"target": float("nan")}, "target"),
        ({"target": 60}, "target"),
        ({"target": 0.01}, "target"),
        ({"count": 2, "stability": 1.5}, "stability"),
        ({"count": 2, "stability": float("nan")}, "stability"),
    ],
)
def test_refusals(asked: dict[str, float], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        divide(VILLAGE, POINTS, ONES, **asked)  # type: ignore[arg-type]
    assert refused.value.facts["field"] == field


def test_refusals_of_what_is_divided() -> None:
    for points, loads, outline in (
        (POINTS, ONES[1:], VILLAGE),
        (POINTS, -ONES, VILLAGE),
        (POINTS, ONES * np.nan, VILLAGE),
        (POINTS * np.inf, ONES, VILLAGE),
        (POINTS, ONES, Polygon()),
        (POINTS, ONES, Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])),
    ):
        with pytest.raises(Invalid):
            divide(outline, points, loads, count=2)
    with pytest.raises(Invalid, match="only 1 place"):
        divide(VILLAGE, np.tile(POINTS[:1], (9, 1)), np.ones(9), count=2)
    with pytest.raises(Invalid, match="number of grids"):
        divide(VILLAGE, POINTS, ONES * 0, target=3)


@settings(max_examples=40, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    size=st.integers(8, 250),
    count=st.integers(2, 8),
    corners=st.integers(3, 30),
    lines=st.integers(0, 12),
    stability=st.sampled_from([0.0, 0.5, 1.0]),
)
def test_any_outline_lines_and_old_net(
    seed: int, size: int, count: int, corners: int, lines: int, stability: float
) -> None:
    rng = np.random.default_rng(seed)
    turn = np.sort(rng.uniform(0, 2 * np.pi, corners)) + np.linspace(0, 1e-3, corners)
    reach = rng.uniform(0.002, 0.012, corners)
    ring = np.column_stack([120.71 + reach * np.cos(turn), 30.71 + reach * np.sin(turn)])
    outline = Polygon(np.round(ring, 7))
    if not outline.is_valid or outline.area < 1e-6:
        return
    inside = clustered(size, seed, outline, hamlets=6)
    loads = rng.integers(0, 9, len(inside)).astype(float)
    if (loads > 0).sum() < 2 * count:
        return
    barriers = [LineString(rng.uniform([120.7, 30.7], [120.72, 30.72], (5, 2))) for _ in range(lines)]
    first = divide(outline, inside, loads, count=count, barriers=barriers, seed=seed)
    holds(first, outline, inside, loads)
    rim = noded(outline, first.outline_vertices).geoms[0]
    old = {str(i): part.boundary for i, part in enumerate(first.parts)}
    again = divide(
        rim, inside, loads, count=max(2, count - seed % 3), old=old, barriers=barriers[::2], stability=stability
    )
    holds(again, rim, inside, loads)
    for division in (first, again):
        assert all(part.load > 0 for part in division.parts)
        assert all(in_pieces(part.boundary) == 1 for part in division.parts)


def test_neighbours_outside_fit_when_given_the_new_vertices() -> None:
    points = clustered(900)
    east = Polygon([(120.72, 30.7), (120.74, 30.7), (120.74, 30.7153), (120.724, 30.7153)])
    division = divide(VILLAGE, points, np.ones(len(points)), count=5)
    assert division.outline_vertices == sorted(division.outline_vertices)
    shapes = [part.boundary for part in division.parts]
    assert is_valid_coverage([*shapes, with_vertices(east, division.outline_vertices)])
