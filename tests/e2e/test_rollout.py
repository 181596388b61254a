"""How far a county is, and what its grid workers do, on their pages: lists behind numbers, drafts, publishing."""

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


def test_a_task_list_is_drafted_previewed_and_published(open_page: Open, shoot: Shoot) -> None:
    page = open_page("reviewer.nanhu", f"/tasks?place={COUNTY}")
    rows = page.get_by_test_id("task-row")
    expect(rows.first).to_be_visible()
    shoot(page, "tasks")
    assert faults(page) == []
    page.keyboard.press("e")
    row = page.locator('[data-testid="task-row"][data-code="17-04"]')
    expect(row.locator("button")).to_have_count(2)
    row.locator("button").first.click()
    page.get_by_test_id("task-hours").fill("3")
    assert faults(page) == []
    page.get_by_test_id("task-do").click()
    page.locator('[data-testid="task-row"][data-code="17-01"] button').last.click()
    page.get_by_test_id("publish").click()
    expect(page.get_by_test_id("difference")).to_have_count(2)
    expect(page.get_by_test_id("publish-unlisted")).to_contain_text("G0301")
    page.get_by_test_id("publish-reason").fill("冬季提标")
    expect(page.get_by_test_id("publish-do")).to_be_disabled()
    assert faults(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="17-01").click()
    page.get_by_test_id("publish").click()
    page.get_by_test_id("publish-reason").fill("冬季提标")
    page.get_by_test_id("publish-do").click()
    expect(page.get_by_test_id("tasks-said")).to_be_visible()
    expect(row).to_contain_text("3")
    version = page.get_by_test_id("version")
    expect(version.first).to_contain_text("冬季提标")
    expect(version.first.get_by_test_id("take-up")).to_be_visible()
