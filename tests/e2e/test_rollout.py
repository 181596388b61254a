"""How far a county is, on its page: numbers open their lists, items are ticked by hand with evidence and taken back."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.test_kit import faults

Open = Callable[..., Page]
Shoot = Callable[[Page, str], None]
COUNTY = "330402"


def test_a_number_opens_its_list_and_an_item_is_ticked_by_hand(open_page: Open, shoot: Shoot) -> None:
    page = open_page("reviewer.nanhu", f"/rollout?place={COUNTY}")
    expect(page.get_by_test_id("town-row").first).to_be_visible()
    page.locator('[data-testid="rollout-map"][data-drawn]').wait_for()
    shoot(page, "rollout")
    assert faults(page) == []
    told = page.get_by_test_id("item-accounts").locator("button").inner_text()
    page.get_by_test_id("item-accounts").locator("button").click()
    done, of = told.partition("，")[0].split("/")
    expect(page.get_by_test_id("rows-sum")).to_be_visible()
    listed = page.get_by_test_id("rows-row")
    assert listed.count() == min(int(of), 500)
    expect(listed.first).to_have_attribute("data-done", "true" if done == of else "false")
    page.keyboard.press("Escape")

    item = page.get_by_test_id("item-publicity")
    expect(item).to_have_attribute("data-passed", "false")
    item.locator("button").click()
    page.get_by_test_id("tick-evidence").fill("宣传册发放登记表")
    assert faults(page) == []
    page.get_by_test_id("tick-do").click()
    expect(item).to_have_attribute("data-passed", "true")
    expect(item).to_contain_text("宣传册发放登记表")
    item.locator("button").click()
    page.get_by_test_id("tick-evidence").fill("登记表有误，重新核对")
    page.get_by_test_id("tick-do").click()
    expect(item).to_have_attribute("data-passed", "false")

    page.keyboard.press("e")
    form = page.get_by_test_id("standard-form")
    expect(form.get_by_test_id("standard-item").first).to_be_visible()
    assert faults(page) == []
