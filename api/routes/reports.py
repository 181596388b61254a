"""Reports: sent under an id their sender makes, acknowledged once, durable before the answer leaves."""

from typing import Annotated
from uuid import UUID

from fastapi import Body, Query, Response
from fastapi.responses import FileResponse

from api.deps import Config, CurrentActor, Db, Now, PageQuery, moment
from api.documenting import Responses, refusing
from api.schemas.parts import Listed, PageOf, Sha256
from api.schemas.reports import MediumOut, NearbyCase, ReportIn
from api.unit import Router
from gridgis.cases import briefs, queries
from gridgis.core.errors import Refusal
from gridgis.intake import acknowledging, actions, photos
from gridgis.intake import queries as reports
from gridgis.intake.acknowledging import Acknowledged
from gridgis.intake.queries import OwnReport
from gridgis.media.photos import Bounds
from gridgis.media.pictures import SHOWN_TYPE

router = Router(prefix="/reports", tags=["reports"])

AGAIN: Responses = {200: {"description": "Had been received before"}}


@router.put("/{report_id}", status_code=201, responses=AGAIN | refusing(409))
def put(
    db: Db, actor: CurrentActor, settings: Config, at: Now, report_id: UUID, body: ReportIn, response: Response
) -> Acknowledged:
    """Send a report: located, routed, and a case. The same again is acknowledged and changes nothing."""
    message = body.message(report_id)
    outcome = actions.receive(db, actor, [message], settings.terms, at=at)[0]
    if isinstance(outcome, Refusal):
        raise outcome
    response.status_code = 201 if outcome.fresh else 200
    return acknowledging.acknowledge_taken(db, actor, outcome, message, at=at)


@router.get("/mine")
def mine(db: Db, actor: CurrentActor, page: PageQuery) -> PageOf[OwnReport]:
    """Reports the actor sent, newest first."""
    after = page.after("mine", moment, UUID)
    rows = reports.own(db, actor, after=after, limit=page.limit)
    return PageOf(items=rows, next=page.cut("mine", rows, lambda last: (last.received_at, last.report_id)))


@router.get("/nearby")
def nearby(
    db: Db,
    actor: CurrentActor,
    at: Now,
    lng: Annotated[float, Query(ge=-180, le=180)],
    lat: Annotated[float, Query(ge=-90, le=90)],
    radius_m: Annotated[float, Query(gt=0, le=2000)] = 50,
    category: str | None = None,
) -> Listed[NearbyCase]:
    """Open cases near a place (EPSG:4490), nearest first, so that the sender can join one."""
    found = queries.nearby(db, actor, lng, lat, radius_m=radius_m, category=category)
    rows = briefs.listed(db, actor, [case for case, _ in found], at)
    pairs = zip(rows, found, strict=True)
    return Listed(items=[NearbyCase(case=row, distance_m=round(metres, 1)) for row, (_, metres) in pairs])


@router.get("/{report_id}/receipt")
def receipt(db: Db, actor: CurrentActor, at: Now, report_id: UUID) -> Acknowledged:
    """What became of a report."""
    return acknowledging.acknowledge(db, actor, report_id, at=at)


@router.put("/{report_id}/media/{sha256}", status_code=201, responses=AGAIN | refusing(409, 507))
def put_medium(
    db: Db,
    actor: CurrentActor,
    settings: Config,
    at: Now,
    report_id: UUID,
    sha256: Sha256,
    content: Annotated[bytes, Body(media_type="application/octet-stream")],
    response: Response,
) -> MediumOut:
    """Send a photo of a report under its SHA-256; acknowledged when it is on disk. What was sent is kept as it came."""
    bounds = Bounds(settings.media_max_count, settings.media_max_pixels)
    medium, fresh = photos.attach(db, actor, report_id, sha256, content, settings.media_dir, at=at, bounds=bounds)
    response.status_code = 201 if fresh else 200
    return MediumOut(sha256=medium.sha256, size_bytes=medium.size_bytes)


@router.get("/{report_id}/media/{sha256}", response_class=FileResponse)
def get_medium(db: Db, actor: CurrentActor, settings: Config, at: Now, report_id: UUID, sha256: Sha256) -> FileResponse:
    """A photo of a report as it is shown: a JPEG without place and device; 503 until the worker has made it."""
    path = photos.read(db, actor, report_id, sha256, settings.media_dir, at=at)
    return FileResponse(path, media_type=SHOWN_TYPE, headers={"Cache-Control": "private, max-age=86400"})
