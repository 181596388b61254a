"""The grids of up to ten thousand points in one request; nothing is stored."""

from zoneinfo import ZoneInfo

from api.deps import Config, CurrentActor, Db, Now
from api.schemas.bulk import BulkAnswer, BulkQuestion
from api.schemas.parts import Listed
from api.unit import Router
from gridgis.core.errors import Invalid
from gridgis.core.geo import frame_named
from gridgis.routing import many

router = Router(tags=["routing"])


@router.post("/route/bulk")
def route_bulk(db: Db, actor: CurrentActor, settings: Config, now: Now, question: BulkQuestion) -> Listed[BulkAnswer]:
    """The grid of each point, how it was matched and the metres to its border, in the order asked; 10,000 at most."""
    at = question.at or now
    if at.tzinfo is None or not 1900 <= at.year < 2200:
        raise Invalid("api.time_zone", field="at")
    found = many.grids_of(
        db,
        actor,
        [(point.lng, point.lat) for point in question.points],
        frame_named(question.datum),
        day=at.astimezone(ZoneInfo(settings.timezone)).date(),
        tolerance_m=settings.nearest_grid_m,
    )
    pairs = zip(question.points, found, strict=True)
    return Listed(items=[BulkAnswer(id=point.id, **vars(one)) for point, one in pairs])
