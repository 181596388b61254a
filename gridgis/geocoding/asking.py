"""Looking addresses up as somebody: only where they may ask for the way of a report."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from gridgis.core.errors import Forbidden
from gridgis.geocoding.choosing import Hit
from gridgis.geocoding.outside import Outside, widened
from gridgis.geocoding.queries import geocode
from gridgis.geocoding.reversing import NearestAddress, address_at
from gridgis.geocoding.rules import Reading
from gridgis.security.rules import Actor, Spot, require

VERB = "route.ask"


@dataclass(frozen=True)
class NamedDivision:
    """A division named in the text."""

    code: str
    level: str
    name: str


@dataclass(frozen=True)
class ReadAs:
    """What a text was read as; parts that it does not say are empty. `rest` is what is left behind the divisions."""

    divisions: list[NamedDivision]
    road: str
    number: str
    place: str
    building: str
    unit: str
    room: str
    relative: str
    rest: str


@dataclass(frozen=True)
class Hits:
    """Places that may be meant, best first; `automatic` when the first may be taken without asking.

    `elsewhere` counts those left out, since they lie where the asker may not ask.
    """

    items: list[Hit]
    reading: ReadAs
    automatic: bool
    elsewhere: int


def look_up(
    session: Session,
    actor: Actor,
    text: str,
    *,
    near: tuple[float, float] | None,
    county: str | None,
    day: date,
    outside: Outside | None,
) -> Hits:
    """Places that fit an address text, best first, where the actor holds `route.ask`; others are only counted.

    Args:
        text: an address as somebody writes it.
        near: degrees, EPSG:4490, longitude first; puts equals into order.
        county: its code; looked in when the text names none.
        day: of the net.
        outside: the geocoder outside, if there is one.

    Raises:
        Forbidden: the actor holds `route.ask` nowhere.
    """
    require(actor, VERB)
    [answer] = geocode(session, [text], near=near, county=county, day=day)
    answer = widened(session, answer, outside)
    hits = [hit for hit in answer.hits if _may(actor, hit)]
    # What another territory makes doubtful stays so: the first of what is left is not surer than it was.
    return Hits(hits, _read_as(answer.reading), answer.automatic in hits, len(answer.hits) - len(hits))


def _read_as(reading: Reading) -> ReadAs:
    parts = reading.parts
    divisions = [NamedDivision(m.code, m.level, m.name) for m in reading.mentions]
    words = reading.relative.words if reading.relative else ""
    within = (parts.road, parts.door, parts.site, parts.building, parts.unit, parts.room)
    return ReadAs(divisions, *within, words, reading.rest)


def nearest_address(session: Session, actor: Actor, lng: float, lat: float, day: date) -> NearestAddress | None:
    """The standard address nearest to a place (EPSG:4490 degrees), and its grid on a day; None if none is within 500 m.

    Raises:
        Forbidden: the actor may not ask there.
    """
    require(actor, VERB)
    found = address_at(session, lng, lat, day)
    if found is not None and not _may(actor, found.address):
        raise Forbidden("geocoding.elsewhere", verb=VERB)
    return found


def _may(actor: Actor, hit: Hit) -> bool:
    return actor.may(VERB, Spot(hit.county_code, hit.town_code, hit.village_code))
