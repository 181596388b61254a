"""Sentences whose parts open what they tell of: the catalogue's words with a link in some of their places."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from gridgis.core.wording import Language, Phrase, worded

Opens = Literal["cases", "map", "findings"]


@dataclass(frozen=True)
class Evidence:
    """What a part of a sentence opens: the list of cases, the map, or what was found, with their query."""

    opens: Opens
    query: Mapping[str, str]


@dataclass(frozen=True)
class SentencePart:
    """A part of a sentence, with what it opens; None where it opens nothing."""

    text: str
    link: Evidence | None


@dataclass(frozen=True)
class Linked:
    """A text of a sentence with what it opens."""

    text: object
    link: Evidence


MARKED = re.compile("\ue000(\\d+)\ue001([^\ue002]*)\ue002")
"""A text between signs that no name has, with the place of its link."""


def parts_of(kind: str, facts: Mapping[str, Any], language: Language) -> list[SentencePart]:
    """A sentence of the catalogue in parts; what is linked in its facts, or in a list of them, is one of its own."""
    links: list[Evidence] = []

    def mark(fact: Any) -> Any:
        if isinstance(fact, list):
            return [mark(one) for one in fact]
        if not isinstance(fact, Linked):
            return fact
        links.append(fact.link)
        text = fact.text.words(language) if isinstance(fact.text, Phrase) else fact.text
        return f"\ue000{len(links) - 1}\ue001{text}\ue002"

    marked = {name: mark(fact) for name, fact in facts.items()}
    return list(_parts(worded(kind, marked, language), links))


def _parts(text: str, links: list[Evidence]) -> Iterable[SentencePart]:
    end = 0
    for found in MARKED.finditer(text):
        if found.start() > end:
            yield SentencePart(text[end : found.start()], None)
        yield SentencePart(found[2], links[int(found[1])])
        end = found.end()
    if end < len(text):
        yield SentencePart(text[end:], None)
