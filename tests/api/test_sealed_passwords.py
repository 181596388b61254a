"""A first role that opens what is sensitive ends the password that others may know; another is set by a link."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from gridgis.people.models import Person
from gridgis.security.opening import grant
from tests.client import Client
from tests.factories import AT, ONE, PASSWORD, World, a_person, an_account

As = Callable[[str], TestClient]
TOWN = f"{ONE}001"
NEW = "seven unlike words"
ZH = {"Accept-Language": "zh"}


@pytest.fixture
def person(session: Session, world: World) -> Person:
    """A receiver with an account whose password the system administrator handed out."""
    an_account(session, "security", ("sec_admin", "all", ""))
    made = a_person(session, "周敏")
    an_account(session, "zhou", person=made)
    grant(session, "zhou", "dispatcher", "town", TOWN, at=AT)
    session.commit()
    return made


def appoint(client: TestClient, person: Person, role: str, **more: Any) -> Any:
    sent = {"person_id": person.id, "role_code": role, "level": "town", "place_code": TOWN}
    answer = client.post("/posts", json=sent | {"first_day": AT.date().isoformat()} | more)
    assert answer.status_code in (200, 201), answer.text
    return answer.json()


def enters(app: FastAPI, loop: Any, password: str = PASSWORD) -> Any:
    body = {"username": "zhou", "password": password}
    return Client(app, loop).post("/auth/login", json=body, headers=ZH)


def test_who_knows_the_first_password_can_t_use_the_sealed_role(
    app: FastAPI, loop: Any, as_user: As, person: Person
) -> None:
    inside = as_user("zhou")
    handed = as_user("admin").post("/accounts/zhou/links").json()["path"].removeprefix("/welcome/")
    made = appoint(as_user("security"), person, "sensitive_receiver")
    assert made["password_ended"], "whoever appoints is told"
    assert inside.get("/auth/me").status_code == 401, "sign-ins of before end"
    refused = enters(app, loop)
    assert (refused.status_code, refused.json()["kind"]) == (401, "security.password_ended")
    assert "安全管理员" in refused.json()["detail"], "whose it is, too"
    assert enters(app, loop, "not the password").json()["kind"] == "security.wrong_password", "and nobody else"
    stranger = Client(app, loop)
    assert stranger.post(f"/auth/invitation/{handed}", json={"password": NEW}).status_code == 404, "the link of before"
    assert as_user("admin").post("/accounts/zhou/links").status_code == 403
    card = as_user("security").get("/accounts/zhou").json()["account"]
    assert card["password_ended_at"]
    waiting = as_user("security").get("/accounts", params={"state": "waiting"}).json()["items"]
    assert "zhou" in {one["username"] for one in waiting}
    token = as_user("security").post("/accounts/zhou/links").json()["path"].removeprefix("/welcome/")
    assert stranger.post(f"/auth/invitation/{token}", json={"password": NEW}).status_code == 200
    assert enters(app, loop, NEW).status_code == 200
    assert as_user("security").get("/accounts/zhou").json()["account"]["password_ended_at"] is None


def test_a_second_sealed_role_an_open_one_and_a_look_beforehand_end_no_password(
    app: FastAPI, loop: Any, as_user: As, session: Session, person: Person
) -> None:
    assert not appoint(as_user("admin"), person, "shift_leader")["password_ended"]
    sent = {"person_id": person.id, "role_code": "sensitive_receiver", "level": "town", "place_code": TOWN}
    looked = as_user("security").post("/posts/preview", json=sent | {"first_day": AT.date().isoformat()})
    assert (looked.status_code, looked.json()["password_ended"]) == (200, True)
    assert enters(app, loop).status_code == 200
    grant(session, "zhou", "sensitive_receiver", "town", f"{ONE}002", at=AT - timedelta(days=1))
    session.commit()
    assert enters(app, loop).status_code == 200, "whoever runs the server may do all"
    assert not appoint(as_user("security"), person, "sensitive_receiver")["password_ended"]
    assert enters(app, loop).status_code == 200


def test_a_sealed_post_that_was_over_and_goes_on_ends_the_password_too(
    app: FastAPI, loop: Any, as_user: As, session: Session, person: Person
) -> None:
    grant(session, "zhou", "sensitive_receiver", "town", TOWN, at=AT - timedelta(days=9))
    session.commit()
    security = as_user("security")
    posts = security.get("/accounts/zhou").json()["account"]["posts"]
    post = next(one["id"] for one in posts if one["role_code"] == "sensitive_receiver")
    yesterday = (AT.date() - timedelta(days=1)).isoformat()
    assert security.post(f"/posts/{post}/end", json={"last_day": yesterday}).status_code == 200
    token = as_user("admin").post("/accounts/zhou/links").json()["path"].removeprefix("/welcome/")
    assert Client(app, loop).post(f"/auth/invitation/{token}", json={"password": NEW}).status_code == 200
    assert enters(app, loop, NEW).status_code == 200
    assert security.post(f"/posts/{post}/reopen").status_code == 200
    assert enters(app, loop, NEW).json()["kind"] == "security.password_ended"
