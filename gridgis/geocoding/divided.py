"""Taking the names of divisions off the front of an address, in every way that makes sense."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

WINDOW = 36
"""Names of divisions are looked for in so many characters from the start of a text."""

LONGEST = 10
"""The longest name of a division that is looked for, in characters."""

READINGS = 6
"""So many ways of reading a text are followed at most."""

DIGITS = {"city": 4, "county": 6, "town": 9, "village": 12}
"""How many digits of a code stand for the division of a level."""

_ORDER = ("city", "county", "town", "village")
_SUFFIX = re.compile(r"(?:街道|地区|自治县|社区|居委会|村委会|[省市县区镇乡村])$")
_PROVINCES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|"
    "陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门"
)
_PROVINCE = re.compile(
    rf"^(?:中国|中华人民共和国)?(?:(?:{_PROVINCES})(?:省(?!道|府|城)|(?:壮族|回族|维吾尔)?自治区|特别行政区)"
    rf"|(?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海)(?=.{{2,}}市|.{{6,}}))"
)
_FORM = re.compile(
    r"市民|村民|居民|[省市区县镇乡]长|[省市区县]?(?=12345)|第[0-9]+号|[男女]士?|热线|平台|工单|编号|序号|单号|小区业主|业主|群众|网友|先生|女士|电话|姓名|联系人|来电人|反映人|诉求人|地址|事发地|地点|位置"
)
"""Words of forms and of people before an address that name no place, though they hold a sign of one.

A number alone names none either; it does with a word for a house or a distance behind it.
"""
_PLACE = re.compile(
    r"[路街道巷弄村镇乡县区市社苑园幢桥浜埭圩湾港河湖站厂店场院校]|[0-9]\s*(?:号|室|单元|组|队|层|楼|米|里|公里)|对面|对过|旁|边|附近|隔壁|前|后|往|朝|向|到|去|从|离|距|靠|近|非|不|原|"
    r"[左右]转|转[弯角过入进]|拐|与|和|跟|同|或|及"
)
_UNKNOWN = re.compile(r"^[^0-9]{1,6}?(?:街道|社区|居委会|村委会|[县区市镇乡]|村(?!镇))(?=.{2})")
_WORD_GOES_ON = re.compile(r"^(?:大道|公路|社区|[路街巷弄道桥区县市镇乡村])")


@dataclass(frozen=True)
class Mention:
    """A division named in a text: its code, level and name today, and the words used for it.

    `origin` is `own` (its name), `short` (without 区, 镇, 街道 …), `old`, `alias`, or `sound` (other characters of the
    same sound). A label place in degrees where its outline is known.
    """

    code: str
    level: str
    name: str
    words: str = ""
    origin: str = "own"
    lng: float | None = None
    lat: float | None = None

    @property
    def said(self) -> str:
        """The words by which it is named."""
        return self.words or self.name

    @property
    def prefix(self) -> str:
        """The digits of its code that those of everything in it begin with."""
        return self.code[: DIGITS[self.level]]


@dataclass(frozen=True)
class Front:
    """One way of reading a text's front: the divisions found, what is left, and whether something was guessed.

    `unknown` is the name of a division that is not known here and was passed over.
    """

    mentions: tuple[Mention, ...]
    rest: str
    unknown: str = ""

    @property
    def narrowest(self) -> Mention | None:
        """The smallest division named; None when none is."""
        return max(self.mentions, key=lambda m: _ORDER.index(m.level), default=None)

    @property
    def prefixes(self) -> tuple[str, ...]:
        """The digits with which the codes of what lies below the narrowest level named begin; none for anywhere."""
        narrowest = self.narrowest
        if narrowest is None:
            return ()
        return tuple(sorted({m.prefix for m in self.mentions if m.level == narrowest.level}))

    @property
    def doubts(self) -> int:
        """How many divisions were named otherwise than by their names or a common form of them."""
        return sum(m.origin in ("sound", "alias") for m in self.mentions)

    @property
    def guessed(self) -> bool:
        """Whether a division was named otherwise than by its name or a common form of it."""
        return bool(self.unknown) or any(m.origin == "sound" for m in self.mentions)


def windows(key: str) -> set[str]:
    """Every piece of a text's front that may be the name of a division."""
    front = key[:WINDOW]
    return {front[at : at + long] for at in range(len(front)) for long in range(2, min(LONGEST, len(front) - at) + 1)}


def sounding(pieces: set[str]) -> set[str]:
    """Those of the pieces that end like a division and are looked up by their sound too."""
    return {piece for piece in pieces if len(piece) > 2 and _SUFFIX.search(piece)}


def short_of(name: str) -> str:
    """A division's name without the word for its kind; empty where too little would be left.

    >>> short_of("南湖区"), short_of("王江泾镇"), short_of("乌镇镇"), short_of("甲市")
    ('南湖', '王江泾', '乌镇', '')
    """
    short = _SUFFIX.sub("", name)
    return short if len(short) >= 2 and short != name and not short.isdigit() else ""


def fronts_of(key: str, named: Mapping[str, Sequence[Mention]]) -> list[Front]:
    """All sensible ways of reading a text's front, likeliest first; at least one.

    Args:
        key: the text as a key.
        named: by words that occur in it, the divisions they may mean.
    """
    text = _PROVINCE.sub("", key)
    ways = _ways(Front((), text), named)[:READINGS]
    best = ways[0]
    if passed := _UNKNOWN.match(best.rest):
        beyond = replace(best, rest=best.rest[passed.end() :], unknown=passed[0])
        ways.extend(_ways(beyond, named)[:2])
    return ways


def behind_leads(key: str, named: Mapping[str, Sequence[Mention]]) -> list[Front]:
    """Ways of reading a text before whose first division something else stands: a name, a word of a form.

    Where that names a place itself, or leads to one (对面, 到), it is passed over with a doubt.
    """
    text = _PROVINCE.sub("", key)
    if _ways(Front((), text), named)[0].mentions:
        return []
    for at in range(1, min(len(text), WINDOW)):
        best = _ways(Front((), text[at:]), named)[0]
        if any(m.origin == "own" for m in best.mentions[:2]) and best.mentions[0].origin != "sound":
            lead = _FORM.sub("", text[:at])
            return [best if not _PLACE.search(lead) else replace(best, unknown=text[:at])]
    return []


def _ways(front: Front, named: Mapping[str, Sequence[Mention]]) -> list[Front]:
    level = _ORDER.index(front.narrowest.level) if front.narrowest else -1
    found: list[Front] = []
    _follow(front, level, named, found)
    return sorted(dict.fromkeys(found), key=lambda way: (way.doubts, len(way.rest)))


def _follow(front: Front, level: int, named: Mapping[str, Sequence[Mention]], found: list[Front]) -> None:
    if len(found) >= 4 * READINGS:
        return
    sure = False
    for long in range(min(LONGEST, len(front.rest)), 1, -1):
        goes_on = _WORD_GOES_ON.match(front.rest[long:]) is not None
        for mentions in _next(front, level, named.get(front.rest[:long], ())):
            if goes_on and mentions[0].origin == "short":
                continue  # 南湖大道 names no 南湖区
            sure = sure or mentions[0].origin == "own"
            onward = replace(front, mentions=(*front.mentions, *mentions), rest=front.rest[long:].removeprefix("的"))
            _follow(onward, _ORDER.index(mentions[0].level), named, found)
    if not sure:
        found.append(front)


def _next(front: Front, level: int, mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Divisions of one name that may come next, by level; all of a level lie below what was named before."""
    above = front.prefixes
    ways = []
    for n, name in enumerate(_ORDER):
        fits = [m for m in mentions if m.level == name and (not above or m.code.startswith(above))]
        if not fits or n < level:
            continue
        if n > level:
            ways.append(fits)
        elif {m.code for m in fits if m.origin == "own"} & {m.code for m in front.mentions}:
            ways.append(fits)  # said twice; 钱家桥村钱家桥1号 names a group after the village
    return ways
