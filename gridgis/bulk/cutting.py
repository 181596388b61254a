"""Lines cut into runs by the sides of cells, in whole numbers, so that what one cell leaves out its neighbour has.

The sides of cells run half a step beside the lattice: no vertex and no point asked for is ever on one. Through which
cells an edge goes is computed once, from these sides and the edge alone. A run is the edges of a line that follow one
another in a cell; the first and the last of them may reach beyond it.

Whether a point of a cell is inside an area follows from the cell's lower left corner: walk from the point to the left,
on beyond the cell, and count the edges crossed. An edge that comes through the cell's left side ends to the left of
it, and the walk passes over that end or under it: where the point is no lower than it (`flip`), it counts once more.
Nothing else beyond the cell makes a difference: the walk meets nothing on the right, above or below.
"""

from dataclasses import dataclass

import numpy as np

from gridgis.bulk.lattice import FAR, Flags, Ints, Longs

WIDTH = 4
"""Numbers in the row of a run."""


@dataclass
class Runs:
    """Runs of edges in cells.

    `line`: which line each is of; `bottom`: whether it crosses the lower side of its cell, but not twice. `rows`: its
    first point, how many edges it has, and `flip` of the first and of the last edge, FAR where there is none.
    """

    line: Longs
    row: Longs
    column: Longs
    bottom: Flags
    rows: Ints


@dataclass(frozen=True)
class Frame:
    """Blocks of cells: how many columns and rows each has, and cells of 2 to the `shift` steps a side."""

    width: int
    height: int
    shift: int


@dataclass
class _Turns:
    """Where lines go from cell to cell, in order: with the edge of a turn a run ends, and the next begins.

    `here`, `there`: the points of the edge; or, where it is `new`, the last of a line and the first of the next, and
    there is no edge. `ends`, `begins`: these points are inside the block, and so runs end and begin there. `out`,
    `into`: `flip` of the edge in the cells of the two; `down`, `up`: it goes through the lower side of that cell.
    """

    here: Longs
    there: Longs
    new: Flags
    ends: Flags
    begins: Flags
    out: Longs
    into: Longs
    down: Flags
    up: Flags


@dataclass
class _Steps:
    """Edges that go through several cells, each cell a step, from the lower end of an edge to the upper one.

    `item` is the edge; `bottom`: comes through the lower side of the cell.
    """

    item: Longs
    row: Longs
    column: Longs
    flip: Longs
    bottom: Flags


def cut(points: Ints, starts: Longs, west: Longs | int, south: Longs | int, frame: Frame) -> Runs:
    """Cut lines into their runs in the cells of blocks.

    Args:
        points: (x, y) of all lines, one behind the other.
        starts: where each line begins, with the end of the last; each has an edge at least.
        west: lattice column with which the line's block begins, one for all or one each.
        south: lattice row likewise.
        frame: the cells of a block.

    Returns:
        Runs inside the block, in no order that matters.
    """
    x, y = points.T.astype(np.int64, order="C")
    sizes = np.diff(starts)
    ox, oy = (np.repeat(np.broadcast_to(one, sizes.shape), sizes) for one in (west, south))
    column, row = (x - ox) >> frame.shift, (y - oy) >> frame.shift
    turns, long = _turns(y, column, row, starts, frame)
    line = np.cumsum(turns.new) - 1
    low, high = turns.here[long], turns.there[long]
    falls = y[low] > y[high]
    low, high = np.where(falls, high, low), np.where(falls, low, high)
    steps = _steps(np.stack([x[low], y[low], x[high], y[high]]), ox[low], oy[low], frame)
    alone = _corrected(turns, long, falls, steps)

    turns.begins[-1] = turns.ends[0] = False
    at = turns.there[turns.begins]
    begin, end = at - ~turns.new[turns.begins], turns.here[turns.ends] - turns.new[turns.ends]
    item = long[steps.item[alone]]
    rows = np.empty((len(begin) + len(item), WIDTH), np.int32)
    own, single = rows[: len(begin)], rows[len(begin) :]
    own[:, 0], own[:, 1], own[:, 2], own[:, 3] = begin, end - begin + 1, turns.into[turns.begins], turns.out[turns.ends]
    single[:, 0], single[:, 1], single[:, 2], single[:, 3] = turns.here[item], 1, steps.flip[alone], FAR
    return Runs(
        np.concatenate([line[turns.begins], line[item]]),
        np.concatenate([row[at], steps.row[alone]]),
        np.concatenate([column[at], steps.column[alone]]),
        np.concatenate([turns.up[turns.begins] ^ turns.down[turns.ends], steps.bottom[alone]]),
        rows,
    )


def _turns(y: Longs, column: Longs, row: Longs, starts: Longs, frame: Frame) -> tuple[_Turns, Longs]:
    """The turns of lines, as if every edge went to the next cell at most; and which do not."""
    within = (column >= 0) & (column < frame.width) & (row >= 0) & (row < frame.height)
    turn, fresh = np.zeros((2, len(y) + 1), bool)
    turn[1:-1] = (column[1:] != column[:-1]) | (row[1:] != row[:-1]) | ~(within[1:] & within[:-1])
    fresh[starts] = True
    at = np.flatnonzero(turn | fresh)
    new, here, there = fresh[at], np.maximum(at - 1, 0), np.minimum(at, len(y) - 1)
    east, north = (np.where(new, 0, one[there] - one[here]) for one in (column, row))
    ends, begins = within[here], within[there]
    out, into = np.where(east < 0, y[there], FAR), np.where(east > 0, y[here], FAR)
    long = np.flatnonzero(~new & ~(begins & ends & (np.abs(east) + np.abs(north) < 2)))
    return _Turns(here, there, new, ends, begins, out, into, north < 0, north > 0), long


def _corrected(turns: _Turns, long: Longs, falls: Flags, steps: _Steps) -> Flags:
    """Tell turns what the steps of long edges say of their ends; which steps are at neither end of their edge."""
    counts = np.bincount(steps.item, minlength=len(long))
    last = np.cumsum(counts) - 1
    first = last - counts + 1
    alone = np.ones(len(steps.item), bool)
    for inside, step, flip, bottom in (
        (turns.ends[long], np.where(falls, last, first), turns.out, turns.down),
        (turns.begins[long], np.where(falls, first, last), turns.into, turns.up),
    ):
        known = step[inside]
        flip[long[inside]], bottom[long[inside]], alone[known] = steps.flip[known], steps.bottom[known], False
    return alone


def _spread(counts: Longs) -> tuple[Longs, Longs]:
    """For counts of things: which one each belongs to, and its number in there."""
    of = np.repeat(np.arange(len(counts)), counts)
    return of, np.arange(len(of)) - np.repeat(np.cumsum(counts) - counts, counts)


def _steps(edges: Longs, west: Longs, south: Longs, frame: Frame) -> _Steps:
    """Follow edges (x1, y1, x2, y2), y1 ≤ y2, through the cells of their block: by rows, in each by columns."""
    s = frame.shift
    r1, r2 = np.maximum((edges[1] - south) >> s, 0), np.minimum((edges[3] - south) >> s, frame.height - 1)
    item, at = _spread(np.maximum(r2 - r1 + 1, 0))
    row = r1[item] + at
    edges = edges[:, item]
    x1, y1, x2, y2 = edges
    bottom = south[item] + (row << s)
    top = bottom + (1 << s)
    rises = y1 < bottom  # comes from the row below
    begin, end = x1.copy(), x2.copy()
    ends = np.flatnonzero(y2 >= top)
    end[ends] = _column_at(edges[:, ends], top[ends])
    risen, cut_off = np.flatnonzero(rises & (at > 0)), np.flatnonzero(rises & (at == 0))
    begin[risen] = end[risen - 1]
    begin[cut_off] = _column_at(edges[:, cut_off], bottom[cut_off])
    begin, end = (begin - west[item]) >> s, (end - west[item]) >> s
    least, most = np.minimum(begin, end), np.maximum(begin, end)

    start, stop = np.maximum(least, 0), np.minimum(most, frame.width - 1)
    strip, at = _spread(np.maximum(stop - start + 1, 0))
    column = np.where(end < begin, stop, start)[strip] + np.where(end < begin, -1, 1)[strip] * at
    left = column > least[strip]  # goes through the cell's left side
    flip = np.where(left, np.where(x1 < x2, y1, y2)[strip], FAR)
    return _Steps(item[strip], row[strip], column, flip, rises[strip] & (column == begin[strip]))


def _column_at(edges: Longs, line: Longs) -> Longs:
    """The lattice column in which edges cross the line half a step below a row."""
    x1, y1, x2, y2 = edges
    x = x1 + (line - 0.5 - y1) * ((x2 - x1) / (y2 - y1))
    made: Longs = np.clip(np.floor(x + 0.5).astype(np.int64), np.minimum(x1, x2), np.maximum(x1, x2))
    return made
