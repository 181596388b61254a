"""A worker's tasks and objects without a network: answered near enough to the case, and sent once it returns."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from playwright.sync_api import BrowserContext, Geolocation, Page, expect
from shapely import Point

from tests.e2e.test_kit import faults
from tests.e2e.test_outbox import GRID, PHOTOS, Phone, deployed, phone, sign_in
from tests.e2e.test_worker import place_in

__all__ = ["deployed", "phone"]
Enter = Callable[..., BrowserContext]
OFFICE = "330402013-urban_enforcement"
HELD = """async () => {
  const wanted = ['auth/me', 'categories', 'field/tasks', 'field/objects', 'tasks/mine']
  const held = async () => (await (await caches.open('gridgis-answers')).keys()).map((one) => new URL(one.url).pathname)
  for (let paths = []; !wanted.every((one) => paths.includes(`/api/v1/${one}`)); paths = await held())
    await new Promise((go) => setTimeout(go, 100))
}"""
"""Waits until what a worker takes along is there."""


def csrf(context: BrowserContext) -> dict[str, str]:
    return {"X-CSRF-Token": next(one["value"] for one in context.cookies() if one["name"] == "gridgis_csrf")}


def moved(context: BrowserContext, number: str, move: str, **along: Any) -> dict[str, Any]:
    body = {"move": move} | along
    answer = context.request.post(f"/api/v1/cases/{number}/moves", data=body, headers=csrf(context))
    assert answer.ok, answer.text()
    return dict(answer.json())


def to_check(enter: Enter, worker: BrowserContext, here: Point) -> str:
    """A case at a place whose office has filed a result."""
    desk, office = enter("dispatcher.nanhu"), enter("office.nanhu")
    body = {"category_code": "E0101", "description": "摊位占道", "source": "citizen", "datum": "cgcs2000"}
    at = {"lng": here.x, "lat": here.y}
    sent = desk.request.put(f"/api/v1/reports/{uuid4()}", data=body | at, headers=csrf(desk))
    assert sent.ok, sent.text()
    number = str(sent.json()["case_number"])
    moved(desk, number, "register")
    given = moved(desk, number, "dispatch", office_code=OFFICE)
    if given["case"]["first_due_at"]:
        moved(worker, number, "pass_on", reason="no_means")
    moved(office, number, "sign")
    moved(office, number, "file_result", note="已劝离")
    return number


def stand(context: BrowserContext, here: Point, *, north_m: float) -> None:
    place: Geolocation = {"latitude": here.y + north_m / 111_000, "longitude": here.x, "accuracy": 8}
    context.set_geolocation(place)


def open_task(page: Page, number: str) -> None:
    page.get_by_test_id("tab-tasks").click()
    page.locator(f"[data-testid=field-tasks] a[href$='{number}']").click()


def test_a_check_and_a_visit_are_made_offline_and_arrive_once(phone: Phone, enter: Enter) -> None:
    context = phone()
    sign_in(context, "worker.nanhu")
    page = context.pages[0]
    page.goto("/m")
    here = place_in(page, GRID)
    number = to_check(enter, context, here)
    stand(context, here, north_m=73)
    page.reload()
    expect(page.locator(f"[data-testid=field-tasks] a[href$='{number}']")).to_be_visible()
    page.evaluate(HELD)
    context.set_offline(True)

    open_task(page, number)
    expect(page.get_by_test_id("field-result")).to_contain_text("已劝离")
    page.get_by_test_id("field-check_pass").click()
    reach = page.get_by_test_id("reach")
    expect(reach).to_contain_text("50 m 内才能核查，还差 23 m")
    expect(page.get_by_test_id("field-send")).to_be_disabled()
    stand(context, here, north_m=30)
    expect(reach).to_have_attribute("data-within", "true")
    expect(page.get_by_test_id("field-lacks")).to_have_text("先拍现场，再交核查")
    page.get_by_test_id("proof-photos-file").set_input_files(PHOTOS[:1])
    page.get_by_test_id("field-note").fill("摊位已撤")
    expect(page.get_by_test_id("proof-place")).to_contain_text("30 m")
    page.get_by_test_id("field-send").click()
    expect(page.get_by_test_id("item-waiting")).to_contain_text("已存在本机")
    assert faults(page) == []
    page.get_by_role("link", name="回到任务").click()
    expect(page.get_by_test_id("field-kept")).to_have_text("待发")

    page.get_by_test_id("visits-all").click()
    expect(page.get_by_test_id("my-objects").get_by_test_id("held")).to_contain_text("取得")
    page.get_by_test_id("my-object-row").first.click()
    expect(page.get_by_test_id("object-go")).to_have_text("核对无变化")
    assert faults(page) == []
    visited = page.url.rsplit("/", 1)[-1]
    page.get_by_test_id("object-go").click()
    expect(page.get_by_test_id("item-waiting")).to_contain_text("确认无变化")
    context.set_offline(False)
    expect(page.get_by_test_id("my-objects"), "it has arrived").to_be_visible()
    page.get_by_test_id("tab-tasks").click()
    expect(page.get_by_test_id("unsent")).to_have_count(0)
    expect(page.locator(f"[data-testid=field-tasks] a[href$='{number}']")).to_have_count(0)
    events = context.request.get(f"/api/v1/cases/{number}/events").json()["items"]
    (check,) = [one for one in events if one["move"] == "check_pass"]
    assert (check["note"], len(check["facts"]["photos"]), check["facts"]["distance_m"] < 50) == ("摊位已撤", 1, True)
    story = context.request.get(f"/api/v1/objects/{visited}").json()
    assert story["changes"][0]["deed"] == "confirmed"
