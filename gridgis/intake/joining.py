"""Reports that are added to a case that stands: what changed after the first arrived, or what others saw too."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from gridgis.cases.actions import tell
from gridgis.cases.models import Case
from gridgis.cases.queries import spot_of, visible_to
from gridgis.cases.rules import OPEN
from gridgis.core.errors import Conflict, Forbidden, NotFound, Refusal
from gridgis.core.wording import Phrase
from gridgis.intake.models import Report
from gridgis.intake.rules import Message
from gridgis.security.rules import Actor


def joined_cases(
    session: Session, actor: Actor, messages: Mapping[int, Message]
) -> tuple[dict[int, Case], dict[int, Refusal]]:
    """The case each report is added to, held for update, or why it can't be.

    One adds to a case that one reported, or that one may read where one may report. An ended case takes nothing more.
    """
    found: dict[int, Case] = {}
    refused: dict[int, Refusal] = {}
    for i, message in sorted(messages.items(), key=lambda item: item[1].joins):
        try:
            found[i] = _case(session, actor, message.joins)
        except Refusal as refusal:
            refused[i] = refusal
    return found, refused


def _case(session: Session, actor: Actor, number: str) -> Case:
    sent = exists().where(
        Report.county_code == Case.county_code, Report.case_number == Case.number, Report.account_id == actor.account_id
    )
    asked = select(Case).where(Case.number == number)
    own = session.scalars(asked.where(sent)).first()
    case = own or session.scalars(visible_to(asked, actor)).first()
    if case is None:
        raise NotFound("intake.no_case", number=number)
    if own is None and not actor.may("report.submit", spot_of(case)):
        raise Forbidden("intake.not_here", verb="report.submit")
    held = session.get_one(Case, (case.county_code, case.number), with_for_update=True, populate_existing=True)
    if held.state not in OPEN:
        raise Conflict("intake.case_ended", number=number, state=Phrase(f"case_state.{held.state}"))
    return held


def add(session: Session, actor: Actor, case: Case, message: Message, *, at: datetime) -> None:
    """Count a further report of a case, and tell it on its timeline."""
    case.report_count += 1
    facts = {"report_id": str(message.id), "source": message.source}
    tell(session, case, "add_report", actor, source=case.state, note="", at=at, facts=facts)
