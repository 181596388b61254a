"""The first level of cells over all areas: which lie wholly in an area, and which are crossed by borders."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from gridgis.bulk.cutting import WIDTH, Frame, cut
from gridgis.bulk.edges import Outlines
from gridgis.bulk.lattice import Flags, Ints, Longs, sorting

AT_A_TIME = 50_000
"""Points that are cut together: what fits the processor's cache."""

CELLS_AN_EDGE, ENOUGH = 8, 1 << 20
"""Cells of the first level are so many an edge; beyond what is enough one."""

FEWEST, MOST = 1 << 12, 1 << 24
"""How many at least and at most: enough that most are crossed by no border, few enough to be filled at once."""


@dataclass
class Entries:
    """Cells crossed by the border of an area, one entry for each cell and area.

    `rows`: the area's rank; the first of its `runs`, and how many follow one another; twice how many edges these have,
    and 1 more if the cell's lower left corner is inside. A row is 16 bytes, which are fetched together.
    """

    cell: Ints
    rows: Ints
    runs: Ints


@dataclass(frozen=True)
class Level:
    """Cells of the first level: where they begin, their frame, and the best area wholly over each (or `none`)."""

    west: int
    south: int
    frame: Frame
    inside: Ints
    entries: Entries


class Rows:
    """Rows of four numbers, one behind the other, in room that grows: memory taken once is not taken again."""

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


def entered(rows: Ints, rank: Longs | Ints, corner: Flags | Longs, begins: Longs, runs: Ints) -> Ints:
    """Rows of entries as `Entries` has them, written to `rows`, by where the runs of each begin among `runs`."""
    rows[:, 0], rows[:, 1], rows[:, 2] = rank, begins, np.diff(begins, append=len(runs))
    rows[:, 3] = 2 * np.add.reduceat(runs[:, 1], begins) + corner if len(begins) else 0
    return rows


def first_level(outlines: Outlines) -> Level:
    """Lay cells over areas, given best first."""
    areas, begins = outlines.areas, outlines.rings[outlines.areas]
    west, south, frame = _laid(outlines.points)
    inside = np.full(frame.width * frame.height, len(areas) - 1, np.int32)
    rows, runs = Rows(len(outlines.points) // 3), Rows(len(outlines.points) // 2)
    cells, gaps = [np.zeros(0, np.int32)], []
    for first, last in _handfuls(begins):
        cell, gap = _entries(outlines, first, last, west, south, frame, rows, runs)
        cells.append(cell)
        gaps.append(gap)
    for gap in reversed(gaps):
        _fill(inside, *gap)
    return Level(west, south, frame, inside, Entries(np.concatenate(cells), rows.all, runs.all))


def _laid(points: Ints) -> tuple[int, int, Frame]:
    """Cells over everything with one to spare on each side, as many as the edges are worth."""
    if not len(points):
        return 0, 0, Frame(1, 1, 0)
    x, y = points.T
    x1, y1, x2, y2 = int(x.min()), int(y.min()), int(x.max()), int(y.max())
    wanted = min(max(min(len(points) * CELLS_AN_EDGE, ENOUGH), len(points), FEWEST), MOST)
    shift = 0
    while (((x2 - x1) >> shift) + 3) * (((y2 - y1) >> shift) + 3) > wanted:
        shift += 1
    size = 1 << shift
    return x1 - size, y1 - size, Frame(((x2 - x1) >> shift) + 3, ((y2 - y1) >> shift) + 3, shift)


def _handfuls(begins: Longs) -> Iterator[tuple[int, int]]:
    """Areas in handfuls whose points are cut together: first and one behind the last."""
    first, areas = 0, len(begins) - 1
    while first < areas:
        last = int(np.searchsorted(begins, begins[first] + AT_A_TIME, side="right")) - 1
        last = min(max(last, first + 1), areas)
        if begins[last] > begins[first]:
            yield first, last
        first = last


def _entries(
    outlines: Outlines, first: int, last: int, west: int, south: int, frame: Frame, rows: Rows, runs: Rows
) -> tuple[Ints, tuple[Longs, Longs, Longs]]:
    """The cells of the entries of some areas; and what lies wholly in one of a row: first cell, how many, and area."""
    areas = outlines.areas[first : last + 1]
    rings = outlines.rings[areas[0] : areas[-1] + 1]
    made = cut(outlines.points[rings[0] : rings[-1]], rings - rings[0], west, south, frame)
    made.rows[:, 0] += rings[0]
    width, height = frame.width, frame.height
    rank = np.repeat(np.arange(first, last), np.diff(areas))
    key = (rank[made.line] * height + made.row) * width + made.column
    order, key = sorting(key)
    begins = np.flatnonzero(np.diff(key, prepend=-1))
    entry = key[begins]
    row, (rank, cell) = entry // width, np.divmod(entry, width * height)
    # Walking along a row, each edge that crosses the line below it turns inside and outside over; every ring crosses
    # an even number of times, so that one count serves all rows.
    after = (np.cumsum(made.bottom[order])[np.append(begins[1:], len(key)) - 1] & 1).astype(bool)
    before = np.append(False, after)[:-1]
    behind = runs.many
    own = made.rows.take(order, axis=0, out=runs.more(len(order)), mode="clip")
    entered(rows.more(len(entry)), rank, before, begins, own)[:, 1] += behind
    gap = np.flatnonzero(after[:-1] & (row[1:] == row[:-1]) & (entry[1:] > entry[:-1] + 1))
    return cell.astype(np.int32), (cell[gap] + 1, entry[gap + 1] - entry[gap] - 1, rank[gap])


def _fill(inside: Ints, start: Longs, length: Longs, rank: Longs) -> None:
    """Write areas over their cells, the best last."""
    start, length, rank = start[::-1], length[::-1], rank[::-1]
    at = np.arange(int(length.sum())) + np.repeat(start - np.cumsum(length) + length, length)
    inside[at] = np.repeat(rank, length)
