"""Devices whose clock is wrong: measured as they send, put right in when a report was observed, and told."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.intake.models import Report
from tests.factories import AT

As = Callable[[str], TestClient]
SENT = {"category_code": "E0101", "description": "占道", "lng": 120.02, "lat": 30.05}
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def worker(as_user: As) -> TestClient:
    return as_user("worker")


def send(
    worker: TestClient, seen: datetime | None, ahead: timedelta | None, report: str = ""
) -> tuple[int, dict[str, Any]]:
    """A report of something seen by a clock that is so far ahead."""
    body = SENT | ({"observed_at": seen.isoformat()} if seen else {})
    headers = {} if ahead is None else {"Device-Time": (AT + ahead).isoformat()}
    answer = worker.put(report or f"/reports/{uuid4()}", json=body, headers=headers)
    return answer.status_code, dict(answer.json())


def instant(told: str | None) -> datetime | None:
    return datetime.fromisoformat(told) if told else None


@pytest.mark.parametrize(
    "ahead",
    [3 * HOUR, -3 * HOUR, 400 * DAY, -20_000 * DAY, 26_000 * DAY],
    ids=["three hours ahead", "three hours behind", "a year ahead", "in 1971", "in 2097"],
)
def test_a_clock_that_is_wrong_all_day_is_put_right(worker: TestClient, session: Session, ahead: timedelta) -> None:
    real = AT - 2 * HOUR
    status, told = send(worker, real + ahead, ahead)
    assert (status, instant(told["observed_at"])) == (201, real)
    assert (instant(told["observed_said"]), told["clock_skew_s"]) == (real + ahead, round(ahead.total_seconds()))
    kept = session.scalars(select(Report)).one()
    assert (kept.observed_at, kept.observed_said, kept.clock_skew_s) == (
        real,
        real + ahead,
        round(ahead.total_seconds()),
    )
    later = worker.get(f"/reports/{told['report_id']}/receipt").json()
    assert later == told


@pytest.mark.parametrize("ahead", [None, timedelta(0), timedelta(seconds=59), -timedelta(seconds=59)])
def test_a_clock_that_is_right_or_not_told_changes_nothing(worker: TestClient, ahead: timedelta | None) -> None:
    status, told = send(worker, AT - HOUR, ahead)
    assert (status, instant(told["observed_at"]), told["observed_said"]) == (201, AT - HOUR, None)
    assert told["clock_skew_s"] == (None if ahead is None else ahead.total_seconds())


def test_a_report_that_does_not_say_when_it_was_seen_was_seen_as_it_came(worker: TestClient) -> None:
    status, told = send(worker, None, 5 * HOUR)
    assert (status, instant(told["observed_at"]), told["observed_said"]) == (201, AT, None)


def test_a_clock_that_was_put_right_meanwhile_loses_no_report(worker: TestClient) -> None:
    """Seen in 2099, says the device, whose clock is right by now: it was seen before it was sent, no more is known."""
    seen = AT + 26_000 * DAY
    status, told = send(worker, seen, timedelta(0))
    assert (status, instant(told["observed_at"]), instant(told["observed_said"])) == (201, AT, seen)
    status, told = send(worker, AT.replace(year=1970), timedelta(0))
    assert status == 201
    assert "1970" in str(told["route"]), "a moment that can't be right counts as that of arrival, and is told"


def test_without_the_device_s_time_a_moment_to_come_is_refused_with_words(worker: TestClient) -> None:
    status, told = send(worker, AT + 26_000 * DAY, None)
    assert (status, told["field"]) == (422, "observed_at")
    assert "check the clock of the device" in told["detail"]


def test_the_same_report_is_the_same_whatever_the_clock_says_when_it_is_sent_again(worker: TestClient) -> None:
    report = f"/reports/{uuid4()}"
    first = send(worker, AT - HOUR, 3 * HOUR, report)
    again = send(worker, AT - HOUR, -5 * HOUR, report)
    assert (first[0], again[0]) == (201, 200)
    assert again[1]["observed_at"] == first[1]["observed_at"]


@pytest.mark.parametrize("said", ["yesterday", "2026-03-11T10:00:00", "", "+999999-01-01T00:00:00Z", "\0"])
def test_a_time_that_is_no_moment_with_a_zone_is_refused(worker: TestClient, said: str) -> None:
    answer = worker.put(f"/reports/{uuid4()}", json=SENT, headers={"Device-Time": said})
    assert (answer.status_code, answer.json()["field"]) == (422, "device-time")


@pytest.mark.parametrize("said", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])
def test_the_ends_of_time_are_no_fault(worker: TestClient, said: str) -> None:
    body = SENT | {"observed_at": "2026-01-01T00:00:00Z"}
    answer = worker.put(f"/reports/{uuid4()}", json=body, headers={"Device-Time": said})
    assert answer.status_code in (201, 422), answer.text
