"""Asking where something would go, without storing the answer."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from gridgis.cases import in_force
from gridgis.cases.term_models import Category
from gridgis.core.errors import Forbidden, Invalid
from gridgis.core.geo import frame_named, place_from
from gridgis.routing.answers import RouteAnswer, answer
from gridgis.routing.deciding import decide
from gridgis.routing.locating import Ask
from gridgis.security.rules import Actor, require


@dataclass(frozen=True)
class Question:
    """A point (longitude or easting first) in a datum or EPSG system, or an address; a category to get the office."""

    lng: float | None
    lat: float | None
    datum: str
    accuracy_m: float | None
    address: str
    category_code: str | None
    at: datetime
    source: str = ""
    words: str = ""
    component_owner: str = ""


def ask(session: Session, actor: Actor, question: Question, *, zone: str, tolerance_m: float) -> RouteAnswer:
    """Who is responsible there.

    Raises:
        Forbidden: the actor may not ask about this place.
        Invalid: no usable place, or an unknown category.
    """
    require(actor, "route.ask")
    place: tuple[float | None, float | None] = (None, None)
    datum: str | None = None
    if (question.lng is None) != (question.lat is None):
        raise Invalid("routing.half_place", field="lng")
    if question.lng is not None and question.lat is not None:
        frame = frame_named(question.datum)
        place, datum = place_from(question.lng, question.lat, frame), frame.name
    local = question.at.astimezone(ZoneInfo(zone))
    code, day = question.category_code, local.date()
    category = known_category(session, code, "category", day) if code else None
    said = {name: getattr(question, name) for name in ("accuracy_m", "address", "source", "words", "component_owner")}
    wanted = Ask(day, *place, datum=datum, category=category, at=local, **said)
    route = decide(session, [wanted], tolerance_m=tolerance_m)[0]
    if isinstance(route, Invalid):
        raise route
    if not actor.may("route.ask", route.spot):
        raise Forbidden("routing.not_yours", verb="route.ask")
    return answer(session, route)


def known_category(session: Session, code: str, field: str, day: date) -> Category:
    """The category of level 2 that has this code, as it counts for what arrives on a day.

    Raises:
        Invalid: there is none, for the field it was given in.
    """
    found = in_force.categories(session, [code], day)
    if not found or found[0].level != 2:
        raise Invalid("routing.no_category", code=code, field=field)
    return found[0]
