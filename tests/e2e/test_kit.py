"""The parts of the page in all their states and both languages, and the pages, as axe and a keyboard meet them."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from gridgis.core.paths import ROOT
from tests.e2e.conftest import PHONE
from tests.e2e.traffic import quiet

Open = Callable[..., Page]
Shoot = Callable[[Page, str], None]
WEB = ROOT / "web"
AXE = WEB / "node_modules" / "axe-core" / "axe.min.js"
GRAVE = """async (part) => (await axe.run(part, { resultTypes: ['violations'] })).violations
  .filter((one) => ['serious', 'critical'].includes(one.impact))
  .flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target}`))"""
PAGES = {
    "leader.nanhu": ("/", "/cases", "/net"),
    "planner.nanhu": ("/plan",),
    "chief.nanhu": ("/requests",),
}
"""Those that no test of their own looks at."""


def faults(page: Page, part: str = "html") -> list[str]:
    """What axe finds grave on a page, or in a part of it."""
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=AXE)
    found: list[str] = page.evaluate(GRAVE, part)
    return found


@pytest.fixture(scope="session")
def built() -> Path:
    """The page of the kit, which no installation carries, built anew when its sources are."""
    kit = WEB / "dist-kit"
    made = (kit / "kit.html").stat().st_mtime if (kit / "kit.html").is_file() else 0
    if any(source.stat().st_mtime > made for source in (WEB / "src").rglob("*.*")):
        tools = f"{ROOT / '.tools' / 'bin'}{os.pathsep}{os.environ['PATH']}"
        npm = shutil.which("npm", path=tools)
        assert npm, "Node is missing: ./run setup"
        subprocess.run([npm, "run", "--silent", "build:kit"], cwd=WEB, env=os.environ | {"PATH": tools}, check=True)
    return kit


@pytest.fixture
def kit(open_page: Open, built: Path) -> Page:
    """The page of the kit, answered from where it was built."""
    page = open_page(path="/login")

    def answer(route: Route) -> None:
        route.fulfill(path=built / route.request.url.partition("/kit/")[2])

    page.route("**/kit/**", answer)
    page.goto("/kit/kit.html")
    expect(page.get_by_test_id("kit")).to_be_visible()
    return page


def test_every_part_in_every_state(kit: Page, shoot: Shoot) -> None:
    for _ in ("zh-CN", "en"):
        assert faults(kit) == []
        for size in ("s", "whole"):
            opener = kit.get_by_test_id(f"kit-dialog-{size}")
            opener.click()
            expect(kit.get_by_test_id("kit-name")).to_be_focused()
            assert faults(kit, "dialog[open]") == []
            kit.keyboard.press("Escape")
            expect(kit.get_by_test_id("kit-form")).to_be_hidden()
            expect(opener).to_be_focused()
        kit.get_by_test_id("locale-switch").click()
    shoot(kit, "kit")


def test_a_dialog_holds_the_focus_and_a_question_is_answered(kit: Page) -> None:
    kit.get_by_test_id("kit-dialog-m").click()
    for _ in range(12):
        kit.keyboard.press("Tab")
        assert kit.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    kit.keyboard.press("Escape")
    kit.get_by_test_id("kit-confirm").click()
    kit.keyboard.press("Escape")
    expect(kit.get_by_test_id("kit-answer")).to_have_text("取消")
    kit.get_by_test_id("kit-confirm").click()
    kit.get_by_test_id("confirm-yes").click()
    expect(kit.get_by_test_id("kit-answer")).to_have_text("仍要离开")


def test_the_main_pages(open_page: Open) -> None:
    found = {"/login": faults(open_page(path="/login"))}
    for account, paths in PAGES.items():
        page = open_page(account, paths[0])
        for path in paths:
            if path != paths[0]:
                page.goto(path)
            quiet(page)
            found[path] = faults(page)
            first = page.get_by_test_id("case-row").or_(page.get_by_test_id("plan-row")).first
            if path in {"/cases", "/plan"} and first.is_visible():
                first.click()
                quiet(page)
                found[f"{path}/…"] = faults(page)
    phone = open_page("worker.nanhu", "/m", size=PHONE, has_touch=True)
    for path in ("/m", "/m/report"):
        phone.goto(path)
        quiet(phone)
        found[path] = faults(phone)
    assert {path: ones for path, ones in found.items() if ones} == {}
