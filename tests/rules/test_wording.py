"""The catalogue of sentences: whole in both languages, and every kind that the code names stands in it."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import api.app  # noqa: F401 - so that every class of refusals is known
from gridgis.core.errors import KIND, Invalid, Refusal
from gridgis.core.wording import LANGUAGES, Phrase, catalogue, language_of, worded

ROOT = Path(__file__).parents[2]
HALF_WIDTH = set(",;!?")


def calls() -> Iterator[tuple[str, str, set[str] | None]]:
    """Where, the kind, and the facts given (None where they are unpacked from a mapping)."""
    for path in [*ROOT.glob("gridgis/**/*.py"), *ROOT.glob("api/**/*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
                continue
            kind = node.args[0].value
            if isinstance(kind, str) and KIND.fullmatch(kind) and (named_in(node) or kind.split(".")[0] in AREAS):
                named = {one.arg for one in node.keywords}
                if len(node.args) > 1 and isinstance(node.args[1], ast.Dict):
                    named |= {key.value for key in node.args[1].keys if isinstance(key, ast.Constant)}
                yield f"{path.relative_to(ROOT)}:{node.lineno}", kind, None if None in named else named - {None}  # type: ignore[arg-type]


def named_in(node: ast.Call) -> bool:
    """Whether the call makes a refusal or a part of one, so that its first word is a kind, rightly spelt or not."""
    return isinstance(node.func, ast.Name) and node.func.id in REFUSALS


def below(cls: type) -> set[str]:
    return {cls.__name__}.union(*(below(one) for one in cls.__subclasses__()))


REFUSALS = below(Refusal) | {"Phrase"}
AREAS = {kind.split(".")[0] for kind in catalogue()}


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("kind", sorted(catalogue()))
def test_every_sentence_has_both_languages_with_the_same_places(kind: str) -> None:
    words = catalogue()[kind]
    assert set(words) == set(LANGUAGES)
    assert places(words["zh"]) == places(words["en"])
    assert any("\u4e00" <= letter <= "\u9fff" for letter in words["zh"])
    assert not any("\u4e00" <= letter <= "\u9fff" for letter in words["en"])


@pytest.mark.parametrize("kind", sorted(catalogue()))
def test_chinese_sentences_have_chinese_punctuation(kind: str) -> None:
    outside = "".join(before for before, *_ in Formatter().parse(catalogue()[kind]["zh"]))
    assert not HALF_WIDTH & set(outside)


def test_every_kind_in_the_code_is_worded_and_gets_its_facts() -> None:
    wrong = []
    for where, kind, given in calls():
        if kind not in catalogue():
            wrong.append(f"{where}: no words for {kind}")
        elif given is not None and (missing := places(catalogue()[kind]["zh"]) - given):
            wrong.append(f"{where}: {kind} lacks {missing}")
    assert not wrong


def test_no_words_are_kept_for_nothing() -> None:
    sources = "".join(path.read_text("utf-8") for top in ("gridgis", "api") for path in (ROOT / top).rglob("*.py"))
    named = (f'"{kind}"' in sources or f'f"{kind.split(".")[0]}.{{' in sources for kind in catalogue())
    assert not [kind for kind, found in zip(catalogue(), named, strict=True) if not found]


def test_a_part_is_worded_in_the_sentence_s_language() -> None:
    inner = Phrase("security.no_account", {"username": "a"})
    refusal = Invalid("security.no_account", username=inner)
    assert "请核对用户名" in refusal.words("zh").removesuffix("请核对用户名。")
    assert str(refusal).count("There is no account") == 2
    assert worded("security.no_account", {"username": ["9", "10"]}, "zh").startswith("没有名为 9、10 的账号")


@pytest.mark.parametrize(
    ("tags", "language"),
    [("zh-CN,en;q=0.5", "zh"), ("en", "en"), ("en_US.UTF-8", "en"), ("fr, en", "en"), ("", "zh"), ("*", "zh")],
)
def test_the_reader_s_language(tags: str, language: str) -> None:
    assert language_of(tags, "zh") == language
