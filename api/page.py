"""The built page: its files, and for every other address its entry; phones and reporters have their own."""

from mimetypes import guess_type
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, Response
from starlette.exceptions import HTTPException

from api.kept import coding_for

ENTRIES = {"m": "phone.html", "q": "reporter.html"}
"""Entries of their own by the first part of an address."""

MISSING = """<!doctype html><meta charset="utf-8"><title>gridgis</title>
<p>The page is not built yet. Run <code>./run setup</code>; of the API tells
<a href="/api/v1/openapi.json">/api/v1/openapi.json</a>.</p>"""


def serve_page(app: FastAPI, dist: Path) -> None:
    """Serve the built page at `/`; hashed assets may be kept for ever, the entry is asked for each time."""
    dist = dist.resolve()

    @app.get("/api/docs", include_in_schema=False)
    async def docs(request: Request) -> Response:
        return _entry(request, dist / "docs.html")

    @app.api_route("/{path:path}", methods=["GET", "HEAD"], include_in_schema=False)
    async def page(request: Request, path: str) -> Response:
        if path == "api" or path.startswith("api/"):
            raise HTTPException(404)
        wanted = _inside(dist, path)
        if wanted is not None:
            hashed = path.startswith("assets/")
            return _file(request, wanted, KEEP if hashed else "no-cache")
        if path.startswith("assets/"):
            raise HTTPException(404)
        return _entry(request, dist / ENTRIES.get(path.partition("/")[0], "index.html"))


def _entry(request: Request, page: Path) -> Response:
    return _file(request, page, "no-cache") if page.is_file() else HTMLResponse(MISSING, status_code=503)


def _file(request: Request, wanted: Path, keep: str) -> Response:
    """A file, in the form that the build compressed for readers like this one, if it did."""
    headers, sent = {"Cache-Control": keep}, wanted
    coding = coding_for(request)
    small = wanted.with_name(wanted.name + SUFFIXES[coding])
    if coding and small.is_file():
        headers |= {"Content-Encoding": coding, "Vary": "Accept-Encoding"}
        sent = small
    return Response(sent.read_bytes(), headers=headers, media_type=guess_type(wanted.name)[0])


def _inside(dist: Path, path: str) -> Path | None:
    """The file of an address below `dist`; None for all that is none."""
    try:
        wanted = (dist / path).resolve()
        return wanted if path and wanted.is_relative_to(dist) and wanted.is_file() else None
    except (ValueError, OSError):  # a zero byte, a name too long for the file system
        return None


SUFFIXES = {"br": ".br", "gzip": ".gz", "": ""}
"""Of the forms that the build puts beside a file."""

KEEP = "public, max-age=31536000, immutable"
