"""The atoms as a graph: what each carries, and what a border between two costs."""

from dataclasses import dataclass

import numpy as np
import shapely

from gridgis.grids.dividing.atoms import BARRIER, OLD, Atoms
from gridgis.grids.dividing.lattice import Floats, Ints, joined

ALONG_BARRIER, ALONG_OLD = 0.25, 0.4
"""Price of a border along roads and water, and along the old net at full stability; 1 across open land."""


@dataclass(frozen=True)
class Net:
    """The atoms as a graph.

    Args:
        weights: load of each atom, in shares of the whole.
        pairs: (n, 2) neighbours; the graph is connected.
        borders: price of the border between each pair, in lengths of the border of as many equal squares.
        old: old grid of each atom, -1 for none.
        stability: 0 when the old net does not matter, 1 when each moved household counts.
    """

    weights: Floats
    pairs: Ints
    borders: Floats
    old: Ints
    stability: float


def net_of(atoms: Atoms, weights: Floats, old: Ints, count: int, stability: float) -> Net:
    """The graph of atoms to be divided into `count` parts; `weights` in any unit."""
    sides = atoms.sides
    inner = (sides.left >= 0) & (sides.right >= 0)
    price = np.ones(len(sides.kind))
    price[sides.kind == OLD] = 1 - (1 - ALONG_OLD) * stability
    price[sides.kind == BARRIER] = ALONG_BARRIER
    ends = np.sort(np.column_stack([sides.left[inner], sides.right[inner]]), axis=1)
    pairs, pair = np.unique(ends, axis=0, return_inverse=True)
    square = 2 * np.sqrt(atoms.area_m2.sum() * count)
    borders = np.bincount(pair, (price * sides.length_m)[inner], len(pairs)) / square
    links = _links(atoms, pairs)
    return Net(
        weights=weights / weights.sum(),
        pairs=np.concatenate([pairs, links]).astype(np.int64),
        borders=np.r_[borders, np.zeros(len(links))],
        old=old,
        stability=stability,
    )


def _links(atoms: Atoms, pairs: Ints) -> Ints:
    """Ties between pieces of land that don't touch along a line: each to the nearest one tied before, largest first."""
    _, island = np.unique(joined(len(atoms.faces), pairs), return_inverse=True)
    tied = island == int(np.argmax(np.bincount(island, atoms.area_m2)))
    links = []
    while not tied.all():
        mine, others = np.flatnonzero(tied), np.flatnonzero(~tied)
        tree = shapely.STRtree(atoms.faces[mine])
        near, gaps = tree.query_nearest(atoms.faces[others], all_matches=False, return_distance=True)
        best = int(np.argmin(gaps))
        a, b = mine[near[1][best]], others[near[0][best]]
        links.append((a, b))
        tied |= island == island[b]
    return np.array(links, dtype=np.int64).reshape(-1, 2)
