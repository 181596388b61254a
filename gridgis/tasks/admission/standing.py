"""How an admission request stands: where it lies, what is in the way of each move, whose grids it concerns."""

from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Forbidden, Invalid
from gridgis.core.moves import Bar, Standing, missing
from gridgis.core.wording import Phrase, worded
from gridgis.grids.models import Grid
from gridgis.grids.task_items import TaskItem
from gridgis.grids.task_lists import in_force, items_of
from gridgis.security.rules import Actor, Spot
from gridgis.tasks.admission.models import TaskOpinion, TaskRequest
from gridgis.tasks.admission.rules import DECIDE, GROUP_HOURS, LEAD


def spot_of(request: TaskRequest) -> Spot:
    """Where a request lies: its county, and the department whose it is."""
    return Spot(request.county_code, office_code=request.office_code)


def standing_of(
    session: Session,
    actor: Actor,
    request: TaskRequest,
    *,
    at: datetime,
    note: str = "x",
    change: object = "x",
    hours: float | None = None,
) -> Standing:
    """How a request stands before somebody who brings a note and a change; `hours` are those it would have then."""
    here = spot_of(request)
    heavy = max(request.item["hours"], hours or 0) > GROUP_HOURS

    def unheard() -> object:
        told = select(func.count()).where(TaskOpinion.request_id == request.id)
        left = len(request.town_codes) - (session.scalar(told) or 0)
        due = request.opinions_due_at
        if left <= 0 or due is None or due <= at:
            return None
        return Conflict("admission.unheard", n=left, day=due.astimezone(at.tzinfo).date())

    def of_group() -> object:
        if heavy:
            return not actor.may(LEAD, here) and Forbidden("admission.of_group", hours=GROUP_HOURS, verb=LEAD)
        return not actor.may(DECIDE, here) and Forbidden("admission.of_office", hours=GROUP_HOURS, verb=DECIDE)

    mine = actor.account_id is not None and actor.account_id == request.account_id
    bars: dict[str, Bar] = {
        "incomplete": lambda: _incomplete(request),
        "over": lambda: request.last_day < at.date() and Conflict("admission.over", day=request.last_day),
        "listed": lambda: _already(session, request, at.date()),
        "nowhere": lambda: not request.town_codes and Conflict("admission.nowhere"),
        "asker": lambda: mine and Forbidden("admission.asker", verb=DECIDE),
        "unheard": unheard,
        "of_group": of_group,
        "note": missing(note, "admission.no_note", "note"),
        "change": lambda: change is None and Invalid("admission.no_change", field="change"),
    }
    parts = {"group": lambda verb: actor.may(DECIDE, here) or actor.may(LEAD, here)}
    by_hand = actor.account_id is not None
    return Standing(request.state, lambda verb: actor.may(verb, here), bars, by_hand=by_hand, parts=parts)


def _incomplete(request: TaskRequest) -> Conflict | None:
    """What a request that was begun by a stopped task still lacks."""
    told = {"funds_source": request.funds_source, "contact": request.contact, "hours": request.item["hours"]}
    told["basis"] = request.item["basis"].replace(worded("admission.to_fill", {}, "zh"), "")
    lacks = [Phrase(f"admission_part.{name}") for name, value in told.items() if not value]
    return Conflict("admission.incomplete", names=lacks) if lacks else None


def _already(session: Session, request: TaskRequest, day: date) -> Conflict | None:
    """What is on the list in force already needs no admission: an item of its name, done wherever it is asked for."""
    item = TaskItem(**request.item)
    for one in items_of(in_force(session, request.county_code, None, day)):
        layers = not one.layers or (item.layers and set(item.layers) <= set(one.layers))
        grids = not one.grids or (item.grids and set(item.grids) <= set(one.grids))
        same = one.name == item.name and set(item.categories) <= set(one.categories)
        if same and layers and grids:
            return Conflict("admission.listed", item=f"{one.code} {one.name}")
    return None


def towns_of(session: Session, county: str, item: TaskItem) -> list[str]:
    """The towns of a county in whose grids an item would be done, by code."""
    asked = select(Grid.town_code).where(Grid.county_code == county)
    if item.layers:
        asked = asked.where(Grid.layer.in_(item.layers))
    if item.grids:
        asked = asked.where(Grid.code.in_(item.grids))
    return sorted(set(session.scalars(asked.distinct())))
