"""Which events of cases count, told in statements: what was undone, and the undoing of it, does not."""

from sqlalchemy import ColumnElement, exists
from sqlalchemy.orm import aliased

from gridgis.cases.models import CaseEvent

STOOD = """NOT EXISTS (SELECT FROM case_events AS undo WHERE undo.county_code = event.county_code
    AND undo.case_number = event.case_number AND undo.undoes <= event.seq AND undo.seq >= event.seq)"""
"""Of an `event` in a statement: it was not undone, and undoes none."""


def stands() -> ColumnElement[bool]:
    """The same of a `CaseEvent` in a query."""
    undo = aliased(CaseEvent)
    same = (undo.county_code == CaseEvent.county_code, undo.case_number == CaseEvent.case_number)
    return ~exists().where(*same, undo.undoes <= CaseEvent.seq, undo.seq >= CaseEvent.seq)
