"""A year of a county's clock: every limit that ships, from moments all over 2026, against minutes that were counted."""

import csv
from bisect import bisect_right
from datetime import datetime, timedelta
from itertools import accumulate, pairwise
from time import process_time

from gridgis.cases.clocks import CLOCK_UNITS, Limit, due, term
from gridgis.core.paths import REFERENCE
from tests.rules.test_clocks import CALENDAR, SHANGHAI

BEGIN, END = datetime(2026, 1, 1, tzinfo=SHANGHAI), datetime(2027, 4, 1, tzinfo=SHANGHAI)
MINUTE, STEP = timedelta(minutes=1), timedelta(minutes=173)
SHARE, SECONDS = 0.8, 60
"""Some six seconds of the processor, where a slow clock would take an hour."""


def shipped() -> list[Limit]:
    """The limits of all stages and categories, each once."""
    found = set()
    for name, value, unit in (
        ("stage_limits", "value", "unit"),
        ("categories", "limit_value", "limit_unit"),
    ):
        with (REFERENCE / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
            found |= {(float(row[value]), row[unit]) for row in csv.DictReader(lines) if row[value]}
    return [Limit(*one) for one in sorted(found)]


def test_every_limit_of_a_year_ends_where_the_counted_minutes_say() -> None:
    started = process_time()
    minutes = int((END - BEGIN) / MINUTE)
    worked = [0, *accumulate(CALENDAR.is_working(BEGIN + nth * MINUTE) for nth in range(minutes))]
    closings = [
        nth + 1 for nth in range(minutes - 1) if worked[nth + 1] > worked[nth] and worked[nth + 2] == worked[nth + 1]
    ]
    evenings = [nth for nth in closings if (BEGIN + nth * MINUTE).hour > 14]

    def nth_of(moment: datetime) -> int:
        return int((moment - BEGIN) / MINUTE)

    starts = [BEGIN + nth * STEP for nth in range(int(timedelta(days=365) / STEP))]
    asked = 0
    for limit in shipped():
        ends = [due(start, limit, CALENDAR) for start in starts]
        assert all(one <= after for one, after in pairwise(ends)), "who came later is never to be done earlier"
        for start, end in zip(starts, ends, strict=True):
            asked += 1
            if limit.unit in CLOCK_UNITS:
                assert end - start == limit.value * CLOCK_UNITS[limit.unit]
            elif limit.unit == "work_day":
                tomorrow = nth_of(start.replace(hour=0, minute=0) + timedelta(days=1))
                assert nth_of(end) == evenings[bisect_right(evenings, tomorrow) + int(limit.value) - 1]
            else:
                length = limit.value * (60 if limit.unit == "work_hour" else 1)
                assert worked[nth_of(end)] - worked[nth_of(start)] == length
                assert CALENDAR.is_working(end - MINUTE), "no limit ends while nobody works"
    assert asked > 70_000
    for limit in shipped():
        for start in starts[::40]:
            runs = term(start, limit, CALENDAR, SHARE)
            assert start < runs.near_due_at <= runs.due_at
            if limit.unit not in CLOCK_UNITS:
                whole = worked[nth_of(runs.due_at)] - worked[nth_of(start)]
                assert abs(worked[nth_of(runs.near_due_at)] - worked[nth_of(start)] - SHARE * whole) <= 1
    assert process_time() - started < SECONDS
