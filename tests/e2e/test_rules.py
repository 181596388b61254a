"""A routing rule on its way: written, tried on past cases, published by a second person, followed and named."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.e2e.test_kit import faults

Open = Callable[..., Page]
Enter = Callable[..., BrowserContext]
Shoot = Callable[[Page, str], None]
COUNTY = "330402"
DOGS = "G0208"
"""Dog nuisance: the category list names urban enforcement, other cities the police."""
NAME = "养犬扰民归公安"
LAPTOP = {"width": 1366, "height": 768}


def token(context: BrowserContext) -> dict[str, str]:
    """What a change over the API must carry."""
    cookies = {cookie["name"]: cookie["value"] for cookie in context.cookies()}
    return {"X-CSRF-Token": cookies["gridgis_csrf"]}


def set_of(page: Page) -> int:
    """The id of the set on the page."""
    return int(page.get_by_test_id("set-row").and_(page.locator("[aria-current=page]")).get_attribute("data-id") or 0)


def story(page: Page) -> dict[str, Any]:
    """The set on the page as the server has it."""
    found: dict[str, Any] = page.request.get(f"/api/v1/rule-sets/{set_of(page)}").json()
    return found


def saved(page: Page) -> None:
    expect(page.get_by_test_id("saved")).to_have_attribute("data-state", "saved", timeout=10_000)


def rows(page: Page) -> Locator:
    return page.get_by_test_id("rule-list").locator("[data-row]")


def codes(page: Page) -> list[str]:
    return [row.get_attribute("data-code") or "" for row in rows(page).all()]


def write_rule(page: Page, name: str, category: str, agency: str) -> None:
    """Add a rule by its form."""
    page.get_by_test_id("rule-add").click()
    page.keyboard.type(name)
    page.get_by_test_id("add-categories").click()
    page.get_by_test_id("pick-categories").fill(category)
    page.get_by_test_id(f"option-{category}").check()
    page.keyboard.press("Escape")
    page.get_by_test_id("outcome-agency").select_option(agency)


@pytest.fixture
def editor(open_page: Open) -> Page:
    """A fresh draft, open before whoever writes rules."""
    page = open_page("rules.nanhu", "/settings/rules", size=LAPTOP)
    page.get_by_test_id("new-set").click()
    page.get_by_test_id("new-set-title").fill("分流规则试验")
    page.get_by_test_id("new-set-save").click()
    expect(page.get_by_test_id("new-set-form")).to_have_count(0)
    expect(page.get_by_test_id("set-head")).to_have_attribute("data-state", "draft")
    expect(rows(page).first).to_be_visible()
    return page


def test_a_rule_is_tried_published_by_another_and_followed(
    editor: Page, open_page: Open, enter: Enter, shoot: Shoot
) -> None:
    assert faults(editor) == []
    write_rule(editor, NAME, DOGS, "police")
    saved(editor)
    code = codes(editor)[-1]
    assert code, "the server gave it a code"

    editor.get_by_test_id("tab-trial").click()
    editor.get_by_test_id("trial-365").click()
    editor.get_by_test_id("trial-run").click()
    expect(editor.get_by_test_id("trial-result")).to_be_visible(timeout=60_000)
    moved = int(editor.get_by_test_id("trial-result").get_attribute("data-moved") or 0)
    assert moved > 0
    first = editor.get_by_test_id("trial-row").first
    expect(first).to_contain_text("犬类扰民")
    expect(first).to_contain_text("派出所")
    expect(first).to_contain_text("综合执法")
    expect(first).to_contain_text(NAME)
    shoot(editor, "rules-trial")
    with editor.context.expect_page() as other:
        first.get_by_role("link").click()
    expect(other.value.get_by_test_id("case-show")).to_be_visible()
    other.value.close()

    set_id = set_of(editor)
    editor.get_by_test_id("move-submit").click()
    expect(editor.get_by_test_id("move-reach")).to_contain_text(f"{moved:,} 件会改派")
    editor.get_by_test_id("move-confirm").click()
    expect(editor.get_by_test_id("set-head")).to_have_attribute("data-state", "submitted")
    expect(editor.get_by_test_id("move-publish")).to_have_count(0)
    expect(editor.get_by_test_id("set-note")).to_contain_text("等待另一人发布")
    own = editor.request.post(
        f"/api/v1/rule-sets/{set_id}/moves", data={"move": "publish"}, headers=token(editor.context)
    )
    assert own.status == 403

    head = open_page("head.nanhu", f"/settings/rules?set={set_id}", size=LAPTOP)
    head.get_by_test_id("move-publish").click()
    expect(head.get_by_test_id("move-reach")).to_contain_text("件会改派", timeout=60_000)
    head.get_by_test_id("move-document").fill("南治理〔2026〕7号")
    shoot(head, "rules-publish")
    head.get_by_test_id("move-confirm").click()
    expect(head.get_by_test_id("set-head")).to_have_attribute("data-state", "published")
    expect(head.get_by_test_id("set-state")).to_have_attribute("data-state", "inForce")

    at_desk = enter("dispatcher.nanhu")
    sent = at_desk.request.put(
        "/api/v1/reports/7d1f4f0e-2b8e-4d9a-9d57-3f1b2c4a5e60",
        data={
            "category_code": DOGS,
            "description": "小区里遛狗不牵绳",
            "lng": 120.789,
            "lat": 30.746,
            "source": "citizen",
        },
        headers=token(at_desk),
    )
    assert sent.ok, sent.text()
    desk = open_page("dispatcher.nanhu", f"/cases/{sent.json()['case_number']}")
    why = desk.get_by_test_id("why-here")
    expect(why).to_contain_text(NAME)
    expect(why).to_contain_text(code)
    expect(why).to_contain_text("派出所")


def test_order_by_mouse_and_keyboard_and_taken_back(editor: Page, shoot: Shoot) -> None:
    before = codes(editor)
    grips = editor.get_by_test_id("rule-grip")
    start, end = grips.nth(3).bounding_box(), grips.nth(1).bounding_box()
    assert start and end
    editor.mouse.move(start["x"] + 6, start["y"] + start["height"] / 2)
    editor.mouse.down()
    editor.mouse.move(end["x"] + 6, end["y"] + end["height"], steps=5)
    editor.mouse.move(end["x"] + 6, end["y"] + 4, steps=3)
    shoot(editor, "rules-drag")
    editor.mouse.up()
    dragged = [before[0], before[3], before[1], before[2], *before[4:]]
    assert codes(editor) == dragged
    editor.keyboard.press("Alt+ArrowDown")
    editor.keyboard.press("Alt+ArrowDown")
    assert codes(editor) == before
    editor.keyboard.press("Delete")
    assert codes(editor) == [code for code in before if code != before[3]]
    editor.keyboard.press("Control+z")
    editor.keyboard.press("Control+z")
    editor.keyboard.press("Control+z")
    assert codes(editor) == dragged
    editor.keyboard.press("Control+Shift+z")
    moved = [before[0], before[1], before[3], before[2], *before[4:]]
    assert codes(editor) == moved
    saved(editor)
    assert [rule["code"] for rule in story(editor)["rules"]] == moved
    editor.reload()
    expect(rows(editor).first).to_be_visible()
    assert codes(editor) == moved


def test_what_is_lacking_and_what_others_did_is_said_and_nothing_lost(editor: Page, open_page: Open) -> None:
    count = len(codes(editor))
    editor.get_by_test_id("rule-add").click()
    editor.keyboard.type("还没填完的规则")
    expect(editor.get_by_test_id("saved")).to_have_attribute("data-state", "lacking")
    expect(editor.get_by_test_id("wrong-agency_type")).to_be_visible()
    editor.reload()
    expect(editor.get_by_test_id("rule-list")).to_contain_text("还没填完的规则")
    expect(editor.get_by_test_id("saved")).to_have_attribute("data-state", "lacking")
    editor.get_by_test_id("tab-check").click()
    editor.get_by_test_id("check-lacking").click()
    expect(editor.get_by_test_id("outcome-agency")).to_be_focused()
    editor.get_by_test_id("outcome-agency").select_option("police")
    editor.get_by_test_id("add-words").click()
    editor.keyboard.type("遛狗")
    editor.keyboard.press("Enter")
    saved(editor)

    editor.context.set_offline(True)
    editor.get_by_test_id("rule-note").fill("断网时写的")
    expect(editor.get_by_test_id("saved")).to_have_attribute("data-state", "offline")
    editor.context.set_offline(False)
    saved(editor)
    assert story(editor)["rules"][-1]["note"] == "断网时写的"

    found = story(editor)
    taken = editor.request.patch(
        f"/api/v1/rule-sets/{found['id']}",
        data={"version": found["version"], "rules": found["rules"][:-1]},
        headers=token(editor.context),
    )
    assert taken.ok, taken.text()
    editor.get_by_test_id("rule-note").fill("本页后写的")
    expect(editor.get_by_test_id("conflict")).to_contain_text("1 处不同")
    editor.get_by_test_id("conflict-overwrite").click()
    saved(editor)
    rules = story(editor)["rules"]
    assert (len(rules), rules[-1]["note"]) == (count + 1, "本页后写的")


def test_rules_are_read_on_a_phone_and_by_those_who_may(open_page: Open, enter: Enter, shoot: Shoot) -> None:
    at_desk = enter("rules.nanhu")
    body = {"title": "分流规则试验", "county_code": COUNTY}
    begun = at_desk.request.post("/api/v1/rule-sets", data=body, headers=token(at_desk))
    assert begun.ok, begun.text()
    address = f"/settings/rules?set={begun.json()['id']}"
    phone = open_page("leader.nanhu", address, size={"width": 390, "height": 844})
    phone.get_by_test_id("rule-row").first.click()
    expect(phone.get_by_test_id("rule-detail")).to_be_visible()
    shoot(phone, "rules-phone")
    phone.get_by_test_id("panel-close").click()
    expect(phone.get_by_test_id("rule-grip")).to_have_count(0)
    assert phone.evaluate("document.documentElement.scrollWidth") == 390
    stranger = open_page("worker.nanhu", address)
    stranger.wait_for_url("**/forbidden")
