"""Whether a text names a province, a city or a county other than those of this installation."""

import csv
import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from itertools import product

from gridgis.core.paths import REFERENCE

FRONT = 40
"""A name is looked for in so many characters before the first house: behind it come shops, not divisions."""
LONGEST = 11
_PEOPLES = (
    "(?:壮|回|土家|土|苗|藏|彝|白|傣|景颇|哈尼|布依|布朗|侗|朝鲜|羌|满|瑶|畲|黎|东乡|撒拉|保安|裕固|仡佬|水|毛南|仫佬|拉祜|佤|纳西|傈僳|怒|独龙|普米|各)族"
    "|(?:维吾尔|蒙古|哈萨克|柯尔克孜|塔吉克|锡伯|达斡尔|鄂温克|鄂伦春)族?"
)
_KIND = re.compile(
    rf"(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区|(?:{_PEOPLES})*自治[州县旗]|地区|盟|新?区|县|旗)$"
)
_NO_NAME = {"市": "场民政委容", "省": "道府城级", "区": "域间块位", "县": "道级", "盟": "友"}
"""Signs behind a name's last one that make another word of both: 嘉兴市场, 浙江省道."""
_COUNTRY = re.compile("^(?:中华人民共和国|中国)")
_HOUSE = re.compile("[0-9]+(?:-[0-9]+)*[号弄幢栋座室单组队楼]")
_OWN = re.compile("(?:街道|社区|[区县市镇乡村])$")
_ADDRESS = re.compile(
    r"^(?:市|(?![东南西北中一二三四五六七八九十大新老支环的在有是来去话产户籍车牌银]|人(?!民))[\u4e00-\u9fff]{2,5}?(?:区|县|镇|街道|路|大道|街|弄|村))"
)


def foreign_in(key: str, clauses: Iterable[str], ours: Collection[str], known: Collection[str]) -> str:
    """The first province, city or county named in a text that is none of ours; empty where there is none.

    It is looked for at the front, and in clauses that hold nothing but such names, wherever they stand. Short names
    (苏州, 江苏, 昆山) count where a division of ours, one of theirs, or a road follows, and never as a part of a road's
    name; those of counties, after which too much is called, only before a division.

    Args:
        key: the text without what is no address, as `normalised`.
        clauses: all that the text holds between marks and brackets.
        ours: codes of the counties and cities of this installation.
        known: words by which divisions of this installation are called.
    """
    front = _COUNTRY.sub("", _HOUSE.split(key[:FRONT], maxsplit=1)[0])
    for word in (*_named_at(front, known), *(word for clause in clauses for word in _names_alone(clause))):
        if word not in known and not any(one.startswith(_codes()[word]) for one in ours):
            return word
    return ""


def _named_at(front: str, known: Collection[str]) -> Iterator[str]:
    at, begins = 0, True
    while at < len(front):
        long = _name_at(front, at, known, begins=begins)
        if long:
            yield front[at : at + long]
        at, begins = at + (long or 1), long > 0 or front[at].isascii()


def _name_at(front: str, at: int, known: Collection[str], *, begins: bool) -> int:
    """How long the name is that stands here; 0 where none does. `begins`: nothing or another name stands before."""
    for long in range(min(LONGEST, len(front) - at), 1, -1):
        word, behind = front[at : at + long], front[at + long :]
        if word in _full():
            if behind[:1] and behind[0] in _NO_NAME.get(word[-1], ""):
                continue
            if long > 2 or begins:
                return long
        elif begins and word in _codes() and _is_followed(word, behind, known):
            return long
    return 0


def _is_followed(word: str, behind: str, known: Collection[str]) -> bool:
    """Whether what stands behind a short name makes it one: a division of ours or of its own, or a road."""
    if any(behind[:long] in known and _OWN.search(behind[:long]) for long in range(2, LONGEST)):
        return True
    return word in _short() and (_ADDRESS.match(behind) is not None or _goes_on(word, behind))


def _names_alone(clause: str) -> list[str]:
    """The names of a clause that holds nothing else; short ones of provinces and cities too."""
    left, found = _COUNTRY.sub("", clause), []
    while left:
        words = (left[:long] for long in range(min(LONGEST, len(left)), 1, -1))
        word = next((word for word in words if word in _full() or word in _short()), "")
        if not word:
            return []
        found.append(word)
        left = left[len(word) :]
    return found


def _goes_on(word: str, behind: str) -> bool:
    """Whether the name of a division within it follows."""
    within = _codes()[word]
    for long in range(min(LONGEST, len(behind)), 1, -1):
        for code, other in product(within, _codes().get(behind[:long], ())):
            if other.startswith(code) and other != code:
                return True
    return False


@cache
def _rows() -> tuple[tuple[str, str], ...]:
    with (REFERENCE / "china_names.csv").open(encoding="utf-8", newline="") as file:
        return tuple((row["code"], row["name"]) for row in csv.DictReader(file))


@cache
def _full() -> frozenset[str]:
    return frozenset(word for _, name in _rows() for word in (name, _without_peoples(name)))


@cache
def _short() -> frozenset[str]:
    """Provinces and cities without the word for their kind; counties are called like too many roads."""
    return frozenset(_shortened(name) for code, name in _rows() if len(code) < 6) - {""}


def _without_peoples(name: str) -> str:
    """恩施州 for 恩施土家族苗族自治州, 长阳县 for 长阳土家族自治县; the name itself where none are named."""
    short = _shortened(name)
    return short + name[-1] if short and name[-3:-1] == "自治" and name[-1] in "州县旗" else name


def _shortened(name: str) -> str:
    short = _KIND.sub("", name)
    return short if len(short) >= 2 else ""


@cache
def _codes() -> dict[str, tuple[str, ...]]:
    """Codes by full and short names, those of counties too."""
    found: dict[str, list[str]] = {}
    for code, name in _rows():
        for word in {name, _shortened(name), _without_peoples(name)} - {""}:
            found.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in found.items()}


def may_be_elsewhere(key: str) -> bool:
    """Whether a text holds the name of any province, city or county at all; cheap, and without a database."""
    return any(key[at : at + long] in _codes() for at in range(len(key)) for long in range(2, LONGEST + 1))
