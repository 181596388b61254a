"""A county's settings as one file: out, in with the differences first, all or nothing, undone."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from gridgis.cases.in_force import categories
from gridgis.core.db import make_engine
from gridgis.core.migrating import upgrade
from gridgis.security.rules import SYSTEM
from gridgis.settings import pack, saving
from gridgis.settings.changes import TABLES
from gridgis.settings.pack_file import pack_of, text_of
from tests.api.counties import GRID_TASK
from tests.api.test_other_settings import saved, seen
from tests.factories import AT, ONE, TWO, World, an_account

As = Callable[[str], TestClient]
ZONE = "Asia/Shanghai"
FIRST = "2026-05-01"
RULE: dict[str, Any] = {
    "code": "R-1",
    "name": "噪声",
    "conditions": {"categories": ["E0101"]},
    "outcome": {"kind": "agency", "agency_type": "urban_enforcement"},
}


def taken_out(client: TestClient, **query: str) -> dict[str, Any]:
    answer = client.get("/settings/pack", params=query)
    assert answer.status_code == 200, answer.text
    return dict(json.loads(answer.text))


def of(told: dict[str, Any], part: str, **key: Any) -> dict[str, Any]:
    (row,) = [one for one in told[part] if all(one[name] == value for name, value in key.items())]
    return dict(row)


def by_key(told: dict[str, Any], part: str) -> dict[str, Any]:
    keys = [column.name for column in TABLES[part].primary_key]
    rows = [row | {name: sorted(one) for name, one in row.items() if name == "verbs"} for row in told[part]]
    return {" ".join(str(row[key]) for key in keys): row for row in rows}


def test_a_pack_comes_out_line_by_line_and_in_again_without_a_difference(as_user: As, world: World) -> None:
    admin = as_user("admin")
    written = admin.get("/settings/pack").text
    assert written == admin.get("/settings/pack").text == text_of(json.loads(written))
    assert sum('"code": "E0101"' in line for line in written.splitlines()) == 1
    same = {"pack": json.loads(written), "first_day": FIRST}
    assert saved(admin, "pack", same, 422)["kind"] == "calendar.nothing"


def test_differences_of_every_part_are_told_first_made_together_and_undone_together(
    as_user: As, session: Session, world: World
) -> None:
    admin = as_user("admin")
    before = taken_out(admin, at=FIRST)
    told = json.loads(json.dumps(before))
    told["agency_types"].append(
        {"code": "drones", "name_zh": "低空", "name_en": "", "platform": "service", "leads": False}
    )
    group = of(told, "categories", code="E01") | {"code": "X01", "name_zh": "低空"}
    child = of(told, "categories", code="E0101") | {"code": "X0101", "parent_code": "X01", "lead_agency_type": "drones"}
    told["categories"] += [child, group]
    changed = of(told, "categories", code="E0102") | {"limit_value": 7, "name_zh": "流动摊位", "coordination": "centre"}
    gone = told["categories"][-3]["code"]
    told["categories"] = [one for one in told["categories"] if one["code"] not in ("E0102", gone)] + [changed]
    told["stage_limits"][0]["value"] = 77
    told["workday_calendar"] = [one for one in told["workday_calendar"] if one["day"] != "2026-01-01"]
    told["work_schedules"].append({"first_day": "2026-06-15", "spans": "08:00-11:30 15:00-18:00", "name": "夏令"})
    told["calendar_years"].append({"year": 2027, "notice": "x"})
    next(one for one in told["thresholds"] if one["name"] == "returns_allowed")["value"] = 3
    next(one for one in told["roles"] if one["code"] == "office_clerk")["verbs"].append("stats.read")
    told["roles"].append(of(told, "roles", code="office_clerk") | {"code": "night_clerk", "name_zh": "夜班"})
    told["message_rules"] = [one for one in told["message_rules"] if one["event"] != "sign"]
    told["message_rules"] += [{"event": "sign", "post": "night_clerk"}]
    told["quiet_hours"] = [{"account_id": 0, "begins": "21:30", "ends": "06:45"}]
    asked = {"pack": told, "first_day": FIRST}
    preview = seen(admin, "pack", asked)
    kinds = {(row["table"], bool(row["before"]), bool(row["after"])) for row in preview["rows"]}
    assert kinds == {
        ("agency_types", False, True),
        ("categories", False, True),
        ("categories", True, True),
        ("categories", True, False),
        ("category_versions", False, True),
        ("stage_limit_versions", False, True),
        ("workday_calendar", True, False),
        ("work_schedules", False, True),
        ("calendar_years", False, True),
        ("thresholds", True, True),
        ("roles", True, True),
        ("roles", False, True),
        ("message_rules", False, True),
        ("quiet_hours", False, True),
    }
    assert taken_out(admin, at=FIRST) == before
    made = saved(admin, "pack", asked, version=preview["version"])
    after = taken_out(admin, at=FIRST)
    assert {part: by_key(after, part) for part in pack.ORDER} == {part: by_key(told, part) for part in pack.ORDER}
    assert of(after, "categories", code="E0102")["limit_value"] == 7
    assert of(taken_out(admin, at="2026-04-30"), "categories", code="E0102")["limit_value"] != 7
    assert gone not in {one["code"] for one in after["categories"]}
    saved(admin, "pack", {"undoes": made["id"]})
    assert taken_out(admin, at=FIRST) == before


def test_quiet_hours_of_people_stay_their_own(as_user: As, session: Session, world: World) -> None:
    admin = as_user("admin")
    assert admin.put("/messages/habits", json={"hours": {"begins": "22:00", "ends": "06:00"}}).status_code == 200
    assert taken_out(admin)["quiet_hours"] == []


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ([{"event": "sign", "post": "nobody"}], "messages.no_post"),
        ([{"event": "sign", "post": "sec_admin"}], "messages.blind_post"),
        ([{"event": "sing", "post": "office_clerk"}], "messages.no_event"),
    ],
)
def test_a_rule_of_messages_names_an_event_and_a_post_that_there_are(
    as_user: As, world: World, rows: list[dict[str, str]], kind: str
) -> None:
    admin = as_user("admin")
    told = taken_out(admin)
    told["message_rules"] += rows
    assert saved(admin, "pack", {"pack": told, "parts": ["message_rules"]}, 422)["kind"] == kind


def test_one_part_alone_and_what_is_in_use_stays(as_user: As, world: World) -> None:
    admin = as_user("admin")
    told = taken_out(admin)
    told["agency_types"] = [one for one in told["agency_types"] if one["code"] != "urban_enforcement"]
    told["thresholds"][0]["value"] = 0.7
    assert saved(admin, "pack", {"pack": told, "parts": ["agency_types"]}, 422)["kind"] == "calendar.nothing"
    rows = seen(admin, "pack", {"pack": told, "parts": ["thresholds"]})["rows"]
    assert [row["table"] for row in rows] == ["thresholds"]


@pytest.mark.parametrize(
    ("part", "facts", "kind", "status"),
    [
        ("roles", {"code": "town_leader", "verbs": []}, "settings_page.role_sealed", 403),
        ("roles", {"code": "dispatcher", "verbs": ["settings.manage"]}, "settings_page.fixed_verb", 422),
        ("roles", {"code": "mine", "verbs": ["account.manage"]}, "settings_page.fixed_verb", 422),
        ("categories", {"code": "G0102", "sensitive": False}, "settings_page.sensitive_turned", 403),
        ("categories", {"code": "E0101", "lead_agency_type": "nobody"}, "calendar.no_agency", 422),
        ("categories", {"code": "E0101", "parent_code": "Z9"}, "settings_page.no_parent", 422),
        ("categories", {"code": "E0101", "level": 1}, "settings_page.other_level", 422),
        ("thresholds", {"name": "near_due_share", "value": 2}, "settings_page.threshold", 422),
        ("work_schedules", {"first_day": "2026-06-15", "spans": "noon"}, "calendar.spans", 422),
    ],
)
def test_a_pack_with_something_that_cannot_be_changes_nothing(
    as_user: As, world: World, part: str, facts: dict[str, Any], kind: str, status: int
) -> None:
    admin = as_user("admin")
    before = taken_out(admin)
    told = json.loads(json.dumps(before))
    key = next(name for name in ("code", "name", "first_day") if name in facts)
    standing = next((one for one in told[part] if one[key] == facts[key]), told[part][0])
    told[part] = [one for one in told[part] if one[key] != facts[key]] + [standing | facts]
    told["thresholds"] = [one | ({"value": 31} if one["name"] == "archive_days" else {}) for one in told["thresholds"]]
    assert saved(admin, "pack", {"pack": told}, status)["kind"] == kind
    assert taken_out(admin) == before


def test_a_file_that_is_no_pack_is_told_where(as_user: As, session: Session, world: World) -> None:
    admin, told = as_user("admin"), {"format": "gridgis-settings", "version": 1, "day": FIRST}
    for wrong in ({"version": 2}, {"extra": []}, {"stage_limits": [{"stage": "sign"}]}, {"format": "x"}):
        saved(admin, "pack", {"pack": told | wrong}, 422)
    assert saved(admin, "pack", {"pack": told | {"roles": [None]}}, 422)["status"] == 422
    assert saved(admin, "pack", {}, 422)["status"] == 422
    an_account(session, "security", ("sec_admin", "all", ""))
    session.commit()
    assert as_user("security").get("/settings/pack").status_code == 403


@pytest.fixture
def empty(blank: Callable[[], str]) -> Iterator[Engine]:
    """A database with all tables and no row of reference."""
    url = blank()
    upgrade(url)
    engine = make_engine(url, pool_size=2)
    yield engine
    engine.dispose()


def test_the_pack_of_another_county_comes_in_on_an_empty_database(as_user: As, world: World, empty: Engine) -> None:
    told = taken_out(as_user("admin"))
    with Session(empty) as session:
        asked = pack.Asked(AT.date(), pack_of(text_of(told)))
        saving.change(session, SYSTEM, pack.TOPIC, asked, reason="x", version=None, zone=ZONE, at=AT)
        session.commit()
        again = json.loads(text_of(pack.written(session, SYSTEM, AT.date())))
        assert {part: again[part] for part in pack.ORDER} == {part: told[part] for part in pack.ORDER}
        assert session.scalar(text("SELECT count(*) FROM setting_changes WHERE topic = 'pack'")) == 1


def test_rules_and_task_lists_of_a_pack_come_in_as_drafts(as_user: As, session: Session, world: World) -> None:
    """They count for nothing until their own people publish them; what is in force already is not drafted again."""
    for name, role in (("editor", "rule_editor"), ("order", "reviewer")):
        an_account(session, name, (role, "county", ONE))
    session.commit()
    kinds = [one for one in categories(session) if one.first_handler == "grid" and one.level == 2 and not one.sensitive]
    item = GRID_TASK | {"categories": [one.code for one in kinds]}
    admin, town = as_user("admin"), f"{ONE}001"
    told = {"format": "gridgis-settings", "version": 1, "day": FIRST, "rules": [{"county": ONE, "rule": RULE}]}
    extra = GRID_TASK | {"code": "T-01", "name": "河道巡查"}
    told["tasks"] = [{"county": ONE, "item": item}, {"county": ONE, "town": town, "item": extra}]
    body = {"county_code": ONE, "title": "借鉴邻县", "pack": told}

    assert as_user("editor").post("/settings/pack/drafts", json=body).status_code == 403
    strange = body | {"pack": told | {"tasks": [{"county": ONE, "item": item | {"grids": ["9"]}}]}}
    sets = as_user("editor").get("/rule-sets").json()["items"]
    assert admin.post("/settings/pack/drafts", json=strange).status_code == 422
    assert as_user("editor").get("/rule-sets").json()["items"] == sets
    made = admin.post("/settings/pack/drafts", json=body)
    assert made.status_code == 201, made.text
    drafts = made.json()
    assert [(one["town_code"], one["items"]) for one in drafts["tasks"]] == [(None, 1), (town, 1)]
    story = as_user("editor").get(f"/rule-sets/{drafts['rule_set']}").json()
    assert (story["state"], story["author"], [one["name"] for one in story["rules"]]) == ("draft", "admin", ["噪声"])
    listed = as_user("order").get("/tasks", params={"county_code": ONE}).json()
    assert (listed["items"], [one["name"] for one in listed["draft"]["items"]]) == ([], [GRID_TASK["name"]])
    assert taken_out(admin)["tasks"] == []
    assert admin.post("/settings/pack/drafts", json=body).json()["kind"] == "tasks.draft_open"

    other = body | {"county_code": TWO, "from_county": ONE}
    copied = admin.post("/settings/pack/drafts", json=other).json()
    assert ([one["town_code"] for one in copied["tasks"]], copied["left_out"]) == ([None], [town])
    assert admin.post("/settings/pack/drafts", json=body | {"county_code": TWO}).json()["kind"] == (
        "settings_page.pack_no_county"
    )
    published = {"county_code": ONE, "first_day": str(AT.date()), "reason": "年度清单", "version": 1}
    assert as_user("order").post("/tasks/publication", json=published).status_code == 201
    assert [(one["county"], one["town"], one["item"]["name"]) for one in taken_out(admin)["tasks"]] == [
        (ONE, None, GRID_TASK["name"])
    ]
