"""Matters that came back: new cases of the same place and category some time after one was closed, linked to it."""

from collections.abc import Sequence
from functools import cache

from sqlalchemy import TextClause, delete, select, text
from sqlalchemy.orm import Session, aliased

from gridgis.cases.double_models import Recurrence
from gridgis.cases.models import Case
from gridgis.cases.queries import visible_to
from gridgis.core.sql import prepared
from gridgis.core.thresholds import thresholds
from gridgis.security.rules import Actor


def link(session: Session, numbers: Sequence[str] | None) -> int:
    """Link cases to the ones they repeat, closed more than 7 and at most 90 days before; how many were.

    Args:
        session: open session.
        numbers: of cases that came in or were put right; None for all there are.
    """
    given = {"within_m": thresholds(session).double_within_m}
    if numbers is None:
        return len(session.execute(_of_all(), given).all())
    return len(prepared(__package__, "link_recurrences").rows(session, **given, numbers=list(numbers)))


@cache
def _of_all() -> TextClause:
    """The statement for all cases: one that asks for either would read all of them for a single one too."""
    named = "came.number = ANY (CAST(:numbers AS text[]))"
    return text(prepared(__package__, "link_recurrences").told.replace(named, "true"))


def relink(session: Session, case: Case) -> None:
    """Link a case anew whose place or category was put right."""
    gone = (Recurrence.county_code == case.county_code, Recurrence.number == case.number)
    session.execute(delete(Recurrence).where(*gone))
    link(session, [case.number])


def linked(session: Session, actor: Actor, case: Case) -> tuple[list[tuple[Case, int]], list[tuple[Case, int]]]:
    """The case that this one repeats, and those that repeat it, as far as the actor may read them.

    Each with the days between closing and coming back; both are empty where the matter came once.
    """
    pair = aliased(Recurrence)
    asked = select(Case, pair.days).join(pair, pair.county_code == Case.county_code)
    mine = (pair.county_code == case.county_code,)
    before = asked.where(*mine, pair.number == case.number, Case.number == pair.earlier)
    after = asked.where(*mine, pair.earlier == case.number, Case.number == pair.number).order_by(pair.days, Case.number)
    told = [[(row, days) for row, days in session.execute(visible_to(one, actor))] for one in (before, after)]
    return told[0], told[1]
