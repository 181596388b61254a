"""The way of a rule set into force: submitted, put on newer rules, returned, published by somebody else, revoked."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Forbidden
from gridgis.core.moves import Bar, Standing, missing
from gridgis.routing.rulebook import queries
from gridgis.routing.rulebook.actions import record, replace_rules
from gridgis.routing.rulebook.models import RuleSet
from gridgis.routing.rulebook.publishing import lock, publish, refuse_faulty, revoke
from gridgis.routing.rulebook.stages import LIFE, merged
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor, Spot, standing

DRAWN = ("begin", "change", "rebase")
"""Moves whose makers have written the set and so may not publish it."""


@dataclass(frozen=True)
class Move:
    """A move of a set with what comes along; with a `version` only if the set is still as it was read."""

    name: str
    note: str = ""
    effective_on: date | None = None
    document_number: str = ""
    version: int | None = None


@audited("rules.{asked.name}", "rule_set", "{made.id}")
def move(session: Session, actor: Actor, set_id: int, asked: Move, *, day: date, at: datetime) -> RuleSet:
    """Move a set one step on its way into force.

    Args:
        asked: the move and what comes along.
        day: the local day.

    Raises:
        NotFound: the actor may read no such set.
        Conflict: not from this state; errors are left (`problems`); the rules in force have changed since (rebase).
        Forbidden: the right is not held there, or whoever wrote the set wants to publish it.
        Invalid: a note or a usable day is missing.
    """
    found = queries.get(session, actor, set_id, lock=True)
    lock(session, found)
    step = LIFE.judge(standing_of(session, actor, found, day, asked), asked.name)
    if asked.version is not None and asked.version != found.version:
        raise Conflict("rulebook.version_changed", version=found.version)
    source, note = found.state, asked.note.strip()
    match step.effect:
        case "submit":
            _submit(session, found, asked, day, at)
        case "rebase":
            note = _rebase(session, found)
        case "publish":
            refuse_faulty(session, found, max(day, asked.effective_on or found.effective_on or day))
            publish(session, found, asked.effective_on, asked.document_number, day)
        case "revoke":
            revoke(session, found)
    if step.needs == "rule.publish":
        found.decided_by, found.decided_at, found.decision_note = actor.display_name, at, asked.note.strip()
    found.state = step.target
    record(session, found, asked.name, actor, at, source=source, note=note)
    session.flush()
    return found


def standing_of(session: Session, actor: Actor, found: RuleSet, day: date, asked: Move = Move("")) -> Standing:
    """How a set stands before whoever would move it on a day with what comes along."""
    newest = queries.newest_published(session, found.county_code)
    begins = found.valid_from or date.min
    bars: dict[str, Bar] = {
        "write": lambda: (
            actor.account_id in {one.actor_id for one in queries.events_of(session, found.id) if one.move in DRAWN}
            and Forbidden("rulebook.own_rules", verb="rule.publish")
        ),
        "newest_already": lambda: (
            (newest and newest.id) in (None, found.base_id) and Conflict("rulebook.newest_already")
        ),
        "in_force": lambda: begins <= day and Conflict("rulebook.in_force"),
        "later_stand_on": lambda: newest is not found and Conflict("rulebook.later_stand_on"),
        "note": missing(asked.note, "moves.note_missing", "note"),
    }
    return standing(actor, found.state, Spot(county_code=found.county_code), bars)


def _submit(session: Session, found: RuleSet, asked: Move, day: date, at: datetime) -> None:
    found.effective_on = asked.effective_on or found.effective_on
    found.document_number = asked.document_number.strip() or found.document_number
    refuse_faulty(session, found, max(day, found.effective_on or day))
    found.submitted_at = at


def _rebase(session: Session, draft: RuleSet) -> str:
    """Put a draft on the newest rules; tells which rules both had changed."""
    newest = queries.newest_published(session, draft.county_code)
    assert newest is not None
    old, ours, theirs = (
        queries.base_rules(session, draft),
        *(queries.stored_rules(session, s.id) for s in (draft, newest)),
    )
    rules, both = merged(old, ours, theirs)
    draft.base_id = newest.id
    draft.version += 1
    replace_rules(session, draft, rules)
    return f"双方都改过，以草案为准：{'、'.join(both)}" if both else ""
