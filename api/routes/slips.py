"""Supervision slips: the list of those who send, answer and judge them, those of a case, and their moves."""

from typing import Annotated

from fastapi import Path, Query

from api.deps import Config, CurrentActor, Db, Now, PageQuery, moment
from api.documenting import refusing
from api.schemas.cases import SlipMoveIn
from api.schemas.parts import Listed, PageOf
from api.unit import Router
from gridgis.cases import slips as acts
from gridgis.cases.actions import opened
from gridgis.cases.slip_rules import SlipLevel, SlipState
from gridgis.cases.slips import Addressee, SlipMove
from gridgis.casework import slips
from gridgis.casework.slips import Slip, SlipCounts, SlipRow, Wanted

router = Router(tags=["cases"])
Nth = Annotated[int, Path(ge=1, le=10_000)]


@router.get("/slips")
def listed(
    db: Db,
    actor: CurrentActor,
    at: Now,
    page: PageQuery,
    waiting: Annotated[bool, Query(description="false: those that are done with, the newest first")] = True,
    state: SlipState | None = None,
    level: SlipLevel | None = None,
    mine: Annotated[bool, Query(description="those that wait for you")] = False,
    late: Annotated[bool, Query(description="those whose answer is due and not there")] = False,
) -> PageOf[SlipRow]:
    """Supervision slips about cases the actor may read, those that wait longest first."""
    order = "waiting" if waiting else "done"
    after = page.after(order, moment, str, int)
    rows = slips.listed(db, actor, Wanted(waiting, state, level, mine, late), at=at, after=after, limit=page.limit)
    following = page.cut(order, rows, lambda last: slips.key_of(last[0]))
    return PageOf(items=slips.shown(db, actor, rows, at), next=following)


@router.get("/slips/counts")
def counts(db: Db, actor: CurrentActor, at: Now) -> SlipCounts:
    """How many slips wait for somebody: all, yours, late ones, red ones, and by state."""
    return slips.counts(db, actor, at=at)


@router.get("/cases/{number}/addressees")
def addressees(db: Db, actor: CurrentActor, at: Now, number: str) -> Listed[Addressee]:
    """To whom a slip about a case can go: those of its office, its leader first, then the command centre."""
    case = opened(db, actor, number, at=at)
    return Listed(items=[one for one in acts.addressees(db, case, at.date()) if one.account_id != actor.account_id])


@router.post("/cases/{number}/slips/{seq}/moves", responses=refusing(409))
def move(db: Db, actor: CurrentActor, settings: Config, at: Now, number: str, seq: Nth, body: SlipMoveIn) -> Slip:
    """Move a slip one step: issue or drop a proposal, answer it, accept the answer or ask again."""
    asked = SlipMove(body.move, body.note, body.addressee)
    slip = acts.move_slip(db, actor, number, seq, asked, zone=settings.timezone, at=at)
    return slips.moved(db, actor, slip, at=at)
