"""What somebody asks for and somebody else decides: returns, extensions, suspensions, rejections, objections."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases.clocks import Limit, due
from gridgis.cases.decided import decided
from gridgis.cases.deciders import beyond, concerns, is_own, reaches
from gridgis.cases.in_force import Limits
from gridgis.cases.life import LIFE
from gridgis.cases.models import Case
from gridgis.cases.queries import spot_of
from gridgis.cases.request_models import CasePaper, CaseRequest
from gridgis.cases.rules import (
    ASKING,
    BY_ITSELF,
    DECIDE_OBJECTION,
    ENDS,
    OF_NO_OFFICE,
    REASONS,
    RETURNS,
    REVIEW_DAYS,
    URGENT,
    decider,
)
from gridgis.cases.term_models import Category
from gridgis.cases.terms import limit_of
from gridgis.core.errors import Conflict, Forbidden, Invalid
from gridgis.core.moves import Bar, missing
from gridgis.core.rows import Rows, as_known, columns
from gridgis.core.sql import Prepared
from gridgis.security.rules import Actor

NAMING = (*RETURNS, "request_assist")
"""What an office asks for that may name another one."""
OVERTAKEN = (("sign", "return"), ("whistle", "ask_whistle"))
"""Moves after which something that was asked for is asked for no more, though it could be decided."""


@dataclass(frozen=True)
class Claim:
    """What an office says that asks for something.

    `more` is by how much a limit is to be longer, in its own unit; `review_on` when a suspended case is looked at
    again; `basis` the law or document it rests on, `papers` the hashes of what they put to the case before as evidence.
    A decision that grants less than was asked says so by `more`.
    """

    reason: str = ""
    basis: str = ""
    more: float | None = None
    review_on: date | None = None
    papers: tuple[str, ...] = ()


NOTHING = Claim()


@dataclass(frozen=True)
class Asked:
    """The move that asks, with what its office says; `other_office` is the one that it thinks right.

    `offices` are those that it would call.
    """

    move: str
    claim: Claim
    note: str
    other_office: str | None
    offices: tuple[str, ...] = ()


_OPEN = Prepared(f"""
    SELECT {columns(CaseRequest)} FROM case_requests
    WHERE county_code = :county AND case_number = :number AND outcome IS NULL
""")  # noqa: S608


def waiting(session: Session, case: Case) -> CaseRequest | None:
    """What has been asked for in a case and is not decided yet."""
    if case.pending is None:
        return None
    rows = _OPEN.rows(session, county=case.county_code, number=case.number)
    return as_known(session, CaseRequest, rows[0]) if rows else None


def requests(session: Session, case: Case) -> list[CaseRequest]:
    """All that has been asked for in a case, oldest first."""
    asked = select(CaseRequest).where(
        CaseRequest.county_code == case.county_code, CaseRequest.case_number == case.number
    )
    return list(session.scalars(asked.order_by(CaseRequest.seq))) if case.request_count else []


def bars(session: Session, actor: Actor, case: Case, move: str, claim: Claim, at: datetime) -> Mapping[str, Bar]:
    """What is in the way of asking and of deciding, by the names in the table of moves."""

    def asks(*kinds: str) -> Bar:
        return lambda: case.pending not in kinds and Conflict("cases.nothing_asked", state=case.state)

    def ask() -> object:
        request = waiting(session, case)
        return request and concerns(actor, request, case) and Forbidden("cases.own_request", verb="case.decide")

    def above() -> object:
        request = waiting(session, case)
        return request and not reaches(actor, request, spot_of(case)) and beyond(request)

    def not_theirs() -> object:
        request = waiting(session, case)
        return request and not is_own(actor, request) and Forbidden("cases.not_your_request", verb="case.handle")

    def limit_over() -> object:
        over = case.handle_due_at is not None and case.handle_due_at <= at
        return over and Conflict("cases.extension_late", state=case.state)

    def more() -> object:
        return not (claim.more is not None and claim.more > 0) and Invalid("cases.more_missing", field="more")

    def objected() -> object:
        before = decided(session, case)
        return before.objected > before.redone and Conflict("cases.objected", state=case.state)

    def redone() -> object:
        return decided(session, case).redone and Conflict("cases.redone", state=case.state)

    return {
        "waiting": lambda: case.pending and Conflict("cases.request_waits", state=case.state),
        "return_waits": asks(*RETURNS),
        "extension_waits": asks("request_extension"),
        "suspension_waits": asks("suspend"),
        "contact_waits": asks("ask_contact"),
        "unmark_waits": asks("ask_unmark"),
        "rejection_waits": asks("propose_reject"),
        "objection_waits": asks("object"),
        "assist_waits": asks("request_assist"),
        "whistle_waits": asks("ask_whistle"),
        "request_waits": asks(*ASKING),
        "ask": ask,
        "above": above,
        "not_theirs": not_theirs,
        "limit_over": limit_over,
        "refused": lambda: decided(session, case).refused and Conflict("cases.return_refused", state=case.state),
        "urgent": lambda: case.urgency in URGENT and Conflict("cases.extension_urgent", state=case.state),
        "objected": objected,
        "redone": redone,
        "not_redone": redone,
        "done_again": lambda: not redone() and Conflict("cases.not_redone", state=case.state),
        "turn_to": missing(claim.basis, "cases.turn_missing", "basis"),
        "reason": lambda: (
            claim.reason not in REASONS.get(move, ())
            and Invalid("cases.reason_missing", reasons=REASONS.get(move, ()), field="reason")
        ),
        "more": more,
        "review": lambda: _bad_review(claim.review_on, at.date()),
    }


def ask(
    session: Session,
    rows: Rows,
    case: Case,
    asked: Asked,
    actor: Actor,
    *,
    category: Category,
    limits: Limits,
    at: datetime,
) -> dict[str, Any]:
    """Put a request before whoever decides; the clock of the case runs on.

    Returns:
        What the case's timeline tells of it.
    """
    move, claim = asked.move, asked.claim
    _require_papers(session, actor, case, claim.papers)
    handle, extends = limit_of("handle", category, limits), move == "request_extension"
    nth = decided(session, case).extended + 1 if extends else 1
    case.request_count += 1
    case.pending = move
    said: dict[str, Any] = {
        "reason": claim.reason,
        "basis": claim.basis,
        "papers": list(claim.papers),
        "other_office": asked.other_office if move in NAMING else None,
        "offices": list(asked.offices),
        "more": claim.more if extends else None,
        "unit": handle.unit if extends else None,
        "review_on": claim.review_on if move == "suspend" else None,
        "needs": decider(move, nth, (claim.more or 0) / handle.value),
        "due_at": due(at, decision_term(move, category, limits), limits.calendar),
    }
    by = {"asked_at": at, "asked_by": actor.account_id, "asked_name": actor.display_name, "note": asked.note}
    key = {"county_code": case.county_code, "case_number": case.number, "seq": case.request_count}
    office = "" if move in OF_NO_OFFICE else case.office_code or ""
    row = key | {"kind": move, "office_code": office, "handle_due_before": case.handle_due_at}
    rows.add(CaseRequest, [row | said | by])
    told = {"departments" if name == "offices" else name: value for name, value in said.items() if value}
    return told | {name: told[name].isoformat() for name in ("due_at", "review_on") if name in told}


def _require_papers(session: Session, actor: Actor, case: Case, named: tuple[str, ...]) -> None:
    """Nobody names a paper that they did not put to the case."""
    if not named:
        return
    own = (CasePaper.county_code == case.county_code, CasePaper.case_number == case.number)
    asked = select(CasePaper.sha256).where(*own, CasePaper.account_id == actor.account_id, CasePaper.sha256.in_(named))
    if lacking := {*named} - {*session.scalars(asked)}:
        raise Invalid("cases.paper_unknown", papers=sorted(lacking), field="papers")


def decision_term(move: str, category: Category, limits: Limits) -> Limit:
    """How long there is to decide on what a move asked for."""
    return Limit(*DECIDE_OBJECTION) if move == "object" else limit_of("decide", category, limits)


def follow(
    session: Session, rows: Rows, case: Case, move: str, claim: Claim, actor: Actor, *, note: str, at: datetime
) -> dict[str, Any]:
    """End what was asked for where a move decides it, takes it back, or leads where nobody could decide it any more.

    Returns:
        What the case's timeline tells of it; nothing where the request stays.
    """
    request = waiting(session, case)
    if request is None:
        case.pending = None
        return {}
    outcome = ENDS[request.kind].get(move) or BY_ITSELF.get(move)
    if outcome is None:
        decidable = any((case.state, decides) in LIFE.steps for decides in ENDS[request.kind])
        same = (case.office_code or "") == (request.office_code or "")
        theirs = same or request.kind in ("ask_unmark", *OF_NO_OFFICE)
        if decidable and theirs and (move, request.kind) not in OVERTAKEN:
            return {}
        outcome = "moot"
    case.pending = None
    request.outcome, request.decided_at, request.decision = outcome, at, note
    request.decided_by, request.decided_name = actor.account_id, actor.display_name
    request.handle_due_after = case.handle_due_at
    if move == "grant_extension":
        request.granted = granted(request, claim)
    rows.change(request)
    return {"request": request.seq, "kind": request.kind, "outcome": outcome}


def granted(request: CaseRequest, claim: Claim) -> float:
    """By how much a limit becomes longer: as was asked, or less.

    Raises:
        Invalid: more than was asked for, or nothing.
    """
    more = request.more if claim.more is None else claim.more
    if more is None or request.more is None or not 0 < more <= request.more:
        raise Invalid("cases.granted_more", asked=request.more, field="more")
    return more


def extension(request: CaseRequest, claim: Claim) -> Limit:
    """The limit by which a granted request makes handling longer."""
    return Limit(granted(request, claim), request.unit or "work_day")


def _bad_review(day: date | None, today: date) -> object:
    sound = day is not None and today < day <= today + timedelta(days=REVIEW_DAYS)
    return not sound and Invalid("cases.review_day", days=REVIEW_DAYS, field="review_on")
