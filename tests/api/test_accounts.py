"""Accounts over HTTP: opened, handed by links, closed; nobody lifts themselves; who sees what, and by which post."""

import io
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import openpyxl
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import Connection, select, text
from sqlalchemy.orm import Session

from gridgis.security.models import AuditEntry, Role
from gridgis.security.opening import grant
from tests.client import Client
from tests.factories import AT, ONE, PASSWORD, TWO, World, a_case, a_person, a_post, an_account

As = Callable[[str], TestClient]
ZH = {"Accept-Language": "zh"}
NEW = "seven unlike words"
TOWN = f"{ONE}001"


@pytest.fixture
def offices(session: Session, world: World) -> None:
    """Administrators of a county, and those who watch over the system administrator."""
    an_account(session, "admin_one", ("sys_admin", "county", ONE))
    an_account(session, "security", ("sec_admin", "all", ""))
    an_account(session, "auditor", ("audit_admin", "all", ""))
    an_account(session, "meter", ("adapter_sensor", "county", ONE))
    an_account(session, "head", ("command_head", "town", TOWN))
    session.commit()


def link_of(client: TestClient, username: str, status: int = 201) -> str:
    made = client.post(f"/accounts/{username}/links")
    assert made.status_code == status, made.text
    return str(made.json().get("path", "")).removeprefix("/welcome/")


def acts(session: Session) -> list[tuple[str, str]]:
    """What was done to which account, oldest first."""
    asked = select(AuditEntry.act, AuditEntry.subject_key).where(AuditEntry.subject_kind == "account")
    return [(act, key) for act, key in session.execute(asked.order_by(AuditEntry.id))]


def test_somebody_is_given_an_account_and_sets_the_password_by_a_link(
    as_user: As, session: Session, app: FastAPI, loop: Any, world: World
) -> None:
    person = a_person(session, "陆晓雯")
    person.pinyin, person.initials = "luxiaowen", "lxw"
    a_post(session, world.grids[1], person, "fulltime")
    session.commit()
    admin = as_user("admin")
    card = admin.post("/accounts", json={"person_id": person.id}).json()
    assert (card["account"]["username"], card["account"]["display_name"]) == ("luxiaowen", "陆晓雯")
    assert [post["role_code"] for post in card["account"]["posts"]] == ["grid_worker"]
    again = admin.post("/accounts", json={"person_id": person.id})
    assert (again.status_code, again.json()["kind"]) == (409, "accounts.has_account")
    first, token = link_of(admin, "luxiaowen"), link_of(admin, "luxiaowen")
    stranger = Client(app, loop)
    assert stranger.get(f"/auth/invitation/{first}").status_code == 404, "a later link ends the one before"
    assert stranger.get(f"/auth/invitation/{token}").json()["display_name"] == "陆晓雯"
    for common in ("1234567890", "luxiaowen2026", "password123!", "nine-char"):
        assert stranger.post(f"/auth/invitation/{token}", json={"password": common}).status_code == 422, common
    assert stranger.post(f"/auth/invitation/{token}", json={"password": NEW}).json()["username"] == "luxiaowen"
    assert stranger.post(f"/auth/invitation/{token}", json={"password": NEW}).status_code == 404, "used once"
    assert stranger.post("/auth/login", json={"username": "luxiaowen", "password": NEW}).status_code == 200
    assert acts(session)[:4] == [
        ("account_added", "luxiaowen"),
        ("link_made", "luxiaowen"),
        ("link_made", "luxiaowen"),
        ("password_set", "luxiaowen"),
    ]
    kept = session.scalars(select(AuditEntry.facts)).all()
    assert not any(NEW in str(facts) or token in str(facts) for facts in kept)


def test_a_link_ends_after_72_hours_and_with_its_account(as_user: As, app: FastAPI, loop: Any, offices: None) -> None:
    admin, stranger = as_user("admin"), Client(app, loop)
    token = link_of(admin, "meter")
    app.state.clock = lambda: AT + timedelta(hours=72)
    assert stranger.get(f"/auth/invitation/{token}").status_code == 404
    app.state.clock = lambda: AT + timedelta(hours=71)
    assert stranger.get(f"/auth/invitation/{token}").status_code == 200
    assert admin.post("/accounts/meter/closing", json={"reason": "停用"}).status_code == 200
    assert stranger.get(f"/auth/invitation/{token}").status_code == 404


def test_a_link_ends_when_a_sealed_role_is_given_after_it(
    as_user: As, session: Session, app: FastAPI, loop: Any, offices: None
) -> None:
    """Whoever made it might not give such a role, and could sign in with it."""
    admin, stranger = as_user("admin"), Client(app, loop)
    token = link_of(admin, "meter")
    for role, status in (("planner", 200), ("discipline_inspector", 404)):
        grant(session, "meter", role, "county", ONE, at=AT + timedelta(minutes=1))
        session.commit()
        assert stranger.get(f"/auth/invitation/{token}").status_code == status
    answer = stranger.post(f"/auth/invitation/{token}", json={"password": "seven unlike words"})
    assert answer.status_code == 404


def test_an_account_is_closed_with_a_reason_and_opened_again(
    as_user: As, session: Session, app: FastAPI, loop: Any, offices: None
) -> None:
    admin, meter, stranger = as_user("admin"), as_user("meter"), Client(app, loop)
    assert admin.post("/accounts/meter/closing", json={"reason": " "}).status_code == 422
    card = admin.post("/accounts/meter/closing", json={"reason": "设备拆除"}).json()
    assert (card["account"]["active"], card["account"]["closed_reason"], card["sign_ins"]) == (False, "设备拆除", [])
    assert meter.get("/auth/me").status_code == 401
    assert admin.post("/accounts/meter/links").status_code == 409
    listed = [row["username"] for row in admin.get("/accounts?state=closed").json()["items"]]
    assert listed == ["meter"]
    assert admin.post("/accounts/meter/reopening", json={"reason": "误停"}).json()["account"]["active"] is True
    entered = stranger.post("/auth/login", json={"username": "meter", "password": PASSWORD})
    assert entered.status_code == 401, "the password of before opens nothing"


OPERATIONS: dict[str, dict[str, Any] | None] = {
    "links": None,
    "closing": {"reason": "x"},
    "reopening": {"reason": "x"},
    "posts": {"level": "all", "place_code": "", "first_day": "2026-04-01"},
}


def test_nobody_lifts_themselves(as_user: As, session: Session, connection: Connection, offices: None) -> None:
    """Every role × every operation on the own account, and every role given to oneself."""
    roles = session.scalars(select(Role)).all()
    for role in roles:
        level = role.levels[0]
        place = {"all": "", "county": ONE, "town": TOWN, "village": f"{TOWN}001", "grid": f"{TOWN}001001"}
        an_account(session, f"r-{role.code}", (role.code, level, place.get(level, f"{TOWN}-urban_enforcement")))
    session.commit()
    lifted = []
    for role in roles:
        client = as_user(f"r-{role.code}")
        for name, body in OPERATIONS.items():
            for wished in [one.code for one in roles] if name == "posts" and role.appoints else ["sys_admin"]:
                told = None if body is None else body | ({"role_code": wished} if name == "posts" else {})
                if name == "posts":
                    level = next(one.levels[0] for one in roles if one.code == wished)
                    told = (told or {}) | {"level": level, "place_code": ONE if level == "county" else TOWN}
                    told |= {"place_code": ""} if level == "all" else {}
                answer = client.post(f"/accounts/r-{role.code}/{name}", json=told)
                if answer.status_code not in (403, 422) and answer.json().get("kind") != "accounts.of_a_person":
                    lifted.append((role.code, name, wished, answer.status_code))
    assert lifted == []


@pytest.mark.parametrize(
    ("who", "whom", "kind"),
    [
        ("admin", "head", "accounts.sealed_link"),
        ("admin", "security", "accounts.not_yours_to_hand"),
        ("admin", "auditor", "accounts.sealed_link"),
        ("admin", "admin_one", "accounts.not_yours_to_hand"),
        ("admin_one", "admin", "accounts.no_account"),
        ("admin_one", "other_county", "accounts.no_account"),
        ("admin_one", "security", "accounts.no_account"),
        ("admin", "admin", "accounts.not_own"),
        ("security", "meter", "security.no_right"),
        ("security", "admin", "security.no_right"),
        ("auditor", "meter", "security.no_right"),
        ("security", "head", None),
        ("security", "auditor", None),
        ("admin_one", "meter", None),
        ("admin_one", "worker", None),
        ("admin", "planner", None),
    ],
)
def test_a_link_comes_from_whoever_appoints_to_all_it_opens(
    as_user: As, offices: None, who: str, whom: str, kind: str | None
) -> None:
    answer = as_user(who).post(f"/accounts/{whom}/links")
    assert answer.json().get("kind") == kind, answer.text


def test_watchers_are_not_closed_by_whom_they_watch(as_user: As, offices: None) -> None:
    admin = as_user("admin")
    for watcher in ("security", "auditor"):
        assert admin.post(f"/accounts/{watcher}/closing", json={"reason": "x"}).json()["kind"] == "accounts.watcher"
    assert admin.post("/accounts/admin/closing", json={"reason": "x"}).json()["kind"] == "accounts.not_own"


def test_a_system_s_account_is_given_roles_that_end_and_are_undone(
    as_user: As, session: Session, offices: None
) -> None:
    admin = as_user("admin_one")
    assert admin.post("/accounts", json={"display_name": "河长通"}).json()["account"]["username"] == "hezhangtong"
    role = {"role_code": "adapter_river_chief", "level": "county", "place_code": ONE, "first_day": "2026-03-11"}
    posts = admin.post("/accounts/hezhangtong/posts", json=role).json()["account"]["posts"]
    assert [(post["role_code"], post["state"], post["last_day"]) for post in posts] == [
        ("adapter_river_chief", "now", None)
    ]
    assert admin.post("/accounts/hezhangtong/posts", json=role).json()["kind"] == "accounts.held_already"
    for wrong in ({"place_code": TWO}, {"role_code": "command_head"}, {"role_code": "sys_admin"}):
        assert admin.post("/accounts/hezhangtong/posts", json=role | wrong).status_code == 403, wrong
    number = posts[0]["id"]
    undone = admin.post(f"/accounts/hezhangtong/posts/{number}/undo").json()["account"]["posts"]
    assert [post["state"] for post in undone] == ["cancelled"]
    number = admin.post("/accounts/hezhangtong/posts", json=role).json()["account"]["posts"][-1]["id"]
    ended = admin.post(f"/accounts/hezhangtong/posts/{number}/ending", json={"last_day": "2026-03-20"}).json()
    assert ended["account"]["posts"][-1]["last_day"] == "2026-03-20"
    assert admin.post(f"/accounts/meter/posts/{number}/undo").status_code == 404
    of_a_person = admin.post("/accounts/worker/posts", json=role)
    assert of_a_person.json()["kind"] == "accounts.of_a_person"
    assert [act for act, key in acts(session) if key == "hezhangtong"] == [
        "account_added",
        "appointed",
        "post_undone",
        "appointed",
        "post_ended",
    ]


def test_sealed_roles_are_given_by_the_security_administrator_alone(as_user: As, offices: None) -> None:
    role = {"role_code": "sensitive_receiver", "level": "town", "place_code": TOWN, "first_day": "2026-03-11"}
    assert as_user("admin").post("/accounts/clerk/posts", json=role).json()["kind"] == "people.not_to_appoint"
    assert as_user("security").post("/accounts/clerk/posts", json=role).status_code == 201


def test_accounts_are_listed_where_one_reads_them(as_user: As, session: Session, offices: None) -> None:
    def names(who: str, **asked: str) -> set[str]:
        return {row["username"] for row in as_user(who).get("/accounts", params=asked).json()["items"]}

    one = names("admin_one")
    assert {"worker", "planner", "meter", "head", "admin_one"} <= one
    assert one.isdisjoint({"other_county", "city", "admin", "security", "nobody"})
    assert {"other_county", "city", "admin", "nobody"} <= names("security")
    found = as_user("admin").post("/accounts/search", json={"q": "met"}).json()["items"]
    assert [row["username"] for row in found] == ["meter"]
    assert "other_town" not in names("admin", parent=TOWN) and "dispatcher" in names("admin", parent=TOWN)
    assert as_user("planner").get("/accounts").status_code == 403
    as_user("admin_one").post("/accounts", json={"username": "blank", "display_name": "新系统"})
    assert "blank" in names("admin_one") and "blank" in names("admin"), "of whoever opened it"
    pages = as_user("admin").get("/accounts", params={"limit": 2}).json()
    assert [row["username"] for row in pages["items"]] == ["admin", "admin_one"] and pages["next"]


def test_one_changes_one_s_own_password_and_other_sign_ins_end(as_user: As, session: Session, world: World) -> None:
    here, there = as_user("clerk"), as_user("clerk")
    wrong = here.post("/auth/password", json={"old": "not it, surely", "password": NEW})
    assert (wrong.status_code, wrong.json()["field"]) == (422, "old")
    assert here.post("/auth/password", json={"old": PASSWORD, "password": "clerk12345678"}).status_code == 422
    assert here.post("/auth/password", json={"old": PASSWORD, "password": NEW}).status_code == 204
    assert (here.get("/auth/me").status_code, there.get("/auth/me").status_code) == (200, 401)
    assert ("password_set", "clerk") in acts(session)


def test_guessing_the_old_password_is_slowed_like_the_door(as_user: As, world: World) -> None:
    client = as_user("clerk")
    sent = {"old": "a guess", "password": NEW}
    assert [client.post("/auth/password", json=sent).status_code for _ in range(6)] == [422] * 5 + [429]


def test_a_sign_in_is_renewed_while_it_lasts_and_ends_for_good_after_a_month(
    as_user: As, app: FastAPI, session: Session
) -> None:
    wall, left = as_user("clerk"), as_user("clerk")
    hours = timedelta(hours=12)
    session.execute(text("UPDATE sign_ins SET expires_at = :ends"), {"ends": AT + hours})
    session.commit()
    for turn in range(1, 66):
        now = AT + turn * timedelta(hours=11)
        app.state.clock = lambda now=now: now
        ends = datetime.fromisoformat(wall.post("/auth/renewal").json()["expires_at"])
        assert ends == min(now + hours, AT + timedelta(days=30))
    assert left.get("/auth/me").status_code == 401, "whoever asks for nothing is signed out as before"
    app.state.clock = lambda: AT + timedelta(days=30)
    assert [wall.post("/auth/renewal").status_code, wall.get("/auth/me").status_code] == [401, 401]


def test_what_was_ended_is_not_renewed(as_user: As, app: FastAPI) -> None:
    here, there = as_user("clerk"), as_user("clerk")
    assert here.post("/auth/password", json={"old": PASSWORD, "password": NEW}).status_code == 204
    assert there.post("/auth/renewal").status_code == 401


def test_sign_ins_are_listed_and_ended(as_user: As, session: Session, offices: None) -> None:
    here, there = as_user("clerk"), as_user("clerk")
    found = here.get("/auth/sign-ins").json()["items"]
    assert [one["mine"] for one in found].count(True) == 1 and len(found) == 2
    other = next(one["key"] for one in found if not one["mine"])
    assert as_user("town").post(f"/auth/sign-ins/{other}/ending").status_code == 404, "only one's own"
    assert here.post(f"/auth/sign-ins/{other}/ending").json() == {"ended": 1}
    assert there.get("/auth/me").status_code == 401
    assert as_user("admin").post("/accounts/clerk/sign-ins/ending").json() == {"ended": 1}
    assert here.get("/auth/me").status_code == 401


def test_rights_are_told_as_of_a_day_by_the_post(as_user: As, session: Session, offices: None) -> None:
    person = a_person(session, "调任者")
    a_post(session, f"{TOWN}001001", person, "parttime", date(2026, 1, 1), date(2026, 2, 1))
    an_account(session, "moved", person=person)
    session.commit()
    admin = as_user("admin")

    def told(day: str) -> list[tuple[str, str]]:
        items = admin.get(f"/accounts/moved/rights?day={day}").json()["items"]
        return [(one["role_code"], one["place_code"]) for one in items]

    assert told("2026-01-31") == [("grid_parttimer", f"{TOWN}001001"), ("reporter", ONE)]
    assert told("2026-02-01") == []
    own = as_user("dispatcher").get("/accounts/dispatcher/rights")
    assert own.status_code == 200 and "case.dispatch" in own.json()["items"][0]["verbs"], "everybody sees their own"


def test_who_can_see_a_case_is_told_to_those_who_can(as_user: As, session: Session, world: World) -> None:
    grid = world.grid_of(ONE)
    number = a_case(session, world, grid_code=grid, at=AT).number
    sealed = a_case(session, world, grid_code=grid, category="G0102", at=AT).number
    session.commit()
    seen = as_user("county").get(f"/cases/{number}/seen-by").json()["items"]
    names = {one["name"] for one in seen}
    assert {"city", "county", "dispatcher", "town", "worker"} <= names
    assert names.isdisjoint({"other_town", "other_county", "nobody"})
    assert seen[0]["level"] == "all"
    listed = as_user("town").get(f"/cases/{sealed}/seen-by")
    assert {one["name"] for one in listed.json()["items"]} == {"town"}
    assert as_user("dispatcher").get(f"/cases/{sealed}/seen-by").status_code == 404
    assert as_user("admin").get(f"/cases/{number}/seen-by").status_code == 404


def test_accounts_come_by_table_and_their_links_in_one_sheet(
    as_user: As, session: Session, app: FastAPI, loop: Any, offices: None
) -> None:
    """The load opens them without a password; a sheet of links is told once, and another ends those before."""
    for name, phone in (("陆晓雯", "13800000001"), ("陆晓雯", "13800000002"), ("王一", "13800000003")):
        person = a_person(session, name, phone)
        person.town_code, person.pinyin = TOWN, {"陆晓雯": "luxiaowen"}.get(name, "wangyi")
    session.commit()
    admin, asked = as_user("admin_one"), {"params": {"name": "账号.csv", "county_code": ONE}, "headers": ZH}

    def sent(rows: str, keep: str = "all", path: str = "/imports/accounts") -> Any:
        asked["params"]["keep"] = keep
        answer = admin.post(path, content=f"姓名,账号名,电话,职务\n{rows}".encode(), **asked)
        assert answer.status_code == 200, answer.text
        return answer

    wrong = sent("陆晓雯,自动,,\n王一,自动,13800000003,\n无此人,自动,,\n王一,wang,,\n").json()
    fields = [(one["line"], one["field"]) for one in wrong["items"] if one["outcome"] == "rejected"]
    assert (wrong["kept"], fields) == (False, [(2, "id"), (4, "name"), (5, "username")])
    back = openpyxl.load_workbook(io.BytesIO(sent("无此人,自动,,\n", path="/imports/accounts/rejects").content))
    assert "人员表" in str(back.active.cell(2, 2).value)
    good = "陆晓雯,自动,13800000001,网格员\n陆晓雯,lu.two,13800000002,\n王一,,,\n"
    told = sent(good).json()
    assert [one["changes"][0]["after"] for one in told["items"]] == ["luxiaowen", "lu.two"]
    assert (told["added"], told["known"], sent(good).json()["known"]) == (2, 1, 3)
    assert sent(good.replace("网格员", "专职")).json()["changed"] == 1
    assert [key for act, key in acts(session) if act == "link_made"] == []
    waits = admin.get("/accounts", params={"state": "waiting"}).json()["items"]
    assert {"luxiaowen", "lu.two"} <= {one["username"] for one in waits}

    def sheet(**wanted: Any) -> list[list[Any]]:
        answer = admin.post("/accounts/links", json={"address": "https://grid.test"} | wanted, headers=ZH)
        assert answer.status_code == 200, answer.text
        assert answer.headers["cache-control"] == "no-store"
        book = openpyxl.load_workbook(io.BytesIO(answer.content))
        return [list(row) for one in book for row in one.iter_rows(min_row=2, values_only=True)]

    links = {row[1]: row[3] for row in sheet(parent=TOWN) if row[3].startswith("https://grid.test/welcome/")}
    assert {"luxiaowen", "lu.two"} <= set(links) and "head" not in links, "the sealed one's is not made by them"
    waits = admin.get("/accounts", params={"state": "waiting", "parent": TOWN}).json()["items"]
    assert {one["username"] for one in waits}.isdisjoint(links)
    refused = {row[1]: row[3] for row in sheet(usernames=["lu.two", "admin_one", "nobody_such"])}
    assert set(refused) == {"lu.two", "admin_one"} and "本人" in refused["admin_one"]
    stranger = Client(app, loop)
    status = [stranger.get(f"/auth/invitation/{one.rpartition('/')[2]}").status_code for one in links.values()]
    assert sorted(status) == [200] * (len(links) - 1) + [404], "a later link ends the one before"
    cards = admin.post("/accounts/link-cards", json={"usernames": ["lu.two", "admin_one"]}, headers=ZH)
    assert cards.headers["cache-control"] == "no-store"
    told = {one["username"]: one for one in cards.json()["items"]}
    assert stranger.get(f"/auth/invitation/{told['lu.two']['path'].rpartition('/')[2]}").status_code == 200
    assert told["admin_one"]["path"] is None and "本人" in told["admin_one"]["refusal"]
    assert as_user("planner").post("/accounts/link-cards", json={}).status_code == 403
    assert as_user("planner").post("/accounts/links", json={"address": "https://grid.test"}).status_code == 403
    out = admin.get("/exports/accounts", params={"county_code": ONE}, headers=ZH).content
    rows = [row[:2] for row in openpyxl.load_workbook(io.BytesIO(out)).active.iter_rows(values_only=True)]
    assert ("陆晓雯", "lu.two") in rows and ("王一", None) in rows
