"""A hard whistle by its two heads, in the browser; and the watermark of whoever reads a sealed case, or prints one."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.test_kit import faults
from tests.e2e.test_notice import GRID, complaint, decide, fill, move, state

Open = Callable[..., Page]
Enter = Callable[..., BrowserContext]
BUREAU = "南湖区综合行政执法局"


def choose(page: Page, label: str) -> None:
    """Choose the bureau in a list of an open form."""
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=BUREAU).last.click()


def test_two_heads_call_a_department_which_is_bound_until_it_is_rated(open_page: Open, enter: Enter) -> None:
    number = complaint(enter("dispatcher.nanhu"), "E0101", "流动摊贩聚集，多次劝离又回潮", grid_code=GRID)
    desk = open_page("dispatcher.nanhu", f"/cases/{number}")
    move(desk, "register")

    head = open_page("town.nanhu", f"/cases/{number}")
    head.get_by_test_id("move-ask_whistle").click()
    expect(head.get_by_test_id("move-form")).to_contain_text("另一位镇街领导会签后才叫部门")
    head.get_by_test_id("move-helpers").click()
    head.get_by_role("option", name=BUREAU).last.click()
    head.keyboard.press("Escape")
    fill(head, "多次联合整治后回潮，需县级执法力量到场")
    expect(head.get_by_test_id("case-requests")).to_contain_text(f"硬吹哨：{BUREAU}")
    expect(head.get_by_test_id("case-requests")).to_contain_text("待另一位镇街领导于")
    expect(head.get_by_test_id("move-confirm_whistle")).to_have_count(0)

    decide(open_page("mayor.nanhu", "/requests"), number, "grant", "同意硬吹哨")
    state(head, "待协调")
    called = head.get_by_test_id("whistle-330402-urban_enforcement")
    expect(called).to_contain_text("硬哨")
    expect(called).to_contain_text("待签收")

    county = open_page("leader.nanhu", f"/cases/{number}")
    county.get_by_test_id("move-assign_lead").click()
    choose(county, "派至")
    fill(county, "由区执法局牵头")
    bureau = open_page("bureau.nanhu", f"/cases/{number}")
    for name, note, waits in (
        ("whistle_sign", "", "待联系"),
        ("whistle_contact", "已与街道电话对接", "待到场"),
        ("whistle_arrive", "两组执法人员已到场", "已到场"),
    ):
        move(bureau, name, note)
        expect(called, "told to the town without asking").to_contain_text(waits)
    assert faults(head) == []
    move(bureau, "sign")
    expect(bureau.get_by_test_id("case-shut").filter(has_text="硬吹哨")).to_contain_text("硬吹哨点名的部门须应哨")
    head.reload()
    head.get_by_test_id("move-whistle_rate").click()
    choose(head, "评价哪个部门")
    head.get_by_label("满意", exact=True).check()
    fill(head, "来得快，当场疏导")
    expect(head.get_by_test_id("whistle-rated")).to_contain_text("满意")


def test_who_reads_a_sealed_case_stands_all_over_it_and_on_any_that_is_printed(open_page: Open, enter: Enter) -> None:
    sealed = complaint(enter("dispatcher.nanhu"), "G0204", "反映家庭暴力", grid_code=GRID)
    receiver = open_page("receiver.nanhu", f"/cases/{sealed}")
    mark = receiver.get_by_test_id("watermark")
    expect(mark).to_be_visible()
    expect(mark).to_contain_text("潘丽萍 receiver.nanhu 20")
    plain = complaint(enter("dispatcher.nanhu"), "E0101", "占道", grid_code=GRID)
    desk = open_page("dispatcher.nanhu", f"/cases/{plain}")
    mark = desk.get_by_test_id("watermark")
    expect(mark).to_be_attached()
    expect(mark).to_be_hidden()
    desk.emulate_media(media="print")
    expect(mark).to_be_visible()
