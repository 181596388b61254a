"""Photos as they come: to disk while they arrive, looked at and sealed, before the unit that writes their row."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, Literal, TypeVar
from uuid import UUID

from anyio import CapacityLimiter, move_on_after, to_thread
from fastapi import Depends, Header, Request
from sqlalchemy.orm import Session
from starlette.requests import ClientDisconnect

from api.deps import actor_of, media_of, settings_of
from api.problems import TooLarge
from api.schemas.parts import Sha256
from api.unit import in_turn
from gridgis.casework import shots
from gridgis.core.errors import Invalid, Refusal
from gridgis.intake import photos
from gridgis.media.arriving import OtherOffset, Writer, writing
from gridgis.media.photos import Brought, Key, name_of, seal
from gridgis.media.pictures import WAIT_S, Looked, NotNow, looked_at
from gridgis.media.stores import StorageDown
from gridgis.security.rules import Actor

AT_ONCE = 1 << 17
"""So many bytes of a photo are held before they are written: a phone's photo takes a handful of writes."""

Expected = Callable[[Session, Actor], Key]
Done = TypeVar("Done")


class Cut(Invalid):
    """The connection broke before all had come."""


STAYING = (Cut, OtherOffset, NotNow, StorageDown)
"""Refusals after which what has come stays, to be gone on with."""


@dataclass(frozen=True)
class Part:
    """The beginning of a photo: so many bytes are here."""

    digest: str
    size_bytes: int


@dataclass(frozen=True)
class _Sent:
    """How a body goes on with what is there, and whether it is the last."""

    offset: int = 0
    resumes: bool = False
    last: bool = True


async def whole_photo(request: Request, report_id: UUID, sha256: Sha256) -> Brought:
    """The body as a photo of a report, sealed under its hash; refused before it is taken where it may not be sent.

    Raises:
        NotFound: the actor sent no such report.
        Invalid: it is no picture that is taken, has another hash, or there are too many; or the connection broke.
        NotNow, StorageFull, StorageDown: it can't be kept now.
    """
    brought = await _brought(request, _of_report(request, report_id, sha256), _Sent())
    assert isinstance(brought, Brought)
    return brought


async def further_part(
    request: Request,
    report_id: UUID,
    sha256: Sha256,
    upload_offset: Annotated[int, Header(ge=0, description="so many bytes are here, as the receipt tells")] = 0,
    upload_complete: Annotated[
        Literal["?0", "?1"], Header(description="?1 with the last part, ?0 with one of several")
    ] = "?1",
) -> Brought | Part:
    """The body as the part of a photo that goes on where what came before ended; sealed when it is the last.

    Raises:
        OtherOffset: it does not go on there.
        NotNow: another request still writes it. And as `whole_photo`.
    """
    sent = _Sent(upload_offset, resumes=True, last=upload_complete == "?1")
    return await _brought(request, _of_report(request, report_id, sha256), sent)


async def case_photo(request: Request, number: str, sha256: Sha256) -> Brought:
    """The body as a photo of a case, by somebody who looks into it.

    Raises:
        NotFound, Forbidden, Conflict, Invalid: as `gridgis.casework.shots.expect`; and as `whole_photo`.
    """
    expected = partial(shots.expect, number=number, digest=sha256.lower(), **_place(request))
    brought = await _brought(request, expected, _Sent())
    assert isinstance(brought, Brought)
    return brought


def _of_report(request: Request, report_id: UUID, sha256: str) -> Expected:
    return partial(photos.expect, report_id=report_id, digest=sha256.lower(), **_place(request))


def _place(request: Request) -> dict[str, Any]:
    settings = settings_of(request)
    return {"folder": settings.media_dir, "most": settings.media_max_count}


async def _brought(request: Request, expected: Expected, sent: _Sent) -> Brought | Part:
    settings = settings_of(request)
    key = await in_turn(request, lambda session: expected(session, actor_of(request, session)))
    with ExitStack() as open_:
        part = writing(settings.media_dir, key[1], key[2], settings.media_max_bytes, resumes=sent.resumes)
        writer = await _off(request, open_.enter_context, part)
        try:
            await _off(request, writer.go_on, sent.offset)
            await _take_in(request, writer)
            if not sent.last:
                return Part(key[2], writer.size)
            await _off(request, writer.require, key[2])
            return await _sealed(request, writer, key[2])
        except Refusal as refusal:
            if not isinstance(refusal, STAYING):
                await _off(request, writer.discard)
            raise
        except TooLarge:
            await _off(request, writer.discard)
            raise


async def _take_in(request: Request, writer: Writer) -> None:
    """Write what comes; what has come is written also where the connection breaks."""
    held = bytearray()
    try:
        async for chunk in request.stream():
            held += chunk
            if len(held) >= AT_ONCE:
                some, held = bytes(held), bytearray()
                await _off(request, writer.write, some)
    except ClientDisconnect:
        raise Cut("api.upload_broke", field="content") from None
    finally:
        await _off(request, writer.write, bytes(held))


async def _sealed(request: Request, writer: Writer, digest: str) -> Brought:
    store, most = media_of(request), settings_of(request).media_max_pixels
    looked = await _looked(request, writer, most)
    fresh = await _off(request, store.take, name_of(digest), writer.path)
    return Brought(digest, looked, writer.size, fresh)


async def _looked(request: Request, writer: Writer, most_pixels: int) -> Looked:
    """Decode it when it is its turn; waiting for that holds no thread."""
    looking: CapacityLimiter = request.app.state.looking
    with move_on_after(WAIT_S) as waited:
        await looking.acquire()
    if waited.cancelled_caught:
        raise NotNow("intake.photo_later", retry_after_s=10)
    try:
        return await _off(request, lambda: looked_at(writer.path.read_bytes(), most_pixels=most_pixels))
    finally:
        looking.release()


async def sealed_photo(request: Request, content: bytes) -> Brought:
    """A photo that came within something else, looked at when it is its turn, and sealed.

    Raises:
        Invalid: it is no picture that is taken, or too large.
        NotNow, StorageFull, StorageDown: it can't be kept now.
    """
    settings, looking = settings_of(request), request.app.state.looking
    if len(content) > settings.media_max_bytes:
        raise Invalid("intake.photo_bytes", field="content", most=settings.media_max_bytes)
    with move_on_after(WAIT_S) as waited:
        await looking.acquire()
    if waited.cancelled_caught:
        raise NotNow("intake.photo_later", retry_after_s=10)
    try:
        return await _off(request, partial(seal, media_of(request), content, most_pixels=settings.media_max_pixels))
    finally:
        looking.release()


async def _off(request: Request, work: Callable[..., Done], *given: Any) -> Done:
    """Do what the disk is waited for in a thread of those that write."""
    return await to_thread.run_sync(work, *given, limiter=request.app.state.writing)


Whole = Annotated[Brought, Depends(whole_photo)]
Further = Annotated[Brought | Part, Depends(further_part)]
OfCase = Annotated[Brought, Depends(case_photo)]
