"""The figures of a place as a page to take along."""

from typing import Annotated

from fastapi import Depends, Query
from fastapi.responses import FileResponse

from api.deps import Config, CurrentActor, Db, Now, PeriodQuery, allow
from api.documenting import Responses, refusing
from api.problems import language
from api.unit import Router
from api.uploads import Folder
from gridgis.briefing.queries import gather
from gridgis.briefing.standalone import leaflet, page
from gridgis.briefing.telling import Teller
from gridgis.core.wording import Language, worded

router = Router(tags=["briefing"])

PAGE: Responses = {200: {"description": "The page", "content": {"text/html": {"schema": {"type": "string"}}}}}
Code = Annotated[str, Query(max_length=20)]


@router.get("/exports/page", dependencies=[allow(60)], response_class=FileResponse, responses=PAGE | refusing(403, 404))
def page_file(
    db: Db,
    actor: CurrentActor,
    settings: Config,
    at: Now,
    folder: Folder,
    tongue: Annotated[Language, Depends(language)],
    period: PeriodQuery,
    place: Code,
    category: Code | None = None,
) -> FileResponse:
    """Figures, areas and hexagons of a place as one HTML page that opens without a network; no sensitive case in it."""
    told = gather(db, actor, place=place, period=period, category=category, at=at)
    path = folder / "page.html"
    path.write_text(page(told, leaflet(settings.web_dist), Teller(tongue)), encoding="utf-8")
    name = worded("briefing.page_file", {"place": told.place.name, "begin": period.begin, "end": period.end}, tongue)
    return FileResponse(path, media_type="text/html", filename=f"{name}.html")
