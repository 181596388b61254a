"""The own day: what waits at each desk opens exactly its list, what was done today opens its case, and axe."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import PHONE
from tests.e2e.test_kit import faults
from tests.e2e.traffic import quiet

Open = Callable[..., Page]
Enter = Callable[..., BrowserContext]


def test_numbers_open_their_lists_and_what_was_done_opens_its_case(open_page: Open, enter: Enter) -> None:
    desk = enter("dispatcher.nanhu")
    csrf = {"X-CSRF-Token": next(one["value"] for one in desk.cookies() if one["name"] == "gridgis_csrf")}
    place = {"lng": 120.7925, "lat": 30.7449, "outer_number": f"12345-{uuid4().hex[:12]}"}
    body = {"category_code": "E0101", "description": "占道", "source": "hotline_12345"} | place
    number = desk.request.put(f"/api/v1/reports/{uuid4()}", data=body, headers=csrf).json()["case_number"]
    moved = desk.request.post(f"/api/v1/cases/{number}/moves", data={"move": "register"}, headers=csrf)
    assert moved.ok, moved.text()
    page = open_page("dispatcher.nanhu", "/today")
    waits = page.get_by_test_id("day-dispatch")
    expect(waits).to_be_visible()
    count = int(waits.locator("b").inner_text())
    assert count > 0
    row = page.get_by_test_id("day-done").locator(f"[data-number='{number}']")
    expect(row).to_be_visible()
    waits.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("tab-dispatch").locator("b")).to_have_text(str(count))
    page.go_back()
    row.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("case-number")).to_have_text(number)


@pytest.mark.parametrize("size", [None, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_at_it(open_page: Open, size: dict[str, int] | None) -> None:
    page = open_page("office.nanhu", "/today", **({"size": size} if size else {}))
    expect(page.get_by_test_id("day-desk").first.get_by_role("link").nth(1)).to_be_visible()
    quiet(page)
    assert faults(page) == []


def test_who_has_no_desk_is_told_where_to_go(open_page: Open) -> None:
    page = open_page("planner.nanhu", "/today")
    expect(page.get_by_test_id("day-none").get_by_role("link")).to_have_attribute("href", "/plan")
