"""The whole net in force, checked."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select, true
from sqlalchemy.orm import Session

from gridgis.core.thresholds import thresholds
from gridgis.divisions import queries as divisions
from gridgis.divisions.models import Division
from gridgis.grids.queries import below
from gridgis.plans import checks
from gridgis.plans.checks import Problem, Wanted
from gridgis.plans.drafts import chiefs, division_shapes, in_force
from gridgis.plans.repairs import offered


@dataclass(frozen=True)
class Checked:
    """What a check found, in how many grids and villages."""

    grids: int
    villages: int
    problems: list[Problem]


def check_net(session: Session, day: date, parent: str | None = None, *, target: int | None = None) -> Checked:
    """Check the net in force on a day, with the repair that a plan would offer for each problem.

    Args:
        day: whose net and staff count.
        parent: only grids below this division.
        target: households that a village grid should have; None for what the thresholds say.

    Returns:
        Problems as `checks.problems` orders them. A village with an outline and no grid at all is a gap.
    """
    net = in_force(session, day, true() if parent is None else below(parent))
    named = select(Division.code).where(Division.level == "village")
    if parent is not None:
        named = named.where(Division.code.in_(divisions.below(parent)))
    outlines = division_shapes(session, session.scalars(named))
    known = chiefs(session, net, day)
    turned = thresholds(session)
    wanted = Wanted(target or turned.household_target, turned.household_spread)
    found = checks.problems(net, outlines, known, wanted)
    return Checked(len(net), len(outlines), offered(found, net, known, wanted))
