"""Conditions of a case told by its course: whether it came back, who settled it, whether category and grid stood."""

from sqlalchemy import ColumnElement, and_, exists, func, not_, or_, select
from sqlalchemy.orm import aliased

from gridgis.cases.answer_models import CaseReply
from gridgis.cases.check_models import CaseCheck
from gridgis.cases.double_models import Recurrence
from gridgis.cases.models import Assignment, Case, CaseEvent
from gridgis.cases.rules import LEFT_OUT, UNGIVEN
from gridgis.people.models import Office

RECUR_DAYS = 30
LEVEL_1 = 3
"""So many signs of a category's code name the one above it."""
UNDECIDED = ("submitted", "verifying", "needs_info", "withdrawn")
"""Of a report nobody has said yet whether it is one, or nobody will."""
DEMANDED = and_(Case.source.in_(("citizen", "hotline_12345")), Case.state.not_in(("rejected", "withdrawn")))
"""What citizens asked for, each report that has a case; those merged into another case say the same again."""
BY_GRID = Case.source == "grid_worker"
GRID_DECIDED = and_(BY_GRID, Case.state.not_in(UNDECIDED))


def _corrected(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """The case was put right; the event tells before and after."""
    of_case = CaseEvent.county_code == Case.county_code, CaseEvent.case_number == Case.number
    return exists().where(*of_case, CaseEvent.move == "redecide", *conditions).correlate(Case)


def _said(side: str, what: str) -> ColumnElement[str]:
    told: ColumnElement[str] = CaseEvent.facts[side][what].astext
    return told


def _other_category() -> ColumnElement[bool]:
    return _said("before", "category") != _said("after", "category")


def _other_grid() -> ColumnElement[bool]:
    return _said("before", "grid") != _said("after", "grid")


def recategorised() -> ColumnElement[bool]:
    """Once registered, it was found to be of another category of the first level."""
    before, after = (func.left(_said(side, "category"), LEVEL_1) for side in ("before", "after"))
    return _corrected(CaseEvent.source.not_in(tuple(one for one in UNGIVEN if one != "registered")), before != after)


def regridded() -> ColumnElement[bool]:
    """It was found to lie in another grid than it had; a new net corrects nothing."""
    return _corrected(_other_grid())


def put_right() -> ColumnElement[bool]:
    """Its category, at any level, or its grid was corrected."""
    return _corrected(or_(_other_category(), _other_grid()))


def reachable() -> ColumnElement[bool]:
    """Somebody who reported it left a way to be reached: at its end they were answered otherwise than on file."""
    of_case = CaseReply.county_code == Case.county_code, CaseReply.case_number == Case.number
    return exists().where(*of_case, CaseReply.way != "kept").correlate(Case)


def valid() -> ColumnElement[bool]:
    """A report was right: registered, first of its matter, or settled by its finder and not failed in the sample."""
    main = aliased(Case)
    same = main.county_code == Case.county_code, main.number == Case.merged_into
    first = select(main.number).where(*same, main.submitted_at > Case.submitted_at).correlate(Case).exists()
    return and_(
        Case.state != "rejected",
        or_(Case.state != "merged", first),
        not_(and_(Case.self_handled, Case.rework_count > 0)),
    )


def sampled() -> ColumnElement[bool]:
    """Who found it settled it, the lot fell on it, and somebody else has looked."""
    of_case = CaseCheck.county_code == Case.county_code, CaseCheck.case_number == Case.number
    drawn = exists().where(*of_case, CaseCheck.kind == "self", CaseCheck.sampled.is_(True)).correlate(Case)
    looked = or_(Case.rework_count > 0, Case.state != "result_filed")
    return and_(Case.self_handled, looked, drawn)


def came_back() -> ColumnElement[bool]:
    """The matter was reported again at the same place within so many days of closing, and that stands, open to all."""
    again = aliased(Case)
    same = and_(again.county_code == Recurrence.county_code, again.number == Recurrence.number)
    of_case = Recurrence.county_code == Case.county_code, Recurrence.earlier == Case.number
    counts = again.sensitive.is_(False), again.state.not_in(LEFT_OUT), Recurrence.days < RECUR_DAYS
    return select(Recurrence.number).join(again, same).where(*of_case, *counts).correlate(Case).exists()


def at_source() -> ColumnElement[bool]:
    """The grid or the village settled it: who found it, the grid before an office signed, either as its lead."""
    given = and_(Assignment.county_code == Case.county_code, Assignment.case_number == Case.number)
    lead = aliased(Assignment)
    same = and_(lead.county_code == Case.county_code, lead.case_number == Case.number, lead.part == "lead")
    signed = exists().where(same, lead.signed_at.is_not(None)).correlate(Case)
    first = exists().where(given, Assignment.part == "first", Assignment.result_at.is_not(None)).correlate(Case)
    of_grid = (Assignment.part == "lead", Assignment.grid_code.is_not(None), Assignment.ended_at >= Case.closed_at)
    village = exists().where(Office.code == Case.office_code, Office.level.in_(("village", "grid"))).correlate(Case)
    by_grid = and_(Case.office_code.is_(None), exists().where(given, *of_grid).correlate(Case))
    return or_(Case.self_handled, and_(first, ~signed), by_grid, village)


def put_before_county() -> ColumnElement[bool]:
    """It was put before the county, and that was not undone."""
    undo = aliased(CaseEvent)
    same = and_(undo.county_code == CaseEvent.county_code, undo.case_number == CaseEvent.case_number)
    undone = exists().where(same, undo.undoes <= CaseEvent.seq, undo.seq > CaseEvent.seq).correlate(CaseEvent)
    here = (CaseEvent.county_code == Case.county_code, CaseEvent.case_number == Case.number)
    up = (CaseEvent.move == "escalate", CaseEvent.facts["level"].astext == "county", ~undone)
    return exists().where(*here, *up).correlate(Case)
