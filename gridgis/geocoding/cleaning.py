"""Bringing an address as somebody wrote or said it into one way of writing."""

import re
import unicodedata

LONGEST = 300
"""So many characters of a text are looked at; no address is longer."""

_NOISE = re.compile(r"[\s,,。.、;;::()()·#!?'\"“”‘’【】〔〕\[\]<>《》~]+")
_DASH = re.compile(r"[-–—―_]+")
_LOOSE_DASH = re.compile(r"(?<![0-9])-|-(?![0-9])")

_NUMERALS = "零〇一二三四五六七八九十百两"
_VALUE = {char: n for n, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_COUNTED = re.compile(rf"[{_NUMERALS}]+(?=号|弄|幢|栋|座|单元|室|组|队|层|楼|米|公里)")
_HASH = re.compile(r"(?<=[0-9a-z])\s*#\s*(楼|幢|栋)?")
_ROAD_HASH = re.compile(r"(?<=[路街巷道弄])\s*([0-9]+(?:-[0-9]+)*)\s*#(?!\s*[楼幢栋])")
_BUILDING = re.compile(r"(?<=[0-9a-z])(?:号楼+|栋楼*|幢楼+|座楼*)")
_ROOM = re.compile(r"(?<=[0-9])(?:房间|房)(?!屋)")
_COURT = re.compile(r"(?<=[0-9])号院(?=[0-9]|$)")

_FAR = re.compile(r"([0-9]{1,4}\.[0-9]{1,3})\s*(公里|千米|km|米)")

_ASIDE = re.compile(r"\(([^()]*)\)")
_SECTION = re.compile(r"[东南西北中]{1,2}段|[东南西北]区|[a-z0-9一二三四五六七八九十]+期")
_CLAUSE = re.compile(r"[,。;!?\n]+")
_PLACEY = re.compile(r"[0-9路街巷弄村镇区县市社苑园幢号桥浜埭圩]")
_NUMBERED = re.compile(rf"[0-9{_NUMERALS}]+\s*(?:号|幢|栋|室|单元|弄|组)")

_OPENING = re.compile(
    r"^(?:喂|你好|您好|嗯|呃|啊|哎|那个|这个|请问(?:一下)?|麻烦(?:你|您)?|我(?:要|想)?反映(?:一下)?|反映(?:一下)?|投诉|举报|"
    r"我(?:家|们)?(?:这里|这边|现在)?(?:是)?(?:就)?(?:住)?在|我(?:这里|这边|家)(?:是)?|(?:这里|这边)是|家住|住在|"
    r"就(?:是)?在|就是|位于|坐落于|地址(?:就)?(?:在|是|为)?(?!街|路)|(?:事发|发生)?地点(?:在|是|为)?|发生在|在)+"
)
_NEAR = re.compile(r"^(?:靠近|临近|挨着|紧靠)")
_CLOSING = re.compile(
    r"(?:的)?(?:那边|那里|这边|这里|那儿|这儿|那块|这块|那一块|这一块|(?:那个|这个|这|那)地方)?(?:怎么走|怎么去|在哪里?|在哪儿)?(?:呢|啊|吧|哦|呀|哈)?$"
)
_CHATTER = re.compile(r"(?<=[号幢室边面近口旁里])有(?:人|个|很多|一|辆|车|垃圾|噪|污|积)[^0-9]*$")


def normalised(text: str) -> str:
    """A text in half-width small characters without spaces and punctuation.

    A dash between digits stays: 12-3 is the third door of number 12, not number 123.
    """
    plain = _NOISE.sub("", unicodedata.normalize("NFKC", text)).lower()
    return _LOOSE_DASH.sub("", _DASH.sub("-", plain))


def key_of(text: str) -> str:
    """An address without its divisions as the gazetteer keeps it for comparing.

    Beyond `normalised`: Chinese numerals before a counted word become digits (十二号 is 12号), and words for the same
    thing become one (栋, 号楼 and 座 are 幢; 房 is 室; 号院 is 号).
    """
    plain = _FAR.sub(_metres, unicodedata.normalize("NFKC", text).lower())
    plain = _ROAD_HASH.sub(r"\1号", plain)
    plain = normalised(_HASH.sub("幢", plain))
    plain = _COUNTED.sub(lambda found: str(number_of(found[0])), plain)
    plain = _COURT.sub("号", _BUILDING.sub("幢", plain))
    return _ROOM.sub("室", plain)


def _metres(found: re.Match[str]) -> str:
    return f"{round(float(found[1]) * (1 if found[2] == '米' else 1000))}米"


def number_of(numeral: str) -> int:
    """The value of a Chinese numeral: 十二 and 一二 are 12, 二百零一 and 二〇一 are 201; 0 for an empty one."""
    if "十" not in numeral and "百" not in numeral:
        return int("".join(str(_VALUE[char]) for char in numeral) or 0)
    total = ones = 0
    for char in numeral:
        if char in "十百":
            total += (ones or (0 if total and char == "百" else 1)) * (10 if char == "十" else 100)
            ones = 0
        else:
            ones = _VALUE[char]
    return total + ones


def heard(text: str) -> tuple[str, bool]:
    """What of a written or spoken text is the address, as a key, and whether it is said to be only near it.

    Greetings in front, “那边” and complaints behind, and asides in brackets are left out; a bracket that belongs to a
    name (中山路(东段)12号) stays.
    """
    plain = unicodedata.normalize("NFKC", text[:LONGEST]).lower()
    plain = _ASIDE.sub(_aside, plain)
    clauses = [clause for clause in _CLAUSE.split(plain) if clause.strip()]
    key = key_of("".join(_told(clauses)))
    key = _OPENING.sub("", key) or key
    near = _NEAR.search(key) is not None
    key = _CHATTER.sub("", _NEAR.sub("", key))
    return _CLOSING.sub("", key) or key, near


def _aside(found: re.Match[str]) -> str:
    inside, behind = found[1].strip(), found.string[found.end() :].strip()
    if _SECTION.fullmatch(inside) or (behind and not _CLAUSE.match(behind)):
        return inside
    return "" if found.start() else inside


def _told(clauses: list[str]) -> list[str]:
    """The clauses that speak of the place: from the first that names one to the first with a number in it."""
    first = next((n for n, clause in enumerate(clauses) if _PLACEY.search(_OPENING.sub("", clause.strip()))), 0)
    numbered = [n for n, clause in enumerate(clauses) if _NUMBERED.search(clause)]
    last = max(numbered, default=len(clauses) - 1)
    return clauses[first : max(last, first) + 1]
