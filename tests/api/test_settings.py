"""The work calendar on screen: previewed on open cases, saved, recorded, undone, and followed by limits at once."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from fastapi.testclient import TestClient
from openpyxl import Workbook
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from gridgis.cases.models import Case, CaseEvent
from gridgis.settings.models import SettingChange
from tests.api.handling import a_category, handed, stepped, suspend
from tests.claims import called
from tests.factories import AT, ONE, World, a_case

As = Callable[[str], TestClient]
pytestmark = pytest.mark.usefixtures("deciders")
ZONE = ZoneInfo("Asia/Shanghai")
OFFICE = f"{ONE}001-urban_enforcement"
FRIDAY = {"days": [{"day": "2026-03-13", "is_workday": False, "name": "停工"}]}
SATURDAY = {"days": [{"day": "2026-03-14", "is_workday": True, "name": "调休"}]}
"""`AT` is the Wednesday before."""


def ends(session: Session) -> dict[str, tuple[datetime | None, ...]]:
    session.expire_all()
    rows = session.scalars(select(Case).order_by(Case.number))
    return {one.number: (one.due_at, one.near_due_at, one.handle_due_at, one.total_due_at) for one in rows}


def saved(admin: TestClient, asked: dict[str, Any], status: int = 201, **facts: Any) -> dict[str, Any]:
    answer = admin.post("/settings/calendar/changes", json=asked | {"reason": "市政府通知"} | facts)
    assert answer.status_code == status, answer.text
    if status == 201:
        while admin.post("/settings/reckoning").json()["waiting"]:
            pass
    return dict(answer.json())


def some_cases(session: Session, world: World) -> None:
    """Ordinary ones of several workdays, one by the clock alone, and two sensitive ones."""
    days = a_category(session, "limit_unit = 'work_day' AND limit_value = 3 AND urgency = 'P3'")
    for n in range(3):
        a_case(session, world, grid_code=world.grids[n], category=days, at=AT - timedelta(days=n), office_code=OFFICE)
    sealed = "SELECT code FROM categories WHERE level = 2 AND sensitive AND limit_unit = 'work_day' ORDER BY code"
    for code in session.scalars(text(sealed)).all()[:2]:
        a_case(session, world, grid_code=world.grids[0], category=code, at=AT)
    session.commit()


def test_a_holiday_is_previewed_saved_and_undone_and_the_preview_tells_what_saving_does(
    as_user: As, session: Session, world: World
) -> None:
    some_cases(session, world)
    admin, before = as_user("admin"), ends(session)
    seen = admin.post("/settings/calendar/preview", json=FRIDAY).json()
    assert ends(session) == before, "a preview changes nothing"
    assert (seen["first_day"], seen["last_day"]) == ("2026-03-13", "2026-03-13")
    made = saved(admin, FRIDAY, version=seen["version"])
    after = ends(session)
    sealed = set(session.scalars(select(Case.number).where(Case.sensitive)))
    later = {number for number in after if after[number] != before[number]}
    assert sealed & later, "they follow the calendar too"
    assert seen["effect"] == {"shorter": 0, "longer": len(later - sealed), "overdue": 0}, "but are never counted"
    assert (made["shorter"], made["longer"], made["made_by"]) == (0, len(later - sealed), "admin")
    told = session.scalars(select(CaseEvent).where(CaseEvent.move == "reckon")).all()
    assert {(one.case_number, one.facts["change"]) for one in told} == {(number, made["id"]) for number in later}
    back = admin.post("/settings/calendar/preview", json={"undoes": made["id"]}).json()
    assert back["effect"]["shorter"] == made["longer"]
    undone = saved(admin, {"undoes": made["id"]})
    assert ends(session) == before
    (newest, first) = admin.get("/settings/calendar/changes").json()["items"]
    assert (newest["undoes"], first["undone_by"], newest["id"]) == (first["id"], undone["id"], undone["id"])
    assert first["rows"] == [
        {"table": "workday_calendar", "before": None, "after": FRIDAY["days"][0]},
    ]


@pytest.mark.parametrize("state", ["suspended", "resumed", "rework"])
def test_waits_and_rework_are_reckoned_as_they_were(as_user: As, session: Session, state: str, world: World) -> None:
    """What was reckoned again and back is what stood there: waits stay taken out, rework keeps its part."""
    number, desk = handed(as_user)
    clerk = as_user("clerk")
    stepped(clerk, number, "sign")
    if state == "rework":
        stepped(clerk, number, "file_result", note="清了")
        stepped(desk, number, "check_fail", note="没清", **called(AT))
    else:
        suspend(as_user, number)
        if state == "resumed":
            stepped(desk, number, "resume")
    before, admin = ends(session), as_user("admin")
    made = saved(admin, {"days": [{"day": "2026-03-11", "is_workday": False, "name": ""}]})
    assert ends(session) != before
    saved(admin, {"undoes": made["id"]})
    assert ends(session) == before


def test_summer_hours_count_from_their_day_and_the_usual_ones_again_from_theirs(
    as_user: As, session: Session, world: World
) -> None:
    some_cases(session, world)
    admin, before = as_user("admin"), ends(session)
    summer = {"first_day": "2026-03-13", "spans": "08:00-11:30 15:00-18:00", "name": "夏令作息"}
    autumn = {"first_day": "2026-03-16", "spans": "08:30-12:00 14:00-17:30", "name": "常规作息"}
    seen = admin.post("/settings/calendar/preview", json={"schedules": [summer, autumn]}).json()
    assert (seen["first_day"], seen["last_day"]) == ("2026-03-13", None), "what comes after is new as well"
    made = saved(admin, {"schedules": [summer, autumn]})
    friday = [row[0] for row in ends(session).values() if row[0] and row[0].astimezone(ZONE).day == 13]
    assert friday and all(f"{end.astimezone(ZONE):%H:%M}" == "18:00" for end in friday)
    told = admin.get("/settings/calendar?year=2026").json()
    assert [one["name"] for one in told["schedules"]] == ["常规作息", "夏令作息", "常规作息"]
    saved(admin, {"undoes": made["id"]})
    assert ends(session) == before


def test_what_cannot_be_is_refused_with_a_way_on(as_user: As, session: Session, world: World) -> None:
    admin = as_user("admin")

    def refused(asked: dict[str, Any], status: int) -> str:
        return str(saved(admin, asked, status)["kind"])

    assert refused({"days": [{"day": "2026-03-14", "is_workday": False}]}, 422) == "calendar.nothing", "a Saturday"
    assert refused({"days": FRIDAY["days"] * 2}, 422) == "calendar.twice"
    bad = {"schedules": [{"first_day": "2026-06-15", "spans": "14:00-17:00 08:00-11:00"}]}
    assert refused(bad, 422) == "calendar.spans"
    gone = {"schedules": [{"first_day": "1900-01-01", "spans": None}]}
    assert refused(gone, 409) == "calendar.first_schedule"
    assert refused({"undoes": 10**6}, 404) == "calendar.no_change"
    seen = admin.post("/settings/calendar/preview", json=FRIDAY).json()
    made = saved(admin, SATURDAY)
    assert saved(admin, FRIDAY, 409, version=seen["version"])["kind"] == "calendar.changed"
    saved(admin, {"days": [SATURDAY["days"][0] | {"name": "补班"}]})
    assert refused({"undoes": made["id"]}, 409) == "calendar.changed_since"
    assert session.scalar(select(func.count()).select_from(SettingChange)) == 2, "nothing of what was refused stays"


def test_a_change_undone_is_not_undone_twice(as_user: As, world: World) -> None:
    admin = as_user("admin")
    made = saved(admin, SATURDAY)
    undone = saved(admin, {"undoes": made["id"]})
    assert saved(admin, {"undoes": made["id"]}, 409)["kind"] == "calendar.undone"
    assert saved(admin, {"undoes": undone["id"]})["rows"] == made["rows"], "the undoing can be"


def test_one_day_of_a_year_does_not_publish_it(as_user: As, session: Session, world: World) -> None:
    """A day off of the county's own in a year whose notice nobody has seen."""
    admin = as_user("admin")
    saved(admin, {"days": [{"day": "2027-05-03", "is_workday": False, "name": "本地"}]})
    told = admin.get("/settings/calendar?year=2027").json()
    assert (told["year"]["published"], 2027 in told["years"], len(told["days"])) == (False, False, 1)
    saved(admin, {"years": [{"year": 2027, "published": True, "notice": "国办发明电〔2026〕1号"}]})
    assert admin.get("/settings/calendar?year=2027").json()["year"]["published"]


def test_who_sets_at_one_county_alone_may_not_set_for_all(as_user: As, session: Session, world: World) -> None:
    session.execute(text("UPDATE roles SET verbs = verbs || '{settings.manage}' WHERE code = 'county_leader'"))
    session.commit()
    assert as_user("county").get("/settings/calendar?year=2026").json()["kind"] == "calendar.everywhere"


NOTICE = "日期,类型,备注\n2027年1月1日,放假,元旦\n2027/2/6,休息,春节\n2027-02-07,上班,春节调休\n"


@pytest.mark.parametrize("form", ["gbk", "utf-8-sig", "utf-16", "xlsx"])
def test_a_years_file_is_read_as_offices_have_it(
    as_user: As, session: Session, world: World, form: str, tmp_path: Any
) -> None:
    admin = as_user("admin")
    saved(admin, {"days": [{"day": "2027-05-03", "is_workday": False, "name": "本地"}]})
    content = NOTICE.encode("utf-8" if form == "xlsx" else form)
    if form == "xlsx":
        book = Workbook()
        for line in NOTICE.splitlines():
            book.active.append(line.split(","))
        book.save(tmp_path / "2027.xlsx")
        content = (tmp_path / "2027.xlsx").read_bytes()
    read = admin.post("/settings/calendar/file", content=content).json()
    assert (read["year"], read["rejected"]) == (2027, [])
    told = [(one["day"], one["is_workday"]) for one in read["days"]]
    assert told == [("2027-01-01", False), ("2027-02-06", False), ("2027-02-07", True), ("2027-05-03", None)]
    saved(admin, {"days": read["days"], "years": read["years"]})
    shown = admin.get("/settings/calendar?year=2027").json()
    assert ([one["day"] for one in shown["days"]], shown["year"]["published"]) == (["2027-01-01", "2027-02-07"], True)


def test_rows_that_cannot_be_read_are_named_each_with_its_line(as_user: As, world: World) -> None:
    content = "日期,类型\n1月1日,放假\n2027-02-06,也许\n2027-02-07,上班\n2027-02-07,上班\n".encode()
    read = as_user("admin").post("/settings/calendar/file", content=content).json()
    assert [(one["line"], one["field"]) for one in read["rejected"]] == [(2, "day"), (3, "is_workday"), (5, "day")]
    assert "年份" in read["rejected"][0]["why_zh"] and "year" in read["rejected"][0]["why_en"]
    nothing = as_user("admin").post("/settings/calendar/file", content=b"day,name\n2027-01-01,x\n")
    assert nothing.status_code == 422
