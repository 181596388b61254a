"""Reading an address text: what it is written like, which divisions and parts it names, and how surely one fits."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gridgis.geocoding.cleaning import heard, key_of, normalised, number_of
from gridgis.geocoding.divided import Front, Mention, fronts_of, short_of, sounding, windows
from gridgis.geocoding.parsing import Parts, parts_of, readings_of
from gridgis.geocoding.questions import readings
from gridgis.geocoding.relative import split

CITY = Mention("330400", "city", "嘉兴市")
COUNTY = Mention("330402", "county", "南湖区")
TOWN = Mention("330402001", "town", "新嘉街道")
VILLAGE = Mention("330402001001", "village", "百花社区")
OTHER_VILLAGE = Mention("330411002003", "village", "百花社区")
CHAIN = [CITY, COUNTY, TOWN, VILLAGE]


def named(*mentions: Mention, short: bool = True) -> Mapping[str, Sequence[Mention]]:
    """Divisions by the words that mean them."""
    words: dict[str, list[Mention]] = {}
    for one in mentions:
        words.setdefault(one.name, []).append(one)
        if short and short_of(one.name):
            words.setdefault(short_of(one.name), []).append(Mention(one.code, one.level, one.name, "", "short"))
    return words


def front(text: str, *mentions: Mention) -> Front:
    return fronts_of(key_of(text), named(*mentions))[0]


def codes(text: str, *mentions: Mention) -> list[str]:
    return [mention.code for mention in front(text, *mentions).mentions]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (" 中山路 12 号 ", "中山路12号"),
        ("中山路１２号", "中山路12号"),
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
    assert parts_of("中山路12-3号").door == "12-3"


addresses = st.text("中山路阳光小区幢号栋座室弄附单元组楼十二三百零ABc019 ,。.、;:()()-—_·#\t对面往东米旁", max_size=60)


@example("0:十、")
@given(addresses)
def test_writing_it_again_changes_nothing(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)
    assert key_of(key_of(text)) == key_of(text)


@given(st.one_of(st.text(max_size=80), addresses))
def test_any_text_is_read(text: str) -> None:
    for reading in readings(text, named(*CHAIN)):
        assert len(reading.rest) <= len(key_of(text)) + 10
        assert reading.parts.number is None or 0 <= reading.parts.number < 100_000
    assert readings(text, named(*CHAIN))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("中山路十二号", "中山路12号"),
        ("中山路一百二十号", "中山路120号"),
        ("中山路二百零一号", "中山路201号"),
        ("阳光小区五栋二单元二〇一室", "阳光小区5幢2单元201室"),
        ("阳光小区5号楼", "阳光小区5幢"),
        ("阳光小区5#楼", "阳光小区5幢"),
        ("中山路12#", "中山路12号"),
        ("阳光小区5座501房", "阳光小区5幢501室"),
        ("中山路12号院5号楼", "中山路12号5幢"),
        ("三元路五号", "三元路5号"),
        ("六里桥7号", "六里桥7号"),
    ],
)
def test_numerals_and_words_for_one_thing_become_one(text: str, key: str) -> None:
    assert key_of(text) == key


@given(st.integers(1, 999))
def test_chinese_numerals_are_read(number: int) -> None:
    digits = "零一二三四五六七八九"
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    said = f"{digits[hundreds]}百" if hundreds else ""
    said += f"{digits[tens]}十" if tens else "零" if hundreds and ones else ""
    said += digits[ones] if ones else ""
    assert number_of(said) == number
    assert number_of("".join(digits[int(digit)] for digit in str(number))) == number


@pytest.mark.parametrize(
    "said",
    [
        "喂,你好,我要反映一下,就在中山路12号那边,有人占道经营",
        "我在中山路12号这里",
        "地址是中山路12号",
        "请问一下中山路12号怎么走",
        "中山路12号(农业银行楼上)",
        "中山路12号,楼下有人吵架",
        "位于中山路十二号",
    ],
)
def test_what_is_said_around_an_address_is_left_out(said: str) -> None:
    assert heard(said)[:2] == ("中山路12号", False)


def test_near_something_is_only_near_it() -> None:
    assert heard("靠近中山路12号那边") == ("中山路12号", True, False)


def test_divisions_are_taken_off_the_front_in_order() -> None:
    found = front("浙江省嘉兴市南湖区新嘉街道百花社区中山路12号", *CHAIN)
    assert [m.code for m in found.mentions] == ["330400", "330402", "330402001", "330402001001"]
    assert found.rest == "中山路12号"
    assert found.narrowest == VILLAGE
    assert found.prefixes == ("330402001001",)


@pytest.mark.parametrize(
    "text", ["南湖新嘉百花中山路12号", "嘉兴南湖新嘉中山路12号", "浙江嘉兴市南湖新嘉街道中山路12号"]
)
def test_words_for_the_kind_may_be_left_out(text: str) -> None:
    found = front(text, *CHAIN)
    assert found.rest == "中山路12号"
    assert found.mentions[-1].level in ("town", "village")


def test_levels_may_be_left_out() -> None:
    assert codes("南湖区百花社区中山路12号", COUNTY, VILLAGE) == ["330402", "330402001001"]


def test_a_road_called_like_a_division_is_a_road() -> None:
    assert front("南湖大道12号", *CHAIN).rest == "南湖大道12号"
    assert front("百花路12号", *CHAIN).rest == "百花路12号"


def test_a_group_called_like_its_village_is_a_group() -> None:
    village = Mention("330402001009", "village", "钱家桥村")
    assert front("钱家桥村钱家桥1号", village).rest == "钱家桥1号"
    assert front("钱家桥村钱家桥村1号", village).rest == "1号"


def test_an_address_that_names_no_division_is_all_rest() -> None:
    assert front("中山路12号").rest == "中山路12号"
    assert front("中山路12号").narrowest is None


def test_names_are_read_inside_the_city_that_was_named() -> None:
    other = Mention("330500001001", "village", "百花社区")
    assert codes("嘉兴市百花社区中山路1号", CITY, other) == ["330400"]
    assert codes("嘉兴市百花社区中山路1号", CITY, other, OTHER_VILLAGE) == ["330400", "330411002003"]


def test_a_name_behind_the_address_is_no_mention() -> None:
    assert codes("中山路12号南湖区政府旁", COUNTY) == []


def test_a_name_shared_by_two_villages_means_both() -> None:
    assert codes("百花社区中山路12号", VILLAGE, OTHER_VILLAGE) == ["330402001001", "330411002003"]


def test_a_division_nobody_knows_is_passed_over_with_a_doubt() -> None:
    ways = fronts_of("南湖区紫砚街道百花社区中山路12号", named(*CHAIN))
    passed = [way for way in ways if way.unknown]
    assert (passed[0].unknown, passed[0].rest) == ("紫砚街道", "中山路12号")
    assert all(way.guessed for way in passed)


def test_a_provincial_road_is_no_province() -> None:
    found = front("嘉兴市省道320旁", CITY)
    assert [m.code for m in found.mentions] == ["330400"]
    assert found.rest == "省道320旁"


@pytest.mark.parametrize("province", ["浙江省", "黑龙江省", "内蒙古自治区", "新疆维吾尔自治区", "浙江"])
def test_a_province_in_front_is_skipped(province: str) -> None:
    assert front(f"{province}嘉兴市中山路1号", CITY).rest == "中山路1号"


def test_windows_hold_every_name_and_those_that_sound() -> None:
    pieces = windows("南湖区新嘉街道")
    assert {"南湖区", "新嘉街道", "新嘉"} <= pieces
    assert "新嘉街道" in sounding(pieces)
    assert "新嘉" not in sounding(pieces)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("中山路12号", Parts("中山路", "12")),
        ("中山路12", Parts("中山路", "12")),
        ("中山路12弄3号", Parts("中山路", "12弄3")),
        ("中山路12号附3号", Parts("中山路", "12-3")),
        ("3组12号", Parts("3组", "12")),
        ("红星3组", Parts("红星3组")),
        ("沈家浜7号", Parts("沈家浜", "7")),
        ("阳光小区5幢2单元501室", Parts(site="阳光小区", building="5", unit="2", room="501")),
        ("阳光小区5-2-501", Parts(site="阳光小区", building="5", unit="2", room="501")),
        ("阳光小区5-501室", Parts(site="阳光小区", building="5", room="501")),
        ("阳光小区A座", Parts(site="阳光小区", building="a")),
        ("解放路329号金都小区5幢1单元201室", Parts("解放路", "329", "金都小区", "5", "1", "201")),
        ("长安路12号3幢502", Parts("长安路", "12", "", "3", "", "502")),
        ("中山路12号阳光超市", Parts("中山路", "12", "阳光超市")),
        ("新嘉街道派出所", Parts(site="新嘉街道派出所")),
        ("中山路", Parts("中山路")),
        ("", Parts()),
    ],
)
def test_parts_are_told_apart(text: str, parts: Parts) -> None:
    assert parts_of(key_of(text)) == parts


def test_a_road_before_an_estate_may_be_its_name() -> None:
    assert [(way.road, way.site) for way in readings_of("中山路阳光小区5幢")] == [
        ("", "中山路阳光小区"),
        ("中山路", "阳光小区"),
    ]


@pytest.mark.parametrize(
    ("text", "left", "words", "bearing", "distance"),
    [
        ("中山路12号对面", "中山路12号", "对面", None, None),
        ("中山路12号往东50米", "中山路12号", "往东50米", 90.0, 50.0),
        ("建设路以北约100米", "建设路", "以北约100米", 0.0, 100.0),
        ("中山路12号西南方向1.5公里", "中山路12号", "西南方向1500米", 225.0, 1500.0),
        ("中山路12号东侧", "中山路12号", "东侧", 90.0, None),
        ("中山路12号旁边50米", "中山路12号", "旁边50米", None, 50.0),
        ("三官桥东堍", "三官桥", "东堍", None, None),
        ("中山路12号对面的小店", "中山路12号", "对面的小店", None, None),
        ("中山路12号门口垃圾桶", "中山路12号", "门口垃圾桶", None, None),
        ("中山路12号往东50米的公交站", "中山路12号", "往东50米的公交站", 90.0, 50.0),
        ("中山路路口", "中山路", "路口", None, None),
        ("桃园路口", "桃园路", "口", None, None),
        ("三官桥路口", "三官桥", "路口", None, None),
        ("村委会隔壁", "村委会", "隔壁", None, None),
        ("新嘉街道办事处", "新嘉街道办事处", None, None, None),
    ],
)
def test_relative_words_are_parted(
    text: str, left: str, words: str | None, bearing: float | None, distance: float | None
) -> None:
    rest, relative = split(key_of(text))
    assert rest == left
    if words is None:
        assert relative is None
    else:
        assert relative is not None
        assert (relative.words, relative.bearing, relative.distance_m) == (words, bearing, distance)


@pytest.mark.parametrize(
    "text", ["中山路与建设路交叉口", "中山路和建设路路口", "中山路建设路口", "中山路、建设路交界处"]
)
def test_two_roads_and_their_crossing(text: str) -> None:
    rest, relative = split(key_of(text))
    assert rest == ""
    assert relative is not None
    assert relative.crossing == ("中山路", "建设路")


@given(st.floats(-180, 180), st.floats(-89, 89))
def test_a_point_moves_by_bearing_and_distance(lng: float, lat: float) -> None:
    _, relative = split("中山路12号往南100米")
    assert relative is not None
    moved = relative.moved(lng, lat)
    assert moved[0] == pytest.approx(lng, abs=1e-6)
    assert (lat - moved[1]) * 111_195 == pytest.approx(100, abs=0.1)
