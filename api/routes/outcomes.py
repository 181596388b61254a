"""What became of one's own reports: who settled them and how, or why they were not taken on."""

from uuid import UUID

from fastapi import Response
from fastapi.responses import FileResponse

from api.deps import CurrentActor, Db, Media, Now
from api.documenting import refusing
from api.schemas.parts import Listed, Sha256
from api.unit import Router
from api.uploads import photo
from gridgis.casework import outcomes
from gridgis.casework.outcomes import ClosedReport, ReportOutcome
from gridgis.media.photos import Size

router = Router(prefix="/reports", tags=["reports"])


@router.get("/mine/closed")
def closed(db: Db, actor: CurrentActor) -> Listed[ClosedReport]:
    """Your own reports whose cases are closed, the last closed first, at most 500."""
    return Listed(items=outcomes.closed(db, actor))


@router.get("/{report_id}/outcome", responses=refusing(404))
def outcome(db: Db, actor: CurrentActor, at: Now, report_id: UUID) -> ReportOutcome:
    """What became of a report that you sent; of a sealed matter nothing but that."""
    return outcomes.outcome(db, actor, report_id, at=at)


@router.get("/{report_id}/outcome/photos/{sha256}", response_class=FileResponse, responses=refusing(404, 503))
def outcome_photo(
    db: Db, actor: CurrentActor, media: Media, at: Now, report_id: UUID, sha256: Sha256, size: Size = "whole"
) -> Response:
    """A photo of the result of a report that you sent, as it is shown."""
    return photo(media, outcomes.photo(db, actor, report_id, sha256, media, size=size, at=at), sha256)
