"""Who is responsible where: posts in grids, offices of places."""

from collections.abc import Iterable, Sequence
from datetime import date

from shapely.geometry.base import BaseGeometry
from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from gridgis.core.vocabulary import DUTY_OF
from gridgis.people.models import Leave
from gridgis.people.offices.register import OfficeRow, register
from gridgis.security.models import Post

__all__ = ["OfficeRow", "drawn_at", "offices", "offices_at", "offices_in", "offices_on", "posts_of", "serves"]

Pair = tuple[str, str]
"""Agency type and code of a place."""


def posts_of(session: Session, person_id: int | None, day: date) -> list[tuple[str, str]]:
    """Grid code and duty of a person on a day, by code, then those of whom they stand in for; empty for nobody."""
    today = Leave.period.op("@>")(day), Leave.cancelled_at.is_(None)
    gone = select(Leave.id).where(Leave.person_id == person_id, *today).exists()
    others = select(Leave.person_id).where(Leave.substitute_id == person_id, *today, ~gone)
    asked = select(Post.place_code, Post.role_code).where(
        or_(Post.person_id == person_id, Post.person_id.in_(others)),
        Post.level == "grid",
        Post.role_code.in_(DUTY_OF),
        Post.period.op("@>")(day),
    )
    found = session.execute(asked.order_by(Post.person_id != person_id, Post.place_code, Post.id))
    return list(dict.fromkeys((code, DUTY_OF[role]) for code, role in found))


def offices_at(session: Session, wanted: Sequence[Pair], day: date) -> dict[Pair, list[OfficeRow]]:
    """Offices that serve a place on a day, by agency type and place, each list by code; absent keys have none.

    Those with a drawn area are told by `drawn_at`.
    """
    serving = register(session).serving
    found = {
        (kind, place): [one.row for one in serving.get(place, ()) if one.serves(kind, day) and one.area is None]
        for kind, place in set(wanted)
    }
    return {pair: offices for pair, offices in found.items() if offices}


def drawn_at(session: Session, wanted: Sequence[Pair], day: date) -> dict[Pair, list[tuple[OfficeRow, BaseGeometry]]]:
    """Offices whose drawn area touches a place on a day, with the area; absent keys have none."""
    drawn = register(session).drawn
    if not drawn:
        return {}
    found = {
        (kind, place): [(one.row, one.area) for one in drawn.get(place, ()) if one.serves(kind, day) and one.area]
        for kind, place in set(wanted)
    }
    return {pair: offices for pair, offices in found.items() if offices}


def offices_in(session: Session, place_codes: Iterable[str], day: date) -> list[OfficeRow]:
    """Offices that serve any of the places on a day, by level and code."""
    serving = register(session).serving
    found = {one.code: one.row for place in set(place_codes) for one in serving.get(place, ()) if one.on(day)}
    return sorted(found.values(), key=lambda office: (office.level, office.code))


def offices(session: Session, codes: Iterable[str]) -> dict[str, OfficeRow]:
    """Offices by code, closed ones too, as they are called last."""
    by_code = register(session).by_code
    return {code: by_code[code][-1].row for code in sorted(set(codes)) if code in by_code}


def offices_on(session: Session, codes: Iterable[str], day: date) -> dict[tuple[str, str], OfficeRow]:
    """Offices by county and code that serve on a day."""
    by_code = register(session).by_code
    known = [one for code in sorted(set(codes)) for one in by_code.get(code, ())]
    return {(one.county_code, one.code): one.row for one in known if one.on(day)}


def offices_of(session: Session, county_code: str, day: date) -> list[OfficeRow]:
    """Offices of a county that serve on a day, by code."""
    every = (one for some in register(session).by_code.values() for one in some)
    there = (one.row for one in every if one.county_code == county_code and one.on(day))
    return sorted(there, key=lambda one: one.code)


def serves(session: Session, code: str, county_code: str, day: date) -> bool:
    """Whether an office of this code stands in a county on a day."""
    return (county_code, code) in offices_on(session, [code], day)
