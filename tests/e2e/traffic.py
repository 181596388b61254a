"""Waiting until a page has asked for nothing for a while.

Playwright's own waiting never ends where a shared worker lives: it sees the worker's script begin and not end.
"""

import time
from weakref import WeakKeyDictionary

from playwright.sync_api import BrowserContext, Page, Request, Route

QUIET_S, MOST_S = 0.5, 60

_open: "WeakKeyDictionary[BrowserContext, set[Request]]" = WeakKeyDictionary()


def watch(context: BrowserContext) -> None:
    """Count the requests of a context from here on; streams and workers, which stay, are none."""
    if context in _open:
        _open[context].clear()
        return
    running = _open[context] = set()

    def begun(request: Request) -> None:
        if request.resource_type != "eventsource" and "/worker-" not in request.url:
            running.add(request)

    def ended(request: Request) -> None:
        running.discard(request)

    context.on("request", begun)
    context.on("requestfinished", ended)
    context.on("requestfailed", ended)


def quiet(page: Page) -> None:
    """Wait until nothing has been under way for half a second.

    Raises:
        AssertionError: something still is, a minute later.
    """
    running, since, end = _open[page.context], time.monotonic(), time.monotonic() + MOST_S
    while time.monotonic() - since < QUIET_S:
        page.wait_for_timeout(50)
        if running:
            since = time.monotonic()
        assert time.monotonic() < end, sorted(request.url for request in running)


class Line:
    """What goes to some addresses of a page, lost while the line is cut.

    Laid when the page is opened: of one laid later the browser hears on another way than of keys, and the key may win.
    """

    def __init__(self, page: Page, pattern: str) -> None:
        self.is_cut, self.lost = False, 0
        page.route(pattern, self._carry)

    def _carry(self, route: Route) -> None:
        if self.is_cut:
            self.lost += 1
            route.abort()
        else:
            route.continue_()
