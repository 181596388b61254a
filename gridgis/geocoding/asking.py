"""Looking addresses up as somebody: only where they may ask for the way of a report."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from gridgis.core.errors import Forbidden
from gridgis.geocoding.choosing import Answer, Hit
from gridgis.geocoding.outside import Outside, widened
from gridgis.geocoding.queries import geocode
from gridgis.geocoding.reversing import NearestAddress, address_at
from gridgis.security.rules import Actor, Spot, require

VERB = "route.ask"


@dataclass(frozen=True)
class Found:
    """The answer to a text, its hits where the actor may ask, whether the first is sure, and how many lie elsewhere."""

    answer: Answer
    hits: tuple[Hit, ...]
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
) -> Found:
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
    hits = tuple(hit for hit in answer.hits if _may(actor, hit))
    # What another territory makes doubtful stays so: the first of what is left is not surer than it was.
    return Found(answer, hits, answer.automatic in hits, len(answer.hits) - len(hits))


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
