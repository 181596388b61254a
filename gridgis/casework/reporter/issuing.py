"""Giving a reporter the code of their page: on a slip to take along, and anew where it was lost."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from gridgis.cases import queries
from gridgis.cases.actions import tell
from gridgis.cases.answering import reported
from gridgis.cases.models import Case
from gridgis.cases.rules import ON_PAGE
from gridgis.core.errors import Conflict, Forbidden, NotFound
from gridgis.divisions import queries as divisions
from gridgis.intake import codes
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor


@dataclass(frozen=True)
class IssuedCode:
    """A code, told this once, with what stands on its slip; `address` is empty where the page has that of the desk."""

    code: str
    address: str
    phone: str
    centre: str


def may_issue(session: Session, actor: Actor, case: Case) -> bool:
    """Whether an actor may give reporters of a case their code, and the county has opened the page."""
    page = codes.page_of(session, case.county_code)
    return page is not None and page.open and _why_not(actor, case) is None


@audited("case.issue_code", "case", "{number}", report="report_id.hex")
def issue(session: Session, actor: Actor, number: str, report_id: UUID, *, at: datetime) -> IssuedCode:
    """Give the code of a report, which ends one given before; the timeline of the case tells who did.

    Raises:
        NotFound: the actor may read no such case, or it has no such report.
        Forbidden: they may not read how the reporter can be reached, or their office has a part in the case.
        Conflict: the county has not opened the page, the report came from nobody who has one, or the case is merged.
    """
    case = queries.get(session, actor, number, hold=True)
    if (refused := _why_not(actor, case)) is not None:
        raise refused
    report = next((one for one in reported(session, case) if one.id == report_id), None)
    if report is None:
        raise NotFound("reporter.no_report", number=number)
    page = codes.page_of(session, case.county_code)
    if page is None or not page.open:
        raise Conflict("reporter.page_closed")
    if report.source not in ON_PAGE:
        raise Conflict("reporter.nobody", number=number)
    code = codes.make(session, case.county_code, report_id, actor, at=at)
    facts = {"report_id": str(report_id)}
    tell(session, case, "issue_code", actor, source=case.state, note="", at=at, facts=facts)
    place = case.county_code if case.sensitive else case.town_code or case.county_code
    return IssuedCode(code, page.address, page.phone, divisions.names(session, [place]).get(place, ""))


def _why_not(actor: Actor, case: Case) -> Forbidden | None:
    """Why an actor may not: whoever has a code can answer in the reporter's place, so no office gives one."""
    spot = queries.spot_of(case)
    if not actor.may("contact.open", spot):
        return Forbidden("security.no_right", verb="contact.open")
    if queries.takes_part(actor, case):
        return Forbidden("reporter.own_office", verb="contact.open")
    return None
