"""Keeping the reason of a decision."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from gridgis.core.db import add_rows
from gridgis.core.geo import SRID
from gridgis.geocoding.linear import LineNear
from gridgis.routing.locating import Route
from gridgis.routing.models import Decision


@dataclass(frozen=True)
class Routed:
    """A route, and the case it was taken for."""

    county_code: str
    case_number: str
    seq: int
    report_id: UUID | None
    route: Route
    cause: str = "received"
    actor_name: str = ""
    note: str = ""
    confirmed_by: int | None = None
    given: dict[str, Any] = field(default_factory=dict)


def keep(session: Session, routed: Sequence[Routed], *, at: datetime) -> None:
    """Store decisions with all that was known when they were taken."""
    add_rows(session, Decision, [_row(one, at) for one in routed])


def _row(one: Routed, at: datetime) -> dict[str, Any]:
    route = one.route
    return {
        "county_code": one.county_code,
        "case_number": one.case_number,
        "seq": one.seq,
        "report_id": one.report_id,
        "at": at,
        "place": None if route.lng is None else f"SRID={SRID};POINT({route.lng} {route.lat})",
        "located_by": route.located_by,
        "score": route.score,
        "match": route.match,
        "border_m": route.border_m,
        "grid_code": route.grid.code if route.grid else None,
        "grid_version_id": route.grid.version_id if route.grid else None,
        "rule": route.rule or "",
        "office_code": route.office.code if route.office else None,
        "flags": route.flags,
        "rule_set_id": route.rule_set_id,
        "rule_code": route.routing_rule.code if route.routing_rule else "",
        "cause": one.cause,
        "actor_name": one.actor_name,
        "note": one.note,
        "confirmed_by": one.confirmed_by,
        "candidates": candidates_of(route) | ({"given": one.given} if one.given else {}),
    }


def candidates_of(route: Route) -> dict[str, Any]:
    """What was possible and why one was chosen, as the database keeps it."""
    return {
        "grids": [
            {
                "code": c.code,
                "layer": c.layer,
                "name": c.name,
                "version_id": c.version_id,
                "border_m": round(c.border_m, 2),
                "chosen": route.grid is not None and c.code == route.grid.code,
            }
            for c in route.candidates
        ],
        "offices": [office.code for office in (route.office, *route.co_offices) if office is not None],
        "reasons": [asdict(reason) for reason in route.reasons],
        "addresses": [asdict(option) for option in route.addresses],
        "lines": [_line_facts(line) for line in route.lines],
        "rule": _rule_facts(route),
        "accuracy_m": route.accuracy_m,
        "divisions": [route.county_code, route.town_code, route.village_code],
        "platform": route.platform,
        "day": route.day.isoformat() if route.day else None,
        "at": route.asked_at.isoformat() if route.asked_at else None,
        "chosen_grid": route.chosen_grid,
        "chosen_by": route.chosen_by,
        "notice": route.notice,
        "timings_ms": route.timings_ms,
    }


def _line_facts(line: LineNear) -> dict[str, Any]:
    facts = asdict(line)
    away = line.chief.on_leave_until if line.chief else None
    return facts | ({"chief": facts["chief"] | {"on_leave_until": away.isoformat()}} if away else {})


def _rule_facts(route: Route) -> dict[str, Any] | None:
    rule = route.routing_rule
    if rule is None:
        return None
    return {"code": rule.code, "name": rule.name, "delegated": rule.delegated, "basis": rule.basis}
