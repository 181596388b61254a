"""The base map's lines, health, thresholds, and the stream of changes."""

from functools import partial
from typing import Annotated

from fastapi import Query, Request, Response
from fastapi.responses import StreamingResponse

from api.deps import BboxQuery, CurrentActor, Db, actor_now
from api.live import Changes
from api.routes.shapes import GEOJSON, TOPOJSON, Shapes, Within, versioned
from api.schemas.system import Basemap, BasemapTopology
from api.unit import Router
from gridgis.core.health import Health, health
from gridgis.core.held import LINES
from gridgis.core.thresholds import Thresholds, thresholds
from gridgis.geocoding import queries

router = Router(tags=["system"])


@router.get("/health")
def healthy(db: Db) -> Health:
    """Answers when the database does; open to everybody, tells nothing else."""
    return health(db)


@router.get("/thresholds")
def turned(db: Db, actor: CurrentActor) -> Thresholds:
    """The numbers of the rules that this installation has set."""
    return thresholds(db)


@router.get("/basemap.geojson", response_model=Basemap, response_class=Shapes, responses=GEOJSON)
@router.get("/basemap.topojson", response_model=BasemapTopology, responses=TOPOJSON)
def basemap(
    request: Request,
    db: Db,
    actor: CurrentActor,
    bbox: BboxQuery,
    minor: Annotated[bool | None, Query(description="only lines of rank 3 and more, or only the others")] = None,
    within_m: Within = 0,
) -> Response:
    """Rivers, roads and rails to draw under the grids, EPSG:4490."""
    read = partial(queries.basemap, db, bbox, minor)
    return versioned(request, db, actor, read, bbox, minor, of=LINES, within_m=within_m)


@router.get("/events", response_class=StreamingResponse)
async def events(request: Request, actor: CurrentActor) -> StreamingResponse:
    """Server-sent events: that cases of a county changed; ask again for what you show.

    It ends with the sign-in (`end` comes first), and when your rights have changed: open it again then.
    """
    changes: Changes = request.app.state.changes
    headers = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no"}
    told = changes.stream(actor, lambda: actor_now(request))
    return StreamingResponse(told, media_type="text/event-stream", headers=headers)
