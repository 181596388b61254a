"""Reading rule sets: the one in force, one of them, all of a county; and what rules can name there."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import Session

from gridgis.core.db import told_by
from gridgis.core.errors import NotFound
from gridgis.routing.rulebook.facts import rule_from
from gridgis.routing.rulebook.matching import Rule
from gridgis.routing.rulebook.models import RoutingRule, RuleEvent, RuleSet
from gridgis.routing.rulebook.starter import starter_rules
from gridgis.security.rules import Actor, Spot, require


def stored_rules(session: Session, set_id: int) -> list[Rule]:
    """The rules of a set with the set in which each was last changed."""
    asked = select(*RoutingRule.__table__.columns).where(RoutingRule.set_id == set_id)
    rows = session.execute(asked.order_by(RoutingRule.position))
    return [rule_from(told_by(row, Rule)) for row in rows]


def base_rules(session: Session, found: RuleSet) -> list[Rule]:
    """The rules that a set was begun from: another set's, or the starter rules."""
    return stored_rules(session, found.base_id) if found.base_id else list(starter_rules())


def published(session: Session) -> dict[str, list[tuple[int, Range[date]]]]:
    """The published sets of each county, with the days on which they count."""
    asked = select(RuleSet.county_code, RuleSet.id, RuleSet.period).where(RuleSet.state == "published")
    found: dict[str, list[tuple[int, Range[date]]]] = {}
    for county_code, set_id, period in session.execute(asked):
        found.setdefault(county_code, []).append((set_id, period))
    return found


def newest_published(session: Session, county_code: str) -> RuleSet | None:
    """The set that is in force or will be last; None where none was ever published."""
    asked = select(RuleSet).where(RuleSet.county_code == county_code, RuleSet.state == "published")
    return session.scalars(asked.order_by(RuleSet.valid_from.desc()).limit(1)).first()


def ended_on(session: Session, county_code: str, day: date) -> RuleSet | None:
    """The published set whose time ends on a day; None when there is none."""
    asked = select(RuleSet).where(
        RuleSet.county_code == county_code, RuleSet.state == "published", RuleSet.valid_to == day
    )
    return session.scalars(asked).first()


def codes_used(session: Session, county_code: str) -> set[str]:
    """Every code that a rule of a county has or had, in drafts too: none is given twice."""
    asked = select(RoutingRule.code).join(RuleSet, RuleSet.id == RoutingRule.set_id)
    return set(session.scalars(asked.where(RuleSet.county_code == county_code)))


def get(session: Session, actor: Actor, set_id: int, *, verb: str = "rule.read", lock: bool = False) -> RuleSet:
    """One set.

    Raises:
        NotFound: the actor may read no such set.
        Forbidden: they may read it but don't hold the verb there.
    """
    found = session.get(RuleSet, set_id, with_for_update=lock or None, populate_existing=lock)
    if found is None or not actor.may("rule.read", Spot(county_code=found.county_code)):
        raise NotFound("rulebook.no_set", set_id=set_id)
    require(actor, verb, Spot(county_code=found.county_code))
    return found


def listed(session: Session, actor: Actor, county_code: str | None) -> list[RuleSet]:
    """Sets of the counties whose rules the actor may read, newest first; of one county where it is named."""
    asked = select(RuleSet).order_by(RuleSet.id.desc()).limit(200)
    if county_code is not None:
        require(actor, "rule.read", Spot(county_code=county_code))
        asked = asked.where(RuleSet.county_code == county_code)
    elif not actor.everywhere("rule.read"):
        require(actor, "rule.read")
        asked = asked.where(RuleSet.county_code.in_(actor.codes("rule.read", "county")))
    return list(session.scalars(asked))


def events_of(session: Session, set_id: int) -> Sequence[RuleEvent]:
    """The way of a set, oldest first."""
    return session.scalars(select(RuleEvent).where(RuleEvent.set_id == set_id).order_by(RuleEvent.seq)).all()
