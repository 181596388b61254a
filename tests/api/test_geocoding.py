"""Addresses to places and back over HTTP."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from gridgis.geocoding.outside import Outside
from gridgis.geocoding.providers import Place
from gridgis.geocoding.providers.asking import NoAnswerError
from tests.db.test_geocoding import an_address
from tests.factories import ONE, ZONE, World

As = Callable[[str], TestClient]
WORDS = "甲市101县001镇村人民路号弄附幢栋单元室组旁边对面往东50米与口-－（）()#,，十二"
EXACT = {
    "text": "甲市101县001镇001村人民路12号",
    "kind": "road",
    "lng": 120.02,
    "lat": 30.05,
    "village_code": f"{ONE}001001",
    "town_code": f"{ONE}001",
    "county_code": ONE,
    "score": 1.0,
    "precision": "house",
    "note_zh": "",
    "note_en": "",
    "source": "",
}


@pytest.fixture
def gazetteer(session: Session, world: World) -> None:
    """Three doors in two towns."""
    an_address(session, "人民路12号")
    an_address(session, "人民路14号", at=(120.021, 30.05))
    an_address(session, "人民路12号", village=f"{ONE}002001", at=(120.02, 30.15))
    session.commit()


@pytest.fixture
def client(as_user: As, gazetteer: None) -> TestClient:
    return as_user("worker")


def asked(client: TestClient, **query: Any) -> dict[str, Any]:
    answer = client.post("/geocode", json=query)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def test_a_text_gives_places_and_what_it_was_read_as(client: TestClient) -> None:
    body = asked(client, q="甲市001镇人民路十二号3幢2单元501室对面")
    assert body["items"][0]["precision"] == "relative"
    assert body["automatic"] is False
    assert body["reading"] == {
        "divisions": [
            {"code": "110100", "level": "city", "name": "甲市"},
            {"code": f"{ONE}001", "level": "town", "name": "001镇"},
            {"code": "110102001", "level": "town", "name": "001镇"},
        ],
        "road": "人民路",
        "number": "12",
        "place": "",
        "building": "3",
        "unit": "2",
        "room": "501",
        "relative": "对面",
        "rest": "人民路12号3幢2单元501室",
    }


def test_a_sure_one_may_be_taken(client: TestClient) -> None:
    body = asked(client, q="101县001镇人民路12号")
    assert body["automatic"] is True
    assert body["items"][0] == EXACT


def test_equals_are_put_into_order_by_the_point_near_which_it_is(client: TestClient) -> None:
    north = asked(client, q="101县人民路12号", near="120.02,30.15")
    assert north["items"][0]["lat"] == 30.15
    assert north["automatic"] is False
    assert asked(client, q="101县人民路12号", near="120.02,30.05")["items"][0]["lat"] == 30.05


def test_the_county_asked_about_counts(client: TestClient) -> None:
    assert asked(client, q="人民路12号", county="110102")["items"] == []
    assert len(asked(client, q="人民路12号", county=ONE)["items"]) == 2


@pytest.mark.parametrize(
    "query",
    [
        {"q": ""},
        {},
        {"q": "x" * 301},
        {"q": "\0"},
        {"q": "a", "near": "1"},
        {"q": "a", "near": "a,b"},
        {"q": "a", "near": "30,120"},
        {"q": "a", "near": "nan,1"},
        {"q": "a", "county": "x" * 21},
        {"q": "a", "wrong": "a"},
    ],
)
def test_questions_that_are_none_are_refused(client: TestClient, query: dict[str, str]) -> None:
    answer = client.post("/geocode", json=query)
    assert answer.status_code == 422
    assert answer.json()["type"]


def test_the_nearest_address_is_told_with_its_grid_or_null(client: TestClient) -> None:
    found = client.get("/reverse?lng=120.0202&lat=30.05").json()
    assert found["address"] == EXACT
    # 0.0002 degrees of longitude at 30.05 N are 19.3 m.
    assert found["distance_m"] == pytest.approx(19.3, abs=0.1)
    assert found["grid"] == {"code": f"{ONE}001001001", "name": "网格001001001", "layer": "village"}
    assert client.get("/reverse?lng=120.3&lat=30.15").json() is None


def test_addresses_of_other_territory_are_counted_and_not_shown(as_user: As, gazetteer: None) -> None:
    query = {"q": "甲市人民路12号"}
    both = asked(as_user("county"), **query)
    assert {hit["town_code"] for hit in both["items"]} == {f"{ONE}001", f"{ONE}002"}
    assert both["elsewhere"] == 0
    own = asked(as_user("town"), **query)
    assert {hit["town_code"] for hit in own["items"]} == {f"{ONE}001"}
    assert (own["elsewhere"], own["automatic"]) == (len(both["items"]) - len(own["items"]), False)
    foreign = asked(as_user("other_county"), **query)
    assert (foreign["items"], foreign["elsewhere"]) == ([], len(both["items"]))


def test_who_may_not_ask_there_gets_no_address(as_user: As, gazetteer: None) -> None:
    for name in ("other_town", "other_county"):
        assert as_user(name).get("/reverse?lng=120.0202&lat=30.05").status_code == 403
    clerk = as_user("clerk")
    for answer in (clerk.post("/geocode", json={"q": "人民路"}), clerk.get("/reverse?lng=120.0202&lat=30.05")):
        assert answer.json()["verb"] == "route.ask"


def test_an_exclusive_grid_comes_before_the_village_grid(as_user: As, session: Session, world: World) -> None:
    lng, lat = world.middles[ZONE]
    an_address(session, "园区大门", at=(lng, lat))
    session.commit()
    found = as_user("worker").get("/reverse", params={"lng": lng, "lat": lat}).json()
    assert (found["grid"]["code"], found["grid"]["layer"]) == (ZONE, "exclusive")


def test_an_address_outside_every_grid_has_none(as_user: As, session: Session, world: World) -> None:
    an_address(session, "人民路12号", at=(119.0, 30.0))
    session.commit()
    assert as_user("worker").get("/reverse?lng=119&lat=30").json()["grid"] is None


def test_a_point_in_another_datum_is_converted(client: TestClient) -> None:
    given = client.get("/reverse?lng=120.02455&lat=30.0476&datum=gcj02").json()
    assert given["address"]["text"] == EXACT["text"]
    assert given["distance_m"] < 60
    assert client.get("/reverse?lng=120.02&lat=30.05&datum=moon").status_code == 422
    assert client.get("/reverse?lng=30.05&lat=120.02").status_code == 422


class Fake:
    """A geocoder outside."""

    name = "fake"

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.fails = False

    def find(self, text: str) -> list[Place]:
        self.asked.append(text)
        if self.fails:
            raise NoAnswerError("broken")
        return [Place("外面的路", 120.03, 30.06), Place("远方", 10.0, 10.0)]


@pytest.fixture
def fake(app: FastAPI) -> Any:
    app.state.outside = Outside(fake := Fake())
    yield fake
    app.state.outside = None


def test_outside_is_asked_only_where_nothing_is_known_and_is_marked(client: TestClient, fake: Fake) -> None:
    assert asked(client, q="101县001镇人民路12号")["automatic"] is True
    assert fake.asked == []
    body = asked(client, q="101县001镇月亮湾大道5号3幢201室")
    assert fake.asked == ["101县001镇月亮湾大道"]
    first = body["items"][0]
    assert (first["text"], first["source"], first["county_code"]) == ("外面的路", "fake", ONE)
    assert body["automatic"] is False
    assert first["score"] < 0.85
    assert "远方" not in [item["text"] for item in body["items"]]
    fake.fails = True
    assert all(item["source"] == "" for item in asked(client, q="101县001镇月亮湾大道5号")["items"])


@settings(max_examples=30)
@example("'; DROP TABLE std_addresses; --", "cgcs2000", 120.0, 30.0)
@example("附附附附1-1-1-1-1-1号", "epsg:4549", 500000.0, 3300000.0)
@example("99999999999999999999号", "gcj02", float("nan"), float("inf"))
@example("1" * 300, "bd09", 1e308, -1e308)
@example("南与北路口" * 50, "", 0.0, 0.0)
@given(
    st.one_of(
        st.text(min_size=1, max_size=300),
        st.text(
            "甲市101县001镇村人民路号弄附幢栋单元室组旁边对面往东50米与口-－（）()#,，十二", min_size=1, max_size=80
        ),
    ),
    st.one_of(st.text(max_size=20), st.sampled_from(["wgs84", "gcj02", "epsg:4549", "4490"])),
    st.floats(),
    st.floats(),
)
def test_whatever_is_asked_is_answered_or_clearly_refused(
    client: TestClient, text: str, datum: str, lng: float, lat: float
) -> None:
    text, datum = (value.encode("utf-8", "replace").decode() for value in (text, datum))
    found = client.post("/geocode", json={"q": text, "near": f"{lng},{lat}" if datum else ""})
    assert found.status_code in (200, 422), found.text
    near = client.get("/reverse", params={"lng": lng, "lat": lat, "datum": datum})
    assert near.status_code in (200, 422), near.text
    for answer in (found, near):
        if answer.status_code == 422:
            assert answer.headers["content-type"] == "application/problem+json"
