"""Training sessions over HTTP: sign-in by code and by hand, the test with one more try, and what passing gives."""

import io
import zipfile
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import openpyxl
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.people.models import Competence, Person
from gridgis.people.training.models import Training
from gridgis.people.training.rules import code_at
from gridgis.security.models import AuditEntry
from tests.api.staffing import MATERIAL, TRAINING
from tests.factories import AT, ONE, World, an_account
from tests.pictures import picture

As = Callable[[str], TestClient]
TOWN = f"{ONE}001"
QUESTIONS = [
    {"text": "灭火器多久检查一次？", "choices": ["每月", "每年"], "right": [0]},
    {"text": "哪些不能堵？", "choices": ["安全出口", "疏散通道", "花坛"], "right": [0, 1]},
]
PDF, OCTETS = MATERIAL["content"], {"Content-Type": "application/octet-stream"}
WRONG, RIGHT = {"answers": [[1], [0]]}, {"answers": [[0], [1, 0]]}


@pytest.fixture
def staff(as_user: As, session: Session, world: World) -> TestClient:
    """Who organises trainings of the first town, whose worker is employed there."""
    an_account(session, "staff", ("town_staff", "town", TOWN))
    session.get_one(Person, world.person_id).town_code = TOWN
    session.commit()
    return as_user("staff")


def plan(client: TestClient, world: World, status: int = 201, /, **facts: Any) -> Any:
    wish = TRAINING | {"person_ids": [world.person_id], "questions": QUESTIONS} | facts
    answer = client.post("/trainings", json=wish)
    assert answer.status_code == status, answer.text
    return answer.json()["training"] if status == 201 else answer.json()


def trained(session: Session, world: World) -> tuple[str, str] | None:
    session.expire_all()
    one = session.get(Competence, (world.person_id, "fire"))
    return (str(one.trained_on), str(one.valid_until)) if one else None


def test_a_worker_signs_in_by_code_and_passes_at_the_second_try(
    as_user: As, session: Session, staff: TestClient, world: World
) -> None:
    made, worker = plan(staff, world, required=True), as_user("worker")
    path = f"/trainings/{made['id']}"
    assert worker.get(f"{path}/test").json()["kind"] == "training.not_there"
    shown = staff.get(f"{path}/code").json()["code"]
    assert worker.get(f"{path}/code").status_code == 403
    key = session.scalars(select(Training.sign_key)).one()
    old = code_at(key, made["id"], AT - timedelta(minutes=3))
    for code in (old, "" if old == shown else "12345", code_at(key, made["id"] + 1, AT)):
        assert code == shown or worker.post(f"{path}/sign-in", json={"code": code}).status_code == 422
    assert worker.post(f"{path}/sign-in", json={"code": shown}).status_code == 200
    assert worker.post(f"{path}/sign-in", json={"code": shown}).json()["kind"] == "training.signed"
    asked = worker.get(f"{path}/test")
    assert "right" not in asked.text and [one["several"] for one in asked.json()["questions"]] == [False, True]
    failed = worker.post(f"{path}/test", json=WRONG).json()["training"]["own"]
    assert (failed["score"], failed["passed_at"], failed["tries_left"]) == (0, None, 1)
    assert trained(session, world) is None
    passed = worker.post(f"{path}/test", json=RIGHT).json()["training"]
    assert (passed["own"]["score"], passed["passed"]) == (100, 1)
    assert trained(session, world) == ("2026-03-11", "2027-03-10")
    assert worker.post(f"{path}/test", json=RIGHT).json()["kind"] == "training.no_try"
    acts = session.scalars(select(AuditEntry.act).where(AuditEntry.subject_kind == "training")).all()
    assert acts == ["training_planned", "training_signed_in", "training_tested", "training_tested"]
    assert [one["title"] for one in worker.get("/trainings/own").json()["items"]] == ["消防检查"]


def test_an_undone_sign_in_takes_back_what_passing_gave(session: Session, staff: TestClient, world: World) -> None:
    known = Competence(person_id=world.person_id, line="fire", trained_on="2025-01-01", valid_until="2025-12-31")
    session.add(known)
    session.commit()
    path = f"/trainings/{plan(staff, world, questions=[])['id']}"
    body = {"person_ids": [world.person_id]}
    ticked = staff.post(f"{path}/attendance", json=body).json()
    assert [(one["signed_by"], one["passed_at"] is not None) for one in ticked["people"]] == [("staff", True)]
    assert trained(session, world) == ("2026-03-11", "2027-03-10")
    assert staff.post(f"{path}/cancel").json()["kind"] == "training.came"
    file = staff.get("/exports/attendance", params={"training": ticked["training"]["id"]}).content
    row = [cell.value for cell in openpyxl.load_workbook(io.BytesIO(file)).worksheets[0][2]]
    assert row[1:4] == ["网格员甲", "2026-03-11 10:00:00", "staff"]
    assert staff.post(f"{path}/attendance/{world.person_id}/undo").status_code == 200
    assert trained(session, world) == ("2025-01-01", "2025-12-31")
    assert staff.post(f"{path}/attendance/{world.person_id}/undo").status_code == 409
    assert staff.post(f"{path}/cancel").json()["training"]["cancelled"] is True


@pytest.mark.parametrize(
    ("facts", "status", "kind"),
    [
        ({"venue": ""}, 422, "training.where"),
        ({"link": "javascript:alert(1)"}, 422, "training.link"),
        ({"ends_at": "2026-03-11T09:00:00+08:00"}, 422, "training.hours"),
        ({"questions": [{"text": "?", "choices": ["a", "b"], "right": [2]}]}, 422, "training.question"),
        ({"person_ids": []}, 422, "training.invited"),
        ({"place_code": f"{ONE}002"}, 403, "security.no_right"),
    ],
)
def test_what_is_no_training_is_named(
    staff: TestClient, world: World, facts: dict[str, Any], status: int, kind: str
) -> None:
    assert plan(staff, world, status, **facts)["kind"] == kind


def test_strangers_see_none_and_nobody_comes_before_it_begins(as_user: As, staff: TestClient, world: World) -> None:
    hours = {"starts_at": "2026-03-11T10:31:00+08:00", "ends_at": "2026-03-11T11:30:00+08:00"}
    path = f"/trainings/{plan(staff, world, person_ids=[], towns=[TOWN], **hours)['id']}"
    shown = staff.get(f"{path}/code").json()["code"]
    assert as_user("worker").post(f"{path}/sign-in", json={"code": shown}).json()["kind"] == "training.not_now"
    assert staff.post(f"{path}/attendance", json={"person_ids": [world.person_id]}).status_code == 409
    assert as_user("town").post(f"{path}/sign-in", json={"code": shown}).json()["kind"] == "training.only_invited"
    assert as_user("town").get(path).json()["people"] == []
    assert as_user("other_county").get(path).status_code == 404
    assert as_user("other_county").get("/trainings", params={"parent": TOWN}).json()["items"] == []


def test_wrong_codes_slow_down_whoever_types_them(as_user: As, app: FastAPI, staff: TestClient, world: World) -> None:
    """After five the right one has to wait too, as long as after wrong passwords; a new hour begins anew."""
    path, worker = f"/trainings/{plan(staff, world, questions=[])['id']}", as_user("worker")
    shown = staff.get(f"{path}/code").json()["code"]
    wrong = {"code": f"{(int(shown) + 1) % 10**6:06}"}
    assert [worker.post(f"{path}/sign-in", json=wrong).status_code for _ in range(6)] == [422] * 5 + [429]
    slowed = worker.post(f"{path}/sign-in", json={"code": shown})
    assert (slowed.json()["kind"], slowed.headers["Retry-After"]) == ("training.too_many", "60")
    app.state.clock = lambda: AT + timedelta(seconds=61)
    assert worker.post(f"{path}/sign-in", json=wrong).status_code == 422
    assert worker.post(f"{path}/sign-in", json=wrong).headers["Retry-After"] == "120"
    app.state.clock = lambda: AT + timedelta(minutes=62)
    assert [worker.post(f"{path}/sign-in", json=wrong).status_code for _ in range(2)] == [422] * 2


def docx(*more: tuple[str, bytes]) -> bytes:
    """A file of Word, as small as may be, with more parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in (("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w:document/>"), *more):
            packed.writestr(name, content)
    return file.getvalue()


TEMPLATE = b'<Relationship Type="x/attachedTemplate" Target="https://x/a.dotm" TargetMode="External"/>'
MACROS, OBJECT = ("word/vbaProject.bin", b"x"), ("word/embeddings/a.xlsx", b"x")


def test_materials_are_kept_as_they_came_for_whoever_sees_the_session(
    as_user: As, staff: TestClient, world: World
) -> None:
    path = f"/trainings/{plan(staff, world)['id']}/materials"
    link = b'<Relationship Type="x/hyperlink" Target="https://x/" TargetMode="External"/>'
    files = {"讲义.docx": docx(("word/_rels/document.xml.rels", link)), "要点.pdf": PDF, "照片.png": picture("PNG")}
    for name, content in files.items():
        told = staff.post(path, params={"name": f"C:\\我的\\{name}"}, content=content, headers=OCTETS)
        assert told.status_code == 201, told.text
    materials = told.json()["materials"]
    assert [(one["name"], one["size"], one["put_by"]) for one in materials] == [
        (name, len(content), "staff") for name, content in files.items()
    ]
    for one in materials:
        answer = as_user("worker").get(f"{path}/{one['id']}")
        assert answer.content == files[one["name"]]
        assert answer.headers["Content-Disposition"].startswith("attachment")
    other = f"/trainings/{plan(staff, world)['id']}/materials/{materials[0]['id']}"
    assert staff.get(other).json()["kind"] == "training.no_material"
    assert as_user("other_county").get(f"{path}/{materials[0]['id']}").status_code == 404
    assert as_user("town").post(f"{path}/{materials[0]['id']}/removal").status_code == 403
    assert len(staff.post(f"{path}/{materials[0]['id']}/removal").json()["materials"]) == 2
    assert staff.get(f"{path}/{materials[0]['id']}").status_code == 404
    for _ in range(18):
        staff.post(path, params={"name": "要点.pdf"}, content=PDF, headers=OCTETS)
    full = staff.post(path, params={"name": "要点.pdf"}, content=PDF, headers=OCTETS)
    assert (full.status_code, full.json()["kind"]) == (409, "training.materials")


def test_what_is_no_material_is_named(staff: TestClient, world: World) -> None:
    path = f"/trainings/{plan(staff, world)['id']}/materials"
    wrong = [
        (b"MZ" + docx(), "papers.kind_or_word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "papers.kind_or_word"),
        (docx()[:-30], "papers.broken_word"),
        (docx(MACROS), "papers.active_word"),
        (docx(OBJECT), "papers.active_word"),
        (docx(("word/_rels/settings.xml.rels", TEMPLATE)), "papers.active_word"),
        (docx(("word/media/a.bmp", b"\0" * 60_000_001)), "papers.size"),
        (docx().replace(b"word/document.xml", b"xl/workbook.xml__"), "papers.kind_or_word"),
    ]
    for content, kind in wrong:
        answer = staff.post(path, params={"name": "a.docx"}, content=content, headers=OCTETS)
        assert (answer.status_code, answer.json()["kind"]) == (422, kind)
    assert staff.post(path, params={"name": " "}, content=docx(), headers=OCTETS).json()["kind"] == "papers.name"
