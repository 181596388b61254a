"""Refusals. They know no HTTP; `api/problems.py` is the only place that maps them."""

from collections.abc import Sequence
from typing import Any

from gridgis.core.wording import Both, Language, worded


class Worded(Exception):  # noqa: N818
    """What ends a request with a sentence: its kind, `AREA.NAME` in the catalogue of `core/words/`, and the facts.

    `Invalid("plans.code_used", code=grid.code)`: the catalogue words it in the reader's language.
    """

    def __init__(self, kind: str, /, **facts: Any) -> None:
        super().__init__(kind)
        self.kind = kind
        self.facts = facts

    def words(self, language: Language) -> str:
        """What to tell the reader: why not, and what to do next."""
        return worded(self.kind, self.facts, language)

    @property
    def message(self) -> str:
        """The English words, for logs and programs."""
        return self.words("en")

    def __str__(self) -> str:
        return self.message


class Refusal(Worded):
    """A request that can't be granted."""


class NotFound(Refusal):
    """Nothing of that name exists for this actor."""


class Forbidden(Refusal):
    """The thing is known to this actor, the right to do this with it is missing."""


class Invalid(Refusal):
    """What was sent can't be used as it is."""


class Conflict(Refusal):
    """What was sent is sound, the state of the world does not allow it."""


class Misset(Worded):
    """What the installation is set to can't be used: nothing is refused, and may be asked again once that is mended."""


def problems_left(problems: Sequence[Any]) -> dict[str, Any]:
    """Facts of a refusal for the problems that are left: how many, the first in words, and the first fifty."""
    first = problems[0]
    shown = [{name: getattr(one, name) for name in ("kind", "codes", "text_zh", "text_en")} for one in problems[:50]]
    return {"count": len(problems), "first": Both(first.text_zh, first.text_en), "problems": shown}
