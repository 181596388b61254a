"""Rivers, roads and rails beside a place, with who answers for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from gridgis.core.geo import degrees_around
from gridgis.core.sql import prepared
from gridgis.people.teams import Member, members


@dataclass(frozen=True)
class LineNear:
    """A line near a place.

    Attributes:
        kind: `river road rail`.
        name: as signposted; empty when only its chief is known.
        code: of the reach or section; empty for none.
        distance_m: from the place to the line, on the ellipsoid.
        km: along the line, from its start to the point nearest to the place; None where it has no length.
        chief: who answers for it on that day: the substitute of a chief on leave, or the chief with the last day of
            leave when nobody stands in; None when nobody is named.
    """

    id: int
    kind: str
    name: str
    code: str
    distance_m: float
    km: float | None
    chief: Member | None


def lines_near(
    session: Session, lngs: Sequence[float], lats: Sequence[float], days: Sequence[date], within_m: float
) -> list[list[LineNear]]:
    """Rivers, roads and rails within reach of each place that have a name or a chief, nearest first.

    Args:
        lngs: EPSG:4490 degrees.
        lats: likewise.
        days: the day whose chiefs count, a place.
        within_m: metres, true on the ground.

    Returns:
        A list a place; empty where nothing is near.
    """
    if not lngs:
        return []
    boxes = [degrees_around(lat, within_m) for lat in lats]
    asked = {
        "n": list(range(len(lngs))),
        "lng": list(lngs),
        "lat": list(lats),
        "day": list(days),
        "reach_lng": [lng for lng, _ in boxes],
        "reach_lat": [lat for _, lat in boxes],
        "within_m": within_m,
    }
    found: list[list[LineNear]] = [[] for _ in lngs]
    rows = prepared(__package__, "lines_near").rows(session, **asked)
    for n, line_id, kind, name, code, distance_m, km, *post in rows:
        chief = members(*post)[-1] if post[0] is not None else None
        found[n].append(LineNear(line_id, kind, name, code, round(distance_m, 2), round(km, 3), chief))
    return found
