"""The way of a rule set: begun as a copy of the one in force, changed, submitted, published by somebody else."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from gridgis.core.db import add_rows
from gridgis.core.errors import Conflict, Forbidden, Invalid
from gridgis.divisions import queries as divisions
from gridgis.routing.rulebook import queries
from gridgis.routing.rulebook.facts import content, digest
from gridgis.routing.rulebook.matching import Rule
from gridgis.routing.rulebook.models import RoutingRule, RuleEvent, RuleSet
from gridgis.routing.rulebook.publishing import lock, publish, refuse_faulty, revoke
from gridgis.routing.rulebook.stages import SetStep, judge, merged, numbered, refuse_misshapen
from gridgis.routing.rulebook.starter import starter_rules
from gridgis.security.actions import audit
from gridgis.security.rules import Actor, Spot, require

DRAWN = ("begin", "change", "rebase")
"""Moves whose makers have written the set and so may not publish it."""


@dataclass(frozen=True)
class Change:
    """What of a draft is to be set; None leaves it. `version` is the one that was read."""

    version: int
    title: str | None = None
    rules: Sequence[Rule] | None = None
    effective_on: date | None = None
    document_number: str | None = None


@dataclass(frozen=True)
class Move:
    """A move of a set with what comes along; with a `version` only if the set is still as it was read."""

    name: str
    note: str = ""
    effective_on: date | None = None
    document_number: str = ""
    version: int | None = None


def begin(session: Session, actor: Actor, county_code: str, title: str, *, at: datetime) -> RuleSet:
    """Begin a draft: a copy of the newest published set, or the starter rules where there is none.

    Raises:
        NotFound: there is no such division.
        Forbidden: the actor may not draft rules there.
        Invalid: no title, or the code is no county.
    """
    if not title.strip():
        raise Invalid("rulebook.no_title", field="title")
    if divisions.get(session, county_code).level != "county":
        raise Invalid("rulebook.county_code", field="county_code")
    require(actor, "rule.draft", Spot(county_code=county_code))
    base = queries.newest_published(session, county_code)
    rules = queries.stored_rules(session, base) if base else list(starter_rules())
    draft = RuleSet(
        county_code=county_code,
        title=title.strip(),
        state="draft",
        version=0,
        base_id=base.id if base else None,
        digest=digest(rules),
        author_id=actor.account_id,
        author_name=actor.display_name,
        created_at=at,
    )
    session.add(draft)
    session.flush()
    _store(session, draft, rules)
    _record(session, draft, Move("begin"), None, actor, at)
    return draft


def change(session: Session, actor: Actor, set_id: int, asked: Change, *, at: datetime) -> RuleSet:
    """Change a draft; the whole list of rules at once.

    Raises:
        NotFound: the actor may read no such set.
        Forbidden: they may not draft there.
        Conflict: it is no draft, or somebody changed it since.
        Invalid: with the field that is wrong.
    """
    draft = queries.get(session, actor, set_id, verb="rule.draft", lock=True)
    if draft.state != "draft":
        raise Conflict("rulebook.only_drafts", state=draft.state)
    if draft.version != asked.version:
        raise Conflict(
            "rulebook.changed_meanwhile",
            version=draft.version,
            changed_by=queries.events_of(session, set_id)[-1].actor_name,
        )
    if asked.title is not None:
        if not asked.title.strip():
            raise Invalid("rulebook.no_title", field="title")
        draft.title = asked.title.strip()
    if asked.document_number is not None:
        draft.document_number = asked.document_number.strip()
    if asked.effective_on is not None:
        if not 2000 <= asked.effective_on.year < 2200:
            raise Invalid("rulebook.day_range", field="effective_on")
        draft.effective_on = asked.effective_on
    if asked.rules is not None:
        _replace(session, draft, asked.rules)
    draft.version += 1
    last = queries.events_of(session, set_id)[-1]
    if last.move != "change" or last.actor_id != actor.account_id:
        _record(session, draft, Move("change"), draft.state, actor, at)
    session.flush()
    return draft


def move(session: Session, actor: Actor, set_id: int, asked: Move, *, day: date, at: datetime) -> RuleSet:
    """Move a set one step on its way into force.

    Args:
        session: open session.
        actor: who moves it.
        set_id: the set.
        asked: the move and what comes along.
        day: the local day.
        at: when.

    Raises:
        NotFound: the actor may read no such set.
        Conflict: not from this state; errors are left (`problems`); the rules in force have changed since (rebase).
        Forbidden: the right is not held there, or whoever wrote the set wants to publish it.
        Invalid: a note or a usable day is missing.
    """
    found = queries.get(session, actor, set_id, lock=True)
    step = judge(found.state, asked.name)
    _refuse_unfit(session, actor, found, step, asked)
    source, note = found.state, asked.note.strip()
    if asked.name == "rebase":
        note = _rebase(session, found)
    if asked.name == "revoke":
        revoke(session, found, day)
    if asked.name == "submit":
        found.effective_on = asked.effective_on or found.effective_on
        found.document_number = asked.document_number.strip() or found.document_number
    if asked.name in ("submit", "publish"):
        refuse_faulty(session, found, max(day, asked.effective_on or found.effective_on or day))
    if asked.name == "submit":
        found.submitted_at = at
    if asked.name == "publish":
        publish(session, found, asked.effective_on, asked.document_number, day)
    if step.needs == "rule.publish":
        found.decided_by, found.decided_at, found.decision_note = actor.display_name, at, asked.note.strip()
    found.state = step.target
    _record(session, found, replace(asked, note=note), source, actor, at)
    audit(session, actor.account_id, f"rules.{asked.name}", "rule_set", str(found.id), at=at)
    session.flush()
    return found


def _refuse_unfit(session: Session, actor: Actor, found: RuleSet, step: SetStep, asked: Move) -> None:
    require(actor, step.needs, Spot(county_code=found.county_code))
    if step.note and not asked.note.strip():
        raise Invalid("rulebook.note_missing", field="note")
    if step.other_person and actor.account_id in authors(session, found):
        raise Forbidden("rulebook.own_rules", verb=step.needs)
    if asked.version is not None and asked.version != found.version:
        raise Conflict("rulebook.version_changed", version=found.version)


def authors(session: Session, found: RuleSet) -> set[int | None]:
    """Accounts that wrote any part of a set."""
    return {event.actor_id for event in queries.events_of(session, found.id) if event.move in DRAWN}


def _rebase(session: Session, draft: RuleSet) -> str:
    """Put a draft on the newest rules; tells which rules both had changed."""
    base = session.get(RuleSet, draft.base_id) if draft.base_id else None
    newest = queries.newest_published(session, draft.county_code)
    if newest is None or newest.id == draft.base_id:
        raise Conflict("rulebook.newest_already", state=draft.state)
    old = queries.stored_rules(session, base) if base else list(starter_rules())
    rules, both = merged(old, queries.stored_rules(session, draft), queries.stored_rules(session, newest))
    draft.base_id = newest.id
    draft.version += 1
    _replace(session, draft, rules)
    return f"双方都改过，以草案为准：{'、'.join(both)}" if both else ""


def _replace(session: Session, draft: RuleSet, rules: Sequence[Rule]) -> None:
    refuse_misshapen(rules)
    lock(session, draft)
    coded = numbered(rules, queries.codes_used(session, draft.county_code))
    base = session.get(RuleSet, draft.base_id) if draft.base_id else None
    known = {rule.code: rule for rule in (queries.stored_rules(session, base) if base else ())}
    marked = [_marked(rule, known.get(rule.code), draft.id) for rule in coded]
    session.execute(delete(RoutingRule).where(RoutingRule.set_id == draft.id))
    _store(session, draft, marked)
    draft.digest = digest(marked)


def _marked(rule: Rule, base: Rule | None, set_id: int) -> Rule:
    rule = replace(rule, name=rule.name.strip(), basis=rule.basis.strip(), note=rule.note.strip())
    same = base is not None and content(base) == content(rule)
    return replace(rule, changed_in=base.changed_in if base is not None and same else set_id)


def _store(session: Session, draft: RuleSet, rules: Sequence[Rule]) -> None:
    rows = [
        content(rule) | {"set_id": draft.id, "position": n, "changed_in": rule.changed_in}
        for n, rule in enumerate(rules)
    ]
    add_rows(session, RoutingRule, rows)


def _record(session: Session, found: RuleSet, asked: Move, source: str | None, actor: Actor, at: datetime) -> None:
    session.add(
        RuleEvent(
            set_id=found.id,
            seq=len(queries.events_of(session, found.id)) + 1,
            at=at,
            move=asked.name,
            source=source,
            target=found.state,
            actor_id=actor.account_id,
            actor_name=actor.display_name,
            note=asked.note,
        )
    )
    session.flush()
