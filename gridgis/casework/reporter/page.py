"""The page of one report: its progress in plain words, what its reporter was told, and what they may do now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases import in_force, queries
from gridgis.cases.answer_models import CaseReply
from gridgis.cases.asking import requests
from gridgis.cases.life import LIFE
from gridgis.cases.models import Case, CaseEvent
from gridgis.cases.moving import standing_of
from gridgis.cases.rules import OBJECTION_DAYS, Outcome
from gridgis.casework.reporter.rules import LASTS_DAYS, MOVES, Deed, Stage, stage_of
from gridgis.core.thresholds import thresholds
from gridgis.divisions import queries as divisions
from gridgis.intake.code_models import QueryCode
from gridgis.intake.codes import CodedReport
from gridgis.intake.models import Report
from gridgis.people import queries as people
from gridgis.security.rules import Actor, Held

REPORTER = Actor(
    None,
    "reporter",
    "反映人",
    (Held(frozenset({"case.read", "case.accept", "case.close", "case.urge"}), "all", "", "reporter"),),
)
"""Who makes a move on their own page; what they may stands in `MOVES`, not in these verbs."""
TURNED_AWAY = ("reject", "confirm_reject")
ANSWERS_IT = ("refuse_objection", "final_answer")


@dataclass(frozen=True)
class StageReached:
    """A stage that was reached, and when first."""

    stage: Stage
    at: datetime


@dataclass(frozen=True)
class ToldPart:
    """What the reporter was told of their report."""

    at: datetime
    words: str


@dataclass(frozen=True)
class RatingPart:
    """The evaluation that this reporter gave: 1–4, 4 best."""

    satisfaction: int
    at: datetime


@dataclass(frozen=True)
class ObjectionPart:
    """What this reporter objected, until when it is decided, and the answer; a final one names the `path` left.

    `outcome` is empty until then, `granted` where it is done again.
    """

    at: datetime
    reason: str
    due_at: datetime
    outcome: Outcome | None
    answer: str
    path: str


@dataclass(frozen=True)
class ReporterView:
    """A report as its reporter sees it; of a sealed matter neither what nor where it is.

    `open` is what they may do now. `until` is when the answer is due, `rated_until` and `objected_until` when what may
    be done after the end may be done no more. `asked` is what they are asked to add. `together` where it is handled
    with other reports of the same matter. `reason` and `turn_to` say why it was not taken on, and where else to turn.
    """

    number: str
    sealed: bool
    together: bool
    centre: str
    phone: str
    reported_at: datetime
    category_zh: str
    category_en: str
    where: str
    stage: Stage
    steps: list[StageReached]
    office: str
    until: datetime | None
    asked: str
    told: list[ToldPart]
    reason: str
    turn_to: str
    rating: RatingPart | None
    objection: ObjectionPart | None
    urged_at: datetime | None
    open: list[Deed]
    rated_until: datetime | None
    objected_until: datetime | None


@dataclass(frozen=True)
class Followed:
    """A report, the case that it opened or joined, and the one in which that is handled now."""

    coded: CodedReport
    report: Report
    own: Case
    main: Case

    @property
    def sealed(self) -> bool:
        """Whether nothing may be told but that it is handled."""
        return self.own.sensitive or self.main.sensitive

    @property
    def together(self) -> bool:
        """Whether others reported the same matter."""
        return self.own.number != self.main.number or self.main.report_count > 1


def followed(session: Session, coded: CodedReport, *, at: datetime, hold: bool = False) -> Followed | None:
    """What a code leads to; None where its case ended too long ago.

    Args:
        hold: for a move that is to be made: the case that handles it is held for update.
    """
    report = session.get_one(Report, (coded.county_code, coded.report_id))
    own = queries.get(session, REPORTER, report.case_number)
    main = queries.get(session, REPORTER, own.merged_into or own.number, hold=hold)
    ended = main.closed_at
    if ended is not None and ended + timedelta(days=LASTS_DAYS) < at:
        return None
    return Followed(coded, report, own, main)


def seen(session: Session, one: Followed, *, at: datetime) -> None:
    """Note that a reporter has seen their page, and with it the answers that waited there."""
    key = (one.coded.county_code, one.coded.report_id)
    code = session.get_one(QueryCode, key)
    code.seen_at = code.seen_at or at
    waits = CaseReply.way == "page", CaseReply.given_at.is_(None)
    mine = CaseReply.county_code == key[0], CaseReply.report_id == key[1]
    for reply in session.scalars(select(CaseReply).where(*mine, *waits)):
        reply.given_at = at
    session.flush()


def view(session: Session, one: Followed, *, zone: str, at: datetime) -> ReporterView:
    """The page of a report."""
    main, past = one.main, queries.stood(queries.events(session, one.main))
    sealed, stage = one.sealed, stage_of(one.main.state, sealed=one.sealed)
    rejected = _last(past, *TURNED_AWAY) if stage == "not_taken" else None
    facts = _matter(session, one, zone) if not sealed else _NOTHING
    ended = main.closed_at if stage == "done" else None
    rated_until = ended and ended + timedelta(days=thresholds(session).evaluation_days)
    return ReporterView(
        number=one.own.number,
        sealed=sealed,
        together=one.together,
        phone=one.coded.phone,
        reported_at=one.report.received_at,
        stage=stage,
        steps=_steps(one, past),
        office=_office(session, main) if stage == "with_office" else "",
        until=one.own.total_due_at if stage in ("received", "looked_at", "with_office") else None,
        asked=_asked(past) if main.state == "needs_info" and not sealed else "",
        told=[] if sealed else _told(session, one),
        reason=str(rejected.facts.get("reason", "")) if rejected else "",
        turn_to=str(rejected.facts.get("turn_to", "")) if rejected else "",
        rating=_rating(one, past),
        objection=_objection(session, one, past),
        urged_at=last_urged(one, past),
        open=open_to(session, one, past, at=at),
        rated_until=rated_until,
        objected_until=ended and ended + timedelta(days=OBJECTION_DAYS),
        **facts,
    )


def open_to(session: Session, one: Followed, past: Sequence[CaseEvent], *, at: datetime) -> list[Deed]:
    """What the reporter may do now: once a day remind, and withdraw only what nobody else reported too."""
    steps = LIFE.open_to(standing_of(session, REPORTER, one.main, at=at))
    urged = last_urged(one, past)
    shut = {
        "urge": urged is not None and urged.astimezone(at.tzinfo).date() == at.date(),
        "withdrawal": one.together,
    }
    return [deed for deed, move in MOVES.items() if move in steps and not shut.get(deed)]


def last_urged(one: Followed, past: Sequence[CaseEvent]) -> datetime | None:
    """When this reporter reminded last on their page."""
    mine = str(one.coded.report_id)
    urged = (event for event in reversed(past) if event.move == "urge" and event.facts.get("report_id") == mine)
    return next((event.at for event in urged), None)


_NOTHING = {"centre": "", "category_zh": "", "category_en": "", "where": ""}


def _matter(session: Session, one: Followed, zone: str) -> dict[str, str]:
    """What and where it is, as it was reported; where another category was found to be right, that one."""
    own = one.own
    category = in_force.category_of(session, own, zone)
    place = own.town_code or own.county_code
    names = divisions.names(session, [place, own.village_code or ""])
    where = one.report.address_text or names.get(own.village_code or "", "")
    told = {"category_zh": category.name_zh, "category_en": category.name_en, "where": where}
    return told | {"centre": names.get(place, "")}


def _office(session: Session, main: Case) -> str:
    known = people.offices(session, [main.office_code or ""])
    return known[main.office_code].name if main.office_code in known else ""


def _steps(one: Followed, past: Sequence[CaseEvent]) -> list[StageReached]:
    """Each stage with when it was first reached, not before the report came."""
    came = one.report.received_at
    steps = {stage_of("submitted", sealed=one.sealed): came}
    for event in past:
        if event.target != "merged":
            steps.setdefault(stage_of(event.target, sealed=one.sealed), max(came, event.at))
    done_again = stage_of(one.main.state, sealed=one.sealed) != "done"
    return [StageReached(stage, at) for stage, at in steps.items() if not (stage == "done" and done_again)]


def _asked(past: Sequence[CaseEvent]) -> str:
    event = _last(past, "ask_info")
    return event.note if event else ""


def _told(session: Session, one: Followed) -> list[ToldPart]:
    mine = CaseReply.county_code == one.coded.county_code, CaseReply.report_id == one.coded.report_id
    return [
        ToldPart(reply.at, reply.words)
        for reply in session.scalars(select(CaseReply).where(*mine).order_by(CaseReply.seq))
    ]


def _rating(one: Followed, past: Sequence[CaseEvent]) -> RatingPart | None:
    event = _last(past, "evaluate", "reopen")
    if event is None or event.move == "reopen" or not _mine(one, event):
        return None
    given = event.facts.get("satisfaction") or one.main.satisfaction
    return RatingPart(int(given), event.at) if given else None


def _objection(session: Session, one: Followed, past: Sequence[CaseEvent]) -> ObjectionPart | None:
    """The last objection, where it was this reporter's."""
    made = _last(past, "object")
    asked = [request for request in requests(session, one.main) if request.kind == "object"]
    if made is None or not asked or not _mine(one, made):
        return None
    last = asked[-1]
    end = next((event for event in reversed(past) if event.move in ANSWERS_IT and event.seq > made.seq), None)
    path = str(end.facts.get("reason", "")) if end else ""
    answer = "" if one.sealed or last.outcome is None else last.decision
    return ObjectionPart(made.at, last.reason, last.due_at, last.outcome, answer, path)


def _mine(one: Followed, event: CaseEvent) -> bool:
    """Whether a move was this reporter's: made on their page, or told to somebody by the only one there is."""
    by: object = event.facts.get("report_id")
    return by == str(one.coded.report_id) if by else not one.together


def _last(past: Sequence[CaseEvent], *moves: str) -> CaseEvent | None:
    return next((event for event in reversed(past) if event.move in moves), None)
