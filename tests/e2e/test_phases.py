"""A limit in phases, reached one by one before the result is filed."""

from collections.abc import Callable
from datetime import UTC, datetime

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.test_kit import faults
from tests.e2e.test_notice import GRID, complaint, move
from tests.e2e.test_reporter import steps

Open = Callable[..., Page]
Enter = Callable[..., BrowserContext]
MANHOLE = "E0301"


def test_a_limit_in_phases_is_reached_one_by_one_before_the_result(open_page: Open, enter: Enter) -> None:
    desk = enter("dispatcher.nanhu")
    number = complaint(desk, MANHOLE, "井盖缺失，已有人绊倒", grid_code=GRID)
    steps(desk, number, {"move": "register"}, {"move": "dispatch", "office_code": "330402013-urban_enforcement"})
    office = open_page("office.nanhu", f"/cases/{number}")
    move(office, "sign")
    phases = office.get_by_test_id("case-phases")
    expect(phases).to_contain_text("围护")
    expect(office.get_by_test_id("move-file_result")).to_have_count(0)
    assert faults(office) == []
    first = datetime.fromisoformat(desk.request.get(f"/api/v1/cases/{number}").json()["case"]["due_at"])
    move(office, "reach_phase", "已设围挡和警示灯")
    expect(office.get_by_test_id("case-timeline")).to_contain_text("阶段完成")
    then = datetime.fromisoformat(desk.request.get(f"/api/v1/cases/{number}").json()["case"]["due_at"])
    assert datetime.now(UTC) < first < then, "the next one is the clock"
    expect(office.get_by_test_id("move-reach_phase"), "the last one ends with the result").to_have_count(0)
    move(office, "file_result", "井盖已更换，路面平整")
    expect(office.get_by_test_id("case-state")).to_contain_text("待核查")
