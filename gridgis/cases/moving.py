"""Moving a case one step: under a lock, judged by the table, written with its event."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from gridgis.cases import in_force, queries
from gridgis.cases.actions import assignment_row, tell
from gridgis.cases.clocks import resumed
from gridgis.cases.in_force import Limits
from gridgis.cases.models import Assignment, Case
from gridgis.cases.naming import follow_posts
from gridgis.cases.reckoning import mark
from gridgis.cases.rules import ANSWERS, LIFE, STAGE_OF
from gridgis.cases.term_models import Category
from gridgis.cases.terms import handle_term, limit_of, near, stage_term
from gridgis.core.errors import Conflict, Forbidden, Invalid
from gridgis.core.moves import Bar, Standing, missing
from gridgis.core.rows import Rows
from gridgis.core.sql import Prepared
from gridgis.core.thresholds import thresholds
from gridgis.people import queries as people
from gridgis.security.actions import audit_row
from gridgis.security.models import AuditEntry
from gridgis.security.rules import SYSTEM, Actor, standing


@dataclass(frozen=True)
class Move:
    """A move asked for, with what comes along."""

    name: str
    note: str = ""
    office_code: str | None = None
    satisfaction: int | None = None


def move(session: Session, actor: Actor, number: str, asked: Move, *, zone: str, at: datetime) -> Case:
    """Move a case one step: lock it, judge, write the state and its event.

    Args:
        session: open session.
        actor: who moves it.
        number: the case.
        asked: the move and what comes along.
        zone: the zone in which limits are reckoned.
        at: when.

    Raises:
        NotFound: the actor may read no such case.
        Conflict: the move does not start from the state the case is in.
        Forbidden: the right is not held there, or somebody else must make this move.
        Invalid: something that must come along is missing or unknown.
    """
    case = queries.get(session, actor, number, hold=True)
    step = LIFE.judge(standing_of(session, actor, case, asked), asked.name)
    category = in_force.category_of(session, case, zone)
    limits = in_force.limits(session, zone, at.date(), in_force.arrival(case, zone))
    source, case.state = case.state, step.target
    rows = Rows().add(AuditEntry, [audit_row(actor.account_id, f"case.{asked.name}", "case", number, at=at)])
    with session.no_autoflush:  # the case is written once, when all of it is known
        _do(session, rows, case, step.effect, asked, category, limits, at)
    _set_clock(case, category, limits, at)
    facts = {"office_code": asked.office_code} if "office" in step.brings else {}
    tell(session, case, asked.name, actor, source=source, note=asked.note, at=at, facts=facts, rows=rows)
    if case.sensitive:
        follow_posts(session, case, at=at)
    return case


def standing_of(session: Session, actor: Actor, case: Case, asked: Move = Move("")) -> Standing:
    """How a case stands before whoever would move it with what comes along."""

    def handled() -> bool:
        return actor.account_id is not None and queries.last_maker(session, case, "file_result") == actor.account_id

    bars: dict[str, Bar] = {
        "file_result": lambda: handled() and Forbidden("cases.own_result", verb="case.check"),
        "returned_twice": lambda: (
            case.return_count >= thresholds(session).returns_allowed
            and Conflict("cases.returned_twice", times=case.return_count)
        ),
        "note": missing(asked.note, "moves.note_missing", "note"),
        "office": missing(asked.office_code, "cases.office_missing", "office_code"),
        "answer": lambda: (
            asked.satisfaction not in ANSWERS
            and Invalid("cases.answer_missing", answers=sorted(ANSWERS), field="satisfaction")
        ),
    }
    return standing(actor, case.state, queries.spot_of(case), bars)


def rehome(session: Session, case: Case, grid_code: str | None, *, note: str, at: datetime, **facts: Any) -> None:
    """Give an open case the grid that now covers its place; where it was filed stays as it was.

    Args:
        session: open session.
        case: held for update.
        grid_code: the grid; None where there is none any more.
        note: by what, for the case's timeline.
        at: when.
        facts: kept with the event.
    """
    kept = facts | {"from_grid": case.current_grid_code, "to_grid": grid_code}
    case.current_grid_code = grid_code
    tell(session, case, "rehome", SYSTEM, source=case.state, note=note, at=at, facts=kept)


def _do(
    session: Session, rows: Rows, case: Case, effect: str, asked: Move, category: Category, limits: Limits, at: datetime
) -> None:
    """Do what the table names; the case's state is already the one reached. What is to be written goes to `rows`."""
    match effect:
        case "give" | "give_anew":
            if effect == "give_anew":
                _take_away(session, case, asked, at)
            _settle(case)
            _dispatch(session, rows, case, asked.office_code or "", category, limits, at)
        case "give_back":
            case.return_count += 1
            _settle(case)
            _end(session, rows, case, at)
            case.office_code = case.dispatched_at = case.handle_due_at = None
        case "resume":
            _resume(session, rows, case, category, limits, at)
        case "sign":
            _note(session, rows, case, signed_at=at)
        case "file":
            case.result_at = at
            _note(session, rows, case, result_at=at)
        case "redo":
            case.rework_count += 1
            case.result_at = None
        case "end":
            case.closed_at = at
            _end(session, rows, case, at)
        case "rate":
            case.satisfaction = asked.satisfaction


def _set_clock(case: Case, category: Category, limits: Limits, at: datetime) -> None:
    """Start the clock of the stage reached; handling goes on with its own, as dispatching or resuming set it."""
    stage = STAGE_OF.get(case.state)
    if stage is None:
        case.due_at = case.near_due_at = None
    elif stage == "handle":
        case.due_at = case.handle_due_at
    else:
        runs = stage_term(stage, at, category, limits)
        case.due_at, case.near_due_at = runs.due_at, runs.near_due_at
    mark(case, category, limits)


def _take_away(session: Session, case: Case, asked: Move, at: datetime) -> None:
    """End what an office has of a case that another one gets."""
    if asked.office_code == case.office_code:
        raise Conflict("cases.office_has_it", state=case.state)
    ended = Rows()
    _end(session, ended, case, at)
    ended.write(session)  # before the new one: a case has one open lead
    case.result_at = None


def _settle(case: Case) -> None:
    """Nobody waits for a redispatch any more."""
    case.flags = [flag for flag in case.flags if flag != "reroute"]


_GIVEN = Prepared("SELECT count(*) FROM assignments WHERE county_code = :county AND case_number = :number")


def _dispatch(
    session: Session, rows: Rows, case: Case, office_code: str, category: Category, limits: Limits, at: datetime
) -> None:
    day = at.astimezone(limits.calendar.zone).date()
    if not people.serves(session, office_code, case.county_code, day):
        raise Invalid("cases.no_office", office_code=office_code, field="office_code")
    ((given,),) = _GIVEN.rows(session, county=case.county_code, number=case.number)
    row = assignment_row(category, office_code, given + 1, limits, at)
    rows.add(Assignment, [row | {"county_code": case.county_code, "case_number": case.number}])
    case.office_code, case.dispatched_at, case.handle_due_at = office_code, at, row["handle_due_at"]
    case.near_due_at = near("handle", at, row["handle_due_at"], category, limits)


def _resume(session: Session, rows: Rows, case: Case, category: Category, limits: Limits, at: datetime) -> None:
    """Take the time of the wait out of the limit."""
    if case.handle_due_at is None:
        return
    (lead,) = _leads(session, rows, case)
    events = queries.events(session, case)
    stopped_at = max(event.at for event in events if event.target == "suspended")
    since = in_force.limits(session, limits.calendar.zone.key, lead.dispatched_at.date())
    unit = limit_of("handle", category, limits).unit
    case.handle_due_at = resumed(case.handle_due_at, stopped_at, at, unit, since.calendar)
    lead.handle_due_at = case.handle_due_at
    case.near_due_at = handle_term(lead.dispatched_at, category, events, since, until=at).near_due_at


def _leads(session: Session, rows: Rows, case: Case) -> list[Assignment]:
    """The lead assignment that stands; what is changed of it is written with `rows`."""
    leads = [one for one in queries.standing(session, case) if one.part == "lead"]
    rows.change(*leads)
    return leads


def _note(session: Session, rows: Rows, case: Case, **when: datetime) -> None:
    """Note with the lead assignment that stands when something happened."""
    for lead in _leads(session, rows, case):
        for name, at in when.items():
            setattr(lead, name, at)


def _end(session: Session, rows: Rows, case: Case, at: datetime) -> None:
    """End the assignments that stand."""
    for one in queries.standing(session, case):
        one.ended_at = at
        rows.change(one)
