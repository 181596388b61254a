"""The lives of the demo's cases: who moved them when, and how far they have come."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import cast
from zlib import crc32
from zoneinfo import ZoneInfo

from gridgis.cases.climbing import OF_OFFICES
from gridgis.cases.clocks import Term, due
from gridgis.cases.in_force import in_phase
from gridgis.cases.life import LIFE
from gridgis.cases.models import CaseEvent
from gridgis.cases.rules import ENDED, ENDS, STAGE_OF, URGENT
from gridgis.cases.term_models import Category
from gridgis.cases.terms import handle_term, limit_of, near, stage_term, total_due
from gridgis.core.geo import Floats
from gridgis.demo import helping, looking, whistling
from gridgis.demo.asking import decided, inclined
from gridgis.demo.courses import UPHELD, Start, World, handled, rejected
from gridgis.demo.following import change
from gridgis.demo.life import Event, Life
from gridgis.demo.reminding import climb
from gridgis.demo.replying import judge
from gridgis.demo.slipping import add_slips

WORK_BEGINS, WORK_ENDS = 9, 17

LATE_SIGNED = 0.075
"""Of what offices sign for, so much too late; offices differ."""


def live(start: Start, world: World, lots: Floats) -> Life:
    """Lead a case through the moves of its life, up to `world.until`.

    Args:
        start: the report and how the case will fare.
        world: limits, the last moment, and shares.
        lots: sixteen numbers in 0–1, all the luck this case has.
    """
    end = total_due(start.at, start.category, world.limits)
    total = end - start.at
    share = 0.12 + 0.82 * lots[0] if start.punctual else 1.03 + 1.2 * float(lots[0]) ** 3
    closes = start.at + total * float(share)
    start = whistling.begun(start)
    if lots[4] >= inclined(start.office_code, world.facts["return_share"]) * upheld_by(start.office_code):
        start = replace(start, second=None)
    moves = rejected(start, lots) if start.rejected else handled(start, world, lots)
    life = Life("submitted", [Event(start.at, "submit", None, "submitted", start.names.sender)], total_due_at=end)
    _set_due(life, start, world)
    for move, part, actor, note in moves:
        at = _moment(life, start, world, closes, part, float(lots[14]), move)
        if at > world.until:
            break
        if _pointless(life, move, at):
            continue
        _step(life, start, world, move, at, actor, note)
    _ask_now(life, start, world, lots)

    def step(move: str, at: datetime, actor: str, note: str) -> None:
        _step(life, start, world, move, at, actor, note)

    if (meets_at := helping.joint_of(life.parts, life.state, start.at, world.until)) is not None:
        step("plan_joint", life.events[-1].at, start.names.centre, "各单位现场联合处置，各自反馈结果")
        life.joint_at, life.events[-1].facts = meets_at, {"meets_at": meets_at.isoformat()}
    if life.state == "closed" and life.closed_at is not None:
        judge(life, start, world, step)
    _set_near(life, start, world)
    if not start.category.sensitive:
        add_slips(life, start, world)
    return life


def upheld_by(office_code: str) -> float:
    """How many of an office's returns are upheld: some know better than others what is theirs."""
    return UPHELD * (0.8 + crc32(office_code[::-1].encode()) % 1000 / 2500)


def _moment(life: Life, start: Start, world: World, closes: datetime, part: float, lot: float, move: str) -> datetime:
    """When a move is made that comes at a share of the whole time; 0 means at once."""
    last = life.events[-1].at
    if (told := whistling.moment(life, start, move)) is not None:
        return _in_hours(*told, world.zone) if move in ("whistle_arrive", "whistle_rate") else max(last, told[0])
    if move in looking.ANSWERS and (life.first_due_at is not None or life.state == "submitted"):
        return _in_hours(looking.moment(life, part, last), last, world.zone) if part < 1 else life.first_due_at or last
    if move == "sign" and (until := life.assignments[-1]["sign_due_at"]) > last:
        return _signed(start, life.office_code or "", last, until, lot, world.zone)
    at = start.at
    if part:
        at = _in_hours(start.at + (closes - start.at) * part, last, world.zone)
    return max(last, _in_time(at, life, lot) if start.punctual or life.office_code is None else at)


def _signed(start: Start, office: str, since: datetime, until: datetime, lot: float, zone: ZoneInfo) -> datetime:
    """When an office signs: nine times of ten within the time it has."""
    if helping.lot_of(start.at, "sign", start.number) < inclined(office, LATE_SIGNED):
        return _in_hours(until + (until - since) * (0.1 + lot), until, zone)
    return since + (until - since) * (0.1 + 0.85 * lot)


def _ask_now(life: Life, start: Start, world: World, lots: Floats) -> None:
    """Let some of the cases that an office has ask for something shortly before the last moment: that waits."""
    if (
        life.state not in ("dispatched", "handling")
        or life.calls
        or life.pending
        or lots[13] >= world.facts["asking_share"]
    ):
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
    step, until = LIFE.step(life.state, move), life.due_at
    if until is not None and at > until and STAGE_OF.get(life.state) in OF_OFFICES:
        _climb(life, start, world, at)
    event = Event(at, move, life.state, step.target, actor, note)
    life.events.append(event)
    life.state = step.target
    event.look = looking.seen(event, start, life.first_due_at or until, world)
    event.by = looking.by(event, start)
    event.facts |= change(life, start, world, step.effect, at) | looking.follow(life, move, at)
    helping.coordinate(life.coordinations, event, start, life.office_code, world.limits)
    if helper := helping.noted(life.parts, move, at, actor, note):
        event.facts = {"office_code": helper}
    if life.pending and decided(life.requests[-1], move, note, actor, at):
        life.pending, life.requests[-1]["handle_due_after"] = None, life.handle_due_at
    _set_due(life, start, world)


def _category(life: Life, start: Start) -> Category:
    """The category with the limit of the phase that runs."""
    return in_phase(start.category, life.phases_done)


def _set_due(life: Life, start: Start, world: World) -> None:
    """Start the clock of the stage reached, and keep with the event when it ends."""
    stage, at, ran = STAGE_OF.get(life.state), life.events[-1].at, life.due_at
    if stage is None:
        life.due_at = None
    elif stage == "handle":
        life.due_at = life.handle_due_at
    else:
        life.due_at = (
            stage_term(stage, at, _category(life, start), world.limits).due_at
            if stage == "rework"
            else due(at, limit_of(stage, _category(life, start), world.limits), world.limits.calendar)
        )
    life.events[-1].due_at = life.due_at
    if life.due_at != ran:
        life.rung, life.next_rung_at = 0, None


def _set_near(life: Life, start: Start, world: World) -> None:
    stage = STAGE_OF.get(life.state)
    if stage is not None and life.due_at is not None:
        since = life.dispatched_at if stage == "handle" and life.dispatched_at else life.events[-1].at
        life.near_due_at = near(stage, since, life.due_at, _category(life, start), world.limits)
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
    found = climb(life.state, life.rung, since, runs, _category(life, start), world.limits, at)
    life.rung, life.next_rung_at = found.rung, found.next_rung_at
    for moment, facts in found.told:
        state = next(one.target for one in reversed(life.events) if one.at <= moment)
        life.events.append(Event(moment, "ladder", state, state, "系统", "", life.due_at, facts))
        life.events.sort(key=lambda one: one.at)


def take_in(life: Life, number: str, at: datetime) -> bool:
    """Let another case be merged into one that is open at a moment; whether it was."""
    if life.state == "merged" or (life.closed_at is not None and life.closed_at <= at) or life.self_handled:
        return False
    last = next(one for one in reversed(life.events) if one.at <= at)
    if last.target in ENDED:
        return False
    facts = {"merged": number, "reports": 1}
    life.events.append(Event(at, "take_in", last.target, last.target, last.actor, "", last.due_at, facts))
    life.events.sort(key=lambda one: one.at)
    return True


def merged(start: Start, world: World, main: str, at: datetime) -> Life:
    """A duplicate: merged into the case it repeats a little after it came in."""
    end = total_due(start.at, start.category, world.limits)
    events = [
        Event(start.at, "submit", None, "submitted", start.names.sender),
        Event(
            at, "merge", "submitted", "merged", start.names.centre, "与在办案件重复", facts={"main": main, "reports": 1}
        ),
    ]
    return Life("merged", events, closed_at=at, total_due_at=end, merged_into=main)
