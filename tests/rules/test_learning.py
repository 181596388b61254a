"""Likely categories: what is learnt, kept, measured and refused."""

import io
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridgis.core.errors import Conflict
from gridgis.suggesting.learning import (
    LEAST_OF_ONE,
    Example,
    crossed,
    judged,
    learnt,
    measured,
    opened,
    plain,
)

PLACES = ["望湖", "兴隆", "南门", "北桥", "东塔", "西埭", "新月", "长虹", "凤凰", "洪波"]
SAID = {
    "lamp": ("路灯不亮", "路灯坏了一盏", "整条路没有路灯亮", "路灯忽明忽暗"),
    "waste": ("垃圾堆放无人清理", "垃圾满出来了", "有人乱倒建筑垃圾", "垃圾桶旁污水横流"),
    "noise": ("半夜施工噪声扰民", "广场舞噪声太大", "楼下店铺音响噪声", "深夜还在施工"),
    "water": ("河水发黑有臭味", "河面漂着死鱼", "河道里排污水", "河边有人电鱼"),
}


def told(many: int = 400, seed: int = 1) -> list[Example]:
    """Words of four categories at made-up places, mixed."""
    chance = random.Random(seed)
    kinds = sorted(SAID)
    picked = [kinds[chance.randrange(len(kinds))] for _ in range(many)]
    return [
        Example(
            f"{chance.choice(PLACES)}{chance.choice('路街弄')}{chance.randrange(1, 99)}号{chance.choice(SAID[one])}",
            one,
        )
        for one in picked
    ]


def test_a_new_place_does_not_hide_what_the_words_are_about() -> None:
    model = learnt(told())
    asked = [("中山公寓3幢楼下路灯一直不亮", "lamp"), ("请来看看，河水又黑又臭", "water"), ("隔壁施工到深夜", "noise")]
    for (_, right), row in zip(asked, model.likely([text for text, _ in asked]), strict=True):
        assert row[0].category_code == right
        assert [one.probability for one in row] == sorted((one.probability for one in row), reverse=True)
        assert sum(one.probability for one in row) <= 1.001


def test_a_model_says_the_same_after_it_was_kept_and_holds_no_object() -> None:
    model = learnt(told())
    texts = [one.text for one in told(50, seed=9)]
    kept = model.kept()
    again = opened(kept)
    assert again.categories == model.categories == sorted(SAID)
    for first, second in zip(model.likely(texts), again.likely(texts), strict=True):
        assert [one.category_code for one in first] == [one.category_code for one in second]
        assert [one.probability for one in first] == pytest.approx([one.probability for one in second], abs=1e-3)
    with np.load(io.BytesIO(kept), allow_pickle=False) as stored:
        assert all(stored[name].dtype != object for name in stored.files)


def test_numbers_of_people_are_no_part_of_what_is_learnt() -> None:
    assert plain("请联系 139 0573 1234，１２号楼") == "请联系00000000000,00号楼"
    grams = learnt([Example(f"{one.text}，电话1390573{n:04}", one.category_code) for n, one in enumerate(told())])
    assert not any(set(gram) & set("123456789") for gram in grams._words.get_feature_names_out())


@pytest.mark.parametrize(
    ("examples", "cases", "categories"),
    [
        ([], 0, 0),
        (told(3), 0, 0),
        ([Example("路灯不亮", "lamp")] * 200, 200, 1),
        ([Example("路灯不亮", "lamp")] * 100 + [Example("垃圾", "waste")] * (LEAST_OF_ONE - 1), 100, 1),
        (told(45), 45, 4),
    ],
)
def test_too_little_is_refused_with_what_there_was(examples: list[Example], cases: int, categories: int) -> None:
    with pytest.raises(Conflict) as refused:
        learnt(examples)
    assert (refused.value.facts["cases"], refused.value.facts["categories"]) == (cases, categories)


def test_a_category_too_rare_is_missed_and_counted() -> None:
    examples = told(300) + [Example("无证行医", "doctor")] * 2 + told(60, seed=5)
    result = judged([(examples[:300], examples[300:])])
    assert result.unlearnt == 2
    assert next(one for one in result.categories if one.category_code == "doctor").three == 0


def test_what_was_hit_is_counted_by_hand() -> None:
    """A table of its own: the model's answers counted one by one, beside what is told of them."""
    before, held = told(300), told(100, seed=7)
    result = judged([(before, held)])
    answers = learnt(before).likely([one.text for one in held])
    first = sum(row[0].category_code == one.category_code for one, row in zip(held, answers, strict=True))
    three = sum(
        one.category_code in [likely.category_code for likely in row] for one, row in zip(held, answers, strict=True)
    )
    assert (result.all.cases, result.all.first, result.all.three) == (100, first, three)
    assert sum(one.cases for one in result.categories) == 100
    assert sum(one.first for one in result.categories) == first
    known = {plain(one.text) for one in before}
    assert result.seen == sum(plain(one.text) in known for one in held)
    assert result.new.cases == 100 - result.seen


def test_the_newest_are_kept_apart_and_the_older_learnt() -> None:
    """What changed at the end cannot have been learnt."""
    turned = told(400) + [Example("路灯不亮", "waste")] * 100
    result = measured(turned)
    assert (result.learnt, result.all.cases) == (400, 100)
    assert result.all.first == 0


def test_the_same_words_never_stand_on_both_sides() -> None:
    """Wordings that say nothing of their category are learnt by heart; asked across wordings they are guessed."""
    examples = [Example("".join(chr(0x4E00 + 37 * n + 11 * k) for k in range(6)), f"c{n % 2}") for n in range(60)] * 3
    assert measured(examples).all.first == measured(examples).all.cases
    result = crossed(examples)
    assert result.all.cases == 180
    assert result.seen == 0
    assert result.all.first < 140


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_words_are_answered(model_text: str) -> None:
    (row,) = MODEL.likely([model_text])
    assert len(row) <= 3
    assert all(0 <= one.probability <= 1 for one in row)


MODEL = learnt(told())
