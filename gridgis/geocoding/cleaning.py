"""Bringing an address as somebody wrote or said it into one way of writing."""

import re
import unicodedata
from typing import NamedTuple

from gridgis.geocoding.characters import simplified
from gridgis.geocoding.leads import without_leads, without_signs

LONGEST = 300
"""So many characters of a text are looked at; no address is longer."""

_UNSEEN = re.compile(
    r"[\u0000-\u0008\u000b-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ud800-\udfff]"
)
_MARKS = r",。.、;:()·!?'\"“”‘’【】〔〕\[\]<>《》~"
_NOISE = re.compile(rf"[\s{_MARKS}#]+")
_DASH = re.compile(r"[-–—―_]+")
_LOOSE_DASH = re.compile(r"(?<![0-9])-|-(?![0-9])")

_NUMERALS = "零〇一二三四五六七八九十百两"
_LONG_NUMERALS = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰", "一二三四五六七八九十百")
_VALUE = {char: n for n, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_COUNTED = re.compile(rf"[{_NUMERALS}]+(?=号|弄|幢|栋|座|单元|室|组|队|层|楼|米|公里)")
_COUNTED_LONG = re.compile(rf"[{_NUMERALS}壹贰叁肆伍陆柒捌玖拾佰]+(?=号|幢|栋|单元|室)")
_COUNT = rf"(?:[0-9]|[{_NUMERALS}]+\s*[号弄幢栋座、,])"
_LIST = re.compile(rf"(?<=[0-9{_NUMERALS}])\s*[{_MARKS}][\s{_MARKS}]*(?={_COUNT})")
"""Marks between two numbers: 1、2号 are two houses, not number 12."""
_SLASH = re.compile(r"(?<=[\u4e00-\u9fff])\s*[/\\|]+\s*(?=[\u4e00-\u9fff])")
_NO_DIVISION = re.compile(r"^中华人民共和国(?!$)|(?<=市)市辖区")
_BETWEEN = re.compile(rf"[\s{_MARKS}/\\|+-]+")
_APART = re.compile(r"(?<=[0-9])\s+(?=[0-9])")
_ZEROS = re.compile(r"(?<![0-9a-z-])0+(?=[1-9][0-9]*(?:-[0-9]+)*[号弄])")
_SIDE_DOOR = re.compile(r"(?<=[0-9])(?:号之([0-9]+)号?|之([0-9]+)号)")
_SIDE_LETTER = re.compile(r"(?<=[0-9])([甲乙丙丁戊])号")
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
_NAMED = re.compile(
    r"[\u4e00-\u9fff](?:大道|公路|[路街巷弄](?!灯|面|人|过|由|障|牌|政|况|道)|[桥浜埭圩苑幢](?!梁)|[村镇])|小区|新村|花园|公寓|大厦|广场|市场|"
    r"菜场|超市|学校|医院|公园|银行|车站|门口|对面|隔壁"
)
_HOME = re.compile(r"我们?(?:就|是|现在)?(?:家|住)|家住")
_MOVING = re.compile(
    r"对面|对过|对门|对角|旁|边|附近|隔壁|隔|后面|后头|背后|前面|前方|门口|门前|往|朝|向|过去|过桥|转|拐|靠近|[0-9]\s*米|桥堍|路口"
)
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

    A dash between digits stays: 12-3 is the third door of number 12, not number 123. So do marks between numbers, as
    、: 1、2号 is not number 12.
    """
    plain = _plain(text)
    while (again := _plain(plain)) != plain:  # a mark is only one between numbers while what follows is still counted
        plain = again
    return plain


def _plain(text: str) -> str:
    parted = _LIST.split(re.sub(r"(?<=[0-9])#+(?=[0-9])", "、", _written(text)))
    plain = "、".join(_NOISE.sub("", part) for part in parted)
    return _LOOSE_DASH.sub("", _DASH.sub("-", plain))


def _written(text: str) -> str:
    """A text in half-width small characters without those that nobody sees."""
    return simplified(unicodedata.normalize("NFKC", _UNSEEN.sub("", text)).lower())


def key_of(text: str) -> str:
    """An address without its divisions as the gazetteer keeps it for comparing.

    Beyond `normalised`: Chinese numerals before a counted word become digits (十二号 is 12号), and words for the same
    thing become one (栋, 号楼 and 座 are 幢; 房 is 室; 号院 is 号).
    """
    plain = _FAR.sub(_metres, _written(text))
    plain = _ROAD_HASH.sub(r"\1号", plain)
    plain = normalised(_HASH.sub("幢", plain))
    plain = _COUNTED_LONG.sub(lambda found: found[0].translate(_LONG_NUMERALS), plain)
    plain = _COUNTED.sub(lambda found: str(number_of(found[0])), plain)
    plain = _SIDE_DOOR.sub(lambda found: f"-{found[1] or found[2]}号", _ZEROS.sub("", plain))
    plain = _SIDE_LETTER.sub(r"号\1", plain)
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


class Heard(NamedTuple):
    """What of a text is the address, as a key; whether it is only near it; whether another place may be meant."""

    key: str
    near: bool = False
    unsure: bool = False


def heard(text: str) -> Heard:
    """What of a written or spoken text is the address.

    Postcodes, phone numbers, dates, numbers of orders, bullets, greetings in front, “那边” and complaints behind, and
    asides in brackets are left out; a bracket that belongs to a name (中山路(东段)12号) stays, and one that leads
    elsewhere (对面). It is unsure what is meant where several numbers are told, where a clause behind the address names
    a place, and where the address is where somebody lives.
    """
    plain = _FAR.sub(_metres, cleared(text))
    plain = _ASIDE.sub(_aside, plain)
    several = _LIST.search(plain) is not None or _APART.search(plain) is not None
    plain = _LIST.sub("、", plain)
    clauses = [clause for clause in _CLAUSE.split(plain) if clause.strip()]
    told, unsure = _told(clauses)
    key = key_of("".join(told))
    key = _OPENING.sub("", key) or key
    near = _NEAR.search(key) is not None
    key = _CHATTER.sub("", _NEAR.sub("", key))
    return Heard(_CLOSING.sub("", key) or key, near, unsure or several)


def cleared(text: str) -> str:
    """A written text in half-width small characters, without what stands before an address and is none."""
    plain = _SLASH.sub(" ", _written(without_signs(text[:LONGEST])))
    return without_leads(_NO_DIVISION.sub("", plain))


def clauses_of(text: str) -> list[str]:
    """What a text holds between its marks, brackets and spaces."""
    return [clause for clause in _BETWEEN.split(_written(without_signs(text[:LONGEST]))) if clause]


def _aside(found: re.Match[str]) -> str:
    inside, behind = found[1].strip(), found.string[found.end() :].strip()
    if _SECTION.fullmatch(inside) or _MOVING.search(inside) or (behind and not _CLAUSE.match(behind)):
        return inside
    return "" if found.start() else inside


def _told(clauses: list[str]) -> tuple[list[str], bool]:
    """The clauses that speak of the place, and whether another one may be meant.

    From the first that names a place to the last with a number in it; what follows where somebody lives goes before it.
    """
    first = next((n for n, clause in enumerate(clauses) if _PLACEY.search(_OPENING.sub("", clause.strip()))), 0)
    numbered = [n for n, clause in enumerate(clauses) if _NUMBERED.search(clause)]
    last = max(max(numbered, default=len(clauses) - 1), first)
    named = [n for n, clause in enumerate(clauses) if _NAMED.search(clause)]
    home = bool(clauses) and _HOME.search(clauses[first]) is not None and _is_place(clauses[first])
    elsewhere = [n for n in named if n > first]
    if home and elsewhere:
        return clauses[elsewhere[0] : max(last, elsewhere[0]) + 1], True
    return clauses[first : last + 1], any(n > last for n in named)


def _is_place(clause: str) -> bool:
    return (_NUMBERED.search(clause) or _NAMED.search(clause)) is not None
