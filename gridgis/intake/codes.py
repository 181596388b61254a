"""Query codes: made once, kept as hashes, and found again; a reporter needs no account beside one."""

import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.core.sql import Prepared
from gridgis.intake.code_models import QueryCode, ReporterPage
from gridgis.security.queries import token_hash
from gridgis.security.rules import REPORT_AS, Actor

DIGITS = 16
"""Digits alone, so that a code can be told on the telephone: 53 bits, guessed at behind `DOORS` of the page."""
_CODE = re.compile(rf"[0-9]{{{DIGITS}}}")


@dataclass(frozen=True)
class CodedReport:
    """The report that a code opens, and whether its county's page is open."""

    county_code: str
    report_id: UUID
    open: bool
    phone: str


def code_of(told: str) -> str | None:
    """A code as it was made of what somebody typed: without blanks and hyphens; None for what can be none."""
    bare = re.sub(r"[\s-]", "", told[:100])
    return bare if _CODE.fullmatch(bare) else None


def found(session: Session, told: str) -> CodedReport | None:
    """The report of a code; None where no such code was given, or another has taken its place."""
    code = code_of(told)
    if code is None:
        return None
    asked = (
        select(QueryCode.county_code, QueryCode.report_id, ReporterPage.open, ReporterPage.phone)
        .outerjoin(ReporterPage, ReporterPage.county_code == QueryCode.county_code)
        .where(QueryCode.code_hash == token_hash(code))
    )
    row = session.execute(asked).first()
    return CodedReport(row[0], row[1], bool(row[2]), row[3] or "") if row else None


def page_of(session: Session, county_code: str) -> ReporterPage | None:
    """How the page of a county is set; None where it was never opened."""
    return session.get(ReporterPage, county_code)


def any_open(session: Session) -> bool:
    """Whether any county has opened its page."""
    return session.scalar(select(ReporterPage.county_code).where(ReporterPage.open).limit(1)) is not None


def make(session: Session, county_code: str, report_id: UUID, actor: Actor, *, at: datetime) -> str:
    """Make the code of a report; one made before opens nothing more.

    Returns:
        The code, shown once.
    """
    code = "".join(secrets.choice("0123456789") for _ in range(DIGITS))
    session.merge(
        QueryCode(
            county_code=county_code,
            report_id=report_id,
            code_hash=token_hash(code),
            made_at=at,
            made_by=actor.account_id,
            seen_at=None,
        )
    )
    session.flush()
    return code


def given_at(session: Session, county_code: str, reports: Iterable[UUID]) -> dict[UUID, datetime]:
    """When the code of each report was given that has one."""
    asked = select(QueryCode.report_id, QueryCode.made_at)
    asked = asked.where(QueryCode.county_code == county_code, QueryCode.report_id.in_(list(reports)))
    return dict(session.execute(asked).all())


_NAMELESS = Prepared("""
    SELECT 1 FROM reports
    WHERE county_code = :county AND id = :report AND source = 'citizen'
        AND EXISTS (SELECT FROM reporter_pages WHERE county_code = :county AND open)
        AND NOT EXISTS (SELECT FROM reporters WHERE county_code = :county AND report_id = :report)
""")


def for_nameless(session: Session, actor: Actor, county_code: str, report_id: UUID, *, at: datetime) -> str | None:
    """A code for a citizen who left neither name nor telephone; None for anybody else, and where the page is closed.

    Args:
        actor: who sent the report.
        report_id: of a report that was taken in just now.
    """
    if f"{REPORT_AS}citizen" not in actor.verbs:
        return None
    nameless = _NAMELESS.rows(session, county=county_code, report=str(report_id))
    return make(session, county_code, report_id, actor, at=at) if nameless else None
