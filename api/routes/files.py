"""Boundary files in and out, and the old grids of the departments' lines."""

from typing import Annotated, Any

from fastapi import Query, Response
from fastapi.responses import FileResponse

from api.deps import Config, CurrentActor, Day, Db, Now, PageQuery, Today, allow
from api.documenting import Responses, refusing
from api.routes.shapes import COLLECTION
from api.schemas.files import GridsQuery, LineQuery, Retired, RetirementIn
from api.schemas.parts import PageOf
from api.unit import Router
from api.uploads import Folder, Upload
from gridgis.core.errors import Invalid
from gridgis.exchange.boundaries import export, grids, line_grids
from gridgis.exchange.boundaries.export import FormName
from gridgis.exchange.boundaries.line_grids import LineGridRow
from gridgis.exchange.boundaries.report import BoundaryReport
from gridgis.security.rules import require

router = Router(tags=["files"])

LOADED: Responses = {201: {"description": "Loaded"}}

BODY: dict[str, Any] = {
    "requestBody": {
        "description": "The file's bytes: GeoJSON, GeoPackage, zipped Shapefile, KML or KMZ",
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}
FILES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The file",
        "content": {
            kind: {"schema": COLLECTION if kind == "application/geo+json" else {"type": "string", "format": "binary"}}
            for kind in (form.media_type for form in export.FORMATS.values())
        },
    }
}


@router.post(
    "/imports/boundaries", dependencies=[allow(600)], openapi_extra=BODY, responses=LOADED | refusing(404, 409)
)
def import_grids(
    upload: Upload,
    db: Db,
    actor: CurrentActor,
    settings: Config,
    at: Now,
    asked: Annotated[GridsQuery, Query()],
    response: Response,
) -> BoundaryReport:
    """Look at a file of grids, or load all of it: into a draft plan, or as the first net of a county."""
    wanted = grids.Asked(
        asked.county_code, asked.layer, asked.title, asked.confirm_crossing, asked.publish, asked.valid_from
    )
    day, sent = at.date(), asked.sent(upload, settings)
    if asked.dry_run:
        return grids.examine(db, actor, sent, wanted, day=day).report
    response.status_code = 201
    return grids.take_in(db, actor, sent, wanted, day=day, at=at)


@router.post(
    "/imports/line-grids", dependencies=[allow(600)], openapi_extra=BODY, responses=LOADED | refusing(404, 409)
)
def import_line_grids(
    upload: Upload,
    db: Db,
    actor: CurrentActor,
    settings: Config,
    at: Now,
    asked: Annotated[LineQuery, Query()],
    response: Response,
) -> BoundaryReport:
    """Look at a file of a line's old grids, or load it."""
    response.status_code = 200 if asked.dry_run else 201
    wanted = asked.model_dump(include={"line", "county_code", "dry_run"})
    return line_grids.take_in(db, actor, asked.sent(upload, settings), **wanted, at=at)


@router.get(
    "/exports/grids", dependencies=[allow(180)], response_class=FileResponse, responses=FILES | refusing(403, 404)
)
def export_grids(
    db: Db,
    actor: CurrentActor,
    today: Today,
    folder: Folder,
    format: FormName = "geojson",
    parent: Annotated[str | None, Query(max_length=20)] = None,
    layer: Annotated[str | None, Query(max_length=20, description="one of `GET /layers`")] = None,
    at: Annotated[Day | None, Query(description="the day whose net is wanted; today by default")] = None,
    crs: Annotated[str | None, Query(max_length=20, description="EPSG:4549 and such; 4490 by default")] = None,
    encoding: Annotated[str | None, Query(max_length=20, description="of a Shapefile: gbk or utf-8")] = None,
    plan_id: Annotated[int | None, Query(ge=1, le=2**62, description="the net as this plan has it")] = None,
) -> FileResponse:
    """Grids as a file: in force on a day, or as a plan has them."""
    require(actor, "grid.read")
    day = at or today
    if plan_id is None:
        rows = export.in_force_on(db, actor, day, parent, layer)
    elif at is None:
        rows = export.of_plan(db, actor, plan_id, day, parent, layer)
    else:
        raise Invalid("api.plan_of_today", field="at")
    path = export.write(rows, folder, format, crs=crs, encoding=encoding)
    form = export.FORMATS[format]
    name = f"grids-{parent or 'all'}-{f'plan-{plan_id}' if plan_id else day.isoformat()}.{form.suffix}"
    return FileResponse(path, media_type=form.media_type, filename=name)


@router.get("/line-grids")
def listed(
    db: Db,
    actor: CurrentActor,
    today: Today,
    page: PageQuery,
    line: Annotated[str | None, Query(max_length=40)] = None,
    parent: Annotated[str | None, Query(max_length=20, description="a county or a city")] = None,
    at: Annotated[Day | None, Query(description="the day whose net counts; today by default")] = None,
) -> PageOf[LineGridRow]:
    """Old grids of the lines by line and code, each with its shares of the net by area."""
    after = page.after("line-grids", str, str, str)
    rows = line_grids.listed(db, actor, day=at or today, line=line, parent=parent, after=after, limit=page.limit)
    following = page.cut("line-grids", rows, lambda last: (last.line, last.county_code, last.code))
    return PageOf(items=rows, next=following)


@router.put("/line-grids/retirement", responses=refusing(404, 409))
def retire(db: Db, actor: CurrentActor, at: Now, body: RetirementIn) -> Retired:
    """Say from which day a line's grids are no longer used."""
    return Retired(changed=line_grids.retire(db, actor, **body.model_dump(), at=at))
