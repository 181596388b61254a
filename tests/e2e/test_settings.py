"""A day off is set with the keyboard alone: previewed on open cases, saved with a reason, undone."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.test_kit import faults
from tests.e2e.traffic import quiet

Open = Callable[..., Page]
Shoot = Callable[[Page, str], None]


def test_a_day_off_is_previewed_saved_and_undone_by_keys(open_page: Open, shoot: Shoot) -> None:
    page = open_page("admin", "/settings?year=2031")
    expect(page.get_by_test_id("provisional")).to_be_visible()
    assert faults(page) == []
    page.locator("[data-day='2031-01-01']").focus()
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator("[data-day][aria-pressed=true]")).to_have_count(2)
    page.get_by_test_id("day-name").fill("停电检修")
    page.get_by_test_id("set-rest").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("effect")).to_contain_text("未结案件的时限不变")
    expect(page.get_by_test_id("change-panel")).to_contain_text("2031-01-03 周五")
    expect(page.get_by_test_id("save-change")).to_be_disabled()
    page.get_by_test_id("reason").fill("供电公司通知")
    quiet(page)
    shoot(page, "settings")
    page.get_by_test_id("save-change").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("change-made")).to_contain_text("未结案件的时限已重算")
    expect(page.locator("[data-day='2031-01-03']")).to_have_accessible_name("3休 2031-01-03 周五 休息 停电检修")
    page.locator("[data-testid^=undo-]").first.click()
    page.get_by_test_id("reason").fill("改期")
    page.get_by_test_id("save-change").click()
    expect(page.get_by_test_id("change-made")).to_be_visible()
    expect(page.locator("[data-day='2031-01-03']")).to_have_accessible_name("3 2031-01-03 周五 工作日")


def test_a_limit_is_changed_from_tomorrow_on(open_page: Open, shoot: Shoot) -> None:
    page = open_page("admin", "/settings?tab=categories")
    page.get_by_test_id("find-category").fill("占道经营")
    page.get_by_test_id("category-E0101").click()
    page.get_by_test_id("limit-value").fill("2")
    page.get_by_test_id("take-category").click()
    expect(page.get_by_test_id("effect")).to_contain_text("未结案件的时限不变")
    expect(page.get_by_test_id("change-panel")).to_contain_text("2 工作时")
    page.get_by_test_id("reason").fill("提速")
    quiet(page)
    shoot(page, "settings-categories")
    page.get_by_test_id("save-change").click()
    expect(page.get_by_test_id("change-made")).to_be_visible()
    for tab in ("thresholds", "agencies", "roles", "stages"):
        page.get_by_test_id(f"tab-{tab}").press("Enter")
        expect(page.get_by_role("table").first).to_be_visible()
        assert faults(page) == [], tab
    page.get_by_test_id("stage-sign-P3").click()
    page.get_by_test_id("stage-value").fill("2")
    page.get_by_test_id("take-stage").click()
    expect(page.get_by_test_id("change-panel")).to_contain_text("签收 P3")
    page.get_by_test_id("drop-change").click()
    page.locator("[data-testid^=undo-]").first.click()
    page.get_by_test_id("reason").fill("改回")
    page.get_by_test_id("save-change").click()
    expect(page.get_by_test_id("change-made")).to_be_visible()


def test_a_pack_comes_back_with_its_rules_and_task_lists_as_drafts(
    open_page: Open, shoot: Shoot, tmp_path: Path
) -> None:
    page = open_page("admin", "/settings?tab=pack")
    pack = tmp_path / "设置包.json"
    pack.write_bytes(page.request.get("/api/v1/settings/pack").body())
    page.get_by_test_id("pack-file").set_input_files(pack)
    drafts = page.get_by_test_id("pack-drafts")
    expect(drafts).to_contain_text("不影响现行规则和清单")
    quiet(page)
    shoot(page, "settings-pack")
    assert faults(page) == []
    page.get_by_test_id("pack-draft").press("Enter")
    expect(page.get_by_test_id("pack-drafted")).to_contain_text("与现行规则和清单一致")
    assert faults(page) == []
