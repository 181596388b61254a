"""How well a standard address fits a reading of a text: a score from 0 to 1 and how exact the place is."""

import re
from dataclasses import dataclass, replace

from gridgis.geocoding.parsing import Parts
from gridgis.geocoding.rules import IN_COUNTY, INEXACT, SURE, Reading, likeness
from gridgis.geocoding.sounds import sound_of

SPLIT_SITE = 0.8
"""An estate without a building: somewhere in it."""

OTHER_BUILDING = 0.8
"""The door is there, but not the building, or not the side door."""

DEEPER = 0.03
"""What is lost where the stairwell or room that was named is not in the gazetteer, but its building is."""

EXTRA_WORDS = 0.9
"""The house fits, and the text names a shop or institution that the gazetteer does not know."""

SOUNDS = 0.83
"""All of it sounds the same and is written otherwise."""

OTHER_NUMBER = 0.55
"""However like the words are, another number is another house."""


@dataclass(frozen=True)
class Found:
    """A standard address out of the gazetteer, and how it was found."""

    id: int
    text: str
    kind: str
    key: str
    parts: Parts
    number: int | None
    lng: float
    lat: float
    village_code: str
    town_code: str
    county_code: str
    sounds: bool = False
    similarity: float = 1.0


@dataclass(frozen=True)
class Judged:
    """A standard address, or what several share, as an answer: `text` may end at the door or the estate."""

    found: Found
    text: str
    score: float
    precision: str
    exact: bool

    @property
    def place(self) -> tuple[str, str]:
        """What makes two answers one."""
        return self.found.village_code, self.text


def judge(reading: Reading, found: Found) -> Judged:
    """Judge one standard address by one reading of the text.

    An exact fit below a named town or village is 1.0, in a county or anywhere 0.95; what differs in a name, or has
    another building, stays below the threshold of automatic acceptance; another house number below confirmation.
    """
    fit, precision, level = _fit(reading, found)
    exact = fit >= EXTRA_WORDS
    if exact:
        fit *= _scope(reading)
    if reading.unsure:
        fit = min(fit, INEXACT)
    if reading.front.guessed:
        fit = min(fit, INEXACT if not reading.front.unknown else SPLIT_SITE)
    return Judged(found, _text_to(found, level), fit, precision, exact)


def _scope(reading: Reading) -> float:
    named = reading.narrowest
    return SURE if named is not None and named.level in ("town", "village") else IN_COUNTY


def _fit(reading: Reading, found: Found) -> tuple[float, str, str]:
    """Fit, precision, and the part to which the address's text counts (`door site building`, empty for all)."""
    asked, there = reading.parts, found.parts
    if found.key == reading.rest:
        return 1.0, _precision(there, found.kind), ""
    if asked.road and asked.door and (asked.road, asked.door) == (there.road, there.door):
        return _same_door(asked, there)
    if asked.site and asked.site == there.site and asked.has_number >= bool(asked.door):
        return _same_site(asked, there)
    if found.sounds:
        return SOUNDS, _precision(there, found.kind), ""
    return _alike(reading, found)


def _precision(parts: Parts, kind: str) -> str:
    if parts.building:
        return "building"
    if parts.door:
        return "house"
    if parts.site:
        return "poi"
    return "group" if kind == "group" else "street"


def _same_door(asked: Parts, there: Parts) -> tuple[float, str, str]:
    fit = 1.0
    if asked.site and there.site and asked.site != there.site:
        fit = 0.4 + 0.4 * likeness(asked.site, there.site)
    elif asked.site and not there.site:
        fit = OTHER_BUILDING if asked.building else _with_words(asked.site)
    fit = min(fit, _with_words(asked.extra))
    if not asked.building:
        return fit, "house", "door" if not asked.site or asked.site != there.site else "site"
    if asked.building == there.building:
        return _within(fit, asked, there)
    return min(fit, OTHER_BUILDING), "house", "door"


def _same_site(asked: Parts, there: Parts) -> tuple[float, str, str]:
    fit = 1.0
    if asked.road and asked.road != there.road:
        fit = 0.6 + 0.24 * _like(asked.road, there.road)
    if asked.door and asked.door != there.door:
        fit = 0.7
    fit = min(fit, _with_words(asked.extra))
    if asked.building:
        if asked.building == there.building:
            return _within(fit, asked, there)
        return min(fit, 0.7), "poi", "site"
    if there.building:
        return min(fit, SPLIT_SITE), "poi", "site"
    return fit, "poi", ""


def _within(fit: float, asked: Parts, there: Parts) -> tuple[float, str, str]:
    """Inside the right building: a stairwell or room that the gazetteer has not is the building itself."""
    if asked.unit != there.unit and there.unit:
        return fit - DEEPER, "building", "building"
    if asked.room != there.room and there.room:
        return fit - DEEPER, "building", "unit" if there.unit else "building"
    return fit if asked.unit == there.unit else fit - DEEPER, "building", ""


def _like(name: str, other: str) -> float:
    """How like two names are: in sound 0.9, else by their characters, the kind of a road (路, 街) counting little."""
    like = likeness(_stem(name), _stem(other)) * (0.9 if _kind_of(name) != _kind_of(other) else 1.0)
    return 0.9 if like < 1 and sound_of(name) == sound_of(other) else like


def _alike(reading: Reading, found: Found) -> tuple[float, str, str]:
    """An address of other words: by how like the names are."""
    asked, there = reading.parts, found.parts
    precision = _precision(there, found.kind)
    like = _like(_words(asked), _words(there))
    if asked.door and asked.site and there.site:
        like = 0.6 * like + 0.4 * _like(asked.site, there.site)
    fit = min(INEXACT, 0.3 + 0.6 * like)
    other_house = min(OTHER_NUMBER, fit), precision, ""
    if asked.door != there.door:
        return (OTHER_BUILDING, "house", "door") if _is_side_door(asked, there) else other_house
    if asked.building != there.building:
        if asked.building and there.building:
            return other_house
        return min(SPLIT_SITE, fit), *(("house", "door") if there.door else ("poi", "site"))
    deeper = (asked.unit, asked.room) != (there.unit, there.room)
    return fit, precision, "building" if deeper and there.building else ""


def _is_side_door(asked: Parts, there: Parts) -> bool:
    """Whether 12-1 was asked for on a road where there is 12."""
    base = asked.door.split("-")[0]
    return asked.road == there.road and base == there.door and base != asked.door


_SHOP = re.compile(
    r"(?:店|超市|商场|商城|银行|支行|分行|信用社|公司|厂|饭馆|餐馆|餐厅|面馆|茶馆|酒家|酒楼|宾馆|旅馆|药房|诊所|医院|卫生院|学校|小学|中学|大学|"
    r"幼儿园|中心|派出所|服务站|工作室|影院|书院|图书馆|博物馆|网吧|邮局)$"
)
_LEADS_ON = re.compile(
    r"^[至到和与或及往从下]|[过再隔往朝走去到不那旁斜拆拐路街巷弄桥]|[左右]转|[前后对][一两二三面方头门]|[外里]面|第[一二三四五]|"
    r"楼[上下]|出来|下一|上一"
)
"""Words after a house number that lead to another place, whatever they end in: 12号往东的超市."""


def _with_words(words: str) -> float:
    """The most that a house reaches with words behind it that it does not have: only a shop may be in any house."""
    if not words:
        return 1.0
    return EXTRA_WORDS if _SHOP.search(words) and not _LEADS_ON.search(words) else OTHER_BUILDING


_KIND = re.compile(r"(?:大道|公路|小区|[路街巷弄道])$")


def _words(parts: Parts) -> str:
    """The names of an address: its road's, with the site's behind where there is no door to tell it by."""
    return parts.road + parts.site if parts.site and not parts.door else parts.road or parts.site


def _stem(name: str) -> str:
    stem = _KIND.sub("", name)
    return stem if len(stem) > 1 else name


def _kind_of(name: str) -> str:
    found = _KIND.search(name)
    return found[0] if found else ""


def _text_to(found: Found, level: str) -> str:
    """A standard text up to its door, estate or building; the whole when that can't be found in it."""
    parts = found.parts
    ends = {
        "door": f"{parts.door}号",
        "site": parts.site,
        "building": f"{parts.building}幢",
        "unit": f"{parts.unit}单元",
    }
    end = ends.get(level, "")
    at = found.text.rfind(end) if end.strip("号幢单元") else -1
    return found.text[: at + len(end)] if at >= 0 else found.text


def weighed(judged: Judged, weight: float, most: float = 1.0) -> Judged:
    """The same answer with less weight, or none above a most."""
    return replace(judged, score=min(judged.score * weight, most))
