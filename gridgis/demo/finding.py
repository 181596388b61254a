"""How well doubles are found: of the demo's pairs those shown, by the likeness from which they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases.models import Case
from gridgis.casework.doubles import queries
from gridgis.casework.doubles.seeking import of_cases
from gridgis.demo.doubles import Pair, numbers, pairs
from gridgis.security.rules import SYSTEM


@dataclass(frozen=True)
class Scored:
    """A pair and how alike its cases are; 0 where they were not even judged."""

    pair: Pair
    score: float


@dataclass(frozen=True)
class Found:
    """From a likeness on: pairs of one matter that are shown, that are not, and pairs of two matters that are."""

    least: float
    right: int
    missed: int
    wrong: int

    @property
    def precision(self) -> float | None:
        """The share of one matter in the pairs shown; None where none is."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else None

    @property
    def recall(self) -> float | None:
        """The share shown of the pairs of one matter; None where there are none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else None


def scored(session: Session, *, at: datetime) -> list[Scored]:
    """The demo's pairs as the product judges them, from the later case of each; those merged or ended since left out.

    Args:
        session: open session.
        at: the moment up to which cases are closed.
    """
    cases = numbers(session, pairs())
    later = {cases[pair.reports[1]]: pair for pair in pairs() if all(one in cases for one in pair.reports)}
    rows = session.scalars(select(Case).where(Case.number.in_(later))).all()
    sought = of_cases(session, rows)
    found = queries.found(session, SYSTEM, sought, at=at, least=0.0)
    made = []
    for one, some in zip(sought, found, strict=True):
        pair = later[one.number]
        scores = {each.number: each.likeness.score for each in some if each.apart_by is None}
        made.append(Scored(pair, scores.get(cases[pair.reports[0]], 0.0)))
    return sorted(made, key=lambda one: one.pair.n)


def found_from(some: Sequence[Scored], least: float) -> Found:
    """How many of scored pairs are rightly and wrongly shown from a likeness on."""
    same = [one.score >= least for one in some if one.pair.same]
    other = [one.score >= least for one in some if not one.pair.same]
    return Found(least, sum(same), len(same) - sum(same), sum(other))
