"""Patrols: on duty or not at all, kept once, seen by their worker alone, forgotten in time; coverage names nobody."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.casework.patrolling import forget
from gridgis.patrols.models import Patrol, PatrolCover, PatrolStop
from gridgis.people.models import Leave
from gridgis.people.shifts.models import DutyShift
from gridgis.security.models import Account, AuditEntry
from tests.api.walking import GRID, HERE, PATROL, STOP, WALK
from tests.db.test_geocoding import an_address
from tests.factories import AT, ONE, World, a_person, an_account

As = Callable[[str], TestClient]
TOWN = f"{ONE}001"
TRACK = [{"at": f"2026-03-11T01:{n:02d}:00Z", **HERE, "lng": 120.025 + n * 0.0005} for n in range(10)]


def send(client: TestClient, key: Any = PATROL, **facts: Any) -> Any:
    return client.put(f"/patrols/{key}", json=WALK | facts)


def kind(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["kind"]


def test_a_patrol_is_kept_once_whatever_is_sent_again(as_user: As, session: Session) -> None:
    worker = as_user("worker")
    first = send(worker, points=TRACK)
    assert first.status_code == 201, first.text
    told = first.json()
    assert (told["row"]["stops"], told["row"]["kept"], len(told["track"])) == (1, True, 1)
    assert told["stops"][0]["note"] == STOP["note"]
    assert len(told["track"][0]) == 2
    again = send(worker, points=TRACK)
    assert (again.status_code, again.json()) == (200, told)
    assert kind(send(worker, points=TRACK[:5])) == (409, "patrols.other_content")
    assert session.scalar(select(func.count()).select_from(Patrol)) == 1
    assert worker.get("/patrols").json()["items"] == [told["row"]]


def test_only_its_worker_reads_a_patrol(as_user: As, session: Session, world: World) -> None:
    an_account(session, "twin", ("grid_worker", "grid", GRID))
    an_account(session, "chief", ("grid_chief", "grid", GRID))
    an_account(session, "staff", ("town_staff", "town", TOWN))
    session.commit()
    send(as_user("worker"))
    for name in ("twin", "chief", "staff", "county", "admin"):
        client = as_user(name)
        assert client.get(f"/patrols/{PATROL}").status_code == 404, name
        assert client.get("/patrols").json()["items"] == [], name
    assert kind(send(as_user("twin"))) == (409, "patrols.other_content")


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026-03-10T21:00:00Z", "2026-03-10T22:00:00Z", "patrols.off_duty"),
        ("2026-03-07T02:00:00Z", "2026-03-07T02:30:00Z", "patrols.off_duty"),
        ("2026-03-11T01:40:00Z", "2026-03-11T02:40:00Z", "patrols.future"),
        ("2025-11-11T01:00:00Z", "2025-11-11T01:40:00Z", "patrols.old"),
        ("2026-03-11T01:40:00Z", "2026-03-11T01:00:00Z", "patrols.span"),
    ],
)
def test_off_duty_nothing_is_taken(as_user: As, start: str, end: str, expected: str, session: Session) -> None:
    answer = send(as_user("worker"), started_at=start, ended_at=end, stops=[])
    assert kind(answer) == (422, expected)
    assert session.scalar(select(func.count()).select_from(PatrolCover)) == 0


def test_positions_lie_within_the_patrol_and_in_order(as_user: As) -> None:
    worker = as_user("worker")
    assert kind(send(worker, points=TRACK[::-1])) == (422, "patrols.order")
    assert kind(send(worker, stops=[STOP | {"at": "2026-03-11T01:50:00Z"}])) == (422, "patrols.order")


def test_duty_is_posts_leave_hours_and_shifts(as_user: As, session: Session, world: World) -> None:
    worker = as_user("worker")
    person = session.scalar(select(Account.person_id).where(Account.username == "worker"))
    told = worker.get("/field/duty").json()["items"]
    assert told[0]["grid_codes"] == [GRID]
    assert told[0]["begins_at"] < "2026-03-11T02:00:00Z" < told[-1]["ends_at"]
    assert not [one for one in told if one["begins_at"][:10] == "2026-03-14"]

    night = AT - timedelta(hours=14)
    by = {"entered_by": "x", "entered_at": AT}
    shift = DutyShift(place_code=TOWN, role="receiver", person_id=person, starts_at=night, **by)
    shift.ends_at = night + timedelta(hours=4)
    session.add(shift)
    session.commit()
    begin, end = (night + timedelta(minutes=n) for n in (10, 50))
    at_night = {"started_at": begin.isoformat(), "ended_at": end.isoformat(), "stops": []}
    assert send(worker, uuid4(), **at_night).status_code == 201

    session.add(Leave(person_id=person, from_day=AT.date(), until_day=AT.date(), **by))
    session.commit()
    assert send(worker, uuid4()).status_code == 403
    days = {one["begins_at"][:10] for one in worker.get("/field/duty").json()["items"]}
    assert "2026-03-11" not in days
    assert "2026-03-12" in days


def test_who_stands_in_walks_in_the_grids_of_whoever_is_away(as_user: As, session: Session, world: World) -> None:
    person = session.scalar(select(Account.person_id).where(Account.username == "worker"))
    twin = a_person(session, "代班人")
    an_account(session, "stand_in", person=twin)
    session.commit()
    assert as_user("stand_in").get("/field/duty").json()["items"] == []
    days = {"from_day": AT.date(), "until_day": AT.date(), "substitute_id": twin.id}
    session.add(Leave(person_id=person, entered_by="x", entered_at=AT, **days))
    session.commit()
    assert send(as_user("stand_in")).status_code == 201
    assert send(as_user("worker"), uuid4()).status_code == 403


def test_nobody_walks_in_a_grid_of_others(as_user: As) -> None:
    assert send(as_user("worker"), grid_code=f"{ONE}001001002").status_code == 403
    assert send(as_user("worker"), grid_code="nowhere").status_code == 403
    assert send(as_user("dispatcher")).status_code == 403
    assert as_user("dispatcher").get("/field/duty").json()["items"] == []


def test_a_wrong_clock_is_put_right(as_user: As) -> None:
    slow = {"started_at": "2026-03-10T01:00:00Z", "ended_at": "2026-03-10T01:40:00Z", "stops": []}
    answer = as_user("worker").put(
        f"/patrols/{PATROL}", json=WALK | slow, headers={"Device-Time": "2026-03-10T02:00:00Z"}
    )
    assert answer.status_code == 201, answer.text
    assert answer.json()["row"]["started_at"] == "2026-03-11T01:00:00Z"


def test_coverage_counts_its_lists_and_names_nobody(as_user: As, session: Session, world: World) -> None:
    for n in range(4):
        an_address(session, f"人民路{n}号", at=(120.025 + n * 0.004, 30.05))
    an_account(session, "chief", ("grid_chief", "grid", GRID))
    session.commit()
    send(as_user("worker"))
    chief = as_user("chief")
    (row,) = chief.get("/patrols/coverage", params={"place": GRID}).json()["items"]
    assert (row["cells"], row["reached"], row["share"], row["last_day"]) == (4, 1, 0.25, "2026-03-11")
    for which, count in ((True, row["reached"]), (False, row["cells"] - row["reached"])):
        found = chief.get("/patrols/cells", params={"place": GRID, "reached": which}).json()["items"]
        assert len(found) == count
        assert {one["reached"] for one in found} == {which}
    assert [
        one["address"] for one in chief.get("/patrols/cells", params={"place": GRID, "reached": True}).json()["items"]
    ]
    told = chief.get("/patrols/cells", params={"place": GRID}).text + str(row)
    assert "网格员甲" not in told
    assert "at" not in {
        key for one in chief.get("/patrols/cells", params={"place": GRID}).json()["items"] for key in one
    }


def test_coverage_of_a_day_is_not_told_nor_of_grids_of_others(as_user: As, session: Session, world: World) -> None:
    an_account(session, "chief", ("grid_chief", "grid", GRID))
    an_account(session, "head", ("command_head", "town", TOWN))
    session.commit()
    chief, head = as_user("chief"), as_user("head")
    days = {"from": "2026-03-10", "to": "2026-03-11"}
    assert kind(chief.get("/patrols/coverage", params={"place": GRID, **days})) == (422, "patrols.days")
    assert kind(chief.get("/patrols/cells", params={"place": GRID, **days})) == (422, "patrols.days")
    assert kind(head.get("/patrols/coverage", params={"place": ONE})) == (422, "patrols.wide")
    assert [one["grid_code"] for one in chief.get("/patrols/coverage", params={"place": TOWN}).json()["items"]] == [
        GRID
    ]
    codes = [one["grid_code"] for one in head.get("/patrols/coverage", params={"place": TOWN}).json()["items"]]
    assert codes == sorted(codes)
    assert len(codes) > 1
    assert chief.get("/patrols/cells", params={"place": f"{ONE}001001002"}).status_code == 404


def test_after_ninety_days_track_and_stops_are_gone_and_coverage_stays(as_user: As, session: Session) -> None:
    worker = as_user("worker")
    send(worker, points=TRACK)
    covered = session.scalar(select(func.count()).select_from(PatrolCover))
    assert covered
    ended = AT - timedelta(minutes=20)
    assert forget(session, at=ended + timedelta(days=90)) == 0
    assert forget(session, at=ended + timedelta(days=90, seconds=1)) == 1
    assert forget(session, at=ended + timedelta(days=91)) == 0
    session.commit()
    assert session.scalar(select(func.count()).select_from(PatrolStop)) == 0
    assert session.scalar(select(Patrol.track)) is None
    assert session.scalar(select(func.count()).select_from(PatrolCover)) == covered
    story = worker.get(f"/patrols/{PATROL}").json()
    assert (story["track"], story["stops"], story["row"]["kept"]) == ([], [], False)
    kept = session.scalars(select(AuditEntry).where(AuditEntry.act == "patrol.forget")).one()
    assert (kept.account_id, kept.facts) == (None, {"patrols": 1, "days": 90})
    assert send(worker, points=TRACK).status_code == 200
