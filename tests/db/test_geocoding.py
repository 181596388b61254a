"""From an address text to a place, in the gazetteer of the database."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event
from sqlalchemy.orm import Session

from gridgis.core.errors import Invalid
from gridgis.core.geo import SRID
from gridgis.divisions.models import Division
from gridgis.geocoding import naming, queries
from gridgis.geocoding.describing import described
from gridgis.geocoding.models import LinearObject, StandardAddress
from gridgis.geocoding.naming import Name
from gridgis.geocoding.rules import ACCEPT, CONFIRM
from tests.factories import ONE, TWO, World

VILLAGE, OTHER = f"{ONE}001001", f"{ONE}002001"


def an_address(
    session: Session, tail: str, *, village: str = VILLAGE, at: tuple[float, float] = (120.02, 30.05), kind: str = ""
) -> StandardAddress:
    """A standard address in a village."""
    one = described(tail, kind)
    parts = {name: getattr(one.parts, name) for name in ("road", "door", "site", "building", "unit", "room")}
    row = StandardAddress(
        text=f"甲市{village[3:6]}县{village[6:9]}镇{village[9:]}村{tail}",
        key=one.key,
        sound=one.sound,
        kind=one.kind,
        number=one.parts.number,
        place=f"SRID={SRID};POINT({at[0]} {at[1]})",
        village_code=village,
        town_code=village[:9],
        county_code=village[:6],
        **parts,
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


def test_another_house_of_the_street_lies_between_its_neighbours(session: Session, gazetteer: None) -> None:
    (answer,) = queries.geocode(session, ["001镇人民路13号"])
    hit = answer.hits[0]
    assert (hit.precision, hit.score, hit.text[-3:]) == ("street", 0.7, "人民路")
    assert 120.02 < hit.lng < 120.021
    assert "13号" in hit.note_zh
    assert "13" in hit.note_en
    assert answer.automatic is None


def test_beyond_the_last_house_its_neighbour_stands_for_it(session: Session, gazetteer: None) -> None:
    (near, far) = queries.geocode(session, ["001镇人民路18号", "001镇人民路480号"])
    assert (near.hits[0].lng, near.hits[0].score) == (120.021, 0.6)
    assert far.hits[0].score < CONFIRM


def test_a_missing_word_is_near_but_not_sure(session: Session, gazetteer: None) -> None:
    an_address(session, "长安路金色家园小区5幢", at=(120.04, 30.05))
    found = best(session, "001镇长安路金色家园5幢")
    assert found is not None
    assert CONFIRM <= found[0] < ACCEPT


def test_an_only_match_is_confirmed_where_another_town_has_such_a_road(session: Session, gazetteer: None) -> None:
    """Not every door is listed: number 14 may well be in the other town."""
    (anywhere, told) = queries.geocode(session, ["101县人民路14号", "001镇人民路14号"])
    assert CONFIRM <= anywhere.hits[0].score < ACCEPT
    assert anywhere.hits[0].text.endswith("人民路14号")
    assert "别的镇街" in anywhere.hits[0].note_zh
    an_address(session, "仁民路14号", at=(120.03, 30.05))
    (again,) = queries.geocode(session, ["101县人民路14号"])
    assert again.hits[0].text.endswith("人民路14号")
    assert told.automatic is not None


def test_nothing_like_it_gives_no_hit(session: Session, gazetteer: None) -> None:
    (answer,) = queries.geocode(session, ["月球背面九百九十九号"])
    assert answer.hits == ()
    assert answer.reading.narrowest is None


def test_the_scope_of_a_named_town_keeps_others_out(session: Session, gazetteer: None) -> None:
    (answer,) = queries.geocode(session, ["002镇解放路5号"])
    assert [hit for hit in answer.hits if hit.town_code != f"{ONE}002" and hit.score >= CONFIRM] == []


def test_another_village_of_the_named_town_is_confirmed(session: Session, gazetteer: None) -> None:
    an_address(session, "建国路7号", village=f"{ONE}001002", at=(120.06, 30.05))
    (answer,) = queries.geocode(session, ["001镇001村建国路7号"])
    assert CONFIRM <= answer.hits[0].score < ACCEPT
    assert "不在所说" in answer.hits[0].note_zh


def test_many_texts_are_answered_in_their_order(session: Session, gazetteer: None) -> None:
    texts = ["解放路5号", "月球", "002镇人民路12号", "解放路5号"]
    answers = queries.geocode(session, texts)
    assert [answer.hits[0].score if answer.hits else None for answer in answers] == [0.95, None, 1.0, 0.95]
    assert [answer.reading.text for answer in answers] == texts


def test_hits_come_best_first(session: Session, gazetteer: None) -> None:
    an_address(session, "人民东路12号", at=(120.022, 30.05))
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


def test_the_point_near_which_it_is_puts_equals_into_order(session: Session, gazetteer: None) -> None:
    text = "101县人民路12号"
    for near, village in (((120.02, 30.05), VILLAGE), ((120.02, 30.15), OTHER)):
        (answer,) = queries.geocode(session, [text], near=near)
        assert answer.hits[0].village_code == village
        assert answer.automatic is None
        assert answer.hits[0].note_en.endswith("1 other places fit as well")


def test_the_county_of_the_asker_is_looked_in_where_none_is_named(session: Session, gazetteer: None) -> None:
    an_address(session, "人民路12号", village=f"{TWO}001001", at=(120.22, 30.05))
    (answer,) = queries.geocode(session, ["人民路12号"], county=TWO)
    assert [hit.county_code for hit in answer.hits] == [TWO]
    (told,) = queries.geocode(session, ["101县002镇人民路12号"], county=TWO)
    assert told.hits[0].village_code == OTHER


def test_an_exact_address_with_rivals_stands_before_an_inexact_one(session: Session, gazetteer: None) -> None:
    an_address(session, "人民东路12号", at=(120.022, 30.05))
    (answer,) = queries.geocode(session, ["101县人民路12号"])
    assert [hit.text[-6:] for hit in answer.hits[:2]] == ["人民路12号"] * 2
    assert answer.hits[2].score < answer.hits[1].score


def test_relative_words_move_the_point_and_are_never_sure(session: Session, gazetteer: None) -> None:
    east, opposite = queries.geocode(session, ["001镇人民路12号往东50米", "001镇人民路12号对面"])
    hit = east.hits[0]
    # 50 m at 30.05 N are 0.000520 degrees of longitude.
    assert hit.lng == pytest.approx(120.02 + 0.00052, abs=2e-6)
    assert (hit.precision, hit.lat) == ("relative", 30.05)
    assert CONFIRM <= hit.score < ACCEPT
    assert (opposite.hits[0].lng, opposite.hits[0].precision) == (120.02, "relative")
    assert east.automatic is opposite.automatic is None
    assert opposite.reading.relative is not None


def test_a_house_is_found_where_only_its_buildings_are_listed(session: Session, world: World) -> None:
    for n, lng in ((1, 120.01), (2, 120.012), (3, 120.014)):
        an_address(session, f"解放路5号金都小区{n}幢", at=(lng, 30.05))
    house, estate, building, room, missing = queries.geocode(
        session,
        ["001镇解放路5号", "001镇金都小区", "001镇金都小区2栋", "001镇金都小区2号楼3单元502室", "001镇金都小区9幢"],
    )
    assert house.automatic is not None
    assert (house.automatic.text[-5:], house.automatic.precision, house.automatic.lng) == (
        "解放路5号",
        "house",
        120.012,
    )
    assert (estate.hits[0].text[-4:], estate.hits[0].precision) == ("金都小区", "poi")
    assert estate.automatic is None
    assert building.automatic is not None
    assert (building.automatic.text[-2:], building.automatic.precision) == ("2幢", "building")
    assert room.automatic is not None
    assert room.automatic.text == building.automatic.text
    assert (room.reading.parts.unit, room.reading.parts.room) == ("3", "502")
    assert missing.automatic is None
    assert missing.hits[0].score < ACCEPT


def test_other_characters_of_the_same_sound_are_found_and_confirmed(session: Session, gazetteer: None) -> None:
    (answer,) = queries.geocode(session, ["001镇解方路5号"])
    assert answer.hits[0].text.endswith("解放路5号")
    assert CONFIRM <= answer.hits[0].score < ACCEPT


def test_a_road_is_found_by_its_old_name(session: Session, gazetteer: None) -> None:
    told = Name("road", "胜利路", f"{ONE}001", "解放路", "old", date(2001, 1, 1))
    assert naming.keep(session, [told]) == 1
    assert naming.keep(session, [told]) == 0
    (now,) = queries.geocode(session, ["001镇胜利路5号"])
    assert now.automatic is not None
    assert now.automatic.text.endswith("解放路5号")
    assert "旧名" in now.automatic.note_zh
    (then,) = queries.geocode(session, ["001镇胜利路5号"], day=date(2000, 6, 1))
    assert then.automatic is not None
    assert then.automatic.note_zh == ""
    (elsewhere,) = queries.geocode(session, ["002镇胜利路5号"])
    assert elsewhere.automatic is None


def test_a_division_is_found_by_its_old_name_and_without_its_kind(session: Session, world: World) -> None:
    session.get_one(Division, f"{ONE}001").name = "新嘉街道"
    session.flush()
    an_address(session, "人民路12号")
    naming.learn(session)
    naming.keep(session, [Name("division", "秀城乡", f"{ONE}001", origin="old")])
    for text in ("新嘉街道人民路12号", "新嘉人民路12号", "秀城乡人民路12号"):
        (answer,) = queries.geocode(session, [text])
        assert answer.automatic is not None, text
        assert answer.reading.narrowest is not None
        assert answer.reading.narrowest.code == f"{ONE}001"
    (sounding,) = queries.geocode(session, ["心家街道人民路12号"])
    assert sounding.hits[0].score < ACCEPT
    assert sounding.hits[0].text.endswith("人民路12号")


@pytest.mark.parametrize(
    "name",
    [
        Name("river", "甲", ONE),
        Name("road", "甲", ONE),
        Name("division", "甲", ONE, "乙"),
        Name("division", " ", ONE),
        Name("division", "甲", "999999"),
        Name("division", "甲", ONE, origin="told"),
    ],
)
def test_names_that_can_not_be_are_refused(session: Session, world: World, name: Name) -> None:
    with pytest.raises(Invalid):
        naming.keep(session, [name])


def test_an_address_that_has_ended_is_found_on_its_days_only(session: Session, world: World) -> None:
    an_address(session, "人民路12号").valid_to = date(2020, 1, 1)
    session.flush()
    (now,) = queries.geocode(session, ["001镇人民路12号"])
    assert now.automatic is None
    (then,) = queries.geocode(session, ["001镇人民路12号"], day=date(2019, 6, 1))
    assert then.automatic is not None
    assert queries.nearest(session, 120.02, 30.05) is None
    assert queries.nearest(session, 120.02, 30.05, day=date(2019, 6, 1)) is not None


def test_two_roads_that_cross_are_a_place(session: Session, gazetteer: None) -> None:
    for name, line in (("人民路", "120 30.05,120.04 30.05"), ("解放路", "120.03 30.04,120.03 30.06")):
        session.add(LinearObject(kind="road", name=name, rank=3, line=f"SRID={SRID};MULTILINESTRING(({line}))"))
    session.flush()
    for text in ("001镇人民路与解放路交叉口", "人民路解放路路口"):
        (answer,) = queries.geocode(session, [text])
        hit = answer.hits[0]
        assert (hit.lng, hit.lat) == (pytest.approx(120.03), pytest.approx(30.05))
        assert (hit.precision, hit.village_code) == ("relative", VILLAGE)
        assert answer.automatic is None
    (elsewhere,) = queries.geocode(session, ["102县人民路与解放路交叉口"])
    assert elsewhere.hits == ()


def test_a_village_alone_is_a_place_to_look_at_only(session: Session, gazetteer: None) -> None:
    (answer,) = queries.geocode(session, ["101县001镇001村"])
    assert [(hit.precision, hit.score, hit.village_code) for hit in answer.hits] == [("village", 0.5, VILLAGE)]
    (unknown,) = queries.geocode(session, ["001镇001村月亮湾大道77号"])
    assert (unknown.hits[0].precision, unknown.hits[0].score) == ("village", 0.5)


def test_however_many_are_asked_the_statements_are_few(session: Session, gazetteer: None) -> None:
    told: list[str] = []
    connection = session.connection()
    event.listen(connection, "before_cursor_execute", lambda *facts: told.append(facts[2]))
    queries.geocode(session, [f"001镇人民路{n}号" for n in range(1, 60)])
    assert 2 <= len(told) <= 7


@given(st.lists(st.text(max_size=60), max_size=4), st.booleans())
@settings(max_examples=50)
def test_any_texts_have_answers(session: Session, gazetteer: None, texts: list[str], alternatives: bool) -> None:
    texts = [text.replace("\0", "").encode("utf-8", "replace").decode() for text in texts]
    answers = queries.geocode(session, texts, alternatives=alternatives)
    assert len(answers) == len(texts)
