"""Matters that came back: new cases of the same place and category some time after one was closed, linked to it."""

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, aliased

from gridgis.cases.double_models import Recurrence
from gridgis.cases.models import Case
from gridgis.cases.queries import visible_to
from gridgis.core.sql import prepared
from gridgis.core.thresholds import thresholds
from gridgis.security.rules import Actor

BATCH = 2000
"""So many cases are linked at a time where all there are shall be: a second or so where a million lie densely."""


def link(session: Session, numbers: Sequence[str]) -> int:
    """Link cases to the ones they repeat, closed more than 7 and at most 90 days before; how many were.

    Args:
        session: open session.
        numbers: of cases that came in or were put right.
    """
    given = {"within_m": thresholds(session).double_within_m}
    return len(prepared(__package__, "link_recurrences").rows(session, **given, numbers=list(numbers)))


def link_next(session: Session, after: str) -> tuple[str | None, int]:
    """Link the next `BATCH` cases behind a number, in the order of numbers.

    Returns:
        The last of their numbers, None where there were none; and how many were linked.
    """
    following = select(Case.number).where(Case.number > after).order_by(Case.number).limit(BATCH)
    numbers = session.scalars(following).all()
    return (numbers[-1], link(session, numbers)) if numbers else (None, 0)


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
