"""Rules of routing of the demo counties: one published set each."""

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from gridgis.core.paths import DEMO
from gridgis.core.rows import Rows
from gridgis.routing.decisions import RuleRef
from gridgis.routing.rulebook.facts import content, digest, rule_from
from gridgis.routing.rulebook.matching import Rule
from gridgis.routing.rulebook.models import RoutingRule, RuleEvent, RuleSet
from gridgis.routing.rulebook.starter import starter_rules

AUTHOR, PUBLISHER = "吴晓峰", "朱国强"

WAY = (
    ("begin", None, "draft", AUTHOR),
    ("submit", "draft", "submitted", AUTHOR),
    ("publish", "submitted", "published", PUBLISHER),
)


def demo_rules(day: date) -> list[Rule]:
    """The starter rules and the demo's own; delegations begin on the day."""
    rows = tomllib.loads((DEMO / "rules.toml").read_text(encoding="utf-8"))["rule"]
    return [*starter_rules(), *(_from(rule_from(row), day) for row in rows)]


def _from(rule: Rule, day: date) -> Rule:
    return replace(rule, conditions=replace(rule.conditions, from_day=day)) if rule.delegated else rule


Spoken = dict[tuple[str, str, str], RuleRef]
"""The rules that past decisions name, by county, category and owner type."""


def store(session: Session, counties: Sequence[str], since: date, until: datetime, day: date) -> Spoken:
    """Publish the demo's rules in each county since a day."""
    rules = demo_rules(day)
    spoken: Spoken = {}
    for county in counties:
        found = RuleSet(
            county_code=county,
            title="县域分流规则",
            state="published",
            digest=digest(rules),
            document_number="演示〔1〕号",
            effective_on=since,
            valid_from=since,
            author_name=AUTHOR,
            created_at=until,
            submitted_at=until,
            decided_by=PUBLISHER,
            decided_at=until,
        )
        session.add(found)
        session.flush()
        stored = [
            content(rule) | {"set_id": found.id, "position": n, "changed_in": found.id} for n, rule in enumerate(rules)
        ]
        events = [
            {"set_id": found.id, "seq": n, "at": until, "move": move, "source": source, "target": target}
            | {"actor_name": name}
            for n, (move, source, target, name) in enumerate(WAY, 1)
        ]
        Rows().add(RoutingRule, stored).add(RuleEvent, events).write(session)
        spoken |= {(county, *key): ref for key, ref in _spoken(found.id, rules).items()}
    return spoken


def _spoken(set_id: int, rules: Sequence[Rule]) -> dict[tuple[str, str], RuleRef]:
    """By category and owner type the rule that leads from the one to the other."""
    return {
        (category, rule.outcome.agency_type): RuleRef(rule.code, rule.name, set_id, False, "")
        for rule in rules
        if rule.outcome.kind == "agency" and not rule.delegated
        for category in rule.conditions.categories
    }
