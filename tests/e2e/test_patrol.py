"""A patrol on the phone: on duty, with a stop, ended without a network, sent later; and what became of reports."""

import re
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.test_kit import faults
from tests.e2e.test_worker import phone, place_in

Open = Callable[..., Page]
Enter = Callable[..., BrowserContext]
NUMBER = re.compile(r"\d+")


def on_duty(desk: BrowserContext, town: str) -> None:
    """Put the worker on the roster for the whole of today, whatever the hour is."""
    csrf = {"X-CSRF-Token": next(one["value"] for one in desk.cookies() if one["name"] == "gridgis_csrf")}
    (found,) = desk.request.post("/api/v1/people/search", data={"q": "徐海明"}, headers=csrf).json()["items"][:1]
    today = datetime.now(ZoneInfo("Asia/Shanghai")).date().isoformat()
    shift = {"place_code": town, "role": "checker", "days": [today], "begins": "00:00", "ends": "23:59:59"}
    sent = desk.request.post("/api/v1/duty-roster", data=shift | {"person_id": found["id"]}, headers=csrf)
    assert sent.ok, sent.text()


def test_a_patrol_is_walked_offline_and_arrives(open_page: Open, enter: Enter) -> None:
    grid = "330402013006004"
    on_duty(enter("dispatcher.nanhu"), grid[:9])
    page = phone(open_page)
    here = place_in(page, grid)
    page.context.set_geolocation({"latitude": here.y, "longitude": here.x, "accuracy": 9})
    before = page.context.request.get("/api/v1/patrols").json()["items"]

    page.get_by_test_id("patrol-open").click()
    page.get_by_test_id("patrol-start").click()
    expect(page.get_by_test_id("patrol-walking")).to_contain_text("正在巡查")
    page.get_by_test_id("patrol-note").fill("楼道堆物，已劝导")
    page.get_by_test_id("patrol-stop-by").click()
    expect(page.get_by_test_id("patrol-said")).to_contain_text("已记下")
    assert faults(page) == []
    page.reload()
    expect(page.get_by_test_id("patrol-walking"), "a page that was closed left it there").to_contain_text("1 处")
    page.get_by_test_id("patrol-go-on").click()
    expect(page.get_by_test_id("patrol-stop-by")).to_be_enabled()
    page.context.set_offline(True)
    page.get_by_test_id("patrol-end").click()
    expect(page.get_by_test_id("patrol-waits")).to_contain_text("1 次")
    page.context.set_offline(False)
    expect(page.get_by_test_id("patrol-waits")).to_have_count(0)

    first = page.context.request.get("/api/v1/patrols").json()["items"][0]
    assert first["id"] not in {one["id"] for one in before}
    assert (first["grid_code"], first["stops"], first["cells"]) == (grid, 1, 1)
    story = page.context.request.get(f"/api/v1/patrols/{first['id']}").json()
    assert story["stops"][0]["note"] == "楼道堆物，已劝导"

    page.reload()
    for which in ("reached", "left"):
        button = page.get_by_test_id(f"cells-{which}")
        button.click()
        told = NUMBER.search(button.inner_text())
        assert told
        expect(page.get_by_test_id("patrol-cell")).to_have_count(int(told[0]))
    page.goto("/m/mine")
    page.get_by_test_id("my-closed").click()
    rows = page.get_by_test_id("closed-report")
    expect(rows.first).to_be_visible()
    expect(page.get_by_test_id("closed-count")).to_contain_text(f"{rows.count()} 件")
    assert faults(page) == []
    rows.first.click()
    expect(page.get_by_test_id("report-outcome")).to_contain_text("已办结")
    assert faults(page) == []
