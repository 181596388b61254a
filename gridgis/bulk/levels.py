"""Cells within cells where many borders meet, until each cell has a few edges to look at."""

from dataclasses import dataclass

import numpy as np

from gridgis.bulk.cells import Entries, Level, entered, first_level
from gridgis.bulk.cutting import WIDTH, Frame, cut
from gridgis.bulk.edges import Outlines
from gridgis.bulk.lattice import FAR, Flags, Ints, Longs, members, sorting

CROWDED = 24
"""A cell with more edges is divided."""

FINER = 3
"""A cell is divided into 2 to this on each side."""

BUDGET_LEAST, BUDGET_AN_EDGE, BUDGET_MOST = 4_000_000, 32, 24_000_000
"""Cells times areas that divisions may make at all: a thousand areas with one border can't be told apart by cells."""


@dataclass
class Leaves:
    """Cells whose points are tested against edges.

    `inside`: the best area wholly over the cell; its entries are `first` and the following `count`, best area first,
    each better than that. `entries` and `runs` as in `Entries`.
    """

    inside: Ints
    first: Ints
    count: Ints
    entries: Ints
    runs: Ints


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
    """Cells of all levels over outlines; the first is one block of `frame`."""

    points: Ints
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


def tree_of(outlines: Outlines) -> Tree:
    """Build cells over areas given best first."""
    points = outlines.points
    top = first_level(outlines)
    work: _Work | None = _top(top)
    budget = min(BUDGET_MOST, BUDGET_LEAST + BUDGET_AN_EDGE * len(points))
    levels: list[Cells] = []
    while work is not None:
        entries = _useful(work)
        starts = np.flatnonzero(np.diff(entries.cell, prepend=-1))
        pairs = np.diff(starts, append=len(entries.cell))
        finer = min(FINER, work.frame.shift)
        split = _crowded(entries, starts, pairs << (2 * finer), budget if finer else 0)
        budget -= int((pairs[split] << (2 * finer)).sum())
        whole = starts[~split]
        best = work.inside[entries.cell[whole]]
        leaves = Leaves(best, whole.astype(np.int32), pairs[~split].astype(np.int32), entries.rows, entries.runs)
        codes = np.empty(len(starts), np.int64)
        codes[~split] = 2 * np.arange(len(leaves.inside))
        codes[split] = 2 * np.arange(int(split.sum())) + 1
        cells = entries.cell[starts]
        under = work.inside[cells[split]]
        work.inside[cells] = -1 - codes
        levels.append(Cells(work.inside, leaves, finer))
        work = _divided(work, points, entries, starts[split], pairs[split], under, finer) if split.any() else None
    return Tree(points, top.west, top.south, top.frame, len(outlines.areas) - 1, levels)


def _top(level: Level) -> _Work:
    one = np.array([level.west]), np.array([level.south])
    return _Work(*one, level.frame, level.inside, level.entries)


def _useful(work: _Work) -> Entries:
    """The entries better than what lies wholly over their cell, by cell and then best first, as they are made."""
    found = work.entries
    keep = np.flatnonzero(found.rows[:, 0] < work.inside[found.cell])
    keep = keep[np.argsort(found.cell[keep], kind="stable")]
    return Entries(found.cell[keep], found.rows.take(keep, axis=0), found.runs)


def _crowded(entries: Entries, starts: Longs, cost: Longs, budget: int) -> Flags:
    """Which cells to divide: the most crowded first, as far as the budget goes."""
    load = np.add.reduceat(entries.rows[:, 3] >> 1, starts) if len(starts) else starts
    split = load > CROWDED
    at = np.flatnonzero(split)
    at = at[np.argsort(-load[at], kind="stable")]
    split[at[np.cumsum(cost[at]) > budget]] = False
    return split


def _divided(
    work: _Work, points: Ints, entries: Entries, starts: Longs, pairs: Longs, under: Ints, finer: int
) -> _Work:
    """Divide the cells whose entries begin at `starts`; each becomes a block.

    A pair is a block and an area whose border crosses it; cells of a pair are kept whole, for there are few.
    """
    frame = Frame(1 << finer, 1 << finer, work.frame.shift - finer)
    area = frame.width * frame.height
    west, south = _corners(work, entries.cell[starts])
    pair = members(starts, pairs)
    block = np.repeat(np.arange(len(starts)), pairs)
    rank, first, count, load = entries.rows[pair].T
    of = np.repeat(np.arange(len(pair)), count)
    lines = entries.runs.take(members(first, count), axis=0)
    sizes = lines[:, 1] + 1
    at = members(lines[:, 0], sizes)
    runs = cut(points.take(at, axis=0), np.append(0, np.cumsum(sizes)), west[block[of]], south[block[of]], frame)
    runs.rows[:, 0] = at[runs.rows[:, 0]]
    key = of[runs.line] * area + runs.row * frame.width + runs.column

    shape = (len(pair), frame.height, frame.width)
    crossed = np.bincount(key, minlength=len(pair) * area).reshape(shape) > 0
    turns = _counted(key[runs.bottom], shape)
    lifts = _counted(key[(runs.rows[:, 2] < FAR) ^ (runs.rows[:, 3] < FAR)], shape)[:, :, :1]
    corner = (
        (load & 1)[:, None, None].astype(np.int64)
        + (np.cumsum(turns, axis=2) - turns)
        + (np.cumsum(lifts, axis=1) - lifts)
    ) & 1

    inside = np.repeat(under, area).reshape(-1, frame.height, frame.width)
    worst_first = np.argsort(-rank, kind="stable")
    at, row, column = np.nonzero((corner[worst_first] == 1) & ~crossed[worst_first])
    at = worst_first[at]
    inside[block[at], row, column] = rank[at]

    order, key = sorting(key)
    begins = np.flatnonzero(np.diff(key, prepend=-1))
    entry = key[begins]
    own = entry // area
    rows = runs.rows.take(order, axis=0)
    found = Entries(
        (block[own] * area + entry % area).astype(np.int32),
        entered(np.empty((len(own), WIDTH), np.int32), rank[own], corner.reshape(-1)[entry], begins, rows),
        rows,
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
