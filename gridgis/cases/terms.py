"""The limits of a case: which stage has which, from when it runs, and when it ends and is near-due."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from gridgis.cases.clocks import Limit, Term, due, near_due, term
from gridgis.cases.in_force import Limits
from gridgis.cases.models import Case, CaseEvent
from gridgis.cases.phases import at_phase, earlier_end, phases_of
from gridgis.cases.rules import STAGE_OF
from gridgis.cases.term_models import Category

TOTAL_STAGES = ("accept", "dispatch", "handle", "check", "close")
"""The stages whose limits, one after the other, make the citizen's total."""


def limit_of(stage: str, category: Category, limits: Limits, start: datetime | None = None) -> Limit:
    """The limit of a stage for a category; handling has its own, rework a share of that, by the day it starts."""
    handle = Limit(category.limit_value or 0, category.limit_unit or "work_day")
    if stage == "handle":
        return handle
    if stage == "rework":
        turned, calendar = limits.thresholds, limits.calendar
        day = start.astimezone(calendar.zone).date() if start else date.min
        least = timedelta(hours=turned.rework_least_hours)
        return handle.part(turned.rework_share, least, calendar.day_length(day))
    return limits.stages[(stage, category.urgency or "P3")]


def whole_of(category: Category) -> Limit:
    """The limit of all of handling: that of its last phase, where it has phases."""
    phases = phases_of(category.phases)
    return phases[-1].limit if phases else Limit(category.limit_value or 0, category.limit_unit or "work_day")


def inputs_of(category: Category) -> dict[str, Any]:
    """What the limit of handling is reckoned from, as a case keeps it."""
    inputs: dict[str, Any] = {"value": category.limit_value, "unit": category.limit_unit, "urgency": category.urgency}
    return inputs | ({"phases": category.phases} if category.phases else {})


def first_left(category: Category, limits: Limits) -> Limit:
    """What an office has at least when the grid passes a case on: a share of its limit."""
    handle = limit_of("handle", category, limits)
    return Limit(handle.value * limits.thresholds.first_left_share, handle.unit)


def stage_term(stage: str, start: datetime, category: Category, limits: Limits) -> Term:
    """When the limit of a stage that began at `start` is due and near-due."""
    limit = limit_of(stage, category, limits, start)
    return term(start, limit, limits.calendar, limits.thresholds.near_due_share)


def near(stage: str, start: datetime, end: datetime, category: Category, limits: Limits) -> datetime:
    """When a limit of a stage that runs from `start` to `end`, wherever that was moved, is near-due."""
    unit = limit_of(stage, category, limits, start).unit
    return near_due(start, end, unit, limits.calendar, limits.thresholds.near_due_share)


def total_due(start: datetime, category: Category, limits: Limits) -> datetime:
    """When the citizen's total ends: the limits of all stages, one after the other, from submission."""
    end = start
    for stage in TOTAL_STAGES:
        limit = whole_of(category) if stage == "handle" else limit_of(stage, category, limits)
        end = due(end, limit, limits.calendar)
    return end


def _limit_in(category: Category, done: int, limits: Limits) -> Limit:
    """The limit of handling, or that of the phase that runs when so many are reached."""
    phases = phases_of(category.phases)
    return phases[at_phase(category.phases, done)].limit if phases else limit_of("handle", category, limits)


def _ends_before(category: Category, done: int, ends: Callable[[Limit], Term]) -> list[datetime]:
    """When the phases before the one that runs end, with what was waited: by other spans in other units."""
    return [ends(one.limit).due_at for one in phases_of(category.phases)[: at_phase(category.phases, done)]]


def _waits(events: Iterable[CaseEvent], start: datetime, until: datetime | None) -> list[tuple[datetime, datetime]]:
    """How long a case was suspended from `start` on; a wait that no event ends lasts `until`, or is left out."""
    waits: list[tuple[datetime, datetime]] = []
    stopped: datetime | None = None
    for event in events:
        if event.target == "suspended" and event.source != "suspended":
            stopped = event.at
        elif stopped is not None and event.source == "suspended" and event.target != "suspended":
            waits += [(max(stopped, start), event.at)] if event.at > start else []
            stopped = None
    return waits + ([(max(stopped, start), until)] if stopped is not None and until is not None else [])


def handle_term(
    start: datetime,
    category: Category,
    events: Iterable[CaseEvent],
    limits: Limits,
    *,
    until: datetime | None = None,
    more: Iterable[Limit] = (),
    reached: int | None = None,
) -> Term:
    """When handling that began at `start` is due and near-due: with extensions put on and waits taken out since.

    The part of an office that helps runs alike from its own start, which may lie in a wait.
    Where the grid came first and passed the case on, at least a share of the limit was left from then. Of a limit with
    phases it is the one that runs: what was reached stays so, whoever has the case.

    Args:
        start: of the assignment, to lead or to help.
        category: whose limit it is.
        events: of the case, oldest first.
        limits: from the year of `start` on.
        until: when a wait that no event ends is over; None where it lasts and is left for later.
        more: extensions that no event tells yet.
        reached: so many phases were; None for as many as the events tell.
    """
    longer, events = [], list(events)
    waits = _waits(events, start, until)
    least: datetime | None = None
    told = 0
    for event in events:
        told += event.move == "reach_phase"
        if event.move == "grant_extension" and event.at >= start:
            longer.append(Limit(event.facts["more"], event.facts["unit"]))
        elif event.move == "pass_on" and event.at >= start:
            least = due(event.at, Limit(event.facts["left"], event.facts["unit"]), limits.calendar)
    share, done = limits.thresholds.near_due_share, told if reached is None else reached
    limit, longer = _limit_in(category, done, limits), [*longer, *more]
    ends = (least, earlier_end(category.phases, done, start, limits.calendar))
    latest = max((one for one in ends if one is not None), default=None)
    runs = term(start, limit, limits.calendar, share, waits, longer, latest)
    ended = _ends_before(category, done, lambda one: term(start, one, limits.calendar, share, waits, longer, least))
    return replace(runs, due_at=max([runs.due_at, *ended]))


def running_since(case: Case, events: Iterable[CaseEvent]) -> datetime:
    """When the limit that runs began: handling with its dispatch, other stages with the move into them."""
    if STAGE_OF.get(case.state) == "handle" and case.dispatched_at is not None:
        return case.dispatched_at
    return max((event.at for event in events if event.source != event.target), default=case.submitted_at)


def provisional(case: Mapping[str, Any], category: Category, limits: Limits) -> bool:
    """Whether one of a case's limits ends in a year whose work calendar is not published yet.

    Args:
        case: its `state`, `due_at`, `handle_due_at` and `total_due_at`.
        category: of the case.
        limits: with the years that are known.
    """
    handle = [one.limit.unit for one in phases_of(category.phases)] or [limit_of("handle", category, limits).unit]
    stages = (limit_of(stage, category, limits).unit for stage in TOTAL_STAGES)
    ends = [(case["total_due_at"], unit) for unit in (*stages, *handle)]
    ends += [(case["handle_due_at"], unit) for unit in handle]
    if (stage := STAGE_OF.get(case["state"])) is not None:
        ends.append((case["due_at"], limit_of(stage, category, limits).unit))
    return any(limits.calendar.guesses(end, unit) for end, unit in ends)
