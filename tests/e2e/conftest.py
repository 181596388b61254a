"""The whole product on the demo city, and a browser before it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from gridgis.core.paths import ROOT
from gridgis.demo.accounts import PASSWORD
from tests.conftest import Clone, load_demo
from tests.e2e.profiles import Profiles, first_page
from tests.e2e.traffic import quiet

FOUND = filter(None, map(shutil.which, ("chromium-headless-shell", "chromium")))
CHROMIUM = os.environ.get("CHROMIUM") or next(FOUND, "/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
BESIDE = {
    *("test_first_county", "test_kit", "test_routing", "test_rules", "test_tabs", "test_worker", "test_docs"),
    *("test_leader", "test_leaders_walk", "test_map_drawing", "test_analysis", "test_findings"),
    *("test_briefing", "test_briefings", "test_meetings"),
}
"""Half of what takes time here, the leaders' pages among it: neither worker goes on when the other has ended."""
FAILED = pytest.StashKey[bool]()
expect.set_options(timeout=20_000)  # other workers test meanwhile
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
KEPT = bool(os.environ.get("GRIDGIS_KEEP_SCREENSHOTS"))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Two workers run them, with a server and a browser each that they share; before xdist reads the marks."""
    for item in items:
        if "tests/e2e" in str(item.path):
            item.add_marker(pytest.mark.xdist_group("e2e beside" if item.path.stem in BESIDE else "e2e"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Tell fixtures that the test has failed."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="package")
def database(clone: Clone, request: pytest.FixtureRequest) -> str:
    """The address of the demo's database: some counties, and for pictures to be kept all seven."""
    if not KEPT:
        return clone(request.getfixturevalue("demo"))
    load_demo(url := clone())
    return url


@pytest.fixture(scope="package")
def server(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with the demo behind it."""
    assert (ROOT / "web" / "dist" / "index.html").is_file(), "build the page first: ./run setup"
    home = tmp_path_factory.mktemp("home")
    env = os.environ | {"GRIDGIS_DATABASE_URL": database, "GRIDGIS_HOME": str(home), "GRIDGIS_DEMO": "true"}
    with serving(env, home) as address:
        yield address


@contextmanager
def serving(env: Mapping[str, str], home: Path, dist: Path = ROOT / "web" / "dist") -> Iterator[str]:
    """A server of its own, with the settings of an environment and a built page, and where it is."""
    port = _free_port()
    env = {**env, "GRIDGIS_PORT": str(port), "GRIDGIS_WEB_DIST": str(dist), "PYTHONPATH": str(ROOT)}
    with (home / "server.log").open("w") as log:
        process = subprocess.Popen([sys.executable, "-m", "gridgis", "serve"], env=env, stdout=log, stderr=log)
        try:
            _wait(f"http://127.0.0.1:{port}/api/v1/health", process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait(address: str, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(600):
        assert process.poll() is None, "the server ended"
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the server does not answer")


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, best that without windows; gone with its event loop when other tests of this worker begin."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def profiles(browser: Browser) -> Profiles:
    """The browser's profiles, which tests have one after the other."""
    return Profiles(browser)


@pytest.fixture
def lend(profiles: Profiles, request: pytest.FixtureRequest) -> Iterator[Callable[..., BrowserContext]]:
    """Lends profiles for one test; of a test that fails, a picture of each page stays in `test-results/`."""
    assert "PYTEST_XDIST_WORKER" not in os.environ or "@e2e" in request.node.nodeid, "xdist groups don't work"
    lent: list[BrowserContext] = []

    def lend_(**facts: object) -> BrowserContext:
        lent.append(profiles.lend(**facts))
        return lent[-1]

    yield lend_
    failed = request.node.stash.get(FAILED, False)
    for context in lent:
        for n, page in enumerate(context.pages if failed else ()):
            page.screenshot(path=ROOT / "test-results" / f"failed-{request.node.name}-{n}.png")
        profiles.take_back(context, sound=not failed)


@pytest.fixture(scope="package")
def sign_ins() -> dict[str, Any]:
    """The cookies of those who have signed in, for their next browser: a password costs a sixth of a second."""
    return {}


@pytest.fixture
def enter(lend: Callable[..., BrowserContext], server: str, sign_ins: dict[str, Any]) -> Callable[..., BrowserContext]:
    """Begins a browser of its own, signed in as an account when one is named; without a page it asks the API alone."""

    def enter_(username: str | None = None, **facts: object) -> BrowserContext:
        context = lend(base_url=server, **facts)
        if username:
            context.add_cookies(sign_ins.get(username, []))
            if username not in sign_ins or not context.request.get("/api/v1/auth/me").ok:
                body = {"username": username, "password": PASSWORD}
                assert context.request.post("/api/v1/auth/login", data=body).ok
                sign_ins[username] = context.cookies()
        return context

    return enter_


@pytest.fixture
def open_page(enter: Callable[..., BrowserContext], server: str) -> Iterator[Callable[..., Page]]:
    """Opens a page, signed in as an account when one is named; a script error fails the test."""
    errors: list[str] = []

    def open_(username: str | None = None, path: str = "/", *, size: dict[str, int] = DESK, **facts: object) -> Page:
        page = first_page(enter(username, viewport=size, **facts), server)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(path)
        return page

    yield open_
    assert errors == []


@pytest.fixture
def shoot() -> Callable[[Page, str], None]:
    """Takes a picture of a page at rest, in 256 colours, when pictures are to be kept."""

    def take(page: Page, name: str) -> None:
        if KEPT:
            quiet(page)
            taken = Image.open(BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
            taken.quantize(256, dither=Image.Dither.NONE).save(
                ROOT / "docs" / "screenshots" / f"{name}.png", optimize=True
            )

    return take
