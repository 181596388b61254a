"""The page of the API's document, for whoever connects another system."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect


def opened(page: Page, tag: str, path: str) -> Locator:
    """An operation of the document, its group and its parts shown."""
    page.locator(f'.opblock-tag[data-tag="{tag}"]').click()
    operation = page.locator(".opblock-post", has=page.locator(f'[data-path="/api/v1{path}"]'))
    operation.locator(".opblock-summary-path").click()
    return operation


def test_the_api_is_told_and_tried_under_our_own_security_policy(open_page: Callable[..., Page]) -> None:
    page = open_page("leader.nanhu", "/api/docs", bypass_csp=False)
    answers = opened(page, "cases", "/cases/{number}/moves").locator(".responses-table").first
    for status in ("200", "400", "401", "403", "404", "409", "413", "422", "500", "503"):
        expect(answers.locator(f'tr[data-code="{status}"]')).to_be_visible()
    cancelling = opened(page, "people", "/leaves/{leave_id}/cancel")
    cancelling.get_by_role("button", name="Try it out").click()
    cancelling.get_by_placeholder("leave_id").fill("999999")
    with page.expect_response("**/leaves/999999/cancel") as answer:
        cancelling.get_by_role("button", name="Execute").click()
    assert answer.value.status == 404
    assert answer.value.json()["type"] == "/problems/not-found"
