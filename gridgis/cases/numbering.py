"""Numbers of cases: those of ordinary ones run on, those of sensitive ones stand apart."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from secrets import randbelow

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases.models import Case
from gridgis.core.sql import Prepared

APART = 500_000
"""Sensitive cases have six digits from here on; nobody reports so many ordinary ones on a day."""


_TAKE = Prepared("""
    INSERT INTO case_counters AS counter (county_code, day, last)
    SELECT county, CAST(:day AS date), wanted
    FROM unnest(CAST(:counties AS text[]), CAST(:wanted AS int[])) AS asked(county, wanted)
    ORDER BY county
    ON CONFLICT (county_code, day) DO UPDATE SET last = counter.last + excluded.last
    RETURNING county_code, last
""")


def next_numbers(session: Session, cases: Sequence[tuple[str, bool]], day: date) -> list[str]:
    """Take the next case numbers of each county's day, in one statement and in code order.

    Sensitive cases are numbered apart, at random: the numbers of the others run without a gap that would tell of one.

    Args:
        cases: county, and whether the case is sensitive.
        day: the local day.
    """
    wanted = {county: 0 for county, _ in cases}
    wanted.update(Counter(county for county, sensitive in cases if not sensitive))
    counties = sorted(wanted)
    rows = _TAKE.rows(session, day=day, counties=counties, wanted=[wanted[county] for county in counties])
    following = {county: last - wanted[county] for county, last in rows}
    apart = iter(_apart(session, [f"{county}-{day:%Y%m%d}-" for county, sensitive in cases if sensitive]))
    numbers = []
    for county, sensitive in cases:
        if sensitive:
            numbers.append(next(apart))
        else:
            following[county] += 1
            numbers.append(f"{county}-{day:%Y%m%d}-{following[county]:05d}")
    return numbers


def _apart(session: Session, prefixes: Sequence[str]) -> list[str]:
    """A free number for each of the sensitive cases; the counters of their day are held."""
    found: list[str] = []
    while len(found) < len(prefixes):
        drawn = [prefix + str(APART + randbelow(APART)) for prefix in prefixes[len(found) :]]
        taken = set(session.scalars(select(Case.number).where(Case.number.in_(drawn)))) if drawn else set()
        for number in drawn:
            if number in taken or number in found:
                break
            found.append(number)
    return found
