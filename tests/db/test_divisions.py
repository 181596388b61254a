"""Divisions: which covers a point, who lies above whom, outlines and boxes."""

import json

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from gridgis.core.errors import NotFound
from gridgis.divisions import queries
from tests.factories import CITY, ONE, TWO, World, a_division


def covering(session: Session, *points: tuple[float, float]) -> list[dict[str, str]]:
    return queries.covering(session, [p[0] for p in points], [p[1] for p in points])


def test_a_point_has_a_county_a_town_and_a_village(session: Session, world: World) -> None:
    assert covering(session, (120.02, 30.05), (120.38, 30.19)) == [
        {"county": ONE, "town": f"{ONE}001", "village": f"{ONE}001001"},
        {"county": TWO, "town": f"{TWO}002", "village": f"{TWO}002002"},
    ]


@pytest.mark.parametrize(
    ("point", "levels"),
    [
        ((120.2, 30.05), {"county": ONE, "town": f"{ONE}001", "village": f"{ONE}001002"}),
        ((120.1, 30.1), {"county": ONE, "town": f"{ONE}001", "village": f"{ONE}001001"}),
        ((120.2, 30.1), {"county": ONE, "town": f"{ONE}001", "village": f"{ONE}001002"}),
        ((120.0, 30.0), {"county": ONE, "town": f"{ONE}001", "village": f"{ONE}001001"}),
        ((120.4, 30.2), {"county": TWO, "town": f"{TWO}002", "village": f"{TWO}002002"}),
    ],
)
def test_on_a_shared_border_the_lowest_code_counts(
    session: Session, world: World, point: tuple[float, float], levels: dict[str, str]
) -> None:
    assert covering(session, point) == [levels]


def test_codes_are_of_one_family_where_outlines_of_levels_differ(session: Session, world: World) -> None:
    """The narrowest says where a place belongs; a strip of another county over it changes nothing."""
    session.execute(
        text(
            "UPDATE divisions SET boundary = ST_Multi(ST_MakeEnvelope(120.2, 30.0, 120.3999, 30.2, 4490))"
            " WHERE code = :two"
        ),
        {"two": TWO},
    )
    a_division(session, "110103", "county", CITY, (120.3998, 30.0, 120.5, 30.2))
    assert covering(session, (120.39995, 30.05)) == [{"county": TWO, "town": f"{TWO}001", "village": f"{TWO}001002"}]
    assert covering(session, (120.45, 30.05)) == [{"county": "110103"}]


def test_outside_all_divisions_nothing_is_covered(session: Session, world: World) -> None:
    assert covering(session, (0.0, 0.0), (120.02, 30.05), (-180.0, -90.0))[::2] == [{}, {}]
    assert covering(session) == []


def test_children_and_levels_are_listed_in_code_order(session: Session, world: World) -> None:
    assert [row.code for row in queries.listed(session, level="county")] == [ONE, TWO]
    assert [row.code for row in queries.listed(session, parent=ONE)] == [f"{ONE}001", f"{ONE}002"]
    assert [row.code for row in queries.listed(session, level="village", parent=f"{TWO}002")] == [
        f"{TWO}002001",
        f"{TWO}002002",
    ]
    assert queries.listed(session, level="village", parent=ONE) == []
    assert len(queries.listed(session)) == 15


def test_a_division_tells_its_box_and_a_place_for_its_label(session: Session, world: World) -> None:
    row = queries.get(session, f"{ONE}002")
    assert (row.level, row.name, row.parent_code) == ("town", "002镇", ONE)
    assert row.bbox == (120.0, 30.1, 120.2, 30.2)
    assert row.lng is not None and 120.0 < row.lng < 120.2


def test_a_division_without_outline_has_no_box(session: Session, world: World) -> None:
    session.execute(text("UPDATE divisions SET boundary = NULL WHERE code = :code"), {"code": f"{ONE}002"})
    row = queries.get(session, f"{ONE}002")
    assert (row.bbox, row.lng, row.lat) == (None, None, None)
    assert len(json.loads(queries.shapes(session, level="town", parent=None))["features"]) == 3


def test_an_unknown_code_is_not_found(session: Session, world: World) -> None:
    with pytest.raises(NotFound, match="999999") as refusal:
        queries.get(session, "999999")
    assert refusal.value.facts.items() >= {"code": "999999"}.items()


def test_ancestors_are_topmost_first(session: Session, world: World) -> None:
    assert [row.code for row in queries.ancestors(session, f"{ONE}002001")] == [CITY, ONE, f"{ONE}002"]
    assert queries.ancestors(session, CITY) == []
    root = queries.root(session)
    assert root is not None and root.code == CITY


@pytest.mark.parametrize(
    ("level", "parent", "count"),
    [("county", None, 2), ("town", ONE, 2), ("village", ONE, 4), ("village", CITY, 0), ("grid", None, 0)],
)
def test_outlines_reach_two_levels_down(
    session: Session, world: World, level: str, parent: str | None, count: int
) -> None:
    shapes = json.loads(queries.shapes(session, level=level, parent=parent))
    assert shapes["type"] == "FeatureCollection"
    assert len(shapes["features"]) == count
    codes = [feature["id"] for feature in shapes["features"]]
    assert codes == sorted(codes)


def test_names_leave_out_what_nobody_knows(session: Session, world: World) -> None:
    assert queries.names(session, [ONE, "x", ONE]) == {ONE: "101县"}
    assert queries.names(session, []) == {}


def test_a_name_with_a_quote_is_only_a_name(session: Session, world: World) -> None:
    row = a_division(session, "110104", "county", CITY, (121, 30, 121.1, 30.1))
    row.name = "O'Brien\"; DROP TABLE cases; --"
    session.flush()
    shapes = json.loads(queries.shapes(session, level="county", parent=CITY))
    assert shapes["features"][-1]["properties"]["name"] == row.name


def test_a_level_that_is_none_is_refused_by_the_database(session: Session, world: World) -> None:
    with pytest.raises(IntegrityError, match="ck_divisions_level"):
        session.execute(text("UPDATE divisions SET level = 'galaxy' WHERE code = :code"), {"code": ONE})


def test_a_parent_must_exist(session: Session, world: World) -> None:
    with pytest.raises(IntegrityError, match="fk_divisions_parent_code"):
        session.execute(text("UPDATE divisions SET parent_code = '9' WHERE code = :code"), {"code": ONE})
