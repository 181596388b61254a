"""From a place to the nearest standard address and the grid that address lies in."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from gridgis.geocoding.queries import Hit, nearest
from gridgis.grids import queries as grids
from gridgis.grids.rules import GridRef


@dataclass(frozen=True)
class NearestAddress:
    """The nearest standard address, how far it is in metres, and its grid; None where no grid covers it."""

    address: Hit
    distance_m: float
    grid: GridRef | None


def address_at(session: Session, lng: float, lat: float, day: date) -> NearestAddress | None:
    """The standard address nearest to a place within 500 m, and its grid on a day.

    Of several grids that cover it the one that routing prefers.
    """
    found = nearest(session, lng, lat, day=day)
    if found is None:
        return None
    hit, distance_m = found
    [candidates] = grids.near(session, [hit.lng], [hit.lat], [day], [0.0])
    over = [c for c in candidates if c.covers]
    grid = GridRef(over[0].code, over[0].name, over[0].layer.code) if over else None
    return NearestAddress(hit, round(distance_m, 1), grid)
