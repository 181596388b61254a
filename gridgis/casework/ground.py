"""What somebody of a grid takes along into the street: which office would get what is reported there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from gridgis.cases import in_force
from gridgis.core.errors import Invalid
from gridgis.routing.deciding import decide
from gridgis.routing.locating import Ask
from gridgis.security.rules import Actor

MOST = 8
"""Grids of one person; posts in more are no work in the street."""


@dataclass(frozen=True)
class Ground:
    """A grid of one's own, and by category the name of the office that routing gives it there, without a place.

    A category that nobody in particular gets is absent, and so is a sensitive one.
    """

    grid_code: str
    offices: dict[str, str]


def ground(session: Session, actor: Actor, *, at: datetime, zone: str, tolerance_m: float) -> list[Ground]:
    """The actor's own grids, in the order of their codes; none for whoever has no grid."""
    grids = actor.codes("case.check", "grid")[:MOST]
    local = at.astimezone(ZoneInfo(zone))
    day = local.date()
    kinds = [one for one in in_force.categories(session, day=day) if one.level == 2 and not one.sensitive]
    return [
        Ground(
            code,
            dict(_named(session, [Ask(day, grid_code=code, category=kind, at=local) for kind in kinds], tolerance_m)),
        )
        for code in grids
    ]


def _named(session: Session, asks: list[Ask], tolerance_m: float) -> Iterable[tuple[str, str]]:
    """The code of each category with the name of its office."""
    for ask, route in zip(asks, decide(session, asks, tolerance_m=tolerance_m), strict=True):
        if ask.category is not None and not isinstance(route, Invalid) and route.office is not None:
            yield ask.category.code, route.office.name
