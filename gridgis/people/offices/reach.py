"""How far the villages lie that an office serves."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.core.geo import METRES_A_DEGREE
from gridgis.core.held import held
from gridgis.core.thresholds import thresholds
from gridgis.divisions.models import Division
from gridgis.people.offices.register import Version


@dataclass(frozen=True)
class Reach:
    """A village that an office serves, and how far it lies: straight, from its middle to the office."""

    code: str
    name: str
    metres: int
    far: bool


def reach(session: Session, office: Version) -> list[Reach]:
    """The villages that a town's office with a point serves, the farthest first; none of any other."""
    if office.lng is None or office.lat is None or office.row.level != "town":
        return []
    served = _served(office, _villages(session))
    if not served:
        return []
    at = np.array([(one.lng, one.lat) for one in served])
    metres = _metres(at, office.lng, office.lat)
    limit = thresholds(session).office_reach_m
    found = [Reach(one.code, one.name, round(m), m > limit) for one, m in zip(served, metres.tolist(), strict=True)]
    return sorted(found, key=lambda one: (-one.metres, one.code))


@dataclass(frozen=True)
class _Village:
    code: str
    name: str
    town_code: str
    lng: float
    lat: float


def _villages(session: Session) -> dict[str, list[_Village]]:
    """Villages with an outline, under their own code and under their town's."""

    def read() -> dict[str, list[_Village]]:
        place = Division.label_place
        asked = select(Division.code, Division.name, Division.parent_code, func.ST_X(place), func.ST_Y(place)).where(
            Division.level == "village", place.is_not(None)
        )
        found: dict[str, list[_Village]] = {}
        for row in session.execute(asked.order_by(Division.code)):
            for code in (row.code, row.parent_code):
                found.setdefault(code, []).append(_Village(*row))
        return found

    return held(session, _Village, read, of=("divisions",))


def _served(office: Version, villages: dict[str, list[_Village]]) -> list[_Village]:
    found = list(dict.fromkeys(one for code in office.served for one in villages.get(code, ())))
    if office.area is None:
        return found
    inside = shapely.intersects_xy(office.area, [one.lng for one in found], [one.lat for one in found])
    return [one for one, within in zip(found, inside, strict=True) if within]


def _metres(at: Any, lng: float, lat: float) -> Any:
    """Metres from each of some points to one, near enough within a county."""
    east = (at[:, 0] - lng) * np.cos(np.radians((at[:, 1] + lat) / 2))
    return np.hypot(east, at[:, 1] - lat) * METRES_A_DEGREE
