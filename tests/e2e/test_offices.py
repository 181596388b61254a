"""Stationed offices on their page: founded on the map, seen from both sides, taken back, and brought in as a table."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
from playwright.sync_api import Page, expect

from tests.e2e.test_kit import faults

Open = Callable[..., Page]
Shoot = Callable[[Page, str], None]
TOWN = "330402013"


def test_an_office_is_founded_on_the_map_and_taken_back(open_page: Open, shoot: Shoot) -> None:
    page = open_page("reviewer.nanhu", f"/offices?place={TOWN}")
    rows = page.get_by_test_id("office-row")
    expect(rows.first).to_be_visible()
    expect(page.get_by_test_id("posts-row").first).to_be_visible()
    assert faults(page) == []
    page.keyboard.press("n")
    page.get_by_test_id("office-name").fill("河港巡查站")
    page.get_by_test_id("office-line").select_option("water")
    page.get_by_test_id("office-established").fill("3")
    page.get_by_test_id("put-point").click()
    page.get_by_test_id("office-map").click(position={"x": 300, "y": 160})
    page.get_by_test_id("office-save").click()
    card = page.get_by_test_id("office-card")
    expect(card).to_contain_text("河港巡查站")
    expect(card).to_contain_text("0/3")
    expect(page.get_by_test_id("far-villages")).to_be_visible()
    shoot(page, "offices")
    assert faults(page) == []
    page.get_by_test_id("by-line").click()
    expect(rows.filter(has_text="河港巡查站")).to_have_count(1)
    page.keyboard.press("z")
    expect(page.get_by_test_id("office-done")).to_be_visible()
    expect(rows.filter(has_text="河港巡查站")).to_have_count(0)


def test_a_table_is_told_row_by_row_before_it_is_taken(open_page: Open, tmp_path: Path) -> None:
    page = open_page("reviewer.nanhu", f"/offices?place={TOWN}")
    book = openpyxl.Workbook()
    for row in (("机构名称", "条线", "所在地"), ("水利二站", "水利", TOWN), ("水利三站", "水力", TOWN)):
        book.active.append(row)
    path = tmp_path / "机构.xlsx"
    book.save(path)
    page.get_by_test_id("offices-import").click()
    page.get_by_test_id("import-file").set_input_files(path)
    told = page.get_by_test_id("import-row")
    expect(told).to_have_count(2)
    expect(told.nth(1)).to_contain_text("水力")
    page.get_by_test_id("import-good").click()
    expect(page.get_by_test_id("office-done")).to_contain_text("新增 1")
    page.get_by_test_id("office-row").filter(has_text="水利二站").click()
    page.get_by_test_id("office-undo").click()
    expect(page.get_by_test_id("office-row").filter(has_text="水利二站")).to_have_count(0)


def test_a_town_answers_a_heads_move_in_writing_and_takes_it_back(
    open_page: Open, shoot: Shoot, tmp_path: Path
) -> None:
    page = open_page("town.nanhu", "/offices/personnel?kind=head")
    page.get_by_test_id("matter-row").first.get_by_role("button").click()
    state = page.get_by_test_id("matter-state")
    expect(page.get_by_test_id("do-agree")).to_be_disabled()
    letter = tmp_path / "答复函.pdf"
    letter.write_bytes(b"%PDF-1.4\n%%EOF\n")
    page.get_by_test_id("paper-file").set_input_files(letter)
    expect(page.get_by_test_id("matter-paper")).to_have_text("答复函.pdf")
    assert faults(page) == []
    page.get_by_test_id("do-agree").click()
    expect(state).to_have_text("镇街已书面同意")
    shoot(page, "personnel")
    page.get_by_test_id("do-take_back").click()
    expect(state).to_have_text("待镇街书面答复")
    page.get_by_test_id("tab-delegations").click()
    expect(page.get_by_test_id("delegation-row").first).to_be_visible()
    shoot(page, "delegations")
    assert faults(page) == []


def test_a_leading_group_ends_and_goes_on_and_money_is_entered_by_keys(open_page: Open, shoot: Shoot) -> None:
    page = open_page("reviewer.nanhu", "/offices/leaders")
    expect(page.get_by_test_id("subject-row").first).to_be_visible()
    shoot(page, "leaders")
    assert faults(page) == []
    page.get_by_test_id("group-end").first.press("Enter")
    page.get_by_test_id("confirm-yes").press("Enter")
    expect(page.get_by_test_id("group-until")).to_be_visible()
    assert faults(page) == []
    page.keyboard.press("z")
    expect(page.get_by_test_id("group-until")).to_have_count(0)

    page = open_page("finance.nanhu", "/funds")
    expect(page.get_by_test_id("fund-sum").first).to_be_visible()
    shoot(page, "funds")
    page.keyboard.press("n")
    page.get_by_test_id("fund-amount").fill("1200.50")
    page.get_by_test_id("fund-document").fill("镇财〔2026〕9号")
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("fund-form")).to_have_count(0)
    page.keyboard.press("n")
    expect(page.get_by_test_id("fund-amount")).to_have_value("1200.50")
    assert faults(page) == []
    page.get_by_test_id("fund-document").press("Enter")
    expect(page.get_by_test_id("funds-done")).to_be_visible()
    assert faults(page) == []
