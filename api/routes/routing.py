"""Who is responsible here, and why; nothing is stored."""

from api.deps import Config, CurrentActor, Db, Now
from api.documenting import refusing
from api.schemas.routing import RouteIn
from api.unit import Router
from gridgis.routing import asking
from gridgis.routing.answers import RouteAnswer

router = Router(tags=["routing"])


@router.post("/route", responses=refusing(403))
def route(db: Db, actor: CurrentActor, settings: Config, now: Now, body: RouteIn) -> RouteAnswer:
    """Grid, team and office for a point or an address by the boundaries in force, with reasons; nothing is kept."""
    return asking.ask(db, actor, body.question(now), zone=settings.timezone, tolerance_m=settings.nearest_grid_m)
