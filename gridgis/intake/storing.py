"""Storing what arrived: reports, their sealed reporters, the numbers other systems gave, receipts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from gridgis.cases.actions import Opened
from gridgis.core.geo import SRID, cell_of, frame_named
from gridgis.core.rows import Rows
from gridgis.intake.models import OuterNumber, Receipt, Report, Reporter
from gridgis.intake.rules import FORM, Message, digest, number_key, seen_at
from gridgis.security.actions import audit_row
from gridgis.security.models import AuditEntry
from gridgis.security.rules import Actor


@dataclass(frozen=True)
class Arrived:
    """A report that stands in a case; `place` is longitude and latitude in EPSG:4490."""

    message: Message
    place: tuple[float, float] | None
    located_by: str
    case: Opened


def store(rows: Rows, actor: Actor, arrived: Sequence[Arrived], at: datetime) -> None:
    """Store reports with all that belongs to them, and who brought them."""
    rows.add(Report, [_report(one, actor, at) for one in arrived])
    named = [
        {"county_code": one.case.county_code, "report_id": one.message.id}
        | {"name": one.message.reporter_name, "phone": one.message.reporter_phone}
        for one in arrived
        if one.message.reporter_name or one.message.reporter_phone
    ]
    rows.add(Reporter, named)
    numbered = [
        {"source": one.message.source, "number": number, "report_id": one.message.id}
        | {"county_code": one.case.county_code, "case_number": one.case.number}
        for one in arrived
        if (number := number_key(one.message.outer_number))
    ]
    rows.add(OuterNumber, numbered)
    receipts = [
        {"report_id": one.message.id, "digest": digest(one.message), "form": FORM, "received_at": at}
        | {"county_code": one.case.county_code, "case_number": one.case.number}
        for one in arrived
    ]
    rows.add(Receipt, receipts)
    only = str(arrived[0].message.id) if len(arrived) == 1 else ""
    rows.add(AuditEntry, [audit_row(actor.account_id, "report.receive", "report", only, at=at, reports=len(arrived))])


def _report(one: Arrived, actor: Actor, at: datetime) -> dict[str, Any]:
    message, place = one.message, one.place
    seen = seen_at(message, at)
    return {
        "county_code": one.case.county_code,
        "id": message.id,
        "case_number": one.case.number,
        "source": message.source,
        "outer_number": message.outer_number,
        "category_code": message.category_code,
        "description": message.description,
        "address_text": message.address,
        "place": None if place is None else f"SRID={SRID};POINT({place[0]} {place[1]})",
        "given_lng": message.lng,
        "given_lat": message.lat,
        "given_datum": None if message.lng is None else frame_named(message.datum).name,
        "accuracy_m": message.accuracy_m,
        "moved_m": message.moved_m,
        "located_by": one.located_by,
        "component_owner": message.component_owner,
        "h3": None if place is None else cell_of(*place),
        "account_id": actor.account_id,
        "suggested": list(message.suggested) or None,
        "observed_at": seen or at,
        "observed_said": message.observed_at if message.observed_at != seen else None,
        "clock_skew_s": None if message.skew is None else round(message.skew.total_seconds()),
        "received_at": at,
    }
