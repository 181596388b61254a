"""Which office of several: rules R1 to R4, and how each decision is put into words."""

from dataclasses import dataclass

import pytest

from gridgis.routing import wording
from gridgis.routing.rules import choose_office
from tests.layers import VILLAGES, ZONES


@dataclass(frozen=True)
class Desk:
    """An office."""

    code: str


A, B = Desk("a"), Desk("b")


@pytest.mark.parametrize(
    ("offices", "platforms", "rule", "chosen"),
    [
        ([A], ["enforcement"], "R1", A),
        ([], [], "R2", None),
        ([A, B], ["enforcement", "market"], "R2", None),
        ([A, B], ["enforcement", "enforcement"], "R4", None),
    ],
)
def test_the_rules_of_owners(offices: list[Desk], platforms: list[str], rule: str, chosen: Desk | None) -> None:
    choice = choose_office(offices, platforms=platforms)
    assert (choice.rule, choice.office) == (rule, chosen)


def test_a_clear_owner_is_named_with_the_rule() -> None:
    reason = wording.office("R1", "综合执法中队")
    assert reason.ok
    assert "综合执法中队" in reason.text_zh and "（R1）" in reason.text_zh
    assert reason.text_en == "One clear owner covers this place (R1) → 综合执法中队"


@pytest.mark.parametrize("rule", ["R2", "R3", "R4"])
def test_where_people_decide_the_reason_is_marked(rule: str) -> None:
    reason = wording.office(rule, None)
    assert not reason.ok
    assert reason.key == "office"
    assert f"（{rule}）" in reason.text_zh and f"({rule})" in reason.text_en


def test_a_converted_point_says_from_what() -> None:
    reason = wording.located("point", 12.4, "gcj02", "", None)
    assert reason == wording.Reason(
        "located",
        True,
        "按坐标定位 ±12 米，已由 GCJ02 转换",
        "Located by coordinates ±12 m, converted from GCJ02",
    )


def test_a_point_of_the_stored_datum_is_not_said_to_be_converted() -> None:
    assert wording.located("point", None, "wgs84", "", None).text_en == "Located by coordinates"


@pytest.mark.parametrize(("score", "sure"), [(0.85, True), (0.84, False), (0.9, False)])
def test_an_uncertain_address_asks_for_a_look(score: float, sure: bool) -> None:
    reason = wording.located("address", None, None, "中山路12号", score, sure=sure)
    assert reason.ok is sure
    assert ("confirms it on the map" in reason.text_en) is not sure
    assert f"{score:.2f}" in reason.text_zh


def test_a_division_alone_is_marked_as_a_guess() -> None:
    assert wording.located("division", None, None, "百花社区", None).ok is False
    assert wording.located("grid", None, None, "", None).ok is True


def test_the_grid_beaten_by_an_exclusive_one_is_named() -> None:
    reason = wording.in_grid("港区网格", ZONES.named, 33.4, "2026-01-01", "百花网格")
    assert reason.text_zh == "位于港区网格（专属网格），优先于百花网格，距边界 33 米 · 边界版本 2026-01-01"
    assert "before 百花网格, 33 m from its border, boundary of 2026-01-01" in reason.text_en


def test_neighbours_within_the_accuracy_are_listed() -> None:
    assert wording.near_border(["甲", "乙"]).text_zh == "在定位误差内也可能属于：甲、乙"
    assert wording.near_border([]).text_en.endswith("a neighbouring grid")


@pytest.mark.parametrize(("metres", "told"), [(74.4, 74), (74.497, 75), (74.5, 75), (75.5, 76), (0.0, 0)])
def test_a_reason_rounds_as_the_page_does(metres: float, told: int) -> None:
    """The page is told two decimals and rounds a half up: 74.497 is 74.5 there, and 75."""
    assert f"距边界 {told} 米" in wording.in_grid("甲", VILLAGES.named, metres, "2026-01-01", None).text_zh
    assert f"相距 {told} 米" in wording.nearest_grid("甲", metres).text_zh
    assert f"（{told} 米）" in wording.lines([("长水塘", metres, None)]).text_zh


def test_beyond_grids_the_distance_or_the_division_is_told() -> None:
    assert "相距 21 米" in wording.nearest_grid("甲", 20.6).text_zh
    assert "百花社区人工确定" in wording.no_grid("百花社区").text_zh
