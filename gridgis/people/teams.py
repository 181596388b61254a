"""Who serves a grid or a village on a day, with those on leave and those who stand in for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from gridgis.core.sql import statement
from gridgis.core.vocabulary import DUTIES, VILLAGE_DUTIES

ORDER = (*DUTIES, *VILLAGE_DUTIES)


@dataclass(frozen=True)
class Member:
    """Somebody with a duty; the phone is masked.

    Attributes:
        duty: `chief fulltime parttime guide`, `village_liaison`, or of a line `river_chief road_chief rail_guard`.
        name: the person's.
        phone: masked.
        person_id: the person's.
        on_leave_until: the last day of leave, for somebody who has the duty and is away; None on duty.
        stands_in_for: whose place a substitute takes; None for the holder of the post.
    """

    duty: str
    name: str
    phone: str
    person_id: int
    on_leave_until: date | None = None
    stands_in_for: str | None = None


def masked(phone: str) -> str:
    """A phone number as lists may show it: first three and last four digits, fewer of a short one, all of 12345."""
    if len(phone) < 7:
        return phone
    return f"{phone[:3]}****{phone[-4:]}" if len(phone) >= 11 else f"{phone[:2]}****{phone[-2:]}"


def teams(session: Session, grid_codes: Iterable[str], day: date) -> dict[str, list[Member]]:
    """Teams of grids on a day, chief first, in one statement.

    Whoever is on leave stays listed with its last day, the substitute behind; a substitute who is away too is left
    out, so that the gap shows. Substitutes' own substitutes do not take over what they stand in for.
    """
    return _serving(session, grid_codes, day)


def village_cadres(session: Session, village_codes: Iterable[str], day: date) -> dict[str, list[Member]]:
    """Cadres stationed in villages on a day, as `teams` lists those of grids."""
    return _serving(session, village_codes, day)


def _serving(session: Session, place_codes: Iterable[str], day: date) -> dict[str, list[Member]]:
    codes = sorted(set(place_codes))
    if not codes:
        return {}
    found: dict[str, list[Member]] = {}
    rows = session.execute(statement(__package__, "serving"), {"codes": codes, "day": day})
    for place, duty, person, name, phone, until, other, other_name, other_phone in rows:
        team = found.setdefault(place, [])
        team.append(Member(duty, name, masked(phone), person, until))
        if other is not None:
            team.append(Member(duty, other_name, masked(other_phone), other, None, name))
    for team in found.values():
        team.sort(key=lambda member: ORDER.index(member.duty))
    return found
