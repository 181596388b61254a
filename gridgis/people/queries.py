"""Who is responsible where: teams of grids, offices of places."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.core.held import held
from gridgis.people.models import GridPost, Office
from gridgis.people.teams import Member, masked, teams, village_cadres

__all__ = [
    "Member",
    "OfficeRow",
    "masked",
    "offices",
    "offices_at",
    "offices_in",
    "offices_on",
    "posts_of",
    "serves",
    "teams",
    "village_cadres",
]


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


_OFFICE = (Office.code, Office.name, Office.agency_type, Office.level, Office.place_code, Office.phone)


def offices_at(
    session: Session, wanted: Sequence[tuple[str, str]], day: date
) -> dict[tuple[str, str], list[OfficeRow]]:
    """Offices by (agency type, place code) on a day, each list by code; absent keys have none."""
    every = held(session, ("offices", day), lambda: _offices_on(session, day))
    return {pair: every[pair] for pair in set(wanted) if pair in every}


def _offices_on(session: Session, day: date) -> dict[tuple[str, str], list[OfficeRow]]:
    asked = select(*_OFFICE).where(
        (Office.valid_from.is_(None)) | (Office.valid_from <= day),
        (Office.valid_to.is_(None)) | (Office.valid_to > day),
    )
    found: dict[tuple[str, str], list[OfficeRow]] = {}
    for values in session.execute(asked.order_by(Office.code)):
        office = OfficeRow(*values)
        found.setdefault((office.agency_type, office.place_code), []).append(office)
    return found


def offices_in(session: Session, place_codes: Iterable[str]) -> list[OfficeRow]:
    """Offices that stand at any of the places, by level and code."""
    asked = select(*_OFFICE).where(Office.place_code.in_(sorted(set(place_codes))))
    return [OfficeRow(*values) for values in session.execute(asked.order_by(Office.level, Office.code))]


def offices(session: Session, codes: Iterable[str]) -> dict[str, OfficeRow]:
    """Offices by code."""
    asked = select(*_OFFICE).where(Office.code.in_(sorted(set(codes))))
    return {values[0]: OfficeRow(*values) for values in session.execute(asked)}


def offices_on(session: Session, codes: Iterable[str], day: date) -> dict[tuple[str, str], OfficeRow]:
    """Offices by county and code that serve on a day."""
    asked = select(Office.county_code, *_OFFICE).where(
        Office.code.in_(sorted(set(codes))),
        (Office.valid_from.is_(None)) | (Office.valid_from <= day),
        (Office.valid_to.is_(None)) | (Office.valid_to > day),
    )
    return {(county, values[0]): OfficeRow(*values) for county, *values in session.execute(asked)}


def serves(session: Session, code: str, county_code: str, day: date) -> bool:
    """Whether an office of this code stands in a county on a day."""
    asked = select(Office.code).where(
        Office.code == code,
        Office.county_code == county_code,
        (Office.valid_from.is_(None)) | (Office.valid_from <= day),
        (Office.valid_to.is_(None)) | (Office.valid_to > day),
    )
    return session.scalar(asked) is not None
