"""A result with photos at the desk of an office: chosen, dropped, pasted, refused with words, kept."""

import base64
from collections.abc import Callable
from uuid import uuid4

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.test_kit import faults
from tests.e2e.traffic import Line, quiet
from tests.pictures import bomb, picture

Open = Callable[..., Page]
Enter = Callable[..., BrowserContext]
SIGNED = "已现场清理，问题已整改完毕。"


def csrf(desk: BrowserContext) -> dict[str, str]:
    return {"X-CSRF-Token": next(one["value"] for one in desk.cookies() if one["name"] == "gridgis_csrf")}


@pytest.fixture
def number(enter: Enter) -> str:
    """A case that the enforcement office has signed."""
    desk, office = enter("dispatcher.nanhu"), enter("office.nanhu")
    code = office.request.get("/api/v1/auth/me").json()["offices"][0]["code"]
    place = {"lng": 120.7923, "lat": 30.7447, "outer_number": f"12345-{uuid4().hex[:12]}"}
    body = {"category_code": "E0101", "description": f"占道 {uuid4().hex[:8]}", "source": "hotline_12345"} | place
    sent = desk.request.put(f"/api/v1/reports/{uuid4()}", data=body, headers=csrf(desk))
    assert sent.ok, sent.text()
    found = str(sent.json()["case_number"])
    for who, asked in (
        (desk, {"move": "register"}),
        (desk, {"move": "dispatch", "office_code": code}),
        (office, {"move": "sign"}),
    ):
        moved = who.request.post(f"/api/v1/cases/{found}/moves", data=asked, headers=csrf(who))
        assert moved.ok, moved.text()
    return found


def at_form(open_page: Open, number: str) -> Page:
    """The form of the result, opened by its key."""
    page = open_page("office.nanhu", f"/office?tab=todo&text={number}")
    expect(page.get_by_test_id("desk-case")).to_have_attribute("data-number", number)
    page.keyboard.press("f")
    expect(page.get_by_test_id("move-note")).to_be_focused()
    return page


def given(page: Page, kind: str, name: str, content: bytes) -> None:
    """A file that is dropped on the form, or pasted, as a browser tells of it."""
    page.get_by_test_id("proof").evaluate(
        """(on, [kind, name, told]) => {
            const bytes = Uint8Array.from(atob(told), (one) => one.charCodeAt(0)), data = new DataTransfer()
            data.items.add(new File([bytes], name, { type: 'image/jpeg' }))
            const told_of = { bubbles: true, cancelable: true }
            on.dispatchEvent(kind === 'drop' ? new DragEvent('drop', { ...told_of, dataTransfer: data })
                : new ClipboardEvent('paste', { ...told_of, clipboardData: data }))
        }""",
        [kind, name, base64.b64encode(content).decode()],
    )


def test_photos_are_chosen_dropped_and_pasted_and_the_checker_sees_them(open_page: Open, number: str) -> None:
    page = at_form(open_page, number)
    page.keyboard.press("Alt+1")
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_test_id("proof-after-file"), "the way to it by keyboard").to_be_focused()
    with page.expect_file_chooser() as asked:
        page.keyboard.press("Space")
    asked.value.set_files([{"name": "a.jpg", "mimeType": "image/jpeg", "buffer": picture(size=(64, 41))}])
    shown = page.get_by_test_id("proof").locator("figure")
    expect(shown).to_have_count(1)
    given(page, "drop", "b.jpg", picture(size=(64, 42)))
    expect(shown).to_have_count(2)
    given(page, "paste", "c.jpg", picture(size=(64, 43)))
    expect(shown).to_have_count(3)
    quiet(page)
    assert faults(page) == []
    page.reload()
    expect(page.get_by_test_id("proof").locator("figure"), "what was chosen outlives a reload").to_have_count(3)
    page.get_by_test_id("move-note").focus()
    with page.expect_response(lambda answer: answer.url.endswith(f"/cases/{number}/moves")) as sent:
        page.keyboard.press("Control+Enter")
    assert sent.value.ok
    expect(page.get_by_test_id("queue-row")).to_have_count(0)
    told = page.request.get(f"/api/v1/cases/{number}").json()
    (filed,) = [one for one in told["events"] if one["move"] == "file_result"]
    assert (told["case"]["state"], len(filed["facts"]["photos"])) == ("result_filed", 3)
    desk = open_page("dispatcher.nanhu", f"/cases/{number}")
    expect(desk.get_by_test_id("case-grid").locator("img")).to_have_count(3)
    expect(desk.get_by_test_id("event-photos").locator("img")).to_have_count(3)


def test_what_is_no_photo_is_told_and_the_rest_stays(open_page: Open, number: str) -> None:
    page = at_form(open_page, number)
    line = Line(page, "**/photos/*")
    page.get_by_test_id("move-note").fill(SIGNED)
    good = {"name": "现场.jpg", "mimeType": "image/jpeg", "buffer": picture(size=(64, 44))}
    files = [
        {"name": "网页.jpg", "mimeType": "image/jpeg", "buffer": b"<html><script>1</script></html>"},
        {"name": "残缺.jpg", "mimeType": "image/jpeg", "buffer": picture(size=(64, 45))[:60]},
        {"name": "超大.png", "mimeType": "image/png", "buffer": bomb()},
    ]
    page.get_by_test_id("proof-after-file").set_input_files([good, *files, good])
    said = page.get_by_test_id("proof-refused")
    expect(said).to_have_count(4)
    for name, why in (("网页", "不是照片"), ("残缺", "残缺"), ("超大", "太大"), ("现场", "已经在里面")):
        expect(said.filter(has_text=name)).to_contain_text(why)
    expect(page.get_by_test_id("proof").locator("figure"), "the good one is there").to_have_count(1)
    expect(page.get_by_test_id("move-note")).to_have_value(SIGNED)
    line.is_cut = True
    page.get_by_test_id("move-submit").click()
    expect(page.get_by_test_id("case-moves").get_by_role("alert").last).to_be_visible()
    expect(page.get_by_test_id("move-submit")).to_be_enabled()
    expect(page.get_by_test_id("move-note"), "nothing that was typed is lost").to_have_value(SIGNED)
    expect(page.get_by_test_id("proof").locator("figure")).to_have_count(1)
    line.is_cut = False
    page.get_by_test_id("move-submit").click()
    expect(page.get_by_test_id("queue-row")).to_have_count(0)


def test_a_row_offers_its_usual_step(open_page: Open, number: str) -> None:
    page = open_page("office.nanhu", f"/office?tab=todo&text={number}")
    row = page.get_by_test_id("queue-row")
    expect(row).to_contain_text("处置中")
    page.get_by_test_id("queue-act").click()
    expect(page.get_by_test_id("move-note")).to_be_focused()
