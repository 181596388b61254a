"""The life of a briefing or bulletin as it is written, and the periods for which one is drafted by itself."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Annotated

from gridgis.core.moves import Life, Step
from gridgis.core.vocabulary import OneOf

STATES = ("draft", "review", "signed", "sent", "discarded")
BriefingState = Annotated[str, OneOf(STATES)]
KINDS = ("briefing", "bulletin")
"""What is told: to those who lead a place, or to the towns and offices that it is addressed to."""
PaperKind = Annotated[str, OneOf(KINDS)]
FROZEN = ("signed", "sent")
"""States in which nothing of a briefing changes any more."""
RHYTHMS = ("week", "month", "own")
"""How a briefing came about: on a county's calendar, or for days that somebody chose."""
Rhythm = Annotated[str, OneOf(RHYTHMS)]
PERIODIC = ("week", "month")
WRITE, SIGN, RECEIVE = "briefing.write", "briefing.sign", "bulletin.read"
LEVELS = ("county", "town")
"""Of what a briefing is written."""

LIFE = Life.of(
    "briefing",
    {
        ("draft", "submit"): Step("review", WRITE, unless=("unsound", "unaddressed")),
        ("draft", "discard"): Step("discarded", WRITE),
        ("review", "recall"): Step("draft", WRITE),
        ("review", "return"): Step("draft", SIGN, ("note",)),
        ("review", "sign"): Step(
            "signed", SIGN, apart=("wrote",), unless=("unsound", "unaddressed", "differs"), effect="freeze"
        ),
        ("signed", "send"): Step("sent", SIGN, effect="send"),
    },
)
"""Every move of a briefing. Who wrote in it does not sign it, unless nobody else may."""


def last_period(rhythm: str, today: date) -> tuple[date, date]:
    """First and last day of the last whole week (from Monday) or month before a day."""
    if rhythm == "week":
        end = today - timedelta(days=today.weekday() + 1)
        return end - timedelta(days=6), end
    end = today.replace(day=1) - timedelta(days=1)
    return end.replace(day=1), end


def is_due(rhythm: str, today: date, is_workday: Callable[[date], bool]) -> bool:
    """Whether the first workday after the end of a period has come: on that day its draft is made."""
    day = last_period(rhythm, today)[1] + timedelta(days=1)
    while day < today and not is_workday(day):
        day += timedelta(days=1)
    return is_workday(day)
