"""What granting a request would do to the clocks of its case, told before anybody decides."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any, NamedTuple

from gridgis.cases.in_force import Limits
from gridgis.cases.models import Case, CaseEvent
from gridgis.cases.request_models import CaseRequest
from gridgis.cases.rules import RETURNS
from gridgis.cases.term_models import Category
from gridgis.cases.terms import handle_term, stage_term


class _Stopped(NamedTuple):
    """The event by which the clock of handling would stand still."""

    at: datetime
    move: str = "grant_suspension"
    source: str = "handling"
    target: str = "suspended"
    facts: dict[str, Any] = {}  # noqa: RUF012


def if_granted(
    case: Case, asked: CaseRequest, category: Category, events: Sequence[CaseEvent], limits: Limits, at: datetime
) -> datetime | None:
    """When the limit ends that runs once a request is granted now; None where it was decided or moves no limit.

    A suspension is reckoned to its day of review, from which handling goes on; a return to the end of the time in which
    the case is to be dispatched again.
    """
    if asked.outcome is not None:
        return None
    if asked.kind in RETURNS:
        return stage_term("dispatch", at, category, limits).due_at
    if asked.kind != "suspend" or asked.review_on is None or case.dispatched_at is None:
        return None
    until = datetime.combine(asked.review_on, time(), limits.calendar.zone)
    stopped: Any = _Stopped(at)
    return handle_term(case.dispatched_at, category, [*events, stopped], limits, until=until).due_at
