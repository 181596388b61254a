"""Who is told of what, changed and undone in the settings; channels whose secrets nobody is shown; sending again."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from gridgis.messages.models import Outgoing
from gridgis.security.models import Account, AuditEntry
from tests.api.handling import handed, stepped
from tests.api.test_messages import inbox
from tests.db.receiving import Receiver

As = Callable[[str], TestClient]
pytestmark = pytest.mark.usefixtures("deciders")
SECRET = "a-secret-of-the-county"
HOOK = {"kind": "webhook", "url": "https://told.test/hook", "active": True, "secret": SECRET}


def change(client: TestClient, **asked: Any) -> Any:
    answer = client.post("/settings/messages/changes", json={"reason": "试行", **asked})
    assert answer.status_code == 201, answer.text
    return answer.json()


def kind(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["kind"]


def test_a_rule_is_previewed_changed_and_undone(as_user: As) -> None:
    admin = as_user("admin")
    asked = {"posts": {"sign": ["dispatcher"]}}
    preview = admin.post("/settings/messages/preview", json=asked).json()
    assert [row["after"] for row in preview["rows"]] == [{"event": "sign", "post": "dispatcher"}]
    number, _ = handed(as_user)
    made = change(admin, **asked)
    stepped(as_user("clerk"), number, "sign")
    assert inbox(as_user("dispatcher")) == [(number, "sign")]
    assert [one["reason"] for one in admin.get("/settings/messages/changes").json()["items"]] == ["试行"]
    assert admin.post("/settings/reckoning").status_code == 200
    rows = {one["event"]: one["posts"] for one in admin.get("/settings/messages").json()["items"]}
    assert rows["sign"] == ["dispatcher"]
    change(admin, undoes=made["id"])
    second, _ = handed(as_user)
    stepped(as_user("clerk"), second, "sign")
    assert inbox(as_user("dispatcher")) == [(number, "sign")], "nobody is told any more"


def test_taking_a_post_away_tells_it_nothing_more(as_user: As) -> None:
    change(as_user("admin"), posts={"dispatch": ["office_leader"]})
    number, _ = handed(as_user)
    assert inbox(as_user("clerk")) == []
    assert inbox(as_user("office_head")) == [(number, "dispatch")]


@pytest.mark.parametrize(("asked", "why"), [
    ({"posts": {"nothing": []}}, "messages.no_event"),
    ({"posts": {"sign": ["nobody"]}}, "messages.no_post"),
    ({"posts": {"sign": ["sec_admin"]}}, "messages.blind_post"),
    ({"hours": {"begins": "24:00", "ends": "07:00"}}, "messages.hours"),
    ({}, "calendar.nothing"),
])  # fmt: skip
def test_what_can_not_be_told_is_refused(as_user: As, asked: dict[str, Any], why: str) -> None:
    answer = as_user("admin").post("/settings/messages/preview", json=asked)
    assert kind(answer) == (422, why)


def test_quiet_hours_of_everybody_are_a_setting(as_user: As) -> None:
    change(as_user("admin"), hours={"begins": "21:30", "ends": "07:00"})
    own = as_user("clerk").get("/messages/habits").json()
    assert (own["begins"], own["ends"], own["everybodys"]) == ("21:30", "07:00", True)


def test_a_secret_is_kept_and_never_shown(as_user: As, session: Session) -> None:
    admin = as_user("admin")
    made = admin.put("/messages/channels/county", json=HOOK)
    assert (made.status_code, made.json()["has_secret"]) == (200, True)
    again = admin.put("/messages/channels/county", json=HOOK | {"secret": None, "url": "https://told.test/other"})
    assert (again.status_code, again.json()["has_secret"]) == (200, True)
    kept = session.scalar(text("SELECT secret FROM message_channels WHERE code = 'county'"))
    trail = session.scalars(select(AuditEntry).where(AuditEntry.act == "messages.channel")).all()
    assert kept == SECRET and len(trail) == 2
    told = [made.text, again.text, admin.get("/messages/channels").text, *(str(one.facts) for one in trail)]
    short = admin.put("/messages/channels/county", json=HOOK | {"secret": SECRET[:9]})
    assert short.status_code == 422
    assert not [one for one in [*told, short.text] if SECRET[:9] in one]


@pytest.mark.parametrize(("body", "refusal"), [
    (HOOK | {"url": "ftp://told.test"}, (422, "messages.channel_url")),
    (HOOK | {"url": "https://name:word@told.test/"}, (422, "messages.channel_url")),
    ({"kind": "webhook", "url": "https://told.test", "active": True}, (422, "messages.channel_secret")),
    (HOOK | {"kind": "wecom"}, (422, "messages.channel_agent")),
])  # fmt: skip
def test_a_channel_that_can_not_send_is_not_turned_on(
    as_user: As, body: dict[str, Any], refusal: tuple[int, str]
) -> None:
    assert kind(as_user("admin").put("/messages/channels/county", json=body)) == refusal


def test_a_channel_stays_of_its_kind(as_user: As) -> None:
    admin = as_user("admin")
    admin.put("/messages/channels/county", json=HOOK)
    other = admin.put("/messages/channels/county", json=HOOK | {"kind": "sms"})
    assert kind(other) == (409, "messages.channel_kind")


def test_an_address_belongs_to_a_channel_that_is_on(as_user: As) -> None:
    as_user("admin").put("/messages/channels/sms", json=HOOK | {"kind": "sms"})
    clerk = as_user("clerk")
    assert clerk.put("/messages/habits", json={"addresses": {"sms": "110"}}).status_code == 422
    own = clerk.put("/messages/habits", json={"addresses": {"sms": "13800005678"}}).json()
    assert own["channels"] == [{"code": "sms", "kind": "sms", "address": "13800005678"}]
    assert as_user("office_head").get("/messages/habits").json()["channels"][0]["address"] == ""


def test_what_was_given_up_is_listed_without_case_and_sent_again(as_user: As, session: Session) -> None:
    admin = as_user("admin")
    admin.put("/messages/channels/county", json=HOOK)
    number, desk = handed(as_user)
    session.execute(text("UPDATE outbox SET state = 'dead', tries = 5, failure = 'status:410', ended_at = now()"))
    session.commit()
    listed = admin.get("/messages/outbox").json()["items"]
    assert {(one["to"], one["failure_zh"]) for one in listed} == {
        (name, "对方答复了状态码 410") for name in ("clerk", "office_head")
    }
    assert number not in admin.get("/messages/outbox").text
    one = next(row for row in listed if row["to"] == "clerk")
    assert admin.post(f"/messages/outbox/{one['id']}/again").json()["state"] == "waiting"
    assert kind(admin.post(f"/messages/outbox/{one['id']}/again")) == (409, "messages.not_dead")
    stepped(desk, number, "urge", note="快")
    other = next(row for row in listed if row["to"] == "office_head")
    assert kind(admin.post(f"/messages/outbox/{other['id']}/again")) == (409, "messages.replaced")
    clerk = session.scalars(select(Account.id).where(Account.username == "clerk")).one()
    assert session.scalars(select(Outgoing.state).where(Outgoing.account_id == clerk)).all() == ["waiting"]
    assert session.scalars(select(AuditEntry.subject_key).where(AuditEntry.act == "messages.again")).all() == [
        str(one["id"])
    ]
    for path in ("/messages/outbox", "/messages/channels"):
        assert as_user("dispatcher").get(path).status_code == 403


def test_all_of_a_channel_that_was_given_up_is_sent_again(as_user: As, session: Session) -> None:
    admin = as_user("admin")
    admin.put("/messages/channels/county", json=HOOK)
    first, desk = handed(as_user)
    second, _ = handed(as_user)
    session.execute(text("UPDATE outbox SET state = 'dead', tries = 200, failure = 'timeout', ended_at = now()"))
    session.commit()
    stepped(desk, first, "urge", note="快")
    states = "SELECT case_number, state, tries, count(*) FROM outbox GROUP BY 1, 2, 3 ORDER BY 1, 2"
    assert session.execute(text(states)).all() == [
        (first, "dead", 200, 2),
        (first, "waiting", 0, 2),
        (second, "dead", 200, 2),
    ]
    assert admin.post("/messages/outbox/again", json={"channel": "other"}).json() == {"again": 0}
    assert admin.post("/messages/outbox/again", json={"channel": "county"}).json() == {"again": 2}
    assert session.execute(text(states)).all() == [
        (first, "waiting", 0, 2),
        (first, "withdrawn", 200, 2),
        (second, "waiting", 0, 2),
    ], "what a newer one on the same matter stands for is not sent"
    assert as_user("dispatcher").post("/messages/outbox/again", json={"channel": "county"}).status_code == 403


def test_a_channel_is_tried_and_tells_how_it_went(as_user: As, receiver: Receiver, session: Session) -> None:
    admin = as_user("admin")
    assert kind(admin.post("/messages/channels/county/try", json={})) == (404, "messages.no_channel")
    admin.put("/messages/channels/county", json={"kind": "webhook", "url": receiver.url})
    assert kind(admin.post("/messages/channels/county/try", json={})) == (422, "messages.channel_secret")
    admin.put("/messages/channels/county", json={"kind": "webhook", "url": receiver.url, "secret": SECRET})
    assert admin.post("/messages/channels/county/try", json={}).json()["taken"] is True, "also while it is off"
    (got,) = receiver.bodies
    assert (got["case"], got["event"], got["to"]) == (None, "try", "admin")
    receiver.answers = lambda path, body: (410, {})
    told = admin.post("/messages/channels/county/try", json={}).json()
    assert told == {"taken": False, "failure_zh": "对方答复了状态码 410", "failure_en": told["failure_en"]}
    admin.put("/messages/channels/sms", json={"kind": "sms", "url": receiver.url, "secret": SECRET})
    assert kind(admin.post("/messages/channels/sms/try", json={"address": "110"})) == (422, "messages.bad_address")
    tried = select(AuditEntry.subject_key).where(AuditEntry.act == "messages.try")
    assert session.scalars(tried).all() == ["county", "county"]
    assert session.scalars(select(Outgoing)).all() == [], "nothing of it is kept"
    assert as_user("dispatcher").post("/messages/channels/county/try", json={}).status_code == 403
