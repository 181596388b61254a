"""How alike two matters are: what counts, what tells nothing, and where it ends."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridgis.casework.doubles.matching import (
    FAR_M,
    FRESH,
    KIND,
    NEAR,
    WORDS,
    Matter,
    judge,
    named_apart,
    photos_alike,
    reach_m,
    words_alike,
)
from tests.factories import AT

LAMP = Matter("E0302", "E03", "小区东门口路灯不亮", AT)


def score(other: Matter, metres: float = 0.0, one: Matter = LAMP) -> float:
    found = judge(one, other, metres, 50)
    assert found is not None
    return found.score


def test_the_weights_are_one_and_the_same_matter_is_certain() -> None:
    assert pytest.approx(1) == WORDS + KIND + NEAR + FRESH
    assert score(LAMP) == pytest.approx(1)


def test_each_likeness_counts_for_itself() -> None:
    best = score(LAMP)
    for other, metres in (
        (replace(LAMP, said="灯坏了一周没人修"), 0),
        (replace(LAMP, category_code="E0303"), 0),
        (replace(LAMP, at=AT - timedelta(days=3)), 0),
        (LAMP, 40),
        (replace(LAMP, said="3号楼小区东门口路灯不亮"), 0),
    ):
        assert score(other, metres) < best


def test_too_far_and_of_another_kind_they_are_not_judged() -> None:
    assert judge(LAMP, LAMP, 50.1, 50) is None
    assert judge(LAMP, replace(LAMP, category_code="E0101", parent_code="E01"), 0, 50) is None
    assert judge(replace(LAMP, parent_code=None), replace(LAMP, category_code="X", parent_code=None), 0, 50) is None
    assert judge(LAMP, replace(LAMP, accuracy_m=120), 119, 50) is not None


def test_an_uncertain_place_reaches_no_farther_than_the_farthest() -> None:
    assert reach_m(50, None, 30) == 50
    assert reach_m(50, 5000, None) == FAR_M
    assert reach_m(300, None, None) == 300


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("路灯不亮", "路灯不亮", 1, 1),
        ("路灯不亮", "小区东门口路灯不亮已经三天了", 0.6, 0.7),
        ("路灯不亮。", "路 灯 不 亮！", 1, 1),
        ("12345", "１２３４５", 1, 1),
        ("路灯不亮", "摊贩占道", 0, 0),
        ("", "", 0, 0),
        ("灯", "灯", 1, 1),
    ],
)
def test_words_in_common(one: str, other: str, least: float, most: float) -> None:
    assert least <= words_alike(one, other) <= most


@given(st.text(max_size=60), st.text(max_size=60))
def test_words_are_alike_both_ways_and_in_bounds(one: str, other: str) -> None:
    assert words_alike(one, other) == words_alike(other, one)
    assert 0 <= words_alike(one, other) <= 1
    assert named_apart(one, other) == named_apart(other, one)


def test_things_named_by_other_numbers_are_other_things() -> None:
    assert named_apart("5号楼前路灯不亮", "３号楼前路灯不亮")
    assert named_apart("三单元楼道堆物", "2单元楼道堆物")
    assert not named_apart("5号楼前路灯不亮", "5号楼前，2单元旁路灯不亮")
    assert not named_apart("5号楼前路灯不亮", "2单元旁路灯不亮")


def test_the_same_photo_tells_and_another_says_nothing() -> None:
    mine, same, other = 0x0F0F_1234_5678_9ABC, 0x0F0F_1234_5678_9ABD, -1
    assert photos_alike([mine], [same, other]) == pytest.approx(0.98, abs=0.01)
    assert photos_alike([mine], [other]) is None and photos_alike([], [same]) is None
    assert photos_alike([-mine], [-mine]) == 1
    far = replace(LAMP, said="坏了", at=AT - timedelta(days=5), photos=(mine,))
    bare = score(replace(far, photos=()), 45)
    assert bare < 0.4 and score(far, 45, replace(LAMP, photos=(same,))) > 0.9
    assert score(far, 45, replace(LAMP, photos=(other,))) == bare
