"""Rows of the gazetteer as revision 0004 knew them keep their meaning and gain their parts."""

from collections.abc import Callable, Iterator

import pytest
from alembic import command
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from gridgis.core.db import make_engine
from gridgis.core.migrating import config, upgrade
from gridgis.geocoding.queries import geocode

DIVISIONS = (
    ("330400", "city", None, "嘉兴市"),
    ("330402", "county", "330400", "南湖区"),
    ("330402001", "town", "330402", "新嘉街道"),
    ("330402001001", "village", "330402001", "百花社区"),
)
ROWS = (
    ("中山路12号", "road", "中山路", 12, 120.75),
    ("中山路14号阳光小区5幢", "road", "中山路", 14, 120.76),
    ("沈家浜7号", "group", "沈家浜", 7, 120.77),
    ("新嘉街道派出所", "poi", "", None, 120.78),
    ("解放路二十号", "door", "", None, 120.79),
    ("中山路12号", "road", "中山路", 12, 120.99),
)


@pytest.fixture
def old(blank: Callable[[], str]) -> Iterator[tuple[str, Engine]]:
    """A database at revision 0004 with addresses, two of one text."""
    url = blank()
    engine = make_engine(url, pool_size=1)
    command.upgrade(config(url), "0004")
    with engine.begin() as connection:
        for code, level, parent, name in DIVISIONS:
            connection.execute(
                text("INSERT INTO divisions (code, level, parent_code, name) VALUES (:c, :l, :p, :n)"),
                {"c": code, "l": level, "p": parent, "n": name},
            )
        for key, kind, road, number, lng in ROWS:
            connection.execute(
                text(
                    "INSERT INTO std_addresses (text, key, kind, road, number, place, village_code, town_code,"
                    " county_code) VALUES ('嘉兴市南湖区新嘉街道百花社区' || :k, :k, :kind, :r, :n,"
                    " ST_SetSRID(ST_MakePoint(:x, 30.76), 4490), '330402001001', '330402001', '330402')"
                ),
                {"k": key, "kind": kind, "r": road, "n": number, "x": lng},
            )
    yield url, engine
    engine.dispose()


def test_old_rows_gain_their_parts_and_are_found(old: tuple[str, Engine]) -> None:
    url, engine = old
    upgrade(url)
    with engine.connect() as connection:
        rows = connection.execute(
            text("SELECT key, road, number, door, site, building, sound FROM std_addresses ORDER BY id")
        ).all()
        ended = connection.scalars(text("SELECT id FROM std_addresses WHERE valid_to IS NOT NULL")).all()
    assert [tuple(row[:6]) for row in rows] == [
        ("中山路12号", "中山路", 12, "12", "", ""),
        ("中山路14号阳光小区5幢", "中山路", 14, "14", "阳光小区", "5"),
        ("沈家浜7号", "沈家浜", 7, "7", "", ""),
        ("新嘉街道派出所", "", None, "", "新嘉街道派出所", ""),
        ("解放路20号", "解放路", 20, "20", "", ""),
        ("中山路12号", "中山路", 12, "12", "", ""),
    ]
    assert all(row.sound for row in rows)
    assert len(ended) == 1
    with Session(engine) as session:
        for asked in ("南湖新嘉中山路十二号", "新嘉街道阳光小区5栋", "百花社区解放路20号"):
            [answer] = geocode(session, [asked])
            assert answer.automatic is not None, asked


def test_the_way_back_keeps_the_rows(old: tuple[str, Engine]) -> None:
    url, engine = old
    upgrade(url)
    command.downgrade(config(url), "0004")
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM std_addresses")) == len(ROWS)
    upgrade(url)
