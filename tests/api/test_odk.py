"""ODK Collect and KoboCollect: forms, lists, and what is sent becomes a report or an object, exactly once."""

from base64 import b64decode
from collections.abc import Callable
from datetime import timedelta
from hashlib import md5
from json import loads
from typing import Any
from uuid import uuid4
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape
from zlib import decompress

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.cases.models import Case
from gridgis.intake.models import Report
from gridgis.media.models import Medium
from gridgis.objects.models import CollectedObject, CollectionSchema
from gridgis.security.models import AuditEntry, DeviceLink
from tests.api.collecting import DEVICE, ITEM
from tests.api.test_objects import CARE, FIRE, GRID, ROOMS, published
from tests.client import Client
from tests.factories import AT, ONE
from tests.pictures import picture

As = Callable[[str], TestClient]

MESSAGE = "{http://openrosa.org/http/response}message"
LISTED = "{http://openrosa.org/xforms/xformsList}"
MANIFEST = "{http://openrosa.org/xforms/xformsManifest}"
WHEN = "2026-03-11T09:00:00.000+08:00"
TOLD = {
    "Start": WHEN, "End": WHEN, "Category": "E0201", "Description": "垃圾堆积", "Place": "30.05 120.025 3.0 5.0",
}  # fmt: skip
SEEN = picture("JPEG", seed=3)
OTHER = picture("PNG", seed=4)


class Device:
    """A telephone that speaks OpenRosa as ODK Collect does."""

    def __init__(self, client: Client, address: str) -> None:
        self.client, self.base = client, f"http://testserver{address[address.index('/odk/') :]}"

    def get(self, path: str) -> Any:
        return self.client.get(f"{self.base}/{path}" if "://" not in path else path)

    def root(self, path: str) -> ET.Element:
        answer = self.get(path)
        assert answer.status_code == 200, answer.text
        return ET.fromstring(answer.content)

    def send(self, content: bytes | str, *photos: tuple[str, bytes], part: bool = False, date: str = "") -> Any:
        files = [("xml_submission_file", ("form.xml", content, "text/xml"))]
        files += [(name, (name, photo, "image/jpeg")) for name, photo in photos]
        headers = {"X-OpenRosa-Version": "1.0"} | ({"Date": date} if date else {})
        fields = {"*isIncomplete*": "yes"} if part else {}
        address = f"{self.base}/submission?deviceID=collect%3Aabc"
        return self.client.post(address, files=files, data=fields, headers=headers)


def words(answer: Any) -> str:
    return ET.fromstring(answer.content).findtext(MESSAGE) or ""


def filled(form: str, version: str, key: Any, answers: dict[str, str], facts: dict[str, str] | None = None) -> str:
    def tags(told: dict[str, str]) -> str:
        return "".join(f"<{name}>{escape(text)}</{name}>" for name, text in told.items())

    items = f"<Facts>{tags(facts)}</Facts>" if facts is not None else ""
    meta = f'<orx:meta xmlns:orx="http://openrosa.org/xforms"><orx:instanceID>uuid:{key}</orx:instanceID></orx:meta>'
    return f'<?xml version=\'1.0\' ?><data id="{form}" version="{version}">{tags(answers)}{items}{meta}</data>'


def report(key: Any, **answers: str) -> str:
    return filled(f"report-{ONE}", "1", key, TOLD | answers)


@pytest.fixture
def device(app: FastAPI, people: As) -> Callable[[str], Device]:
    """A telephone of an account."""

    def of(username: str) -> Device:
        made = people(username).post("/devices", json=DEVICE)
        assert made.status_code == 201, made.text
        client = Client(app, people(username).loop)  # type: ignore[attr-defined]
        client.headers["Accept-Language"] = "zh"
        return Device(client, made.json()["server_url"])

    return of


@pytest.fixture
def schema(people: As, session: Session) -> int:
    """What the first county collects; its version."""
    sealed = [ITEM | {"sealed": True}, CARE, ROOMS | {"required": True}, FIRE]
    assert published(people("reviewer"), *sealed).status_code == 201
    return session.scalars(select(CollectionSchema.id)).one()


def test_forms_are_listed_and_fetched_with_their_lists(
    device: Callable[[str], Device],
    people: As,
    schema: int,
) -> None:
    worker = device("worker")
    for n in range(2):
        body = {"version": 0, "kind": "rental", "name": f"沈家{n}", "address": "人民路12号", "facts": {"rooms": "6"}}
        assert people("worker").put(f"/objects/{uuid4()}", json=body).status_code == 200
    answer = worker.get("formList?formID=")
    assert (answer.headers["X-OpenRosa-Version"], answer.headers["content-type"]) == ("1.0", "text/xml; charset=utf-8")
    assert int(answer.headers["X-OpenRosa-Accept-Content-Length"]) >= 10_000_000
    rows = {one.findtext(f"{LISTED}formID"): one for one in ET.fromstring(answer.content)}
    assert set(rows) == {f"report-{ONE}", f"object-{ONE}-person", f"object-{ONE}-rental", f"object-{ONE}-enterprise"}
    rental = rows[f"object-{ONE}-rental"]
    assert rental.findtext(f"{LISTED}version") == str(schema)
    form = worker.get(str(rental.findtext(f"{LISTED}downloadUrl")))
    assert f"md5:{md5(form.content, usedforsecurity=False).hexdigest()}" == rental.findtext(f"{LISTED}hash")
    media = worker.root(str(rental.findtext(f"{LISTED}manifestUrl")))
    lists = {}
    for one in media:
        found = worker.get(str(one.findtext(f"{MANIFEST}downloadUrl")))
        assert one.findtext(f"{MANIFEST}hash") == f"md5:{md5(found.content, usedforsecurity=False).hexdigest()}"
        lists[one.findtext(f"{MANIFEST}filename")] = found.text.splitlines()
    assert lists["objects.csv"][0] == "name,label,version,layer,town,known" and len(lists["objects.csv"]) == 3
    assert "沈家0" in lists["objects.csv"][1] and "房间数：6" in lists["objects.csv"][1]
    assert [row.split(",")[1][-6:] for row in lists["addresses.csv"][1:]] == ["人民路12号"]
    for path in ("forms/object-110102-rental.xml", f"forms/report-{ONE}/objects.csv", "forms/x.xml"):
        assert (worker.get(path).status_code, "没有" in words(worker.get(path))) == (404, True)


def test_a_person_is_masked_and_what_is_sealed_goes_to_no_telephone(
    device: Callable[[str], Device],
    people: As,
    schema: int,
) -> None:
    body = {"version": 0, "kind": "person", "name": "王小明", "address": "人民路12号"}
    put = people("worker").put(f"/objects/{uuid4()}", json=body | {"facts": {"phone": "13800001234", "care": "是"}})
    assert put.status_code == 200
    told = device("worker").get(f"forms/object-{ONE}-person/objects.csv").text
    assert "王**" in told and not any(secret in told for secret in ("小明", "13800001234", "true"))


def test_a_report_is_taken_once_and_its_photos_in_several_requests(
    device: Callable[[str], Device], session: Session
) -> None:
    worker, key = device("worker"), uuid4()
    assert worker.client.head(f"{worker.base}/submission").status_code == 204
    content = report(key, Photo1="1.jpg", Photo2="2.jpg", Settled="yes")
    first = worker.send(content, ("1.jpg", SEEN), part=True)
    assert first.status_code == 202, first.text
    case = session.scalars(select(Case)).one()
    assert case.number in words(first) and case.grid_code == GRID
    last = worker.send(content, ("2.jpg", OTHER))
    assert (last.status_code, last.headers["X-OpenRosa-Version"]) == (201, "1.0")
    assert worker.send(content, ("2.jpg", OTHER)).status_code == 201
    assert worker.send(content).status_code == 201  # all is here already
    kept = session.scalars(select(Report)).one()
    assert (kept.id, kept.source, kept.accuracy_m) == (key, "grid_worker", 5.0)
    assert kept.observed_at.isoformat().startswith("2026-03-11T01:00:00")
    assert set(session.scalars(select(Medium.size_bytes))) == {len(SEEN), len(OTHER)}
    assert session.scalar(select(func.count()).select_from(Case)) == 1


def test_another_content_under_the_same_id_is_refused(device: Callable[[str], Device], session: Session) -> None:
    worker, key = device("worker"), uuid4()
    assert worker.send(report(key)).status_code == 201
    again = worker.send(report(key, Description="别的事"))
    assert (again.status_code, "没有覆盖" in words(again)) == (409, True)
    stranger = device("beside").send(report(key))
    assert stranger.status_code == 409 and session.scalars(select(Case.number)).one() not in stranger.text
    content = report(uuid4(), Photo1="1.jpg")
    assert worker.send(content, ("1.jpg", SEEN)).status_code == 201
    assert worker.send(content, ("1.jpg", OTHER)).status_code == 409


def test_nothing_is_acknowledged_whose_photo_is_missing_or_none(
    device: Callable[[str], Device], session: Session
) -> None:
    worker, content = device("worker"), report(uuid4(), Photo1="1.jpg")
    missing = worker.send(content)
    assert (missing.status_code, "1.jpg" in words(missing)) == (409, True)
    number = session.scalars(select(Case.number)).one()
    for photo in (b"", b"<svg onload='alert(1)'/>", SEEN[:-40]):
        broken = worker.send(content, ("1.jpg", photo))
        assert (broken.status_code, number in words(broken)) == (422, True)
    assert worker.send(content, ("2.jpg", SEEN)).status_code == 422  # the answers name no such photo
    assert worker.send(content, ("1.jpg", SEEN)).status_code == 201
    assert session.scalar(select(func.count()).select_from(Medium)) == 1


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        ({"Category": "X9999"}, 422),
        ({"Place": "north"}, 422),
        ({"Place": "30.05"}, 422),
        ({"Place": "89.0 0.0 0 0"}, 422),
        ({"Description": " "}, 422),
        ({"Start": "2099-01-01T00:00:00.000+08:00"}, 422),
        ({"Start": "1969-12-31T00:00:00.000+08:00"}, 422),
        ({"Start": "soon"}, 422),
    ],
)
def test_a_report_that_can_not_be_used_is_refused_in_words(
    device: Callable[[str], Device], session: Session, answers: dict[str, str], status: int
) -> None:
    answer = device("worker").send(report(uuid4(), **answers))
    assert (answer.status_code, len(words(answer)) > 8) == (status, True), answer.text
    assert session.scalar(select(func.count()).select_from(Report)) == 0


def test_a_clock_that_is_wrong_is_put_right_by_the_request(device: Callable[[str], Device], session: Session) -> None:
    worker = device("worker")
    told = worker.send(report(uuid4(), Start="2099-03-11T08:30:00.000+08:00"), date="Wed, 11 Mar 2099 01:00:00 GMT")
    assert told.status_code == 201, told.text
    assert abs(session.scalars(select(Report.observed_at)).one() - (AT - timedelta(minutes=30))) < timedelta(days=1)


def test_bodies_that_are_none_are_refused(device: Callable[[str], Device], session: Session) -> None:
    worker = device("worker")
    address = f"{worker.base}/submission"
    entity = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><data id="r">&x;</data>'
    for content in (b"", b"\0", entity, "<data", "<data id='report-0'/>", report(uuid4())[:-20]):
        answer = worker.send(content)
        assert (answer.status_code, len(words(answer)) > 8) == (422, True), answer.text
    for key in ("nowhere-1", f"report-{ONE}001", "object-110101-moon", "report-999999"):
        answer = worker.send(filled(key, "1", uuid4(), TOLD))
        assert (answer.status_code, "没有" in words(answer)) == (404, True), (key, answer.text)
    assert worker.client.post(address, content=b"{}").status_code in (400, 422)
    wrong = worker.client.post(address, content=b"--x", headers={"Content-Type": "multipart/form-data; boundary=x"})
    assert wrong.status_code in (400, 422) and words(wrong)
    assert worker.client.post(address, data={"xml_submission_file": report(uuid4())}).status_code == 201
    large = worker.client.post(address, content=b"x", headers={"Content-Length": "99999999"})
    assert large.status_code == 413
    assert worker.client.put(address).status_code == 405


def rental(schema: int, key: Any, deed: str = "made", facts: dict[str, str] | None = None, **answers: str) -> str:
    return filled(f"object-{ONE}-rental", str(schema), key, {"Start": WHEN, "Deed": deed} | answers, facts)


def address_of(worker: Device) -> str:
    return worker.get(f"forms/object-{ONE}-rental/addresses.csv").text.splitlines()[1].split(",")[0]


def test_an_object_is_made_changed_and_confirmed_once(
    device: Callable[[str], Device], session: Session, schema: int
) -> None:
    worker, key = device("worker"), uuid4()
    where = address_of(worker)
    content = rental(schema, key, facts={"rooms": "6", "fire": "2", "phone": "13800001234"}, Name="一号", Address=where)
    assert worker.send(content).status_code == 201
    assert worker.send(content).status_code == 201
    one = session.get_one(CollectedObject, key)
    assert (one.name, one.facts, one.version) == ("一号", {"rooms": "6", "fire": "缺少"}, 1)
    then = {"Object": str(key), "ObjectVersion": "1"}
    change = rental(schema, uuid4(), "changed", {"rooms": "7"}, **then)
    assert worker.send(change).status_code == worker.send(change).status_code == 201
    session.expire_all()
    assert (one.facts["rooms"], one.version) == ("7", 2)
    late = worker.send(rental(schema, uuid4(), "changed", {"rooms": "8"}, **then))
    assert (late.status_code, "请看最新内容后再改" in words(late)) == (409, True)
    one.confirmed_at = AT - timedelta(days=3)
    session.commit()
    sure = worker.send(rental(schema, uuid4(), "confirmed", **then | {"ObjectVersion": "2"}))
    assert sure.status_code == 201, sure.text
    session.expire_all()
    assert (one.version, one.confirmed_at) == (3, AT)
    acts = set(session.scalars(select(AuditEntry.act).where(AuditEntry.subject_key == str(key))))
    assert acts == {"object.write", "object.confirm"}


def test_an_object_of_somebody_elses_grid_is_not_there(
    device: Callable[[str], Device], session: Session, schema: int
) -> None:
    worker, beside, key = device("worker"), device("beside"), uuid4()
    made = rental(schema, key, facts={"rooms": "6"}, Name="一号", Address=address_of(worker))
    assert beside.send(made).status_code == 422  # no such address in their grid
    assert worker.send(made).status_code == 201
    then = {"Object": str(key), "ObjectVersion": "1"}
    for deed in ("changed", "confirmed"):
        assert beside.send(rental(schema, uuid4(), deed, {"rooms": "9"}, **then)).status_code == 404
    assert str(key) not in beside.get(f"forms/object-{ONE}-rental/objects.csv").text
    person = filled(f"object-{ONE}-person", str(schema), uuid4(), {"Deed": "confirmed"} | then)
    assert worker.send(person).status_code == 404  # it is none


def test_a_form_of_an_old_version_is_taken_while_its_items_are_asked(
    device: Callable[[str], Device],
    people: As,
    session: Session,
    schema: int,
) -> None:
    worker = device("worker")
    where = {"Address": address_of(worker), "Name": "一号"}
    turned = FIRE | {"choices": ["缺少", "齐全"]}
    newer = published(people("reviewer"), ROOMS, turned, version=schema, first_day="2026-03-11")
    assert newer.status_code == 201, newer.text
    key = uuid4()
    assert worker.send(rental(schema, key, facts={"rooms": "6", "fire": "2"}, **where)).status_code == 201
    assert session.get_one(CollectedObject, key).facts["fire"] == "缺少"  # as the old form had it
    gone = worker.send(rental(schema, uuid4(), facts={"rooms": "6", "phone": "13800001234"}, **where))
    assert (gone.status_code, "不再采集" in words(gone)) == (422, True)
    for version in ("", "x", str(schema + 99), "9" * 40):
        unknown = worker.send(
            rental(schema, uuid4(), facts={"rooms": "6"}, **where).replace(f'"{schema}"', f'"{version}"')
        )
        assert unknown.status_code == 422, unknown.text


def test_a_link_sends_for_one_account_until_it_ends(
    device: Callable[[str], Device],
    people: As,
    session: Session,
) -> None:
    told = people("worker").post("/devices", json=DEVICE).json()
    settings = loads(decompress(b64decode(told["code"])))
    assert settings["general"]["server_url"] == told["server_url"].replace("//odk", "/odk")
    assert told["server_url"].startswith("https://grid.example.cn/odk/key/")
    token = told["server_url"].rpartition("/")[2]
    assert token.encode() not in session.scalars(select(DeviceLink.token_hash)).one()
    worker = Device(device("beside").client, told["server_url"])
    assert worker.get("formList").status_code == 200
    mine = people("worker").get("/devices").json()["items"]
    assert [(one["open"], one["last_used_at"] is not None) for one in mine] == [(True, True)] and token not in str(mine)
    assert people("worker").get("/auth/me", headers={"Authorization": f"Bearer {token}"}).status_code == 401
    assert people("beside").post(f"/devices/{told['device']['id']}/ending").status_code == 404
    assert people("admin").post(f"/devices/{told['device']['id']}/ending").json()["open"] is False
    assert people("worker").post(f"/devices/{told['device']['id']}/ending").status_code == 409
    ended = worker.send(report(uuid4()))
    assert (ended.status_code, "设备链接" in words(ended)) == (404, True)
    for path in ("formList", "forms/x.xml", "forms/x/manifest", "forms/x/objects.csv"):
        assert worker.get(path).status_code == 404
    acts = session.scalars(select(AuditEntry.act).where(AuditEntry.subject_key == "worker").order_by(AuditEntry.id))
    assert list(acts)[-2:] == ["device_made", "device_ended"]


def test_a_link_is_over_with_its_time_and_is_not_made_for_anybody(
    device: Callable[[str], Device],
    people: As,
    session: Session,
) -> None:
    worker = device("worker")
    link = session.scalars(select(DeviceLink)).one()
    link.expires_at = AT
    session.commit()
    assert worker.get("formList").status_code == 404
    of_worker = DEVICE | {"username": "worker"}
    assert people("admin").post("/devices", json=of_worker).status_code in (201, 403)
    assert people("beside").post("/devices", json=of_worker).status_code == 404
    assert people("nobody").post("/devices", json=DEVICE).status_code == 403
    for wrong in ({"days": 0}, {"days": 400}, {"name": ""}, {"address": "javascript:alert(1)"}):
        assert people("worker").post("/devices", json=DEVICE | wrong).status_code == 422
    for _ in range(10):
        people("worker").post("/devices", json=DEVICE)
    assert people("worker").post("/devices", json=DEVICE).status_code == 409
