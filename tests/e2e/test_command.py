"""The desk of the command centre: cleared by keys alone, several cases together, the map, filters, what axe finds."""

import io
import re
from collections.abc import Callable
from uuid import uuid4

import openpyxl
import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from tests.e2e.conftest import PHONE
from tests.e2e.test_kit import faults
from tests.e2e.test_notice import complaint
from tests.e2e.traffic import quiet

Open = Callable[..., Page]
Enter = Callable[..., BrowserContext]
Shoot = Callable[[Page, str], None]
RUBBISH = "E0201"
MANY, MOST = 30, 6
"""So many cases are cleared, with no more than so many keys each."""
LAPTOP = {"width": 1366, "height": 768}


class Keys:
    """A keyboard that counts what is pressed."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed = page, 0

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.pressed += 1


@pytest.fixture
def words() -> str:
    """What the reports of one test say, and no others."""
    return f"垃圾{uuid4().hex[:8]}"


@pytest.fixture
def desk(enter: Enter) -> BrowserContext:
    """Who reports by telephone, and moves cases besides the page."""
    return enter("dispatcher.nanhu")


def reported(desk: BrowserContext, words: str, many: int, apart: float = 0.0002) -> list[str]:
    """Cases of clear matters, so many degrees from one another."""
    spots = [(120.7865 + at % 6 * apart, 30.7455 + at // 6 * apart) for at in range(many)]
    return [complaint(desk, RUBBISH, f"{words} {at}", lng=lng, lat=lat) for at, (lng, lat) in enumerate(spots)]


def moved(desk: BrowserContext, number: str, move: str, **facts: object) -> None:
    csrf = next(one["value"] for one in desk.cookies() if one["name"] == "gridgis_csrf")
    sent = desk.request.post(
        f"/api/v1/cases/{number}/moves", data={"move": move} | facts, headers={"X-CSRF-Token": csrf}
    )
    assert sent.ok, sent.text()


def states(desk: BrowserContext, numbers: list[str]) -> set[str]:
    return {desk.request.get(f"/api/v1/cases/{number}").json()["case"]["state"] for number in numbers}


def row(page: Page, number: str) -> Locator:
    return page.get_by_test_id("queue-row").and_(page.locator(f'[data-number="{number}"]'))


def chosen(page: Page) -> str:
    """The number of the case that is looked at; keys go to it whether or not it is there already."""
    here = page.locator('[data-testid="queue-row"][aria-current="true"]')
    expect(here).to_have_count(1)
    return str(here.get_attribute("data-number"))


def holding() -> tuple[list[Route], Callable[[Route], None]]:
    """Requests that are held back, and what holds them."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    return held, hold


def test_thirty_cases_are_cleared_by_keys_alone(
    open_page: Open, desk: BrowserContext, words: str, shoot: Shoot
) -> None:
    numbers = reported(desk, words, MANY)
    page = open_page("dispatcher.nanhu", f"/command?text={words}")
    expect(page.get_by_test_id("queue-row")).to_have_count(MANY)
    keys = Keys(page)
    for step, letters in (("accept", "r"), ("dispatch", "d")):
        if step == "dispatch":
            keys.press("2")
            expect(page.get_by_test_id("tab-dispatch")).to_have_attribute("aria-pressed", "true")
            expect(page.get_by_test_id("queue-row")).to_have_count(MANY)
        for _ in range(MANY):
            number = chosen(page)
            for letter in letters:
                keys.press(letter)
            if step == "dispatch":
                expect(page.get_by_test_id("move-submit")).to_be_focused()
                keys.press("Enter")
            expect(row(page, number)).to_have_count(0)
    assert states(desk, numbers) == {"dispatched"}
    assert keys.pressed <= MOST * MANY, f"{keys.pressed / MANY} keys a case"
    expect(page.get_by_text("没有符合筛选条件的案件")).to_be_visible()
    page.goto("/command?tab=done")
    expect(row(page, numbers[-1])).to_be_visible()
    assert int(page.get_by_test_id("tab-done").locator("b").inner_text().rstrip("+")) >= MANY


def test_a_key_waits_for_its_case_and_a_shut_move_says_why(open_page: Open, desk: BrowserContext, words: str) -> None:
    """The form's script and the case held back: what was pressed meanwhile is done when they come."""
    first, second = reported(desk, words, 2)
    page = open_page("dispatcher.nanhu", "about:blank")
    held, hold = holding()
    page.route("**/CaseMove-*.js", hold)
    with page.expect_request("**/CaseMove-*.js"):
        page.goto(f"/command?text={words}")
    assert chosen(page) == first
    page.keyboard.press("r")
    for one in held:
        one.continue_()
    expect(row(page, first)).to_have_count(0)
    page.unroute("**/CaseMove-*.js")
    stories, hold = holding()
    page.route(f"**/api/v1/cases/{second}", hold)
    page.reload()
    assert chosen(page) == second
    page.keyboard.press("p")
    for one in stories:
        one.continue_()
    expect(page.get_by_text("没有这一步")).to_be_visible()
    page.unroute(f"**/api/v1/cases/{second}")
    page.keyboard.press("n")
    expect(page.get_by_test_id("move-form")).to_be_visible()
    assert page.evaluate("document.activeElement.closest('[data-testid=move-form]') !== null"), (
        "it is open to be filled"
    )
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("move-form")).to_be_hidden()
    assert states(desk, [first, second]) == {"registered", "submitted"}


def test_several_without_doubt_go_together_and_each_says_what_became_of_it(
    open_page: Open, desk: BrowserContext, words: str
) -> None:
    numbers = reported(desk, words, 4, apart=0.004)
    for number in numbers:
        moved(desk, number, "register")
    page = open_page("dispatcher.nanhu", f"/command?tab=dispatch&text={words}")
    expect(page.get_by_test_id("queue-row")).to_have_count(4)
    page.keyboard.press("a")
    rows = page.get_by_test_id("together-row")
    plain = rows.count()
    assert plain > 1
    expect(rows.filter(has_text="→")).to_have_count(plain)
    taken = str(rows.first.get_attribute("data-number"))
    moved(desk, taken, "to_coordination", note="两家都管")
    page.get_by_test_id("together-send").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("together-result")).to_contain_text(f"已办 {plain - 1} 件，未成 1 件")
    expect(rows.first).to_contain_text("待协调")
    others = [one for one in numbers if one != taken]
    assert states(desk, others) <= {"dispatched", "registered"}
    expect(page.get_by_test_id("undo")).to_contain_text(f"已办 {plain - 1} 件")
    page.keyboard.press("z")
    expect(page.get_by_test_id("undo")).to_contain_text("已撤销")
    assert states(desk, others) == {"registered"}
    expect(rows.filter(has_text="→")).to_have_count(plain - 1)
    page.get_by_test_id("together-send").click()
    expect(page.get_by_test_id("together-result")).to_contain_text(f"已办 {plain - 1} 件，未成 1 件")
    page.get_by_test_id("together-clear").click()
    expect(page.get_by_test_id("queue-row")).to_have_count(4 - plain)


def test_the_desk_shows_map_reasons_and_help_and_axe_finds_nothing(
    open_page: Open, desk: BrowserContext, words: str, shoot: Shoot
) -> None:
    numbers = reported(desk, words, 3)
    page = open_page("dispatcher.nanhu", f"/command?text={words}")
    expect(page.get_by_test_id("desk-case")).to_have_attribute("data-number", chosen(page))
    expect(page.get_by_test_id("case-map")).to_have_attribute("data-drawn", "true")
    expect(page.get_by_test_id("why-here")).to_be_visible()
    expect(page.get_by_test_id("desk-near")).to_contain_text("周边未结")
    expect(page.get_by_test_id("move-register").locator("kbd")).to_have_text("R")
    quiet(page)
    assert faults(page) == []
    before = chosen(page)
    page.keyboard.press("j")
    assert chosen(page) != before
    page.keyboard.press("?")
    expect(page.get_by_test_id("queue-keys")).to_contain_text("办理")
    page.keyboard.press("Escape")
    page.get_by_test_id("desk-source").select_option("sensor")
    expect(page).to_have_url(re.compile("source=sensor"))
    expect(page.get_by_text("没有符合筛选条件的案件")).to_be_visible()
    page.get_by_test_id("desk-widen").click()
    expect(page.get_by_test_id("queue-row").first).to_be_visible()
    book = page.request.get(f"/api/v1/exports/desks/command?tab=accept&text={words}")
    sheet = openpyxl.load_workbook(io.BytesIO(book.body())).worksheets[0]
    assert {one[0].value for one in sheet.iter_rows(min_row=2)} == set(numbers)
    page.goto("/command")
    quiet(page)
    shoot(page, "command")
    for size in (LAPTOP, PHONE):
        page.set_viewport_size(size)
        quiet(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        assert faults(page) == []
        shoot(page, f"command-{size['width']}")
