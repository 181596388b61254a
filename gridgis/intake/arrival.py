"""A report that arrives late: it is filed by the net of its day, and decided on by the day of its arrival."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
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

    One that names a grid which ended, since then or before it came, asks for the grid in which that lives on, else for
    its village: what a sender without network last knew is no reason to refuse what they saw.
    """
    today = at.astimezone(ZoneInfo(zone)).date()
    found: dict[int, Late] = {}

    @cache
    def stands(code: str, day: date) -> bool:
        return grids.version_of(session, code, day) is not None

    for i, ask in asks.items():
        seen = messages[i].observed_at
        believed = seen is not None and not doubtful(seen, at)
        day = min(seen.astimezone(ZoneInfo(zone)).date(), today) if seen is not None and believed else today
        code = ask.grid_code if ask.lng is None else None
        stood = code is not None and stands(code, day)
        if day < today:
            found[i] = Late(day, code if stood else None)
        if code is not None and not stands(code, today):
            asks[i] = _in_force(session, ask, code, day if stood else None, today)
    return found


def _in_force(session: Session, ask: Ask, code: str, since: date | None, today: date) -> Ask:
    """The same asked of the net of today; `since` the day on which the named grid is known to have stood."""
    ended = grids.last_of(session, code)
    if ended is None:
        return ask
    last, _, village = ended
    heir = grids.heir_of(session, code, since or last, today)
    return replace(ask, grid_code=heir, division_code=None if heir else village)


def mark_ended(session: Session, route: Route, asked: str | None, named: str | None, late: Late | None) -> None:
    """Tell that the grid which a report names had ended when it was seen, and another was asked about in its place."""
    known = late is not None and late.grid_code is not None
    ended = None if named is None or named == asked or known else grids.last_of(session, named)
    if ended is not None and route.located_by != "point":
        route.reasons.append(wording.named_ended(ended[0].isoformat(), ended[1]))


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
