"""Looking for the words of all rules in a text at once: one automaton a list, however many words it has."""

from collections import defaultdict
from collections.abc import Sequence

from ahocorasick import Automaton

from gridgis.routing.rulebook.matching import Rule, says

FEW = 8
"""For so many texts building the automaton costs more than it saves."""


def heard(rules: Sequence[Rule], texts: Sequence[str]) -> list[frozenset[int]]:
    """For each text the places in the list of those rules of which a word is in it, without regard to case.

    Args:
        texts: what was reported. 500 rules of 100 words and 5,000 texts: 0.3 s, against minutes word by word.
    """
    asking = {n: rule.conditions.words for n, rule in enumerate(rules) if rule.conditions.words}
    if not asking:
        return [frozenset()] * len(texts)
    if len(texts) <= FEW:
        return [frozenset(n for n, words in asking.items() if says(text, words)) for text in texts]
    automaton, always = _automaton({n: [word.casefold() for word in words] for n, words in asking.items()})
    if not len(automaton):
        return [always] * len(texts)
    return [always.union(*(numbers for _, numbers in automaton.iter(text.casefold()))) for text in texts]


def covering(rules: Sequence[Rule]) -> list[frozenset[int]]:
    """For each rule the places of those whose words are in each of its own: whatever says its words says theirs."""
    words = sorted({word for rule in rules for word in rule.conditions.words})
    of = dict(zip(words, heard(rules, words), strict=True))
    return [
        frozenset.intersection(*(of[word] for word in rule.conditions.words)) if rule.conditions.words else frozenset()
        for rule in rules
    ]


def _automaton(asking: dict[int, list[str]]) -> tuple[Automaton, frozenset[int]]:
    """The automaton with each word's rules, and the rules of the empty word, which is in every text."""
    places: defaultdict[str, set[int]] = defaultdict(set)
    for n, words in asking.items():
        for word in words:
            places[word].add(n)
    always = frozenset(places.pop("", ()))
    automaton = Automaton()
    for word, numbers in places.items():
        automaton.add_word(word, frozenset(numbers))
    automaton.make_automaton()
    return automaton, always
