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
        if (by_call := page.get_by_test_id("proof-call")).is_visible():
            by_call.click()
            page.get_by_test_id("call-to").fill("报事群众")
            page.get_by_test_id("call-said").fill("车已移走")
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
    office.get_by_test_id("move-request_extension").click()
    office.get_by_test_id("move-reason").click()
    office.get_by_role("option", name="天气原因").click()
    office.get_by_test_id("move-more").fill("2")
    expect(office.get_by_test_id("move-extended")).to_contain_text("值班长")
    office.get_by_test_id("move-note").fill("暴雨，三轮车不便移动")
    office.get_by_test_id("move-submit").click()
    expect(office.get_by_test_id("case-requests")).to_contain_text("待值班长")
    chief = open_page("chief.nanhu", f"/requests?mine=true&number={number}")
    expect(chief.get_by_test_id("request-effect")).to_contain_text("按申请")
    chief.keyboard.press("2")
    chief.get_by_test_id("request-less").fill("1")
    chief.get_by_test_id("request-note").fill("压缩一个工作时")
    chief.keyboard.press("Control+Enter")
    expect(chief.get_by_text(f"案件 {number} 已决定")).to_be_visible()
    office.reload()
    expect(office.get_by_test_id("case-requests")).to_contain_text("同意 +1 工作时：压缩一个工作时")
    move(office, "file_result", "已劝离")
    expect(office.get_by_test_id("case-state")).to_contain_text("待核查")
    desk.reload()
    move(desk, "check_pass", "现场已恢复")
    move(desk, "close")
    expect(desk.get_by_test_id("case-state")).to_contain_text("已结案")
    expect(desk.get_by_test_id("case-timeline")).to_contain_text("已劝离")
    expect(desk.get_by_test_id("case-grid")).to_contain_text("车已移走")
