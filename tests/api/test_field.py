"""What somebody of a grid takes along into the street: tasks with their answers, objects without seals, their team."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases.models import CaseEvent
from gridgis.intake.models import Report
from gridgis.objects.models import CollectedObject, ObjectChange
from gridgis.people.models import Leave
from tests.api.collecting import ITEM, OBJECT, SCHEMA
from tests.api.handling import stepped
from tests.api.test_first_response import FAR, HERE, NEAR, cleaner, dispatched, reported, shot
from tests.api.test_redecide_clocks import a_leave, at
from tests.api.test_to_grid import CATEGORY, listed
from tests.db.test_geocoding import an_address
from tests.factories import AT, ONE, World, a_person, a_post, an_account

As = Callable[[str], TestClient]
GRID, BESIDE = f"{ONE}001001001", f"{ONE}001001002"
DAY = AT.date()
ROOMS = ITEM | {"code": "rooms", "name": "房间数", "kinds": ["rental"], "type": "integer"}
FIRE = ITEM | {"code": "fire", "name": "消防设施", "kinds": ["rental", "person"], "type": "text"}
PHONE = ITEM | {"sealed": True}
__all__ = ["cleaner"]


def one_task(client: TestClient, number: str) -> dict[str, Any]:
    return next(one for one in client.get("/field/tasks").json()["items"] if one["case"]["number"] == number)


@pytest.mark.usefixtures("cleaner")
def test_a_task_brings_all_that_its_answer_is_made_of(as_user: As, session: Session) -> None:
    worker, office = as_user("worker"), as_user("cleaner")
    number = dispatched(as_user)
    first = one_task(worker, number)
    assert [one["move"] for one in first["moves"]] == ["settle", "pass_on"]
    assert next(one for one in first["moves"] if one["move"] == "pass_on")["reasons"]
    assert (first["kind"], first["done"], first["within_m"]) == ("first", None, 50)
    stepped(worker, number, "pass_on", reason="no_means", seen=first["seq"])
    stepped(office, number, "sign")
    stepped(office, number, "file_result", note="已清运，加 1 只桶", photos=[shot(office, number, 2)])
    check = one_task(worker, number)
    assert (check["kind"], {one["move"] for one in check["moves"]}) == ("check", {"check_pass", "check_fail"})
    assert (check["done"]["note"], len(check["done"]["photos"])) == ("已清运，加 1 只桶", 1)
    body = {"move": "check_pass", "key": str(uuid4()), "note": "干净", "seen": check["seq"]}
    body |= {"photos": [shot(worker, number, 3)]} | NEAR
    far = worker.post(f"/cases/{number}/moves", json=body | FAR | {"key": str(uuid4())})
    assert (far.status_code, far.json()["kind"]) == (422, "cases.too_far")
    assert "100" in far.json()["detail"] and "50" in far.json()["detail"]
    answers = [worker.post(f"/cases/{number}/moves", json=body) for _ in range(3)]
    assert [one.status_code for one in answers] == [200, 200, 200]
    assert len({str(one.json()["case"]) for one in answers}) == 1
    made = select(CaseEvent).where(CaseEvent.case_number == number, CaseEvent.move == "check_pass")
    assert len(session.scalars(made).all()) == 1


def test_an_answer_to_what_others_went_on_with_is_told_who_did_what(as_user: As, session: Session) -> None:
    an_account(session, "chief", ("grid_chief", "grid", GRID))
    session.commit()
    worker, number = as_user("worker"), stood_in(as_user, session)
    seen = one_task(worker, number)["seq"]
    stepped(as_user("chief"), number, "grid_sign")
    body = {"move": "grid_file", "note": "已清", "seen": seen, "photos": [shot(worker, number, 4)], **NEAR}
    answer = worker.post(f"/cases/{number}/moves", json=body)
    assert (answer.status_code, answer.json()["kind"]) == (409, "cases.changed_meanwhile")
    assert answer.json()["who"] == "chief" and "chief" in answer.json()["detail"]
    again = body | {"seen": answer.json()["seq"], "key": str(uuid4())}
    assert worker.post(f"/cases/{number}/moves", json=again).status_code == 200


def test_who_stands_in_has_the_grid_of_whom_they_stand_in_for(as_user: As, session: Session, world: World) -> None:
    heir = a_person(session, "代班人", "13900000001")
    a_post(session, BESIDE, heir, "fulltime")
    an_account(session, "heir", person=heir)
    number = stood_in(as_user, session)
    assert as_user("heir").get("/field/tasks").json()["items"] == []
    a_leave(session, world.person_id, DAY, DAY + timedelta(days=1), heir.id)
    session.commit()
    me = as_user("heir").get("/auth/me").json()
    assert [one["grid_code"] for one in me["posts"]] == [BESIDE, GRID], "one's own first"
    assert [one["case"]["number"] for one in as_user("heir").get("/field/tasks").json()["items"]] == [number]
    stepped(as_user("heir"), number, "grid_sign")
    other = stood_in(as_user, session)
    assert one_task(as_user("heir"), other)["kind"] == "handed"
    session.scalars(select(Leave)).one().cancelled_at = AT
    session.commit()
    assert [one["grid_code"] for one in as_user("heir").get("/auth/me").json()["posts"]] == [BESIDE]


def stood_in(as_user: As, session: Session) -> str:
    """A case that its grid is to carry out."""
    listed(session, {"categories": [CATEGORY]})
    desk = as_user("dispatcher")
    number = reported(desk, CATEGORY, source="citizen")
    stepped(desk, number, "register")
    stepped(desk, number, "hand_to_grid", note="请网格清理")
    return number


@pytest.mark.usefixtures("cleaner")
def test_whoever_is_away_is_not_asked_and_who_stands_in_is(as_user: As, session: Session, world: World) -> None:
    heir = a_person(session, "代班人", "13900000001")
    a_post(session, BESIDE, heir, "fulltime")
    an_account(session, "heir", person=heir)
    a_leave(session, world.person_id, DAY, DAY, heir.id)
    session.commit()
    number = dispatched(as_user)
    assert as_user("dispatcher").get(f"/cases/{number}").json()["case"]["asked"] == "heir"
    assert one_task(as_user("heir"), number)["kind"] == "first"
    a_leave(session, heir.id, DAY, DAY)
    session.commit()
    away = dispatched(as_user)
    assert as_user("dispatcher").get(f"/cases/{away}").json()["case"]["asked"] not in ("heir", "worker")


@pytest.mark.usefixtures("cleaner")
def test_chief_and_guide_see_who_is_there_what_waits_and_what_is_stuck(
    as_user: As, app: FastAPI, session: Session, world: World
) -> None:
    for name, role in (("chief", "grid_chief"), ("guide", "grid_guide")):
        an_account(session, name, (role, "grid", GRID))
    heir = a_person(session, "代班人", "13900000001")
    a_leave(session, world.person_id, DAY, DAY, heir.id)
    session.commit()
    number = stood_in(as_user, session)
    sealed = reported(as_user("worker"), "G0102", "线索")
    (told,) = as_user("chief").get("/field/team").json()["items"]
    assert (told["grid_code"], told["duty"], told["stuck"], told["more"]) == (GRID, "chief", [], False)
    assert [(one["kind"], one["case"]["number"]) for one in told["tasks"]] == [("handed", number)]
    team = {one["name"]: (one["on_leave_until"], one["stands_in_for"]) for one in told["team"]}
    assert team["网格员甲"] == (str(DAY), None) and team["代班人"] == (None, "网格员甲")
    assert "****" in told["team"][0]["phone"]
    at(app, AT + timedelta(days=60))
    (late,) = as_user("guide").get("/field/team").json()["items"]
    assert (late["duty"], [one["number"] for one in late["stuck"]]) == ("guide", [number])
    assert sealed not in str(late)
    assert as_user("worker").get("/field/team").json()["items"] == []


@pytest.fixture
def collected(as_user: As, session: Session, world: World) -> As:
    """A rental with a sealed answer in the first grid, and one in the neighbour's."""
    an_account(session, "beside", ("grid_worker", "grid", BESIDE))
    an_account(session, "chief", ("grid_chief", "grid", GRID))
    an_address(session, "人民路12号")
    an_address(session, "人民路14号", at=(120.07, 30.02))
    session.commit()
    assert publish(as_user, PHONE, ROOMS, FIRE | {"towns": [f"{ONE}002"]}).status_code == 201
    made = put(as_user("worker"), facts={"rooms": "6", "phone": "13800001234"})
    assert made.status_code == 200, made.text
    put(as_user("worker"), str(uuid4()), kind="person", name="沈小明", facts={})
    other = put(as_user("beside"), str(uuid4()), address="人民路14号", name="别家", facts={"rooms": "1"})
    assert other.status_code == 200, other.text
    return as_user


def publish(as_user: As, *items: dict[str, Any], **facts: Any) -> Any:
    body = SCHEMA | {"items": list(items), "first_day": str(DAY)} | facts
    return as_user("reviewer").post("/collection", json=body)


def put(client: TestClient, key: str = OBJECT, **facts: Any) -> Any:
    body = {"version": 0, "kind": "rental", "name": "沈家出租房", "address": "人民路12号"}
    return client.put(f"/objects/{key}", json=body | facts)


def test_objects_are_taken_along_without_what_is_sealed(collected: As) -> None:
    told = collected("worker").get("/field/objects").json()
    (form,) = told["forms"]
    assert (form["grid_code"], [one["code"] for one in form["items"]]) == (GRID, ["phone", "rooms"]), "in scope only"
    by_kind = {one["kind"]: one for one in told["objects"]}
    assert {*by_kind} == {"rental", "person"} and told["more"] is False
    assert (by_kind["rental"]["facts"], by_kind["rental"]["sealed"]) == ({"rooms": "6"}, ["phone"])
    assert (by_kind["person"]["name"], by_kind["person"]["lng"]) == ("沈**", None)
    assert "13800001234" not in str(told) and "小明" not in str(told) and "别家" not in str(told)
    assert collected("nobody").get("/field/objects").json() == {"forms": [], "objects": [], "more": False}


def test_what_is_sealed_later_is_told_no_more(collected: As) -> None:
    version = collected("reviewer").get("/collection", params={"county_code": ONE}).json()["version"]
    assert publish(collected, PHONE, ROOMS | {"sealed": True}, version=version).status_code == 201
    told = collected("worker").get("/field/objects").json()["objects"]
    assert all("rooms" not in one["facts"] for one in told)
    assert "rooms" not in collected("worker").get(f"/objects/{OBJECT}").json()["facts"]


def test_a_form_of_an_old_version_is_refused_by_the_names_of_what_is_asked_no_more(collected: As) -> None:
    version = collected("reviewer").get("/collection", params={"county_code": ONE}).json()["version"]
    assert publish(collected, PHONE, FIRE, version=version).status_code == 201
    answer = put(collected("worker"), version=1, facts={"rooms": "7", "fire": "齐全"})
    assert (answer.status_code, answer.json()["kind"], answer.json()["items"]) == (422, "objects.no_longer", ["rooms"])
    assert "房间数" in answer.json()["detail"]
    assert put(collected("worker"), version=1, facts={"fire": "齐全"}).status_code == 200


def test_the_same_again_is_made_once_and_another_change_says_whose_it_was(collected: As, session: Session) -> None:
    worker, chief = collected("worker"), collected("chief")
    change = {"version": 1, "name": None, "facts": {"rooms": "7", "phone": "13900005678"}}
    assert put(worker, **change).json()["version"] == 2
    assert put(chief, version=2, name=None, facts={"rooms": "8"}).json()["version"] == 3
    assert put(worker, **change).json()["version"] == 3, "its answer was lost: it had arrived"
    late = put(worker, version=2, name=None, facts={"rooms": "9"})
    assert (late.status_code, late.json()["who"]) == (409, "chief")
    assert "chief" in late.json()["detail"]
    assert put(worker, version=1, name="改名", facts={}).status_code == 409
    one = session.get_one(CollectedObject, UUID(OBJECT))
    one.confirmed_at = AT - timedelta(days=30)
    session.commit()
    confirmation = f"/objects/{OBJECT}/confirmation"
    assert worker.post(confirmation, json={"version": 3}).json()["version"] == 4
    one.confirmed_at = AT - timedelta(days=1)
    session.commit()
    assert worker.post(confirmation, json={"version": 3}).json()["version"] == 4, "sent again a day later"
    assert chief.post(confirmation, json={"version": 3}).status_code == 409
    assert len(session.scalars(select(ObjectChange).where(ObjectChange.object_id == one.id)).all()) == 4
    away = put(collected("beside"), version=4, name=None, facts={"rooms": "2"})
    assert away.status_code == 404 and "in a grid of yours" in away.json()["detail"]


@pytest.mark.parametrize(("moved", "status"), [(120.4, 201), (None, 201), (-1, 422), (1e9, 422)])
def test_how_far_a_pin_was_moved_is_kept(as_user: As, session: Session, moved: float | None, status: int) -> None:
    body = {"category_code": "E0201", "description": "垃圾", "moved_m": moved} | HERE
    key = uuid4()
    answer = as_user("worker").put(f"/reports/{key}", json=body)
    assert answer.status_code == status, answer.text
    if status == 201:
        assert as_user("worker").put(f"/reports/{key}", json=body).status_code == 200
        assert session.scalars(select(Report.moved_m).where(Report.id == key)).one() == moved
        (report,) = as_user("worker").get(f"/cases/{answer.json()['case_number']}").json()["reports"]
        assert report["moved_m"] == moved
