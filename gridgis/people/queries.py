"""Who is responsible where: posts in grids, offices of places."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.core.held import held
from gridgis.people.models import GridPost, Office


@dataclass(frozen=True)
class OfficeRow:
    """An office and where it stands."""

    code: str
    name: str
    agency_type: str
    level: str
    place_code: str
    phone: str


def posts_of(session: Session, person_id: int | None, day: date) -> list[tuple[str, str]]:
    """Grid code and duty of a person on a day, by code; empty for nobody."""
    asked = select(GridPost.grid_code, GridPost.duty).where(
        GridPost.person_id == person_id, GridPost.period.op("@>")(day)
    )
    return [(code, duty) for code, duty in session.execute(asked.order_by(GridPost.grid_code))]


@dataclass(frozen=True)
class _Standing:
    """An office with its county and the days on which it serves; `until` is the day after the last."""

    office: OfficeRow
    county_code: str
    since: date | None
    until: date | None

    def on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or self.until > day)


@dataclass(frozen=True)
class _Register:
    by_code: dict[str, _Standing]
    by_place: dict[str, list[_Standing]]


def _register(session: Session) -> _Register:
    """All offices there are or were: some thousands at most, in code order."""

    def read() -> _Register:
        office = (Office.code, Office.name, Office.agency_type, Office.level, Office.place_code, Office.phone)
        asked = select(Office.county_code, Office.valid_from, Office.valid_to, *office).order_by(Office.code)
        by_code = {row.code: _Standing(OfficeRow(*row[3:]), *row[:3]) for row in session.execute(asked)}
        by_place: dict[str, list[_Standing]] = {}
        for one in by_code.values():
            by_place.setdefault(one.office.place_code, []).append(one)
        return _Register(by_code, by_place)

    return held(session, _Register, read)


def offices_at(
    session: Session, wanted: Sequence[tuple[str, str]], day: date
) -> dict[tuple[str, str], list[OfficeRow]]:
    """Offices by (agency type, place code) on a day, each list by code; absent keys have none."""
    by_place = _register(session).by_place
    found = {
        (kind, place): [one.office for one in by_place.get(place, ()) if one.office.agency_type == kind and one.on(day)]
        for kind, place in set(wanted)
    }
    return {pair: offices for pair, offices in found.items() if offices}


def offices_in(session: Session, place_codes: Iterable[str]) -> list[OfficeRow]:
    """Offices that stand at any of the places, by level and code."""
    by_place = _register(session).by_place
    found = [one.office for place in set(place_codes) for one in by_place.get(place, ())]
    return sorted(found, key=lambda office: (office.level, office.code))


def offices(session: Session, codes: Iterable[str]) -> dict[str, OfficeRow]:
    """Offices by code."""
    by_code = _register(session).by_code
    return {code: by_code[code].office for code in sorted(set(codes)) if code in by_code}


def offices_on(session: Session, codes: Iterable[str], day: date) -> dict[tuple[str, str], OfficeRow]:
    """Offices by county and code that serve on a day."""
    by_code = _register(session).by_code
    known = [by_code[code] for code in sorted(set(codes)) if code in by_code]
    return {(one.county_code, one.office.code): one.office for one in known if one.on(day)}


def serves(session: Session, code: str, county_code: str, day: date) -> bool:
    """Whether an office of this code stands in a county on a day."""
    return (county_code, code) in offices_on(session, [code], day)
