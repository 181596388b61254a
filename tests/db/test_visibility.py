"""Who may read which case: one rule for lists, maps, figures, nearby ones and single rows."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.analytics.figures import Period
from gridgis.analytics.hexagons import hexes
from gridgis.analytics.queries import overview, series
from gridgis.cases import lists, maps, queries
from gridgis.cases.filters import Filter
from gridgis.cases.models import Case
from gridgis.core.errors import NotFound
from gridgis.security.rules import Actor
from tests.factories import AT, ONE, TWO, ZONE, World, a_case, an_account

PERIOD = Period(AT.date(), AT.date(), "Asia/Shanghai")
OFFICE = f"{ONE}001-urban_enforcement"


@pytest.fixture
def cases(session: Session, world: World) -> dict[str, str]:
    return placed(session, world)


def placed(session: Session, world: World) -> dict[str, str]:
    """One case in each of six places, by a name that says where."""
    places: dict[str, tuple[str, dict[str, Any]]] = {
        "grid 1": (f"{ONE}001001001", {}),
        "grid 1 sensitive": (f"{ONE}001001001", {"category": "G0102"}),
        "grid 2": (f"{ONE}001001002", {}),
        "zone": (ZONE, {}),
        "town 1 office": (f"{ONE}001002001", {"office_code": OFFICE}),
        "town 2": (f"{ONE}002001001", {}),
        "county 2": (f"{TWO}001001001", {}),
        "county 2 sensitive": (f"{TWO}001001001", {"category": "G0102"}),
    }
    return {
        name: a_case(session, world, grid_code=grid, at=AT, **facts).number for name, (grid, facts) in places.items()
    }


TOWN_1 = {"grid 1", "grid 2", "zone", "town 1 office"}
SEEN: dict[str, set[str]] = {
    "worker": {"grid 1"},
    "dispatcher": TOWN_1,
    "clerk": {"town 1 office"},
    "town": TOWN_1 | {"grid 1 sensitive"},
    "other_town": {"town 2"},
    "county": TOWN_1 | {"town 2"},
    "other_county": {"county 2", "county 2 sensitive"},
    "city": TOWN_1 | {"town 2", "county 2"},
    "planner": TOWN_1 | {"town 2"},
    "reviewer": TOWN_1 | {"town 2"},
    "planner_reviewer": TOWN_1 | {"town 2"},
    "rule_editor": TOWN_1 | {"town 2"},
    "rule_publisher": TOWN_1 | {"town 2"},
    "organisation": set(),
    "civil": set(),
    "admin": set(),
    "nobody": set(),
}


def test_every_account_of_the_world_has_an_expectation(session: Session, world: World) -> None:
    from gridgis.security.models import Account

    assert set(SEEN) == set(session.scalars(select(Account.username)))


@pytest.mark.parametrize("username", SEEN)
def test_each_list_map_and_figure_shows_the_same_cases(
    session: Session, cases: dict[str, str], who: Callable[[str], Actor], username: str
) -> None:
    actor, seen = who(username), SEEN[username]
    numbers = {cases[name] for name in seen}
    counted = {cases[name] for name in seen if "sensitive" not in name}
    assert {case.number for case in lists.listed(session, actor, Filter(), at=AT)} == numbers
    assert {spot.number for spot in lists.on_map(session, actor, Filter(), at=AT)} == counted
    points = json.loads(maps.points(session, actor, Filter(), at=AT))["features"]
    assert {point["id"] for point in points} == counted
    assert session.scalar(queries.visible_to(select(func.count()).select_from(Case), actor)) == len(seen)
    near = queries.nearby(session, actor, 120.1, 30.1, radius_m=50_000, category=None)
    assert {case.number for case, _ in near} == numbers
    figures = overview(session, actor, level="county", parent=None, period=PERIOD, category=None, at=AT)
    assert sum(area.figures["reported"] or 0 for area in figures.areas) == len(counted)
    assert figures.whole["reported"] == len(counted)
    steps = series(session, actor, place=None, period=PERIOD, category=None, step="day", at=AT)
    assert sum(step.counts["reported"] for step in steps) == len(counted)
    cells = hexes(session, actor, resolution=7, place=None, bbox=None, period=PERIOD, category=None, at=AT)
    assert sum(cell["properties"]["reported"] for cell in json.loads(cells)["features"]) == len(counted)


@pytest.mark.parametrize("username", SEEN)
def test_each_row_is_there_for_those_who_see_it_and_for_nobody_else(
    session: Session, cases: dict[str, str], who: Callable[[str], Actor], username: str
) -> None:
    actor = who(username)
    for name, number in cases.items():
        if name in SEEN[username]:
            assert queries.get(session, actor, number).number == number
        else:
            with pytest.raises(NotFound, match="is known to you"):
                queries.get(session, actor, number)


def test_the_right_to_sensitive_ones_counts_where_it_is_held(
    session: Session, world: World, who: Callable[[str], Actor]
) -> None:
    """Reading all of two counties, and the sensitive ones of one town only."""
    an_account(
        session, "mixed", ("planner", "county", TWO), ("planner", "county", ONE), ("town_leader", "town", f"{ONE}001")
    )
    cases = placed(session, world)
    seen = {case.number for case in lists.listed(session, who("mixed"), Filter(), at=AT)}
    assert cases["grid 1 sensitive"] in seen
    assert cases["county 2"] in seen
    assert cases["county 2 sensitive"] not in seen


def test_a_sensitive_case_stands_on_no_map(
    session: Session, cases: dict[str, str], who: Callable[[str], Actor]
) -> None:
    found = json.loads(maps.points(session, who("county"), Filter(), at=AT))["features"]
    points = {point["id"]: point["geometry"]["coordinates"] for point in found}
    assert points[cases["grid 1"]] == [120.025, 30.05]
    assert cases["grid 1 sensitive"] not in points


def test_a_case_follows_the_grid_that_is_responsible_now(
    session: Session, cases: dict[str, str], who: Callable[[str], Actor]
) -> None:
    case = session.scalars(select(Case).where(Case.number == cases["grid 2"])).one()
    case.current_grid_code = f"{ONE}001001001"
    session.flush()
    assert {c.number for c in lists.listed(session, who("worker"), Filter(), at=AT)} == {
        cases["grid 1"],
        cases["grid 2"],
    }
