"""The lives of the demo's cases: who moved them when, and how far they have come."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from gridgis.cases.clocks import due
from gridgis.cases.in_force import Limits
from gridgis.cases.rules import LIFE, STAGE_OF
from gridgis.cases.term_models import Category
from gridgis.cases.terms import limit_of, near, total_due
from gridgis.core.geo import Floats

WORK_BEGINS, WORK_ENDS = 9, 17

UPHELD = 0.45
"""Of the returns, those after which another office gets the case."""

SATISFIED = ((0.74, 4), (0.955, 3), (0.985, 1), (1.0, 2))
"""How citizens answer: below which draw which mark."""


@dataclass(frozen=True)
class Names:
    """Who acts on a case, as the events name them."""

    sender: str
    centre: str
    office: str
    checker: str


@dataclass(frozen=True)
class Start:
    """What a life starts from; `second` is the office, and its clerk, that gets an upheld return."""

    at: datetime
    category: Category
    names: Names
    rule: str
    office_code: str
    second: tuple[str, str] | None
    registers: bool
    asks_citizen: bool
    rejected: bool
    punctual: bool


@dataclass
class Event:
    """One move."""

    at: datetime
    move: str
    source: str | None
    target: str
    actor: str
    note: str = ""
    due_at: datetime | None = None


@dataclass
class Life:
    """A case as it stands at the end, with its events and the lead assignments."""

    state: str
    events: list[Event]
    assignments: list[dict[str, Any]] = field(default_factory=list)
    office_code: str | None = None
    dispatched_at: datetime | None = None
    result_at: datetime | None = None
    closed_at: datetime | None = None
    due_at: datetime | None = None
    near_due_at: datetime | None = None
    handle_due_at: datetime | None = None
    total_due_at: datetime | None = None
    satisfaction: int | None = None
    return_count: int = 0
    rework_count: int = 0


@dataclass(frozen=True)
class World:
    """What all lives share."""

    limits: Limits
    until: datetime
    zone: ZoneInfo
    facts: dict[str, Any]


def live(start: Start, world: World, lots: Floats) -> Life:
    """Lead a case through the moves of its life, up to `world.until`.

    Args:
        start: the report and how the case will fare.
        world: limits, the last moment, and shares.
        lots: sixteen numbers in 0–1, all the luck this case has.
    """
    end = total_due(start.at, start.category, world.limits)
    total = end - start.at
    share = 0.12 + 0.82 * lots[0] if start.punctual else 1.04 + 1.6 * float(lots[0]) ** 2
    closes = start.at + total * float(share)
    if lots[4] >= world.facts["return_share"] * UPHELD:
        start = replace(start, second=None)
    moves = _rejected(start, lots) if start.rejected else _handled(start, world, lots)
    life = Life("submitted", [Event(start.at, "submit", None, "submitted", start.names.sender)], total_due_at=end)
    _set_due(life, start, world)
    for move, part, actor, note in moves:
        at = start.at + (closes - start.at) * part if part else start.at
        at = _in_hours(at, life.events[-1].at, world.zone) if part else at
        if start.punctual:
            at = _in_time(at, life, float(lots[14]))
        if at > world.until:
            break
        _step(life, start, world, move, at, actor, note)
    if life.state == "closed" and life.closed_at is not None:
        _evaluate(life, start, world, lots)
    _set_near(life, start, world)
    return life


def _in_time(at: datetime, life: Life, lot: float) -> datetime:
    """Pull a move of a punctual case before the end of the stage it leaves."""
    end, since = life.due_at, life.events[-1].at
    if end is None or at <= since:
        return at
    return at if at < end or end <= since else since + (end - since) * (0.35 + 0.6 * lot)


Moves = list[tuple[str, float, str, str]]


def _rejected(start: Start, lots: Floats) -> Moves:
    reasons = ("不属于受理范围，已告知办理渠道", "经核实无此情况", "已由司法程序处理，已告知")
    return [("reject", 0.3, start.names.centre, reasons[int(lots[1] * len(reasons))])]


def _handled(start: Start, world: World, lots: Floats) -> Moves:
    """The moves with the share of the whole time at which each happens; 0 means at once."""
    names, facts = start.names, world.facts
    results: list[str] = facts["results"][start.category.platform]
    result = results[int(lots[2] * len(results))]
    accept = 0.0 if start.registers else 0.02 + 0.05 * float(lots[3])
    clerk = "系统" if start.registers else names.centre
    moves: Moves = [("register", accept, clerk, "")]
    if start.rule == "R1":
        moves.append(("dispatch", accept + (0.0 if start.registers else 0.01), clerk, ""))
    else:
        moves.append(("to_coordination", accept, clerk, "责任单位不明，提请协调"))
        moves.append(("assign_lead", accept + 0.08, names.centre, "经会商，指定主办"))
    if lots[4] < facts["return_share"]:
        ruling = "退回成立，改由有权单位主办" if start.second else "经核定仍由该单位主办"
        moves += [("return", 0.16, names.office, "非本单位职责"), ("dispatch", 0.2, names.centre, ruling)]
        names = replace(names, office=start.second[1]) if start.second else names
    moves.append(("sign", 0.22 + 0.1 * float(lots[5]), names.office, ""))
    recent = world.until - start.at < timedelta(days=facts["stuck_days"])
    if recent and lots[6] < facts["stuck_share"]:
        return moves
    if lots[7] < facts["suspend_share"]:
        moves += [("suspend", 0.36, names.centre, "等待专项资金下达"), ("resume", 0.55, names.centre, "")]
    moves.append(("file_result", 0.64 + 0.1 * float(lots[8]), names.office, result))
    if lots[9] < facts["rework_share"]:
        moves += [("check_fail", 0.77, names.checker, "现场仍有遗留"), ("file_result", 0.88, names.office, result)]
    moves.append(("check_pass", 0.92 + 0.03 * float(lots[10]), names.checker, "现场核查通过"))
    moves.append(("close", 1.0, names.centre, ""))
    return moves


def _in_hours(at: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """Move a moment into working hours of its day or the day before, if that is still after the last move."""
    local = at.astimezone(zone)
    if WORK_BEGINS <= local.hour < WORK_ENDS:
        return max(at, after)
    early = local if local.hour >= WORK_ENDS else local - timedelta(days=1)
    moved = early.replace(hour=WORK_BEGINS + local.minute % (WORK_ENDS - WORK_BEGINS))
    return moved.astimezone(at.tzinfo) if moved > after else max(at, after)


def _step(life: Life, start: Start, world: World, move: str, at: datetime, actor: str, note: str) -> None:
    step = LIFE.step(life.state, move)
    life.events.append(Event(at, move, life.state, step.target, actor, note))
    life.state = step.target
    if step.effect == "give":
        _dispatch(life, start, world, at)
    elif step.effect == "give_back":
        life.return_count += 1
        life.assignments[-1]["ended_at"] = at
        life.office_code = life.dispatched_at = life.handle_due_at = None
    elif step.effect == "sign":
        life.assignments[-1]["signed_at"] = at
    elif step.effect == "file":
        life.result_at = life.assignments[-1]["result_at"] = at
    elif step.effect == "redo":
        life.rework_count += 1
        life.result_at = None
    elif step.effect == "end":
        life.closed_at = at
        if life.assignments:
            life.assignments[-1]["ended_at"] = at
    _set_due(life, start, world)


def _dispatch(life: Life, start: Start, world: World, at: datetime) -> None:
    def until(stage: str) -> datetime:
        return due(at, limit_of(stage, start.category, world.limits), world.limits.calendar)

    office = start.second[0] if start.second and life.return_count else start.office_code
    life.office_code, life.dispatched_at, life.handle_due_at = office, at, until("handle")
    life.assignments.append(
        {
            "office_code": office,
            "dispatched_at": at,
            "sign_due_at": until("sign"),
            "handle_due_at": life.handle_due_at,
            "signed_at": None,
            "result_at": None,
            "ended_at": None,
        }
    )


def _evaluate(life: Life, start: Start, world: World, lots: Floats) -> None:
    assert life.closed_at is not None
    turned = world.limits.thresholds
    evaluation, archive = timedelta(days=turned.evaluation_days), timedelta(days=turned.archive_days)
    if start.asks_citizen and lots[11] < 0.62:
        at = life.closed_at + timedelta(hours=2 + 90 * float(lots[12]))
        answer = next(mark for below, mark in SATISFIED if lots[13] < below)
        if at <= world.until:
            _step(life, start, world, "evaluate", at, start.names.centre, "")
            life.satisfaction = answer
    elif life.closed_at + evaluation <= world.until:
        _step(life, start, world, "window_over", life.closed_at + evaluation, "系统", "")
    if life.state == "evaluated" and life.closed_at + archive <= world.until:
        _step(life, start, world, "archive", max(life.closed_at + archive, life.events[-1].at), "系统", "")


def _set_due(life: Life, start: Start, world: World) -> None:
    """Start the clock of the stage reached, and keep with the event when it ends."""
    stage, at = STAGE_OF.get(life.state), life.events[-1].at
    if stage is None:
        life.due_at = None
    elif stage == "handle":
        life.due_at = life.handle_due_at
    else:
        life.due_at = due(at, limit_of(stage, start.category, world.limits), world.limits.calendar)
    life.events[-1].due_at = life.due_at


def _set_near(life: Life, start: Start, world: World) -> None:
    stage = STAGE_OF.get(life.state)
    if stage is not None and life.due_at is not None:
        since = life.dispatched_at if stage == "handle" and life.dispatched_at else life.events[-1].at
        life.near_due_at = near(stage, since, life.due_at, start.category, world.limits)


def merged(start: Start, world: World) -> Life:
    """A duplicate: merged into the case it repeats a little after it came in."""
    end = total_due(start.at, start.category, world.limits)
    at = min(start.at + timedelta(minutes=25), world.until)
    events = [
        Event(start.at, "submit", None, "submitted", start.names.sender),
        Event(at, "merge", "submitted", "merged", start.names.centre, "与在办案件重复"),
    ]
    return Life("merged", events, closed_at=at, total_due_at=end)
