"""Bulletins: addressed to towns and offices, frozen, taken note of, and recounted against the data of later days."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError, InternalError
from sqlalchemy.orm import Session

from gridgis.briefing.checking import recount_due
from gridgis.briefing.models import Paper
from gridgis.briefing.telling import Teller
from gridgis.cases.models import Case
from gridgis.security.models import AuditEntry
from tests.api.test_briefings import DAYS, docx_text, moved, pdf_text, saved
from tests.factories import AT, ONE, TWO, World, a_case, an_account

As = Callable[[str], TestClient]
TOWN, OTHER, OFFICE = f"{ONE}001", f"{ONE}002", f"{ONE}001-police"
TO = [{"level": "town", "code": TOWN}, {"level": "office", "code": OFFICE}]
PEOPLE = (
    ("writing", "supervisor", "county", ONE),
    ("signing", "command_head", "county", ONE),
    ("mayor", "town_leader", "town", TOWN),
    ("captain", "office_leader", "office", OFFICE),
    ("policeman", "office_clerk", "office", OFFICE),
    ("other_mayor", "town_leader", "town", OTHER),
    ("far", "county_leader", "county", TWO),
)


@pytest.fixture
def people(session: Session, world: World) -> None:
    for name, *post in PEOPLE:
        an_account(session, name, tuple(post))  # type: ignore[arg-type]
    for _ in range(3):
        a_case(session, world, grid_code=world.grids[0], at=AT)
    session.commit()


def begun(client: TestClient, **changes: Any) -> dict[str, Any]:
    answer = client.post("/briefings", json={"place": ONE, "kind": "bulletin", **DAYS, **changes})
    assert answer.status_code == 201, answer.text
    return answer.json()


def sent(as_user: As, **changes: Any) -> int:
    """A bulletin that was written, addressed, signed and sent."""
    paper = begun(as_user("writing"), **changes)
    number = paper["briefing"]["row"]["id"]
    saved(as_user("writing"), paper, recipients=TO)
    moved(as_user("writing"), number, 1, "submit")
    moved(as_user("signing"), number, 2, "sign")
    moved(as_user("signing"), number, 3, "send")
    return number


def shown(client: TestClient, number: int) -> dict[str, Any]:
    return client.get(f"/briefings/{number}").json()["briefing"]


def test_a_bulletin_reaches_those_it_is_addressed_to_and_says_who_took_note(
    as_user: As, session: Session, people: None
) -> None:
    number = sent(as_user)
    told = {
        name: [one["path"] for one in as_user(name).get("/messages/notices").json()["items"]] for name, *_ in PEOPLE
    }
    assert told == {name: [f"/bulletins/{number}"] if name in {"mayor", "captain"} else [] for name in told}
    lists = {name: as_user(name).get("/briefings", params={"kind": "bulletin"}).json()["items"] for name in told}
    assert {name for name, rows in lists.items() if rows} == {"writing", "signing", "mayor", "captain"}
    for name in ("other_mayor", "far", "policeman"):
        for page in ("", "/preview", "/files/pdf", "/check"):
            assert as_user(name).get(f"/briefings/{number}{page}").status_code == 404, (name, page)
    captain = as_user("captain")
    paper = shown(captain, number)
    assert (paper["whole"], paper["blocks"], paper["numbers"], paper["sentences"]) == (False, [], [], [])
    assert [one["code"] for one in paper["recipients"]] == [OFFICE], "who else has read it is not theirs to see"
    assert captain.get(f"/briefings/{number}/check").status_code == 404
    printed = pdf_text(captain.get(f"/briefings/{number}/files/pdf").content)
    written = docx_text(captain.get(f"/briefings/{number}/files/docx").content)
    names = "、".join(one["name"] for one in shown(as_user("writing"), number)["recipients"])
    for said in (printed, written):
        assert f"主送：{names}" in said
        assert "共上报 3 件" in said.replace("  ", " ")
        assert "情况通报" in said and "数据截至" in said and "敏感案件不计入" in said
    for name in ("html", "xlsx", "map-overdue.png"):
        assert captain.get(f"/briefings/{number}/files/{name}").status_code == 404
    done = captain.post(f"/briefings/{number}/receipts")
    assert done.status_code == 200, done.text
    assert done.json()["briefing"]["receives"] == []
    assert captain.post(f"/briefings/{number}/receipts").status_code == 409
    assert as_user("signing").post(f"/briefings/{number}/receipts").status_code == 409
    read = {one["code"]: one["read_by"] for one in shown(as_user("signing"), number)["recipients"]}
    assert read == {TOWN: None, OFFICE: "captain"}
    row = shown(as_user("writing"), number)["row"]
    assert (row["addressed"], row["received"]) == (2, 1)
    entry = session.scalars(select(AuditEntry).where(AuditEntry.act == "briefing.receive")).one()
    assert entry.subject_key == str(number)
    with pytest.raises((IntegrityError, InternalError)):
        session.execute(text("DELETE FROM briefing_receipts"))
    session.rollback()


def test_it_is_addressed_within_its_place_before_it_goes_on_and_stays_so(
    as_user: As, session: Session, people: None
) -> None:
    writer = as_user("writing")
    paper = begun(writer)
    number = paper["briefing"]["row"]["id"]
    refused = moved(writer, number, 0, "submit", 409)
    assert refused["kind"] == "briefing.unaddressed"
    for wrong in (
        {"level": "town", "code": f"{TWO}001"},
        {"level": "office", "code": "x"},
        {"level": "town", "code": ONE},
    ):
        body = {"version": 0, "title": "x", "blocks": paper["briefing"]["blocks"], "recipients": [wrong]}
        answer = writer.put(f"/briefings/{number}", json=body)
        assert (answer.status_code, answer.json()["kind"]) == (422, "briefing.no_recipient")
    saved(writer, paper, recipients=[*TO, TO[0]])
    assert [one["code"] for one in shown(writer, number)["recipients"]] == [TOWN, OFFICE]
    paper["briefing"]["row"]["version"] = 1
    saved(writer, paper, title="东镇情况通报")
    assert len(shown(writer, number)["recipients"]) == 2, "saved without them they stay"
    moved(writer, number, 2, "submit")
    moved(as_user("signing"), number, 3, "sign")
    assert as_user("captain").get(f"/briefings/{number}").status_code == 404, "signed, and not sent yet"
    with pytest.raises((IntegrityError, InternalError)):
        session.execute(text("UPDATE briefings SET recipients = '[]' WHERE id = :id"), {"id": number})
    session.rollback()


def test_numbers_that_changed_since_are_seen_told_once_and_corrected_by_a_later_edition(
    as_user: As, session: Session, world: World, people: None
) -> None:
    number, tell = sent(as_user), Teller("zh")
    assert recount_due(session, tell, at=AT + timedelta(hours=2)) == number
    assert recount_due(session, tell, at=AT + timedelta(hours=3)) is None, "once a day"
    assert session.get_one(Paper, number).differs_since is None
    a_case(session, world, grid_code=world.grids[0], at=AT)
    session.commit()
    assert recount_due(session, tell, at=AT + timedelta(days=1)) == number
    assert recount_due(session, tell, at=AT + timedelta(days=2)) == number
    session.commit()
    row = shown(as_user("writing"), number)["row"]
    assert row["differs_since"][:10] == (AT + timedelta(days=1)).date().isoformat()
    assert row["differing"] > 0
    (notice,) = [
        one for one in as_user("writing").get("/messages/notices").json()["items"] if one["event"] == "bulletin_differs"
    ]
    assert notice["path"] == f"/bulletins/{number}"
    later = as_user("writing").post(f"/briefings/{number}/editions", json={"reason": "漏录一件"}).json()["briefing"]
    edition = later["row"]["id"]
    assert (later["row"]["kind"], [one["code"] for one in later["recipients"]]) == ("bulletin", [TOWN, OFFICE])
    assert shown(as_user("mayor"), number)["newer"] is None, "not sent yet"
    for version, (name, move) in enumerate((("writing", "submit"), ("signing", "sign"), ("signing", "send"))):
        moved(as_user(name), edition, version, move)
    assert shown(as_user("mayor"), number)["newer"] == edition
    assert any("原为 3，现为 4" in one for one in shown(as_user("mayor"), edition)["changes"])
    assert "漏录一件" in pdf_text(as_user("mayor").get(f"/briefings/{edition}/files/pdf").content)
    assert recount_due(session, tell, at=AT + timedelta(days=3)) == edition
    assert recount_due(session, tell, at=AT + timedelta(days=3)) is None, "the earlier edition was replaced"


def test_a_sealed_case_stands_in_no_bulletin(as_user: As, session: Session, people: None) -> None:
    session.execute(text("UPDATE cases SET sensitive = true WHERE number = (SELECT min(number) FROM cases)"))
    session.commit()
    paper = begun(as_user("writing"))["briefing"]
    whole = {
        one["text"]
        for one in paper["numbers"]
        if (one["figure"], one["place"], one["told"]) == ("reported", ONE, "value")
    }
    assert whole == {str(session.query(Case).filter(~Case.sensitive).count())}


def test_bulletins_are_found_by_words_and_number_apart_from_briefings(as_user: As, people: None) -> None:
    writer = as_user("writing")
    one = begun(writer, rhythm="week", **{"from": "2026-03-02", "to": "2026-03-08"})["briefing"]["row"]
    assert writer.post("/briefings", json={"place": ONE, "rhythm": "week", "from": "2026-03-02", "to": "2026-03-08"})
    found = {
        words: [row["id"] for row in writer.get("/briefings", params={"kind": "bulletin", "q": words}).json()["items"]]
        for words in ("通报", "100%", "东区 通报", "77")
    }
    assert found == {"通报": [one["id"]], "100%": [], "东区 通报": [], "77": []}
    assert one["id"] not in {row["id"] for row in writer.get("/briefings").json()["items"]}
