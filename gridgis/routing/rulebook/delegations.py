"""What departments have moved down to towns: the rules of a county that say so, with their basis and days (B2).

The register is a view of the rules by which reports go, so what it says is what happens; before the first day, and
after the last, the rules behind it and the category's own owner count.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from sqlalchemy.orm import Session

from gridgis.cases import in_force
from gridgis.core.vocabulary import OneOf
from gridgis.divisions import queries as divisions
from gridgis.grids import queries as grids
from gridgis.people.offices.queries import Named, lines
from gridgis.people.offices.register import Version, register
from gridgis.routing.rulebook.in_force import rules_on
from gridgis.routing.rulebook.matching import Rule
from gridgis.security.rules import Actor, Spot, require_any

STATES = ("to_come", "now", "over")
State = Annotated[str, OneOf(STATES)]
VERBS = ("rule.read", "grid.read", "office.manage")
"""Who reads the register: one of these is held in the county."""


@dataclass(frozen=True)
class Delegation:
    """What is moved down by one rule: matters, powers and posts, to whom, on what basis, on which days.

    `gets` is the line, or the office, that has it; `offices` those of the line in the places. Without places it is the
    whole county, without matters all of them. The last day is a day of it.
    """

    code: str
    name: str
    matters: list[Named]
    places: list[Named]
    gets: str
    offices: list[Named]
    basis: str
    powers: str
    first_day: date | None
    last_day: date | None
    state: State


@dataclass(frozen=True)
class DelegationList:
    """The register of a county as of a day, and the set of rules in which it stands; null where none is in force."""

    items: list[Delegation]
    set_id: int | None


def delegations(
    session: Session, actor: Actor, county_code: str, day: date, *, office: str | None = None
) -> DelegationList:
    """What is moved down in a county by the rules in force on a day, in the order of the rules.

    Args:
        office: only what this office gets.

    Raises:
        NotFound: there is no such division.
        Forbidden: the actor reads neither rules nor grids and manages no offices there.
    """
    divisions.get(session, county_code)
    spot = Spot(county_code)
    if not any(actor.may(verb, spot) for verb in VERBS):
        require_any(actor, *VERBS)
        mine = {code for verb in VERBS for code in actor.codes(verb, "town")}
        if mine.isdisjoint(divisions.tree(session)[county_code].children):
            return DelegationList([], None)
    found = rules_on(session, [county_code], day).get(county_code)
    if found is None:
        return DelegationList([], None)
    told = [_told(session, rule, county_code, day) for rule in found.rules if rule.delegated]
    kept = [one for one in told if office is None or office in {it.code for it in one.offices}]
    return DelegationList(kept, found.set_id)


def _told(session: Session, rule: Rule, county_code: str, day: date) -> Delegation:
    c, out = rule.conditions, rule.outcome
    matters = {one.code: one.name_zh for one in in_force.categories(session, c.categories)} if c.categories else {}
    named = divisions.names(session, c.places) | grids.names(session, c.places, day)
    offices = list(_getting(session, rule, county_code, day))
    line = next((one.name_zh for one in lines(session, day) if one.code == out.agency_type), out.agency_type)
    state = "to_come" if c.from_day and c.from_day > day else "over" if c.until_day and c.until_day <= day else "now"
    return Delegation(
        code=rule.code,
        name=rule.name,
        matters=[Named(code, matters.get(code, code)) for code in c.categories],
        places=[Named(code, named.get(code, code)) for code in c.places],
        gets=line if out.kind == "agency" else offices[0].row.name if offices else out.office_code,
        offices=[Named(one.code, one.row.name) for one in offices],
        basis=rule.basis,
        powers=rule.note,
        first_day=c.from_day,
        last_day=c.until_day and c.until_day - timedelta(days=1),
        state=state,
    )


def _getting(session: Session, rule: Rule, county_code: str, day: date) -> Iterator[Version]:
    """The offices that get what a rule moves down."""
    on, out = register(session).on(day), rule.outcome
    if out.kind == "office":
        yield from [on[out.office_code]] if out.office_code in on else []
        return
    places = set(rule.conditions.places) - {county_code}
    for code in sorted(on):
        one = on[code]
        here = one.county_code == county_code and one.row.level == "town" and one.row.agency_type == out.agency_type
        if here and (not places or not places.isdisjoint({one.town_code, *one.served})):
            yield one
