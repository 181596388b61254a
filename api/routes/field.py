"""The field: what waits for somebody of a grid, and photos they take of it. Answering is a move of the case."""

from typing import Annotated

from fastapi import Body, Response
from fastapi.responses import FileResponse

from api.deps import Config, CurrentActor, Db, Now
from api.documenting import Responses, refusing
from api.schemas.parts import Listed, Sha256
from api.schemas.reports import MediumOut
from api.unit import Router
from gridgis.casework import field, shots
from gridgis.casework.field import Task
from gridgis.media.photos import Bounds
from gridgis.media.pictures import SHOWN_TYPE

router = Router(tags=["cases"])

AGAIN: Responses = {200: {"description": "Had been received before"}}


@router.get("/field/tasks")
def tasks(db: Db, actor: CurrentActor, at: Now) -> Listed[Task]:
    """What you are to look at, the most pressing first: first responses and verifications asked of you, and checks."""
    return Listed(items=field.tasks(db, actor, at=at))


@router.put("/cases/{number}/photos/{sha256}", status_code=201, responses=AGAIN | refusing(409, 507))
def put_photo(
    db: Db,
    actor: CurrentActor,
    settings: Config,
    at: Now,
    number: str,
    sha256: Sha256,
    content: Annotated[bytes, Body(media_type="application/octet-stream")],
    response: Response,
) -> MediumOut:
    """Send a photo of a case that you look into, under its SHA-256; your next move names it."""
    bounds = Bounds(settings.media_max_count, settings.media_max_pixels)
    medium, fresh = shots.attach(db, actor, number, sha256, content, settings.media_dir, at=at, bounds=bounds)
    response.status_code = 201 if fresh else 200
    return MediumOut(sha256=medium.sha256, size_bytes=medium.size_bytes)


@router.get("/cases/{number}/photos/{sha256}", response_class=FileResponse)
def get_photo(db: Db, actor: CurrentActor, settings: Config, at: Now, number: str, sha256: Sha256) -> FileResponse:
    """A photo of a case as it is shown, whatever it came with; 503 until the worker has made it."""
    path = shots.read(db, actor, number, sha256, settings.media_dir, at=at)
    return FileResponse(path, media_type=SHOWN_TYPE, headers={"Cache-Control": "private, max-age=86400"})
