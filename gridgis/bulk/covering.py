"""Which area covers each of many points, from the cells they fall in; exact where borders cross the cell."""

from fractions import Fraction

import numpy as np

from gridgis.bulk.lattice import Flags, Floats, Ints, degrees, members, on_lattice
from gridgis.bulk.levels import Leaves, Tree

AT_A_TIME = 1 << 17
"""Points looked up together: what fits the processor's cache."""

CERTAIN = 3.3306690738754716e-16
"""Times the sum of the two products, a bound of the error of their difference.

Source: J. R. Shewchuk, Adaptive Precision Floating-Point Arithmetic (1997), bound A of orient2d.
"""


def locate(tree: Tree, rows: Ints, lng: Floats, lat: Floats) -> Ints:
    """The row of the best area that covers each point.

    Args:
        tree: cells over the areas.
        rows: of the areas by rank; the last one is for points that none covers.
        lng: degrees, rounded to the lattice here; those that are no number are covered by nothing.
        lat: likewise.
    """
    found = np.empty(len(lng), np.int32)
    for begin in range(0, len(lng), AT_A_TIME):
        part = slice(begin, begin + AT_A_TIME)
        found[part] = rows.take(_located(tree, on_lattice(lng[part]), on_lattice(lat[part])))
    return found


def _located(tree: Tree, x: Floats, y: Floats) -> Ints:
    """The rank of the best area, row of cells by row: what lies together is read together."""
    frame, scale = tree.frame, 0.5**tree.frame.shift
    column = np.fmax(np.fmin((x - tree.west) * scale, frame.width - 1.0), 0.0).astype(np.int32)
    row = np.fmax(np.fmin((y - tree.south) * scale, frame.height - 1.0), 0.0).astype(np.int32)
    order = np.argsort(row.astype(np.uint16), kind="stable")
    found = np.empty(len(x), np.int32)
    found[order] = _by_cells(tree, (row * frame.width + column)[order], x[order], y[order])
    return found


def _by_cells(tree: Tree, cell: Ints, x: Floats, y: Floats) -> Ints:
    found = tree.levels[0].table.take(cell)
    at = np.flatnonzero(found < 0)
    codes, x, y = -1 - found[at], x[at], y[at]
    shift = tree.frame.shift
    for cells, below in zip(tree.levels, [*tree.levels[1:], None], strict=True):
        leaf = codes & 1 == 0
        found[at[leaf]] = _settle(tree.points, cells.leaves, codes[leaf] >> 1, x[leaf], y[leaf])
        if below is None:
            break
        at, codes, x, y = at[~leaf], codes[~leaf], x[~leaf], y[~leaf]
        shift -= cells.finer
        mask = (1 << cells.finer) - 1
        inner = (((y.astype(np.int64) - tree.south) >> shift) & mask) << cells.finer
        inner |= ((x.astype(np.int64) - tree.west) >> shift) & mask
        values = below.table[((codes >> 1).astype(np.int64) << (2 * cells.finer)) + inner]
        found[at] = values
        split = np.flatnonzero(values < 0)
        at, codes, x, y = at[split], -1 - values[split], x[split], y[split]
    return found


def _settle(points: Ints, leaves: Leaves, leaf: Ints, x: Floats, y: Floats) -> Ints:
    """Test points against the areas whose borders cross their cell, the best area first."""
    found = leaves.inside[leaf]
    entry, count = leaves.first[leaf], leaves.count[leaf]
    rest = np.arange(len(leaf))
    lng, lat, step = degrees(x), degrees(y), y.astype(np.int32)
    tried = 0
    while len(rest):
        rows = leaves.entries.take(entry[rest] + tried, axis=0)
        covered = _covered(points, leaves.runs, rows, lng[rest], lat[rest], step[rest])
        found[rest[covered]] = rows[covered, 0]
        tried += 1
        rest = rest[~covered & (count[rest] > tried)]
    return found


def _covered(points: Ints, runs: Ints, entries: Ints, x: Floats, y: Floats, step: Ints) -> Flags:
    """Whether each point is covered by the area of its entry."""
    _, first, count, load = entries.T
    of = np.repeat(np.arange(len(entries)), count)
    rows = runs.take(members(first, count), axis=0)
    at = step[of]
    turned = of[(at >= rows[:, 2]) != (at >= rows[:, 3])]

    sizes = rows[:, 1] + 1
    ends = points.view(np.int64)[:, 0].take(members(rows[:, 0], sizes))  # both numbers of a point moved as one
    height, at = ends.view(np.int32)[1::2], np.repeat(at, sizes)
    above, under = height > at, height < at
    beside = ~((above[1:] & above[:-1]) | (under[1:] & under[:-1]))
    beside[np.cumsum(sizes[:-1]) - 1] = False  # from one run to the next
    edge = np.flatnonzero(beside)
    of = np.repeat(of, sizes)[edge]
    lines = degrees(np.stack([ends[edge], ends[edge + 1]], axis=1).view(np.int32).T)
    side = sides(lines, x[of], y[of])
    falls = above[edge]
    crossed = of[(falls != above[edge + 1]) & ((side > 0) == falls)]
    inside: Flags = ((load + np.bincount(np.concatenate([turned, crossed]), minlength=len(entries))) & 1).astype(bool)
    touched = np.flatnonzero(side == 0)
    if len(touched):
        x1, y1, x2, y2 = lines[:, touched]
        of, px = of[touched], x[of[touched]]
        inside[of[(y1 != y2) | ((np.minimum(x1, x2) <= px) & (px <= np.maximum(x1, x2)))]] = True
    return inside


def sides(lines: Floats, x: Floats, y: Floats) -> Floats:
    """On which side of lines points lie: above 0 left, 0 on the line, below 0 right; the sign is exact.

    Lines as four rows (x1, y1, x2, y2). All numbers in degrees, as doubles: a point between two vertices that lies on
    their line in decimals may lie beside it in doubles, and these are what PostGIS and GEOS compute with.
    """
    x1, y1, x2, y2 = lines
    one, other = (x2 - x1) * (y - y1), (x - x1) * (y2 - y1)
    side: Floats = one - other
    doubtful = (np.abs(side) <= CERTAIN * (np.abs(one) + np.abs(other))) & (one != 0) & (other != 0)
    for i in np.flatnonzero(doubtful).tolist():
        ax, ay, bx, by, px, py = (Fraction(float(v[i])) for v in (x1, y1, x2, y2, x, y))
        exact = (bx - ax) * (py - ay) - (px - ax) * (by - ay)
        side[i] = (exact > 0) - (exact < 0)
    return side
