"""The first level of cells over all areas: which lie wholly in an area, and which are crossed by borders."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from gridgis.bulk.cutting import Frame, Pieces, cut
from gridgis.bulk.lattice import Flags, Ints, Longs, sorting

AT_A_TIME = 200_000
"""Edges that are cut together: what fits the processor's cache."""

CELLS_AN_EDGE = 8
WIDTH = 8
"""Numbers in the row of a piece."""

FEWEST, MOST = 1 << 12, 1 << 24
"""Cells of the first level: enough that most are crossed by no border, few enough to be filled at once."""


@dataclass
class Entries:
    """Cells crossed by the border of an area, one entry for each cell and area.

    `corner`: whether the cell's lower left corner is inside. `first`, `count`: its pieces, in `pieces`. `pieces` are
    rows of (x1, y1, x2, y2, low, high, flip, nothing): a row is 32 bytes, which are fetched together.
    """

    cell: Longs
    rank: Ints
    corner: Flags
    first: Longs
    count: Longs
    pieces: Ints


@dataclass(frozen=True)
class Level:
    """Cells of the first level: where they begin, their frame, and the best area wholly over each (or `none`)."""

    west: int
    south: int
    frame: Frame
    inside: Ints
    entries: Entries


def rows_of(pieces: Pieces, edges: Ints, order: Longs) -> Ints:
    """Pieces in an order, as `Entries` keeps them."""
    made = np.empty((len(order), WIDTH), np.int32)
    made[:, :4] = edges.take(pieces.item[order], axis=0)
    for column, values in enumerate((pieces.low, pieces.high, pieces.flip), 4):
        made[:, column] = values[order]
    return made


def first_level(edges: Ints, begins: Longs) -> Level:
    """Lay cells over areas.

    Args:
        edges: of the areas in order of their rank, best first; (x1, y1, x2, y2), y1 ≤ y2.
        begins: where the edges of each area begin, with the end of the last.
    """
    none = len(begins) - 1
    west, south, frame = _laid(edges)
    inside = np.full(frame.width * frame.height, none, np.int32)
    entries, runs = [], []
    for first, last in _handfuls(begins):
        part = edges[begins[first] : begins[last]]
        ranks = np.repeat(np.arange(first, last), np.diff(begins[first : last + 1]))
        found, run = _entries(part, ranks, west, south, frame, first, last - first)
        entries.append(found)
        runs.append(run)
    for run in reversed(runs):
        _fill(inside, *run)
    return Level(west, south, frame, inside, _joined(entries))


def _laid(edges: Ints) -> tuple[int, int, Frame]:
    """Cells over everything with one to spare on each side, as many as the edges are worth."""
    if not len(edges):
        return 0, 0, Frame(1, 1, 0)
    low = edges[:, 0].min(), edges[:, 2].min(), edges[:, 1].min()
    high = edges[:, 0].max(), edges[:, 2].max(), edges[:, 3].max()
    x1, y1, x2, y2 = int(min(low[:2])), int(low[2]), int(max(high[:2])), int(high[2])
    wanted = min(max(len(edges) * CELLS_AN_EDGE, FEWEST), MOST)
    shift = 0
    while (((x2 - x1) >> shift) + 3) * (((y2 - y1) >> shift) + 3) > wanted:
        shift += 1
    size = 1 << shift
    return x1 - size, y1 - size, Frame(((x2 - x1) >> shift) + 3, ((y2 - y1) >> shift) + 3, shift)


def _handfuls(begins: Longs) -> Iterator[tuple[int, int]]:
    """Areas in handfuls whose edges are cut together: first and one behind the last."""
    first, areas = 0, len(begins) - 1
    while first < areas:
        last = int(np.searchsorted(begins, begins[first] + AT_A_TIME, side="right")) - 1
        last = min(max(last, first + 1), areas)
        yield first, last
        first = last


def _entries(
    edges: Ints, ranks: Longs, west: int, south: int, frame: Frame, first: int, many: int
) -> tuple[Entries, tuple[Longs, Longs, Ints]]:
    """The entries of some areas, and the runs of cells of a row that lie wholly in one: start, length and area."""
    pieces = cut(edges, west, south, frame)
    width, height = frame.width, frame.height
    rank = ranks[pieces.item]
    key = ((rank - first) * height + pieces.row) * width + pieces.column
    order, key = sorting(key)
    begins = np.flatnonzero(np.diff(key, prepend=-1))
    entry = key[begins]
    row = entry // width
    cell = entry % (width * height)
    # Walking along a row, each edge that crosses the line below it turns inside and outside over; every ring crosses
    # an even number of times, so that one count serves all rows.
    crossed = np.cumsum(np.add.reduceat(pieces.bottom[order].astype(np.int64), begins)) if len(begins) else begins
    after = (crossed & 1).astype(bool)
    before = np.concatenate([[False], after[:-1]]) if len(begins) else after
    counts = np.diff(begins, append=len(key))
    rank32 = (entry // (width * height) + first).astype(np.int32)
    found = Entries(cell, rank32, before, begins, counts, rows_of(pieces, edges, order))
    gap = np.flatnonzero(after[:-1] & (row[1:] == row[:-1]) & (entry[1:] > entry[:-1] + 1))
    return found, (cell[gap] + 1, entry[gap + 1] - entry[gap] - 1, rank32[gap])


def _fill(inside: Ints, start: Longs, length: Longs, rank: Ints) -> None:
    """Write areas over their cells, the best last."""
    start, length, rank = start[::-1], length[::-1], rank[::-1]
    at = np.arange(int(length.sum())) + np.repeat(start - np.cumsum(length) + length, length)
    inside[at] = np.repeat(rank, length)


def _joined(some: list[Entries]) -> Entries:
    offsets = np.cumsum([0, *(len(one.pieces) for one in some)])
    if not some:
        empty = np.zeros(0, np.int64)
        return Entries(empty, empty.astype(np.int32), empty.astype(bool), empty, empty, np.zeros((0, WIDTH), np.int32))
    return Entries(
        np.concatenate([one.cell for one in some]),
        np.concatenate([one.rank for one in some]),
        np.concatenate([one.corner for one in some]),
        np.concatenate([one.first + offset for one, offset in zip(some, offsets[:-1], strict=True)]),
        np.concatenate([one.count for one in some]),
        np.concatenate([one.pieces for one in some]),
    )
