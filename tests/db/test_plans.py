"""Plans of the hot statements on some thousand rows: which index serves them, and that columns stay untransformed."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event, text
from sqlalchemy.orm import Session

from gridgis.cases import queries as cases
from gridgis.cases.filters import Filter
from gridgis.core.db import make_engine
from gridgis.divisions import queries as divisions
from gridgis.grids import queries as grids
from gridgis.intake import queries as intake
from gridgis.security.rules import SYSTEM, Actor
from tests.conftest import Clone
from tests.factories import AT, ONE, World

pytestmark = pytest.mark.xdist_group("plans")

DAY = date(2026, 3, 11)

MANY_GRIDS = """
WITH made AS (
  INSERT INTO grids (code, layer, village_code, town_code, county_code)
  SELECT '11010100100' || (10000 + n), 'village', '110101001001', '110101001', '110101'
  FROM generate_series(1, 3000) AS s(n) RETURNING code, layer
)
INSERT INTO grid_versions (grid_code, layer, name, boundary, valid_from)
SELECT code, layer, code,
       ST_Multi(ST_MakeEnvelope(10 + 0.01 * (n % 60), 10 + 0.01 * (n / 60), 10.01 + 0.01 * (n % 60),
                                10.01 + 0.01 * (n / 60), 4490)), '2020-01-01'
FROM (SELECT code, layer, (row_number() OVER ())::int AS n FROM made) AS numbered
"""

MANY_CASES = """
INSERT INTO cases (county_code, number, town_code, village_code, grid_code, current_grid_code, category_code, platform,
                   urgency, source, description, place, state, submitted_at, due_at, total_due_at)
SELECT '11010' || (1 + n % 2), '11010' || (1 + n % 2) || '-X-' || n, '11010' || (1 + n % 2) || '00' || (1 + n / 2 % 2),
       '110101001001', 'grid' || n % 300, 'grid' || n % 300, 'E0101', 'enforcement', 'P3', 'citizen', 'x',
       ST_SetSRID(ST_MakePoint(120 + (n % 97) * 0.004, 30 + (n % 89) * 0.002), 4490),
       CASE WHEN n % 20 = 0 THEN 'handling' ELSE 'archived' END,
       timestamptz '2026-03-11 02:00Z' - n * interval '17 minutes',
       timestamptz '2026-03-11 02:00Z' + n * interval '1 minute',
       timestamptz '2026-03-11 02:00Z'
FROM generate_series(1, 6000) AS s(n)
"""


@pytest.fixture(scope="module")
def stocked(clone: Clone, settled: tuple[str, World]) -> Iterator[Engine]:
    """A database with thousands of grids and cases, analysed."""
    engine = make_engine(clone(settled[0]), pool_size=1)
    with engine.begin() as connection:
        for statement in (MANY_GRIDS, MANY_CASES):
            connection.execute(text(statement))
        connection.execute(text("ANALYZE grids, grid_versions, cases, divisions"))
    yield engine
    engine.dispose()


@pytest.fixture
def session(stocked: Engine) -> Iterator[Session]:
    """A session over the stocked database; whatever it does is rolled back."""
    with Session(stocked) as session:
        yield session


@pytest.fixture
def many(session: Session) -> Session:
    """The same, by a name that says why."""
    return session


def plans(session: Session, act: Callable[[], object]) -> str:
    """The plans of all statements an act runs."""
    told: list[tuple[str, Any]] = []

    def note(_: Connection, __: Any, statement: str, parameters: Any, *___: Any) -> None:
        told.append((statement, parameters))

    connection = session.connection()
    event.listen(connection, "before_cursor_execute", note)
    try:
        act()
    finally:
        event.remove(connection, "before_cursor_execute", note)
    assert told
    lines = [
        line
        for statement, given in told
        for (line,) in connection.exec_driver_sql(f"EXPLAIN {statement}", given or None)
    ]
    return "\n".join(lines)


def test_a_point_finds_its_grids_by_the_spatial_index(many: Session) -> None:
    plan = plans(many, lambda: grids.near(many, [10.055], [10.055], [DAY], [50.0]))
    assert "ix_grid_versions_boundary" in plan
    assert "Index Cond: (boundary && " in plan, "the column must stay untransformed"
    assert "Seq Scan on grid_versions" not in plan


def test_many_points_find_their_grids_by_the_spatial_index(many: Session) -> None:
    n = 500
    plan = plans(many, lambda: grids.near(many, [10.055] * n, [10.055] * n, [DAY] * n, [50.0] * n))
    assert "ix_grid_versions_boundary" in plan
    assert "Seq Scan on grid_versions" not in plan


def test_a_point_finds_its_divisions_by_the_spatial_index(many: Session) -> None:
    many.execute(text("SET LOCAL enable_seqscan = off"))  # the world has fifteen divisions only
    assert "ix_divisions_boundary" in plans(many, lambda: divisions.covering(many, [120.02], [30.05]))


def listed(many: Session, actor: Actor = SYSTEM, sort: str = "newest", after: Any = None, **wanted: Any) -> str:
    return plans(many, lambda: cases.listed(many, actor, Filter(**wanted), at=AT, sort=sort, after=after, limit=50))


@pytest.mark.parametrize("after", [None, (AT, "110101-X-3000")])
def test_the_newest_cases_are_read_from_the_end_of_an_index(many: Session, after: Any) -> None:
    plan = listed(many, after=after)
    assert "ix_cases_submitted_at" in plan
    assert "Sort" not in plan.replace("Incremental Sort", "")


def test_the_open_cases_of_a_county_are_read_by_their_index(many: Session, who: Callable[[str], Actor]) -> None:
    plan = listed(many, who("county"), sort="due", open=True)
    assert "ix_cases_open" in plan
    assert "Seq Scan on cases" not in plan


@pytest.mark.parametrize(("username", "index"), [("worker", "ix_cases_current_grid"), ("clerk", "ix_cases_office")])
def test_those_of_a_grid_or_office_are_read_by_theirs(
    many: Session, who: Callable[[str], Actor], username: str, index: str
) -> None:
    many.execute(text("UPDATE cases SET office_code = 'office' || right(number, 2)"))
    many.execute(text("ANALYZE cases"))
    plan = listed(many, who(username))
    assert index in plan
    assert "Seq Scan on cases" not in plan


def test_a_case_is_found_by_its_number(many: Session, who: Callable[[str], Actor]) -> None:
    plan = plans(many, lambda: cases.get(many, who("county"), "110101-X-3000"))
    assert "ix_cases_number" in plan


BOX = (120.02, 30.02, 120.03, 30.03)


def test_open_cases_on_a_piece_of_the_map_are_found_by_the_spatial_index(many: Session) -> None:
    plan = plans(many, lambda: cases.on_map(many, SYSTEM, Filter(open=True, bbox=BOX), at=AT))
    assert "ix_cases_open_place" in plan
    assert "(place && " in plan


def test_nearby_cases_are_found_by_the_spatial_index(many: Session) -> None:
    plan = plans(many, lambda: cases.nearby(many, SYSTEM, 120.02, 30.05, radius_m=100, category=None))
    assert "ix_cases_open_place" in plan
    assert "(place && " in plan


def test_ones_own_reports_are_read_by_their_index(many: Session, who: Callable[[str], Actor]) -> None:
    many.execute(text("SET LOCAL enable_seqscan = off"))
    plan = plans(many, lambda: intake.own(many, who("worker"), after=None, limit=50))
    assert "ix_reports_account" in plan


def test_grids_in_a_box_are_drawn_by_the_spatial_index(many: Session) -> None:
    plan = plans(many, lambda: grids.shapes(many, SYSTEM, day=DAY, bbox=(10.05, 10.05, 10.06, 10.06)))
    assert "ix_grid_versions_boundary" in plan


def test_figures_of_a_town_do_not_read_all_cases(many: Session) -> None:
    """What is open is found by its index, what happened in the period by the times' indexes."""
    plan = listed(many, place=f"{ONE}001", open=True)
    assert "Seq Scan on cases" not in plan
