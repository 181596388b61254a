"""The one figure of sensitive cases: how many came in, from ten on, for a town and what lies above it.

They stand in no other figure. It is that of the last twelve whole months, whatever period the rest is asked for, so
that nobody finds a single case by asking twice; and a neighbour's may be held back with one that is too small, so that
neither the sum above nor the sum of the others gives it away.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from gridgis.cases.models import Case
from gridgis.cases.rules import LEFT_OUT
from gridgis.divisions import queries as divisions
from gridgis.divisions.queries import DivisionRow
from gridgis.security.rules import Actor, Spot, require

FEW = 10


@dataclass(frozen=True)
class SensitiveCases:
    """Cases that came in from `begin` to `end`; None below ten, where held back, and below a town."""

    place: str
    begin: date
    end: date
    cases: int | None


def shown(counts: Mapping[str, int]) -> dict[str, int]:
    """Which of the parts of a whole are given: those of ten and more, unless the others could be reckoned from them.

    What is not given adds up to nothing or to ten and more; for that the smallest of those given are held back too.
    The part without a name is never given.
    """
    given = {code: count for code, count in counts.items() if code and count >= FEW}
    while given and 0 < sum(counts.values()) - sum(given.values()) < FEW:
        del given[min(given, key=lambda code: (given[code], code))]
    return given


def last_year(day: date) -> tuple[date, date]:
    """The twelve whole months before the month of a day: their first day, and the first day after."""
    end = day.replace(day=1)
    return end.replace(year=end.year - 1), end


def sensitive_cases(session: Session, actor: Actor, place: str, *, at: datetime, zone: str) -> SensitiveCases:
    """The figure of a division.

    Raises:
        NotFound: there is no such division.
        Forbidden: the actor may read no figures of the whole of it.
    """
    division = divisions.get(session, place)
    begin, end = last_year(at.astimezone(ZoneInfo(zone)).date())
    bounds = [datetime.combine(day, time(), ZoneInfo(zone)) for day in (begin, end)]
    found: int | None = None
    if division.level == "town":
        county = divisions.get(session, division.parent_code or "")
        require(actor, "stats.read", Spot(county_code=county.code, town_code=place))
        if _of_county(session, county, bounds) is not None:
            found = shown(_counts(session, Case.town_code, bounds, Case.county_code == county.code)).get(place)
    elif division.level == "county":
        require(actor, "stats.read", Spot(county_code=place))
        found = _of_county(session, division, bounds)
    elif division.level == "city":
        require(actor, "stats.read", Spot())
        whole = sum(
            _counts(session, Case.county_code, bounds, Case.county_code.in_(divisions.counties_of(place))).values()
        )
        found = whole if whole >= FEW else None
    else:
        require(actor, "stats.read")
    return SensitiveCases(place, begin, end - timedelta(days=1), found)


def _of_county(session: Session, county: DivisionRow, bounds: Sequence[datetime]) -> int | None:
    """The figure of a county, so that with its city's it does not tell of another county there.

    Its towns have none where it has none: with the city's they would tell the same.
    """
    there = divisions.counties_of(county.parent_code or "")
    here = Case.county_code == county.code
    return shown(_counts(session, Case.county_code, bounds, or_(here, Case.county_code.in_(there)))).get(county.code)


def _counts(
    session: Session,
    part: InstrumentedAttribute[str] | InstrumentedAttribute[str | None],
    bounds: Sequence[datetime],
    *conditions: ColumnElement[bool],
) -> dict[str, int]:
    """Sensitive cases by part; those of no part under an empty name."""
    named = func.coalesce(part, "")
    asked = select(named, func.count()).where(
        Case.sensitive,
        Case.state.not_in(LEFT_OUT),
        Case.submitted_at >= bounds[0],
        Case.submitted_at < bounds[1],
        *conditions,
    )
    return dict(session.execute(asked.group_by(named)).all())
