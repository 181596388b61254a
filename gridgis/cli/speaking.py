"""The command line's own words: in the language that `GRIDGIS_LANGUAGE` names, Chinese unless told otherwise."""

import os
import re
from functools import cache
from string import Formatter

from rich.text import Text
from typer import rich_utils

from gridgis.core.wording import LANGUAGES, Language, catalogue, worded


def language() -> Language:
    """The language of help and of what is said before the settings are read; a wrong one is refused with them."""
    named = os.environ.get("GRIDGIS_LANGUAGE", "zh")
    return next((one for one in LANGUAGES if one == named), "zh")


def of_help(kind: str, **facts: object) -> str:
    """A line of help; read where commands are declared."""
    return worded(f"help.{kind}", facts, language())


def said(kind: str, **facts: object) -> str:
    """A sentence about what was done or is being done."""
    return worded(f"told.{kind}", facts, language())


class _Translating(rich_utils.OptionHighlighter):
    """Words of the library, which knows English alone, on their way to the screen."""

    def __call__(self, text: str | Text) -> Text:
        told = super().__call__(_translated(text))
        told.overflow = "fold"  # Chinese has no spaces to break at; what does not fit would be cut off
        return told


class _TranslatingTypes(rich_utils.TypesHighlighter):
    """The same for the kinds of values."""

    def __call__(self, text: str | Text) -> Text:
        return super().__call__(_translated(text))


def speak() -> None:
    """Let the library of the command line speak our language too."""
    if language() == "en":
        return
    rich_utils.ARGUMENTS_PANEL_TITLE = in_chinese(rich_utils.ARGUMENTS_PANEL_TITLE)
    rich_utils.OPTIONS_PANEL_TITLE = in_chinese(rich_utils.OPTIONS_PANEL_TITLE)
    rich_utils.COMMANDS_PANEL_TITLE = in_chinese(rich_utils.COMMANDS_PANEL_TITLE)
    rich_utils.ERRORS_PANEL_TITLE = in_chinese(rich_utils.ERRORS_PANEL_TITLE)
    rich_utils.ABORTED_TEXT = in_chinese(rich_utils.ABORTED_TEXT)
    rich_utils.REQUIRED_LONG_STRING = in_chinese(rich_utils.REQUIRED_LONG_STRING)
    rich_utils.DEFAULT_STRING = in_chinese(rich_utils.DEFAULT_STRING)
    rich_utils.RICH_HELP = catalogue()["usage.try_help"]["zh"]
    rich_utils.highlighter = _Translating()
    rich_utils.types_highlighter = _TranslatingTypes()


def in_chinese(text: str) -> str:
    """A sentence of the library in Chinese; what is none of its sentences stays as it is."""
    for zh, pattern in _patterns():
        if found := pattern.fullmatch(text.strip().removeprefix("Value error, ")):
            return zh.format(**{name: in_chinese(part) for name, part in found.groupdict().items()})
    return text


def _translated(text: str | Text) -> str | Text:
    plain = text.plain if isinstance(text, Text) else text
    other = in_chinese(plain)
    if other == plain:
        return text
    return Text(other, style=text.style) if isinstance(text, Text) else other


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """The sentences in the order of the catalogue: the Chinese, and how the English is known."""
    some = [words for kind, words in catalogue().items() if kind.startswith("usage.")]
    return [(words["zh"], re.compile(_pattern(words["en"]), re.DOTALL | re.IGNORECASE)) for words in some]


def _pattern(text: str) -> str:
    parts = []
    for before, name, *_ in Formatter().parse(text):
        words = [re.escape(word) for word in re.split(r"\s+", before)]
        parts.append(r"\s+".join(words))
        parts.append(f"(?P<{name}>.*?)" if name else "")
    return "".join(parts)
