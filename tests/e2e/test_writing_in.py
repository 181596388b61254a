"""What is shown is put into a briefing by whoever writes one: a chart, what was found, the map; and out again."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.test_kit import faults

Open = Callable[..., Page]
Shoot = Callable[[Page, str], None]


def test_what_is_shown_is_put_into_a_briefing_and_taken_out_again(open_page: Open, shoot: Shoot) -> None:
    page = open_page("analyst.nanhu", path="/analysis?days=30")
    page.locator("[data-chart=hops]").click()
    form = page.get_by_test_id("write-in-form")
    expect(form.get_by_test_id("write-in-new")).to_be_checked()
    assert faults(page) == []
    shoot(page, "briefing-write-in")
    form.get_by_test_id("write-in-do").click()
    expect(form.get_by_test_id("write-in-done")).to_be_visible()
    page.keyboard.press("Escape")
    expect(form).to_have_count(0)

    # what was found goes into the draft that was begun, and out of it again
    found = page.get_by_test_id("findings")
    found.get_by_test_id("write-in").click()
    expect(form.get_by_test_id("write-in-draft").first).to_be_checked()
    form.get_by_test_id("write-in-do").click()
    form.get_by_test_id("write-in-undo").click()
    expect(form.get_by_test_id("write-in-undone")).to_be_visible()
    form.get_by_test_id("dialog-cancel").click()

    # the map as it stands, and the list beside it
    page.goto(page.url.split("/analysis")[0] + "/?days=30&mode=heat")
    page.locator(".top").get_by_test_id("write-in").click()
    expect(form.get_by_test_id("write-in-draft").first).to_be_checked()
    form.get_by_test_id("write-in-do").click()
    form.get_by_test_id("write-in-open").click()
    expect(page).to_have_url(re.compile(r"/briefings/\d+"))
    expect(page.get_by_test_id("block").last).to_have_attribute("data-kind", "signature")
    kinds = [one.get_attribute("data-kind") for one in page.get_by_test_id("block").all()]
    assert kinds[-4:] == ["excerpt", "map", "advice", "signature"]
    paper = page.frame_locator("[data-testid=paper-preview]")
    expect(paper.locator("section", has_text="各环节用时").locator("table").first).to_be_visible()
    expect(paper.locator("figure.map figcaption", has_text="热力")).to_be_visible()
    shoot(page, "briefing-written-in")

    # whoever writes none does not see it
    leader = open_page("leader.nanhu", path="/analysis?days=30")
    expect(leader.get_by_test_id("chart-hops").get_by_test_id("hops-finding")).not_to_be_empty()
    expect(leader.get_by_test_id("write-in")).to_have_count(0)
