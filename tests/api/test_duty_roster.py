"""The duty roster over HTTP: who is on now, who may put whom on it, and what can not be."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.factories import ONE, TWO, World

As = Callable[[str], TestClient]
TOWN = f"{ONE}001"
HOURS = {"begins": "08:30", "ends": "17:30"}
"""The tests' moment is 10:00."""


def enter(client: TestClient, person: int, status: int = 201, /, **facts: Any) -> dict[str, Any]:
    body = {"place_code": TOWN, "role": "receiver", "person_id": person, "days": ["2026-03-11"]} | HOURS | facts
    answer = client.post("/duty-roster", json=body)
    assert answer.status_code == status, answer.text
    told: dict[str, Any] = answer.json()
    return told


def roster(client: TestClient, parent: str = TOWN, **days: str) -> dict[str, Any]:
    told: dict[str, Any] = client.get("/duty-roster", params={"parent": parent} | days).json()
    return told


def test_who_is_on_now_and_in_which_roles_nobody_is(as_user: As, world: World) -> None:
    client = as_user("dispatcher")
    made = enter(client, world.person_id, days=["2026-03-11", "2026-03-12"])
    assert len(made["ids"]) == 2
    told = roster(client)
    assert [(one["person_name"], one["on_now"], one["phone"]) for one in told["items"]] == [
        ("网格员甲", True, "138****5678")
    ]
    assert told["places"] == [{"code": TOWN, "name": "001镇", "open_roles": ["duty_leader", "shift_leader", "checker"]}]
    assert [one["on_now"] for one in roster(client, **{"from": "2026-03-12"})["items"]] == [False]
    assert roster(as_user("county"), ONE)["items"][0]["mine"] is False
    assert roster(as_user("other_town"), ONE)["items"] == []


def test_a_night_ends_the_next_morning(as_user: As, world: World) -> None:
    client = as_user("dispatcher")
    enter(client, world.person_id, begins="17:30", ends="08:30")
    night = roster(client, **{"from": "2026-03-12"})["items"]
    assert [(one["starts_at"], one["ends_at"]) for one in night] == [("2026-03-11T09:30:00Z", "2026-03-12T00:30:00Z")]
    enter(client, world.person_id, 409, days=["2026-03-12"], begins="00:00", ends="08:00")


def test_shifts_to_come_are_taken_off_and_one_that_runs_ends_now(as_user: As, world: World) -> None:
    client = as_user("dispatcher")
    ids = enter(client, world.person_id, days=["2026-03-11", "2026-03-12"])["ids"]
    assert as_user("town").post("/duty-roster/cancel", json={"ids": ids}).status_code == 403
    assert as_user("other_county").post("/duty-roster/cancel", json={"ids": ids}).status_code == 404
    assert client.post("/duty-roster/cancel", json={"ids": ids}).json() == {"place_code": TOWN, "shifts": 2}
    left = roster(client, **{"from": "2026-03-11", "to": "2026-03-12"})["items"]
    assert [(one["ends_at"], one["on_now"]) for one in left] == [("2026-03-11T02:00:00Z", False)]
    assert client.post("/duty-roster/cancel", json={"ids": ids}).status_code == 409


def test_who_is_away_is_not_on(as_user: As, world: World) -> None:
    client = as_user("dispatcher")
    enter(client, world.person_id)
    leave = {"person_id": world.person_id, "from_day": "2026-03-11", "until_day": "2026-03-13"}
    assert client.post("/leaves", json=leave).status_code == 201
    told = roster(client)
    assert told["items"][0]["away"] and "receiver" in told["places"][0]["open_roles"]
    assert enter(client, world.person_id, 409, days=["2026-03-13"])["kind"] == "duty_roster.on_leave"


@pytest.mark.parametrize(
    ("facts", "status", "kind"),
    [
        ({"place_code": f"{ONE}002"}, 403, "security.no_right"),
        ({"place_code": f"{ONE}001001"}, 404, "duty_roster.no_centre"),
        ({"days": ["2026-03-10"]}, 422, "duty_roster.over"),
        ({"days": ["2026-03-12", "2028-03-12"]}, 422, "duty_roster.days"),
        ({"person_id": 10**9}, 422, "duty_roster.nobody"),
    ],
)
def test_what_can_not_be_is_named(as_user: As, world: World, facts: dict[str, Any], status: int, kind: str) -> None:
    told = enter(as_user("dispatcher"), world.person_id, status, **facts)
    assert told["kind"] == kind


def test_nobody_of_another_town_is_put_on(as_user: As, world: World) -> None:
    there = world.cadres[world.grid_of(f"{ONE}002")]
    assert enter(as_user("planner"), there, 422)["kind"] == "duty_roster.not_here"
    assert enter(as_user("planner"), there, place_code=ONE)["roster"]["items"][0]["place_code"] == ONE
    enter(as_user("planner"), there, 403, place_code=TWO)
