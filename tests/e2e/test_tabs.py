"""Many tabs of one browser, which opens six connections to a server at most: live changes must not use them up."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

TABS = 7


def test_many_tabs_share_one_stream_and_all_end_with_the_sign_in(open_page: Callable[..., Page]) -> None:
    first = open_page("dispatcher.nanhu", "/cases")
    tabs = [first]
    for _ in range(TABS - 1):
        tab = first.context.new_page()
        tab.goto("/cases")
        tabs.append(tab)
    for tab in tabs:
        expect(tab.get_by_test_id("case-row").first).to_be_visible(timeout=20_000)
    csrf = next(one["value"] for one in first.context.cookies() if one["name"] == "gridgis_csrf")
    assert first.context.request.post("/api/v1/auth/logout", headers={"X-CSRF-Token": csrf}).ok
    for tab in tabs:
        expect(tab.get_by_test_id("login-form")).to_be_visible(timeout=20_000)
