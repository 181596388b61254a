"""A third layer of grids is a row: drawn through a plan and numbered by its row, it routes nothing and counts."""

from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from gridgis.exchange.points.areas import of_net
from gridgis.grids.models import LayerRow
from gridgis.grids.queries import version_of
from tests.api.planning import VILLAGE, WEST, Desk, polygon
from tests.factories import AT, ONE, ZONE, World, a_case
from tests.layers import LAYERS, PATROL

As = Callable[[str], TestClient]
AREA = f"{VILLAGE}X01"
INSIDE, OUTSIDE = (120.02, 30.02), (120.005, 30.005)
IN_ZONE = (120.095, 30.095)


@pytest.fixture
def desk(session: Session, as_user: As, world: World) -> Desk:
    """The layer is there, and a plan draws a patrol area across two villages and into the zone."""
    session.execute(insert(LayerRow).values(vars(PATROL)))
    session.commit()
    desk = Desk.begin(as_user("planner"))
    done = desk.edit(
        "draw", layer="patrol", village_code=VILLAGE, name="老街巡逻区", boundary=polygon(120.01, 30.01, 120.11, 30.1)
    )
    assert {one["id"] for one in done["changed"]["features"]} == {AREA}
    desk.edit("assign", code=AREA, chief_id=world.cadres[WEST])
    return desk


def test_the_page_is_told_of_it(desk: Desk) -> None:
    told = desk.client.get("/layers").json()["items"]
    assert [one["code"] for one in told] == [*LAYERS, "patrol"]
    assert told[2] == vars(PATROL)


def test_it_is_numbered_by_its_row_and_lies_apart_from_its_own_alone(desk: Desk) -> None:
    beside = polygon(120.0, 30.0, 120.02, 30.02)
    refused = desk.ask("draw", layer="patrol", village_code=VILLAGE, name="乙", boundary=beside).json()
    assert (refused["kind"], refused["codes"]) == ("plans.overlaps", [AREA])
    refused = desk.ask("renumber", code=AREA, new_code=f"{VILLAGE}X00").json()
    assert refused["detail"] == "Numbers of this layer (Patrol area) are X01–X99."
    assert desk.ask("renumber", code=AREA, new_code=f"{VILLAGE}803").json()["kind"] == "plans.code_form"
    refused = desk.ask("draw", layer="water", village_code=VILLAGE, name="乙", boundary=beside).json()
    assert refused["detail"] == "layer is one of village, exclusive, patrol."
    moved = desk.edit("renumber", code=AREA, new_code=f"{VILLAGE}X07")
    assert moved["removed"] == [AREA]
    fresh = desk.edit(
        "draw", layer="patrol", village_code=VILLAGE, name="乙", boundary=polygon(120.0, 30.11, 120.02, 30.12)
    )
    assert fresh["changed"]["features"][0]["id"] == f"{VILLAGE}X08"


def test_published_it_routes_nothing_and_counts_what_lies_in_it(
    desk: Desk, as_user: As, session: Session, world: World
) -> None:
    places = ((WEST, INSIDE), (WEST, OUTSIDE), (ZONE, IN_ZONE))
    numbers = [a_case(session, world, grid_code=code, at=AT, place=place).number for code, place in places]
    session.commit()
    loads = desk.client.get(f"{desk.path}/impact").json()["grids"]
    assert [(one["code"], one["over"], one["before"]) for one in loads] == [(AREA, True, None)]
    desk.publish(as_user)
    dispatcher = as_user("county")
    for code, place in places:
        answer = dispatcher.post("/route", json={"lng": place[0], "lat": place[1]}).json()
        assert (answer["grid"]["code"], answer["match"]) == (code, "inside")
        assert AREA not in {one["code"] for one in answer["candidates"]}
    assert version_of(session, AREA, AT.date()) is None, "nobody can choose it for a case"
    assert version_of(session, AREA, AT.date(), routing=False) is not None, "whose chief is at home there"
    assert AREA not in of_net(session, AT.date()).codes, "nor in bulk"
    shown = dispatcher.get("/grids.geojson", params={"layer": "patrol"}).json()["features"]
    assert [(one["id"], one["properties"]["over"]) for one in shown] == [(AREA, True)]
    assert dispatcher.get("/grids", params={"q": AREA}).json()["items"][0]["layer"] == "patrol"
    listed = dispatcher.get("/cases", params={"place": AREA}).json()["items"]
    assert {one["number"] for one in listed} == {numbers[0], numbers[2]}
    assert dispatcher.get(f"/grids/{AREA}").json()["open_cases"] == len(listed) == 2
    figures = dispatcher.get("/stats/areas", params={"level": "grid", "parent": ONE}).json()["items"]
    counts = {one["code"]: one["open"] for one in figures}
    assert (counts[AREA], counts[WEST], counts[ZONE]) == (2, 2, 1)
    session.execute(update(LayerRow).where(LayerRow.code == "patrol").values(counts=False))
    session.commit()
    assert dispatcher.get("/cases", params={"place": AREA}).json()["items"] == []
