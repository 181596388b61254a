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

NUMBERS = {"village": range(1, 800), "exclusive": range(801, 1000)}
"""The numbers that grids have within their village, by layer."""

DIGITS = 3
"""How many digits a number is written with, where a village has no grid yet to show it."""

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
        village_code: their beginning; the number behind it has as many digits as those there are.
        layer: `village` or `exclusive`.
        used: codes ever given, here or in the plan; a code is never used again.
        count: how many are needed.

    Raises:
        Conflict: the village has not so many numbers left.
    """
    numbers, given = NUMBERS[layer], {number for code in used if (number := number_of(code, village_code))}
    taken, digits = set(map(int, given)), min(map(len, given), default=DIGITS)
    last = max((n for n in taken if n in numbers), default=numbers.start - 1)
    free = [n for n in range(last + 1, numbers.stop) if n not in taken][:count]
    if len(free) < count:
        free += [n for n in numbers if n not in taken and n <= last][: count - len(free)]
    if len(free) < count:
        raise Conflict("plans.no_numbers", village_code=village_code)
    return [f"{village_code}{n:0{digits}d}" for n in free]


def number_of(code: str, village_code: str) -> str:
    """The digits that a grid's code has behind its village's; empty where it is not made so."""
    rest = code.removeprefix(village_code)
    return rest if rest != code and rest.isascii() and rest.isdecimal() else ""
