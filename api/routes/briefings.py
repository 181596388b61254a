"""Briefings: drafted, written, held against the data, signed and frozen, sent; their files, red heads and schedules."""

from datetime import datetime
from functools import partial
from typing import Annotated, Any

from fastapi import Path, Query
from fastapi.responses import FileResponse, HTMLResponse

from api.deps import Config, CurrentActor, Db, Now, PageQuery, allow
from api.documenting import Responses, refusing
from api.routes.table_files import Tongue
from api.schemas.briefings import BeginIn, CorrectIn, PaperMoveIn, PaperOut, RefreshIn, Saved, SaveIn, SchedulesIn
from api.schemas.parts import Listed, PageOf
from api.unit import Router
from api.uploads import Folder, Upload
from gridgis.analytics.figures import period_of
from gridgis.briefing import drafting, files, heads, moving, papers, scheduling
from gridgis.briefing.checking import Checked, checked
from gridgis.briefing.drafting import Wanted
from gridgis.briefing.heads import HeadRow
from gridgis.briefing.models import Paper
from gridgis.briefing.moving import Means
from gridgis.briefing.papers import PaperRow, Sought
from gridgis.briefing.printing import paper as page_of
from gridgis.briefing.rules import FROZEN, WRITE, BriefingState, PaperKind
from gridgis.briefing.scheduling import ScheduleRow
from gridgis.briefing.standalone import leaflet
from gridgis.briefing.telling import Teller
from gridgis.core.settings import Settings
from gridgis.core.wording import worded
from gridgis.security.rules import Actor

router = Router(tags=["briefing"])

Id = Annotated[int, Path(ge=1, lt=2**63)]
County = Annotated[str, Query(max_length=20)]
FILE: Responses = {
    200: {
        "description": "The file",
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}
PAGE: Responses = {200: {"description": "The page", "content": {"text/html": {"schema": {"type": "string"}}}}}
DOCUMENT: dict[str, Any] = {
    "requestBody": {
        "description": "The bytes of a Word document (.docx) that names its places",
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}
HEADERS = {"Cache-Control": "private, no-store"}


def _teller(settings: Settings) -> Teller:
    """Briefings are written in the language of the installation."""
    return Teller(settings.language)


def _shown(db: Db, actor: Actor, settings: Settings, paper: Paper, at: datetime) -> PaperOut:
    tell, spot = _teller(settings), papers.spot_of(paper)
    shown = papers.show(db, actor, paper, tell)
    writes = actor.may(WRITE, spot)
    corrects = writes and paper.state in FROZEN and shown.newer is None
    moves = moving.moves_of(db, actor, paper, tell, at=at)
    return PaperOut(briefing=shown, moves=moves, writes=writes and paper.state == "draft", corrects=corrects)


@router.get("/briefings")
def listed(
    db: Db,
    actor: CurrentActor,
    page: PageQuery,
    state: BriefingState | None = None,
    place: Annotated[str | None, Query(max_length=20)] = None,
    kind: PaperKind = "briefing",
    q: Annotated[str, Query(max_length=80, description="words in title, place or reason, or a number")] = "",
) -> PageOf[PaperRow]:
    """Briefings or bulletins, the newest first: signed where you read figures, sent to you, all where you write."""
    name, wanted = f"briefings {kind} {state} {place} {q}", Sought(kind, state, place, q)
    rows = papers.listed(db, actor, wanted, after=(page.after(name, int) or (None,))[0], limit=page.limit)
    return PageOf(items=rows, next=page.cut(name, rows, lambda last: (last.id,)))


@router.post("/briefings", status_code=201, responses=refusing(403, 404, 409))
def begin(db: Db, actor: CurrentActor, settings: Config, at: Now, sent: BeginIn) -> PaperOut:
    """Make a draft of a briefing or bulletin of a county or town for some days."""
    period = period_of(sent.begin, sent.end, today=at.date(), zone=settings.timezone)
    paper = drafting.begin(db, actor, Wanted(sent.place, period, sent.rhythm, sent.kind), _teller(settings), at=at)
    return _shown(db, actor, settings, paper, at)


@router.get("/briefings/schedules")
def schedules(db: Db, actor: CurrentActor) -> Listed[ScheduleRow]:
    """What is drafted and sent by itself where you sign."""
    return Listed(items=scheduling.schedules(db, actor))


@router.put("/briefings/schedules/{place}", responses=refusing(403, 404))
def set_schedules(
    db: Db, actor: CurrentActor, at: Now, place: Annotated[str, Path(max_length=20)], sent: SchedulesIn
) -> Listed[ScheduleRow]:
    """Set what a place gets by itself, in place of what was set before."""
    return Listed(items=scheduling.set_schedules(db, actor, place, sent.wishes(), at=at))


@router.get("/briefings/head", responses=refusing(403, 404))
def head(db: Db, actor: CurrentActor, county: County) -> HeadRow:
    """The red head of a county where you sign: whose it is, and the places that one has to name."""
    return heads.head(db, actor, county)


@router.get("/briefings/head/file", response_class=FileResponse, responses=FILE | refusing(403, 404))
def head_file(db: Db, actor: CurrentActor, folder: Folder, county: County) -> FileResponse:
    """The red head of a county as a document, to be changed and sent back; ours where it has none."""
    path = folder / "head.docx"
    path.write_bytes(heads.content(db, actor, county))
    return FileResponse(path, media_type=files.DOCX, filename=f"red-head-{county}.docx", headers=HEADERS)


@router.put("/briefings/head/file", dependencies=[allow(60)], responses=refusing(403, 404), openapi_extra=DOCUMENT)
def set_head(
    db: Db,
    actor: CurrentActor,
    at: Now,
    path: Upload,
    county: County,
    name: Annotated[str, Query(max_length=100, description="of the file")],
) -> HeadRow:
    """Set the red head of a county: a document that names its places, each as `{{ title }}`."""
    return heads.set_head(db, actor, county, name, path, at=at)


@router.delete("/briefings/head/file", responses=refusing(403, 404))
def drop_head(db: Db, actor: CurrentActor, at: Now, county: County) -> HeadRow:
    """Use our red head again."""
    return heads.drop_head(db, actor, county, at=at)


@router.get("/briefings/{id}", responses=refusing(404))
def show(db: Db, actor: CurrentActor, settings: Config, at: Now, id: Id) -> PaperOut:
    """A briefing with its blocks, the numbers it may name, and what you may do with it."""
    return _shown(db, actor, settings, papers.get(db, actor, id), at)


@router.put("/briefings/{id}", responses=refusing(403, 404, 409))
def save(db: Db, actor: CurrentActor, at: Now, id: Id, sent: SaveIn) -> Saved:
    """Keep a draft as it is now; one that somebody else saved since is not written over."""
    blocks = [one.block() for one in sent.blocks]
    recipients = None if sent.recipients is None else [(one.level, one.code) for one in sent.recipients]
    paper = drafting.save(db, actor, id, sent.version, sent.title, blocks, recipients, at=at)
    return Saved(version=paper.version, saved_at=paper.saved_at)


@router.post("/briefings/{id}/refresh", responses=refusing(403, 404, 409))
def refresh(db: Db, actor: CurrentActor, settings: Config, at: Now, id: Id, sent: RefreshIn) -> PaperOut:
    """Read the data of a draft again, as of now; its words stay."""
    paper = drafting.refresh(db, actor, id, sent.version, _teller(settings), at=at)
    return _shown(db, actor, settings, paper, at)


@router.get("/briefings/{id}/check", responses=refusing(404))
def check(db: Db, actor: CurrentActor, settings: Config, at: Now, id: Id) -> Checked:
    """Numbers of a briefing that differ from the data by now, and those that somebody typed."""
    return checked(db, papers.get(db, actor, id, whole=True), _teller(settings), at=at)


@router.post("/briefings/{id}/moves", responses=refusing(403, 404, 409))
def move(db: Db, actor: CurrentActor, settings: Config, at: Now, id: Id, sent: PaperMoveIn) -> PaperOut:
    """Move a briefing one step: submit, recall, return, sign (which freezes it), send, discard."""
    sending = partial(scheduling.next_sending, db, settings.timezone)
    means = Means(_teller(settings), sending)
    paper = moving.move(db, actor, id, sent.asked(), means, at=at)
    return _shown(db, actor, settings, paper, at)


@router.post("/briefings/{id}/editions", status_code=201, responses=refusing(403, 404, 409))
def correct(db: Db, actor: CurrentActor, settings: Config, at: Now, id: Id, sent: CorrectIn) -> PaperOut:
    """Begin a later edition of a signed briefing, which says what changed."""
    paper = drafting.correct(db, actor, id, sent.reason, _teller(settings), at=at)
    return _shown(db, actor, settings, paper, at)


@router.post("/briefings/{id}/receipts", responses=refusing(404, 409))
def receive(db: Db, actor: CurrentActor, settings: Config, at: Now, id: Id) -> PaperOut:
    """Take note of a bulletin for the towns and offices that you read it for."""
    return _shown(db, actor, settings, papers.receive(db, actor, id, at=at), at)


@router.get("/briefings/{id}/preview", response_class=HTMLResponse, responses=PAGE | refusing(404))
def preview(
    db: Db, actor: CurrentActor, settings: Config, at: Now, id: Id, block: Annotated[str, Query(max_length=40)] = ""
) -> HTMLResponse:
    """A briefing as it prints, as a page without a script; one block is framed."""
    paper = papers.get(db, actor, id)
    of = files.written(db, paper, lambda: leaflet(settings.web_dist), _teller(settings), at.date())
    return HTMLResponse(page_of(of.sheet, block), headers=HEADERS)


@router.get(
    "/briefings/{id}/files/{name}",
    dependencies=[allow(60)],
    response_class=FileResponse,
    responses=FILE | refusing(404),
)
def file(
    db: Db,
    actor: CurrentActor,
    settings: Config,
    at: Now,
    folder: Folder,
    tongue: Tongue,
    id: Id,
    name: Annotated[
        str, Path(max_length=40, description="html, pdf, docx, xlsx, or a drawing such as map-overdue.png")
    ],
) -> FileResponse:
    """A file of a briefing: of a signed one as it was then, of a draft as it stands, marked as one."""
    paper = papers.get(db, actor, id)
    library = partial(leaflet, settings.web_dist)
    if paper.state in FROZEN:
        content = files.frozen(db, paper, name, library, _teller(settings))
    else:
        content = files.made(files.written(db, paper, library, _teller(settings), at.date()), name)
    path = folder / "briefing"
    path.write_bytes(content)
    facts = {"place": paper.place_name, "begin": paper.first_day, "end": paper.last_day}
    called = worded(f"briefing.{'bulletin_' if paper.kind == 'bulletin' else ''}file", facts, tongue)
    called = f"{called}-{name}" if name.endswith(".png") else f"{called}.{name}"
    return FileResponse(path, media_type=files.media_type(name), filename=called, headers=HEADERS)
