"""The lives of the demo's cases: who moved them when, and how far they have come."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import cast
from zoneinfo import ZoneInfo

from gridgis.cases.climbing import OF_OFFICES
from gridgis.cases.clocks import Term, due
from gridgis.cases.in_force import Limits
from gridgis.cases.life import LIFE
from gridgis.cases.models import CaseEvent
from gridgis.cases.rules import ENDS, STAGE_OF, URGENT
from gridgis.cases.term_models import Category
from gridgis.cases.terms import handle_term, limit_of, near, total_due
from gridgis.core.geo import Floats
from gridgis.demo import helping
from gridgis.demo.asking import asked, decided
from gridgis.demo.courses import UPHELD, Start, World, handled, rejected
from gridgis.demo.life import Event, Life
from gridgis.demo.reminding import climb
from gridgis.demo.slipping import add_slips

WORK_BEGINS, WORK_ENDS = 9, 17

SATISFIED = ((0.74, 4), (0.955, 3), (0.985, 1), (1.0, 2))
"""How citizens answer: below which draw which mark."""


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
    moves = rejected(start, lots) if start.rejected else handled(start, world, lots)
    life = Life("submitted", [Event(start.at, "submit", None, "submitted", start.names.sender)], total_due_at=end)
    _set_due(life, start, world)
    for move, part, actor, note in moves:
        at = _moment(life, start, world, closes, part, float(lots[14]))
        if at > world.until:
            break
        if _pointless(life, move, at):
            continue
        _step(life, start, world, move, at, actor, note)
    _ask_now(life, start, world, lots)
    life.joint_at = helping.joint_of(life.parts, life.state, start.at, world.until)
    if life.state == "closed" and life.closed_at is not None:
        _evaluate(life, start, world, lots)
    _set_near(life, start, world)
    if not start.category.sensitive:
        add_slips(life, start, world)
    return life


def _moment(life: Life, start: Start, world: World, closes: datetime, part: float, lot: float) -> datetime:
    """When a move is made that comes at a share of the whole time; 0 means at once."""
    at = start.at
    if part:
        at = _in_hours(start.at + (closes - start.at) * part, life.events[-1].at, world.zone)
    return _in_time(at, life, lot) if start.punctual else at


def _ask_now(life: Life, start: Start, world: World, lots: Floats) -> None:
    """Let some of the cases that an office has ask for something shortly before the last moment: that waits."""
    if life.state not in ("dispatched", "handling") or life.pending or lots[13] >= world.facts["asking_share"]:
        return
    at = max(life.events[-1].at, world.until - timedelta(minutes=5 + 170 * float(lots[12])))
    kinds = (
        ("return",)
        if life.state == "dispatched"
        else ("request_extension", "request_extension", "suspend", "return_late")
    )
    move = kinds[int(lots[11] * len(kinds))]
    over = life.handle_due_at is None or life.handle_due_at <= at
    if move == "request_extension" and (over or start.category.urgency in URGENT):
        move = "suspend"
    _step(life, start, world, move, at, start.names.office, ASKED[move])


ASKED = {
    "return": "非本单位职责，建议改派",
    "return_late": "到场后发现权属另有单位",
    "request_extension": "设备与人员需错开安排，计划已列明",
    "suspend": "工程已批，等待进场",
}


def _pointless(life: Life, move: str, at: datetime) -> bool:
    """Whether nobody asks any more since the limit is over, or there is nothing to decide or to help with."""
    if move == "request_extension":
        return life.handle_due_at is None or life.handle_due_at <= at
    return (move in DECISIONS and life.pending is None) or not helping.suits(life.parts, move)


DECISIONS = {move for ends in ENDS.values() for move in ends} | {"lapse"}


def _in_time(at: datetime, life: Life, lot: float) -> datetime:
    """Pull a move of a punctual case before the end of the stage it leaves."""
    end, since = life.due_at, life.events[-1].at
    if end is None or at <= since:
        return at
    return at if at < end or end <= since else since + (end - since) * (0.35 + 0.6 * lot)


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
    if life.due_at is not None and at > life.due_at and STAGE_OF.get(life.state) in OF_OFFICES:
        _climb(life, start, world, at)
    life.events.append(Event(at, move, life.state, step.target, actor, note))
    life.state = step.target
    if step.effect in ("give", "lead"):
        _dispatch(life, start, world, at)
    elif step.effect == "ask":
        seq, office, until = len(life.requests) + 1, life.office_code or "", life.handle_due_at
        life.requests.append(asked(move, note, actor, at, office, until, seq, start.category, world.limits))
        life.pending = move
    elif step.effect in ("extend", "resume"):
        _rehandle(life, start.category, world.limits, extends=step.effect == "extend")
    else:
        _note(life, step.effect, at)
    helping.coordinate(life.coordinations, life.events[-1], start, life.office_code, world.limits)
    if helper := helping.noted(life.parts, move, at, actor, note):
        life.events[-1].facts = {"office_code": helper}
    if life.pending and decided(life.requests[-1], move, note, actor, at):
        life.pending, life.requests[-1]["handle_due_after"] = None, life.handle_due_at
    _set_due(life, start, world)


def _note(life: Life, effect: str, at: datetime) -> None:
    """What a move changes of the case and its assignment beside the state."""
    if effect == "give_back":
        life.return_count += 1
        life.assignments[-1]["ended_at"] = at
        life.office_code = life.dispatched_at = life.handle_due_at = None
        for one in life.parts:
            one["ended_at"] = one["ended_at"] or at
    elif effect == "sign":
        life.assignments[-1]["signed_at"] = at
    elif effect == "file":
        life.result_at = life.assignments[-1]["result_at"] = at
    elif effect == "redo":
        life.rework_count += 1
        life.result_at = None
    elif effect in ("end", "answer"):
        life.closed_at = at
        for one in (*life.assignments[-1:], *life.parts):
            one["ended_at"] = one["ended_at"] or at


def _rehandle(life: Life, category: Category, limits: Limits, *, extends: bool) -> None:
    """Reckon the limit of handling again: extensions put on, waits taken out."""
    assert life.dispatched_at is not None
    if extends:
        life.events[-1].facts = {name: life.requests[-1][name] for name in ("more", "unit")}
    told = cast("list[CaseEvent]", life.events)
    life.handle_due_at = life.assignments[-1]["handle_due_at"] = handle_term(
        life.dispatched_at, category, told, limits
    ).due_at


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
    life.parts += [helping.part(code, life.assignments[-1]) for code, _ in start.helpers if code != office]


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
    stage, at, ran = STAGE_OF.get(life.state), life.events[-1].at, life.due_at
    if stage is None:
        life.due_at = None
    elif stage == "handle":
        life.due_at = life.handle_due_at
    else:
        life.due_at = due(at, limit_of(stage, start.category, world.limits), world.limits.calendar)
    life.events[-1].due_at = life.due_at
    if life.due_at != ran:
        life.rung, life.next_rung_at = 0, None


def _set_near(life: Life, start: Start, world: World) -> None:
    stage = STAGE_OF.get(life.state)
    if stage is not None and life.due_at is not None:
        since = life.dispatched_at if stage == "handle" and life.dispatched_at else life.events[-1].at
        life.near_due_at = near(stage, since, life.due_at, start.category, world.limits)
        _climb(life, start, world, world.until)


def _climb(life: Life, start: Start, world: World, at: datetime) -> None:
    """Let the limit that runs come to the rungs of its ladder until a moment."""
    assert life.due_at is not None
    runs: datetime | Term = life.due_at
    if STAGE_OF[life.state] == "handle" and life.dispatched_at is not None:
        since = life.dispatched_at
        if life.requests:
            runs = handle_term(since, start.category, cast("list[CaseEvent]", life.events), world.limits)
    else:
        since = max(one.at for one in life.events if one.source != one.target)
    found = climb(life.state, life.rung, since, runs, start.category, world.limits, at)
    life.rung, life.next_rung_at = found.rung, found.next_rung_at
    for moment, facts in found.told:
        state = next(one.target for one in reversed(life.events) if one.at <= moment)
        life.events.append(Event(moment, "ladder", state, state, "系统", "", life.due_at, facts))
        life.events.sort(key=lambda one: one.at)


def merged(start: Start, world: World) -> Life:
    """A duplicate: merged into the case it repeats a little after it came in."""
    end = total_due(start.at, start.category, world.limits)
    at = min(start.at + timedelta(minutes=25), world.until)
    events = [
        Event(start.at, "submit", None, "submitted", start.names.sender),
        Event(at, "merge", "submitted", "merged", start.names.centre, "与在办案件重复"),
    ]
    return Life("merged", events, closed_at=at, total_due_at=end)
