"""A case handed from the command centre to the office and back, by buttons."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.traffic import quiet

Open = Callable[..., Page]
Enter = Callable[..., BrowserContext]


def move(page: Page, name: str, note: str = "") -> None:
    """Press a move's button and fill in what it asks for."""
    page.get_by_test_id(f"move-{name}").click()
    if page.get_by_test_id("move-form").is_visible():
        if note:
            page.get_by_test_id("move-note").fill(note)
        page.get_by_test_id("move-submit").click()
    quiet(page)


def test_dispatch_sign_result_check_close(open_page: Open, enter: Enter) -> None:
    at_desk = enter("dispatcher.nanhu")
    body = {
        "category_code": "E0101",
        "description": "三轮车占道",
        "lng": 120.789,
        "lat": 30.746,
        "source": "hotline_12345",
        "outer_number": "12345-E2E-1",
    }
    cookies = {cookie["name"]: cookie["value"] for cookie in at_desk.cookies()}
    address = "/api/v1/reports/0b0e7a52-4490-4549-8b1e-0123456789ab"
    sent = at_desk.request.put(address, data=body, headers={"X-CSRF-Token": cookies["gridgis_csrf"]})
    assert sent.ok, sent.text()
    number = sent.json()["case_number"]
    desk = open_page("dispatcher.nanhu", f"/cases/{number}")
    move(desk, "register")
    move(desk, "dispatch")
    expect(desk.get_by_test_id("case-state")).to_contain_text("待签收")
    office = open_page("office.nanhu", f"/cases/{number}")
    move(office, "sign")
    move(office, "file_result", "已劝离")
    expect(office.get_by_test_id("case-state")).to_contain_text("待核查")
    desk.reload()
    move(desk, "check_pass", "现场已恢复")
    move(desk, "close")
    expect(desk.get_by_test_id("case-state")).to_contain_text("已结案")
    expect(desk.get_by_test_id("case-timeline")).to_contain_text("已劝离")
