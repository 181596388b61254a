"""A thousand address strings with known answers, against the gazetteer of two counties of the demo."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from opencc import OpenCC
from sqlalchemy import text
from sqlalchemy.orm import Session

from bench.address_strings import SHARES, Asked, address_strings, read, source_of, write_to
from bench.geocode import Tally, tallied
from gridgis.core.db import make_engine
from gridgis.geocoding.queries import Answer, geocode
from gridgis.geocoding.rules import ACCEPT, PRECISE
from tests.conftest import Clone

pytestmark = pytest.mark.xdist_group("accuracy")

STRINGS = Path(__file__).parents[1] / "data" / "addresses.csv"


@pytest.fixture(scope="module")
def session(clone: Clone, demo: str) -> Iterator[Session]:
    """A session over two counties' addresses."""
    engine = make_engine(clone(demo), pool_size=1)
    with Session(engine) as session:
        yield session
    engine.dispose()


@pytest.fixture(scope="module")
def strings() -> list[Asked]:
    return read(STRINGS)


@pytest.fixture(scope="module")
def answers(session: Session, strings: list[Asked]) -> list[Answer]:
    return geocode(session, [one.text for one in strings])


@pytest.fixture(scope="module")
def tallies(strings: list[Asked], answers: list[Answer]) -> dict[str, Tally]:
    return tallied(strings, answers)


def test_there_are_a_thousand_of_every_kind(strings: list[Asked]) -> None:
    assert len(strings) == 1000
    assert Counter(one.kind for one in strings) == SHARES
    assert len({one.text for one in strings}) == 1000


def test_the_strings_are_those_that_the_seed_draws(session: Session) -> None:
    out = io.StringIO()
    write_to(out, address_strings(source_of(session)))
    made = list(csv.reader(io.StringIO(out.getvalue())))
    with STRINGS.open(encoding="utf-8", newline="") as file:
        assert made == list(csv.reader(file))


def test_every_answer_of_theirs_is_a_standard_address(session: Session, strings: list[Asked]) -> None:
    known = set(session.scalars(text("SELECT text FROM std_addresses")))
    assert {one.expected for one in strings if one.expected} <= known


def test_the_right_address_comes_first_nineteen_times_in_twenty(tallies: dict[str, Tally]) -> None:
    whole = tallies[""]
    assert whole.known > 800
    assert whole.first / whole.known >= 0.95


@pytest.mark.parametrize("kind", SHARES)
def test_no_kind_is_left_behind(tallies: dict[str, Tally], kind: str) -> None:
    one = tallies[kind]
    assert one.first >= 0.9 * one.known


def test_less_than_one_in_a_hundred_would_be_taken_wrongly(tallies: dict[str, Tally]) -> None:
    assert tallies[""].wrong < 10


def test_what_is_plainly_there_is_taken_unasked(tallies: dict[str, Tally]) -> None:
    for kind in ("exact", "no_suffix", "full_width", "numerals", "old_name", "place"):
        assert tallies[kind].taken >= 0.9 * tallies[kind].asked, kind


def test_what_is_taken_is_sure_precise_and_alone(answers: list[Answer]) -> None:
    taken = [answer for answer in answers if answer.automatic is not None]
    assert len(taken) > 400
    for answer in taken:
        assert answer.automatic == answer.hits[0]
        assert answer.hits[0].score >= ACCEPT
        assert answer.hits[0].precision in PRECISE
        assert answer.rivals == 0


def test_scores_fall_and_are_shares(answers: list[Answer]) -> None:
    for answer in answers:
        scores = [hit.score for hit in answer.hits]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 1 for score in scores)


def test_one_by_one_they_are_answered_as_together(
    session: Session, strings: list[Asked], answers: list[Answer]
) -> None:
    for one, together in list(zip(strings, answers, strict=True))[::40]:
        [alone] = geocode(session, [one.text])
        assert (alone.hits, alone.automatic) == (together.hits, together.automatic), one.text


def test_without_alternatives_the_sure_ones_are_the_same(
    session: Session, strings: list[Asked], answers: list[Answer]
) -> None:
    quick = geocode(session, [one.text for one in strings], alternatives=False)
    assert [answer.automatic for answer in quick] == [answer.automatic for answer in answers]


@pytest.fixture(scope="module")
def sure(strings: list[Asked], answers: list[Answer]) -> tuple[str, str]:
    """A whole address with its city and county that is taken without asking, and the text of its hit."""
    return next(
        (one.text, answer.hits[0].text)
        for one, answer in zip(strings, answers, strict=True)
        if one.text.startswith("嘉兴市") and answer.automatic and answer.hits[0].score == 1.0
    )


LEADS = (
    "314000",
    "314000 ",
    "邮编：314000，",
    "13800000001 ",
    "138-0000-0001，",
    "0573-82000000",
    "张三",
    "张三 13800000001 ",
    "李女士来电反映：",
    "2026-11-28 ",
    "2026.11.28 09:00 ",
    "2026年11月28日9时30分，",
    "11月28日上午",
    "12345转来：",
    "12345转来",
    "12345热线转办 ",
    "市长热线转来",
    "1.",
    "1、",
    "(1)",
    "一、",
    "①",
    "⒈",
    "1️⃣",
    "📍",
    "★ ",
    "- ",
    "【紧急】",
    "工单号HZ20261128001 ",
    "20261128000012345678 ",
    "联系人：李四 电话：13800000001 地址：",
    "事发地点：",
    "反映人王某某，",
    "浙江省",
    "中国浙江省",
    "中华人民共和国",
    "浙江省/",
    "张三，男，45岁，",
    "张女士(138****0001)：",
    "138.0000.0001 ",
    "400-820-8820 ",
    "028-8200 0000 ",
    "2026-11-28 09:00:00.000 ",
    "11-28 ",
    "11.28，",
    "28日",
    "市12345平台转：",
    "南湖区信访局转来：",
    "街道转来：",
    "[12345]",
    "(转)",
    "1：",
    "1、1、",
    "NO.12：",
    "浙F·D12345，",
    "(314000)",
    "案卷号：嘉南(2026)第12号，",
    "案件编号330402-2026-000012，",
)
ELSEWHERE = (
    "人民路12号对面的",
    "人民路12号 ",
    "距此300米 ",
    "从梅湾街到",
    "不是",
    "学校旁边",
    "江苏省",
    "江苏省苏州市",
    "苏州",
    "上海市",
    "吴江区",
    "【江苏省】",
    "１江苏省",
    "工号12江苏省",
)
FAR = (
    "广东",
    "廣東",
    "杭州",
    "浙江杭州",
    "中国江苏",
    "浦东",
    "昆山",
    "德清",
    "内蒙古",
    "恩施州",
    "台湾省",
    "香港特别行政区",
    "12345转来：苏州",
)
"""Names of elsewhere, short ones too, straight before a town of ours."""


def test_what_stands_before_an_address_hides_nothing(session: Session, sure: tuple[str, str]) -> None:
    text_, found = sure
    asked = [lead + text_ for lead in LEADS] + [lead + text_.removeprefix("嘉兴市") for lead in LEADS]
    taken = {one: answer.automatic for one, answer in zip(asked, geocode(session, asked), strict=True)}
    assert [one for one, hit in taken.items() if hit is None or hit.text != found] == []


def test_what_leads_elsewhere_is_never_taken_unasked(session: Session, sure: tuple[str, str]) -> None:
    asked = [lead + sure[0] for lead in ELSEWHERE]
    answers = zip(asked, geocode(session, asked), strict=True)
    assert [one for one, answer in answers if answer.automatic is not None] == []


def test_a_short_name_of_elsewhere_before_a_town_of_ours_is_asked_about(
    session: Session, sure: tuple[str, str]
) -> None:
    town = re.sub("^嘉兴市..区", "", sure[0])
    behind = [f"{town}，苏州市", f"{town}（江苏）", f"{town} 江苏省苏州市姑苏区"]
    asked = [far + town for far in FAR] + behind
    answers = dict(zip(asked, geocode(session, asked), strict=True))
    assert [one for one, answer in answers.items() if answer.automatic is not None] == []
    assert geocode(session, [town], county=answers[asked[0]].hits[0].county_code)[0].automatic is not None


@pytest.mark.parametrize("other", ["苏州市", "海盐市", "江苏省", "上海市"])
def test_another_city_is_told_and_asked_about(session: Session, sure: tuple[str, str], other: str) -> None:
    """A road and a door that stand here too, in a text that names another city."""
    [answer] = geocode(session, [other + sure[0].removeprefix("嘉兴市")])
    assert answer.automatic is None
    if answer.hits and other != "海盐市":
        assert f"“{other}”，不在本地" in answer.hits[0].note_zh and other in answer.hits[0].note_en


def test_roads_and_shops_called_like_cities_are_no_cities(session: Session) -> None:
    for text_ in (
        "上海路12号",
        "北京西路3号",
        "沙县饭店",
        "嘉兴市场",
        "中山东一路5号",
        "杭州银行",
        "长兴路5号",
        "12号，上海人家",
    ):
        assert geocode(session, [text_])[0].reading.foreign == ""


def test_traditional_characters_are_the_simplified_ones(session: Session, strings: list[Asked]) -> None:
    turned = OpenCC("s2t")
    some = [one.text for one in strings if one.kind == "exact"][:60]
    same = geocode(session, some)
    for simple, answer in zip(same, geocode(session, [turned.convert(text_) for text_ in some]), strict=True):
        assert (answer.automatic is None) == (simple.automatic is None)
        if simple.automatic and answer.automatic:
            assert answer.automatic.text == simple.automatic.text
