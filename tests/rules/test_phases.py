"""Phases of a limit against minutes that are counted one by one, with waits and a calendar of their own."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridgis.cases.clocks import Limit
from gridgis.cases.in_force import Limits
from gridgis.cases.phases import PHASES, at_phase, phases_of
from gridgis.cases.term_models import Category
from gridgis.cases.terms import handle_term, inputs_of, total_due, whole_of
from gridgis.core.thresholds import Thresholds
from tests.rules.test_clocks import CALENDAR, SHANGHAI

MINUTE = timedelta(minutes=1)
STAGES = ("accept", "dispatch", "check", "close")
TURNED = Thresholds.model_construct(near_due_share=0.8)
LIMITS = Limits(CALENDAR, {(stage, "P1"): Limit(1, "work_hour") for stage in STAGES}, TURNED)


@dataclass(frozen=True)
class Told:
    """An event, as far as it moves a limit."""

    at: datetime
    move: str
    source: str = "handling"
    target: str = "handling"
    facts: dict[str, Any] = field(default_factory=dict)


def category(told: str) -> Category:
    first = phases_of(told)[0].limit
    return Category(code="X", urgency="P1", limit_value=first.value, limit_unit=first.unit, phases=told)


def counted(start: datetime, minutes: int, unit: str, wait: tuple[datetime, datetime] | None) -> datetime:
    """When so many minutes that a unit counts are over, one minute after the other; those of the wait are none."""
    at = start
    while minutes:
        waits = wait is not None and wait[0] <= at < wait[1]
        minutes -= not waits and (unit == "urgent_hour" or CALENDAR.is_working(at))
        at += MINUTE
    return at


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 300 * 24 * 60),
    st.lists(st.tuples(st.sampled_from(("urgent_hour", "work_hour")), st.integers(1, 30)), min_size=1, max_size=4),
    st.integers(0, 4),
    st.one_of(st.none(), st.tuples(st.integers(1, 55), st.integers(1, 4000))),
)
def test_the_phase_that_runs_ends_where_the_counted_minutes_say(
    minute: int, told: list[tuple[str, int]], reached: int, wait: tuple[int, int] | None
) -> None:
    """A wait lies within the first hour, before any phase ends; the latest of the phases until now is the limit."""
    start = datetime(2026, 1, 5, tzinfo=SHANGHAI) + minute * MINUTE
    named = "|".join(f"p{nth}:{value}:{unit}" for nth, (unit, value) in enumerate(told))
    stopped = None if wait is None else (start + wait[0] * MINUTE, start + (wait[0] + wait[1]) * MINUTE)
    events = [Told(start, "reach_phase") for _ in range(reached)]
    if stopped is not None:
        events += [Told(stopped[0], "grant_suspension", "handling", "suspended")]
        events += [Told(stopped[1], "resume", "suspended", "handling")]
    runs = handle_term(start, category(named), events, LIMITS)  # type: ignore[arg-type]
    now = at_phase(named, reached)
    plain = [counted(start, value * 60, unit, None) for unit, value in told[: now + 1]]
    if stopped is None:
        assert runs.due_at == max(plain)
    elif max(plain) == plain[now]:
        assert runs.due_at == max(counted(start, value * 60, unit, stopped) for unit, value in told[: now + 1])
    assert start < runs.near_due_at <= runs.due_at
    assert runs.due_at >= handle_term(start, category(named), events[reached:], LIMITS).due_at  # type: ignore[arg-type]


def test_a_wait_brings_no_phase_before_the_one_that_was_to_end_earlier() -> None:
    """An hour of work and one of the clock, and a wait from the last of Monday's hours into its evening."""
    start = datetime(2026, 1, 5, 16, tzinfo=SHANGHAI)
    named = "p0:1:work_hour|p1:1:urgent_hour"
    wait = [Told(start + 30 * MINUTE, "grant_suspension", "handling", "suspended")]
    wait += [Told(start + 300 * MINUTE, "resume", "suspended", "handling")]
    first = handle_term(start, category(named), wait, LIMITS)  # type: ignore[arg-type]
    second = handle_term(start, category(named), [Told(start, "reach_phase"), *wait], LIMITS)  # type: ignore[arg-type]
    assert second.due_at == first.due_at
    assert second.near_due_at <= second.due_at


def test_the_citizens_total_holds_all_phases() -> None:
    start = datetime(2026, 3, 11, 10, tzinfo=SHANGHAI)
    pipe = category("fence:3:urgent_hour|repair:8:urgent_hour|surface:5:work_day")
    assert whole_of(pipe) == Limit(5, "work_day")
    assert inputs_of(pipe) == {"value": 3, "unit": "urgent_hour", "urgency": "P1", "phases": pipe.phases}
    short = category("fence:3:urgent_hour")
    assert total_due(start, pipe, LIMITS) > total_due(start, short, LIMITS) + timedelta(days=5)


@pytest.mark.parametrize(
    ("told", "fine"), [("围护:3:urgent_hour|抢修:8:urgent_hour", True), ("fence:3", False), ("a b:3:work_day", False)]
)
def test_a_county_names_its_phases_in_its_own_words(told: str, fine: bool) -> None:
    assert bool(re.fullmatch(PHASES, told)) is fine


@settings(max_examples=80, deadline=None)
@given(
    st.integers(0, 300 * 24 * 60),
    st.integers(-3000, 3000),
    st.integers(1, 3000),
    st.tuples(st.sampled_from(("urgent_hour", "work_hour")), st.integers(1, 60)),
    st.sampled_from(("resume", "redispatch")),
)
def test_a_part_given_before_in_or_after_a_wait_has_what_is_left_of_it_taken_out(
    minute: int, since: int, lasts: int, told: tuple[str, int], ends: str
) -> None:
    """A part's limit runs from its own start, wherever the wait lies, and however it ended."""
    stopped = datetime(2026, 1, 5, tzinfo=SHANGHAI) + minute * MINUTE
    over, start, (unit, value) = stopped + lasts * MINUTE, stopped + since * MINUTE, told
    events = [
        Told(stopped, "grant_suspension", "handling", "suspended"),
        Told(over, ends, "suspended", "handling" if ends == "resume" else "dispatched"),
    ]
    runs = handle_term(start, category(f"p0:{value}:{unit}"), events, LIMITS)  # type: ignore[arg-type]
    ended = counted(start, value * 60, unit, None)
    assert runs.due_at == (ended if ended <= stopped else counted(start, value * 60, unit, (stopped, over)))
