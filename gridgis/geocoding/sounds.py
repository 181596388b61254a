"""How an address sounds: names written with other characters of the same sound are found by it."""

import os
from functools import lru_cache

os.environ |= {"PYPINYIN_NO_PHRASES": "1", "PYPINYIN_NO_DICT_COPY": "1"}  # 45 MB; characters are read one by one

from pypinyin import Style, pinyin

_SOFT = (("zh", "z"), ("ch", "c"), ("sh", "s"))


@lru_cache(maxsize=30_000)
def _sound(char: str) -> str:
    """The sound of one character as people confuse it: no tones, zh as z, ing as in."""
    said = str(pinyin(char, style=Style.NORMAL, heteronym=False)[0][0])
    if said == char:
        return char
    for hard, soft in _SOFT:
        if said.startswith(hard):
            said = soft + said[2:]
    return said[:-1] if said.endswith("ng") else said


def sound_of(text: str) -> str:
    """The sounds of a text's characters, parted by spaces; digits and letters stand for themselves.

    Each character has its commonest reading whatever its neighbours, so that any piece of a text sounds as it does in
    the whole.
    """
    return " ".join(_sound(char) for char in text)
