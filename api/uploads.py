"""Large bodies go to disk while they arrive, after it is known who sends them and before a connection is held."""

from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

from anyio import open_file
from anyio.to_thread import run_sync
from fastapi import Depends, Request
from starlette.requests import ClientDisconnect

from api.deps import Now, current_actor
from gridgis.core.errors import Invalid


async def _known(request: Request, at: datetime) -> None:
    """Refuse strangers before their file is taken.

    Raises:
        SignedOut: nobody is signed in.
        Forbidden: a change was asked for with the cookie alone.
    """

    def ask() -> None:
        with request.app.state.sessions.begin() as session:
            current_actor(request, session, at)

    async with request.app.state.turns:
        await run_sync(ask)


async def receive_file(request: Request, at: Now) -> AsyncIterator[Path]:
    """The body as a file, which goes when the request ends."""
    await _known(request, at)
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
