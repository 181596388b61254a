"""People and posts on screen: a cadre is entered and made chief of a grid by keys alone, and it is undone."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.test_kit import faults
from tests.e2e.traffic import quiet

Open = Callable[..., Page]


def test_a_chief_is_appointed_on_the_map_by_keys_and_it_is_undone(open_page: Open) -> None:
    page = open_page("chief.nanhu", "/people")
    page.wait_for_selector('[data-testid="people-map"][data-drawn]')
    chiefs = int(page.get_by_test_id("only-chief").locator("b").inner_text())
    page.get_by_test_id("only-chief").click()
    expect(page.get_by_test_id("person-row")).to_have_count(chiefs)
    grids = [int(one) for one in page.get_by_test_id("people-legend").locator("button b").all_inner_texts()]
    page.get_by_test_id("look-ok").click()
    expect(page.get_by_test_id("grid-row")).to_have_count(grids[-1])
    page.get_by_test_id("only-all").click()

    page.keyboard.press("n")
    page.get_by_test_id("person-name").fill("陆晓雯")
    page.get_by_test_id("person-employment").select_option("village_cadre")
    page.get_by_test_id("person-save").press("Enter")
    quiet(page)
    expect(page.get_by_test_id("person-head")).to_contain_text("陆晓雯 luxiaowen")
    page.keyboard.press("g")
    page.get_by_test_id("grid-chooser").fill("第一网格")
    expect(page.get_by_test_id("grid-option").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("post-card")).to_be_visible()
    page.keyboard.press("3")
    expect(page.get_by_test_id("duty-parttime")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("1")
    expect(page.get_by_test_id("post-replaces")).to_contain_text("由新网格长接任")
    assert faults(page) == []
    page.keyboard.press("Enter")
    quiet(page)
    expect(page.get_by_test_id("people-done")).to_contain_text("已任命 陆晓雯")
    expect(page.get_by_test_id("post")).to_contain_text("网格长")
    page.keyboard.press("z")
    quiet(page)
    expect(page.get_by_test_id("people-done")).to_contain_text("已撤销")
    expect(page.get_by_test_id("post")).to_have_count(0)
    expect(page.get_by_test_id("only-chief").locator("b")).to_have_text(str(chiefs))
    page.get_by_test_id("post-history").press("Enter")
    expect(page.get_by_test_id("person-panel")).to_contain_text("已撤销")
