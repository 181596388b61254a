"""What leaves the house: once, signed, in order, made up after a day of failures, and nothing of what is sealed."""

import hashlib
import hmac
import json
import logging
import threading
import time
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from gridgis.cases.doing import Move
from gridgis.cases.moving import move
from gridgis.messages.models import QuietHours
from gridgis.messages.rules import LEASE
from gridgis.messages.senders import posting
from gridgis.messages.sending import send_all
from gridgis.security.queries import actor_by_name
from tests.conftest import Own
from tests.db.receiving import OFFICE, SECRET, ZONE, Answer, Clock, Receiver, cases, channel, states, urge
from tests.factories import AT, ONE, an_account


def test_nothing_waits_where_no_channel_is_on(own: Own) -> None:
    cases(own, 2)
    assert states(own) == {}


def test_each_message_leaves_once_signed_and_in_order(own: Own, receiver: Receiver, clock: Clock) -> None:
    channel(own, receiver)
    numbers = cases(own, 4)
    assert send_all(own.sessions, lambda: datetime.now(UTC), "zh") == 0, "not while the move may be undone"
    assert send_all(own.sessions, clock, "zh") == 4
    assert [one["case"] for one in receiver.bodies] == numbers
    assert send_all(own.sessions, clock, "zh") == 0
    for _, headers, body in receiver.got:
        moment = headers["X-Gridgis-Timestamp"]
        digest = hmac.new(SECRET.encode(), moment.encode() + b"." + body, hashlib.sha256).hexdigest()
        assert headers["X-Gridgis-Signature"] == f"sha256={digest}"
        assert headers["Idempotency-Key"] == json.loads(body)["id"]
    assert len({one["id"] for one in receiver.bodies}) == 4
    assert {(one["to"], one["event"], one["path"]) for one in receiver.bodies} == {
        ("clerk", "dispatch", f"/cases/{number}") for number in numbers
    }


def test_a_later_event_takes_the_place_of_what_has_not_left(own: Own, receiver: Receiver, clock: Clock) -> None:
    channel(own, receiver)
    (number,) = cases(own, 1)
    urge(own, number, AT + timedelta(hours=1))
    assert states(own) == {"waiting": 1}
    assert send_all(own.sessions, clock, "zh") == 1
    assert [one["event"] for one in receiver.bodies] == ["urge"]
    urge(own, number, AT + timedelta(hours=2))
    clock.ahead += timedelta(minutes=5)
    assert send_all(own.sessions, clock, "zh") == 1
    assert states(own) == {"sent": 2}


def test_a_day_of_failures_is_made_up_in_order(own: Own, receiver: Receiver, clock: Clock) -> None:
    channel(own, receiver)
    numbers = cases(own, 6)
    receiver.answers = lambda path, body: (500, {})
    for _ in range(24 * 6):
        assert send_all(own.sessions, clock, "zh") == 0
        clock.ahead += timedelta(minutes=10)
    assert states(own) == {"waiting": 6}
    with own.sessions() as session:
        failure, tries = session.execute(text("SELECT failure, tries FROM outbox ORDER BY at LIMIT 1")).one()
    assert failure == "status:500" and 60 < tries < 200, "at least every twenty minutes"
    receiver.answers = lambda path, body: (200, {})
    clock.ahead += timedelta(minutes=20)
    assert send_all(own.sessions, clock, "zh") == 6
    assert [one["case"] for one in receiver.bodies] == numbers
    assert states(own) == {"sent": 6}


def test_a_receiver_that_hangs_holds_up_neither_moves_nor_others(
    own: Own, receiver: Receiver, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posting, "WHOLE_S", 2.0)
    channel(own, receiver)
    (number,) = cases(own, 1)
    receiver.answers = lambda path, body: None
    sending = threading.Thread(target=send_all, args=(own.sessions, clock, "zh"))
    sending.start()
    time.sleep(0.3)
    began = time.monotonic()
    urge(own, number, AT + timedelta(hours=1))
    assert time.monotonic() - began < 1.5, "a move waits for no receiver"
    sending.join(10)
    assert not sending.is_alive(), "it is given up in time"
    assert states(own) == {"withdrawn": 1, "waiting": 1}, "what came meanwhile goes instead"
    receiver.answers = lambda path, body: (200, {})
    clock.ahead += timedelta(minutes=1)
    assert send_all(own.sessions, clock, "zh") == 1
    assert [one["event"] for one in receiver.bodies] == ["urge"]


def test_what_is_refused_is_given_up_and_does_not_hold_back_what_follows(
    own: Own, receiver: Receiver, clock: Clock
) -> None:
    channel(own, receiver, "sms", "13800005678")
    first, second = cases(own, 2)
    receiver.answers = lambda path, body: (422, {}) if first in body.decode() else (200, {})
    for _ in range(5):
        send_all(own.sessions, clock, "zh")
        clock.ahead += timedelta(minutes=20)
    assert states(own) == {"dead": 1, "waiting": 1} or states(own) == {"dead": 1, "sent": 1}
    send_all(own.sessions, clock, "zh")
    assert states(own) == {"dead": 1, "sent": 1}
    (one,) = receiver.bodies
    assert (one["to"], second in one["text"]) == ("13800005678", True)


def test_whoever_dies_while_sending_is_followed_by_the_next(own: Own, receiver: Receiver, clock: Clock) -> None:
    channel(own, receiver)
    cases(own, 1)
    with own.sessions.begin() as session:
        session.execute(
            text("UPDATE outbox SET state = 'sending', tries = 1, next_at = :until"), {"until": clock() + LEASE}
        )
    assert send_all(own.sessions, clock, "zh") == 0
    clock.ahead += LEASE + timedelta(seconds=1)
    assert send_all(own.sessions, clock, "zh") == 1


def test_of_a_sealed_case_nothing_is_told_outside(own: Own, receiver: Receiver, clock: Clock) -> None:
    with own.sessions.begin() as session:
        an_account(session, "leads", ("office_leader", "office", OFFICE))
        an_account(session, "keeper", ("sensitive_receiver", "town", f"{ONE}001"), ("dispatcher", "town", f"{ONE}001"))
    channel(own, receiver)
    (number,) = cases(own, 1)
    urge(own, number, AT + timedelta(minutes=1))
    with own.sessions.begin() as session:
        actor = actor_by_name(session, "keeper", AT)
        assert actor is not None
        move(session, actor, number, Move("mark_sensitive", "涉及未成年人"), zone=ZONE, at=AT + timedelta(minutes=2))
    send_all(own.sessions, clock, "zh")
    sent = receiver.bodies
    assert {one["to"] for one in sent} <= {"leads", "keeper", "town"} and "leads" in {one["to"] for one in sent}
    for one in sent:
        assert (one["case"], one["path"], "event" in one) == (None, "/messages", False)
        assert number not in json.dumps(one) and "占道" not in json.dumps(one, ensure_ascii=False)
    with own.sessions() as session:
        gone = session.execute(text("SELECT failure FROM outbox WHERE state = 'withdrawn'")).scalars().all()
    assert gone == ["gone"], "of the clerk, who reads it no more"


def test_a_move_that_is_undone_takes_its_message_back(own: Own, receiver: Receiver, clock: Clock) -> None:
    channel(own, receiver)
    with own.sessions.begin() as session:
        session.execute(text("ALTER TABLE case_events ADD COLUMN IF NOT EXISTS undoes integer"))
    first, second = cases(own, 2)
    urge(own, first, AT + timedelta(hours=1))
    undo = """
        INSERT INTO case_events (county_code, case_number, seq, at, move, source, target, actor_name, undoes)
        SELECT county_code, case_number, max(seq) + 1, now(), 'undo', 'dispatched', 'dispatched', '系统', {seq}
        FROM case_events WHERE case_number = :number GROUP BY county_code, case_number
    """
    with own.sessions.begin() as session:
        session.execute(text(undo.format(seq="max(seq)")), {"number": first})
        session.execute(text(undo.format(seq="1")), {"number": second})
        inbox = session.execute(text("SELECT case_number, event, many FROM messages")).all()
    assert [tuple(one) for one in inbox] == [(first, "dispatch", 1)], "what it took the place of stands again"
    assert states(own) == {"waiting": 1, "withdrawn": 1}
    send_all(own.sessions, clock, "zh")
    assert [(one["case"], one["event"]) for one in receiver.bodies] == [(first, "dispatch")]


def test_quiet_hours_hold_back_what_can_wait(own: Own, receiver: Receiver, clock: Clock) -> None:
    channel(own, receiver)
    ordinary, grave = cases(own, 2)
    with own.sessions.begin() as session:
        session.execute(text("UPDATE cases SET urgency = 'P2' WHERE number = :n"), {"n": grave})
        session.execute(text("UPDATE cases SET urgency = 'P3' WHERE number = :n"), {"n": ordinary})
        now = clock()
        begins, ends = (f"{now + timedelta(hours=by):%H:%M}" for by in (-1, 1))
        session.add(QuietHours(account_id=0, begins=begins, ends=ends))
    assert send_all(own.sessions, clock, "zh") == 1
    assert [one["case"] for one in receiver.bodies] == [grave], "urgent ones pass"
    clock.ahead += timedelta(hours=1, minutes=1)
    assert send_all(own.sessions, clock, "zh") == 1
    assert [one["case"] for one in receiver.bodies] == [grave, ordinary]


@pytest.mark.parametrize(("kind", "path", "names"), [
    ("wecom", "/cgi-bin/message/send", ("corpid", "corpsecret")),
    ("dingtalk", "/topapi/message/corpconversation/asyncsend_v2", ("appkey", "appsecret")),
])  # fmt: skip
def test_applications_are_asked_as_they_document_it(
    own: Own, receiver: Receiver, clock: Clock, kind: str, path: str, names: tuple[str, str],
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    caplog.set_level(logging.DEBUG)
    channel(own, receiver, kind, "zhangsan", identity="ww1", agent="1000002")
    (number,) = cases(own, 1)
    given: list[str] = []

    def answers(at: str, body: bytes) -> Answer:
        if not body:
            assert f"{names[0]}=ww1&{names[1]}={SECRET}" in at
            given.append(f"t{len(given)}")
            return 200, {"errcode": 0, "access_token": given[-1], "expires_in": 7200}
        return 200, {"errcode": 42001} if "access_token=t0" in at else {"errcode": 0, "errmsg": "ok"}

    receiver.answers = answers
    assert send_all(own.sessions, clock, "zh") == 1
    assert given == ["t0", "t1"], "a token that has ended is asked for anew, once"
    last_path, _, body = receiver.got[-1]
    assert last_path == f"{path}?access_token=t1"
    told = json.loads(body)
    assert (told.get("touser") or told["userid_list"], told.get("agentid") or told["agent_id"]) == ("zhangsan", 1000002)
    content = (told.get("text") or told["msg"]["text"])["content"]
    assert number in content and "待签收" in content
    assert SECRET not in caplog.text and "t1" not in caplog.text


def test_no_secret_stands_in_what_is_printed(own: Own) -> None:
    assert SECRET not in repr(posting.Way("http://a", "b", "c", SECRET))
