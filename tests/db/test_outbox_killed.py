"""Killed with no warning: between a change and its message, and while messages are being sent."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import text
from sqlalchemy.orm import Session

from gridgis.core.paths import ROOT
from gridgis.messages.rules import LEASE
from gridgis.messages.sending import send_all
from tests.conftest import Own
from tests.db.receiving import Clock, Receiver, cases, channel, states

WORK = """
import sys
from datetime import datetime, timedelta, UTC
from gridgis.core.db import make_engine, make_sessions
from gridgis.cases.doing import Move
from gridgis.cases.moving import move
from gridgis.messages.sending import send_all
from gridgis.security.queries import actor_by_name
url, what, *numbers = sys.argv[1:]
sessions, at = make_sessions(make_engine(url, pool_size=2)), datetime(2026, 3, 11, 10, tzinfo=UTC)
print("ready", flush=True)
if what == "send":
    send_all(sessions, lambda: datetime.now(UTC) + timedelta(minutes=10), "zh")
while what == "move":
    for number in numbers:
        with sessions.begin() as session:
            at += timedelta(seconds=1)
            actor = actor_by_name(session, "dispatcher", at)
            move(session, actor, number, Move("urge", "快"), zone="Asia/Shanghai", at=at)
"""


def killed(own: Own, what: str, numbers: list[str], after: Callable[[], bool]) -> None:
    """Run a process of its own and kill it in the midst of its work, with no warning."""
    process = subprocess.Popen(
        [sys.executable, "-c", WORK, own.url, what, *numbers], cwd=ROOT, stdout=subprocess.PIPE, start_new_session=True
    )
    try:
        assert process.stdout is not None and process.stdout.readline() == b"ready\n"
        end = time.monotonic() + 60
        while not after() and process.poll() is None:
            assert time.monotonic() < end
            time.sleep(0.001)
        os.kill(process.pid, signal.SIGKILL)
    finally:
        process.wait(30)


def test_killed_between_change_and_message_each_stands_once_and_killed_while_sending_each_is_sent(
    own: Own, receiver: Receiver, clock: Clock
) -> None:
    channel(own, receiver)
    numbers = cases(own, 12)

    def urged(session: Session) -> int:
        return int(session.execute(text("SELECT count(*) FROM case_events WHERE move = 'urge'")).scalar_one())

    for _ in range(3):
        with own.sessions() as session:
            before = urged(session)

        def enough(before: int = before) -> bool:
            with own.sessions() as session:
                return urged(session) >= before + 20

        killed(own, "move", numbers, enough)
    told = """
        SELECT events.number, events.many, one.many, one.seq, events.last,
            (SELECT count(*) FROM messages WHERE case_number = events.number),
            (SELECT count(*) FROM outbox WHERE case_number = events.number AND state = 'waiting')
        FROM (SELECT case_number AS number, count(*) AS many, max(seq) AS last FROM case_events
            WHERE move IN ('dispatch', 'urge') GROUP BY 1) AS events
        JOIN messages AS one ON one.case_number = events.number
    """
    with own.sessions() as session:
        rows = session.execute(text(told)).all()
    assert len(rows) == len(numbers)
    for number, events, many, seq, last, messages, waiting in rows:
        assert (many, seq, messages, waiting) == (events, last, 1, 1), number
    killed(own, "send", [], lambda: len(receiver.got) >= 4)
    clock.ahead = timedelta(minutes=10) + LEASE + timedelta(minutes=1)
    end = time.monotonic() + 30  # the database may take a moment to see that nobody is there any more
    while states(own) != {"sent": 12} and time.monotonic() < end:
        send_all(own.sessions, clock, "zh")
    assert states(own) == {"sent": 12}
    keys = [one["id"] for one in receiver.bodies]
    with own.sessions() as session:
        kept = [str(key) for key in session.scalars(text("SELECT key FROM outbox"))]
    assert set(keys) == set(kept) and len(kept) == 12
    assert len(keys) <= 13, "what was on its way is sent again, by the same key"
