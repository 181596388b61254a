"""How rules have done: what each decided, what came back, and what was rightly sent back."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.core.sql import statement
from gridgis.routing.rulebook.models import RoutingRule, RuleSet
from gridgis.security.rules import Actor, Spot, require


@dataclass(frozen=True)
class RuleRecord:
    """A rule's cases and returns; `rate` is upheld returns in cases, None where there were none.

    A return is asked for by the office and upheld by whoever decides on it. The empty code is the category list.
    """

    code: str
    name: str
    cases: int
    returned: int
    upheld: int
    rate: float | None


def record(session: Session, actor: Actor, county_code: str, since: datetime) -> list[RuleRecord]:
    """The record of every rule that decided a case of a county since a moment, by code.

    Raises:
        Forbidden: the actor may not read the county's rules.
    """
    require(actor, "rule.read", Spot(county_code=county_code))
    asked = (
        select(RoutingRule.code, RoutingRule.name)
        .join(RuleSet, RuleSet.id == RoutingRule.set_id)
        .where(RuleSet.county_code == county_code)
        .order_by(RuleSet.id)
    )
    names = dict(session.execute(asked).all())
    rows = session.execute(statement(__package__, "record"), {"county": county_code, "since": since})
    return [
        RuleRecord(code, names.get(code, ""), cases, returned, upheld, round(upheld / cases, 4) if cases else None)
        for code, cases, returned, upheld in rows
    ]
