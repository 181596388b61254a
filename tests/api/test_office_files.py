"""Tables of offices over HTTP: the form, what a table would change, all or nothing, refused rows, and the way back."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
from fastapi.testclient import TestClient

from api.routes.table_files import _rows
from api.schemas.table_files import TableQuery
from gridgis.exchange.offices.files import TABLE
from tests.factories import ONE, TWO, World

As = Callable[[str], TestClient]
TOWN = f"{ONE}001"
HEAD = ("机构名称", "条线", "所在地", "上级部门", "编制", "辖区", "起始日", "最后一日", "机构代码")
NEW = ("南镇水利站", "水利", "001镇", "110101environment", "4", "001镇/001村", "2026年3月20日", "", "")
RENAMED = ("综合执法队", "综合执法（城管）", TOWN, "", 12, "", "", "", f"{TOWN}-urban_enforcement")
CLOSED = (f"{TOWN}police", "公安", "001镇", "", "", "", "", "2026-03-31", "")


def book(*rows: Sequence[object]) -> bytes:
    made = openpyxl.Workbook()
    for row in (HEAD, *rows):
        made.active.append(list(row))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def send(client: TestClient, content: bytes, keep: str = "nothing", path: str = "/imports/offices") -> Any:
    answer = client.post(path, params={"name": "机构.xlsx", "county_code": ONE, "keep": keep}, content=content)
    assert answer.status_code == 200, answer.text
    return answer


def office(client: TestClient, code: str, day: str) -> dict[str, Any]:
    told: dict[str, Any] = client.get(f"/offices/{code}", params={"at": day}).json()["office"]
    return told


def test_a_table_founds_changes_and_closes_and_the_same_again_changes_nothing(as_user: As, world: World) -> None:
    client, table = as_user("reviewer"), book(NEW, RENAMED, CLOSED)
    told = send(client, table).json()
    assert (told["added"], told["changed"], told["rejected"], told["kept"]) == (1, 2, 0, False)
    assert [(one["line"], one["outcome"], one["name"]) for one in told["items"]] == [
        (2, "added", "南镇水利站"),
        (3, "changed", "综合执法队"),
        (4, "changed", f"{TOWN}police"),
    ]
    changes = {one["column"]: (one["before"], one["after"]) for one in told["items"][1]["changes"]}
    assert changes == {
        "name": (f"{TOWN}urban_enforcement", "综合执法队"),
        "established": ("", "12"),
        "first_day": ("", "2026-03-11"),
    }
    assert client.get(f"/offices/{TOWN}-water").status_code == 404
    assert send(client, table, "all").json()["kept"]
    made = office(client, f"{TOWN}-water", "2026-03-20")
    assert (made["area_codes"], made["established"], made["since"]) == ([f"{TOWN}001"], 4, "2026-03-20")
    assert made["department"]["code"] == f"{ONE}-environment"
    assert office(client, f"{TOWN}-police", "2026-03-11")["last_day"] == "2026-03-31"
    assert send(client, table, "all").json()["known"] == 3


WRONG = [
    (("", "水利", "001镇"), "name", "offices.no_name"),
    (("甲", "水力", "001镇"), "agency_type", "水力"),
    (("乙", "水利", "001村"), "place_code", "001村"),
    (("丙", "水利", "001镇", "无此局"), "department_code", "无此局"),
    (("丁", "水利", "001镇", "", "四"), "established", "四"),
    (("戊", "水利", "001镇", "", "", "", "下周"), "first_day", "下周"),
    (("己", "水利", "001镇", "", "", "110102001"), "area_codes", "110102001"),
    ((f"{TOWN}police", "公安", "001镇", f"{TOWN}police"), "department_code", f"{TOWN}police"),
    ((f"{TOWN}police", "水利", "001镇"), "agency_type", ""),
    ((*NEW[:8], "X-1"), "code", "X-1"),
]


def test_each_wrong_row_is_named_and_comes_back_with_its_reason(as_user: As, world: World) -> None:
    client, table = as_user("reviewer"), book(NEW, *(row for row, *_ in WRONG))
    told = send(client, table, "all").json()
    assert (told["kept"], told["rejected"]) == (False, len(WRONG))
    assert client.get(f"/offices/{TOWN}-water").status_code == 404, "nothing half done"
    for one, (_, field, text) in zip(told["items"][1:], WRONG, strict=True):
        assert one["field"] == field, one
        assert text.startswith("offices.") or text in one["reason_zh"], one
    rejects = send(client, table, path="/imports/offices/rejects")
    sheet = openpyxl.load_workbook(io.BytesIO(rejects.content)).active
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == list(range(3, 3 + len(WRONG)))
    assert all(row[1].value for row in sheet.iter_rows(min_row=2))
    assert send(client, table, "good").json()["kept"]
    assert office(client, f"{TOWN}-water", "2026-03-20")["name"] == "南镇水利站"


def test_what_is_taken_out_can_be_brought_in_again_and_changes_nothing(as_user: As, world: World) -> None:
    client = as_user("reviewer")
    send(client, book(NEW, RENAMED), "all")
    out = client.get("/exports/offices", params={"county_code": ONE, "at": "2026-03-20"})
    told = send(client, out.content).json()
    assert (told["known"], told["rejected"], told["changed"], told["added"]) == (told["rows"], 0, 0, 0), told["items"]
    assert told["rows"] > 15


def test_the_form_offers_the_own_county_s_names_in_both_languages(as_user: As, world: World, tmp_path: Path) -> None:
    for language, head in (("zh", "机构名称"), ("en", "Office")):
        headers = {"Accept-Language": language}
        form = as_user("reviewer").get(
            "/exports/offices", params={"county_code": ONE, "empty": "true"}, headers=headers
        )
        read = openpyxl.load_workbook(io.BytesIO(form.content))
        assert read.active["A1"].value == head
        offered = {cell.value for column in read.worksheets[1].iter_cols() for cell in column}
        assert {"001镇", "002镇/001村", f"{ONE}environment"} <= offered
        assert not any(str(name).startswith(TWO) for name in offered)


def test_a_table_is_read_twice_where_its_unit_is_done_again(tmp_path: Path) -> None:
    body, asked = tmp_path / "body", TableQuery(name="机构.xlsx", county_code=ONE)
    body.write_bytes(book(NEW))
    first, again = (_rows(body, asked, TABLE.columns) for _ in range(2))
    assert [row.values for row in again] == [row.values for row in first]
    assert first
