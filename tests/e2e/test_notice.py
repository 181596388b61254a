"""The notice played by those who do it: complaints and overdue cases, from the first word to the last, by buttons."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from playwright.sync_api import BrowserContext, FilePayload, Page, expect

from gridgis.cases.climbing import climb
from gridgis.cases.moving import move as moved
from gridgis.core.db import make_engine, make_sessions
from gridgis.security.rules import SYSTEM
from tests.claims import asked
from tests.e2e.conftest import PHONE
from tests.e2e.traffic import quiet
from tests.factories import World, a_case
from tests.pictures import picture

Open = Callable[..., Page]
Enter = Callable[..., BrowserContext]
GRID = "330402013006004"
"""The demo's worker looks after it."""
SPOT = {"latitude": 30.7460, "longitude": 120.7890, "accuracy": 12}


def complaint(desk: BrowserContext, category: str, words: str, **facts: object) -> str:
    """The number of a case that a citizen's complaint has opened."""
    csrf = next(one["value"] for one in desk.cookies() if one["name"] == "gridgis_csrf")
    body = {"category_code": category, "description": words, "source": "citizen"} | facts
    sent = desk.request.put(f"/api/v1/reports/{uuid4()}", data=body, headers={"X-CSRF-Token": csrf})
    assert sent.ok, sent.text()
    return str(sent.json()["case_number"])


def fill(page: Page, note: str) -> None:
    """Fill in what an open form of a move asks for, as far as it asks, and send it."""
    for field, said in (("move-note", note), ("call-to", "报事群众"), ("call-said", note)):
        if (box := page.get_by_test_id(field)).is_visible():
            box.fill(said)
    for reply in page.get_by_test_id("reply-words").all():
        reply.fill(f"您反映的问题已办结：{note}")
    page.get_by_test_id("move-submit").click()
    quiet(page)


def move(page: Page, name: str, note: str = "", reason: str = "") -> None:
    """Press a move's button, with the reason that is read in its list."""
    page.get_by_test_id(f"move-{name}").click()
    if not page.get_by_test_id("move-form").is_visible():
        quiet(page)
        return
    if reason:
        page.get_by_test_id("move-reason").click()
        page.get_by_role("option", name=reason).click()
    if (by_call := page.get_by_test_id("proof-call")).is_visible():
        by_call.click()
    fill(page, note)


def decide(chief: Page, number: str, option: str, note: str) -> None:
    """Decide on a request in the queue."""
    chief.goto(f"/requests?mine=true&number={number}")
    chief.get_by_test_id(f"option-{option}").check()
    chief.get_by_test_id("request-note").fill(note)
    chief.keyboard.press("Control+Enter")
    expect(chief.get_by_text(f"案件 {number} 已决定")).to_be_visible()


def state(page: Page, told: str) -> None:
    """The case reads so, after the page was asked anew."""
    page.reload()
    expect(page.get_by_test_id("case-state")).to_contain_text(told)


def test_a_complaint_from_acceptance_to_its_objection(open_page: Open, enter: Enter) -> None:
    number = complaint(enter("dispatcher.nanhu"), "E0101", "三轮车占道卖水果", grid_code=GRID)
    desk = open_page("dispatcher.nanhu", f"/cases/{number}")
    desk.get_by_test_id("move-start_verify").click()
    desk.get_by_test_id("move-worker").click()
    desk.get_by_role("option", name="徐海明").click()
    fill(desk, "请到现场看一看")
    expect(desk.get_by_test_id("case-state")).to_contain_text("核实中")

    worker = open_page("worker.nanhu", "/m", size=PHONE, has_touch=True, permissions=["geolocation"], geolocation=SPOT)
    worker.locator(f"[data-testid=field-tasks] a[href$='{number}']").click()
    worker.get_by_test_id("field-verify_true").click()
    seen: list[FilePayload] = [{"name": "a.jpg", "mimeType": "image/jpeg", "buffer": picture()}]
    worker.get_by_test_id("proof-photos-file").set_input_files(seen)
    expect(worker.get_by_test_id("proof-place")).to_contain_text("已记下拍摄位置")
    worker.get_by_test_id("field-note").fill("三辆车占了人行道")
    worker.get_by_test_id("field-send").click()
    expect(worker.get_by_test_id("report-button")).to_be_visible()

    state(desk, "待受理")
    move(desk, "register")
    move(desk, "dispatch")
    expect(desk.get_by_test_id("case-state")).to_contain_text("待签收")

    office = open_page("office.nanhu", f"/cases/{number}")
    move(office, "return", "不在我队管理的路段", "不属本单位职责")
    chief = open_page("chief.nanhu", "/requests")
    decide(chief, number, "refuse", "权责清单写明由中队负责")
    office.reload()
    expect(office.get_by_test_id("case-requests")).to_contain_text("权责清单写明由中队负责")
    move(office, "sign")
    office.get_by_test_id("move-request_extension").click()
    office.get_by_test_id("move-more").fill("2")
    expect(office.get_by_test_id("move-extended")).to_contain_text("值班长")
    office.get_by_test_id("move-reason").click()
    office.get_by_role("option", name="天气原因").click()
    fill(office, "暴雨，三轮车不便移动")
    chief.goto(f"/requests?mine=true&number={number}")
    expect(chief.get_by_test_id("request-effect")).to_contain_text("按申请")
    chief.keyboard.press("2")
    chief.get_by_test_id("request-less").fill("1")
    chief.get_by_test_id("request-note").fill("压缩一个工作时")
    chief.keyboard.press("Control+Enter")
    expect(chief.get_by_text(f"案件 {number} 已决定")).to_be_visible()
    office.reload()
    expect(office.get_by_test_id("case-requests")).to_contain_text("同意 +1 工作时：压缩一个工作时")
    move(office, "file_result", "已劝离")

    state(desk, "待核查")
    move(desk, "check_fail", "又摆回来了")
    state(office, "返工")
    move(office, "file_result", "已清走并安排值守")
    state(desk, "待核查")
    move(desk, "check_pass", "人行道已恢复")
    move(desk, "close", "三轮车已清走")
    expect(desk.get_by_test_id("case-state")).to_contain_text("已结案")
    expect(desk.get_by_test_id("case-grid")).to_contain_text("人行道已恢复")

    chief.goto(f"/cases/{number}")
    chief.get_by_test_id("move-evaluate").click()
    chief.get_by_test_id("move-form").get_by_text("对办理不满意").click()
    chief.get_by_test_id("move-called").fill(f"{datetime.now(ZoneInfo('Asia/Shanghai')):%Y-%m-%dT%H:%M}")
    fill(chief, "群众说早上又有车")
    expect(chief.get_by_test_id("case-state")).to_contain_text("已评价")
    state(desk, "已评价")
    desk.get_by_test_id("move-object").click()
    desk.get_by_test_id("move-reason").click()
    desk.get_by_role("option").first.click()
    fill(desk, "群众称结果与现场不符")
    chief.reload()
    move(chief, "reopen", "现场确有反复，重办一次")
    expect(chief.get_by_test_id("case-state")).to_contain_text("返工")
    for told in ("三辆车占了人行道", "权责清单写明由中队负责", "又摆回来了", "群众称结果与现场不符"):
        expect(chief.get_by_test_id("case-timeline")).to_contain_text(told)


def left_alone(database: str, days: int) -> str:
    """The number of a case that an office signed so many days ago and left alone, as the ladder has marked it."""
    now, zone = datetime.now(UTC), "Asia/Shanghai"
    began = now - timedelta(days=days)
    spot = (SPOT["longitude"], SPOT["latitude"])
    with make_sessions(make_engine(database)).begin() as session:
        made = a_case(session, World(), grid_code=GRID, office_code="330402013-urban_enforcement", place=spot, at=began)
        moved(session, SYSTEM, made.number, asked("sign"), zone=zone, at=began + timedelta(minutes=5))
        for day in range(days + 1):
            while climb(session, zone=zone, at=began + timedelta(days=day)):
                pass
    return str(made.number)


def test_an_overdue_case_climbs_to_a_red_slip(open_page: Open, database: str) -> None:
    number = left_alone(database, days=30)
    leader = open_page("town.nanhu", "/slips")
    row = leader.locator(f"[data-testid=slip-row][data-number='{number}']")
    expect(row).to_contain_text("红")
    leader.goto(f"/cases/{number}")
    for told in ("预警", "超期"):
        expect(leader.get_by_test_id("case-timeline")).to_contain_text(told)
    slip = leader.get_by_test_id("slip").filter(has=leader.get_by_test_id("slip-move-issue"))
    slip.get_by_test_id("slip-move-issue").click()
    slip.get_by_test_id("slip-to").click()
    leader.get_by_role("option", name="周立").click()
    slip.get_by_test_id("slip-note").fill("三十天无人到场，请今日内说明原因")
    slip.get_by_test_id("slip-send").click()
    expect(leader.get_by_test_id("case-slips")).to_contain_text("周立")

    office = open_page("office.nanhu", "/slips")
    office.locator(f"[data-testid=slip-row][data-number='{number}']").click()
    office.get_by_test_id("slip-move-answer").click()
    office.get_by_test_id("slip-note").fill("已派专人，今日清走")
    office.get_by_test_id("slip-send").click()
    expect(office.get_by_test_id("case-slips")).to_contain_text("已派专人")
    leader.reload()
    leader.get_by_test_id("slip-move-accept").click()
    leader.get_by_test_id("slip-send").click()
    expect(leader.get_by_test_id("slip-move-accept")).to_have_count(0)
    expect(leader.get_by_test_id("case-timeline")).to_contain_text("周立")


def test_a_complaint_about_staff_stays_outside_the_chain(open_page: Open, enter: Enter) -> None:
    number = complaint(enter("dispatcher.nanhu"), "S0703", "窗口人员收费不开票据", grid_code=GRID)
    for outside in ("dispatcher.nanhu", "chief.nanhu", "office.nanhu", "town.nanhu", "leader.nanhu"):
        page = enter(outside).request
        assert page.get(f"/api/v1/cases/{number}").status == 404, outside
        assert page.get(f"/api/v1/cases?text={number}").json()["items"] == [], outside
    inspector = open_page("inspector.nanhu", f"/cases/{number}")
    expect(inspector.get_by_test_id("case-state")).to_contain_text("待受理")
    move(inspector, "register")
    move(inspector, "dispatch")
    examiner = open_page("examiner.nanhu", f"/cases/{number}")
    move(examiner, "sign")
    move(examiner, "file_result", "已查明并责令退费")
    inspector.reload()
    move(inspector, "check_pass", "群众确认已退费")
    move(inspector, "close", "已退费并处理当事人")
    expect(inspector.get_by_test_id("case-state")).to_contain_text("已结案")
