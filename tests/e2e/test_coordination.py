"""A matter of two platforms: coordinated at a page of its own, done by offices that sign and file each for itself."""

import io
import re
from collections.abc import Callable
from uuid import uuid4

import openpyxl
import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.e2e.conftest import PHONE
from tests.e2e.test_kit import faults
from tests.e2e.test_notice import move
from tests.e2e.traffic import quiet

Open = Callable[..., Page]
Enter = Callable[..., BrowserContext]
Waits = Callable[[str], str]
DOGS, MEETS = "G0208", "2099-12-30T18:30"


@pytest.fixture
def waits(enter: Enter) -> Waits:
    """Sends a report of a matter of two platforms, which waits for coordination; the number of its case."""
    desk = enter("dispatcher.nanhu")
    csrf = {cookie["name"]: cookie["value"] for cookie in desk.cookies()}["gridgis_csrf"]

    def send(text: str) -> str:
        body = {"category_code": DOGS, "description": text, "lng": 120.792, "lat": 30.7445, "source": "hotline_12345"}
        body["outer_number"] = f"12345-{uuid4().hex[:12]}"
        sent = desk.request.put(f"/api/v1/reports/{uuid4()}", data=body, headers={"X-CSRF-Token": csrf})
        assert sent.ok, sent.text()
        number: str = sent.json()["case_number"]
        story = desk.request.get(f"/api/v1/cases/{number}").json()
        if story["case"]["state"] != "coordinating":
            asked = desk.request.post(
                f"/api/v1/cases/{number}/moves", data={"move": "register"}, headers={"X-CSRF-Token": csrf}
            )
            assert asked.json()["case"]["state"] == "coordinating", asked.text()
        return number

    return send


def role_of(page: Page, name: str) -> str:
    row = page.get_by_test_id("coordination-office").filter(has_text=name)
    return row.get_by_role("combobox").input_value()


def test_a_matter_of_two_platforms_is_done_together(open_page: Open, waits: Waits) -> None:
    number = waits("多只无主犬追人，饲养人不明")
    head = open_page("chief.nanhu", f"/coordination?number={number}")
    expect(head.get_by_test_id("coordination-why")).to_contain_text("R3")
    expect(head.get_by_test_id("case-map")).to_have_attribute("data-drawn", "true")
    quiet(head)
    assert (role_of(head, "综合执法中队"), role_of(head, "派出所")) == ("lead", "co")
    police = head.get_by_test_id("coordination-office").filter(has_text="派出所")
    at = police.locator("kbd").inner_text()
    head.keyboard.press(at)
    assert (role_of(head, "综合执法中队"), role_of(head, "派出所")) == ("co", "lead"), "who led before helps"
    head.keyboard.press(at)
    assert role_of(head, "派出所") == ""
    expect(head.get_by_test_id("coordination-send")).to_be_hidden()
    own = head.get_by_test_id("coordination-office").filter(has_text="综合执法中队")
    head.keyboard.press(own.locator("kbd").inner_text())
    head.get_by_test_id("coordination-add").click()
    head.get_by_role("option", name="司法所").click()
    assert role_of(head, "司法所") == "co"
    head.get_by_test_id("coordination-joint").check()
    head.get_by_test_id("coordination-meets-at").fill(MEETS)
    head.get_by_test_id("coordination-meets-where").fill("社区东门")
    head.get_by_test_id("coordination-note").fill("执法收容，司法所到场普法")
    head.reload()
    expect(head.get_by_test_id("coordination-note")).to_have_value("执法收容，司法所到场普法")
    assert (role_of(head, "司法所"), role_of(head, "派出所")) == ("co", "") if police.count() else True
    expect(head.get_by_test_id("coordination-meets-at")).to_have_value(MEETS)
    head.get_by_test_id("coordination-note").press("Control+Enter")
    expect(head.get_by_text(f"案件 {number} 已指定")).to_be_visible()
    joint = head.get_by_test_id("joint-row").and_(head.locator(f'[data-number="{number}"]'))
    expect(joint).to_contain_text("已反馈 0 / 2")
    expect(head.get_by_test_id("queue-row").and_(head.locator(f'[data-number="{number}"]'))).to_have_count(0)

    lead = open_page("office.nanhu", f"/cases/{number}")
    move(lead, "sign")
    helper = open_page("justice.nanhu", f"/cases/{number}")
    move(helper, "co_sign")
    expect(lead.get_by_test_id("case-joint")).to_contain_text("社区东门")
    expect(lead.get_by_test_id("move-file_result")).to_have_count(0)
    expect(lead.get_by_test_id("case-moves")).to_contain_text("1 个协办单位没有反馈")
    move(helper, "co_file", "已对饲养人普法")
    lead.reload()
    move(lead, "file_result", "已收容三只")
    expect(lead.get_by_test_id("case-state")).to_contain_text("待核查")
    head.reload()
    expect(joint).to_contain_text("已反馈 2 / 2")
    joint.click()
    expect(head.get_by_test_id("case-assignments")).to_contain_text("已对饲养人普法")
    head.get_by_test_id("tab-decided").click()
    expect(head.get_by_test_id("queue-row").and_(head.locator(f'[data-number="{number}"]'))).to_be_visible()


def test_offices_are_asked_before_a_lead_is_named(open_page: Open, waits: Waits) -> None:
    """E11: and what they said stands beside the form; the key is heard also before the form of moves is fetched."""
    number = waits("犬只伤人，职责不清")
    head = open_page("chief.nanhu", "about:blank")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    head.route("**/CaseMove-*.js", hold)
    with head.expect_request("**/CaseMove-*.js"):
        head.goto(f"/coordination?number={number}")
    expect(head.get_by_test_id("coordination-note")).to_be_visible()
    head.keyboard.press("h")
    for route in held:
        route.continue_()
    head.get_by_test_id("move-helpers").click()
    head.get_by_role("option", name="综合执法中队").first.click()
    head.keyboard.press("Escape")
    head.get_by_test_id("move-note").fill("能否主办收容")
    head.get_by_test_id("move-submit").click()
    expect(head.get_by_test_id("case-views")).to_contain_text("能否主办收容")
    office = open_page("office.nanhu", f"/cases/{number}")
    office.get_by_test_id("move-give_view").click()
    office.get_by_test_id("stance-lead").check()
    office.get_by_test_id("move-note").fill("可以主办")
    office.get_by_test_id("move-submit").click()
    quiet(office)
    head.reload()
    expect(head.get_by_test_id("case-views")).to_contain_text("可以主办")


def test_the_queue_by_keys_its_book_and_what_axe_finds(open_page: Open, waits: Waits) -> None:
    numbers = {waits(f"犬吠扰民 {n}") for n in range(2)}
    head = open_page("chief.nanhu", "/coordination")
    rows = head.get_by_test_id("queue-row")
    expect(rows.first).to_be_visible()
    quiet(head)
    assert faults(head) == []
    assert int(head.get_by_test_id("tab-all").locator("b").inner_text()) == rows.count() > 1
    second = rows.nth(1).get_attribute("data-number")
    head.keyboard.press("j")
    expect(rows.nth(1)).to_have_attribute("aria-current", "true")
    head.keyboard.press("ArrowUp")
    expect(rows.first).to_have_attribute("aria-current", "true")
    head.keyboard.press("ArrowDown")
    head.keyboard.press("?")
    expect(head.get_by_test_id("queue-keys")).to_contain_text("换单位职责")
    head.keyboard.press("Escape")
    expect(head.get_by_test_id("coordination-decide")).to_be_visible()
    head.evaluate("document.activeElement.blur()")
    head.keyboard.press("Enter")
    assert head.evaluate("!!document.activeElement.closest('aside')"), "Enter leads to the decision"
    head.evaluate("document.activeElement.blur()")
    head.keyboard.press("o")
    expect(head).to_have_url(re.compile(f"/cases/{second}$"))
    book = head.request.get("/api/v1/exports/coordination", headers={"Accept-Language": "zh-CN"})
    sheet = openpyxl.load_workbook(io.BytesIO(book.body())).worksheets[0]
    assert numbers <= {row[0].value for row in sheet.iter_rows(min_row=2)}
    phone = open_page("chief.nanhu", "/coordination", size=PHONE)
    expect(phone.get_by_test_id("coordination-decide")).to_be_attached()
    quiet(phone)
    assert faults(phone) == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
