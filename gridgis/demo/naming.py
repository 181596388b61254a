"""Made-up Chinese names from a recipe's word lists."""

from collections.abc import Sequence

import numpy as np

_DIGITS = "零一二三四五六七八九"


def chinese_number(number: int) -> str:
    """1 to 99 in Chinese numerals: 3 → 三, 12 → 十二, 40 → 四十."""
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return head + (_DIGITS[ones] if ones or not tens else "")


class Namer:
    """Names that don't repeat inside one place until the words run out; then a direction or number is put on."""

    def __init__(self, stems: Sequence[str], endings: Sequence[str], rng: np.random.Generator) -> None:
        self._stems, self._endings, self._rng = stems, endings, rng
        self._taken: dict[str, list[str]] = {}

    def name(self, place: str) -> str:
        """A new name for something in `place` (a division code)."""
        taken = self._taken.setdefault(place, [])
        for turn in range(50):
            stem = self._stems[int(self._rng.integers(len(self._stems)))]
            name = stem + self._endings[int(self._rng.integers(len(self._endings)))]
            if turn > 10:
                name = "东西南北上下"[int(self._rng.integers(6))] + name
            if name not in taken:
                break
        else:
            name += chinese_number(len(taken) % 99 + 1)
        taken.append(name)
        return name
