"""The worker's phone without a network: nothing is lost, nothing is sent twice, and nothing as somebody else."""

import os
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Geolocation, Page, Route, expect

from gridgis.core.paths import ROOT
from gridgis.demo.accounts import PASSWORD
from tests.e2e.conftest import CHROMIUM, FLAGS, PHONE, serving
from tests.e2e.test_kit import faults
from tests.e2e.test_worker import HERE, place_in
from tests.pictures import picture

OFFLINE, EXPIRED = f"断网时写的 {uuid4()}", f"登录过期时写的 {uuid4()}"
GRID = "330402013006004"
Phone = Callable[[], BrowserContext]
FACTS: dict[str, Any] = {
    "viewport": PHONE,
    "has_touch": True,
    "locale": "zh-CN",
    "bypass_csp": True,
    "reduced_motion": "reduce",
}
FACTS |= {"permissions": ["geolocation"], "geolocation": HERE}
PHOTOS: list[FilePayload] = [
    {"name": f"{n}.jpg", "mimeType": "image/jpeg", "buffer": picture(size=(60 + n, 40), seed=n)} for n in range(3)
]


@pytest.fixture(scope="module")
def deployed(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A server of its own and the folder of its page, of which a new version can be put there."""
    home = tmp_path_factory.mktemp("phone")
    dist = shutil.copytree(ROOT / "web" / "dist", home / "dist")
    env = os.environ | {"GRIDGIS_DATABASE_URL": database, "GRIDGIS_HOME": str(home), "GRIDGIS_DEMO": "true"}
    with serving(env, home, dist) as address:
        yield address, dist


@pytest.fixture
def phone(browser: Browser, deployed: tuple[str, Path], tmp_path: Path) -> Iterator[Phone]:
    """Switches the same phone on, again after it was closed: its browser keeps what it stored."""
    on: list[BrowserContext] = []

    def switch_on() -> BrowserContext:
        on.append(
            browser.browser_type.launch_persistent_context(
                tmp_path / "phone", executable_path=CHROMIUM, args=FLAGS, base_url=deployed[0], **FACTS
            )
        )
        return on[-1]

    yield switch_on
    for one in on:
        one.close()


def sign_in(context: BrowserContext, username: str) -> None:
    context.clear_cookies()
    assert context.request.post("/api/v1/auth/login", data={"username": username, "password": PASSWORD}).ok


def write(page: Page, words: str, photos: int) -> None:
    """Report with the camera first, and send it off."""
    page.get_by_test_id("report-first").set_input_files(PHOTOS[0])
    page.locator("[data-testid=category][data-code=E0201]").click()
    for photo in PHOTOS[1:photos]:
        page.get_by_test_id("report-photo").set_input_files(photo)
    expect(page.get_by_role("button", name=re.compile("去掉照片"))).to_have_count(photos)
    page.get_by_test_id("report-description").fill(words)
    expect(page.get_by_text("精度 ±12 m")).to_be_visible()


def mine(context: BrowserContext, words: str) -> list[int]:
    """How many photos each of my reports with these words has."""
    items = context.request.get("/api/v1/reports/mine?limit=50").json()["items"]
    return [one["media_count"] for one in items if one["description"] == words]


def test_a_report_outlives_network_browser_sign_in_and_version(phone: Phone, deployed: tuple[str, Path]) -> None:
    context = phone()
    sign_in(context, "worker.nanhu")
    page = context.pages[0]
    page.goto("/m")
    here = place_in(page, GRID)
    place: Geolocation = {"latitude": here.y, "longitude": here.x, "accuracy": 12}
    context.set_geolocation(place)
    page.evaluate(HELD, GRID)
    grid = page.locator("h1").inner_text()
    context.set_offline(True)
    write(page, OFFLINE, 3)
    expect(page.get_by_test_id("place-known")).to_contain_text("离线判断")
    page.get_by_test_id("report-submit").click()
    expect(page.get_by_test_id("report-waiting")).to_contain_text("已存在本机")
    assert faults(page) == []
    context.close()

    context = phone()
    context.set_geolocation(place)
    context.set_offline(True)
    tabs = [context.pages[0], context.new_page()]
    for tab in tabs:
        tab.goto("/m")
        expect(tab.locator("h1"), "it opens without a network").to_have_text(grid)
        expect(tab.get_by_test_id("unsent")).to_have_text("1")
    page = tabs[0]
    page.get_by_test_id("sync").click()
    expect(page.get_by_test_id("outbox-item")).to_have_attribute("data-state", "waiting")
    assert faults(page) == []
    with page.expect_download() as saved:
        page.get_by_test_id("outbox-file").click()
    assert OFFLINE in saved.value.path().read_text()

    sent: Counter[str] = Counter()

    def fail(route: Route) -> None:
        """Refuse the second photo once; lose the answer to the third."""
        name = route.request.url.rsplit("/", 2)[-2:]
        kind = name[1] if name[0] == "media" else "report"
        sent[kind] += 1
        photos = [one for one in sent if one != "report"]
        if kind == "report" or sent[kind] > 1 or len(photos) == 1:
            route.continue_()
        elif len(photos) == 2:
            route.fulfill(status=503, json={"type": "about:unavailable", "detail": "稍后再传"})
        else:
            route.fetch()
            route.abort()

    context.route(re.compile(r"/api/v1/reports/[\da-f-]{36}(/media/\w+)?$"), fail)
    context.set_offline(False)
    expect(page.get_by_test_id("outbox-item")).to_have_count(0)
    expect(tabs[1].get_by_test_id("unsent")).to_have_count(0)
    assert sent.pop("report") == 1
    assert sorted(sent.values()) == [1, 1, 2]
    assert mine(context, OFFLINE) == [3]
    tabs[1].close()

    page.goto("/m")
    context.set_offline(True)
    write(page, EXPIRED, 1)
    page.get_by_test_id("report-submit").click()
    page.get_by_test_id("report-waiting").wait_for()
    context.clear_cookies()
    context.set_offline(False)
    expect(page.get_by_test_id("outbox-sign-in").or_(page.get_by_test_id("login-submit")).first).to_be_visible()
    sign_in(context, "dispatcher.nanhu")
    page.goto("/m/mine")
    page.get_by_test_id("my-reports").wait_for(state="attached")
    expect(page.get_by_test_id("outbox-item"), "nobody sees another's").to_have_count(0)
    assert mine(context, EXPIRED) == []
    worker = deployed[1] / "sw.js"
    worker.write_text(re.sub(r'PAGES \+ "\w+"', 'PAGES + "next"', worker.read_text()))
    with page.expect_event("load"):
        page.evaluate("navigator.serviceWorker.getRegistration().then((one) => void one.update())")
    assert page.evaluate("caches.has('gridgis-page-next')"), "the next version has come"
    sign_in(context, "worker.nanhu")
    page.goto("/m/mine")
    expect(page.get_by_text(OFFLINE)).to_be_visible()
    expect(page.get_by_text(EXPIRED)).to_be_visible()
    expect(page.get_by_test_id("outbox-item")).to_have_count(0)
    assert mine(context, EXPIRED) == [1]


HELD = """async (grid) => {
  const wanted = ['auth/me', 'categories', 'field/ground', 'grids.topojson', 'basemap.topojson', 'cases']
  const answers = await caches.open('gridgis-answers')
  const there = async () => {
    const asked = await answers.keys(), paths = asked.map((one) => new URL(one.url).pathname)
    const shapes = asked.filter((one) => one.url.includes('grids.topojson'))
    const told = await Promise.all(shapes.map(async (one) => (await answers.match(one))?.text()))
    return wanted.every((one) => paths.includes(`/api/v1/${one}`)) && told.some((one) => one?.includes(grid))
  }
  while (!(await there())) await new Promise((go) => setTimeout(go, 100))
}"""
"""Waits until what a worker takes along is there, the shape of a grid among it."""


def test_plain_http_is_told_and_still_reports(browser: Browser, deployed: tuple[str, Path]) -> None:
    rules = "--host-resolver-rules=MAP wangge.test 127.0.0.1"
    address = deployed[0].replace("127.0.0.1", "wangge.test")
    lesser = browser.browser_type.launch(executable_path=CHROMIUM, args=[*FLAGS, rules])
    try:
        context = lesser.new_context(base_url=address, **FACTS)
        page = context.new_page()
        page.goto("/login?next=/m/report")
        page.locator("input[autocomplete=username]").fill("worker.nanhu")
        page.locator("input[type=password]").fill(PASSWORD)
        page.get_by_test_id("login-submit").click()
        expect(page.get_by_test_id("lesser")).to_contain_text("https")
        assert not page.evaluate("isSecureContext || 'locks' in navigator")
        page.locator("[data-testid=category][data-code=E0201]").click()
        page.get_by_test_id("map").and_(page.locator("[data-drawn]")).click(position={"x": 150, "y": 60})
        expect(page.get_by_test_id("place-said")).to_contain_text("网格")
        page.get_by_test_id("report-photo").set_input_files(PHOTOS[0])
        page.get_by_role("button", name=re.compile("去掉照片")).wait_for()
        page.get_by_test_id("report-submit").click()
        expect(page.get_by_test_id("report-result")).to_be_visible()
        assert page.evaluate("indexedDB.databases().then((all) => all.map((one) => one.name))") == ["gridgis-outbox"]
    finally:
        lesser.close()
