"""The life of a plan, the numbering of grids, and what an edit may be."""

from collections.abc import Iterable

from gridgis.core.errors import Conflict
from gridgis.core.moves import Life, Step

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

GEOMETRIC = ("overlap", "gap", "outside", "unmatched", "detached")
"""Problems that the edit `repair` mends by moving borders."""

OFFICES = ("order", "organisation", "civil")
"""The offices that must consent before a plan is approved: order office, organisation, civil affairs (C4)."""

VILLAGE_NUMBERS = range(1, 800)
EXCLUSIVE_NUMBERS = range(801, 1000)


NOTE, DOCUMENT, OFFICE = ("note",), ("document", "day"), ("office",)
DRAWN = ("draw",)
"""Who began a plan or made one of its edits does not approve it."""

LIFE = Life.of(
    "plan",
    {
        ("draft returned", "submit"): Step("submitted", "plan.draft", effect="check"),
        ("draft returned", "withdraw"): Step("withdrawn", "plan.draft"),
        ("submitted", "recall"): Step("draft", "plan.draft", unless=("heard",)),
        ("submitted", "withdraw"): Step("withdrawn", "plan.draft"),
        ("submitted", "consent"): Step("submitted", "plan.consent", OFFICE, (*DRAWN, "speak"), ("consented",)),
        ("submitted approved", "return"): Step("returned", "plan.approve", NOTE, DRAWN),
        ("submitted", "approve"): Step("approved", "plan.approve", DOCUMENT, DRAWN, ("unheard",), effect="approve"),
        ("approved", "publish"): Step("effective", "plan.approve", apart=DRAWN, effect="publish"),
    },
)
"""Every move of a plan."""


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
