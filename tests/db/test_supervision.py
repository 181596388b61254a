"""What time does to cases, by the action and by the worker's own process."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from procrastinate.exceptions import AlreadyEnqueued
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from gridgis.cases.doing import Move
from gridgis.cases.models import Case, CaseEvent
from gridgis.cases.moving import move
from gridgis.core.paths import ROOT
from gridgis.security.rules import SYSTEM
from gridgis.supervision.actions import pass_time
from gridgis.supervision.jobs import make_app
from tests.claims import asked
from tests.conftest import Own
from tests.factories import AT, ONE, World, a_case

ZONE = "Asia/Shanghai"
SECOND = timedelta(seconds=1)
OFFICE = f"{ONE}001-urban_enforcement"


def a_closed_case(session: Session, world: World, at: datetime) -> str:
    """A case that went the whole way and was closed at a moment."""
    number = a_case(session, world, grid_code=world.grids[0], at=at - 2 * SECOND, office_code=OFFICE).number
    for name in ("sign", "file_result", "check_pass", "close"):
        move(session, SYSTEM, number, asked(name, at=at), zone=ZONE, at=at)
    return number


def the_case(session: Session, number: str) -> Case:
    return session.scalars(select(Case).where(Case.number == number)).one()


def last_event(session: Session, number: str) -> CaseEvent:
    asked = select(CaseEvent).where(CaseEvent.case_number == number).order_by(CaseEvent.seq.desc()).limit(1)
    return session.scalars(asked).one()


def test_a_window_ends_after_seven_days_and_not_a_second_before(session: Session, world: World) -> None:
    number = a_closed_case(session, world, AT)

    assert pass_time(session, zone=ZONE, at=AT + timedelta(days=7) - SECOND) == 0
    assert the_case(session, number).state == "closed"
    assert pass_time(session, zone=ZONE, at=AT + timedelta(days=7)) == 1

    case, event = the_case(session, number), last_event(session, number)
    assert (case.state, case.satisfaction, case.closed_at) == ("evaluated", None, AT)
    assert (event.move, event.source, event.target) == ("window_over", "closed", "evaluated")
    assert (event.actor_name, event.actor_id, event.at) == ("系统", None, AT + timedelta(days=7))
    assert event.seq == case.last_seq
    assert pass_time(session, zone=ZONE, at=AT + timedelta(days=8)) == 0


def test_an_evaluated_case_is_archived_thirty_days_after_its_evaluation(session: Session, world: World) -> None:
    number = a_closed_case(session, world, AT)
    answered = AT + timedelta(days=3)
    move(session, SYSTEM, number, Move("evaluate", satisfaction=4), zone=ZONE, at=answered)

    assert pass_time(session, zone=ZONE, at=answered + timedelta(days=30) - SECOND) == 0
    assert pass_time(session, zone=ZONE, at=answered + timedelta(days=30)) == 1

    case, event = the_case(session, number), last_event(session, number)
    assert (case.state, case.satisfaction, case.due_at) == ("archived", 4, None)
    assert (event.move, event.actor_name) == ("archive", "系统")
    assert pass_time(session, zone=ZONE, at=answered + timedelta(days=300)) == 0


def test_open_cases_are_left_alone(session: Session, world: World) -> None:
    a_case(session, world, grid_code=world.grids[0], at=AT)
    a_case(session, world, grid_code=world.grids[0], at=AT, office_code=OFFICE)

    assert pass_time(session, zone=ZONE, at=AT + timedelta(days=400)) == 0


def test_one_call_moves_so_many_and_the_next_goes_on(
    session: Session, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gridgis.supervision.actions.BATCH", 2)
    numbers = [a_closed_case(session, world, AT - n * SECOND) for n in range(3)]

    later = AT + timedelta(days=7)
    assert pass_time(session, zone=ZONE, at=later) == 2
    assert the_case(session, numbers[0]).state == "closed", "the oldest go first"
    assert [pass_time(session, zone=ZONE, at=later) for _ in range(2)] == [1, 0]


def test_a_case_that_somebody_is_moving_is_left_for_the_next_call(own: Own) -> None:
    with own.sessions.begin() as session:
        held, free = (a_closed_case(session, own.world, AT - n * SECOND) for n in (1, 2))
    later = AT + timedelta(days=7)
    with own.sessions() as somebody:
        move(somebody, SYSTEM, held, Move("evaluate", satisfaction=3), zone=ZONE, at=later)
        with own.sessions.begin() as session:
            assert pass_time(session, zone=ZONE, at=later) == 1
            assert the_case(session, free).state == "evaluated"
        somebody.commit()
    with own.sessions.begin() as session:
        assert pass_time(session, zone=ZONE, at=later) == 0
        assert the_case(session, held).satisfaction == 3
        assert [last_event(session, number).move for number in (held, free)] == ["evaluate", "window_over"]


def test_the_worker_ends_windows_and_stops_when_told(own: Own) -> None:
    now = datetime.now(UTC)
    with own.sessions.begin() as session:
        old = a_closed_case(session, own.world, now - timedelta(days=8))
        young = a_closed_case(session, own.world, now - timedelta(days=6))
    app = make_app(own.url, own.sessions)
    [task] = [name for name in app.tasks if name.endswith("end_windows")]
    with app.open(), suppress(AlreadyEnqueued):  # by the clock, which was faster
        app.configure_task(task, queueing_lock="pass_time").defer(timestamp=int(now.timestamp()))
    worker = subprocess.Popen(
        [sys.executable, "-m", "gridgis", "worker"],
        cwd=ROOT,
        env=os.environ | {"GRIDGIS_DATABASE_URL": own.url},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        until(lambda: state_of(own, old) != "closed" or worker.poll() is not None)
        assert worker.poll() is None
        assert (state_of(own, old), state_of(own, young)) == ("evaluated", "closed")
        until(lambda: jobs(own) == [])
        with own.sessions() as session:
            assert session.scalar(select(func.count()).where(CaseEvent.move == "window_over")) == 1
        worker.terminate()
        said, _ = worker.communicate(timeout=20)
        assert worker.returncode == 0
        assert "Worker is running." in said
        assert "moved 1 cases" in said
        assert "Traceback" not in said
    finally:
        worker.kill()
        worker.wait()


def until(condition: Callable[[], bool]) -> None:
    began = time.monotonic()
    while not condition():
        assert time.monotonic() - began < 30
        time.sleep(0.05)


def jobs(own: Own) -> list[str]:
    """States of the jobs on the queue; those done well are gone."""
    with own.sessions() as session:
        return list(session.scalars(text("SELECT status FROM procrastinate_jobs")))


def state_of(own: Own, number: str) -> str:
    with own.sessions() as session:
        return the_case(session, number).state
