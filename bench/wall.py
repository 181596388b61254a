"""The wall page before and after many live changes: what its scripts hold, and whether it still tells what is.

Chromium opens `/screen` as the leader of a county. Cases come in over HTTP until `CHANGES` (10,000) have. Memory is the
heap of the scripts of the page after a collection, as the protocol of Chromium tells it, and the nodes of the page.
Half-way the server is ended and begun anew: the page has to go on by itself.
"""

import http.client
import json
import os
from pathlib import Path
from uuid import uuid4

from playwright.sync_api import CDPSession, Page, sync_playwright

from bench.stand import PASSWORD, REPORTER, Figure, Stand

CHANGES = int(os.environ.get("CHANGES", "10000"))
SHOWN = "() => document.querySelector('[data-testid=wall-open] .n')?.textContent ?? ''"
LIVE = "() => document.querySelector('[data-testid=wall-live]')?.dataset.live === 'true'"
PATIENCE_MS = 60_000


def run(stand: Stand) -> list[Figure]:
    """Send changes while the page is open."""
    chromium = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
    if not Path(chromium).exists():
        print("There is no Chromium: install it, or set CHROMIUM=/path/to/chrome. Left out.", flush=True)
        return []
    assert stand.server
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(base_url=f"http://127.0.0.1:{stand.port}", locale="zh-CN", bypass_csp=True)
        signed_in = context.request.post(
            "/api/v1/auth/login", data={"username": "leader.nanhu", "password": "gridgis-demo"}
        )
        assert signed_in.ok, signed_in.status
        page = context.new_page()
        page.goto("/screen")
        page.wait_for_function(LIVE, timeout=PATIENCE_MS)
        page.wait_for_timeout(5_000)
        told = context.new_cdp_session(page)
        before, began = _held(told), page.evaluate(SHOWN)
        _send(stand, page, CHANGES // 2)
        _restart(stand)
        page.wait_for_function(LIVE, timeout=PATIENCE_MS)
        _send(stand, page, CHANGES - CHANGES // 2)
        page.wait_for_timeout(5_000)
        after, ended = _held(told), page.evaluate(SHOWN)
        browser.close()
    print(f"open: {began} -> {ended}; {before} -> {after}", flush=True)
    assert began != ended, "the page told nothing of what came"
    beside = f"{before['heap'] / 1e6:.1f} MB before; {before['nodes']} -> {after['nodes']} nodes"
    return [
        Figure(f"wall, heap after {CHANGES} changes", after["heap"] / 1e6, "MB", beside, after["heap"] / before["heap"])
    ]


def _held(told: CDPSession) -> dict[str, int]:
    told.send("HeapProfiler.enable")
    told.send("HeapProfiler.collectGarbage")
    counters = told.send("Memory.getDOMCounters")
    used = told.send("Runtime.getHeapUsage")["usedSize"]
    return {"heap": int(used), "nodes": counters["nodes"], "listeners": counters["jsEventListeners"]}


def _send(stand: Stand, page: Page, many: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", stand.port, timeout=60)
    connection.request(
        "POST",
        "/api/v1/auth/login",
        json.dumps({"username": REPORTER, "password": PASSWORD}),
        {"Content-Type": "application/json"},
    )
    cookies = connection.getresponse()
    cookies.read()
    kept = {one.split(";")[0].partition("=")[0]: one.split(";")[0].partition("=")[2]
            for name, one in cookies.getheaders() if name.lower() == "set-cookie"}  # fmt: skip
    headers = {
        "Content-Type": "application/json",
        "Cookie": "; ".join(f"{name}={value}" for name, value in kept.items()),
        "X-CSRF-Token": kept["gridgis_csrf"],
    }
    for n in range(many):
        lng, lat = 120.74 + (n % 97) / 2000, 30.74 + (n % 89) / 2500
        body = {"category_code": "E0204", "description": "路面积水", "lng": lng, "lat": lat, "source": "citizen"}
        connection.request("PUT", f"/api/v1/reports/{uuid4()}", json.dumps(body), headers)
        answer = connection.getresponse()
        answer.read()
        assert answer.status in (200, 201), answer.status
        if n % 100 == 0:
            page.wait_for_timeout(1)


def _restart(stand: Stand) -> None:
    stand.server.terminate()
    stand.server.wait(30)
    del stand.server
    assert stand.server
