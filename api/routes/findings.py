"""What stands out in figures: hot spots, matters that come back, rising categories, silent grids, loads."""

from typing import Annotated

from fastapi import Query
from fastapi.responses import FileResponse

from api.deps import CurrentActor, Db, Now, PeriodQuery, allow
from api.documenting import refusing
from api.routes.table_files import BOOK, XLSX, Tongue
from api.unit import Router
from api.uploads import Folder
from gridgis.analytics import hotspots, loads, looking, repeats, seasons, silence
from gridgis.analytics.hotspots import HotSpots
from gridgis.analytics.loads import GridLoads
from gridgis.analytics.looking import Findings
from gridgis.analytics.repeats import LEAST, Repeats
from gridgis.analytics.seasons import RisingCategories
from gridgis.analytics.silence import SilentGrids
from gridgis.security.rules import require

router = Router(tags=["stats"])


@router.get("/stats/findings", responses=refusing(403, 404))
def findings(
    db: Db, actor: CurrentActor, at: Now, period: PeriodQuery, place: str, category: str | None = None
) -> Findings:
    """Where to look first: three sentences at most, each with what it opens and the rule behind it."""
    require(actor, "stats.read")
    return looking.look(db, actor, place=place, period=period, category=category, at=at)


@router.get("/stats/hotspots", responses=refusing(403, 404))
def hot_spots(
    db: Db, actor: CurrentActor, at: Now, period: PeriodQuery, place: str, category: str | None = None
) -> HotSpots:
    """Where more was reported than chance would put there (Getis-Ord Gi*); sensitive cases are in none.

    The cases of one are `GET /cases?measure=reported` with its cell and rings, the same place, category and days.
    """
    require(actor, "stats.read")
    return hotspots.hotspots(db, actor, place=place, period=period, category=category, at=at)


@router.get(
    "/exports/hotspots", dependencies=[allow(60)], response_class=FileResponse, responses=BOOK | refusing(403, 404)
)
def hot_spot_book(
    db: Db,
    actor: CurrentActor,
    at: Now,
    folder: Folder,
    tongue: Tongue,
    period: PeriodQuery,
    place: str,
    category: str | None = None,
) -> FileResponse:
    """The hot spots as a workbook."""
    from gridgis.exchange.queues.hotspots import write_hotspots  # noqa: PLC0415 - openpyxl, only where it is needed

    require(actor, "stats.read")
    found = hotspots.hotspots(db, actor, place=place, period=period, category=category, at=at)
    path = folder / "hotspots.xlsx"
    write_hotspots(found, path, language=tongue)
    return FileResponse(path, media_type=XLSX, filename=f"hotspots-{place}-{period.begin}-{period.end}.xlsx")


@router.get("/stats/repeats", responses=refusing(403, 404))
def came_back(
    db: Db,
    actor: CurrentActor,
    at: Now,
    period: PeriodQuery,
    place: str,
    category: str | None = None,
    least: Annotated[int, Query(description="cases of a matter, 2 to 20")] = LEAST,
) -> Repeats:
    """Matters that came back to the same place in the period; the cases of one are `GET /cases?matter=` its first."""
    require(actor, "stats.read")
    return repeats.repeats(db, actor, place=place, period=period, category=category, least=least, at=at)


@router.get("/stats/rising", responses=refusing(403, 404))
def rising(
    db: Db, actor: CurrentActor, at: Now, period: PeriodQuery, place: str, category: str | None = None
) -> RisingCategories:
    """Categories above what the same weeks of up to three former years let expect."""
    require(actor, "stats.read")
    return seasons.rising(db, actor, place=place, period=period, category=category, at=at)


@router.get("/stats/silent", responses=refusing(403, 404))
def silent(
    db: Db, actor: CurrentActor, at: Now, period: PeriodQuery, place: str, category: str | None = None
) -> SilentGrids:
    """Grids from which nothing was reported where their households let expect some."""
    require(actor, "stats.read")
    return silence.silent(db, actor, place=place, period=period, category=category, at=at)


@router.get("/stats/loads", responses=refusing(403, 404))
def out_of_load(db: Db, actor: CurrentActor, at: Now, place: str) -> GridLoads:
    """Village grids whose work stands out of proportion to their staff, against the median of their town."""
    require(actor, "stats.read")
    return loads.loads(db, actor, place=place, day=at.date(), at=at)
