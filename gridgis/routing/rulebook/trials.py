"""Trying rules on past cases: which would go elsewhere, and how often each rule would have spoken."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from time import perf_counter
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases import in_force
from gridgis.cases import queries as cases
from gridgis.cases.models import Case
from gridgis.cases.rules import LEFT_OUT
from gridgis.divisions import queries as divisions
from gridgis.grids.models import Grid
from gridgis.routing.decisions import first_asked
from gridgis.routing.offices import Matter, Ruled, elsewhere, find_offices
from gridgis.routing.rulebook.in_force import RulesOn, rules_on
from gridgis.routing.rulebook.matching import Rule
from gridgis.security.rules import Actor

REPLAYED_AT_MOST = 5000
"""So many of the newest cases of the period are asked about again."""


@dataclass(frozen=True)
class Went:
    """Where a case goes: the rule that speaks (empty: the category), the office, the step of the ladder."""

    rule: str
    office_code: str | None
    office_name: str | None
    ladder: str


@dataclass(frozen=True)
class TrialRow:
    """A past case that would go elsewhere."""

    number: str
    category_code: str
    category_name: str
    address: str
    description: str
    town_name: str
    submitted_at: datetime
    state: str
    before: Went
    after: Went
    returned: bool


@dataclass(frozen=True)
class RuleUse:
    """How many of the replayed cases a rule would decide; the empty code is the category list."""

    code: str
    cases: int


@dataclass(frozen=True)
class Trial:
    """What a list of rules would have done; rows are the newest that would go elsewhere."""

    cases: int
    moved: int
    items: list[TrialRow]
    by_rule: list[RuleUse]
    seconds: float


def tried(
    session: Session,
    actor: Actor,
    county_code: str,
    rules: Sequence[Rule],
    *,
    day: date,
    today: date,
    days: int,
    limit: int,
    zone: str,
) -> Trial:
    """Ask both the rules in force and the given ones about the newest cases of a county.

    Both are asked on the same day and with the same offices, so that what differs is due to the rules alone.

    Args:
        actor: who asks; only ordinary cases they may read are replayed, else words would sound out the others.
        county_code: whose cases.
        rules: the list that is tried.
        day: the day whose rules and offices count.
        today: from when on to count back.
        days: how far back, by submission.
        limit: rows at most.
        zone: local time.
    """
    start = perf_counter()
    past = _past(session, actor, county_code, today, days, zone)
    matters = _matters(session, past, ZoneInfo(zone))
    now = find_offices(session, matters, day, rules_on(session, [county_code], day))
    then = find_offices(session, matters, day, {county_code: RulesOn(None, rules)})
    other = [i for i in range(len(past)) if elsewhere(now[i], then[i])]
    uses = Counter(ruled.rule.code if ruled.rule else "" for ruled in then)
    return Trial(
        cases=len(past),
        moved=len(other),
        items=_rows(session, past, now, then, other[:limit]),
        by_rule=[RuleUse(code, count) for code, count in sorted(uses.items())],
        seconds=round(perf_counter() - start, 2),
    )


def _past(session: Session, actor: Actor, county_code: str, today: date, days: int, zone: str) -> list[Case]:
    since = datetime.combine(today - timedelta(days=days), datetime.min.time(), ZoneInfo(zone))
    asked = (
        select(Case)
        .where(Case.county_code == county_code, Case.submitted_at >= since, Case.state.not_in(LEFT_OUT))
        .order_by(Case.submitted_at.desc(), Case.number.desc())
        .limit(REPLAYED_AT_MOST)
    )
    return list(session.scalars(cases.counted_for(asked, actor)))


def _matters(session: Session, past: Sequence[Case], zone: ZoneInfo) -> list[Matter]:
    codes = sorted({case.current_grid_code for case in past if case.current_grid_code})
    observed = first_asked(session, past)
    grids = {
        code: (layer, zone_kind)
        for code, layer, zone_kind in session.execute(
            select(Grid.code, Grid.layer, Grid.zone_kind).where(Grid.code.in_(codes))
        )
    }
    found, places = [], cases.places_of(past)
    for case in past:
        layer, zone_kind = grids.get(case.current_grid_code or "", ("", ""))
        within = (case.current_grid_code, case.village_code, case.town_code, case.county_code)
        found.append(
            Matter(
                category=in_force.category_of(session, case, zone.key),
                places=tuple(code for code in within if code),
                layer=layer,
                zone_kind=zone_kind,
                source=case.source,
                words=f"{case.description} {case.address_text}",
                at=observed.get(case.number, case.submitted_at).astimezone(zone),
                owner=case.component_owner,
                point=places.get(case.number),
            )
        )
    return found


def _rows(
    session: Session, past: Sequence[Case], now: Sequence[Ruled], then: Sequence[Ruled], wanted: Sequence[int]
) -> list[TrialRow]:
    kinds = {c.code: c.name_zh for c in in_force.categories(session, [past[i].category_code for i in wanted])}
    towns = divisions.names(session, [code for i in wanted if (code := past[i].town_code)])
    return [
        TrialRow(
            number=case.number,
            category_code=case.category_code,
            category_name=kinds[case.category_code],
            address=case.address_text,
            description=case.description,
            town_name=towns.get(case.town_code or "", ""),
            submitted_at=case.submitted_at,
            state=case.state,
            before=_went(now[i]),
            after=_went(then[i]),
            returned=case.return_count > 0,
        )
        for i in wanted
        for case in (past[i],)
    ]


def _went(ruled: Ruled) -> Went:
    office = ruled.office
    return Went(
        ruled.rule.code if ruled.rule else "",
        office.code if office else None,
        office.name if office else None,
        ruled.ladder,
    )
