"""The ladder of reminders in the database: marked once, told, begun anew with each limit, and out of nobody's way."""

from datetime import datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases import climbing, queries
from gridgis.cases.climbing import climb, climb_all
from gridgis.cases.models import Case, DueRung
from gridgis.cases.moving import move
from gridgis.security.rules import SYSTEM
from tests.claims import asked
from tests.conftest import Own
from tests.db.test_near_due import OFFICE, ZONE, local
from tests.factories import AT, World, a_case

Told = list[tuple[str, str, str]]


@pytest.fixture
def number(session: Session, world: World) -> str:
    """A case of four working hours, submitted at ten on a Wednesday; one hour to accept it, one to dispatch it."""
    return a_case(session, world, grid_code=world.grids[0], at=AT).number


def the_case(session: Session, number: str) -> Case:
    return session.scalars(select(Case).where(Case.number == number)).one()


def told(session: Session, number: str) -> Told:
    """Rung, whom it is told, and when its limit came to it, of each event of the ladder."""
    zone = local("2026-03-11 10:00").tzinfo
    events = [one for one in queries.events(session, the_case(session, number)) if one.move == "ladder"]
    moments = [datetime.fromisoformat(one.facts["reached_at"]).astimezone(zone) for one in events]
    return [(one.facts["rung"], one.facts["to"], f"{at:%d %H:%M}") for one, at in zip(events, moments, strict=True)]


def step(session: Session, number: str, name: str, at: str) -> None:
    move(session, SYSTEM, number, asked(name, office_code=OFFICE), zone=ZONE, at=local(at))


def swept(session: Session, at: str) -> int:
    return climb(session, zone=ZONE, at=local(at))


def test_a_case_climbs_with_its_limit_and_each_rung_is_told_once(session: Session, number: str) -> None:
    step(session, number, "register", "2026-03-11 10:00")
    step(session, number, "dispatch", "2026-03-11 10:00")
    step(session, number, "sign", "2026-03-11 10:30")
    assert [swept(session, f"2026-03-11 {at}") for at in ("15:11", "15:12", "15:12", "15:59")] == [0, 1, 0, 0]
    assert the_case(session, number).next_rung_at == local("2026-03-11 16:00")
    assert [swept(session, f"2026-03-{at}") for at in ("11 16:00", "12 08:59", "12 09:00", "12 10:59")] == [1, 0, 1, 0]
    assert [swept(session, f"2026-03-{at}") for at in ("12 11:00", "12 11:00", "30 11:00")] == [1, 0, 0]
    case = the_case(session, number)
    assert (case.rung, case.next_rung_at, case.last_seq) == (4, None, 8)
    assert told(session, number) == [
        ("reminder", "handler", "11 15:12"),
        ("overdue", "office_leader", "11 16:00"),
        ("slip", "command_head", "12 09:00"),
        ("red", "duty_leader", "12 11:00"),
    ]
    last = queries.events(session, case)[-1]
    assert (last.actor_id, last.source, last.target, last.due_at) == (None, "handling", "handling", case.due_at)
    step(session, number, "file_result", "2026-03-12 14:00")
    assert (case.rung, case.next_rung_at) == (0, case.near_due_at), "a new limit, a new ladder"


def test_an_unassigned_case_climbs_too_and_what_was_missed_is_told_at_once(session: Session, number: str) -> None:
    step(session, number, "register", "2026-03-11 10:30")
    assert swept(session, "2026-03-13 08:00") == 1
    assert told(session, number) == [
        ("reminder", "receiver", "11 11:18"),
        ("overdue", "command_head", "11 11:30"),
        ("slip", "command_head", "11 12:00"),
        ("red", "duty_leader", "11 14:30"),
    ]
    assert {one.at for one in queries.events(session, the_case(session, number))[2:]} == {local("2026-03-13 08:00")}


def test_a_wait_begins_it_anew_and_its_time_does_not_count(session: Session, number: str) -> None:
    """Four hours, of which three and a half are used when a wait of a day begins; then half an hour is left."""
    for name, at in (("register", "10:00"), ("dispatch", "10:00"), ("sign", "10:00"), ("suspend", "15:00")):
        step(session, number, name, f"2026-03-11 {at}")
    assert swept(session, "2026-03-11 15:20") == 1
    step(session, number, "grant_suspension", "2026-03-11 15:30")
    assert (the_case(session, number).rung, the_case(session, number).next_rung_at) == (0, None)
    assert swept(session, "2026-03-12 15:00") == 0
    step(session, number, "resume", "2026-03-12 15:30")
    assert swept(session, "2026-03-13 17:00") == 1
    assert told(session, number)[1:] == [
        ("reminder", "handler", "11 15:12"),
        ("overdue", "office_leader", "12 16:00"),
        ("slip", "command_head", "13 09:00"),
        ("red", "duty_leader", "13 11:00"),
    ], "half of the limit is two hours, whatever it waited"


def test_an_extended_limit_has_a_ladder_of_its_own(session: Session, number: str) -> None:
    for name, at in (("register", "10:00"), ("dispatch", "10:00"), ("sign", "10:00")):
        step(session, number, name, f"2026-03-11 {at}")
    assert swept(session, "2026-03-11 15:30") == 1
    step(session, number, "request_extension", "2026-03-11 15:30")
    assert the_case(session, number).rung == 1, "asking moves no limit"
    step(session, number, "grant_extension", "2026-03-11 15:30")
    assert (the_case(session, number).rung, the_case(session, number).next_rung_at) == (0, local("2026-03-11 16:00"))
    assert swept(session, "2026-03-12 11:30") == 1
    assert told(session, number)[-1] == ("slip", "command_head", "12 10:30"), "half of five hours after 17:00"


def test_what_another_limit_took_the_place_of_is_passed_over(
    session: Session, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However much of it is in the way, what is due behind is marked, and nothing that is over is looked at again."""
    monkeypatch.setattr(climbing, "BATCH", 1)
    ahead, behind = (a_case(session, world, grid_code=world.grids[0], at=AT).number for _ in range(2))
    step(session, ahead, "register", "2026-03-11 10:00")
    step(session, ahead, "dispatch", "2026-03-11 10:00")
    waiting = select(DueRung.at).where(
        DueRung.case_number == ahead, DueRung.at != the_case(session, ahead).next_rung_at
    )
    assert len(session.scalars(waiting).all()) == 1
    assert [swept(session, f"2026-03-11 {at}") for at in ("10:50", "10:50")] == [1, 0]
    assert (told(session, ahead), told(session, behind)) == ([], [("reminder", "receiver", "11 10:48")])
    assert session.scalars(waiting).all() == []


def test_a_case_that_is_being_moved_waits_for_the_next_sweep(own: Own) -> None:
    """Two cases are due: the one that somebody holds is left alone, and nobody waits for anybody."""
    with own.sessions.begin() as session:
        held, free = (a_case(session, own.world, grid_code=own.world.grids[0], at=AT).number for _ in range(2))
    with own.sessions.begin() as mover, own.sessions.begin() as sweeper:
        queries.get(mover, SYSTEM, held, hold=True)
        assert swept(sweeper, "2026-03-20 10:00") == 1
        assert [len(told(sweeper, number)) for number in (held, free)] == [0, 4]
    with own.sessions.begin() as session:
        assert [swept(session, "2026-03-20 10:05") for _ in range(2)] == [1, 0]


def test_the_worker_sweeps_all_a_batch_a_transaction(own: Own, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also those that come to a rung at one moment, more than a batch takes."""
    monkeypatch.setattr(climbing, "BATCH", 2)
    with own.sessions.begin() as session:
        numbers = [a_case(session, own.world, grid_code=own.world.grids[0], at=AT).number for _ in range(5)]
    assert [climb_all(own.sessions, zone=ZONE, at=local("2026-03-20 10:00")) for _ in range(2)] == [5, 0]
    with own.sessions.begin() as session:
        assert [len(told(session, number)) for number in numbers] == [4] * 5
