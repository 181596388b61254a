"""The built page: its files, and for every other address its entry; the phone's pages have one of their own."""

from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, HTMLResponse, Response
from starlette.exceptions import HTTPException

MISSING = """<!doctype html><meta charset="utf-8"><title>gridgis</title>
<p>The page is not built yet. Run <code>./run setup</code>; of the API tells
<a href="/api/v1/openapi.json">/api/v1/openapi.json</a>.</p>"""


def serve_page(app: FastAPI, dist: Path) -> None:
    """Serve the built page at `/`; hashed assets may be kept for ever, the entry is asked for each time."""
    dist = dist.resolve()

    @app.get("/api/docs", include_in_schema=False)
    def docs() -> Response:
        return _entry(dist / "docs.html")

    @app.api_route("/{path:path}", methods=["GET", "HEAD"], include_in_schema=False)
    def page(request: Request, path: str) -> Response:
        if path == "api" or path.startswith("api/"):
            raise HTTPException(404)
        wanted = _inside(dist, path)
        if wanted is not None:
            hashed = path.startswith("assets/")
            return FileResponse(wanted, headers={"Cache-Control": KEEP if hashed else "no-cache"})
        if path.startswith("assets/"):
            raise HTTPException(404)
        return _entry(dist / ("phone.html" if path == "m" or path.startswith("m/") else "index.html"))


def _entry(page: Path) -> Response:
    if not page.is_file():
        return HTMLResponse(MISSING, status_code=503)
    return FileResponse(page, headers={"Cache-Control": "no-cache"})


def _inside(dist: Path, path: str) -> Path | None:
    """The file of an address below `dist`; None for all that is none."""
    try:
        wanted = (dist / path).resolve()
        return wanted if path and wanted.is_relative_to(dist) and wanted.is_file() else None
    except (ValueError, OSError):  # a zero byte, a name too long for the file system
        return None


KEEP = "public, max-age=31536000, immutable"
