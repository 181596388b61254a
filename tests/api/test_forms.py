"""Forms go out for ODK Collect and KoboCollect; a department's form comes in as items that somebody confirms."""

from collections.abc import Callable
from typing import Any

from fastapi.testclient import TestClient

from gridgis.connectors.forms import sheets
from tests.api.collecting import FILLED, FORM, ITEM
from tests.api.test_objects import FIRE, ROOMS, published
from tests.factories import ONE, TWO

As = Callable[[str], TestClient]
TEL = ITEM | {"code": "phone_of", "kinds": ["rental"]}


def proposed(client: TestClient, content: bytes = FORM, **facts: str) -> Any:
    return client.post("/imports/collection-form", params=FILLED | facts, content=content)


def test_forms_go_out_as_they_are_in_force(people: As) -> None:
    worker, asked = people("worker"), {"county_code": ONE, "kind": "rental"}
    assert worker.get("/exports/object-form", params=asked).status_code == 404
    assert published(people("reviewer"), ROOMS, FIRE, ITEM).status_code == 201
    told = worker.get("/exports/object-form", params=asked)
    assert told.status_code == 200, told.text
    form = sheets.xform(told.content)
    assert f'id="object-{ONE}-rental"' in form and "房间数" in form
    assert worker.get("/exports/object-form", params=asked | {"at": "2026-01-01"}).status_code == 404
    assert worker.get("/exports/object-form", params=asked | {"kind": "facility"}).status_code == 404
    report = worker.get("/exports/report-form", params={"county_code": ONE})
    assert report.status_code == 200 and f'id="report-{ONE}"' in sheets.xform(report.content)
    assert people("nobody").get("/exports/object-form", params=asked).status_code == 403
    assert worker.get("/exports/report-form", params={"county_code": f"{ONE}001"}).status_code == 404


def test_a_form_is_published_by_whoever_confirms_it_and_each_datum_is_collected_once(people: As) -> None:
    reviewer = people("reviewer")
    first = published(reviewer, TEL).json()
    told = proposed(reviewer).json()
    assert (told["title"], told["form_id"], told["form_version"]) == ("出租房消防检查", "fire-rental", "3")
    lines = {one["line"]: one for one in told["lines"]}
    assert {line: one["outcome"] for line, one in lines.items()} == {
        2: "left", 3: "left", 5: "left", 6: "refused", 8: "new", 9: "new", 10: "new", 11: "new", 12: "left",
        13: "new", 14: "left", 15: "left",
    }  # fmt: skip
    assert "公安" in lines[6]["reason_zh"] and "phone_of" in lines[6]["reason_zh"]
    assert "条件" in lines[11]["reason_zh"]
    assert [one["code"] for one in told["items"]] == ["phone_of", "rooms_let", "area", "has_alarm", "exits", "seen_on"]
    assert reviewer.get("/collection", params={"county_code": ONE}).json()["version"] == first["version"]
    sent = {"county_code": ONE, "first_day": "2026-03-11", "reason": "消防救援大队的采集表"}
    made = reviewer.post("/collection", json=sent | {"version": told["version"], "items": told["items"]})
    assert made.status_code == 201, made.text
    again = proposed(reviewer).json()["lines"]
    assert [one["outcome"] for one in again if one["line"] in (8, 9, 10, 11, 13)] == ["known"] * 5
    other = {one["line"]: one for one in proposed(reviewer, owner="market").json()["lines"]}
    assert (other[8]["outcome"], "消防" in other[8]["reason_zh"]) == ("refused", True)
    wider = {one["line"]: one for one in proposed(reviewer, kind="dwelling").json()["lines"]}
    assert (wider[8]["outcome"], "消防" in wider[8]["reason_zh"]) == ("refused", True)


def test_a_form_of_ours_brings_nothing_new(people: As) -> None:
    reviewer = people("reviewer")
    published(reviewer, ROOMS, FIRE, ITEM)
    book = reviewer.get("/exports/object-form", params={"county_code": ONE, "kind": "rental"}).content
    told = proposed(reviewer, book, name="a.xlsx").json()
    assert {one["outcome"] for one in told["lines"]} == {"left", "known"}
    assert [one["item"]["code"] for one in told["lines"] if one["item"]] == ["rooms", "fire", "phone"]


def test_what_is_no_form_is_refused_and_strangers_are(people: As) -> None:
    reviewer = people("reviewer")
    broken = proposed(reviewer, b"\0\0")
    assert (broken.status_code, broken.json()["field"]) == (422, "file")
    large = proposed(reviewer, b"a" * 5_000_001)
    assert large.status_code == 413
    nobody = {one["line"]: one for one in proposed(reviewer, owner="nobody").json()["lines"]}
    assert nobody[8]["outcome"] == "refused"
    assert proposed(people("worker")).status_code == 403
    assert proposed(people("far")).status_code == 403
    assert proposed(reviewer, county_code=TWO).status_code == 403
