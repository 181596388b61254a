"""What people are told: the bell, the inbox at desk and phone, quiet hours, and who is told of what."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.e2e.conftest import PHONE
from tests.e2e.test_field import dispatched
from tests.e2e.test_kit import faults
from tests.e2e.test_notice import GRID, complaint
from tests.e2e.test_reporter import steps
from tests.e2e.test_worker import phone
from tests.e2e.traffic import quiet

Open = Callable[..., Page]
Enter = Callable[..., BrowserContext]
Shoot = Callable[[Page, str], None]
OFFICE = "330402013-urban_enforcement"


def given(desk: BrowserContext, words: str, office: str = OFFICE) -> str:
    """A case of the streets given to an office, that of enforcement."""
    number = complaint(desk, "E0101", words, grid_code=GRID)
    steps(desk, number, {"move": "register"}, {"move": "dispatch", "office_code": office})
    return number


def row(page: Page, number: str) -> Locator:
    return page.get_by_test_id("message-row").and_(page.locator(f"[data-number='{number}']"))


def unread(page: Page) -> int:
    return int(page.request.get("/api/v1/messages/counts").json()["unread"])


def test_a_bell_counts_by_itself_and_the_inbox_is_read_to_its_end_by_keys(
    open_page: Open, enter: Enter, shoot: Shoot
) -> None:
    desk = enter("dispatcher.nanhu")
    page = open_page("office.nanhu", "/office")
    expect(page.get_by_test_id("desk-case").or_(page.get_by_test_id("panel-empty")).first).to_be_visible()
    first = given(desk, "摊贩占道，堵住消防通道")
    bell = page.get_by_test_id("bell-count")
    expect(bell).to_have_text(str(unread(page)))
    page.get_by_test_id("bell").click()
    expect(row(page, first)).to_contain_text("已派遣给您，待签收")
    expect(page.get_by_test_id("bell")).to_have_accessible_name(re.compile(r"^\d+ 条未读消息，其中紧急 \d+ 条$"))
    before = unread(page)
    second = given(desk, "夜市占道")
    expect(row(page, second)).to_be_visible()
    expect(bell).to_have_text(str(before + 1))
    quiet(page)
    shoot(page, "messages")
    assert faults(page) == []
    expect(row(page, first), "who reads one is not moved to another that comes in").to_be_focused()
    page.keyboard.press("k")
    expect(row(page, second)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/cases/{second}")
    expect(bell).to_have_text(str(before))
    page.go_back()
    expect(row(page, first)).to_be_visible()
    expect(row(page, second)).to_have_count(0)
    page.keyboard.press("r")
    expect(page.get_by_test_id("panel-empty")).to_contain_text("没有未读消息")
    expect(bell).to_have_count(0)
    expect(page.get_by_test_id("messages-read-all")).to_have_count(0)
    page.keyboard.press("2")
    expect(row(page, second)).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(page.get_by_test_id("message-row").first).to_be_focused()

    page.get_by_test_id("messages-quiet").click()
    page.get_by_test_id("quiet-own").check()
    page.get_by_test_id("quiet-begins").fill("21:30")
    page.get_by_test_id("quiet-ends").fill("06:15")
    assert faults(page) == []
    page.get_by_test_id("quiet-save").click()
    expect(page.get_by_test_id("quiet")).to_have_count(0)
    page.reload()
    page.get_by_test_id("messages-quiet").click()
    expect(page.get_by_test_id("quiet-begins")).to_have_value("21:30")
    page.get_by_test_id("quiet-own").uncheck()
    page.get_by_test_id("quiet-save").click()
    expect(page.get_by_test_id("quiet")).to_have_count(0)


def test_a_message_on_the_phone_opens_what_is_to_be_done(open_page: Open, enter: Enter, shoot: Shoot) -> None:
    page = phone(open_page)
    expect(page.get_by_test_id("report-button")).to_be_visible()
    number = dispatched(enter("dispatcher.nanhu"), GRID)
    expect(page.get_by_test_id("bell-count")).to_have_text(str(unread(page)))
    page.get_by_test_id("bell").click()
    expect(row(page, number)).to_contain_text("请先到现场处置（首处）")
    quiet(page)
    shoot(page, "phone-messages")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    row(page, number).click()
    expect(page.get_by_test_id("field-settle")).to_be_visible()
    page.go_back()
    expect(page.get_by_test_id("messages-unread")).to_be_visible()
    expect(row(page, number)).to_have_count(0)


def test_who_is_told_is_set_by_event_and_post_and_counts_at_once(open_page: Open, enter: Enter, shoot: Shoot) -> None:
    desk, office = enter("dispatcher.nanhu"), enter("office.nanhu")
    page = open_page("admin", "/settings?tab=messages")
    expect(page.get_by_test_id("event-dispatch")).to_be_visible()
    assert faults(page) == []
    page.get_by_test_id("told-find").fill("已签收")
    page.get_by_test_id("event-sign").click()
    expect(page.get_by_test_id("told-dispatcher")).not_to_be_checked()
    page.get_by_test_id("told-dispatcher").check()
    page.get_by_test_id("take-told").click()
    panel = page.get_by_test_id("change-panel")
    expect(panel).to_contain_text(re.compile("受理派遣员.*不通知 → 通知"))
    expect(panel).not_to_contain_text("setting.")
    page.get_by_test_id("reason").fill("派遣员要知道谁签收了")
    quiet(page)
    shoot(page, "settings-messages")
    assert faults(page) == []
    page.get_by_test_id("save-change").click()
    expect(page.get_by_test_id("change-made")).to_be_visible()

    def told() -> bool:
        """Whether the dispatcher is told that a case was signed just now."""
        number = given(desk, f"占道 {datetime.now(UTC)}")
        steps(office, number, {"move": "sign"})
        listed = desk.request.get("/api/v1/messages?limit=50").json()["items"]
        return any((one["number"], one["event"]) == (number, "sign") for one in listed)

    assert told()
    page.locator("[data-testid^=undo-]").first.click()
    page.get_by_test_id("reason").fill("消息太多")
    page.get_by_test_id("save-change").click()
    expect(page.get_by_test_id("change-made")).to_be_visible()
    assert not told()
    other = open_page("dispatcher.nanhu", "/settings?tab=messages")
    expect(other.get_by_text("这一页不在你的权限内")).to_be_visible()
