"""Workbooks of queues hold all pages, and say where they don't."""

from datetime import UTC, datetime, timedelta

import pytest

from gridgis.casework.queues import Key
from gridgis.exchange.queues.books import AT_ONCE, MOST, Rows, all_rows

START = datetime(2026, 3, 1, tzinfo=UTC)


def book(many: int) -> Rows:
    """A queue of so many rows, a page after the other."""

    def page(after: Key | None) -> tuple[Rows, Key | None]:
        first = 0 if after is None else int(after[1])
        last = min(many, first + AT_ONCE)
        return [{"number": str(n)} for n in range(first, last)], (
            (START + timedelta(minutes=last), str(last)) if last - first == AT_ONCE else None
        )

    return all_rows(page, "zh")


@pytest.mark.parametrize("many", [0, 1, AT_ONCE, AT_ONCE + 1, 3 * AT_ONCE - 1, MOST])
def test_all_pages_stand_in_it_once(many: int) -> None:
    assert [row["number"] for row in book(many)] == [str(n) for n in range(many)]


def test_what_does_not_fit_is_told_in_a_last_row() -> None:
    rows = book(MOST + 1)
    assert len(rows) == MOST + 1
    assert f"前 {MOST} 条" in str(rows[-1]["number"])
