"""Which area covers each of many points, from the cells they fall in; exact where borders cross the cell."""

from fractions import Fraction

import numpy as np

from gridgis.bulk.lattice import Flags, Floats, Ints, degrees
from gridgis.bulk.levels import Leaves, Tree

AT_A_TIME = 1 << 16
"""Points looked up together: what fits the processor's cache."""

CERTAIN = 3.3306690738754716e-16
"""Times the sum of the two products, a bound of the error of their difference.

Source: J. R. Shewchuk, Adaptive Precision Floating-Point Arithmetic (1997), bound A of orient2d.
"""


def locate(tree: Tree, x: Floats, y: Floats) -> Ints:
    """The rank of the best area that covers each point, `tree.none` where there is none.

    Args:
        tree: cells over the areas.
        x: longitudes on the lattice; those that are no number are covered by nothing.
        y: latitudes likewise.
    """
    found = np.empty(len(x), np.int32)
    for begin in range(0, len(x), AT_A_TIME):
        part = slice(begin, begin + AT_A_TIME)
        found[part] = _locate(tree, x[part], y[part])
    return found


def _locate(tree: Tree, x: Floats, y: Floats) -> Ints:
    frame, scale = tree.frame, 0.5**tree.frame.shift
    column = np.fmax(np.fmin((x - tree.west) * scale, frame.width - 1.0), 0.0).astype(np.int32)
    row = np.fmax(np.fmin((y - tree.south) * scale, frame.height - 1.0), 0.0).astype(np.int32)
    row *= frame.width
    row += column
    found = tree.levels[0].table.take(row)
    at = np.flatnonzero(found < 0)
    codes, x, y = -1 - found[at], x[at], y[at]
    shift = frame.shift
    for cells, below in zip(tree.levels, [*tree.levels[1:], None], strict=True):
        leaf = codes & 1 == 0
        found[at[leaf]] = _settle(tree.edges, cells.leaves, codes[leaf] >> 1, x[leaf], y[leaf])
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


def _settle(edges: Ints, leaves: Leaves, leaf: Ints, x: Floats, y: Floats) -> Ints:
    """Test points against the areas whose borders cross their cell, the best area first."""
    found = leaves.inside[leaf]
    entry, count = leaves.first[leaf], leaves.count[leaf]
    rest = np.arange(len(leaf))
    lng, lat, step = degrees(x), degrees(y), y.astype(np.int32)
    tried = 0
    while len(rest):
        covered = _covered(edges, leaves, entry[rest] + tried, lng[rest], lat[rest], step[rest])
        found[rest[covered]] = leaves.rank[entry[rest[covered]] + tried]
        tried += 1
        rest = rest[~covered & (count[rest] > tried)]
    return found


def _covered(edges: Ints, leaves: Leaves, entry: Ints, x: Floats, y: Floats, step: Ints) -> Flags:
    """Whether each point is covered by the area of its entry."""
    count = leaves.piece_count[entry]
    ends = np.cumsum(count)
    of = np.repeat(np.arange(len(entry)), count)
    begins = ends - count
    pieces = leaves.pieces.take(np.arange(len(of)) + (leaves.piece_first[entry] - begins)[of], axis=0)
    px, py, at = x[of], y[of], step[of]
    lines = edges.take(pieces[:, 0], axis=0)
    side = sides(degrees(lines.T), px, py)
    crossed = (pieces[:, 1] <= at) & (at < pieces[:, 2]) & (side < 0)
    crossed ^= at >= pieces[:, 3]
    touched = (side == 0) & (lines[:, 1] <= at) & (at <= lines[:, 3])
    level = touched & (lines[:, 1] == lines[:, 3])
    if level.any():
        ends_at = degrees(lines[level][:, [0, 2]])
        touched[level] = (ends_at.min(axis=1) <= px[level]) & (px[level] <= ends_at.max(axis=1))
    inside = leaves.corner[entry] ^ np.logical_xor.reduceat(crossed, begins)
    inside |= np.logical_or.reduceat(touched, begins)
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
