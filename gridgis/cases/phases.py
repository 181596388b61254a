"""Phases of a limit of handling, such as fence → repair → restore: each ends so long after dispatch."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from gridgis.cases.clocks import UNITS, Limit, WorkCalendar, due
from gridgis.core.wording import Phrase, catalogue

NAME = r"[0-9a-z\u4e00-\u9fa5][0-9a-z\u4e00-\u9fa5-]{0,39}"
PHASE = rf"{NAME}:[0-9]{{1,4}}(\.[0-9]{{1,2}})?:({'|'.join(UNITS)})"
PHASES = rf"^({PHASE}(\|{PHASE})*)?$"
"""All phases of a limit, as `fence:2:urgent_hour|repair:10:work_day`; the first is the limit itself."""


@dataclass(frozen=True)
class Phase:
    """What is to be done by when: its name, and the limit from dispatch on."""

    name: str
    limit: Limit


def phase_name(code: str) -> Phrase | str:
    """A phase by its name in words; those that a county named itself are called as they are."""
    return Phrase(f"phase.{code}") if f"phase.{code}" in catalogue() else code


@cache
def phases_of(told: str) -> tuple[Phase, ...]:
    """The phases of a limit in their order; none where it has none."""
    parts = [one.split(":") for one in told.split("|")] if told else []
    return tuple(Phase(name, Limit(float(value), unit)) for name, value, unit in parts)


def at_phase(told: str, reached: int) -> int:
    """Which phase runs when so many were reached, from 0; the last one once all are, 0 without any."""
    return max(min(reached, len(phases_of(told)) - 1), 0)


def earlier_end(told: str, reached: int, start: datetime, calendar: WorkCalendar) -> datetime | None:
    """When the phases before the one that runs end, before which that one does not; None where it is the first."""
    ends = [due(start, one.limit, calendar) for one in phases_of(told)[: at_phase(told, reached)]]
    return max(ends, default=None)
