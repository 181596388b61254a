"""From any labels of atoms to parts that are connected, carry load, and are just so many as were asked for."""

import heapq
from collections.abc import Iterable, Sequence

Near = Sequence[Sequence[tuple[int, float]]]
"""The neighbours of each atom, and the price of the border to each."""


def mended(labels: Sequence[int], weight: Sequence[float], near: Near, count: int) -> list[int]:
    """Labels 0 to count - 1 that differ from those given only where these don't make `count` connected, loaded parts.

    Of a part in pieces the heaviest keeps the name. Too many parts: the lightest join neighbours. Too few: the
    heaviest is halved. At least `count` atoms must have load; -1 is a part to be given away.
    """
    part = _joined(_connected(labels, weight, near), weight, near, count)
    members = _members(part)
    heaviest = [(-_sum(weight, atoms), p) for p, atoms in members.items() if _divisible(weight, atoms)]
    heapq.heapify(heaviest)
    for fresh in range(len(part), len(part) + count - len(members)):
        _, heavy = heapq.heappop(heaviest)
        half = half_of(members[heavy], weight, near)
        members[fresh] = sorted(half)
        members[heavy] = [atom for atom in members[heavy] if atom not in half]
        for atom in members[fresh]:
            part[atom] = fresh
        for p in (heavy, fresh):
            if _divisible(weight, members[p]):
                heapq.heappush(heaviest, (-_sum(weight, members[p]), p))
    order = {p: i for i, p in enumerate(sorted(members))}
    return [order[p] for p in part]


def _joined(part: list[int], weight: Sequence[float], near: Near, count: int) -> list[int]:
    """No more than `count` parts: the lightest is given to its neighbours, again and again."""
    members = _members(part)
    while len(members) > count:
        lightest = min(members.values(), key=lambda atoms: (_sum(weight, atoms), part[atoms[0]]))
        for atom in lightest:
            part[atom] = -1
        part = _absorbed(part, near)
        members = _members(part)
    return part


def half_of(atoms: Sequence[int], weight: Sequence[float], near: Near) -> set[int]:
    """A connected half of connected atoms that leaves the rest connected, both loaded, as equal as one tree allows."""
    own = set(atoms)
    far = _tree(atoms[0], own, near)[0][-1]
    return cut_off(*_tree(far, own, near), weight)


def cut_off(order: Sequence[int], parent: dict[int, int], weight: Sequence[float]) -> set[int]:
    """The branch of a tree, given from its root on, that comes nearest to half its weight; both sides loaded."""
    below = {atom: weight[atom] for atom in order}
    loaded = {atom: int(weight[atom] > 0) for atom in order}
    for atom in reversed(order[1:]):
        below[parent[atom]] += below[atom]
        loaded[parent[atom]] += loaded[atom]
    root = order[0]
    cuts = [atom for atom in order[1:] if 0 < loaded[atom] < loaded[root]]
    top = min(cuts, key=lambda atom: (abs(below[atom] - below[root] / 2), atom))
    gone = {top}
    for atom in order[1:]:
        if parent[atom] in gone:
            gone.add(atom)
    return gone


def _tree(root: int, own: set[int], near: Near) -> tuple[list[int], dict[int, int]]:
    order, parent = [root], {root: root}
    for atom in order:
        for other, _ in near[atom]:
            if other in own and other not in parent:
                parent[other] = atom
                order.append(other)
    return order, parent


def _connected(labels: Sequence[int], weight: Sequence[float], near: Near) -> list[int]:
    """Each part reduced to its heaviest piece; the other pieces, and parts without load, joined to neighbours."""
    pieces = _pieces(labels, near)
    heaviest: dict[int, tuple[float, int]] = {}
    for i, piece in enumerate(pieces):
        label = labels[piece[0]]
        if label >= 0:
            heaviest[label] = max(heaviest.get(label, (0.0, 0)), (_sum(weight, piece), -i))
    kept = {-i for load, i in heaviest.values() if load > 0}
    part = [-1] * len(labels)
    for i, piece in enumerate(pieces):
        if i in kept:
            for atom in piece:
                part[atom] = i
    return _absorbed(part, near)


def _pieces(labels: Sequence[int], near: Near) -> list[list[int]]:
    """The connected pieces of all parts, by their first atoms."""
    seen = [False] * len(labels)
    pieces = []
    for begin in range(len(labels)):
        if seen[begin]:
            continue
        seen[begin] = True
        piece = [begin]
        for atom in piece:
            for other, _ in near[atom]:
                if not seen[other] and labels[other] == labels[begin]:
                    seen[other] = True
                    piece.append(other)
        pieces.append(piece)
    return pieces


def _absorbed(part: list[int], near: Near) -> list[int]:
    """Give atoms without a part (-1) to the neighbouring part with the longest border, from the borders inwards."""
    waiting = [atom for atom, own in enumerate(part) if own < 0]
    if len(waiting) == len(part):
        return [0] * len(part)
    part = list(part)
    while waiting:
        found = [(atom, _beside(atom, part, near)) for atom in waiting]
        for atom, own in found:
            part[atom] = own
        waiting = [atom for atom in waiting if part[atom] < 0]
    return part


def _beside(atom: int, part: Sequence[int], near: Near) -> int:
    """The part with which an atom has the longest border, the first of equals; -1 where it touches none."""
    borders: dict[int, float] = {}
    for other, border in near[atom]:
        if part[other] >= 0:
            borders[part[other]] = borders.get(part[other], 0.0) + border
    return max(borders, key=lambda p: (borders[p], -p), default=-1)


def _members(part: Sequence[int]) -> dict[int, list[int]]:
    members: dict[int, list[int]] = {}
    for atom, own in enumerate(part):
        members.setdefault(own, []).append(atom)
    return members


def _divisible(weight: Sequence[float], atoms: Sequence[int]) -> bool:
    return sum(weight[atom] > 0 for atom in atoms) > 1


def _sum(weight: Sequence[float], atoms: Iterable[int]) -> float:
    return sum(weight[atom] for atom in atoms)
