"""What the installation is set to, each change previewed, recorded and undone by another."""

from typing import Annotated, Any

from fastapi import Query, Response

from api.deps import Config, CurrentActor, Day, Db, Now, Today, allow
from api.documenting import refusing
from api.schemas.parts import Listed
from api.schemas.settings import (
    AgenciesChangeIn,
    AgenciesIn,
    CalendarChangeIn,
    CalendarIn,
    CalendarRead,
    MessagesChangeIn,
    MessagesIn,
    PackChangeIn,
    PackDraftIn,
    PackIn,
    Reasoned,
    Reckoned,
    RejectedRow,
    ReporterPagesChangeIn,
    ReporterPagesIn,
    RolesChangeIn,
    RolesIn,
    TermsChangeIn,
    TermsIn,
    ThresholdsChangeIn,
    ThresholdsIn,
    TopicName,
)
from api.unit import Router
from api.uploads import Upload
from gridgis.exchange.reference import work_calendar
from gridgis.security.rules import Actor
from gridgis.settings import (
    agencies,
    calendar,
    changes,
    messages,
    pack,
    pack_drafts,
    reckoning,
    reporter_pages,
    roles,
    saving,
    terms,
    thresholds,
)
from gridgis.settings.agencies import AgenciesView
from gridgis.settings.calendar import CalendarView
from gridgis.settings.changes import ChangeRow
from gridgis.settings.messages import MessagesView
from gridgis.settings.pack_drafts import PackDrafts, Wish
from gridgis.settings.pack_file import text_of as pack_written
from gridgis.settings.reckoning import TOPICS
from gridgis.settings.reporter_pages import ReporterPagesView
from gridgis.settings.roles import RolesView
from gridgis.settings.saving import Preview, Topic
from gridgis.settings.terms import TermsView
from gridgis.settings.thresholds import ThresholdsView

PACK: dict[int | str, dict[str, Any]] = {
    200: {"description": "A pack of settings", "content": {"application/json": {}}}
}

router = Router(prefix="/settings", tags=["settings"])

TABLE: dict[str, Any] = {
    "requestBody": {
        "description": "The file's bytes: CSV or XLSX with a day, whether it is worked, and its name",
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.get("/calendar", responses=refusing(403))
def shown(db: Db, actor: CurrentActor, year: Annotated[int, Query(ge=1900, lt=2200)]) -> CalendarView:
    """The work calendar of a year, with all schedules."""
    return calendar.view(db, actor, year)


@router.get("/{topic}/changes", responses=refusing(403))
def changed(db: Db, actor: CurrentActor, topic: TopicName) -> Listed[ChangeRow]:
    """Changes of a topic, the newest 200 first."""
    of = TOPICS[topic]
    of.allow(db, actor, ())
    return Listed(items=changes.listed(db, of.name))


@router.post("/calendar/preview", dependencies=[allow(120)], responses=refusing(404, 409))
def calendar_previewed(db: Db, actor: CurrentActor, settings: Config, at: Now, body: CalendarIn) -> Preview:
    """What a change would do to the calendar and to open cases, without doing it."""
    return _preview(db, actor, settings, at, calendar.TOPIC, body.asked())


@router.post("/calendar/changes", status_code=201, dependencies=[allow(120)], responses=refusing(404, 409))
def change_calendar(db: Db, actor: CurrentActor, settings: Config, at: Now, body: CalendarChangeIn) -> ChangeRow:
    """Change the calendar, or undo a change; open cases are reckoned by the worker, or at once by `reckoning`."""
    return _change(db, actor, settings, at, calendar.TOPIC, body.asked(), body)


@router.post("/reckoning", dependencies=[allow(120)])
def reckon(db: Db, actor: CurrentActor, settings: Config, at: Now) -> Reckoned:
    """Reckon the next of the open cases that wait for it; ask again while some wait."""
    changes.require_all(actor)
    return Reckoned(waiting=reckoning.reckon(db, zone=settings.timezone, at=at))


@router.post("/calendar/file", openapi_extra=TABLE)
def read(upload: Upload, db: Db, actor: CurrentActor, settings: Config) -> CalendarRead:
    """What the file of a year's holidays says, to be previewed as a change; nothing is changed."""
    changes.require_all(actor)
    found = work_calendar.read(db, upload, zone=settings.timezone)
    wrong = [
        RejectedRow(line=one.line, field=one.field, why_zh=one.reason.words("zh"), why_en=one.reason.words("en"))
        for one in found.rejected
    ]
    asked = found.asked
    return CalendarRead(year=found.year, days=list(asked.days), years=list(asked.years), rejected=wrong)


@router.get("/terms", responses=refusing(403))
def terms_of(
    db: Db,
    actor: CurrentActor,
    today: Today,
    on: Annotated[Day | None, Query(alias="at", description="a day of arrival; today by default")] = None,
) -> TermsView:
    """Categories with owners and limits, and stage limits, as they count for what arrives on a day."""
    return terms.view(db, actor, on or today)


@router.post("/terms/preview", dependencies=[allow(120)], responses=refusing(404, 409))
def terms_previewed(db: Db, actor: CurrentActor, settings: Config, at: Now, body: TermsIn) -> Preview:
    """What a change would do for what arrives from its first day on, and to open cases that arrived since."""
    return _preview(db, actor, settings, at, terms.TOPIC, body.asked(at.date()))


@router.post("/terms/changes", status_code=201, dependencies=[allow(120)], responses=refusing(404, 409))
def change_terms(db: Db, actor: CurrentActor, settings: Config, at: Now, body: TermsChangeIn) -> ChangeRow:
    """Change categories and stage limits from a first day on, or undo a change."""
    return _change(db, actor, settings, at, terms.TOPIC, body.asked(at.date()), body)


@router.get("/thresholds", responses=refusing(403))
def numbers(db: Db, actor: CurrentActor) -> ThresholdsView:
    """All thresholds, each with its unit and range."""
    return thresholds.view(db, actor)


@router.post("/thresholds/preview", dependencies=[allow(120)], responses=refusing(404, 409))
def thresholds_previewed(db: Db, actor: CurrentActor, settings: Config, at: Now, body: ThresholdsIn) -> Preview:
    """What other thresholds would do, without setting them."""
    return _preview(db, actor, settings, at, thresholds.TOPIC, body.asked())


@router.post("/thresholds/changes", status_code=201, dependencies=[allow(120)], responses=refusing(404, 409))
def change_thresholds(db: Db, actor: CurrentActor, settings: Config, at: Now, body: ThresholdsChangeIn) -> ChangeRow:
    """Set thresholds from now on, or undo a change."""
    return _change(db, actor, settings, at, thresholds.TOPIC, body.asked(), body)


@router.get("/agencies", responses=refusing(403))
def agency_kinds(
    db: Db,
    actor: CurrentActor,
    today: Today,
    on: Annotated[Day | None, Query(alias="at", description="a day; today by default")] = None,
) -> AgenciesView:
    """Every kind of agency on a day, with its offices and the categories it owns."""
    return agencies.view(db, actor, on or today)


@router.post("/agencies/preview", dependencies=[allow(120)], responses=refusing(404, 409))
def agencies_previewed(db: Db, actor: CurrentActor, settings: Config, at: Now, body: AgenciesIn) -> Preview:
    """What a change of kinds of agencies would do, without doing it."""
    return _preview(db, actor, settings, at, agencies.TOPIC, body.asked(at.date()))


@router.post("/agencies/changes", status_code=201, dependencies=[allow(120)], responses=refusing(404, 409))
def change_agencies(db: Db, actor: CurrentActor, settings: Config, at: Now, body: AgenciesChangeIn) -> ChangeRow:
    """Change kinds of agencies from a first day on, add some, or undo a change."""
    return _change(db, actor, settings, at, agencies.TOPIC, body.asked(at.date()), body)


@router.get("/roles", responses=refusing(403))
def matrix(db: Db, actor: CurrentActor, today: Today) -> RolesView:
    """All roles with their verbs, and which of them the one who asks may change."""
    return roles.view(db, actor, today)


@router.post("/roles/preview", dependencies=[allow(120)], responses=refusing(404, 409))
def roles_previewed(db: Db, actor: CurrentActor, settings: Config, at: Now, body: RolesIn) -> Preview:
    """How many accounts would hold other verbs, without changing any role."""
    return _preview(db, actor, settings, at, roles.TOPIC, body.asked())


@router.post("/roles/changes", status_code=201, dependencies=[allow(120)], responses=refusing(404, 409))
def change_roles(db: Db, actor: CurrentActor, settings: Config, at: Now, body: RolesChangeIn) -> ChangeRow:
    """Change the verbs of roles from now on, or undo a change."""
    return _change(db, actor, settings, at, roles.TOPIC, body.asked(), body)


@router.get("/reporter_pages", responses=refusing(403))
def pages(db: Db, actor: CurrentActor) -> ReporterPagesView:
    """In which counties reporters see their reports by a code, without account."""
    return reporter_pages.view(db, actor)


@router.post("/reporter_pages/preview", dependencies=[allow(120)], responses=refusing(404, 409))
def pages_previewed(db: Db, actor: CurrentActor, settings: Config, at: Now, body: ReporterPagesIn) -> Preview:
    """What opening or closing pages would change, without doing it."""
    return _preview(db, actor, settings, at, reporter_pages.TOPIC, body.asked())


@router.post("/reporter_pages/changes", status_code=201, dependencies=[allow(120)], responses=refusing(404, 409))
def change_pages(db: Db, actor: CurrentActor, settings: Config, at: Now, body: ReporterPagesChangeIn) -> ChangeRow:
    """Open or close the pages of counties from now on, or undo a change."""
    return _change(db, actor, settings, at, reporter_pages.TOPIC, body.asked(), body)


@router.get("/messages", responses=refusing(403))
def told(db: Db, actor: CurrentActor) -> MessagesView:
    """Who is told of what, and the quiet hours of everybody."""
    return messages.view(db, actor)


@router.post("/messages/preview", dependencies=[allow(120)], responses=refusing(404, 409))
def told_previewed(db: Db, actor: CurrentActor, settings: Config, at: Now, body: MessagesIn) -> Preview:
    """What a change of who is told of what would change, without doing it."""
    return _preview(db, actor, settings, at, messages.TOPIC, body.asked())


@router.post("/messages/changes", status_code=201, dependencies=[allow(120)], responses=refusing(404, 409))
def change_told(db: Db, actor: CurrentActor, settings: Config, at: Now, body: MessagesChangeIn) -> ChangeRow:
    """Change who is told of what from now on, or undo a change."""
    return _change(db, actor, settings, at, messages.TOPIC, body.asked(), body)


@router.get("/pack", response_class=Response, responses=PACK | refusing(403))
def pack_file(
    db: Db,
    actor: CurrentActor,
    today: Today,
    on: Annotated[Day | None, Query(alias="at", description="a day; today by default")] = None,
) -> Response:
    """All that is set, as it counts on a day, as one file: a row a line, in an order that stays."""
    text = pack_written(pack.written(db, actor, on or today))
    name = f"settings-{(on or today).isoformat()}.json"
    return Response(
        text, media_type="application/json", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


@router.post("/pack/preview", dependencies=[allow(120)], responses=refusing(404, 409))
def pack_previewed(db: Db, actor: CurrentActor, settings: Config, at: Now, body: PackIn) -> Preview:
    """What a pack would add, change and take away, row by row, without taking it in."""
    return _preview(db, actor, settings, at, pack.TOPIC, body.asked(at.date()))


@router.post("/pack/changes", status_code=201, dependencies=[allow(120)], responses=refusing(404, 409))
def change_pack(db: Db, actor: CurrentActor, settings: Config, at: Now, body: PackChangeIn) -> ChangeRow:
    """Take in a pack from a first day on, all of it or nothing, or undo a change."""
    return _change(db, actor, settings, at, pack.TOPIC, body.asked(at.date()), body)


@router.post("/pack/drafts", status_code=201, responses=refusing(404, 409))
def draft_pack(db: Db, actor: CurrentActor, at: Now, body: PackDraftIn) -> PackDrafts:
    """Make the rules and task lists of a pack drafts of a county; who publishes them is who publishes any others."""
    return pack_drafts.draft(db, actor, Wish(**vars(body)), at=at)


def _preview(db: Db, actor: Actor, settings: Config, at: Now, topic: Topic, asked: object) -> Preview:
    return saving.preview(db, actor, topic, asked, zone=settings.timezone, at=at)


def _change(db: Db, actor: Actor, settings: Config, at: Now, topic: Topic, asked: object, why: Reasoned) -> ChangeRow:
    zone = settings.timezone
    return saving.change(db, actor, topic, asked, reason=why.reason, version=why.version, zone=zone, at=at)
