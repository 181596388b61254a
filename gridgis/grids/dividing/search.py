"""Which atom goes to which part: several drafts, each improved atom by atom, and the cheapest of them.

The cost of a division is a sum of three:

* balance: the mean square of each part's deviation from the mean load, in tenths, and a steep price for what is beyond
  `TOLERANCE`;
* moved load: the share of the load that leaves the old grid its part continues, times `stability`;
* borders: their length, over that of as many equal squares; cheap where they follow roads, water or the old net.

Drafts come from multilevel k-way partitioning (Karypis and Kumar 1998, METIS) and from the old net. They are improved
as by Fiduccia and Mattheyses (1982), by moving one atom at a time across a border, never tearing a part. The best is
stirred: two neighbours become one, are halved anew along a random tree (DeFord, Duchin and Solomon 2021, "ReCom") and
improved, and that is kept when it is cheaper.
"""

import heapq
from collections import deque
from collections.abc import Iterable

import numpy as np
import pymetis

from gridgis.grids.dividing.lattice import Floats, Ints
from gridgis.grids.dividing.mending import cut_off, mended
from gridgis.grids.dividing.net import Net

TOLERANCE = 0.08
"""Deviation from the mean load that is bought dearly; below what a plan may show, a tenth."""

MOVED_COST = 16.0
"""Of all load moved, at full stability: a border moves when the loads on its sides differ by 8 % of the mean."""

BEYOND_COST = 120.0
"""Of load beyond the tolerance, in all: well above what moving it through a chain of parts costs."""

BORDER_COST = 2.0

DRAFT_ATOMS = 12_000
"""Drafts of so many atoms together are made, but at least three and at most sixteen."""

FEWEST_ATOMS, HEAVIEST_ATOM = 4, 0.5
"""Atoms to a part, and parts of a part in one atom, beyond which METIS gives up and says so on the standard output.

Halving again and again is left then, which is always a draft too.
"""

STIRS_A_PART, STIRRED_ATOMS = 12, 4_000_000
"""Turns of stirring: so many a part, but no more than so many atoms over all turns."""

IMBALANCE_PER_MILLE = 20


def parts_of(net: Net, count: int, seed: int) -> Ints:
    """Assign each atom to one of `count` connected parts, none without load.

    At least `count` atoms must have load. The same net, count and seed give the same parts.

    Returns:
        The part of each atom, numbered in the order of their first atoms.
    """
    drafts = [np.zeros(len(net.weights), dtype=np.int64)]
    if len(net.weights) >= FEWEST_ATOMS * count and net.weights.max() * count < HEAVIEST_ATOM:
        drafts += [_metis(net, count, seed + i) for i in range(int(np.clip(DRAFT_ATOMS // len(net.weights), 3, 16)))]
    if net.stability > 0 and (net.old >= 0).any():
        drafts.append(net.old)
    best = min((Search(net, draft, count) for draft in drafts), key=lambda search: search.improved().cost())
    turns = min(STIRS_A_PART * count, STIRRED_ATOMS // len(net.weights))
    best.stir(turns, np.random.default_rng(seed))
    _, first, label = np.unique(best.part, return_index=True, return_inverse=True)
    return np.asarray(np.argsort(np.argsort(first))[label], dtype=np.int64)


def _metis(net: Net, count: int, seed: int) -> Ints:
    begin, end = np.concatenate([net.pairs, net.pairs[:, ::-1]]).T
    order = np.lexsort((end, begin))
    starts = np.searchsorted(begin[order], np.arange(len(net.weights) + 1))
    prices = np.maximum(np.round(np.tile(net.borders, 2)[order] * 1e5), 1)
    options = pymetis.Options(contig=1, seed=seed, ufactor=IMBALANCE_PER_MILLE, niter=20)
    _, labels = pymetis.part_graph(
        count,
        pymetis.CSRAdjacency(starts.tolist(), end[order].tolist()),
        vweights=np.round(net.weights * 1e7).astype(np.int64).tolist(),
        eweights=prices.astype(np.int64).tolist(),
        recursive=False,
        options=options,
    )
    return np.asarray(labels, dtype=np.int64)


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
        self.weight: list[float] = net.weights.tolist()
        self.old: list[int] = net.old.tolist()
        self.near: list[list[tuple[int, float]]] = [[] for _ in self.weight]
        for (a, b), border in zip(net.pairs.tolist(), net.borders.tolist(), strict=True):
            self.near[a].append((b, border))
            self.near[b].append((a, border))
        self.part = mended(labels.tolist(), self.weight, self.near, count)
        self.load: list[float] = np.bincount(self.part, net.weights, count).tolist()
        self.heir = self._heirs()

    def _heirs(self) -> dict[int, int]:
        common = np.zeros((self.count, max(self.old, default=-1) + 1))
        known = self.net.old >= 0
        np.add.at(common, (np.array(self.part)[known], self.net.old[known]), self.net.weights[known])
        return matched(common)

    def cost(self) -> float:
        """The cost of the division as it is."""
        part = np.array(self.part)
        cut = part[self.net.pairs]
        border = float(self.net.borders[cut[:, 0] != cut[:, 1]].sum())
        heir = np.array([self.heir.get(p, -1) for p in range(self.count)])
        moved = float(self.net.weights[(self.net.old >= 0) & (heir[part] != self.net.old)].sum())
        balance = sum(map(self._balance, self.load))
        return balance + BORDER_COST * border + MOVED_COST * self.net.stability * moved

    def _balance(self, load: float) -> float:
        deviation = abs(load * self.count - 1)
        beyond = max(0.0, deviation - TOLERANCE)
        return ((deviation / 0.1) ** 2 + BEYOND_COST * beyond) / self.count

    def improved(self, atoms: Iterable[int] | None = None) -> "Search":
        """Move atoms across borders, beginning with those given or all, while that makes the division cheaper."""
        waiting = deque(range(len(self.part)) if atoms is None else atoms)
        queued = set(waiting)
        for _ in range(40 * len(self.part)):
            if not waiting:
                break
            atom = waiting.popleft()
            queued.discard(atom)
            target = self._better(atom)
            if target is not None:
                self._move(atom, target)
                around = {far for other, _ in self.near[atom] for far, _ in (*self.near[other], (other, 0.0))}
                fresh = sorted(around - queued)
                queued.update(fresh)
                waiting.extend(fresh)
        return self

    def _move(self, atom: int, target: int) -> None:
        self.load[self.part[atom]] -= self.weight[atom]
        self.load[target] += self.weight[atom]
        self.part[atom] = target

    def _better(self, atom: int) -> int | None:
        """The part this atom should go to, or None to stay."""
        source, weight = self.part[atom], self.weight[atom]
        borders: dict[int, float] = {source: 0.0}
        for other, border in self.near[atom]:
            borders[self.part[other]] = borders.get(self.part[other], 0.0) + border
        if len(borders) == 1 or self.load[source] - weight <= 1e-12:
            return None
        away = self._balance(self.load[source] - weight) - self._balance(self.load[source])
        stays = borders.pop(source)
        least, target = -1e-9, None
        for part, border in borders.items():
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
        """Whether the atom's part stays in one piece, and stays at all, without it."""
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

    def stir(self, times: int, rng: np.random.Generator) -> None:
        """Halve pairs of neighbours anew, so many times, and keep what is cheaper; every other pair has the worst."""
        cost = self.cost()
        for turn in range(times):
            pair = self._pair(turn, rng)
            if pair is None:
                continue
            before = list(self.part), list(self.load)
            found = self.improved(self._halved_anew(pair, rng)).cost()
            if found < cost - 1e-9:
                cost = found
            else:
                self.part, self.load = before

    def _halved_anew(self, pair: tuple[int, int], rng: np.random.Generator) -> list[int]:
        """Divide two neighbours along a random tree, the branch to where more of it is at home; all their atoms."""
        atoms = [atom for atom, part in enumerate(self.part) if part in pair]
        branch = cut_off(*self._random_tree(atoms, rng), self.weight)
        stay, go = pair if self._home(branch, pair[1]) >= self._home(branch, pair[0]) else pair[::-1]
        for atom in atoms:
            self._move(atom, go if atom in branch else stay)
        return atoms

    def _pair(self, turn: int, rng: np.random.Generator) -> tuple[int, int] | None:
        """Two parts that touch."""
        one, other = np.array(self.part)[self.net.pairs].T
        if turn % 2:
            worst = int(np.argmax(np.abs(np.array(self.load) * self.count - 1)))
            near = (one == worst) | (other == worst)
            one, other = one[near], other[near]
        touching = np.unique((np.minimum(one, other) * self.count + np.maximum(one, other))[one != other])
        if not len(touching):
            return None
        pair = int(touching[int(rng.integers(len(touching)))])
        return pair // self.count, pair % self.count

    def _home(self, branch: set[int], part: int) -> float:
        """The load of a branch that would be at home in a part."""
        return sum(self.weight[atom] for atom in branch if self.old[atom] == self.heir.get(part, -2))

    def _random_tree(self, atoms: list[int], rng: np.random.Generator) -> tuple[list[int], dict[int, int]]:
        """A random spanning tree that rather follows long borders, so that a cut rather runs along short ones."""
        luck = rng.random(len(atoms)).tolist()
        own = dict(zip(atoms, luck, strict=True))
        root = atoms[int(rng.integers(len(atoms)))]
        order: list[int] = []
        parent: dict[int, int] = {}
        waiting = [(0.0, root, root)]
        while waiting:
            _, atom, origin = heapq.heappop(waiting)
            if atom in parent:
                continue
            parent[atom] = origin
            order.append(atom)
            for other, border in self.near[atom]:
                if other in own and other not in parent:
                    heapq.heappush(waiting, (-border * (own[atom] + own[other]), other, atom))
        return order, parent
