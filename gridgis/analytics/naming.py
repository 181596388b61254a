"""What people would call a place: after the nearest estate or landmark, else the nearest road, else its village."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Float, Integer, column, func, or_, select, values
from sqlalchemy.orm import Session

from gridgis.core.geo import SRID, degrees_around
from gridgis.core.wording import worded
from gridgis.divisions import queries as divisions
from gridgis.geocoding.models import StandardAddress

NEAR_M = 400.0


def named_after(
    session: Session, points: Sequence[tuple[float, float]], villages: Sequence[str | None], day: date
) -> list[str]:
    """A name for each point, in Chinese as the addresses are.

    Args:
        session: open session.
        points: longitude and latitude, EPSG:4490.
        villages: the code of the village in which each lies, aligned; None where it is not known.
        day: addresses in force on it count.

    Returns:
        Names, aligned.
    """
    tree = divisions.tree(session)
    nearest = _nearest(session, points, day)
    names = []
    for n, village in enumerate(villages):
        of = tree[village].name if village in tree else ""
        site, road = nearest.get(n, ("", ""))
        kind = "place_site" if site else "place_road" if road else "place_village" if of else "place_unknown"
        names.append(worded(f"finding.{kind}", {"village": of, "site": site, "road": road}, "zh"))
    return names


def _nearest(session: Session, points: Sequence[tuple[float, float]], day: date) -> dict[int, tuple[str, str]]:
    """The site and the road of the nearest address that has either, by the place of the point in the order given."""
    if not points:
        return {}
    rows = [(n, lng, lat, *degrees_around(lat, NEAR_M)) for n, (lng, lat) in enumerate(points)]
    names = (("n", Integer), ("lng", Float), ("lat", Float), ("wide", Float), ("high", Float))
    asked = values(*(column(name, kind) for name, kind in names), name="points").data(rows)
    here = func.ST_SetSRID(func.ST_MakePoint(asked.c.lng, asked.c.lat), SRID)
    distance = func.ST_Distance(func.geography(StandardAddress.place), func.geography(here))
    near = (
        select(StandardAddress.site, StandardAddress.road, distance.label("distance"))
        .where(
            StandardAddress.place.op("&&")(func.ST_Expand(here, asked.c.wide, asked.c.high)),
            or_(StandardAddress.valid_to.is_(None), StandardAddress.valid_to > day),
            or_(StandardAddress.site != "", StandardAddress.road != ""),
        )
        .order_by(StandardAddress.site == "", distance, StandardAddress.id)
        .limit(1)
        .lateral("near")
    )
    told = select(asked.c.n, near.c.site, near.c.road).select_from(asked.join(near, near.c.distance <= NEAR_M))
    return {n: (site, road) for n, site, road in session.execute(told)}
