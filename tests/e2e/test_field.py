"""The grid in the field, on the phone: one case settled first, one passed on to its office."""

from collections.abc import Callable
from uuid import uuid4

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.test_kit import faults
from tests.e2e.test_worker import phone
from tests.e2e.traffic import quiet
from tests.pictures import picture

Open = Callable[..., Page]
Enter = Callable[..., BrowserContext]


def dispatched(desk: BrowserContext, grid: str) -> str:
    """A citizen's report of rubbish in a grid, given to its office."""
    number, office, csrf = registered(desk, grid, "E0201", "墙角堆着垃圾")
    moved = desk.request.post(
        f"/api/v1/cases/{number}/moves", data={"move": "dispatch", "office_code": office}, headers=csrf
    )
    assert moved.ok, moved.text()
    return number


def registered(desk: BrowserContext, grid: str, category: str, words: str) -> tuple[str, str, dict[str, str]]:
    """A citizen's report in a grid, registered: its number, the office that routing names, and what writes need."""
    csrf = {"X-CSRF-Token": next(one["value"] for one in desk.cookies() if one["name"] == "gridgis_csrf")}
    body = {"category_code": category, "description": words, "source": "citizen", "grid_code": grid}
    sent = desk.request.put(f"/api/v1/reports/{uuid4()}", data=body, headers=csrf)
    assert sent.ok, sent.text()
    number = str(sent.json()["case_number"])
    office = sent.json()["route"]["office"]["code"]
    moved = desk.request.post(f"/api/v1/cases/{number}/moves", data={"move": "register"}, headers=csrf)
    assert moved.ok, moved.text()
    return number, office, csrf


def test_a_worker_settles_one_first_and_passes_another_on(open_page: Open, enter: Enter) -> None:
    desk = enter("dispatcher.nanhu")
    page = phone(open_page)
    grid = page.context.request.get("/api/v1/auth/me").json()["posts"][0]["grid_code"]
    settled, passed = dispatched(desk, grid), dispatched(desk, grid)
    page.reload()
    expect(page.get_by_test_id("field-tasks")).to_contain_text("首处")
    page.locator(f"[data-testid=field-tasks] a[href$='{settled}']").click()
    expect(page.get_by_test_id("field-task")).to_contain_text("墙角堆着垃圾")
    page.get_by_test_id("field-settle").click()
    page.get_by_test_id("field-note").fill("已清走")
    page.reload()
    expect(page.get_by_test_id("field-note"), "what was typed is kept").to_have_value("已清走")
    file = {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": picture()}
    page.get_by_test_id("proof-photos-file").set_input_files([file])
    expect(page.get_by_test_id("proof-place")).to_contain_text("已记下拍摄位置")
    page.get_by_test_id("field-send").click()
    page.locator(f"[data-testid=field-tasks] a[href$='{passed}']").click()
    page.get_by_test_id("field-pass_on").click()
    page.get_by_test_id("field-why-no_means").click()
    expect(page.get_by_test_id("report-button")).to_be_visible()
    quiet(page)
    told = open_page("dispatcher.nanhu", f"/cases/{settled}")
    expect(told.get_by_test_id("case-first")).to_contain_text("已处置办结")
    told.goto(f"/cases/{passed}")
    expect(told.get_by_test_id("case-first")).to_contain_text("已转出：网格无力处置")


def test_the_desk_hands_a_case_to_a_grid_whose_worker_carries_it_out(open_page: Open, enter: Enter) -> None:
    page = phone(open_page)
    grid = page.context.request.get("/api/v1/auth/me").json()["posts"][0]["grid_code"]
    number, _, _ = registered(enter("dispatcher.nanhu"), grid, "E0108", "路口乱停非机动车")
    other, _, _ = registered(enter("dispatcher.nanhu"), grid, "E0303", "工地夜间施工")
    desk = open_page("dispatcher.nanhu", f"/cases/{other}")
    expect(desk.get_by_test_id("case-moves")).to_contain_text("不在")
    expect(desk.get_by_test_id("case-moves")).to_contain_text("网格事务准入申请")
    expect(desk.get_by_test_id("move-hand_to_grid")).to_have_count(0)
    desk.goto(f"/cases/{number}")
    desk.get_by_test_id("move-hand_to_grid").click()
    desk.get_by_test_id("move-note").fill("请网格劝导、摆放整齐")
    desk.get_by_test_id("move-submit").click()
    expect(desk.get_by_test_id("assignment-lead")).to_contain_text("网格承办")
    page.reload()
    task = page.locator(f"[data-testid=field-tasks] a[href$='{number}']")
    expect(task).to_contain_text("交办")
    task.click()
    page.get_by_test_id("field-grid_sign").click()
    page.get_by_test_id("field-note").fill("马上去")
    page.get_by_test_id("field-send").click()
    expect(task).to_be_visible()
    expect(page.get_by_test_id("undo")).to_contain_text("已提交：签收")
    assert faults(page) == []
    page.get_by_test_id("undo-now").click()
    expect(page.get_by_test_id("field-note"), "it stands as before, with what was typed").to_have_value("马上去")
    expect(page.get_by_test_id("undo")).to_contain_text("已撤销")
    page.get_by_test_id("field-send").click()
    expect(task).to_be_visible()
    task.click()
    page.get_by_test_id("field-grid_file").click()
    page.get_by_test_id("field-note").fill("已劝导，摆放整齐")
    page.get_by_test_id("proof-photos-file").set_input_files(
        [{"name": "a.jpg", "mimeType": "image/jpeg", "buffer": picture()}]
    )
    expect(page.get_by_test_id("proof-place")).to_contain_text("已记下拍摄位置")
    page.get_by_test_id("field-send").click()
    expect(page.get_by_test_id("report-button")).to_be_visible()
    expect(task, "nobody checks what they filed").to_have_count(0)
    quiet(page)
    desk.reload()
    expect(desk.get_by_test_id("case-grid")).to_contain_text("网格反馈结果")
    desk.get_by_test_id("move-check_pass").click()
    expect(desk.get_by_test_id("move-form")).to_be_visible()
