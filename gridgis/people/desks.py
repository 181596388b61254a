"""Desks: the pages of queues from which people work, and whose posts open which."""

from dataclasses import dataclass
from typing import Annotated

from gridgis.core.errors import Forbidden
from gridgis.core.vocabulary import OneOf
from gridgis.security.rules import Actor, Held

CENTRES = ("county", "town")
"""Levels that have a command centre."""


@dataclass(frozen=True)
class Opening:
    """What opens a desk: one of some verbs held at one of some levels, or at all places.

    `one_platform`: by a role of one platform alone.
    """

    verbs: tuple[str, ...]
    levels: tuple[str, ...]
    one_platform: bool = False

    def by(self, held: Held) -> bool:
        """Whether what is held at a place opens the desk."""
        there = held.level == "all" or held.level in self.levels
        return there and not held.verbs.isdisjoint(self.verbs) and (not self.one_platform or held.platform is not None)


OPENINGS: dict[str, Opening] = {
    "command": Opening(("case.accept", "case.dispatch"), CENTRES),
    "office": Opening(("case.handle", "case.sign"), ("office", *CENTRES)),
    "grid": Opening(("case.check", "case.escalate"), ("grid",)),
    "village": Opening(("case.escalate",), ("village",)),
    "duty": Opening(("case.lead",), CENTRES),
    "platform": Opening(("case.coordinate",), CENTRES, one_platform=True),
    "petition": Opening(("case.supervise",), CENTRES),
    "order": Opening(("case.supervise",), CENTRES),
}
"""All desks, in the order in which somebody's first is sought."""
MAP_FIRST = ("duty",)
"""Whose first desk is one of these begins at the leaders' map."""

DeskName = Annotated[str, OneOf(OPENINGS)]


def opened(actor: Actor) -> list[str]:
    """The desks that an actor's posts open, in the order of `OPENINGS`; empty for one who works from no queue."""
    return [name for name, opening in OPENINGS.items() if any(map(opening.by, actor.held))]


def landing(actor: Actor) -> str | None:
    """The desk at which an actor's day begins; None for who begins elsewhere."""
    first = next(iter(opened(actor)), None)
    return None if first in MAP_FIRST else first


def require_desk(actor: Actor, desk: str) -> Opening:
    """What opens a desk, to one whose posts do.

    Raises:
        Forbidden: they open other desks, or none.
    """
    if desk not in opened(actor):
        raise Forbidden("desks.not_opened", verb=OPENINGS[desk].verbs[0])
    return OPENINGS[desk]
