"""The net as it was on a day: versions, lists, shapes and cards."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from gridgis.cases.grid_cards import card
from gridgis.core.errors import NotFound
from gridgis.grids import maps, queries
from gridgis.grids.models import GridVersion
from gridgis.security.models import Post
from gridgis.security.rules import SYSTEM, Actor
from tests.factories import AT, ONE, START, TWO, ZONE, World, a_boundary, a_case, a_person, a_post

CHANGE = date(2026, 1, 1)
GRID = f"{ONE}001001001"
Who = Callable[[str], Actor]


@pytest.fixture
def moved(session: Session, world: World) -> None:
    """Grid one gave its southern half away on New Year's Day, and got a new name and chief."""
    session.execute(update(GridVersion).where(GridVersion.grid_code == GRID).values(valid_to=CHANGE))
    session.execute(update(Post).where(Post.grid_code == GRID, Post.role_code == "grid_chief").values(valid_to=CHANGE))
    session.add(
        GridVersion(
            grid_code=GRID,
            layer="village",
            name="新网格",
            boundary=a_boundary(120.0, 30.05, 120.05, 30.1),
            households=150,
            valid_from=CHANGE,
            plan_id=7,
        )
    )
    a_post(session, GRID, a_person(session, "新长"), "chief", CHANGE)
    session.flush()


def test_a_place_belonged_to_its_grid_until_the_day_of_change(session: Session, moved: None) -> None:
    days = [date(2025, 12, 31), CHANGE]
    found = queries.near(session, [120.02] * 2, [30.02] * 2, days, [0.0] * 2)
    assert [[c.code for c in hit] for hit in found] == [[GRID], []]
    found = queries.near(session, [120.02] * 2, [30.07] * 2, days, [0.0] * 2)
    assert [[c.valid_from for c in hit] for hit in found] == [[START], [CHANGE]]


def test_a_grid_is_told_as_of_a_day(session: Session, moved: None) -> None:
    old, new = (queries.get(session, SYSTEM, GRID, day) for day in (date(2025, 12, 31), CHANGE))
    assert (old.name, old.households, old.valid_to, old.plan_id) == ("网格001001001", 300, CHANGE, None)
    assert (new.name, new.households, new.valid_to, new.plan_id) == ("新网格", 150, None, 7)
    # 0.05 by 0.1 degrees at 30.05 N on the ellipsoid: 4.823 by 11.086 km; the order of a hectare is enough here.
    assert old.area_km2 == pytest.approx(53.47, abs=0.02)
    assert new.area_km2 == pytest.approx(old.area_km2 / 2, rel=1e-3)


def test_before_its_first_day_a_grid_is_not_known(session: Session, world: World) -> None:
    with pytest.raises(NotFound) as refusal:
        queries.get(session, SYSTEM, GRID, date(2019, 12, 31))
    assert refusal.value.facts.items() >= {"code": GRID}.items()


def test_the_history_of_a_grid_is_oldest_first(session: Session, moved: None) -> None:
    assert [row.valid_from for row in queries.history(session, SYSTEM, GRID)] == [START, CHANGE]


def test_names_and_version_follow_the_day(session: Session, moved: None) -> None:
    codes = [GRID, f"{ONE}001001002", "none"]
    old, new = (queries.names(session, codes, day) for day in (date(2025, 12, 31), CHANGE))
    assert old == {GRID: "网格001001001", f"{ONE}001001002": "网格001001002"}
    assert new[GRID] == "新网格"
    version = queries.version_of(session, GRID, CHANGE)
    assert version is not None
    assert (version.name, version.valid_from) == ("新网格", CHANGE)
    assert queries.version_of(session, GRID, date(2019, 1, 1)) is None


def test_the_box_of_a_grid_follows_the_day(session: Session, moved: None) -> None:
    assert queries.bbox_of(session, GRID, START) == (120.0, 30.0, 120.05, 30.1)
    assert queries.bbox_of(session, GRID, CHANGE) == (120.0, 30.05, 120.05, 30.1)
    assert queries.bbox_of(session, "none", CHANGE) is None


def features(text: str) -> dict[str, Any]:
    return {feature["id"]: feature for feature in json.loads(text)["features"]}


def test_shapes_show_border_name_and_chief_of_the_day(session: Session, moved: None) -> None:
    old, new = (features(maps.shapes(session, SYSTEM, day=day))[GRID] for day in (date(2025, 12, 31), CHANGE))
    assert (old["properties"]["name"], old["properties"]["chief"]) == ("网格001001001", "长001001001")
    assert (new["properties"]["name"], new["properties"]["chief"]) == ("新网格", "新长")
    assert old["geometry"]["type"] == "MultiPolygon"
    assert min(map(tuple, new["geometry"]["coordinates"][0][0])) == (120, 30.05)


@pytest.mark.parametrize(
    ("narrowing", "count"),
    [
        ({}, 17),
        ({"layer": "exclusive"}, 1),
        ({"layer": "village"}, 16),
        ({"parent": ONE}, 9),
        ({"parent": f"{ONE}001"}, 5),
        ({"parent": f"{ONE}001001"}, 3),
        ({"parent": "none"}, 0),
        ({"bbox": (120.01, 30.01, 120.02, 30.02)}, 1),
        ({"bbox": (120.05, 30.01, 120.05, 30.02)}, 2),
        ({"bbox": (10.0, 10.0, 11.0, 11.0)}, 0),
        ({"parent": TWO, "layer": "exclusive"}, 0),
    ],
)
def test_shapes_are_narrowed(session: Session, world: World, narrowing: dict[str, Any], count: int) -> None:
    assert len(features(maps.shapes(session, SYSTEM, day=AT.date(), **narrowing))) == count


@pytest.mark.parametrize(
    ("username", "count"),
    [("worker", 9), ("dispatcher", 9), ("town", 5), ("county", 9), ("other_county", 8), ("city", 17), ("clerk", 0)],
)
def test_grids_are_seen_where_the_right_is_held(session: Session, who: Who, username: str, count: int) -> None:
    """The worker and the dispatcher hold `grid.read` for their county as reporters; a clerk holds none."""
    actor = who(username)
    assert len(features(maps.shapes(session, actor, day=AT.date()))) == count
    rows = queries.listed(session, actor, day=AT.date(), parent=None, words=None, after=None, limit=100)
    assert len(rows) == count


def test_anothers_grid_is_not_found(session: Session, who: Who) -> None:
    theirs = f"{TWO}001001001"
    with pytest.raises(NotFound):
        queries.get(session, who("county"), theirs, AT.date())
    with pytest.raises(NotFound):
        queries.history(session, who("county"), theirs)
    with pytest.raises(NotFound):
        card(session, who("county"), theirs, AT.date())


def listed(session: Session, **asked: Any) -> list[str]:
    given = {"day": AT.date(), "parent": None, "words": None, "after": None, "limit": 50} | asked
    return [row.code for row in queries.listed(session, SYSTEM, **given)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("001001801", [ZONE]),
        (ZONE[:13], [ZONE]),
        ("%", []),
        ("_", []),
        ("'", []),
        ("网格002002002", [f"{ONE}002002002", f"{TWO}002002002"]),
    ],
)
def test_grids_are_found_by_part_of_the_name_or_beginning_of_the_code(
    session: Session, world: World, words: str, found: list[str]
) -> None:
    assert listed(session, words=words) == found


def test_grids_are_listed_in_code_order_behind_a_code(session: Session, world: World) -> None:
    everything = listed(session)
    assert everything == sorted(everything) and len(everything) == 17
    assert listed(session, after=everything[4], limit=3) == everything[5:8]


def test_a_card_tells_team_offices_and_open_cases(session: Session, who: Who, world: World) -> None:
    a_case(session, world, grid_code=GRID, at=AT)
    a_case(session, world, grid_code=GRID, category="G0102", at=AT)
    a_case(session, world, grid_code=f"{ONE}001001002", at=AT)
    told = card(session, who("county"), GRID, AT.date())
    assert [(m.duty, m.name, m.phone) for m in told.team] == [
        ("chief", "长001001001", "138****5678"),
        ("fulltime", "网格员甲", "138****5678"),
    ]
    assert (told.village.code, told.town.name, told.county.code) == (f"{ONE}001001", "001镇", ONE)
    assert {office.code for office in told.offices} >= {f"{ONE}001001-village", f"{ONE}001-police"}
    assert told.open_cases == 1, "a sensitive case stands in no number"
    assert card(session, who("planner"), GRID, AT.date()).open_cases == 1
    assert told.boundary["type"] == "MultiPolygon"
