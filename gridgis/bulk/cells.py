"""The first level of cells over all areas: which lie wholly in an area, and which are crossed by borders."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from gridgis.bulk.cutting import Frame, Pieces, cut
from gridgis.bulk.lattice import Flags, Ints, Longs, sorting

AT_A_TIME = 20_000
"""Edges that are cut together: what fits the processor's cache."""

CELLS_AN_EDGE = 8
WIDTH = 4
"""Numbers in the row of a piece."""

FEWEST, MOST = 1 << 12, 1 << 24
"""Cells of the first level: enough that most are crossed by no border, few enough to be filled at once."""


@dataclass
class Entries:
    """Cells crossed by the border of an area, one entry for each cell and area.

    `corner`: whether the cell's lower left corner is inside. `first`, `count`: its pieces, in `pieces`. `pieces` are
    rows of (edge, low, high, flip): a row is 16 bytes, which are fetched together.
    """

    cell: Ints
    rank: Ints
    corner: Flags
    first: Ints
    count: Ints
    pieces: Ints


@dataclass(frozen=True)
class Level:
    """Cells of the first level: where they begin, their frame, and the best area wholly over each (or `none`)."""

    west: int
    south: int
    frame: Frame
    inside: Ints
    entries: Entries


class Rows:
    """Rows of pieces, one behind the other, in room that grows: memory taken once is not taken again."""

    def __init__(self, room: int) -> None:
        self._room, self.many = np.empty((room, WIDTH), np.int32), 0

    def more(self, many: int) -> Ints:
        """Room for so many behind those that are there."""
        self.many += many
        if self.many > len(self._room):
            larger = np.empty((self.many * 3 // 2, WIDTH), np.int32)
            larger[: self.many - many] = self._room[: self.many - many]
            self._room = larger
        return self._room[self.many - many : self.many]

    @property
    def all(self) -> Ints:
        """All of them."""
        return self._room[: self.many]


def rows_of(pieces: Pieces, edge: Longs | Ints, order: Longs, made: Ints) -> Ints:
    """Pieces in an order, as `Entries` keeps them, written to `made`; `edge` is the number of each that was cut."""
    for column, values in enumerate((edge[pieces.item], pieces.low, pieces.high, pieces.flip)):
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
    entries, runs, rows = [], [], Rows(len(edges) * 7 // 4)
    for first, last in _handfuls(begins):
        found, run = _entries(edges, begins[first : last + 1], west, south, frame, first, rows)
        entries.append(found)
        runs.append(run)
    for run in reversed(runs):
        _fill(inside, *run)
    return Level(west, south, frame, inside, _joined(entries, rows.all))


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
    edges: Ints, begins: Longs, west: int, south: int, frame: Frame, first: int, rows: Rows
) -> tuple[Entries, tuple[Longs, Longs, Ints]]:
    """The entries of some areas, and the runs of cells of a row that lie wholly in one: start, length and area."""
    pieces = cut(edges[begins[0] : begins[-1]], west, south, frame)
    width, height = frame.width, frame.height
    area = np.repeat(np.arange(len(begins) - 1), np.diff(begins))
    key = (area[pieces.item] * height + pieces.row) * width + pieces.column
    order, key = sorting(key)
    edge = np.arange(begins[0], begins[-1])
    begins = np.flatnonzero(np.diff(key, prepend=-1))
    entry = key[begins]
    row = entry // width
    cell = entry % (width * height)
    # Walking along a row, each edge that crosses the line below it turns inside and outside over; every ring crosses
    # an even number of times, so that one count serves all rows.
    crossed = np.cumsum(np.add.reduceat(pieces.bottom[order].astype(np.int64), begins)) if len(begins) else begins
    after = (crossed & 1).astype(bool)
    before = np.concatenate([[False], after[:-1]]) if len(begins) else after
    counts = np.diff(begins, append=len(key)).astype(np.int32)
    rank32 = (entry // (width * height) + first).astype(np.int32)
    behind = rows.many
    made = rows_of(pieces, edge, order, rows.more(len(order)))
    found = Entries(cell.astype(np.int32), rank32, before, (begins + behind).astype(np.int32), counts, made)
    gap = np.flatnonzero(after[:-1] & (row[1:] == row[:-1]) & (entry[1:] > entry[:-1] + 1))
    return found, (cell[gap] + 1, entry[gap + 1] - entry[gap] - 1, rank32[gap])


def _fill(inside: Ints, start: Longs, length: Longs, rank: Ints) -> None:
    """Write areas over their cells, the best last."""
    start, length, rank = start[::-1], length[::-1], rank[::-1]
    at = np.arange(int(length.sum())) + np.repeat(start - np.cumsum(length) + length, length)
    inside[at] = np.repeat(rank, length)


def _joined(some: list[Entries], rows: Ints) -> Entries:
    none = np.zeros(0, np.int32)
    return Entries(
        np.concatenate([none, *(one.cell for one in some)]),
        np.concatenate([none, *(one.rank for one in some)]),
        np.concatenate([none.astype(bool), *(one.corner for one in some)]),
        np.concatenate([none, *(one.first for one in some)]),
        np.concatenate([none, *(one.count for one in some)]),
        rows,
    )
