"""A report as its sender is told of it: what became of it, now and later."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from gridgis.cases.actions import keep_opening
from gridgis.cases.queries import readable
from gridgis.intake import codes, queries
from gridgis.intake.actions import Taken
from gridgis.intake.queries import SentPhoto
from gridgis.intake.rules import Message, seen_at
from gridgis.media.arriving import received
from gridgis.routing import answers, decisions
from gridgis.routing.answers import RouteAnswer
from gridgis.security.rules import Actor


@dataclass(frozen=True)
class Acknowledged:
    """A report as its sender is told of it; `joined` where it was added to a case that another one had opened.

    It was observed at `observed_at` by our clock; `observed_said` is what the device said where that was put right, and
    `clock_skew_s` how far its clock was ahead. `media` are the photos that are kept for good, `photos` those on their
    way too.
    `query_code` opens the page of a reporter who left neither name nor telephone; it is told this once.
    """

    report_id: UUID
    case_number: str
    state: str
    received_at: datetime
    category_code: str
    media: list[str]
    route: RouteAnswer | None
    description: str
    address_text: str
    due_at: datetime | None
    total_due_at: datetime | None
    joined: bool
    observed_at: datetime
    observed_said: datetime | None
    clock_skew_s: int | None
    photos: list[SentPhoto]
    query_code: str | None = None


def acknowledge_taken(
    session: Session, actor: Actor, taken: Taken, sent: Message, folder: Path, *, at: datetime
) -> Acknowledged:
    """What became of a report just sent; the same as `acknowledge`, without reading back what is known."""
    code = codes.for_nameless(session, actor, taken.county_code, taken.report_id, at=at) if taken.fresh else None
    if taken.route is None or taken.state is None:
        return replace(acknowledge(session, actor, taken.report_id, folder, at=at), query_code=code)
    seen, said = seen_at(sent, at), sent.observed_at
    return Acknowledged(
        report_id=taken.report_id,
        case_number=taken.case_number,
        state=taken.state,
        received_at=taken.received_at.astimezone(UTC),
        category_code=sent.category_code,
        media=[],
        route=answers.answer(session, taken.route),
        description=sent.description,
        address_text=sent.address,
        due_at=taken.due_at,
        total_due_at=taken.total_due_at,
        joined=False,
        observed_at=(seen or at).astimezone(UTC),
        observed_said=said.astimezone(UTC) if said and said != seen else None,
        clock_skew_s=None if sent.skew is None else round(sent.skew.total_seconds()),
        photos=[],
        query_code=code,
    )


def acknowledge(session: Session, actor: Actor, report_id: UUID, folder: Path, *, at: datetime) -> Acknowledged:
    """What became of a report; its sender learns too what of photos on their way is in the folder.

    The sender of one whose case is sealed for them learns what was decided when it came, and nothing of later.

    Raises:
        NotFound: no such report for this actor.
    """
    receipt, report, case = queries.receipt(session, actor, report_id)
    sealed = case.sensitive and not readable(session, actor, case)
    own = report.account_id == actor.account_id
    if not own:
        keep_opening(session, actor, case, at=at)
    decided = decisions.every(session, case)
    decision = next(iter(decided if sealed else reversed(decided)), None)
    joined = bool(decided) and decided[0].report_id not in (None, report.id)
    other = report.category_code != case.category_code
    photos = queries.photos(session, report, received(folder, report.id) if own else {})
    return Acknowledged(
        report_id=report.id,
        case_number=case.number,
        state=case.state,
        received_at=receipt.received_at,
        category_code=report.category_code,
        media=[one.sha256 for one in photos if one.state != "part"],
        route=answers.answer(session, decision.route) if decision and not (sealed and joined) else None,
        description=report.description,
        address_text=report.address_text,
        due_at=case.due_at.astimezone(UTC) if case.due_at and not sealed else None,
        total_due_at=None if sealed and other else case.total_due_at.astimezone(UTC),
        joined=joined,
        observed_at=report.observed_at.astimezone(UTC),
        observed_said=report.observed_said.astimezone(UTC) if report.observed_said else None,
        clock_skew_s=report.clock_skew_s,
        photos=photos,
    )
