"""Leave over HTTP: entering, refusing, cancelling, and who sees what of it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.geocoding.models import LinearObject, LinePost
from gridgis.people.models import Person
from gridgis.security.models import AuditEntry
from tests.factories import ONE, TWO, World, a_person, a_post, an_account

As = Callable[[str], TestClient]
GRID, VILLAGE, TOWN = f"{ONE}001001001", f"{ONE}001001", f"{ONE}001"
RIVER = "SRID=4490;MULTILINESTRING((120.02 30.03, 120.02 30.08))"
SOON = {"from_day": "2026-03-20", "until_day": "2026-03-25"}


@pytest.fixture
def other(session: Session, world: World) -> int:
    """A second full-timer of the first grid."""
    person = a_person(session, "网格员乙", "13900001111")
    a_post(session, GRID, person, "fulltime")
    return person.id


def enter(client: TestClient, person: int, *, status: int = 201, **facts: Any) -> dict[str, Any]:
    answer = client.post("/leaves", json={"person_id": person} | SOON | facts)
    assert answer.status_code == status, answer.text
    body: dict[str, Any] = answer.json()
    return body


def test_leave_is_entered_with_a_substitute(as_user: As, session: Session, world: World, other: int) -> None:
    made = enter(as_user("dispatcher"), world.person_id, substitute_id=other, reason="产假")
    assert made | {"id": 0, "entered_at": ""} == {
        "id": 0,
        "person_id": world.person_id,
        "person_name": "网格员甲",
        "grids": [{"code": GRID, "name": "网格001001001", "duty": "fulltime"}],
        "from_day": "2026-03-20",
        "until_day": "2026-03-25",
        "substitute_id": other,
        "substitute_name": "网格员乙",
        "reason": "产假",
        "entered_by": "dispatcher",
        "entered_at": "",
        "cancelled_at": None,
    }
    written = session.scalars(select(AuditEntry).where(AuditEntry.act == "leave_entered")).one()
    assert (written.subject_key, written.facts) == (str(world.person_id), {"leave_id": made["id"]})


def test_the_grid_card_shows_who_is_away_and_who_stands_in(as_user: As, world: World, other: int) -> None:
    client = as_user("dispatcher")
    enter(client, world.person_id, substitute_id=other, from_day="2026-03-10", until_day="2026-03-12")
    team = client.get(f"/grids/{GRID}").json()["team"]
    assert [(m["name"], m["duty"], m["on_leave_until"], m["stands_in_for"]) for m in team][1:] == [
        ("网格员甲", "fulltime", "2026-03-12", None),
        ("网格员乙", "fulltime", None, "网格员甲"),
        ("网格员乙", "fulltime", None, None),
    ]
    assert {m["phone"] for m in team} == {"138****5678", "139****1111"}


@pytest.mark.parametrize(
    ("facts", "status", "field"),
    [
        ({"from_day": "2026-03-26"}, 422, "until_day"),
        ({"substitute_id": "self"}, 422, "substitute_id"),
        ({"substitute_id": 99_999_999}, 422, "substitute_id"),
        ({"person_id": 99_999_999}, 404, None),
        ({"person_id": 2**63}, 422, "person_id"),
        ({"from_day": "1066-10-14"}, 422, "from_day"),
        ({"until_day": "9999-12-31"}, 422, "until_day"),
        ({"reason": "\0"}, 422, "reason"),
        ({"reason": "长" * 301}, 422, "reason"),
        ({"note": "x"}, 422, "note"),
    ],
)
def test_what_makes_no_leave_is_refused(
    as_user: As, world: World, facts: dict[str, Any], status: int, field: str | None
) -> None:
    sent = {key: world.person_id if value == "self" else value for key, value in facts.items()}
    body = {"person_id": world.person_id} | SOON | sent
    answer = as_user("dispatcher").post("/leaves", json=body)
    assert answer.status_code == status, answer.text
    assert answer.json().get("field") == field


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2026-03-25", "2026-03-30"),
        ("2026-03-01", "2026-03-20"),
        ("2026-03-22", "2026-03-22"),
        ("2026-01-01", "2026-12-31"),
    ],
)
def test_leave_on_a_day_of_leave_is_refused(as_user: As, world: World, first: str, last: str) -> None:
    client = as_user("dispatcher")
    enter(client, world.person_id)
    refusal = enter(client, world.person_id, status=409, from_day=first, until_day=last)
    assert (refusal["from_day"], refusal["until_day"]) == ("2026-03-20", "2026-03-25")
    enter(client, world.person_id, from_day="2026-03-26", until_day="2026-03-26")
    enter(client, world.person_id, from_day="2026-03-19", until_day="2026-03-19")


def test_a_substitute_on_leave_is_refused(as_user: As, world: World, other: int) -> None:
    client = as_user("dispatcher")
    enter(client, other, from_day="2026-03-25", until_day="2026-03-28")
    assert enter(client, world.person_id, status=409, substitute_id=other)["field"] == "substitute_id"
    enter(client, world.person_id, substitute_id=other, until_day="2026-03-24")


def test_two_do_not_stand_in_for_each_other_on_one_day(as_user: As, world: World, other: int) -> None:
    """The second goes, but without the first as substitute: the gap is then theirs to see."""
    client = as_user("dispatcher")
    enter(client, world.person_id, substitute_id=other)
    enter(client, other, status=409, substitute_id=world.person_id)
    enter(client, other)
    team = client.get(f"/grids/{GRID}?at=2026-03-21").json()["team"]
    assert [(m["name"], m["on_leave_until"], m["stands_in_for"]) for m in team if m["duty"] == "fulltime"] == [
        ("网格员甲", "2026-03-25", None),
        ("网格员乙", "2026-03-25", None),
    ]


def test_leave_to_come_is_cancelled_once_and_its_days_are_free_again(as_user: As, world: World) -> None:
    client = as_user("dispatcher")
    made = enter(client, world.person_id)
    cancelled = client.post(f"/leaves/{made['id']}/cancel").json()
    assert cancelled["cancelled_at"] is not None
    again = client.post(f"/leaves/{made['id']}/cancel")
    assert (again.status_code, again.json()["until_day"]) == (409, "2026-03-25")
    enter(client, world.person_id)
    assert [item["cancelled_at"] is None for item in client.get("/leaves").json()["items"]] == [True, False]


def test_leave_that_runs_ends_with_yesterday(as_user: As, world: World) -> None:
    """It is the 11th: whoever was away until the 10th was away, and is back today."""
    client = as_user("dispatcher")
    made = enter(client, world.person_id, from_day="2026-03-09", until_day="2026-03-20")
    ended = client.post(f"/leaves/{made['id']}/cancel").json()
    assert (ended["until_day"], ended["cancelled_at"]) == ("2026-03-10", None)
    away = {
        day: next(m for m in client.get(f"/grids/{GRID}?at={day}").json()["team"] if m["name"] == "网格员甲")
        for day in ("2026-03-10", "2026-03-11")
    }
    assert [member["on_leave_until"] for member in away.values()] == ["2026-03-10", None]
    assert client.post(f"/leaves/{made['id']}/cancel").status_code == 409


def test_leave_that_begins_today_is_cancelled_whole(as_user: As, world: World) -> None:
    client = as_user("dispatcher")
    made = enter(client, world.person_id, from_day="2026-03-11")
    assert client.post(f"/leaves/{made['id']}/cancel").json()["cancelled_at"] is not None


def test_the_reason_is_for_those_who_manage_people_there(as_user: As, world: World, other: int) -> None:
    enter(as_user("dispatcher"), world.person_id, reason="病假")
    seen = {name: as_user(name).get("/leaves").json()["items"] for name in ("planner", "town", "worker", "city")}
    assert [len(items) for items in seen.values()] == [1, 1, 1, 1]
    assert {name: items[0]["reason"] for name, items in seen.items()} == {
        "planner": "病假",
        "town": "",
        "worker": "",
        "city": "",
    }


def test_a_leave_is_seen_where_its_person_serves_on_those_days(as_user: As, session: Session, world: World) -> None:
    """The person serves the second town from summer on, and the first one until then."""
    person = a_person(session, "流动员")
    a_post(session, GRID, person, "fulltime")
    session.execute(Person.__table__.update().where(Person.id == person.id).values(town_code=None))
    enter(as_user("dispatcher"), person.id)
    for name, count in (("town", 1), ("other_town", 0), ("other_county", 0)):
        assert len(as_user(name).get("/leaves").json()["items"]) == count, name


def test_places_outside_the_actors_own_are_not_named(as_user: As, session: Session, world: World) -> None:
    person = a_person(session, "跨县员")
    a_post(session, GRID, person, "fulltime")
    a_post(session, f"{TWO}001001001", person, "parttime")
    enter(as_user("dispatcher"), person.id, reason="年休假")
    own = as_user("other_county").get("/leaves").json()["items"]
    assert [(item["grids"][0]["code"], len(item["grids"]), item["reason"]) for item in own] == [
        (f"{TWO}001001001", 1, "")
    ]


def test_leaves_are_listed_by_place_and_time_and_paged(as_user: As, world: World, other: int) -> None:
    client = as_user("dispatcher")
    for n in range(3):
        enter(client, world.person_id, from_day=f"2026-0{n + 4}-01", until_day=f"2026-0{n + 4}-10")
    chief = world.cadres[f"{ONE}002001001"]
    enter(as_user("planner"), chief)
    county = as_user("county")

    def days(**asked: Any) -> list[str]:
        return [item["from_day"][5:7] for item in county.get("/leaves", params=asked).json()["items"]]

    assert days() == ["06", "05", "04", "03"]
    assert days(parent=ONE) == days(parent=ONE[:4] + "00") == days()
    assert days(parent=TOWN) == days(parent=VILLAGE) == days(parent=GRID) == ["06", "05", "04"]
    assert days(parent=TWO) == days(parent="none") == []
    assert days(**{"from": "2026-04-10", "to": "2026-05-01"}) == ["05", "04"]
    assert days(**{"from": "2026-04-11", "to": "2026-04-30"}) == []
    first = county.get("/leaves", params={"limit": 3}).json()
    rest = county.get("/leaves", params={"limit": 3, "cursor": first["next"]}).json()
    assert [len(first["items"]), len(rest["items"]), rest["next"]] == [3, 1, None]
    assert county.get("/leaves", params={"from": "2026-05-01", "to": "2026-04-01"}).status_code == 422
    assert county.get("/leaves", params={"cursor": "bm90"}).status_code == 422


def test_a_village_cadre_may_go_on_leave_too(as_user: As, session: Session, world: World) -> None:
    person = a_person(session, "驻村干部")
    a_post(session, VILLAGE, person, "village_liaison")
    made = enter(as_user("dispatcher"), person.id)
    assert made["grids"] == [{"code": VILLAGE, "name": "001村", "duty": "village_liaison"}]
    assert len(as_user("town").get("/leaves", params={"parent": VILLAGE}).json()["items"]) == 1
    assert as_user("other_town").get("/leaves").json()["items"] == []


def test_people_are_found_by_place_and_name_with_masked_phones(as_user: As, world: World, other: int) -> None:
    client = as_user("town")
    found = client.get("/people", params={"parent": GRID}).json()
    assert [one["name"] for one in found["items"]] == ["网格员乙", "网格员甲", f"长{GRID[6:]}"]
    assert found["items"][1] | {"id": 0} == {
        "id": 0,
        "name": "网格员甲",
        "phone": "138****5678",
        "duties": [{"grid_code": GRID, "grid_name": "网格001001001", "duty": "fulltime"}],
        "employment": "town_hired",
        "signs": [],
        "rank": 3,
        "away_until": None,
        "contract_until": None,
        "training_until": None,
    }
    assert [one["name"] for one in client.post("/people/search", json={"q": "员乙"}).json()["items"]] == ["网格员乙"]
    assert client.post("/people/search", json={"q": "%"}).json()["items"] == []
    page = client.get("/people", params={"limit": 2}).json()
    rest = client.get("/people", params={"limit": 200, "cursor": page["next"]}).json()
    names = [one["name"] for one in page["items"] + rest["items"]]
    assert names == sorted(names)
    assert len(names) == len(set(names)) == 7
    assert [as_user("nobody").get(path).status_code for path in ("/people", "/leaves")] == [403, 403]
    assert as_user("other_town").get("/people", params={"parent": GRID}).json()["items"] == []


def test_people_a_town_employs_are_found_though_they_serve_nowhere(as_user: As, session: Session, world: World) -> None:
    person = a_person(session, "新来的")
    person.town_code = TOWN
    session.flush()
    asked = {"q": "新来"}
    for name, count in (("town", 1), ("county", 1), ("other_town", 0), ("other_county", 0)):
        assert len(as_user(name).post(f"/people/search?parent={ONE}", json=asked).json()["items"]) == count, name
    assert as_user("town").post("/people/search", json=asked).json()["items"][0]["duties"] == []
    assert enter(as_user("dispatcher"), person.id)["grids"] == []


def test_who_is_responsible_here_names_those_on_duty_the_cadre_and_the_chief_of_the_river(
    as_user: As, session: Session, world: World, other: int
) -> None:
    """A discharge 20 m from a river: the grid's team, the village's cadre, and the river's chief with the kilometre."""
    client = as_user("dispatcher")
    enter(client, world.person_id, substitute_id=other, from_day="2026-03-11", until_day="2026-03-12")
    person = a_person(session, "驻村河长", "13700002222")
    a_post(session, VILLAGE, person, "village_liaison")
    line = LinearObject(kind="river", name="长水塘", code="HD1", rank=2, line=RIVER)
    session.add(line)
    session.flush()
    post = {"duty": "river_chief", "level": "village", "valid_from": date(2025, 1, 1)}
    session.add(LinePost(linear_object_id=line.id, person_id=person.id, **post))
    session.flush()
    route = client.post("/route", json={"lng": 120.0202, "lat": 30.05}).json()
    assert [(m["name"], m["stands_in_for"]) for m in route["team"]] == [
        ("长001001001", None),
        ("网格员甲", None),
        ("网格员乙", "网格员甲"),
        ("网格员乙", None),
    ]
    assert [m["name"] for m in route["cadres"]] == ["驻村河长"]
    (found,) = route["lines"]
    assert (found["name"], found["code"], found["kind"]) == ("长水塘", "HD1", "river")
    assert (found["distance_m"], found["km"]) == (pytest.approx(19.3, abs=0.1), pytest.approx(2.217, abs=0.001))
    assert (found["chief"]["name"], found["chief"]["phone"]) == ("驻村河长", "137****2222")


def test_somebody_with_the_right_at_one_grid_enters_leave_there_only(
    as_user: As, session: Session, world: World, other: int
) -> None:
    an_account(session, "one_grid", ("dispatcher", "grid", GRID))
    client = as_user("one_grid")
    enter(client, world.person_id)
    enter(client, world.cadres[f"{ONE}001001002"], status=404)
