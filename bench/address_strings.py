"""Address strings of every kind with known answers, drawn from a gazetteer by lot; the same seed, the same strings.

Nothing here reads an address: strings are put together from the columns of standard addresses and spoilt on purpose.
`python -m bench.address_strings URL [many] > FILE` writes those of a loaded database.
"""

import csv
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from sqlalchemy import text
from sqlalchemy.orm import Session

from gridgis.core.db import make_engine

SEED = 4490

SHARES = {
    "exact": 60, "no_suffix": 80, "full_width": 50, "numerals": 50, "typo": 80, "homophone": 70, "old_name": 60,
    "missing": 60, "relative": 80, "place": 60, "building": 70, "spoken": 80, "no_number": 50, "no_street": 40,
    "other_county": 40, "ambiguous": 30,
    "mixed": 40,
}  # fmt: skip
"""How many of a thousand strings are of each kind."""

_PAIRS = (
    "建健 设社 勤芹 中钟 文闻 紫子 阳杨 禾和 兴星 环还 城成 东冬 升生 洪宏 盛胜 双霜 溪西 秀绣 清青 园圆 花华 梅煤 "
    "友有 平苹 由油 新心 气汽 公工 塘糖 吉及 解姐 放仿 江将 金今 锦紧 方芳 香乡 家佳 苑院 府斧 名明 沈审 陈程 张章 "
    "徐许 陆路 朱珠 姚摇 吴无 浜帮 港岗 桥乔 角脚 湾弯 汇会 庙妙 石时 荷河 竹竺 凤奉 凰皇 嘉加 洲舟 龙隆 枫风 柳绺 "
    "月悦 秋丘 春椿 "
)
SAME_SOUND = {pair[0]: pair[1] for pair in _PAIRS.split()}
"""To a character another of the same sound, as people mistype."""

STRANGE = "虎雀鲸砚琵谷岚鹭芷麒"
NO_STREETS = ("白鲸", "紫砚", "麒麟", "鹭岛", "琵琶", "听雀", "虎丘", "芷兰")
DIGITS = "零一二三四五六七八九"
SUFFIXES = ("街道", "社区", "区", "县", "市", "镇", "村")
BESIDE = ("对面", "旁边", "附近", "往东50米", "以北约100米", "隔壁", "斜对面", "门口", "向西20米左右", "边上")
OPENINGS = (
    "我在{}这里",
    "喂你好，我要反映一下，就在{}那边",
    "{}那里有人乱扔垃圾",
    "靠近{}那边",
    "地址是{}",
    "你好，{}，有人占道经营",
    "我家住在{}",
    "就是{}这边",
    "位于{}",
)


@dataclass(frozen=True)
class Asked:
    """A string, the standard address that is meant (empty: none may be given), and whether it may be taken unasked."""

    kind: str
    text: str
    expected: str
    automatic: bool


@dataclass(frozen=True)
class Known:
    """A standard address in its parts; `head` are the names of its divisions, city first."""

    text: str
    head: tuple[str, str, str, str]
    road: str
    door: str
    site: str
    building: str
    unit: str
    kind: str
    town: str

    @property
    def tail(self) -> str:
        """Everything behind the divisions."""
        return self.text[len("".join(self.head)) :]

    @property
    def county(self) -> str:
        """The code of its county."""
        return self.town[:6]


class Source:
    """A gazetteer to draw from."""

    def __init__(self, known: Sequence[Known], old_roads: Sequence[tuple[str, str, str]], seed: int) -> None:
        self.known, self.old_roads = known, old_roads
        self.luck = random.Random(seed)
        self.texts = {one.text for one in known}
        self.by_tail: dict[str, list[Known]] = defaultdict(list)
        self.doors: dict[tuple[str, str], set[str]] = defaultdict(set)
        self.in_town: dict[str, list[Known]] = defaultdict(list)
        for one in known:
            self.by_tail[one.tail].append(one)
            self.doors[one.county, one.road].add(one.door)
            self.in_town[one.town].append(one)
        self.houses = [one for one in known if one.door and not one.unit and self.only_in(one, 9)]
        self.plain = [one for one in self.houses if not one.site]

    def only_in(self, one: Known, digits: int) -> bool:
        """Whether no other address below the same town (9 digits), county (6) or city (4) has the same tail."""
        return sum(other.town[:digits] == one.town[:digits] for other in self.by_tail[one.tail]) == 1

    def pick(self, of: Sequence[Known], fit: Callable[[Known], bool] = lambda _: True) -> Known:
        """One that fits, by lot."""
        while True:
            if fit(one := of[self.luck.randrange(len(of))]):
                return one


def address_strings(source: Source, many: int = 1000) -> list[Asked]:
    """So many strings, kinds in their order, each text once."""
    found: list[Asked] = []
    seen: set[str] = set()
    for kind, share in SHARES.items():
        wanted = len(found) + share * many // 1000
        while len(found) < wanted:
            made = KINDS[kind](source)
            if made is not None and made.text not in seen:
                seen.add(made.text)
                found.append(made)
    return found


def _exact(source: Source) -> Asked:
    one = source.pick(source.known, lambda one: source.only_in(one, 9))
    return Asked("exact", one.text, one.text, True)


def _no_suffix(source: Source) -> Asked | None:
    one = source.pick(source.houses)
    names = [short(name) for name in one.head]
    levels = source.luck.choice(((0, 1, 2, 3), (1, 2, 3), (1, 2), (2, 3), (2,)))
    if levels[0] == 2 and not source.only_in(one, 4):
        return None
    return Asked("no_suffix", "".join(names[n] for n in levels) + one.tail, one.text, True)


def _full_width(source: Source) -> Asked:
    one = source.pick(source.houses)
    wide = "".join(chr(ord(char) + 0xFEE0) if char.isascii() else char for char in one.text)
    return Asked(
        "full_width", wide if source.luck.random() < 0.6 else "　".join(wide.partition(one.road)), one.text, True
    )


def _numerals(source: Source) -> Asked:
    one = source.pick(source.houses, lambda one: len(one.door) < 4 and one.road[-1] not in DIGITS + "十")
    tail = one.road + chinese(int(one.door)) + "号" + one.site
    tail += chinese(int(one.building)) + "幢" if one.building else ""
    return Asked("numerals", "".join(one.head[1:]) + tail, one.text, True)


def _typo(source: Source) -> Asked | None:
    one = source.pick(source.houses, lambda one: len(one.road) > 2)
    at = source.luck.randrange(len(one.road) - 1)
    road = list(one.road)
    how = source.luck.randrange(4)
    if how == 0:
        road[at] = source.luck.choice(STRANGE)
    elif how == 1:
        road.insert(at, source.luck.choice(STRANGE))
    elif how == 2 and len(road) > 3:
        del road[at]
    else:
        road[at : at + 2] = reversed(road[at : at + 2])
    spoilt = "".join(road)
    if (one.county, spoilt) in source.doors:
        return None
    if source.luck.random() < 0.25:
        town = source.luck.choice(STRANGE) + one.head[2][1:]
        return Asked("typo", one.head[1] + town + one.head[3] + one.tail, one.text, False)
    return Asked("typo", "".join(one.head[1:]) + one.tail.replace(one.road, spoilt, 1), one.text, True)


def _homophone(source: Source) -> Asked | None:
    one = source.pick(source.houses)
    places = [n for n, char in enumerate(one.road[:-1]) if char in SAME_SOUND]
    if not places:
        return None
    at = source.luck.choice(places)
    spoilt = one.road[:at] + SAME_SOUND[one.road[at]] + one.road[at + 1 :]
    if (one.county, spoilt) in source.doors:
        return None
    return Asked("homophone", "".join(one.head[1:3]) + one.tail.replace(one.road, spoilt, 1), one.text, True)


def _old_name(source: Source) -> Asked | None:
    town, old, new = source.luck.choice(source.old_roads)
    mine = [one for one in source.in_town[town] if one.road == new and not one.unit and source.only_in(one, 9)]
    if not mine or old in {one.road for one in source.in_town[town]}:
        return None
    one = source.luck.choice(mine)
    return Asked("old_name", "".join(one.head[1:3]) + one.tail.replace(new, old, 1), one.text, True)


def _missing(source: Source) -> Asked | None:
    one = source.pick(source.houses)
    levels, digits = source.luck.choice((((1, 3), 9), ((2,), 9), ((2, 3), 9), ((1,), 6), ((0, 1), 6), ((), 4)))
    if not source.only_in(one, min(digits, 4 if 1 not in levels else digits)):
        return None
    return Asked("missing", "".join(one.head[n] for n in levels) + one.tail, one.text, True)


def _relative(source: Source) -> Asked:
    one = source.pick(source.houses)
    return Asked("relative", "".join(one.head[1:]) + one.tail + source.luck.choice(BESIDE), one.text, False)


def _place(source: Source) -> Asked:
    one = source.pick(source.known, lambda one: one.kind == "poi" and source.only_in(one, 9))
    levels = source.luck.choice(((0, 1, 2, 3), (1, 2, 3), (1, 3)))
    front = "".join(one.head[n] for n in levels)
    if source.only_in(one, 6) and source.luck.random() < 0.4:
        front = one.head[1]
    return Asked("place", front + one.tail, one.text, True)


def _building(source: Source) -> Asked | None:
    one = source.pick(source.known, lambda one: bool(one.building))
    parts = (one.site, one.building, one.unit)
    same = [other for other in source.in_town[one.town] if (other.site, other.building, other.unit) == parts]
    if len(same) > 1:
        return None
    word = source.luck.choice(("幢", "栋", "号楼", "#"))
    tail = f"{one.site}{one.building}{word}"
    tail = (one.road + one.door + "号" if source.luck.random() < 0.4 else "") + tail
    if one.unit:
        tail += f"{one.unit}单元" + source.luck.choice(("", "501室", "1203"))
    else:
        tail += source.luck.choice(("", "", "402室"))
    return Asked("building", "".join(one.head[1:3]) + tail, one.text, True)


def _spoken(source: Source) -> Asked:
    one = source.pick(source.houses)
    said = source.luck.choice(OPENINGS)
    front = "".join(one.head[1:3]) if source.luck.random() < 0.5 else short(one.head[1]) + one.head[2]
    return Asked("spoken", said.format(front + one.tail), one.text, "靠近" not in said)


def _no_number(source: Source) -> Asked | None:
    one = source.pick(source.plain)
    door = str(int(one.door) + source.luck.randrange(1, 40))
    if door in source.doors[one.county, one.road]:
        return None
    return Asked("no_number", "".join(one.head[1:]) + f"{one.road}{door}号", "", False)


def _no_street(source: Source) -> Asked:
    one = source.pick(source.plain)
    street = source.luck.choice(NO_STREETS) + source.luck.choice(("路", "街", "大道", "浜"))
    return Asked("no_street", "".join(one.head[1:3]) + f"{street}{one.door}号", "", False)


def _other_county(source: Source) -> Asked | None:
    one = source.pick(source.houses, lambda one: source.only_in(one, 4))
    other = source.pick(source.houses, lambda o: o.county != one.county)
    if one.door in source.doors[other.county, one.road]:
        return None
    return Asked("other_county", other.head[0] + other.head[1] + one.tail, "", False)


def _ambiguous(source: Source) -> Asked | None:
    one = source.pick(source.known, lambda one: bool(one.door) and not one.building)
    if source.only_in(one, 6):
        return None
    return Asked("ambiguous", one.head[1] + one.tail, "", False)


def _mixed(source: Source) -> Asked | None:
    """Several things at once: short divisions, numerals, a character of the same sound, a room, talk around it."""
    one = source.pick(source.houses, lambda one: len(one.door) < 4 and one.road[-1] not in DIGITS + "十")
    road = "".join(SAME_SOUND.get(char, char) if source.luck.random() < 0.3 else char for char in one.road)
    if road != one.road and (one.county, road) in source.doors:
        return None
    tail = road + chinese(int(one.door)) + "号" + one.site
    expected = one.text
    if one.building:
        within, stair = source.luck.choice((("", ""), ("二单元三零一室", "2单元"), ("3-1202", "3单元")))
        tail += one.building + source.luck.choice(("栋", "号楼")) + within
        expected += stair if one.text + stair in source.texts else ""
    front = short(one.head[1]) + source.luck.choice((one.head[2], short(one.head[2])))
    said = source.luck.choice(OPENINGS)
    return Asked("mixed", said.format(front + tail), expected, "靠近" not in said)


KINDS: dict[str, Callable[[Source], Asked | None]] = {
    "exact": _exact,
    "no_suffix": _no_suffix,
    "full_width": _full_width,
    "numerals": _numerals,
    "typo": _typo,
    "homophone": _homophone,
    "old_name": _old_name,
    "missing": _missing,
    "relative": _relative,
    "place": _place,
    "building": _building,
    "spoken": _spoken,
    "no_number": _no_number,
    "no_street": _no_street,
    "other_county": _other_county,
    "ambiguous": _ambiguous,
    "mixed": _mixed,
}


def short(name: str) -> str:
    """A division's name without its kind, if two characters are left."""
    end = next((end for end in SUFFIXES if name.endswith(end)), "")
    return name[: -len(end)] if end and len(name) - len(end) >= 2 else name


def chinese(number: int) -> str:
    """A number up to 999 in Chinese numerals."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    said = f"{DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        said += ("" if tens == 1 and not hundreds else DIGITS[tens]) + "十"
    elif hundreds and ones:
        said += "零"
    return said + (DIGITS[ones] if ones else "")


def source_of(session: Session, seed: int = SEED) -> Source:
    """The gazetteer of a database, in an order that does not hang on how it was loaded."""
    names = dict(session.execute(text("SELECT code, name FROM divisions")).all())
    rows = session.execute(
        text("SELECT text, road, door, site, building, unit, kind, village_code FROM std_addresses ORDER BY text")
    )
    known = [
        Known(r.text, tuple(names[code] for code in (f"{v[:4]}00", v[:6], v[:9], v)), *r[1:7], v[:9])
        for r in rows
        if (v := r.village_code)
    ]
    old = session.execute(
        text("SELECT code, name, stands_for FROM address_names WHERE kind = 'road' AND origin = 'old' ORDER BY 1, 2, 3")
    )
    return Source(known, [tuple(row) for row in old], seed)


def read(path: Path) -> list[Asked]:
    """The strings of a file."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Asked(r["kind"], r["text"], r["expected"], r["automatic"] == "yes") for r in csv.DictReader(file)]


def write_to(file: TextIO, asked: Sequence[Asked]) -> None:
    """The strings as a file that `read` reads."""
    out = csv.writer(file, lineterminator="\n")
    out.writerow(("kind", "text", "expected", "automatic"))
    out.writerows((one.kind, one.text, one.expected, "yes" if one.automatic else "no") for one in asked)


if __name__ == "__main__":
    with Session(make_engine(sys.argv[1], pool_size=1)) as opened:
        write_to(sys.stdout, address_strings(source_of(opened), int(sys.argv[2]) if len(sys.argv) > 2 else 1000))
