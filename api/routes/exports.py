"""Workbooks of lists that take long: asked for, followed, cancelled, taken; the worker writes one after the other."""

from typing import Annotated

from fastapi import Path, Query
from fastapi.responses import FileResponse

from api.deps import Config, CurrentActor, Db, Now, allow
from api.documenting import refusing
from api.routes.cases import FilterQuery
from api.routes.coordination import Mine, Open
from api.routes.desks import TabName
from api.routes.requests import WantedQuery
from api.routes.table_files import BOOK, XLSX, Tongue
from api.schemas.parts import Listed
from api.unit import Router
from gridgis.casework.desks import queries as desks
from gridgis.exchange.queues import later
from gridgis.exchange.queues.later import ExportRow
from gridgis.people.desks import DeskName

router = Router(tags=["files"])

Id = Annotated[int, Path(ge=1, lt=2**63)]
ASKED = refusing(403, 409)


@router.get("/exports")
def own(db: Db, actor: CurrentActor, at: Now) -> Listed[ExportRow]:
    """Your workbooks of the last day, the newest first, with how far each is."""
    return Listed(items=later.listed(db, actor, at=at))


@router.post("/exports/desks/{desk}", status_code=201, responses=ASKED)
def of_desk(
    db: Db, actor: CurrentActor, at: Now, tongue: Tongue, desk: DeskName, tab: TabName, wanted: FilterQuery
) -> ExportRow:
    """Ask for the list behind a tab as a workbook, written in the background."""
    from gridgis.exchange.queues.writing import told_of  # noqa: PLC0415 - openpyxl, only where it is needed

    desks.page(db, actor, desk, tab, wanted, at=at, after=None, limit=1)
    asked = {"desk": desk, "tab": tab, "filter": told_of(wanted)}
    return later.ask(db, actor, "desk", asked, tongue, at=at)


@router.post("/exports/requests", status_code=201, responses=ASKED)
def of_requests(db: Db, actor: CurrentActor, at: Now, tongue: Tongue, wanted: WantedQuery) -> ExportRow:
    """Ask for the queue of requests as a workbook, written in the background."""
    asked = {"open": wanted.open, "kind": wanted.kind, "office": wanted.office, "mine": wanted.mine}
    return later.ask(db, actor, "requests", asked, tongue, at=at)


@router.post("/exports/coordination", status_code=201, responses=ASKED)
def of_coordination(
    db: Db, actor: CurrentActor, at: Now, tongue: Tongue, open: Open = True, mine: Mine = False
) -> ExportRow:
    """Ask for the queue of coordination as a workbook, written in the background."""
    return later.ask(db, actor, "coordination", {"open": open, "mine": mine}, tongue, at=at)


@router.post("/exports/messages", status_code=201, responses=ASKED)
def of_messages(
    db: Db,
    actor: CurrentActor,
    at: Now,
    tongue: Tongue,
    unread: Annotated[bool, Query(description="those alone that were not read")] = False,
) -> ExportRow:
    """Ask for your messages as a workbook, written in the background."""
    return later.ask(db, actor, "messages", {"unread": unread}, tongue, at=at)


@router.post("/exports/{id}/cancel", responses=refusing(404, 409))
def cancel(db: Db, actor: CurrentActor, at: Now, id: Id) -> ExportRow:
    """Have a workbook written no further."""
    return later.cancel(db, actor, id, at=at)


@router.post(
    "/exports/{id}/file", dependencies=[allow(60)], response_class=FileResponse, responses=BOOK | refusing(404, 409)
)
def take(db: Db, actor: CurrentActor, settings: Config, at: Now, id: Id) -> FileResponse:
    """A workbook that is done, if you may still read every case in it."""
    path = later.take(db, actor, settings.exports_dir, id, at=at)
    return FileResponse(path, media_type=XLSX, filename=f"{id}-{at:%Y%m%d}.xlsx")
