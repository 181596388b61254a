"""The life of a case: states, named moves, who may, what must come along.

Source: the transitions T1–T32 of the domain guide; `docs/case-life.md` draws this table.
"""

from collections.abc import Iterable
from typing import Annotated

from pydantic import WithJsonSchema

from gridgis.core.moves import Life, Step
from gridgis.core.vocabulary import OneOf

OPEN = (
    "submitted",
    "verifying",
    "needs_info",
    "registered",
    "coordinating",
    "dispatched",
    "handling",
    "suspended",
    "result_filed",
    "rework",
    "checked",
)
ENDED = ("closed", "evaluated", "archived", "rejected", "merged", "withdrawn")
STATES = OPEN + ENDED

LEFT_OUT = ("rejected", "merged", "withdrawn")
"""States whose cases no rate counts."""

AWAITS_CHECK = "result_filed"
"""The state in which a result waits for its check."""

HELD = ("dispatched", "handling", "suspended", "rework")
"""States in which an office works on a case, so that another one can be given it."""

PLACE_DOUBT = ("unlocated", "datum_suspected", "no_grid", "outside_grids", "address_uncertain", "near_border")
"""Flags of a place that a person should look at, the gravest first."""

ROUTED = (*PLACE_DOUBT, "sensitive", "emergency", "staff_involved", "major", "reroute")
"""Flags that routing sets, and sets anew when it decides again."""

FLAGS = (*ROUTED, "date_doubted")

CLOCKS = ("over", "near", "ok", "susp", "closed")
"""How a case can stand against its limit, the most pressing first."""

State = Annotated[str, OneOf(STATES)]
Clock = Annotated[str, OneOf(CLOCKS)]
Flag = Annotated[str, WithJsonSchema({"type": "string", "enum": list(FLAGS)})]

PARTS = ("receiver", "office", "inspector", "named")
"""By what somebody stands on the need-to-know list of a sensitive case."""

STAGE_OF = {
    "submitted": "accept",
    "verifying": "verify",
    "registered": "dispatch",
    "coordinating": "coordinate",
    "dispatched": "handle",
    "handling": "handle",
    "result_filed": "check",
    "rework": "rework",
    "checked": "close",
}
"""Which clock runs in a state; states not named have none."""


NOTE, OFFICE = ("note",), ("office",)
RULED, CHECKED = ("returned_twice",), ("file_result",)
"""After `returns_allowed` returns the command centre's ruling binds (T14); who filed a result does not check it."""

LIFE = Life.of(
    "case",
    {
        ("submitted", "start_verify"): Step("verifying", "case.accept"),
        ("verifying", "verify_true"): Step("submitted", "case.check", NOTE),
        ("verifying", "verify_false"): Step("submitted", "case.check", NOTE),
        ("verifying", "verify_unclear"): Step("submitted", "case.check", NOTE),
        ("submitted verifying", "ask_info"): Step("needs_info", "case.accept", NOTE),
        ("submitted verifying needs_info", "register"): Step("registered", "case.accept"),
        ("submitted verifying needs_info", "reject"): Step("rejected", "case.accept", NOTE, effect="end"),
        ("submitted registered", "withdraw"): Step("withdrawn", "case.accept", NOTE, effect="end"),
        ("registered", "dispatch"): Step("dispatched", "case.dispatch", OFFICE, effect="give"),
        ("registered", "to_coordination"): Step("coordinating", "case.dispatch", NOTE),
        ("coordinating", "assign_lead"): Step("dispatched", "case.coordinate", NOTE + OFFICE, effect="give"),
        ("dispatched", "sign"): Step("handling", "case.sign", effect="sign"),
        ("dispatched", "return"): Step("registered", "case.sign", NOTE, unless=RULED, effect="give_back"),
        ("handling", "return_late"): Step("registered", "case.coordinate", NOTE, unless=RULED, effect="give_back"),
        ("dispatched handling suspended rework", "redispatch"): Step(
            "dispatched", "case.dispatch", NOTE + OFFICE, effect="give_anew"
        ),
        ("handling", "suspend"): Step("suspended", "case.coordinate", NOTE),
        ("suspended", "resume"): Step("handling", "case.coordinate", effect="resume"),
        ("handling rework", "file_result"): Step("result_filed", "case.handle", NOTE, effect="file"),
        ("result_filed", "check_pass"): Step("checked", "case.check", NOTE, CHECKED),
        ("result_filed", "check_fail"): Step("rework", "case.check", NOTE, CHECKED, effect="redo"),
        ("checked", "close"): Step("closed", "case.close", effect="end"),
        ("closed", "evaluate"): Step("evaluated", "case.close", ("answer",), effect="rate"),
        ("closed", "window_over"): Step("evaluated", "case.close", by_clock=True),
        ("evaluated", "archive"): Step("archived", "case.close", by_clock=True),
    },
)
"""Every move of the main path."""

ANSWERS = {1: "not satisfied with handling", 2: "not satisfied with policy", 3: "basically satisfied", 4: "satisfied"}


def blurred(lng: float, lat: float) -> tuple[float, float]:
    """A place to within about 200 m, for lists and maps of sensitive cases: the middle of its cell of 0.002 degrees."""
    return round(lng // 0.002 * 0.002 + 0.001, 6), round(lat // 0.002 * 0.002 + 0.001, 6)


def seal_flags(flags: Iterable[str], *, sensitive: bool, staff_involved: bool) -> list[str]:
    """Flags with those that tell of a seal, each once: a case about staff is sensitive too."""
    seals = ["staff_involved"] * staff_involved + ["sensitive"] * (sensitive or staff_involved)
    return list(dict.fromkeys([*flags, *seals]))
