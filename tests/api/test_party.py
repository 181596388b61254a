"""Party organisations of grids: entered, changed, taken away, missed, and as a table in and out."""

import io
from collections.abc import Callable, Sequence
from typing import Any

import openpyxl
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.factories import ONE, TWO, World, a_person, a_post, an_account

As = Callable[[str], TestClient]
GRID, NEXT, TOWN = f"{ONE}001001001", f"{ONE}001001002", f"{ONE}001"
HEAD = ("网格", "党组织", "类别", "上级党组织", "书记", "报到党员", "所在单位", "联系楼栋")
BRANCH = {"name": "第一网格党支部", "above": "001村党总支"}


@pytest.fixture
def staff(as_user: As, session: Session, world: World) -> TestClient:
    """The staff manager of the first town."""
    an_account(session, "staff", ("town_staff", "town", TOWN))
    session.commit()
    return as_user("staff")


def put(client: TestClient, grid: str = GRID, status: int = 200, /, **facts: Any) -> Any:
    answer = client.put(f"/grids/{grid}/party", json=BRANCH | facts)
    assert answer.status_code == status, answer.text
    return answer.json()


def rows(client: TestClient) -> dict[str, dict[str, Any]]:
    return {one["code"]: one for one in client.get("/people/coverage", params={"parent": ONE}).json()["items"]}


def test_a_grid_has_an_organisation_with_secretary_and_members_and_others_are_missed(
    staff: TestClient, as_user: As, session: Session, world: World
) -> None:
    assert "no_party" not in {gap for one in rows(staff).values() for gap in one["gaps"]}, "nobody has begun"
    helper = a_person(session, "兼职者", "")
    a_post(session, GRID, helper, "parttime")
    session.commit()
    members = [
        {"name": "兼职者", "person_id": helper.id, "unit": "供电所党支部", "block": "1–3 幢"},
        {"name": "张同志", "person_id": None, "unit": "", "block": "4 幢"},
    ]
    made = put(staff, secretary_id=world.cadres[GRID], members=members)
    chief = rows(staff)[GRID]["chief"]["name"]
    card = made["now"]["organisation"]
    assert (made["before"], card["secretary"], card["kind"], card["members"]) == ({}, chief, "branch", members)
    told = rows(staff)
    brief = {"name": "第一网格党支部", "kind": "branch", "above": "001村党总支", "secretary": chief, "members": 2}
    assert (told[GRID]["party"], "no_party" in told[GRID]["gaps"]) == (brief, False)
    assert (told[NEXT]["party"], told[NEXT]["gaps"][-1]) == (None, "no_party")
    assert as_user("town").get(f"/grids/{GRID}").json()["party"] == brief
    put(as_user("staff"), NEXT, name="第二网格党小组", kind="group", secretary="外单位书记")
    assert staff.get(f"/grids/{NEXT}/party").json()["aboves"] == ["001村党总支"]
    again = put(staff, above="", secretary="李书记", members=[])
    assert (again["before"]["members"], again["now"]["organisation"]["secretary_id"]) == (members, None)
    gone = staff.delete(f"/grids/{NEXT}/party").json()
    assert (gone["before"]["name"], gone["now"]["organisation"], gone["now"]["aboves"]) == ("第二网格党小组", None, [])
    assert staff.delete(f"/grids/{NEXT}/party").json()["before"] == {}
    acts = session.execute(text("SELECT act FROM audit_entries WHERE act LIKE 'party%' ORDER BY id")).scalars().all()
    assert acts == ["party_set", "party_set", "party_set", "party_dropped"]


def test_only_the_town_enters_them_and_what_can_t_be_is_refused(
    staff: TestClient, as_user: As, session: Session, world: World
) -> None:
    for facts, field in (
        ({"name": " "}, "name"),
        ({"secretary_id": 99999}, "secretary_id"),
        ({"members": [{"name": ""}]}, "members"),
        ({"members": [{"name": "甲", "person_id": 99999}]}, "secretary_id"),
    ):
        assert put(staff, GRID, 422, **facts)["field"] == field
    put(staff, f"{TWO}001001001", 404)
    put(as_user("town"), GRID, 403)
    put(as_user("admin"), GRID, 403)
    put(as_user("other_county"), GRID, 404)
    assert as_user("other_county").get(f"/grids/{GRID}/party").status_code == 404
    seen = as_user("town").get(f"/grids/{GRID}/party").json()
    assert (seen["organisation"], seen["edits"]) == (None, False)


def book(*given: Sequence[object]) -> bytes:
    made = openpyxl.Workbook()
    for row in (HEAD, *given):
        made.active.append(list(row))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_table_enters_them_and_comes_out_again(staff: TestClient, session: Session, world: World) -> None:
    shown = "001镇/001村/网格001001001"
    chief = rows(staff)[GRID]["chief"]["name"]
    first = (shown, "第一网格党支部", "", "001村党总支", chief, "张同志", "供电所党支部", "1 幢")
    table = book(
        first,
        (shown, "第一网格党支部", "", "", "", "李同志", "", "2 幢"),
        (NEXT, "第二网格党小组", "", "", "外书记"),
        ("第九网格", "无此网格党支部"),
        (NEXT, "第二网格党小组", "党委会"),
    )

    def send(content: bytes, keep: str) -> Any:
        asked = {"name": "党组织.xlsx", "county_code": ONE, "keep": keep}
        return staff.post("/imports/party", params=asked, content=content).json()

    looked = send(table, "nothing")
    assert [(one["outcome"], one["field"]) for one in looked["items"]] == [
        ("added", ""),
        ("changed", ""),
        ("added", ""),
        ("rejected", "grid"),
        ("rejected", "kind"),
    ]
    assert session.scalar(text("SELECT count(*) FROM party_organisations")) == 0
    assert send(table, "good")["kept"]
    card = staff.get(f"/grids/{GRID}/party").json()["organisation"]
    assert (card["secretary_id"], [one["block"] for one in card["members"]]) == (world.cadres[GRID], ["1 幢", "2 幢"])
    assert staff.get(f"/grids/{NEXT}/party").json()["organisation"]["kind"] == "group"
    out = staff.get("/exports/party", params={"county_code": ONE}, headers={"Accept-Language": "zh"}).content
    sheet = openpyxl.load_workbook(io.BytesIO(out)).active
    assert [cell.value for cell in sheet[2]] == [*first[:2], "党支部", *first[3:]]
    again = send(out, "all")
    assert (again["known"], again["added"], again["changed"], again["rejected"]) == (again["rows"], 0, 0, 0)
    dropped = send(book((NEXT, "-")), "all")
    assert (dropped["changed"], staff.get(f"/grids/{NEXT}/party").json()["organisation"]) == (1, None)
