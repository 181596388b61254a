"""The page of one report without account: seen, evaluated, objected to, added to, by whoever has its code."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Request

from api.deps import Config, CurrentActor, Db, Now
from api.documenting import refusing
from api.problems import refusal
from api.schemas.reporter import EvaluationIn, ObjectionIn, WordsIn
from api.unit import Router
from gridgis.casework.reporter import door, issuing
from gridgis.casework.reporter.issuing import IssuedCode
from gridgis.casework.reporter.page import ReporterView
from gridgis.core.errors import Refusal

router = Router(tags=["reporter"])

Code = Annotated[str, Path(description="16 digits; blanks and hyphens between them do not count")]
REFUSED = refusing(403, 429)
SENT = refusing(403, 409, 429)


@router.get("/q/{code}", response_model=ReporterView, responses=REFUSED)
def shown(request: Request, db: Db, settings: Config, at: Now, code: Code) -> object:
    """The page that a code opens: progress in plain words, never of whom, and of a sealed matter never of what."""
    return _told(request, door.show(db, code, _remote(request), zone=settings.timezone, at=at))


@router.post("/q/{code}/evaluation", response_model=ReporterView, responses=SENT)
def evaluate(request: Request, db: Db, settings: Config, at: Now, code: Code, body: EvaluationIn) -> object:
    """Say how it was handled, once."""
    return _sent(request, db, settings, at, code, "evaluation", body)


@router.post("/q/{code}/objection", response_model=ReporterView, responses=SENT)
def object_to(request: Request, db: Db, settings: Config, at: Now, code: Code, body: ObjectionIn) -> object:
    """Object to how it was handled, within 15 days of its end; it is done again once at most."""
    return _sent(request, db, settings, at, code, "objection", body)


@router.post("/q/{code}/addition", response_model=ReporterView, responses=SENT)
def add(request: Request, db: Db, settings: Config, at: Now, code: Code, body: WordsIn) -> object:
    """Add what was asked for, so that the case goes on."""
    return _sent(request, db, settings, at, code, "addition", body)


@router.post("/q/{code}/urge", response_model=ReporterView, responses=SENT)
def urge(request: Request, db: Db, settings: Config, at: Now, code: Code, body: WordsIn) -> object:
    """Remind, once a day."""
    return _sent(request, db, settings, at, code, "urge", body)


@router.post("/q/{code}/withdrawal", response_model=ReporterView, responses=SENT)
def withdraw(request: Request, db: Db, settings: Config, at: Now, code: Code, body: WordsIn) -> object:
    """Withdraw what nobody works on yet, is not sealed and concerns no safety."""
    return _sent(request, db, settings, at, code, "withdrawal", body)


@router.post("/cases/{number}/reports/{report_id}/code", status_code=201, responses=refusing(409))
def issue(db: Db, actor: CurrentActor, at: Now, number: str, report_id: UUID) -> IssuedCode:
    """Give the code of a report's page, told this once; one given before opens nothing more."""
    return issuing.issue(db, actor, number, report_id, at=at)


def _sent(request: Request, db: Db, settings: Config, at: Now, code: str, deed: str, body: WordsIn) -> object:
    zone, said = settings.timezone, body.said(deed)
    return _told(request, door.send(db, code, _remote(request), said, zone=zone, at=at))


def _told(request: Request, found: ReporterView | Refusal) -> object:
    return refusal(request, found) if isinstance(found, Refusal) else found


def _remote(request: Request) -> str:
    return request.client.host if request.client else ""
