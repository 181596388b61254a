"""Cells within cells where many borders meet, until each cell has a few pieces of border to look at."""

from dataclasses import dataclass

import numpy as np

from gridgis.bulk.cells import WIDTH, Entries, Level, first_level, rows_of
from gridgis.bulk.cutting import Frame, cut
from gridgis.bulk.lattice import Flags, Ints, Longs, sorting

CROWDED = 14
"""A cell with more pieces is divided."""

FINER = 3
"""A cell is divided into 2 to this on each side."""

BUDGET_LEAST, BUDGET_AN_EDGE, BUDGET_MOST = 4_000_000, 32, 24_000_000
"""Cells times areas that divisions may make at all: a thousand areas with one border can't be told apart by cells."""


@dataclass
class Leaves:
    """Cells whose points are tested against pieces of borders.

    `inside`: the best area wholly over the cell; its entries are those of `first` and the following `count`, best
    area first, each better than that. An entry has the pieces of `piece_first` and the following `piece_count`, as
    rows of what `Entries` has.
    """

    inside: Ints
    first: Ints
    count: Ints
    rank: Ints
    corner: Flags
    piece_first: Ints
    piece_count: Ints
    pieces: Ints


@dataclass
class Cells:
    """The cells of one level, block by block, and the leaves among them.

    A number from 0 in the table is the rank of the area of a whole cell, or `none`. A negative one, turned by
    `-1 - v`, is twice the number of a leaf, or twice the number of a block of the next level and one; blocks there
    have 2 to the power of `finer` cells a side.
    """

    table: Ints
    leaves: Leaves
    finer: int


@dataclass
class Tree:
    """Cells of all levels over edges; the first is one block of `frame`."""

    edges: Ints
    west: int
    south: int
    frame: Frame
    none: int
    levels: list[Cells]


@dataclass
class _Work:
    """A level in the making; `west` and `south` are of the blocks, which are squares of `frame`."""

    west: Longs
    south: Longs
    frame: Frame
    inside: Ints
    entries: Entries


def tree_of(edges: Ints, begins: Longs) -> Tree:
    """Build cells over areas given best first, by their edges and where each area's begin."""
    top = first_level(edges, begins)
    work: _Work | None = _top(top)
    budget = min(BUDGET_MOST, BUDGET_LEAST + BUDGET_AN_EDGE * len(edges))
    levels: list[Cells] = []
    while work is not None:
        entries = _useful(work)
        starts = np.flatnonzero(np.diff(entries.cell, prepend=-1))
        pairs = np.diff(starts, append=len(entries.cell))
        finer = min(FINER, work.frame.shift)
        split = _crowded(entries, starts, pairs << (2 * finer), budget if finer else 0)
        budget -= int((pairs[split] << (2 * finer)).sum())
        leaves = _leaves(entries, starts[~split], pairs[~split], work.inside)
        codes = np.empty(len(starts), np.int64)
        codes[~split] = 2 * np.arange(len(leaves.inside))
        codes[split] = 2 * np.arange(int(split.sum())) + 1
        cells = entries.cell[starts]
        under = work.inside[cells[split]]
        work.inside[cells] = -1 - codes
        levels.append(Cells(work.inside, leaves, finer))
        work = _divided(work, edges, entries, starts[split], pairs[split], under, finer) if split.any() else None
    return Tree(edges, top.west, top.south, top.frame, len(begins) - 1, levels)


def _top(level: Level) -> _Work:
    one = np.array([level.west]), np.array([level.south])
    return _Work(*one, level.frame, level.inside, level.entries)


def _useful(work: _Work) -> Entries:
    """The entries better than what lies wholly over their cell, by cell and then best first, as they are made."""
    found = work.entries
    keep = np.flatnonzero(found.rank < work.inside[found.cell])
    keep = keep[_by_cell(found.cell[keep])]
    return Entries(
        found.cell[keep], found.rank[keep], found.corner[keep], found.first[keep], found.count[keep], found.pieces
    )


def _by_cell(cell: Ints) -> Longs:
    """The order that sorts cells and leaves what is of one cell as it is: by their lower half, then by their upper.

    Numbers of 16 bits are sorted in one walk each, several times as fast as longer ones.
    """
    order = np.argsort((cell & 0xFFFF).astype(np.uint16), kind="stable")
    return order[np.argsort((cell[order] >> 16).astype(np.uint16), kind="stable")]


def _crowded(entries: Entries, starts: Longs, cost: Longs, budget: int) -> Flags:
    """Which cells to divide: the most crowded first, as far as the budget goes."""
    load = np.add.reduceat(entries.count, starts) if len(starts) else starts
    split = load > CROWDED
    at = np.flatnonzero(split)
    at = at[np.argsort(-load[at], kind="stable")]
    split[at[np.cumsum(cost[at]) > budget]] = False
    return split


def _members(first: Longs | Ints, count: Longs | Ints) -> Longs:
    """The numbers from each first on, as many as counted."""
    ends: Longs = np.cumsum(count, dtype=np.int64)
    made: Longs = np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(first - ends + count, count)
    return made


def _leaves(entries: Entries, starts: Longs, counts: Longs, inside: Ints) -> Leaves:
    kept = _members(starts, counts)
    return Leaves(
        inside[entries.cell[starts]],
        (np.cumsum(counts) - counts).astype(np.int32),
        counts.astype(np.int32),
        entries.rank[kept],
        entries.corner[kept],
        entries.first[kept],
        entries.count[kept],
        entries.pieces,
    )


def _divided(work: _Work, edges: Ints, entries: Entries, starts: Longs, pairs: Longs, under: Ints, finer: int) -> _Work:
    """Divide the cells whose entries begin at `starts`; each becomes a block.

    A pair is a block and an area whose border crosses it; cells of a pair are kept whole, for there are few.
    """
    frame = Frame(1 << finer, 1 << finer, work.frame.shift - finer)
    area = frame.width * frame.height
    west, south = _corners(work, entries.cell[starts])
    pair = _members(starts, pairs)
    block = np.repeat(np.arange(len(starts)), pairs)
    count = entries.count[pair]
    edge = entries.pieces[_members(entries.first[pair], count), 0]
    of = np.repeat(np.arange(len(pair)), count)
    pieces = cut(edges.take(edge, axis=0), west[block[of]], south[block[of]], frame)
    owner = of[pieces.item]
    key = owner * area + pieces.row * frame.width + pieces.column

    shape = (len(pair), frame.height, frame.width)
    crossed = np.bincount(key, minlength=len(pair) * area).reshape(shape) > 0
    turns = _counted(key[pieces.bottom], shape)
    lifts = _counted(key[pieces.left], shape)[:, :, :1]
    corner = (
        entries.corner[pair][:, None, None].astype(np.int64)
        + (np.cumsum(turns, axis=2) - turns)
        + (np.cumsum(lifts, axis=1) - lifts)
    ) & 1

    inside = np.repeat(under, area).reshape(-1, frame.height, frame.width)
    worst_first = np.argsort(-entries.rank[pair], kind="stable")
    at, row, column = np.nonzero((corner[worst_first] == 1) & ~crossed[worst_first])
    at = worst_first[at]
    inside[block[at], row, column] = entries.rank[pair][at]

    order, key = sorting(key)
    begins = np.flatnonzero(np.diff(key, prepend=-1))
    entry = key[begins]
    own = entry // area
    found = Entries(
        (block[own] * area + entry % area).astype(np.int32),
        entries.rank[pair][own],
        corner.reshape(-1)[entry].astype(bool),
        begins.astype(np.int32),
        np.diff(begins, append=len(key)).astype(np.int32),
        rows_of(pieces, edge, order, np.empty((len(order), WIDTH), np.int32)),
    )
    return _Work(west, south, frame, inside.reshape(-1), found)


def _counted(key: Longs, shape: tuple[int, int, int]) -> Longs:
    return np.bincount(key, minlength=shape[0] * shape[1] * shape[2]).reshape(shape)


def _corners(work: _Work, cell: Ints) -> tuple[Longs, Longs]:
    """The lattice column and row with which cells begin."""
    frame = work.frame
    block, at = np.divmod(cell, frame.width * frame.height)
    row, column = np.divmod(at, frame.width)
    return work.west[block] + (column << frame.shift), work.south[block] + (row << frame.shift)
