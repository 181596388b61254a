"""Who is responsible where: teams of grids, offices of places."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from gridgis.people.models import DUTIES, GridPost, Office, Person


@dataclass(frozen=True)
class Member:
    """Somebody in a grid's team; the phone is masked."""

    duty: str
    name: str
    phone: str


@dataclass(frozen=True)
class OfficeRow:
    """An office and where it stands."""

    code: str
    name: str
    agency_type: str
    level: str
    place_code: str
    phone: str


def masked(phone: str) -> str:
    """A phone number as lists may show it: first three and last four digits, fewer of a short one, all of 12345."""
    if len(phone) < 7:
        return phone
    return f"{phone[:3]}****{phone[-4:]}" if len(phone) >= 11 else f"{phone[:2]}****{phone[-2:]}"


def teams(session: Session, grid_codes: Iterable[str], day: date) -> dict[str, list[Member]]:
    """Teams of grids on a day, chief first."""
    asked = (
        select(GridPost.grid_code, GridPost.duty, Person.name, Person.phone)
        .join(Person, Person.id == GridPost.person_id)
        .where(GridPost.grid_code.in_(sorted(set(grid_codes))), GridPost.period.op("@>")(day))
        .order_by(GridPost.grid_code, GridPost.id)
    )
    found: dict[str, list[Member]] = {}
    for code, duty, name, phone in session.execute(asked):
        found.setdefault(code, []).append(Member(duty, name, masked(phone)))
    for team in found.values():
        team.sort(key=lambda member: DUTIES.index(member.duty))
    return found


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
    asked = (
        select(*_OFFICE)
        .where(
            tuple_(Office.agency_type, Office.place_code).in_(sorted(set(wanted))),
            (Office.valid_from.is_(None)) | (Office.valid_from <= day),
            (Office.valid_to.is_(None)) | (Office.valid_to > day),
        )
        .order_by(Office.code)
    )
    found: dict[tuple[str, str], list[OfficeRow]] = {}
    for values in session.execute(asked):
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


def serves(session: Session, code: str, county_code: str, day: date) -> bool:
    """Whether an office of this code stands in a county on a day."""
    asked = select(Office.code).where(
        Office.code == code,
        Office.county_code == county_code,
        (Office.valid_from.is_(None)) | (Office.valid_from <= day),
        (Office.valid_to.is_(None)) | (Office.valid_to > day),
    )
    return session.scalar(asked) is not None
