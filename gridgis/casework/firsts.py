"""The grid in the story of a case: who looks first, until when, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from gridgis.cases import first
from gridgis.cases.models import Assignment, Case, CaseEvent
from gridgis.security import queries as accounts

ENDS = ("settle", "pass_on")


@dataclass(frozen=True)
class FirstPart:
    """The first response of a grid: who, until when, and the move that ended it; none while it is open.

    One that ends with `sign` or otherwise was taken over; `by_clock` nobody answered.
    """

    grid_code: str
    name: str
    dispatched_at: datetime
    due_at: datetime
    ended_at: datetime | None
    move: str | None
    reason: str | None
    by_clock: bool


@dataclass(frozen=True)
class WorkerChoice:
    """Somebody of the grid who can be asked to go there."""

    username: str
    name: str


def told(session: Session, given: Sequence[Assignment], events: Sequence[CaseEvent]) -> FirstPart | None:
    """The first response among the assignments of a case."""
    found = next((one for one in given if one.part == "first"), None)
    if found is None or found.account_id is None or found.handle_due_at is None:
        return None
    ends = (event for event in events if event.move in ENDS or event.facts.get("first_ended"))
    ended = next(ends, None) if found.ended_at is not None else None
    name = accounts.names(session, [found.account_id]).get(found.account_id, "")
    return FirstPart(
        found.grid_code or "",
        name,
        found.dispatched_at,
        found.handle_due_at,
        found.ended_at,
        ended.move if ended else None,
        ended.facts.get("reason") if ended else None,
        ended is not None and ended.move == "pass_on" and ended.actor_id is None,
    )


def workers(session: Session, case: Case, day: date) -> list[WorkerChoice]:
    """Who of the grid can be asked to verify a case, the one on duty first."""
    return [WorkerChoice(one.username, one.name) for one in first.on_duty(session, case, day)]
