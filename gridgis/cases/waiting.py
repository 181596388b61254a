"""Which post an open case waits for: told by its state, and by whether an office or the grid itself has it.

The post is that which takes the step onward in the table of moves; who holds it at the place stands in its posts.
"""

from typing import Annotated, Any

from sqlalchemy import ColumnElement, and_, case

from gridgis.cases.models import Case
from gridgis.cases.rules import OPEN
from gridgis.core.vocabulary import OneOf

WAITS: dict[str, tuple[str, ...]] = {
    "receiver": ("submitted",),
    "verifier": ("verifying",),
    "dispatcher": ("registered",),
    "coordinator": ("coordinating",),
    "signer": ("dispatched",),
    "handler": ("handling", "rework"),
    "checker": ("result_filed",),
    "closer": ("checked",),
}
"""Posts by the states in which a case waits for them, in the order of its life."""
BY_GRID = "grid"
"""The post that signs and handles what no office has: the grid was handed it down, or took it on itself."""
POSTS = (*WAITS, BY_GRID)
Post = Annotated[str, OneOf(POSTS)]


def post_of() -> ColumnElement[Any]:
    """The post that a case waits for; empty where it waits for others, or is over."""
    own = and_(Case.state.in_((*WAITS["signer"], *WAITS["handler"])), Case.office_code.is_(None))
    each = ((Case.state.in_(states), name) for name, states in WAITS.items())
    return case((own, BY_GRID), *each, else_="")


def waits_for(post: str) -> ColumnElement[bool]:
    """Open cases that wait for a post."""
    return and_(Case.state.in_(OPEN), post_of() == post)
