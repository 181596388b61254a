"""How maps of a briefing are coloured, on paper as in the page: classes, their colours, and the rows of a legend."""

from collections import Counter
from typing import Any

from gridgis.analytics.findings import Scale, better, is_rate
from gridgis.briefing.telling import Teller

SEQUENCE = ("#E4F1EC", "#B3DAD6", "#72B4C3", "#337AA3", "#1B4B82")
"""`--seq-1` … `--seq-5` of the page's tokens."""
WARNING = ("#FBEDE0", "#F5CDA5", "#E79C62", "#C45F33", "#822F16")
"""`--seqw-1` … `--seqw-5`, for what is overdue alone."""
NOTHING = "#E9EDF1"
"""`--nodata`."""
CELLS = "reported"


def colours_of(name: str) -> tuple[str, ...]:
    """The colours of a figure, the lightest first."""
    return WARNING if name == "overdue" else SEQUENCE


def colour(name: str, scale: Scale, value: float, colours: tuple[str, ...]) -> str:
    """The darkest is the worst, and the classes there are spread over all colours."""
    return _colour_of(name, scale, scale.of(value), colours)


def _colour_of(name: str, scale: Scale, number: int, colours: tuple[str, ...]) -> str:
    last = len(scale.limits)
    if last == 0:
        return colours[0]
    rank = last - number if better(name) == "more" else number
    return colours[round(rank * (len(colours) - 1) / last)]


def legend(
    name: str, scale: Scale | None, colours: tuple[str, ...], values: list[Any], tell: Teller
) -> list[tuple[str, str, int]]:
    """Colour, words and number of areas of each class, and of those without a value."""
    known = [value for value in values if value is not None and (value or name != CELLS)]
    rows = _classes(name, scale, colours, known, tell) if scale is not None else []
    if len(known) < len(values):
        words = "0" if name == CELLS else tell("few" if is_rate(name) else "nothing")
        rows.append((NOTHING, words, len(values) - len(known)))
    return rows


def _classes(
    name: str, scale: Scale, colours: tuple[str, ...], known: list[Any], tell: Teller
) -> list[tuple[str, str, int]]:
    counts, last = Counter(map(scale.of, known)), len(scale.limits)
    return [
        (_colour_of(name, scale, number, colours), tell.span(name, *ends, last=number == last), counts[number])
        for number, ends in enumerate(scale.rows())
    ]
