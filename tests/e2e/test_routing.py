"""From a place to who is responsible, and putting a decision right."""

import math
import re
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any
from uuid import uuid4

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import PHONE
from tests.e2e.test_kit import faults
from tests.e2e.traffic import quiet

Open = Callable[..., Page]
Enter = Callable[..., BrowserContext]
Shoot = Callable[[Page, str], None]
GRID = "330402013006004"
Point = tuple[float, float]


def ask(asker: Page | BrowserContext, path: str) -> Any:
    """What the API says to whoever is signed in."""
    answer = asker.request.get(f"/api/v1{path}")
    assert answer.ok, answer.text()
    return answer.json()


def report_at(worker: BrowserContext, place: Point, accuracy_m: float, text: str) -> str:
    """Report rubbish at a place; the number of its case."""
    token = next(c["value"] for c in worker.cookies() if c["name"] == "gridgis_csrf")
    body = {
        "category_code": "E0201",
        "description": text,
        "lng": place[0],
        "lat": place[1],
        "datum": "cgcs2000",
        "accuracy_m": accuracy_m,
        "observed_at": datetime.now(UTC).isoformat(),
        "source": "grid_worker",
    }
    answer = worker.request.put(f"/api/v1/reports/{uuid4()}", data=body, headers={"X-CSRF-Token": token})
    assert answer.ok, answer.text()
    return str(answer.json()["case_number"])


def beside_border(asker: Page | BrowserContext, metres: float) -> tuple[Point, Point, str]:
    """A place so far inside the grid from a side it shares, the one as far beyond, and the grid beyond."""
    boundary = ask(asker, f"/grids/{GRID}")["boundary"]
    ring = boundary["coordinates"][0] if boundary["type"] == "Polygon" else boundary["coordinates"][0][0]
    sides = sorted(pairwise(ring), key=lambda side: -math.dist(*side))
    for a, b in sides:
        x, y = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
        east, north = (b[0] - a[0]) * math.cos(math.radians(y)), b[1] - a[1]
        step = metres / 111_320 / math.hypot(east, north)
        one = (x - north * step / math.cos(math.radians(y)), y + east * step)
        two = (2 * x - one[0], 2 * y - one[1])
        found = {point: grid_at(asker, point) for point in (one, two)}
        within = next((point for point, grid in found.items() if grid == GRID), None)
        beyond = next((point for point, grid in found.items() if grid not in (GRID, None)), None)
        if within and beyond:
            return within, beyond, str(found[beyond])
    raise AssertionError("no side of the grid is shared")


def grid_at(asker: Page | BrowserContext, place: Point) -> str | None:
    cookies = (asker.context if isinstance(asker, Page) else asker).cookies()
    token = next(one["value"] for one in cookies if one["name"] == "gridgis_csrf")
    asked = {"lng": place[0], "lat": place[1], "datum": "cgcs2000"}
    grid = asker.request.post("/api/v1/route", data=asked, headers={"X-CSRF-Token": token}).json()["grid"]
    return grid["code"] if grid else None


def on_duty(page: Page, grid: str) -> str:
    """A full-time worker of a grid who is there today, or nothing."""
    team = ask(page, f"/grids/{grid}")["team"]
    there = (one for one in team if not one["on_leave_until"] and not one["stands_in_for"])
    return next((str(one["name"]) for one in there if one["duty"] == "fulltime"), "")


def case_of(open_page: Open, enter: Enter, place: Point, accuracy_m: float, text: str) -> Page:
    """The dispatcher's page of a case reported at a place."""
    number = report_at(enter("worker.nanhu"), place, accuracy_m, text)
    page = open_page("dispatcher.nanhu", f"/cases/{number}")
    page.get_by_test_id("case-show").wait_for()
    return page


def move_to(page: Page, place: Point) -> None:
    """Type the coordinates of another place."""
    page.get_by_test_id("redecide").locator("summary").first.click()
    page.get_by_test_id("redecide-lng").fill(f"{place[0]:.7f}")
    page.get_by_test_id("redecide-lat").fill(f"{place[1]:.7f}")
    page.get_by_test_id("redecide-go").click()


def test_an_address_is_typed_and_the_panel_says_who(open_page: Open, shoot: Shoot) -> None:
    page = open_page("leader.nanhu")
    quiet(page)
    inside = ask(page, "/grids.geojson?parent=330402013006")["features"][0]["properties"]
    address = ask(page, f"/reverse?lng={inside['lng']}&lat={inside['lat']}")["address"]
    page.keyboard.press("/")
    page.get_by_test_id("search").fill(address["text"])
    expect(page.get_by_test_id("search-hit").first).to_contain_text("%")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("who-panel")).to_be_visible()
    expect(page.get_by_test_id("who-grid")).to_contain_text("网格")
    expect(page.get_by_test_id("who-team")).to_contain_text("网格长")
    expect(page).to_have_url(re.compile(r"who=12\d"))
    shoot(page, "who-by-address")


def test_who_was_responsible_on_another_day(open_page: Open) -> None:
    page = open_page("leader.nanhu")
    spot = ask(page, "/grids.geojson?parent=330402013006")["features"][0]["properties"]
    page.goto(f"/?who={spot['lng']},{spot['lat']}")
    expect(page.get_by_test_id("who-grid")).to_be_visible()
    with page.expect_response(
        lambda answer: answer.url.endswith("/route") and "2024-06-01" in (answer.request.post_data or "")
    ):
        page.get_by_test_id("who-day").fill("2024-06-01")
        page.get_by_test_id("who-day").dispatch_event("change")
    expect(page).to_have_url(re.compile("on=2024-06-01"))


def test_a_pin_moved_across_a_border_shows_before_and_after(open_page: Open, enter: Enter, shoot: Shoot) -> None:
    first = enter("dispatcher.nanhu")
    within, beyond, other = beside_border(first, 60)
    name = ask(first, f"/grids/{other}")["name"]
    page = case_of(open_page, enter, within, 10, "移图钉")
    page.get_by_test_id("redecide-open").click()
    move_to(page, beyond)
    row = page.get_by_test_id("before-after").locator("[data-key=grid]")
    expect(row).to_contain_text(name)
    expect(row.locator("s")).to_contain_text("网格")
    expect(page.get_by_test_id("redecide-submit")).to_contain_text(name)
    shoot(page, "case-correct")
    page.get_by_test_id("redecide-submit").click()
    expect(page.get_by_test_id("redecide")).to_be_visible()  # the note is missing
    page.get_by_test_id("redecide-note").fill("电话核实,在路对面")
    page.get_by_test_id("redecide-submit").click()
    expect(page.get_by_test_id("redecide")).to_be_hidden()
    entry = page.get_by_test_id("case-timeline").locator("li").filter(has=page.get_by_test_id("event-change"))
    expect(entry).to_contain_text(name)
    expect(entry).to_contain_text("电话核实")
    decisions = page.get_by_test_id("decision")
    expect(decisions).to_have_count(2)
    decisions.last.click()
    expect(page.get_by_test_id("decisions").get_by_test_id("why-here")).to_be_visible()


def test_a_click_on_the_map_is_shown_before_it_is_made(open_page: Open, enter: Enter) -> None:
    first = enter("dispatcher.nanhu")
    within, _beyond, _other = beside_border(first, 60)
    page = case_of(open_page, enter, within, 10, "点图")
    page.get_by_test_id("case-show").wait_for()
    page.keyboard.press("g")
    box = page.get_by_test_id("redecide").get_by_test_id("case-map").bounding_box()
    assert box is not None
    with page.expect_response(lambda answer: "/redecide" in answer.url and answer.ok):
        page.mouse.click(box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.45)
    expect(page.get_by_test_id("before-after")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("redecide")).to_be_hidden()
    assert ask(page, f"/cases/{page.url.rsplit('/', 1)[1]}/decisions")["items"][1:] == []


def test_choosing_a_candidate_clears_the_doubt(open_page: Open, enter: Enter, shoot: Shoot) -> None:
    first = enter("dispatcher.nanhu")
    within, _beyond, other = beside_border(first, 5)
    page = case_of(open_page, enter, within, 40, "在边界上")
    expect(page.get_by_test_id("place-doubt")).to_be_visible()
    shoot(page, "case-near-border")
    page.get_by_test_id("doubt-go").click()
    page.locator(f"[data-testid=grid-option][data-code='{other}']").click()
    page.get_by_test_id("redecide-note").fill("网格员现场确认")
    page.get_by_test_id("redecide-submit").click()
    expect(page.get_by_test_id("redecide")).to_be_hidden()
    expect(page.get_by_test_id("place-doubt")).to_be_hidden()


def test_the_list_keeps_doubtful_places_in_the_address(open_page: Open) -> None:
    page = open_page("dispatcher.nanhu", "/cases")
    page.get_by_test_id("flag-place_doubt").click()
    expect(page).to_have_url(re.compile("flag=place_doubt"))
    page.reload()
    expect(page.get_by_test_id("flag-place_doubt")).to_have_attribute("aria-pressed", "true")


def test_a_leave_changes_who_is_shown_on_duty(open_page: Open, shoot: Shoot) -> None:
    page = open_page("dispatcher.nanhu", "/leaves")
    quiet(page)
    assert faults(page) == []
    grids = ask(page, f"/grids.geojson?parent={GRID[:12]}")["features"]
    away = on_duty(page, GRID)
    beside = [code for one in grids if (code := one["properties"]["code"]) != GRID]
    stands_in = next(name for code in beside if (name := on_duty(page, code)))
    for field, name in (("leave-person", away), ("leave-substitute", stands_in)):
        page.get_by_test_id(field).fill(name)
        page.get_by_test_id(f"{field}-option").filter(has_text=name).filter(has_text="云东社区").first.click()
    page.get_by_test_id("leave-reason").fill("培训")
    page.get_by_test_id("leave-submit").click()
    expect(page.get_by_test_id("leave-done")).to_contain_text(away)
    row = page.get_by_test_id("leave-row").filter(has_text=away).filter(has_text=stands_in)
    expect(row).to_be_visible()
    shoot(page, "leaves")

    lng, lat = beside_border(page, 60)[0]
    leader = open_page("leader.nanhu", f"/?who={lng},{lat}")
    members = leader.get_by_test_id("who-team").get_by_test_id("team-member")
    expect(members.filter(has_text=away).first.get_by_test_id("on-leave")).to_be_visible()
    expect(members.filter(has_text=f"代 {away}")).to_contain_text(stands_in)

    row.get_by_test_id("leave-cancel").click()
    expect(row).to_be_hidden()
    page.get_by_test_id("leave-undo").click()
    expect(row).to_be_visible()
    row.get_by_test_id("leave-cancel").click()
    expect(row).to_be_hidden()
    leader.reload()
    expect(members.filter(has_text=away)).to_have_count(1)
    expect(members.filter(has_text=away).get_by_test_id("on-leave")).to_have_count(0)


def test_a_phone_names_the_grids_its_ring_touches(open_page: Open, enter: Enter, shoot: Shoot) -> None:
    first = enter("dispatcher.nanhu")
    within, _beyond, other = beside_border(first, 5)
    name = ask(first, f"/grids/{other}")["name"]
    here = {"latitude": within[1], "longitude": within[0], "accuracy": 40}
    facts = {"has_touch": True, "permissions": ["geolocation"], "geolocation": here}
    page = open_page("worker.nanhu", "/m/report", size=PHONE, **facts)
    page.locator("[data-testid=category][data-code=E0201]").click()
    expect(page.get_by_test_id("place-others")).to_contain_text(name)
    quiet(page)
    page.get_by_test_id("report-submit").click()
    expect(page.get_by_test_id("report-others")).to_contain_text(name)
    shoot(page, "phone-result-border")
