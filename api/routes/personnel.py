"""Personnel matters of stationed offices: heads' moves, notices, suggestions."""

from typing import Annotated, Literal

from fastapi import Body, Query
from fastapi.responses import FileResponse, Response

from api.deps import Config, CurrentActor, Db, Media, Now, PageQuery, Today
from api.documenting import refusing
from api.schemas.parts import Listed, NameIn, PageOf
from api.schemas.people import Parent
from api.schemas.personnel import HeadMoveIn, MatterMoveIn, MatterOut, SuggestionIn
from api.unit import Router
from api.uploads import paper
from gridgis.casework import personnel
from gridgis.people.personnel import actions, candidates, queries
from gridgis.people.personnel.actions import HeadMove, Suggestion
from gridgis.people.personnel.candidates import Candidate, StationedOffice
from gridgis.people.personnel.queries import MatterCounts, MatterRow
from gridgis.people.personnel.rules import Kind

router = Router(prefix="/personnel", tags=["personnel"])


def _whole(db: Db, actor: CurrentActor, at: Now, matter_id: int) -> MatterOut:
    matter = queries.read(db, actor, matter_id, at=at)
    return MatterOut(matter=matter, cases=personnel.cases_of(db, actor, matter, at=at))


@router.get("")
def matters(
    db: Db,
    actor: CurrentActor,
    at: Now,
    page: PageQuery,
    parent: Parent = None,
    office: Annotated[str | None, Query(max_length=60)] = None,
    kind: Kind | None = None,
    only: Annotated[Literal["all", "waiting"], Query(description="all, or those that wait for somebody")] = "all",
) -> PageOf[MatterRow]:
    """Personnel matters that you have a part in, the newest first."""
    after = page.after("personnel", int)
    found = queries.matters(
        db,
        actor,
        at=at,
        parent=parent,
        office=office,
        kind=kind,
        only=only,
        after=after[0] if after else None,
        limit=page.limit,
    )
    return PageOf(items=found, next=page.cut("personnel", found, lambda last: (last.id,)))


@router.get("/counts")
def counted(db: Db, actor: CurrentActor, at: Now, parent: Parent = None) -> MatterCounts:
    """How many matters wait for somebody, by kind, and how many for you."""
    return queries.counts(db, actor, at=at, parent=parent)


@router.get("/offices")
def offices(db: Db, actor: CurrentActor, today: Today) -> Listed[StationedOffice]:
    """Stationed offices for whose department or town you speak, with their staff."""
    return Listed(items=candidates.offices(db, actor, today))


@router.post("/candidates", responses=refusing(403, 404))
def who(
    db: Db, actor: CurrentActor, today: Today, office: Annotated[str, Query(max_length=60)], body: NameIn
) -> Listed[Candidate]:
    """Who may become head of an office for whose department you speak: part of a name in the line, else a whole one."""
    return Listed(items=candidates.candidates(db, actor, office, body.q.strip(), today))


@router.get("/{matter_id}")
def one(db: Db, actor: CurrentActor, at: Now, matter_id: int) -> MatterOut:
    """A matter with its steps, what you may do, and the cases in it that you may read."""
    return _whole(db, actor, at, matter_id)


@router.post("/head-moves", status_code=201, responses=refusing(404, 409))
def ask(db: Db, actor: CurrentActor, at: Now, sent: HeadMoveIn) -> MatterOut:
    """Ask a town for its written consent to the move of a head, where you speak for the office's department."""
    made = actions.ask_head_move(db, actor, HeadMove(**sent.model_dump()), at=at)
    return _whole(db, actor, at, made.id)


@router.post("/suggestions", status_code=201, responses=refusing(404))
def suggest(db: Db, actor: CurrentActor, at: Now, sent: SuggestionIn) -> MatterOut:
    """File a suggestion about somebody of an office where you speak for the town; the office's figures go with it."""
    wish = Suggestion(sent.office_code, sent.person_id, sent.reason, tuple(dict.fromkeys(sent.cases)))
    made = personnel.file_suggestion(db, actor, wish, at=at)
    return _whole(db, actor, at, made.id)


@router.post("/{matter_id}/moves", responses=refusing(409))
def move(db: Db, actor: CurrentActor, at: Now, matter_id: int, sent: MatterMoveIn) -> MatterOut:
    """Move a matter one step on."""
    actions.move(db, actor, matter_id, sent.move, sent.note, at=at)
    return _whole(db, actor, at, matter_id)


@router.put("/{matter_id}/paper", responses=refusing(409, 503))
def put_paper(
    db: Db,
    actor: CurrentActor,
    settings: Config,
    media: Media,
    at: Now,
    matter_id: int,
    content: Annotated[bytes, Body(media_type="application/octet-stream")],
    name: Annotated[str, Query(max_length=200, description="the file's name")],
) -> MatterOut:
    """Put the town's written answer, a PDF, JPG or PNG; kept as it came, under its hash."""
    actions.put_paper(db, actor, matter_id, name, content, media, most_pixels=settings.media_max_pixels, at=at)
    return _whole(db, actor, at, matter_id)


@router.get("/{matter_id}/paper", response_class=FileResponse)
def read_paper(db: Db, actor: CurrentActor, media: Media, at: Now, matter_id: int) -> Response:
    """The town's written answer, to be kept as a file."""
    matter = actions.read_paper(db, actor, matter_id, at=at)
    return paper(media, matter.paper_sha256, matter.paper_type, matter.paper_name)
