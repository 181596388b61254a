"""What a leader takes to a meeting: one page, made on the map, opened where there is no network."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from gridgis.briefing.standalone import leaflet, page
from gridgis.briefing.telling import Teller
from tests.e2e.conftest import DESK, ROOT
from tests.e2e.test_leader import drawn
from tests.rules.test_briefing import HOSTILE, a_briefing

Open = Callable[..., Page]
Shoot = Callable[[Page, str], None]


@pytest.fixture
def alone(browser: Browser) -> Any:
    """A browser without a network, before files: what it asks of anybody, and what it complains of."""
    context = browser.new_context(viewport=DESK, locale="zh-CN", offline=True, reduced_motion="reduce")
    told: list[str] = []

    def opened(path: Path) -> tuple[Page, list[str]]:
        found, own = context.new_page(), path.as_uri()
        found.on("request", lambda one: None if one.url == own or one.url.startswith("data:") else told.append(one.url))
        found.on("console", lambda one: told.append(one.text) if one.type in ("error", "warning") else None)
        found.on("pageerror", lambda one: told.append(str(one)))
        found.on("dialog", lambda one: told.append(one.message))
        found.goto(own)
        return found, told

    yield opened
    context.close()


def number(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit() or sign in ".%")


def test_a_leader_takes_the_briefing_along_and_opens_it_without_a_network(
    open_page: Open, alone: Any, shoot: Shoot, tmp_path: Path
) -> None:
    desk = open_page("leader.nanhu")
    drawn(desk)
    with desk.expect_download() as taken:
        desk.get_by_test_id("export-page").click()
    assert taken.value.suggested_filename.startswith("数据网页-南湖区-")
    taken.value.save_as(path := tmp_path / "briefing.html")
    assert not re.search(r"jsdelivr|cdnjs|cloudflare|jquery|unpkg|netdna|bootstrap", path.read_text("utf-8"))
    expect(desk.get_by_test_id("export-page")).to_be_enabled()
    asked = desk.evaluate("fetch('/api/v1/stats/areas?level=town&parent=330402').then((answer) => answer.json())")
    read, told = alone(path)
    expect(read.locator("h1")).to_have_text("南湖区基层治理数据")
    total = asked["total"]
    cells = read.locator("tr.sum td").all_inner_texts()
    assert [number(one) for one in cells[1:5]] == [str(total[name]) for name in ("reported", "due", "on_time", "late")]
    assert read.locator(".wide").first.locator("tbody tr").count() == len(asked["items"]) + 1
    shown = read.locator(".legend:visible h3")
    expect(shown).to_have_text("按期结案率")
    read.locator(".leaflet-control-layers-base label").nth(3).click()
    expect(shown).to_have_text("六边形：上报")
    read.locator(".leaflet-control-layers-base label").nth(0).click()
    box = read.locator(".folium-map").bounding_box()
    assert box is not None
    read.mouse.click(box["x"] + box["width"] * 0.55, box["y"] + box["height"] * 0.45)
    expect(read.locator(".leaflet-popup-content")).to_contain_text("按期结案率")
    shoot(read, "briefing")
    assert told == []


def test_a_name_full_of_signs_is_shown_and_runs_nothing(alone: Any, tmp_path: Path) -> None:
    text = page(a_briefing(HOSTILE), leaflet(ROOT / "web/dist"), Teller("zh"))
    (path := tmp_path / "hostile.html").write_text(text, "utf-8")
    read, told = alone(path)
    expect(read.locator(".leaflet-tooltip.label")).to_have_text(HOSTILE)
    expect(read.locator(".wide tbody tr").first).to_contain_text(HOSTILE)
    assert told == []
