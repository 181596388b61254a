"""The page of reporters on a telephone: a slip is given, the answer read, evaluated, objected to, and redone."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from gridgis.demo.coding import CODES
from tests.e2e.conftest import PHONE
from tests.e2e.test_kit import faults
from tests.e2e.test_notice import GRID, complaint, fill, move
from tests.e2e.traffic import Line

Open = Callable[..., Page]
Enter = Callable[..., BrowserContext]


def steps(context: BrowserContext, number: str, *moves: dict[str, object]) -> None:
    """Move a case on, past the page."""
    csrf = next(one["value"] for one in context.cookies() if one["name"] == "gridgis_csrf")
    for one in moves:
        sent = context.request.post(f"/api/v1/cases/{number}/moves", data=one, headers={"X-CSRF-Token": csrf})
        assert sent.ok, sent.text()


def test_a_reporter_evaluates_and_objects_by_the_code_of_a_slip(open_page: Open, enter: Enter) -> None:
    receiver = enter("dispatcher.nanhu")
    number = complaint(receiver, "E0101", "三轮车占道", grid_code=GRID, address="纺工路 1 号门口")
    desk = open_page("dispatcher.nanhu", f"/cases/{number}")
    desk.get_by_test_id("give-code").click()
    expect(desk.get_by_test_id("confirm")).to_be_visible()
    desk.get_by_test_id("confirm-yes").click()
    code = desk.get_by_test_id("code-digits").inner_text().replace(" ", "")
    assert len(code) == 16
    desk.get_by_test_id("dialog-close").click()
    expect(desk.get_by_test_id("case-timeline")).to_contain_text("发给查询码")

    phone = open_page(None, "/q/", size=PHONE, has_touch=True)
    phone.get_by_test_id("enter-code").fill(" ".join(code[at : at + 4] for at in range(0, 16, 4)))
    phone.keyboard.press("Enter")
    expect(phone.get_by_test_id("where")).to_have_text("纺工路 1 号门口")
    expect(phone.get_by_test_id("progress").locator("[aria-current=step]")).to_contain_text("已收到")

    office = enter("office.nanhu")
    steps(receiver, number, {"move": "register"}, {"move": "dispatch", "office_code": "330402013-urban_enforcement"})
    steps(office, number, {"move": "sign"}, {"move": "file_result", "note": "已劝离"})
    desk.reload()
    move(desk, "check_pass", "人行道已恢复")
    desk.get_by_test_id("move-close").click()
    desk.get_by_test_id("reply").get_by_label("在群众查询页上等待查看").check()
    fill(desk, "三轮车已清走")
    expect(desk.get_by_test_id("case-state")).to_contain_text("已结案")

    line = Line(phone, "**/api/v1/q/**")
    phone.reload()
    expect(phone.get_by_test_id("told")).to_contain_text("三轮车已清走")
    phone.get_by_test_id("rate-3").check(force=True)
    phone.get_by_test_id("rate-words").fill("还可以")
    phone.reload()
    expect(phone.get_by_test_id("rate-words")).to_have_value("还可以")
    expect(phone.get_by_test_id("rate-3")).to_be_checked()

    line.is_cut = True
    phone.get_by_test_id("rate-send").click()
    expect(phone.get_by_role("alert")).to_contain_text("没有发出，内容已保留")
    line.is_cut = False
    phone.get_by_test_id("rate-send").click()
    expect(phone.get_by_test_id("rated")).to_contain_text("您已评价：基本满意")

    phone.get_by_test_id("object-open").click()
    phone.get_by_test_id("ground-still_there").check()
    phone.get_by_test_id("object-words").fill("车子又回来了")
    phone.get_by_test_id("object-send").click()
    expect(phone.get_by_test_id("objected")).to_contain_text("正在核对")
    chief = open_page("chief.nanhu", f"/cases/{number}")
    expect(chief.get_by_test_id("case-timeline")).to_contain_text("车子又回来了")
    move(chief, "reopen", "现场确有反复，重办一次")
    expect(chief.get_by_test_id("case-state")).to_contain_text("返工")
    phone.reload()
    expect(phone.get_by_test_id("objected")).to_contain_text("申诉成立")
    expect(phone.get_by_test_id("progress").locator("[aria-current=step]")).to_contain_text("正在办理")


def test_the_page_is_plain_to_axe_and_a_keyboard(open_page: Open) -> None:
    phone = open_page(None, f"/q/{CODES['closed']}", size=PHONE)
    expect(phone.get_by_test_id("rate")).to_be_visible()
    assert faults(phone) == []
    names = []
    for _ in range(20):
        phone.keyboard.press("Tab")
        names.append(phone.evaluate("document.activeElement.dataset.testid ?? document.activeElement.textContent"))
    asked = ["big", "locale-switch", "rate-4", "rate-words", "object-open"]
    assert [one for one in names if one in asked][: len(asked)] == asked, names
    phone.get_by_test_id("object-open").focus()
    phone.keyboard.press("Enter")
    expect(phone.get_by_test_id("object").get_by_role("heading")).to_be_focused()
    assert faults(phone) == []
    phone.keyboard.press("Escape")
    expect(phone.get_by_test_id("object-open")).to_be_focused()
    phone.get_by_test_id("big").click()
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing is cut off in large type"
    phone.get_by_test_id("locale-switch").click()
    expect(phone.get_by_test_id("rate")).to_contain_text("How was it handled?")
    phone.get_by_test_id("locale-switch").click()


def test_what_opens_nothing_says_what_to_do(open_page: Open) -> None:
    phone = open_page(None, "/q/1234567812345678", size=PHONE)
    expect(phone.get_by_test_id("failed")).to_have_text("打不开这条链接")
    expect(phone.get_by_role("link", name="打 12345")).to_be_visible()
    phone.get_by_test_id("enter-code").fill("12345")
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("alert").filter(has_text="16 位数字")).to_be_visible()
    assert faults(phone) == []
    sealed = open_page(None, f"/q/{CODES['sealed']}", size=PHONE)
    expect(sealed.get_by_role("heading", level=1)).to_have_text("您反映的事项")
    expect(sealed.get_by_test_id("where")).to_be_hidden()
