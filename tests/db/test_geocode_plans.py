"""The statements of geocoding over a gazetteer of the demo's size use their indexes by themselves, untransformed."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event, text
from sqlalchemy.orm import Session

from gridgis.core.db import make_engine
from gridgis.geocoding import queries
from tests.factories import World

pytestmark = pytest.mark.xdist_group("geocode plans")

MANY = """
INSERT INTO std_addresses (text, key, sound, kind, road, number, door, site, building, place,
                           village_code, town_code, county_code)
SELECT 't' || n, road || door || '号' || site || building || '幢', road || ' ' || n, 'road', road, door, door::text,
       site, building, ST_SetSRID(ST_MakePoint(120 + (n % 997) * 0.0004, 30 + (n % 499) * 0.0004), 4490),
       village, left(village, 9), left(village, 6)
FROM (SELECT n, substr('中建解文紫禾环东洪昌双秀竹百梅', 1 + n % 15, 1)
               || substr('山设放昌阳兴城升盛溪清园花新平', 1 + n / 15 % 15, 1) || '路' AS road,
             1 + n / 225 % 400 AS door,
             substr('江城绿阳金紫翠锦秀东南梅香银丁', 1 + n / 7 % 15, 1)
               || substr('南禾洲光都金湖绣湖方溪湾樟杏香', 1 + n / 105 % 15, 1) || '小区' AS site,
             (1 + n % 9)::text AS building,
             '11010' || (1 + n % 2) || '00' || (1 + n / 2 % 2) || '00' || (1 + n / 4 % 2) AS village
      FROM generate_series(1, 40000) AS s(n)) AS made
"""
NAMES = """
INSERT INTO address_names (kind, name, sound, code, stands_for, origin)
SELECT 'road', '旧' || n || '路', 'x', '110101', '中山路', 'old' FROM generate_series(1, 20000) AS s(n)
"""
LINES = """
INSERT INTO linear_objects (kind, name, rank, line)
SELECT 'road', '路' || n, 3, ST_SetSRID(ST_Multi(ST_MakeLine(ST_MakePoint(120, 30 + n * 0.00005),
                                                             ST_MakePoint(120.4, 30 + n * 0.00005))), 4490)
FROM generate_series(1, 3000) AS s(n)
"""


@pytest.fixture(scope="module")
def stocked(clone: Callable[..., str], settled: tuple[str, World]) -> Iterator[Engine]:
    """A database with forty thousand addresses, analysed."""
    engine = make_engine(clone(settled[0]), pool_size=1)
    with engine.begin() as connection:
        for statement in (MANY, NAMES, LINES):
            connection.execute(text(statement))
        connection.execute(text("ANALYZE std_addresses, address_names, linear_objects, divisions"))
    yield engine
    engine.dispose()


@pytest.fixture
def session(stocked: Engine) -> Iterator[Session]:
    with Session(stocked) as session:
        yield session


def plans(session: Session, *texts: str) -> dict[str, str]:
    """The plan of each statement by the first words of its comment."""
    told: list[tuple[str, Any]] = []

    def note(_: Connection, __: Any, statement: str, parameters: Any, *___: Any) -> None:
        told.append((statement, parameters))

    connection = session.connection()
    event.listen(connection, "before_cursor_execute", note)
    try:
        queries.geocode(session, texts)
    finally:
        event.remove(connection, "before_cursor_execute", note)
    found = {}
    for statement, parameters in told:
        rows = connection.exec_driver_sql(f"EXPLAIN {statement}", parameters)
        found[statement[3:70]] = "\n".join(row[0] for row in rows)
    return found


def plan(found: dict[str, str], begins: str) -> str:
    return next(value for name, value in found.items() if name.startswith(begins))


@pytest.mark.parametrize("many", [1, 200])
def test_exact_matches_are_found_by_their_indexes(session: Session, many: int) -> None:
    texts = [f"101县001镇中山路{n}号江南小区5幢" for n in range(1, many + 1)]
    told = plan(plans(session, *texts), "For each question (n): standard addresses in force whose")
    for index in ("key_exact", "road", "site", "sound"):
        assert f"ix_std_addresses_{index}" in told
    for part in ("key", "road", "site", "sound"):
        assert f"({part} = asked.{part}) AND " in told
    assert "village_code >= asked.low" in told
    assert "Seq Scan on std_addresses" not in told


def test_every_statement_on_addresses_uses_an_index(session: Session) -> None:
    found = plans(session, "101县001镇中三路7777号", "江南小区九幢二单元", "中山路与建设路交叉口", "101县某某某")
    assert len(found) >= 4
    for statement, told in found.items():
        assert "Seq Scan on std_addresses" not in told, statement


def test_similar_ones_are_found_by_number_or_by_trigrams(session: Session) -> None:
    told = plan(
        plans(session, "101县001镇中三路7号", "江南小曲"), "For each question (n): standard addresses in force between"
    )
    assert "ix_std_addresses_number" in told
    assert "(number = asked.number)" in told
    assert "ix_std_addresses_key" in told
    assert "(key % asked.key)" in told


def test_neighbours_on_a_road_are_found_by_road_and_number(session: Session) -> None:
    told = plan(plans(session, "101县001镇中山路777号"), "For each road")
    assert "ix_std_addresses_road" in told
    assert "(road = asked.road) AND (number <= asked.number)" in told


def test_other_names_are_found_by_the_words(session: Session) -> None:
    told = plan(plans(session, "旧123路5号"), "Of the asked")
    assert "uq_address_names_name_kind_code_stands_for" in told
    assert "Seq Scan on address_names" not in told


def test_crossing_roads_are_found_by_their_names(session: Session) -> None:
    told = plan(plans(session, "路1路与路2路交叉口".replace("路1", "甲").replace("路2", "乙")), "For each pair")
    assert "ix_linear_objects_name" in told
    assert "ix_std_addresses_place" in told


def test_the_nearest_address_is_found_by_the_spatial_index(session: Session) -> None:
    told: list[tuple[str, Any]] = []
    connection = session.connection()
    event.listen(connection, "before_cursor_execute", lambda *facts: told.append((facts[2], facts[3])))
    queries.nearest(session, 120.02, 30.05)
    statement, parameters = told[0]
    found = "\n".join(row[0] for row in connection.exec_driver_sql(f"EXPLAIN {statement}", parameters))
    assert "ix_std_addresses_place" in found
    assert "(place && " in found
