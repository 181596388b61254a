"""Hot spots by arithmetic: Gi* as esda reckons it, a planted cluster found, next to nothing in noise, any order."""

import h3
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_matrix
from shapely import Polygon

from gridgis.analytics.clustering import (
    FALSE_SHARE,
    STANDINGS,
    Floats,
    cells_over,
    counts_on,
    gi_star,
    hot,
    net_of,
    p_values,
    peaks,
    streak,
)
from gridgis.core.geo import cell_of, cells_around

LAKE = [(120.7, 30.66), (120.72, 30.66), (120.72, 30.68), (120.7, 30.68)]
COUNTY = Polygon([(120.6, 30.6), (120.72, 30.6), (120.76, 30.66), (120.7, 30.72), (120.62, 30.7)], [LAKE])
CELLS = cells_over(COUNTY, 9)
NET = net_of(CELLS, 2)
MIDDLE = cell_of(120.66, 30.65, 9)


def noise(seed: int, mean: float) -> Floats:
    return np.random.default_rng(seed).poisson(mean, len(NET.cells)).astype(float)


@pytest.mark.parametrize("rings", [1, 2])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_z_and_the_normal_p_are_those_of_esda_on_the_same_weights(rings: int, seed: int) -> None:
    from esda.getisord import G_Local
    from libpysal.weights import WSP, WSP2W

    net = net_of(CELLS, rings)
    counts = noise(seed, 2.0)
    counts[net.cells.index(MIDDLE)] += 40
    weights = WSP2W(WSP(csr_matrix(net.around)))
    told = G_Local(counts, weights, transform="B", star=None, permutations=0)
    z = gi_star(net, counts)
    assert z == pytest.approx(told.Zs, abs=1e-9)
    from scipy.stats import norm

    assert norm.sf(np.abs(z)) == pytest.approx(told.p_norm, abs=1e-12)


def test_a_planted_cluster_is_found_where_it_is() -> None:
    counts = noise(7, 0.3)
    for cell in cells_around(MIDDLE, 1):
        counts[NET.cells.index(cell)] += 6
    [found] = peaks(NET, gi_star(NET, counts), hot(NET, counts))
    assert h3.grid_distance(h3.int_to_str(NET.cells[found]), h3.int_to_str(MIDDLE)) <= 1
    assert p_values(NET, counts)[found] < 1e-9


@pytest.mark.parametrize("mean", [0.02, 0.3, 3.0])
def test_in_noise_hardly_ever_anything_is_found(mean: float) -> None:
    """Where there is nothing to find all of it is false: as rarely as the share promises, with room for luck."""
    runs = 200
    false = sum(bool(hot(NET, noise(seed, mean)).any()) for seed in range(runs))
    assert false / runs <= FALSE_SHARE + 2 * (FALSE_SHARE * (1 - FALSE_SHARE) / runs) ** 0.5


def test_beside_true_clusters_few_of_those_found_are_false() -> None:
    shares = []
    for seed in range(40):
        counts = noise(seed, 0.3)
        true = set(cells_around(MIDDLE, 3))
        for cell in cells_around(MIDDLE, 1):
            counts[NET.cells.index(cell)] += 4
        found = {NET.cells[n] for n in np.flatnonzero(hot(NET, counts))}
        shares.append(len(found - true) / len(found))
    assert np.mean(shares) <= FALSE_SHARE


@given(st.lists(st.tuples(st.sampled_from(sorted(CELLS)), st.integers(0, 30)), max_size=60), st.randoms())
@settings(max_examples=40, deadline=None)
def test_the_order_of_rows_makes_no_difference(rows: list[tuple[int, int]], random: object) -> None:
    counts = dict(rows)
    cells, mixed = list(CELLS), list(counts.items())
    random.shuffle(cells)  # type: ignore[attr-defined]
    random.shuffle(mixed)  # type: ignore[attr-defined]
    other = net_of(cells, 2)
    assert other.cells == NET.cells
    one, two = counts_on(NET, counts), counts_on(other, dict(mixed))
    assert (gi_star(NET, one) == gi_star(other, two)).all()
    assert (hot(NET, one) == hot(other, two)).all()


def test_cells_reach_over_the_border_and_no_farther() -> None:
    inside = Polygon(COUNTY.exterior, COUNTY.interiors)
    for lng, lat in ((120.6001, 30.6001), (120.7001, 30.65), (120.7199, 30.6001)):
        assert cell_of(lng, lat, 9) in CELLS
    for cell in CELLS:
        ring = [(lng, lat) for lat, lng in h3.cell_to_boundary(h3.int_to_str(cell))]
        assert Polygon(ring).intersects(inside)


def test_at_the_border_a_neighbourhood_counts_what_there_is() -> None:
    sizes = np.asarray(NET.around.sum(axis=1))
    assert sizes.max() == 19 and sizes.min() < 19
    even = np.full(len(NET.cells), 3.0)
    assert (gi_star(NET, even) == 0).all() and not hot(NET, even).any()
    corner = int(np.argmin(sizes))
    counts = noise(3, 0.3)
    counts[corner] += 25
    assert hot(NET, counts)[corner]


@pytest.mark.parametrize("cells", [[], [MIDDLE], cells_around(MIDDLE, 1)])
def test_too_few_cells_have_no_hot_spot(cells: list[int]) -> None:
    net = net_of(cells, 2)
    counts = np.arange(len(cells), dtype=float) * 10
    assert (gi_star(net, counts) == 0).all()
    assert not hot(net, counts).any()


def test_peaks_share_no_cell_and_equal_ones_go_by_cell() -> None:
    score = np.ones(len(NET.cells))
    found = peaks(NET, score, np.ones(len(NET.cells), dtype=bool))
    assert found[0] == 0
    around = [set(cells_around(NET.cells[one], 2)) for one in found]
    assert sum(map(len, around)) == len(set().union(*around))
    rest = peaks(NET, score, np.ones(len(NET.cells), dtype=bool), found[:1])
    assert found[0] not in rest and set(rest) <= set(range(len(NET.cells)))
    assert all(around[0].isdisjoint(cells_around(NET.cells[one], 2)) for one in rest)


def test_what_a_place_is_follows_from_a_table() -> None:
    assert STANDINGS == {
        (True, False): "new",
        (True, True): "persistent",
        (False, True): "fading",
        (False, False): None,
    }


@pytest.mark.parametrize(("told", "weeks"), [([], 0), ([True], 1), ([False, True], 0), ([True, True, False, True], 2)])
def test_weeks_in_a_row(told: list[bool], weeks: int) -> None:
    assert streak(told) == weeks
