"""Reading an address text and judging how well a standard address fits it."""

import re
import unicodedata
from dataclasses import dataclass

ACCEPT = 0.85
"""At this score or above a house-number match is taken without asking."""

CONFIRM = 0.6
"""From here up to `ACCEPT` the place is taken and a receiver confirms it; below it is asked for."""

_PROVINCE = re.compile(r"^\w{2,6}?(省(?!道|府|城)|自治区)")
_NOISE = re.compile(r"[\s,,。.、;;::()()·#]+")
_DASH = re.compile(r"[-–—_]+")
_LOOSE_DASH = re.compile(r"(?<!\d)-|-(?!\d)")
_NUMBER = re.compile(r"(\d+(?:-\d+)*)(?=号|弄|幢|栋|室|$)")


@dataclass(frozen=True)
class Mention:
    """A division named in a text."""

    code: str
    level: str
    name: str


@dataclass(frozen=True)
class Reading:
    """A text taken apart: the divisions it names, and the rest that a gazetteer knows."""

    text: str
    mentions: tuple[Mention, ...]
    rest: str

    @property
    def narrowest(self) -> Mention | None:
        """The smallest division named; None when none is."""
        order = ("village", "town", "county", "city")
        return min(self.mentions, key=lambda m: order.index(m.level), default=None)


def normalised(text: str) -> str:
    """A text in half-width characters without spaces and punctuation.

    A dash between digits stays: 12-3 is the third door of number 12, not number 123.
    """
    plain = _NOISE.sub("", unicodedata.normalize("NFKC", text)).lower()
    return _LOOSE_DASH.sub("", _DASH.sub("-", plain))


def read(text: str, named: list[Mention]) -> Reading:
    """Take the names of divisions off the front of a text.

    Args:
        text: an address as somebody wrote it.
        named: divisions whose name occurs in it.

    Returns:
        The divisions found in falling order of level, and what is left of the text. A name that occurs only behind
        the address proper is not a mention.
    """
    rest = _PROVINCE.sub("", normalised(text))
    found: list[Mention] = []
    for level in ("city", "county", "town", "village"):
        fits = [m for m in named if m.level == level and rest.startswith(normalised(m.name))]
        under = [m for m in fits if not found or m.code.startswith(found[-1].code[:4])]
        if under:
            longest = max(under, key=lambda m: len(m.name))
            found.extend(m for m in under if m.name == longest.name)
            rest = rest[len(normalised(longest.name)) :]
    return Reading(text, tuple(found), rest)


def score(reading: Reading, key: str, similarity: float, rivals: int) -> float:
    """How surely a standard address is the one meant, 0–1.

    Args:
        reading: the text taken apart.
        key: the standard address without its divisions.
        similarity: trigram similarity of the two, 0–1.
        rivals: how many addresses match as well elsewhere.

    Returns:
        1.0 for an exact, only match below a named town or village; 0.95 without one; 0.7 where several places have
        the same address. An inexact match reaches 0.84 at most, 0.55 when the house numbers differ.
    """
    if key == reading.rest:
        if rivals:
            return 0.7
        named = reading.narrowest
        return 1.0 if named is not None and named.level in ("town", "village") else 0.95
    if numbers(key) != numbers(reading.rest):
        return min(0.55, similarity * 0.6)
    return min(0.84, 0.3 + similarity * 0.6)


def numbers(text: str) -> list[str]:
    """House, lane and building numbers of an address, in order."""
    return _NUMBER.findall(text)
