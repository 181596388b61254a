"""Two people at one case: what one does the other sees without asking, and may take back while nobody went on."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.test_kit import faults
from tests.e2e.test_reporter import steps

Open = Callable[..., Page]
Enter = Callable[..., BrowserContext]
STREETS = "E0101"


@pytest.fixture
def given(enter: Enter) -> Callable[[str], str]:
    """A case of the streets, registered and dispatched to the enforcement office; its number."""
    desk = enter("dispatcher.nanhu")
    headers = {"X-CSRF-Token": {cookie["name"]: cookie["value"] for cookie in desk.cookies()}["gridgis_csrf"]}

    def send(text: str) -> str:
        body = {
            "category_code": STREETS,
            "description": text,
            "lng": 120.792,
            "lat": 30.7445,
            "source": "hotline_12345",
        }
        body["outer_number"] = f"12345-{uuid4().hex[:12]}"
        sent = desk.request.put(f"/api/v1/reports/{uuid4()}", data=body, headers=headers)
        assert sent.ok, sent.text()
        number: str = sent.json()["case_number"]
        office = enter("office.nanhu").request.get("/api/v1/auth/me").json()["offices"][0]["code"]
        for asked in ({"move": "register"}, {"move": "dispatch", "office_code": office}):
            moved = desk.request.post(f"/api/v1/cases/{number}/moves", data=asked, headers=headers)
            assert moved.ok, moved.text()
        return number

    return send


def test_a_move_is_undone_by_a_key_and_both_pages_tell_so(open_page: Open, given: Callable[[str], str]) -> None:
    number = given("摊贩占道，请签收")
    office = open_page("office.nanhu", f"/cases/{number}")
    other = open_page("dispatcher.nanhu", f"/cases/{number}")
    expect(other.get_by_test_id("case-state")).to_contain_text("待签收")
    office.get_by_test_id("move-sign").click()
    expect(office.get_by_test_id("undo")).to_contain_text("处置中")
    expect(other.get_by_test_id("case-state")).to_contain_text("处置中")
    office.keyboard.press("z")
    expect(office.get_by_test_id("undo")).to_contain_text("已撤销")
    for page in (office, other):
        expect(page.get_by_test_id("case-state")).to_contain_text("待签收")
        expect(page.get_by_test_id("case-timeline")).to_contain_text("撤销")
    expect(office.get_by_test_id("move-sign")).to_be_visible()


def test_what_was_typed_comes_back_with_an_undo(open_page: Open, given: Callable[[str], str]) -> None:
    number = given("广告牌松动，请处置")
    office = open_page("office.nanhu", f"/cases/{number}")
    office.get_by_test_id("move-sign").click()
    office.get_by_test_id("move-file_result").click()
    office.get_by_test_id("move-note").fill("已加固，三日内复查")
    office.get_by_test_id("move-submit").click()
    expect(office.get_by_test_id("case-state")).to_contain_text("待核查")
    office.get_by_test_id("undo-now").click()
    expect(office.get_by_test_id("case-state")).to_contain_text("处置中")
    expect(office.get_by_test_id("move-note")).to_have_value("已加固，三日内复查")


def test_a_case_that_changes_under_an_open_form_says_who_and_what(
    open_page: Open, enter: Enter, given: Callable[[str], str]
) -> None:
    """And nothing is sent on it that was not seen; what was typed stays through all of it."""
    number = given("两个单位都来过")
    office = open_page("office.nanhu", f"/cases/{number}")
    office.get_by_test_id("move-sign").click()
    office.get_by_test_id("move-request_extension").click()
    office.get_by_test_id("move-note").fill("等待配件，需延期两天")
    head = enter("chief.nanhu")
    story = head.request.get(f"/api/v1/cases/{number}").json()
    (helps,) = [one for one in story["moves"] if one["move"] == "add_helper"]
    other = next(one["code"] for one in helps["offices"] if one["code"] != story["case"]["office_code"])
    csrf = {cookie["name"]: cookie["value"] for cookie in head.cookies()}["gridgis_csrf"]
    asked = {"move": "add_helper", "co_offices": [other], "note": "请一并到场"}
    moved = head.request.post(f"/api/v1/cases/{number}/moves", data=asked, headers={"X-CSRF-Token": csrf})
    assert moved.ok, moved.text()
    name = head.request.get("/api/v1/auth/me").json()["display_name"]
    expect(office.get_by_test_id("case-news")).to_contain_text(name)
    expect(office.get_by_test_id("case-news")).to_contain_text("增加协办")
    expect(office.get_by_test_id("move-note")).to_have_value("等待配件，需延期两天")
    expect(office.get_by_test_id("move-submit")).to_contain_text("看过变化，仍要")


def test_an_office_whose_case_is_given_to_another_reads_who_took_it_and_keeps_what_it_wrote(
    open_page: Open, enter: Enter, given: Callable[[str], str]
) -> None:
    number = given("店外占道，请处置")
    office = open_page("office.nanhu", f"/cases/{number}")
    office.get_by_test_id("move-sign").click()
    office.get_by_test_id("move-file_result").click()
    office.get_by_test_id("move-note").fill("已劝离三户，余下两户今晚再看")
    head = enter("dispatcher.nanhu")
    story = head.request.get(f"/api/v1/cases/{number}").json()
    (anew,) = [one for one in story["moves"] if one["move"] == "redispatch"]
    other = next(one for one in anew["offices"] if one["code"] != story["case"]["office_code"])
    steps(head, number, {"move": "redispatch", "office_code": other["code"], "note": "另有单位负责"})
    taken = office.get_by_test_id("case-taken")
    expect(taken).to_contain_text("已不由您单位办理：钱晓燕")
    expect(taken).to_contain_text(f"“改派”，转给{other['name']}")
    expect(office.get_by_test_id("lost-note")).to_contain_text("已劝离三户，余下两户今晚再看")
    assert faults(office) == []
    office.goto(f"/office?number={number}")
    expect(office.get_by_test_id("case-gone")).to_contain_text("已不由您单位办理")
    office.get_by_test_id("lost-drop").click()
    expect(office.get_by_test_id("lost-note")).to_have_count(0)
