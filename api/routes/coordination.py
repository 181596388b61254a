"""Coordination: cases that wait for somebody to name who leads and who helps. Deciding is a move of the case."""

from typing import Annotated

from fastapi import Query
from fastapi.responses import FileResponse

from api.deps import Config, CurrentActor, Db, Now, PageQuery, allow, moment
from api.routes.table_files import BOOK, XLSX, Tongue
from api.schemas.parts import Listed, PageOf
from api.unit import Router
from api.uploads import Folder
from gridgis.casework import coordination, together
from gridgis.casework.coordination import CoordinationCounts, Proposal, Waiting
from gridgis.casework.together import Colleague, Joint

router = Router(tags=["cases"])


Open = Annotated[bool, Query(description="false: those that are decided, the newest first")]
Mine = Annotated[bool, Query(description="those that are yours to settle")]


@router.get("/coordination")
def queue(
    db: Db,
    actor: CurrentActor,
    settings: Config,
    at: Now,
    page: PageQuery,
    open: Open = True,
    mine: Mine = False,
) -> PageOf[Waiting]:
    """What waits for a lead to be named, in cases the actor may read, the most pressing first."""
    order = "open" if open else "settled"
    after = page.after(order, moment, str)
    rows = coordination.queue(db, actor, open=open, mine=mine, after=after, limit=page.limit)
    following = page.cut(order, rows, lambda last: coordination.key_of(last[0]))
    return PageOf(items=coordination.shown(db, actor, rows, zone=settings.timezone, at=at), next=following)


@router.get("/coordination/counts")
def counts(db: Db, actor: CurrentActor, at: Now) -> CoordinationCounts:
    """How many coordinations are open: all, those yours to settle, those past their time, and by whose they are."""
    return coordination.counts(db, actor, at=at)


@router.get("/coordination/joint")
def joint(db: Db, actor: CurrentActor, at: Now) -> Listed[Joint]:
    """Joint actions of several offices in open cases the actor may read, in the order of their time."""
    return Listed(items=together.joint(db, actor, at=at))


@router.get("/exports/coordination", dependencies=[allow(600)], response_class=FileResponse, responses=BOOK)
def export(
    db: Db,
    actor: CurrentActor,
    settings: Config,
    at: Now,
    folder: Folder,
    tongue: Tongue,
    open: Open = True,
    mine: Mine = False,
) -> FileResponse:
    """The queue as a workbook, without sensitive cases."""
    from gridgis.exchange.queues.books import write_coordinations  # noqa: PLC0415 - openpyxl, only where it is needed

    path = folder / "coordination.xlsx"
    write_coordinations(db, actor, path, open=open, mine=mine, language=tongue, zone=settings.timezone, at=at)
    return FileResponse(path, media_type=XLSX, filename=f"coordination-{at:%Y%m%d}.xlsx")


@router.get("/cases/{number}/coordination")
def proposal(db: Db, actor: CurrentActor, at: Now, number: str) -> Proposal:
    """What is known to name who leads a case: offices with distance and load, and what was decided before."""
    return coordination.proposal(db, actor, number, at=at)


@router.get("/cases/{number}/colleagues")
def colleagues(db: Db, actor: CurrentActor, at: Now, number: str) -> Listed[Colleague]:
    """Who serves in your office that has a part in a case, and so could be in charge of it there."""
    return Listed(items=together.colleagues(db, actor, number, at=at))
