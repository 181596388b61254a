"""A briefing from its draft to the inbox: written, reordered, sent for review, signed by another, frozen, exported."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pypdfium2
from playwright.sync_api import Page, expect

from tests.e2e.test_briefing import alone  # noqa: F401 - a fixture

Open = Callable[..., Page]
Shoot = Callable[[Page, str], None]


def order(page: Page) -> list[str]:
    return [str(one.get_attribute("data-kind")) for one in page.get_by_test_id("block").all()]


def taken(page: Page, kind: str, folder: Path) -> bytes:
    page.get_by_test_id("export").click()
    with page.expect_download() as download:
        page.get_by_test_id(f"export-{kind}").click()
    download.value.save_as(path := folder / f"briefing.{kind}")
    expect(page.get_by_test_id("export")).to_be_enabled()
    return path.read_bytes()


def test_a_briefing_is_written_signed_by_another_frozen_and_taken_along(
    open_page: Open,
    alone: Callable[[Path], tuple[Page, list[str]]],  # noqa: F811
    shoot: Shoot,
    tmp_path: Path,
) -> None:
    chief = open_page("chief.nanhu", "/briefings")
    chief.get_by_test_id("begin").click()
    chief.get_by_test_id("begin-do").click()
    expect(chief.get_by_test_id("steps")).to_have_attribute("data-state", "draft")
    address = chief.url
    paper = chief.frame_locator("[data-testid=paper-preview]")
    expect(paper.locator(".red")).to_contain_text("东栅街道")
    chief.get_by_test_id("block").nth(1).get_by_test_id("block-row").click()
    text = chief.get_by_test_id("block-text")
    reported = text.get_by_test_id("bound-number").first.inner_text()
    text.click()
    chief.keyboard.press("Control+End")
    chief.keyboard.type("另：手写 77 件。")
    chief.get_by_test_id("insert-number").click()
    chief.get_by_test_id("number-sought").fill("上报")
    chief.get_by_test_id("number-choice").first.click()
    expect(chief.get_by_test_id("save-state")).to_have_attribute("data-state", "saved")
    expect(paper.locator(".typed")).to_have_text("77")
    before = order(chief)
    chief.get_by_test_id("block").nth(2).get_by_test_id("block-row").focus()
    chief.keyboard.press("Alt+ArrowDown")
    expect(chief.get_by_test_id("block").nth(3)).to_have_attribute("data-kind", before[2])
    chief.keyboard.press("Control+z")
    expect(chief.get_by_test_id("block").nth(2)).to_have_attribute("data-kind", before[2])
    expect(chief.get_by_test_id("save-state")).to_have_attribute("data-state", "saved")
    chief.reload()
    chief.get_by_test_id("block").nth(1).get_by_test_id("block-row").click()
    expect(chief.get_by_test_id("block-text")).to_contain_text("另：手写 77 件。")
    shoot(chief, "briefing-draft")
    chief.get_by_test_id("move-submit").click()
    expect(chief.get_by_test_id("steps")).to_have_attribute("data-state", "review")
    expect(chief.get_by_test_id("shut")).to_be_visible()

    head = open_page("town.nanhu", address)
    with head.expect_response(re.compile("/moves$"), timeout=90_000) as signing:  # all of its files are made
        head.get_by_test_id("move-sign").click()
    assert signing.value.status == 200, signing.value.text()
    expect(head.get_by_test_id("steps")).to_have_attribute("data-state", "signed")
    files = {kind: taken(head, kind, tmp_path) for kind in ("html", "pdf", "docx", "xlsx")}
    whole = f"共上报 {reported} 件"
    pdf = pypdfium2.PdfDocument(files["pdf"])
    printed = "".join(one.get_textpage().get_text_bounded() for one in pdf).replace("\r\n", "").replace("  ", " ")
    pdf.close()
    assert whole in printed
    assert whole in "".join(one.text for one in docx.Document(io.BytesIO(files["docx"])).paragraphs)
    book = openpyxl.load_workbook(io.BytesIO(files["xlsx"]))
    assert int(reported.replace(",", "")) in {cell.value for row in book["总体情况"].iter_rows() for cell in row}
    read, told = alone(tmp_path / "briefing.html")
    expect(read.locator(".written")).to_contain_text(whole)
    read.locator(".leaflet-control-layers-base label").nth(4).click()
    expect(read.locator(".legend:visible h3")).to_contain_text("热力")
    assert told == []
    head.get_by_test_id("move-send").click()
    expect(head.get_by_test_id("steps")).to_have_attribute("data-state", "sent")
    other = open_page("mayor.nanhu", "/messages")
    other.get_by_test_id("notice-row").filter(has_text="研判专报").click()
    expect(other.get_by_test_id("steps")).to_have_attribute("data-state", "sent")
