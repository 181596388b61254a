"""Which grids changed: the one count of plans, days and comparisons.

A grid has changed when it is new, gone, renamed, of other households, of another team, or of another area. A
neighbour's vertex in its border, or a sliver narrower than rounding, changes nothing.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import shapely
from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.core.sql import statement
from gridgis.plans.drafts import Net, differ, redrawn
from gridgis.plans.models import Plan, PlanEdit


def by_plans(session: Session, plans: Sequence[int]) -> dict[int, dict[str, str]]:
    """Codes of the grids that each plan changes, with their villages; plans that change none are left out."""
    found: dict[int, dict[str, str]] = {}
    for plan_id, village, *row in session.execute(statement(__package__, "changed"), {"plans": list(plans)}):
        if _changed(row):
            found.setdefault(plan_id, {})[row[0]] = village
    return found


def by_days(session: Session, codes: Iterable[str]) -> dict[tuple[date, int | None], set[str]]:
    """Of some grids, those that changed, by day and by the plan that changed them; None for without a plan."""
    own = set(codes)
    found: dict[tuple[date, int | None], set[str]] = {}
    for day, plan_id, *row in session.execute(statement(__package__, "net_changes"), {"codes": sorted(own)}):
        if _changed(row):
            found.setdefault((day, plan_id), set()).add(row[0])
    for day, plan_id, code in session.execute(_assigned()):
        if code in own:
            found.setdefault((day, plan_id), set()).add(code)
    return found


def between(session: Session, before: Net, after: Net, first: date, last: date) -> set[str]:
    """Codes of the grids that changed from the net of one day to that of another."""
    codes = before.keys() | after.keys()
    teams = {
        code for _, _, code in session.execute(_assigned().where(Plan.effective_on > first, Plan.effective_on <= last))
    }
    return {code for code in codes if differ(before.get(code), after.get(code))} | (teams & codes)


def _assigned() -> Any:
    """Day, plan and grid of every team that a published plan changed."""
    return (
        select(Plan.effective_on, Plan.id, PlanEdit.facts["code"].astext)
        .join(PlanEdit, PlanEdit.plan_id == Plan.id)
        .where(Plan.published_at.is_not(None), PlanEdit.kind == "assign", PlanEdit.undone.is_(False))
    )


def _changed(row: Sequence[Any]) -> bool:
    _, told, was, now = row
    return bool(told) or (
        bytes(was) != bytes(now) and redrawn(shapely.from_wkb(bytes(was)), shapely.from_wkb(bytes(now)))
    )
