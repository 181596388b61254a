"""The words of all rules looked for at once: found as one by one, however many there are."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from gridgis.routing.rulebook.matching import Conditions, Facts, Outcome, Rule, Tree, includes, judged, says
from gridgis.routing.rulebook.words import FEW, covering, heard

TREE = Tree()


def saying(*words: str, name: str) -> Rule:
    return Rule(name, name, Conditions(words=words), Outcome("agency", agency_type="police"))


TEXTS = st.text(st.sampled_from("火着水Ｗw İi"), max_size=6)


@given(st.lists(st.lists(TEXTS, max_size=3), max_size=5), st.lists(TEXTS, max_size=FEW + 3))
def test_all_words_at_once_are_found_as_one_by_one(lists: list[list[str]], texts: list[str]) -> None:
    rules = [saying(*words, name=str(n)) for n, words in enumerate(lists)]
    wanted = [{n for n, words in enumerate(lists) if words and says(text, words)} for text in texts]
    assert heard(rules, texts) == wanted
    many = [*texts, *["" for _ in range(FEW)]]
    assert heard(rules, many)[: len(texts)] == wanted, "by the automaton too"


@given(st.lists(st.lists(TEXTS, max_size=3), max_size=5))
def test_rules_cover_each_other_by_words_as_compared_in_pairs(lists: list[list[str]]) -> None:
    rules = [saying(*words, name=str(n)) for n, words in enumerate(lists)]
    for narrow, covers in zip(rules, covering(rules), strict=True):
        for n, wide in enumerate(rules):
            if wide.conditions.words:
                assert (n in covers) == includes(wide.conditions, narrow.conditions, TREE)


def test_very_many_words_are_looked_for_in_one_pass() -> None:
    """A text is read once, however many words are asked for: each comparison would be counted here."""
    read = 0

    class Text(str):
        def casefold(self) -> str:
            nonlocal read
            read += 1
            return super().casefold()

    rules = [saying(*(f"{n:03d}{i:03d}不存在的词语" for i in range(100)), name=str(n)) for n in range(100)]
    texts = [Text("路边暴露垃圾")] * 50 + [Text("有人喊 007042不存在的词语")]
    assert heard(rules, texts)[-1] == {7}
    assert read == len(texts)
    verdict = judged(rules, Facts("E0201", "E02", date(2026, 3, 11), words=texts[-1]), heard=frozenset({7}))
    assert verdict.rule is rules[7]
