"""Numbers of a briefing that are bound to a figure, and those that somebody typed."""

import re
from dataclasses import dataclass
from typing import Annotated, Literal, get_args

from gridgis.analytics.figures import Figures
from gridgis.analytics.findings import changed
from gridgis.briefing.queries import Briefing
from gridgis.briefing.telling import Teller
from gridgis.cases.measures import FLOWS, MEASURES, RATES

Told = Literal["value", "before", "year", "change", "change_year"]
TOLD_HOW: tuple[str, ...] = get_args(Told)
"""The figure itself, in the period before, in the same days a year ago, and its change against either."""
FIGURES = (*MEASURES, *RATES)
_TYPED = re.compile(
    r"(?<![\w.〔第])[+\-−±]?\d[\d,]*(?:\.\d+)?%?(?!\d|\.\d|\s*(?:年|月|日|时|分|号|期|条|点|季度|周|:|-\d|〕|st\b|nd\b|th\b))"
)
"""Figures in Arabic digits that are no part of a day, an hour, a number of a paper or a name."""


@dataclass(frozen=True)
class Number:
    """A figure of a place in the briefing's period, or how it changed."""

    figure: Annotated[str, "of FIGURES"]
    place: str
    told: Told = "value"


def figures_of(told: Briefing, place: str) -> Figures | None:
    """The figures of the whole or of one of its areas; None for a place of which nothing is told."""
    if place == told.place.code:
        return told.whole
    return next((one.figures for one in told.areas if one.code == place), None)


def _earlier(told: Briefing, place: str) -> Figures:
    if place == told.place.code:
        return told.before
    return next((one.figures for one in told.areas_before if one.code == place), {})


def _flows(figure: str) -> bool:
    return (RATES[figure].part if figure in RATES else figure) in FLOWS


def value_of(told: Briefing, number: Number) -> float | None:
    """What a number is; None where it is not told: of too few, of another place, or with nothing to compare."""
    now = figures_of(told, number.place)
    if now is None:
        return None
    if number.told == "value":
        return now.get(number.figure)
    whole = number.place == told.place.code
    then = _earlier(told, number.place) if number.told in ("before", "change") else told.last_year if whole else {}
    if not whole and not _flows(number.figure):
        return None
    if number.told in ("before", "year"):
        return then.get(number.figure)
    return changed(number.figure, now, then)


def shown(told: Briefing, number: Number, tell: Teller) -> str:
    """A number as it prints: with its unit where it is a share, a change with its sign."""
    value = value_of(told, number)
    if value is None:
        return tell.value(number.figure, None)
    return tell.change(number.figure, value) if number.told.startswith("change") else tell.value(number.figure, value)


def typed(text: str) -> list[str]:
    """The numbers in a text that somebody typed, in their order."""
    return [found[0] for found in _TYPED.finditer(text)]


def split(text: str) -> list[tuple[str, bool]]:
    """A text cut into parts, each with whether it is a typed number."""
    parts, last = [], 0
    for found in _TYPED.finditer(text):
        parts += [(text[last : found.start()], False), (found[0], True)]
        last = found.end()
    return [(part, is_typed) for part, is_typed in [*parts, (text[last:], False)] if part]


def matching(told: Briefing, text: str, tell: Teller) -> list[Number]:
    """The numbers of the briefing that print as a typed one does, those of the whole first; signs and commas aside."""
    wanted = _bare(text)
    places = [told.place.code, *(one.code for one in told.areas)]
    each = (Number(figure, place, how) for place in places for figure in FIGURES for how in get_args(Told))
    known = (one for one in each if value_of(told, one) is not None)
    return [one for one in known if _bare(shown(told, one, tell)) == wanted][:8]


def _bare(text: str) -> str:
    return re.sub(r"[^\d.]", "", text)
