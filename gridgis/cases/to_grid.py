"""A case that the grid itself leads (T32): handed down by the task list in force, signed, done with a photo, checked.

Such a case has no office: its lead assignment names the grid, and whoever serves there now may carry it out.
"""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from gridgis.cases import coordinating, first, in_force, queries, whistling
from gridgis.cases.actions import assignment_row
from gridgis.cases.doing import Doing, Facts
from gridgis.cases.models import Assignment, Case
from gridgis.cases.terms import near
from gridgis.core.errors import Conflict, Forbidden
from gridgis.core.moves import Bar
from gridgis.core.rows import Rows
from gridgis.grids import task_lists
from gridgis.grids.task_items import TaskItem
from gridgis.security.rules import Actor

ABOVE = ("town",)
"""Levels whose holders hand down to a grid."""


def leads(case: Case) -> bool:
    """Whether the grid has a case that it was handed, in place of an office."""
    return case.office_code is None and case.dispatched_at is not None


def serves(actor: Actor, case: Case) -> bool:
    """Whether somebody looks after the grid in which a case lies now."""
    spot = queries.spot_of(case)
    return any(held.level == "grid" and held.opens("case.check", spot) for held in actor.held)


def bars(session: Session, actor: Actor, case: Case, at: datetime) -> Mapping[str, Bar]:
    """What is in the way of the grid's doing it, by the names in the table of moves."""

    def above() -> bool:
        spot = queries.spot_of(case)
        return any(held.level in ABOVE and held.opens("case.hand_down", spot) for held in actor.held)

    return {
        "has_grid": lambda: case.current_grid_code is None and Conflict("cases.lies_in_no_grid", state=case.state),
        "grid_leads": lambda: not leads(case) and Conflict("cases.not_with_grid", state=case.state),
        "with_grid": lambda: leads(case) and Conflict("cases.with_grid", state=case.state),
        "above_grid": lambda: not above() and Forbidden("cases.not_above_grid", verb="case.hand_down"),
        "grid_not_told": lambda: case.sensitive and Conflict("cases.grid_not_told", state=case.state),
        "in_phases": lambda: case.limit_inputs.get("phases") and Conflict("cases.in_phases", state=case.state),
        "not_listed": lambda: why_not_listed(session, case, at),
        "not_of_grid": lambda: not serves(actor, case) and Forbidden("cases.not_of_grid", verb="case.check"),
    }


def why_not_listed(session: Session, case: Case, at: datetime) -> Conflict | None:
    """Why the task list in force keeps a case from its grid: no item names its category, or none for this grid."""
    layer, items = task_lists.covering(session, case.current_grid_code or "", case.category_code, at.date())
    if _item(items, layer, case) is not None:
        return None
    (category,) = in_force.categories(session, [case.category_code])
    facts = {"category": f"{category.name_zh} {category.code}", "day": at.date(), "state": case.state}
    if not items:
        return Conflict("cases.not_on_task_list", **facts)
    return Conflict("cases.not_of_this_grid", item=f"{items[0].code} {items[0].name}", **facts)


def _item(items: list[TaskItem], layer: str, case: Case) -> TaskItem | None:
    return next((one for one in items if one.at(layer, case.current_grid_code or "")), None)


def hand(now: Doing) -> Facts:
    """Give the case to the grid in which it lies, whoever has it, with a fresh limit; those that help go on."""
    case, grid = now.case, now.case.current_grid_code or ""
    if whistling.bound(now.session, case):
        raise Conflict("cases.bound", state=case.state)
    ended, given = Rows(), queries.assignments(now.session, case)
    for one in given:
        if one.part == "lead" and one.ended_at is None:
            one.ended_at = now.at
            ended.change(one)
    ended.write(now.session)  # before the new one: a case has one open lead
    row = assignment_row(now.category, None, len(given) + 1, now.limits, now.at) | {"grid_code": grid}
    now.rows.add(Assignment, [row | {"county_code": case.county_code, "case_number": case.number}])
    case.office_code = case.result_at = case.escalated_level = None
    case.dispatched_at, case.handle_due_at = now.at, row["handle_due_at"]
    case.near_due_at = near("handle", now.at, row["handle_due_at"], now.category, now.limits)
    case.flags = [flag for flag in case.flags if flag != "reroute"]
    coordinating.settle(now, None, [])
    layer, items = task_lists.covering(now.session, grid, case.category_code, now.day)
    item = _item(items, layer, case)
    return {"grid_code": grid} | ({"item": f"{item.code} {item.name}"} if item else {})


def sign(now: Doing) -> Facts:
    """Somebody of the grid takes it on."""
    for one in now.leads():
        one.signed_at, one.charge_id = now.at, now.actor.account_id
        one.charge_name = now.actor.display_name if now.actor.account_id is not None else ""
    return {}


def file(now: Doing) -> Facts:
    """The grid's result, with what shows it; somebody else checks it."""
    now.case.result_at = now.at
    now.note(result_at=now.at)
    return first.looked(now, "handed")


def follow_grid(session: Session, case: Case) -> None:
    """Let the lead of a case that the grid has follow the grid that covers its place now."""
    if not leads(case) or case.current_grid_code is None:
        return
    rows = Rows()
    for one in queries.standing(session, case):
        if one.part == "lead":
            one.grid_code = case.current_grid_code
            rows.change(one)
    rows.write(session)
