"""Putting a plan on the net as it is now: its edits are made again, in order, with what each brought along."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from gridgis.core.errors import Refusal
from gridgis.core.wording import Language
from gridgis.plans.asked import edit_of
from gridgis.plans.drafts import After, kept_of, known_of
from gridgis.plans.edits import build, locked, standing
from gridgis.plans.models import Plan, PlanEdit
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor

CODE_FACTS = ("code", "source", "target", "new_code")


@dataclass(frozen=True)
class Dropped:
    """An edit that could not be made again, and why."""

    seq: int
    kind: str
    reason: str


@audited("plan.rebase", "plan", "{plan_id}")
def rebase(
    session: Session, actor: Actor, plan_id: int, *, version: int, day: date, at: datetime, language: Language = "zh"
) -> tuple[Plan, list[Dropped]]:
    """Make a plan's standing edits again on the net in force on a day.

    A grid that an edit made new may get another code; later edits that name it follow. Grids from a file are taken
    again as they were. An edit refused on the new net is dropped, with the reason in `language`; the rest goes on.

    Returns:
        The plan, and the dropped edits in order; undone edits are forgotten.

    Raises:
        NotFound: no such plan for this actor.
        Conflict: the plan is no draft, or somebody edited it meanwhile.
    """
    plan = locked(session, actor, plan_id, version)
    old = session.scalars(select(PlanEdit).where(PlanEdit.plan_id == plan.id).order_by(PlanEdit.seq)).all()
    session.execute(delete(PlanEdit).where(PlanEdit.plan_id == plan.id).execution_options(synchronize_session=False))
    session.expunge_all()
    plan = session.get_one(Plan, plan_id)
    renamed: dict[str, str] = {}
    dropped = []
    for edit in old:
        if edit.undone:
            continue
        facts = _renamed(edit.facts, renamed)
        try:
            with session.begin_nested():
                before, after = _again(session, actor, plan, edit, facts, day=day, at=at)
                session.add(_copy(edit, facts, before, after))
        except Refusal as refused:
            dropped.append(Dropped(edit.seq, edit.kind, refused.words(language)))
            continue
        fresh_then, fresh_now = sorted(_fresh(edit.before, edit.after)), sorted(_fresh(before, after))
        renamed |= dict(zip(fresh_then, fresh_now, strict=False))
    plan.version += 1
    session.flush()
    return plan, dropped


def _again(
    session: Session, actor: Actor, plan: Plan, edit: PlanEdit, facts: Mapping[str, Any], *, day: date, at: datetime
) -> tuple[After, After]:
    if edit.kind == "load":
        return standing(session, plan, known_of(session, edit.after), day)
    return build(session, actor, plan, edit_of(edit.kind, dict(facts), plan.version), day=day, at=at)


def _copy(edit: PlanEdit, facts: dict[str, Any], before: After, after: After) -> PlanEdit:
    same = {name: getattr(edit, name) for name in ("plan_id", "seq", "kind", "actor_id", "actor_name", "at")}
    return PlanEdit(**same, facts=facts, before=kept_of(before), after=kept_of(after), undone=False)


def _fresh(before: Mapping[str, Any], after: Mapping[str, Any]) -> set[str]:
    """Codes that came with an edit."""
    return {code for code, draft in after.items() if draft is not None and before.get(code) is None}


def _renamed(facts: Mapping[str, Any], renamed: Mapping[str, str]) -> dict[str, Any]:
    changed: dict[str, Any] = {
        name: renamed.get(facts[name], facts[name]) for name in CODE_FACTS if isinstance(facts.get(name), str)
    }
    if isinstance(facts.get("codes"), list):
        changed["codes"] = [renamed.get(code, code) for code in facts["codes"]]
    return dict(facts) | changed
