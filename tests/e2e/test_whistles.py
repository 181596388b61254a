"""What runs in steps: phases reached one by one, and a whistle answered by its department and rated by the town."""

from collections.abc import Callable
from datetime import UTC, datetime

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.test_kit import faults
from tests.e2e.test_messages import given
from tests.e2e.test_notice import GRID, complaint, fill, move
from tests.e2e.test_reporter import steps
from tests.e2e.traffic import quiet

Open = Callable[..., Page]
Enter = Callable[..., BrowserContext]
Shoot = Callable[[Page, str], None]
BUREAU = "330402-urban_enforcement"
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


def test_a_town_whistles_and_the_department_signs_makes_contact_comes_and_is_rated(
    open_page: Open, enter: Enter, shoot: Shoot
) -> None:
    number = given(enter("dispatcher.nanhu"), "渣土车夜间偷倒，镇里处置不了")
    steps(enter("office.nanhu"), number, {"move": "sign"})
    town = open_page("town.nanhu", f"/cases/{number}")
    town.get_by_test_id("move-whistle").click()
    town.get_by_test_id("move-helpers").click()
    town.get_by_role("option", name="南湖区综合行政执法局", exact=True).click()
    town.keyboard.press("Escape")
    fill(town, "请区里牵头查处")
    running = town.get_by_test_id(f"whistle-{BUREAU}")
    expect(running).to_contain_text("待签收")
    bureau = open_page("bureau.nanhu", f"/cases/{number}")
    for name, note, waits in (
        ("whistle_sign", "", "待联系"),
        ("whistle_contact", "已与街道值班室约定今晚到场", "待到场"),
        ("whistle_arrive", "执法队两车到场", "已到场"),
    ):
        move(bureau, name, note)
        expect(town.get_by_test_id(f"whistle-{BUREAU}"), "live").to_contain_text(waits)
    quiet(town)
    shoot(town, "whistle")
    assert faults(town) == []
    town.get_by_test_id("move-whistle_rate").click()
    town.get_by_test_id("move-form").get_by_label("基本满意").check()
    fill(town, "到场及时，还需跟进")
    expect(town.get_by_test_id("whistle-rated")).to_contain_text("基本满意")
    bureau.reload()
    expect(bureau.get_by_test_id("whistle-rated")).to_contain_text("到场及时")
    assert faults(bureau) == []
