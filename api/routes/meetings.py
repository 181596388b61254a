"""Joint meetings of the four platforms, and those of each."""

from typing import Annotated

from fastapi import Path, Query
from fastapi.responses import FileResponse

from api.deps import Config, CurrentActor, Db, Now, PageQuery, allow
from api.documenting import refusing
from api.routes.briefings import FILE, HEADERS
from api.routes.table_files import Tongue
from api.schemas.meetings import CallingIn, DecisionResultIn, MeetingMoveIn, WritingIn
from api.schemas.parts import PageOf
from api.unit import Router
from api.uploads import Folder
from gridgis.briefing.telling import Teller
from gridgis.core.wording import worded
from gridgis.meetings import actions, minutes, queries
from gridgis.meetings.queries import MeetingRow, MeetingStory

router = Router(prefix="/meetings", tags=["meetings"])


@router.get("")
def listed(
    db: Db,
    actor: CurrentActor,
    at: Now,
    page: PageQuery,
    place: Annotated[str | None, Query(max_length=20, description="of a county or town alone")] = None,
) -> PageOf[MeetingRow]:
    """Meetings that you may read, the last called first."""
    after = page.after("meetings", int)
    found = queries.listed(db, actor, at=at, place=place, after=after[0] if after else None, limit=page.limit)
    return PageOf(items=found, next=page.cut("meetings", found, lambda last: (last.id,)))


@router.post("", status_code=201, responses=refusing(403, 404))
def call(db: Db, actor: CurrentActor, settings: Config, at: Now, sent: CallingIn) -> MeetingStory:
    """Call a meeting; its agenda is drafted from undone decisions, weak points and open problems."""
    return actions.call(db, actor, sent.calling(), zone=settings.timezone, at=at)


@router.get("/{meeting_id}", responses=refusing(404))
def story(db: Db, actor: CurrentActor, at: Now, meeting_id: int) -> MeetingStory:
    """A meeting whole."""
    return queries.story(db, actor, meeting_id, at=at)


@router.put("/{meeting_id}", responses=refusing(403, 404, 409))
def write(db: Db, actor: CurrentActor, at: Now, meeting_id: int, sent: WritingIn) -> MeetingStory:
    """Keep agenda, minutes and decisions as they stand on screen."""
    return actions.write(db, actor, meeting_id, sent.writing(), at=at)


@router.post("/{meeting_id}/agenda", responses=refusing(403, 404, 409))
def redraft(db: Db, actor: CurrentActor, settings: Config, at: Now, meeting_id: int) -> MeetingStory:
    """Draft the agenda again; what somebody put there or wrote on stays."""
    return actions.redraft(db, actor, meeting_id, zone=settings.timezone, at=at)


@router.post("/{meeting_id}/moves", responses=refusing(403, 404, 409))
def move(db: Db, actor: CurrentActor, settings: Config, at: Now, meeting_id: int, sent: MeetingMoveIn) -> MeetingStory:
    """Move a meeting on; confirmed, its decisions with a category become cases."""
    return actions.move(db, actor, meeting_id, sent.move, sent.version, settings.terms, at=at)


@router.get(
    "/{meeting_id}/files/{name}",
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
    meeting_id: int,
    name: Annotated[str, Path(max_length=10, description="pdf or docx")],
) -> FileResponse:
    """A meeting on paper, into the red head of its county: agenda, minutes, decisions."""
    content = minutes.document(db, actor, meeting_id, name, Teller(settings.language), at=at)
    path = folder / "minutes"
    path.write_bytes(content)
    called = worded("meetings.paper_file", {"id": meeting_id}, tongue)
    return FileResponse(path, media_type=minutes.KINDS[name], filename=f"{called}.{name}", headers=HEADERS)


@router.post("/decisions/{decision_id}/result", responses=refusing(403, 404, 409))
def settle(db: Db, actor: CurrentActor, at: Now, decision_id: int, sent: DecisionResultIn) -> MeetingStory:
    """Tell what became of a decision: by who prepares the meeting, or the leader of the office that does it."""
    return actions.settle(db, actor, decision_id, sent.result, at=at)
