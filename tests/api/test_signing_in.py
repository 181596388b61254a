"""Signing in and out over HTTP: cookies, tokens, CSRF, lock-out, and who one is."""

import json
from asyncio import AbstractEventLoop
from collections.abc import Callable
from datetime import timedelta
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session, sessionmaker

from api.app import create_app
from gridgis.core.settings import Settings
from gridgis.demo import accounts
from gridgis.security.actions import set_password
from gridgis.security.models import AuditEntry, SignIn
from tests.client import Client
from tests.factories import AT, ONE, PASSWORD, World

As = Callable[[str], TestClient]


@pytest.fixture
def browser(app: FastAPI, loop: AbstractEventLoop, world: World) -> TestClient:
    """A browser that keeps cookies."""
    return Client(app, loop)


def enter(browser: TestClient, username: str = "dispatcher", password: str = PASSWORD) -> int:
    return browser.post("/auth/login", json={"username": username, "password": password}).status_code


def test_signing_in_tells_who_one_is_and_where(browser: TestClient) -> None:
    answer = browser.post("/auth/login", json={"username": "dispatcher", "password": PASSWORD})
    body = answer.json()
    assert answer.status_code == 200
    assert body["token_type"] == "bearer"
    assert body["expires_at"] in ("2026-03-11T14:00:00Z", "2026-03-11T22:00:00+08:00")
    me = body["me"]
    assert (me["username"], me["display_name"]) == ("dispatcher", "dispatcher")
    assert "case.dispatch" in me["verbs"] and "account.manage" not in me["verbs"]
    assert me["places"][0] == {
        "level": "town",
        "code": f"{ONE}001",
        "name": "001镇",
        "role_code": "dispatcher",
        "role_name_zh": "受理派遣员",
        "role_name_en": "Receiver and dispatcher",
    }
    home = {"level": "town", "code": f"{ONE}001", "name": "001镇", "county_code": ONE}
    assert me["home"] == home | {"bbox": [120.0, 30.0, 120.2, 30.1]}


@pytest.mark.parametrize(
    ("username", "home", "posts", "offices"),
    [
        ("worker", f"{ONE}001001001", [(f"{ONE}001001001", "fulltime")], []),
        ("clerk", f"{ONE}001", [], [f"{ONE}001-urban_enforcement"]),
        ("county", ONE, [], []),
        ("city", "110100", [], []),
        ("nobody", None, [], []),
    ],
)
def test_each_account_has_its_home_posts_and_offices(
    as_user: As, username: str, home: str | None, posts: list[tuple[str, str]], offices: list[str]
) -> None:
    me = as_user(username).get("/auth/me").json()
    assert (me["home"] and me["home"]["code"]) == home
    assert [(post["grid_code"], post["duty"]) for post in me["posts"]] == posts
    assert [office["code"] for office in me["offices"]] == offices


def cookies_of(browser: TestClient) -> SimpleCookie:
    answer = browser.post("/auth/login", json={"username": "dispatcher", "password": PASSWORD})
    kept = SimpleCookie()
    for line in answer.headers.get_list("set-cookie"):
        kept.load(line)
    return kept


def test_the_session_cookie_is_out_of_reach_of_scripts(browser: TestClient) -> None:
    kept = cookies_of(browser)
    session, csrf = kept["gridgis_session"], kept["gridgis_csrf"]
    assert session["httponly"] is True and csrf["httponly"] == ""
    for cookie in (session, csrf):
        assert (cookie["samesite"].lower(), cookie["path"], cookie["max-age"]) == ("lax", "/", "43200")
        assert cookie["secure"] == "", "an installation without TLS sends them in the clear"
    assert session.value != csrf.value


def test_behind_tls_cookies_are_secure(sessions: sessionmaker[Session], world: World, tmp_path: Path) -> None:
    app = create_app(Settings(home=tmp_path, secure_cookies=True), sessions, "")
    app.state.clock = lambda: AT
    kept = cookies_of(TestClient(app, base_url="http://testserver/api/v1"))
    assert kept["gridgis_session"]["secure"] is True
    assert kept["gridgis_csrf"]["secure"] is True


def test_the_cookie_alone_reads(browser: TestClient) -> None:
    enter(browser)
    assert browser.get("/cases").status_code == 200


@pytest.mark.parametrize("header", [{}, {"X-CSRF-Token": ""}, {"X-CSRF-Token": "guessed"}, {"X-CSRF-Token": "ä"}])
def test_the_cookie_alone_changes_nothing(browser: TestClient, header: dict[str, str]) -> None:
    enter(browser)
    headers = {name: value.encode() for name, value in header.items()}
    answer = browser.post("/cases/none/moves", json={"move": "register"}, headers=headers)
    assert answer.status_code == 403
    assert answer.json()["type"] == "/problems/forbidden"
    assert answer.json()["verb"] == "csrf"


def test_the_cookie_with_its_token_changes(browser: TestClient) -> None:
    enter(browser)
    headers = {"X-CSRF-Token": browser.cookies["gridgis_csrf"]}
    assert browser.post("/cases/none/moves", json={"move": "register"}, headers=headers).status_code == 404


def test_without_the_csrf_cookie_no_header_helps(browser: TestClient) -> None:
    enter(browser)
    del browser.cookies["gridgis_csrf"]
    answer = browser.post("/cases/none/moves", json={"move": "register"}, headers={"X-CSRF-Token": ""})
    assert answer.status_code == 403


def test_another_scheme_does_not_pass_for_a_bearer(browser: TestClient) -> None:
    """A cookie stays a cookie, whatever else is sent along."""
    enter(browser)
    for value in ("Basic abc", "Bearer", "Bearer ", "bearer"):
        answer = browser.post("/cases/none/moves", json={"move": "x"}, headers={"Authorization": value})
        assert answer.status_code == 403, value


def test_a_bearer_needs_no_csrf(as_user: As) -> None:
    assert as_user("dispatcher").post("/cases/none/moves", json={"move": "register"}).status_code == 404


def test_signing_out_ends_the_token_and_clears_the_cookies(browser: TestClient) -> None:
    enter(browser)
    kept = dict(browser.cookies)
    answer = browser.post("/auth/logout", headers={"X-CSRF-Token": kept["gridgis_csrf"]})
    assert answer.status_code == 204
    assert dict(browser.cookies) == {}
    browser.cookies.update(kept)
    assert browser.get("/auth/me").status_code == 401, "the old cookie must not work any more"


def test_signing_out_of_one_place_stays_in_the_other(as_user: As) -> None:
    one, two = as_user("town"), as_user("town")
    assert one.post("/auth/logout").status_code == 204
    assert (one.get("/auth/me").status_code, two.get("/auth/me").status_code) == (401, 200)


def test_a_sign_in_ends_by_itself(browser: TestClient, app: FastAPI) -> None:
    assert enter(browser, "town") == 200
    app.state.clock = lambda: AT + timedelta(hours=12)
    answer = browser.get("/auth/me")
    assert answer.status_code == 401
    assert answer.json()["type"] == "/problems/signed-out"


@pytest.mark.parametrize("token", ["x", "' OR 1=1", "ä" * 10, "a" * 10_000])
def test_a_token_of_nobody_is_signed_out(app: FastAPI, world: World, token: str) -> None:
    client = TestClient(app, base_url="http://testserver/api/v1")
    answer = client.get("/auth/me", headers={"Authorization": f"Bearer {token}".encode()})
    assert answer.status_code == 401
    client.cookies.set("gridgis_session", "x")
    assert client.get("/auth/me").status_code == 401


@pytest.mark.parametrize("username", ["dispatcher", "no such account"])
def test_a_wrong_password_is_one_refusal_for_all(browser: TestClient, username: str) -> None:
    body = {"username": username, "password": "wrong"}
    answer = browser.post("/auth/login", json=body, headers={"Accept-Language": "en-GB"})
    assert answer.status_code == 401
    told = answer.json()
    assert (told["type"], told["kind"]) == ("/problems/sign-in-refused", "security.wrong_password")
    assert told["detail"].startswith("Name or password do not fit.")
    for asked in ({"Accept-Language": "zh-CN,zh;q=0.9"}, {}):
        assert browser.post("/auth/login", json=body, headers=asked).json()["detail"].startswith("用户名或密码不正确，")
    assert "set-cookie" not in answer.headers


def test_five_failures_slow_down_over_http_and_are_kept(browser: TestClient, session: Session) -> None:
    assert [enter(browser, password="wrong") for _ in range(5)] == [401] * 5
    answer = browser.post("/auth/login", json={"username": "dispatcher", "password": PASSWORD})
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "60")
    assert (answer.json()["type"], answer.json()["kind"]) == ("/problems/sign-in-delayed", "security.too_many")
    failed = select(func.count()).select_from(AuditEntry).where(AuditEntry.act == "sign_in_failed")
    assert session.scalar(failed) == 5
    assert session.scalar(select(func.count()).select_from(SignIn)) == 0


def test_the_owner_signs_in_from_elsewhere_meanwhile(browser: TestClient, app: FastAPI) -> None:
    for _ in range(6):
        enter(browser, password="wrong")
    elsewhere = TestClient(app, base_url="http://testserver/api/v1", client=("10.1.2.3", 5000))
    assert (enter(browser), enter(elsewhere)) == (429, 200)


def test_nobody_makes_up_an_address(browser: TestClient) -> None:
    """No proxy is trusted unless named, whatever it says of the sender."""
    for tried in range(6):
        browser.headers["X-Forwarded-For"] = f"10.0.0.{tried}"
        status = enter(browser, password="wrong")
    assert status == 429


def test_the_wait_ends_after_a_minute(browser: TestClient, app: FastAPI) -> None:
    for _ in range(5):
        enter(browser, password="wrong")
    app.state.clock = lambda: AT + timedelta(minutes=1)
    assert enter(browser) == 200


@pytest.mark.parametrize(
    ("reached", "status"),
    [
        ({"host": "0.0.0.0"}, 401),
        ({"host": "0.0.0.0", "public_address": "127.0.0.1"}, 200),
        ({"public_address": "grid.example.gov.cn"}, 401),
        ({"host": "::1"}, 200),
    ],
)
def test_the_demo_s_password_opens_nothing_where_others_reach_the_server(
    browser: TestClient, app: FastAPI, session: Session, tmp_path: Path, reached: dict[str, str], status: int
) -> None:
    set_password(session, "dispatcher", accounts.PASSWORD, at=AT)
    session.commit()
    app.state.settings = Settings(home=tmp_path, **reached)  # type: ignore[arg-type]
    assert enter(browser, password=accounts.PASSWORD) == status


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"username": "town"},
        {"username": "town", "password": None},
        {"username": ["town"], "password": "x"},
        {"username": "a" * 201, "password": "x"},
        {"username": "town", "password": "x" * 501},
        {"username": "a\0b", "password": "x"},
        {"username": "town", "password": "\ud800"},
        [],
        None,
    ],
    ids=str,
)
def test_what_is_no_name_and_password_is_invalid(browser: TestClient, body: object) -> None:
    answer = browser.post(
        "/auth/login", content=json.dumps(body).encode(), headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 422
    assert answer.json()["type"] == "/problems/invalid"
    assert PASSWORD not in answer.text


def test_demo_accounts_are_shown_in_the_demo_only(
    browser: TestClient, sessions: sessionmaker[Session], tmp_path: Path
) -> None:
    assert browser.get("/auth/demo-accounts").json() == {"items": []}
    demo = TestClient(create_app(Settings(home=tmp_path, demo=True), sessions, ""))
    shown = demo.get("/api/v1/auth/demo-accounts").json()["items"]
    assert len(shown) >= 7
    assert all(account["username"] and account["title"] for account in shown)


def test_an_account_that_was_closed_is_out_at_once(as_user: As, session: Session) -> None:
    client = as_user("town")
    session.execute(text("UPDATE accounts SET active = false WHERE username = 'town'"))
    session.commit()
    assert client.get("/auth/me").status_code == 401
