"""Two reports of one lamp: shown together with the reasons, told apart and taken back, merged in one tap."""

from collections.abc import Callable
from uuid import uuid4

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import PHONE
from tests.e2e.test_kit import faults
from tests.e2e.test_notice import fill, move

Open = Callable[..., Page]
Enter = Callable[..., BrowserContext]


def sent(desk: BrowserContext, text: str, lat: float, category: str = "E0302") -> str:
    """The number of a case that a report of the hotline made."""
    csrf = {cookie["name"]: cookie["value"] for cookie in desk.cookies()}["gridgis_csrf"]
    body = {"category_code": category, "description": text, "lng": 120.7921, "lat": lat, "source": "hotline_12345"}
    body["outer_number"] = f"12345-{uuid4().hex[:12]}"
    answer = desk.request.put(f"/api/v1/reports/{uuid4()}", data=body, headers={"X-CSRF-Token": csrf})
    assert answer.ok, answer.text()
    return str(answer.json()["case_number"])


def test_two_reports_of_one_lamp_are_told_apart_and_merged(open_page: Open, enter: Enter) -> None:
    desk = enter("dispatcher.nanhu")
    first, second = (
        sent(desk, text, lat) for text, lat in (("小区东门口路灯不亮", 30.7451), ("东门口的路灯不亮了", 30.74535))
    )
    page = open_page("dispatcher.nanhu", f"/cases/{second}")
    one = page.get_by_test_id(f"double-{first}")
    expect(one).to_contain_text("相距 28 米 · 同类 · ")
    expect(one).to_contain_text("文字相似")
    expect(page.get_by_test_id("case-map")).to_have_attribute("data-drawn", "true")
    assert faults(page) == []
    one.get_by_test_id("double-apart").click()
    expect(one).to_be_hidden()
    apart = page.get_by_test_id("doubles-apart")
    apart.locator("summary").click()
    expect(apart).to_contain_text(first)
    expect(apart).to_contain_text("钱晓燕")
    apart.get_by_test_id("double-back").click()
    expect(one).to_be_visible()
    one.get_by_test_id("double-merge").click()
    expect(page.get_by_text(f"已并入案件 {first}")).to_be_visible()
    expect(page.get_by_test_id("case-doubles")).to_be_hidden()
    page.goto(f"/cases/{first}")
    expect(page.get_by_text("东门口的路灯不亮了").first).to_be_visible()
    page.goto(f"/cases/{second}")
    move(page, "unmerge", "是两盏灯")
    expect(page.get_by_test_id("case-state")).to_contain_text("待受理")
    page.get_by_test_id("move-merge").click()
    expect(page.get_by_test_id("merge-map")).to_be_visible()
    near = page.get_by_test_id("merge-near")
    near.get_by_role("radio").first.check()
    expect(page.get_by_test_id("merge-main")).to_have_value(first)
    assert faults(page, "[data-testid=move-form]") == []
    fill(page, "一盏灯报了两次")
    expect(page.get_by_test_id("case-state")).to_contain_text("已并案")


def test_rows_tell_of_doubles_and_a_telephone_shows_them_whole(open_page: Open, enter: Enter) -> None:
    desk = enter("dispatcher.nanhu")
    first, second = (sent(desk, "公园西门墙上喷满广告", lat, "E0103") for lat in (30.7451, 30.74518))
    page = open_page("dispatcher.nanhu", f"/cases?text={second}")
    expect(page.get_by_test_id("case-row").first).to_contain_text("疑似重复 1")
    small = open_page("dispatcher.nanhu", f"/cases/{second}", size=PHONE)
    one = small.get_by_test_id(f"double-{first}")
    expect(one.get_by_test_id("double-merge")).to_be_visible()
    assert small.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(small) == []
    page.goto(f"/cases/{first}")
    later = page.get_by_test_id(f"double-{second}").get_by_test_id("double-merge")
    expect(later).to_have_text("把它并入本案")
    later.click()
    expect(page.get_by_text(f"案件 {second} 已并入本案")).to_be_visible()
    expect(page.get_by_test_id(f"double-{second}")).to_be_hidden()
