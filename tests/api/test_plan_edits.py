"""Editing a plan over HTTP: every kind of edit keeps the net whole, and can be taken back exactly."""

from collections.abc import Callable
from typing import Any

import pytest
import shapely
from fastapi.testclient import TestClient
from shapely.geometry import shape
from sqlalchemy.orm import Session

from gridgis.core.errors import Invalid
from gridgis.plans.asked import EDITS, edit_of
from gridgis.plans.edits import BUILDERS
from tests.api.planning import EAST, VILLAGE, WEST, Desk, across, line, polygon
from tests.factories import ONE, ZONE, World
from tests.stocked import stocked

As = Callable[[str], TestClient]
THIRD = f"{VILLAGE}003"
BOW_TIE = {"type": "Polygon", "coordinates": [[[120, 30], [120.1, 30.1], [120.1, 30], [120, 30.1], [120, 30]]]}
NORTH = f"{ONE}002001"


@pytest.fixture
def desk(as_user: As, world: World) -> Desk:
    """A plan just begun."""
    return Desk.begin(as_user("planner"))


def total(desk: Desk) -> float:
    return sum(one.area for one in desk.shapes().values())


def assert_whole(desk: Desk) -> None:
    shapes = list(desk.shapes().values())
    assert all(one.is_valid for one in shapes)
    assert shapely.coverage_is_valid(shapes)


def test_a_split_makes_two_grids_that_cover_the_old_one(desk: Desk) -> None:
    done = desk.edit("split", code=WEST, line=across(30.04))
    pieces = [shape(f["geometry"]) for f in done["changed"]["features"] if f["id"] in (WEST, THIRD)]
    assert abs(sum(piece.area for piece in pieces) - 0.05 * 0.1) < 1e-12
    assert_whole(desk)
    assert sum(f["properties"]["households"] for c, f in desk.grids().items() if c in (WEST, THIRD)) == 300
    assert desk.grids()[THIRD]["properties"]["households"] == 120


def test_a_wavy_line_makes_several_pieces(desk: Desk) -> None:
    wave = line((119.99, 30.02), (120.06, 30.03), (119.99, 30.05), (120.06, 30.07))
    done = desk.edit("split", code=WEST, line=wave, names=["南", "中"])
    assert {f["id"] for f in done["changed"]["features"]} >= {WEST, THIRD, f"{VILLAGE}004", f"{VILLAGE}005"}
    assert [desk.grids()[f"{VILLAGE}00{n}"]["properties"]["name"] for n in (3, 4)] == ["南", "中"]
    assert_whole(desk)


def test_split_and_merge_back_conserve_the_area(desk: Desk) -> None:
    before = desk.shapes()[WEST]
    desk.edit("split", code=WEST, line=across(30.04))
    done = desk.edit("merge", codes=[WEST, THIRD])
    assert done["removed"] == [THIRD]
    assert desk.shapes()[WEST].symmetric_difference(before).area < 1e-15
    assert desk.grids()[WEST]["properties"]["households"] == 300


def test_undo_gives_the_exact_shapes_back_and_redo_takes_them_away(desk: Desk) -> None:
    before = desk.grids()
    desk.edit("split", code=WEST, line=across(30.0412345))
    cut = desk.grids()
    undone = desk.turn("undo")
    assert undone["removed"] == [THIRD]
    assert desk.grids() == before
    assert not desk.view["can_undo"]
    desk.turn("redo")
    assert desk.grids() == cut


def test_a_new_edit_forgets_what_was_undone(desk: Desk) -> None:
    desk.edit("rename", code=WEST, name="甲")
    desk.turn("undo")
    desk.edit("rename", code=WEST, name="乙")
    assert not desk.view["can_redo"]
    assert [edit["kind"] for edit in desk.view["edits"]] == ["rename"]


def test_a_vertex_where_three_grids_meet_takes_all_three_along(desk: Desk) -> None:
    desk.edit("split", code=WEST, line=across(30.04))
    done = desk.edit("move_vertices", code=WEST, moves=[{"from": [120.05, 30.04], "to": [120.053, 30.0425]}])
    assert {f["id"] for f in done["changed"]["features"]} == {WEST, EAST, THIRD}
    for code in (WEST, EAST, THIRD):
        assert [120.053, 30.0425] in desk.grids()[code]["geometry"]["coordinates"][0]
    assert_whole(desk)


def test_a_vertex_moved_across_a_border_is_refused_and_nothing_changes(desk: Desk) -> None:
    desk.edit("insert_vertex", code=WEST, begin=[120.05, 30.0], end=[120.05, 30.1], at=[120.05, 30.05])
    before = desk.grids()
    answer = desk.ask("move_vertices", code=WEST, moves=[{"from": [120.05, 30.05], "to": [120.2, 30.05]}])
    assert answer.status_code == 422
    assert answer.json()["codes"]
    assert desk.grids() == before


def test_the_village_border_stays_where_it_is(desk: Desk) -> None:
    before = desk.grids()
    answer = desk.ask("move_vertices", code=WEST, moves=[{"from": [120.0, 30.0], "to": [120.01, 30.01]}])
    assert answer.status_code == 422
    assert "village" in answer.json()["detail"]
    outward = desk.ask("insert_vertex", code=WEST, begin=[120.0, 30.0], end=[120.05, 30.0], at=[120.02, 29.99])
    assert outward.status_code == 422
    assert desk.grids() == before


def test_vertices_go_in_and_out_on_both_sides(desk: Desk) -> None:
    desk.edit("insert_vertex", code=WEST, begin=[120.05, 30.0], end=[120.05, 30.1], at=[120.06, 30.05])
    assert all([120.06, 30.05] in desk.grids()[code]["geometry"]["coordinates"][0] for code in (WEST, EAST))
    assert_whole(desk)
    desk.edit("remove_vertex", code=EAST, at=[120.06, 30.05])
    assert desk.shapes()[WEST].area == pytest.approx(0.005, abs=1e-12)
    assert_whole(desk)


def test_a_redrawn_stretch_gives_an_area_to_the_neighbour(desk: Desk) -> None:
    before = total(desk)
    bulge = line((120.06, 30.02), (120.03, 30.03), (120.03, 30.06), (120.06, 30.07))
    desk.edit("transfer", source=WEST, target=EAST, line=bulge)
    assert desk.shapes()[WEST].area < 0.005 < desk.shapes()[EAST].area
    assert total(desk) == pytest.approx(before, abs=1e-14)
    assert_whole(desk)


def test_a_drawn_village_grid_makes_room_and_stays_inside_the_village(desk: Desk) -> None:
    desk.edit(
        "draw", layer="village", village_code=VILLAGE, name="新网格", boundary=polygon(119.9, 29.9, 120.03, 30.02)
    )
    assert desk.shapes()[THIRD].bounds == pytest.approx((120.0, 30.0, 120.03, 30.02))
    assert_whole(desk)
    assert not [p for p in desk.problems() if p["kind"] in ("gap", "overlap", "outside", "unmatched")]


def test_an_exclusive_grid_may_cross_villages_but_not_another_one(desk: Desk) -> None:
    answer = desk.ask(
        "draw", layer="exclusive", village_code=VILLAGE, name="市场", boundary=polygon(120.1, 30.1, 120.14, 30.14)
    )
    assert answer.status_code == 422
    assert answer.json()["codes"] == [ZONE]
    assert answer.json()["area_m2"] > 1e6
    desk.edit(
        "draw", layer="exclusive", village_code=VILLAGE, name="市场", boundary=polygon(120.12, 30.0, 120.14, 30.15)
    )
    assert desk.grids(f"{ONE}001002")[f"{VILLAGE}802"]["properties"]["layer"] == "exclusive"
    desk.edit("reshape", code=ZONE, boundary=polygon(120.09, 30.09, 120.11, 30.11))
    desk.edit("retire", code=ZONE)
    assert ZONE not in desk.grids()


@pytest.mark.parametrize(
    ("kind", "facts", "field"),
    [
        ("split", {"code": WEST, "line": line((120.01, 30.01), (120.02, 30.02))}, "line"),
        ("split", {"code": WEST, "line": {"type": "LineString", "coordinates": [[1]]}}, "line"),
        ("split", {"code": WEST, "line": {"type": "LineString", "coordinates": [["a", None], 3]}}, "line"),
        ("split", {"code": WEST}, "line"),
        ("split", {"line": across(30.04)}, "code"),
        ("merge", {"codes": [WEST]}, "codes"),
        ("merge", {"codes": [WEST, f"{ONE}001002001"]}, "codes"),
        ("merge", {"codes": "all"}, "codes"),
        ("move_vertices", {"code": WEST, "moves": [{"from": [1, 2], "to": [3, 4]}]}, "moves"),
        ("move_vertices", {"code": WEST, "moves": [{"from": [120.05, 30.0], "to": ["x", 4]}]}, "to"),
        ("move_vertices", {"code": WEST, "moves": 7}, "moves"),
        ("reshape", {"code": WEST, "boundary": polygon(120.0, 30.0, 120.02, 30.02)}, "code"),
        ("retire", {"code": WEST}, "code"),
        ("rename", {"code": WEST, "name": " "}, "name"),
        ("rename", {"code": WEST, "name": "长" * 101}, "name"),
        ("renumber", {"code": WEST, "new_code": f"{VILLAGE}801"}, "new_code"),
        ("renumber", {"code": WEST, "new_code": f"{ONE}001002009"}, "new_code"),
        ("assign", {"code": WEST, "chief_id": 10**9}, "chief_id"),
        ("assign", {"code": WEST, "chief_id": True}, "chief_id"),
        ("assign", {"code": WEST, "staff": [{"person_id": 1, "duty": "chief"}]}, "staff"),
        ("assign", {"code": WEST}, "chief_id"),
        ("draw", {"layer": "x", "village_code": VILLAGE, "name": "a", "boundary": polygon(1, 1, 2, 2)}, "layer"),
        (
            "draw",
            {"layer": "village", "village_code": VILLAGE, "name": "a", "boundary": polygon(121, 31, 121.1, 31.1)},
            "boundary",
        ),
        (
            "draw",
            {
                "layer": "exclusive",
                "village_code": VILLAGE,
                "name": "a",
                "boundary": BOW_TIE,
            },
            "boundary",
        ),
        ("propose", {"village_code": VILLAGE}, "count"),
        ("propose", {"village_code": VILLAGE, "count": 3, "by": "x"}, "by"),
        ("propose", {"village_code": VILLAGE, "count": 3, "stability": 2}, "stability"),
        ("repair", {"problem": "x", "codes": [WEST]}, "problem"),
        ("load", {"code": WEST}, "kind"),
        ("explode", {"code": WEST}, "kind"),
        ("rename", {"name": "a"}, "code"),
    ],
)  # fmt: skip
def test_what_an_edit_lacks_is_named_and_nothing_is_kept(
    desk: Desk, kind: str, facts: dict[str, Any], field: str
) -> None:
    answer = desk.ask(kind, **facts)
    assert answer.status_code == 422, answer.text
    assert answer.json()["field"] == field
    assert desk.client.get(desk.path).json()["edits"] == []


def test_unknown_grids_and_foreign_villages_are_refused(desk: Desk) -> None:
    assert desk.ask("rename", code=f"{VILLAGE}777", name="a").status_code == 404
    assert desk.ask("rename", code=f"{ONE}009009001", name="a").status_code == 404
    assert desk.ask("rename", code="110102001001001", name="a").status_code == 422


def test_an_edit_on_an_old_version_is_told_so(desk: Desk) -> None:
    desk.edit("rename", code=WEST, name="甲")
    desk.view["plan"]["version"] -= 1
    answer = desk.ask("rename", code=WEST, name="乙")
    assert answer.status_code == 409
    assert answer.json()["seen"] + 1 == answer.json()["version"]


def test_a_preview_answers_like_an_edit_and_keeps_nothing(desk: Desk) -> None:
    before = desk.grids()
    done = desk.edit("split", code=WEST, line=across(30.04), preview=True)
    assert {f["id"] for f in done["changed"]["features"]} >= {WEST, THIRD}
    assert [
        p["properties"]["kind"] for p in done["problems"]["features"] if p["properties"]["severity"] == "error"
    ] == ["no_chief"]
    assert desk.grids() == before
    assert desk.client.get(desk.path).json()["edits"] == []


def test_renumber_keeps_shape_and_chief(desk: Desk, world: World) -> None:
    before = desk.grids()[WEST]
    desk.edit("renumber", code=WEST, new_code=f"{VILLAGE}017")
    after = desk.grids()[f"{VILLAGE}017"]
    assert after["geometry"] == before["geometry"]
    assert after["properties"]["chief_id"] == world.cadres[WEST]
    assert WEST not in desk.grids()
    used = desk.ask("renumber", code=EAST, new_code=WEST)
    assert used.status_code == 409


def test_chief_and_staff_are_assigned(desk: Desk, world: World) -> None:
    refused = desk.ask("assign", code=WEST, chief_id=world.person_id)
    assert refused.status_code == 422, "the chief of a village grid is a village cadre"
    staff = [{"person_id": world.person_id, "duty": "parttime"}]
    done = desk.edit("assign", code=EAST, chief_id=world.cadres[WEST], staff=staff)
    (load,) = done["loads"]
    assert (load["before"]["parttime"], load["after"]["parttime"]) == (0, 1)
    east = desk.grids()[EAST]["properties"]
    assert east["chief_id"] == world.cadres[WEST]
    assert east["staff"] == [{"person_id": world.person_id, "name": "网格员甲", "duty": "parttime"}]
    assert desk.grids()[WEST]["properties"]["staff"][0]["duty"] == "fulltime"


def test_a_proposal_is_an_ordinary_edit(desk: Desk) -> None:
    done = desk.edit("propose", village_code=VILLAGE, count=4, seed=3)
    codes = {f["id"] for f in done["changed"]["features"]}
    assert codes >= {WEST, EAST, THIRD, f"{VILLAGE}004"}
    own = [f["properties"]["households"] for f in desk.grids().values() if f["properties"]["own"]]
    assert len(own) == 4
    assert sum(own) == 600
    assert max(own) / (600 / 4) < 1.1
    assert_whole(desk)
    again = desk.shapes()
    desk.turn("undo")
    desk.edit("propose", village_code=VILLAGE, count=4, seed=3)
    assert all(shape.equals_exact(again[code], 0) for code, shape in desk.shapes().items())


def test_a_proposal_for_a_town_gives_each_village_its_share(desk: Desk, session: Session) -> None:
    stocked(session)
    done = desk.edit("propose", town_code=f"{ONE}001", target=150, by="workload", stability=0)
    assert done["edit"]["kind"] == "propose"
    desk.turn("undo")
    done = desk.edit("propose", town_code=f"{ONE}001", target=150, seed=5)
    for village in (VILLAGE, f"{ONE}001002"):
        assert sum(f["properties"]["own"] for f in desk.grids(village).values()) == 4
    assert not [p for p in desk.problems() if p["kind"] in ("gap", "overlap", "outside", "unmatched")]


def test_loads_homes_people_and_villages_are_answered(desk: Desk, world: World) -> None:
    desk.edit("split", code=WEST, line=across(30.04))
    loads = desk.client.get(f"{desk.path}/loads?village={VILLAGE}").json()
    assert loads["target"] == 400
    assert [
        (g["code"], g["before"] and g["before"]["households"], g["after"]["households"]) for g in loads["grids"]
    ] == [
        (WEST, 300, 180),
        (EAST, 300, 300),
        (THIRD, None, 120),
    ]
    assert loads["grids"][0]["after"]["deviation"] == -0.55
    assert desk.client.get(f"{desk.path}/homes?village={VILLAGE}").json() == {"lng": [], "lat": [], "households": []}
    people = desk.client.get(f"{desk.path}/people?village={VILLAGE}").json()["items"]
    assert {one["id"] for one in people} >= {world.cadres[WEST], world.cadres[EAST]}
    rows = {r["code"]: r for r in desk.client.get(f"{desk.path}/villages").json()["items"]}
    assert (rows[VILLAGE]["grids"], rows[VILLAGE]["changed"], rows[VILLAGE]["errors"]) == (3, 2, 1)
    assert rows[NORTH]["errors"] is None
    assert desk.client.get(f"{desk.path}/loads?village=1").status_code == 404


def test_who_edits_beside_me_is_told(desk: Desk, as_user: As) -> None:
    other = Desk.begin(as_user("planner_reviewer"), "另一个方案")
    said = desk.client.put(f"{desk.path}/presence", json={"village_code": VILLAGE})
    assert said.json() == {"others": []}
    heard = other.client.put(f"{other.path}/presence", json={"village_code": VILLAGE}).json()["others"]
    assert [(one["name"], one["plan_title"]) for one in heard] == [("planner", "东部调整")]
    away = other.client.put(f"{other.path}/presence", json={"village_code": NORTH})
    assert away.json() == {"others": []}


def test_zones_side_by_side_share_their_border_vertex_by_vertex(desk: Desk) -> None:
    slanted = [[120.02, 30.02], [120.04, 30.0211111], [120.04, 30.04], [120.02, 30.04], [120.02, 30.02]]
    facts = {"layer": "exclusive", "village_code": VILLAGE}
    desk.edit("draw", name="甲园", boundary={"type": "Polygon", "coordinates": [slanted]}, **facts)
    on_it = [[120.025, 30.0202778], [120.037, 30.0209444], [120.037, 30.01], [120.025, 30.01], [120.025, 30.0202778]]
    done = desk.edit("draw", name="乙园", boundary={"type": "Polygon", "coordinates": [on_it]}, **facts)
    zones = [shape(f["geometry"]) for f in done["changed"]["features"]]
    assert len(zones) == 2, "the first gains the vertices of the second"
    assert not shapely.relate_pattern(zones[0], zones[1], "2********"), "as the database asks"
    assert shapely.coverage_is_valid(zones)
    assert not [p for p in desk.problems() if p["kind"] in ("overlap", "unmatched")]
    lower = polygon(120.025, 30.0, 120.037, 30.0102)
    assert desk.ask("draw", name="丙园", boundary=lower, **facts).status_code == 422


def test_the_document_tells_each_kind_of_edit_with_its_fields(desk: Desk) -> None:
    kinds = desk.client.get("/openapi.json").json()["components"]["schemas"]
    told = kinds["EditIn"]["discriminator"]["mapping"]
    assert {*told, "load"} == set(EDITS)
    assert set(told) == set(BUILDERS)
    assert set(kinds["Split"]["required"]) == {"kind", "version", "code", "line"}
    assert kinds["Renumber"]["additionalProperties"] is False


def test_what_a_kind_does_not_know_is_refused_by_its_name(desk: Desk) -> None:
    answer = desk.ask("rename", code=WEST, name="甲", nmae="乙")
    assert answer.status_code == 422
    assert [one["field"] for one in answer.json()["errors"]] == ["nmae"]
    answer = desk.ask("assign", code=WEST, staff=[{"person_id": 1, "duty": "guide", "since": "2026"}])
    assert (answer.status_code, answer.json()["kind"]) == (422, "plans.staff_form")
    answer = desk.ask("move_vertices", code=WEST, moves=[{"from": [120.05, 30.05]}])
    assert (answer.status_code, answer.json()["kind"]) == (422, "plans.no_moves")


def test_an_edit_kept_long_ago_is_read_without_what_its_kind_no_longer_knows() -> None:
    assert edit_of("rename", {"code": WEST, "name": "甲", "colour": "red"}, 3).facts() == {"code": WEST, "name": "甲"}
    with pytest.raises(Invalid, match="lacks what it needs now: code"):
        edit_of("rename", {"name": "甲"}, 3)
    with pytest.raises(Invalid, match="no edit"):
        edit_of("load", {}, 3)
