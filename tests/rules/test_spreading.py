"""The heat map's arithmetic: nothing is lost, the densest place is where the cases are, order makes no difference."""

import h3
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, Polygon

from gridgis.analytics.spreading import KERNEL_M, NOTHING, Raster, bands, packed, raster_of, spread
from gridgis.core.errors import Invalid
from gridgis.core.geo import Box, cell_of

BOX = (120.6, 30.6, 120.85, 30.8)
LAKE = [(120.7, 30.68), (120.72, 30.68), (120.72, 30.7), (120.7, 30.7)]
COUNTY = Polygon([(120.6, 30.6), (120.8, 30.6), (120.85, 30.7), (120.75, 30.8), (120.62, 30.75)], [LAKE])
RASTERS = {resolution: raster_of(COUNTY, BOX, resolution) for resolution in (7, 8, 9)}


def square_of(raster: Raster, lng: float, lat: float) -> tuple[int, int]:
    west, south, east, north = raster.box
    rows, columns = raster.inside.shape
    return int((north - lat) / (north - south) * rows), int((lng - west) / (east - west) * columns)


def place_of(raster: Raster, row: int, column: int) -> tuple[float, float]:
    west, south, east, north = raster.box
    rows, columns = raster.inside.shape
    return west + (column + 0.5) / columns * (east - west), north - (row + 0.5) / rows * (north - south)


places = st.tuples(st.floats(120.59, 120.86), st.floats(30.59, 30.81), st.integers(1, 400))


@given(st.sampled_from(sorted(RASTERS)), st.lists(places, min_size=1, max_size=40), st.randoms())
@settings(max_examples=150)
def test_every_case_is_kept_wherever_it_lies_in_any_order(
    resolution: int, found: list[tuple[float, float, int]], random: object
) -> None:
    raster = RASTERS[resolution]
    counts: dict[int, int] = {}
    for lng, lat, many in found:
        cell = cell_of(lng, lat, resolution)
        counts[cell] = counts.get(cell, 0) + many
    density = spread(raster, counts)
    assert density.sum() * raster.square_km2 == pytest.approx(sum(counts.values()), rel=1e-6)
    assert not density[~raster.inside].any()
    assert (density >= 0).all()
    mixed = list(counts.items())
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert (spread(raster, dict(mixed)) == density).all()


@given(st.sampled_from(sorted(RASTERS)), st.floats(120.61, 120.84), st.floats(30.61, 30.79))
@settings(max_examples=60)
def test_the_densest_square_lies_within_a_cell_of_a_cluster(resolution: int, lng: float, lat: float) -> None:
    raster = RASTERS[resolution]
    row, column = square_of(raster, lng, lat)
    if not raster.inside[max(0, row - 3) : row + 4, max(0, column - 3) : column + 4].all():
        return
    cell = h3.latlng_to_cell(lat, lng, resolution)
    around = {cell_of(x, y, resolution): 1 for x, y in [(120.65, 30.62), (120.8, 30.7)]}
    counts = around | {h3.str_to_int(cell): 50}
    peak = np.unravel_index(spread(raster, counts).argmax(), raster.inside.shape)
    east, north = place_of(raster, int(peak[0]), int(peak[1]))
    away = h3.great_circle_distance((lat, lng), (north, east), unit="m")
    assert away <= 2 * h3.average_hexagon_edge_length(resolution, unit="m")


def test_a_case_far_from_borders_is_spread_by_the_kernel_alone() -> None:
    raster = RASTERS[9]
    density = spread(raster, {cell_of(120.66, 30.66, 9): 1})
    row, column = np.unravel_index(density.argmax(), density.shape)
    peak = 3 / (np.pi * (KERNEL_M[9] / 1000) ** 2)
    assert density[row, column] == pytest.approx(peak, rel=0.05)
    assert np.count_nonzero(density > 1e-9) == 45  # those of less than four squares away
    assert density[row, column + 2] == pytest.approx(peak * (1 - 0.25) ** 2, rel=0.05)


def test_at_a_border_what_would_fall_outside_is_given_to_the_part_inside() -> None:
    raster = RASTERS[9]
    edge = spread(raster, {cell_of(120.7, 30.6001, 9): 10})
    middle = spread(raster, {cell_of(120.66, 30.66, 9): 10})
    assert edge.max() > 1.5 * middle.max()
    lake = spread(raster, {cell_of(120.71, 30.69, 9): 10})
    assert lake.sum() * raster.square_km2 == pytest.approx(10)
    assert not lake[square_of(raster, 120.71, 30.69)]


def test_no_cases_are_no_density() -> None:
    raster = RASTERS[8]
    density = spread(raster, {})
    assert not density.any()
    assert bands(0.0) == []
    told = np.frombuffer(packed(raster, density, 0.0), "<u2").reshape(density.shape)
    assert (told == np.where(raster.inside, 0, NOTHING)).all()


def test_what_is_packed_holds_every_case_within_a_hundredth() -> None:
    raster, random = RASTERS[9], np.random.default_rng(3)
    counts = {
        cell_of(float(lng), float(lat), 9): 1
        for lng, lat in zip(random.uniform(120.6, 120.85, 3000), random.uniform(30.6, 30.8, 3000), strict=True)
    }
    density = spread(raster, counts)
    told = np.frombuffer(packed(raster, density, float(density.max())), "<u2")
    held = told[told != NOTHING].sum(dtype=float) * float(density.max()) / (NOTHING - 1) * raster.square_km2
    assert held == pytest.approx(len(counts), rel=0.01)


@pytest.mark.parametrize(
    ("peak", "limits"),
    [
        (33.0, [0.3, 1.0, 3.0, 10.0, 30.0]),
        (1.0, [0.01, 0.03, 0.1, 0.3, 1.0]),
        (0.07, [0.0003, 0.001, 0.003, 0.01, 0.03]),
        (5200.0, [30.0, 100.0, 300.0, 1000.0, 3000.0]),
    ],
)
def test_classes_are_round_and_end_below_the_peak(peak: float, limits: list[float]) -> None:
    assert bands(peak) == limits


@pytest.mark.parametrize("resolution", [6, 11, 30])
def test_a_resolution_that_is_none_is_refused(resolution: int) -> None:
    with pytest.raises(Invalid, match="7"):
        raster_of(COUNTY, BOX, resolution)


def test_a_place_too_large_for_a_resolution_is_refused() -> None:
    with pytest.raises(Invalid, match="10"):
        raster_of(COUNTY, (119.0, 29.0, 123.0, 32.0), 10)


def test_a_place_smaller_than_a_square_is_one() -> None:
    around: Box = (120.7, 30.7, 120.7001, 30.7001)
    yard = MultiPolygon([Polygon([(120.7, 30.7), (120.7001, 30.7), (120.7001, 30.7001)])])
    raster = raster_of(yard, around, 8)
    assert raster.inside.sum() == 1
    assert spread(raster, {cell_of(120.7, 30.7, 8): 4}).sum() * raster.square_km2 == pytest.approx(4)
