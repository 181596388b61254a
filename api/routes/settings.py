"""What the installation is set to, each change previewed, recorded and undone by another."""

from typing import Annotated, Any

from fastapi import Query

from api.deps import Config, CurrentActor, Day, Db, Now, Today, allow
from api.documenting import refusing
from api.schemas.parts import Listed
from api.schemas.settings import (
    CalendarChangeIn,
    CalendarIn,
    CalendarRead,
    Reckoned,
    RejectedRow,
    TermsChangeIn,
    TermsIn,
)
from api.unit import Router
from api.uploads import Upload
from gridgis.exchange.reference import work_calendar
from gridgis.settings import calendar, changes, reckoning, terms
from gridgis.settings.calendar import CalendarView
from gridgis.settings.changes import ChangeRow
from gridgis.settings.saving import Preview
from gridgis.settings.terms import TermsView

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


@router.get("/calendar/changes", responses=refusing(403))
def changed(db: Db, actor: CurrentActor) -> Listed[ChangeRow]:
    """Changes of the calendar, the newest 200 first."""
    changes.require_all(actor)
    return Listed(items=changes.listed(db, calendar.TOPIC.name))


@router.post("/calendar/preview", dependencies=[allow(120)], responses=refusing(404, 409))
def previewed(db: Db, actor: CurrentActor, settings: Config, at: Now, body: CalendarIn) -> Preview:
    """What a change would do to the calendar and to open cases, without doing it."""
    return calendar.preview(db, actor, body.asked(), zone=settings.timezone, at=at)


@router.post("/calendar/changes", status_code=201, dependencies=[allow(120)], responses=refusing(404, 409))
def change(db: Db, actor: CurrentActor, settings: Config, at: Now, body: CalendarChangeIn) -> ChangeRow:
    """Change the calendar, or undo a change; open cases are reckoned by the worker, or at once by `reckoning`."""
    asked, zone = body.asked(), settings.timezone
    return calendar.change(db, actor, asked, reason=body.reason, version=body.version, zone=zone, at=at)


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


@router.get("/terms/changes", responses=refusing(403))
def terms_changed(db: Db, actor: CurrentActor) -> Listed[ChangeRow]:
    """Changes of categories and stage limits, the newest 200 first."""
    changes.require_all(actor)
    return Listed(items=changes.listed(db, terms.TOPIC.name))


@router.post("/terms/preview", dependencies=[allow(120)], responses=refusing(404, 409))
def terms_previewed(db: Db, actor: CurrentActor, settings: Config, at: Now, body: TermsIn) -> Preview:
    """What a change would do for what arrives from its first day on, and to open cases that arrived since."""
    return terms.preview(db, actor, body.asked(at.date()), zone=settings.timezone, at=at)


@router.post("/terms/changes", status_code=201, dependencies=[allow(120)], responses=refusing(404, 409))
def change_terms(db: Db, actor: CurrentActor, settings: Config, at: Now, body: TermsChangeIn) -> ChangeRow:
    """Change categories and stage limits from a first day on, or undo a change."""
    asked, zone = body.asked(at.date()), settings.timezone
    return terms.change(db, actor, asked, reason=body.reason, version=body.version, zone=zone, at=at)
