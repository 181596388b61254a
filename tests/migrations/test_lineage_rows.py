"""The family tree as revision 0006 wrote it: a border move recorded as a merger becomes an adjustment."""

from collections.abc import Callable

from alembic import command
from sqlalchemy import text

from gridgis.core.db import make_engine
from gridgis.core.migrating import config, upgrade

A, B, C, D = (f"110101001001{n:03d}" for n in range(1, 5))
LINKS = [
    # A gained land from B, which stays: written as a merger.
    (1, A, A, "merge"),
    (1, B, A, "merge"),
    (1, B, B, "adjust"),
    # C took D in, which ended.
    (2, C, C, "merge"),
    (2, D, C, "merge"),
]


def test_only_wholes_are_merged(blank: Callable[[], str]) -> None:
    url = blank()
    engine = make_engine(url, pool_size=1)
    command.upgrade(config(url), "0006")
    with engine.begin() as connection:
        connection.execute(text("SET session_replication_role = replica"))
        for code, end in ((A, None), (B, None), (C, None), (D, "2026-03-11")):
            connection.execute(
                text(
                    "INSERT INTO grid_versions (grid_code, layer, valid_from, valid_to, name, households, boundary)"
                    " VALUES (:code, 'village', '2020-01-01', :end, '甲', 1,"
                    " ST_Multi(ST_MakeEnvelope(120, 30, 120.1, 30.1, 4490)))"
                ),
                {"code": code, "end": end},
            )
        for plan, parent, child, kind in LINKS:
            connection.execute(
                text(
                    "INSERT INTO grid_lineage (plan_id, parent_code, child_code, kind, on_day)"
                    " VALUES (:plan, :parent, :child, :kind, '2026-03-11')"
                ),
                {"plan": plan, "parent": parent, "child": child, "kind": kind},
            )
    upgrade(url)
    with engine.connect() as connection:
        asked = text("SELECT plan_id, parent_code, child_code, kind FROM grid_lineage")
        kinds = {(row.plan_id, row.parent_code, row.child_code): row.kind for row in connection.execute(asked)}
    engine.dispose()
    assert kinds == {
        (1, A, A): "adjust",
        (1, B, A): "adjust",
        (1, B, B): "adjust",
        (2, C, C): "merge",
        (2, D, C): "merge",
    }
