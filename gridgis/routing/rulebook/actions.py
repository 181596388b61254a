"""Drafts of rules: begun as a copy of the set in force, and changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Invalid
from gridgis.core.rows import Rows
from gridgis.divisions import queries as divisions
from gridgis.grids.layers import routing_layers
from gridgis.routing.rulebook import queries
from gridgis.routing.rulebook.facts import content, digest
from gridgis.routing.rulebook.matching import Rule
from gridgis.routing.rulebook.models import RoutingRule, RuleEvent, RuleSet
from gridgis.routing.rulebook.publishing import lock
from gridgis.routing.rulebook.stages import numbered, refuse_misshapen
from gridgis.routing.rulebook.starter import starter_rules
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor, Spot, require


@dataclass(frozen=True)
class Change:
    """What of a draft is to be set; None leaves it. `version` is the one that was read."""

    version: int
    title: str | None = None
    rules: Sequence[Rule] | None = None
    effective_on: date | None = None
    document_number: str | None = None


@audited("rules.begin", "rule_set", "{made.id}")
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
    return open_draft(session, actor, county_code, title, at=at)


def open_draft(
    session: Session, actor: Actor, county_code: str, title: str, rules: Sequence[Rule] | None = None, *, at: datetime
) -> RuleSet:
    """A draft for who was found to be allowed it: a copy of the newest published set, or with rules that are given.

    Raises:
        Invalid: a rule can't be so.
    """
    base = queries.newest_published(session, county_code)
    standing = queries.stored_rules(session, base.id) if base else list(starter_rules())
    draft = RuleSet(
        county_code=county_code,
        title=title.strip(),
        state="draft",
        version=0,
        base_id=base.id if base else None,
        digest=digest(standing),
        author_id=actor.account_id,
        author_name=actor.display_name,
        created_at=at,
    )
    session.add(draft)
    session.flush()
    if rules is None:
        _store(session, draft, standing)
    else:
        replace_rules(session, draft, rules)
    record(session, draft, "begin", actor, at, source=None)
    return draft


@audited("rules.change", "rule_set", "{made.id}")
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
        replace_rules(session, draft, asked.rules)
    draft.version += 1
    last = queries.events_of(session, set_id)[-1]
    if last.move != "change" or last.actor_id != actor.account_id:
        record(session, draft, "change", actor, at, source=draft.state)
    session.flush()
    return draft


def replace_rules(session: Session, draft: RuleSet, rules: Sequence[Rule]) -> None:
    """Give a draft other rules; those without a code are given one, and what differs from its base is marked so."""
    refuse_misshapen(rules, routing_layers(session))
    lock(session, draft)
    coded = numbered(rules, queries.codes_used(session, draft.county_code))
    known = {rule.code: rule for rule in queries.base_rules(session, draft)} if draft.base_id else {}
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
    Rows().add(RoutingRule, rows).write(session)


def record(
    session: Session, found: RuleSet, move: str, actor: Actor, at: datetime, *, source: str | None, note: str = ""
) -> None:
    """Append a step to the set's way."""
    session.add(
        RuleEvent(
            set_id=found.id,
            seq=len(queries.events_of(session, found.id)) + 1,
            at=at,
            move=move,
            source=source,
            target=found.state,
            actor_id=actor.account_id,
            actor_name=actor.display_name,
            note=note,
        )
    )
    session.flush()
