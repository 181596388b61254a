"""What somebody of a grid is to look at: first responses and verifications asked of them, results to be checked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session

from gridgis.cases import briefs, to_grid
from gridgis.cases.briefs import Brief
from gridgis.cases.first import HANDLED, RESULTS
from gridgis.cases.models import Case, CaseEvent
from gridgis.cases.queries import visible_to
from gridgis.cases.rules import AWAITS_CHECK, HELD, Look
from gridgis.cases.undone import stands
from gridgis.casework.stories import OpenMove, open_moves
from gridgis.core.thresholds import thresholds
from gridgis.security.rules import Actor

MOST = 200
_GOES = ("grid_sign", "grid_file", "settle", "pass_on")
ANSWERS = frozenset((*_GOES, "verify_true", "verify_false", "verify_unclear", "check_pass", "check_fail"))
"""Moves that are made in the street."""


@dataclass(frozen=True)
class Done:
    """What was done to what is to be checked: what its maker said of it, when, and the photos of it by SHA-256."""

    note: str
    by_name: str
    at: datetime
    photos: list[str]


@dataclass(frozen=True)
class Task:
    """A case to go to: for what, and until when.

    With it goes all that its answer is made of without a network: the moves that are open, the last event of the case
    (`seen` of the move), what was done, and within how many metres of the case a check has to be made.
    """

    kind: Look
    case: Brief
    due_at: datetime | None
    moves: list[OpenMove]
    seq: int
    done: Done | None
    within_m: float


def tasks(session: Session, actor: Actor, *, at: datetime) -> list[Task]:
    """What waits for somebody, the most pressing first: asked of them, or to be done or checked in their grids.

    Nobody checks what they have handled.
    """
    grids = actor.codes("case.check", "grid")
    here = and_(or_(to_check(actor), handed()), Case.current_grid_code.in_(grids))
    rows = [
        *session.scalars(visible_to(select(Case).where(asked(actor)), actor).limit(MOST)),
        *(
            session.scalars(visible_to(select(Case).where(here), actor).order_by(Case.due_at).limit(MOST))
            if grids
            else ()
        ),
    ]
    within_m, done = thresholds(session).check_within_m, _done(session, rows)
    found = [
        Task(
            kind_of(case),
            brief,
            case.first_due_at or case.due_at,
            open_moves(session, actor, case, ANSWERS, at=at),
            case.last_seq,
            done.get(case.number),
            within_m,
        )
        for case, brief in zip(rows, briefs.listed(session, actor, rows, at), strict=True)
    ]
    return sorted(found, key=lambda one: (one.due_at is None, one.due_at, one.case.number))


def _done(session: Session, cases: Sequence[Case]) -> dict[str, Done]:
    """What was done last in those that wait for a check, by number."""
    wanted = {case.number: case.county_code for case in cases if case.state == AWAITS_CHECK}
    if not wanted:
        return {}
    where = (CaseEvent.county_code.in_({*wanted.values()}), CaseEvent.case_number.in_(wanted))
    told = session.scalars(
        select(CaseEvent).where(*where, CaseEvent.move.in_(RESULTS), stands()).order_by(CaseEvent.seq)
    )
    return {one.case_number: Done(one.note, one.actor_name, one.at, list(one.facts.get("photos", []))) for one in told}


def asked(actor: Actor) -> ColumnElement[bool]:
    """Cases at which the actor was asked to look: as the first, or to verify them."""
    return and_(Case.asked_id == actor.account_id, Case.asked_id.is_not(None))


def to_check(actor: Actor) -> ColumnElement[bool]:
    """Cases whose result waits for a check by somebody else than who handled it."""
    own = exists().where(
        CaseEvent.county_code == Case.county_code,
        CaseEvent.case_number == Case.number,
        CaseEvent.move.in_(HANDLED),
        CaseEvent.actor_id == actor.account_id,
        stands(),
    )
    return and_(Case.state == AWAITS_CHECK, ~own)


def handed() -> ColumnElement[bool]:
    """Cases that their grid has, in place of an office, as `to_grid.leads` says of one, and has not done yet."""
    return and_(Case.state.in_(HELD), Case.office_code.is_(None), Case.dispatched_at.is_not(None))


def kind_of(case: Case) -> Look:
    """For what somebody is to look at a case."""
    if case.first_due_at is not None:
        return "first"
    if case.state == AWAITS_CHECK:
        return "check"
    return "handed" if to_grid.leads(case) else "verify"
