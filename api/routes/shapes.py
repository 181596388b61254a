"""Shapes: what changes with a version only is kept; everything else passes through with an ETag of its content."""

import json
from collections.abc import Callable
from hashlib import sha256
from typing import Annotated, Any

from fastapi import Query, Request, Response
from fastapi.responses import JSONResponse

from api.deps import moment_of
from api.kept import Asked, knows, question
from gridgis import __version__
from gridgis.core.held import versions
from gridgis.core.topology import topology
from gridgis.security.rules import Actor

COLLECTION = {"$ref": "#/components/schemas/FeatureCollection"}
UNCHANGED: dict[int | str, dict[str, Any]] = {304: {"description": "Unchanged since the ETag sent as If-None-Match"}}
GEOJSON: dict[int | str, dict[str, Any]] = {200: {"description": "A GeoJSON FeatureCollection, EPSG:4490"}, **UNCHANGED}
TOPOJSON: dict[int | str, dict[str, Any]] = {
    200: {"description": "The same as TopoJSON: common borders once, corners on a lattice of a millionth of a degree"},
    **UNCHANGED,
}

Within = Annotated[int, Query(ge=0, le=50, description="metres by which a border of TopoJSON may lie off")]


class Shapes(JSONResponse):
    """GeoJSON that is text already."""

    media_type = "application/geo+json"

    def render(self, content: str) -> bytes:
        """Just its bytes."""
        return content.encode()


def geojson(request: Request, content: str) -> Response:
    """Answer with a FeatureCollection that private caches may keep and must ask about."""
    tag = sha256(content.encode()).hexdigest()[:32]
    headers = {"ETag": f'W/"{tag}"', "Cache-Control": "private, no-cache"}
    return Response(status_code=304, headers=headers) if knows(request, tag) else Shapes(content, headers=headers)


def versioned(
    request: Request,
    db: Any,
    actor: Actor,
    read: Callable[[], str],
    *facts: object,
    of: tuple[str, ...],
    within_m: int = 0,
    remembered: bool = True,
) -> Response:
    """Answer with shapes that are read only when nobody was told them before, as GeoJSON or TopoJSON by the path.

    Args:
        read: reads them, as GeoJSON text.
        facts: all that decides what is read besides the rows of `of`; of rights as far as they do.
        of: the watched tables that it is read from.
        within_m: so far a border of TopoJSON may lie off.
        remembered: whether address, reader, day and `of` decide alone, so that the next time needs no route.
    """
    state, now, path = request.app.state, versions(db), request.url.path
    topo = path.endswith(".topojson")

    def make() -> bytes:
        text = read()
        if topo:
            told = topology(json.loads(text), within_m)
            text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        return text.encode()

    told = (__version__, path, facts, within_m, [now[table] for table in of])
    tag = sha256(repr(told).encode()).hexdigest()[:32]
    media_type = "application/json" if topo else Shapes.media_type
    if remembered:
        state.kept.asked.put(question(request), Asked(actor, now, moment_of(request).date(), tag, media_type))
    reply: Response = state.kept.reply(request, tag, media_type, make)
    return reply
