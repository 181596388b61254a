"""A receiver's form at the desk: calls by keys alone, a double joined, nothing lost, the caller sealed."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import PHONE
from tests.e2e.test_kit import faults
from tests.e2e.traffic import Line, quiet

Open = Callable[..., Page]
CALLER = "13957300000"


def to(page: Page, name: str) -> None:
    """Goes on by Tab until a field has the focus."""
    for _ in range(40):
        if page.evaluate("document.activeElement?.dataset.testid") == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way to {name} by keyboard")


def told(page: Page, words: str) -> None:
    """Words, category and address of a call, and that its grid and office are shown before anything is sent."""
    expect(page.get_by_test_id("report-description")).to_be_focused()
    page.keyboard.type(words)
    to(page, "intake-category")
    page.keyboard.type("占道经营")
    expect(page.get_by_test_id("category-option").first).to_contain_text("占道经营")
    page.keyboard.press("Enter")
    to(page, "address-input")
    page.keyboard.type("东栅街道永安路1号")
    expect(page.get_by_test_id("address-option").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("intake-grid")).to_contain_text("网格")
    expect(page.get_by_test_id("intake-office")).to_contain_text("综合执法")


def test_two_calls_by_keys_alone_the_second_joins_the_first(open_page: Open) -> None:
    page = open_page("dispatcher.nanhu", "/command")
    expect(page.get_by_test_id("intake-open")).to_be_visible()
    page.keyboard.press("+")
    words = f"门口摊贩占道 {uuid4().hex[:8]}"
    told(page, words)
    to(page, "intake-name")
    page.keyboard.type("王女士")
    to(page, "intake-phone")
    page.keyboard.type(CALLER)
    assert CALLER not in page.evaluate("JSON.stringify(localStorage)"), "who called is kept for the sitting alone"
    page.keyboard.press("Control+Enter")
    made = page.get_by_test_id("intake-made").get_by_role("link")
    expect(made).to_have_count(1)
    expect(page.get_by_test_id("intake-phone"), "the next call finds a clear form").to_have_value("")
    assert CALLER not in page.evaluate("JSON.stringify([localStorage, sessionStorage])")
    first = made.first.inner_text()
    told(page, words)
    expect(page.get_by_test_id("nearby-join").first).to_be_visible()
    page.keyboard.press("Alt+j")
    expect(page.get_by_test_id("report-joins")).to_be_visible()
    joins = page.get_by_test_id("report-joins").inner_text()
    page.keyboard.press("Control+Enter")
    expect(made).to_have_count(2)
    expect(page.get_by_test_id("intake-made")).to_contain_text("已并入")
    assert made.first.inner_text() in joins
    case = page.request.get(f"/api/v1/cases/{first}")
    assert (case.json()["reports"][0]["reachable"], CALLER in case.text()) == (True, False), "sealed"


def test_nothing_is_lost_when_it_can_not_be_sent(open_page: Open) -> None:
    page = open_page("dispatcher.nanhu", "/desks/new")
    line = Line(page, "**/api/v1/reports/*")
    words = f"路口摊贩占道 {uuid4().hex[:8]}"
    page.get_by_test_id("intake-missing").wait_for(state="detached")
    expect(page.get_by_test_id("report-description")).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_test_id("intake-missing")).to_be_visible()
    told(page, words)
    to(page, "intake-phone")
    page.keyboard.type(CALLER)
    line.is_cut = True
    page.keyboard.press("Control+Enter")
    expect(page.get_by_test_id("report-problem")).to_be_visible()
    assert line.lost
    line.is_cut = False
    page.reload()
    expect(page.get_by_test_id("report-description")).to_have_value(words)
    expect(page.get_by_test_id("intake-phone")).to_have_value(CALLER)
    expect(page.get_by_test_id("intake-grid")).to_contain_text("网格")
    page.get_by_test_id("report-submit").click()
    expect(page.get_by_test_id("intake-made").get_by_role("link")).to_have_count(1)
    quiet(page)


@pytest.mark.parametrize("size", [None, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_at_it(open_page: Open, size: dict[str, int] | None) -> None:
    page = open_page("dispatcher.nanhu", "/desks/new", **({"size": size} if size else {}))
    told(page, "摊贩占道")
    quiet(page)
    assert faults(page) == []
    page.get_by_test_id("intake-clear").click()
    expect(page.get_by_test_id("report-description")).to_have_value("")
