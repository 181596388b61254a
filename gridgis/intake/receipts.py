"""The door at which a report is recognised that came before: by its id, and by what it says."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.core.sql import Prepared
from gridgis.intake.models import Receipt, Report, Reporter
from gridgis.intake.rules import Message, content, digest
from gridgis.routing import decisions
from gridgis.security.rules import Actor, Spot

Known = tuple[Receipt, Report, bool]
"""Receipt and report of an id that came before, and whether it says the same now."""


_LOCK = Prepared("SELECT pg_advisory_xact_lock(hashtextextended(id, 0)) FROM unnest(CAST(:ids AS text[])) AS asked(id)")
_TAKEN = Prepared("SELECT report_id FROM receipts WHERE report_id = ANY (CAST(CAST(:ids AS text[]) AS uuid[]))")


def known(session: Session, messages: Sequence[Message]) -> dict[int, Known]:
    """Those whose id was taken before. Holds a lock on each id until the transaction ends."""
    ids = sorted(str(message.id) for message in messages)
    _LOCK.rows(session, ids=ids)
    if not _TAKEN.rows(session, ids=ids):
        return {}
    asked = (
        select(Receipt, Report)
        .join(Report, (Report.county_code == Receipt.county_code) & (Report.id == Receipt.report_id))
        .where(Receipt.report_id.in_([message.id for message in messages]))
    )
    kept = {receipt.report_id: (receipt, report) for receipt, report in session.execute(asked)}
    found: dict[int, Known] = {}
    for i, message in enumerate(messages):
        if message.id in kept:
            receipt, report = kept[message.id]
            now = replace(message, source=message.source or report.source)
            found[i] = (receipt, report, _same(session, now, receipt, report))
    return found


def told(actor: Actor, receipt: Receipt, report: Report) -> dict[str, str]:
    """What of an earlier report its own sender may be told; nobody else learns even its case."""
    if report.account_id != actor.account_id:
        return {}
    return {"case_number": receipt.case_number, "received_at": receipt.received_at.isoformat()}


def _same(session: Session, now: Message, receipt: Receipt, report: Report) -> bool:
    if receipt.form > 1:
        return receipt.digest == digest(now, receipt.form)
    return content(now) == content(_stored(session, now, report))


def _stored(session: Session, now: Message, report: Report) -> Message:
    """A report as it was taken under an older form; what it did not keep is taken for said again."""
    reporter = session.get(Reporter, (report.county_code, report.id))
    first = decisions.first(session, report.county_code, report.case_number)
    spot = first.route.spot if first else Spot()
    by_grid, by_division = report.located_by == "grid", report.located_by == "division"
    within = (spot.county_code, spot.town_code, spot.village_code)
    unsaid = now.observed_at is None and report.observed_at == report.received_at
    return replace(
        now,
        category_code=report.category_code,
        description=report.description,
        source=report.source,
        observed_at=None if unsaid else report.observed_at,
        lng=report.given_lng,
        lat=report.given_lat,
        datum=report.given_datum or now.datum,
        accuracy_m=report.accuracy_m,
        address=report.address_text,
        grid_code=spot.grid_code if by_grid and first else now.grid_code,
        division_code=None if by_division and now.division_code not in within else now.division_code,
        outer_number=report.outer_number,
        component_owner=report.component_owner,
        reporter_name=reporter.name if reporter else "",
        reporter_phone=reporter.phone if reporter else "",
        joins="",
    )
