"""Doubles: who is shown which cases as one matter, why, and what people made of it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from gridgis.cases.models import Case
from gridgis.core.thresholds import Threshold
from gridgis.security.models import AuditEntry
from tests.api.handling import stepped
from tests.factories import AT, TWO, World, a_case

As = Callable[[str], TestClient]
HERE = {"lng": 120.02, "lat": 30.05}
METRE = 1 / 111_195
LAMP = {"category_code": "E0302", "description": "小区东门口路灯不亮"} | HERE


def sent(client: TestClient, **said: Any) -> str:
    """The number of a case that a report made."""
    answer = client.put(f"/reports/{uuid4()}", json=LAMP | said)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["case_number"])


def north(metres: float) -> dict[str, float]:
    return HERE | {"lat": 30.05 + metres * METRE}


def doubles(client: TestClient, number: str) -> dict[str, Any]:
    answer = client.get(f"/cases/{number}/doubles")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def numbers(client: TestClient, number: str) -> list[str]:
    return [one["case"]["number"] for one in doubles(client, number)["items"]]


def test_what_two_told_of_one_lamp_is_shown_with_its_reasons(as_user: As) -> None:
    worker, desk = as_user("worker"), as_user("dispatcher")
    first, second = sent(worker), sent(worker, description="东门口的路灯不亮了", **north(30))
    (one,) = doubles(desk, second)["items"]
    assert one["case"]["number"] == first
    assert (one["distance_m"], one["hours"], one["same_category"], one["photos"]) == (
        pytest.approx(30, abs=0.5),
        0,
        True,
        None,
    )
    assert one["words"] == pytest.approx(0.7, abs=0.1)
    assert numbers(desk, first) == [second]


@pytest.mark.parametrize(
    "other",
    [
        north(60),
        {"category_code": "E0101"},
        {"description": "3号楼前路灯不亮"},
    ],
    ids=("too far", "another kind", "another house"),
)
def test_what_is_not_the_same_is_not_shown(as_user: As, other: dict[str, Any]) -> None:
    worker, desk = as_user("worker"), as_user("dispatcher")
    first = sent(worker, description="5号楼前路灯不亮")
    second = sent(worker, **({"description": "5号楼前路灯不亮"} | other))
    assert numbers(desk, second) == [] == numbers(desk, first)


def test_matters_of_persons_are_never_shown_together(as_user: As) -> None:
    worker, desk = as_user("worker"), as_user("dispatcher")
    some = [sent(worker, category_code="G0101", description="楼上漏水") for _ in "12"]
    assert [numbers(desk, one) for one in some] == [[], []]


def test_an_uncertain_place_reaches_farther(as_user: As) -> None:
    worker, desk = as_user("worker"), as_user("dispatcher")
    first = sent(worker)
    second = sent(worker, **north(90), accuracy_m=150)
    assert numbers(desk, second) == [first] and numbers(desk, first) == [second]


def test_one_closed_for_a_week_is_a_double_and_later_it_came_back(as_user: As, session: Session) -> None:
    worker, desk = as_user("worker"), as_user("dispatcher")
    first = sent(worker)
    closed_at = AT - timedelta(days=6)
    facts = {"state": "closed", "closed_at": closed_at, "submitted_at": closed_at - timedelta(days=1)}
    session.execute(update(Case).where(Case.number == first).values(facts))
    session.commit()
    second = sent(worker)
    assert numbers(desk, second) == [first]
    session.execute(update(Case).where(Case.number == first).values(closed_at=AT - timedelta(days=20)))
    session.commit()
    third = sent(worker, **north(10))
    found = doubles(desk, third)
    assert [one["case"]["number"] for one in found["items"]] == [second]
    assert (found["before"]["case"]["number"], found["before"]["days"]) == (first, 20)
    assert [one["case"]["number"] for one in doubles(desk, first)["again"]] == [third]


@pytest.mark.parametrize("days", [7, 91])
def test_what_was_closed_just_now_or_long_ago_did_not_come_back(as_user: As, session: Session, days: int) -> None:
    worker, desk = as_user("worker"), as_user("dispatcher")
    first = sent(worker)
    session.execute(
        update(Case).where(Case.number == first).values(state="archived", closed_at=AT - timedelta(days=days))
    )
    session.commit()
    assert doubles(desk, sent(worker))["before"] is None


def test_a_case_of_another_category_came_back_once_that_is_put_right(as_user: As, session: Session) -> None:
    worker, desk = as_user("worker"), as_user("dispatcher")
    first, second = sent(worker), ""
    session.execute(
        update(Case).where(Case.number == first).values(state="archived", closed_at=AT - timedelta(days=30))
    )
    session.commit()
    second = sent(worker, category_code="E0303")
    assert doubles(desk, second)["before"] is None
    body = {"category_code": "E0302", "note": "是路灯"}
    assert desk.post(f"/cases/{second}/redecide", json=body).status_code == 200
    assert doubles(desk, second)["before"]["case"]["number"] == first


def test_told_apart_they_are_proposed_no_more_until_that_is_taken_back(as_user: As, session: Session) -> None:
    worker, desk = as_user("worker"), as_user("dispatcher")
    first, second = sent(worker), sent(worker)
    for _ in range(2):
        answer = desk.post(f"/cases/{second}/doubles/{first}/apart")
        assert answer.status_code == 200, answer.text
    acts = session.scalars(select(AuditEntry.act).where(AuditEntry.subject_key == second).order_by(AuditEntry.id)).all()
    assert acts == ["case.apart", "case.apart"]
    assert answer.json()["items"] == []
    (apart,) = answer.json()["apart"]
    assert (apart["case"]["number"], apart["by_name"]) == (first, "dispatcher")
    assert numbers(desk, first) == []
    assert desk.get("/doubles", params={"number": [first, second]}).json()["items"] == []
    assert desk.post(f"/cases/{first}/doubles/{second}/apart/undo").status_code == 200
    assert numbers(desk, second) == [first]


def test_who_may_not_receive_reports_neither_tells_apart_nor_is_asked(as_user: As) -> None:
    worker = as_user("worker")
    first, second = sent(worker), sent(worker)
    found = doubles(worker, second)
    assert found["may_settle"] is False and len(found["items"]) == 1
    assert worker.post(f"/cases/{second}/doubles/{first}/apart").status_code == 403
    assert doubles(as_user("dispatcher"), second)["may_settle"] is True


def test_a_page_of_a_queue_is_told_how_many_there_may_be(as_user: As) -> None:
    worker, desk = as_user("worker"), as_user("dispatcher")
    some = [sent(worker) for _ in range(3)] + [sent(worker, category_code="E0101", description="占道")]
    answer = desk.get("/doubles", params={"number": [*some, "110101-20260311-99999"]}).json()["items"]
    assert answer == [{"number": number, "count": 2} for number in sorted(some[:3])]
    assert as_user("other_town").get("/doubles", params={"number": some}).json()["items"] == []


def test_a_sensitive_case_is_shown_and_counted_to_nobody_else(as_user: As) -> None:
    worker, desk = as_user("worker"), as_user("dispatcher")
    first, second = sent(worker), sent(worker)
    body = {"category_code": "G0102", "note": "涉家暴"}
    assert desk.post(f"/cases/{first}/redecide", json=body).status_code == 200
    assert numbers(desk, second) == [] and numbers(worker, second) == []
    assert desk.get("/doubles", params={"number": [first, second]}).json()["items"] == []
    assert as_user("worker").get(f"/cases/{first}/doubles").status_code == 404


def test_another_county_is_never_proposed(as_user: As, session: Session, world: World) -> None:
    worker, city = as_user("worker"), as_user("city")
    first, second = sent(worker, lng=120.02), sent(worker, lng=120.02)
    assert city.get(f"/cases/{second}/doubles").json()["items"][0]["case"]["number"] == first
    other = a_case(session, world, grid_code=world.grid_of(TWO), category="E0302", at=AT).number
    session.execute(update(Case).where(Case.number == other).values(place="SRID=4490;POINT(120.02 30.05)"))
    session.commit()
    assert other not in numbers(city, second) and numbers(city, other) == []


def test_the_least_likeness_is_set(as_user: As, session: Session) -> None:
    worker, desk = as_user("worker"), as_user("dispatcher")
    first, second = sent(worker), sent(worker, description="灯坏")
    assert numbers(desk, second) == [first]
    session.execute(update(Threshold).where(Threshold.name == "double_least").values(value="0.7"))
    session.commit()
    assert numbers(desk, second) == []


def test_a_report_being_written_is_offered_an_open_case_and_joins_it_once(as_user: As) -> None:
    worker, desk = as_user("worker"), as_user("dispatcher")
    first = sent(worker)
    asked = {"category": "E0302", "text": "东门口路灯不亮", **north(20)}
    (one,) = worker.post("/reports/doubles", json=asked).json()["items"]
    assert one["case"]["number"] == first
    body, report = LAMP | {"description": "东门口路灯不亮", "joins": first}, uuid4()
    assert [desk.put(f"/reports/{report}", json=body).status_code for _ in "12"] == [201, 200]
    story = desk.get(f"/cases/{first}").json()
    assert len(story["reports"]) == 2 and story["case"]["report_count"] == 2
    far = {"category": "E0302", **north(45)}
    assert worker.post("/reports/doubles", json=far).json()["items"] != []
    assert worker.post("/reports/doubles", json=far | {"text": "摊贩占道"}).json()["items"] == []
    for wrong in (
        asked | {"category": "G0101"},
        asked | {"category": "G0102"},
        asked | {"category": "X"},
        asked | {"lat": 50},
    ):
        assert worker.post("/reports/doubles", json=wrong).json()["items"] == []


def test_merged_and_taken_out_again_both_stories_are_whole(as_user: As) -> None:
    worker, desk = as_user("worker"), as_user("dispatcher")
    first, second = sent(worker), sent(worker, description="东门路灯不亮")
    before = {number: desk.get(f"/cases/{number}").json() for number in (first, second)}
    (one,) = doubles(desk, second)["items"]
    stepped(desk, second, "merge", main=one["case"]["number"])
    merged = desk.get(f"/cases/{first}").json()
    assert {report["description"] for report in merged["reports"]} == {LAMP["description"], "东门路灯不亮"}
    assert numbers(desk, first) == [] == numbers(desk, second)
    stepped(desk, second, "unmerge", note="不是同一盏")
    for number in (first, second):
        now, then = desk.get(f"/cases/{number}").json(), before[number]
        assert now["reports"] == then["reports"]
        assert now["case"]["state"] == then["case"]["state"] and now["case"]["report_count"] == 1
        assert now["events"][: len(then["events"])] == then["events"]
    assert numbers(desk, second) == [first]


def test_what_can_never_be_one_is_refused_with_words(as_user: As, session: Session, world: World) -> None:
    worker, desk, city = as_user("worker"), as_user("dispatcher"), as_user("city")
    first, second, third = sent(worker), sent(worker), sent(worker)

    def refused(client: TestClient, path: str, body: dict[str, Any]) -> tuple[int, str]:
        answer = client.post(path, json=body, headers={"Accept-Language": "zh-CN"})
        return answer.status_code, answer.json()["detail"]

    def merging(number: str, main: str) -> tuple[int, str]:
        return refused(desk, f"/cases/{number}/moves", {"move": "merge", "main": main})

    assert merging(first, first) == (422, "不能并入案件自身，请另选案件。")
    stepped(desk, second, "merge", main=first)
    status, words = merging(first, second)
    assert status == 409 and second in words
    status, words = merging(first, third)
    assert status == 409 and words.startswith(f"案件 {first} 已有其他案件并入")
    assert refused(desk, f"/cases/{first}/doubles/{first}/apart", {})[0] == 422
    other = a_case(session, world, grid_code=world.grid_of(TWO), category="E0302", at=AT).number
    session.commit()
    assert refused(desk, f"/cases/{third}/doubles/{other}/apart", {})[0] == 404
    assert city.get(f"/cases/{other}").status_code == 200
    body = {"category_code": "G0102", "note": "涉家暴"}
    assert desk.post(f"/cases/{third}/redecide", json=body).status_code == 200
    assert merging(first, third)[0] == 404
