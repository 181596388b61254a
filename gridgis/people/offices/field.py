"""The share in the field month by month (E4): what an office told for the month's last day, of who held posts then."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import cast, column, func, literal, select
from sqlalchemy.dialects.postgresql import ARRAY, DATE
from sqlalchemy.orm import Session

from gridgis.core.errors import NotFound
from gridgis.divisions import queries as divisions
from gridgis.people.offices.queries import MANAGE, READ, visible
from gridgis.people.offices.register import Version, register
from gridgis.security.models import Post
from gridgis.security.rules import Actor, require_any


@dataclass(frozen=True)
class MonthShare:
    """A month by its first day; as of its last day, or of today. `share` is null where nobody told, or nobody was."""

    month: date
    in_field: int | None
    in_place: int
    share: float | None


@dataclass(frozen=True)
class OfficeField:
    """An office and its months, the oldest first."""

    code: str
    name: str
    town_code: str | None
    months: list[MonthShare]


def by_month(
    session: Session, actor: Actor, day: date, *, months: int, parent: str | None = None, office: str | None = None
) -> list[OfficeField]:
    """Offices that have told how many work in the field, in the months up to a day.

    Args:
        months: so many, that of the day the last.
        parent: only of this county or town.
        office: only this one.

    Raises:
        Forbidden: the actor holds neither `grid.read` nor `office.manage`.
        NotFound: the actor sees no such office, or there is no such division.
    """
    require_any(actor, READ, MANAGE)
    if parent is not None:
        divisions.get(session, parent)
    days = _last_days(day, months)
    some = register(session).by_code
    wanted = [code for code, them in some.items() if _wanted(actor, them[-1], parent, office)]
    if office is not None and not wanted:
        raise NotFound("offices.none", code=office[:60])
    telling = [code for code in wanted if office or any(_on(some[code], at).in_field is not None for at in days)]
    there = _in_place(session, telling, days)
    return [
        OfficeField(
            code,
            some[code][-1].row.name,
            some[code][-1].town_code,
            [_share(at, _on(some[code], at).in_field, there.get((code, at), 0)) for at in days],
        )
        for code in telling
    ]


def _last_days(day: date, months: int) -> list[date]:
    """The last days of the months up to a day, of the last one the day itself."""
    found = [day]
    while len(found) < months:
        found.append(found[-1].replace(day=1) - timedelta(days=1))
    return found[::-1]


def _wanted(actor: Actor, one: Version, parent: str | None, office: str | None) -> bool:
    here = parent is None or parent in (one.county_code, one.town_code)
    return (office is None or one.code == office) and here and visible(actor, one)


@dataclass(frozen=True)
class _Nothing:
    in_field: int | None = None


def _on(some: list[Version], at: date) -> Version | _Nothing:
    return next((one for one in some if one.on(at)), _Nothing())


def _in_place(session: Session, codes: list[str], days: list[date]) -> dict[tuple[str, date], int]:
    """How many people held a post in each office on each day."""
    each = func.unnest(cast(literal(days, ARRAY(DATE)), ARRAY(DATE))).table_valued(column("at", DATE)).render_derived()
    at = each.c.at
    asked = (
        select(Post.place_code, at, func.count(Post.person_id.distinct()))
        .join(each, Post.period.op("@>", is_comparison=True)(at))
        .where(Post.office_code.in_(codes))
        .group_by(Post.place_code, at)
    )
    return {(code, on): count for code, on, count in session.execute(asked)}


def _share(at: date, in_field: int | None, in_place: int) -> MonthShare:
    share = min(1.0, in_field / in_place) if in_field is not None and in_place else None
    return MonthShare(at.replace(day=1), in_field, in_place, share)
