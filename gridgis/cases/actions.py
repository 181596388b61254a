"""Opening cases, as many as reports came in, in a handful of statements."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from gridgis.cases import queries
from gridgis.cases.clocks import due
from gridgis.cases.coordinating import GOING
from gridgis.cases.coordinating import row_of as coordination_row
from gridgis.cases.in_force import Limits
from gridgis.cases.knowing import Sealed, by_post, row_of, told_of
from gridgis.cases.models import Assignment, Case, CaseEvent, NeedToKnow
from gridgis.cases.numbering import next_numbers
from gridgis.cases.request_models import Coordination
from gridgis.cases.rules import COORDINATED_BY, STAGE_OF, URGENT, seal_flags
from gridgis.cases.taken import taken_from
from gridgis.cases.term_models import Category
from gridgis.cases.terms import inputs_of, limit_of, provisional, stage_term, total_due
from gridgis.core.errors import NotFound
from gridgis.core.geo import SRID
from gridgis.core.rows import Rows
from gridgis.security.actions import audit
from gridgis.security.rules import SYSTEM, Actor, Spot

SEALED = ("county_code", "number", "town_code", "office_code", "staff_involved", "taking_part")


@dataclass(frozen=True)
class Opening:
    """What a report says of the case it opens; degrees in EPSG:4490. Without a platform it is the category's.

    `filed_grid` is the grid of the day of observation where that is not the one now responsible.
    """

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
    platform: str = ""
    component_owner: str = ""
    filed_grid: str | None = None
    co_offices: tuple[str, ...] = ()

    @property
    def staff_involved(self) -> bool:
        """Whether it is about staff, by its category or by a rule."""
        return self.category.staff_involved or "staff_involved" in self.flags

    @property
    def sensitive(self) -> bool:
        """Whether only its need-to-know list may know of it."""
        return self.category.sensitive or self.staff_involved


@dataclass(frozen=True)
class Opened:
    """The case an opening became."""

    county_code: str
    number: str
    state: str
    due_at: datetime | None = None
    total_due_at: datetime | None = None


def open_cases(
    session: Session, openings: Sequence[Opening], limits: Limits, rows: Rows, *, at: datetime
) -> list[Opened]:
    """Open a case for each report; those that register themselves go as far as the rules carry them.

    The numbers are taken here; all else goes to `rows`, which the caller writes.

    A report of a worker in a category marked `auto_register` is registered at once; with one clear owner (R1), or an
    urgent one with an owner that leads meanwhile, it is dispatched too, to those who help as well; the others go to
    coordination. A sensitive one waits for its receiver.

    Returns:
        In the order of `openings`, the numbers given.
    """
    day = at.astimezone(limits.calendar.zone).date()
    cases: list[dict[str, Any]] = []
    events: list[dict[str, Any]] = []
    assignments: list[dict[str, Any]] = []
    waiting: list[dict[str, Any]] = []
    for opening in openings:
        case = _row(opening, limits, at)
        steps = _first_steps(opening)
        case["state"], case["last_seq"] = steps[-1][2], len(steps)
        stage = STAGE_OF[case["state"]]
        runs = stage_term(stage, at, opening.category, limits)
        case["due_at"], case["near_due_at"] = runs.due_at, runs.near_due_at
        case["next_rung_at"] = runs.near_due_at
        if case["state"] == "dispatched":
            given = _given(opening, limits, at)
            case.update(office_code=opening.office_code, dispatched_at=at, handle_due_at=given[0]["handle_due_at"])
            case.update(taking_part=sorted(opening.co_offices), co_open=len(opening.co_offices))
            assignments.extend(row | {"_case": len(cases)} for row in given)
        if case["coordination"] and case["state"] in GOING:
            waiting.append(coordination_row(case, "", 1, opening.category, limits, at) | {"_case": len(cases)})
        case["limit_inputs"]["provisional"] = provisional(case, opening.category, limits)
        events.extend(one | {"_case": len(cases)} for one in _events(steps, opening, case, limits, at))
        cases.append(case)
    numbers = next_numbers(session, [(case["county_code"], case["sensitive"]) for case in cases], day)
    for case, number in zip(cases, numbers, strict=True):
        case["number"] = number
    for row in [*events, *assignments, *waiting]:
        case = cases[row.pop("_case")]
        row.update(county_code=case["county_code"], case_number=case["number"])
    known = _known(session, cases, events, at, day)
    rows.add(Case, cases).add(CaseEvent, events).add(NeedToKnow, known).add(Assignment, assignments).add(
        Coordination, waiting
    )
    named = ("county_code", "number", "state", "due_at", "total_due_at")
    return [Opened(*(case[name] for name in named)) for case in cases]


Taken = tuple[str, str | None, str, Actor]
"""A step taken: the move, from which state to which, and by whom."""


def _events(
    steps: list[Taken], opening: Opening, case: dict[str, Any], limits: Limits, at: datetime
) -> Iterator[dict[str, Any]]:
    """The steps as events, each with the limit of the stage it led to, though the next one ends it at once."""
    for seq, (move, source, target, actor) in enumerate(steps, 1):
        last = seq == len(steps)
        until = case["due_at"] if last else stage_term(STAGE_OF[target], at, opening.category, limits).due_at
        told = {"seq": seq, "at": at, "move": move, "source": source, "target": target, "facts": {}}
        yield told | {"actor_id": actor.account_id, "actor_name": actor.display_name, "due_at": until}


def _given(opening: Opening, limits: Limits, at: datetime) -> list[dict[str, Any]]:
    """The assignments of a case that is dispatched as it opens, the lead first."""
    parts = [(opening.office_code or "", "lead"), *((code, "co") for code in opening.co_offices)]
    return [assignment_row(opening.category, code, nth, limits, at, part) for nth, (code, part) in enumerate(parts, 1)]


def _known(
    session: Session, cases: list[dict[str, Any]], events: list[dict[str, Any]], at: datetime, day: date
) -> list[dict[str, Any]]:
    """The need-to-know lists of the sensitive ones; each entry is an event, appended to `events`."""
    secret = [case for case in cases if case["sensitive"]]
    sealed = [Sealed(**{name: case[name] for name in SEALED}) for case in secret]
    rows = []
    for case, one, entries in zip(secret, sealed, by_post(session, sealed, day), strict=True):
        for entry in entries:
            case["last_seq"] += 1
            rows.append(row_of(one, entry, at) | {"submitted_at": case["submitted_at"]})
            events.append(
                {"county_code": one.county_code, "case_number": one.number, "seq": case["last_seq"], "at": at}
                | {"move": "enlist", "source": case["state"], "target": case["state"], "facts": told_of(entry)}
                | {"actor_id": SYSTEM.account_id, "actor_name": SYSTEM.display_name, "due_at": case["due_at"]}
            )
    return rows


def _row(opening: Opening, limits: Limits, at: datetime) -> dict[str, Any]:
    category, spot = opening.category, opening.spot
    return {
        "county_code": spot.county_code,
        "town_code": spot.town_code,
        "village_code": spot.village_code,
        "grid_code": opening.filed_grid or spot.grid_code,
        "current_grid_code": spot.grid_code,
        "category_code": category.code,
        "platform": opening.platform or category.platform,
        "urgency": category.urgency,
        "source": opening.source,
        "description": opening.description,
        "address_text": opening.address_text,
        "place": None if opening.lng is None else f"SRID={SRID};POINT({opening.lng} {opening.lat})",
        "h3": opening.h3,
        "office_code": None,
        "coordination": COORDINATED_BY.get(opening.rule or ""),
        "co_offices": list(opening.co_offices),
        "taking_part": [],
        "co_open": 0,
        "component_owner": opening.component_owner,
        "flags": seal_flags(opening.flags, sensitive=opening.sensitive, staff_involved=opening.staff_involved),
        "sensitive": opening.sensitive,
        "staff_involved": opening.staff_involved,
        "submitted_at": at,
        "dispatched_at": None,
        "handle_due_at": None,
        "total_due_at": total_due(at, category, limits),
        "limit_inputs": inputs_of(category),
    }


def _first_steps(opening: Opening) -> list[Taken]:
    steps: list[Taken] = [("submit", None, "submitted", opening.actor)]
    if opening.registers and not opening.sensitive:
        steps.append(("register", "submitted", "registered", SYSTEM))
        if opening.office_code and (opening.rule == "R1" or opening.category.urgency in URGENT):
            steps.append(("dispatch", "registered", "dispatched", SYSTEM))
        else:
            steps.append(("to_coordination", "registered", "coordinating", SYSTEM))
    return steps


def opened(session: Session, actor: Actor, number: str, *, at: datetime) -> Case:
    """One case as somebody opens it or a part of it; that of a sensitive one is kept.

    Raises:
        NotFound: the actor may read no such case; whose office had it is told who took it.
    """
    try:
        case = queries.get(session, actor, number)
    except NotFound as unknown:
        raise (taken_from(session, actor, number, at=at) or unknown) from None
    keep_opening(session, actor, case, at=at)
    return case


def keep_opening(session: Session, actor: Actor, case: Case, *, at: datetime) -> None:
    """Keep who looked into a sensitive case, and when."""
    if case.sensitive:
        audit(session, actor.account_id, "read", "case", case.number, at=at)


def keep_listing(session: Session, actor: Actor, cases: Iterable[Case], *, at: datetime) -> None:
    """Keep who was shown sensitive cases in a list, and which."""
    numbers = [case.number for case in cases if case.sensitive]
    if numbers:
        audit(session, actor.account_id, "list", "case", "", at=at, numbers=numbers)


def tell(
    session: Session,
    case: Case,
    move: str,
    actor: Actor,
    *,
    source: str | None,
    note: str,
    at: datetime,
    facts: dict[str, Any],
    rows: Rows | None = None,
    key: UUID | None = None,
    undoes: int | None = None,
) -> None:
    """Append an event to a case held for update, whose state is already the one reached, and write both with `rows`.

    One that `undoes` others, from that one on, names the first of them.
    """
    case.last_seq += 1
    session.info[queries.made_by(case, move)] = actor.account_id
    told = {"county_code": case.county_code, "case_number": case.number, "seq": case.last_seq, "at": at, "move": move}
    stands = {"source": source, "target": case.state, "due_at": case.due_at, "note": note, "facts": facts}
    by = {"actor_id": actor.account_id, "actor_name": actor.display_name, "key": key, "undoes": undoes}
    (rows or Rows()).add(CaseEvent, [told | stands | by]).change(case).write(session)


def assignment_row(
    category: Category, office_code: str | None, seq: int, limits: Limits, at: datetime, part: str = "lead"
) -> dict[str, Any]:
    """An assignment that starts now, with its limits; without an office, the grid's."""
    return {
        "seq": seq,
        "office_code": office_code,
        "part": part,
        "dispatched_at": at,
        "sign_due_at": due(at, limit_of("sign", category, limits), limits.calendar),
        "handle_due_at": due(at, limit_of("handle", category, limits), limits.calendar),
    }
