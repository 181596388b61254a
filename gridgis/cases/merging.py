"""One matter, one case: merged into the one that handles it, taken out again, and a case done again (T7, T23)."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases import in_force, queries
from gridgis.cases.actions import assignment_row, tell
from gridgis.cases.doing import Doing, Facts, Move
from gridgis.cases.giving import is_open
from gridgis.cases.models import Assignment, Case, CaseEvent
from gridgis.cases.reckoning import mark
from gridgis.cases.rules import MERGE_DAYS, OPEN, PERSONAL, UNMERGE_HOURS
from gridgis.cases.term_models import Category
from gridgis.cases.terms import stage_term
from gridgis.core.errors import Conflict, Forbidden, Invalid
from gridgis.core.moves import Bar, missing
from gridgis.core.rows import Rows
from gridgis.core.sql import Prepared
from gridgis.security.rules import SYSTEM, require

DONE = ("closed", "evaluated")


def bars(case: Case, asked: Move, at: datetime) -> Mapping[str, Bar]:
    """What is in the way of merging and of undoing it, by the names in the table of moves."""

    def long() -> object:
        until = case.closed_at and case.closed_at + timedelta(hours=UNMERGE_HOURS)
        return until is not None and until < at and Conflict("cases.merged_long", hours=UNMERGE_HOURS)

    return {"main": missing(asked.main, "cases.main_missing", "main"), "merged_long": long}


def merge(now: Doing) -> Facts:
    """Let the case be handled in another one, which is done again where it was closed only just now.

    Raises:
        NotFound: the actor may read no case of that number.
        Invalid: it is the case itself.
        Conflict: it takes no more reports, or these two can't be one.
        Forbidden: the actor may not receive reports of it, or work on sealed ones.
    """
    case, number = now.case, (now.asked.main or "").strip()
    if number == case.number:
        raise Invalid("cases.merge_itself", field="main")
    main = queries.get(now.session, now.actor, number, hold=True)
    _check(now, main)
    now.end()
    case.closed_at, case.merged_into, case.co_open = now.at, main.number, 0
    main.report_count += case.report_count
    facts = {"merged": case.number, "reports": case.report_count}
    rows, move, source = Rows(), "take_in", main.state
    if main.state in DONE:
        category = in_force.category_of(now.session, main, now.limits.calendar.zone.key)
        move = "reopen"
        main.state = "rework"
        _again(rows, now.session, main, category, now)
        runs = stage_term("rework", now.at, category, now.limits)
        main.due_at, main.near_due_at = runs.due_at, runs.near_due_at
        mark(main, category, now.limits)
    tell(now.session, main, move, now.actor, source=source, note="", at=now.at, facts=facts, rows=rows)
    return {"main": main.number, "reports": case.report_count}


def _check(now: Doing, main: Case) -> None:
    """Refuse a case in which this one can't be handled."""
    case, actor = now.case, now.actor
    closed = main.closed_at if main.state in DONE else None
    if main.state not in OPEN and (closed is None or closed + timedelta(days=MERGE_DAYS) < now.at):
        raise Conflict("cases.main_ended", number=main.number, days=MERGE_DAYS)
    if main.county_code != case.county_code:
        raise Conflict("cases.main_elsewhere", number=main.number)
    require(actor, "case.accept", queries.spot_of(main))
    if (case.sensitive, case.staff_involved) != (main.sensitive, main.staff_involved):
        raise Conflict("cases.merge_sealed", number=main.number)
    if case.sensitive:
        require(actor, "staff.work" if case.staff_involved else "sensitive.work", queries.spot_of(main))
    if merged(now.session, case):
        raise Conflict("cases.merge_main", number=case.number)
    if _personal(now.category) and not _same_reporter(now.session, case, main):
        raise Forbidden("cases.merge_personal", verb="case.accept")


def merged(session: Session, main: Case) -> Sequence[Case]:
    """The cases that are handled in another one, oldest first."""
    if main.report_count == 1:
        return []
    asked = select(Case).where(Case.merged_into == main.number, Case.county_code == main.county_code)
    return session.scalars(asked.order_by(Case.submitted_at, Case.number)).all()


def _personal(category: Category) -> bool:
    return category.code in PERSONAL or category.parent_code in PERSONAL


_REPORTERS = Prepared("""
    SELECT count(DISTINCT (coalesce(reporters.name, ''), coalesce(reporters.phone, ''))),
        bool_and(coalesce(reporters.name, '') <> '' OR coalesce(reporters.phone, '') <> '')
    FROM reports LEFT JOIN reporters ON reporters.county_code = reports.county_code AND reporters.report_id = reports.id
    WHERE reports.county_code = :county AND reports.case_number IN (:case, :main)
""")


def _same_reporter(session: Session, case: Case, main: Case) -> bool:
    """Whether both were reported by the one same person, as far as their names and numbers tell."""
    ((people, told),) = _REPORTERS.rows(session, county=case.county_code, case=case.number, main=main.number)
    return people == 1 and bool(told)


def unmerge(now: Doing) -> Facts:
    """Take a case out of the one it was merged into, and let it stand as it did.

    Raises:
        Conflict: its reporters were answered there in the meantime.
    """
    case = now.case
    main = queries.get(now.session, SYSTEM, case.merged_into or "", hold=True)
    if main.state not in OPEN:
        raise Conflict("cases.merged_answered", number=main.number)
    asked = select(CaseEvent).where(
        CaseEvent.county_code == case.county_code, CaseEvent.case_number == case.number, CaseEvent.move == "merge"
    )
    event = now.session.scalars(asked.order_by(CaseEvent.seq.desc()).limit(1)).one()
    case.state = event.source or "submitted"
    ended = select(Assignment).where(
        Assignment.county_code == case.county_code,
        Assignment.case_number == case.number,
        Assignment.ended_at == case.closed_at,
        Assignment.part != "first",
    )
    for one in now.session.scalars(ended):
        one.ended_at = None
        case.co_open += is_open(one)
        now.rows.change(one)
    case.merged_into = case.closed_at = None
    main.report_count -= case.report_count
    facts = {"merged": case.number, "reports": case.report_count}
    tell(now.session, main, "give_out", now.actor, source=main.state, note="", at=now.at, facts=facts)
    return {"main": main.number}


def reopen(now: Doing) -> Facts:
    """Give a closed case back to the office or the grid that handled it, for half of its limit."""
    _again(now.rows, now.session, now.case, now.category, now)
    return {}


def _again(rows: Rows, session: Session, case: Case, category: Category, now: Doing) -> None:
    given = queries.assignments(session, case)
    if case.dispatched_at is None:
        raise Conflict("cases.never_handled", state=case.state)
    row = assignment_row(category, case.office_code, given[-1].seq + 1, now.limits, now.at)
    if case.office_code is None:  # the grid had it
        row["grid_code"] = case.current_grid_code or given[-1].grid_code
    until = stage_term("rework", now.at, category, now.limits).due_at
    key = {"county_code": case.county_code, "case_number": case.number}
    rows.add(Assignment, [row | key | {"signed_at": now.at, "handle_due_at": until}])
    case.closed_at = case.result_at = case.satisfaction = None
    case.rework_count += 1
