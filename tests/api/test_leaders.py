"""Leaders' portfolios and leading groups over HTTP: who looks after what on a day, conflicts, tasks, and who may."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from tests.api.operations import GIVING, GROUP
from tests.factories import ONE, TWO, World, an_account

As = Callable[[str], TestClient]
TOWN = f"{ONE}001"
OFFICE = f"{TOWN}-police"


@pytest.fixture
def staff(as_user: As, session: Session, world: World) -> TestClient:
    """Who shares out what the leaders of the first town look after."""
    an_account(session, "staff", ("town_staff", "town", TOWN))
    session.commit()
    return as_user("staff")


def give(client: TestClient, person: int, status: int = 201, /, **facts: Any) -> dict[str, Any]:
    answer = client.post("/portfolios", json=GIVING | {"person_id": person} | facts)
    assert answer.status_code == status, answer.text
    told: dict[str, Any] = answer.json()
    return told


def fire(client: TestClient, at: str = "2026-03-11", code: str = "fire") -> tuple[list[tuple[str, str]], list[str]]:
    items = client.get("/portfolios", params={"place": TOWN, "at": at}).json()["items"]
    found = next(one for one in items if one["code"] == code)
    return [(one["person_name"], one["part"]) for one in found["leaders"]], found["conflicts"]


def test_who_supervises_follows_the_day_and_conflicts_are_told(as_user: As, staff: TestClient, world: World) -> None:
    first, second = world.person_id, world.cadres[world.grid_of(TOWN)]
    assert fire(staff) == ([], ["nobody"])
    made = give(staff, first)
    assert fire(staff) == ([("网格员甲", "supervises")], [])
    assert fire(staff, "2026-02-28") == ([], ["nobody"])
    give(staff, first, 409, first_day="2026-05-01")
    give(staff, second)
    assert fire(staff)[1] == ["several"]
    assert staff.post(f"/portfolios/{made['id']}/ending", json={"last_day": "2026-03-31"}).status_code == 200
    assert [fire(staff, day)[1] for day in ("2026-03-31", "2026-04-01")] == [["several"], []]
    give(staff, second, part="handles")
    assert fire(staff, "2026-04-01")[1] == ["both"]
    assert fire(as_user("county"))[1] == ["several", "both"]
    assert as_user("other_county").get("/portfolios", params={"place": TOWN}).status_code == 404


def test_whoever_works_in_an_office_does_not_supervise_it_too(
    staff: TestClient, session: Session, world: World
) -> None:
    from gridgis.security.models import Post

    person = world.person_id
    session.add(
        Post(person_id=person, role_code="office_clerk", level="office", place_code=OFFICE, valid_from="2020-01-01")
    )
    session.commit()
    made = give(staff, person, subject_kind="office", subject=OFFICE)
    assert fire(staff, code=OFFICE)[1] == ["both"]
    assert staff.post(f"/portfolios/{made['id']}/undo").status_code == 200
    assert fire(staff, code=OFFICE) == ([], ["nobody"])
    assert staff.post(f"/portfolios/{made['id']}/undo").json()["kind"] == "leaders.undone"


@pytest.mark.parametrize(
    ("facts", "status", "kind"),
    [
        ({"subject": "golf"}, 422, "leaders.no_subject"),
        ({"subject_kind": "town", "subject": f"{ONE}002"}, 422, "leaders.no_subject"),
        ({"last_day": "2026-02-01"}, 422, "leaders.days"),
        ({"place_code": f"{ONE}001001"}, 404, "leaders.no_place"),
        ({"place_code": f"{ONE}002"}, 404, "divisions.no_division"),
    ],
)
def test_what_nobody_can_look_after_is_named(
    staff: TestClient, world: World, facts: dict[str, Any], status: int, kind: str
) -> None:
    assert give(staff, world.person_id, status, **facts)["kind"] == kind


def test_nobody_of_another_county_is_a_leader_here(staff: TestClient, world: World) -> None:
    assert give(staff, world.cadres[world.grid_of(TWO)], 422)["kind"] == "leaders.nobody"


def test_a_group_has_members_by_days_and_overdue_tasks_first(as_user: As, staff: TestClient, world: World) -> None:
    person = world.person_id
    wish = GROUP | {"members": [{"person_id": person, "duty": "head", "unit": "镇党委"}]}
    made = staff.post("/leading-groups", json=wish)
    assert made.status_code == 201, made.text
    path = f"/leading-groups/{made.json()['id']}"
    for title, due in (("编制方案", "2026-04-01"), ("摸清底数", "2026-03-10"), ("办完的", "2026-03-01")):
        body = {"title": title, "owner_id": person, "due_on": due}
        told = staff.post(f"{path}/tasks", json=body).json()
    done = next(one["id"] for one in told["tasks"] if one["title"] == "办完的")
    settled = staff.post(f"{path}/tasks/{done}/result", json={"result": "已完成"}).json()
    assert [(one["title"], one["overdue"]) for one in settled["tasks"]] == [
        ("摸清底数", True),
        ("编制方案", False),
        ("办完的", False),
    ]
    assert [(one["duty"], one["open_tasks"]) for one in settled["members"]] == [("head", 2)]
    assert staff.post(f"{path}/tasks/{done}/result", json={"result": "再填"}).status_code == 409
    assert staff.post(f"{path}/tasks/{done}/result", json={"result": ""}).json()["tasks"][0]["title"] == "办完的"
    stranger = {"title": "x", "owner_id": world.cadres[world.grid_of(TOWN)], "due_on": "2026-04-01"}
    assert staff.post(f"{path}/tasks", json=stranger).json()["kind"] == "leaders.no_owner"
    member = settled["members"][0]["id"]
    assert as_user("town").post(f"{path}/members/{member}/ending", json={"last_day": "2026-03-10"}).status_code == 403
    left = staff.post(f"{path}/members/{member}/ending", json={"last_day": "2026-03-10"}).json()
    assert left["members"] == []
    before = staff.get("/leading-groups", params={"place": TOWN, "at": "2026-03-10"}).json()["items"]
    assert [len(one["members"]) for one in before] == [1]
    assert staff.post(f"{path}/ending", json={"last_day": "2026-03-10"}).json()["last_day"] == "2026-03-10"
    assert staff.post(f"{path}/ending", json={"last_day": None}).json()["last_day"] is None
    assert staff.post(f"{path}/ending", json={"last_day": "2026-03-10"}).status_code == 200
    assert staff.get("/leading-groups", params={"place": TOWN}).json()["items"] == []
