"""Briefings over HTTP: drafted, written, signed by another, frozen with their files, corrected, sent."""

import io
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import docx
import openpyxl
import pypdfium2
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError, InternalError
from sqlalchemy.orm import Session

from gridgis.security.models import AuditEntry
from tests.api.briefing_routes import WHOLE, a_head
from tests.factories import AT, ONE, TWO, World, a_case, an_account

As = Callable[[str], TestClient]
TOWN = f"{ONE}001"
DAYS = {"from": "2026-03-01", "to": "2026-03-11"}


@pytest.fixture
def writers(session: Session, world: World) -> None:
    an_account(session, "writing", ("supervisor", "county", ONE))
    an_account(session, "writing_too", ("supervisor", "county", ONE))
    an_account(session, "signing", ("command_head", "county", ONE))
    for _ in range(3):
        a_case(session, world, grid_code=world.grids[0], at=AT)
    session.commit()


def begun(client: TestClient, **changes: Any) -> dict[str, Any]:
    answer = client.post("/briefings", json={"place": ONE, **DAYS, **changes})
    assert answer.status_code == 201, answer.text
    return answer.json()


def saved(client: TestClient, paper: dict[str, Any], **changes: Any) -> dict[str, Any]:
    row = paper["briefing"]["row"]
    body = {"version": row["version"], "title": row["title"], "blocks": paper["briefing"]["blocks"]} | changes
    answer = client.put(f"/briefings/{row['id']}", json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()


def moved(client: TestClient, number: int, version: int, move: str, status: int = 200, **more: Any) -> dict[str, Any]:
    answer = client.post(f"/briefings/{number}/moves", json={"move": move, "version": version, **more})
    assert answer.status_code == status, answer.text
    return answer.json()


def signed(as_user: As, paper: dict[str, Any]) -> dict[str, Any]:
    row = paper["briefing"]["row"]
    moved(as_user("writing"), row["id"], row["version"], "submit")
    return moved(as_user("signing"), row["id"], row["version"] + 1, "sign")


def pdf_text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    said = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return said.replace("\r\n", "").replace("\n", "")


def docx_text(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "".join([one.text for one in document.paragraphs] + cells)


def cells_of(content: bytes) -> set[Any]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {cell.value for page in book for row in page.iter_rows() for cell in row}


def test_the_same_numbers_stand_in_every_file_and_stay_when_the_data_change(
    as_user: As, session: Session, world: World, writers: None
) -> None:
    paper = begun(as_user("writing"))
    number, blocks = paper["briefing"]["row"]["id"], paper["briefing"]["blocks"]
    assert [one["kind"] for one in blocks] == [
        "head", "text", "findings", "table", "map", "chart", "advice", "signature"
    ]  # fmt: skip
    blocks[6]["paragraphs"] = [[{"text": "<script>alert(1)</script> 手写 17 件，占"}, {"number": bound("reported")}]]
    told = saved(as_user("writing"), paper, blocks=blocks, title="三月上旬研判")
    draft = as_user("writing").get(f"/briefings/{number}/files/pdf")
    assert "草稿" in pdf_text(draft.content)
    paper["briefing"]["row"] |= {"version": told["version"]}
    frozen = signed(as_user, paper)
    assert frozen["briefing"]["row"]["state"] == "signed"
    assert frozen["briefing"]["row"]["number"] == 1
    assert frozen["briefing"]["files"] == [], "made by the worker, or when the first is asked for"
    a_case(session, world, grid_code=world.grids[0], at=AT)
    session.commit()
    reader = as_user("county")
    assert reader.get(f"/briefings/{number}/files/pdf").status_code == 200
    files = reader.get(f"/briefings/{number}").json()["briefing"]["files"]
    names = [one["name"] for one in files]
    assert sorted(names) == ["chart-on_time_rate.png", "docx", "html", "map-on_time_rate.png", "pdf", "xlsx"]
    got = {name: reader.get(f"/briefings/{number}/files/{name}").content for name in names}
    assert {one["name"]: one["sha256"] for one in files} == {
        name: sha256(content).hexdigest() for name, content in got.items()
    }
    assert 3 in cells_of(got["xlsx"])
    page = got["html"].decode()
    assert "&lt;script&gt;alert(1)" in page and "<script>alert(1)" not in page
    for said in (pdf_text(got["pdf"]), docx_text(got["docx"])):
        assert "共上报 3 件" in said.replace("  ", " ")
        assert "<script>alert(1)</script>" in said
        assert "草稿" not in said
    assert got["map-on_time_rate.png"][:8] == b"\x89PNG\r\n\x1a\n"
    check = as_user("writing").get(f"/briefings/{number}/check").json()
    assert {(one["figure"], one["was"], one["now"]) for one in check["differing"]} >= {("reported", "3", "4")}
    with pytest.raises((IntegrityError, InternalError)):
        session.execute(text("UPDATE briefings SET title = 'x' WHERE id = :id"), {"id": number})
    session.rollback()


def bound(figure: str, place: str = ONE, told: str = "value") -> dict[str, str]:
    return {"figure": figure, "place": place, "told": told}


def test_two_who_write_at_once_lose_nothing(as_user: As, writers: None) -> None:
    one, other = as_user("writing"), as_user("writing_too")
    paper = begun(one)
    number = paper["briefing"]["row"]["id"]
    saved(other, paper, title="对方写的")
    body = {"version": 0, "title": "我写的", "blocks": paper["briefing"]["blocks"]}
    answer = one.put(f"/briefings/{number}", json=body)
    assert answer.status_code == 409
    assert answer.json()["version"] == 1
    assert other.get(f"/briefings/{number}").json()["briefing"]["row"]["title"] == "对方写的"


def test_who_wrote_does_not_sign_while_somebody_else_may(as_user: As, session: Session, writers: None) -> None:
    head = as_user("signing")
    an_account(session, "other_head", ("command_head", "county", ONE))
    session.commit()
    paper = begun(head)
    number = paper["briefing"]["row"]["id"]
    moved(head, number, 0, "submit")
    refused = moved(head, number, 1, "sign", 403)
    assert "somebody else" in refused["detail"]
    assert moved(as_user("writing"), number, 1, "sign", 403)
    assert moved(as_user("other_head"), number, 1, "sign")["briefing"]["row"]["state"] == "signed"


def test_numbers_that_differ_from_the_data_are_named_before_it_is_signed(
    as_user: As, session: Session, world: World, writers: None
) -> None:
    writer = as_user("writing")
    paper = begun(writer)
    number = paper["briefing"]["row"]["id"]
    a_case(session, world, grid_code=world.grids[0], at=AT)
    session.commit()
    moved(writer, number, 0, "submit")
    refused = moved(as_user("signing"), number, 1, "sign", 409)
    assert "3 → 4" in refused["detail"]
    back = moved(as_user("signing"), number, 1, "return", note="请更新数据")
    assert back["briefing"]["note"] == "请更新数据"
    fresh = writer.post(f"/briefings/{number}/refresh", json={"version": 2}).json()
    assert {"4"} <= {one["text"] for one in fresh["briefing"]["numbers"] if one["figure"] == "reported"}
    moved(writer, number, 3, "submit")
    moved(as_user("signing"), number, 4, "sign")


def test_a_correction_is_a_later_edition_that_says_what_changed(
    as_user: As, session: Session, world: World, writers: None
) -> None:
    frozen = signed(as_user, begun(as_user("writing")))
    number = frozen["briefing"]["row"]["id"]
    assert as_user("writing").put(
        f"/briefings/{number}", json={"version": 2, "title": "x", "blocks": frozen["briefing"]["blocks"]}
    ).status_code == 409  # fmt: skip
    a_case(session, world, grid_code=world.grids[0], at=AT)
    session.commit()
    later = as_user("writing").post(f"/briefings/{number}/editions", json={"reason": "漏录一件"})
    assert later.status_code == 201, later.text
    told = later.json()["briefing"]
    entry = session.scalars(select(AuditEntry).where(AuditEntry.act == "briefing.correct")).one()
    assert (entry.subject_key, entry.facts["reason"]) == (str(told["row"]["id"]), "漏录一件")
    assert (told["row"]["edition"], told["replaces"], told["row"]["number"]) == (2, number, 1)
    assert any("原为 3，现为 4" in one for one in told["changes"]), told["changes"]
    preview = as_user("writing").get(f"/briefings/{told['row']['id']}/preview").text
    assert "漏录一件" in preview
    assert as_user("writing").post(f"/briefings/{number}/editions", json={"reason": "再来"}).status_code == 409


def test_what_is_sent_comes_to_those_who_may_see_it(as_user: As, session: Session, writers: None) -> None:
    frozen = signed(as_user, begun(as_user("writing"), place=TOWN))
    number = frozen["briefing"]["row"]["id"]
    assert as_user("town").get("/messages/notices").json()["items"] == []
    moved(as_user("signing"), number, 2, "send")
    (notice,) = as_user("town").get("/messages/notices").json()["items"]
    assert notice["path"] == f"/briefings/{number}"
    assert as_user("town").get("/messages/counts").json()["unread"] == 1
    assert as_user("town").get(f"/briefings/{number}/preview").status_code == 200
    assert as_user("other_town").get("/messages/notices").json()["items"] == []
    for address in (f"/briefings/{number}", f"/briefings/{number}/files/pdf", f"/briefings/{number}/preview"):
        assert as_user("other_town").get(address).status_code == 404
    assert as_user("town").post("/messages/read", json={"notices": [notice["id"]]}).json() == {"read": 1}
    assert as_user("town").get("/messages/counts").json()["unread"] == 0


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"place": ONE, "from": "2026-03-11", "to": "2026-03-01"}, 422),
        ({"place": ONE, "from": "1626-03-01", "to": "2026-03-01"}, 422),
        ({"place": TWO, **DAYS}, 403),
        ({"place": "999999", **DAYS}, 404),
        ({"place": f"{TOWN}001", **DAYS}, 422),
    ],
)
def test_what_cannot_be_drafted_is_refused(as_user: As, writers: None, body: dict[str, str], status: int) -> None:
    answer = as_user("writing").post("/briefings", json=body)
    assert answer.status_code == status
    assert answer.json()["detail"]


def test_what_cannot_stand_in_a_block_or_be_a_file_is_refused(as_user: As, writers: None) -> None:
    writer = as_user("writing")
    paper = begun(writer)
    row, blocks = paper["briefing"]["row"], paper["briefing"]["blocks"]
    for wrong in (
        [*blocks, blocks[1]],
        blocks[1:],
        [blocks[0], {**blocks[1], "paragraphs": [[{"number": bound("no_such")}]]}],
        [blocks[0], {**blocks[1], "paragraphs": [[{"number": bound("reported", TWO)}]]}],
        [blocks[0], {**blocks[1], "kind": "program"}],
        [blocks[0], {**blocks[4], "figure": "due"}],
    ):
        answer = writer.put(f"/briefings/{row['id']}", json={"version": 0, "title": "x", "blocks": wrong})
        assert answer.status_code == 422, answer.text
    for name in ("exe", "..%2F..%2Fetc%2Fpasswd", "map-due.png", "told"):
        assert writer.get(f"/briefings/{row['id']}/files/{name}").status_code == 404
    assert writer.post("/briefings", json={"place": ONE, "rhythm": "week", "from": "2026-03-02", "to": "2026-03-08"})
    again = writer.post("/briefings", json={"place": ONE, "rhythm": "week", "from": "2026-03-02", "to": "2026-03-08"})
    assert again.status_code == 409


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"no document", "no Word document"),
        (a_head(*WHOLE[:-2]), "{{ title }}、{{ body }}"),
        (a_head(*WHOLE, "{{ mayor }}"), "mayor"),
        (a_head(*WHOLE, "{% for x in [1] %}{{ title }}{% endfor %}"), "no loop"),
        (a_head(*WHOLE, "{{ title.__class__ }}"), "no loop"),
        (a_head(*WHOLE, "{{ title "), "braces"),
    ],
    ids=["no document", "places missing", "a strange place", "a loop", "a program", "braces left open"],
)
def test_a_red_head_that_cannot_be_filled_is_refused(as_user: As, writers: None, content: bytes, words: str) -> None:
    asked = {"county": ONE, "name": "head.docx"}
    answer = as_user("signing").put("/briefings/head/file", params=asked, content=content)
    assert answer.status_code == 422
    assert words in answer.json()["detail"]


def test_a_county_writes_into_its_own_red_head(as_user: As, writers: None) -> None:
    signer, asked = as_user("signing"), {"county": ONE}
    assert signer.get("/briefings/head", params=asked).json()["name"] is None
    ours = signer.get("/briefings/head/file", params=asked).content
    own = a_head("本县红头", *WHOLE)
    set_ = signer.put("/briefings/head/file", params=asked | {"name": "本县.docx"}, content=own)
    assert set_.json()["sha256"] == sha256(own).hexdigest()
    assert as_user("writing").put("/briefings/head/file", params=asked | {"name": "x"}, content=own).status_code == 403
    number = begun(as_user("writing"))["briefing"]["row"]["id"]
    said = docx_text(as_user("writing").get(f"/briefings/{number}/files/docx").content)
    assert "本县红头" in said and "【草稿】" in said and "body" not in said
    signer.delete("/briefings/head/file", params=asked)
    assert signer.get("/briefings/head/file", params=asked).content == ours
