"""A case of the demo as it stands at the end, with all that happened to it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass
class Event:
    """One move."""

    at: datetime
    move: str
    source: str | None
    target: str
    actor: str
    note: str = ""
    due_at: datetime | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    look: dict[str, Any] | None = None
    by: int | None = None
    seq: int = 0


@dataclass
class Life:
    """A case as it stands at the end, with its events and the lead assignments."""

    state: str
    events: list[Event]
    assignments: list[dict[str, Any]] = field(default_factory=list)
    requests: list[dict[str, Any]] = field(default_factory=list)
    pending: str | None = None
    office_code: str | None = None
    dispatched_at: datetime | None = None
    result_at: datetime | None = None
    closed_at: datetime | None = None
    due_at: datetime | None = None
    near_due_at: datetime | None = None
    handle_due_at: datetime | None = None
    total_due_at: datetime | None = None
    satisfaction: int | None = None
    return_count: int = 0
    rework_count: int = 0
    phases_done: int = 0
    rung: int = 0
    next_rung_at: datetime | None = None
    slips: list[dict[str, Any]] = field(default_factory=list)
    parts: list[dict[str, Any]] = field(default_factory=list)
    coordinations: list[dict[str, Any]] = field(default_factory=list)
    joint_at: datetime | None = None
    firsts: list[dict[str, Any]] = field(default_factory=list)
    views: list[dict[str, Any]] = field(default_factory=list)
    calls: list[dict[str, Any]] = field(default_factory=list)
    first_due_at: datetime | None = None
    asked_id: int | None = None
    consulting: int | None = None
    escalated_level: str | None = None
    self_handled: bool = False
    alarmed: bool = False
    merged_into: str | None = None

    @property
    def flags(self) -> list[str]:
        """Flags that moves set."""
        return ["alarmed"] * self.alarmed + ["whistle"] * bool(self.calls)
