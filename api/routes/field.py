"""The field: what waits for somebody of a grid, and photos they take of it. Answering is a move of the case."""

from fastapi import Response
from fastapi.responses import FileResponse

from api.arrivals import OfCase
from api.deps import Config, CurrentActor, Db, Media, Now, Today
from api.documenting import Responses, refusing
from api.schemas.parts import Listed, Sha256
from api.schemas.reports import MediumOut
from api.unit import Router
from api.uploads import BYTES, photo
from gridgis.casework import field, shots, team
from gridgis.casework.field import Task
from gridgis.casework.ground import Ground, ground
from gridgis.casework.team import TeamGrid
from gridgis.media.photos import Bounds, Size
from gridgis.objects.along import Along, along

router = Router(tags=["cases"])

AGAIN: Responses = {200: {"description": "Had been received before"}}


@router.get("/field/tasks")
def tasks(db: Db, actor: CurrentActor, at: Now) -> Listed[Task]:
    """What you are to look at, the most pressing first: first responses and verifications asked of you, and checks."""
    return Listed(items=field.tasks(db, actor, at=at))


@router.get("/field/ground")
def own_ground(db: Db, actor: CurrentActor, settings: Config, at: Now) -> Listed[Ground]:
    """Your own grids with the offices that get what is reported there, known offline too; a report is decided anew."""
    return Listed(items=ground(db, actor, at=at, zone=settings.timezone, tolerance_m=settings.nearest_grid_m))


@router.get("/field/objects")
def own_objects(db: Db, actor: CurrentActor, today: Today) -> Along:
    """Objects of your own grids with their forms, known offline too; nothing of it is sealed."""
    return along(db, actor, today)


@router.get("/field/team")
def own_team(db: Db, actor: CurrentActor, at: Now) -> Listed[TeamGrid]:
    """The grids whose chief or guide you are: their team of today, open tasks, and cases beyond their limit."""
    return Listed(items=team.looked_after(db, actor, at=at))


@router.put(
    "/cases/{number}/photos/{sha256}", status_code=201, responses=AGAIN | refusing(409, 503, 507), openapi_extra=BYTES
)
def put_photo(
    brought: OfCase, db: Db, actor: CurrentActor, settings: Config, at: Now, number: str, response: Response
) -> MediumOut:
    """Send a photo of a case that you look into, under its SHA-256; your next move names it."""
    bounds = Bounds(settings.media_max_count, settings.media_max_pixels)
    medium, fresh = shots.attach(db, actor, number, brought, at=at, bounds=bounds)
    response.status_code = 201 if fresh else 200
    return MediumOut(sha256=medium.sha256, size_bytes=medium.size_bytes)


@router.get("/cases/{number}/photos/{sha256}", response_class=FileResponse, responses=refusing(503))
def get_photo(
    db: Db, actor: CurrentActor, media: Media, at: Now, number: str, sha256: Sha256, size: Size = "whole"
) -> Response:
    """A photo of a case as it is shown, whatever it came with; 503 until the worker has made it."""
    return photo(media, shots.read(db, actor, number, sha256, media, size=size, at=at), sha256)
