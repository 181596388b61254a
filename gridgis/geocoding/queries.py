"""From an address text to places, and from a place to the nearest standard address."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.core.geo import SRID, degrees_around
from gridgis.core.sql import statement
from gridgis.geocoding.models import StandardAddress
from gridgis.geocoding.rules import Mention, Reading, normalised, read, score


@dataclass(frozen=True)
class Hit:
    """A standard address that may be meant, with its score 0–1; EPSG:4490 degrees."""

    text: str
    kind: str
    lng: float
    lat: float
    village_code: str
    town_code: str
    county_code: str
    score: float


@dataclass(frozen=True)
class Answer:
    """What a text was read as, and the hits, best first; none when nothing in the gazetteer is like it."""

    reading: Reading
    hits: tuple[Hit, ...]


def geocode(session: Session, texts: Sequence[str], *, alternatives: bool = True) -> list[Answer]:
    """Look address texts up in the gazetteer, in two statements whatever their number.

    Without `alternatives` a text that is in the gazetteer as it stands gets no similar ones beside it, which takes a
    third of the time.
    """
    readings = _readings(session, texts)
    asked = {
        "n": list(range(len(texts))),
        "rest": [reading.rest for reading in readings],
        "codes": [",".join(_scope(reading)) for reading in readings],
        "alternatives": alternatives,
    }
    rows: list[list[tuple[object, ...]]] = [[] for _ in texts]
    for n, *values in session.execute(statement(__package__, "matches"), asked):
        rows[n].append(tuple(values))
    return [Answer(reading, _hits(reading, found)) for reading, found in zip(readings, rows, strict=True)]


def _readings(session: Session, texts: Sequence[str]) -> list[Reading]:
    asked = {"n": list(range(len(texts))), "text": [normalised(text) for text in texts]}
    named: list[list[Mention]] = [[] for _ in texts]
    for n, code, level, name in session.execute(statement(__package__, "mentions"), asked):
        named[n].append(Mention(code, level, name))
    return [read(text, mentions) for text, mentions in zip(texts, named, strict=True)]


def _scope(reading: Reading) -> list[str]:
    """Codes of the narrowest level named; a city narrows nothing."""
    narrowest = reading.narrowest
    if narrowest is None or narrowest.level == "city":
        return []
    return [mention.code for mention in reading.mentions if mention.level == narrowest.level]


def _hits(reading: Reading, rows: list[tuple[object, ...]]) -> tuple[Hit, ...]:
    exact = sum(1 for row in rows if row[3] == reading.rest)
    hits = []
    for _, text, kind, key, lng, lat, village, town, county, similarity in rows:
        rivals = exact - 1 if key == reading.rest else 0
        value = round(score(reading, str(key), float(similarity), rivals), 3)  # type: ignore[arg-type]
        hits.append(Hit(text, kind, lng, lat, village, town, county, value))  # type: ignore[arg-type]
    return tuple(sorted(hits, key=lambda hit: -hit.score))


def nearest(session: Session, lng: float, lat: float, *, within_m: float = 500.0) -> tuple[Hit, float] | None:
    """The standard address nearest to a place and its distance in metres; None when none is within reach."""
    place = func.ST_SetSRID(func.ST_MakePoint(lng, lat), SRID)
    distance = func.ST_Distance(func.geography(StandardAddress.place), func.geography(place))
    asked = (
        select(
            StandardAddress.text,
            StandardAddress.kind,
            func.ST_X(StandardAddress.place),
            func.ST_Y(StandardAddress.place),
            StandardAddress.village_code,
            StandardAddress.town_code,
            StandardAddress.county_code,
            distance,
        )
        .where(StandardAddress.place.op("&&")(func.ST_Expand(place, *degrees_around(lat, within_m))))
        .order_by(distance, StandardAddress.id)
        .limit(1)
    )
    row: Any = session.execute(asked).first()
    if row is None or row[-1] > within_m:
        return None
    *values, distance_m = row
    return Hit(*[*values, 1.0]), distance_m


def basemap(session: Session) -> str:
    """All linear objects as GeoJSON text, EPSG:4490, major ones last so that they are drawn on top."""
    return str(session.execute(statement(__package__, "basemap")).scalar_one())
