"""The catalogue of sentences: whole in both languages, and every kind that the code names stands in it."""

import ast
import csv
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import api.app  # noqa: F401 - so that every class of refusals is known
from api.vocabulary import SPOKEN
from gridgis.briefing.rules import LIFE as BRIEFING
from gridgis.cases.life import LIFE as CASE
from gridgis.core.errors import Invalid, Worded
from gridgis.core.moves import BEFORE
from gridgis.core.wording import LANGUAGES, Phrase, catalogue, language_of, worded
from gridgis.exchange.tables.registry import TABLES, table_of
from gridgis.plans.rules import LIFE as PLAN
from gridgis.routing.rulebook.stages import LIFE as SET

ROOT = Path(__file__).parents[2]
KIND = re.compile(r"[a-z_0-9]+\.[a-z_0-9]+")
LIVES = (BRIEFING, CASE, PLAN, SET)

HALF_WIDTH = re.compile(
    r"[\u4e00-\u9fff”）\x00]\s*[,;:!?](?!\w)|[,;:!?]\s*[\u4e00-\u9fff]|[\u4e00-\u9fff]\.(?!\w)|\([^()]*[\u4e00-\u9fff]"
    r"|[\u4e00-\u9fff]\("
)
"""Half-width punctuation beside Chinese; places stand as zero bytes."""


SPEAKING = ("routing/rulebook/moving.py", "demo/lives.py")
TOLD = ("Reason", "Problem", "RuleProblem", "FileProblem")


def named() -> Iterator[tuple[str, ast.Call, ast.expr]]:
    """Every call that makes a refusal or a part of one: where, the call, and what its kind is made of."""
    for path in [*ROOT.glob("gridgis/**/*.py"), *ROOT.glob("api/**/*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and named_in(node):
                told = node.args[0]
                for one in (told.body, told.orelse) if isinstance(told, ast.IfExp) else (told,):
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", node, one


def calls() -> Iterator[tuple[str, str, set[str] | None]]:
    """Where, the kind, and the facts given (None where they are unpacked from a mapping)."""
    for where, node, told in named():
        if isinstance(told, ast.Constant) and isinstance(told.value, str):
            yield where, told.value, given_in(node)


def given_in(node: ast.Call) -> set[str] | None:
    """The names of the facts that a refusal's keywords or a phrase's mapping give; None where they can't be read."""
    if len(node.args) == 1:
        named = {one.arg for one in node.keywords}
        return {name for name in named if name} if None not in named else None
    given = node.args[1]
    keys = given.keys if isinstance(given, ast.Dict) else [None]
    names = {key.value for key in keys if isinstance(key, ast.Constant)}
    return {str(name) for name in names} if len(names) == len(keys) else None


def named_in(node: ast.Call) -> bool:
    """Whether the call makes a refusal or a part of one, so that its first word is a kind, rightly spelt or not."""
    return isinstance(node.func, ast.Name) and node.func.id in REFUSALS


def below(cls: type) -> set[str]:
    return {cls.__name__}.union(*(below(one) for one in cls.__subclasses__()))


REFUSALS = below(Worded) | {"Phrase", "twice"}


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_sentence_has_both_languages_with_the_same_places() -> None:
    for kind, words in catalogue().items():
        assert (kind, set(words)) == (kind, set(LANGUAGES))
        assert (kind, places(words["zh"])) == (kind, places(words["en"]))
        outside = "".join(before for before, *_ in Formatter().parse(words["en"]))
        is_said = not any(map(str.isalpha, outside)) or any("\u4e00" <= letter <= "\u9fff" for letter in words["zh"])
        assert (kind, is_said) == (kind, True)
        assert (kind, any("\u4e00" <= letter <= "\u9fff" for letter in words["en"])) == (kind, False)


def test_chinese_sentences_have_chinese_punctuation() -> None:
    for kind, words in catalogue().items():
        outside = "".join(f"{before}\0" if name else before for before, name, *_ in Formatter().parse(words["zh"]))
        assert (kind, HALF_WIDTH.findall(outside)) == (kind, [])


def test_only_what_the_command_line_alone_says_names_its_options() -> None:
    """Pages show the words of all other areas, and have no options."""
    own = ("cli.", "help.", "need_to_know.", "points.", "tables.")
    assert [kind for kind, words in catalogue().items() if not kind.startswith(own) and " --" in words["en"]] == []


def test_no_refusal_brings_a_sentence_of_its_own() -> None:
    """A kind, whole or put together of an area and a name: never words, which would be in one language only."""
    wrong = []
    for where, _, told in named():
        if isinstance(told, ast.JoinedStr):
            pieces = [one.value if isinstance(one, ast.Constant) else "x" for one in told.values]
            wrong += [where] * (not KIND.fullmatch("".join(map(str, pieces))))
        elif isinstance(told, ast.Constant):
            wrong += [where] * (not KIND.fullmatch(str(told.value)))
        elif isinstance(told, ast.BinOp):
            wrong.append(where)
    assert not wrong


def test_every_kind_in_the_code_is_worded_and_gets_its_facts() -> None:
    wrong = []
    for where, kind, given in calls():
        if kind not in catalogue():
            wrong.append(f"{where}: no words for {kind}")
        elif given is not None and (missing := places(catalogue()[kind]["zh"]) - given):
            wrong.append(f"{where}: {kind} lacks {missing}")
    assert not wrong


def test_every_state_and_move_has_its_name() -> None:
    for life in LIVES:
        names = {f"{life.thing}_move.{move}" for _, move in life.steps} | {f"moves.{life.thing}"}
        names |= {
            f"{life.thing}_state.{state}"
            for pair, step in life.steps.items()
            for state in {pair[0], step.target} - {BEFORE}
        }
        assert names - set(catalogue()) == set()


def test_reasons_and_problems_are_worded_in_the_catalogue() -> None:
    """What they are made of in the code are names: no sentence, put together or whole."""
    found = dict.fromkeys(TOLD, 0)
    wrong = []
    for path in (ROOT / "gridgis").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and (name := getattr(node.func, "id", "")) in TOLD:
                found[name] += 1
                texts = [one.value for one in ast.walk(node) if isinstance(one, ast.Constant)]
                wrong += [f"{path.name}: {one}" for one in texts if not re.fullmatch(r"[\w.]*", str(one), re.ASCII)]
    assert not wrong and min(found.values()) > 0


def test_no_words_are_kept_for_nothing() -> None:
    sources = "".join(path.read_text("utf-8") for top in ("gridgis", "api") for path in (ROOT / top).rglob("*.py"))
    sources += (ROOT / "deploy/nginx-gridgis.conf").read_text("utf-8")
    built = ("usage.", *re.findall(r'f"([a-z_0-9]+\.[a-z_0-9]*)\{', sources))  # `usage` is looked through as a whole
    things = tuple(f"{life.thing}_{part}." for life in LIVES for part in ("move", "state"))
    spoken = {f"{area}.{name}" for area, names in SPOKEN.values() for name in names}
    spoken |= {phrase.kind for table in map(table_of, TABLES) for phrase in table.phrases}
    unused = [kind for kind in catalogue() if f'"{kind}"' not in sources and not kind.startswith(built + things)]
    assert set(unused) <= spoken <= set(catalogue())


def test_a_part_is_worded_in_the_sentence_s_language() -> None:
    inner = Phrase("security.no_account", {"username": "a"})
    refusal = Invalid("security.no_account", username=inner)
    assert "请核对用户名" in refusal.words("zh").removesuffix("请核对用户名。")
    assert str(refusal).count("There is no account") == 2
    assert worded("security.no_account", {"username": ["9", "10"]}, "zh").startswith("没有名为 9、10 的账号")


@pytest.mark.parametrize(
    ("tags", "language"),
    [
        ("zh-CN,en;q=0.5", "zh"),
        ("en", "en"),
        ("en_US.UTF-8", "en"),
        ("fr, en", "en"),
        ("", "zh"),
        ("*", "zh"),
        ("en;q=0.5, zh-TW;q=0.9", "zh"),
        ("zh;q=0.1,en-GB;q=0.2", "en"),
        ("en;q=0", "zh"),
        ("enx, zhx", "zh"),
        ("en;q=x;y,zh;q=0.9", "en"),
    ],
)
def test_the_reader_s_language(tags: str, language: str) -> None:
    assert language_of(tags, "zh") == language


def test_names_and_texts_of_reference_have_chinese_punctuation() -> None:
    wrong = []
    for path in sorted((ROOT / "data").rglob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                wrong += [f"{path.name}: {value}" for value in map(str, row.values()) if HALF_WIDTH.search(value)]
    assert not wrong


def test_sentences_of_the_code_have_chinese_punctuation() -> None:
    """What modules say in both languages beside each other: reasons, problems found, notes of the demo."""
    wrong = []
    for path in [ROOT / "gridgis" / name for name in SPEAKING]:
        wrong += [f"{path.name}: {text!r}" for text in chinese_in(path.read_text("utf-8")) if is_half_width(text)]
    assert not wrong


def chinese_in(source: str) -> Iterator[str]:
    """Whole sentences of a module: texts, f-strings and joined ones, each place in them as a zero byte.

    A place that is named for Chinese (`zh`, `texts_zh`) stands as a Chinese letter, so that signs beside it are seen.
    """
    inside: set[ast.AST] = set()
    for node in ast.walk(ast.parse(source)):
        if node in inside or not isinstance(node, ast.Constant | ast.JoinedStr | ast.BinOp):
            continue
        if (text := text_of(node)) is not None and "\n" not in text and re.search("[\u4e00-\u9fff]", text):
            inside.update(ast.walk(node))
            yield text


def text_of(node: ast.AST) -> str | None:
    """A text with its places, None where it is none."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        return "".join(text_of(part) or "\0" for part in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = text_of(node.left), text_of(node.right)
        return None if left is None and right is None else (left or "\0") + (right or "\0")
    if isinstance(node, ast.FormattedValue):
        names = {one.id for one in ast.walk(node.value) if isinstance(one, ast.Name)}
        return "中" if any(name == "zh" or name.endswith("_zh") or name.startswith("zh_") for name in names) else "\0"
    return None


def is_half_width(text: str) -> bool:
    """Half-width punctuation beside Chinese, or a half-width bracket beside a place of a Chinese sentence."""
    return bool(HALF_WIDTH.search(text) or re.search(r"\0\(|\(\0", text))


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ('f"{zh}({rule})→ {name}"', True),
        ('f"{zh}（{rule}）→ {name}"', False),
        ('zh + f"位于{name}" + "(" + kind + ")"', True),
        ('f"位于{name}" f"({kind})"', True),
        ('f"位于{name}（{kind}）"', False),
        ('f"{en} ({rule})"', False),
        ('f"按坐标定位 ±{metres:.0f} 米"', False),
        ('f"{zh}, {name}"', True),
    ],
)
def test_half_width_signs_are_seen_across_the_parts_of_a_sentence(source: str, wrong: bool) -> None:
    assert any(map(is_half_width, chinese_in(source))) is wrong
