"""Large bodies go to disk while they arrive, after it is known who sends them and before a connection is held."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

from anyio import open_file
from fastapi import Depends, Request
from fastapi.responses import FileResponse
from starlette.requests import ClientDisconnect

from api.deps import actor_of
from api.unit import in_turn
from gridgis.core.errors import Invalid
from gridgis.media import papers


async def receive_file(request: Request) -> AsyncIterator[Path]:
    """The body as a file, which goes when the request ends; strangers are refused before it is taken.

    Raises:
        SignedOut: nobody is signed in.
        Forbidden: a change was asked for with the cookie alone.
        Invalid: the connection broke.
    """
    await in_turn(request, lambda session: actor_of(request, session))
    with TemporaryDirectory(prefix="gridgis-") as folder:
        path = Path(folder) / "body"
        try:
            async with await open_file(path, "wb") as file:
                async for chunk in request.stream():
                    await file.write(chunk)
        except ClientDisconnect:
            raise Invalid("api.upload_broke", field="file") from None
        yield path


def make_folder() -> Iterator[Path]:
    """A folder for what is sent back, which goes when the answer has left."""
    with TemporaryDirectory(prefix="gridgis-") as folder:
        yield Path(folder)


Upload = Annotated[Path, Depends(receive_file)]
Folder = Annotated[Path, Depends(make_folder)]


def paper(folder: Path, digest: str, content_type: str, name: str) -> FileResponse:
    """A paper that is kept, to be saved as a file, never shown.

    Raises:
        NotFound: it is no longer there.
    """
    headers = {"Cache-Control": "private, no-store"}
    return FileResponse(papers.find(folder, digest), media_type=content_type, filename=name, headers=headers)
