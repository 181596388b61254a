"""The life of a plan, the numbering of grids, and what an edit may be."""

from collections.abc import Iterable
from dataclasses import dataclass

from gridgis.core.errors import Conflict, Invalid
from gridgis.core.wording import Phrase

STATES = ("draft", "submitted", "returned", "approved", "effective", "superseded", "withdrawn")
OPEN = ("draft", "returned")
"""States in which a plan can be edited."""

EDITS = (
    "draw",
    "reshape",
    "split",
    "merge",
    "move_vertices",
    "insert_vertex",
    "remove_vertex",
    "transfer",
    "retire",
    "rename",
    "renumber",
    "assign",
    "repair",
    "propose",
    "load",
)

OFFICES = ("order", "organisation", "civil")
"""The offices that must consent before a plan is approved: order office, organisation, civil affairs (C4)."""

VILLAGE_NUMBERS = range(1, 800)
EXCLUSIVE_NUMBERS = range(801, 1000)


@dataclass(frozen=True)
class PlanStep:
    """Where a move leads, the verb it needs, and what must come along."""

    target: str
    needs: str
    note: bool = False
    document: bool = False
    other_person: bool = False
    unheard: bool = False
    """Only while no office has consented."""


STEPS: dict[tuple[str, str], PlanStep] = {
    ("draft", "submit"): PlanStep("submitted", "plan.draft"),
    ("returned", "submit"): PlanStep("submitted", "plan.draft"),
    ("draft", "withdraw"): PlanStep("withdrawn", "plan.draft"),
    ("returned", "withdraw"): PlanStep("withdrawn", "plan.draft"),
    ("submitted", "recall"): PlanStep("draft", "plan.draft", unheard=True),
    ("submitted", "withdraw"): PlanStep("withdrawn", "plan.draft"),
    ("submitted", "consent"): PlanStep("submitted", "plan.consent", other_person=True),
    ("submitted", "return"): PlanStep("returned", "plan.approve", note=True, other_person=True),
    ("submitted", "approve"): PlanStep("approved", "plan.approve", document=True, other_person=True),
    ("approved", "return"): PlanStep("returned", "plan.approve", note=True, other_person=True),
    ("approved", "publish"): PlanStep("effective", "plan.approve", other_person=True),
}
"""Every move of a plan. A pair not named here is refused."""


def judge(state: str, move: str) -> PlanStep:
    """Say where a move leads from a state.

    Raises:
        Invalid: no move of that name exists.
        Conflict: the move does not start from this state; those that do are in `allowed`.
    """
    if move not in {name for _, name in STEPS}:
        raise Invalid("plans.no_move", move=move, field="move")
    step = STEPS.get((state, move))
    if step is None:
        raise Conflict(
            "plans.cannot_move",
            move=Phrase(f"plan_move.{move}"),
            state_name=Phrase(f"plan_state.{state}"),
            state=state,
            allowed=moves_from(state),
        )
    return step


def moves_from(state: str) -> list[str]:
    """Moves that leave a state."""
    return [move for source, move in STEPS if source == state]


def next_codes(village_code: str, layer: str, used: Iterable[str], count: int) -> list[str]:
    """The next free codes of a village: 001–799 for village grids, 801–999 for exclusive ones.

    Args:
        village_code: twelve digits.
        layer: `village` or `exclusive`.
        used: codes ever given, here or in the plan; a code is never used again.
        count: how many are needed.

    Raises:
        Conflict: the village has not so many numbers left.
    """
    numbers = VILLAGE_NUMBERS if layer == "village" else EXCLUSIVE_NUMBERS
    taken = {int(code[12:]) for code in used if code.startswith(village_code)}
    last = max((n for n in taken if n in numbers), default=numbers.start - 1)
    free = [n for n in range(last + 1, numbers.stop) if n not in taken][:count]
    if len(free) < count:
        free += [n for n in numbers if n not in taken and n <= last][: count - len(free)]
    if len(free) < count:
        raise Conflict("plans.no_numbers", village_code=village_code)
    return [f"{village_code}{n:03d}" for n in free]
