"""The ways a text can be asked for in the gazetteer: its readings, with other names of roads and sites put in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from gridgis.geocoding.cleaning import clauses_of, cleared, heard, normalised
from gridgis.geocoding.divided import DIGITS, Front, Mention, behind_leads, fronts_of
from gridgis.geocoding.elsewhere import foreign_in
from gridgis.geocoding.parsing import readings_of
from gridgis.geocoding.relative import Relative, split
from gridgis.geocoding.rules import Reading

OLD_NAME, ALIAS = 0.95, 0.97
IN_TOWN, IN_COUNTY = 0.8, 0.58
"""The address was not found in the village that was named but elsewhere in its town, or elsewhere in its county."""

Names = Mapping[tuple[str, str], Sequence["OtherName"]]
"""Other words for roads and sites, by kind and word."""

QUESTIONS = 12
"""So many questions are asked for one text at most."""


@dataclass(frozen=True)
class OtherName:
    """Another word for a road or a site below a division; `old` when it was no longer in use on the day asked about."""

    kind: str
    name: str
    code: str
    level: str
    stands_for: str
    old: bool


@dataclass(frozen=True)
class Question:
    """One thing to look up for text `n`: a reading, between two village codes, and what its answers weigh."""

    n: int
    reading: Reading
    prefix: str
    weight: float = 1.0
    wider: bool = False
    renamed: str = ""

    @property
    def low(self) -> str:
        """The lowest village code that is asked for."""
        return self.prefix.ljust(12, "0")

    @property
    def high(self) -> str:
        """The highest village code that is asked for."""
        return self.prefix.ljust(12, "9")


def readings(text: str, named: Mapping[str, Sequence[Mention]], ours: Sequence[str] | None = None) -> list[Reading]:
    """A text's readings, likeliest first; at least one.

    Args:
        text: as it was written or said.
        named: by words that occur in it, the divisions they may mean.
        ours: codes of the counties and cities of this installation; a text that names another is never sure.
    """
    key, near, unsure = heard(text)
    foreign = foreign_in(normalised(cleared(text)), clauses_of(text), ours, named) if ours else ""
    found: list[Reading] = []
    for front in (*behind_leads(key, named), *fronts_of(key, named)):
        rest, relative = split(front.rest)
        if near and relative is None:
            relative = Relative("靠近")
        for parts in readings_of(rest):
            found.append(Reading(text, front, rest, parts, relative))
        found.extend(_joined(text, front, rest, relative))
    found = [replace(one, unsure=unsure or bool(foreign), foreign=foreign) for one in found]
    return list({(one.front.prefixes, one.rest, one.parts): one for one in reversed(found)}.values())[::-1]


def _joined(text: str, front: Front, rest: str, relative: Relative | None) -> list[Reading]:
    """Readings in which the last division named belongs to the name of a place: 新嘉街道派出所, 百花路."""
    if not front.mentions or not rest or rest[0].isdigit():
        return []
    last = front.mentions[-1]
    rest = last.said + rest
    shorter = replace(front, mentions=tuple(m for m in front.mentions if m.level != last.level), rest=rest)
    parts = readings_of(rest)[0]
    found = [Reading(text, shorter, rest, parts, relative, loose=True)]
    if last.origin != "sound":
        found.insert(0, Reading(text, replace(front, rest=rest), rest, parts, relative))
    return found


def questions(n: int, readings: Sequence[Reading], names: Names, county: str | None) -> list[Question]:
    """What to look up for text `n`.

    Args:
        n: the text's place among those asked together.
        readings: the text's readings, likeliest first.
        names: other words for roads and sites that occur in the texts, by kind and word.
        county: the county to look in when the text names none.
    """
    found: list[Question] = []
    for reading in readings:
        for prefix in _prefixes(reading, county):
            found.append(Question(n, reading, prefix))
            found.extend(_renamed(n, reading, prefix, names))
    return list(dict.fromkeys(found))[:QUESTIONS]


def wider(asked: Sequence[Question]) -> list[Question]:
    """The same questions in the whole town and the whole county, where a town or village was named."""
    ways = [
        replace(one, prefix=one.prefix[: DIGITS[level]], weight=one.weight * weight, wider=True)
        for level, weight in (("town", IN_TOWN), ("county", IN_COUNTY))
        for one in asked
        if len(one.prefix) > DIGITS[level]
    ]
    return list(dict.fromkeys(ways))


def _prefixes(reading: Reading, county: str | None) -> tuple[str, ...]:
    given = (county,) if county else ("",)
    if reading.narrowest is None or (reading.narrowest.level == "city" and county):
        return given
    return reading.front.prefixes


def _renamed(n: int, reading: Reading, prefix: str, names: Names) -> list[Question]:
    found = []
    parts = reading.parts
    for name in (*names.get(("road", parts.road), ()), *names.get(("site", parts.site), ())):
        within = name.code[: DIGITS[name.level]]
        if not (within.startswith(prefix) or prefix.startswith(within)):
            continue
        part = {"road": name.stands_for} if name.kind == "road" else {"site": name.stands_for}
        rest = reading.rest.replace(name.name, name.stands_for, 1)
        one = replace(reading, rest=rest, parts=replace(reading.parts, **part))
        narrow = max(prefix, within, key=len)
        found.append(Question(n, one, narrow, OLD_NAME if name.old else ALIAS, renamed=name.name if name.old else ""))
    return found
