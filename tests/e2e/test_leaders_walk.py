"""The leader's morning: down to a case and back to the same view, on the phone, and on the wall as things move."""

import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import PHONE
from tests.e2e.test_doubles import sent
from tests.e2e.test_kit import faults
from tests.e2e.test_leader import drawn
from tests.e2e.traffic import quiet

Open = Callable[..., Page]
Enter = Callable[..., BrowserContext]
Shoot = Callable[[Page, str], None]


def test_from_the_worst_town_to_a_case_and_back_to_the_same_view(open_page: Open) -> None:
    """The morning of a leader, with the keyboard where it can be: nothing of the view is lost on the way."""
    page = open_page("leader.nanhu", "/?days=365&step=month")
    drawn(page)
    worst = page.get_by_test_id("ranking-row").first
    town, most = worst.get_attribute("data-code"), int(worst.locator("td.overdue").inner_text())
    assert most == max(int(told) for told in page.locator("td.overdue").all_inner_texts())
    page.keyboard.press("j")
    expect(worst).to_have_attribute("aria-current", "true")
    expect(page).to_have_url(re.compile(f"pick={town}"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"place={town}"))
    page.get_by_test_id("children-menu").wait_for()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("ranking-row").first).to_have_attribute("data-code", re.compile(rf"{town}\d{{6}}"))
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    card = page.get_by_test_id("grid-panel")
    expect(card).to_contain_text("网格长")
    expect(page.get_by_test_id("grid-load")).to_contain_text("专职")
    page.reload()
    expect(card).to_contain_text("网格长")
    for gone in (r"(?!.*grid=)", rf"(?!.*grid=).*place={town}\d{{3}}", rf"place={town}(&|$)"):
        page.keyboard.press("Escape")
        expect(page).to_have_url(re.compile(r"\?" + gone if gone.startswith("(") else gone))
    quiet(page)
    page.get_by_test_id("kpi-overdue").click()
    row = page.get_by_test_id("case-row").first
    number = row.get_attribute("data-number")
    view = page.url
    assert "measure=overdue" in view
    row.click()
    page.wait_for_url(f"**/cases/{number}")
    page.go_back()
    expect(page).to_have_url(view)
    expect(page.get_by_test_id("case-row").first).to_have_attribute("data-number", str(number))
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("case-drawer")).to_be_hidden()
    for _ in range(12):
        page.get_by_test_id("time-bar").locator("input[type=range]").press("ArrowLeft")
    expect(page).to_have_url(re.compile("at="))
    with page.expect_response(lambda answer: "/stats/heat" in answer.url and answer.ok):
        page.get_by_test_id("mode-heat").click()
    expect(page.get_by_test_id("heat")).to_have_count(1)
    with page.expect_download() as taken:
        page.get_by_test_id("export-page").click()
    assert taken.value.suggested_filename.endswith(".html")


def test_what_moves_is_told_in_one_message_to_map_and_wall(open_page: Open, enter: Enter, shoot: Shoot) -> None:
    desk, wall = open_page("leader.nanhu"), open_page("leader.nanhu", "/screen", size={"width": 1920, "height": 1080})
    drawn(desk)
    expect(wall.get_by_test_id("wall-live")).to_have_attribute("data-live", "true")
    town = wall.get_by_test_id("wall-town").locator("h2")
    expect(town).not_to_be_empty()
    shown = int(wall.get_by_test_id("wall-open").locator(".n").inner_text().removesuffix("件").replace(",", ""))
    asked: list[str] = []
    for page in (desk, wall):
        page.on("request", lambda one: asked.append(one.url) if "/stats/areas" in one.url else None)
    sent(enter("dispatcher.nanhu"), "东门口路灯不亮", 30.7456)
    for page, where in ((wall, "wall-open"), (desk, "kpi-open")):
        expect(page.get_by_test_id(where)).to_contain_text(f"{shown + 1:,}")
    assert asked == [], "what is told is not asked for"
    assert faults(wall) == []
    shoot(wall, "screen")
    wall.keyboard.press("Escape")
    expect(wall.get_by_test_id("mode-areas")).to_be_visible()
    assert wall.evaluate("document.documentElement.dataset.theme") is None


def test_on_a_phone_the_map_is_most_of_the_page(open_page: Open, shoot: Shoot) -> None:
    page = open_page("leader.nanhu", size=PHONE)
    drawn(page)
    box, sheet = page.get_by_test_id("map").bounding_box(), page.get_by_test_id("sheet").bounding_box()
    assert box is not None
    assert sheet is not None
    assert sheet["y"] - box["y"] > 0.55 * 844
    shoot(page, "leaders-map-390")
    page.get_by_test_id("sheet-toggle").click()
    page.get_by_test_id("ranking-row").first.click()
    page.get_by_test_id("chosen-area").get_by_role("button", name="进入").click()
    expect(page).to_have_url(re.compile("place="))
    assert faults(page) == []
    page.get_by_test_id("sheet-toggle").click()
    page.get_by_test_id("phone-menu").click()
    with page.expect_response(lambda answer: "/stats/heat" in answer.url and answer.ok):
        page.get_by_test_id("mode-heat").click()
    page.get_by_test_id("phone-menu-done").click()
    expect(page.get_by_test_id("phone-menu")).to_contain_text("热力")
    page.get_by_test_id("legend-toggle").click()
    expect(page.get_by_test_id("legend")).to_contain_text("核半径")
    assert faults(page) == []
