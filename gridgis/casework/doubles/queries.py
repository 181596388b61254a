"""Doubles: what may be one matter, judged and in the order of likeness, for people to merge or tell apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases import briefs, in_force
from gridgis.cases.briefs import Brief
from gridgis.cases.models import Case
from gridgis.cases.queries import counted_for, spot_of, visible_to
from gridgis.cases.recurring import linked
from gridgis.cases.rules import OPEN
from gridgis.casework.doubles.matching import WORDS, Likeness, Matter, judge
from gridgis.casework.doubles.seeking import Sought, known_photos, near, of_cases
from gridgis.core.thresholds import thresholds
from gridgis.security.rules import Actor

SHOWN = 8


@dataclass(frozen=True)
class Found:
    """A case that may be the matter that was sought, why, and who found that it is not."""

    number: str
    likeness: Likeness
    apart_by: str | None = None
    apart_at: datetime | None = None


@dataclass(frozen=True)
class Double(Likeness):
    """A case that may be the same matter, and why."""

    case: Brief


@dataclass(frozen=True)
class Parted(Double):
    """One that somebody found to be another matter."""

    by_name: str
    at: datetime


@dataclass(frozen=True)
class Came:
    """A case of the same matter, and the days between closing and coming back."""

    case: Brief
    days: int


@dataclass(frozen=True)
class Doubles:
    """What may be the same matter as a case, the likeliest first; what was found not to be; and when it came before.

    `may_settle` says whether the reader may merge it, or say that it is another matter.
    """

    items: list[Double]
    apart: list[Parted]
    before: Came | None
    again: list[Came]
    may_settle: bool


def found(
    session: Session,
    actor: Actor,
    sought: Sequence[Sought],
    *,
    at: datetime,
    counts: bool = False,
    least: float | None = None,
) -> list[list[Found]]:
    """For each that is sought, the cases likely enough the same, the likeliest first.

    Args:
        session: open session.
        actor: who may read them.
        sought: what is looked for.
        at: the moment up to which they are closed.
        counts: whether a number is made of them, in which no sensitive case stands.
        least: from which likeness on; the installation's by default.
    """
    made: list[list[Found]] = [[] for _ in sought]
    if not sought:
        return made
    limits = thresholds(session)
    enough = limits.double_least if least is None else least
    parents = {one.code: one.parent_code for one in in_force.categories(session)}
    rows = session.execute(near(session, actor, sought, at=at, counts=counts))
    for i, number, category, said, came, metres, accuracy, photos, by_name, apart_at in rows:
        other = Matter(category, parents.get(category), said, came, accuracy, known_photos(photos))
        likeness = judge(sought[i].matter, other, metres, limits.double_within_m)
        if likeness is not None and likeness.score >= enough:
            made[i].append(Found(number, likeness, by_name, apart_at))
    for some in made:
        some.sort(key=lambda one: (-one.likeness.score, one.number))
    return made


def counted(session: Session, actor: Actor, numbers: Sequence[str], *, at: datetime) -> dict[str, int]:
    """How many cases may be the same matter as each of some cases, of those that have any; sensitive ones have none."""
    cases = session.scalars(counted_for(select(Case).where(Case.number.in_(numbers)), actor)).all()
    sought = of_cases(session, cases)
    many = found(session, actor, sought, at=at, counts=True)
    left = {
        one.number: sum(1 for each in some if each.apart_by is None) for one, some in zip(sought, many, strict=True)
    }
    return {number: count for number, count in left.items() if count}


def of_new(session: Session, actor: Actor, sought: Sequence[Sought], *, at: datetime) -> list[Double]:
    """Open cases that may be what is being reported, for its sender to join one; the likeliest first, five at most.

    Where nothing is written yet, that words have nothing in common is not held against it.
    """
    least = thresholds(session).double_least
    if not any(one.matter.said.strip() for one in sought):
        least *= 1 - WORDS
    some = [one for each in found(session, actor, sought, at=at, least=least) for one in each]
    cases = _cases(session, actor, [one.number for one in some])
    joinable = [one for one in some if one.number in cases and cases[one.number].state in OPEN][:5]
    rows = briefs.listed(session, actor, [cases[one.number] for one in joinable], at)
    return [_double(one, row) for one, row in zip(joinable, rows, strict=True)]


def doubles(session: Session, actor: Actor, case: Case, *, at: datetime) -> Doubles:
    """What may be the same matter as a case that the actor may read, and when the matter came before or after."""
    (some,) = found(session, actor, of_cases(session, [case]), at=at) or ([],)
    cases = _cases(session, actor, [one.number for one in some])
    some = [one for one in some if one.number in cases]
    together = [one for one in some if one.apart_by is None][:SHOWN]
    apart = [one for one in some if one.apart_by is not None]
    before, again = linked(session, actor, case)
    shown = [cases[one.number] for one in (*together, *apart)] + [row for row, _ in (*before, *again)]
    rows = {row.number: row for row in briefs.listed(session, actor, shown, at)}
    return Doubles(
        [_double(one, rows[one.number]) for one in together],
        [
            Parted(**vars(_double(one, rows[one.number])), by_name=one.apart_by or "", at=one.apart_at or at)
            for one in apart
        ],
        next((Came(rows[row.number], days) for row, days in before), None),
        [Came(rows[row.number], days) for row, days in again],
        may_settle(actor, case),
    )


def may_settle(actor: Actor, case: Case) -> bool:
    """Whether somebody may merge a case into another, or say that it is none of its doubles."""
    verbs = ["case.accept", *([("staff.work" if case.staff_involved else "sensitive.work")] if case.sensitive else [])]
    return all(actor.may(verb, spot_of(case)) for verb in verbs)


def _double(one: Found, row: Brief) -> Double:
    return Double(**vars(one.likeness), case=row)


def _cases(session: Session, actor: Actor, numbers: Sequence[str]) -> dict[str, Case]:
    if not numbers:
        return {}
    return {
        case.number: case for case in session.scalars(visible_to(select(Case).where(Case.number.in_(numbers)), actor))
    }
