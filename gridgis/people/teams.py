"""Who serves a grid or a village on a day, with those on leave and those who stand in for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from gridgis.core.sql import prepared
from gridgis.core.vocabulary import DUTIES, DUTY_OF, VILLAGE_DUTIES

ORDER = (*DUTIES, *VILLAGE_DUTIES)
ROLES = list(DUTY_OF)


@dataclass(frozen=True)
class Member:
    """Somebody with a duty; the phone is masked.

    Attributes:
        duty: `chief fulltime parttime guide`, `village_liaison`, or of a line `river_chief road_chief rail_guard`.
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


def members(
    duty: str,
    person: int,
    name: str,
    phone: str,
    until: date | None,
    other: int | None,
    other_name: str,
    other_phone: str,
) -> list[Member]:
    """Who holds a post, with the last day of a leave, and behind them who stands in."""
    holder = Member(duty, name, masked(phone), person, until)
    return [holder] if other is None else [holder, Member(duty, other_name, masked(other_phone), other, None, name)]


def teams(session: Session, places: Iterable[str], day: date) -> dict[str, list[Member]]:
    """Teams of grids, and cadres stationed in villages, on a day by code: chief first, in one statement.

    Whoever is on leave stays listed with its last day, the substitute behind; a substitute who is away too is left
    out, so that the gap shows. Substitutes' own substitutes do not take over what they stand in for.
    """
    codes = sorted(set(places))
    if not codes:
        return {}
    found: dict[str, list[Member]] = {}
    asked = prepared(__package__, "serving").rows(session, codes=codes, day=day, roles=ROLES)
    for place, role, *post in asked:
        found.setdefault(place, []).extend(members(DUTY_OF[role], *post))
    for team in found.values():
        team.sort(key=lambda member: ORDER.index(member.duty))
    return found
