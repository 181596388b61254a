"""Refusals as RFC 9457 problems; the only place where they meet HTTP."""

import logging
import math
import re
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any
from uuid import uuid4

from fastapi import FastAPI, Request
from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from psycopg2.errors import QueryCanceled
from sqlalchemy.exc import DBAPIError, IntegrityError, InterfaceError, OperationalError
from starlette.exceptions import HTTPException

from gridgis.core.budget import TookTooLong
from gridgis.core.errors import Conflict, Forbidden, Invalid, Misset, NotFound, Worded
from gridgis.core.faults import fault_of
from gridgis.core.wording import Both, Language, Phrase, language_of, worded
from gridgis.media.photos import NotReady
from gridgis.media.pictures import NotNow
from gridgis.media.stores import StorageDown, StorageFull
from gridgis.security.actions import SignInDelayed, SignInRefused
from gridgis.security.throttling import TooOften

LOG = logging.getLogger("gridgis.api")

TYPES: tuple[tuple[type[Worded], str, int], ...] = (
    (TookTooLong, "too-long", 503),
    (StorageFull, "storage-full", 507),
    (StorageDown, "storage-down", 503),
    (NotNow, "not-yet", 503),
    (NotReady, "not-yet", 503),
    (Misset, "unavailable", 503),
    (SignInDelayed, "sign-in-delayed", 429),
    (TooOften, "too-often", 429),
    (SignInRefused, "sign-in-refused", 401),
    (NotFound, "not-found", 404),
    (Forbidden, "forbidden", 403),
    (Invalid, "invalid", 422),
    (Conflict, "conflict", 409),
)

_CODED = re.compile(r"^((?:/api/v1)?/q/|/odk/key/)[^/]+")

STATUSES = {
    400: "broken-json",
    401: "signed-out",
    404: "not-found",
    405: "method-not-allowed",
    408: "too-slow",
    503: "busy",
}


class SignedOut(HTTPException):
    """Nobody is signed in, or the sign-in has ended."""

    def __init__(self) -> None:
        super().__init__(401)


class TooSlow(HTTPException):
    """A body did not come in time."""

    def __init__(self) -> None:
        super().__init__(408, headers={"Connection": "close"})


class CommitLost(Exception):  # noqa: N818
    """The connection broke while a transaction was committed: nobody knows whether it was."""


class TooLarge(HTTPException):
    """A body has grown beyond its limit while it came."""

    def __init__(self, limit: int) -> None:
        super().__init__(413)
        self.limit = limit


def problem(
    request: Request, type_: str, status: int, kind: str, facts: Mapping[str, Any], /, **told: Any
) -> JSONResponse:
    """One problem document.

    Args:
        request: whose reader is told, in the language they asked for.
        type_: the last part of the problem's type; its title is worded too.
        status: of the answer.
        kind: the sentence of the catalogue that becomes its detail.
        facts: what fills the sentence.
        told: members beside the standard ones.
    """
    reads = language(request)
    body = {
        "type": f"/problems/{type_}",
        "title": worded(f"problem.title_{type_.replace('-', '_')}", {}, reads),
        "status": status,
        "detail": worded(kind, facts, reads),
        "instance": path_of(request),
    }
    return JSONResponse(body | told | body, status_code=status, media_type="application/problem+json")


def path_of(request: Request) -> str:
    """The path that was asked, without the code of a reporter's page or of a device: whoever has that needs no more."""
    return _CODED.sub(r"\1…", request.url.path)


def language(request: Request) -> Language:
    """The language that the reader asked for, else the installation's."""
    return language_of(request.headers.get("accept-language", ""), request.app.state.settings.language)


def install(app: FastAPI) -> None:
    """Answer every refusal in the one shape."""
    app.add_exception_handler(Worded, refusal)
    app.add_exception_handler(RequestValidationError, _validation)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(IntegrityError, _integrity)
    app.add_exception_handler(DBAPIError, _database)
    app.add_exception_handler(CommitLost, partial(_unavailable, kind="problem.commit_lost"))
    app.add_exception_handler(Exception, internal)


def answer_to(request: Request, error: Exception) -> JSONResponse:
    """The answer to whatever ended a request, for routes that tell it in a shape of their own."""
    handlers = request.app.exception_handlers
    handler = next(handlers[one] for one in type(error).__mro__ if one in handlers)
    try:
        answer: JSONResponse = handler(request, error)
    except Exception as fault:  # what a handler does not take for a refusal is a fault of ours
        return internal(request, fault)
    return answer


def plain(fact: Any) -> Any:
    """A fact as JSON has it: a phrase by its kind, what is counted in lists, days and the rest as texts."""
    if isinstance(fact, Phrase):
        return fact.kind
    if isinstance(fact, Both):
        return {"zh": fact.zh, "en": fact.en}
    if isinstance(fact, Mapping):
        return {str(name): plain(one) for name, one in fact.items()}
    if isinstance(fact, Iterable) and not isinstance(fact, str | bytes):
        return [plain(one) for one in fact]
    if isinstance(fact, float) and not math.isfinite(fact):
        return str(fact)
    return jsonable_encoder(fact)


def refusal(request: Request, error: Exception) -> JSONResponse:
    """The answer to a refusal, raised or, as that of a wrong password, returned so that the failure is counted."""
    assert isinstance(error, Worded)
    for cls, type_, status in TYPES:
        if isinstance(error, cls):
            LOG.info("%s %s refused: %s", request.method, path_of(request), error.kind)
            told = {name: plain(fact) for name, fact in error.facts.items()}
            told = {"kind": error.kind} | told
            answer = problem(request, type_, status, error.kind, error.facts, **told)
            if "retry_after_s" in told:
                answer.headers["Retry-After"] = str(told["retry_after_s"])
            return answer
    return internal(request, error)


def _validation(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    for one in error.errors():
        if one["type"] == "json_invalid":
            return problem(request, "broken-json", 400, "problem.broken_json", {}, position=one["loc"][-1])
    reads = language(request)
    faults = [(field_of(one, error.body), fault_of(one)) for one in error.errors()]
    named = next((part for part in reversed(faults[0][0].split(".")) if not part.isdigit()), "")
    fields = [{"field": field, "message": worded(fault.kind, fault.facts, reads)} for field, fault in faults]
    problems = [
        Phrase("problem.field", {"field": field or Phrase("problem.body"), "message": fault})
        for field, fault in faults[:3]
    ]
    return problem(request, "invalid", 422, "problem.unreadable", {"problems": problems}, errors=fields, field=named)


def field_of(fault: Mapping[str, Any], body: object) -> str:
    """Where a fault lies in a body; the kind that tells which of several models was meant is no part of the way."""
    way = [str(part) for part in fault["loc"][1:]]
    if told := fault.get("ctx", {}).get("discriminator"):
        way.append(told.strip("'"))
    elif isinstance(body, dict) and way and way[0] == body.get("kind"):
        way = way[1:]
    return ".".join(way)


def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    if isinstance(error, TooLarge):
        return too_large(request, error.limit)
    status = error.status_code
    type_ = STATUSES.get(status, "refused")
    response = problem(request, type_, status, f"problem.{type_.replace('-', '_')}", {"path": path_of(request)})
    response.headers.update(error.headers or {})
    return response


def _integrity(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, IntegrityError)
    name = getattr(getattr(error.orig, "diag", None), "constraint_name", None)
    LOG.warning("%s %s met constraint %s", request.method, path_of(request), name)
    return problem(request, "conflict", 409, "problem.changed_meanwhile", {}, constraint=name)


def _database(request: Request, error: Exception) -> JSONResponse:
    """A statement that was stopped, a database that is not there; whatever else it says is a fault of ours."""
    assert isinstance(error, DBAPIError)
    if isinstance(error.orig, QueryCanceled):
        return refusal(request, TookTooLong("problem.too_long", retry_after_s=30))
    if not (error.connection_invalidated or isinstance(error, OperationalError | InterfaceError)):
        raise error
    return _unavailable(request, error, "problem.database_silent")


def _unavailable(request: Request, error: Exception, kind: str) -> JSONResponse:
    LOG.error("%s %s: %s: %s", request.method, path_of(request), kind, type(error).__name__)
    response = problem(request, "unavailable", 503, kind, {}, kind=kind)
    response.headers["Retry-After"] = "5"
    return response


def internal(request: Request, error: Exception) -> JSONResponse:
    """The answer to a fault of ours."""
    request_id = uuid4().hex
    LOG.error("%s %s failed, request %s", request.method, path_of(request), request_id, exc_info=error)
    return problem(request, "internal", 500, "problem.bug", {}, request_id=request_id)


def too_large(request: Request, limit: int) -> JSONResponse:
    """The answer to a body over the limit, given before it is read."""
    return problem(request, "too-large", 413, "problem.too_large", {"limit": limit})


def busy(request: Request) -> JSONResponse:
    """The answer where more connections are open than are served."""
    response = problem(request, "busy", 503, "problem.busy", {})
    response.headers.update({"Connection": "close", "Retry-After": "5"})
    return response
