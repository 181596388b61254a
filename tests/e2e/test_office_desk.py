"""The desk of an office: ten cases signed and filed by keys alone, and where whose day begins."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from gridgis.demo.accounts import PASSWORD
from tests.e2e.conftest import PHONE
from tests.e2e.test_kit import faults
from tests.e2e.traffic import quiet

Open = Callable[..., Page]
Enter = Callable[..., BrowserContext]
STREETS, MANY, MOST = "E0101", 10, 6
"""So many cases are signed and filed, with no more than so many keys each."""


@pytest.fixture
def words() -> str:
    """What the reports of one test say, and no others."""
    return f"占道{uuid4().hex[:8]}"


@pytest.fixture
def given(enter: Enter, words: str) -> list[str]:
    """Cases dispatched to the enforcement office."""
    desk = enter("dispatcher.nanhu")
    headers = {"X-CSRF-Token": {cookie["name"]: cookie["value"] for cookie in desk.cookies()}["gridgis_csrf"]}
    office = enter("office.nanhu").request.get("/api/v1/auth/me").json()["offices"][0]["code"]
    numbers = []
    for at in range(MANY):
        place = {"lng": 120.792 + at % 5 * 0.0001, "lat": 30.7445 + at // 5 * 0.0001}
        body = {"category_code": STREETS, "description": f"{words} 第{at}处", "source": "hotline_12345"} | place
        body["outer_number"] = f"12345-{uuid4().hex[:12]}"
        sent = desk.request.put(f"/api/v1/reports/{uuid4()}", data=body, headers=headers)
        assert sent.ok, sent.text()
        numbers.append(sent.json()["case_number"])
        for asked in ({"move": "register"}, {"move": "dispatch", "office_code": office}):
            moved = desk.request.post(f"/api/v1/cases/{numbers[-1]}/moves", data=asked, headers=headers)
            assert moved.ok, moved.text()
    return numbers


def test_an_office_signs_and_files_ten_results_by_keys_alone(open_page: Open, given: list[str], words: str) -> None:
    page = open_page("office.nanhu", f"/office?tab=sign&text={words}")
    pressed = 0

    def press(key: str) -> None:
        nonlocal pressed
        page.keyboard.press(key)
        pressed += 1

    case = page.get_by_test_id("desk-case")
    rows = page.get_by_test_id("queue-row")
    expect(rows).to_have_count(MANY)
    for left in range(MANY, 0, -1):
        expect(rows).to_have_count(left)
        press("q")
    expect(rows).to_have_count(0)
    press("2")
    expect(rows).to_have_count(MANY)
    for left in range(MANY, 0, -1):
        number = rows.and_(page.locator('[aria-current="true"]')).get_attribute("data-number")
        expect(case).to_have_attribute("data-number", number or "")
        press("f")
        expect(page.get_by_test_id("move-note")).to_be_focused()
        press("Alt+1")
        press("Control+Enter")
        expect(rows).to_have_count(left - 1)
    assert pressed <= MOST * MANY
    for number in given:
        assert page.request.get(f"/api/v1/cases/{number}").json()["case"]["state"] == "result_filed"
    press("z")
    expect(rows).to_have_count(1)
    expect(page.get_by_test_id("move-note")).to_have_value("已现场处置，问题已整改完毕。")


@pytest.mark.parametrize(("who", "begins"), [("office.nanhu", "/office"), ("dispatcher.nanhu", "/command")])
def test_a_day_begins_at_the_own_desk(open_page: Open, who: str, begins: str, server: str) -> None:
    page = open_page(path="/login")
    page.locator('[name="username"]').fill(who)
    page.locator('[name="password"]').fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{server}{begins}**")


@pytest.mark.parametrize("size", [None, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_at_it(open_page: Open, given: list[str], size: dict[str, int] | None) -> None:
    page = open_page("office.nanhu", "/office", **({"size": size} if size else {}))
    expect(page.get_by_test_id("desk-case")).to_be_visible()
    quiet(page)
    assert faults(page) == []
