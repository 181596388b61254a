"""Tables of people over HTTP: entering, changing, appointing, wrong rows by name, and the way back."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.factories import ONE, TWO, World, an_account

As = Callable[[str], TestClient]
CHINESE = {"Accept-Language": "zh"}
TOWN, GRID = f"{ONE}001", f"{ONE}001001001"
HEAD = (
    "姓名",
    "用人镇街",
    "手机号",
    "用工方式",
    "出生日期",
    "合同止",
    "岗位",
    "网格",
    "任职日期",
    "接任",
    "条线能力",
    "编号",
)
NEW = ("陆晓雯", "001镇", "13812345678", "村（社区）干部", "1988-05-06", "2027/2/28")
WORKER = (
    "钱建良",
    TOWN,
    "",
    "镇街聘用",
    "",
    "",
    "专职网格员",
    f"{GRID}、{ONE}001001002",
    "2026年3月12日",
    "",
    "消防、安监",
)


def book(*rows: Sequence[object]) -> bytes:
    made = openpyxl.Workbook()
    for row in (HEAD, *rows):
        made.active.append(list(row))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def send(client: TestClient, content: bytes, keep: str = "nothing", rest: str = "", status: int = 200) -> Any:
    asked = {"name": "人员.xlsx", "county_code": ONE, "keep": keep}
    answer = client.post(f"/imports/people{rest}", params=asked, content=content, headers=CHINESE)
    assert answer.status_code == status, answer.text
    return answer


@pytest.fixture
def staffed(session: Session, world: World) -> None:
    """The first town has a staff manager, who edits its people and nobody else does."""
    an_account(session, "staff", ("town_staff", "town", TOWN))
    session.commit()


def test_a_table_enters_and_appoints_and_the_same_again_changes_nothing(
    as_user: As, session: Session, staffed: None
) -> None:
    client, table = as_user("staff"), book(NEW, WORKER)
    looked = send(client, table).json()
    assert (looked["added"], looked["rejected"], looked["kept"]) == (2, 0, False)
    assert session.scalar(text("SELECT count(*) FROM people WHERE name IN ('陆晓雯', '钱建良')")) == 0
    told = send(client, table, "all").json()
    changes = [(one["column"], one["before"], one["after"]) for one in told["items"][1]["changes"]]
    assert ("places", "", "专职网格员 001镇/001村/网格001001001") in changes
    assert ("lines", "", "消防") in changes
    rows = session.execute(
        text(
            "SELECT p.name, pinyin, initials, phone, employment, born_on::text, contract_until::text, town_code,"
            " array_agg(place_code ORDER BY place_code) FILTER (WHERE place_code IS NOT NULL), min(valid_from)::text"
            " FROM people p LEFT JOIN posts ON person_id = p.id WHERE p.name IN ('陆晓雯', '钱建良')"
            " GROUP BY p.id ORDER BY 2"
        )
    ).all()
    assert [tuple(row) for row in rows] == [
        ("陆晓雯", "luxiaowen", "lxw", "13812345678", "village_cadre", "1988-05-06", "2027-02-28", TOWN, None, None),
        ("钱建良", "qianjianliang", "qjl", "", "town_hired", None, None, TOWN, [GRID, f"{ONE}001001002"], "2026-03-12"),
    ]
    again = send(client, table, "all").json()
    assert (again["added"], again["changed"], again["known"]) == (0, 0, 2)


def test_a_chief_takes_over_only_when_the_table_says_so(as_user: As, session: Session, staffed: None) -> None:
    client = as_user("staff")
    row = (*NEW, "网格长", "001镇/001村/网格001001001", "2026-04-01")
    refused = send(client, book(row), "all").json()
    assert (refused["rejected"], refused["kept"], refused["items"][0]["field"]) == (1, False, "replacing")
    assert "一格一长" in refused["items"][0]["reason_zh"]
    told = send(client, book((*row, "是")), "all").json()
    assert (told["items"][0]["changes"][-1]["before"], told["kept"]) == (f"长{GRID[6:]}", True)
    chiefs = session.execute(
        text(
            "SELECT name, lower(period)::text, upper(period)::text FROM posts JOIN people p ON p.id = person_id"
            " WHERE grid_code = :grid AND role_code = 'grid_chief' ORDER BY 2"
        ),
        {"grid": GRID},
    ).all()
    assert [tuple(one) for one in chiefs] == [
        (f"长{GRID[6:]}", "2020-01-01", "2026-04-01"),
        ("陆晓雯", "2026-04-01", "2027-03-01"),
    ]


WRONG = [
    (("", TOWN), "name", "请填写姓名"),
    (("甲", "无此镇"), "town_code", "无此镇"),
    (("乙", TOWN, "八位数"), "phone", "八位数"),
    (("丙", TOWN, "", "临时"), "employment", "临时"),
    (("丁", TOWN, "", "", "2015-01-01", "", "专职网格员", GRID), "first_day", "16"),
    (("戊", TOWN, "", "", "", "2026-02-28", "专职网格员", GRID), "first_day", "2026-02-28"),
    (("己", TOWN, "", "", "", "", "网格员长", GRID), "post", "网格员长"),
    (("庚", TOWN, "", "", "", "", "专职网格员", "第九网格"), "places", "第九网格"),
    (("辛", TOWN, "", "", "", "", "网格长", GRID), "person_id", "不是村（社区）干部"),
    (("壬", TOWN, "13812345678"), "phone", "陆晓雯"),
    (("癸", TOWN, "", "", "", "", "", GRID), "post", "没有写岗位"),
    (("子", TOWN, "", "", "", "", "指导员", GRID, "明天"), "post", "指导员"),
    (("丑", TOWN, "", "", "", "", "网格指导员", GRID, "明天"), "first_day", "明天"),
    (("寅", TOWN, "", "", "", "", "专职网格员", GRID, "", "", "消火"), "lines", "消火"),
    (("卯", TOWN, "", "", "", "", "", "", "", "", "", "99999"), "id", "99999"),
]


def test_each_wrong_row_is_named_nothing_is_half_done_and_the_right_ones_can_be_kept(
    as_user: As, session: Session, staffed: None
) -> None:
    client, table = as_user("staff"), book(NEW, *(row for row, *_ in WRONG))
    before = session.scalar(text("SELECT count(*) FROM people"))
    told = send(client, table, "all").json()
    assert [one["outcome"] for one in told["items"]] == ["added", *["rejected"] * len(WRONG)], told["items"]
    assert not told["kept"]
    assert session.scalar(text("SELECT count(*) FROM people")) == before
    for (_, field, words), one in zip(WRONG, told["items"][1:], strict=True):
        assert (one["outcome"], one["field"], words in one["reason_zh"]) == ("rejected", field, True), one
    assert send(client, table, "good").json()["kept"]
    assert session.scalar(text("SELECT count(*) FROM people")) == (before or 0) + 1
    back = openpyxl.load_workbook(io.BytesIO(send(client, table, rest="/rejects").content)).active
    assert [cell.value for cell in back[1]][:3] == ["原行号", "未导入原因", "姓名"]
    assert back.max_row == len(WRONG) + 1


def test_one_grid_wants_one_chief_and_a_person_one_grid(as_user: As, session: Session, staffed: None) -> None:
    """Two of a table for one grid on one day, and one for two grids: the second of each is refused."""
    post = ("网格长", "2026-04-01", "是")
    grids = [f"{ONE}001001001", f"{ONE}001001002"]
    rows = [
        ("甲乙", TOWN, "", "村（社区）干部", "", "", post[0], grids[0], *post[1:]),
        ("丙丁", TOWN, "", "村（社区）干部", "", "", post[0], grids[0], *post[1:]),
        ("甲乙", TOWN, "", "村（社区）干部", "", "", post[0], grids[1], *post[1:]),
    ]
    told = send(as_user("staff"), book(*rows)).json()
    assert [one["outcome"] for one in told["items"]] == ["added", "rejected", "rejected"]
    assert "甲乙 自 2026-04-01" in told["items"][1]["reason_zh"]
    assert "一处网格长" in told["items"][2]["reason_zh"]


def test_a_town_keeps_its_people_until_it_hands_them_over(as_user: As, session: Session, staffed: None) -> None:
    county = as_user("admin")
    refused = send(county, book(NEW)).json()["items"][0]
    assert "自行管理" in refused["reason_zh"]
    session.execute(text("INSERT INTO handed_towns VALUES (:town, now(), '甲')"), {"town": TOWN})
    session.commit()
    assert send(county, book(NEW)).json()["added"] == 1
    other = ("李四", f"{ONE}002")
    assert send(county, book(other)).json()["added"] == 1, "a town without a staff manager is loaded from above"
    assert send(as_user("staff"), book(other)).json()["rejected"] == 1
    send(as_user("town"), book(NEW), status=403)
    send(as_user("other_county"), book(NEW), status=403)


def test_what_is_exported_can_be_brought_in_again(as_user: As, staffed: None, tmp_path: Path) -> None:
    client = as_user("staff")
    send(client, book(NEW, WORKER), "all")
    answer = client.get("/exports/people", params={"county_code": ONE, "at": "2026-03-12"}, headers=CHINESE)
    assert answer.status_code == 200
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    heads = [cell.value for cell in sheet[1]]
    rows = [dict(zip(heads, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=2)]
    assert {(one["姓名"], one["岗位"], one["任职地方"]) for one in rows} == {
        ("陆晓雯", None, None),
        ("钱建良", "专职网格员", "001镇/001村/网格001001001"),
        ("钱建良", "专职网格员", "001镇/001村/网格001001002"),
    }
    again = send(client, answer.content, "all").json()
    assert (again["rows"], again["known"], again["kept"]) == (3, 3, True)
    form = openpyxl.load_workbook(
        io.BytesIO(client.get("/exports/people", params={"county_code": ONE, "empty": True}).content)
    )
    assert form.active.max_row == 1
    assert client.get("/exports/people", params={"county_code": TWO}).status_code in (200, 403)


def test_a_form_offers_the_posts_that_whoever_asks_for_it_may_give(
    as_user: As, session: Session, staffed: None
) -> None:
    an_account(session, "sys", ("sys_admin", "all", ""))
    session.commit()
    duties = {"网格长", "专职网格员", "兼职网格员", "网格指导员"}
    assert duties < _offered(as_user("staff"), "岗位") <= duties | {"联村干部", "驻村干部"}
    every = _offered(as_user("sys"), "岗位")
    assert duties | {"受理派遣员", "承办人", "分流规则编制员"} < every
    assert every.isdisjoint({"市级领导", "承办单位负责人", "12345 热线对接账号"})
    assert {"001镇", "001镇/001村", "001镇/001村/网格001001001"} < _offered(as_user("sys"), "任职地方")


def _offered(client: TestClient, head: str) -> set[str]:
    asked: dict[str, str | bool] = {"county_code": ONE, "empty": True}
    content = client.get("/exports/people", params=asked, headers=CHINESE).content
    form = openpyxl.load_workbook(io.BytesIO(content))
    lists = [one for one in form.active.data_validations.dataValidation if one.type == "list"]
    assert {one.errorStyle for one in lists} == {"warning"}
    n = [cell.value for cell in form.active[1]].index(head)
    return {row[n] for row in form["可选项"].iter_rows(values_only=True) if row[n]}


def test_what_a_row_did_before_it_was_refused_is_undone_and_two_rows_may_follow_one_another(
    as_user: As, session: Session, staffed: None
) -> None:
    """Rows are judged in memory: those after a refused one see nothing of it, and do see what others before did."""
    client, cadre = as_user("staff"), "村（社区）干部"
    grids = [f"{ONE}001001001", f"{ONE}001001002"]
    rows = [
        ("甲乙", TOWN, "13900000001", cadre, "", "", "网格长", f"{grids[0]}、{grids[1]}", "2026-04-01", "是", "消防"),
        ("丙丁", TOWN, "13900000001", cadre, "", "", "网格长", grids[0], "2026-04-01", "是", "消防"),
        ("戊己", TOWN, "13900000002", cadre, "", "2027-01-31", "网格长", grids[0], "2026-05-01", "是"),
        ("丙丁", TOWN, "13900000001", "", "1980-01-02", "", "", "", "", "", "安监"),
        ("丙丁", TOWN, "13900000001", "", "1980-01-02", "", "", "", "", "", "安监"),
    ]
    told = send(client, book(*rows), "good").json()
    assert [one["outcome"] for one in told["items"]] == ["rejected", "added", "added", "changed"]
    assert (told["known"], [one["before"] for one in told["items"][2]["changes"]][-1]) == (1, "丙丁")
    kept = session.execute(
        text(
            "SELECT name, lower(period)::text, upper(period)::text, replaces_id IS NOT NULL, born_on::text,"
            " (SELECT count(*) FROM competences WHERE person_id = p.id) FROM people p JOIN posts ON person_id = p.id"
            " WHERE grid_code = :grid AND role_code = 'grid_chief' AND lower(period) > '2026-01-01' ORDER BY 2"
        ),
        {"grid": grids[0]},
    ).all()
    assert [tuple(one) for one in kept] == [
        ("丙丁", "2026-04-01", "2026-05-01", True, "1980-01-02", 2),
        ("戊己", "2026-05-01", "2027-02-01", True, None, 0),
    ]
    deeds = session.execute(
        text("SELECT act, count(*) FROM audit_entries WHERE act ~ '^(person|app|people)' GROUP BY 1")
    )
    assert dict(iter(deeds)) == {"person_added": 2, "appointed": 2, "person_changed": 1, "people_imported": 1}


def test_a_longer_contract_gives_nobody_a_grid_back_that_has_a_chief(
    as_user: As, session: Session, staffed: None
) -> None:
    client, cadre = as_user("staff"), "村（社区）干部"
    first = ("甲乙", TOWN, "13900000001", cadre, "", "2026-06-30", "网格长", GRID, "2026-04-01", "是")
    second = ("丙丁", TOWN, "13900000002", cadre, "", "", "网格长", GRID, "2026-07-01")
    assert send(client, book(first, second), "all").json()["added"] == 2
    told = send(client, book((*first[:5], "2026-12-31"), ("庚辛", TOWN)), "good").json()
    assert [(one["outcome"], one["field"]) for one in told["items"]] == [("rejected", "contract_until"), ("added", "")]
    assert "丙丁" in told["items"][0]["reason_zh"]
    person = session.scalar(text("SELECT id FROM people WHERE name = '甲乙'"))
    facts = {"name": "甲乙", "phone": "13900000001", "employment": "village_cadre", "town_code": TOWN}
    longer = client.put(f"/people/{person}", json=facts | {"contract_until": "2026-12-31"})
    assert (longer.status_code, longer.json()["field"]) == (409, "contract_until")
    assert client.put(f"/people/{person}", json=facts | {"contract_until": "2026-05-31"}).status_code == 200


def test_whoever_becomes_a_towns_manager_in_a_table_edits_its_people_from_the_next_row_on(
    as_user: As, session: Session, world: World
) -> None:
    person = session.scalar(
        text("INSERT INTO people (name, employment, town_code) VALUES ('周', 'seconded', :t) RETURNING id"), {"t": TOWN}
    )
    an_account(session, "head")
    session.execute(text("UPDATE accounts SET person_id = :p WHERE username = 'head'"), {"p": person})
    session.commit()
    rows = [("吴", TOWN), ("周", TOWN, "", "", "", "", "镇街人事管理员", TOWN), ("郑", TOWN), ("王", f"{ONE}002")]
    told = send(as_user("admin"), book(*rows), "good").json()
    assert [one["outcome"] for one in told["items"]] == ["added", "changed", "rejected", "added"], told["items"]
