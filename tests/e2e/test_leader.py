"""The county leader's morning: the map, its modes, and a case."""

import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.conftest import DEMO_COUNTIES
from tests.e2e.conftest import KEPT
from tests.e2e.traffic import quiet

Open = Callable[..., Page]
Enter = Callable[..., BrowserContext]
Shoot = Callable[[Page, str], None]
COUNTIES = ("南湖区", "秀洲区", "嘉善县", "海盐县", "海宁市", "平湖市", "桐乡市")
DRAWN = "performance.getEntriesByName('gridgis:map-drawn').length > 0"


def drawn(page: Page) -> None:
    """Wait until the first areas are on the map."""
    page.wait_for_function(DRAWN, timeout=20_000)
    quiet(page)


def test_a_county_leader_signs_in_and_sees_the_seven_counties_named(open_page: Open, shoot: Shoot) -> None:
    page = open_page(path="/login")
    shoot(page, "login")
    form = page.get_by_test_id("login-form")
    form.locator("input").nth(0).fill("leader.nanhu")
    form.locator("input").nth(1).fill("gridgis-demo")
    page.get_by_test_id("login-submit").click()
    drawn(page)
    expect(page).to_have_url(re.compile(r"/($|\?)"))
    page.get_by_test_id("map-label").first.wait_for()
    named = {link.get_attribute("aria-label") for link in page.get_by_test_id("city-inset").locator("a").all()}
    assert named == set(COUNTIES)
    expect(page.get_by_test_id("crumbs")).to_contain_text("南湖区")
    shoot(page, "leaders-map")


def test_the_city_leader_sees_all_counties(open_page: Open, shoot: Shoot) -> None:
    page = open_page("leader.jiaxing")
    drawn(page)
    labels = page.get_by_test_id("map-label").all_inner_texts()
    assert {county for county in COUNTIES if any(county in label for label in labels)} == set(COUNTIES)
    assert page.get_by_test_id("ranking-row").count() == (len(COUNTIES) if KEPT else len(DEMO_COUNTIES))
    shoot(page, "leaders-map-city")


def test_areas_hexes_open_cases_and_a_case(open_page: Open, shoot: Shoot) -> None:
    page = open_page("leader.nanhu")
    drawn(page)
    expect(page.get_by_test_id("mode-areas")).to_have_attribute("aria-pressed", "true")
    with page.expect_response(lambda answer: "/stats/hexes" in answer.url and answer.ok):
        page.get_by_test_id("mode-hexes").click()
    expect(page.get_by_test_id("mode-hexes")).to_have_attribute("aria-pressed", "true")
    shoot(page, "leaders-map-hexes")
    with page.expect_response(lambda answer: "/cases/clusters" in answer.url and answer.ok):
        page.get_by_test_id("mode-cases").click()
    shoot(page, "leaders-map-cases")
    page.get_by_test_id("kpi-overdue").click()
    row = page.get_by_test_id("case-row").first
    number = row.get_attribute("data-number")
    assert number is not None
    assert number.startswith("330402-")
    row.click()
    page.wait_for_url(f"**/cases/{number}")
    expect(page.get_by_test_id("case-show")).to_contain_text(number)
    expect(page.get_by_test_id("why-here")).to_be_visible()
    expect(page.get_by_test_id("case-timeline").locator("li").first).to_be_visible()
    shoot(page, "case")


def test_the_heat_map_keeps_its_classes_while_time_plays(open_page: Open, shoot: Shoot) -> None:
    page = open_page("leader.nanhu", "/?days=90&step=month")
    drawn(page)
    with page.expect_response(lambda answer: "/stats/heat" in answer.url and answer.ok) as asked:
        page.get_by_test_id("mode-heat").click()
    assert asked.value.json()["cases"] > 100
    expect(page.get_by_test_id("heat")).to_have_count(1)
    legend = page.get_by_test_id("legend")
    expect(legend).to_contain_text("核半径 500 米")
    expect(legend).to_contain_text("数据截至")
    shoot(page, "leaders-map-heat")
    shown = []
    for _ in range(2):
        with page.expect_response(lambda answer: "/stats/heat" in answer.url and "at=" in answer.url) as step:
            page.get_by_test_id("time-bar").locator("input[type=range]").press("ArrowLeft")
        expect(page).to_have_url(re.compile(r"mode=heat.*at=|at=.*mode=heat"))
        expect(page.get_by_test_id("heat")).to_have_count(1)
        shown.append((step.value.json()["breaks"], step.value.json()["cases"]))
    assert shown[0][0] == shown[1][0]
    page.reload()
    drawn(page)
    expect(page.get_by_test_id("mode-heat")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_test_id("heat")).to_have_count(1)


def test_one_click_down_and_back(open_page: Open) -> None:
    page = open_page("leader.nanhu")
    drawn(page)
    page.get_by_test_id("ranking-row").first.dblclick()
    page.get_by_test_id("ranking-row").first.wait_for()
    expect(page.get_by_test_id("crumbs")).to_contain_text("南湖区")


def test_category_and_period_narrow_the_figures_and_stay_in_the_address(open_page: Open) -> None:
    page = open_page("leader.nanhu", "/?category=S")
    drawn(page)
    page.goto("/?category=enforcement&period=7")
    drawn(page)
    assert "category=enforcement" in page.url


def test_who_is_responsible_here(open_page: Open, shoot: Shoot) -> None:
    page = open_page("leader.nanhu")
    drawn(page)
    page.keyboard.press("w")
    box = page.get_by_test_id("map").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.55)
    panel = page.get_by_test_id("who-panel")
    expect(page.get_by_test_id("who-grid")).to_be_visible()
    expect(panel).to_contain_text("网格长")
    shoot(page, "who-is-responsible")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()


def test_english_is_complete_on_the_map(open_page: Open, shoot: Shoot) -> None:
    page = open_page("leader.nanhu")
    drawn(page)
    page.get_by_test_id("user-menu").click()
    page.get_by_role("menuitem", name="English").click()
    expect(page.get_by_test_id("mode-areas")).not_to_contain_text(re.compile("[一-鿿]"))
    shoot(page, "leaders-map-english")


def test_a_town_leader_sees_the_town_only(open_page: Open) -> None:
    page = open_page("town.nanhu", "/cases")
    page.get_by_test_id("case-row").first.wait_for()
    for row in page.get_by_test_id("case-row").all_inner_texts():
        assert "东栅街道" in row


def test_a_stranger_is_sent_to_sign_in_and_a_foreign_case_does_not_exist(open_page: Open, enter: Enter) -> None:
    page = open_page(path="/cases")
    page.wait_for_url("**/login?**")
    of_a_neighbour = enter("leader.jiaxing").request.get("/api/v1/cases?place=330411&limit=1").json()["items"][0]
    page = open_page("town.nanhu", f"/cases/{of_a_neighbour['number']}")
    expect(page.get_by_text("没有找到")).to_be_visible()
