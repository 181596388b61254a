"""Reading offices as they are on a day: where, under whom, with how many people, and how far their villages lie."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import shapely
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.core.db import told_by
from gridgis.core.errors import NotFound
from gridgis.core.thresholds import thresholds
from gridgis.core.vocabulary import Platform
from gridgis.divisions import queries as divisions
from gridgis.grids import queries as grids
from gridgis.people.agencies import agencies
from gridgis.people.offices.reach import Reach, reach
from gridgis.people.offices.register import Version, register
from gridgis.security.models import Post
from gridgis.security.rules import Actor, require_any

MANAGE = "office.manage"
READ = "grid.read"


@dataclass(frozen=True)
class Line:
    """A kind of agency."""

    code: str
    name_zh: str
    name_en: str
    platform: Platform


@dataclass(frozen=True)
class Named:
    """A code and its name."""

    code: str
    name: str


@dataclass(frozen=True)
class OfficeListing:
    """An office on a day.

    `area` says what it serves: its own place, some divisions, or what was drawn. `established` are the posts it should
    have, `in_field` how many of its people work outside, `in_place` who holds a post there. `far` are the villages
    that lie farther than the limit. `last_day` is null for one that is not to be closed.
    """

    code: str
    name: str
    agency_type: str
    level: str
    place_code: str
    place_name: str
    county_code: str
    town_code: str | None
    department: Named | None
    phone: str
    address: str
    hours: str
    lng: float | None
    lat: float | None
    area: str
    area_codes: list[str]
    established: int | None
    in_field: int | None
    in_place: int
    far: int
    since: date | None
    last_day: date | None
    heir: Named | None
    mine: bool


@dataclass(frozen=True)
class OfficeList:
    """Offices of a place with the lines and towns they are told by; `reach_m` is how far a village may lie."""

    items: list[OfficeListing]
    lines: list[Line]
    towns: list[Named]
    reach_m: float


@dataclass(frozen=True)
class OfficeVersionTold:
    """How an office was called, and how many posts it should have, from one day to another; the last day is its own."""

    name: str
    department: str
    established: int | None
    in_field: int | None
    since: date | None
    last_day: date | None


@dataclass(frozen=True)
class OfficeCard:
    """All of an office on a day; `boundary` is GeoJSON of a drawn area, else null."""

    office: OfficeListing
    boundary: dict[str, Any] | None
    reach: list[Reach]
    versions: list[OfficeVersionTold]
    below: list[Named]


def visible(actor: Actor, version: Version) -> bool:
    """Whether the actor sees an office: who reads grids, or manages offices, where it stands."""
    return actor.may(READ, version.spot) or actor.may(MANAGE, version.spot)


def seen(session: Session, actor: Actor, code: str) -> Version:
    """An office that the actor sees, as it is now or was at last.

    Raises:
        NotFound: there is none.
    """
    some = register(session).by_code.get(code)
    if not some or not visible(actor, some[-1]):
        raise NotFound("offices.none", code=code)
    return some[-1]


def listed(
    session: Session,
    actor: Actor,
    day: date,
    *,
    parent: str | None = None,
    level: str | None = None,
    agency_type: str | None = None,
) -> OfficeList:
    """Offices on a day by place and code.

    Args:
        parent: only those of this county or town, or at this village.
        level: only those of a level.
        agency_type: only those of a line.

    Raises:
        Forbidden: the actor holds neither `grid.read` nor `office.manage`.
        NotFound: no division has the parent's code.
    """
    require_any(actor, READ, MANAGE)
    inside = {parent, *divisions.tree(session)[divisions.get(session, parent).code].children} if parent else None
    wanted = [
        one
        for one in register(session).on(day).values()
        if (level is None or one.row.level == level)
        and (agency_type is None or one.row.agency_type == agency_type)
        and (inside is None or not inside.isdisjoint({one.row.place_code, one.town_code, one.county_code}))
        and visible(actor, one)
    ]
    wanted.sort(key=lambda one: (one.row.place_code, one.code))
    used = {one.row.agency_type for one in wanted}
    tree = divisions.tree(session)
    codes = dict.fromkeys(one.town_code for one in wanted if one.town_code)
    return OfficeList(
        items=_listings(session, actor, wanted, day),
        lines=[line for line in lines(session, day) if line.code in used],
        towns=[Named(code, tree[code].name) for code in codes],
        reach_m=thresholds(session).office_reach_m,
    )


def card(session: Session, actor: Actor, code: str, day: date) -> OfficeCard:
    """One office as it is on a day; before its first day, or after its last, as it is next to that.

    Raises:
        NotFound: the actor sees no such office.
    """
    seen(session, actor, code)
    some = register(session).by_code[code]
    now = next((one for one in some if one.on(day)), some[0] if (some[0].since or day) > day else some[-1])
    names = _names(session)
    below = [one for one in register(session).on(day).values() if one.department_code == code and visible(actor, one)]
    return OfficeCard(
        office=_listings(session, actor, [now], day)[0],
        boundary=None if now.area is None else shapely.geometry.mapping(now.area),
        reach=reach(session, now),
        versions=[_told(one, names) for one in reversed(some)],
        below=[Named(one.code, one.row.name) for one in below],
    )


def lines(session: Session, day: date) -> list[Line]:
    """Every kind of agency, in code order."""
    return [Line(**told_by(one, Line)) for one in agencies(session, day).values()]


def in_place(session: Session, codes: Collection[str], day: date) -> dict[str, int]:
    """How many people hold a post in each office on a day."""
    asked = (
        select(Post.place_code, func.count(Post.person_id.distinct()))
        .where(Post.office_code.in_(codes), Post.period.op("@>")(day))
        .group_by(Post.place_code)
    )
    return dict(session.execute(asked).all())


def _listings(session: Session, actor: Actor, wanted: Iterable[Version], day: date) -> list[OfficeListing]:
    offices = list(wanted)
    people = in_place(session, [one.code for one in offices], day)
    names = _names(session)
    tree = divisions.tree(session)
    at_grids = grids.names(session, [one.row.place_code for one in offices if one.row.level == "grid"], day)
    found = []
    for one in offices:
        row, place = one.row, one.row.place_code
        found.append(
            OfficeListing(
                **vars(row),
                place_name=tree[place].name if place in tree else at_grids.get(place, place),
                county_code=one.county_code,
                town_code=one.town_code,
                department=_named(one.department_code, names),
                address=one.address,
                hours=one.hours,
                lng=one.lng,
                lat=one.lat,
                area="drawn" if one.area is not None else "divisions" if one.area_codes else "place",
                area_codes=list(one.area_codes),
                established=one.established,
                in_field=one.in_field,
                in_place=people.get(one.code, 0),
                far=sum(village.far for village in reach(session, one)),
                since=one.since,
                last_day=_last(one.until),
                heir=_named(one.heir_code, names),
                mine=actor.may(MANAGE, one.spot),
            )
        )
    return found


def _named(code: str | None, names: dict[str, str]) -> Named | None:
    return None if code is None else Named(code, names.get(code, code))


def _names(session: Session) -> dict[str, str]:
    return {code: some[-1].row.name for code, some in register(session).by_code.items()}


def _told(one: Version, names: dict[str, str]) -> OfficeVersionTold:
    above = names.get(one.department_code or "", "")
    return OfficeVersionTold(one.row.name, above, one.established, one.in_field, one.since, _last(one.until))


def _last(until: date | None) -> date | None:
    return None if until is None else until - timedelta(days=1)
