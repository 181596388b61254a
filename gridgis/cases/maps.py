"""Cases as points on a map."""

import json
from datetime import datetime

from sqlalchemy.orm import Session

from gridgis.cases import lists, queries
from gridgis.cases.filters import Filter
from gridgis.cases.lists import MAP_LIMIT
from gridgis.security.rules import Actor


def points(session: Session, actor: Actor, wanted: Filter, *, at: datetime) -> str:
    """Located cases as GeoJSON text, EPSG:4490.

    A sensitive case stands on no map (domain guide, "Sensitive"); `counted_for` keeps it out.
    """
    found = lists.on_map(session, actor, wanted, at=at, limit=MAP_LIMIT + 1)
    features = [
        {
            "type": "Feature",
            "id": case.number,
            "geometry": {"type": "Point", "coordinates": [lng, lat]},
            "properties": {
                "number": case.number,
                "clock": queries.clock_of(case, at),
                "state": case.state,
                "category_code": case.category_code,
                "urgency": case.urgency,
                "submitted_at": case.submitted_at.isoformat(),
            },
        }
        for case, lng, lat in found[:MAP_LIMIT]
    ]
    return json.dumps({"type": "FeatureCollection", "features": features, "truncated": len(found) > MAP_LIMIT})
