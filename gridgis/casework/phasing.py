"""The phases of a case's limit of handling, as its story tells them."""

from collections.abc import Sequence
from datetime import datetime

from gridgis.cases.in_force import Limits
from gridgis.cases.models import Case, CaseEvent
from gridgis.cases.phases import at_phase, phases_of
from gridgis.cases.term_models import Category
from gridgis.cases.terms import handle_term
from gridgis.casework.parts import PhasePart


def told(case: Case, category: Category, events: Sequence[CaseEvent], limits: Limits) -> list[PhasePart]:
    """The phases in their order, those that were reached with when, the others with when they end; none without any.

    One that was reached keeps the end that it had.
    """
    named = case.limit_inputs.get("phases", "")
    reached = [event for event in events if event.move == "reach_phase"]
    parts = []
    for nth, one in enumerate(phases_of(named)):
        event = reached[nth] if nth < len(reached) else None
        due_at = event.facts.get("due_before") if event else _end(case, category, events, limits, nth)
        ended = case.result_at if event is None and nth == len(phases_of(named)) - 1 else None
        parts.append(
            PhasePart(
                one.name,
                one.limit.value,
                one.limit.unit,
                datetime.fromisoformat(due_at) if isinstance(due_at, str) else due_at,
                event.at if event else ended,
                _late(case, event, ended),
            )
        )
    return parts


def _late(case: Case, event: CaseEvent | None, ended: datetime | None) -> bool:
    """Whether a phase was reached after its end; the last one is by the result."""
    if event is not None:
        return bool(event.facts.get("late"))
    return ended is not None and ended > (case.handle_due_at or ended)


def _end(case: Case, category: Category, events: Sequence[CaseEvent], limits: Limits, nth: int) -> datetime | None:
    """When a phase that was not reached ends."""
    if case.dispatched_at is None or case.handle_due_at is None:
        return None
    if nth == at_phase(category.phases, case.phases_done):
        return case.handle_due_at
    return handle_term(case.dispatched_at, category, events, limits, reached=nth).due_at
