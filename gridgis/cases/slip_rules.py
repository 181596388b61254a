"""The life of a supervision slip (T25, D4, D7): a formal push to a named person, to be answered."""

from typing import Annotated

from gridgis.cases.clocks import Limit
from gridgis.core.moves import Life, Step
from gridgis.core.vocabulary import OneOf

SUPERVISE, LEAD, ANSWER = "case.supervise", "case.lead", "slip.answer"
"""Who supervises; whom a red slip waits for; the last is whoever a slip is addressed to."""

LEVELS = ("yellow", "red")
LIMITS = {"yellow": Limit(1, "work_day"), "red": Limit(4, "work_hour")}
"""How long there is for an answer."""
STATES = ("proposed", "issued", "answered", "accepted", "dropped")
WAITING = ("proposed", "issued", "answered")
"""States in which somebody still has to do something."""
ORIGINS = ("hand", "ladder")
PROPOSED_AT = {"slip": "yellow", "red": "red"}
"""Which slip the ladder of reminders proposes at a rung."""

NOTE, TO = ("note",), ("addressee",)
OTHERS, RED = ("addressed",), ("leader",)
"""Nobody judges an answer of their own; a red slip is the leader's on duty."""

LIFE = Life.of(
    "slip",
    {
        ("proposed", "issue"): Step("issued", SUPERVISE, NOTE + TO, unless=(*RED, "ended")),
        ("proposed", "drop"): Step("dropped", SUPERVISE, NOTE, unless=RED),
        ("issued", "answer"): Step("answered", ANSWER, NOTE),
        ("answered", "accept"): Step("accepted", SUPERVISE, apart=OTHERS, unless=RED),
        ("answered", "again"): Step("issued", SUPERVISE, NOTE, apart=OTHERS, unless=RED),
    },
)
"""Every move of a slip. One that was issued is never taken back: only an answer that is accepted ends it."""

MOVES = tuple(dict.fromkeys(move for _, move in LIFE.steps))

SlipLevel = Annotated[str, OneOf(LEVELS)]
SlipState = Annotated[str, OneOf(STATES)]
SlipOrigin = Annotated[str, OneOf(ORIGINS)]
