"""Forms for ODK Collect and KoboCollect out as XLSForm, and a department's form looked at."""

from pathlib import Path
from typing import Annotated, Any

from fastapi import Query
from fastapi.responses import FileResponse

from api.deps import CurrentActor, Day, Db, Today, allow
from api.documenting import refusing
from api.routes.table_files import BOOK, XLSX
from api.schemas.forms import FormQuery
from api.unit import Router
from api.uploads import Folder, Upload
from gridgis.connectors.forms import proposing
from gridgis.connectors.forms.objects import object_form
from gridgis.connectors.forms.proposing import FormProposal
from gridgis.connectors.forms.reports import report_form
from gridgis.connectors.forms.sheets import Form, book, require_sound
from gridgis.objects.items import ObjectKind

router = Router(tags=["files"])

CountyQuery = Annotated[str, Query(max_length=20)]
DayQuery = Annotated[Day | None, Query(description="the day whose form is wanted; today by default")]
BODY: dict[str, Any] = {
    "requestBody": {
        "description": "The form's bytes: a workbook (.xlsx, .xls) or CSV as XLSForm has them",
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


def _written(form: Form, folder: Path) -> FileResponse:
    path = folder / "form.xlsx"
    content = book(form)
    require_sound(content)
    path.write_bytes(content)
    return FileResponse(path, media_type=XLSX, filename=f"{form.form_id}-{form.version}.xlsx")


@router.get("/exports/object-form", response_class=FileResponse, responses=BOOK | refusing(403, 404))
def objects(
    db: Db,
    actor: CurrentActor,
    today: Today,
    folder: Folder,
    county_code: CountyQuery,
    kind: ObjectKind,
    at: DayQuery = None,
) -> FileResponse:
    """What a county collects of a kind of objects, as an XLSForm."""
    return _written(object_form(db, actor, county_code, kind, at or today), folder)


@router.get("/exports/report-form", response_class=FileResponse, responses=BOOK | refusing(404))
def reports(
    db: Db, actor: CurrentActor, today: Today, folder: Folder, county_code: CountyQuery, at: DayQuery = None
) -> FileResponse:
    """The form of reports in a county, with the categories in force, as an XLSForm."""
    return _written(report_form(db, county_code, at or today), folder)


@router.post("/imports/collection-form", dependencies=[allow(60)], openapi_extra=BODY, responses=refusing(403, 404))
def propose(
    upload: Upload, db: Db, actor: CurrentActor, today: Today, asked: Annotated[FormQuery, Query()]
) -> FormProposal:
    """Look at a department's XLSForm: what it would bring into what is collected; nothing is kept or published."""
    content = upload.read_bytes()
    return proposing.propose(db, actor, asked.county_code, content, asked.name, asked.filling(), today)
