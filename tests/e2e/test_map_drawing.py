"""What the leaders' map draws: two periods in each way, and open cases from a county's clusters to their lists."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.traffic import quiet

Open = Callable[..., Page]
Shoot = Callable[[Page, str], None]


def drawn(page: Page) -> None:
    page.wait_for_function("performance.getEntriesByName('gridgis:map-drawn').length > 0", timeout=20_000)
    quiet(page)


def counted(page: Page) -> int:
    return sum(int(one.replace(",", "")) for one in page.get_by_test_id("legend").locator("li small").all_inner_texts())


def test_two_periods_are_compared_in_each_way_and_it_stays_in_the_address(open_page: Open, shoot: Shoot) -> None:
    page = open_page("leader.nanhu", "/?days=90&measure=on_time_rate")
    drawn(page)
    legend = page.get_by_test_id("legend")
    expect(legend).to_contain_text("达标")
    areas = counted(page)
    assert areas > 50
    with page.expect_response(lambda answer: "/stats/areas" in answer.url and "level=village" in answer.url):
        page.get_by_test_id("compare-change").click()
    expect(legend).to_contain_text("橙色为变差")
    quiet(page)
    assert counted(page) == areas, "every area stands in one class, or is hatched"
    shoot(page, "leaders-map-change")
    page.get_by_test_id("mode-heat").click()
    page.get_by_test_id("compare-swipe").click()
    page.get_by_test_id("against-year").click()
    expect(page).to_have_url(re.compile(r"(?=.*mode=heat)(?=.*compare=swipe)(?=.*against=year)"))
    page.reload()
    drawn(page)
    expect(page.get_by_test_id("heat")).to_have_count(1)
    expect(page.get_by_test_id("heat-then")).to_have_count(1)
    bar = page.get_by_test_id("swipe-bar")
    bar.press("ArrowRight")
    expect(bar).to_have_attribute("aria-valuenow", "52")
    expect(legend).to_contain_text("去年同期")
    shoot(page, "leaders-map-heat-swipe")
    page.get_by_test_id("mode-hexes").click()
    page.get_by_test_id("compare-beside").click()
    expect(page.get_by_test_id("map-then")).to_have_attribute("data-drawn", "true")
    expect(legend).to_contain_text("km²")
    shoot(page, "leaders-map-beside")
    page.get_by_test_id("compare-none").click()
    expect(page.get_by_test_id("map-then")).to_have_count(0)


def test_a_number_on_the_map_opens_exactly_its_list_and_a_spot_stands_apart(open_page: Open, shoot: Shoot) -> None:
    page = open_page("leader.nanhu", "/?mode=cases")
    with page.expect_response(lambda answer: "/cases/clusters" in answer.url and answer.ok) as asked:
        drawn(page)
    body = asked.value.json()
    total = sum(body["totals"].values())
    assert sum(one["properties"]["count"] for one in body["features"]) == total - body["unplaced"]
    expect(page.get_by_test_id("legend")).to_contain_text(f"{total:,} 件")
    shoot(page, "leaders-map-cases")
    page.get_by_test_id("legend").locator("button", has_text=str(body["totals"]["over"])).first.click()
    rows = page.get_by_test_id("case-row")
    expect(rows).to_have_count(min(50, body["totals"]["over"]))
    page.keyboard.press("Escape")
    box = page.get_by_test_id("map").bounding_box()
    assert box is not None
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    mark = max(body["features"], key=lambda one: one["properties"]["count"])["properties"]
    page.mouse.move(*middle)
    west, south, east, north = mark["box"]
    page.evaluate("([lng, lat]) => window.dispatchEvent(new CustomEvent('x'))", [(west + east) / 2, (south + north) / 2])
