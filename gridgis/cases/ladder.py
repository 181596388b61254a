"""The ladder of reminders (E17): the same for every platform, for every limit that runs, whoever has the case.

Half of a limit is a colour in lists and the tick of its bar. Each rung after that is kept with the case and told by
an event; a new limit starts a new ladder, and nothing but what is done with the case ends one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated

from gridgis.cases.clocks import WorkCalendar, later, workdays_later
from gridgis.core.vocabulary import OneOf

RUNGS = ("reminder", "overdue", "slip", "red")
"""The handler is reminded (80 %), the limit is over (100 %), a slip is proposed (150 %), a red one (200 %)."""
PERCENT = {"reminder": 80, "overdue": 100, "slip": 150, "red": 200}
BEYOND = {"slip": (0.5, 3), "red": (1.0, 10)}
"""By what share of its length a limit is over, or by how many workdays, whichever comes first."""
TOLD = {"reminder": "handler", "overdue": "office_leader", "slip": "command_head", "red": "duty_leader"}
TOLD_AT_CENTRE = TOLD | {"reminder": "receiver", "overdue": "command_head"}
"""Who is reminded while an office works on the case, and while the command centre has it."""
AUDIENCE = ("handler", "receiver", "office_leader", "command_head", "duty_leader")

Rung = Annotated[str, OneOf(RUNGS)]


@dataclass(frozen=True)
class Running:
    """A limit that runs, as far as its ladder goes by it."""

    near_due_at: datetime
    due_at: datetime
    length: timedelta
    unit: str


def moment_of(rung: str, limit: Running, calendar: WorkCalendar) -> datetime:
    """When a limit that nobody meets comes to a rung."""
    if rung not in BEYOND:
        return limit.near_due_at if rung == "reminder" else limit.due_at
    share, days = BEYOND[rung]
    by_length = later(limit.due_at, share * limit.length, limit.unit, calendar)
    return min(by_length, workdays_later(limit.due_at, days, calendar))


def climbed(reached: int, limit: Running, calendar: WorkCalendar, at: datetime) -> Iterator[tuple[str, datetime]]:
    """The rungs that a limit has come to by a moment, of those above the first `reached`, with when it did."""
    for rung in RUNGS[reached:]:
        moment = moment_of(rung, limit, calendar)
        if moment > at:
            return
        yield rung, moment


def upcoming(reached: int, limit: Running, calendar: WorkCalendar) -> datetime | None:
    """When a limit comes to the rung after the first `reached`; None above the last."""
    return moment_of(RUNGS[reached], limit, calendar) if reached < len(RUNGS) else None
