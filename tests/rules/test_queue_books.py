"""Workbooks of queues hold all pages, and say where they don't."""

import tracemalloc
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from gridgis.casework.queues import Key
from gridgis.core.wording import Phrase
from gridgis.exchange.queues.books import AT_ONCE, MOST, Row, Rows, all_rows, columns
from gridgis.exchange.tables.sheets import write_list

START = datetime(2026, 3, 1, tzinfo=UTC)


def book(many: int) -> Rows:
    """A queue of so many rows, a page after the other."""

    def page(after: Key | None) -> tuple[Rows, Key | None]:
        first = 0 if after is None else int(after[1])
        last = min(many, first + AT_ONCE)
        return [{"number": str(n)} for n in range(first, last)], (
            (START + timedelta(minutes=last), str(last)) if last - first == AT_ONCE else None
        )

    return list(all_rows(page, "zh"))


@pytest.mark.parametrize("many", [0, 1, AT_ONCE, AT_ONCE + 1, 3 * AT_ONCE - 1, MOST])
def test_all_pages_stand_in_it_once(many: int) -> None:
    assert [row["number"] for row in book(many)] == [str(n) for n in range(many)]


def test_what_does_not_fit_is_told_in_a_last_row() -> None:
    rows = book(MOST + 1)
    assert len(rows) == MOST + 1
    assert f"前 {MOST} 条" in str(rows[-1]["number"])


BAD = ("=1+1", '=HYPERLINK("http://x","点")', "+86", "-1", "@SUM(A1)", "\t=1", "\x00=1")
"""Texts that a spreadsheet would reckon with, were they no texts."""


def test_texts_that_begin_as_formulas_do_stay_texts(tmp_path: Path) -> None:
    path, rows = tmp_path / "book.xlsx", [{"number": text, "text": text, "more": -1.5} for text in BAD]
    write_list(path, Phrase("queue_book.desk"), columns(("number", "text", "more")), "zh", rows)
    cells = [cell for row in openpyxl.load_workbook(path).active.iter_rows(min_row=2) for cell in row]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert [cell.value for cell in cells[::3]] == [text.replace("\x00", "\N{REPLACEMENT CHARACTER}") for text in BAD]
    assert {cell.value for cell in cells[2::3]} == {-1.5}


def test_a_long_list_takes_no_more_memory_than_a_short_one(tmp_path: Path) -> None:
    def rows(many: int) -> Iterator[Row]:
        for n in range(many):
            yield {
                "number": f"330402-20260311-{n:05}",
                "text": f"第 {n} 件：路灯不亮，夜间出行不便",
                "address": f"中环南路 {n} 号",
            }

    def taken(many: int) -> int:
        tracemalloc.start()
        write_list(
            tmp_path / "b.xlsx", Phrase("queue_book.desk"), columns(("number", "text", "address")), "zh", rows(many)
        )
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return peak

    taken(10)  # what is read once stays
    assert taken(10_000) < taken(500) + 2_000_000
