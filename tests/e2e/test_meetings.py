"""A joint meeting from its drafted agenda to a decision that is a case."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.test_kit import faults
from tests.e2e.traffic import quiet

Open = Callable[..., Page]


def test_a_meeting_is_called_held_and_its_decision_is_a_case(open_page: Open) -> None:
    """The keyboard calls it and saves it; what is typed stands until it is saved, also after a reload."""
    page = open_page("chief.nanhu", "/meetings")
    expect(page.get_by_test_id("meeting-new")).to_be_enabled()
    page.keyboard.press("n")
    page.get_by_test_id("call-room").fill("三楼会议室")
    page.get_by_test_id("call-held").fill("2026-03-01T09:00")
    page.get_by_test_id("call-send").click()
    expect(page.locator("#page").get_by_label("地点", exact=True)).to_have_value("三楼会议室")
    expect(page.get_by_test_id("meeting-state")).to_have_text("拟召开")
    expect(page.get_by_test_id("agenda-item").first).to_be_visible()
    page.get_by_test_id("meeting-hold").click()
    expect(page.get_by_test_id("meeting-state")).to_have_text("已召开，待定纪要")
    page.get_by_test_id("meeting-minutes").fill("会议研究了占道经营整治。")
    page.reload()
    expect(page.get_by_test_id("meeting-minutes")).to_have_value("会议研究了占道经营整治。")
    page.get_by_test_id("decision-add").click()
    page.get_by_test_id("decision-words").fill("集中整治农贸市场周边占道经营")
    page.get_by_test_id("decision-office").select_option(index=1)
    page.get_by_test_id("decision-due").fill("2026-03-10")
    page.get_by_test_id("decision-category").select_option("E0101")
    address = page.get_by_test_id("decision-address")
    for where in ("中山东路", "南湖区东栅街道"):
        address.fill(where)
        assert faults(page) == []
        page.get_by_test_id("meeting-confirm").click()
        page.get_by_role("dialog").get_by_role("button", name="确认纪要").click()
        if where == "中山东路":  # there is one in another county
            expect(page.get_by_text("不在召开会议的地方")).to_be_visible()
    expect(page.get_by_test_id("meeting-state")).to_have_text("纪要已定")
    page.get_by_test_id("decision-case").click()
    expect(page.get_by_text("集中整治农贸市场周边占道经营").first).to_be_visible()
    quiet(page)
