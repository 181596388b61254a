"""What maps ask for: outlines, grids, cases as GeoJSON with ETags and boxes, and what of sensitive cases they show."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from pydantic import BaseModel
from sqlalchemy import text
from sqlalchemy.orm import Session

from api.schemas.cases import CaseClusters, CasePoints
from api.schemas.divisions import DivisionShapes
from api.schemas.grids import GridShapes
from api.schemas.stats import HexShapes
from api.schemas.system import Basemap
from tests.factories import AT, CITY, ONE, TWO, World, a_case

As = Callable[[str], TestClient]

SHAPES: dict[str, tuple[int, type[BaseModel]]] = {
    "/divisions.geojson?level=town": (4, DivisionShapes),
    "/grids.geojson": (17, GridShapes),
    "/cases.geojson": (2, CasePoints),
    "/cases/clusters?zoom=12": (2, CaseClusters),
    "/stats/hexes": (2, HexShapes),
    "/basemap.geojson": (1, Basemap),
}
ROAD = "INSERT INTO linear_objects (kind, name, rank, line) VALUES ('road', '人民路', 1, "
ROAD += "ST_GeomFromText('MULTILINESTRING((120 30, 120.1 30.1))', 4490))"


@pytest.fixture
def cases(session: Session, world: World) -> list[str]:
    """A case in each county, and a road."""
    session.execute(text(ROAD))
    made = [a_case(session, world, grid_code=world.grid_of(code), at=AT).number for code in (ONE, TWO)]
    session.commit()
    return made


@pytest.mark.parametrize(("path", "count", "told"), [(path, *told) for path, told in SHAPES.items()])
def test_each_is_what_the_document_tells_and_private_caches_ask_about_it(
    as_user: As, cases: list[str], path: str, count: int, told: type[BaseModel]
) -> None:
    client = as_user("city")
    answer = client.get(path)
    assert answer.headers["content-type"] == "application/geo+json"
    assert answer.headers["cache-control"] == "private, no-cache"
    body = answer.json()
    assert (body["type"], len(body["features"])) == ("FeatureCollection", count)
    assert told.model_validate_json(answer.content, strict=True, extra="forbid")
    again = client.get(path, headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", answer.headers["etag"])
    assert client.get(path, headers={"If-None-Match": 'W/"other"'}).status_code == 200


def test_one_of_several_etags_is_enough(as_user: As, cases: list[str]) -> None:
    client = as_user("city")
    tag = client.get("/cases.geojson").headers["etag"]
    for sent in (f'W/"other", {tag}', tag.removeprefix("W/"), "*"):
        assert client.get("/cases.geojson", headers={"If-None-Match": sent}).status_code == 304, sent


def test_an_etag_changes_with_what_is_shown(as_user: As, cases: list[str], session: Session, world: World) -> None:
    client = as_user("city")
    tag = client.get("/cases.geojson").headers["etag"]
    a_case(session, world, grid_code=world.grids[0], at=AT)
    session.commit()
    answer = client.get("/cases.geojson", headers={"If-None-Match": tag})
    assert (answer.status_code, len(answer.json()["features"])) == (200, 3)


def test_an_etag_of_one_actor_hides_nothing_from_another(as_user: As, cases: list[str]) -> None:
    tag = as_user("county").get("/cases.geojson").headers["etag"]
    answer = as_user("other_county").get("/cases.geojson", headers={"If-None-Match": tag})
    assert [feature["id"] for feature in answer.json()["features"]] == [cases[1]]


@pytest.mark.parametrize(
    ("bbox", "count"),
    [
        ("119,29,121,31", 2),
        ("120,30,120.2,30.2", 1),
        ("120.025,30.05,120.025,30.05", 1),
        ("0,0,1,1", 0),
        ("-180,-90,180,90", 2),
    ],
)
def test_a_box_narrows(as_user: As, cases: list[str], bbox: str, count: int) -> None:
    assert len(as_user("city").get(f"/cases.geojson?bbox={bbox}").json()["features"]) == count
    assert len(as_user("city").get(f"/cases?bbox={bbox}").json()["items"]) == count


@pytest.mark.parametrize(
    "bbox",
    [
        "",
        "1",
        "1,2,3",
        "1,2,3,4,5",
        "a,b,c,d",
        "2,0,1,1",
        "0,2,1,1",
        "0,0,181,1",
        "0,-91,1,1",
        "nan,nan,nan,nan",
        "0,0,inf,1",
    ],
)
@pytest.mark.parametrize("path", ["/cases.geojson", "/grids.geojson", "/stats/hexes", "/cases"])
def test_a_box_that_is_none_is_refused(as_user: As, path: str, bbox: str) -> None:
    answer = as_user("city").get(path, params={"bbox": bbox})
    assert (answer.status_code, answer.json()["field"]) == (422, "bbox")


def test_a_point_tells_what_its_mark_needs(as_user: As, cases: list[str]) -> None:
    (feature,) = as_user("county").get("/cases.geojson").json()["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [120.025, 30.05]}
    assert feature["properties"] == {
        "number": cases[0],
        "clock": "ok",
        "state": "submitted",
        "category_code": "E0101",
        "urgency": "P3",
        "submitted_at": AT.isoformat(),
    }


def test_more_points_than_a_map_holds_are_cut_and_said_to_be(
    as_user: As, session: Session, world: World, cases: list[str]
) -> None:
    session.execute(
        text(
            "INSERT INTO cases (county_code, number, category_code, platform, urgency, source, description, place,"
            " state, submitted_at, total_due_at)"
            " SELECT '110101', 'many-' || n, 'E0101', 'enforcement', 'P3', 'citizen', 'x',"
            " ST_SetSRID(ST_MakePoint(120.1, 30.1), 4490), 'submitted', now(), now()"
            " FROM generate_series(1, 5001) AS s(n)"
        )
    )
    session.commit()
    body = as_user("county").get("/cases.geojson").json()
    assert (len(body["features"]), body["truncated"]) == (5000, True)
    assert body["features"][0]["id"] == cases[0], "the most pressing first"
    assert as_user("other_county").get("/cases.geojson").json()["truncated"] is False


@pytest.fixture
def sensitive(as_user: As, world: World) -> str:
    """A family dispute in the first grid, reported by its worker."""
    body = {"category_code": "G0102", "description": "家庭纠纷", "lng": 120.0212345, "lat": 30.0512345}
    answer = as_user("worker").put(f"/reports/{uuid4()}", json=body)
    assert answer.status_code == 201
    assert "sensitive" in answer.json()["route"]["flags"]
    return str(answer.json()["case_number"])


def sees(client: TestClient, number: str) -> list[bool]:
    """Whether a case is in the list, on the map, near its place, in the figures, and by its number."""
    near = client.get("/reports/nearby?lng=120.0212345&lat=30.0512345&radius_m=500").json()["items"]
    figures = client.get("/stats/areas?level=county").json()
    return [
        number in [row["number"] for row in client.get("/cases").json()["items"]],
        number in [feature["id"] for feature in client.get("/cases.geojson").json()["features"]],
        number in [item["case"]["number"] for item in near],
        figures["total"]["reported"] > 0,
        client.get(f"/cases/{number}").status_code == 200,
    ]


def test_on_its_list_a_sensitive_case_is_read_and_counted_nowhere(as_user: As, sensitive: str) -> None:
    assert sees(as_user("town"), sensitive) == [True, False, True, False, True]


def test_a_figure_s_list_leaves_out_what_the_figure_does(as_user: As, sensitive: str) -> None:
    client = as_user("town")
    assert [row["number"] for row in client.get("/cases?sensitive=true").json()["items"]] == [sensitive]
    assert client.get("/cases?sensitive=false").json()["items"] == []
    assert client.get("/stats/areas?level=county").json()["total"]["open"] == 0


@pytest.mark.parametrize(
    "username", ["worker", "dispatcher", "planner", "city", "county", "other_town", "other_county"]
)
def test_without_it_there_is_no_such_case(as_user: As, sensitive: str, username: str) -> None:
    assert sees(as_user(username), sensitive) == [False] * 5


def test_its_sender_is_told_what_became_of_it(as_user: As, sensitive: str) -> None:
    (report,) = as_user("worker").get("/reports/mine").json()["items"]
    assert report["case_number"] == sensitive
    assert as_user("worker").get(f"/reports/{report['report_id']}/receipt").status_code == 200
    assert as_user("dispatcher").get(f"/reports/{report['report_id']}/receipt").status_code == 404


def test_lists_show_it_near_where_it_is_and_its_story_where_and_no_map_does(as_user: As, sensitive: str) -> None:
    client = as_user("town")
    blurred: Any = [120.021, 30.051]
    assert client.get("/cases.geojson").json()["features"] == []
    (row,) = client.get("/cases").json()["items"]
    (near,) = client.get("/reports/nearby?lng=120.0212345&lat=30.0512345").json()["items"]
    assert [row["lng"], row["lat"]] == blurred
    assert [near["case"]["lng"], near["case"]["lat"]] == blurred
    story = client.get(f"/cases/{sensitive}").json()["case"]
    assert (story["lng"], story["lat"]) == (120.0212345, 30.0512345)


def test_no_hexagon_counts_it(as_user: As, sensitive: str) -> None:
    client = as_user("county")
    counts = {
        resolution: len(client.get(f"/stats/hexes?resolution={resolution}").json()["features"])
        for resolution in (8, 9, 10)
    }
    assert counts == {8: 0, 9: 0, 10: 0}


@pytest.mark.parametrize(
    ("path", "codes"),
    [
        ("/divisions?level=county", [ONE, TWO]),
        (f"/divisions?parent={CITY}", [ONE, TWO]),
        (f"/divisions?parent={ONE}", [f"{ONE}001", f"{ONE}002"]),
        ("/divisions?level=galaxy", []),
    ],
)
def test_divisions_are_listed(as_user: As, path: str, codes: list[str]) -> None:
    assert [row["code"] for row in as_user("nobody").get(path).json()["items"]] == codes


def test_a_division_is_told_with_those_above(as_user: As) -> None:
    body = as_user("nobody").get(f"/divisions/{ONE}001002").json()
    assert body["division"]["name"] == "002村"
    assert [row["code"] for row in body["ancestors"]] == [CITY, ONE, f"{ONE}001"]
    assert as_user("nobody").get("/divisions/9").status_code == 404


def test_a_grid_is_told_as_of_a_day_with_its_history(as_user: As) -> None:
    client = as_user("county")
    grid = client.get(f"/grids/{ONE}001001001").json()
    assert (grid["name"], grid["households"], grid["open_cases"]) == ("网格001001001", 300, 0)
    assert [member["duty"] for member in grid["team"]] == ["chief", "fulltime"]
    assert client.get(f"/grids/{ONE}001001001?at=2019-12-31").status_code == 404
    (version,) = client.get(f"/grids/{ONE}001001001/history").json()["items"]
    assert (version["valid_from"], version["valid_to"], version["plan_id"]) == ("2020-01-01", None, None)
    assert len(client.get("/grids.geojson?at=2019-12-31").json()["features"]) == 0
