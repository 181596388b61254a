"""The life of a personnel matter of a stationed office: what the department, the town and the person may do."""

from typing import Annotated

from gridgis.core.moves import Life, Step
from gridgis.core.vocabulary import OneOf

ASK, ANSWER, REPLY = "personnel.ask", "personnel.answer", "personnel.reply"
"""What the department holds over offices under it, the town over offices in it; the last is whoever is concerned."""

KINDS = ("head", "notice", "suggestion")
STATES = (
    "asked",
    "consulted",
    "agreed",
    "refused",
    "withdrawn",
    "done",
    "sent",
    "seen",
    "filed",
    "replied",
    "accepted",
    "declined",
)
WAITING = ("asked", "consulted", "agreed", "sent", "filed", "replied")
"""States in which somebody still has to do something."""
CHANGES = ("appointed", "ended", "cancelled", "stays", "first_load")
"""What became of a post; the first head of an office that never had one needs nobody's consent."""
HEARD_DAYS = 5
"""So long the person concerned has for an answer before the department decides without it."""
REASON_LIMIT = 1000
MOST_CASES = 20

NOTE, PAPER, CONCERNED = ("note",), ("paper",), ("concerned",)

LIFE = Life.of(
    "personnel",
    {
        ("asked", "consult"): Step("consulted", ASK, NOTE),
        ("asked consulted", "agree"): Step("agreed", ANSWER, PAPER, CONCERNED),
        ("asked consulted", "refuse"): Step("refused", ANSWER, PAPER + NOTE, CONCERNED),
        ("agreed refused", "take_back"): Step("asked", ANSWER, unless=("used",)),
        ("asked consulted agreed", "withdraw"): Step("withdrawn", ASK, unless=("used",)),
        ("sent", "see"): Step("seen", ANSWER),
        ("filed", "withdraw"): Step("withdrawn", ANSWER),
        ("filed", "reply"): Step("replied", REPLY, NOTE),
        ("filed replied", "accept"): Step("accepted", ASK, NOTE, CONCERNED, ("unheard",)),
        ("filed replied", "decline"): Step("declined", ASK, NOTE, CONCERNED, ("unheard",)),
    },
)
"""Every move of a personnel matter; that a consent is carried out comes with the appointment itself."""

MOVES = tuple(dict.fromkeys(move for _, move in LIFE.steps))

NOTED = ("ask", "file", "appointed", "ended", "first_load", "given_back")
"""What else is kept among the steps of a matter: its beginning, and how a consent was used."""

Kind = Annotated[str, OneOf(KINDS)]
State = Annotated[str, OneOf(STATES)]
Change = Annotated[str, OneOf(("", *CHANGES))]
