"""Profiles of the browser, kept with the scripts they have loaded: a first visit takes three times as long as others.

Whoever gets one finds nobody signed in and nothing stored.
"""

import json
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from tests.e2e.traffic import watch

STILL: dict[str, Any] = {"locale": "zh-CN", "bypass_csp": True, "reduced_motion": "reduce", "service_workers": "block"}
"""Chinese, with scripts of ours; nothing fades (what axe and a picture meet has come to rest), and the browser's cache
alone keeps pages."""
STORED = "local_storage,indexeddb,cache_storage,service_workers"


class Profiles:
    """Those of one browser, by the facts they were made with."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._kept: dict[str, list[BrowserContext]] = {}
        self._lent: dict[BrowserContext, str] = {}

    def lend(self, **facts: Any) -> BrowserContext:
        """One that nobody has, made when none is left."""
        key = json.dumps(facts, sort_keys=True)
        kept = self._kept.setdefault(key, [])
        context = kept.pop() if kept else self._browser.new_context(**STILL | facts)
        self._lent[context] = key
        watch(context)
        return context

    def take_back(self, context: BrowserContext, *, sound: bool) -> None:
        """End its pages, and keep it unless its test has failed."""
        key = self._lent.pop(context)
        if not sound:
            context.close()
            return
        for page in context.pages:
            page.close()
        context.clear_cookies()
        self._kept[key].append(context)


def first_page(context: BrowserContext, address: str) -> Page:
    """A page before anything that the profile has stored for an address."""
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Storage.clearDataForOrigin", {"origin": address, "storageTypes": STORED})
    devtools.detach()
    return page
