"""A county whose codes are made otherwise goes all the way: no code's length or beginning tells what lies above it.

County `8801`; a town of 8 characters, and a development zone with a letter in its code, which begins with no county's;
village codes of 15 characters, grid codes of 17. Villages are 0.1 × 0.05 degrees, halved into a western and an eastern
grid.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from shapely.geometry import box, mapping
from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases.knowing import serves
from gridgis.cases.models import Case
from gridgis.divisions.models import Division
from gridgis.exchange.boundaries import outlines
from gridgis.exchange.boundaries.sent import Sent
from gridgis.grids.models import Grid
from gridgis.people.models import Office
from gridgis.security.models import Account
from gridgis.security.rules import Actor
from tests.api.planning import Desk, line, polygon
from tests.factories import AT, CITY, World, a_person, a_post, an_account
from tests.nasty_files import collection, feature

As = Callable[[str], TestClient]
COUNTY, TOWN, PARK = "8801", "88010001", "KA07F"
TOWNS = {TOWN: 121.0, PARK: 121.1}
VILLAGES = {
    f"{TOWN}0000101": (121.0, 30.0),
    f"{TOWN}0000102": (121.0, 30.05),
    "K0000000000001B": (121.1, 30.0),
    "K0000000000002B": (121.1, 30.05),
}
FIRST, SECOND, THIRD, FOURTH = VILLAGES
GRIDS = {f"{code}{n:02d}": (west + 0.05 * (n - 1), south) for code, (west, south) in VILLAGES.items() for n in (1, 2)}
WEST, EAST = f"{FIRST}01", f"{FIRST}02"
ROLES = {
    "foreign_planner": ("planner",),
    "foreign_chief": ("reviewer",),
    "foreign_organisation": ("plan_organisation",),
    "foreign_civil": ("plan_civil",),
    "foreign_first": ("planner", "reviewer"),
    "foreign_leader": ("county_leader", "reporter"),
}


def a_file(folder: Path, *features: dict[str, Any]) -> Path:
    path = folder / "a.geojson"
    path.write_bytes(collection(*features))
    return path


def an_outline(code: str, bounds: tuple[float, ...], **facts: str) -> dict[str, Any]:
    return feature(mapping(box(*bounds)), code=code, name=f"甲{code}", **facts)


@pytest.fixture
def foreign(session: Session, world: World, who: Callable[[str], Actor], as_user: As, tmp_path: Path) -> World:
    """Outlines and the first net from files; a chief for each grid, one office, and accounts."""

    def take(level: str, *features: dict[str, Any]) -> None:
        sent = Sent(a_file(tmp_path, *features), "a.geojson")
        outlines.take_in(session, who("admin"), sent, level=level, dry_run=False, at=AT)

    take("county", an_outline(COUNTY, (121, 30, 121.2, 30.1), parent_code=CITY))
    towns = [an_outline(code, (west, 30, west + 0.1, 30.1), parent_code=COUNTY) for code, west in TOWNS.items()]
    take("town", *towns)
    parents = {FIRST: {}, SECOND: {}, THIRD: {"parent_code": PARK}, FOURTH: {"parent_code": PARK}}
    places = VILLAGES.items()
    take("village", *[an_outline(code, (w, s, w + 0.1, s + 0.05), **parents[code]) for code, (w, s) in places])
    for name, roles in ROLES.items():
        an_account(session, name, *((role, "county", COUNTY) for role in roles))
    an_account(session, "foreign_park", ("town_leader", "town", PARK))
    session.commit()
    net = collection(*(an_outline(code, (w, s, w + 0.05, s + 0.05)) for code, (w, s) in GRIDS.items()))
    facts = {"name": "a.geojson", "county_code": COUNTY, "publish": True, "valid_from": "2020-01-01", "dry_run": False}
    answer = as_user("foreign_first").post("/imports/boundaries", params=facts, content=net)
    assert answer.status_code == 201, answer.text
    world = replace(world, middles=dict(world.middles), cadres=dict(world.cadres))
    for code, (west, south) in GRIDS.items():
        chief = a_person(session, f"长{code}", employment="village_cadre")
        chief.town_code = session.get_one(Grid, code).town_code
        a_post(session, code, chief, "chief")
        world.cadres[code], world.middles[code] = chief.id, (west + 0.025, south + 0.025)
    for town in TOWNS:
        facts = {"county_code": COUNTY, "town_code": town, "place_code": town}
        session.add(Office(code=f"O-{town}", name="执法队", agency_type="urban_enforcement", level="town", **facts))
    session.commit()
    return world


def test_outlines_and_grids_take_their_parents_from_columns(foreign: World, session: Session, as_user: As) -> None:
    above = dict(session.execute(select(Division.code, Division.parent_code)).all())
    assert {code: above[code] for code in (COUNTY, *TOWNS, *VILLAGES)} == {
        COUNTY: CITY, TOWN: COUNTY, PARK: COUNTY, FIRST: TOWN, SECOND: TOWN, THIRD: PARK, FOURTH: PARK,
    }  # fmt: skip
    stored = select(Grid.code, Grid.village_code, Grid.town_code).where(Grid.county_code == COUNTY)
    assert {tuple(row) for row in session.execute(stored)} == {
        (f"{village}{n}", village, above[village]) for village in VILLAGES for n in ("01", "02")
    }
    bad = collection(
        an_outline(f"{FIRST}003", (121, 30, 121.05, 30.05)), an_outline("K001", (121.1, 30, 121.15, 30.05))
    )
    told = as_user("foreign_planner").post("/imports/boundaries?name=a.geojson&county_code=8801", content=bad).json()
    assert {(one["row"], one["kind"]) for one in told["problems"] if one["fatal"]} == {
        (1, "code_format"), (2, "code_format"),
    }  # fmt: skip


def test_a_plan_goes_from_its_edits_to_the_net_a_report_and_the_figures(
    foreign: World, session: Session, as_user: As
) -> None:
    planner = as_user("foreign_planner")
    desk = Desk.begin(planner, county=COUNTY)
    every_kind_of_edit(desk, foreign)
    villages = {one["code"]: one for one in planner.get(f"{desk.path}/villages").json()["items"]}
    assert [villages[code]["grids"] for code in VILLAGES] == [3, 2, 3, 2]
    assert (villages[FIRST]["changed"], villages[THIRD]["town_code"], villages[SECOND]["changed"]) == (2, PARK, 0)
    assert desk.view["villages"][0] == FIRST
    served = planner.get(f"{desk.path}/people?village={THIRD}").json()["items"]
    assert {code for one in served for code in one["grids"]} == {code for code in GRIDS if code.startswith("K")}
    impact = planner.get(f"{desk.path}/impact").json()
    assert {one["code"] for one in impact["grids"]} >= {WEST, f"{FIRST}03"}
    assert [
        one["villages"] for one in planner.get("/plans").json()["items"] if one["id"] == desk.view["plan"]["id"]
    ] == [2]
    desk.publish(as_user, {"order": "foreign_chief", "organisation": "foreign_organisation", "civil": "foreign_civil"})
    assert session.get_one(Grid, "K0000000000001B801").town_code == PARK
    sent = planner.get("/exports/grids", params={"format": "geojson", "parent": PARK, "at": "2026-03-11"})
    exported = {f["id"]: f["properties"]["village"] for f in json.loads(sent.content)["features"]}
    assert exported["K0000000000001B801"] == THIRD
    assert set(exported.values()) == {THIRD, FOURTH}
    number = routed_and_counted(foreign, as_user)
    case = session.scalars(select(Case).where(Case.number == number)).one()
    park = session.scalars(select(Account.id).where(Account.username == "foreign_park")).one()
    assert serves(session, park, case, "", AT.date()), "who stands in the zone stands in the county"


def test_a_changed_net_in_a_file_becomes_a_plan_whose_gap_is_mended(foreign: World, as_user: As) -> None:
    planner = as_user("foreign_planner")
    smaller = collection(an_outline(f"{FOURTH}01", (121.1, 30.05, 121.14, 30.1)))
    facts = {"name": "a.geojson", "county_code": COUNTY, "dry_run": False}
    made = planner.post("/imports/boundaries", params=facts, content=smaller).json()
    assert (made["code_field"], made["matched"]) == ("code", 1)
    desk = Desk(planner, planner.get(f"/plans/{made['plan_id']}").json())
    gap = next(problem for problem in desk.problems() if problem["kind"] == "gap")
    assert gap["village_code"] == FOURTH
    desk.edit(**gap["repair"]["edit"])
    assert not [p for p in desk.problems() if p["severity"] == "error"]


def every_kind_of_edit(desk: Desk, foreign: World) -> None:
    """One edit of each kind at least; what is left has an exclusive grid more, and a village divided into three."""
    across = line((120.99, 30.02), (121.06, 30.02))
    assert [f["id"] for f in desk.edit("split", code=WEST, line=across)["changed"]["features"]][-1] == f"{FIRST}03"
    desk.edit("merge", codes=[WEST, f"{FIRST}03"])
    assert desk.turn("undo")["removed"] == []
    desk.edit("insert_vertex", code=WEST, begin=[121.05, 30.02], end=[121.05, 30.05], at=[121.052, 30.03])
    desk.edit("move_vertices", code=WEST, moves=[{"from": [121.052, 30.03], "to": [121.054, 30.03]}])
    desk.edit("remove_vertex", code=WEST, at=[121.054, 30.03])
    desk.edit(
        "transfer",
        source=f"{THIRD}01",
        target=f"{THIRD}02",
        line=line((121.15, 30.01), (121.14, 30.02), (121.15, 30.03)),
    )
    desk.edit("rename", code=f"{THIRD}02", name="东园")
    desk.edit("draw", layer="village", village_code=THIRD, name="新", boundary=polygon(121.11, 30.01, 121.13, 30.03))
    desk.edit("renumber", code=f"{THIRD}03", new_code=f"{THIRD}07")
    zone = desk.edit(
        "draw",
        layer="exclusive",
        village_code=THIRD,
        name="园",
        zone_kind="park",
        boundary=polygon(121.18, 30.03, 121.19, 30.07),
    )
    assert [f["id"] for f in zone["changed"]["features"]] == [f"{THIRD}801"]
    desk.edit("reshape", code=f"{THIRD}801", boundary=polygon(121.18, 30.02, 121.19, 30.07))
    desk.edit("draw", layer="exclusive", village_code=FIRST, name="错", boundary=polygon(121.06, 30.01, 121.07, 30.02))
    desk.edit("retire", code=f"{FIRST}801")
    done = desk.edit("propose", town_code=TOWN, count=6, preview=True)
    assert {f["properties"]["village_code"] for f in done["changed"]["features"]} >= {FIRST, SECOND}
    assert desk.ask("renumber", code=WEST, new_code=f"{FIRST}009").json()["kind"] == "plans.code_form"
    assert desk.ask("rename", code="110101001001001", name="a").status_code == 422
    lonely = {p["codes"][0] for p in desk.problems() if p["kind"] == "no_chief"}
    assert lonely == {f"{FIRST}03", f"{THIRD}07", f"{THIRD}801"}
    for code in lonely:
        desk.edit("assign", code=code, chief_id=foreign.cadres[f"{THIRD}01"])
    assert not [p for p in desk.problems() if p["severity"] == "error"]


def routed_and_counted(foreign: World, as_user: As) -> str:
    """Two reports, each in its grid and with its town's office, counted at every level; the number of the first."""
    leader, body = as_user("foreign_leader"), {"category_code": "E0101", "description": "三轮车占道"}
    taken = leader.put(f"/reports/{uuid4()}", json=body | {"lng": 121.185, "lat": 30.06}).json()
    assert taken["case_number"].startswith(f"{COUNTY}-20260311-")
    assert (taken["route"]["grid"]["code"], taken["route"]["office"]["code"]) == (f"{THIRD}801", f"O-{PARK}")
    other = leader.put(f"/reports/{uuid4()}", json=body | {"lng": 121.01, "lat": 30.04}).json()
    assert (other["route"]["grid"]["code"], other["route"]["office"]["code"]) == (WEST, f"O-{TOWN}")
    for level, parent, found in (
        ("town", COUNTY, {TOWN: 1, PARK: 1}),
        ("village", PARK, {THIRD: 1, FOURTH: 0}),
        ("grid", TOWN, {WEST: 1, EAST: 0, f"{FIRST}03": 0, f"{SECOND}01": 0, f"{SECOND}02": 0}),
    ):
        items = leader.get("/stats/areas", params={"level": level, "parent": parent}).json()["items"]
        assert {one["code"]: one["reported"] for one in items} == found
    assert [one["number"] for one in as_user("foreign_park").get("/cases").json()["items"]] == [taken["case_number"]]
    number, both = taken["case_number"], [other["case_number"], taken["case_number"]]
    for words, expected in ((number, [number]), (f"{COUNTY}-20260311", both), (f"{COUNTY}-", both)):
        found = [one["number"] for one in leader.get("/cases", params={"text": words}).json()["items"]]
        assert found == expected, "a number is known by its county, whatever form that has"
    return str(taken["case_number"])
