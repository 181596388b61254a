"""The one catalogue of sentences that people read, in Chinese and English: `words/AREA.toml`, a table a sentence."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
WORDS = Path(__file__).parent / "words"


@dataclass(frozen=True)
class Phrase:
    """A part of a sentence that is worded in the sentence's language, such as the name of a state."""

    kind: str
    facts: Mapping[str, Any] = field(default_factory=dict)

    def words(self, language: Language) -> str:
        """The part in one language."""
        return worded(self.kind, self.facts, language)

    def __str__(self) -> str:
        return self.words("en")


@dataclass(frozen=True)
class Both:
    """A part of a sentence that has its words in both languages, such as a problem found or a name of reference."""

    zh: str
    en: str


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Every sentence: by its kind, `AREA.NAME`, the words of each language with `{fact}` where a fact goes."""
    return {
        f"{path.stem}.{name}": words
        for path in sorted(WORDS.glob("*.toml"))
        for name, words in tomllib.loads(path.read_text("utf-8")).items()
    }


def worded(kind: str, facts: Mapping[str, Any], language: Language) -> str:
    """A sentence of the catalogue in one language.

    Args:
        kind: `AREA.NAME` of a sentence; KeyError where there is none: a fault of ours, found by a test.
        facts: what its places are filled with. A `Phrase` is worded in the same language, a list joined by it;
            `Both` gives its words. Facts without a place are left out.
        language: `zh` or `en`.
    """
    text = catalogue()[kind][language]
    return text.format(**{name: _shown(facts[name], language) for name in _places(text)})


@cache
def _places(text: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name)


def twice(kind: str, **facts: Any) -> tuple[str, str]:
    """A sentence of the catalogue in Chinese and in English."""
    return worded(kind, facts, "zh"), worded(kind, facts, "en")


def _shown(fact: Any, language: Language) -> Any:
    if isinstance(fact, Phrase):
        return worded(fact.kind, fact.facts, language)
    if isinstance(fact, Both):
        return fact.zh if language == "zh" else fact.en
    if isinstance(fact, str) or not isinstance(fact, Iterable):
        return fact
    return ("、" if language == "zh" else ", ").join(str(_shown(one, language)) for one in fact)


def language_of(tags: str, otherwise: Language) -> Language:
    """The best liked of our languages in an `Accept-Language` header or a locale's name (`zh_CN.UTF-8`)."""
    liked: list[tuple[float, Language]] = []
    for tag in tags.lower().split(","):
        name, _, weight = tag.strip().partition(";")
        found = re.fullmatch(r"\s*q\s*=\s*([01](?:\.[0-9]{0,3})?)\s*", weight) if weight else None
        share = float(found[1]) if found else 1.0
        liked += [(share, language) for language in LANGUAGES if share and re.match(rf"{language}(?![a-z])", name)]
    return max(liked, key=lambda one: one[0], default=(0.0, otherwise))[1]
