"""What the demo's offices ask for: returns, extensions, suspensions, and what is decided."""

from datetime import datetime, timedelta
from typing import Any
from zlib import crc32

from gridgis.cases.clocks import Limit, due
from gridgis.cases.in_force import Limits
from gridgis.cases.rules import BY_ITSELF, DECIDE_OBJECTION, ENDS, REASONS, decider
from gridgis.cases.term_models import Category
from gridgis.cases.terms import limit_of

REQUEST = (
    "county_code, case_number, seq, kind, office_code, asked_at, asked_name, reason, note, more, unit, review_on, "
    "needs, due_at, outcome, decided_at, decided_name, decision, granted, handle_due_before, handle_due_after, "
    "other_office, offices"
)
LACKING: dict[str, Any] = {
    "other_office": None,
    "offices": [],
    "more": None,
    "unit": None,
    "review_on": None,
    "outcome": None,
    "decided_at": None,
    "decided_name": "",
}


def inclined(office_code: str, share: float) -> float:
    """How often an office does something: some hardly ever, some three times as often as others."""
    return share * (0.4 + crc32(office_code.encode()) % 1000 / 625)


def asked(
    move: str, note: str, actor: str, at: datetime, office_code: str, until: datetime | None, seq: int,
    category: Category, limits: Limits,
) -> dict[str, Any]:  # fmt: skip
    """A request as its row has it, made at a moment."""
    handle, lot = limit_of("handle", category, limits), crc32(f"{at}{office_code}".encode())
    reasons = REASONS.get(move, ("",))
    row: dict[str, Any] = LACKING | {"seq": seq, "kind": move, "office_code": office_code, "asked_at": at}
    row |= {"asked_name": actor, "reason": reasons[lot % len(reasons)], "note": note, "granted": None, "decision": ""}
    if move == "request_extension":
        row |= {"more": max(round(handle.value * (0.3, 0.5, 0.8)[lot % 3]), 1), "unit": handle.unit}
    if move == "suspend":
        row["review_on"] = (at + timedelta(days=10 + lot % 50)).date()
    share = (row["more"] or 0) / handle.value
    within = Limit(*DECIDE_OBJECTION) if move == "object" else limit_of("decide", category, limits)
    row |= {"needs": decider(move, 1, share), "due_at": due(at, within, limits.calendar)}
    return row | {"handle_due_before": until, "handle_due_after": None}


def decided(row: dict[str, Any], move: str, note: str, actor: str, at: datetime) -> bool:
    """Decide on a request where a move does, and tell whether it did."""
    outcome = ENDS[row["kind"]].get(move) or BY_ITSELF.get(move)
    if outcome is not None:
        row |= {"outcome": outcome, "decided_at": at, "decided_name": actor, "decision": note}
        row["granted"] = row["more"] if move == "grant_extension" else None
    return outcome is not None
