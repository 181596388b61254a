"""Where cases lie closer together than chance would put them: Getis-Ord Gi* over H3 cells. No database here.

The statistic of a cell is of the cases in it and in the cells around it (Getis & Ord, Geographical Analysis 24, 1992;
with the cell itself and standardised: Ord & Getis, Geographical Analysis 27, 1995). Many cells are tested at once, so
p-values are cut where at most so many of those found are expected to be false (Benjamini & Hochberg, Journal of the
Royal Statistical Society B 57, 1995).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import h3
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.stats import binom, false_discovery_control, norm
from shapely import Geometry

from gridgis.core.geo import cells_around

FALSE_SHARE = 0.05
"""Of the cells found, so many are expected to be false at most."""
LEAST = 10
"""A neighbourhood with fewer cases, now and a year ago together, is named and not tested."""

Floats = NDArray[np.float64]
Standing = Literal["new", "persistent", "fading"]

STANDINGS: dict[tuple[bool, bool], Standing | None] = {
    (True, False): "new",
    (True, True): "persistent",
    (False, True): "fading",
    (False, False): None,
}
"""What a place is by whether it is hot in the period, and whether it was in the four weeks before it."""


@dataclass(frozen=True)
class Net:
    """Cells in rising order, and which of them lie around which: itself, and those so many rings about it.

    `around` has a row and a column a cell, 1 where the cell of the column lies around that of the row. Cells outside
    count for nothing: at a border a neighbourhood is smaller, and the statistic reckons with its size.
    """

    cells: tuple[int, ...]
    rings: int
    around: csr_array


def cells_over(area: Geometry, resolution: int) -> set[int]:
    """The cells that have any part in an area, in degrees."""
    shape = h3.geo_to_h3shape(area)
    return {h3.str_to_int(one) for one in h3.h3shape_to_cells_experimental(shape, resolution, contain="overlap")}


def net_of(cells: Iterable[int], rings: int) -> Net:
    """The net of some cells of one resolution, in whatever order they come."""
    known = sorted(set(cells))
    place = {cell: n for n, cell in enumerate(known)}
    pairs = [(n, place[one]) for n, cell in enumerate(known) for one in cells_around(cell, rings) if one in place]
    rows, columns = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return Net(tuple(known), rings, csr_array((np.ones(len(pairs)), (rows, columns)), shape=(len(known), len(known))))


def counts_on(net: Net, counts: Mapping[int, int]) -> Floats:
    """Counts aligned with the cells of a net; cells of which nothing is told have none."""
    return np.array([counts.get(cell, 0) for cell in net.cells], dtype=float)


def gi_star(net: Net, counts: Floats) -> Floats:
    """The standardised statistic of each cell; 0 where counts do not differ, or a neighbourhood is all there is.

    `z = (Σ w x − x̄ Σ w) / (s √((n Σ w² − (Σ w)²) / (n − 1)))`, with `x̄` and `s` of all cells and binary weights
    (Ord & Getis 1995, equation 14).
    """
    n = len(counts)
    if n < 2:
        return np.zeros(n)
    mean, spread = counts.mean(), counts.std()
    weights = np.asarray(net.around.sum(axis=1), dtype=float)
    scale = spread * np.sqrt(np.maximum(n * weights - weights**2, 0) / (n - 1))
    apart = net.around @ counts - mean * weights
    return np.asarray(np.divide(apart, scale, out=np.zeros(n), where=scale > 1e-12))


def p_values(net: Net, counts: Floats) -> Floats:
    """How likely each cell would come to so much or more by chance, one-sided: the greater of two answers.

    That of the normal approximation of Gi*, which few cases make too small; and that of as many cases thrown on all
    cells alike, of which a neighbourhood of w out of n cells holds as many as a binomial with w / n tells.
    """
    if not len(counts):
        return np.zeros(0)
    weights = np.asarray(net.around.sum(axis=1), dtype=float)
    thrown = binom.sf(net.around @ counts - 1, counts.sum(), weights / len(counts))
    return np.asarray(np.maximum(norm.sf(gi_star(net, counts)), thrown))


def hot(net: Net, counts: Floats, *, share: float = FALSE_SHARE) -> NDArray[np.bool_]:
    """The cells that are hot: of all of a net, those whose p-values stand when so many may be false at most."""
    if not counts.any():
        return np.zeros(len(counts), dtype=bool)
    return np.asarray(false_discovery_control(p_values(net, counts), method="bh") <= share)


def peaks(net: Net, score: Floats, chosen: NDArray[np.bool_], taken: Collection[int] = ()) -> list[int]:
    """Places of cells whose neighbourhoods do not touch: the highest score first, and then what is left.

    Args:
        net: the cells.
        score: by which one comes before another; equal ones in the order of cells.
        chosen: among which cells to look.
        taken: places of cells near which there is to be none.
    """
    found: list[int] = []
    near: set[int] = set()
    for place in taken:
        near.update(_overlapping(net, place))
    for place in sorted(np.flatnonzero(chosen).tolist(), key=lambda one: (-score[one], one)):
        if net.cells[place] not in near:
            found.append(place)
            near.update(_overlapping(net, place))
    return found


def _overlapping(net: Net, place: int) -> list[int]:
    return cells_around(net.cells[place], 2 * net.rings)


def streak(told: Sequence[bool]) -> int:
    """How many hold one after the other, from the first on."""
    return next((n for n, holds in enumerate(told) if not holds), len(told))
