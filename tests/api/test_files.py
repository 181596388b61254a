"""Boundary files over HTTP: nasty ones refused or told, sound ones into plans, and out again unchanged."""

import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import shapely
from fastapi import FastAPI
from fastapi.testclient import TestClient
from shapely.geometry import box, mapping, shape
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.core.geo import wgs84_to_gcj02
from gridgis.plans.models import Plan
from tests.factories import CITY, ONE, World, a_division, an_account
from tests.factories import TWO as TWO_COUNTY
from tests.nasty_files import TWO, Nasty, collection, feature
from tests.nasty_packages import FILES
from tests.nasty_shapes import SHAPES

As = Callable[[str], TestClient]
VILLAGE = f"{ONE}001001"


def send(client: TestClient, content: bytes, name: str = "a.geojson", **query: Any) -> Any:
    params = {"name": name, "county_code": ONE} | query
    return client.post("/imports/boundaries", params=params, content=content)


@pytest.mark.parametrize("nasty", [*SHAPES, *FILES], ids=lambda nasty: nasty.name)
def test_nasty_files_have_their_outcome(as_user: As, session: Session, world: World, nasty: Nasty) -> None:
    planner, content = as_user("planner"), nasty.build()
    answer = send(planner, content, nasty.filename, **nasty.query)
    assert answer.status_code == nasty.status, answer.text[:500]
    body = answer.json()
    if nasty.status == 200:
        assert {problem["kind"] for problem in body["problems"]} >= nasty.kinds
        assert body["can_load"] == nasty.loads, body["problems"]
        assert {key: body[key] for key in nasty.says} == nasty.says
        assert all(problem["text_zh"] and problem["text_en"] for problem in body["problems"])
    else:
        assert answer.headers["content-type"] == "application/problem+json"
        assert not nasty.kinds or body["reason"] in nasty.kinds
    loaded = send(planner, content, nasty.filename, dry_run=False, **nasty.query)
    assert loaded.status_code == (201 if nasty.loads else 422), loaded.text[:500]
    assert session.scalar(select(func.count()).select_from(Plan)) == int(nasty.loads)


FORMATS = {"geojson": "a.geojson", "gpkg": "a.gpkg", "shp": "a.zip", "kml": "a.kml"}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("crs", ["4490", "4326", "4528", "4549", "4498"])
@pytest.mark.parametrize("layer", ["village", "exclusive"])
def test_what_goes_out_comes_back_unchanged(as_user: As, world: World, form: str, crs: str, layer: str) -> None:
    planner = as_user("planner")
    sent = planner.get("/exports/grids", params={"format": form, "parent": ONE, "crs": crs})
    if form == "kml" and crs not in ("4490", "4326"):
        assert (sent.status_code, sent.json()["field"]) == (422, "crs")
        return
    assert sent.status_code == 200
    assert f"grids-{ONE}-2026-03-11" in sent.headers["content-disposition"]
    report = send(planner, sent.content, FORMATS[form], layer=layer).json()
    assert [p["kind"] for p in report["problems"]] == ["nothing_new", "other_layer"]
    assert (report["matched"], report["unchanged"]) == ((8, 8) if layer == "village" else (1, 1))
    assert (report["new"], report["unmatched"], report["crs_guessed"], report["can_load"]) == (0, 0, False, False)
    again = send(planner, sent.content, FORMATS[form], layer=layer, dry_run=False)
    assert (again.status_code, again.json()["detail"]) == (409, "Nothing in the file differs from the net in force.")


def test_names_of_a_shapefile_are_gbk_unless_told(as_user: As, world: World) -> None:
    county = as_user("county")
    for told, kept in (({}, "gb18030"), ({"encoding": "gbk"}, "gb18030"), ({"encoding": "utf-8"}, "utf-8")):
        sent = county.get("/exports/grids", params={"format": "shp", "parent": ONE} | told)
        report = send(as_user("planner"), sent.content, "a.zip").json()
        assert (report["encoding"], report["encoding_guessed"], report["unchanged"]) == (kept, False, 8)
    assert county.get("/exports/grids", params={"format": "kml", "encoding": "gbk"}).status_code == 422


NORTH = f"{ONE}002001002"
"""The grid north of the village, which gains the vertex where the moved border meets its own."""


def test_an_import_into_a_live_net_becomes_a_draft_plan(as_user: As, world: World) -> None:
    planner = as_user("planner")
    west, east = feature(rectangle(120.0, 120.06), code=f"{VILLAGE}001", name="新名"), feature(rectangle(120.06, 120.1))
    east["properties"] = {"code": f"{VILLAGE}002"}
    content = collection(west, east)
    assert send(planner, content).json()["plan_id"] is None
    done = send(planner, content, "改.geojson", dry_run=False, title="界线调整").json()
    assert (done["matched"], done["new"], done["unchanged"], done["published"]) == (2, 0, 0, False)
    view = planner.get(f"/plans/{done['plan_id']}").json()
    assert (view["plan"]["title"], view["plan"]["state"]) == ("界线调整", "draft")
    assert [(one["kind"], sorted(one["codes"])) for one in view["edits"]] == [
        ("load", [f"{VILLAGE}001", f"{VILLAGE}002", NORTH])
    ]
    problems = planner.get(f"/plans/{done['plan_id']}/problems").json()["features"]
    assert [p for p in problems if p["properties"]["severity"] == "error"] == []
    out = planner.get("/exports/grids", params={"plan_id": done["plan_id"], "parent": VILLAGE, "layer": "village"})
    assert [one["properties"]["name"] for one in out.json()["features"]] == ["新名", f"网格{VILLAGE[6:]}002"]
    assert shape(out.json()["features"][0]["geometry"]).equals(box(120.0, 30.0, 120.06, 30.1))
    assert planner.get(f"/grids/{VILLAGE}001").json()["name"] != "新名"


def test_grids_that_the_file_covers_and_does_not_name_are_retired_by_the_plan(as_user: As, world: World) -> None:
    planner = as_user("planner")
    content = collection(feature(rectangle(120.0, 120.1), code=f"{VILLAGE}001", name="合"))
    report = send(planner, content).json()
    assert [p["kind"] for p in report["problems"]] == ["matched", "retires"]
    assert (report["matched"], report["unmatched"], report["can_load"]) == (1, 1, True)
    done = send(planner, content, dry_run=False).json()
    out = planner.get("/exports/grids", params={"plan_id": done["plan_id"], "parent": VILLAGE, "layer": "village"})
    assert [one["id"] for one in out.json()["features"]] == [f"{VILLAGE}001"]


def test_a_grid_that_is_covered_in_part_is_told(as_user: As, world: World) -> None:
    report = send(as_user("planner"), collection(feature(rectangle(120.0, 120.06), code=f"{VILLAGE}001"))).json()
    overlaps = [p for p in report["problems"] if p["kind"] == "overlaps_net"]
    assert [(p["row"], p["fatal"]) for p in overlaps] == [(1, False)]
    assert f"{VILLAGE}002" in overlaps[0]["text_zh"]


def test_rows_without_codes_are_numbered_west_to_east_then_north_to_south(as_user: As, world: World) -> None:
    boxes = [(120.05, 30.0, 120.1, 30.1), (120.0, 30.0, 120.05, 30.05), (120.0, 30.05, 120.05, 30.1)]
    report = send(as_user("planner"), collection(*(feature(mapping(box(*one))) for one in boxes))).json()
    codes = {p["row"]: p["code"][12:] for p in report["problems"] if p["kind"] == "numbered"}
    assert codes == {1: "005", 2: "004", 3: "003"}


def test_shifted_coordinates_are_noticed_and_converted_when_told(as_user: As, world: World) -> None:
    planner = as_user("planner")
    sent = planner.get("/exports/grids", params={"parent": VILLAGE, "layer": "village"}).json()

    def shift(at: Any) -> Any:
        return np.column_stack(wgs84_to_gcj02(at[:, 0], at[:, 1]))

    for one in sent["features"]:
        one["geometry"] = mapping(shapely.transform(shape(one["geometry"]), shift))
    content = json.dumps(sent).encode()
    plain = send(planner, content).json()
    assert "looks_shifted" in {p["kind"] for p in plain["problems"] if p["fatal"]}
    told = send(planner, content, datum="gcj02").json()
    assert (told["unchanged"], {p["kind"] for p in told["problems"]}) == (2, {"datum_converted", "nothing_new"})


@pytest.fixture
def bare(session: Session, world: World) -> None:
    """A county with two villages and no grids, and somebody who may draft and publish there."""
    a_division(session, BARE, "county", CITY, (121.0, 30.0, 121.2, 30.1))
    a_division(session, f"{BARE}001", "town", BARE, (121.0, 30.0, 121.2, 30.1))
    for n, west in ((1, 121.0), (2, 121.1)):
        a_division(session, f"{BARE}00100{n}", "village", f"{BARE}001", (west, 30.0, west + 0.1, 30.1))
    an_account(session, "founder", ("planner", "county", BARE), ("reviewer", "county", BARE))
    an_account(session, "drafter", ("planner", "county", BARE))


BARE = "110103"
FIRST = [(121.0, 30.0, 121.05, 30.1), (121.05, 30.0, 121.1, 30.1), (121.1, 30.0, 121.2, 30.1)]


def first_net(*boxes: tuple[float, ...]) -> bytes:
    return collection(*(feature(mapping(box(*one)), name=f"网格{n}", 户数=350) for n, one in enumerate(boxes, 1)))


@pytest.mark.usefixtures("bare")
def test_the_first_net_of_a_county_is_published_at_once(as_user: As) -> None:
    founder = as_user("founder")
    asked = {"county_code": BARE, "dry_run": False, "publish": True, "valid_from": "2026-01-01"}
    done = send(founder, first_net(*FIRST), **asked)
    assert done.status_code == 201, done.text
    assert done.json()["published"]
    plan = founder.get(f"/plans/{done.json()['plan_id']}").json()
    assert (plan["plan"]["state"], plan["plan"]["effective_on"]) == ("effective", "2026-01-01")
    assert [one["move"] for one in plan["history"]] == ["begin", "publish"]
    grid = founder.get(f"/grids/{BARE}001001001").json()
    assert (grid["name"], grid["valid_from"], grid["households"]) == ("网格1", "2026-01-01", 350)
    family = founder.get(f"/grids/{BARE}001001001/family").json()["items"]
    assert [(one["parent_code"], one["kind"]) for one in family] == [("", "new")]
    again = send(founder, first_net(*FIRST), **asked)
    assert (again.status_code, again.json()["type"]) == (409, "/problems/conflict")


@pytest.mark.usefixtures("bare")
def test_a_first_net_with_a_gap_is_not_published_but_becomes_a_draft(as_user: As, session: Session) -> None:
    founder = as_user("founder")
    asked = {"county_code": BARE, "dry_run": False}
    refused = send(founder, first_net(FIRST[0]), publish=True, **asked)
    assert refused.status_code == 409
    assert {problem["kind"] for problem in refused.json()["problems"]} == {"gap"}
    assert session.scalar(select(func.count()).select_from(Plan)) == 0
    done = send(founder, first_net(FIRST[0]), **asked)
    assert (done.status_code, done.json()["published"]) == (201, False)
    assert send(as_user("drafter"), first_net(*FIRST), publish=True, **asked).status_code == 403


def test_strangers_and_the_unentitled_are_refused(as_user: As, app: FastAPI, world: World) -> None:
    nobody = TestClient(app, base_url="http://testserver/api/v1")
    assert send(nobody, b"x").status_code == 401
    for username in ("county", "reviewer", "admin", "nobody"):
        assert send(as_user(username), collection(*TWO)).status_code == 403
    assert send(as_user("planner"), collection(*TWO), county_code=TWO_COUNTY).status_code == 403
    assert send(as_user("planner"), collection(*TWO), county_code="999999").status_code == 404
    assert send(as_user("planner"), collection(*TWO), county_code=f"{ONE}001").status_code == 422


def test_an_export_holds_what_its_asker_may_see(as_user: As, world: World) -> None:
    def codes(username: str, **query: Any) -> int:
        answer = as_user(username).get("/exports/grids", params=query)
        return len(answer.json()["features"]) if answer.status_code == 200 else -answer.status_code

    assert codes("county") == 9
    assert codes("city") == 17
    assert codes("town", parent=ONE) == 5
    assert codes("other_county", parent=ONE) == -404
    assert codes("nobody") == -403
    assert codes("county", at="2019-12-31") == -404
    assert codes("county", crs="2437") == codes("county", crs="99999") == codes("county", format="dwg") == -422


def test_too_large_a_file_is_refused_by_what_it_declares(as_user: As, world: World) -> None:
    planner = as_user("planner")
    params = {"name": "a.json", "county_code": ONE}
    answer = planner.post("/imports/boundaries", params=params, headers={"Content-Length": "100000001"}, content=b"")
    assert answer.status_code == 413


def test_a_boundary_file_may_be_larger_than_a_photo(as_user: As, world: World) -> None:
    content = collection(*TWO) + b" " * 16_000_000
    assert send(as_user("planner"), content).status_code == 200
    assert as_user("worker").put(f"/reports/{ONE}/media/x", content=content).status_code == 413


def test_borders_that_differ_by_rounding_are_matched_on_the_way_in(as_user: As, world: World) -> None:
    planner = as_user("planner")
    west = box(120.0, 30.0, 120.0499999, 30.1)
    shapes = [west, box(120.05, 30.0, 120.1, 30.05), box(120.05, 30.05, 120.1, 30.1)]
    content = collection(*(feature(mapping(one), code=f"{VILLAGE}00{n}") for n, one in enumerate(shapes, 1)))
    report = send(planner, content).json()
    assert "matched" in {p["kind"] for p in report["problems"]}
    plan = send(planner, content, dry_run=False).json()["plan_id"]
    found = planner.get(f"/plans/{plan}/problems").json()["features"]
    assert {p["properties"]["kind"] for p in found if p["properties"]["severity"] == "error"} == {"no_chief"}


def rectangle(west: float, east: float) -> dict[str, Any]:
    return dict(mapping(box(west, 30.0, east, 30.1)))
