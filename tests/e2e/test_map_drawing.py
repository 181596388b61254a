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
    expect(page).to_have_url(re.compile(r"(?=.*mode=heat)(?=.*compare=swipe)"))
    page.reload()
    drawn(page)
    expect(page.get_by_test_id("heat")).to_have_count(1)
    expect(page.get_by_test_id("heat-then")).to_have_count(1)
    bar = page.get_by_test_id("swipe-bar")
    bar.press("ArrowRight")
    expect(bar).to_have_attribute("aria-valuenow", "52")
    expect(legend).to_contain_text("上期")
    shoot(page, "leaders-map-heat-swipe")
    page.get_by_test_id("against-year").click()
    expect(page.get_by_test_id("compare-since"), "a year ago there were no cases yet").to_be_visible()
    expect(page.get_by_test_id("heat-then")).to_have_count(0)
    page.get_by_test_id("against-before").click()
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
    mark = max(body["features"], key=lambda one: one["properties"]["count"])
    x, y = pixel_of(page, mark["geometry"]["coordinates"])
    page.mouse.move(x, y)
    count = mark["properties"]["count"]
    expect(page.locator(".stage")).to_contain_text(f"{count} 件未结案件")
    page.mouse.click(x, y)
    expect(page.get_by_test_id("case-drawer")).to_contain_text(f"{count} 件未结案件")
    expect(rows).to_have_count(min(50, count))
    with page.expect_response(lambda answer: "/cases/clusters" in answer.url and "bbox=" in answer.url) as nearer:
        page.mouse.dblclick(x, y)
    assert sum(one["properties"]["count"] for one in nearer.value.json()["features"]) >= count


def pixel_of(page: Page, place: list[float]) -> tuple[float, float]:
    """Where a place lies on the screen, by what the map says of two of its pixels."""
    box = page.get_by_test_id("map").bounding_box()
    assert box is not None
    ends = [(box["x"] + box["width"] * share, box["y"] + box["height"] * share) for share in (0.35, 0.75)]
    told, shown, before = [], page.get_by_test_id("coordinates"), ""
    for x, y in ends:
        page.mouse.move(x, y)
        expect(shown).not_to_have_text(before)
        before = shown.inner_text()
        lng, lat = re.findall(r"[\d.]+", before)
        told.append((float(lng), float(lat)))
    (x1, y1), (x2, y2) = ends
    (lng1, lat1), (lng2, lat2) = told
    across, down = (place[0] - lng1) / (lng2 - lng1), (place[1] - lat1) / (lat2 - lat1)
    return x1 + across * (x2 - x1), y1 + down * (y2 - y1)
