"""Edges cut by the lines between cells, in whole numbers, so that what one cell leaves out its neighbour has.

The lines between cells run half a step beside the lattice: no vertex and no point asked for is ever on one. Where an
edge crosses a line is computed once, from the line and the edge alone, and rounded to the lattice; every cell at
every level takes that number, so that a crossing is on one side of a corner for all of them.

Whether a point of a cell is inside an area follows from the cell's lower left corner: walk from the point to the left
until the cell ends, then down to the corner, and count the edges crossed. A piece of an edge says when it is:

* walking left at height y: where `low` ≤ y < `high` and the edge is left of the point;
* walking down the cell's left side from height y: where y ≥ `flip`.
"""

from dataclasses import dataclass, fields

import numpy as np

from gridgis.bulk.lattice import FAR, Flags, Ints, Longs


@dataclass
class Pieces:
    """Pieces of edges in cells; `item` is the edge's place in what was cut.

    `bottom`: enters through the lower side of the cell; `left`: through the left side of the whole block.
    """

    item: Longs
    row: Longs
    column: Longs
    low: Ints
    high: Ints
    flip: Ints
    bottom: Flags
    left: Flags

    @staticmethod
    def joined(some: "list[Pieces]") -> "Pieces":
        """All of them, in order."""
        names = [one.name for one in fields(Pieces)]
        return Pieces(*(np.concatenate([getattr(one, name) for one in some]) for name in names))


@dataclass(frozen=True)
class Frame:
    """Blocks of cells: how many columns and rows each has, and cells of 2 to the `shift` steps a side."""

    width: int
    height: int
    shift: int


def cut(edges: Ints, west: Longs | int, south: Longs | int, frame: Frame) -> Pieces:
    """Cut edges into their pieces in the cells of a block.

    Args:
        edges: (x1, y1, x2, y2), y1 ≤ y2.
        west: lattice column with which the edge's block begins, one for all or one each.
        south: lattice row likewise.
        frame: the cells of a block.

    Returns:
        Pieces inside the block, in no order that matters.
    """
    x1, y1, x2, y2 = (edges[:, i].astype(np.int64) for i in range(4))
    ox, oy = np.broadcast_to(west, x1.shape), np.broadcast_to(south, x1.shape)
    s = frame.shift
    c1, r1, c2, r2 = (x1 - ox) >> s, (y1 - oy) >> s, (x2 - ox) >> s, (y2 - oy) >> s
    within = (c1 == c2) & (r1 == r2)
    whole = np.flatnonzero(within & (c1 >= 0) & (c1 < frame.width) & (r1 >= 0) & (r1 < frame.height))
    never = np.zeros(len(whole), bool)
    inner = Pieces(
        whole, r1[whole], c1[whole], edges[whole, 1], edges[whole, 3],
        np.full(len(whole), FAR, np.int32), never, never,
    )  # fmt: skip
    cross = np.flatnonzero(~within)
    if not len(cross):
        return inner
    outer = _cut_crossing(edges[cross].astype(np.int64), ox[cross], oy[cross], r1[cross], r2[cross], frame)
    outer.item = cross[outer.item]
    return Pieces.joined([inner, outer])


def _spread(counts: Longs) -> tuple[Longs, Longs]:
    """For counts of things: which one each belongs to, and its number in there."""
    of = np.repeat(np.arange(len(counts)), counts)
    return of, np.arange(len(of)) - np.repeat(np.cumsum(counts) - counts, counts)


def _cut_crossing(edges: Longs, west: Longs, south: Longs, r1: Longs, r2: Longs, frame: Frame) -> Pieces:
    """Cut those that are in more than one cell: into strips by rows, then strips by columns."""
    s = frame.shift
    first = np.maximum(r1, 0)
    item, at = _spread(np.maximum(np.minimum(r2, frame.height - 1) - first + 1, 0))
    row = first[item] + at
    x1, y1, x2, y2 = edges[item].T
    bottom = south[item] + (row << s)
    top = bottom + (1 << s)
    rises = y1 < bottom  # comes from the row below
    ox = west[item]
    begin = (np.where(rises, _column_at(x1, y1, x2, y2, bottom), x1) - ox) >> s
    end = (np.where(y2 >= top, _column_at(x1, y1, x2, y2, top), x2) - ox) >> s
    least, most = np.minimum(begin, end), np.maximum(begin, end)
    low, high = np.maximum(y1, bottom), np.minimum(y2, top)

    start = np.maximum(least, 0)
    strip, at = _spread(np.maximum(np.minimum(most, frame.width - 1) - start + 1, 0))
    column = start[strip] + at
    crosses = column > least[strip]  # comes through the cell's left side, on its way left or right
    x1, y1, x2, y2, low, high = (one[strip] for one in (x1, y1, x2, y2, low, high))
    side = ox[strip] + (column << s)
    flip = np.where(crosses, _row_at(x1, y1, x2, y2, side, low, high), FAR)
    eastward = crosses & (x2 > x1)
    westward = crosses & (x2 < x1)
    return Pieces(
        item[strip],
        row[strip],
        column,
        np.where(eastward, flip, low).astype(np.int32),
        np.where(westward, flip, high).astype(np.int32),
        flip.astype(np.int32),
        rises[strip] & (column == begin[strip]),
        crosses & (column == 0),
    )


def _column_at(x1: Longs, y1: Longs, x2: Longs, y2: Longs, line: Longs) -> Longs:
    """The lattice column in which an edge crosses the line half a step below a row; any for one that doesn't."""
    rise = np.maximum(y2 - y1, 1)
    x = x1 + (line - 0.5 - y1) * ((x2 - x1) / rise)
    made: Longs = np.clip(np.floor(x + 0.5).astype(np.int64), np.minimum(x1, x2), np.maximum(x1, x2))
    return made


def _row_at(x1: Longs, y1: Longs, x2: Longs, y2: Longs, line: Longs, low: Longs, high: Longs) -> Longs:
    """The first lattice row above where an edge crosses the line half a step left of a lattice column."""
    run = x2 - x1
    y = y1 + (line - 0.5 - x1) * ((y2 - y1) / np.where(run == 0, 1, run))
    made: Longs = np.clip(np.ceil(y).astype(np.int64), low, high)
    return made
