"""Asking where something would go, without storing the answer."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from gridgis.cases import queries as cases
from gridgis.cases.models import Category
from gridgis.core.errors import Forbidden, Invalid
from gridgis.core.geo import datum_named, place_from
from gridgis.routing.answers import RouteAnswer, answer
from gridgis.routing.queries import Ask, decide
from gridgis.security.rules import Actor, require


@dataclass(frozen=True)
class Question:
    """A point in degrees of a datum, longitude first, or an address; with a category when the office is wanted."""

    lng: float | None
    lat: float | None
    datum: str
    accuracy_m: float | None
    address: str
    category_code: str | None
    at: datetime


def ask(session: Session, actor: Actor, question: Question, *, zone: str, tolerance_m: float) -> RouteAnswer:
    """Who is responsible there.

    Raises:
        Forbidden: the actor may not ask about this place.
        Invalid: no usable place, or an unknown category.
    """
    require(actor, "route.ask")
    place: tuple[float | None, float | None] = (None, None)
    if (question.lng is None) != (question.lat is None):
        raise Invalid("Longitude and latitude go together: send both or none.", field="lng")
    if question.lng is not None and question.lat is not None:
        place = place_from(question.lng, question.lat, datum_named(question.datum))
    wanted = Ask(
        day=question.at.astimezone(ZoneInfo(zone)).date(),
        lng=place[0],
        lat=place[1],
        accuracy_m=question.accuracy_m,
        datum=question.datum,
        address=question.address,
        category=_category(session, question.category_code),
    )
    route = decide(session, [wanted], tolerance_m=tolerance_m)[0]
    if not isinstance(route, Invalid) and not actor.may("route.ask", route.spot):
        raise Forbidden("This place is not in your territory. Ask its county or town.", verb="route.ask")
    return answer(session, route)


def _category(session: Session, code: str | None) -> Category | None:
    if code is None:
        return None
    found = cases.categories(session, [code])
    if not found or found[0].level != 2:
        raise Invalid(f"“{code}” is no category of level 2; choose one under /categories.", field="category")
    return found[0]
