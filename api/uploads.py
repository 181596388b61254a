"""Large bodies go to disk while they arrive, after it is known who sends them and before a connection is held."""

from collections.abc import AsyncIterator, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

from anyio import open_file, to_thread
from fastapi import Depends, Request
from fastapi.responses import FileResponse, Response
from starlette.requests import ClientDisconnect
from starlette.types import Receive, Scope, Send

from api.deps import actor_of
from api.problems import refusal
from api.unit import in_turn
from gridgis.core.errors import Invalid, Refusal
from gridgis.media import papers
from gridgis.media.pictures import SHOWN_TYPE
from gridgis.media.stores import Store

OF_KEPT = {"Content-Security-Policy": "default-src 'none'; sandbox", "Cross-Origin-Resource-Policy": "same-origin"}
"""What came from outside does nothing in a browser, whatever it is taken for."""

BYTES = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}
"""How a body is told of that is read as it comes."""


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


def paper(store: Store, digest: str, content_type: str, name: str) -> Response:
    """A paper that is kept, to be saved as a file, never shown.

    Raises:
        NotFound: it is no longer there.
    """
    headers = OF_KEPT | {"Cache-Control": "private, no-store"}
    return sent(store, papers.find(store, digest), content_type, headers, name=name)


def photo(store: Store, name: str, digest: str) -> Response:
    """A photo as it is shown."""
    headers = OF_KEPT | {"Cache-Control": "private, max-age=86400"}
    return sent(store, name, SHOWN_TYPE, headers, name=f"{digest}.jpg", inline=True)


def sent(
    store: Store, kept: str, kind: str, headers: Mapping[str, str], *, name: str, inline: bool = False
) -> Response:
    """Bytes that are kept, from the disk where they lie on it, else fetched when no connection is held."""
    how = "inline" if inline else "attachment"
    whole = FileResponse("", media_type=kind, filename=name, content_disposition_type=how, headers=headers)
    path = store.path(kept)
    if path is None:
        return _Fetched(store, kept, whole)
    whole.path = path
    return whole


class _Fetched(Response):
    """What another machine keeps, read as the answer leaves: the database's connection is given back before."""

    def __init__(self, store: Store, kept: str, like: Response) -> None:
        super().__init__()
        self._store, self._kept, self._like = store, kept, like

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it, or why it can't be sent."""
        answer: Response
        try:
            content = await to_thread.run_sync(self._store.read, self._kept)
        except Refusal as error:
            answer = refusal(Request(scope), error)
        else:
            told = {name: value for name, value in self._like.headers.items() if name != "accept-ranges"}
            answer = Response(content, media_type=self._like.media_type, headers=told)
        await answer(scope, receive, send)
