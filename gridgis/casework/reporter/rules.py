"""What the page of reporters shows in place of states, what they may do there, and how often it may be asked."""

from typing import Annotated

from gridgis.cases.rules import HELD, UNGIVEN
from gridgis.core.vocabulary import OneOf

STAGES = ("received", "looked_at", "with_office", "handled", "done", "not_taken", "withdrawn")
"""How far a report has come in plain words; `handled` is all that is told of a sealed matter that is open."""
SHOWN_AS = {
    **dict.fromkeys(UNGIVEN, "looked_at"),
    "submitted": "received",
    "coordinating": "looked_at",
    **dict.fromkeys((*HELD, "result_filed", "checked"), "with_office"),
    **dict.fromkeys(("closed", "evaluated", "archived"), "done"),
    "rejected": "not_taken",
    "withdrawn": "withdrawn",
}
"""The stage of a state; that of a merged case is the one of the case that handles it."""
OVER = ("done", "not_taken", "withdrawn")

MOVES = {
    "evaluation": "evaluate",
    "objection": "object",
    "addition": "info_given",
    "urge": "urge",
    "withdrawal": "withdraw",
}
"""What a reporter may do, with the move of the case that it is."""

LASTS_DAYS = 60
"""A code opens the page until so many days after its case ended."""
MOST_WORDS = 1000

Stage = Annotated[str, OneOf(STAGES)]
Deed = Annotated[str, OneOf(MOVES)]


def stage_of(state: str, *, sealed: bool) -> str:
    """The stage of a state; of a sealed matter no more than whether it is over."""
    stage = SHOWN_AS[state]
    if not sealed:
        return stage
    return "done" if stage in OVER else "handled"
