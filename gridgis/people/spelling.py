"""How names are said, by which people are found."""

from functools import cache


@cache
def spelled(name: str) -> tuple[str, str]:
    """The name in pinyin without tones or spaces, and the first letter of each sign, both in small letters.

    Signs that are no Chinese stay as they are: `陆晓雯` is `luxiaowen`, `lxw`. A sign that is said in several ways has
    its commonest; in surnames, as surnames say it (`单` is `shan`).
    """
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - two hundred thousand phrases, only where names are written

    surname = next((name[:n] for n in (2, 1) if name[:n] in SURNAMES), name[:1])
    parts = [*(SURNAMES.get(surname, "").split() or lazy_pinyin(surname)), *lazy_pinyin(name[len(surname) :])]
    return "".join(parts).lower(), "".join(part[:1] for part in parts).lower()


@cache
def initials(words: str) -> str:
    """The first letter of each sign of words that are no name, in small letters: `暴露垃圾` is `bllj`."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - as above

    return "".join(part[:1] for part in lazy_pinyin(words)).lower()


SURNAMES = {
    "单": "shan",
    "仇": "qiu",
    "曾": "zeng",
    "解": "xie",
    "区": "ou",
    "查": "zha",
    "朴": "piao",
    "盖": "ge",
    "尉迟": "yu chi",
    "乐": "yue",
    "覃": "qin",
    "翟": "zhai",
    "缪": "miao",
    "万俟": "mo qi",
    "澹台": "tan tai",
    "种": "chong",
    "隗": "wei",
}
"""Surnames that are said otherwise than the same signs elsewhere."""
