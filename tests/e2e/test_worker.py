"""The grid worker in the street, with one thumb."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, Route, expect
from shapely import Point, delaunay_triangles
from shapely.geometry import shape

from tests.e2e.conftest import PHONE
from tests.e2e.traffic import quiet
from tests.pictures import picture

Open = Callable[..., Page]
Shoot = Callable[[Page, str], None]
HERE = {"latitude": 30.7460, "longitude": 120.7890, "accuracy": 12}


def phone(open_page: Open, path: str = "/m", **facts: object) -> Page:
    """The worker's phone, with a position."""
    permissions = {"permissions": ["geolocation"], "geolocation": HERE}
    return open_page("worker.nanhu", path, size=PHONE, has_touch=True, **(permissions | facts))


def test_a_worker_reports_and_sees_grid_chief_and_office(open_page: Open, shoot: Shoot) -> None:
    page = phone(open_page)
    page.get_by_test_id("report-button").wait_for()
    shoot(page, "phone-home")
    page.get_by_test_id("report-button").click()
    page.locator("[data-testid=category][data-code=E0201]").click()
    page.get_by_test_id("report-description").fill("河边有成堆垃圾袋")
    quiet(page)
    shoot(page, "phone-report")
    page.get_by_test_id("report-submit").click()
    expect(page.get_by_test_id("report-result")).to_be_visible()
    expect(page.get_by_test_id("report-grid")).to_contain_text("网格")
    assert len(page.get_by_test_id("report-chief").inner_text().strip()) >= 2
    expect(page.get_by_test_id("report-office")).to_contain_text("环卫站")
    shoot(page, "phone-result")
    loaded = page.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
    assert [one for one in loaded if "/assets/phone-" in one]
    assert not [one for one in loaded if re.search("element|geoman|Desk", one)], "nothing of the desk"


def test_a_place_can_be_set_by_hand_when_the_position_is_refused(open_page: Open) -> None:
    page = phone(open_page, "/m/report", permissions=[], geolocation=None)
    page.locator("[data-testid=category][data-code=E0201]").click()
    page.get_by_test_id("report-description").fill("没有定位")
    quiet(page)
    page.get_by_test_id("map").first.click(position={"x": 150, "y": 60})
    page.get_by_test_id("report-submit").click()
    expect(page.get_by_test_id("report-result")).to_be_visible()


def test_what_is_settled_on_the_spot_goes_to_no_office(open_page: Open) -> None:
    page = phone(open_page)
    own = place_in(page, "330402013006004")
    page.context.set_geolocation({"latitude": own.y, "longitude": own.x, "accuracy": 8})
    page.goto("/m/report")
    page.locator("[data-testid=category][data-code=E0201]").click()
    page.get_by_test_id("report-description").fill("门口两袋垃圾，已清走")
    page.get_by_test_id("report-settled").click()
    quiet(page)
    page.get_by_test_id("report-submit").click()
    expect(page.get_by_role("alert")).to_contain_text("处置前的照片")
    before, after = picture(), picture(size=(80, 60))
    page.get_by_test_id("report-photo").set_input_files([{"name": "a.jpg", "mimeType": "image/jpeg", "buffer": before}])
    page.get_by_test_id("report-after").set_input_files([{"name": "b.jpg", "mimeType": "image/jpeg", "buffer": after}])
    page.get_by_role("button", name="去掉照片").nth(1).wait_for()
    page.get_by_test_id("report-submit").click()
    expect(page.get_by_test_id("report-result")).to_be_visible()
    number = page.get_by_test_id("report-number").inner_text()
    told = page.context.request.get(f"/api/v1/cases/{number}").json()
    assert told["case"]["self_handled"]
    assert told["case"]["office_code"] is None
    assert len(next(one for one in told["events"] if one["move"] == "self_handle")["facts"]["photos"]) == 1


def test_a_photo_goes_with_it(open_page: Open, tmp_path: Path) -> None:
    page = phone(open_page, "/m/report")
    picture = tmp_path / "现场.png"
    page.screenshot(path=picture)
    page.get_by_test_id("report-photo").set_input_files(picture)
    page.locator("[data-testid=category][data-code=E0201]").click()
    page.get_by_test_id("report-description").fill("带照片")
    quiet(page)
    page.get_by_test_id("report-submit").click()
    expect(page.get_by_test_id("report-result")).to_be_visible()
    quiet(page)
    mine = page.context.request.get("/api/v1/reports/mine").json()["items"][0]
    assert (mine["description"], mine["media_count"]) == ("带照片", 1)


def test_my_reports_say_how_they_stand(open_page: Open, shoot: Shoot) -> None:
    page = phone(open_page, "/m/mine")
    page.get_by_test_id("my-report").first.wait_for()
    expect(page.get_by_test_id("my-report").first).to_contain_text(re.compile(r"\d{5}"))
    shoot(page, "phone-mine")


def test_what_was_changed_after_a_lost_answer_is_shown_beside_what_arrived_and_added(open_page: Open) -> None:
    page = phone(open_page, "/m/report")
    lost: list[str] = []
    edited: list[bool] = []

    def lose(route: Route) -> None:
        if route.request.method != "PUT" or edited:
            return route.continue_()
        lost.append(route.fetch().json()["case_number"])
        return route.abort()

    page.route("**/api/v1/reports/*", lose)
    page.locator("[data-testid=category][data-code=E0201]").click()
    page.get_by_test_id("report-description").fill("路口有垃圾")
    page.get_by_test_id("report-submit").click()
    page.get_by_test_id("waiting-edit").click()
    edited.append(True)
    page.get_by_test_id("report-description").fill("路口有垃圾，已堆到车道")
    page.get_by_test_id("report-submit").click()
    expect(page.get_by_test_id("report-changed")).to_contain_text(lost[0])
    page.reload()
    expect(page.get_by_test_id("changed-first")).to_contain_text("路口有垃圾")
    expect(page.get_by_test_id("changed-now")).to_contain_text("路口有垃圾，已堆到车道")
    page.get_by_test_id("changed-add").click()
    expect(page.get_by_test_id("report-result")).to_contain_text("并入案卷")
    expect(page.get_by_test_id("report-number")).to_have_text(lost[0])
    mine = page.context.request.get("/api/v1/reports/mine?limit=2").json()["items"]
    assert [(one["case_number"], one["description"]) for one in mine] == [
        (lost[0], "路口有垃圾，已堆到车道"),
        (lost[0], "路口有垃圾"),
    ]


def test_a_place_outside_is_told_before_sending_and_the_own_grid_offered(open_page: Open) -> None:
    page = phone(open_page, "/m/report", geolocation={"latitude": 31.23, "longitude": 121.47, "accuracy": 12})
    page.locator("[data-testid=category][data-code=E0201]").click()
    expect(page.get_by_test_id("own-grid")).to_be_visible()
    page.get_by_test_id("report-submit").click()
    expect(page.get_by_test_id("report-result")).to_have_count(0)
    expect(page.get_by_role("alert").filter(has_text="不能上报")).to_be_visible()
    page.get_by_test_id("own-grid").click()
    expect(page.get_by_test_id("place-grid")).to_contain_text("网格")
    page.get_by_test_id("report-submit").click()
    expect(page.get_by_test_id("report-result")).to_be_visible()
    expect(page.get_by_test_id("report-by")).to_be_visible()


def place_in(page: Page, grid: str) -> Point:
    """A place of a grid that no exclusive grid takes."""
    token = {"X-CSRF-Token": next(one["value"] for one in page.context.cookies() if one["name"] == "gridgis_csrf")}
    boundary = shape(page.context.request.get(f"/api/v1/grids/{grid}").json()["boundary"])
    parts = (boundary.intersection(part) for part in delaunay_triangles(boundary).geoms)
    for part in sorted(parts, key=lambda part: -part.area):
        place = part.representative_point()
        asked = {"lng": place.x, "lat": place.y, "datum": "cgcs2000"}
        if page.context.request.post("/api/v1/route", data=asked, headers=token).json()["grid"]["code"] == grid:
            return place
    raise AssertionError("an exclusive grid takes it all")


def test_a_second_report_joins_what_is_there(open_page: Open) -> None:
    page = phone(open_page)
    grid = page.context.request.get("/api/v1/auth/me").json()["posts"][0]["grid_code"]
    inside = place_in(page, grid)
    page.context.set_geolocation({"latitude": inside.y, "longitude": inside.x, "accuracy": 12})
    page.goto("/m/report")
    page.locator("[data-testid=category][data-code=E0201]").click()
    page.get_by_test_id("report-description").fill("先报的")
    page.get_by_test_id("report-submit").click()
    page.get_by_test_id("report-another").click()
    page.locator("[data-testid=category][data-code=E0201]").click()
    page.get_by_test_id("nearby-join").first.click()
    joined = page.get_by_test_id("report-joins")
    expect(joined).to_contain_text("将并入案卷")
    page.get_by_test_id("report-description").fill("我也看见了")
    page.get_by_test_id("report-submit").click()
    expect(page.get_by_test_id("report-result")).to_contain_text("并入案卷")
    page.goto("/m")
    where = page.get_by_test_id("case-where").filter(has_text="距您")
    expect(where.first).to_be_visible()
