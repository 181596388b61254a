"""A report that arrives late: it is filed by the net of its day, and decided on by the day of its arrival."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from gridgis.grids import queries as grids
from gridgis.intake.rules import Message, doubtful
from gridgis.routing import queries as routes
from gridgis.routing import wording
from gridgis.routing.locating import Ask, Route


@dataclass(frozen=True)
class Late:
    """The day on which a report was observed, and the grid of that day where it names one."""

    day: date
    grid_code: str | None = None


def late_ones(
    session: Session, asks: dict[int, Ask], messages: Sequence[Message], zone: str, at: datetime
) -> dict[int, Late]:
    """Those of an earlier day whose date is believed.

    One that names a grid which ended since asks for the grid in which that lives on, else for its village.
    """
    today = at.astimezone(ZoneInfo(zone)).date()
    found: dict[int, Late] = {}
    for i, ask in asks.items():
        seen = messages[i].observed_at
        if seen is None or doubtful(seen, at) or (day := seen.astimezone(ZoneInfo(zone)).date()) >= today:
            continue
        found[i] = Late(day)
        if ask.lng is not None or ask.grid_code is None:
            continue
        then = grids.version_of(session, ask.grid_code, day)
        if then is not None:
            found[i] = Late(day, ask.grid_code)
            if grids.version_of(session, ask.grid_code, today) is None:
                heir = grids.heir_of(session, ask.grid_code, day, today)
                asks[i] = replace(ask, grid_code=heir, division_code=None if heir else then.village_code)
    return found


def filed_grids(
    session: Session,
    asks: Mapping[int, Ask],
    decided: Mapping[int, Route],
    late: Mapping[int, Late],
    tolerance_m: float,
) -> dict[int, str]:
    """The grid of each late report by the net of its day, where there was one; the explanation tells another one."""
    found = {i: one.grid_code for i, one in late.items() if one.grid_code and i in decided}
    placed = [i for i in late if i in decided and i not in found and decided[i].lng is not None]
    near = routes.grids_on(
        session, [decided[i] for i in placed], [asks[i] for i in placed], [late[i].day for i in placed], tolerance_m
    )
    found |= {i: grid.code for i, grid in zip(placed, near, strict=True) if grid is not None}
    names = {day: grids.names(session, list(found.values()), day) for day in {late[i].day for i in found}}
    for i, code in found.items():
        now = decided[i].grid
        if now is None or now.code != code:
            day = late[i].day
            decided[i].reasons.append(wording.filed_before(day.isoformat(), names[day].get(code, code)))
    return found


def mark_doubtful(route: Route, message: Message, zone: str, at: datetime) -> None:
    """Flag a report whose date is doubted: it counts as seen when it arrived."""
    if message.observed_at is not None and doubtful(message.observed_at, at):
        route.flags.append("date_doubted")
        route.reasons.append(wording.date_doubted(message.observed_at.astimezone(ZoneInfo(zone)).date().isoformat()))
