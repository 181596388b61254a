"""Offices: founded, changed from a day on, closed; what they serve, and with how many people."""

from typing import Annotated

from fastapi import Query
from fastapi.responses import FileResponse

from api.deps import CurrentActor, Day, Db, Now, Today, allow
from api.documenting import refusing
from api.routes.table_files import BOOK, XLSX, Tongue
from api.schemas.offices import ChangeIn, ClosingIn, FoundingIn, UndoneOffice
from api.schemas.parts import Listed
from api.unit import Router
from api.uploads import Folder
from gridgis.casework import closing
from gridgis.casework.closing import OpenWorkOfOffice
from gridgis.exchange.offices.field import write
from gridgis.people.offices import actions, field, queries
from gridgis.people.offices.actions import Founding
from gridgis.people.offices.field import OfficeField
from gridgis.people.offices.queries import OfficeCard, OfficeList

router = Router(tags=["offices"])

OnDay = Annotated[Day | None, Query(alias="at", description="the day whose offices are wanted; today by default")]


@router.get("/offices", responses=refusing(403, 404))
def listed(
    db: Db,
    actor: CurrentActor,
    today: Today,
    at: OnDay = None,
    parent: Annotated[str | None, Query(max_length=20, description="a county, town or village")] = None,
    level: Annotated[str | None, Query(max_length=10, description="county, town, village or grid")] = None,
    agency_type: Annotated[str | None, Query(max_length=40)] = None,
) -> OfficeList:
    """Offices on a day where you read grids or manage offices, by place and code, with their lines and towns."""
    return queries.listed(db, actor, at or today, parent=parent, level=level, agency_type=agency_type)


Months = Annotated[int, Query(ge=1, le=60, description="so many, the month of the day the last")]


@router.get("/offices/field", responses=refusing(403, 404))
def in_field(
    db: Db,
    actor: CurrentActor,
    today: Today,
    at: OnDay = None,
    parent: Annotated[str | None, Query(max_length=20, description="a county or town")] = None,
    office: Annotated[str | None, Query(max_length=60)] = None,
    months: Months = 12,
) -> Listed[OfficeField]:
    """The share of an office's people in the field, by office and month, as told for each month's last day."""
    return Listed(items=field.by_month(db, actor, at or today, months=months, parent=parent, office=office))


@router.get(
    "/exports/office-field", dependencies=[allow(60)], response_class=FileResponse, responses=BOOK | refusing(403, 404)
)
def export_field(
    db: Db,
    actor: CurrentActor,
    today: Today,
    folder: Folder,
    tongue: Tongue,
    county_code: Annotated[str, Query(max_length=20)],
    at: OnDay = None,
    months: Months = 12,
) -> FileResponse:
    """The same of a county as a workbook."""
    path = folder / "field.xlsx"
    write(field.by_month(db, actor, at or today, months=months, parent=county_code), path, tongue)
    return FileResponse(path, media_type=XLSX, filename=f"field-{county_code}-{(at or today):%Y-%m}.xlsx")


@router.get("/offices/{code}")
def one(db: Db, actor: CurrentActor, today: Today, code: str, at: OnDay = None) -> OfficeCard:
    """An office on a day: its versions, what it serves, and how far its villages lie."""
    return queries.card(db, actor, code, at or today)


@router.post("/offices", status_code=201, responses=refusing(404, 409))
def found(db: Db, actor: CurrentActor, at: Now, sent: FoundingIn) -> OfficeCard:
    """Found an office where you manage offices; reports go to it from its first day."""
    wish = Founding(sent.agency_type, sent.place_code, sent.first_day, sent.facts())
    return actions.found(db, actor, wish, at=at)


@router.post("/offices/{code}/changes", responses=refusing(409))
def change(db: Db, actor: CurrentActor, at: Now, code: str, sent: ChangeIn) -> OfficeCard:
    """Change an office from a day on; until the day before it stays as it was."""
    return actions.change(db, actor, code, sent.facts(), sent.first_day, at=at).card


@router.get("/offices/{code}/open-work", responses=refusing(403))
def open_work(db: Db, actor: CurrentActor, at: Now, code: str) -> OpenWorkOfOffice:
    """What would be left behind by an office that closes, where you manage offices."""
    return closing.open_work(db, actor, code, at=at)


@router.post("/offices/{code}/closing", responses=refusing(409))
def close(db: Db, actor: CurrentActor, at: Now, code: str, sent: ClosingIn) -> OfficeCard:
    """Close an office with a last day; reports of the day after go elsewhere."""
    return actions.close(db, actor, code, sent.last_day, heir_code=sent.heir_code or None, at=at)


@router.post("/offices/{code}/undo", responses=refusing(409))
def undo(db: Db, actor: CurrentActor, at: Now, code: str) -> UndoneOffice:
    """Take back what was done last: a closing, or a change or founding that begins today or later."""
    done = actions.undo(db, actor, code, at=at)
    return UndoneOffice(undone=done.undone, card=done.card)
