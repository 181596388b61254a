"""How surely a standard address fits a reading of a text, and what is looked up for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridgis.geocoding.cleaning import key_of
from gridgis.geocoding.describing import described
from gridgis.geocoding.divided import Mention
from gridgis.geocoding.judging import Found, judge
from gridgis.geocoding.parsing import parts_of
from gridgis.geocoding.questions import OtherName, questions, readings, wider
from gridgis.geocoding.rules import ACCEPT, CONFIRM, Reading, likeness
from gridgis.geocoding.sounds import sound_of
from tests.rules.test_addresses import CHAIN, named


def test_sounds_are_those_people_confuse() -> None:
    assert sound_of("中山路") == sound_of("钟珊路") == sound_of("宗三路")
    assert sound_of("新嘉12号") == "xin jia 1 2 hao"
    assert sound_of("中山路") != sound_of("建设路")


@given(st.text("中山路解放", max_size=8), st.text("中山路解放", max_size=8))
def test_likeness_is_a_share_and_goes_both_ways(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, other) == likeness(other, one)
    assert (likeness(one, other) == 1) == (one == other)


def test_one_slip_of_the_pen_is_one_change() -> None:
    assert likeness("解放路", "解房路") == pytest.approx(2 / 3)
    assert likeness("解放路", "放解路") == pytest.approx(2 / 3)
    assert likeness("金色家园", "金色家园小区") == pytest.approx(2 / 3)


def reading(text: str, *mentions: Mention) -> Reading:
    return readings(text, named(*mentions))[0]


def found(tail: str, *, kind: str = "") -> Found:
    one = described(tail, kind)
    head = "嘉兴市南湖区新嘉街道百花社区"
    codes = ("330402001001", "330402001", "330402")
    return Found(1, head + tail, one.kind, one.key, one.parts, one.parts.number, 120.0, 30.0, *codes)


@pytest.mark.parametrize(
    ("text", "tail", "score", "precision"),
    [
        ("百花社区中山路12号", "中山路12号", 1.0, "house"),
        ("南湖区中山路12号", "中山路12号", 0.95, "house"),
        ("中山路12号", "中山路12号", 0.95, "house"),
        ("百花社区中山路12号", "中山路12号阳光小区5幢", 1.0, "house"),
        ("百花社区中山路12号阳光小区5幢", "中山路12号阳光小区5幢", 1.0, "building"),
        ("百花社区阳光小区5幢", "中山路12号阳光小区5幢", 1.0, "building"),
        ("百花社区阳光小区5幢3单元201室", "中山路12号阳光小区5幢", 0.97, "building"),
        ("百花社区中山路12号好又多超市", "中山路12号", 0.9, "house"),
        ("百花社区村委会", "村委会", 1.0, "poi"),
    ],
)
def test_what_fits_in_every_part_is_sure(text: str, tail: str, score: float, precision: str) -> None:
    judged = judge(reading(text, *CHAIN), found(tail))
    assert judged.score == pytest.approx(score)
    assert judged.precision == precision
    assert judged.exact


@pytest.mark.parametrize(
    ("text", "tail", "low", "high"),
    [
        ("百花社区中三路12号", "中山路12号", CONFIRM, ACCEPT),
        ("百花社区解房路12号", "解放路12号", CONFIRM, ACCEPT),
        ("百花社区中山街12号", "中山路12号", CONFIRM, ACCEPT),
        ("百花社区长安路金色家园5幢", "长安路金色家园小区5幢", CONFIRM, ACCEPT),
        ("百花社区中山路12号阳光小区9幢", "中山路12号阳光小区5幢", CONFIRM, ACCEPT),
        ("百花社区阳光小区", "中山路12号阳光小区5幢", CONFIRM, ACCEPT),
        ("百花社区中山路12号至解放路", "中山路12号", CONFIRM, ACCEPT),
        ("百花社区中山路12号到20号", "中山路12号", CONFIRM, ACCEPT),
        ("百花社区中山路12-3号", "中山路12号", CONFIRM, ACCEPT),
        ("百花社区中山路13号", "中山路12号", 0, CONFIRM),
        ("百花社区阳光小区9幢", "月亮小区5幢", 0, CONFIRM),
    ],
)
def test_what_differs_is_never_sure_and_another_number_not_even_likely(
    text: str, tail: str, low: float, high: float
) -> None:
    assert low <= judge(reading(text, *CHAIN), found(tail)).score < high


@given(st.text("中山东西路12弄3号幢", max_size=12))
def test_another_house_is_never_taken(tail: str) -> None:
    judged = judge(reading("百花社区中山路12号", *CHAIN), found(tail))
    assert 0 <= judged.score <= 1
    if parts_of(key_of(tail)).door != "12":
        assert judged.score < ACCEPT


def test_the_answer_ends_where_the_text_does() -> None:
    assert judge(reading("百花社区中山路12号", *CHAIN), found("中山路12号阳光小区5幢")).text.endswith(
        "百花社区中山路12号"
    )
    assert judge(reading("百花社区阳光小区", *CHAIN), found("中山路12号阳光小区5幢")).text.endswith("12号阳光小区")
    inside = judge(reading("百花社区阳光小区5幢", *CHAIN), found("阳光小区5幢1单元"))
    assert inside.text.endswith("阳光小区5幢")


def test_old_names_are_asked_for_by_the_new_one_where_they_were_used() -> None:
    names = {("road", "胜利路"): [OtherName("road", "胜利路", "330402001", "town", "解放路", True)]}
    asked = questions(0, readings("新嘉街道胜利路5号", named(*CHAIN)), names, None)
    renamed = [one for one in asked if one.renamed]
    assert {(one.reading.rest, one.prefix) for one in renamed} == {("解放路5号", "330402001")}
    elsewhere = {("road", "胜利路"): [OtherName("road", "胜利路", "330411001", "town", "解放路", True)]}
    assert not [
        one for one in questions(0, readings("新嘉街道胜利路5号", named(*CHAIN)), elsewhere, None) if one.renamed
    ]


def test_the_county_of_the_asker_counts_only_where_none_is_named() -> None:
    bare = questions(0, readings("中山路12号", {}), {}, "330411")
    assert {one.prefix for one in bare} == {"330411"}
    told = questions(0, readings("南湖区中山路12号", named(*CHAIN)), {}, "330411")
    assert {one.prefix for one in told if one.reading.mentions} == {"330402"}
    narrow = questions(0, readings("百花社区中山路12号", named(*CHAIN)), {}, None)
    assert {one.prefix for one in wider(narrow)} == {"330402001", "330402"}
