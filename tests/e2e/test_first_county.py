"""A county from nothing: an empty database, files of a county nobody knows, and the first case in an office.

Codes of 4, 8, 15 and 17 signs, outlines in a Gauss-Krüger zone (EPSG:4549), names in GBK.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import geopandas
import openpyxl
import pytest
import shapely
from playwright.sync_api import BrowserContext, Page, expect

from gridgis.core.paths import ROOT
from tests.e2e.conftest import DESK, PHONE, serving
from tests.e2e.test_kit import faults
from tests.e2e.traffic import quiet

CITY, COUNTY = "8800", "8801"
TOWNS = {f"{COUNTY}0001": ("柳溪镇", 0), f"{COUNTY}0002": ("竹口镇", 10_000)}
WEST, SOUTH, SIDE = 520_000, 3_320_000, 5_000
TODAY = f"{datetime.now(ZoneInfo('Asia/Shanghai')):%Y-%m-%d}"
PASSWORD = "seven unlike words"
ADMINS = {"xitong": "system", "anquan": "security", "shenji": "audit"}


def _box(east: float, north: float, wide: float, high: float) -> shapely.Polygon:
    """A rectangle in metres with a vertex each kilometre, so that neighbours have the same."""
    box = shapely.box(WEST + east, SOUTH + north, WEST + east + wide, SOUTH + north + high)
    made: shapely.Polygon = shapely.segmentize(box, 1000)
    return made


def _villages() -> dict[str, tuple[str, float, float]]:
    return {
        f"{town}000010{n}": (f"{name[:2]}{'东西'[n - 1]}村", east, SIDE * (n - 1))
        for town, (name, east) in TOWNS.items()
        for n in (1, 2)
    }


GRIDS = {
    f"{code}0{n}": (f"第{'一二'[n - 1]}网格", east + SIDE * (n - 1), north)
    for code, (_, east, north) in _villages().items()
    for n in (1, 2)
}
FIRST = next(iter(GRIDS))


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """Outlines and grids as zipped shapefiles."""
    shapes = {
        "counties": {COUNTY: ("青榆县", _box(0, 0, 4 * SIDE, 2 * SIDE))},
        "towns": {code: (name, _box(east, 0, 2 * SIDE, 2 * SIDE)) for code, (name, east) in TOWNS.items()},
        "villages": {
            code: (name, _box(east, north, 2 * SIDE, SIDE)) for code, (name, east, north) in _villages().items()
        },
        "grids": {code: (name, _box(east, north, SIDE, SIDE)) for code, (name, east, north) in GRIDS.items()},
    }
    made = {}
    for what, rows in shapes.items():
        names, outlines = zip(*rows.values(), strict=True)
        frame = geopandas.GeoDataFrame({"code": list(rows), "name": names}, geometry=list(outlines), crs=4549)
        made[what] = tmp_path / f"{what}.shp.zip"
        frame.to_file(made[what], driver="ESRI Shapefile", encoding="GBK")
    return made


@pytest.fixture
def county(blank: Callable[[], str], files: dict[str, Path], tmp_path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """The address of a server before a county that was begun on the command line, and its administrators' links."""
    env = os.environ | {
        "GRIDGIS_DATABASE_URL": blank(),
        "GRIDGIS_LANGUAGE": "zh",
        "GRIDGIS_HOME": str(tmp_path / "home"),
    }
    env |= {"PYTHONPATH": str(ROOT), "GRIDGIS_DEMO": "false"}

    def run(*words: str) -> str:
        command = [sys.executable, "-m", "gridgis", *words]
        said = {"capture_output": True, "text": True, "stdin": subprocess.DEVNULL}
        done = subprocess.run(command, env=env, cwd=tmp_path, check=False, **said)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    run("db", "migrate")
    told = [word for what, path in files.items() for word in (f"--{what}", str(path))]
    admins = [word for name, part in ADMINS.items() for word in (f"--{part}", name)]
    said = run("county", "init", "--city", CITY, "--city-name", "青榆市", *told, "--county", COUNTY, *admins)
    links = re.findall(r"/welcome/[\w-]+", said)
    assert len(links) == len(ADMINS), said
    with serving(env, tmp_path) as address:
        yield address, dict(zip(ADMINS, links, strict=True))


def _settle(page: Page) -> None:
    """Set the first password of a one-time link."""
    for field in ("welcome-password", "welcome-again"):
        page.get_by_test_id(field).fill(PASSWORD)
    page.get_by_test_id("welcome-submit").click()
    expect(page.get_by_test_id("welcome-form")).to_have_count(0)
    quiet(page)


def _open(context: BrowserContext, path: str) -> Page:
    page = context.new_page()
    page.goto(path)
    return page


def _ask(context: BrowserContext, method: str, path: str, body: object = None) -> Any:
    """What a browser's session may ask of the API."""
    cookies = {one["name"]: one["value"] for one in context.cookies()}
    headers = {"X-CSRF-Token": cookies.get("gridgis_csrf", "")}
    again = 1  # a connection that the server closes for idling just then; a browser does the same
    answer = context.request.fetch(f"/api/v1{path}", method=method, data=body, headers=headers, max_retries=again)
    assert answer.ok, (path, answer.status, answer.text())
    return answer.json() if answer.body() else {}


def _table(path: Path, *rows: tuple[object, ...]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def _bring_in(page: Page, what: str, table: Path, told: Callable[[], None] = lambda: None) -> None:
    page.get_by_test_id(f"{what}-import").click()
    page.get_by_test_id("import-file").set_input_files(table)
    expect(page.get_by_test_id("import-row").first).to_be_visible()
    told()
    page.get_by_test_id("import-take").click()
    expect(page.get_by_test_id("import-row")).to_have_count(0)


def _enter(
    admin: BrowserContext, own: BrowserContext, username: str, *posts: tuple[str, str, str], **who: object
) -> BrowserContext:
    """Open an account with posts, hand it over by a link, and come in with a browser as whoever it is."""
    _ask(admin, "POST", "/accounts", {"username": username, **who})
    for role, level, place in posts:
        body = {"role_code": role, "level": level, "place_code": place, "first_day": TODAY}
        _ask(admin, "POST", f"/accounts/{username}/posts", body)
    token = str(_ask(admin, "POST", f"/accounts/{username}/links")["path"]).removeprefix("/welcome/")
    _ask(own, "POST", f"/auth/invitation/{token}", {"password": PASSWORD})
    _ask(own, "POST", "/auth/login", {"username": username, "password": PASSWORD})
    return own


def test_a_county_begins_with_nothing_and_its_first_case_reaches_an_office(
    county: tuple[str, dict[str, str]],
    lend: Callable[..., BrowserContext],
    tmp_path: Path,
    shoot: Callable[[Page, str], None],
) -> None:
    address, links = county
    at_desk = {"base_url": address, "viewport": DESK}
    admins = lend(**at_desk)
    admin = _open(admins, links["xitong"])
    _settle(admin)
    admin.wait_for_url("**/settings/accounts")
    expect(admin.get_by_test_id("beginning")).to_contain_text("网格长")
    expect(admin.get_by_test_id("demo-badge")).to_have_count(0)
    shoot(admin, "first-county-lacks")

    admin.goto(f"/people?place={COUNTY}")
    head = ("姓名", "用人镇街", "手机号", "用工方式", "岗位", "网格")
    chiefs = [
        (f"网长{n}", code[:8], f"1380000{n:04d}", "村（社区）干部", "网格长", code) for n, code in enumerate(GRIDS) if n
    ]
    worker = ("徐海明", FIRST[:8], "13812345678", "镇街聘用", "专职网格员", FIRST)
    cadre = ("陆晓雯", FIRST[:8], "13812340000", "村（社区）干部", "", "")
    table = _table(tmp_path / "人员.xlsx", head, *chiefs, worker, cadre)

    def looked_at() -> None:
        expect(admin.get_by_test_id("import-row").first).to_contain_text("村（社区）干部")
        shoot(admin, "first-county-people")

    _bring_in(admin, "people", table, looked_at)
    expect(admin.get_by_test_id("only-all").locator("b")).to_have_text(str(len(GRIDS) + 1))

    admin.get_by_test_id("people-search").fill("lxw")
    admin.get_by_test_id("person-row").filter(has_text="陆晓雯").click()
    expect(admin.get_by_test_id("person-head")).to_contain_text("陆晓雯")
    quiet(admin)
    admin.keyboard.press("g")
    admin.get_by_test_id("grid-chooser").fill("第一网格")
    expect(admin.get_by_test_id("grid-option").first).to_be_visible()
    admin.get_by_test_id("grid-option").filter(has_text="没有网格长").click()
    expect(admin.get_by_test_id("post-card")).to_be_visible()
    admin.keyboard.press("1")
    expect(admin.get_by_test_id("duty-chief")).to_have_attribute("aria-pressed", "true")
    expect(admin.get_by_test_id("post-save")).to_be_enabled()
    shoot(admin, "first-county-chief")
    admin.get_by_test_id("post-save").click()
    expect(admin.get_by_test_id("people-done")).to_contain_text("已任命 陆晓雯")

    admin.goto(f"/offices?place={COUNTY}")
    heads = ("机构名称", "条线", "所在地")
    rows = [("柳溪镇环卫站", "sanitation", FIRST[:8]), ("柳溪镇综合指挥室", "town_command", FIRST[:8])]
    _bring_in(admin, "offices", _table(tmp_path / "机构.xlsx", heads, *rows))

    rules = [(f"rule_{name}", "county", COUNTY) for name in ("editor", "publisher")]
    editor = _enter(admins, lend(**at_desk), "editor", rules[0], display_name="规则员")
    publisher = _enter(admins, lend(**at_desk), "publisher", rules[1], display_name="中心主任")
    draft = _ask(editor, "POST", "/rule-sets", {"title": "起步规则", "county_code": COUNTY})
    state = _ask(editor, "POST", f"/rule-sets/{draft['id']}/moves", {"move": "submit"})
    assert state
    _ask(publisher, "POST", f"/rule-sets/{draft['id']}/moves", {"move": "publish"})

    admin.goto(f"/settings/accounts?place={COUNTY}")
    signs_in = _table(tmp_path / "账号.xlsx", ("姓名", "账号名"), ("徐海明", "worker"), ("陆晓雯", "自动"))
    _bring_in(admin, "accounts", signs_in)
    expect(admin.get_by_test_id("accounts-waiting")).to_have_attribute("aria-pressed", "true")
    expect(admin.get_by_test_id("account-row")).to_have_count(2)
    assert faults(admin) == []
    admin.get_by_test_id("accounts-sheet").click()
    with admin.expect_download() as sheet:
        admin.get_by_test_id("sheet-make").click()
    expect(admin.get_by_test_id("account-row")).to_have_count(0)
    sheet.value.save_as(tmp_path / "链接.xlsx")
    links = {row[0]: str(row[3]) for row in openpyxl.load_workbook(tmp_path / "链接.xlsx").active.values}
    assert links.keys() == {"姓名", "徐海明", "陆晓雯"}
    admin.get_by_test_id("accounts-open").click()
    admin.get_by_role("checkbox", name="选择陆晓雯").check()
    admin.get_by_test_id("accounts-sheet").click()
    admin.get_by_test_id("sheet-print").click()
    expect(admin.get_by_test_id("link-card")).to_have_count(1)
    assert faults(admin) == []
    shoot(admin, "accounts-cards")
    admin.get_by_test_id("dialog-close").click()
    middle = shapely.Point(WEST + SIDE / 2, SOUTH + SIDE / 2)
    at = geopandas.GeoSeries([middle], crs=4549).to_crs(4326).iloc[0]
    here = {"latitude": at.y, "longitude": at.x, "accuracy": 10}
    facts = {"viewport": PHONE, "has_touch": True, "permissions": ["geolocation"], "geolocation": here}
    worker_s = lend(base_url=address, **facts)
    phone = _open(worker_s, links["徐海明"])
    _settle(phone)
    phone.wait_for_url("**/m")
    phone.goto("/m/report")
    phone.locator("[data-testid=category][data-code=E0201]").click()
    phone.get_by_test_id("report-description").fill("村口垃圾堆着没人清")
    quiet(phone)
    phone.get_by_test_id("report-submit").click()
    expect(phone.get_by_test_id("report-result")).to_be_visible()
    expect(phone.get_by_test_id("report-chief")).to_contain_text("陆晓雯")
    expect(phone.get_by_test_id("report-office")).to_contain_text("柳溪镇环卫站")
    shoot(phone, "first-county-report")

    number = _ask(worker_s, "GET", "/reports/mine")["items"][0]["case_number"]
    desk = _enter(admins, lend(**at_desk), "desk", ("dispatcher", "town", FIRST[:8]), display_name="派遣员")
    office = f"{FIRST[:8]}-sanitation"
    for move in ({"move": "register"}, {"move": "dispatch", "office_code": office}):
        if move["move"] in [one["move"] for one in _ask(desk, "GET", f"/cases/{number}")["moves"]]:
            _ask(desk, "POST", f"/cases/{number}/moves", move)
    at_office = _enter(admins, lend(**at_desk), "clerk", ("office_clerk", "office", office), display_name="环卫站")
    clerk = _open(at_office, "/cases")
    expect(clerk.get_by_text("村口垃圾堆着没人清").first).to_be_visible()
    shoot(clerk, "first-county-office")
