"""Rules of routing of the demo counties: one published set each, and the past decisions that they explain."""

import json
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import text
from sqlalchemy.orm import Session

from gridgis.core.db import add_rows
from gridgis.core.paths import DEMO
from gridgis.routing.rulebook.facts import conditions_from, content, digest, outcome_from
from gridgis.routing.rulebook.matching import Rule
from gridgis.routing.rulebook.models import RoutingRule, RuleEvent, RuleSet
from gridgis.routing.rulebook.starter import starter_rules

AUTHOR, PUBLISHER = "吴晓峰", "朱国强"

WAY = (
    ("begin", None, "draft", AUTHOR),
    ("submit", "draft", "submitted", AUTHOR),
    ("publish", "submitted", "published", PUBLISHER),
)

EXPLAINED = text(
    "UPDATE decisions decision SET rule_set_id = :set_id, rule_code = :code,"
    " candidates = decision.candidates || jsonb_build_object('rule', CAST(:rule AS jsonb))"
    " FROM cases, offices office"
    " WHERE cases.county_code = decision.county_code AND cases.number = decision.case_number"
    " AND office.code = decision.office_code AND office.agency_type = :agency"
    " AND decision.county_code = :county AND cases.category_code = ANY(:categories)"
)
"""Past decisions that named just the office that the rule names are that rule's."""


def demo_rules(day: date) -> list[Rule]:
    """The starter rules and the demo's own; delegations begin on the day."""
    rows = tomllib.loads((DEMO / "rules.toml").read_text(encoding="utf-8"))["rule"]
    own = [
        Rule(
            row["code"],
            row["name"],
            conditions_from(row["conditions"]),
            outcome_from(row["outcome"]),
            row.get("delegated", False),
            row.get("basis", ""),
        )
        for row in rows
    ]
    return [*starter_rules(), *(_from(rule, day) for rule in own)]


def _from(rule: Rule, day: date) -> Rule:
    return replace(rule, conditions=replace(rule.conditions, from_day=day)) if rule.delegated else rule


def store(session: Session, counties: Sequence[str], since: date, until: datetime, day: date) -> None:
    """Publish the demo's rules in each county since a day, and name them in the decisions they explain."""
    rules = demo_rules(day)
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
        add_rows(
            session,
            RoutingRule,
            [
                content(rule) | {"set_id": found.id, "position": n, "changed_in": found.id}
                for n, rule in enumerate(rules)
            ],
        )
        add_rows(
            session,
            RuleEvent,
            [
                {"set_id": found.id, "seq": n, "at": until, "move": move, "source": source, "target": target}
                | {"actor_name": name}
                for n, (move, source, target, name) in enumerate(WAY, 1)
            ],
        )
        _explain(session, county, found.id, rules)


def _explain(session: Session, county: str, set_id: int, rules: Sequence[Rule]) -> None:
    for rule in rules:
        c, o = rule.conditions, rule.outcome
        if o.kind != "agency" or not c.categories or rule.delegated:
            continue
        facts = {"code": rule.code, "name": rule.name, "delegated": False, "basis": ""}
        session.execute(
            EXPLAINED,
            {
                "set_id": set_id,
                "code": rule.code,
                "rule": json.dumps(facts, ensure_ascii=False),
                "agency": o.agency_type,
                "county": county,
                "categories": list(c.categories),
            },
        )
