"""How soon a leader who is signed in sees the map drawn, in Chromium, with an empty cache and with a full one.

The page sets the performance mark `gridgis:map-drawn` two frames after it has drawn areas, hexes or cases for the first
time; its start time counts from the navigation.
"""

import os
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, BrowserContext, ViewportSize, sync_playwright

from bench.stand import Figure, Stand
from gridgis.core.paths import ROOT

TIMES = 5
LEADERS = ("leader.nanhu", "leader.jiaxing")
SIZE: ViewportSize = {"width": 1440, "height": 900}
DRAWN = "() => performance.getEntriesByName('gridgis:map-drawn')[0]?.startTime"
BYTES = """(drawn) => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
  .filter((one) => one.responseEnd <= drawn).reduce((sum, one) => sum + one.transferSize, 0)"""


def run(stand: Stand) -> list[Figure]:
    """Open the map again and again."""
    if not (ROOT / "web" / "dist" / "index.html").exists():
        print("The page is not built: run ./run setup, or npm --prefix web run build. Left out.", flush=True)
        return []
    assert stand.server
    chromium = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
    if not Path(chromium).exists():
        print("There is no Chromium: install it, or set CHROMIUM=/path/to/chrome. Left out.", flush=True)
        return []
    figures = []
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for leader in LEADERS:
            cold, warm = zip(*(_cold_and_warm(browser, stand.port, leader) for _ in range(TIMES)), strict=True)
            for name, opened, how in (("cold", cold, f"median of {TIMES}"), ("warm", warm, "the same, cache full")):
                times, sizes = zip(*opened, strict=True)
                print(f"{leader}, {name}: {_listed(times)} ms", flush=True)
                beside = f"{how}; {median(sizes) / 1000:.0f} kB until then"
                figures.append(Figure(f"first map, {leader}, {name}", median(times), "ms", beside))
        browser.close()
    return figures


def _listed(times: tuple[float, ...]) -> str:
    return " ".join(f"{one:.0f}" for one in times)


Opened = tuple[float, float]


def _cold_and_warm(browser: Browser, port: int, username: str) -> tuple[Opened, Opened]:
    """Milliseconds and bytes from navigation to the drawn map, in a context of its own: first nothing cached."""
    context = browser.new_context(base_url=f"http://127.0.0.1:{port}", viewport=SIZE, locale="zh-CN")
    signed_in = context.request.post("/api/v1/auth/login", data={"username": username, "password": "gridgis-demo"})
    assert signed_in.ok, signed_in.status
    times = _open(context), _open(context)
    context.close()
    return times


def _open(context: BrowserContext) -> Opened:
    page = context.new_page()
    page.goto("/")
    drawn = page.wait_for_function(DRAWN, timeout=60_000).json_value()
    size = page.evaluate(BYTES, drawn)
    page.close()
    return float(drawn), float(size)
