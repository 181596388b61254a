"""Figures by hexagon, as maps draw them. Sensitive cases stand in none."""

import json
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from gridgis.analytics.figures import Period, breaks
from gridgis.cases import filters
from gridgis.cases import queries as cases
from gridgis.cases.measures import BY_CELL, counted
from gridgis.cases.models import Case
from gridgis.cases.rules import LEFT_OUT
from gridgis.core.errors import Invalid
from gridgis.core.geo import ring_of
from gridgis.security.rules import Actor


def hexes(
    session: Session,
    actor: Actor,
    *,
    resolution: int,
    place: str | None,
    bbox: tuple[float, float, float, float] | None,
    period: Period,
    category: str | None,
    at: datetime,
) -> str:
    """Cases by H3 cell as GeoJSON text, with class limits of the counts.

    Args:
        session: open session.
        actor: who reads.
        resolution: of the cells, 5–10.
        place: a division or grid that narrows, or None.
        bbox: west, south, east, north in degrees, or None.
        period: of submission; open cases count whatever their age.
        category: code, platform or None.
        at: the moment against which overdue counts.

    Raises:
        Invalid: the resolution lies outside 5–10.
    """
    if not 5 <= resolution <= 10:
        raise Invalid("analytics.resolution", field="resolution")
    cell = filters.parent_cell(Case.h3, resolution)
    begin, end = period.bounds()
    wanted = filters.matching(session, filters.Filter(place=place, category=category, bbox=bbox), at)
    counts = {name: counted(name, begin, end, at) for name in BY_CELL}
    asked = (
        select(cell.label("cell"), *(func.count().filter(count).label(name) for name, count in counts.items()))
        .where(Case.h3.is_not(None), Case.state.not_in(LEFT_OUT), or_(counts["open"], counts["reported"]), *wanted)
        .group_by(cell)
        .order_by(cell)
    )
    rows = session.execute(cases.counted_for(asked, actor)).mappings().all()
    features = [
        {
            "type": "Feature",
            "id": f"{row['cell']:x}",
            "geometry": {"type": "Polygon", "coordinates": [ring_of(row["cell"])]},
            "properties": {"h3": f"{row['cell']:x}", **{name: row[name] for name in BY_CELL}},
        }
        for row in rows
    ]
    cuts = breaks([row["reported"] for row in rows])
    return json.dumps({"type": "FeatureCollection", "features": features, "breaks": cuts})
