"""The life of a meeting, what stands on its agenda, and when a decision comes back."""

from datetime import date
from typing import Annotated

from gridgis.core.moves import Life, Step
from gridgis.core.vocabulary import OneOf

MANAGE, READ, NOTES = "meeting.manage", "meeting.read", "meeting.notes"
"""Who prepares meetings and keeps minutes, who reads joint ones, and who reads those of one platform."""

STATES = ("planned", "held", "minutes_confirmed", "closed", "cancelled")
COUNTING = ("minutes_confirmed", "closed")
"""States in which decisions bind."""
ITEM_KINDS = ("undone", "advice", "weak", "problem", "own")
"""Of an agenda: decisions that were not done come first, then advice of signed briefings, weak points, open problems,
what somebody put there."""
TEXT_LIMIT, MINUTES_LIMIT = 500, 20_000
MOST_ITEMS, MOST_DECISIONS = 60, 60
MOST_PROBLEMS, MOST_ADVICE = 5, 10
BEFORE_LEADER = 2
"""A decision that stood undone on so many agendas goes to the leader on duty."""

LIFE = Life.of(
    "meeting",
    {
        ("planned", "hold"): Step("held", MANAGE, unless=("too_soon",)),
        ("planned", "cancel"): Step("cancelled", MANAGE),
        ("held", "confirm"): Step("minutes_confirmed", MANAGE, unless=("no_minutes", "unowned")),
        ("minutes_confirmed", "close"): Step("closed", MANAGE, unless=("undone",)),
    },
)
"""`planned → held → minutes_confirmed → closed` (joint meetings monthly, those of a platform weekly)."""
MOVES = tuple(dict.fromkeys(move for _, move in LIFE.steps))

MeetingState = Annotated[str, OneOf(STATES)]
MeetingMove = Annotated[str, OneOf(MOVES)]
ItemKind = Annotated[str, OneOf(ITEM_KINDS)]


def comes_back(*, done_on: date | None, due_on: date, closed: bool, on: date) -> bool:
    """Whether a decision stands on the agenda of a day: it is due before, and neither told done nor its case closed."""
    return done_on is None and not closed and due_on < on


def goes_to_leader(carried: int) -> bool:
    """Whether a decision that came back so often goes to the leader on duty."""
    return carried >= BEFORE_LEADER
