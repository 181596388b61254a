"""Refusals as RFC 9457 problems; the only place where they meet HTTP."""

import logging
from typing import Any
from uuid import uuid4

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import IntegrityError, OperationalError
from starlette.exceptions import HTTPException

from gridgis.core.errors import KIND, Conflict, Forbidden, Invalid, NotFound, Refusal
from gridgis.core.wording import Language, Phrase, language_of
from gridgis.security.actions import SignInDelayed, SignInRefused

LOG = logging.getLogger("gridgis.api")

KINDS: tuple[tuple[type[Refusal], str, str, int], ...] = (
    (SignInDelayed, "sign-in-delayed", "Too many tries", 429),
    (SignInRefused, "sign-in-refused", "Sign-in refused", 401),
    (NotFound, "not-found", "Not found", 404),
    (Forbidden, "forbidden", "Forbidden", 403),
    (Invalid, "invalid", "Invalid", 422),
    (Conflict, "conflict", "Conflict", 409),
)

TITLES = {401: "Sign in first", 404: "Not found", 405: "Method not allowed", 413: "Too large"}
TYPES = {401: "signed-out", 404: "not-found", 405: "method-not-allowed", 413: "too-large"}


class SignedOut(HTTPException):
    """Nobody is signed in, or the sign-in has ended."""

    def __init__(self) -> None:
        super().__init__(401, "Sign in first, with POST /api/v1/auth/login.")


def problem(request: Request, kind: str, title: str, status: int, detail: str, /, **facts: Any) -> JSONResponse:
    """One problem document."""
    body = {"type": f"/problems/{kind}", "title": title, "status": status, "detail": detail}
    return JSONResponse(
        body | {"instance": request.url.path} | facts, status_code=status, media_type="application/problem+json"
    )


def language(request: Request) -> Language:
    """The language that the reader asked for, else the installation's."""
    return language_of(request.headers.get("accept-language", ""), request.app.state.settings.language)


def install(app: FastAPI) -> None:
    """Answer every refusal in the one shape."""
    app.add_exception_handler(Refusal, _refusal)
    app.add_exception_handler(RequestValidationError, _validation)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(IntegrityError, _integrity)
    app.add_exception_handler(OperationalError, _operational)
    app.add_exception_handler(Exception, _bug)


def _refusal(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Refusal)
    for cls, kind, title, status in KINDS:
        if isinstance(error, cls):
            LOG.info("%s %s refused: %s", request.method, request.url.path, kind)
            facts = {name: _plain(fact) for name, fact in error.facts.items()}
            facts = ({"kind": error.kind} if KIND.fullmatch(error.kind) else {}) | facts
            answer = problem(request, kind, title, status, error.words(language(request)), **facts)
            if "retry_after_s" in facts:
                answer.headers["Retry-After"] = str(facts["retry_after_s"])
            return answer
    return _bug(request, error)


def _plain(fact: Any) -> Any:
    """A fact as JSON has it: a part of a sentence by its kind."""
    if isinstance(fact, Phrase):
        return fact.kind
    return [_plain(one) for one in fact] if isinstance(fact, (list, tuple)) else fact


def _validation(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    fields = [{"field": ".".join(str(part) for part in e["loc"][1:]), "message": e["msg"]} for e in error.errors()]
    detail = "; ".join(f"{f['field'] or 'body'}: {f['message']}" for f in fields[:3])
    return problem(request, "invalid", "Invalid", 422, f"What was sent can't be read: {detail}.", errors=fields)


def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    status = error.status_code
    detail = str(error.detail) if status in (401, 413) else f"{TITLES.get(status, 'Refused')}: {request.url.path}"
    response = problem(request, TYPES.get(status, "refused"), TITLES.get(status, "Refused"), status, detail)
    response.headers.update(error.headers or {})
    return response


def _integrity(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, IntegrityError)
    name = getattr(getattr(error.orig, "diag", None), "constraint_name", None)
    LOG.warning("%s %s met constraint %s", request.method, request.url.path, name)
    return problem(
        request, "conflict", "Conflict", 409, "Somebody else changed this meanwhile. Read it again.", constraint=name
    )


def _operational(request: Request, error: Exception) -> JSONResponse:
    LOG.error("%s %s: the database does not answer: %s", request.method, request.url.path, type(error).__name__)
    response = problem(
        request, "unavailable", "Unavailable", 503, "The database does not answer just now. Try again in a moment."
    )
    response.headers["Retry-After"] = "5"
    return response


def _bug(request: Request, error: Exception) -> JSONResponse:
    request_id = uuid4().hex
    LOG.error("%s %s failed, request %s", request.method, request.url.path, request_id, exc_info=error)
    return problem(
        request,
        "internal",
        "Internal error",
        500,
        "Something broke on our side; nothing was saved. Tell whoever runs the system the request id.",
        request_id=request_id,
    )


def too_large(request: Request, limit: int) -> JSONResponse:
    """The answer to a body over the limit, given before it is read."""
    detail = f"What was sent is larger than {limit} bytes; make it smaller."
    return problem(request, TYPES[413], TITLES[413], 413, detail)


def sign_in_refused(request: Request, refusal: SignInRefused) -> JSONResponse:
    """The answer to a wrong password; returned, not raised, so that the failure is counted."""
    return _refusal(request, refusal)
