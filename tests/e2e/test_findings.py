"""A leader looks where to look first: sentences and hot spots open their lists, and the address keeps the part."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.test_kit import faults
from tests.e2e.traffic import quiet

Open = Callable[..., Page]
Shoot = Callable[[Page, str], None]


def test_what_stands_out_opens_its_cases(open_page: Open, shoot: Shoot) -> None:
    page = open_page("leader.nanhu", "/analysis")
    first = page.get_by_test_id("look-first").locator("li").first
    expect(first).to_be_visible()
    first.get_by_role("button", name="规则").click()
    expect(first.get_by_test_id("rule")).not_to_be_empty()
    counts = page.get_by_test_id("look-first").locator("a[href*='measure=']")
    number = counts.filter(has_text=re.compile(r"^\d+$")).first
    counted = int(number.inner_text())
    with page.expect_response(lambda answer: "/api/v1/cases?" in answer.url and answer.ok) as asked:
        number.click()
    told = asked.value.json()
    assert len(told["items"]) == counted or told["next"]
    page.keyboard.press("Escape")

    spot = page.get_by_test_id("hot-spot").first
    spot.focus()
    page.keyboard.press("Enter")
    expect(spot).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".map-hot.chosen")).to_have_count(1)
    opened = page.get_by_test_id("hot-open").first
    counted = int(re.sub(r"\D", "", opened.inner_text()))
    with page.expect_response(lambda answer: "/api/v1/cases?" in answer.url and "rings=" in answer.url) as asked:
        opened.click()
    told = asked.value.json()
    assert len(told["items"]) == counted or told["next"]
    page.keyboard.press("Escape")
    with page.expect_download() as book:
        page.get_by_test_id("hot-export").click()
    assert book.value.suggested_filename.endswith(".xlsx")
    quiet(page)
    shoot(page, "analysis-hotspots")
    assert faults(page, "[data-testid=findings]") == []

    page.get_by_role("tab", name="热点").focus()
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile("part=loads"))
    page.reload()
    expect(page.get_by_role("tab", name="负荷失衡")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_test_id("findings").locator("tbody tr").first).to_be_visible()
    page.goto("/?mode=heat")
    expect(page.get_by_test_id("hot-side").get_by_test_id("hot-spot").first).to_be_visible()
    expect(page.locator(".map-hot").first).to_be_visible()
