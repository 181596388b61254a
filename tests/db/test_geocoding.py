"""From an address text to a place, in the gazetteer of the database."""

import json

import pytest
from sqlalchemy.orm import Session

from gridgis.core.geo import SRID
from gridgis.geocoding import queries
from gridgis.geocoding.models import LinearObject, StandardAddress
from gridgis.geocoding.rules import ACCEPT, CONFIRM, normalised
from tests.factories import ONE, World

VILLAGE, OTHER = f"{ONE}001001", f"{ONE}002001"


def an_address(
    session: Session, key: str, *, village: str = VILLAGE, at: tuple[float, float] = (120.02, 30.05)
) -> StandardAddress:
    """A standard address in a village."""
    row = StandardAddress(
        text=f"甲市{village[3:6]}县{key}",
        key=normalised(key),
        kind="door",
        place=f"SRID={SRID};POINT({at[0]} {at[1]})",
        village_code=village,
        town_code=village[:9],
        county_code=village[:6],
    )
    session.add(row)
    session.flush()
    return row


@pytest.fixture
def gazetteer(session: Session, world: World) -> None:
    """Three doors in one village, and one of the same name in a village of another town."""
    an_address(session, "人民路12号")
    an_address(session, "人民路14号", at=(120.021, 30.05))
    an_address(session, "解放路5号", at=(120.03, 30.05))
    an_address(session, "人民路12号", village=OTHER, at=(120.02, 30.15))


def best(session: Session, text: str) -> tuple[float, str, float] | None:
    (answer,) = queries.geocode(session, [text])
    return (answer.hits[0].score, answer.hits[0].village_code, answer.hits[0].lat) if answer.hits else None


def test_an_exact_match_below_its_town_is_sure(session: Session, gazetteer: None) -> None:
    assert best(session, "甲市101县001镇人民路12号") == (1.0, VILLAGE, 30.05)
    assert best(session, "101县 002镇 人民路 12 号") == (1.0, OTHER, 30.15)


def test_the_same_door_in_two_places_asks_which(session: Session, gazetteer: None) -> None:
    (answer,) = queries.geocode(session, ["甲市101县人民路12号"])
    assert [hit.score for hit in answer.hits[:2]] == [0.7, 0.7]
    assert {hit.village_code for hit in answer.hits[:2]} == {VILLAGE, OTHER}


def test_an_only_match_in_the_county_is_taken(session: Session, gazetteer: None) -> None:
    assert best(session, "解放路5号") == (0.95, VILLAGE, 30.05)


def test_another_house_of_the_street_is_no_match(session: Session, gazetteer: None) -> None:
    found = best(session, "001镇人民路13号")
    assert found is not None
    assert found[0] < CONFIRM


def test_a_missing_word_is_near_but_not_sure(session: Session, gazetteer: None) -> None:
    an_address(session, "长安路金色家园小区5幢", at=(120.04, 30.05))
    found = best(session, "001镇长安路金色家园5幢")
    assert found is not None
    assert CONFIRM <= found[0] < ACCEPT


def test_nothing_like_it_gives_no_hit(session: Session, gazetteer: None) -> None:
    (answer,) = queries.geocode(session, ["月球背面九百九十九号"])
    assert answer.hits == ()
    assert answer.reading.narrowest is None


def test_the_scope_of_a_named_town_keeps_others_out(session: Session, gazetteer: None) -> None:
    (answer,) = queries.geocode(session, ["002镇解放路5号"])
    assert all(hit.town_code == f"{ONE}002" for hit in answer.hits)


def test_many_texts_are_answered_in_their_order(session: Session, gazetteer: None) -> None:
    texts = ["解放路5号", "月球", "002镇人民路12号", "解放路5号"]
    answers = queries.geocode(session, texts)
    assert [answer.hits[0].score if answer.hits else None for answer in answers] == [0.95, None, 1.0, 0.95]
    assert [answer.reading.text for answer in answers] == [normalised(text) for text in texts]


def test_hits_come_best_first(session: Session, gazetteer: None) -> None:
    (answer,) = queries.geocode(session, ["001镇人民路12号"])
    scores = [hit.score for hit in answer.hits]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) >= 2


@pytest.mark.parametrize("text", ["'; DROP TABLE std_addresses; --", "%", "\\", "🚲", "a,b", "{}", "   "])
def test_odd_texts_are_only_texts(session: Session, gazetteer: None, text: str) -> None:
    (answer,) = queries.geocode(session, [text])
    assert answer.hits == ()


def test_the_nearest_address_and_how_far(session: Session, gazetteer: None) -> None:
    found = queries.nearest(session, 120.0202, 30.05)
    assert found is not None
    hit, metres = found
    assert hit.text.endswith("人民路12号")
    # 0.0002 degrees of longitude at 30.05 N are 19.3 m; a decimetre of tolerance.
    assert metres == pytest.approx(19.3, abs=0.1)


def test_beyond_the_reach_nothing_is_near(session: Session, gazetteer: None) -> None:
    assert queries.nearest(session, 120.3, 30.15) is None
    assert queries.nearest(session, 120.0202, 30.05, within_m=10) is None


def test_nothing_is_near_in_an_empty_gazetteer(session: Session, world: World) -> None:
    assert queries.nearest(session, 120.02, 30.05) is None


def test_the_nearest_is_nearest_in_metres_not_in_degrees(session: Session, world: World) -> None:
    """At 30 N a degree of longitude is 13 % shorter than one of latitude."""
    an_address(session, "东路1号", at=(120.0011, 30.0))
    an_address(session, "北路1号", at=(120.0, 30.001))
    found = queries.nearest(session, 120.0, 30.0)
    assert found is not None
    assert found[0].text.endswith("东路1号")


def test_the_base_map_draws_major_lines_last(session: Session, world: World) -> None:
    for rank, name in ((1, "大河"), (3, "小河")):
        session.add(
            LinearObject(kind="river", name=name, rank=rank, line=f"SRID={SRID};MULTILINESTRING((120 30,120.1 30.1))")
        )
    session.flush()
    shapes = json.loads(queries.basemap(session))
    names = [feature["properties"]["name"] for feature in shapes["features"]]
    assert names[-2:] == ["小河", "大河"]
    assert shapes["features"][-1]["geometry"] == {
        "type": "MultiLineString",
        "coordinates": [[[120, 30], [120.1, 30.1]]],
    }
