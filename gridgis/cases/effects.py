"""What the moves of a case do beside reaching another state, by the names in their table."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from gridgis.cases import (
    answering,
    asking,
    coordinating,
    first,
    giving,
    in_force,
    levels,
    merging,
    proofs,
    queries,
    sealing,
    slips,
    to_grid,
    whistling,
)
from gridgis.cases.clocks import Limit, Term
from gridgis.cases.doing import Doing, Facts
from gridgis.cases.in_force import Limits
from gridgis.cases.models import Case
from gridgis.cases.phases import phases_of
from gridgis.cases.rules import POLICY, STAGE_OF
from gridgis.cases.term_models import Category
from gridgis.cases.terms import handle_term
from gridgis.core.errors import Conflict


def _ask(now: Doing, offices: tuple[str, ...] = ()) -> Facts:
    """Put what an office asks for before whoever decides; `offices` it would call."""
    if now.asked.office_code:
        now.check_office(now.asked.office_code)
    asked = now.asked
    return asking.ask(
        now.session,
        now.rows,
        now.case,
        asking.Asked(asked.name, asked.claim, asked.note, asked.office_code or None, offices),
        now.actor,
        category=now.category,
        limits=now.limits,
        at=now.at,
    )


def _ask_whistle(now: Doing) -> Facts:
    """Put a hard whistle before another head of the town; no department is called yet, or told."""
    return _ask(now, tuple(whistling.departments(now, now.asked.company.offices or ())))


def _ask_contact(now: Doing) -> Facts:
    sealing.check_contact(now)
    return _ask(now)


def _extend(now: Doing) -> Facts:
    """Make the limit of handling longer, by what was asked for or less."""
    case, request = now.case, asking.waiting(now.session, now.case)
    if request is None:
        raise Conflict("cases.nothing_asked", state=case.state)
    more, before = asking.extension(request, now.asked.claim), case.handle_due_at
    _rehandle(now, more)
    told = {"due_before": before, "due_after": case.handle_due_at}
    return {"more": more.value, "unit": more.unit} | {name: at and at.isoformat() for name, at in told.items()}


def _resume(now: Doing) -> Facts:
    """Take the time of the wait out of the limit."""
    _rehandle(now)
    return {}


def _reach(now: Doing) -> Facts:
    """The phase that runs is done; the limit is that of the next from now on, reckoned from the same dispatch."""
    case, until = now.case, now.case.handle_due_at
    phases = phases_of(case.limit_inputs.get("phases", ""))
    done, following = phases[case.phases_done], phases[case.phases_done + 1]
    case.phases_done += 1
    limit = {"value": following.limit.value, "unit": following.limit.unit}
    case.limit_inputs = case.limit_inputs | limit
    _rehandle(now)
    told = {"phase": done.name, "next": following.name, "late": until is not None and now.at > until}
    ends = {"due_before": until, "due_after": case.handle_due_at}
    return told | {name: at and at.isoformat() for name, at in ends.items()}


def _rehandle(now: Doing, *more: Limit) -> None:
    """Reckon the limit of handling again from where it began: extensions put on, waits taken out.

    Those of the offices that help run alike, each from its own dispatch.
    """
    case = now.case
    if case.handle_due_at is None:
        return
    runs = handling(now.session, case, now.category, now.limits, now.at, *more)
    case.handle_due_at, case.near_due_at = runs.due_at, runs.near_due_at
    for one in queries.standing(now.session, case):
        if one.part == "lead":
            one.handle_due_at = runs.due_at
        elif giving.is_open(one):
            since = one.dispatched_at
            part = handling(now.session, case, now.category, now.limits, now.at, *more, since=since)
            one.handle_due_at = part.due_at
        now.rows.change(one)


def handling(
    session: Session,
    case: Case,
    category: Category,
    limits: Limits,
    at: datetime,
    *more: Limit,
    since: datetime | None = None,
) -> Term:
    """The limit of handling of a case that an office has, with extensions that are not granted yet.

    Args:
        since: when it was given; None for the office that leads.
    """
    zone, since = limits.calendar.zone.key, since or case.dispatched_at or case.submitted_at
    known = in_force.limits(session, zone, since.date(), in_force.arrival(case, zone))
    events = queries.stood(queries.events(session, case))
    return handle_term(since, category, events, known, until=at, more=more, reached=case.phases_done)


def _unmerge(now: Doing) -> Facts:
    """Let the case stand as it did; its limit of handling goes on from its dispatch."""
    facts = merging.unmerge(now)
    if STAGE_OF.get(now.case.state) == "handle":
        _rehandle(now)
    return facts


def _file(now: Doing) -> Facts:
    now.case.result_at = now.at
    now.note(result_at=now.at)
    return proofs.result(now.session, now.case, now.asked.proof, now.actor.account_id)


def _redo(now: Doing) -> Facts:
    seen = first.looked(now, "check")
    now.case.rework_count += 1
    now.case.result_at = None
    return seen


def _finish(now: Doing) -> Facts:
    now.case.closed_at = now.at
    now.case.co_open = 0
    now.end()
    return {}


def _answer(now: Doing) -> Facts:
    """Answer each reporter, and end the case."""
    return answering.answer(now) | _finish(now) | _turn(now)


def _turn(now: Doing) -> Facts:
    """Keep why something is not taken on, or done no more, and where else the reporter may turn."""
    claim = now.asked.claim
    return {name: said for name, said in (("reason", claim.reason), ("turn_to", claim.basis)) if said}


def _rate(now: Doing) -> Facts:
    asked = now.asked
    now.case.satisfaction = asked.satisfaction
    called = asked.called_at and asked.called_at.isoformat()
    return {"satisfaction": asked.satisfaction} | ({"called_at": called} if called else {"by": "page"})


def _object(now: Doing) -> Facts:
    """Put an objection before the centre; it counts as the evaluation where there is none."""
    if now.case.satisfaction is None:
        now.case.satisfaction = 2 if now.asked.claim.reason == POLICY else 1
    return _ask(now)


EFFECTS: dict[str, Callable[[Doing], Facts]] = {
    "": lambda now: {},
    "give": giving.give,
    "give_anew": giving.give_anew,
    "give_back": giving.give_back,
    "lead": giving.lead,
    "lead_anew": giving.lead_anew,
    "confirm": giving.confirm,
    "coordinate": coordinating.put_before,
    "consult": coordinating.consult,
    "view": coordinating.give_view,
    "conclude": coordinating.conclude,
    "help": giving.help_too,
    "join": giving.join,
    "assist": giving.assist,
    "transfer": giving.transfer,
    "co_sign": giving.co_sign,
    "co_file": giving.co_file,
    "co_waive": giving.co_waive,
    "ask": _ask,
    "ask_contact": _ask_contact,
    "ask_whistle": _ask_whistle,
    "seal": sealing.seal,
    "unseal": sealing.unseal,
    "hand_down": giving.hand_down,
    "hand_to_grid": to_grid.hand,
    "grid_sign": to_grid.sign,
    "grid_file": to_grid.file,
    "supervise": slips.supervise,
    "escalate": levels.escalate,
    "alarm": levels.alarm,
    "extend": _extend,
    "resume": _resume,
    "reach": _reach,
    "sign": giving.sign,
    "file": _file,
    "redo": _redo,
    "checked": lambda now: first.looked(now, "check"),
    "ask_verify": first.ask_verify,
    "verified": lambda now: first.looked(now, "verify"),
    "settle": first.settle,
    "settle_self": lambda now: first.settle(now, "self"),
    "pass_on": first.pass_on,
    "end": _finish,
    "rate": _rate,
    "answer": _answer,
    "turn": _turn,
    "object": _object,
    "reopen": merging.reopen,
    "merge": merging.merge,
    "unmerge": _unmerge,
    "whistle": whistling.whistle,
    "whistle_hard": whistling.whistle_hard,
    "whistle_sign": whistling.sign,
    "whistle_contact": whistling.contact,
    "whistle_arrive": whistling.arrive,
    "whistle_rate": whistling.rate,
}
"""What each effect does, and what the case's timeline tells of it."""
