"""A plain count in Python of what the figures of some cases are."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any

from gridgis.analytics.figures import Period
from gridgis.cases.measures import FLOWS
from gridgis.cases.rules import LEFT_OUT, OPEN
from tests.db.case_courses import plain
from tests.factories import AT

Rows = list[dict[str, Any]]


def counted(rows: Rows, period: Period, at: datetime = AT) -> dict[str, int]:
    """The figures of some cases, as their definition in the module's words says."""
    begin, end = period.bounds()
    rows = [row for row in rows if not row["sensitive"]]
    told = Counter(dict.fromkeys(FLOWS, 0))

    def falls(moment: datetime | None) -> bool:
        return moment is not None and begin <= moment < end

    def many(of: Callable[[dict[str, Any]], Any]) -> int:
        return sum(bool(of(row)) for row in rows)

    def counts(row: dict[str, Any]) -> bool:
        return row["state"] not in LEFT_OUT

    def is_open(row: dict[str, Any]) -> bool:
        return row["state"] in OPEN

    def left(row: dict[str, Any]) -> float:
        return (row["due_at"] - at).total_seconds() if row["due_at"] else 1e12

    def ended(row: dict[str, Any]) -> bool:
        return counts(row) and falls(row["total_due_at"]) and row["total_due_at"] <= at

    def due(row: dict[str, Any]) -> bool:
        return ended(row) and row["state"] != "result_filed"

    def in_time(row: dict[str, Any]) -> bool:
        return bool(row["closed_at"] and row["closed_at"] <= row["total_due_at"])

    def closed(row: dict[str, Any]) -> bool:
        return counts(row) and falls(row["closed_at"])

    told.update(name for row in rows for name, counts in plain(row, falls, at).items() if counts)
    return dict(told) | {
        "open": many(is_open),
        "overdue": many(lambda r: is_open(r) and left(r) < 0),
        "near_due": many(lambda r: is_open(r) and left(r) >= 0 and r["near_due_at"] and r["near_due_at"] <= at),
        "reported": many(lambda r: counts(r) and falls(r["submitted_at"])),
        "closed": many(closed),
        "due": many(due),
        "on_time": many(lambda r: due(r) and in_time(r)),
        "late": many(lambda r: due(r) and not in_time(r)),
        "closed_of_due": many(lambda r: due(r) and r["closed_at"]),
        "awaiting_check": many(lambda r: ended(r) and r["state"] == "result_filed"),
        "answers": many(lambda r: closed(r) and r["satisfaction"]),
        "satisfied": many(lambda r: closed(r) and (r["satisfaction"] or 0) >= 3),
        "unsatisfied": many(lambda r: closed(r) and (r["satisfaction"] or 9) < 3),
        "came_back": many(lambda r: closed(r) and r["again"]),
        "proactive": many(
            lambda r: (
                counts(r)
                and falls(r["submitted_at"])
                and r["source"] in ("grid_worker", "river_chief", "office", "campaign")
            )
        ),
        "at_source": many(lambda r: closed(r) and r["self_handled"]),
        "went_up": many(lambda r: counts(r) and falls(r["submitted_at"]) and r["up"] == "county"),
        "left_out": many(lambda r: not counts(r) and falls(r["submitted_at"])),
    }
