"""Leave and substitutes, and people to choose from."""

from datetime import date
from typing import Annotated

from fastapi import Query

from api.deps import CurrentActor, Day, Db, Now, PageQuery, Today
from api.documenting import refusing
from api.schemas.parts import PageOf
from api.schemas.people import LeaveIn
from api.unit import Router
from gridgis.core.errors import Invalid
from gridgis.people import actions
from gridgis.people import leaves as queries
from gridgis.people.leaves import LeaveRow, PersonListing

router = Router(tags=["people"])


@router.get("/people", responses=refusing(403))
def people(
    db: Db,
    actor: CurrentActor,
    day: Today,
    page: PageQuery,
    parent: Annotated[str | None, Query(description="code of a division or grid")] = None,
    q: Annotated[str, Query(max_length=50, description="part of the name")] = "",
) -> PageOf[PersonListing]:
    """People who serve, or are employed, where you may see it, by name, with their duties of today."""
    after = page.after("people", str, int)
    rows = queries.people(db, actor, day=day, parent=parent, words=q, after=after, limit=page.limit)
    return PageOf(items=rows, next=page.cut("people", rows, lambda last: (last.name, last.id)))


@router.get("/leaves", responses=refusing(403))
def leaves(
    db: Db,
    actor: CurrentActor,
    page: PageQuery,
    parent: Annotated[str | None, Query(description="code of a division or grid")] = None,
    begin: Annotated[Day | None, Query(alias="from", description="only with a day from here on")] = None,
    end: Annotated[Day | None, Query(alias="to", description="only with a day up to here")] = None,
) -> PageOf[LeaveRow]:
    """Leaves of people who serve where you may see it, the latest first; the reason only where you manage people."""
    if begin is not None and end is not None and begin > end:
        raise Invalid("api.period_turned", field="from")
    after = page.after("leaves", date.fromisoformat, int)
    rows = queries.leaves(db, actor, parent=parent, begin=begin, end=end, after=after, limit=page.limit)
    return PageOf(items=rows, next=page.cut("leaves", rows, lambda last: (last.from_day, last.id)))


@router.post("/leaves", status_code=201, responses=refusing(404, 409))
def enter(db: Db, actor: CurrentActor, at: Now, sent: LeaveIn) -> LeaveRow:
    """Enter leave of somebody who serves where you manage people."""
    return actions.enter_leave(db, actor, sent.absence(), at=at)


@router.post("/leaves/{leave_id}/cancel", responses=refusing(409))
def cancel(db: Db, actor: CurrentActor, at: Now, leave_id: int) -> LeaveRow:
    """Cancel leave to come; leave that runs ends with yesterday."""
    return actions.cancel_leave(db, actor, leave_id, at=at)
