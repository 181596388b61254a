"""Whether a text names a province, a city or a county other than those of this installation."""

import csv
import re
from collections.abc import Collection
from functools import cache
from itertools import product

from gridgis.core.paths import REFERENCE

FRONT = 40
"""A name is looked for in so many characters before the first digit: behind it come shops, not divisions."""
LONGEST = 11
_KIND = re.compile(r"(?:省|市|自治区|特别行政区|(?:[\u4e00-\u9fff]{1,4}族)*自治[州县]|地区|盟|[区县旗])$")
_PEOPLES = re.compile(
    "壮族|回族|维吾尔|土家族|苗族|藏族|彝族|白族|傣族|景颇族|哈尼族|布依族|侗族|朝鲜族|羌族|蒙古族|哈萨克|柯尔克孜"
)
_NO_NAME = {"市": "场民政委容", "省": "道府城级", "区": "域间块位", "县": "道级", "盟": "友"}
"""Signs behind a name's last one that make another word of both: 嘉兴市场, 浙江省道."""
_ADDRESS = re.compile(
    r"^(?:市|(?![东南西北中一二三四五六七八九十大新老支环的在有是来去话产户籍车牌银]|人(?!民))[\u4e00-\u9fff]{2,5}?(?:区|县|镇|街道|路|大道|街|弄|村))"
)


def foreign_in(key: str, ours: Collection[str], known: Collection[str]) -> str:
    """The first province, city or county named at a text's front that is none of ours; empty where there is none.

    Short names (苏州, 江苏) count where the name of a division or a road follows, and never as a part of a road's name.

    Args:
        key: the text without what is no address, as `normalised`.
        ours: codes of the counties and cities of this installation.
        known: words by which divisions of this installation are called.
    """
    front = re.split("[0-9]", key[:FRONT], maxsplit=1)[0]
    at, begins = 0, True
    while at < len(front):
        long = _name_at(front, at, begins=begins)
        if not long:
            at, begins = at + 1, False
            continue
        word = front[at : at + long]
        if word not in known and not any(_is_ours(code, ours) for code in _codes()[word]):
            return word
        at, begins = at + long, True
    return ""


def _name_at(front: str, at: int, *, begins: bool) -> int:
    """How long the name is that stands here; 0 where none does. `begins`: nothing or another name stands before."""
    for long in range(min(LONGEST, len(front) - at), 1, -1):
        word, behind = front[at : at + long], front[at + long :]
        if word in _full():
            if behind[:1] and behind[0] in _NO_NAME.get(word[-1], ""):
                continue
            if long > 2 or begins:
                return long
        elif begins and word in _short() and (_ADDRESS.match(behind) or _goes_on(word, behind)):
            return long
    return 0


def _goes_on(word: str, behind: str) -> bool:
    """Whether the name of a division within it follows."""
    within = _codes()[word]
    for long in range(min(LONGEST, len(behind)), 1, -1):
        for code, other in product(within, _codes().get(behind[:long], ())):
            if other.startswith(code) and other != code:
                return True
    return False


def _is_ours(code: str, ours: Collection[str]) -> bool:
    return any(one.startswith(code) for one in ours)


@cache
def _rows() -> tuple[tuple[str, str], ...]:
    with (REFERENCE / "china_names.csv").open(encoding="utf-8", newline="") as file:
        return tuple((row["code"], row["name"]) for row in csv.DictReader(file))


@cache
def _full() -> frozenset[str]:
    return frozenset(name for _, name in _rows())


@cache
def _short() -> frozenset[str]:
    """Provinces and cities without the word for their kind; counties are called like too many roads."""
    return frozenset(_shortened(name) for code, name in _rows() if len(code) < 6) - {""}


def _shortened(name: str) -> str:
    short = _PEOPLES.sub("", _KIND.sub("", name))
    return short if len(short) >= 2 else ""


@cache
def _codes() -> dict[str, tuple[str, ...]]:
    """Codes by full and short names, those of counties too."""
    found: dict[str, list[str]] = {}
    for code, name in _rows():
        for word in {name, _shortened(name)} - {""}:
            found.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in found.items()}


def may_be_elsewhere(key: str) -> bool:
    """Whether a text's front names any province, city or county at all; cheap, and without a database."""
    return foreign_in(key, (), ()) != ""
