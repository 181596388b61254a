"""Requests decided one by one and together: papers, clocks, what is taken back, and the sheet that is printed."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

from playwright.sync_api import BrowserContext, FilePayload, Page, expect

from tests.e2e.conftest import PHONE
from tests.e2e.test_kit import faults
from tests.e2e.test_messages import given
from tests.e2e.test_reporter import steps
from tests.e2e.traffic import quiet

Open = Callable[..., Page]
Enter = Callable[..., BrowserContext]
Shoot = Callable[[Page, str], None]
LEASE: FilePayload = {
    "name": "租车合同.pdf",
    "mimeType": "application/pdf",
    "buffer": b"%PDF-1.4\nlease\n%%EOF\n",
}
LONGER = {"move": "request_extension", "reason": "weather", "more": 1, "note": "暴雨"}
MOST_SHEETS = 3


def signed(desk: BrowserContext, office: BrowserContext, words: str, *then: dict[str, object]) -> str:
    """A case that somebody's office has signed, and what it did then."""
    code = office.request.get("/api/v1/auth/me").json()["offices"][0]["code"]
    number = given(desk, words, code)
    steps(office, number, {"move": "sign"}, *then)
    return number


def chosen(chief: Page, number: str) -> None:
    chief.goto(f"/requests?mine=true&number={number}")
    expect(chief.get_by_test_id("request-decide")).to_be_visible()


def row_of(chief: Page, name: str) -> str:
    """When a bar of the effect ends."""
    return chief.get_by_test_id("request-effect").locator(f".row.{name} .end").inner_text()


def test_a_request_shows_its_papers_and_what_its_decision_does_to_the_clock(
    open_page: Open, enter: Enter, shoot: Shoot
) -> None:
    desk, office, head = enter("dispatcher.nanhu"), enter("office.nanhu"), enter("justice.nanhu")
    number = signed(desk, office, "三轮车占道")
    page = open_page("office.nanhu", f"/cases/{number}")
    page.get_by_test_id("move-request_extension").click()
    page.get_by_test_id("move-more").fill("2")
    page.get_by_test_id("move-reason").click()
    page.get_by_role("option", name="天气原因").click()
    page.get_by_test_id("papers-file").set_input_files([LEASE])
    expect(page.get_by_role("button", name="去掉 租车合同.pdf")).to_be_visible()
    page.get_by_test_id("move-note").fill("暴雨，车辆租期未到")
    assert faults(page, "[data-testid=move-form]") == []
    page.get_by_test_id("move-submit").click()
    expect(page.get_by_test_id("request-papers")).to_contain_text("租车合同.pdf")

    chief = open_page("chief.nanhu", "about:blank")
    chosen(chief, number)
    with chief.expect_download() as paper:
        chief.get_by_test_id("request-papers").get_by_role("link").click()
    assert paper.value.path().read_bytes() == LEASE["buffer"]
    expect(chief.get_by_test_id("request-effect").locator(".row.asked")).to_be_visible()
    assert row_of(chief, "before") < row_of(chief, "asked")
    chief.keyboard.press("2")
    chief.get_by_test_id("request-less").fill("1")
    expect(chief.get_by_test_id("request-effect").locator(".row.chosen")).to_be_visible()
    assert row_of(chief, "before") < row_of(chief, "chosen") < row_of(chief, "asked")
    quiet(chief)
    shoot(chief, "requests")
    assert faults(chief) == []

    review = str(datetime.now().astimezone().date() + timedelta(days=14))
    waits = {"move": "suspend", "reason": "season", "review_on": review, "note": "台风"}
    chosen(chief, signed(desk, head, "店外堆放", waits))
    expect(chief.get_by_test_id("request-effect").locator(".row.suspended")).to_be_visible()
    assert row_of(chief, "suspended") > review
    back = signed(desk, head, "路边洗车", {"move": "return_late", "reason": "found_on_spot", "note": "不在管段"})
    chosen(chief, back)
    expect(chief.get_by_test_id("request-effect").locator(".row.anew")).to_be_visible()
    for size in ({"width": 1366, "height": 768}, PHONE):
        chief.set_viewport_size(size)
        assert chief.evaluate("document.documentElement.scrollWidth") <= size["width"]
        assert faults(chief) == []


def test_several_are_decided_together_taken_back_and_what_cant_be_is_named(open_page: Open, enter: Enter) -> None:
    desk, office = enter("dispatcher.nanhu"), enter("office.nanhu")
    numbers = [signed(desk, office, f"占道 {n}", LONGER) for n in range(3)]
    chief = open_page("chief.nanhu", "/requests?kind=request_extension")
    for number in numbers:
        row = chief.get_by_test_id("queue-row").and_(chief.locator(f"[data-number='{number}']"))
        chief.locator(".row", has=row).get_by_test_id("queue-pick").check()
    rows = chief.get_by_test_id("together-row")
    expect(rows).to_have_count(3)
    chief.get_by_test_id("together-grant").check()
    chief.get_by_test_id("together-note").fill("雨停后即办")
    assert faults(chief) == []
    steps(office, numbers[0], {"move": "take_back", "note": "不用了"})
    chief.keyboard.press("Control+Enter")
    expect(chief.get_by_test_id("together-result")).to_contain_text("2 件已决定，1 件没有决定")
    expect(rows.first).to_contain_text("没有等待决定")
    toast = chief.get_by_test_id("undo")
    expect(toast).to_contain_text("已决定 2 件")
    toast.get_by_test_id("undo-now").click()
    expect(toast).to_contain_text("已撤销 2 件")
    expect(chief.get_by_test_id("together-note")).to_have_value("雨停后即办")

    chief.get_by_test_id("together-send").click()
    expect(chief.get_by_test_id("together-result")).to_contain_text("2 件已决定")
    steps(office, numbers[1], {"move": "file_result", "note": "已劝离"})
    toast.get_by_test_id("undo-now").click()
    expect(toast).to_contain_text("已撤销 1 件，1 件没有撤销")
    expect(toast.get_by_test_id("undo-kept")).to_contain_text(numbers[1])
    expect(toast.get_by_test_id("undo-kept")).to_contain_text("周立")
    assert faults(chief) == []
    toast.get_by_test_id("undo-read").click()
    expect(toast).to_have_count(0)
    chief.get_by_test_id("together-send").click()
    expect(chief.get_by_test_id("together-result")).to_contain_text("已决定")
    chief.get_by_test_id("together-clear").click()

    chief.goto(f"/cases/{numbers[2]}")
    expect(chief.get_by_test_id("case-requests")).to_contain_text("雨停后即办")
    chief.emulate_media(media="print")
    expect(chief.get_by_test_id("case-timeline")).to_be_visible()
    expect(chief.get_by_test_id("case-moves")).to_be_hidden()
    expect(chief.get_by_test_id("bell")).to_be_hidden()
    assert len(re.findall(rb"/Type\s*/Page\b", chief.pdf(format="A4"))) <= MOST_SHEETS
