"""From an address text to places, and from a place to the nearest standard address."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Date, cast, func, or_, select
from sqlalchemy.orm import Session

from gridgis.core.geo import SRID, Box, degrees_around
from gridgis.core.sql import statement
from gridgis.divisions.models import Division
from gridgis.geocoding.choosing import Answer, Candidate, Hit, between, choose, somewhere
from gridgis.geocoding.cleaning import heard, normalised
from gridgis.geocoding.divided import DIGITS, Mention, sounding, windows
from gridgis.geocoding.elsewhere import may_be_elsewhere
from gridgis.geocoding.judging import Found, Judged, judge, weighed
from gridgis.geocoding.models import StandardAddress
from gridgis.geocoding.namesakes import Places, doubt_namesakes
from gridgis.geocoding.parsing import Parts
from gridgis.geocoding.questions import Names, OtherName, Question, questions, readings, wider
from gridgis.geocoding.relative import road_names
from gridgis.geocoding.rules import CONFIRM, PRECISE, Reading
from gridgis.geocoding.sounds import sound_of

__all__ = ["Answer", "Hit", "basemap", "geocode", "nearest"]

CROSSING = 0.8
"""The score of the crossing of two roads; a crossing is no door, so it is never taken without asking."""

VILLAGE = 0.5
"""The score of the village or town that was named, where nothing in it is more like what was asked."""

PARTS = ("road", "number", "door", "site", "building", "unit", "room")

SURENESS = ("own", "short", "alias", "old", "sound")
"""Of two ways in which words may mean one division, the one that is taken."""


def geocode(
    session: Session,
    texts: Sequence[str],
    *,
    alternatives: bool = True,
    near: tuple[float, float] | None = None,
    county: str | None = None,
    day: date | None = None,
) -> list[Answer]:
    """Look address texts up in the gazetteer, in two to seven statements whatever their number.

    Args:
        texts: addresses as people write or say them.
        alternatives: look for similar addresses also where the text is in the gazetteer as it stands; without, that
            takes a third of the time.
        near: longitude and latitude near which they are likely to be; puts equals into order.
        county: code of the county to look in when a text names none.
        day: whose addresses and names count; those in force on the database's day by default.

    Returns:
        One answer for each text, in their order.
    """
    named, names = _names(session, texts, day)
    ours = _ours(session) if any(may_be_elsewhere(normalised(text)) for text in texts) else []
    read = [readings(text, named, ours) for text in texts]
    asked = [question for n, ways in enumerate(read) for question in questions(n, ways, names, county)]
    found: Places = defaultdict(list)
    _add(found, _matches(session, asked, day))
    left = {n for n in range(len(texts)) if alternatives or not _is_sure(found[n])}
    again = [question for question in asked if question.n in left]
    if again:
        _look_farther(session, found, again, day)
    doubt_namesakes(session, found, day)
    return [_answer(ways[0], found[n], near) for n, ways in enumerate(read)]


def _answer(reading: Reading, candidates: Sequence[Candidate], near: tuple[float, float] | None) -> Answer:
    reading, hits, rivals = choose(reading, candidates, near)
    if not hits or hits[0].score < VILLAGE:
        hits, rivals = (*_village(reading), *hits), 0
    return Answer(reading, hits, rivals)


def _look_farther(session: Session, found: Places, asked: Sequence[Question], day: date | None) -> None:
    """Add other ways to read a text, similar addresses, places along its road and crossings."""
    _add(found, _matches(session, wider(_unsure(found, asked)), day))
    _add(found, _similar(session, asked, day))
    _add(found, _along(session, _unsure(found, asked), day))
    _add(found, _crossings(session, asked))


def _unsure(found: Places, asked: Sequence[Question]) -> list[Question]:
    return [question for question in asked if not _is_sure(found[question.n])]


def _add(found: Places, more: Iterable[Candidate]) -> None:
    for candidate in more:
        found[candidate.question.n].append(candidate)


def _is_sure(candidates: Sequence[Candidate]) -> bool:
    return any(c.judged.exact and c.judged.precision in PRECISE and c.question.weight > CONFIRM for c in candidates)


def _ours(session: Session) -> list[str]:
    """Codes of the counties and cities of this installation, cut to their level."""
    asked = select(Division.code, Division.level).where(Division.level.in_(("city", "county")))
    return [code[: DIGITS[level]] for code, level in session.execute(asked)]


def _names(session: Session, texts: Sequence[str], day: date | None) -> tuple[Mapping[str, Sequence[Mention]], Names]:
    """Divisions by the words in the texts that may mean them, and other words for roads and sites."""
    words = set().union(*(windows(heard(text)[0]) for text in texts))
    sounds: dict[str, list[str]] = defaultdict(list)
    for word in sorted(sounding(words)):
        sounds[sound_of(word)].append(word)
    divisions: dict[str, list[Mention]] = defaultdict(list)
    names: dict[tuple[str, str], list[OtherName]] = defaultdict(list)
    asked = {"words": sorted(words), "sounds": sorted(sounds), "day": day}
    rows = session.execute(statement(__package__, "names"), asked).all()
    for row in sorted(rows, key=lambda row: SURENESS.index(row.origin)):
        old = row.origin == "old" and row.over
        if row.kind != "division":
            names[row.kind, row.said].append(OtherName(row.kind, row.said, row.code, row.level, row.stands_for, old))
            continue
        for word in sounds[row.said] if row.origin == "sound" else [row.said]:
            known = [m.code for m in divisions[word]]
            if row.code not in known:
                divisions[word].append(Mention(row.code, row.level, row.name, word, row.origin, row.lng, row.lat))
    return divisions, names


def _matches(session: Session, asked: Sequence[Question], day: date | None) -> list[Candidate]:
    asked = [one for one in asked if one.reading.rest]
    parts = [one.reading.parts for one in asked]
    columns = _columns(asked) | {
        "sound": [sound_of(one.reading.rest) for one in asked],
        **{name: [getattr(one, name) for one in parts] for name in PARTS},
    }
    return [_judged(asked[n], found) for n, found in _rows(session, "matches", columns, day)]


def _similar(session: Session, asked: Sequence[Question], day: date | None) -> list[Candidate]:
    firm = [one for one in asked if len(one.reading.rest) > 1 and not one.reading.loose]
    asked = list({(one.n, one.prefix, one.reading.rest): one for one in firm}.values())
    columns = _columns(asked) | {"number": [one.reading.parts.number for one in asked]}
    judged = [_judged(asked[n], found) for n, found in _rows(session, "similar", columns, day)]
    return [one for one in judged if one.judged.score >= 0.3]


def _along(session: Session, asked: Sequence[Question], day: date | None) -> list[Candidate]:
    asked = [one for one in asked if one.reading.parts.road and not one.reading.parts.building]
    columns = _columns(asked) | {
        "road": [one.reading.parts.road for one in asked],
        "number": [one.reading.parts.number for one in asked],
    }
    by_question: dict[int, list[Found]] = defaultdict(list)
    for n, address in _rows(session, "along", columns, day):
        by_question[n].append(address)
    return [way for n, found in by_question.items() for way in _on_road(asked[n], found)]


def _on_road(question: Question, found: Sequence[Found]) -> Iterable[Candidate]:
    """Somewhere on the road where no number was named, else between its neighbours; none for a number that is there."""
    number = question.reading.parts.number
    if number is None:
        return somewhere(question, found)
    if any(one.number == number for one in found):
        return []
    below = [one for one in found if (one.number or 0) < number]
    above = [one for one in found if (one.number or 0) > number]
    return between(question, below, above)


def _crossings(session: Session, asked: Sequence[Question]) -> list[Candidate]:
    asked = [one for one in asked if one.reading.relative is not None and one.reading.relative.crossing is not None]
    if not asked:
        return []
    pairs = [road_names(one.reading.relative.crossing) for one in asked if one.reading.relative]  # type: ignore[arg-type]
    columns = _columns(asked)
    columns |= {"one": [one for one, _ in pairs], "other": [other for _, other in pairs]}
    ways = []
    for row in session.execute(statement(__package__, "crossings"), columns):
        question = asked[row.n]
        text = "与".join(pairs[row.n]) + "路口"
        codes = row.village_code, row.town_code, row.county_code
        found = Found(0, text, "road", text, Parts(), None, row.lng, row.lat, *codes)
        judged = Judged(found, text, CROSSING, "relative", False)
        ways.append(Candidate(question, judged, ("两路相交处", "where the two roads meet")))
    return ways


def _columns(asked: Sequence[Question]) -> dict[str, Any]:
    return {
        "n": list(range(len(asked))),
        "key": [one.reading.rest for one in asked],
        "low": [one.low for one in asked],
        "high": [one.high for one in asked],
    }


def _rows(session: Session, name: str, columns: dict[str, Any], day: date | None) -> list[tuple[int, Found]]:
    if not columns["n"]:
        return []
    rows = session.execute(statement(__package__, name), columns | {"day": day})
    return [
        (
            r.n,
            Found(
                r.id, r.text, r.kind, r.key, Parts(r.road, r.door, r.site, r.building, r.unit, r.room), r.number,
                r.lng, r.lat, r.village_code, r.town_code, r.county_code, r.sounds, r.similarity,
            ),
        )
        for r in rows
    ]  # fmt: skip


def _judged(question: Question, found: Found) -> Candidate:
    return Candidate(question, weighed(judge(question.reading, found), question.weight))


def _village(reading: Reading) -> tuple[Hit, ...]:
    """The middle of the village or town named, for a map to go to; never sure enough to be taken."""
    named = reading.narrowest
    if named is None or named.level not in ("town", "village") or named.lng is None or named.lat is None:
        return ()
    village = named.code if named.level == "village" else ""
    zh, en = "只找到所说的镇街或村社", "only the town or village that was named is known"
    town, county = named.code[:9], named.code[:6]
    return (Hit(named.name, named.level, named.lng, named.lat, village, town, county, VILLAGE, "village", zh, en),)


def nearest(
    session: Session, lng: float, lat: float, within_m: float = 500.0, day: date | None = None
) -> tuple[Hit, float] | None:
    """The standard address nearest to a place and its distance in metres; None when none is within reach."""
    place = func.ST_SetSRID(func.ST_MakePoint(lng, lat), SRID)
    distance = func.ST_Distance(func.geography(StandardAddress.place), func.geography(place))
    today = func.current_date() if day is None else cast(day, Date)
    in_force = or_(StandardAddress.valid_to.is_(None), StandardAddress.valid_to > today)
    asked = (
        select(StandardAddress, func.ST_X(StandardAddress.place), func.ST_Y(StandardAddress.place), distance)
        .where(StandardAddress.place.op("&&")(func.ST_Expand(place, *degrees_around(lat, within_m))), in_force)
        .order_by(distance, StandardAddress.id)
        .limit(1)
    )
    row = session.execute(asked).first()
    if row is None or row[-1] > within_m:
        return None
    one, x, y, distance_m = row
    precision = "building" if one.building else "house" if one.door else "poi"
    return Hit(one.text, one.kind, x, y, one.village_code, one.town_code, one.county_code, 1.0, precision), distance_m


def basemap(session: Session, bbox: Box | None = None, minor: bool | None = None) -> str:
    """Linear objects as GeoJSON text, EPSG:4490, major ones last so that they are drawn on top.

    Args:
        session: open session.
        bbox: only what lies in it.
        minor: only minor ones, or only major ones; all without it.
    """
    west, south, east, north = bbox or (None, None, None, None)
    asked = {"west": west, "south": south, "east": east, "north": north, "minor": minor}
    return str(session.execute(statement(__package__, "basemap"), asked).scalar_one())
