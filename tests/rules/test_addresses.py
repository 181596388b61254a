"""Reading an address text, and how surely a standard address fits it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridgis.geocoding.rules import ACCEPT, CONFIRM, Mention, Reading, normalised, numbers, read, score

CITY = Mention("330400", "city", "嘉兴市")
COUNTY = Mention("330402", "county", "南湖区")
TOWN = Mention("330402001", "town", "新嘉街道")
VILLAGE = Mention("330402001001", "village", "百花社区")
OTHER_VILLAGE = Mention("330411002003", "village", "百花社区")
CHAIN = [CITY, COUNTY, TOWN, VILLAGE]


def codes(reading: Reading) -> list[str]:
    return [mention.code for mention in reading.mentions]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (" 中山路 12 号 ", "中山路12号"),
        ("中山路12号", "中山路12号"),
        ("中山路,12号。", "中山路12号"),
        ("中山路(东段)12号", "中山路东段12号"),
        ("阳光小区3幢-502室", "阳光小区3幢502室"),
        ("ABC大厦", "abc大厦"),
        ("", ""),
    ],
)
def test_width_spaces_and_punctuation_do_not_matter(text: str, key: str) -> None:
    assert normalised(text) == key


def test_a_hyphen_between_numbers_is_part_of_the_number() -> None:
    """Number 12-3 is a side house of number 12, not number 123."""
    assert normalised("中山路12-3号") == normalised("中山路12—3号") == "中山路12-3号"
    assert normalised("中山路12-3号") != normalised("中山路123号")
    assert numbers("中山路12-3号") == ["12-3"]


@given(st.text("中山路阳光小区幢号室ABc019 ,。.、;:()()-—_·#\t", max_size=60))
def test_normalising_twice_is_normalising_once(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


def test_divisions_are_taken_off_the_front_in_order() -> None:
    reading = read("浙江省嘉兴市南湖区新嘉街道百花社区中山路12号", CHAIN)
    assert codes(reading) == ["330400", "330402", "330402001", "330402001001"]
    assert reading.rest == "中山路12号"
    assert reading.narrowest == VILLAGE


def test_levels_may_be_left_out() -> None:
    reading = read("南湖区百花社区中山路12号", [COUNTY, VILLAGE])
    assert codes(reading) == ["330402", "330402001001"]
    assert reading.rest == "中山路12号"


def test_an_address_that_names_no_division_is_all_rest() -> None:
    reading = read("中山路12号", [])
    assert reading.rest == "中山路12号"
    assert reading.narrowest is None


def test_names_are_read_inside_the_city_that_was_named() -> None:
    other = Mention("330500001001", "village", "百花社区")
    assert codes(read("嘉兴市百花社区中山路1号", [CITY, other])) == ["330400"]
    assert codes(read("嘉兴市百花社区中山路1号", [CITY, other, OTHER_VILLAGE])) == ["330400", "330411002003"]


def test_a_name_behind_the_address_is_no_mention() -> None:
    reading = read("中山路12号南湖区政府旁", [COUNTY])
    assert codes(reading) == []
    assert reading.rest == "中山路12号南湖区政府旁"


def test_a_name_shared_by_two_villages_means_both() -> None:
    assert codes(read("百花社区中山路12号", [VILLAGE, OTHER_VILLAGE])) == ["330402001001", "330411002003"]


def test_the_longest_of_two_names_is_the_one_meant() -> None:
    short, long = Mention("330402001002", "village", "百花"), VILLAGE
    assert codes(read("百花社区中山路12号", [short, long])) == ["330402001001"]


def test_a_provincial_road_is_no_province() -> None:
    reading = read("嘉兴市省道320旁", [CITY])
    assert codes(reading) == ["330400"]
    assert reading.rest == "省道320旁"


@pytest.mark.parametrize("front", ["浙江省", "黑龙江省", "内蒙古自治区", "新疆维吾尔自治区"])
def test_a_province_in_front_is_skipped(front: str) -> None:
    assert read(f"{front}嘉兴市中山路1号", [CITY]).rest == "中山路1号"


def test_house_lane_building_and_room_numbers_are_read_in_order() -> None:
    assert numbers("中山路12弄3号5幢201室") == ["12", "3", "5", "201"]
    assert numbers("320国道旁") == []


IN_VILLAGE = Reading("", (VILLAGE,), "中山路12号")
IN_COUNTY = Reading("", (COUNTY,), "中山路12号")
BARE = Reading("", (), "中山路12号")


@pytest.mark.parametrize(
    ("reading", "key", "similarity", "rivals", "expected"),
    [
        (IN_VILLAGE, "中山路12号", 1.0, 0, 1.0),
        (IN_COUNTY, "中山路12号", 1.0, 0, 0.95),
        (BARE, "中山路12号", 1.0, 0, 0.95),
        (IN_VILLAGE, "中山路12号", 1.0, 1, 0.7),
        (IN_VILLAGE, "中山东路12号", 0.5, 0, 0.6),
        (IN_VILLAGE, "中山东路12号", 0.99, 0, 0.84),
        (IN_VILLAGE, "中山路13号", 0.99, 0, 0.55),
        (IN_VILLAGE, "中山路13号", 0.5, 0, 0.3),
    ],
)
def test_scores(reading: Reading, key: str, similarity: float, rivals: int, expected: float) -> None:
    assert score(reading, key, similarity, rivals) == pytest.approx(expected)


def test_only_an_exact_and_only_match_is_taken_without_asking() -> None:
    assert score(BARE, "中山路12号", 1.0, 0) >= ACCEPT
    assert CONFIRM <= score(BARE, "中山路12号", 1.0, 3) < ACCEPT
    assert score(IN_VILLAGE, "中山西路12号", 1.0, 0) < ACCEPT
    assert score(IN_VILLAGE, "中山路13号", 1.0, 0) < CONFIRM


@given(st.text("中山东西路12弄3号", max_size=12), st.floats(0, 1), st.integers(0, 9))
def test_a_score_is_a_share_and_another_house_is_never_taken(key: str, similarity: float, rivals: int) -> None:
    value = score(IN_VILLAGE, key, similarity, rivals)
    assert 0 <= value <= 1
    if numbers(key) != ["12"]:
        assert value < CONFIRM
