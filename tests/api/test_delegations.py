"""The register of delegations: read as of a day, brought in as a table, and what reports follow from its days on."""

import io
from collections.abc import Callable, Sequence
from typing import Any

import openpyxl
import pytest
from fastapi.testclient import TestClient

from tests.api.test_rules import moved
from tests.factories import ONE, TWO, World

As = Callable[[str], TestClient]
TOWN, BUREAU = f"{ONE}001", f"{ONE}-environment"
SQUAD = f"{TOWN}-urban_enforcement"
HEADS = ("事项名称", "案件类别", "承接区域", "承接", "依据", "起始日", "最后一日", "权限与编制", "规则号")
NOISE = (
    "环境举报处置下放",
    "E0601",
    "001镇",
    "综合执法（城管）",
    "南环发〔2026〕3号",
    "2026-04-01",
    "2026-06-30",
    "简易处罚权，编制2名",
)


def book(*rows: Sequence[str]) -> bytes:
    made, out = openpyxl.Workbook(), io.BytesIO()
    for row in (HEADS, *rows):
        made.active.append(row)
    made.save(out)
    return out.getvalue()


def send(client: TestClient, content: bytes, keep: str = "nothing", status: int = 200) -> Any:
    asked = {"name": "下放.xlsx", "county_code": ONE, "keep": keep}
    answer = client.post("/imports/delegations", params=asked, content=content)
    assert answer.status_code == status, answer.text
    return answer.json()


def register(client: TestClient, day: str, **query: str) -> list[Any]:
    return list(client.get("/delegations", params={"county": ONE, "at": day} | query).json()["items"])


def test_reports_follow_the_register_from_its_first_day_to_its_last(as_user: As, world: World) -> None:
    editor = as_user("rule_editor")
    looked = send(editor, book(NOISE))
    assert (looked["kept"], looked["rejected"]) == (False, 0), (
        looked["items"][0]["reason_en"] + looked["items"][0]["field"]
    )
    assert editor.get("/rule-sets").json()["items"] == []
    told = send(editor, book(NOISE), "all")
    assert (told["added"], told["kept"]) == (1, True)
    draft = editor.get("/rule-sets").json()["items"][0]
    assert register(editor, "2026-04-01") == [], "a draft counts for nothing"
    moved(editor, draft, "submit")
    moved(as_user("rule_publisher"), draft, "publish")

    def office(day: str) -> str:
        asked = {"lng": 120.025, "lat": 30.05, "category": "E0601", "at": f"{day}T10:00:00+08:00"}
        return str(as_user("county").post("/route", json=asked).json()["office"]["code"])

    days = ("2026-03-31", "2026-04-01", "2026-06-30", "2026-07-01")
    assert [office(day) for day in days] == [BUREAU, SQUAD, SQUAD, BUREAU]
    assert [register(editor, day)[0]["state"] for day in days] == ["to_come", "now", "now", "over"]
    one = register(as_user("town"), "2026-04-01")[0]
    assert (one["basis"], one["powers"], one["last_day"]) == ("南环发〔2026〕3号", "简易处罚权，编制2名", "2026-06-30")
    assert [it["code"] for it in one["offices"]] == [SQUAD]
    assert len(register(editor, "2026-04-01", office=SQUAD)) == 1
    assert register(editor, "2026-04-01", office=BUREAU) == register(as_user("other_county"), "2026-04-01") == []
    # the register comes back as a table that changes nothing, and a row of its rule changes that rule
    back = editor.get("/exports/delegations", params={"county_code": ONE, "at": "2026-04-01"})
    assert send(editor, back.content)["known"] == 1
    longer = (*NOISE[:6], "2026-12-31", NOISE[7], one["code"])
    assert send(editor, book(longer), "all")["changed"] == 1


@pytest.mark.parametrize(
    ("at", "text", "field"),
    [
        (1, "无此类别", "matters"),
        (2, f"{TWO}001", "places"),
        (3, "无此条线", "gets"),
        (4, "", "basis"),
        (5, "2026-07-01", "last_day"),
        (8, "T-999", "code"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_kept(as_user: As, world: World, at: int, text: str, field: str) -> None:
    wrong = [*NOISE, ""]
    wrong[at] = text
    told = send(as_user("rule_editor"), book(NOISE, wrong), "all")
    assert (told["kept"], told["rejected"], told["items"][-1]["field"]) == (False, 1, field), told["items"]
    assert as_user("rule_editor").get("/rule-sets").json()["items"] == []
    send(as_user("reviewer"), book(NOISE), status=403)
