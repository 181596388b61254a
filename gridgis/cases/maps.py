"""Cases as points on a map."""

import json
from datetime import datetime

from sqlalchemy.orm import Session

from gridgis.cases import lists
from gridgis.cases.clock_marks import clock_of
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
            "id": spot.number,
            "geometry": {"type": "Point", "coordinates": [spot.lng, spot.lat]},
            "properties": {
                "number": spot.number,
                "clock": clock_of(spot.state, spot.due_at, spot.near_due_at, at),
                "state": spot.state,
                "category_code": spot.category_code,
                "urgency": spot.urgency,
                "submitted_at": spot.submitted_at.isoformat(),
            },
        }
        for spot in found[:MAP_LIMIT]
    ]
    return json.dumps({"type": "FeatureCollection", "features": features, "truncated": len(found) > MAP_LIMIT})
