"""Which atom goes to which part: several drafts, each improved atom by atom, and the cheapest of them.

The cost of a division is a sum of three:

* balance: the mean square of each part's deviation from the mean load, in units of `TOLERANCE`, and a steep price for
  what is beyond it;
* moved load: the share of the load that leaves the old grid its part continues, times `stability`;
* borders: their length, over that of as many equal squares; cheap where they follow roads, water or the old net.

Drafts come from multilevel k-way partitioning (Karypis and Kumar 1998, METIS) and from the old net. They are improved
as by Fiduccia and Mattheyses (1982), by moving one atom at a time across a border, never tearing a part.
"""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pymetis
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

TOLERANCE = 0.09
"""Deviation from the mean load that is bought dearly; a little below what a plan may show."""

MOVED_COST = 16.0
"""Of all load moved, at full stability: a border moves when the loads on its sides differ by 8 % of the mean."""

BEYOND_COST = 120.0
"""Of load beyond the tolerance, in all: well above what moving it through a chain of parts costs."""

BORDER_COST = 1.5

DRAFTS = 5
IMBALANCE_PER_MILLE = 20


@dataclass(frozen=True)
class Net:
    """The atoms as a graph.

    Args:
        weights: load of each atom, in shares of the whole.
        pairs: (n, 2) neighbours; the graph is connected.
        borders: price of the border between each pair, in lengths of the border of as many equal squares.
        old: old grid of each atom, -1 for none.
        stability: 0 when the old net does not matter, 1 when each moved household counts.
    """

    weights: Floats
    pairs: Ints
    borders: Floats
    old: Ints
    stability: float


def parts_of(net: Net, count: int, seed: int) -> Ints:
    """Assign each atom to one of `count` connected parts, none without load.

    At least `count` atoms must have load. The same net, count and seed give the same parts.
    """
    drafts = [_metis(net, count, seed + i) for i in range(DRAFTS)]
    if net.stability > 0 and (net.old >= 0).any():
        drafts.append(net.old.copy())
    best = min((_improved(net, draft, count) for draft in drafts), key=lambda found: found.cost())
    _, first = np.unique(best.labels, return_index=True)
    place = np.empty(count, dtype=np.int64)
    place[best.labels[np.sort(first)]] = np.arange(count)
    return np.asarray(place[best.labels])


def _metis(net: Net, count: int, seed: int) -> Ints:
    size = len(net.weights)
    begin, end = np.concatenate([net.pairs, net.pairs[:, ::-1]]).T
    order = np.lexsort((end, begin))
    starts = np.searchsorted(begin[order], np.arange(size + 1))
    prices = np.maximum(np.round(np.tile(net.borders, 2)[order] * 1e5), 1)
    options = pymetis.Options(contig=1, seed=seed, ufactor=IMBALANCE_PER_MILLE, niter=20)
    _, labels = pymetis.part_graph(
        count,
        xadj=starts.tolist(),
        adjncy=end[order].tolist(),
        vweights=np.round(net.weights * 1e7).astype(np.int64).tolist(),
        eweights=prices.astype(np.int64).tolist(),
        recursive=False,
        options=options,
    )
    return np.asarray(labels, dtype=np.int64)


def _improved(net: Net, draft: Ints, count: int) -> "Search":
    search = Search(net, draft, count)
    search.mend()
    search.settle()
    search.improve()
    return search


def matched(common: Floats) -> dict[int, int]:
    """Pair rows with columns one to one, the greatest value first; pairs with nothing in common stay apart."""
    rows, columns = np.nonzero(common > 0)
    order = np.lexsort((columns, rows, -common[rows, columns]))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for row, column in zip(rows[order].tolist(), columns[order].tolist(), strict=True):
        if row not in found and column not in taken:
            found[row] = column
            taken.add(column)
    return found


class Search:
    """A division being improved: the part of each atom, the load of each part, the old grid it continues."""

    def __init__(self, net: Net, labels: Ints, count: int) -> None:
        self.net = net
        self.count = count
        self.mean = 1.0 / count
        self.part: list[int] = labels.tolist()
        self.weight: list[float] = net.weights.tolist()
        self.old: list[int] = net.old.tolist()
        self.near: list[list[tuple[int, float]]] = [[] for _ in self.part]
        for (a, b), border in zip(net.pairs.tolist(), net.borders.tolist(), strict=True):
            self.near[a].append((b, border))
            self.near[b].append((a, border))
        self.load: dict[int, float] = {}
        self.heir: dict[int, int] = {}

    @property
    def labels(self) -> Ints:
        """The part of each atom, 0 to count - 1."""
        return np.array(self.part, dtype=np.int64)

    def cost(self) -> float:
        """The cost of the division as it is."""
        balance = sum(self._balance(load) for load in self.load.values())
        cut = self.labels[self.net.pairs]
        border = float(self.net.borders[cut[:, 0] != cut[:, 1]].sum())
        moved = sum(
            w
            for w, p, old in zip(self.weight, self.part, self.old, strict=True)
            if old >= 0 and self.heir.get(p) != old
        )
        return balance + BORDER_COST * border + MOVED_COST * self.net.stability * moved

    def _balance(self, load: float) -> float:
        deviation = abs(load / self.mean - 1)
        beyond = max(0.0, deviation - TOLERANCE)
        return ((deviation / 0.1) ** 2 + BEYOND_COST * beyond) / self.count

    def mend(self) -> None:
        """Make every part connected and loaded, and of parts just so many as were asked for."""
        pieces = self._pieces()
        heaviest: dict[int, tuple[float, int]] = {}
        for i, piece in enumerate(pieces):
            rank = (self._sum(piece), -i)
            label = self.part[piece[0]]
            if label not in heaviest or rank > heaviest[label]:
                heaviest[label] = rank
        kept = {-rank[1] for rank in heaviest.values() if rank[0] > 0}
        for i, piece in enumerate(pieces):
            for atom in piece:
                self.part[atom] = i if i in kept else -1
        self._absorb()
        members = self._members()
        while len(members) > self.count:
            lightest = min(members, key=lambda p: (self._sum(members[p]), p))
            for atom in members[lightest]:
                self.part[atom] = -1
            self._absorb()
            members = self._members()
        while len(members) < self.count:
            splittable = [p for p in members if sum(self.weight[a] > 0 for a in members[p]) > 1]
            heavy = max(splittable, key=lambda p: (self._sum(members[p]), -p))
            self._halve(members[heavy], max(members) + 1)
            members = self._members()
        order = {p: i for i, p in enumerate(sorted(members))}
        self.part = [order[p] for p in self.part]
        self.load = {order[p]: self._sum(atoms) for p, atoms in members.items()}

    def settle(self) -> None:
        """Decide which old grid each part continues."""
        olds = max(self.old, default=-1) + 1
        common = np.zeros((self.count, olds))
        known = self.net.old >= 0
        np.add.at(common, (self.labels[known], self.net.old[known]), self.net.weights[known])
        self.heir = matched(common)

    def improve(self) -> None:
        """Move atoms across borders while that makes the division cheaper."""
        waiting = deque(range(len(self.part)))
        queued = [True] * len(self.part)
        for _ in range(40 * len(self.part)):
            if not waiting:
                return
            atom = waiting.popleft()
            queued[atom] = False
            target = self._better(atom)
            if target is None:
                continue
            source = self.part[atom]
            self.part[atom] = target
            self.load[source] -= self.weight[atom]
            self.load[target] += self.weight[atom]
            for other, _ in self.near[atom]:
                for one in (other, *(far for far, _ in self.near[other])):
                    if not queued[one]:
                        queued[one] = True
                        waiting.append(one)

    def _better(self, atom: int) -> int | None:
        """The part this atom should go to, or None to stay."""
        source, weight = self.part[atom], self.weight[atom]
        borders: dict[int, float] = {}
        for other, border in self.near[atom]:
            borders[self.part[other]] = borders.get(self.part[other], 0.0) + border
        if len(borders) - (source in borders) == 0 or self.load[source] - weight <= 1e-12:
            return None
        least, target = -1e-9, None
        away = self._balance(self.load[source] - weight) - self._balance(self.load[source])
        stays = borders.get(source, 0.0)
        for part, border in borders.items():
            if part != source:
                change = away + self._balance(self.load[part] + weight) - self._balance(self.load[part])
                change += BORDER_COST * (stays - border)
                change += MOVED_COST * self.net.stability * weight * self._leaves(atom, source, part)
                if change < least:
                    least, target = change, part
        return target if target is not None and self._spared(atom) else None

    def _leaves(self, atom: int, source: int, target: int) -> int:
        """1 when the atom would leave its old grid, -1 when it would come home to it."""
        old = self.old[atom]
        return (self.heir.get(source) == old) - (self.heir.get(target) == old) if old >= 0 else 0

    def _spared(self, atom: int) -> bool:
        """Whether the atom's part stays in one piece without it."""
        source = self.part[atom]
        wanted = {other for other, _ in self.near[atom] if self.part[other] == source}
        if not wanted:
            return False
        begin = min(wanted)
        seen, waiting = {atom, begin}, deque([begin])
        wanted.discard(begin)
        while waiting and wanted:
            for other, _ in self.near[waiting.popleft()]:
                if other not in seen and self.part[other] == source:
                    seen.add(other)
                    wanted.discard(other)
                    waiting.append(other)
        return not wanted

    def _sum(self, atoms: Iterable[int]) -> float:
        return sum(self.weight[atom] for atom in atoms)

    def _members(self) -> dict[int, list[int]]:
        members: dict[int, list[int]] = {}
        for atom, part in enumerate(self.part):
            members.setdefault(part, []).append(atom)
        return members

    def _pieces(self) -> list[list[int]]:
        """The connected pieces of all parts, each with its atoms from near to far."""
        seen = [False] * len(self.part)
        pieces = []
        for begin in range(len(self.part)):
            if not seen[begin]:
                seen[begin] = True
                pieces.append(self._reach(begin, seen))
        return pieces

    def _reach(self, begin: int, seen: list[bool]) -> list[int]:
        piece = [begin]
        for atom in piece:
            for other, _ in self.near[atom]:
                if not seen[other] and self.part[other] == self.part[begin]:
                    seen[other] = True
                    piece.append(other)
        return piece

    def _absorb(self) -> None:
        """Give atoms without a part (-1) to the neighbouring part with the longest border, from the borders inwards."""
        waiting = [atom for atom, part in enumerate(self.part) if part < 0]
        if len(waiting) == len(self.part):
            self.part = [0] * len(self.part)
            return
        while waiting:
            best: list[tuple[int, int]] = []
            for atom in waiting:
                borders: dict[int, float] = {}
                for other, border in self.near[atom]:
                    if self.part[other] >= 0:
                        borders[self.part[other]] = borders.get(self.part[other], 0.0) + border
                if borders:
                    best.append((atom, max(borders, key=lambda p: (borders[p], -p))))
            for atom, part in best:
                self.part[atom] = part
            waiting = [atom for atom in waiting if self.part[atom] < 0]

    def _halve(self, atoms: Sequence[int], name: int) -> None:
        """Split a connected part in two near equal, both loaded: cut the edge of a tree that leaves most alike."""
        own = set(atoms)
        far = self._tree(atoms[0], own)[0][-1]
        order, parent = self._tree(far, own)
        below = {atom: self.weight[atom] for atom in order}
        loaded = {atom: int(self.weight[atom] > 0) for atom in order}
        for atom in reversed(order[1:]):
            below[parent[atom]] += below[atom]
            loaded[parent[atom]] += loaded[atom]
        cuts = [atom for atom in order[1:] if 0 < loaded[atom] < loaded[far]]
        top = min(cuts, key=lambda atom: (abs(below[atom] - below[far] / 2), atom))
        gone = {top}
        for atom in order:
            if atom != far and parent[atom] in gone:
                gone.add(atom)
        for atom in gone:
            self.part[atom] = name

    def _tree(self, root: int, own: set[int]) -> tuple[list[int], dict[int, int]]:
        order, parent = [root], {root: root}
        for atom in order:
            for other, _ in self.near[atom]:
                if other in own and other not in parent:
                    parent[other] = atom
                    order.append(other)
        return order, parent
