"""Requests of offices that need a decision: the queue of those who decide. Deciding is a move of the case."""

from typing import Annotated

from fastapi import Body, Depends, Query, Response
from fastapi.responses import FileResponse

from api.deps import Config, CurrentActor, Db, Media, Now, PageQuery, allow, moment
from api.documenting import Responses, refusing
from api.routes.table_files import BOOK, XLSX, Tongue
from api.schemas.parts import PageOf, Sha256
from api.unit import Router
from api.uploads import Folder, paper
from gridgis.cases.rules import Asking
from gridgis.casework import evidence, requests
from gridgis.casework.parts import PaperPart
from gridgis.casework.requests import Extended, QueueCounts, Queued, Wanted

router = Router(tags=["cases"])

AGAIN: Responses = {200: {"description": "Had been received before"}}


def parse_wanted(
    open: Annotated[bool, Query(description="false: those that are decided, the newest first")] = True,
    kind: Asking | None = None,
    office: Annotated[str | None, Query(max_length=80, description="code of the office that asked")] = None,
    mine: Annotated[bool, Query(description="those that are yours to decide")] = False,
) -> Wanted:
    """Which requests are meant."""
    return Wanted(open, kind, office, mine)


WantedQuery = Annotated[Wanted, Depends(parse_wanted)]


@router.get("/requests")
def queue(
    db: Db, actor: CurrentActor, settings: Config, at: Now, page: PageQuery, wanted: WantedQuery
) -> PageOf[Queued]:
    """What offices ask for in cases the actor may read, the most pressing first."""
    order = "open" if wanted.open else "decided"
    after = page.after(order, moment, str)
    rows = requests.queue(db, actor, wanted, after=after, limit=page.limit)
    following = page.cut(order, rows, lambda last: requests.key_of(last[0]))
    return PageOf(items=requests.shown(db, actor, rows, zone=settings.timezone, at=at), next=following)


@router.get("/exports/requests", dependencies=[allow(600)], response_class=FileResponse, responses=BOOK)
def export(
    db: Db, actor: CurrentActor, settings: Config, at: Now, folder: Folder, tongue: Tongue, wanted: WantedQuery
) -> Response:
    """The queue as a workbook, without sensitive cases."""
    from gridgis.exchange.queues.books import write_requests  # noqa: PLC0415 - openpyxl, only where it is needed

    path = folder / "requests.xlsx"
    write_requests(db, actor, path, wanted, language=tongue, zone=settings.timezone, at=at)
    return FileResponse(path, media_type=XLSX, filename=f"requests-{at:%Y%m%d}.xlsx")


@router.get("/requests/counts")
def counts(db: Db, actor: CurrentActor, at: Now) -> QueueCounts:
    """How many requests wait: all, those yours to decide, those past their time, and by kind."""
    return requests.counts(db, actor, at=at)


@router.get("/cases/{number}/extension")
def extended(
    db: Db,
    actor: CurrentActor,
    settings: Config,
    at: Now,
    number: str,
    more: Annotated[float, Query(gt=0, le=1000, description="in the unit of the case's limit")],
) -> Extended:
    """When the limit of handling would end, extended by so much, and who could grant it; nothing is changed."""
    return requests.extended(db, actor, number, more, zone=settings.timezone, at=at)


@router.put("/cases/{number}/papers/{sha256}", status_code=201, responses=AGAIN | refusing(409, 507))
def put_paper(
    db: Db,
    actor: CurrentActor,
    settings: Config,
    media: Media,
    at: Now,
    number: str,
    sha256: Sha256,
    content: Annotated[bytes, Body(media_type="application/octet-stream")],
    name: Annotated[str, Query(max_length=200, description="the file's name")],
    response: Response,
) -> PaperPart:
    """Put a PDF, JPG or PNG to a case in which you ask for something, under its SHA-256; your next move names it."""
    most = settings.media_max_pixels
    told, fresh = evidence.attach(db, actor, number, sha256, name, content, media, most_pixels=most, at=at)
    response.status_code = 201 if fresh else 200
    return told


@router.get("/cases/{number}/papers/{sha256}", response_class=FileResponse)
def read_paper(db: Db, actor: CurrentActor, media: Media, at: Now, number: str, sha256: Sha256) -> Response:
    """A paper of a case, to be kept as a file."""
    found = evidence.read(db, actor, number, sha256, at=at)
    return paper(media, found.sha256, found.content_type, found.name)
