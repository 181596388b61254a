"""What is decided alike time and again when a lead is named: where a rule would spare the asking (T10)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby, takewhile
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from gridgis.cases import in_force
from gridgis.cases.models import Case
from gridgis.cases.queries import counted_for
from gridgis.cases.request_models import Coordination
from gridgis.casework.coordination import LOOKED_BACK, OFTEN
from gridgis.people import queries as people
from gridgis.people.profiles import Ref
from gridgis.routing.rulebook.in_force import rules_on
from gridgis.routing.rulebook.matching import Facts, Rule, judged
from gridgis.security.rules import Actor, Spot, require

SHOWN = 3


@dataclass(frozen=True)
class Habit:
    """The newest decisions in a category in a town have all named one office: how many, and the last of their cases."""

    category_code: str
    town_code: str
    office: Ref
    times: int
    last_at: datetime
    numbers: list[str]


def habits(session: Session, actor: Actor, county_code: str, *, zone: str, at: datetime) -> list[Habit]:
    """Where the last `OFTEN` decisions of a year in a category in a town named one office, the most frequent first.

    Only ordinary cases that the actor may read count; where a rule in force names that office already, nothing is told.

    Raises:
        Forbidden: the actor may not read the county's rules.
    """
    require(actor, "rule.read", Spot(county_code=county_code))
    asked = (
        select(
            Coordination.category_code,
            Coordination.town_code,
            Coordination.lead_office,
            Coordination.settled_at,
            Coordination.case_number,
        )
        .join(Case, and_(Case.county_code == Coordination.county_code, Case.number == Coordination.case_number))
        .where(
            Coordination.county_code == county_code,
            Coordination.settled_at >= at - LOOKED_BACK,
            Coordination.outcome == "decided",
            Coordination.lead_office.is_not(None),
            Coordination.town_code.is_not(None),
        )
        .order_by(Coordination.category_code, Coordination.town_code, Coordination.settled_at.desc())
    )
    rows = session.execute(counted_for(asked, actor)).all()
    told = [one for one in _alike(rows) if one.times >= OFTEN]
    day = at.astimezone(ZoneInfo(zone)).date()
    ground = rules_on(session, [county_code], day).get(county_code)
    rules = ground.rules if ground else ()
    named = people.offices_on(session, {one.office.code for one in told}, day)
    kinds = in_force.categories(session, {one.category_code for one in told})
    groups = {one.code: one.parent_code or "" for one in kinds}
    found = [
        replace(one, office=Ref(one.office.code, named[county_code, one.office.code].name))
        for one in told
        if (county_code, one.office.code) in named
        and not _ruled(rules, one, groups[one.category_code], county_code, day)
    ]
    return sorted(found, key=lambda one: (-one.times, one.category_code, one.town_code))


def _alike(rows: Sequence[Any]) -> Iterator[Habit]:
    """Of each category and town the newest decisions as far back as they name the same office."""
    for (category, town), some in groupby(rows, key=lambda row: (row[0], row[1])):
        decided = list(some)
        lead = decided[0][2]
        same = list(takewhile(lambda row, lead=lead: row[2] == lead, decided))  # type: ignore[misc]
        yield Habit(category, town, Ref(lead, lead), len(same), same[0][3], [row[4] for row in same[:SHOWN]])


def _ruled(rules: Sequence[Rule], one: Habit, group: str, county_code: str, day: date) -> bool:
    """Whether a rule names the office already for what lies in the town."""
    facts = Facts(one.category_code, group, day, frozenset((county_code, one.town_code)))
    rule = judged(rules, facts).rule
    return rule is not None and rule.outcome.office_code == one.office.code
