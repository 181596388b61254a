"""The life of a case: states, named moves, who may, what must come along.

Source: the transitions T1–T32 of the domain guide; `docs/case-life.md` draws this table.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from gridgis.core.errors import Conflict, Invalid
from gridgis.core.wording import Phrase

SOURCES = (
    "citizen",
    "grid_worker",
    "hotline_12345",
    "digital_urban",
    "peace_system",
    "river_chief",
    "sensor",
    "office",
    "meeting",
    "campaign",
)
URGENCIES = ("P1", "P2", "P3", "P4")

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

PLACE_DOUBT = ("near_border", "outside_grids", "no_grid", "address_uncertain", "unlocated", "datum_suspected")
"""Flags of a place that a person should look at."""

ROUTED = (*PLACE_DOUBT, "sensitive", "emergency", "staff_involved", "major", "reroute")
"""Flags that routing sets, and sets anew when it decides again."""

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


@dataclass(frozen=True)
class Step:
    """Where a move leads, the verb it needs, and what must come along.

    `apart` names a move whose maker may not make this one: who handled does not check.
    `by_clock`: the clock makes it, no hand.
    """

    target: str
    needs: str
    note: bool = False
    office: bool = False
    answer: bool = False
    apart: str = ""
    by_clock: bool = False


STEPS: dict[tuple[str, str], Step] = {
    ("submitted", "start_verify"): Step("verifying", "case.accept"),
    ("verifying", "verify_true"): Step("submitted", "case.check", note=True),
    ("verifying", "verify_false"): Step("submitted", "case.check", note=True),
    ("verifying", "verify_unclear"): Step("submitted", "case.check", note=True),
    ("submitted", "ask_info"): Step("needs_info", "case.accept", note=True),
    ("verifying", "ask_info"): Step("needs_info", "case.accept", note=True),
    ("submitted", "register"): Step("registered", "case.accept"),
    ("verifying", "register"): Step("registered", "case.accept"),
    ("needs_info", "register"): Step("registered", "case.accept"),
    ("submitted", "reject"): Step("rejected", "case.accept", note=True),
    ("verifying", "reject"): Step("rejected", "case.accept", note=True),
    ("needs_info", "reject"): Step("rejected", "case.accept", note=True),
    ("submitted", "withdraw"): Step("withdrawn", "case.accept", note=True),
    ("registered", "withdraw"): Step("withdrawn", "case.accept", note=True),
    ("registered", "dispatch"): Step("dispatched", "case.dispatch", office=True),
    ("registered", "to_coordination"): Step("coordinating", "case.dispatch", note=True),
    ("coordinating", "assign_lead"): Step("dispatched", "case.coordinate", note=True, office=True),
    ("dispatched", "sign"): Step("handling", "case.sign"),
    ("dispatched", "return"): Step("registered", "case.sign", note=True),
    ("handling", "return_late"): Step("registered", "case.coordinate", note=True),
    ("dispatched", "redispatch"): Step("dispatched", "case.dispatch", note=True, office=True),
    ("handling", "redispatch"): Step("dispatched", "case.dispatch", note=True, office=True),
    ("suspended", "redispatch"): Step("dispatched", "case.dispatch", note=True, office=True),
    ("rework", "redispatch"): Step("dispatched", "case.dispatch", note=True, office=True),
    ("handling", "suspend"): Step("suspended", "case.coordinate", note=True),
    ("suspended", "resume"): Step("handling", "case.coordinate"),
    ("handling", "file_result"): Step("result_filed", "case.handle", note=True),
    ("rework", "file_result"): Step("result_filed", "case.handle", note=True),
    ("result_filed", "check_pass"): Step("checked", "case.check", note=True, apart="file_result"),
    ("result_filed", "check_fail"): Step("rework", "case.check", note=True, apart="file_result"),
    ("checked", "close"): Step("closed", "case.close"),
    ("closed", "evaluate"): Step("evaluated", "case.close", answer=True),
    ("closed", "window_over"): Step("evaluated", "case.close", by_clock=True),
    ("evaluated", "archive"): Step("archived", "case.close", by_clock=True),
}
"""Every move of the main path. A pair not named here is refused."""

MOVES = tuple(dict.fromkeys(move for _, move in STEPS))

ANSWERS = {1: "not satisfied with handling", 2: "not satisfied with policy", 3: "basically satisfied", 4: "satisfied"}

RETURNS = ("return", "return_late")
RETURNS_ALLOWED = 2
"""After so many returns the command centre rules and no further return is possible (T14)."""


def judge(state: str, move: str, *, return_count: int = 0) -> Step:
    """Say where a move leads from a state.

    Raises:
        Invalid: no move of that name exists.
        Conflict: the move exists but not from this state; the moves that do are in `allowed`.
    """
    if move not in MOVES:
        raise Invalid("cases.no_move", move=move, field="move")
    step = STEPS.get((state, move))
    if step is None:
        raise Conflict(
            "cases.cannot_move",
            move=Phrase(f"case_move.{move}"),
            state_name=Phrase(f"case_state.{state}"),
            state=state,
            allowed=moves_from(state, return_count=return_count),
        )
    if move in RETURNS and return_count >= RETURNS_ALLOWED:
        raise Conflict(
            "cases.returned_twice",
            state=state,
            allowed=moves_from(state, return_count=return_count),
        )
    return step


def moves_from(state: str, *, return_count: int = 0) -> list[str]:
    """Moves that leave a state, in the order of the life cycle; returns only while one is possible."""
    bound = return_count >= RETURNS_ALLOWED
    return [move for (source, move) in STEPS if source == state and not (bound and move in RETURNS)]


def blurred(lng: float, lat: float) -> tuple[float, float]:
    """A place to within about 200 m, for lists and maps of sensitive cases: the middle of its cell of 0.002 degrees."""
    return round(lng // 0.002 * 0.002 + 0.001, 6), round(lat // 0.002 * 0.002 + 0.001, 6)


def seal_flags(flags: Iterable[str], *, sensitive: bool, staff_involved: bool) -> list[str]:
    """Flags with those that tell of a seal, each once: a case about staff is sensitive too."""
    seals = ["staff_involved"] * staff_involved + ["sensitive"] * (sensitive or staff_involved)
    return list(dict.fromkeys([*flags, *seals]))
