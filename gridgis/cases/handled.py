"""What became of a case that an office was to handle: conditions of its assignment, told by its events and its state.

An assignment is judged by what happened while it stood: a case that was opened again, or given to another office, is
judged anew there. Source: the domain guide's `handle_rate`, `handle_on_time`, `first_pass`.
"""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, func, not_, or_
from sqlalchemy.orm import aliased

from gridgis.cases.models import Assignment, Case, CaseEvent
from gridgis.cases.rules import AWAITS_CHECK
from gridgis.cases.undone import stands


def _while_it_stood(move: str, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """A move was made between dispatch and end, and was not undone."""
    return exists().where(
        CaseEvent.county_code == Assignment.county_code,
        CaseEvent.case_number == Assignment.case_number,
        CaseEvent.move == move,
        CaseEvent.at >= Assignment.dispatched_at,
        or_(Assignment.ended_at.is_(None), CaseEvent.at <= Assignment.ended_at),
        stands(),
        *conditions,
    )


def _now_in(state: str) -> ColumnElement[bool]:
    """It stands, and the case is in a state."""
    one = aliased(Case)
    same = (one.county_code == Assignment.county_code, one.number == Assignment.case_number)
    return and_(Assignment.ended_at.is_(None), exists().where(*same, one.state == state))


def ended(at: datetime, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """The limit of handling has ended with all that was granted; it was neither taken away nor settled before."""
    grid = aliased(Assignment)
    same = (grid.county_code == Assignment.county_code, grid.case_number == Assignment.case_number)
    settled = exists().where(*same, grid.part == "first", grid.result_at.is_not(None))
    stood = or_(filed(), Assignment.ended_at.is_(None), Assignment.ended_at >= Assignment.handle_due_at)
    unsettled = or_(Assignment.signed_at.is_not(None), not_(settled), redone())
    return and_(Assignment.handle_due_at <= at, stood, unsettled, not_(_now_in("suspended")), *conditions)


def due(at: datetime, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """The same without what waits for its check, which is neither in time nor late until then."""
    return ended(at, not_(waits()), *conditions)


def waits() -> ColumnElement[bool]:
    """Its result waits for the check."""
    return _now_in(AWAITS_CHECK)


def filed() -> ColumnElement[bool]:
    """A result was filed."""
    return Assignment.result_at.is_not(None)


def in_time() -> ColumnElement[bool]:
    """The last result was filed within the limit, and passed its check."""
    passed = _while_it_stood("check_pass", CaseEvent.at >= Assignment.result_at)
    return and_(func.coalesce(Assignment.result_at <= Assignment.handle_due_at, False), passed)


def redone() -> ColumnElement[bool]:
    """A check of a result failed."""
    return _while_it_stood("check_fail")
