"""A plan as its page shows it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.core.db import told_by
from gridgis.core.moves import ShutMove
from gridgis.core.sql import statement
from gridgis.core.vocabulary import OneOf
from gridgis.plans import queries
from gridgis.plans.changed import by_plans
from gridgis.plans.drafts import home_villages
from gridgis.plans.models import Plan, PlanEdit
from gridgis.plans.moving import standing_of
from gridgis.plans.publishing import stale
from gridgis.plans.rules import LIFE, OFFICES, OPEN, STATES
from gridgis.security.rules import Actor, Spot

ENDED = ("effective", "superseded", "withdrawn")

MOST_NAMED = 20
"""So many grids of an edit are named."""


@dataclass(frozen=True)
class PlanRow:
    """What a plan is."""

    id: int
    title: str
    county_code: str
    state: Annotated[str, OneOf(STATES)]
    version: int
    author_name: str
    document_number: str
    target_households: int
    effective_on: date | None
    created_at: datetime
    published_at: datetime | None


@dataclass(frozen=True)
class PlanListing(PlanRow):
    """A plan in a list, with how many grids in how many villages it changes, and the moves open to whoever asks."""

    grids: int
    villages: int
    moves: list[str]


@dataclass(frozen=True)
class EditGrid:
    """A grid that an edit touched: its name after, or the last one if it was taken away; `was` its name before.

    `redrawn` means a neighbour that is not named by the edit and only got another border.
    """

    code: str
    name: str
    was: str | None
    gone: bool
    redrawn: bool


@dataclass(frozen=True)
class EditRow:
    """An edit in a plan's list; `codes` are all grids it touched.

    `grids` are the first of them with their names, those that the edit names before others; `about` how many it is
    about, neighbours that only got another border left out.
    """

    seq: int
    kind: str
    codes: list[str]
    grids: list[EditGrid]
    about: int
    undone: bool
    actor: str
    at: datetime


@dataclass(frozen=True)
class MoveRow:
    """A step of the plan's way; `office` for consents."""

    move: str
    target: str
    office: str
    actor: str
    note: str
    at: datetime


@dataclass(frozen=True)
class Consent:
    """Whether an office has consented, and who for it; None for not yet."""

    office: Annotated[str, OneOf(OFFICES)]
    actor: str | None
    at: datetime | None


@dataclass(frozen=True)
class PlanView:
    """A plan with its edits, its way, and the moves now open to whoever asks.

    `stale` are grids that have changed in the net since they were drawn, `stale_names` what they are called; `villages`
    those that the plan touches, most touched first.
    """

    plan: PlanRow
    note: str
    edits: list[EditRow]
    history: list[MoveRow]
    moves: list[str]
    shut: list[ShutMove]
    consents: list[Consent]
    can_edit: bool
    can_undo: bool
    can_redo: bool
    stale: list[str]
    stale_names: list[str]
    villages: list[str]


def listing(session: Session, actor: Actor, plans: Sequence[Plan]) -> list[PlanListing]:
    """Plans for a list, in the order given."""
    changes = by_plans(session, [plan.id for plan in plans])
    found = []
    for plan in plans:
        changed = changes.get(plan.id, {})
        grids, villages = len(changed), len(set(changed.values()))
        moves = list(LIFE.open_to(standing_of(session, actor, plan)))
        found.append(PlanListing(**vars(row(plan)), grids=grids, villages=villages, moves=moves))
    return found


def row(plan: Plan) -> PlanRow:
    """What a plan is."""
    return PlanRow(**told_by(plan, PlanRow))


def view(session: Session, actor: Actor, plan_id: int) -> PlanView:
    """A plan for its page.

    Raises:
        NotFound: the actor may see no such plan.
    """
    plan = queries.get(session, actor, plan_id)
    edits, spot = _edits(session, plan), Spot(county_code=plan.county_code)
    before = standing_of(session, actor, plan)
    given = queries.consents(session, plan) if plan.state in ("submitted", "approved") else {}
    can_edit = plan.state in OPEN and actor.may("plan.draft", spot)
    homes = home_villages(session, plan)
    many = Counter(homes[code] for edit in edits if not edit.undone for code in edit.codes if code in homes)
    consents = [(office, given.get(office)) for office in OFFICES]
    changed = stale(session, plan) if plan.state not in ENDED else []
    return PlanView(
        plan=row(plan),
        note=plan.note,
        edits=edits,
        history=[MoveRow(m.move, m.target, m.office, m.actor_name, m.note, m.at) for m in queries.moves(session, plan)],
        moves=list(LIFE.open_to(before)),
        shut=LIFE.shut_to(before),
        consents=[Consent(o, s.actor_name if s else None, s.at if s else None) for o, s in consents],
        can_edit=can_edit,
        can_undo=can_edit and any(not edit.undone for edit in edits),
        can_redo=can_edit and any(edit.undone for edit in edits),
        stale=changed,
        stale_names=queries.last_names(session, changed),
        villages=sorted(many, key=lambda village: (-many[village], village)),
    )


def _edits(session: Session, plan: Plan) -> list[EditRow]:
    touched: dict[int, list[EditGrid]] = {}
    many: dict[int, int] = {}
    asked = {"plan": plan.id, "most": MOST_NAMED}
    for seq, code, was, name, redrawn, about in session.execute(statement(__package__, "edit_names"), asked):
        touched.setdefault(seq, []).append(EditGrid(code, name or was or "", was, name is None, redrawn))
        many[seq] = about
    codes = func.array(select(func.jsonb_object_keys(PlanEdit.after)).correlate(PlanEdit).scalar_subquery())
    edits = select(PlanEdit.seq, PlanEdit.kind, codes, PlanEdit.undone, PlanEdit.actor_name, PlanEdit.at)
    rows = session.execute(edits.where(PlanEdit.plan_id == plan.id).order_by(PlanEdit.seq))
    return [
        EditRow(seq, kind, sorted(keys), touched.get(seq, []), many.get(seq, 0), undone, actor, at)
        for seq, kind, keys, undone, actor, at in rows
    ]
