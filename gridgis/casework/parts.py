"""The parts of a case's story as they are told."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from gridgis.cases.models import CaseRequest
from gridgis.cases.rules import Asking, Decider, Outcome, ReplyWay
from gridgis.core.vocabulary import Source


@dataclass(frozen=True)
class ReportPart:
    """A report of a case; its sender stays sealed, and is `reachable` where they left a name or a telephone."""

    id: UUID
    source: Source
    description: str
    address_text: str
    observed_at: datetime
    received_at: datetime
    datum: str | None
    accuracy_m: float | None
    located_by: str
    media: list[str]
    date_doubted: bool
    reachable: bool


@dataclass(frozen=True)
class EventPart:
    """One move of a case."""

    seq: int
    at: datetime
    move: str
    source: str | None
    target: str
    actor: str
    note: str
    facts: dict[str, Any]


@dataclass(frozen=True)
class AssignmentPart:
    """A case given to an office."""

    office_code: str
    office_name: str
    part: str
    dispatched_at: datetime
    sign_due_at: datetime | None
    handle_due_at: datetime | None
    signed_at: datetime | None
    result_at: datetime | None


@dataclass(frozen=True)
class RequestPart:
    """What the office asked for in a case, and what was decided; `more` and `granted` count in `unit`."""

    seq: int
    kind: Asking
    office_code: str | None
    office_name: str
    asked_at: datetime
    asked_by: str
    reason: str
    note: str
    basis: str
    other_office: str | None
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


def request_part(one: CaseRequest, names: Mapping[str, str]) -> RequestPart:
    """A request as it is told, with the names of offices by code."""
    given = {name: getattr(one, name) for name in RequestPart.__dataclass_fields__ if hasattr(one, name)}
    other = names.get(one.other_office, one.other_office) if one.other_office else None
    office = one.office_code or ""
    told = {"office_name": names.get(office, office), "other_office": other}
    return RequestPart(**given | told | {"asked_by": one.asked_name, "decided_by": one.decided_name})
