"""The life of an admission request: handed in, towns heard, admitted or refused, ended on its last day.

Source: the domain guide, "Admission 准入".
"""

from typing import Annotated

from gridgis.core.moves import Life, Step
from gridgis.core.vocabulary import OneOf

ASK, OPINE, DECIDE, LEAD = "admission.ask", "admission.opine", "admission.decide", "admission.lead"
"""A department of the county asks, towns are heard, the order office decides; the leading group above some hours."""
HEARD_DAYS, DECIDED_DAYS = 5, 10
"""Workdays in which towns answer, since they were asked, and in which it is decided, since it was handed in."""
GROUP_HOURS = 4.0
"""What takes more hours of a grid and month is decided by the leading group."""
STATES = ("draft", "submitted", "consulting", "admitted", "admitted_changed", "refused", "withdrawn", "ended")
WAITING = ("submitted", "consulting")
ADMITTED = ("admitted", "admitted_changed")
STANCES = ("agree", "conditions", "object")
TEXT_LIMIT, MOST_FUNDS = 500, 1_000_000_000.0
NOTE = ("note",)

LIFE = Life.of(
    "admission",
    {
        ("draft", "submit"): Step("submitted", ASK, unless=("incomplete", "over", "listed")),
        ("submitted", "give_back"): Step("draft", DECIDE, NOTE),
        ("submitted", "consult"): Step("consulting", DECIDE, unless=("nowhere",)),
        ("consulting", "admit"): Step(
            "admitted", DECIDE, (), ("asker",), ("over", "unheard", "of_group"), part="group"
        ),
        ("consulting", "admit_changed"): Step(
            "admitted_changed", DECIDE, ("note", "change"), ("asker",), ("over", "unheard", "of_group"), part="group"
        ),
        ("submitted consulting", "refuse"): Step("refused", DECIDE, NOTE, ("asker",), ("of_group",), part="group"),
        ("draft submitted consulting", "withdraw"): Step("withdrawn", ASK),
        ("admitted admitted_changed", "end"): Step("ended", DECIDE, by_clock=True),
    },
)
"""Every move of a request; the part `group` is decided by whoever decides there, by hours."""
MOVES = tuple(dict.fromkeys(move for _, move in LIFE.steps))
WORDED = {
    "admissionState": ("admission_state", STATES),
    "admissionMove": ("admission_move", MOVES),
    "admissionStance": ("admission_stance", STANCES),
}
"""By the key of the page's catalogue: the area of words, and the words."""

AdmissionState = Annotated[str, OneOf(STATES)]
AdmissionMove = Annotated[str, OneOf(MOVES)]
AdmissionStance = Annotated[str, OneOf(STANCES)]
