"""The parts of a case's story, as those read them who may: reports, moves, assignments, requests, views."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from gridgis.cases.models import CaseEvent
from gridgis.cases.request_models import CaseRequest, Coordination
from gridgis.cases.rules import Asking, Coordinator, Decider, Outcome, ReplyWay, Settled, Stance
from gridgis.core.vocabulary import Source
from gridgis.intake.models import Report
from gridgis.intake.rules import doubtful


@dataclass(frozen=True)
class ReportPart:
    """A report of a case; its sender stays sealed, and is `reachable` where they left a name or a telephone.

    `moved_m` is how far from the device its sender set the place.
    `coded_at` is when the code of their page was given that counts now. The device's clock was `clock_skew_s` ahead,
    where it told; `far` are photos by hash that say of themselves that they were taken further from the report's place
    than `FAR_M`, with the metres.
    """

    id: UUID
    source: Source
    description: str
    address_text: str
    observed_at: datetime
    received_at: datetime
    datum: str | None
    accuracy_m: float | None
    moved_m: float | None
    located_by: str
    media: list[str]
    date_doubted: bool
    reachable: bool
    coded_at: datetime | None
    clock_skew_s: int | None
    far: dict[str, float]


@dataclass(frozen=True)
class EventPart:
    """One move of a case; one that was undone stands no more, and is followed by `undo`, which `undoes` it."""

    seq: int
    at: datetime
    move: str
    source: str | None
    target: str
    actor: str
    note: str
    facts: dict[str, Any]
    undoes: int | None


@dataclass(frozen=True)
class AssignmentPart:
    """A case given to an office: to lead, or to help with a part of its own; `in_charge` is who does it there.

    Where the grid leads, `grid_code` says so and the office is empty; `grid_name` is that of the day.
    """

    seq: int
    office_code: str | None
    office_name: str
    grid_code: str | None
    grid_name: str | None
    part: str
    dispatched_at: datetime
    sign_due_at: datetime | None
    handle_due_at: datetime | None
    signed_at: datetime | None
    result_at: datetime | None
    ended_at: datetime | None
    in_charge: str
    result: str
    waived_at: datetime | None
    waived_reason: str


@dataclass(frozen=True)
class PhasePart:
    """A phase of the limit of handling: until when, from dispatch on, and when it was reached.

    `due_at` is empty where nobody has the case yet, `late` says that it was reached after it.
    """

    name: str
    value: float
    unit: str
    due_at: datetime | None
    reached_at: datetime | None
    late: bool


@dataclass(frozen=True)
class CoordinationPart:
    """A case that was put before somebody to name who leads and who helps, and what they decided."""

    seq: int
    who: Coordinator
    opened_at: datetime
    due_at: datetime
    outcome: Settled | None
    settled_at: datetime | None
    settled_by: str
    lead_name: str
    co_names: list[str]
    reason: str


@dataclass(frozen=True)
class WhistlePart:
    """A department of the county that was called: what it had to do until when, what it did, and how it was rated.

    Those of one `seq` were called by one whistle, a `hard` one by two heads of the town; `score` is 4 satisfied, 3
    basically, 1 not.
    """

    seq: int
    office_code: str
    office_name: str
    called_at: datetime
    called_name: str
    reason: str
    sign_due_at: datetime
    contact_due_at: datetime
    spot_due_at: datetime
    signed_at: datetime | None
    signed_name: str
    contacted_at: datetime | None
    contact: str
    arrived_at: datetime | None
    arrival: str
    hard: bool
    score: int | None
    rated_at: datetime | None
    rated_name: str
    rating: str


@dataclass(frozen=True)
class ViewPart:
    """What an office was asked about a case, and what it said; those of one `seq` are one consultation."""

    seq: int
    office_code: str
    office_name: str
    question: str
    asked_at: datetime
    asked_by: str
    said_at: datetime | None
    said_by: str
    stance: Stance | None
    view: str


@dataclass(frozen=True)
class PaperPart:
    """A paper that a request rests on, by its hash."""

    sha256: str
    name: str
    content_type: str


@dataclass(frozen=True)
class RequestPart:
    """What was asked for in a case, and what was decided; `more` and `granted` count in `unit`.

    `offices` are the names of those that a hard whistle would call.

    `due_granted` is when the limit that runs then would end, were it granted now: of a suspension or return that waits,
    in the case's own story.
    """

    seq: int
    kind: Asking
    office_code: str | None
    office_name: str
    asked_at: datetime
    asked_by: str
    reason: str
    note: str
    basis: str
    papers: list[PaperPart]
    other_office: str | None
    offices: list[str]
    more: float | None
    unit: str | None
    review_on: date | None
    needs: Decider
    due_at: datetime
    outcome: Outcome | None
    decided_at: datetime | None
    decided_by: str
    decision: str
    granted: float | None
    handle_due_before: datetime | None
    handle_due_after: datetime | None
    due_granted: datetime | None


@dataclass(frozen=True)
class ReplyPart:
    """What a reporter was told, and how; `given_at` is empty while it waits on their page, or nobody was reached."""

    report_id: UUID
    way: ReplyWay
    words: str
    at: datetime
    by: str
    given_at: datetime | None


@dataclass(frozen=True)
class MergedPart:
    """A case that is handled in another one."""

    number: str
    description: str
    source: Source
    submitted_at: datetime
    merged_at: datetime | None


def request_part(
    one: CaseRequest,
    names: Mapping[str, str],
    papers: Mapping[str, PaperPart],
    due_granted: datetime | None = None,
) -> RequestPart:
    """A request as it is told, with the names of offices by code, and its papers by their hash."""
    given = {name: getattr(one, name) for name in RequestPart.__dataclass_fields__ if hasattr(one, name)}
    other = names.get(one.other_office, one.other_office) if one.other_office else None
    office = one.office_code or ""
    shown = [papers[digest] for digest in one.papers if digest in papers]
    called = [names.get(code, code) for code in one.offices]
    told = {"office_name": names.get(office, office), "other_office": other, "papers": shown, "offices": called}
    return RequestPart(
        **given | told | {"asked_by": one.asked_name, "decided_by": one.decided_name, "due_granted": due_granted}
    )


def report_part(
    found: tuple[Report, list[str], bool], coded: Mapping[UUID, datetime], far: Mapping[UUID, dict[str, float]]
) -> ReportPart:
    """A report with the hashes of its photos as it is told, with when its code was given, and its far photos, by id."""
    one, media, reachable = found
    same = {name: getattr(one, name) for name in ReportPart.__dataclass_fields__ if hasattr(one, name)}
    doubted = doubtful(one.observed_at, one.received_at)
    about = {"datum": one.given_datum, "media": media, "date_doubted": doubted, "reachable": reachable}
    return ReportPart(**same | about | {"coded_at": coded.get(one.id), "far": far.get(one.id, {})})


def told(row: Any, part: type[Any], names: Mapping[str, str]) -> dict[str, Any]:
    """What of a row about an office its part tells by the same names, with the office's name."""
    same = {name: getattr(row, name) for name in part.__dataclass_fields__ if hasattr(row, name)}
    code = same["office_code"] or ""
    return same | {"office_name": names.get(code, code)}


def coordination_part(one: Coordination, names: Mapping[str, str]) -> CoordinationPart:
    """A coordination as it is told, with the names of offices by code."""
    told = {name: getattr(one, name) for name in CoordinationPart.__dataclass_fields__ if hasattr(one, name)}
    lead = names.get(one.lead_office, one.lead_office) if one.lead_office else ""
    helping = [names.get(code, code) for code in one.co_offices]
    return CoordinationPart(**told | {"settled_by": one.settled_name}, lead_name=lead, co_names=helping)


def event_part(told: CaseEvent) -> EventPart:
    """One move as it is told."""
    by, said = told.actor_name, (told.note, told.facts, told.undoes)
    return EventPart(told.seq, told.at, told.move, told.source, told.target, by, *said)
