"""The whistle (T27, 吹哨报到): a town calls departments of the county, which come in time and are rated afterwards."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases import asking, coordinating
from gridgis.cases.clocks import due
from gridgis.cases.doing import Doing, Facts, Move
from gridgis.cases.models import Case
from gridgis.cases.rules import SCORES
from gridgis.cases.terms import limit_of
from gridgis.cases.whistle_models import WhistleCall
from gridgis.core.errors import Conflict, Invalid
from gridgis.core.moves import Bar
from gridgis.people import queries as people
from gridgis.security.rules import Actor, Spot

FLAG = "whistle"
STEPS = ("sign", "contact", "spot")
"""What a department does, one after the other; each has a stage of its limits, `whistle_sign` and its like."""
CALLS = ("whistle", "ask_whistle")
"""Moves that name departments to call."""
DONE = {"sign": "signed_at", "contact": "contacted_at", "spot": "arrived_at"}


def calls(session: Session, case: Case) -> list[WhistleCall]:
    """The departments that were ever called in a case, in the order of whistles and codes."""
    if FLAG not in case.flags:
        return []
    own = (WhistleCall.county_code == case.county_code, WhistleCall.case_number == case.number)
    asked = select(WhistleCall).where(*own).order_by(WhistleCall.seq, WhistleCall.office_code)
    return list(session.scalars(asked))


def departments(now: Doing, codes: Iterable[str]) -> list[str]:
    """The departments that are named, each once.

    Raises:
        Invalid: one of them is no department of the county.
    """
    named = list(dict.fromkeys(codes))
    known = people.offices(now.session, named)
    for code in named:
        now.check_office(code)
        if known[code].level != "county":
            raise Invalid("cases.not_of_county", office=known[code].name, field="co_offices")
    return named


def whistle(now: Doing) -> Facts:
    """Call departments by the word of one leader (T27); the county may name others than these."""
    return _call(now, departments(now, now.asked.company.offices or ()), now.asked.note, hard=False)


def whistle_hard(now: Doing) -> Facts:
    """Call the departments that one head asked for and another one confirms: it binds them (`bound`)."""
    request = asking.waiting(now.session, now.case)
    if request is None:
        raise Conflict("cases.nothing_asked", state=now.case.state)
    return _call(now, departments(now, request.offices), request.note, hard=True) | {"hard": True}


def bound(session: Session, case: Case) -> list[str]:
    """The departments that a hard whistle binds, until the town has rated them.

    One of them leads, the others help; none of them gives the case back, and nobody waives its part.
    """
    return [one.office_code for one in calls(session, case) if one.hard and one.score is None]


def require_bound(session: Session, case: Case, office_code: str) -> None:
    """Let pass an office that is to lead.

    Raises:
        Invalid: a hard whistle binds others.
    """
    binds = bound(session, case)
    if binds and office_code not in binds:
        names = [office.name for office in people.offices(session, binds).values()]
        raise Invalid("cases.bound_leads", offices="、".join(sorted(names)), field="office_code")


def _call(now: Doing, named: list[str], reason: str, *, hard: bool) -> Facts:
    """Call departments: whoever had the case has it no more, and the county names who leads.

    The offices that had it help from then on, unless the county names others.
    """
    case = now.case
    before = [code for code in (case.office_code, *case.taking_part) if code and code not in named]
    now.end()
    case.office_code = case.dispatched_at = case.handle_due_at = case.result_at = None
    case.co_open, case.co_offices = 0, [*named, *before]
    case.taking_part, case.escalated_level = sorted({*named, *before}), "county"
    seq = max((one.seq for one in calls(now.session, case)), default=0) + 1
    case.flags = [*dict.fromkeys([*case.flags, FLAG])]
    ends = {
        f"{step}_due_at": due(now.at, limit_of(f"whistle_{step}", now.category, now.limits), now.limits.calendar)
        for step in STEPS
    }
    row: dict[str, Any] = {"county_code": case.county_code, "case_number": case.number, "seq": seq}
    row |= {"called_at": now.at, "called_by": now.actor.account_id, "called_name": now.actor.display_name}
    row |= {"reason": reason, "hard": hard} | ends
    now.rows.add(WhistleCall, [row | {"office_code": code} for code in named])
    coordinating.put_higher(now)
    return {"offices": named} | {name: at.isoformat() for name, at in ends.items()}


def _called(session: Session, actor: Actor, case: Case, step: str) -> list[WhistleCall]:
    """Calls of the departments in which an actor acts, whose next step is this one; the office that is named alone."""
    nth = STEPS.index(step)
    verb = "case.sign" if step == "sign" else "case.handle"
    return [
        one
        for one in calls(session, case)
        if all(getattr(one, DONE[before]) for before in STEPS[:nth])
        and getattr(one, DONE[step]) is None
        and actor.may(verb, Spot(office_code=one.office_code))
    ]


def sign(now: Doing) -> Facts:
    """A department has heard the whistle."""
    one = _called(now.session, now.actor, now.case, "sign")[0]
    one.signed_at, one.signed_name = now.at, now.actor.display_name
    return _kept(now, one, one.sign_due_at)


def contact(now: Doing) -> Facts:
    """A department has spoken with the town."""
    one = _called(now.session, now.actor, now.case, "contact")[0]
    one.contacted_at, one.contact = now.at, now.asked.note
    return _kept(now, one, one.contact_due_at)


def arrive(now: Doing) -> Facts:
    """Somebody of a department is on the spot."""
    one = _called(now.session, now.actor, now.case, "spot")[0]
    one.arrived_at, one.arrival = now.at, now.asked.note
    return _kept(now, one, one.spot_due_at)


def _kept(now: Doing, one: WhistleCall, due_at: datetime) -> Facts:
    now.rows.change(one)
    return {"office_code": one.office_code, "late": now.at > due_at}


def _to_rate(session: Session, case: Case, at: datetime) -> list[WhistleCall]:
    """Departments that came, or whose time to come is over, and that nobody has rated."""
    return [one for one in calls(session, case) if one.score is None and (one.arrived_at or one.spot_due_at <= at)]


def rate(now: Doing) -> Facts:
    """The town says how a department answered the whistle.

    Raises:
        Invalid: it is none of those that wait to be rated.
    """
    found = [one for one in _to_rate(now.session, now.case, now.at) if one.office_code == now.asked.office_code]
    if not found:
        raise Invalid("cases.not_called", office_code=now.asked.office_code, field="office_code")
    for one in found:
        one.score, one.rated_at, one.rated_name = now.asked.satisfaction, now.at, now.actor.display_name
        one.rating = now.asked.note
        now.rows.change(one)
    return {"office_code": found[0].office_code, "score": found[0].score}


def to_rate(session: Session, case: Case, at: datetime) -> list[str]:
    """The codes of the departments that the town may rate now."""
    return list(dict.fromkeys(one.office_code for one in _to_rate(session, case, at)))


def bars(session: Session, actor: Actor, case: Case, asked: Move, at: datetime) -> Mapping[str, Bar]:
    """What is in the way of whistling and of what follows, by the names in the table of moves."""

    def called(step: str) -> Bar:
        return lambda: not _called(session, actor, case, step) and Conflict("cases.not_whistled", state=case.state)

    return {
        "whistling": lambda: (
            any(one.score is None for one in calls(session, case)) and Conflict("cases.whistling", state=case.state)
        ),
        "bound": lambda: case.office_code in bound(session, case) and Conflict("cases.bound", state=case.state),
        "of_staff": lambda: case.staff_involved and Conflict("cases.no_whistle", state=case.state),
        "departments": lambda: not asked.company.offices and Invalid("cases.departments_missing", field="co_offices"),
        "called": called("sign"),
        "whistle_signed": called("contact"),
        "contacted": called("spot"),
        "to_rate": lambda: not _to_rate(session, case, at) and Conflict("cases.nobody_to_rate", state=case.state),
        "score": lambda: (
            asked.satisfaction not in SCORES and Invalid("cases.score_missing", scores=SCORES, field="satisfaction")
        ),
    }
