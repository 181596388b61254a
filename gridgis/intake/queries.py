"""Reading reports: receipts, one's own, and the reports of a case."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal
from uuid import UUID

from geoalchemy2 import Geography
from sqlalchemy import and_, cast, func, select, tuple_
from sqlalchemy.orm import Session

from gridgis.cases.merging import merged
from gridgis.cases.models import Case
from gridgis.cases.queries import readable
from gridgis.core.errors import NotFound
from gridgis.core.geo import SRID
from gridgis.intake.models import Receipt, Report, Reporter
from gridgis.media.models import Medium
from gridgis.security.rules import Actor

FAR_M = 200
"""From so many metres between a photo and its report on, whoever works on the case is told: a hint, no judgement."""


@dataclass(frozen=True)
class OwnReport:
    """A report its sender sees in their list, with the hash of its first photo."""

    report_id: UUID
    case_number: str
    state: str
    category_code: str
    description: str
    address_text: str
    received_at: datetime
    media_count: int
    photo: str | None


@dataclass(frozen=True)
class SentPhoto:
    """A photo of a report as its sender is told of it.

    Of a `part`, `received_bytes` are here; every other is kept for good, under a hash that was checked. `taken_at` and
    `away_m`, the metres between it and the place of the report, are what the picture says of itself.
    """

    sha256: str
    state: Literal["part", "preparing", "shown", "hidden"]
    received_bytes: int
    size_bytes: int | None
    taken_at: datetime | None = None
    away_m: float | None = None


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
    sent = (Medium.county_code == Report.county_code, Medium.report_id == Report.id, Medium.account_id.is_(None))
    count = select(func.count()).select_from(Medium).where(*sent).scalar_subquery()
    first = select(Medium.sha256).where(*sent).order_by(Medium.received_at, Medium.sha256).limit(1).scalar_subquery()
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
            first,
        )
        .join(Case, and_(Case.county_code == Report.county_code, Case.number == Report.case_number))
        .where(Report.account_id == actor.account_id)
        .order_by(Report.received_at.desc(), Report.id.desc())
        .limit(limit)
    )
    if after is not None:
        asked = asked.where(tuple_(Report.received_at, Report.id) < after)
    return [OwnReport(*values) for values in session.execute(asked)]


def photos(session: Session, report: Report, parts: Mapping[str, int]) -> list[SentPhoto]:
    """The photos that came with a report, oldest first; then those of which only parts, by hash, are here."""
    on_earth = Geography(srid=SRID)
    away = func.ST_Distance(cast(Medium.taken_place, on_earth), cast(Report.place, on_earth))
    asked = (
        select(Medium, away)
        .join(Report, and_(Report.county_code == Medium.county_code, Report.id == Medium.report_id))
        .where(Medium.county_code == report.county_code, Medium.report_id == report.id, Medium.account_id.is_(None))
        .order_by(Medium.received_at, Medium.sha256)
    )
    kept = [_sent(medium, metres) for medium, metres in session.execute(asked)]
    begun = sorted({*parts} - {one.sha256 for one in kept})
    return [*kept, *(SentPhoto(digest, "part", parts[digest], None) for digest in begun)]


def _sent(medium: Medium, away_m: float | None) -> SentPhoto:
    state: Literal["preparing", "shown", "hidden"] = "shown" if medium.shown_at else "preparing"
    return SentPhoto(
        medium.sha256,
        "hidden" if medium.hidden else state,
        medium.size_bytes,
        medium.size_bytes,
        medium.taken_at.astimezone(UTC) if medium.taken_at else None,
        None if away_m is None else round(away_m, 1),
    )


def far_photos(session: Session, county_code: str, ids: Sequence[UUID]) -> dict[UUID, dict[str, float]]:
    """Photos that came with reports and say that they were taken further away than `FAR_M`: metres by hash."""
    on_earth = Geography(srid=SRID)
    away = func.ST_Distance(cast(Medium.taken_place, on_earth), cast(Report.place, on_earth))
    asked = (
        select(Medium.report_id, Medium.sha256, away)
        .join(Report, and_(Report.county_code == Medium.county_code, Report.id == Medium.report_id))
        .where(
            Medium.county_code == county_code,
            Medium.report_id.in_(ids),
            Medium.account_id.is_(None),
            Medium.taken_place.is_not(None),
            away > FAR_M,
        )
    )
    found: dict[UUID, dict[str, float]] = {}
    for report_id, digest, metres in session.execute(asked):
        found.setdefault(report_id, {})[digest] = round(metres, 1)
    return found


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
