"""Patrols: sent by whoever walked them, read by them alone; how much of grids was reached, which names nobody."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Header, Query, Response
from pydantic import AwareDatetime

from api.deps import Config, CurrentActor, Day, Db, Now, PageQuery, Today, moment
from api.documenting import Responses, refusing
from api.schemas.parts import Listed, PageOf
from api.schemas.patrols import PatrolIn
from api.unit import Router
from gridgis.casework import duty, patrolling
from gridgis.casework.duty import DutySpan
from gridgis.patrols import queries
from gridgis.patrols.queries import Days, GridCover, PatrolCell, PatrolRow, PatrolStory

router = Router(tags=["patrols"])

AGAIN: Responses = {200: {"description": "Had been received before"}}


@router.get("/field/duty")
def own_duty(db: Db, actor: CurrentActor, settings: Config, today: Today) -> Listed[DutySpan]:
    """When you are on duty, and in which grids, today and in the days to come; a patrol is recorded then alone."""
    last = today.fromordinal(today.toordinal() + duty.AHEAD - 1)
    return Listed(items=duty.spans(db, actor, today, last, zone=settings.timezone))


@router.get("/patrols")
def own(db: Db, actor: CurrentActor, page: PageQuery) -> PageOf[PatrolRow]:
    """Your own patrols, the last one first."""
    found = queries.own(db, actor, after=page.after("patrols", moment, UUID), limit=page.limit)
    return PageOf(items=found, next=page.cut("patrols", found, lambda last: (last.started_at, last.id)))


async def days(
    at: Now,
    begin: Annotated[Day | None, Query(alias="from", description="first day; thirty days by default")] = None,
    end: Annotated[Day | None, Query(alias="to", description="last day; today by default")] = None,
) -> Days:
    """The days of which coverage is asked.

    Raises:
        Invalid: they are fewer than a week or more than a year.
    """
    return queries.days_of(begin, end, at.date())


Place = Annotated[str, Query(max_length=20, description="a town, a village or a grid")]
OfDays = Annotated[Days, Depends(days)]


@router.get("/patrols/coverage", responses=refusing(403, 404))
def coverage(db: Db, actor: CurrentActor, today: Today, place: Place, period: OfDays) -> Listed[GridCover]:
    """How much of grids patrols reached in some days, a week at least; who walked is not told."""
    return Listed(items=queries.coverage(db, actor, place, period, today=today))


@router.get("/patrols/cells", responses=refusing(404))
def cells(
    db: Db, actor: CurrentActor, today: Today, place: Place, period: OfDays, reached: bool | None = None
) -> Listed[PatrolCell]:
    """The patrol cells of a grid, those that were reached or those that were not: what coverage counts."""
    return Listed(items=queries.cells(db, actor, place, period, today=today, reached=reached))


@router.get("/patrols/{patrol_id}", responses=refusing(404))
def story(db: Db, actor: CurrentActor, patrol_id: UUID) -> PatrolStory:
    """A patrol of your own, with its track and stops until they go."""
    return queries.story(db, actor, patrol_id)


@router.put("/patrols/{patrol_id}", status_code=201, responses=AGAIN | refusing(403, 409))
def put(
    db: Db,
    actor: CurrentActor,
    settings: Config,
    at: Now,
    patrol_id: UUID,
    sent: PatrolIn,
    response: Response,
    device_time: Annotated[
        AwareDatetime | None, Header(description="what the clock of the device says as this is sent")
    ] = None,
) -> PatrolStory:
    """Send a patrol that you walked on duty. The same again is acknowledged and changes nothing."""
    skew = device_time - at if device_time else None
    taken = patrolling.take_in(db, actor, patrol_id, sent.walked(), skew=skew, zone=settings.timezone, at=at)
    response.status_code = 201 if taken.fresh else 200
    return queries.story(db, actor, patrol_id)
