"""Charts: from a number to its list and back, as a table, by keys, in the dark, narrowed to a town."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.test_kit import faults

Open = Callable[..., Page]
Shoot = Callable[[Page, str], None]
CHARTS = ("trend", "categories", "hours", "hops", "ages", "waiting", "flows")


def test_charts_tell_open_their_lists_and_stay_as_they_were(open_page: Open, shoot: Shoot) -> None:
    page = open_page("leader.nanhu", path="/")
    page.get_by_test_id("page-analysis").click()
    expect(page).to_have_url(re.compile(r"/analysis"))
    for name in CHARTS:
        expect(
            page.get_by_test_id(f"chart-{name}").locator("[data-drawn=true], [data-testid=panel-empty]")
        ).to_be_visible()
        expect(page.get_by_test_id(f"{name}-finding")).not_to_be_empty()
    shoot(page, "analysis")
    assert faults(page) == []

    # a number of the table opens as many cases as it says
    page.get_by_test_id("ages-table").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"tables=ages"))
    numbers = page.get_by_test_id("chart-ages").locator("td a")
    told = [int(one.replace(",", "")) for one in numbers.all_inner_texts()]
    n, many = next((n, count) for n, count in enumerate(told) if count <= 40)
    numbers.nth(n).press("Enter")
    drawer = page.get_by_test_id("case-drawer")
    expect(drawer.get_by_test_id("case-row")).to_have_count(many)
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)

    # a bar of the drawing opens its list too
    page.get_by_test_id("chart-ages").get_by_test_id("ages-chart").click()
    bars = page.get_by_test_id("chart-ages").locator("[data-drawn=true] svg path[fill='#2E8B57' i]")
    bars.first.wait_for(state="attached")
    widest = bars.evaluate_all("all => all.map(one => one.getBBox().width).reduce((b, w, i, a) => w > a[b] ? i : b, 0)")
    bars.nth(widest).click()
    expect(drawer).to_be_visible()
    page.keyboard.press("Escape")

    page.get_by_test_id("ages-table").click()
    expect(page).to_have_url(re.compile(r"tables=ages"))

    # a town narrows all, and the way back leads to what was
    town = page.get_by_test_id("small-map").locator("path").first
    code = town.get_attribute("data-area")
    town.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"place={code}.*tables=ages"))
    expect(page.get_by_test_id("chart-ages").locator("table")).to_be_visible()
    page.go_back()
    expect(page.get_by_test_id("crumbs").locator("b")).to_have_text("南湖区")
    page.reload()
    expect(page.get_by_test_id("ages-table")).to_have_attribute("aria-pressed", "true")

    # other days and a category go with one to the map
    page.get_by_test_id("period-menu").click()
    page.get_by_test_id("period-90").click()
    expect(page).to_have_url(re.compile(r"days=90"))
    with page.expect_download() as told:
        page.get_by_test_id("analysis-book").click()
    assert told.value.suggested_filename.endswith(".xlsx")
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    assert faults(page) == []
    shoot(page, "analysis-dark")
    page.get_by_test_id("page-map").click()
    expect(page).to_have_url(re.compile(r"/\?.*days=90"))
