"""How the reporters of a case can be reached: sealed, opened with a reason, and each opening told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from gridgis.cases import queries as cases
from gridgis.cases.actions import tell
from gridgis.cases.asking import requests
from gridgis.cases.models import Case
from gridgis.cases.request_models import CaseRequest
from gridgis.cases.rules import HELD
from gridgis.core.errors import Conflict, Forbidden, Invalid
from gridgis.core.vocabulary import Source
from gridgis.intake.models import Report, Reporter
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor


@dataclass(frozen=True)
class Contact:
    """Who sent a report, and how to answer; what was not told is empty."""

    report_id: UUID
    source: Source
    received_at: datetime
    name: str
    phone: str


@audited("case.open_contact", "case", "{number}", reason="reason")
def open_contact(session: Session, actor: Actor, number: str, reason: str, *, at: datetime) -> list[Contact]:
    """Open how the reporters of a case can be reached, oldest report first; the case's timeline tells who did, and why.

    Raises:
        NotFound: the actor may read no such case.
        Forbidden: they hold no right to it there, and nothing was granted to them while their office has the case.
        Invalid: no reason.
        Conflict: nobody left a name or a telephone.
    """
    case = cases.get(session, actor, number, hold=True)
    if not may_open(actor, case, requests(session, case)):
        raise Forbidden("contacts.may_not", verb="contact.open")
    if not reason.strip():
        raise Invalid("contacts.no_reason", field="reason")
    sealed = and_(Reporter.county_code == Report.county_code, Reporter.report_id == Report.id)
    asked = select(Report.id, Report.source, Report.received_at, Reporter.name, Reporter.phone).join(Reporter, sealed)
    asked = asked.where(Report.county_code == case.county_code, Report.case_number == number)
    found = [Contact(*row) for row in session.execute(asked.order_by(Report.received_at, Report.id))]
    if not found:
        raise Conflict("contacts.none", number=number)
    facts = {"reports": len(found)}
    tell(session, case, "open_contact", actor, source=case.state, note=reason.strip(), at=at, facts=facts)
    return found


def may_open(actor: Actor, case: Case, asked: Iterable[CaseRequest]) -> bool:
    """Whether an actor may open it: by right, or since their request was granted and their office has the case yet.

    Args:
        asked: what has been asked for in the case.
    """
    if actor.may("contact.open", cases.spot_of(case)):
        return True
    return case.state in HELD and any(
        one.kind == "ask_contact"
        and one.outcome == "granted"
        and one.office_code == case.office_code
        and one.asked_by is not None
        and one.asked_by == actor.account_id
        for one in asked
    )
