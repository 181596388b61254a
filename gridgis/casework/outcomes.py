"""What became of a report, as whoever sent it is told: who settled it, with what result, or why it was not taken on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from gridgis.cases import queries as cases
from gridgis.cases.asking import requests
from gridgis.cases.first import RESULTS
from gridgis.cases.models import Case, CaseEvent
from gridgis.cases.rules import CLOSED
from gridgis.core.errors import NotFound
from gridgis.core.vocabulary import OneOf
from gridgis.grids import queries as grids
from gridgis.intake.models import Report
from gridgis.media import photos
from gridgis.media.models import Medium
from gridgis.media.photos import Size
from gridgis.media.stores import Store
from gridgis.people import queries as people
from gridgis.security.rules import Actor

SETTLERS = ("self", "grid", "office")
SETTLED_BY = {"self_handle": "self", "settle": "grid", "grid_file": "grid", "file_result": "office"}
"""Who settled it, by the move that told the result."""
RETURNS = ("return", "return_late")
TURNED_AWAY = ("reject", "confirm_reject")
MOST = 500


@dataclass(frozen=True)
class GivenBack:
    """An office gave the case back, and why."""

    at: datetime
    office_name: str
    note: str


@dataclass(frozen=True)
class ReportOutcome:
    """What became of a report of one's own.

    Of a sealed matter nothing but that, whoever sent it: who may know of it reads the case. Else `state` is that of the
    case that handles it, `merged_into` its number where that is another, `merged_why` what was said then. The result is
    the one that stands: who `settled_by`, called `by` (an office or a grid, never a person), when, in which words, with
    which photos. `reason` and `turn_to` say why it was not taken on. `satisfaction` is 1–4, 4 best.
    """

    report_id: UUID
    case_number: str
    sealed: bool
    state: str
    merged_into: str | None
    merged_why: str
    settled_by: Annotated[str, OneOf(SETTLERS)] | None
    by: str
    settled_at: datetime | None
    result: str
    photos: list[str]
    closed_at: datetime | None
    reason: str
    turn_to: str
    given_back: list[GivenBack]
    satisfaction: int | None


@dataclass(frozen=True)
class ClosedReport:
    """A report of one's own whose case is closed; without a place where the case has none."""

    report_id: UUID
    case_number: str
    category_code: str
    description: str
    address_text: str
    closed_at: datetime
    satisfaction: int | None
    lng: float | None
    lat: float | None


def outcome(session: Session, actor: Actor, report_id: UUID, *, at: datetime) -> ReportOutcome:
    """What became of a report that the actor sent.

    Raises:
        NotFound: they sent no such report.
    """
    report, own, main = _followed(session, actor, report_id)
    if own.sensitive or main.sensitive:
        return ReportOutcome(report.id, own.number, True, "", None, "", None, "", None, "", [], None, "", "", [], None)
    past = cases.stood(cases.events(session, main))
    told = _last(past, *RESULTS) if main.state not in ("dispatched", "handling", "rework") else None
    away = _last(past, *TURNED_AWAY) if main.state == "rejected" else None
    merged = _last(cases.stood(cases.events(session, own)), "merge") if own.number != main.number else None
    return ReportOutcome(
        report_id=report.id,
        case_number=own.number,
        sealed=False,
        state=main.state,
        merged_into=main.number if main.number != own.number else None,
        merged_why=merged.note if merged else "",
        settled_by=SETTLED_BY[told.move] if told else None,
        by=_named(session, main, told, at) if told else "",
        settled_at=told.at if told else None,
        result=told.note if told else "",
        photos=list(told.facts.get("photos", [])) if told else [],
        closed_at=main.closed_at,
        reason=str(away.facts.get("reason") or away.note) if away else "",
        turn_to=str(away.facts.get("turn_to", "")) if away else "",
        given_back=_given_back(session, main),
        satisfaction=main.satisfaction,
    )


def _followed(session: Session, actor: Actor, report_id: UUID) -> tuple[Report, Case, Case]:
    """A report of the actor's, its case, and the case that handles it."""
    row = session.execute(
        select(Report, Case)
        .join(Case, and_(Case.county_code == Report.county_code, Case.number == Report.case_number))
        .where(Report.id == report_id, Report.account_id == actor.account_id)
    ).first()
    if row is None:
        raise NotFound("intake.no_report", report=report_id, report_id=str(report_id))
    report, own = row
    if own.merged_into is None:
        return report, own, own
    return report, own, session.get_one(Case, (own.county_code, own.merged_into))


def _last(past: Sequence[CaseEvent], *moves: str) -> CaseEvent | None:
    return next((event for event in reversed(past) if event.move in moves), None)


def _named(session: Session, main: Case, told: CaseEvent, at: datetime) -> str:
    if SETTLED_BY[told.move] == "office":
        known = people.offices(session, [main.office_code or ""])
        return known[main.office_code].name if main.office_code in known else ""
    code = main.current_grid_code or ""
    return grids.names(session, [code], at.date()).get(code, "")


def _given_back(session: Session, main: Case) -> list[GivenBack]:
    granted = [one for one in requests(session, main) if one.kind in RETURNS and one.outcome == "granted"]
    known = people.offices(session, [one.office_code or "" for one in granted])
    return [
        GivenBack(
            one.decided_at or one.asked_at, known[one.office_code].name if one.office_code in known else "", one.note
        )
        for one in granted
    ]


def photo(
    session: Session, actor: Actor, report_id: UUID, digest: str, store: Store, *, size: Size, at: datetime
) -> str:
    """The name of what is shown of a photo of the result of a report of one's own.

    Raises:
        NotFound: they sent no such report, or its result has no such photo.
        NotReady: the worker has not made it yet.
    """
    _, own, main = _followed(session, actor, report_id)
    told = outcome(session, actor, report_id, at=at)
    if digest.lower() not in told.photos:
        raise NotFound("intake.no_photo", sha256=digest)
    here = select(Medium.report_id).join(
        Report, and_(Report.county_code == Medium.county_code, Report.id == Medium.report_id)
    )
    of_case = here.where(Report.county_code == main.county_code, Report.case_number.in_((own.number, main.number)))
    found = session.scalar(of_case.where(Medium.sha256 == digest.lower()).limit(1))
    if found is None:
        raise NotFound("intake.no_photo", sha256=digest)
    return photos.shown(session, (main.county_code, found, digest.lower()), store, size)


def closed(session: Session, actor: Actor) -> list[ClosedReport]:
    """The actor's own reports whose cases are closed, the last closed first, `MOST` at most, without sealed ones."""
    place = (func.ST_X(Case.place), func.ST_Y(Case.place))
    asked = (
        select(
            Report.id,
            Report.case_number,
            Report.category_code,
            Report.description,
            Report.address_text,
            Case.closed_at,
            Case.satisfaction,
            *place,
        )
        .join(Case, and_(Case.county_code == Report.county_code, Case.number == Report.case_number))
        .where(
            Report.account_id == actor.account_id,
            Case.state.in_(CLOSED),
            Case.closed_at.is_not(None),
            Case.sensitive.is_(False),
        )
    )
    return [ClosedReport(*row) for row in session.execute(asked.order_by(Case.closed_at.desc(), Report.id).limit(MOST))]
