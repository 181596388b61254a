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
    x1, y1, x2, y2 = edges.T.astype(np.int64, order="C")
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
    lines = np.stack([one[cross] for one in (x1, y1, x2, y2)])
    outer = _cut_crossing(lines, ox[cross], oy[cross], r1[cross], r2[cross], frame)
    outer.item = cross[outer.item]
    return Pieces.joined([inner, outer])


def _spread(counts: Longs) -> tuple[Longs, Longs]:
    """For counts of things: which one each belongs to, and its number in there."""
    of = np.repeat(np.arange(len(counts)), counts)
    return of, np.arange(len(of)) - np.repeat(np.cumsum(counts) - counts, counts)


def _cut_crossing(lines: Longs, west: Longs, south: Longs, r1: Longs, r2: Longs, frame: Frame) -> Pieces:
    """Cut those that are in more than one cell: into strips by rows, then strips by columns."""
    s = frame.shift
    first = np.maximum(r1, 0)
    item, at = _spread(np.maximum(np.minimum(r2, frame.height - 1) - first + 1, 0))
    row = first[item] + at
    lines = lines[:, item]
    x1, y1, x2, y2 = lines
    bottom = south[item] + (row << s)
    top = bottom + (1 << s)
    rises = y1 < bottom  # comes from the row below
    ox = west[item]
    begin, end = x1.copy(), x2.copy()
    ends = np.flatnonzero(y2 >= top)
    end[ends] = _column_at(lines[:, ends], top[ends])
    risen, cut_off = np.flatnonzero(rises & (at > 0)), np.flatnonzero(rises & (at == 0))
    begin[risen] = end[risen - 1]
    begin[cut_off] = _column_at(lines[:, cut_off], bottom[cut_off])
    begin, end = (begin - ox) >> s, (end - ox) >> s
    least, most = np.minimum(begin, end), np.maximum(begin, end)
    low, high = np.maximum(y1, bottom), np.minimum(y2, top)

    start = np.maximum(least, 0)
    strip, at = _spread(np.maximum(np.minimum(most, frame.width - 1) - start + 1, 0))
    column = start[strip] + at
    crosses = column > least[strip]  # comes through the cell's left side, on its way left or right
    low, high, flip = low[strip], high[strip], np.full(len(strip), FAR, np.int32)
    here = np.flatnonzero(crosses)
    there = strip[here]
    crossing = _row_at(lines[:, there], ox[there] + (column[here] << s), low[here], high[here])
    flip[here] = crossing
    eastward = x2[there] > x1[there]
    low[here[eastward]], high[here[~eastward]] = crossing[eastward], crossing[~eastward]
    return Pieces(
        item[strip],
        row[strip],
        column,
        low.astype(np.int32),
        high.astype(np.int32),
        flip,
        rises[strip] & (column == begin[strip]),
        crosses & (column == 0),
    )


def _column_at(lines: Longs, line: Longs) -> Longs:
    """The lattice column in which edges cross the line half a step below a row."""
    x1, y1, x2, y2 = lines
    x = x1 + (line - 0.5 - y1) * ((x2 - x1) / (y2 - y1))
    made: Longs = np.clip(np.floor(x + 0.5).astype(np.int64), np.minimum(x1, x2), np.maximum(x1, x2))
    return made


def _row_at(lines: Longs, line: Longs, low: Longs, high: Longs) -> Longs:
    """The first lattice row above where edges cross the line half a step left of a lattice column."""
    x1, y1, x2, y2 = lines
    y = y1 + (line - 0.5 - x1) * ((y2 - y1) / (x2 - x1))
    made: Longs = np.clip(np.ceil(y).astype(np.int64), low, high)
    return made
