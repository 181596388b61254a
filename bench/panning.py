"""How smoothly the leaders' map moves: frames a second while it is dragged, over 5,000 areas and over open cases.

The areas are squares made here in place of the villages of the demo; of 20,000 open cases the server sends at most
2,000 marks (`gridgis.cases.clusters`), so many are drawn. Without a graphics card, as in tests.
"""

import json
import math
import os
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

from playwright.sync_api import Browser, Page, Route, ViewportSize, sync_playwright

from bench.stand import Figure, Stand
from gridgis.cases.clusters import MOST

AREAS, SIZE = 5000, ViewportSize(width=1440, height=900)
WEST, SOUTH, EAST, NORTH = 120.6, 30.5, 121.0, 30.9
DRAGS = 12
WATCH = """() => { const seen = window.frames_seen = []
  const next = (at) => { seen.push(at); window.watching = requestAnimationFrame(next) }
  window.watching = requestAnimationFrame(next) }"""
STOP = "() => { cancelAnimationFrame(window.watching); return window.frames_seen }"


def run(stand: Stand) -> list[Figure]:
    """Drag the map to and fro in each mode."""
    assert stand.server
    chromium = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
    if not Path(chromium).exists():
        print("There is no Chromium: install it, or set CHROMIUM=/path/to/chrome. Left out.", flush=True)
        return []
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        figures = [_dragged(browser, stand.port, what, path) for what, path in WAYS.items()]
        browser.close()
    return figures


WAYS = {f"{AREAS:,} areas": "/", f"{MOST:,} marks of 20,000 open cases": "/?mode=cases"}


def _dragged(browser: Browser, port: int, what: str, path: str) -> Figure:
    page = browser.new_context(base_url=f"http://127.0.0.1:{port}", viewport=SIZE, bypass_csp=True).new_page()
    page.request.post("/api/v1/auth/login", data={"username": "leader.nanhu", "password": "gridgis-demo"})
    page.route("**/api/v1/divisions.topojson?*level=village*", lambda route: _answer(route, _squares()))
    page.route("**/api/v1/cases/clusters?*", lambda route: _answer(route, _marks()))
    page.goto(path)
    page.wait_for_function("performance.getEntriesByName('gridgis:map-drawn').length > 0", timeout=60_000)
    page.wait_for_load_state("load")
    spans = _drag(page)
    slow = sorted(spans)[int(len(spans) * 0.95)]
    page.context.close()
    print(f"{what}: {len(spans)} frames, slowest twentieth from {slow:.0f} ms", flush=True)
    return Figure(
        f"panning, {what}", 1000 * len(spans) / sum(spans), "frames/s", f"p95 of a frame {slow:.0f} ms; promised 50"
    )


def _drag(page: Page) -> list[float]:
    """Milliseconds between frames while the map follows the pointer."""
    box = page.get_by_test_id("map").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(WATCH)
    for turn in range(DRAGS):
        page.mouse.move(x + 180 * math.cos(turn), y + 120 * math.sin(turn), steps=20)
    seen = page.evaluate(STOP)
    page.mouse.up()
    return [later - earlier for earlier, later in pairwise(seen)]


def _answer(route: Route, body: dict[str, Any]) -> None:
    route.fulfill(status=200, content_type="application/json", body=json.dumps(body))


def _squares() -> dict[str, Any]:
    """So many squares, each with its own ring, as TopoJSON."""
    side = math.ceil(math.sqrt(AREAS))
    wide, tall = (EAST - WEST) / side, (NORTH - SOUTH) / side
    arcs, shapes = [], []
    for nth in range(AREAS):
        west, south = WEST + nth % side * wide, SOUTH + nth // side * tall
        ring = [(west, south), (west + wide, south), (west + wide, south + tall), (west, south + tall), (west, south)]
        arcs.append([list(point) for point in ring])
        facts = {"code": f"{nth:05}", "name": f"{nth}", "name_en": "", "level": "village", "parent_code": "330402"}
        shapes.append({"type": "Polygon", "arcs": [[nth]], "properties": facts | {"lng": west, "lat": south}})
    collection = {"type": "GeometryCollection", "geometries": shapes}
    return {"type": "Topology", "arcs": arcs, "objects": {"shapes": collection}}


def _marks() -> dict[str, Any]:
    chance = Random(20_000)
    features = []
    for nth in range(MOST):
        lng, lat = chance.uniform(WEST, EAST), chance.uniform(SOUTH, NORTH)
        clocks = {"over": chance.randint(0, 3), "near": chance.randint(0, 3), "ok": chance.randint(2, 8)}
        facts = {"count": sum(clocks.values()), "clocks": clocks, "cell": f"{nth:x}", "box": [lng, lat, lng, lat]}
        point = {"type": "Point", "coordinates": [lng, lat]}
        features.append(
            {"type": "Feature", "id": nth, "geometry": point, "properties": facts | {"number": None, "members": []}}
        )
    return {"type": "FeatureCollection", "features": features, "totals": {"ok": 20_000}, "unplaced": 0}
