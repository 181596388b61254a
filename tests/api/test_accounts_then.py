"""What an account could see and do on days that are over: posts, roles and closings of then, not of today."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from tests.factories import AT, ONE, World, an_account

As = Callable[[str], TestClient]
DEEDS: tuple[tuple[int, str, Any], ...] = (
    (1, "appoint", "adapter_sensor"),
    (2, "close", None),
    (2, "reopen", None),
    (4, "verbs", ("dispatcher", {"case.read"})),
    (5, "close", None),
    (8, "reopen", None),
    (9, "appoint", "dispatcher"),
    (11, "verbs", ("dispatcher", {"case.read", "case.accept"})),
    (13, "end", "adapter_sensor"),
    (15, "close", None),
)
DAYS = 18


def test_what_an_account_could_do_on_any_day_is_what_the_recorded_changes_say(
    app: FastAPI, as_user: As, session: Session, world: World
) -> None:
    """An independent replay: deed by deed, day by day, against what is told when all of it is over."""
    an_account(session, "feed")
    session.commit()
    first = set(_role(as_user("admin"), "dispatcher")["verbs"])
    posts: dict[str, int] = {}
    for n, deed, what in DEEDS:
        app.state.clock = lambda n=n: AT + timedelta(days=n)
        _do(as_user("admin"), deed, what, AT.date() + timedelta(days=n), posts)
    app.state.clock = lambda: AT + timedelta(days=DAYS)
    admin = as_user("admin")
    told = [_told(admin, AT.date() + timedelta(days=n)) for n in range(DAYS)]
    assert told == [_replayed(n, first) for n in range(DAYS)]
    assert _told(admin, AT.date() + timedelta(days=DAYS)) == {}


def _role(client: TestClient, code: str) -> dict[str, Any]:
    return next(one for one in client.get("/settings/roles").json()["items"] if one["code"] == code)


def _do(admin: TestClient, deed: str, what: Any, day: date, posts: dict[str, int]) -> None:
    if deed == "appoint":
        sent = {"role_code": what, "level": "county", "place_code": ONE, "first_day": day.isoformat()}
        answer = admin.post("/accounts/feed/posts", json=sent)
        posts[what] = {one["role_code"]: one["id"] for one in answer.json()["account"]["posts"]}[what]
    elif deed == "end":
        answer = admin.post(f"/accounts/feed/posts/{posts[what]}/ending", json={"last_day": day.isoformat()})
    elif deed == "verbs":
        code, verbs = what
        version = admin.get("/settings/roles").json()["version"]
        sent = {"verbs": {code: sorted(verbs)}, "version": version, "reason": "职责调整"}
        answer = admin.post("/settings/roles/changes", json=sent)
    else:
        path = {"close": "closing", "reopen": "reopening"}[deed]
        answer = admin.post(f"/accounts/feed/{path}", json={"reason": "按通知"})
    assert answer.status_code in (200, 201), (deed, what, answer.text)


def _told(admin: TestClient, day: date) -> dict[str, set[str]]:
    items = admin.get(f"/accounts/feed/rights?day={day}").json()["items"]
    return {one["role_code"]: set(one["verbs"]) for one in items}


def _replayed(day: int, verbs: set[str]) -> dict[str, set[str]]:
    """Verbs by role on a day by the deeds alone; one that was open for a moment of the day is told as open."""
    known = {"dispatcher": verbs, "adapter_sensor": {"report.submit", "report.as.sensor"}}
    held: set[str] = set()
    opened, ever = True, False
    for n, deed, what in DEEDS:
        if n > day:
            break
        ever = n == day and (ever or opened)
        if deed == "appoint":
            held.add(what)
        elif deed == "verbs":
            known[what[0]] = what[1]
        elif deed == "end":
            held -= {what} if n < day else set()
        else:
            opened = deed == "reopen"
    return {role: known[role] for role in held} if opened or ever else {}
