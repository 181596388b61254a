"""Texts that may mean another place than the one they are read as, and how numbers and signs are written."""

import pytest

from gridgis.geocoding.cleaning import heard, key_of, normalised
from gridgis.geocoding.describing import described
from gridgis.geocoding.judging import Found, judge
from gridgis.geocoding.outside import Outside, told_outside
from gridgis.geocoding.providers import Place
from gridgis.geocoding.questions import readings
from gridgis.geocoding.rules import ACCEPT


def score(text: str, tail: str = "人民路12号") -> float:
    one = described(tail)
    found = Found(1, tail, one.kind, one.key, one.parts, one.parts.number, 0, 0, "1" * 12, "1" * 9, "1" * 6)
    return max(judge(way, found).score for way in readings(text, {}) if way.relative is None) if text else 0.0


@pytest.mark.parametrize("text", ["人民路12号，建设路上有人占道", "人民路12号。新村桥下面有人倒垃圾"])
def test_a_place_in_a_clause_behind_makes_it_unsure(text: str) -> None:
    assert heard(text).unsure
    assert score(text) < ACCEPT
    assert not heard("人民路12号，有人占道").unsure


@pytest.mark.parametrize(
    "text", ["我住在人民路12号，建设路5号有人占道", "我家住人民路12号,建设路5号", "家住人民路12号。建设路5号"]
)
def test_where_somebody_lives_is_not_the_place(text: str) -> None:
    assert heard(text).key.startswith("建设路5号")
    assert heard(text).unsure


@pytest.mark.parametrize(
    "said", ["1、2号", "1,2号", "12.5号", "12、14号", "1·2号", "12,14号", "一、二号", "1~2号", "1 2号"]
)
def test_several_numbers_are_never_one(said: str) -> None:
    assert heard(f"人民路{said}").unsure
    if said != "1 2号":
        assert key_of(f"人民路{said}") not in ("人民路12号", "人民路125号", "人民路1214号")
        assert "、" in normalised(f"人民路{said}")


@pytest.mark.parametrize(
    "words",
    [
        "再过去一点",
        "过去两户",
        "前一家",
        "过桥",
        "左转",
        "斜对角",
        "不到",
        "进去",
        "后头",
        "外面马路上",
        "一直往里",
        "隔两家",
        "那条弄堂里",
        "前方红绿灯",
        "公交站",
        "桥",
        "拆掉了",
        "往里走超市",
        "甲",
        "之2",
        "不到的银行",
        "单号这边",
    ],
)
def test_words_behind_the_door_move_the_place(words: str) -> None:
    assert score(f"人民路12号{words}") < ACCEPT
    assert score(f"人民路12号阳光小区5幢{words}", "人民路12号阳光小区5幢") < ACCEPT


@pytest.mark.parametrize("words", ["永辉超市", "中国农业银行", "沙县饭店", "第九药房", "便民中心"])
def test_a_shop_may_be_in_any_house(words: str) -> None:
    assert score(f"人民路12号{words}") >= ACCEPT


@pytest.mark.parametrize("text", ["人民路12号(对面)", "人民路12号（马路对面）", "人民路12号(往东50米)"])
def test_a_bracket_that_leads_elsewhere_stays(text: str) -> None:
    assert all(one.relative is not None for one in readings(text, {}))
    assert readings("人民路12号(农行楼上)", {})[0].relative is None


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("人民路\u200b12号\u200b", "人民路12号"),
        ("人民路\x0012号", "人民路12号"),
        ("人民路012号", "人民路12号"),
        ("人民路拾贰号", "人民路12号"),
        ("人民路壹佰零叁号", "人民路103号"),
        ("陆家浜3号", "陆家浜3号"),
        ("人民路12號", "人民路12号"),
        ("人民路12号之2", "人民路12-2号"),
        ("人民路12之2号", "人民路12-2号"),
        ("人民路12乙号", "人民路12号乙"),
    ],
)
def test_one_way_of_writing(text: str, key: str) -> None:
    assert key_of(text) == key_of(key_of(text)) == key


@pytest.mark.parametrize(
    "text", ["张建国12号", "老王打麻将3号", "李大桥", "张建国的房子", "张建国138-1234-5678", "张三王五12号"]
)
def test_no_person_is_told_outside(text: str) -> None:
    assert told_outside(readings(text, {})[0], details=False) == ""
    assert told_outside(readings(text, {})[0], details=True) == ""


def test_a_telephone_is_no_door() -> None:
    assert told_outside(readings("中山路138-1234-5678号", {})[0], details=True) == "中山路"


def test_any_fault_of_a_service_is_no_answer() -> None:
    class Broken:
        name = "broken"

        def __init__(self) -> None:
            self.asked = 0

        def find(self, text: str) -> list[Place]:
            self.asked += 1
            raise RecursionError(text)

    outside = Outside(broken := Broken())
    for _ in range(8):
        assert outside.find(readings("中山路", {})[0]) == ("broken", [])
    assert broken.asked == 5
