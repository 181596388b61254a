"""Rules of routing: drafted, checked, tried on past cases, published by a second person."""

from datetime import timedelta
from typing import Annotated

from fastapi import Query

from api.deps import Config, CurrentActor, Day, Db, Now, Today
from api.documenting import refusing
from api.schemas.parts import Listed
from api.schemas.rules import RuleIn, RuleMoveIn, RuleSetChange, RuleSetIn, RulesIn, TrialIn
from api.unit import Router
from gridgis.casework.habits import Habit, habits
from gridgis.grids.layers import routing_layers
from gridgis.routing.rulebook import actions, moving, queries, views
from gridgis.routing.rulebook.actions import Change
from gridgis.routing.rulebook.checks import RuleProblem, problems_of
from gridgis.routing.rulebook.in_force import rules_on
from gridgis.routing.rulebook.matching import Rule
from gridgis.routing.rulebook.models import RuleSet
from gridgis.routing.rulebook.moving import Move
from gridgis.routing.rulebook.record import RuleRecord, record
from gridgis.routing.rulebook.stages import numbered, refuse_misshapen
from gridgis.routing.rulebook.trials import Trial, tried
from gridgis.routing.rulebook.views import RuleOptions, RuleSetRow, RuleSetStory
from gridgis.security.rules import Spot, require

router = Router(prefix="/rule-sets", tags=["rules"])


@router.get("", responses=refusing(403))
def listed(db: Db, actor: CurrentActor, day: Today, county: str | None = None) -> Listed[RuleSetRow]:
    """Sets of rules you may read, newest first."""
    return Listed(items=views.listing(db, actor, county, day))


@router.post("", status_code=201, responses=refusing(404, 409))
def begin(db: Db, actor: CurrentActor, at: Now, body: RuleSetIn) -> RuleSetStory:
    """Begin a draft."""
    return views.story(db, actor, actions.begin(db, actor, body.county_code, body.title, at=at), at.date())


@router.get("/in-force", responses=refusing(403))
def in_force(
    db: Db,
    actor: CurrentActor,
    today: Today,
    county: str,
    on: Annotated[Day | None, Query(alias="at")] = None,
) -> RuleSetStory | None:
    """The rules of a county on a day, today unless one is named; null where none are in force."""
    require(actor, "rule.read", Spot(county_code=county))
    found = rules_on(db, [county], on or today).get(county)
    if found is None or found.set_id is None:
        return None
    return views.story(db, actor, queries.get(db, actor, found.set_id), today)


@router.get("/record", responses=refusing(403))
def rule_record(
    db: Db, actor: CurrentActor, at: Now, county: str, days: Annotated[int, Query(ge=1, le=1830)] = 365
) -> Listed[RuleRecord]:
    """How often each rule decided, by code, how often its cases came back, and how often rightly."""
    return Listed(items=record(db, actor, county, at - timedelta(days=days)))


@router.get("/habits", responses=refusing(403))
def rule_habits(db: Db, actor: CurrentActor, settings: Config, at: Now, county: str) -> Listed[Habit]:
    """Where one office was named to lead time and again and no rule names it yet, the most frequent first."""
    return Listed(items=habits(db, actor, county, zone=settings.timezone, at=at))


@router.get("/options", responses=refusing(403))
def options(db: Db, actor: CurrentActor, day: Today, county: str) -> RuleOptions:
    """What the rules of a county can name."""
    return views.options(db, actor, county, day)


@router.get("/{set_id}")
def shown(db: Db, actor: CurrentActor, day: Today, set_id: int) -> RuleSetStory:
    """A set with its rules, its changes and the moves now open."""
    return views.story(db, actor, queries.get(db, actor, set_id), day)


@router.patch("/{set_id}", responses=refusing(409))
def change(db: Db, actor: CurrentActor, at: Now, set_id: int, body: RuleSetChange) -> RuleSetStory:
    """Change a draft; rules as a whole list."""
    rules = None if body.rules is None else [one.rule() for one in body.rules]
    asked = Change(body.version, body.title, rules, body.effective_on, body.document_number)
    return views.story(db, actor, actions.change(db, actor, set_id, asked, at=at), at.date())


@router.post("/{set_id}/moves", responses=refusing(409))
def move(db: Db, actor: CurrentActor, at: Now, set_id: int, body: RuleMoveIn) -> RuleSetStory:
    """Submit, return, publish, rebase or withdraw."""
    asked, day = Move(body.move, body.note, body.effective_on, body.document_number, body.version), at.date()
    return views.story(db, actor, moving.move(db, actor, set_id, asked, day=day, at=at), day)


@router.get("/{set_id}/problems")
def problems(db: Db, actor: CurrentActor, day: Today, set_id: int) -> Listed[RuleProblem]:
    """What is wrong with a set on the day it is to take effect, errors first."""
    return problems_of_rules(db, actor, day, set_id, RulesIn())


@router.post("/{set_id}/problems")
def problems_of_rules(db: Db, actor: CurrentActor, day: Today, set_id: int, body: RulesIn) -> Listed[RuleProblem]:
    """What is wrong with rules that are not saved yet, errors first."""
    found = queries.get(db, actor, set_id)
    rules = _rules(db, found, body.rules)
    return Listed(items=problems_of(db, found.county_code, rules, max(day, found.effective_on or day)))


def _rules(db: Db, found: RuleSet, given: list[RuleIn] | None) -> list[Rule]:
    """The rules of the set, or those given with the codes they would get."""
    if given is None:
        return queries.stored_rules(db, found.id)
    rules = [one.rule() for one in given]
    refuse_misshapen(rules, routing_layers(db))
    return numbered(rules, queries.codes_used(db, found.county_code))


@router.post("/{set_id}/trial")
def trial(db: Db, actor: CurrentActor, settings: Config, at: Now, set_id: int, body: TrialIn) -> Trial:
    """Which past cases would go elsewhere by these rules."""
    found, today = queries.get(db, actor, set_id), at.date()
    return tried(
        db,
        actor,
        found.county_code,
        _rules(db, found, body.rules),
        day=max(today, found.effective_on or today),
        today=today,
        days=body.days,
        limit=body.limit,
        zone=settings.timezone,
    )
