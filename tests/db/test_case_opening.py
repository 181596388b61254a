"""Opening cases: first moves, limits, numbers, and what of it survives in the rows."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from gridgis.cases import actions, in_force, queries
from gridgis.cases.actions import Opening
from gridgis.cases.models import Case
from gridgis.core.geo import cell_of
from gridgis.core.rows import Rows
from gridgis.security.rules import SYSTEM, Spot
from tests.factories import AT, ONE, TWO, World, a_case

ZONE = "Asia/Shanghai"
OFFICE = f"{ONE}001-urban_enforcement"


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE))


def case_of(session: Session, number: str) -> Case:
    return session.scalars(select(Case).where(Case.number == number)).one()


def an_opening(session: Session, grid: str, *, category: str = "E0101", **facts: object) -> Opening:
    opening = Opening(
        category=in_force.categories(session, [category])[0],
        source="grid_worker",
        description="占道",
        address_text="",
        spot=Spot(grid[:6], grid[:9], grid[:12], grid),
        lng=120.02,
        lat=30.05,
        h3=cell_of(120.02, 30.05),
        flags=(),
        rule="R1",
        office_code=OFFICE,
        registers=False,
        actor=SYSTEM,
    )
    return replace(opening, **facts)  # type: ignore[arg-type]


def opened(session: Session, *openings: Opening, at: datetime = AT) -> list[Case]:
    limits = in_force.limits(session, ZONE, at.date())
    rows = Rows()
    made = actions.open_cases(session, openings, limits, rows, at=at)
    rows.write(session)
    return [case_of(session, one.number) for one in made]


def moves(session: Session, case: Case) -> list[tuple[str, str | None, str]]:
    return [(event.move, event.source, event.target) for event in queries.events(session, case)]


def test_a_case_is_submitted_with_its_clock_running(session: Session, world: World) -> None:
    (case,) = opened(session, an_opening(session, world.grids[0]))
    assert (case.state, case.last_seq) == ("submitted", 1)
    assert moves(session, case) == [("submit", None, "submitted")]
    assert case.due_at == local("2026-03-11 11:00"), "one working hour to accept"
    assert case.office_code is None
    assert queries.assignments(session, case) == []


def test_the_citizens_total_is_the_sum_of_all_stages(session: Session, world: World) -> None:
    """Accept 1 h, dispatch 1 h, handle 4 h, check 1 workday, close 1 workday, from Wednesday 10:00."""
    (case,) = opened(session, an_opening(session, world.grids[0]))
    assert case.total_due_at == local("2026-03-16 17:30")


def test_a_clear_owner_is_dispatched_to_at_once_when_the_report_registers_itself(
    session: Session, world: World
) -> None:
    (case,) = opened(session, an_opening(session, world.grids[0], registers=True))
    assert moves(session, case) == [
        ("submit", None, "submitted"),
        ("register", "submitted", "registered"),
        ("dispatch", "registered", "dispatched"),
    ]
    assert (case.state, case.office_code, case.dispatched_at) == ("dispatched", OFFICE, AT)
    assert case.due_at == case.handle_due_at == local("2026-03-11 16:00")
    (assignment,) = queries.assignments(session, case)
    assert (assignment.seq, assignment.office_code, assignment.part) == (1, OFFICE, "lead")
    assert assignment.sign_due_at == local("2026-03-11 16:00"), "four working hours to sign"


@pytest.mark.parametrize(("rule", "office"), [("R2", None), ("R3", OFFICE), ("R4", None), ("R1", None)])
def test_without_one_clear_owner_it_goes_to_coordination(
    session: Session, world: World, rule: str, office: str | None
) -> None:
    (case,) = opened(session, an_opening(session, world.grids[0], registers=True, rule=rule, office_code=office))
    assert case.state == "coordinating"
    assert case.office_code is None
    assert case.due_at == local("2026-03-12 17:30"), "one workday to coordinate"
    assert queries.assignments(session, case) == []


def test_an_emergency_is_reckoned_round_the_clock(session: Session, world: World) -> None:
    night = local("2026-03-14 23:50")
    (case,) = opened(session, an_opening(session, world.grids[0], category="G0202"), at=night)
    assert case.urgency == "P1"
    assert case.due_at == local("2026-03-15 00:00")
    assert case.limit_inputs == {"value": 1, "unit": "urgent_hour", "urgency": "P1", "provisional": False}


@pytest.mark.parametrize(
    ("moment", "provisional"),
    [
        ("2026-01-01 00:30", False),
        ("2026-03-11 10:00", False),
        ("2026-11-30 10:00", False),
        ("2026-12-31 16:00", True),
        ("2023-12-29 17:00", False),
        ("2031-03-11 10:00", True),
    ],
)
def test_limits_are_provisional_only_in_a_year_without_notice(
    session: Session, world: World, moment: str, provisional: bool
) -> None:
    """Late in the year no holiday is left to come, and still the notice has been loaded."""
    (case,) = opened(session, an_opening(session, world.grids[0]), at=local(moment))
    assert case.limit_inputs["provisional"] is provisional


def test_what_the_report_said_is_in_the_case(session: Session, world: World) -> None:
    (case,) = opened(session, an_opening(session, world.grids[0], category="G0102", flags=("near_border", "sensitive")))
    assert (case.category_code, case.platform, case.sensitive) == ("G0102", "order", True)
    assert case.flags == ["near_border", "sensitive"]
    assert (case.county_code, case.town_code, case.village_code) == (ONE, f"{ONE}001", f"{ONE}001001")
    assert case.grid_code == case.current_grid_code == world.grids[0]
    assert queries.places_of([case]) == {case.number: (120.02, 30.05)}
    assert case.h3 == cell_of(120.02, 30.05)


def test_a_case_without_a_place_has_none(session: Session, world: World) -> None:
    spot = Spot(ONE, f"{ONE}001", None, None)
    (case,) = opened(session, an_opening(session, world.grids[0], lng=None, lat=None, h3=None, spot=spot))
    assert queries.places_of([case]) == {}
    assert (case.h3, case.grid_code, case.village_code) == (None, None, None)


def test_numbers_count_on_by_county_and_local_day(session: Session, world: World) -> None:
    one, two = world.grid_of(ONE), world.grid_of(TWO)
    first = opened(session, *(an_opening(session, grid) for grid in (two, one, two, one, two)))
    assert [case.number for case in first] == [
        f"{TWO}-20260311-00001",
        f"{ONE}-20260311-00001",
        f"{TWO}-20260311-00002",
        f"{ONE}-20260311-00002",
        f"{TWO}-20260311-00003",
    ]
    midnight = datetime(2026, 3, 11, 16, 0, tzinfo=UTC)
    late, early = opened(session, an_opening(session, one), at=midnight - timedelta(seconds=1)) + opened(
        session, an_opening(session, one), at=midnight
    )
    assert (late.number, early.number) == (f"{ONE}-20260311-00003", f"{ONE}-20260312-00001")


def test_many_cases_take_few_statements_and_keep_their_order(session: Session, world: World) -> None:
    openings = [an_opening(session, world.grids[0], description=str(i), registers=i % 2 == 0) for i in range(300)]
    cases = opened(session, *openings)
    assert [case.description for case in cases] == [str(i) for i in range(300)]
    assert [case.number[-5:] for case in cases] == [f"{i:05d}" for i in range(1, 301)]
    assert {case.state for case in cases[::2]} == {"dispatched"}
    assert {case.state for case in cases[1::2]} == {"submitted"}


def test_more_than_99999_cases_a_day_keep_their_numbers_apart(session: Session, world: World) -> None:
    session.execute(
        text("INSERT INTO case_counters VALUES (:county, :day, 99999)"), {"county": ONE, "day": date(2026, 3, 11)}
    )
    assert a_case(session, world, grid_code=world.grids[0], at=AT).number == f"{ONE}-20260311-100000"
