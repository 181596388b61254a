"""Objects are collected once: forms from a schema, changes only, what is sealed, and nobody else's grid."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.objects.models import CollectedObject
from gridgis.security.models import AuditEntry
from tests.api.collecting import ITEM, OBJECT, SCHEMA
from tests.factories import AT, ONE, TWO, ZONE

As = Callable[[str], TestClient]

TOWN, GRID = f"{ONE}001", f"{ONE}001001001"
CARE = ITEM | {"code": "care", "name": "需关爱", "kinds": ["person"], "type": "yes_no", "sealed": True}
ROOMS = ITEM | {"code": "rooms", "name": "房间数", "kinds": ["rental"], "type": "integer", "every": "monthly"}
FIRE = ITEM | {"code": "fire", "name": "消防设施", "kinds": ["rental"], "type": "choice", "choices": ["齐全", "缺少"]}
ITEMS = [ITEM | {"sealed": True}, CARE, ROOMS | {"required": True}, FIRE]


def published(client: TestClient, *items: dict[str, Any], **facts: Any) -> Any:
    return client.post("/collection", json=SCHEMA | {"items": list(items), "first_day": "2026-03-11"} | facts)


def put(client: TestClient, key: Any = OBJECT, **facts: Any) -> Any:
    body = {"version": 0, "kind": "rental", "name": "沈家出租房", "address": "人民路12号", "facts": {"rooms": "6"}}
    return client.put(f"/objects/{key}", json=body | facts)


def listed(client: TestClient, **wanted: Any) -> list[str]:
    return [one["name"] for one in client.post("/objects/search", json=wanted).json()["items"]]


@pytest.fixture
def forms(people: As) -> As:
    """A schema is in force."""
    answer = published(people("reviewer"), *ITEMS)
    assert answer.status_code == 201, answer.text
    return people


def test_two_departments_needing_the_same_datum_share_one_item_with_one_owner(people: As) -> None:
    reviewer = people("reviewer")
    again = ITEM | {"code": "tel", "name": "联系 电话", "owner": "market", "kinds": ["enterprise"]}
    answer = published(reviewer, ITEM, again)
    assert (answer.status_code, answer.json()["field"]) == (422, "name")
    assert "公安" in answer.json()["detail"] and "code phone" in answer.json()["detail"]
    shared = published(reviewer, ITEM | {"users": ["market"]}).json()
    assert [(one["owner"], one["users"]) for one in shared["items"]] == [("police", ["market"])]
    assert published(reviewer, ITEM, version=shared["version"]).status_code == 201
    assert published(reviewer, ITEM, version=shared["version"]).status_code == 409
    assert published(people("worker"), ITEM).status_code == 403
    assert published(people("far"), ITEM).status_code == 403


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"code": "1x"}, "code"),
        ({"code": "name"}, "code"),
        ({"kinds": []}, "kinds"),
        ({"owner": "nobody"}, "owner"),
        ({"type": "choice"}, "choices"),
        ({"choices": ["甲", "乙"]}, "choices"),
        ({"towns": [f"{TWO}001"]}, "towns"),
        ({"layers": ["moon"]}, "layers"),
        ({"basis": " "}, "basis"),
    ],
)
def test_an_item_that_can_not_be_is_refused_by_name(people: As, facts: dict[str, Any], field: str) -> None:
    answer = published(people("reviewer"), ITEM | facts)
    assert (answer.status_code, answer.json()["field"]) == (422, field)


def test_an_object_is_made_changed_confirmed_and_ended_and_its_history_is_kept(forms: As, session: Session) -> None:
    worker = forms("worker")
    made = put(worker).json()
    assert (made["version"], made["row"]["grid_code"], made["row"]["due_on"]) == (1, GRID, "2026-04-11")
    assert [one["code"] for one in made["form"]] == ["phone", "rooms", "fire"]
    assert put(worker).json() == made  # sent twice
    changed = put(worker, version=1, name=None, facts={"fire": "齐全"}).json()
    assert changed["facts"] == {"rooms": "6", "fire": "齐全"}
    assert (changed["changes"][0]["deed"], changed["changes"][0]["facts"]) == (
        "changed",
        [{"item": "fire", "before": "", "after": "齐全"}],
    )
    assert put(worker, version=1, facts={"fire": "缺少"}).status_code == 409
    assert put(worker, version=1, facts={"fire": "齐全"}).status_code == 200  # nothing becomes another
    one = session.get_one(CollectedObject, UUID(OBJECT))
    one.confirmed_at, one.due_on = AT - timedelta(days=60), date(2026, 3, 1)
    session.commit()
    assert listed(worker, late=True) == ["沈家出租房"]
    told = worker.post(f"/objects/{OBJECT}/confirmation", json={"version": 2}).json()
    assert (told["version"], told["changes"][0]["deed"]) == (3, "confirmed")
    assert worker.post(f"/objects/{OBJECT}/confirmation", json={"version": 2}).json()["version"] == 3
    assert listed(worker, late=True) == []
    assert session.scalar(select(AuditEntry.act).order_by(AuditEntry.id.desc()).limit(1)) == "object.confirm"
    ended = worker.post(f"/objects/{OBJECT}/ending", json={"reason": "已拆除", "version": 3}).json()
    assert [one["deed"] for one in ended["changes"]] == ["ended", "confirmed", "changed", "made"]
    assert put(worker, version=4, facts={"fire": "缺少"}).status_code == 409
    assert (listed(worker), listed(worker, ended=True)) == ([], ["沈家出租房"])


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"facts": {"rooms": "六间"}}, "rooms"),
        ({"facts": {}}, "rooms"),
        ({"facts": {"rooms": "6", "fire": "不知道"}}, "fire"),
        ({"facts": {"rooms": "6", "phone": "问房东"}}, "phone"),
        ({"facts": {"rooms": "6", "owner_card": "1"}}, "owner_card"),
        ({"name": " "}, "name"),
        ({"address": "没有这条路1号"}, "address"),
        ({"address": "人民路"}, "address"),
    ],
)
def test_answers_that_are_none_are_refused_with_their_item(forms: As, facts: dict[str, Any], field: str) -> None:
    answer = put(forms("worker"), **facts)
    assert (answer.status_code, answer.json()["field"]) == (422, field)


def test_somebody_elses_grid_is_not_there(forms: As) -> None:
    worker, beside, park = forms("worker"), forms("beside"), forms("park")
    assert put(worker).status_code == 200
    assert put(park, uuid4(), address="公园路1号").json()["row"]["grid_code"] == ZONE  # over the village's grid
    assert put(beside).status_code == 404
    assert put(beside, uuid4()).status_code == 422  # no such address in their grid
    assert (listed(worker), listed(beside), listed(forms("far"))) == (["沈家出租房"], [], [])
    assert len(listed(forms("staff"))) == 2
    for deed, body in (("confirmation", {"version": 1}), ("ending", {"reason": "x", "version": 1})):
        assert beside.post(f"/objects/{OBJECT}/{deed}", json=body).status_code == 404
    assert beside.get(f"/objects/{OBJECT}").status_code == 404
    assert forms("guide").get(f"/objects/{OBJECT}").status_code == 200
    assert put(forms("guide"), version=1, facts={"fire": "齐全"}).status_code == 403
    counted = forms("staff").post("/objects/counts", json={"place": GRID}).json()["items"]
    assert counted == [{"kind": "rental", "objects": 1, "late": 0}]
    found = beside.post("/objects/addresses", json={"q": "人民路"}).json()["items"]
    assert [one["text"][-6:] for one in found] == ["人民路14号"]


def test_people_are_masked_and_what_is_sealed_is_opened_with_a_reason(forms: As, session: Session) -> None:
    worker = forms("worker")
    told = put(worker, kind="person", name="王小明", facts={"phone": "13800001234", "care": "是"})
    assert (told.json()["row"]["name"], told.json()["facts"]) == ("王**", {})
    assert (told.json()["sealed"], told.json()["changes"][0]["sealed"]) == (["care", "phone"], 3)
    drawn = worker.get("/objects.geojson").json()["features"]
    pages = [told.text, worker.get(f"/objects/{OBJECT}").text, worker.post("/objects/search", json={}).text]
    assert drawn == [] and not any(secret in page for page in pages for secret in ("小明", "13800001234"))
    assert worker.post(f"/objects/{OBJECT}/opening", json={"reason": " "}).status_code == 422
    assert forms("guide").post(f"/objects/{OBJECT}/opening", json={"reason": "看看"}).status_code == 403
    opened = worker.post(f"/objects/{OBJECT}/opening", json={"reason": "入户走访"}).json()
    assert (opened["name"], opened["facts"]) == ("王小明", {"phone": "13800001234", "care": "true"})
    entry = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1)).one()
    assert (entry.act, entry.facts["reason"]) == ("object.open", "入户走访")
    assert "13800001234" not in str([one.facts for one in session.scalars(select(AuditEntry))])


def test_items_are_asked_where_they_apply(people: As) -> None:
    items = (ROOMS | {"layers": ["exclusive"]}, FIRE | {"towns": [f"{ONE}002"]}, ITEM)
    assert published(people("reviewer"), *items).status_code == 201
    told = put(people("worker"), facts={})
    assert [one["code"] for one in told.json()["form"]] == ["phone"]
    park = put(people("park"), uuid4(), address="公园路1号", facts={"rooms": "2"})
    assert [one["code"] for one in park.json()["form"]] == ["rooms", "phone"]


def test_tables_go_out_and_come_in(forms: As) -> None:
    staff, where = forms("staff"), {"county_code": ONE, "name": "对象.csv", "keep": "good"}
    rows = ("对象类型,名称,标准地址,采集内容", "出租房,一号房,人民路12号,rooms：3；fire：齐全")
    rows += ("人员,张三丰,人民路12号,phone：13900001111", "出租房,二号房,人民路12号,")
    text = "\n".join((*rows, "住宅,三,人民路12号,", "出租房,四,没有1号,rooms：1"))
    told = staff.post("/imports/objects", params=where, content=text.encode()).json()
    assert (told["added"], told["rejected"]) == (2, 3)
    assert [one["field"] for one in told["items"] if one["outcome"] == "rejected"] == ["rooms", "kind", "address"]
    again = staff.post("/imports/objects", params=where, content=text.encode()).json()
    assert (again["added"], again["known"], again["rejected"]) == (0, 2, 3)
    book = staff.get("/exports/objects", params={"county_code": ONE})
    assert book.status_code == 200 and b"13900001111" not in book.content
    back = staff.post("/imports/objects", params=where | {"name": "a.xlsx"}, content=book.content).json()
    assert (back["known"], back["rejected"]) == (2, 0), back
    schema = forms("reviewer").get("/exports/collection", params={"county_code": ONE})
    known = forms("reviewer").post(
        "/imports/collection", params=where | {"name": "a.xlsx", "keep": "all"}, content=schema.content
    )
    assert (known.json()["known"], known.json()["changed"]) == (4, 0), known.text
