"""The grid in the field, on the phone: one case settled first, one passed on to its office."""

from collections.abc import Callable
from uuid import uuid4

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.test_worker import phone
from tests.e2e.traffic import quiet
from tests.pictures import picture

Open = Callable[..., Page]
Enter = Callable[..., BrowserContext]


def dispatched(desk: BrowserContext, grid: str) -> str:
    """A citizen's report of rubbish in a grid, given to its office."""
    csrf = {"X-CSRF-Token": next(one["value"] for one in desk.cookies() if one["name"] == "gridgis_csrf")}
    body = {"category_code": "E0201", "description": "墙角堆着垃圾", "source": "citizen", "grid_code": grid}
    sent = desk.request.put(f"/api/v1/reports/{uuid4()}", data=body, headers=csrf)
    assert sent.ok, sent.text()
    number = str(sent.json()["case_number"])
    office = sent.json()["route"]["office"]["code"]
    for move in ({"move": "register"}, {"move": "dispatch", "office_code": office}):
        moved = desk.request.post(f"/api/v1/cases/{number}/moves", data=move, headers=csrf)
        assert moved.ok, moved.text()
    return number


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
