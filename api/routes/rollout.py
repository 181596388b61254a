"""How far counties are with their set-up: by town and by the items of the standard, with the lists behind both."""

from typing import Annotated

from fastapi import Query
from fastapi.responses import FileResponse

from api.deps import CurrentActor, Db, Now, allow
from api.documenting import refusing
from api.routes.table_files import BOOK, XLSX, Tongue
from api.schemas.parts import Listed
from api.schemas.rollout import StandardIn, TickIn
from api.unit import Router
from api.uploads import Folder
from gridgis.exchange.rollout import files
from gridgis.rollout import actions, beginning, queries
from gridgis.rollout.beginning import Beginning
from gridgis.rollout.queries import CountedRow, RolloutView
from gridgis.rollout.rules import MeasureName
from gridgis.rollout.standards import Standard, Tick

router = Router(tags=["rollout"])

County = Annotated[str, Query(max_length=20)]


@router.get("/beginning", responses=refusing(403))
def beginnings(db: Db, actor: CurrentActor, at: Now) -> Listed[Beginning]:
    """What each county has and still lacks, by the reckoned items of its standard."""
    return Listed(items=beginning.beginnings(db, actor, at=at))


@router.get("/rollout", responses=refusing(403, 404))
def shown(db: Db, actor: CurrentActor, at: Now, county_code: County) -> RolloutView:
    """How far a county is: its towns, the items of its standard, its milestones."""
    return queries.view(db, actor, county_code, at=at)


@router.get("/rollout/rows", responses=refusing(403, 404))
def rows(
    db: Db,
    actor: CurrentActor,
    at: Now,
    county_code: County,
    measure: MeasureName,
    town: Annotated[str | None, Query(max_length=20)] = None,
    done: bool | None = None,
) -> Listed[CountedRow]:
    """What a measure counted, those that lack it first; the first 500."""
    return Listed(items=queries.rows(db, actor, county_code, measure, at=at, town=town, done=done))


@router.get("/rollout/standards", responses=refusing(403, 404))
def standards(db: Db, actor: CurrentActor, county_code: County) -> Listed[Standard]:
    """All versions of a county's creation standard, the newest first."""
    return Listed(items=queries.versions(db, actor, county_code))


@router.post("/rollout/standards", status_code=201, responses=refusing(404, 409))
def set_standard(db: Db, actor: CurrentActor, at: Now, sent: StandardIn) -> Standard:
    """Set a county's creation standard; the one before stays on record."""
    return actions.set_standard(db, actor, sent.county_code, sent.wanted(), at=at)


@router.get("/rollout/ticks", responses=refusing(403, 404))
def ticks(db: Db, actor: CurrentActor, county_code: County, item: Annotated[str, Query(max_length=40)]) -> Listed[Tick]:
    """What was found by hand of an item, the newest first."""
    return Listed(items=queries.ticked(db, actor, county_code, item))


@router.post("/rollout/ticks", status_code=201, responses=refusing(404))
def tick(db: Db, actor: CurrentActor, at: Now, sent: TickIn) -> Tick:
    """Say by hand whether an item is so; saying otherwise undoes it."""
    return actions.tick(db, actor, sent.county_code, sent.found(), at=at)


@router.get(
    "/exports/rollout", dependencies=[allow(60)], response_class=FileResponse, responses=BOOK | refusing(403, 404)
)
def export(db: Db, actor: CurrentActor, at: Now, folder: Folder, tongue: Tongue, county_code: County) -> FileResponse:
    """The same as a workbook: a sheet of items, a sheet of towns."""
    path = folder / "rollout.xlsx"
    files.write(queries.view(db, actor, county_code, at=at), path, tongue)
    return FileResponse(path, media_type=XLSX, filename=f"rollout-{county_code}-{at.date().isoformat()}.xlsx")
