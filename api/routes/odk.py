"""OpenRosa, as ODK Collect and KoboCollect speak it; its answers are XML, and so are its refusals, in words.

The forms of this protocol are its own, so none of it stands in the OpenAPI document. Whoever sends is named by the
token in the address.
"""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any
from xml.sax.saxutils import escape

from fastapi import APIRouter, Request, Response
from starlette.datastructures import FormData, UploadFile
from starlette.requests import ClientDisconnect

from api.arrivals import sealed_photo
from api.bodies import submission_bytes
from api.deps import moment_of, settings_of
from api.problems import answer_to, language
from api.unit import Unit, in_turn
from gridgis.connectors.openrosa import forms, taking
from gridgis.connectors.openrosa.forms import FormTold, digest_of
from gridgis.connectors.openrosa.reading import MOST_BYTES, Sent, clock_of, sent_of
from gridgis.connectors.openrosa.taking import Taken, photos_of
from gridgis.core.errors import Conflict, Invalid
from gridgis.core.wording import Phrase, worded
from gridgis.media.photos import Bounds, Brought
from gridgis.security.devices import bearer_of

XML = "text/xml; charset=utf-8"
FILE, INCOMPLETE = "xml_submission_file", "*isIncomplete*"
MOST_FILES, MOST_FIELDS = 20, 20


def _message(request: Request, status: int, text: str, headers: Any = None) -> Response:
    body = f'<OpenRosaResponse xmlns="http://openrosa.org/http/response"><message>{escape(text)}</message></OpenRosaResponse>'
    return Response(body, status, headers, XML)


class OpenRosa(Unit):
    """A route whose refusals are messages of OpenRosa, and whose answers have its headers."""

    def get_route_handler(self) -> Callable[[Request], Any]:
        """The handler of a request."""
        handle = super().get_route_handler()

        async def handled(request: Request) -> Response:
            try:
                answer: Response = await handle(request)
            except Exception as error:
                refused = answer_to(request, error)
                told = json.loads(bytes(refused.body))["detail"]
                again = {name: refused.headers[name] for name in ("Retry-After", "Allow") if name in refused.headers}
                answer = _message(request, refused.status_code, told, again)
            answer.headers["X-OpenRosa-Version"] = "1.0"
            answer.headers["X-OpenRosa-Accept-Content-Length"] = str(submission_bytes(settings_of(request)))
            answer.headers["Cache-Control"] = "no-store"
            return answer

        return handled


router = APIRouter(prefix="/odk/key/{token}", route_class=OpenRosa, include_in_schema=False)


def _address(request: Request, token: str, *rest: str) -> str:
    """An address as the device reaches us: by https where the installation says so, whatever the proxy does."""
    scheme = "https" if settings_of(request).secure_cookies else request.url.scheme
    return "/".join([f"{scheme}://{request.url.netloc}/odk/key/{token}", *rest])


@router.get("/formList")
async def listed(request: Request, token: str) -> Response:
    """Forms that the device is given."""
    at = moment_of(request)
    found = await in_turn(request, lambda db: forms.listed(db, bearer_of(db, token, at).actor, at.date()))
    inside = "".join(_told(request, token, one) for one in found)
    return Response(f'<xforms xmlns="http://openrosa.org/xforms/xformsList">{inside}</xforms>', media_type=XML)


def _told(request: Request, token: str, one: FormTold) -> str:
    facts = {
        "formID": one.form_id,
        "name": one.name,
        "version": one.version,
        "hash": f"md5:{one.digest}",
        "downloadUrl": _address(request, token, "forms", f"{one.form_id}.xml"),
    }
    if one.media:
        facts["manifestUrl"] = _address(request, token, "forms", one.form_id, "manifest")
    return "<xform>" + "".join(f"<{name}>{escape(text)}</{name}>" for name, text in facts.items()) + "</xform>"


@router.get("/forms/{form_id}.xml")
async def form(request: Request, token: str, form_id: str) -> Response:
    """A form as an XForm."""
    at = moment_of(request)
    made = await in_turn(request, lambda db: forms.form(db, bearer_of(db, token, at).actor, form_id, at.date()))
    return Response(forms.xml(made), media_type=XML)


def _medium(request: Request, token: str, form_id: str, name: str) -> Callable[[Any], str]:
    at = moment_of(request)

    def work(db: Any) -> str:
        actor = bearer_of(db, token, at).actor
        return forms.media(db, actor, forms.form(db, actor, form_id, at.date()), name, at.date())

    return work


@router.get("/forms/{form_id}/manifest")
async def manifest(request: Request, token: str, form_id: str) -> Response:
    """The lists that go with a form, with the hashes of what they hold now."""
    at = moment_of(request)
    made = await in_turn(request, lambda db: forms.form(db, bearer_of(db, token, at).actor, form_id, at.date()))
    inside = ""
    for name in made.media:
        text = await in_turn(request, _medium(request, token, form_id, name))
        address = _address(request, token, "forms", form_id, name)
        inside += f"<mediaFile><filename>{escape(name)}</filename><hash>md5:{digest_of(text)}</hash>"
        inside += f"<downloadUrl>{escape(address)}</downloadUrl></mediaFile>"
    return Response(f'<manifest xmlns="http://openrosa.org/xforms/xformsManifest">{inside}</manifest>', media_type=XML)


@router.get("/forms/{form_id}/{name}")
async def medium(request: Request, token: str, form_id: str, name: str) -> Response:
    """A list that goes with a form."""
    text = await in_turn(request, _medium(request, token, form_id, name))
    return Response(text, media_type="text/csv; charset=utf-8")


@router.head("/submission")
async def ask(request: Request, token: str) -> Response:
    """Whether the device may send, and where."""
    at = moment_of(request)
    await in_turn(request, lambda db: bearer_of(db, token, at))
    return Response(status_code=204, headers={"Location": _address(request, token, "submission")})


@router.post("/submission")
async def submit(request: Request, token: str) -> Response:
    """Take a filled form, or a part of its photos; acknowledged is what is kept for good."""
    at, settings = moment_of(request), settings_of(request)
    await in_turn(request, lambda db: bearer_of(db, token, at))
    async with _parts(request) as parts:
        sent = sent_of(await _answers(parts))
        files = _files(parts, sent)
        clock = clock_of(request.headers.get("date", ""))
        taken = await in_turn(
            request, lambda db: taking.take(db, bearer_of(db, token, at), sent, clock, settings.terms, at=at)
        )
        brought = {name: await _sealed(request, taken, name, file) for name, file in files.items()}
        part = str(parts.get(INCOMPLETE, "")).lower() in ("yes", "true")
    if not taken.photos:
        return _message(
            request, 201, worded(_kept(taken), {"number": taken.case_number, "photos": 0}, language(request))
        )
    return await _with_photos(request, token, taken, brought, part=part)


@asynccontextmanager
async def _parts(request: Request) -> AsyncIterator[FormData]:
    """The parts of a request.

    Raises:
        Invalid: the connection broke.
    """
    try:
        parts = await request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=MOST_BYTES)
    except ClientDisconnect:
        raise Invalid("api.upload_broke", field=FILE) from None
    try:
        yield parts
    finally:
        await parts.close()


def _kept(taken: Taken) -> str:
    return "odk.report_taken" if taken.case_number else "odk.object_taken"


async def _with_photos(
    request: Request, token: str, taken: Taken, brought: dict[str, Brought], *, part: bool
) -> Response:
    at, settings = moment_of(request), settings_of(request)
    bounds = Bounds(settings.media_max_count, settings.media_max_pixels)
    missing = await in_turn(
        request, lambda db: taking.attach(db, bearer_of(db, token, at), taken, brought, bounds, at=at)
    )
    facts = {"number": taken.case_number, "photos": len(taken.photos), "left": len(missing)}
    if missing and not part:
        raise Conflict("odk.photos_missing", number=taken.case_number, names=missing)
    if missing:
        return _message(request, 202, worded("odk.report_part", facts, language(request)))
    return _message(request, 201, worded("odk.report_taken", facts, language(request)))


async def _answers(parts: FormData) -> bytes:
    """The XML of a submission, which comes as a file, or as a field."""
    found = parts.get(FILE)
    if found is None:
        raise Invalid("odk.no_file", field=FILE)
    return await found.read(MOST_BYTES + 1) if isinstance(found, UploadFile) else found.encode()


def _files(parts: FormData, sent: Sent) -> dict[str, UploadFile]:
    """The photos that came, by the name that the answers have for them."""
    named, found = photos_of(sent), {}
    for key, one in parts.multi_items():
        if not isinstance(one, UploadFile) or key == FILE:
            continue
        name = one.filename or key
        if name not in named:
            raise Invalid("odk.strange_file", name=name[:60], field=FILE)
        found[name] = one
    return found


async def _sealed(request: Request, taken: Taken, name: str, file: UploadFile) -> Brought:
    try:
        return await sealed_photo(request, await file.read())
    except Invalid as why:
        told = Phrase(why.kind, why.facts)
        raise Invalid(
            "odk.photo_refused", number=taken.case_number, name=name[:60], why=told, field=name[:60]
        ) from None
