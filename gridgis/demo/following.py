"""What a move of the demo's cases changes beside the state: who has the case, what was asked, looked at and told."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, cast

from gridgis.cases.clocks import due
from gridgis.cases.in_force import in_phase
from gridgis.cases.models import CaseEvent
from gridgis.cases.phases import phases_of
from gridgis.cases.rules import OF_NO_OFFICE
from gridgis.cases.terms import handle_term, limit_of, stage_term
from gridgis.demo import helping, looking, whistling
from gridgis.demo.asking import asked
from gridgis.demo.courses import Start, World
from gridgis.demo.life import Life

Facts = dict[str, Any]


def change(life: Life, start: Start, world: World, effect: str, at: datetime) -> Facts:
    """Let the event that was told last do what it does.

    Args:
        effect: its name in the table of moves.

    Returns:
        What the timeline tells of it.
    """
    does = EFFECTS.get(effect)
    return does(life, start, world, at) if does else {}


def _give(life: Life, start: Start, world: World, at: datetime) -> Facts:
    def until(stage: str) -> datetime:
        return due(at, limit_of(stage, in_phase(start.category, life.phases_done), world.limits), world.limits.calendar)

    office = start.second[0] if start.second and life.return_count else start.office_code
    life.office_code, life.dispatched_at, life.handle_due_at = office, at, until("handle")
    lead = {"office_code": office, "dispatched_at": at, "sign_due_at": until("sign")}
    lead |= {"handle_due_at": life.handle_due_at, "signed_at": None, "result_at": None, "ended_at": None}
    life.assignments.append(lead)
    facts: Facts = {"office_code": office}
    helpers = [code for code, _ in start.helpers if code != office]
    life.parts += [helping.part(code, lead) for code in helpers]
    if helpers:
        facts["co_offices"] = helpers
    if len(life.assignments) == 1 and looking.looks_first(start):
        facts |= looking.asked_first(life, start, at, world.limits)
    return facts


def _give_back(life: Life, start: Start, world: World, at: datetime) -> Facts:
    life.return_count += 1
    life.assignments[-1]["ended_at"] = at
    life.office_code = life.dispatched_at = life.handle_due_at = None
    _end_parts(life, at)
    return {}


def _hand(life: Life, start: Start, world: World, at: datetime) -> Facts:
    """The grid leads in place of the office, with limits that begin now."""
    life.assignments[-1]["ended_at"] = at
    facts = _give(life, start, world, at)
    life.assignments[-1] |= {"office_code": None, "grid_code": start.grid}
    life.office_code = None
    return {"grid_code": start.grid, "item": start.listed} if facts else {}


def _end_parts(life: Life, at: datetime) -> None:
    for one in life.parts:
        one["ended_at"] = one["ended_at"] or at


def _sign(life: Life, start: Start, world: World, at: datetime) -> Facts:
    life.assignments[-1] |= {"signed_at": at, "charge_name": life.events[-1].actor}
    return {}


def _transfer(life: Life, start: Start, world: World, at: datetime) -> Facts:
    before = life.assignments[-1].get("charge_name", "")
    life.assignments[-1]["charge_name"] = f"{start.names.office}（内勤）"
    return {"in_charge": life.assignments[-1]["charge_name"], "before": before}


def _file(life: Life, start: Start, world: World, at: datetime) -> Facts:
    life.result_at = at
    if life.assignments:
        life.assignments[-1]["result_at"] = at
    return {}


def _settle(life: Life, start: Start, world: World, at: datetime) -> Facts:
    life.result_at, life.self_handled = at, life.events[-1].move == "self_handle"
    return {}


def _redo(life: Life, start: Start, world: World, at: datetime) -> Facts:
    life.rework_count += 1
    life.result_at = None
    return {}


def _end(life: Life, start: Start, world: World, at: datetime) -> Facts:
    life.closed_at = at
    for one in life.assignments[-1:]:
        one["ended_at"] = one["ended_at"] or at
    _end_parts(life, at)
    return {}


def _reopen(life: Life, start: Start, world: World, at: datetime) -> Facts:
    """Give a closed case back to the office that handled it, for a share of its limit."""
    lead = life.assignments[-1]
    until = stage_term("rework", at, in_phase(start.category, life.phases_done), world.limits).due_at
    signs = due(at, limit_of("sign", start.category, world.limits), world.limits.calendar)
    lead = lead | {"dispatched_at": at, "signed_at": at, "sign_due_at": signs, "handle_due_at": until}
    life.assignments.append(lead | {"result_at": None, "ended_at": None})
    life.closed_at = life.result_at = life.satisfaction = None
    life.rework_count += 1
    return {}


def _ask(life: Life, start: Start, world: World, at: datetime) -> Facts:
    event, office = life.events[-1], "" if life.events[-1].move in OF_NO_OFFICE else life.office_code or ""
    seq, limits = len(life.requests) + 1, world.limits
    row = asked(event.move, event.note, event.actor, at, office, life.handle_due_at, seq, start.category, limits)
    if event.move == "request_assist" and start.second:
        row["other_office"] = start.second[0]
    if event.move == "ask_whistle":
        row["offices"] = [code for code, _ in start.departments[:1]]
    life.requests.append(row)
    life.pending = event.move
    told = {name: row[name] for name in ("reason", "more", "unit", "other_office") if row[name]}
    told |= {"departments": row["offices"]} if row["offices"] else {}
    return told | {"due_at": row["due_at"].isoformat()}


def _extend(life: Life, start: Start, world: World, at: datetime) -> Facts:
    facts: Facts = {name: life.requests[-1][name] for name in ("more", "unit")}
    life.events[-1].facts = facts
    _rehandle(life, start, world)
    return facts


def _reach(life: Life, start: Start, world: World, at: datetime) -> Facts:
    """The phase that runs is done; the limit is that of the next."""
    phases, until = phases_of(start.category.phases), life.handle_due_at
    done, following = phases[life.phases_done].name, phases[life.phases_done + 1].name
    life.phases_done += 1
    _rehandle(life, start, world)
    ends = {"due_before": until, "due_after": life.handle_due_at}
    told = {"phase": done, "next": following, "late": until is not None and at > until}
    return told | {name: end and end.isoformat() for name, end in ends.items()}


def _resume(life: Life, start: Start, world: World, at: datetime) -> Facts:
    _rehandle(life, start, world)
    return {}


def _rehandle(life: Life, start: Start, world: World) -> None:
    """Reckon the limit of handling again: extensions put on, waits taken out."""
    assert life.dispatched_at is not None
    told = cast("list[CaseEvent]", life.events)
    runs = handle_term(life.dispatched_at, start.category, told, world.limits)
    life.handle_due_at = life.assignments[-1]["handle_due_at"] = runs.due_at
    for one in helping.open_parts(life.parts):
        one["handle_due_at"] = handle_term(one["dispatched_at"], start.category, told, world.limits).due_at


def _assist(life: Life, start: Start, world: World, at: datetime) -> Facts:
    assert start.second is not None
    life.parts.append(helping.part(start.second[0], life.assignments[-1] | {"dispatched_at": at}))
    return {"co_offices": [start.second[0]]}


def _consult(life: Life, start: Start, world: World, at: datetime) -> Facts:
    event, codes = life.events[-1], helping.consulted(start.office_code, start.helpers)
    life.consulting = 1
    asks = {"seq": 1, "question": event.note, "asked_at": at, "asked_name": event.actor}
    said: Facts = {"said_at": None, "said_name": "", "stance": None, "view": ""}
    life.views += [asks | said | {"office_code": code} for code in codes]
    return {"offices": codes, "consultation": 1}


def _view(life: Life, start: Start, world: World, at: datetime) -> Facts:
    event = life.events[-1]
    one = next(one for one in life.views if one["said_at"] is None)
    stance = "lead" if one["office_code"] == start.office_code else "help"
    one |= {"said_at": at, "said_name": event.actor, "stance": stance, "view": event.note}
    return {"office_code": one["office_code"], "stance": stance}


def _lead(life: Life, start: Start, world: World, at: datetime) -> Facts:
    facts = {"consultation": life.consulting} if life.consulting else {}
    life.consulting = None
    return facts | _give(life, start, world, at)


def _escalate(life: Life, start: Start, world: World, at: datetime) -> Facts:
    life.escalated_level, reason = life.events[-1].note.split(" ")
    life.events[-1].note = "已尽力协调，仍需上级支持"
    return {"level": life.escalated_level, "reason": reason}


def _alarm(life: Life, start: Start, world: World, at: datetime) -> Facts:
    life.alarmed = True
    return {"number": "119"}


def _pass_on(life: Life, start: Start, world: World, at: datetime) -> Facts:
    facts = looking.pass_on(life, start, at, world.limits)
    life.events[-1].note = ""
    return facts


def _verify(life: Life, start: Start, world: World, at: datetime) -> Facts:
    assert start.worker is not None
    life.asked_id = start.worker.id
    return {"asked": start.worker.name}


EFFECTS: dict[str, Callable[[Life, Start, World, datetime], Facts]] = {
    "give": _give, "lead": _lead, "hand_down": _give, "give_back": _give_back, "sign": _sign, "transfer": _transfer,
    "file": _file, "settle": _settle, "settle_self": _settle, "redo": _redo, "end": _end, "answer": _end,
    "reopen": _reopen, "ask": _ask, "ask_contact": _ask, "object": _ask, "extend": _extend, "resume": _resume,
    "reach": _reach,
    "assist": _assist, "consult": _consult, "view": _view, "escalate": _escalate, "alarm": _alarm,
    "hand_to_grid": _hand, "grid_sign": _sign, "grid_file": _file,
    "pass_on": _pass_on, "ask_verify": _verify, "ask_whistle": _ask, "whistle": whistling.call,
    "whistle_hard": whistling.call, "whistle_rate": whistling.rate,
    **{f"whistle_{step}": whistling.step for step in ("sign", "contact", "arrive")},
}  # fmt: skip
