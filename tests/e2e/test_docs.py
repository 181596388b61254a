"""The page of the API's document, for whoever connects another system."""

from collections.abc import Callable

from playwright.sync_api import Page, expect


def test_the_api_is_told_and_tried_under_our_own_security_policy(open_page: Callable[..., Page]) -> None:
    page = open_page("county", "/api/docs", bypass_csp=False)
    expect(page.locator(".opblock").first).to_be_visible()
    page.locator(".opblock-summary-path", has_text="/cases/{number}/moves").click()
    answers = page.locator(".opblock.is-open .responses-table")
    for status in ("200", "400", "401", "403", "404", "409", "413", "422", "500", "503"):
        expect(answers.locator(".response-col_status", has_text=status)).to_be_visible()
    page.locator(".opblock-summary-path", has_text="/leaves/{leave_id}/cancel").click()
    tried = page.locator(".opblock", has_text="/leaves/{leave_id}/cancel")
    tried.get_by_role("button", name="Try it out").click()
    tried.get_by_placeholder("leave_id").fill("999999")
    with page.expect_response("**/leaves/999999/cancel") as answer:
        tried.get_by_role("button", name="Execute").click()
    assert answer.value.status == 404
    assert answer.value.json()["type"] == "/problems/not-found"
