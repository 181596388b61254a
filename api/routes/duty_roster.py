"""The duty roster of command centres."""

from typing import Annotated

from fastapi import Query

from api.deps import CurrentActor, Day, Db, Now
from api.documenting import refusing
from api.schemas.duty_roster import ShiftsIn, WatchIn
from api.unit import Router
from gridgis.core.errors import Invalid
from gridgis.people.shifts import actions, queries
from gridgis.people.shifts.actions import Cancelled, Entered
from gridgis.people.shifts.queries import DutyRoster

router = Router(tags=["people"])

LONGEST = 93
"""Days that are told at once."""


@router.get("/duty-roster", responses=refusing(403, 404))
def on_duty(
    db: Db,
    actor: CurrentActor,
    at: Now,
    parent: Annotated[str, Query(max_length=20, description="a county, with its towns, or a town")],
    begin: Annotated[Day | None, Query(alias="from", description="today by default")] = None,
    end: Annotated[Day | None, Query(alias="to", description="the same day by default")] = None,
) -> DutyRoster:
    """Who is on duty in command centres where you read grids or manage people, and in which roles nobody is now."""
    first = begin or at.date()
    last = end or first
    if not 0 <= (last - first).days < LONGEST:
        raise Invalid("api.period_turned", field="from")
    return queries.roster(db, actor, parent, first, last, at=at)


@router.post("/duty-roster", status_code=201, responses=refusing(404, 409))
def enter(db: Db, actor: CurrentActor, at: Now, sent: WatchIn) -> Entered:
    """Put somebody on the roster of a command centre where you manage people."""
    return actions.enter(db, actor, sent.watch(), at=at)


@router.post("/duty-roster/cancel", responses=refusing(404, 409))
def cancel(db: Db, actor: CurrentActor, at: Now, sent: ShiftsIn) -> Cancelled:
    """Take shifts to come off the roster; one that runs ends now."""
    return actions.cancel(db, actor, sent.ids, at=at)
