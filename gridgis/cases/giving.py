"""Giving a case to offices: the one that leads, and those that help with a part of their own (协办)."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases import asking, coordinating, first, knowing, naming, queries, whistling
from gridgis.cases.actions import assignment_row
from gridgis.cases.doing import Company, Doing, Facts, Move
from gridgis.cases.models import Assignment, Case
from gridgis.cases.phases import phase_name, phases_of
from gridgis.cases.rules import URGENT
from gridgis.cases.terms import near
from gridgis.core.errors import Conflict, Invalid
from gridgis.core.moves import Bar, missing
from gridgis.core.rows import Rows
from gridgis.core.sql import Prepared
from gridgis.people import queries as people
from gridgis.security.models import Account
from gridgis.security.rules import Actor, Spot


def give(now: Doing) -> Facts:
    """Give the case to an office, with limits that begin now; those that routing or somebody named help."""
    case, office_code = now.case, now.asked.office_code or ""
    settle_flags(case)
    now.check_office(office_code)
    whistling.require_bound(now.session, case, office_code)
    helping = _helping(now, office_code)
    facts = {"office_code": office_code} | ({"co_offices": helping} if helping else {})
    facts |= _assign(now, office_code, helping)
    if case.coordination is not None and now.asked.name == "dispatch" and case.urgency in URGENT:
        coordinating.put_before(now)
    return facts


_GIVEN = Prepared("SELECT count(*) FROM assignments WHERE county_code = :county AND case_number = :number")


def _assign(now: Doing, lead: str | None, helping: list[str]) -> Facts:
    """Write assignments that begin now, the grid's first response beside the first of all; what the timeline tells."""
    case, facts = now.case, Facts()
    ((given,),) = _GIVEN.rows(now.session, county=case.county_code, number=case.number)
    parts = [*([(lead, "lead")] if lead else []), *((code, "co") for code in helping)]
    rows = [
        assignment_row(now.category, code, given + nth, now.limits, now.at, part)
        for nth, (code, part) in enumerate(parts, 1)
    ]
    if lead:
        until = rows[0]["handle_due_at"]
        case.office_code, case.dispatched_at, case.handle_due_at = lead, now.at, until
        case.near_due_at = near("handle", now.at, until, now.category, now.limits)
    if lead and not given and (looks := first.ask_first(now)) is not None:
        waits = {"sign_due_at": first.signs_by(now)} if case.urgency not in URGENT else {}
        rows = [row | waits | {"grid_code": None, "account_id": None} for row in rows]
        rows.append(looks[0] | {"seq": given + len(rows) + 1})
        facts = looks[1]
    now.rows.add(Assignment, [one | {"county_code": case.county_code, "case_number": case.number} for one in rows])
    if helping:
        case.co_open += len(helping)
        case.taking_part = sorted({*case.taking_part, *helping})
    return facts


def _helping(now: Doing, lead: str) -> list[str]:
    """The offices that get a part now: as somebody named them, else as routing has them; each once, never the lead.

    Nobody comes to know of a sensitive case by itself: there only those help whom somebody named.
    """
    case, named = now.case, now.asked.company.offices
    wanted = list(named or ())
    for code in wanted:
        now.check_office(code)
    if not case.sensitive and (named is None or now.asked.name == "dispatch") and now.asked.name != "redispatch":
        wanted += [code for code in case.co_offices if people.serves(now.session, code, case.county_code, now.day)]
    wanted += whistling.bound(now.session, case)
    there = {one.office_code for one in _parts(now)} if wanted and case.taking_part else set()
    return [code for code in dict.fromkeys(wanted) if code != lead and code not in there]


def give_anew(now: Doing) -> Facts:
    """Take the case from the office that has it, and give it to another one; those that help go on."""
    if now.asked.office_code == now.case.office_code:
        raise Conflict("cases.office_has_it", state=now.case.state)
    ended = Rows()
    for one in queries.standing(now.session, now.case):
        if one.part == "lead" or one.office_code == now.asked.office_code:
            now.case.co_open -= is_open(one)
            one.ended_at = now.at
            ended.change(one)
    ended.write(now.session)  # before the new one: a case has one open lead
    now.case.result_at = None
    return give(now)


def hand_down(now: Doing) -> Facts:
    """Give the case to an office of a level below, whoever has it; it is before no level above any more."""
    now.case.escalated_level = None
    facts = give_anew(now) if now.case.dispatched_at else give(now)
    coordinating.settle(now, facts["office_code"], facts.get("co_offices", []))
    return facts


def give_back(now: Doing) -> Facts:
    """Take the case from all that have it: the next dispatch begins anew."""
    case = now.case
    case.return_count += 1
    settle_flags(case)
    now.end()
    case.co_open, case.taking_part = 0, []
    case.office_code = case.dispatched_at = case.handle_due_at = None
    return {}


def settle_flags(case: Case) -> None:
    """Nobody waits for a redispatch any more."""
    case.flags = [flag for flag in case.flags if flag != "reroute"]


def lead(now: Doing) -> Facts:
    """Give the case to the lead and the helping offices that whoever coordinates named."""
    facts = give(now)
    coordinating.settle(now, facts["office_code"], facts.get("co_offices", []))
    return facts | _meeting(now)


def lead_anew(now: Doing) -> Facts:
    """Another lead than the one that an urgent case was dispatched to meanwhile."""
    facts = give_anew(now)
    coordinating.settle(now, facts["office_code"], facts.get("co_offices", []))
    return facts | _meeting(now)


def confirm(now: Doing) -> Facts:
    """The lead stays that an urgent case was dispatched to; helping offices are added."""
    facts = help_too(now)
    coordinating.settle(now, now.case.office_code, facts.get("co_offices", []))
    return {"office_code": now.case.office_code} | facts | _meeting(now)


def help_too(now: Doing) -> Facts:
    """Give offices a part beside those that have one."""
    helping = _helping(now, now.case.office_code or "")
    if helping:
        _assign(now, None, helping)
    elif now.asked.name == "add_helper":
        raise Conflict("cases.helps_already", state=now.case.state)
    return {"co_offices": helping} if helping else {}


def assist(now: Doing) -> Facts:
    """The office that was asked to help gets a part."""
    request = asking.waiting(now.session, now.case)
    code = request.other_office if request is not None else None
    there = {one.office_code for one in _parts(now)}
    if code and code not in there and code != now.case.office_code:
        _assign(now, None, [code])
    return {"co_offices": [code]} if code else {}


def join(now: Doing) -> Facts:
    """Set when and where the offices of a case act together; each files its own result."""
    return help_too(now) | _meeting(now)


def _meeting(now: Doing) -> Facts:
    """When and where offices act together, where that is said: whoever names them may say it in the same step.

    Raises:
        Invalid: only one of both is said, or the time is past.
    """
    company = now.asked.company
    if company.meets_at is None and not company.meets_where.strip():
        return {}
    if refusal := _no_meeting(company, now.at):
        raise refusal
    now.case.joint_at, now.case.joint_place = company.meets_at, company.meets_where.strip()
    return {"meets_at": company.meets_at and company.meets_at.isoformat(), "meets_where": now.case.joint_place}


def _no_meeting(company: Company, at: datetime) -> Invalid | None:
    sound = company.meets_at is not None and company.meets_at > at and company.meets_where.strip()
    return None if sound else Invalid("cases.meeting_missing", field="meets_at")


def is_open(one: Assignment) -> bool:
    """Whether a helping office's part is neither filed nor waived."""
    return one.part == "co" and one.result_at is None and one.waived_at is None


def _parts(now: Doing) -> list[Assignment]:
    return [one for one in queries.standing(now.session, now.case) if one.part == "co"]


def _own(session: Session, actor: Actor, case: Case, asked: Move) -> list[Assignment]:
    """The open parts of the offices in which an actor acts, or of the one that is named."""
    if not case.co_open:
        return []
    found = [one for one in queries.standing(session, case) if is_open(one)]
    if asked.office_code:
        found = [one for one in found if one.office_code == asked.office_code]
    return [one for one in found if actor.may("case.handle", Spot(office_code=one.office_code))]


def sign(now: Doing) -> Facts:
    """The lead's office signs and names who is in charge."""
    charge_id, name = _in_charge(now, now.case.office_code or "")
    for one in now.leads():
        one.signed_at, one.charge_id, one.charge_name = now.at, charge_id, name
    return {"in_charge": name} if now.asked.company.person else {}


def transfer(now: Doing) -> Facts:
    """Somebody else of the same office is in charge; the clock runs on (T15)."""
    charge_id, name = _in_charge(now, now.case.office_code or "")
    before = ""
    for one in now.leads():
        before, one.charge_id, one.charge_name = one.charge_name, charge_id, name
    return {"in_charge": name, "before": before}


def co_sign(now: Doing) -> Facts:
    """A helping office signs its part."""
    one = next(one for one in _own(now.session, now.actor, now.case, now.asked) if one.signed_at is None)
    one.charge_id, one.charge_name = _in_charge(now, one.office_code or "")
    one.signed_at = now.at
    now.rows.change(one)
    return {"office_code": one.office_code, "in_charge": one.charge_name}


def co_file(now: Doing) -> Facts:
    """A helping office files the result of its part."""
    one = next(one for one in _own(now.session, now.actor, now.case, now.asked) if one.signed_at is not None)
    one.result_at, one.result = now.at, now.asked.note
    now.rows.change(one)
    now.case.co_open -= 1
    return {"office_code": one.office_code, "co_open": now.case.co_open}


def co_waive(now: Doing) -> Facts:
    """Whoever coordinates says that a helping office's part is not needed."""
    found = [one for one in _parts(now) if is_open(one) and one.office_code == now.asked.office_code]
    if not found:
        raise Invalid("cases.no_part", office_code=now.asked.office_code, field="office_code")
    if found[0].office_code in whistling.bound(now.session, now.case):
        raise Conflict("cases.bound", state=now.case.state)
    for one in found:
        one.waived_at, one.waived_reason = now.at, now.asked.note
        now.rows.change(one)
        now.case.co_open -= 1
    return {"office_code": now.asked.office_code, "co_open": now.case.co_open}


PUTS_IN_CHARGE = ("sign", "co_sign", "transfer_inner")
"""Moves that may name who is in charge, who then knows of a sensitive case."""


def _in_charge(now: Doing, office_code: str) -> tuple[int | None, str]:
    """Who is in charge in an office: somebody of it who is named, else whoever acts."""
    username = now.asked.company.person.strip()
    if not username:
        by_hand = now.actor.account_id is not None
        return now.actor.account_id, now.actor.display_name if by_hand else ""
    account = now.session.scalar(select(Account).where(Account.username == username, Account.active))
    if account is None or not knowing.serves(now.session, account.id, now.case, office_code, now.at.date()):
        raise Invalid("cases.not_of_office", username=username, field="person")
    naming.require_admitted(now.session, now.actor, now.case, account)
    return account.id, account.display_name


def bars(session: Session, actor: Actor, case: Case, asked: Move, at: datetime) -> Mapping[str, Bar]:
    """What is in the way of helping, by the names in the table of moves."""
    company = asked.company

    def part(*, signed: bool) -> Bar:
        def none_so(found: Iterable[Assignment]) -> bool:
            return not any((one.signed_at is not None) is signed for one in found)

        kind = "cases.no_part_to_file" if signed else "cases.no_part_to_sign"
        return lambda: none_so(_own(session, actor, case, asked)) and Conflict(kind, state=case.state)

    def left() -> Conflict | None:
        phases = phases_of(case.limit_inputs.get("phases", ""))
        if case.state != "handling" or case.phases_done >= len(phases) - 1:
            return None
        return Conflict("cases.phases_left", phase=phase_name(phases[case.phases_done].name), state=case.state)

    return {
        "phases_left": left,
        "phase_runs": lambda: left() is None and Conflict("cases.no_phase", state=case.state),
        "co_open": lambda: case.co_open and Conflict("cases.parts_open", many=case.co_open, state=case.state),
        "co_waits": lambda: not case.co_open and Conflict("cases.no_part_open", state=case.state),
        "co_unsigned": part(signed=False),
        "co_signed": part(signed=True),
        "helper": missing(asked.office_code, "cases.office_missing", "office_code"),
        "person": missing(company.person, "cases.person_missing", "person"),
        "meets": lambda: _no_meeting(company, at),
    }
