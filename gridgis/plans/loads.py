"""What a grid of the net in force carries, weighed as plans weigh it."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from gridgis.grids import queries as grids
from gridgis.grids.models import WHOLE, Grid
from gridgis.plans import queries
from gridgis.plans.drafts import in_force
from gridgis.plans.weighing import Load, weigh_grids
from gridgis.security.rules import Actor

NO_TARGET = 1
"""A target belongs to a plan: in force there is none to deviate from."""


def load_of(session: Session, actor: Actor, code: str, at: datetime) -> Load:
    """The load of one grid as it is; without a deviation, since only a plan has a target.

    Raises:
        NotFound: the actor may see no such grid on that day.
    """
    day = at.date()
    row = grids.get(session, actor, code, day)
    near = queries.beside(session, [row.village_code])
    net = in_force(session, day, Grid.village_code.in_(sorted(near)) & (Grid.layer == WHOLE))
    net |= in_force(session, day, (Grid.county_code == row.county_code) & (Grid.layer != WHOLE))
    (weighed,) = weigh_grids(session, actor, net, net, [code], target=NO_TARGET, day=day, at=at)
    if weighed.after is None:
        raise AssertionError("a grid in force is in the net")
    return replace(weighed.after, deviation=None)
