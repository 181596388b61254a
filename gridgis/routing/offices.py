"""Which office: the rules in force are asked in order, then the category's own owner; nearest level first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import product
from zoneinfo import ZoneInfo

import shapely
from shapely.geometry.base import BaseGeometry
from sqlalchemy.orm import Session

from gridgis.cases import in_force
from gridgis.cases.term_models import Category
from gridgis.core.budget import require_time
from gridgis.people import queries as people
from gridgis.people.agencies import Agency, agencies
from gridgis.people.queries import OfficeRow
from gridgis.routing.rulebook.in_force import RulesOn, no_rules, rules_on
from gridgis.routing.rulebook.matching import Conditions, Facts, Rule, Verdict, holds, judged
from gridgis.routing.rulebook.words import heard
from gridgis.routing.rules import OfficeChoice, choose_office, coordinated


@dataclass(frozen=True)
class Matter:
    """What of a report counts for the office: its category, where it lies, and what is known besides.

    `places` are the codes it lies in, nearest level first: grid, village, town, county. `at` is when it was observed,
    in local time; `owner` the office that owns the component, empty where there is none; `point` its longitude and
    latitude, where there is one.
    """

    category: Category
    places: tuple[str, ...]
    layer: str = ""
    zone_kind: str = ""
    source: str = ""
    words: str = ""
    at: datetime | None = None
    owner: str = ""
    major: bool = False
    point: tuple[float, float] | None = None

    @property
    def county(self) -> str:
        """The county it lies in; empty for none."""
        return self.places[-1] if self.places else ""


@dataclass(frozen=True)
class Ruled:
    """Who gets a report, and what the rules said. `ladder` is R1–R4, `rule` None where the category itself decides.

    `owner` is the owner type's name, `sought` what was looked for and not found.
    """

    ladder: str
    office: OfficeRow | None
    co_offices: tuple[OfficeRow, ...]
    platform: str
    set_id: int | None
    verdict: Verdict
    owner: str
    sought: str

    @property
    def rule(self) -> Rule | None:
        """The rule that decides."""
        return self.verdict.rule

    @property
    def notice(self) -> str:
        """The number to call first; empty for none."""
        return self.verdict.notice

    @property
    def marks(self) -> tuple[str, ...]:
        """What the rules marked it as."""
        return self.verdict.marks


LOOK_AT_TIME = 100
"""After so many reports it is seen to that the request still has time."""


def find_offices(
    session: Session, matters: Sequence[Matter], day: date, rules: Mapping[str, RulesOn] | None = None
) -> list[Ruled]:
    """Name who gets each report.

    Args:
        matters: what counts of each report.
        day: the day whose rules and offices count.
        rules: by county, in place of those in force.

    Returns:
        In the order of `matters`; four statements whatever their number, none of a kind that isn't needed.
    """
    if not matters:
        return []
    ruling = rules if rules is not None else rules_on(session, {m.county for m in matters} - {""}, day)
    said = _said(matters, ruling)
    facts = _with_hours(session, matters, [_facts(m, day) for m in matters], ruling, said)
    verdicts = []
    for n, (m, known) in enumerate(zip(matters, facts, strict=True)):
        if n % LOOK_AT_TIME == 0:
            require_time(session)
        verdicts.append(judged(ruling.get(m.county, no_rules()).rules, known, said[n]))
    pairs = sorted({pair for m, v in zip(matters, verdicts, strict=True) for pair in product(_kinds(m, v), m.places)})
    offices = people.offices_at(session, pairs, day) if pairs else {}
    drawn = people.drawn_at(session, pairs, day) if pairs else {}
    named = _named(session, matters, verdicts, day)
    kinds = agencies(session, day)
    return [
        _rule_on(m, v, ruling.get(m.county, no_rules()).set_id, _Register(offices, drawn, named, kinds))
        for m, v in zip(matters, verdicts, strict=True)
    ]


@dataclass(frozen=True)
class _Register:
    """Offices by (type, place), with a drawn area too, and by (county, code), and the types' names and platforms."""

    at: Mapping[tuple[str, str], list[OfficeRow]]
    drawn: Mapping[tuple[str, str], list[tuple[OfficeRow, BaseGeometry]]]
    named: Mapping[tuple[str, str], OfficeRow]
    agencies: Mapping[str, Agency]

    def nearest(self, kind: str, matter: Matter) -> list[OfficeRow]:
        """Offices of the nearest place that has some; of one place those whose drawn area holds the point."""
        for place in matter.places:
            if found := self._holding((kind, place), matter) or self.at.get((kind, place)):
                return found
        return []

    def _holding(self, pair: tuple[str, str], matter: Matter) -> list[OfficeRow]:
        if matter.point is None:
            return []
        return [one for one, area in self.drawn.get(pair, ()) if shapely.intersects_xy(area, *matter.point)]


def _said(matters: Sequence[Matter], ruling: Mapping[str, RulesOn]) -> list[frozenset[int]]:
    """For each the places of the rules of which a word is said, looked for in all texts of a county at once."""
    together: dict[str, list[int]] = {}
    for n, matter in enumerate(matters):
        together.setdefault(matter.county, []).append(n)
    said: list[frozenset[int]] = [frozenset()] * len(matters)
    for county, numbers in together.items():
        found = heard(ruling.get(county, no_rules()).rules, [matters[n].words for n in numbers])
        for n, places in zip(numbers, found, strict=True):
            said[n] = places
    return said


def _with_hours(
    session: Session,
    matters: Sequence[Matter],
    facts: Sequence[Facts],
    ruling: Mapping[str, RulesOn],
    said: Sequence[frozenset[int]],
) -> Sequence[Facts]:
    """Add whether it was working time, where a rule that would hold else asks for it."""
    moments = [m.at for m in matters if m.at is not None and isinstance(m.at.tzinfo, ZoneInfo)]
    if not moments or not _is_hour_asked(matters, facts, ruling, said):
        return facts
    zone = moments[0].tzinfo
    assert isinstance(zone, ZoneInfo)
    calendar = in_force.limits(session, zone.key, min(at.date() for at in moments)).calendar
    return [
        known if m.at is None else replace(known, working=calendar.is_working(m.at))
        for m, known in zip(matters, facts, strict=True)
    ]


def _is_hour_asked(
    matters: Sequence[Matter], facts: Sequence[Facts], ruling: Mapping[str, RulesOn], said: Sequence[frozenset[int]]
) -> bool:
    timed = {county: _timed(ruling.get(county, no_rules()).rules) for county in {m.county for m in matters}}
    return any(
        (place in spoken or not worded) and holds(conditions, known)
        for matter, known, spoken in zip(matters, facts, said, strict=True)
        for place, worded, conditions in timed[matter.county]
    )


def _timed(rules: Sequence[Rule]) -> list[tuple[int, bool, Conditions]]:
    """The rules that ask for the hour: their places, whether they ask for words too, and their other conditions."""
    return [
        (place, bool(rule.conditions.words), replace(rule.conditions, hours="", words=()))
        for place, rule in enumerate(rules)
        if rule.conditions.hours
    ]


def _facts(matter: Matter, day: date) -> Facts:
    at, category = matter.at, matter.category
    return Facts(
        category=category.code,
        group=category.parent_code or "",
        day=day,
        places=frozenset(matter.places),
        urgency=category.urgency or "",
        layer=matter.layer,
        zone_kind=matter.zone_kind,
        source=matter.source,
        weekday=at.isoweekday() if at is not None else 0,
        words=matter.words,
        owner=matter.owner,
    )


def _kinds(matter: Matter, verdict: Verdict) -> list[str]:
    """Owner types to look for: the lead first, then those that help."""
    category, rule = matter.category, verdict.rule
    lead = category.lead_agency_type or ""
    helping = list(category.co_agency_types)
    if rule is not None:
        helping = list(rule.outcome.co_agency_types) or helping
        if rule.outcome.kind == "agency":
            lead = rule.outcome.agency_type
    return [lead, *helping]


def _named(
    session: Session, matters: Sequence[Matter], verdicts: Sequence[Verdict], day: date
) -> dict[tuple[str, str], OfficeRow]:
    codes = {v.rule.outcome.office_code for v in verdicts if v.rule is not None} | {m.owner for m in matters}
    return people.offices_on(session, codes - {""}, day) if codes - {""} else {}


def _rule_on(matter: Matter, verdict: Verdict, set_id: int | None, register: _Register) -> Ruled:
    category, rule = matter.category, verdict.rule
    verdict = replace(verdict, notice=verdict.notice or category.emergency_number or "")
    kinds = _kinds(matter, verdict)
    owner = register.agencies.get(kinds[0])
    name, platform = (owner.name_zh, owner.platform) if owner is not None else (kinds[0], category.platform)
    co = [found[0] for kind in kinds[1:] if (found := register.nearest(kind, matter))]
    choice, more, sought = _choice(matter, verdict, register, name, platform)
    if matter.major or "major" in verdict.marks:
        choice = OfficeChoice("R3", choice.office)
    if more is not None:
        co.insert(0, more)
    return Ruled(
        ladder=choice.rule,
        office=choice.office,
        co_offices=tuple(office for office in dict.fromkeys(co) if office != choice.office),
        platform=(rule.outcome.platform if rule is not None else "") or category.platform,
        set_id=set_id if rule is not None or verdict.marking else None,
        verdict=verdict,
        owner=name,
        sought=sought,
    )


def _choice(
    matter: Matter, verdict: Verdict, register: _Register, name: str, platform: str
) -> tuple[OfficeChoice[OfficeRow], OfficeRow | None, str]:
    """The ladder's choice; the line's office that supervises an owner of a component; what was sought in vain."""
    rule = verdict.rule
    if rule is None or rule.outcome.kind == "agency":
        kind = _kinds(matter, verdict)[0]
        owners = register.nearest(kind, matter)
        choice = choose_office(owners, platforms=[platform] * len(owners))
        if rule is None:
            choice = coordinated(choice, matter.category.coordination)
        return choice, None, "" if owners else name
    if rule.outcome.kind == "ladder":
        return OfficeChoice(rule.outcome.ladder, None), None, ""
    code = rule.outcome.office_code if rule.outcome.kind == "office" else matter.owner
    office = register.named.get((matter.county, code))
    if office is None:
        return OfficeChoice("R2", None), None, code
    line = register.nearest(matter.category.lead_agency_type or "", matter)
    supervisor = line[0] if rule.outcome.kind == "component_owner" and line else None
    return OfficeChoice("R1", office), supervisor, ""


def elsewhere(one: Ruled, other: Ruled) -> bool:
    """Whether two answers send a report to different hands."""
    return (one.office.code if one.office else one.ladder) != (other.office.code if other.office else other.ladder)
