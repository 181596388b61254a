"""Who leads and who helps, named by the platform's lead or the head of the command centre; what offices say before."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases.clocks import due
from gridgis.cases.doing import Doing, Facts, Move
from gridgis.cases.in_force import Limits
from gridgis.cases.models import Case
from gridgis.cases.queries import spot_of
from gridgis.cases.request_models import CaseView, Coordination
from gridgis.cases.rules import HELD, STANCES, URGENT
from gridgis.cases.term_models import Category
from gridgis.cases.terms import limit_of
from gridgis.core.errors import Conflict, Forbidden, Invalid
from gridgis.core.moves import Bar
from gridgis.core.rows import as_known, columns
from gridgis.core.sql import Prepared
from gridgis.security.rules import Actor, Spot

VERB = "case.coordinate"
GOING = (*HELD, "coordinating")
"""States in which a coordination can be open."""


def row_of(
    case: Mapping[str, Any], number: str, seq: int, category: Category, limits: Limits, at: datetime
) -> dict[str, Any]:
    """A coordination that is opened now, as its row has it."""
    return {
        "county_code": case["county_code"],
        "case_number": number,
        "seq": seq,
        "town_code": case["town_code"],
        "category_code": case["category_code"],
        "who": case["coordination"],
        "opened_at": at,
        "due_at": due(at, limit_of("coordinate", category, limits), limits.calendar),
    }


def put_before(now: Doing) -> Facts:
    """Put a case before whoever names its lead: the head of the command centre, unless routing said the platform's."""
    case = now.case
    case.coordination = case.coordination or "centre"
    told = {name: getattr(case, name) for name in ("county_code", "town_code", "category_code", "coordination")}
    seq = _COUNT.rows(now.session, county=case.county_code, number=case.number)[0][0] + 1
    now.rows.add(Coordination, [row_of(told, case.number, seq, now.category, now.limits, now.at)])
    return {"who": case.coordination}


def put_higher(now: Doing) -> None:
    """Put a case before the county, where it already waits for somebody below too."""
    case = now.case
    waits = case.coordination is not None
    case.coordination = "county"
    found = _OPEN.rows(now.session, county=case.county_code, number=case.number) if waits else []
    for row in found:
        one = as_known(now.session, Coordination, row)
        one.who, one.opened_at = "county", now.at
        one.due_at = due(now.at, limit_of("coordinate", now.category, now.limits), now.limits.calendar)
        now.rows.change(one)
    if not found:
        put_before(now)


_COUNT = Prepared("SELECT count(*) FROM coordinations WHERE county_code = :county AND case_number = :number")

_OPEN = Prepared(f"""
    SELECT {columns(Coordination)} FROM coordinations
    WHERE county_code = :county AND case_number = :number AND outcome IS NULL
""")  # noqa: S608


def settle(now: Doing, lead: str | None, helping: list[str], *, outcome: str = "decided") -> None:
    """End what waits to be coordinated, with the decision that was taken; nothing where nothing waits."""
    case = now.case
    if outcome == "decided":
        conclude(now)
    if case.coordination is None:
        return
    case.coordination = None
    for row in _OPEN.rows(now.session, county=case.county_code, number=case.number):
        one = as_known(now.session, Coordination, row)
        one.outcome, one.settled_at = outcome, now.at
        one.settled_by, one.settled_name = now.actor.account_id, now.actor.display_name
        one.lead_office, one.co_offices, one.reason = lead, helping, now.asked.note
        now.rows.change(one)


def follow(now: Doing, source: str) -> None:
    """Let a coordination go whose case has gone on: a result is filed, or nobody has it any more.

    One that is given anew, or stands again by itself, is coordinated anew.
    """
    target, who = now.case.state, now.case.coordination
    if source in GOING and target not in GOING:
        settle(now, None, [], outcome="moot")
        now.case.coordination = who if target in ("registered", "merged") else None
    elif source == "merged" and target in GOING:
        put_before(now)


def consult(now: Doing) -> Facts:
    """Ask offices for their view; they read the case from now on."""
    case, codes = now.case, list(dict.fromkeys(now.asked.company.offices or ()))
    for code in codes:
        now.check_office(code)
    case.consulting = _LAST.rows(now.session, county=case.county_code, number=case.number)[0][0] + 1
    case.taking_part = sorted({*case.taking_part, *codes} - {case.office_code or ""})
    key = {"county_code": case.county_code, "case_number": case.number, "seq": case.consulting}
    asked = {"question": now.asked.note, "asked_at": now.at, "asked_name": now.actor.display_name}
    now.rows.add(CaseView, [key | asked | {"office_code": code} for code in codes])
    return {"offices": codes, "consultation": case.consulting}


_LAST = Prepared("SELECT coalesce(max(seq), 0) FROM case_views WHERE county_code = :county AND case_number = :number")


def give_view(now: Doing) -> Facts:
    """Keep what the offices of an actor say."""
    said = _awaited(now.session, now.actor, now.case)
    for one in said:
        one.said_at, one.said_name = now.at, now.actor.display_name
        one.stance, one.view = now.asked.company.stance, now.asked.note
        now.rows.change(one)
    return {"office_code": said[0].office_code, "stance": now.asked.company.stance}


def conclude(now: Doing) -> Facts:
    """End the consultation that is open: what was decided stands on the timeline."""
    facts = {"consultation": now.case.consulting} if now.case.consulting else {}
    now.case.consulting = None
    return facts


def views(session: Session, case: Case) -> list[CaseView]:
    """What offices were asked and said about a case, oldest first."""
    if not case.taking_part and not case.consulting:
        return []
    own = select(CaseView).where(CaseView.county_code == case.county_code, CaseView.case_number == case.number)
    return list(session.scalars(own.order_by(CaseView.seq, CaseView.office_code)))


def coordinations(session: Session, case: Case) -> list[Coordination]:
    """All that was put before somebody to coordinate in a case, oldest first."""
    own = (Coordination.county_code == case.county_code, Coordination.case_number == case.number)
    return list(session.scalars(select(Coordination).where(*own).order_by(Coordination.seq)))


def _awaited(session: Session, actor: Actor, case: Case) -> list[CaseView]:
    """The views that offices of an actor were asked for in the open consultation and have not given."""
    if case.consulting is None:
        return []
    asked = select(CaseView).where(
        CaseView.county_code == case.county_code,
        CaseView.case_number == case.number,
        CaseView.seq == case.consulting,
        CaseView.said_at.is_(None),
    )
    found = session.scalars(asked.order_by(CaseView.office_code))
    return [one for one in found if actor.may("case.handle", Spot(office_code=one.office_code))]


def bars(session: Session, actor: Actor, case: Case, asked: Move) -> Mapping[str, Bar]:
    """What is in the way of coordinating and of saying one's view, by the names in the table of moves."""
    company = asked.company
    named = company.offices or ()
    return {
        "to_coordinate": lambda: (
            case.coordination is not None
            and case.urgency not in URGENT
            and Conflict("cases.to_coordinate", state=case.state)
        ),
        "centre": lambda: why_not(actor, case),
        "coordination_waits": lambda: (
            case.coordination is None and Conflict("cases.nothing_to_coordinate", state=case.state)
        ),
        "consulting": lambda: case.consulting is not None and Conflict("cases.consulting", state=case.state),
        "consults": lambda: case.consulting is None and Conflict("cases.no_consultation", state=case.state),
        "view_waits": lambda: not _awaited(session, actor, case) and Conflict("cases.no_view_asked", state=case.state),
        "offices": lambda: not named and Invalid("cases.offices_missing", field="co_offices"),
        "stance": lambda: (
            company.stance not in STANCES and Invalid("cases.stance_missing", stances=STANCES, field="stance")
        ),
    }


def why_not(actor: Actor, case: Case) -> Forbidden | None:
    """Why somebody may not settle who leads a case: what is the head's is not a platform's lead's."""
    spot = spot_of(case)
    if not actor.may(VERB, spot):
        return Forbidden("security.no_right", verb=VERB)
    opening = [held for held in actor.held if held.opens(VERB, spot)]
    if case.coordination == "county" and not any(held.level in ("county", "all") for held in opening):
        return Forbidden("cases.county_coordinates", verb=VERB)
    head = any(not held.limits(VERB) for held in opening)
    return None if head or case.coordination != "centre" else Forbidden("cases.centre_coordinates", verb=VERB)
