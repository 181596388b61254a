"""A bulletin from its draft to the office that takes note of it."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.traffic import quiet

Open = Callable[..., Page]


def test_a_bulletin_is_addressed_signed_sent_and_taken_note_of(open_page: Open) -> None:
    writer = open_page("analyst.nanhu", "/bulletins")
    expect(writer.get_by_test_id("begin")).to_be_enabled()
    writer.keyboard.press("n")
    with writer.expect_response(lambda one: one.request.method == "POST", timeout=60_000) as begun:
        writer.get_by_test_id("begin-do").click()
    assert begun.value.status == 201, begun.value.text()
    expect(writer.get_by_test_id("steps")).to_have_attribute("data-state", "draft")
    address = writer.url
    expect(writer.get_by_text("还没有主送单位")).to_be_visible()
    expect(writer.get_by_test_id("move-submit")).to_have_count(0)
    writer.get_by_test_id("all-town").click()
    expect(writer.get_by_test_id("addressed-names")).to_contain_text("东栅街道")
    expect(writer.get_by_test_id("save-state")).to_have_attribute("data-state", "saved")
    paper = writer.frame_locator("[data-testid=paper-preview]")
    expect(paper.locator(".to")).to_contain_text("东栅街道")
    writer.get_by_test_id("move-submit").click()
    expect(writer.get_by_test_id("steps")).to_have_attribute("data-state", "review")

    signer = open_page("leader.nanhu", address)
    signer.get_by_test_id("move-sign").click()
    expect(signer.get_by_test_id("steps")).to_have_attribute("data-state", "signed")
    signer.get_by_test_id("move-send").click()
    expect(signer.get_by_test_id("steps")).to_have_attribute("data-state", "sent")

    mayor = open_page("mayor.nanhu", "/messages")
    mayor.get_by_test_id("notice-row").filter(has_text="通报，请签收").click()
    expect(mayor.frame_locator("[data-testid=paper-preview]").locator(".red")).to_have_text("南湖区情况通报")
    expect(mayor.get_by_test_id("block")).to_have_count(0)
    mayor.get_by_test_id("receive").click()
    expect(mayor.get_by_test_id("recipient-row")).to_contain_text("陆国平")
    expect(mayor.get_by_test_id("receive")).to_have_count(0)
    mayor.goto(mayor.url.split("/bulletins")[0] + "/bulletins?q=通报")
    expect(mayor.get_by_test_id("bulletin-row")).to_have_count(1)
    signer.reload()
    expect(signer.get_by_test_id("received")).to_contain_text("已签收 1 /")
    quiet(signer)
