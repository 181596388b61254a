"""Plans of the hot statements on some thousand rows: which index serves them, and that columns stay untransformed."""

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from typing import Any

import psycopg2
import pytest
from sqlalchemy import Engine, func, select, text
from sqlalchemy.orm import Session

from bench.fill import fill
from gridgis.cases import lists
from gridgis.cases import queries as cases
from gridgis.cases.filters import Filter
from gridgis.cases.models import Case
from gridgis.cases.rules import OPEN, STATES
from gridgis.casework.desks import queries as desks
from gridgis.casework.desks.tabs import TABS
from gridgis.casework.desks.waiting import Who
from gridgis.core.db import make_engine
from gridgis.core.geo import cell_of, parent_cell
from gridgis.divisions import queries as divisions
from gridgis.grids import maps
from gridgis.grids import queries as grids
from gridgis.intake import queries as intake
from gridgis.people.desks import OPENINGS
from gridgis.security.rules import SYSTEM, Actor, Held
from tests.asked import asked
from tests.conftest import Clone
from tests.factories import AT, ONE, World, a_case

pytestmark = pytest.mark.xdist_group("plans")

DAY = date(2026, 3, 11)

CELL = cell_of(120.02, 30.05)
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
                   urgency, source, description, address_text, place, h3, state, office_code, flags, submitted_at,
                   due_at, total_due_at)
SELECT '11010' || (1 + n % 2), '11010' || (1 + n % 2) || '-X-' || n, '11010' || (1 + n % 2) || '00' || (1 + n / 2 % 2),
       '110101001' || to_char(n % 30, 'FM000'), 'grid' || n % 300, 'grid' || n % 300, 'E01' || to_char(n % 30, 'FM00'),
       'enforcement', 'P3', (ARRAY['citizen', 'grid_worker', 'sensor'])[1 + (n % 31) / 15],
       CASE WHEN n % 3 = 0 THEN '路面破损' ELSE '占道经营' END,
       '青石街道' || chr(20000 + n % 300) || chr(21000 + n % 7) || '路' || n % 90 || '号',
       ST_SetSRID(ST_MakePoint(120 + (n % 97) * 0.004, 30 + (n % 89) * 0.002), 4490),
       CAST(:cell AS bigint) + (n % 97 << 21),
       CASE WHEN n % 20 = 0 THEN 'handling' WHEN n % 97 = 1 THEN 'rejected' ELSE 'archived' END, 'office' || n % 200,
       CASE WHEN n % 19 = 0 THEN '{near_border}' ELSE '{}' END::text[],
       timestamptz '2026-03-11 02:00Z' - n * interval '17 minutes',
       CASE WHEN n % 20 = 0 THEN timestamptz '2026-03-11 02:00Z' + n * interval '1 minute' END,
       timestamptz '2026-03-11 02:00Z'
FROM generate_series(1, 6000) AS s(n)
"""

EVERY_STATE = """
UPDATE cases SET supervised = 'red', rung = 4, consulting = 1, escalated_level = 'town', joint_at = now(),
  flags = '{no_grid}', near_due_at = submitted_at,
  due_at = CASE WHEN number LIKE '%1' THEN now() ELSE submitted_at END,
  state = (CAST(:states AS text[]))[1 + abs(hashtext(number)) % :many]
"""


@pytest.fixture(scope="module")
def stocked(clone: Clone, settled: tuple[str, World]) -> Iterator[Engine]:
    """A database with thousands of grids and cases, analysed."""
    engine = make_engine(clone(settled[0]), pool_size=1)
    with engine.begin() as connection:
        connection.execute(text(MANY_GRIDS))
        connection.execute(text(MANY_CASES), {"cell": CELL})
        connection.execute(text("ANALYZE grids, grid_versions, cases, case_texts, divisions"))
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
    connection = session.connection()
    with asked(connection) as said:
        act()
    assert said
    said = [one for one in said if not one.startswith("SET ")]
    told = [line for one in said for (line,) in connection.exec_driver_sql(f"EXPLAIN {one}")]
    return "\n".join(told)


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
    return plans(many, lambda: lists.listed(many, actor, Filter(**wanted), at=AT, sort=sort, after=after, limit=50))


TOWN = {"place": f"{ONE}001"}
LISTS: dict[str, tuple[str, dict[str, Any]]] = {
    "all": ("ix_cases_submitted_at", {}),
    "a page deep": ("ix_cases_submitted_at", {"after": ("newest", AT - timedelta(days=9), "110101-X-3000")}),
    "by due": ("ix_cases_open_due", {"open": True, "sort": "due"}),
    "all by due": ("ix_cases_open_due", {"sort": "due"}),
    "by due, a page deep": ("ix_cases_open_due", {"sort": "due", "after": ("due", AT + timedelta(days=2), "")}),
    "by due, behind those whose limit runs": ("ix_cases_submitted_at", {"sort": "due", "after": ("rest", AT, "")}),
    "ended by due": ("ix_cases_submitted_at", {"sort": "due", "open": False}),
    "overdue": ("ix_cases_open_due", {"due": "overdue", "sort": "due"}),
    "near due": ("ix_cases_open_due", {"due": "near_due", "sort": "due"}),
    "due in a day": ("ix_cases_open_due", {"due": "24h", "sort": "due"}),
    "of the city": ("ix_cases_submitted_at", {"place": "110100"}),
    "of a county, by due": ("ix_cases_open_county", {"place": ONE, "open": True, "sort": "due"}),
    "of a town": ("ix_cases_town", TOWN),
    "of a town, by due": ("ix_cases_open_town", TOWN | {"open": True, "sort": "due"}),
    "of a town, overdue": ("ix_cases_open_town", TOWN | {"due": "overdue"}),
    "of a village": ("ix_cases_village", {"place": f"{ONE}001001"}),
    "of a village, by due": ("ix_cases_village", {"place": f"{ONE}001001", "open": True, "sort": "due"}),
    "of a grid": ("ix_cases_current_grid", {"place": "grid7"}),
    "of a grid, by due": ("ix_cases_current_grid", {"place": "grid7", "open": True, "sort": "due"}),
    "of an office": ("ix_cases_office", {"office": "office7"}),
    "of an office, by due": ("ix_cases_open_office", {"office": "office7", "open": True, "sort": "due"}),
    "in a state": ("ix_cases_state", {"state": "rejected"}),
    "of a source": ("ix_cases_source", {"source": "sensor"}),
    "of a category": ("ix_cases_category", {"category": "E0107"}),
    "with a flag": ("ix_cases_open_flagged", {"flag": "place_doubt"}),
    "in a hexagon": ("ix_cases_cell", {"cell": parent_cell(CELL, 8)}),
    "in a small hexagon": ("ix_cases_cell", {"cell": CELL}),
    "by two signs": ("ix_case_texts_pairs", {"words": "一剈"}),
    "by one sign": ("ix_case_texts_pairs", {"words": "丅"}),
    "by a number": ("ix_cases_number", {"words": "110101-20260311-00001"}),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_comes_by_its_index_in_order(many: Session, name: str) -> None:
    index, wanted = LISTS[name]
    plan = listed(many, **wanted)
    assert index in plan, plan
    assert "Seq Scan on case" not in plan, plan
    sorts = re.findall(r"(?<!Incremental )Sort  \(cost=\S+ rows=(\d+) width=\d+\)\n +Sort Key: cases", plan)
    assert all(int(rows) <= 50 for rows in sorts), plan


@pytest.mark.parametrize(("username", "index"), [("worker", "ix_cases_current_grid"), ("clerk", "ix_cases_office")])
def test_those_of_a_grid_or_office_are_read_by_theirs(
    many: Session, who: Callable[[str], Actor], username: str, index: str
) -> None:
    plan = listed(many, who(username))
    assert index in plan
    assert "Seq Scan on cases" not in plan


def test_a_case_is_found_by_its_number(many: Session, who: Callable[[str], Actor]) -> None:
    plan = plans(many, lambda: cases.get(many, who("county"), "110101-X-3000"))
    assert "ix_cases_number" in plan


BOX = (120.02, 30.02, 120.03, 30.03)


def test_open_cases_on_a_piece_of_the_map_are_found_by_the_spatial_index(many: Session) -> None:
    plan = plans(many, lambda: lists.on_map(many, SYSTEM, Filter(open=True, bbox=BOX), at=AT))
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
    plan = plans(many, lambda: maps.shapes(many, SYSTEM, day=DAY, bbox=(10.05, 10.05, 10.06, 10.06)))
    assert "ix_grid_versions_boundary" in plan


def test_figures_of_a_town_do_not_read_all_cases(many: Session) -> None:
    """What is open is found by its index, what happened in the period by the times' indexes."""
    plan = listed(many, place=f"{ONE}001", open=True)
    assert "Seq Scan on cases" not in plan


def test_copies_fill_a_database_with_cases_that_lists_and_figures_count(
    clone: Clone, settled: tuple[str, World]
) -> None:
    """What the bench grows is as what it began with: numbers once each, texts, lists of readers, ended ones before."""
    url = clone(settled[0])
    engine = make_engine(url, pool_size=1)
    with Session(engine) as session, session.begin():
        for category in ("E0101", "G0102", "E0201"):
            a_case(session, settled[1], grid_code=settled[1].grids[0], category=category, at=AT)
        session.execute(text("UPDATE cases SET state = 'archived' WHERE category_code = 'E0201'"))
    with closing(psycopg2.connect(url)) as connection:
        assert fill(connection, 300, 3) == 300
    with Session(engine) as session:
        found = lists.listed(session, SYSTEM, Filter(), at=AT, limit=1000)
        assert len({case.number for case in found}) == 300
        assert {case.state for case in found if case.submitted_at < AT - timedelta(days=300)} == {"archived"}
        assert len(lists.listed(session, SYSTEM, Filter(words="占道"), at=AT, limit=1000)) > 100
        assert all(case.number.startswith(f"{case.county_code}-2") for case in found)
        assert session.scalar(text("SELECT count(*) FROM need_to_know")) > 10
    engine.dispose()


def test_a_desk_finds_the_few_that_wait_by_themselves(many: Session) -> None:
    """Nowhere are all open cases read to find some dozen: that took most of the time of a desk's numbers."""
    many.execute(text("UPDATE cases SET supervised = 'yellow' WHERE state = 'handling' AND number LIKE '%99'"))
    many.execute(text("UPDATE cases SET state = 'registered' WHERE state = 'handling' AND number LIKE '%7_'"))
    many.execute(text("ANALYZE cases"))
    head = Actor(1, "head", "", (Held(frozenset({"case.read", "case.accept"}), "county", "110101", "head"),))
    plan = plans(many, lambda: desks.counts(many, head, "command", Filter(), at=AT))
    assert {"ix_cases_open_supervised", "ix_cases_open_county"} <= set(re.findall(r"ix_\w+", plan))
    assert "Seq Scan on cases" not in plan


def test_a_tab_that_says_that_its_cases_are_open_has_no_ended_one(many: Session) -> None:
    """Or its list would hold them: it is not asked twice."""
    many.execute(text(EVERY_STATE), {"states": list(STATES), "many": len(STATES)})
    for desk, tabs in TABS.items():
        verbs = frozenset({"case.read", *OPENINGS[desk].verbs, "case.check", "case.close", "case.dispatch"})
        who = Who(Actor(1, "all", "", (Held(verbs, "all", "", "all"),)), OPENINGS[desk], AT)
        for name, tab in tabs.items():
            if tab.says_open:
                ended = select(func.count()).select_from(Case).where(tab.of(who), Case.state.not_in(OPEN))
                assert many.scalar(ended) == 0, (desk, name)
    assert sum(tab.says_open for tabs in TABS.values() for tab in tabs.values()) > 20
