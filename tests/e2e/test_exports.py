"""A workbook is asked for in the background; it is still there when the page is opened again, and can be cancelled."""

from collections.abc import Callable

from playwright.sync_api import Page, expect
from sqlalchemy import create_engine, text

from tests.e2e.test_kit import faults

Open = Callable[..., Page]


def test_an_export_in_the_background_survives_a_reload(open_page: Open, database: str) -> None:
    page = open_page("chief.nanhu", "/requests")
    page.get_by_test_id("queue-book-later").click()
    page.get_by_test_id("export-ask").click()
    expect(page.get_by_test_id("export-waiting")).to_contain_text("排队中，马上开始")
    page.reload()
    page.get_by_test_id("queue-book-later").click()
    expect(page.get_by_test_id("export-waiting")).to_contain_text("待审申请")
    with create_engine(database).begin() as connection:
        connection.execute(text("UPDATE long_exports SET state = 'writing', rows = 12500, beat_at = now()"))
    expect(page.get_by_test_id("export-writing")).to_contain_text("已写 12,500 条")
    assert faults(page) == []
    page.get_by_test_id("export-cancel").click()
    expect(page.get_by_test_id("export-cancelled")).to_contain_text("已取消")
