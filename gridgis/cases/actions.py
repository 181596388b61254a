"""Changing cases: opening them, and moving them one step at a time."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, select, text
from sqlalchemy.orm import Session

from gridgis.cases import queries
from gridgis.cases.clocks import Limit, due
from gridgis.cases.models import Assignment, Case, CaseEvent, Category
from gridgis.cases.queries import Limits
from gridgis.cases.rules import ANSWERS, STAGE_OF, Step, judge
from gridgis.core.errors import Invalid, NotFound
from gridgis.core.geo import SRID
from gridgis.people import queries as people
from gridgis.security.rules import SYSTEM, Actor, Spot, require

TOTAL_STAGES = ("accept", "dispatch", "handle", "check", "close")
"""The stages whose limits, one after the other, make the citizen's total."""


@dataclass(frozen=True)
class Opening:
    """What a report says of the case it opens; degrees in EPSG:4490."""

    category: Category
    source: str
    description: str
    address_text: str
    spot: Spot
    lng: float | None
    lat: float | None
    h3: int | None
    flags: tuple[str, ...]
    rule: str | None
    office_code: str | None
    registers: bool
    actor: Actor


@dataclass(frozen=True)
class Opened:
    """The case an opening became."""

    county_code: str
    number: str
    state: str


def limit_of(stage: str, category: Category, limits: Limits) -> Limit:
    """The limit of a stage for a category; handling has its own, rework half of that."""
    handle = Limit(category.limit_value or 0, category.limit_unit or "work_day")
    if stage == "handle":
        return handle
    if stage == "rework":
        return handle.halved()
    return limits.stages[(stage, category.urgency or "P3")]


def total_due(start: datetime, category: Category, limits: Limits) -> datetime:
    """When the citizen's total ends: the limits of all stages, one after the other, from submission."""
    end = start
    for stage in TOTAL_STAGES:
        end = due(end, limit_of(stage, category, limits), limits.calendar)
    return end


def open_cases(session: Session, openings: Sequence[Opening], limits: Limits, *, at: datetime) -> list[Opened]:
    """Open a case for each report; those that register themselves go as far as the rules carry them.

    A report of a worker in a category marked `auto_register` is registered at once; with one clear owner (R1) it is
    dispatched too, otherwise it goes to coordination.

    Returns:
        In the order of `openings`, the numbers given.
    """
    day = at.astimezone(limits.calendar.zone).date()
    cases: list[dict[str, Any]] = []
    events: list[dict[str, Any]] = []
    assignments: list[dict[str, Any]] = []
    for opening in openings:
        case = _row(opening, limits, at)
        steps = _first_steps(opening)
        case["state"], case["last_seq"] = steps[-1][2], len(steps)
        stage = STAGE_OF[case["state"]]
        case["due_at"] = due(at, limit_of(stage, opening.category, limits), limits.calendar)
        if case["state"] == "dispatched":
            assignment = _assignment(opening.category, opening.office_code or "", 1, limits, at)
            case.update(office_code=opening.office_code, dispatched_at=at, handle_due_at=assignment["handle_due_at"])
            assignments.append(assignment | {"_case": len(cases)})
        for seq, (move, source, target, actor) in enumerate(steps, 1):
            events.append(
                {"_case": len(cases), "seq": seq, "at": at, "move": move, "source": source, "target": target}
                | {"actor_id": actor.account_id, "actor_name": actor.display_name}
            )
        cases.append(case)
    numbers = _numbers(session, [case["county_code"] for case in cases], day)
    for case, number in zip(cases, numbers, strict=True):
        case["number"] = number
    for row in [*events, *assignments]:
        case = cases[row.pop("_case")]
        row.update(county_code=case["county_code"], case_number=case["number"])
    session.execute(insert(Case), cases)
    session.execute(insert(CaseEvent), events)
    if assignments:
        session.execute(insert(Assignment), assignments)
    return [Opened(case["county_code"], case["number"], case["state"]) for case in cases]


def _row(opening: Opening, limits: Limits, at: datetime) -> dict[str, Any]:
    category, spot = opening.category, opening.spot
    return {
        "county_code": spot.county_code,
        "town_code": spot.town_code,
        "village_code": spot.village_code,
        "grid_code": spot.grid_code,
        "current_grid_code": spot.grid_code,
        "category_code": category.code,
        "platform": category.platform,
        "urgency": category.urgency,
        "source": opening.source,
        "description": opening.description,
        "address_text": opening.address_text,
        "place": None if opening.lng is None else f"SRID={SRID};POINT({opening.lng} {opening.lat})",
        "h3": opening.h3,
        "office_code": None,
        "flags": list(opening.flags),
        "sensitive": category.sensitive,
        "submitted_at": at,
        "dispatched_at": None,
        "handle_due_at": None,
        "total_due_at": total_due(at, category, limits),
        "limit_inputs": {
            "value": category.limit_value,
            "unit": category.limit_unit,
            "urgency": category.urgency,
            "provisional": not limits.calendar.is_known(at.year),
        },
    }


def _first_steps(opening: Opening) -> list[tuple[str, str | None, str, Actor]]:
    steps: list[tuple[str, str | None, str, Actor]] = [("submit", None, "submitted", opening.actor)]
    if opening.registers:
        steps.append(("register", "submitted", "registered", SYSTEM))
        if opening.rule == "R1" and opening.office_code:
            steps.append(("dispatch", "registered", "dispatched", SYSTEM))
        else:
            steps.append(("to_coordination", "registered", "coordinating", SYSTEM))
    return steps


def _assignment(category: Category, office_code: str, seq: int, limits: Limits, at: datetime) -> dict[str, Any]:
    return {
        "seq": seq,
        "office_code": office_code,
        "part": "lead",
        "dispatched_at": at,
        "sign_due_at": due(at, limit_of("sign", category, limits), limits.calendar),
        "handle_due_at": due(at, limit_of("handle", category, limits), limits.calendar),
    }


def _numbers(session: Session, counties: Sequence[str], day: date) -> list[str]:
    """Take the next case numbers of each county's day, in one statement and in code order."""
    wanted = sorted(Counter(counties).items())
    rows = session.execute(
        text(
            "INSERT INTO case_counters AS counter (county_code, day, last)"
            " SELECT county, :day, wanted FROM unnest(CAST(:counties AS text[]), CAST(:wanted AS int[]))"
            " AS asked(county, wanted) ORDER BY county"
            " ON CONFLICT (county_code, day) DO UPDATE SET last = counter.last + excluded.last"
            " RETURNING county_code, last"
        ),
        {"day": day, "counties": [county for county, _ in wanted], "wanted": [count for _, count in wanted]},
    )
    counts = dict(wanted)
    following = {county: last - counts[county] for county, last in rows}
    numbers = []
    for county in counties:
        following[county] += 1
        numbers.append(f"{county}-{day:%Y%m%d}-{following[county]:05d}")
    return numbers


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
        Forbidden: the right is not held there.
        Invalid: something that must come along is missing.
    """
    seen = queries.get(session, actor, number)
    case = session.get(Case, (seen.county_code, seen.number), with_for_update=True, populate_existing=True)
    assert case is not None
    step = judge(case.state, asked.name, return_count=case.return_count)
    require(actor, step.needs, spot_of(case))
    _check(step, asked)
    category = queries.categories(session, [case.category_code])[0]
    limits = queries.limits(session, zone, at.date())
    source, case.state = case.state, step.target
    _apply(session, case, asked, category, limits, at)
    case.last_seq += 1
    session.add(
        CaseEvent(
            county_code=case.county_code,
            case_number=case.number,
            seq=case.last_seq,
            at=at,
            move=asked.name,
            source=source,
            target=step.target,
            actor_id=actor.account_id,
            actor_name=actor.display_name,
            note=asked.note,
            facts={} if asked.office_code is None else {"office_code": asked.office_code},
        )
    )
    session.flush()
    return case


def spot_of(case: Case) -> Spot:
    """Where a case lies, by the grid that is responsible now."""
    return Spot(case.county_code, case.town_code, case.village_code, case.current_grid_code, case.office_code)


def _check(step: Step, asked: Move) -> None:
    if step.note and not asked.note.strip():
        raise Invalid("Say why or what was done: this move needs a note.", field="note")
    if step.office and not asked.office_code:
        raise Invalid("Name the office that gets the case.", field="office_code")
    if step.answer and asked.satisfaction not in ANSWERS:
        raise Invalid(f"Give the citizen's answer, one of {sorted(ANSWERS)}.", field="satisfaction")


def _apply(session: Session, case: Case, asked: Move, category: Category, limits: Limits, at: datetime) -> None:
    """Set the clocks and marks that go with the state reached."""
    if case.state == "dispatched":
        _dispatch(session, case, asked.office_code or "", category, limits, at)
    elif asked.name in ("return", "return_late"):
        case.return_count += 1
        _end_assignment(session, case, at)
        case.office_code = case.dispatched_at = case.handle_due_at = None
    elif asked.name == "sign":
        _lead(session, case).signed_at = at
    elif case.state == "result_filed":
        case.result_at = at
        _lead(session, case).result_at = at
    elif asked.name == "check_fail":
        case.rework_count += 1
        case.result_at = None
    elif case.state in ("closed", "rejected", "withdrawn"):
        case.closed_at = at
        _end_assignment(session, case, at)
    elif case.state == "evaluated":
        case.satisfaction = asked.satisfaction
    stage = STAGE_OF.get(case.state)
    if stage is None:
        case.due_at = None
    elif stage == "handle":
        case.due_at = case.handle_due_at
    else:
        case.due_at = due(at, limit_of(stage, category, limits), limits.calendar)


def _dispatch(session: Session, case: Case, office_code: str, category: Category, limits: Limits, at: datetime) -> None:
    office = people.offices(session, [office_code]).get(office_code)
    if office is None:
        raise NotFound(f"No office has the code {office_code}. Choose one of those the case lists.", code=office_code)
    seq = len(queries.assignments(session, case)) + 1
    row = _assignment(category, office_code, seq, limits, at)
    session.add(Assignment(county_code=case.county_code, case_number=case.number, **row))
    case.office_code, case.dispatched_at, case.handle_due_at = office_code, at, row["handle_due_at"]


def _lead(session: Session, case: Case) -> Assignment:
    """The lead assignment that stands."""
    return session.scalars(
        select(Assignment).where(
            Assignment.county_code == case.county_code,
            Assignment.case_number == case.number,
            Assignment.part == "lead",
            Assignment.ended_at.is_(None),
        )
    ).one()


def _end_assignment(session: Session, case: Case, at: datetime) -> None:
    for assignment in queries.assignments(session, case):
        if assignment.ended_at is None:
            assignment.ended_at = at
