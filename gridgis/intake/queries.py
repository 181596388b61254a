"""Reading reports: receipts, one's own, and the reports of a case."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, func, select, tuple_
from sqlalchemy.orm import Session

from gridgis.cases.merging import merged
from gridgis.cases.models import Case
from gridgis.cases.queries import readable
from gridgis.core.errors import NotFound
from gridgis.intake.models import Receipt, Report, Reporter
from gridgis.media.models import Medium
from gridgis.security.rules import Actor


@dataclass(frozen=True)
class OwnReport:
    """A report its sender sees in their list."""

    report_id: UUID
    case_number: str
    state: str
    category_code: str
    description: str
    address_text: str
    received_at: datetime
    media_count: int


def receipt(session: Session, actor: Actor, report_id: UUID) -> tuple[Receipt, Report, Case]:
    """The receipt of a report with its case, for its sender and for whoever may read the case.

    Raises:
        NotFound: no such report for this actor.
    """
    row = session.execute(
        select(Receipt, Report, Case)
        .join(Report, and_(Report.county_code == Receipt.county_code, Report.id == Receipt.report_id))
        .join(Case, and_(Case.county_code == Report.county_code, Case.number == Report.case_number))
        .where(Receipt.report_id == report_id)
    ).first()
    if row is not None and (row[1].account_id == actor.account_id or readable(session, actor, row[2])):
        return row[0], row[1], row[2]
    raise NotFound("intake.no_report", report=report_id, report_id=str(report_id))


def own(session: Session, actor: Actor, *, after: tuple[datetime, UUID] | None, limit: int) -> list[OwnReport]:
    """Reports this actor sent, newest first."""
    count = (
        select(func.count())
        .select_from(Medium)
        .where(Medium.county_code == Report.county_code, Medium.report_id == Report.id, Medium.account_id.is_(None))
        .scalar_subquery()
    )
    asked = (
        select(
            Report.id,
            Report.case_number,
            Case.state,
            Report.category_code,
            Report.description,
            Report.address_text,
            Report.received_at,
            count,
        )
        .join(Case, and_(Case.county_code == Report.county_code, Case.number == Report.case_number))
        .where(Report.account_id == actor.account_id)
        .order_by(Report.received_at.desc(), Report.id.desc())
        .limit(limit)
    )
    if after is not None:
        asked = asked.where(tuple_(Report.received_at, Report.id) < after)
    return [OwnReport(*values) for values in session.execute(asked)]


def of_case(session: Session, case: Case) -> list[tuple[Report, list[str], bool]]:
    """Reports of a case, and of those merged into it, with the hashes of their photos, oldest first.

    And whether its sender left a way to answer.
    """
    numbers = [case.number, *(one.number for one in merged(session, case))]
    reports = session.execute(
        select(Report, Reporter.report_id.is_not(None))
        .outerjoin(Reporter, and_(Reporter.county_code == Report.county_code, Reporter.report_id == Report.id))
        .where(Report.county_code == case.county_code, Report.case_number.in_(numbers))
        .order_by(Report.received_at, Report.id)
    ).all()
    media = session.execute(
        select(Medium.report_id, Medium.sha256)
        .where(
            Medium.county_code == case.county_code,
            Medium.report_id.in_([r.id for r, _ in reports]),
            Medium.account_id.is_(None),
        )
        .order_by(Medium.received_at, Medium.sha256)
    )
    hashes: dict[UUID, list[str]] = {}
    for report_id, sha256 in media:
        hashes.setdefault(report_id, []).append(sha256)
    return [(report, hashes.get(report.id, []), reachable) for report, reachable in reports]
