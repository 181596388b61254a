"""Giving an office its facts: a department above it, a point, an area where the actor may give one."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import shapely
from geoalchemy2.shape import from_shape
from shapely.geometry import MultiPolygon, Point
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Invalid
from gridgis.core.geo import SRID
from gridgis.divisions import queries as divisions
from gridgis.divisions.models import Division
from gridgis.people.models import Office
from gridgis.people.offices.queries import MANAGE
from gridgis.people.offices.register import register
from gridgis.people.offices.rules import Facts, drawn, require_above
from gridgis.security.rules import Actor, Spot, require

TOUCHES_M2 = 1000.0
"""A drawn area that overlaps a town by less only touches its border."""


def set_facts(session: Session, actor: Actor, office: Office, facts: Facts, day: date) -> None:
    """Give an office the facts that are told; of what is not told nothing changes."""
    for name in ("name", "phone", "address", "hours", "established", "in_field"):
        if name in facts:
            setattr(office, name, facts[name])
    if "department_code" in facts:
        _put_under(session, office, facts["department_code"] or None, day)
    if "lng" in facts:
        office.place = _point(session, facts["lng"], facts.get("lat"))
    if facts.get("area") is not None or facts.get("area_codes"):
        _give_area(session, actor, office, facts)
    elif "area" in facts or "area_codes" in facts:
        office.area, office.area_codes = None, []


def _put_under(session: Session, office: Office, above: str | None, day: date) -> None:
    known = register(session)
    if above is not None:
        of = known.by_code.get(above)
        if not of or of[-1].county_code != office.county_code:
            raise Invalid("offices.no_department", code=above[:60], field="department_code")
        if of[-1].until is not None and (office.valid_to is None or of[-1].until < office.valid_to):
            raise Conflict("offices.department_closed", name=of[-1].row.name, field="department_code")
        parents = {code: (some[-1].row.level, some[-1].department_code) for code, some in known.by_code.items()}
        require_above(office.code, office.name, office.level, above, parents)
    office.department_code = above


def _point(session: Session, lng: float | None, lat: float | None) -> Any:
    if lng is None or lat is None:
        return None
    if not (-180 <= lng <= 180 and -90 <= lat <= 90) or "county" not in divisions.covering(session, [lng], [lat])[0]:
        raise Invalid("offices.point_outside", lng=lng, lat=lat, field="lng")
    return from_shape(Point(round(lng, 7), round(lat, 7)), SRID)


def _give_area(session: Session, actor: Actor, office: Office, facts: Facts) -> None:
    if facts.get("area") is not None:
        area = drawn(facts["area"] or {})
        office.area, codes = from_shape(area, SRID), _touched(session, area)
        if not codes:
            raise Invalid("offices.area_outside", field="area")
    else:
        office.area, codes = None, sorted(set(facts["area_codes"]))
    office.area_codes = _within(session, actor, office, codes)


def _within(session: Session, actor: Actor, office: Office, codes: Sequence[str]) -> list[str]:
    """Codes of towns and villages of the office's county, where the actor manages offices; nested ones left out.

    Raises:
        Invalid: one is none, or lies in another county.
        Forbidden: the actor manages no offices there.
    """
    tree, found = divisions.tree(session), dict[str, Spot]()
    for code in codes:
        if code not in tree or tree[code].level not in ("town", "village"):
            raise Invalid("offices.no_division", code=code[:40], field="area_codes")
        around = {one.level: one.code for one in divisions.ancestors(session, code)} | {tree[code].level: code}
        if around.get("county") != office.county_code:
            raise Invalid("offices.other_county", name=tree[code].name, field="area_codes")
        found[code] = Spot(around["county"], around["town"], around.get("village"))
        require(actor, MANAGE, found[code])
    return [code for code, spot in found.items() if spot.village_code is None or spot.town_code not in found]


def _touched(session: Session, area: MultiPolygon) -> list[str]:
    """Codes of the towns that an area overlaps by more than a sliver."""
    shape = func.ST_GeomFromWKB(shapely.to_wkb(area), SRID)
    overlap = func.ST_Area(func.Geography(func.ST_Intersection(Division.boundary, shape)))
    asked = select(Division.code).where(
        Division.level == "town", func.ST_Intersects(Division.boundary, shape), overlap > TOUCHES_M2
    )
    return list(session.scalars(asked.order_by(Division.code)))
