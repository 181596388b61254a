"""The net as maps draw it."""

from datetime import date

from sqlalchemy.orm import Session

from gridgis.core.held import NET, held
from gridgis.core.sql import statement
from gridgis.security.rules import Actor


def shapes(
    session: Session,
    actor: Actor,
    *,
    day: date,
    parent: str | None = None,
    bbox: tuple[float, float, float, float] | None = None,
    layer: str | None = None,
) -> str:
    """Grids in force on a day as GeoJSON text, EPSG:4490, as far as the actor may see them."""
    west, south, east, north = bbox or (None, None, None, None)
    everywhere, counties, towns, villages, codes = reach(actor)
    asked = {
        "day": day,
        "layer": layer,
        "parent": parent,
        "west": west,
        "south": south,
        "east": east,
        "north": north,
        "everywhere": everywhere,
        "counties": counties,
        "towns": towns,
        "villages": villages,
        "grids": codes,
    }
    return str(session.execute(statement(__package__, "shapes"), asked).scalar_one())


Codes = list[str]


def reach(actor: Actor) -> tuple[bool, Codes, Codes, Codes, Codes]:
    """All that decides which grids an actor sees: whether all, else of which places, level by level."""
    verb = "grid.read"
    county, town, village, grid = (sorted(actor.codes(verb, level)) for level in ("county", "town", "village", "grid"))
    return actor.everywhere(verb), county, town, village, grid


def since(session: Session, day: date) -> date:
    """The first day since which all maps of grids look as on this day; `date.min` before the first."""
    days = held(session, "days of the net", lambda: list(session.scalars(statement(__package__, "days"))), NET)
    return next((one for one in reversed(days) if one <= day), date.min)
