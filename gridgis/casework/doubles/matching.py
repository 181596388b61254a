"""How alike two matters are: by distance, category, time, words and photos; measured in `docs/duplicates.md`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from math import exp

from gridgis.core.texts import narrow

FAR_M = 200.0
"""No place is so uncertain that another is looked for farther away."""
WORDS, KIND, NEAR, FRESH = 0.4, 0.2, 0.2, 0.2
"""What each likeness weighs; together 1."""
SIBLING = 0.5
"""How alike two categories below the same one are; the same is 1."""
FADES_H = 72.0
"""After so many hours between two reports, a third of their likeness in time is left."""
OTHER_THING = 0.4
"""So much is left of a likeness where the words name two different things by number."""
BITS = 64
SAME_PHOTO, OTHER_PHOTO = 0.92, 0.75
"""From so many equal bits on, two photos are one picture sent twice; up to so many they tell nothing."""
PHOTO_TELLS = 0.9
"""How much of what lacks to certainty the same picture adds. Other pictures say nothing: one takes what one sees."""

_LETTERS = re.compile(r"[^0-9a-z\u3400-\u9fff]+")
_NUMBERED = re.compile(r"([0-9a-z]+|[一二三四五六七八九十百]+)(号楼|单元|号|幢|栋|室|楼|层|弄|排|桩|杆|井)")


@dataclass(frozen=True)
class Matter:
    """What is compared of a case, or of a report that is not one yet; photos as hashes of 64 bits."""

    category_code: str
    parent_code: str | None
    said: str
    at: datetime
    accuracy_m: float | None = None
    photos: tuple[int, ...] = ()


@dataclass(frozen=True)
class Likeness:
    """How alike two matters are, from 0 to 1, and why: metres and hours between them, what words and photos share.

    `photos` is None where one of them has none, or they tell nothing; `other_thing` says that the
    words name different things by number.
    """

    score: float
    distance_m: float
    hours: float
    same_category: bool
    words: float
    photos: float | None
    other_thing: bool


def reach_m(least: float, *accuracies: float | None) -> float:
    """Within how many metres two matters can be one: the least, or how uncertain their places are."""
    return min(max(least, *(one or 0.0 for one in accuracies)), max(FAR_M, least))


def judge(one: Matter, other: Matter, distance_m: float, within_m: float) -> Likeness | None:
    """How alike two matters are; None where they are too far apart or of other kinds to be one.

    Args:
        one, other: the matters.
        distance_m: between their places.
        within_m: the least reach, see `reach_m`.
    """
    reach = reach_m(within_m, one.accuracy_m, other.accuracy_m)
    same = one.category_code == other.category_code
    siblings = one.parent_code is not None and one.parent_code == other.parent_code
    if distance_m > reach or not (same or siblings):
        return None
    hours = abs((one.at - other.at).total_seconds()) / 3600
    words, photos, other_thing = words_alike(one.said, other.said), photos_alike(one.photos, other.photos), False
    score = WORDS * words + KIND * (1.0 if same else SIBLING)
    score += NEAR * (1 - distance_m / reach) + FRESH * exp(-hours / FADES_H)
    if named_apart(one.said, other.said):
        score, other_thing = score * OTHER_THING, True
    told = 0.0 if photos is None else min((photos - OTHER_PHOTO) / (SAME_PHOTO - OTHER_PHOTO), 1.0)
    score += (1 - score) * PHOTO_TELLS * told
    return Likeness(round(score, 3), round(distance_m, 1), round(hours, 2), same, round(words, 2), photos, other_thing)


def words_alike(one: str, other: str) -> float:
    """What two texts have in common, from 0 to 1: the share of their pairs of letters.

    Of both texts and of the shorter one, in the mean: one says in four letters what another tells in forty.
    """
    a, b = _pairs(one), _pairs(other)
    if not a or not b:
        return 0.0
    both = len(a & b)
    return (2 * both / (len(a) + len(b)) + both / min(len(a), len(b))) / 2


def _pairs(said: str) -> set[str]:
    """The pairs of letters that follow each other, Chinese ones, Latin ones and digits; of a single letter itself."""
    letters = _LETTERS.sub("", narrow(said).lower())
    return {letters[i : i + 2] for i in range(max(len(letters) - 1, 1))} - {""}


def named_apart(one: str, other: str) -> bool:
    """Whether both texts name things of one kind by number, and never the same: house 3 and house 5."""
    a, b = _numbered(one), _numbered(other)
    return any(a[unit].isdisjoint(b[unit]) for unit in a.keys() & b.keys())


def _numbered(said: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for number, unit in _NUMBERED.findall(narrow(said).lower()):
        found.setdefault(unit, set()).add(number)
    return found


def photos_alike(some: Iterable[int], others: Iterable[int]) -> float | None:
    """The share of equal bits of the two photos that are most alike; None where that tells nothing."""
    there = tuple(others)
    best = max((1 - ((a ^ b) % 2**BITS).bit_count() / BITS for a in some for b in there), default=0.0)
    return round(best, 2) if best > OTHER_PHOTO else None
