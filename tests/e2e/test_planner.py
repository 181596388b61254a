"""The planner's day with a real mouse: zones drawn, a border moved where three grids meet, a plan on its way."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import shapely
from playwright.sync_api import BrowserContext, Locator, Page, expect
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from tests.e2e.traffic import quiet

Open = Callable[..., Page]
Enter = Callable[..., BrowserContext]
Shoot = Callable[[Page, str], None]
Place = tuple[float, float]
COUNTY = "330402"
VILLAGE = "330402008018"
ZOOM_12 = 256 * 2**12 / 360
"""Pixels a degree of longitude at zoom 12."""


class Planner:
    """A plan open in a browser, with the hands of its planner."""

    def __init__(self, page: Page, plan: int) -> None:
        self.page, self.plan = page, plan

    def ready(self) -> None:
        """Wait until the map shows what is saved."""
        expect(self.page.get_by_test_id("saved")).to_have_attribute("data-state", "saved", timeout=20_000)
        self.page.wait_for_function("document.querySelector('[data-testid=plan-map]').dataset.ready === 'true'")

    def at(self, place: Place) -> tuple[float, float]:
        """Where a place is on the page."""
        point = self.page.evaluate("(place) => window.__gridgisPlan.project(place)", list(place))
        return point["x"], point["y"]

    def scale(self) -> float:
        """Pixels a degree of longitude, when the map has come to rest."""
        before, scale = -1.0, 0.0
        while scale != before:
            self.page.wait_for_timeout(400)
            (x1, _), (x2, _) = self.at((120.7, 30.7)), self.at((120.8, 30.7))
            before, scale = scale, (x2 - x1) / 0.1
        return scale

    def shapes(self) -> dict[str, BaseGeometry]:
        """The shapes on the map, by code."""
        raw: dict[str, Any] = self.page.evaluate("window.__gridgisPlan.shapes()")
        return {code: shape(geometry) for code, geometry in raw.items()}

    def own(self) -> dict[str, BaseGeometry]:
        """The village's own grids as the server has them."""
        answer = self.page.request.get(f"/api/v1/plans/{self.plan}/grids.geojson?village={VILLAGE}").json()
        return {f["id"]: shape(f["geometry"]) for f in answer["features"] if f["properties"]["own"]}

    def tool(self, name: str) -> Locator:
        """A tool's button."""
        return self.page.get_by_test_id(f"tool-{name}")

    def click(self, place: Place, *, times: int = 1) -> None:
        """A click of the mouse at a place, moved there first as a hand does."""
        x, y = self.at(place)
        self.page.mouse.move(x - 3, y - 2)
        self.page.mouse.move(x, y, steps=3)
        self.page.mouse.click(x, y, click_count=times)

    def draw(self, *places: Place) -> None:
        """Click points, and end with Enter."""
        expect(self.page.get_by_test_id("plan-map")).to_have_attribute("data-drawing", "line")
        for place in places:
            self.click(place)
        self.saving(lambda: self.page.keyboard.press("Enter"))

    def saving(self, act: Callable[[], None]) -> dict[str, Any]:
        """Do something that makes an edit, and wait until it is saved."""
        path = f"/plans/{self.plan}/"
        with self.page.expect_response(lambda a: path in a.url and a.request.method == "POST") as answer:
            act()
        assert answer.value.ok, answer.value.text()
        self.ready()
        done: dict[str, Any] = answer.value.json()
        return done


@pytest.fixture
def planner(open_page: Open, enter: Enter) -> Planner:
    """A fresh plan, its village open."""
    at_desk = enter("planner.nanhu")
    body = {"title": "东部网格优化", "county_code": COUNTY}
    begun = at_desk.request.post("/api/v1/plans", data=body, headers=token(at_desk))
    assert begun.ok, begun.text()
    return opened(open_page("planner.nanhu", f"/plan/{begun.json()['plan']['id']}?village={VILLAGE}"))


def token(context: BrowserContext) -> dict[str, str]:
    """What a change over the API must carry."""
    return {"X-CSRF-Token": next(one["value"] for one in context.cookies() if one["name"] == "gridgis_csrf")}


def opened(page: Page) -> Planner:
    """The plan on a page, when the map shows its village."""
    found = Planner(page, int(page.url.split("/plan/")[1].split("?")[0]))
    page.get_by_test_id(f"grid-row-{VILLAGE}001").wait_for()
    page.wait_for_function("window.__gridgisPlan && Object.keys(window.__gridgisPlan.shapes()).length > 3")
    quiet(page)
    return found


def whole(shapes: dict[str, BaseGeometry]) -> bool:
    return bool(shapely.coverage_is_valid(list(shapes.values())))


def crossing(grid: BaseGeometry) -> tuple[Place, Place]:
    """Ends of a level line through a grid, a little outside of it."""
    west, _, east, _ = grid.bounds
    at = shapely.point_on_surface(grid)
    chord = shapely.intersection(grid, shapely.LineString([(west - 1, at.y), (east + 1, at.y)]))
    longest = max(shapely.get_parts(chord), key=lambda part: part.length)
    (x1, y), (x2, _) = longest.coords
    return (x1 - 0.0003, y), (x2 + 0.0003, y)


def meeting(shapes: dict[str, BaseGeometry]) -> tuple[Place, list[str]]:
    """A vertex that three of the village's own grids share, away from its outline, and these grids."""
    outline = shapely.boundary(shapely.coverage_union_all(list(shapes.values())))
    for x, y in sorted({tuple(c) for s in shapes.values() for c in shapely.get_coordinates(s).tolist()}):
        having = [code for code, s in shapes.items() if [x, y] in shapely.get_coordinates(s).tolist()]
        if len(having) == 3 and outline.distance(shapely.Point(x, y)) > 1e-4:
            return (x, y), having
    raise AssertionError("no three grids meet")


def test_a_vertex_where_three_grids_meet_takes_all_along_and_undo_gives_it_back(planner: Planner, shoot: Shoot) -> None:
    page, before = planner.page, planner.own()
    code = f"{VILLAGE}001"
    page.get_by_test_id(f"grid-row-{code}").click()
    planner.tool("split").click()
    planner.draw(*crossing(before[code]))
    cut = planner.own()
    assert len(cut) == len(before) + 1
    place, having = meeting(cut)
    page.get_by_test_id(f"grid-row-{having[0]}").click()
    page.keyboard.press("b")
    x, y = planner.at(place)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 9, y + 7, steps=4)
    page.mouse.move(x + 18, y + 13, steps=6)
    expect(page.get_by_test_id("live-card")).to_be_visible()
    shoot(page, "plan-drag")
    planner.saving(page.mouse.up)
    after = planner.own()
    moved = {c for c in cut if not after[c].equals_exact(cut[c], 0)}
    assert moved == set(having)
    (target,) = set.intersection(*({tuple(v) for v in shapely.get_coordinates(after[c]).tolist()} for c in having)) - {
        tuple(v) for c in cut for v in shapely.get_coordinates(cut[c]).tolist()
    }
    assert target != place
    assert whole(after)
    planner.saving(lambda: page.keyboard.press("Control+z"))
    assert {c: s.wkb for c, s in planner.own().items()} == {c: s.wkb for c, s in cut.items()}
    page.reload()
    page.get_by_test_id("redo").wait_for()
    expect(page.get_by_test_id("redo")).to_be_enabled()
    planner.saving(lambda: page.get_by_test_id("redo").click())
    assert {c: s.wkb for c, s in planner.own().items()} == {c: s.wkb for c, s in after.items()}, (
        "undo outlives a reload"
    )


def test_split_and_merged_back_the_land_is_the_same(planner: Planner, shoot: Shoot) -> None:
    page, before = planner.page, planner.own()
    code = f"{VILLAGE}002"
    page.get_by_test_id(f"grid-row-{code}").click()
    page.keyboard.press("s")
    planner.draw(*crossing(before[code]))
    (fresh,) = planner.own().keys() - before.keys()
    assert whole(planner.own())
    expect(page.get_by_test_id("problems")).to_contain_text("没有网格长")
    shoot(page, "plan-split")
    page.keyboard.press("Escape")
    page.get_by_test_id(f"grid-row-{code}").click()
    page.keyboard.press("g")
    planner.click(tuple(planner.own()[fresh].representative_point().coords[0]))  # type: ignore[arg-type]
    expect(page.get_by_test_id("merge-card")).to_be_visible()
    planner.saving(lambda: page.get_by_test_id("merge-apply").click())
    after = planner.own()
    assert after.keys() == before.keys()
    assert sum(s.area for s in after.values()) == pytest.approx(sum(s.area for s in before.values()), rel=1e-6)
    assert shapely.symmetric_difference(after[code], before[code]).area / before[code].area < 1e-4


def test_two_zones_drawn_side_by_side_at_zoom_12_share_their_border(planner: Planner) -> None:
    page = planner.page
    for _ in range(24):
        if (scale := planner.scale()) <= ZOOM_12 * 1.01:
            break
        if scale > ZOOM_12 * 2.1:
            page.get_by_role("button", name="缩小").click()
        else:
            page.get_by_test_id("plan-map").hover()
            page.mouse.wheel(0, 10)
    assert scale == pytest.approx(ZOOM_12, rel=0.01)
    # The first lies by itself; the second begins and ends some pixels beside the first's corners, and snaps to them.
    lng, lat = 120.806, 30.785
    first = [(lng, lat), (lng + 0.012, lat), (lng + 0.012, lat + 0.012), (lng, lat + 0.012)]
    off = 0.0013
    second = [
        (lng + 0.012 + off, lat - off / 2),
        (lng + 0.026, lat + 0.002),
        (lng + 0.026, lat + 0.01),
        (lng + 0.012 + off, lat + 0.012 + off / 2),
    ]
    for name, ring in (("甲园", first), ("乙园", second)):
        page.keyboard.press("d")
        expect(page.get_by_test_id("plan-map")).to_have_attribute("data-drawing", "polygon")
        for place in ring:
            planner.click(place)
        page.keyboard.press("Enter")
        page.get_by_test_id("draw-exclusive").check()
        page.get_by_test_id("draw-name").fill(name)
        planner.saving(lambda: page.get_by_test_id("draw-save").click())
        page.keyboard.press("Escape")
    answer = page.request.get(f"/api/v1/plans/{planner.plan}").json()
    zones = [code for edit in answer["edits"] for code in edit["codes"]]
    assert len(zones) == 2
    drawn = {}
    for zone in zones:
        features = page.request.get(f"/api/v1/plans/{planner.plan}/grids.geojson?village={zone[:12]}").json()[
            "features"
        ]
        drawn |= {f["id"]: shape(f["geometry"]) for f in features if f["id"] == zone}
    if len(drawn) < 2:
        drawn |= {code: s for code, s in planner.shapes().items() if code in zones}
    one, two = (drawn[zone] for zone in zones)
    assert shapely.coverage_is_valid([one, two])
    assert one.intersection(two).length == pytest.approx(0.012, rel=0.02), "they share a side, vertex by vertex"


def test_from_draft_to_effect_by_other_hands(open_page: Open, enter: Enter, shoot: Shoot) -> None:
    page = open_page("planner.nanhu", "/plan")
    page.get_by_test_id("new-plan").click()
    page.get_by_test_id("new-plan-title").fill("东部网格优化")
    page.get_by_test_id("new-plan-save").click()
    page.wait_for_url("**/plan/*")
    page.goto(f"{page.url.split('?')[0]}?village={VILLAGE}")
    planner = opened(page)
    code = f"{VILLAGE}003"
    page.get_by_test_id(f"grid-row-{code}").click()
    page.keyboard.press("s")
    planner.draw(*crossing(planner.own()[code]))
    (fresh,) = planner.own().keys() - {f"{VILLAGE}{n:03d}" for n in range(1, 5)}
    expect(page.get_by_test_id("impact-households")).not_to_have_text("0")
    page.get_by_test_id(f"grid-row-{fresh}").click()
    page.keyboard.press("a")
    page.locator("[data-testid^=person-]:enabled").first.check()
    planner.saving(lambda: page.get_by_test_id("assign-save").click())
    page.get_by_test_id("move-submit").click()
    expect(page.get_by_test_id("plan-summary")).to_contain_text("新设 1")
    shoot(page, "plan-submit")
    page.get_by_test_id("move-confirm").click()
    expect(page.get_by_test_id("plan-path")).to_have_attribute("data-state", "submitted")
    assert page.get_by_test_id("move-approve").count() == 0, "the author can't approve"
    path = f"/api/v1/plans/{planner.plan}/moves"
    approval = {"move": "approve", "document_number": "1号", "effective_on": "2026-12-31"}
    assert page.request.post(path, data=approval, headers=token(page.context)).status == 403
    approver = open_page("reviewer.nanhu", f"/plan/{planner.plan}")
    approver.get_by_test_id("move-consent").click()
    confirm = approver.get_by_test_id("move-confirm")
    if confirm.count():
        confirm.click()
    expect(approver.get_by_test_id("move-consent")).to_have_count(0)
    for office in ("organisation", "civil"):
        other = enter(f"{office}.nanhu")
        consent = other.request.post(path, data={"move": "consent", "office": office}, headers=token(other))
        assert consent.ok, consent.text()
    approver.reload()
    approver.get_by_test_id("move-approve").click()
    approver.get_by_test_id("move-document").fill("南政法〔2026〕12号")
    shoot(approver, "plan-approve")
    approver.get_by_test_id("move-confirm").click()
    expect(approver.get_by_test_id("plan-path")).to_have_attribute("data-state", "approved")
    approver.get_by_test_id("move-publish").click()
    confirm = approver.get_by_test_id("move-confirm")
    if confirm.count():
        confirm.click()
    expect(approver.get_by_test_id("plan-path")).to_have_attribute("data-state", "effective", timeout=20_000)
    today = approver.request.get(f"/api/v1/grids/{fresh}").json()
    assert today["valid_to"] is None
    history = open_page("leader.nanhu", f"/net?place={VILLAGE}")
    history.get_by_test_id("net-map").wait_for()
    expect(history.get_by_test_id("net-days")).to_contain_text("东部网格优化")
    shoot(history, "net-history")


def test_a_file_goes_out_and_comes_back_unchanged(open_page: Open, shoot: Shoot, tmp_path: Path) -> None:
    page = open_page("planner.nanhu", "/plan")
    file = tmp_path / "net.zip"
    exported = page.request.get(f"/api/v1/exports/grids?format=shp&parent={VILLAGE}&crs=EPSG:4549")
    assert exported.ok
    file.write_bytes(exported.body())
    page.get_by_test_id("import-open").click()
    page.get_by_test_id("import-dialog").locator("input[type=file]").set_input_files(file)
    expect(page.get_by_test_id("import-report")).to_contain_text("与现有网格完全一致", timeout=20_000)
    expect(page.get_by_test_id("import-dialog")).to_contain_text("4549")
    shoot(page, "plan-import")
