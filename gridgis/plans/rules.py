"""The life of a plan, the numbering of grids, and what an edit may be."""

from collections.abc import Iterable

from gridgis.core.errors import Conflict
from gridgis.core.moves import Life, Step
from gridgis.grids.rules import Layer

STATES = ("draft", "submitted", "returned", "approved", "effective", "superseded", "withdrawn")
OPEN = ("draft", "returned")
"""States in which a plan can be edited."""

GEOMETRIC = ("overlap", "gap", "outside", "unmatched", "detached")
"""Problems that the edit `repair` mends by moving borders."""

OFFICES = ("order", "organisation", "civil")
"""The offices that must consent before a plan is approved: order office, organisation, civil affairs (C4)."""

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


def next_codes(village_code: str, layer: Layer, used: Iterable[str], count: int) -> list[str]:
    """The next free codes of a layer in a village, after the highest that was given, then in the gaps.

    Args:
        village_code: their beginning; the number behind it has as many digits as those there are.
        layer: says what its codes are like.
        used: codes ever given, here or in the plan; a code is never used again.
        count: how many are needed.

    Raises:
        Conflict: the village has not so many numbers left.
    """
    given = {digits for code in used if (digits := layer.digits_of(code, village_code))}
    taken, width = set(map(int, given)), min(map(len, given), default=layer.digits)
    last = max((n for n in taken if n in layer.numbers), default=layer.first - 1)
    free = sorted(set(layer.numbers) - taken, key=lambda n: (n < last, n))[:count]
    if len(free) < count:
        raise Conflict("plans.no_numbers", village_code=village_code)
    return [f"{village_code}{layer.series}{n:0{width}d}" for n in free]
