"""Reports: sent under an id their sender makes, acknowledged once, durable before the answer leaves."""

from typing import Annotated
from uuid import UUID

from fastapi import Header, Query, Response
from fastapi.responses import FileResponse
from pydantic import AwareDatetime

from api.arrivals import Further, Part, Whole
from api.deps import Config, CurrentActor, Db, Media, Now, PageQuery, moment
from api.documenting import Responses, refusing
from api.schemas.parts import Listed, PageOf, Sha256
from api.schemas.reports import MediumOut, NearbyCase, ReportIn
from api.unit import Router
from api.uploads import BYTES, photo
from gridgis.cases import briefs, queries
from gridgis.core.errors import Refusal
from gridgis.intake import acknowledging, actions, photos
from gridgis.intake import queries as reports
from gridgis.intake.acknowledging import Acknowledged
from gridgis.intake.queries import OwnReport
from gridgis.media.photos import Bounds, Brought, Size

router = Router(prefix="/reports", tags=["reports"])

AGAIN: Responses = {200: {"description": "Had been received before"}}


@router.put("/{report_id}", status_code=201, responses=AGAIN | refusing(409))
def put(
    db: Db,
    actor: CurrentActor,
    settings: Config,
    at: Now,
    report_id: UUID,
    body: ReportIn,
    response: Response,
    device_time: Annotated[
        AwareDatetime | None, Header(description="what the clock of the device says as this is sent")
    ] = None,
) -> Acknowledged:
    """Send a report: located, routed, and a case. The same again is acknowledged and changes nothing."""
    message = body.message(report_id, device_time - at if device_time else None)
    outcome = actions.receive(db, actor, [message], settings.terms, at=at)[0]
    if isinstance(outcome, Refusal):
        raise outcome
    response.status_code = 201 if outcome.fresh else 200
    return acknowledging.acknowledge_taken(db, actor, outcome, message, settings.media_dir, at=at)


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
def receipt(db: Db, actor: CurrentActor, settings: Config, at: Now, report_id: UUID) -> Acknowledged:
    """What became of a report, and which of its photos are here."""
    return acknowledging.acknowledge(db, actor, report_id, settings.media_dir, at=at)


@router.put(
    "/{report_id}/media/{sha256}", status_code=201, responses=AGAIN | refusing(409, 503, 507), openapi_extra=BYTES
)
def put_medium(
    brought: Whole, db: Db, actor: CurrentActor, settings: Config, at: Now, report_id: UUID, response: Response
) -> MediumOut:
    """Send a photo of a report under its SHA-256; acknowledged when it is kept for good, as it came.

    Of one whose connection breaks, what has come is kept: the receipt tells how much, and PATCH goes on there.
    """
    return _attached(db, actor, settings, at, report_id, brought, response)


@router.patch(
    "/{report_id}/media/{sha256}",
    status_code=201,
    responses=AGAIN | {202: {"description": "A part of it is here"}} | refusing(409, 503, 507),
    openapi_extra=BYTES,
)
def go_on_with_medium(
    brought: Further, db: Db, actor: CurrentActor, settings: Config, at: Now, report_id: UUID, response: Response
) -> MediumOut:
    """Go on with a photo where what is there of it ends; 409 tells where that is."""
    if isinstance(brought, Part):
        response.status_code = 202
        return MediumOut(sha256=brought.digest, size_bytes=brought.size_bytes, complete=False)
    return _attached(db, actor, settings, at, report_id, brought, response)


def _attached(
    db: Db, actor: CurrentActor, settings: Config, at: Now, report_id: UUID, brought: Brought, response: Response
) -> MediumOut:
    bounds = Bounds(settings.media_max_count, settings.media_max_pixels)
    medium, fresh = photos.attach(db, actor, report_id, brought, at=at, bounds=bounds)
    response.status_code = 201 if fresh else 200
    return MediumOut(sha256=medium.sha256, size_bytes=medium.size_bytes)


@router.get("/{report_id}/media/{sha256}", response_class=FileResponse, responses=refusing(503))
def get_medium(
    db: Db, actor: CurrentActor, media: Media, at: Now, report_id: UUID, sha256: Sha256, size: Size = "whole"
) -> Response:
    """A photo of a report as it is shown: a JPEG without place and device; 503 until the worker has made it."""
    return photo(media, photos.read(db, actor, report_id, sha256, media, size=size, at=at), sha256)
