"""Keeping the reason of a decision."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from gridgis.core.db import add_rows
from gridgis.core.geo import SRID
from gridgis.routing.models import Decision
from gridgis.routing.queries import Route


@dataclass(frozen=True)
class Routed:
    """A route, and the case it was taken for."""

    county_code: str
    case_number: str
    seq: int
    report_id: UUID | None
    route: Route


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
        "candidates": candidates_of(route),
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
    }
