"""Funds of grid work over HTTP: the ledger and its sums, counter entries, tables, and awards by a decision."""

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from gridgis.people.models import Person
from tests.api.operations import AWARD, BOOKING
from tests.factories import ONE, World, an_account

As = Callable[[str], TestClient]
TOWN = f"{ONE}001"
ZH = {"Accept-Language": "zh-CN"}
YEAR = {"parent": ONE, "year": 2026}


@pytest.fixture
def keeper(as_user: As, session: Session, world: World) -> TestClient:
    """Who keeps the funds of the first town."""
    an_account(session, "keeper", ("fund_keeper", "town", TOWN))
    session.get_one(Person, world.person_id).town_code = TOWN
    session.commit()
    return as_user("keeper")


def book(client: TestClient, status: int = 201, /, **facts: Any) -> dict[str, Any]:
    answer = client.post("/funds/entries", json=BOOKING | facts)
    assert answer.status_code == status, answer.text
    told: dict[str, Any] = answer.json()
    return told


def sums(client: TestClient) -> list[tuple[Any, ...]]:
    items = client.get("/funds", params=YEAR).json()["items"]
    return [(one["line"], one["planned_fen"], one["arrived_fen"], one["spent_fen"], one["entries"]) for one in items]


def test_sums_open_their_entries_and_a_slip_is_countered_once(as_user: As, keeper: TestClient, world: World) -> None:
    book(keeper, kind="planned", amount_fen=200000)
    first = book(keeper)
    spent = book(keeper, kind="spent", purpose="pay", amount_fen=70000)
    assert sums(keeper) == [("police", 200000, 120050, 70000, 3)]
    back = keeper.post(f"/funds/entries/{first['id']}/counter", json={"reason": "记重"})
    assert back.status_code == 201 and (back.json()["amount_fen"], back.json()["note"]) == (-120050, "记重")
    assert sums(keeper) == [("police", 200000, 0, 70000, 4)]
    of_line = YEAR | {"line": "police", "kind": "arrived"}
    told = keeper.get("/funds/entries", params=of_line).json()["items"]
    assert [(one["amount_fen"], one["countered_by"] is not None) for one in told] == [(-120050, False), (120050, True)]
    for again in (first["id"], back.json()["id"]):
        assert keeper.post(f"/funds/entries/{again}/counter", json={"reason": "x"}).status_code == 409
    assert sums(as_user("other_town")) == sums(as_user("other_county")) == []
    assert sums(as_user("town")) == sums(as_user("city")) == sums(keeper)
    path = f"/funds/entries/{spent['id']}/counter"
    assert as_user("town").post(path, json={"reason": "x"}).status_code == 403
    assert as_user("other_county").post(path, json={"reason": "x"}).status_code == 404


@pytest.mark.parametrize("deed", ["UPDATE fund_entries SET amount_fen = 1", "DELETE FROM fund_entries"])
def test_no_hand_changes_an_entry(session: Session, keeper: TestClient, deed: str) -> None:
    book(keeper)
    with pytest.raises(IntegrityError):
        session.execute(text(deed))


@pytest.mark.parametrize(
    ("facts", "status", "kind"),
    [
        ({"kind": "spent"}, 422, "funds.purpose"),
        ({"purpose": "pay"}, 422, "funds.purpose"),
        ({"day": "2026-03-12"}, 422, "funds.ahead"),
        ({"document": " "}, 422, "funds.document_wanted"),
        ({"town_code": f"{ONE}002"}, 403, "security.no_right"),
        ({"town_code": ONE}, 403, "security.no_right"),
    ],
)
def test_what_is_no_entry_is_named(keeper: TestClient, facts: dict[str, Any], status: int, kind: str) -> None:
    assert book(keeper, status, **facts)["kind"] == kind
    assert sums(keeper) == []


def test_the_ledger_goes_out_as_a_workbook_and_in_again(keeper: TestClient) -> None:
    book(keeper, note="=1+1")
    file = keeper.get("/exports/funds", params={"county_code": ONE}, headers=ZH).content
    sheet = openpyxl.load_workbook(io.BytesIO(file)).worksheets[0]
    assert [cell.value for cell in sheet[2]][:4] == ["001镇", 2026, "公安", "到账"]
    assert (sheet.cell(2, 7).value, sheet.cell(2, 9).data_type) == (1200.5, "s")
    sheet.append(["001镇", 2026, "县级财政", "支出", "人员报酬", "2026-03-02", "1,234.56元", "记03-1"])
    sheet.append(["001镇", 2026, "公安", "到账", "", "2026-03-02", "12.345", "记03-2"])
    sheet.append(["002镇", 2026, "公安", "到账", "", "2026-03-02", "5", "记03-3"])
    changed = io.BytesIO()
    sheet.parent.save(changed)
    asked = {"name": "经费.xlsx", "county_code": ONE, "keep": "good"}
    told = keeper.post("/imports/funds", params=asked, content=changed.getvalue(), headers=ZH).json()
    assert [told[name] for name in ("known", "added", "rejected", "kept")] == [1, 1, 2, True]
    assert [one["field"] for one in told["items"] if one["outcome"] == "rejected"] == ["amount", ""]
    assert sums(keeper) == [("county_finance", 0, 0, 123456, 1), ("police", 0, 120050, 0, 1)]


def test_an_award_is_parted_between_county_and_town(as_user: As, keeper: TestClient, world: World) -> None:
    graded = {"person_id": world.person_id, "factor": "1.1", "paid_before_fen": 1_500_000}
    wish = AWARD | {"people": [graded]}
    made = keeper.post("/awards", json=wish)
    assert made.status_code == 201, made.text
    told = {name: value for name, value in made.json()["items"][0].items() if name.endswith("_fen")}
    assert told == {"award_fen": 1_980_000, "county_fen": 1_500_000, "town_fen": 480_000}
    assert keeper.post("/awards", json=wish).json()["kind"] == "funds.decided"
    asked = {"parent": ONE, "year": 2025}
    file = as_user("county").get("/exports/awards", params=asked, headers=ZH).content
    sheet = openpyxl.load_workbook(io.BytesIO(file)).worksheets[0]
    row = {head.value: cell.value for head, cell in zip(sheet[1], sheet[2], strict=True)}
    parts = ("考核奖（元）", "县级转移支付（元）", "镇级补足（元）")
    assert (row["姓名"], *(row[name] for name in parts)) == ("网格员甲", 19800, 15000, 4800)
    path = f"/awards/{made.json()['id']}/cancel"
    assert as_user("county").post(path).status_code == 403
    assert keeper.post(path).status_code == 200
    assert keeper.post(path).status_code == 409
    assert keeper.get("/awards", params=asked).json()["items"] == []


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ({"body": " "}, "funds.record_wanted"),
        ({"decided_on": "2026-03-12"}, "funds.ahead"),
        ({}, "funds.not_employed"),
    ],
)
def test_awards_rest_on_a_record_of_the_town(keeper: TestClient, facts: dict[str, Any], kind: str) -> None:
    answer = keeper.post("/awards", json=AWARD | facts)
    assert (answer.status_code, answer.json()["kind"]) == (422, kind)
