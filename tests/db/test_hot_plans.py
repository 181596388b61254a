"""Plans of the statements that every report passes through: their index is used, at thousands of rows."""

import json
from datetime import date
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from bench import rich_net
from gridgis.core.geo import degrees_around
from gridgis.core.sql import statement
from tests.conftest import Own
from tests.factories import START

DAY = date(2026, 3, 11)


@pytest.fixture
def large(own: Own) -> Own:
    """A net of three thousand grids, analysed."""
    with own.sessions.begin() as session:
        rich_net.load(session, rich_net.make(3_000), START, checked=False)
        session.execute(text("ANALYZE grids, grid_versions"))
    return own


def plan_of(session: Session, package: str, name: str, **values: Any) -> dict[str, Any]:
    explained = text(f"EXPLAIN (FORMAT json) {statement(package, name).text}")
    (plan,) = session.execute(explained, values).one()
    found: dict[str, Any] = (json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]
    return found


def nodes(plan: dict[str, Any]) -> list[dict[str, Any]]:
    return [plan, *(node for below in plan.get("Plans", []) for node in nodes(below))]


def test_grids_near_points_come_from_the_index_over_boundaries(large: Own) -> None:
    for many in (1, 1000):
        found_by_index(large, many)


def found_by_index(large: Own, many: int) -> None:
    wide, high = degrees_around(30.0, 50.0)
    with large.sessions() as session:
        plan = plan_of(
            session,
            "gridgis.grids",
            "near",
            n=list(range(many)),
            lng=[119.6] * many,
            lat=[29.6] * many,
            day=[DAY] * many,
            reach_m=[50.0] * many,
            reach_lng=[wide] * many,
            reach_lat=[high] * many,
        )
    reads = [node for node in nodes(plan) if node.get("Relation Name") == "grid_versions"]
    assert [node["Index Name"] for node in reads] == ["ix_grid_versions_boundary"], plan
    indexes = [node["Index Name"] for node in nodes(plan) if "Index Name" in node]
    assert not [name for name in indexes if name.startswith("ex_grid_versions")], "every grid of the day is read"
    condition = reads[0]["Index Cond"]
    assert "(boundary && st_expand(" in condition.replace("version.", ""), condition
    (grid,) = [node for node in nodes(plan) if node.get("Relation Name") == "grids"]
    assert grid["Node Type"].startswith("Index"), plan
    assert "code = " in grid["Index Cond"]
