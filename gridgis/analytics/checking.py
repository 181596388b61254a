"""The sums of figures held against the cases, and mended: facts that are not their cases', sums not the facts'."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session, sessionmaker

from gridgis.analytics.facts import fresh
from gridgis.analytics.folding import counties, of_facts, sum_anew
from gridgis.analytics.models import FACTS, SUMMED, SUMS, ChangedCase
from gridgis.cases.models import Case


@dataclass(frozen=True)
class Checked:
    """Of a county: how many cases and sums were looked at, how many of them are wrong, and how many cases wait."""

    county: str
    cases: int
    wrong_cases: int
    sums: int
    wrong_sums: int
    waiting: int


def check(session: Session, county: str, *, zone: str) -> Checked:
    """Count the facts of all cases of a county anew, and its sums from the facts.

    Cases that are marked as changed are none of the wrong ones: figures know of them.
    """
    compared = _cases(county, zone).subquery()
    wrong = func.count().filter(compared.c.wrong)
    cases, wrong_cases = session.execute(select(func.count(), wrong).select_from(compared)).one()
    sums = _sums(county).subquery()
    wrong = func.count().filter(sums.c.wrong)
    many, wrong_sums = session.execute(select(func.count(), wrong).select_from(sums)).one()
    waiting = select(func.count(ChangedCase.number.distinct())).where(ChangedCase.county_code == county)
    return Checked(county, cases, wrong_cases, many, wrong_sums, session.scalar(waiting) or 0)


def check_all(
    sessions: sessionmaker[Session], *, zone: str, only: str | None = None, mending: bool = False
) -> list[Checked]:
    """Check every county, or one, a transaction each; what is wrong is summed anew where that is asked for."""
    with sessions() as session:
        codes = [only] if only is not None else counties(session)
    found = []
    for county in codes:
        with sessions.begin() as session:
            told = check(session, county, zone=zone)
            found.append(told)
            if mending and (told.wrong_cases or told.wrong_sums):
                sum_anew(session, county, zone=zone)
    return found


def _cases(county: str, zone: str) -> Select[*tuple[Any, ...]]:
    """Cases of a county and facts of such, each with whether its facts are wrong."""
    keys = select(Case.county_code, Case.number).where(Case.county_code == county).subquery("keys")
    now = fresh(keys, zone).subquery("now")
    before = select(FACTS).where(FACTS.c.county_code == county).subquery("before")
    number = func.coalesce(now.c.number, before.c.number)
    differ = or_(*(now.c[one.name].is_distinct_from(before.c[one.name]) for one in FACTS.c))
    marked = exists().where(ChangedCase.county_code == county, ChangedCase.number == number)
    same = and_(now.c.county_code == before.c.county_code, now.c.number == before.c.number)
    code = func.coalesce(now.c.county_code, before.c.county_code).label("county_code")
    return select(code, number.label("number"), and_(differ, ~marked).label("wrong")).select_from(
        now.outerjoin(before, same, full=True)
    )


def _sums(county: str) -> Select[*tuple[Any, ...]]:
    """Sums of a county, as they stand and as its facts give them, each with whether it is wrong."""
    right = of_facts(county).subquery("right")
    any_given = or_(*(SUMS.c[name] != 0 for name in SUMMED))
    stored = select(SUMS).where(SUMS.c.county_code == county, any_given).subquery("stored")
    same = and_(*(right.c[one.name] == stored.c[one.name] for one in SUMS.primary_key))
    differ = or_(*(right.c[name].is_distinct_from(stored.c[name]) for name in SUMMED))
    return select(differ.label("wrong")).select_from(right.outerjoin(stored, same, full=True))
