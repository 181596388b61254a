"""Between the levels: a case goes up with its reason (T26), down to an office (T32), or out to an emergency number."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from gridgis.cases.doing import Doing, Facts, Move
from gridgis.cases.models import Case
from gridgis.cases.queries import spot_of
from gridgis.cases.rules import UP
from gridgis.core.errors import Conflict, Invalid
from gridgis.core.moves import Bar
from gridgis.people import queries as people
from gridgis.security.rules import Actor

ABOVE = {"grid": "village", "village": "town", "town": "county"}
"""To which level somebody of a level escalates."""
BELOW = {"county": ("town", "village"), "all": ("town", "village"), "town": ("village",)}
"""Offices of which levels somebody of a level hands a case down to."""
ALARM = "alarmed"


def bars(session: Session, actor: Actor, case: Case, asked: Move) -> Mapping[str, Bar]:
    """What is in the way of going up, down and out, by the names in the table of moves."""
    return {
        "highest": lambda: _target(actor, case) is None and Conflict("cases.highest", state=case.state),
        "below": lambda: _not_below(session, actor, case, asked.office_code),
        ALARM: lambda: ALARM in case.flags and Conflict("cases.alarmed", state=case.state),
    }


def _levels(actor: Actor, verb: str, case: Case) -> set[str]:
    return {held.level for held in actor.held if held.opens(verb, spot_of(case))}


def _target(actor: Actor, case: Case) -> str | None:
    """The level to which somebody would escalate a case; None where it is there already, or nobody is above them."""
    own = [ABOVE[level] for level in _levels(actor, "case.escalate", case) if level in ABOVE]
    reached = UP.index(case.escalated_level) if case.escalated_level else -1
    return next((level for level in UP[reached + 1 :] if level in own), None)


def _not_below(session: Session, actor: Actor, case: Case, office_code: str | None) -> object:
    """Why somebody can't hand a case down to an office: it does not stand below them."""
    office = people.offices(session, [office_code or ""]).get(office_code or "")
    reached = {level for own in _levels(actor, "case.hand_down", case) for level in BELOW.get(own, ())}
    return (office is None or office.level not in reached) and Invalid("cases.not_below", field="office_code")


def escalate(now: Doing) -> Facts:
    """Put the case before the level above; the one below keeps it on its list and works on."""
    level = _target(now.actor, now.case)
    now.case.escalated_level = level
    return {"level": level, "reason": now.asked.claim.reason}


def alarm(now: Doing) -> Facts:
    """Keep that an emergency number was called; the case goes on as a record of it."""
    now.case.flags = [*now.case.flags, ALARM]
    return {"number": now.asked.claim.reason}
