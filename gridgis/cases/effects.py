"""What the moves of a case do beside reaching another state, by the names in their table."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from gridgis.cases import answering, asking, first, in_force, levels, merging, queries, sealing, slips
from gridgis.cases.actions import assignment_row
from gridgis.cases.clocks import Limit, Term
from gridgis.cases.doing import Doing, Facts
from gridgis.cases.in_force import Limits
from gridgis.cases.models import Assignment, Case
from gridgis.cases.rules import POLICY, URGENT
from gridgis.cases.term_models import Category
from gridgis.cases.terms import handle_term, near
from gridgis.core.errors import Conflict
from gridgis.core.rows import Rows
from gridgis.core.sql import Prepared


def _give(now: Doing) -> Facts:
    """Give the case to an office, with limits that begin now."""
    case, office_code = now.case, now.asked.office_code or ""
    _settle(case)
    now.check_office(office_code)
    ((given,),) = _GIVEN.rows(now.session, county=case.county_code, number=case.number)
    row = assignment_row(now.category, office_code, given + 1, now.limits, now.at)
    case.office_code, case.dispatched_at, case.handle_due_at = office_code, now.at, row["handle_due_at"]
    case.near_due_at = near("handle", now.at, row["handle_due_at"], now.category, now.limits)
    rows, facts = [row], {"office_code": office_code}
    if not given and (looks := first.ask_first(now)) is not None:
        waits = {"sign_due_at": first.signs_by(now)} if case.urgency not in URGENT else {}
        rows = [row | waits | {"grid_code": None, "account_id": None}, looks[0] | {"seq": given + 2}]
        facts |= looks[1]
    now.rows.add(Assignment, [one | {"county_code": case.county_code, "case_number": case.number} for one in rows])
    return facts


_GIVEN = Prepared("SELECT count(*) FROM assignments WHERE county_code = :county AND case_number = :number")


def _give_anew(now: Doing) -> Facts:
    """Take the case from the office that has it, and give it to another one."""
    if now.asked.office_code == now.case.office_code:
        raise Conflict("cases.office_has_it", state=now.case.state)
    ended = Rows()
    now.end(ended)
    ended.write(now.session)  # before the new one: a case has one open lead
    now.case.result_at = None
    return _give(now)


def _hand_down(now: Doing) -> Facts:
    """Give the case to an office of a level below, whoever has it; it is before no level above any more."""
    now.case.escalated_level = None
    return _give_anew(now) if now.case.office_code else _give(now)


def _give_back(now: Doing) -> Facts:
    case = now.case
    case.return_count += 1
    _settle(case)
    now.end()
    case.office_code = case.dispatched_at = case.handle_due_at = None
    return {}


def _settle(case: Case) -> None:
    """Nobody waits for a redispatch any more."""
    case.flags = [flag for flag in case.flags if flag != "reroute"]


def _ask(now: Doing) -> Facts:
    """Put what an office asks for before whoever decides."""
    if now.asked.office_code:
        now.check_office(now.asked.office_code)
    asked = now.asked
    return asking.ask(
        now.session,
        now.rows,
        now.case,
        asking.Asked(asked.name, asked.claim, asked.note, asked.office_code or None),
        now.actor,
        category=now.category,
        limits=now.limits,
        at=now.at,
    )


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


def _rehandle(now: Doing, *more: Limit) -> None:
    """Reckon the limit of handling again from where it began: extensions put on, waits taken out."""
    case = now.case
    if case.handle_due_at is None:
        return
    runs = handling(now.session, case, now.category, now.limits, now.at, *more)
    case.handle_due_at, case.near_due_at = runs.due_at, runs.near_due_at
    for lead in now.leads():
        lead.handle_due_at = runs.due_at


def handling(session: Session, case: Case, category: Category, limits: Limits, at: datetime, *more: Limit) -> Term:
    """The limit of handling of a case that an office has, with extensions that are not granted yet."""
    zone, since = limits.calendar.zone.key, case.dispatched_at or case.submitted_at
    known = in_force.limits(session, zone, since.date(), in_force.arrival(case, zone))
    return handle_term(since, category, queries.events(session, case), known, until=at, more=more)


def _sign(now: Doing) -> Facts:
    now.note(signed_at=now.at)
    return {}


def _file(now: Doing) -> Facts:
    now.case.result_at = now.at
    now.note(result_at=now.at)
    return {}


def _redo(now: Doing) -> Facts:
    seen = first.looked(now, "check")
    now.case.rework_count += 1
    now.case.result_at = None
    return seen


def _finish(now: Doing) -> Facts:
    now.case.closed_at = now.at
    now.end()
    return {}


def _answer(now: Doing) -> Facts:
    """Answer each reporter, and end the case."""
    return answering.answer(now) | _finish(now)


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
    "give": _give,
    "give_anew": _give_anew,
    "give_back": _give_back,
    "ask": _ask,
    "ask_contact": _ask_contact,
    "seal": sealing.seal,
    "unseal": sealing.unseal,
    "hand_down": _hand_down,
    "supervise": slips.supervise,
    "escalate": levels.escalate,
    "alarm": levels.alarm,
    "extend": _extend,
    "resume": _resume,
    "sign": _sign,
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
    "object": _object,
    "reopen": merging.reopen,
    "merge": merging.merge,
    "unmerge": merging.unmerge,
}
"""What each effect does, and what the case's timeline tells of it."""
