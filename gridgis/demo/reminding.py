"""What the limits of the demo's cases have come to: the ladder of reminders, as the worker notices it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from gridgis.cases.climbing import OF_OFFICES
from gridgis.cases.clocks import Term, length_of
from gridgis.cases.in_force import Limits
from gridgis.cases.ladder import TOLD, TOLD_AT_CENTRE, Running, climbed, upcoming
from gridgis.cases.rules import STAGE_OF
from gridgis.cases.term_models import Category
from gridgis.cases.terms import limit_of, near

SWEEP_S = 300
"""How often the worker looks."""


@dataclass(frozen=True)
class Climb:
    """What a limit has come to: when each rung was noticed and what its event keeps, how many, and the next."""

    told: list[tuple[datetime, dict[str, Any]]]
    rung: int
    next_rung_at: datetime | None


def climb(
    state: str, rung: int, since: datetime, runs: datetime | Term, category: Category, limits: Limits, at: datetime
) -> Climb:
    """The rungs that a limit comes to until a moment.

    Args:
        state: of the case.
        rung: so many it came to before.
        since: when the limit began.
        runs: when it ends, or all of it, where it was made longer or stood still.
        category: of the case.
        limits: as they count for it.
        at: the moment.
    """
    stage, calendar = STAGE_OF[state], limits.calendar
    unit = limit_of(stage, category, limits).unit
    if not isinstance(runs, Term):
        runs = Term(runs, near(stage, since, runs, category, limits), length_of(since, runs, unit, calendar))
    limit = Running(runs.near_due_at, runs.due_at, runs.length, unit)
    to = TOLD if stage in OF_OFFICES else TOLD_AT_CENTRE
    found = [(name, moment) for name, moment in climbed(rung, limit, calendar, at) if noticed(moment) < at]
    told = [
        (noticed(moment), {"rung": name, "to": to[name], "reached_at": moment.isoformat()}) for name, moment in found
    ]
    return Climb(told, rung + len(told), upcoming(rung + len(told), limit, calendar))


def noticed(moment: datetime) -> datetime:
    """When the worker looks next."""
    return moment + timedelta(seconds=SWEEP_S - moment.timestamp() % SWEEP_S)
