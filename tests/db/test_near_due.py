"""Near-due: 80 % of the working time of the limit that runs, kept through every move and reckoned for old rows."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from gridgis.cases import lists, queries
from gridgis.cases.clock_marks import clock_of
from gridgis.cases.filters import Filter
from gridgis.cases.models import Case
from gridgis.cases.moving import move
from gridgis.cases.nearing import fill_near_due
from gridgis.security.rules import SYSTEM
from tests.claims import asked
from tests.factories import AT, ONE, World, a_case

ZONE = "Asia/Shanghai"
OFFICE = f"{ONE}001-urban_enforcement"
HOUR = timedelta(hours=1)
PATH: list[tuple[str, str, str, str | None]] = [
    ("register", "2026-03-11 10:00", "2026-03-11 11:00", "2026-03-11 10:48"),
    ("dispatch", "2026-03-11 10:00", "2026-03-11 16:00", "2026-03-11 15:12"),
    ("sign", "2026-03-11 10:30", "2026-03-11 16:00", "2026-03-11 15:12"),
    ("suspend", "2026-03-11 10:50", "2026-03-11 16:00", "2026-03-11 15:12"),
    ("grant_suspension", "2026-03-11 11:00", "", None),
    ("resume", "2026-03-12 11:00", "2026-03-12 16:00", "2026-03-12 15:12"),
    ("request_extension", "2026-03-12 15:00", "2026-03-12 16:00", "2026-03-12 15:12"),
    ("grant_extension", "2026-03-12 15:00", "2026-03-12 17:00", "2026-03-12 16:00"),
    ("suspend", "2026-03-12 16:30", "2026-03-12 17:00", "2026-03-12 16:00"),
    ("grant_suspension", "2026-03-12 16:30", "", None),
    ("resume", "2026-03-13 09:00", "2026-03-13 09:30", "2026-03-12 16:00"),
    ("file_result", "2026-03-13 09:10", "2026-03-16 17:30", "2026-03-16 14:50"),
]
"""Moves of a case of four working hours, with the due and the near-due moment each leaves running."""


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE))


def walked(session: Session, number: str, steps: int) -> Case:
    case = session.scalars(select(Case).where(Case.number == number)).one()
    for name, at, _, _ in PATH[:steps]:
        case = move(session, SYSTEM, number, asked(name, office_code=OFFICE), zone=ZONE, at=local(at))
    return case


@pytest.fixture
def number(session: Session, world: World) -> str:
    return a_case(session, world, grid_code=world.grids[0], at=AT).number


@pytest.mark.parametrize("name", ["urge", "mark_sensitive", "to_emergency"])
@pytest.mark.parametrize("steps", [0, 1, 3, len(PATH)])
def test_what_is_done_meanwhile_gives_no_new_time(session: Session, number: str, steps: int, name: str) -> None:
    case = walked(session, number, steps)
    before, late = (case.state, case.due_at, case.near_due_at), local("2026-03-20 10:00")
    case = move(session, SYSTEM, number, asked(name, at=late), zone=ZONE, at=late)
    assert (case.state, case.due_at, case.near_due_at) == before
    assert queries.events(session, case)[-1].due_at == case.due_at


@pytest.mark.parametrize("steps", range(1, len(PATH) + 1))
def test_every_move_leaves_a_near_due_moment_beside_the_limit(session: Session, number: str, steps: int) -> None:
    case = walked(session, number, steps)
    _, at, due, near = PATH[steps - 1]
    assert (case.due_at, case.near_due_at) == (local(due) if due else None, local(near) if near else None)
    assert queries.events(session, case)[-1].due_at == case.due_at, "the event tells which limit it left running"
    if near:
        assert clock_of(
            case.state, case.due_at, case.near_due_at, max(local(at), local(near) - timedelta(seconds=1))
        ) in ("ok", "near")
        assert clock_of(case.state, case.due_at, case.near_due_at, local(near)) == "near"
        assert clock_of(case.state, case.due_at, case.near_due_at, local(due) + timedelta(seconds=1)) == "over"


@pytest.mark.parametrize("steps", [0, *range(1, len(PATH) + 1)])
def test_rows_that_lack_it_get_the_same_moment(session: Session, number: str, steps: int) -> None:
    if steps:
        walked(session, number, steps)
    kept = select(Case.due_at, Case.near_due_at).where(Case.number == number)
    before = session.execute(kept).one()
    session.execute(update(Case).values(near_due_at=None))
    assert fill_near_due(session, zone=ZONE) == (0 if before.due_at is None else 1)
    assert session.execute(kept).one() == before
    assert fill_near_due(session, zone=ZONE) == 0


def test_the_list_of_near_due_ones_goes_by_the_limit_and_not_by_a_day(session: Session, world: World) -> None:
    """Of a limit of hours and one of a week a tenth is left: both are near-due. Of the third it is a quarter."""
    dues = {"short": (1, 9), "long": (17, 151), "early": (40, 128), "over": (-1, 9)}
    numbers = {}
    for name, (left, used) in dues.items():
        numbers[name] = a_case(session, world, grid_code=world.grids[0], at=AT - used * HOUR).number
        due = AT + left * HOUR
        values = {"due_at": due, "near_due_at": due - (left + used) * HOUR / 5}
        session.execute(update(Case).where(Case.number == numbers[name]).values(values))
    session.expire_all()

    def found(**wanted: str) -> set[str]:
        rows = lists.listed(session, SYSTEM, Filter(**wanted), at=AT)  # type: ignore[arg-type]
        return {name for name, number in numbers.items() if number in {row.number for row in rows}}

    assert found(due="near_due") == found(measure="near_due") == {"short", "long"}
    assert found(due="24h") == {"short", "long"}, "the list of what ends within a day is one of its own"
    assert found(due="overdue") == {"over"}
