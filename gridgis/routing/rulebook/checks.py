"""What is wrong with a list of rules before it takes effect: dead rules, missing targets, matters without an owner."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from sqlalchemy.orm import Session

from gridgis.core.vocabulary import WHOLE
from gridgis.core.wording import Both, Phrase, twice
from gridgis.routing.rulebook.ground import Ground, ground_of
from gridgis.routing.rulebook.matching import Conditions, Facts, Rule, Tree, includes, includes_but_words, judged, meets
from gridgis.routing.rulebook.words import covering

TIES_AT_MOST = 50


@dataclass(frozen=True)
class RuleProblem:
    """Something wrong: an error stops publication, a warning does not. Nothing here ever stops routing."""

    __pydantic_config__: ClassVar = WHOLE

    kind: str
    severity: str
    text_zh: str
    text_en: str
    codes: tuple[str, ...] = ()
    place_code: str = ""
    place_name: str = ""
    category_code: str = ""
    category_name: str = ""


def problems_of(session: Session, county_code: str, rules: Sequence[Rule], day: date) -> list[RuleProblem]:
    """All problems of a list of rules in a county on the day it is to take effect; errors first."""
    return problems(rules, ground_of(session, county_code, rules, day), day)


def problems(rules: Sequence[Rule], ground: Ground, day: date) -> list[RuleProblem]:
    """All problems of a list of rules on what a county has; errors first, then by rule."""
    found = [*_missing(rules, ground, day), *_dead(rules, ground.tree, day), *_ties(rules, ground.tree)]
    found += _gaps(rules, ground, day)
    return sorted(found, key=lambda one: one.severity != "error")


def _missing(rules: Sequence[Rule], ground: Ground, day: date) -> Iterator[RuleProblem]:
    """Targets and conditions that name what isn't there; one problem a rule and kind of thing."""
    for rule in rules:
        if _ended(rule, day):
            continue
        for thing, gone in _gone(rule, ground):
            more = Phrase("rule_problem.more", {"many": len(gone)}) if len(gone) > 3 else ""
            told = twice("rule_problem.not_there", code=rule.code, thing=thing, gone=gone[:3], more=more)
            yield RuleProblem("no_target", "error", *told, (rule.code,))
        agency = rule.outcome.agency_type if rule.outcome.kind == "agency" else ""
        if agency in ground.agencies and not ground.has_office(agency):
            told = twice("rule_problem.no_office", code=rule.code, agency=Both(ground.agencies[agency], agency))
            yield RuleProblem("no_target", "warning", *told, (rule.code,))


def _ended(rule: Rule, day: date) -> bool:
    return rule.conditions.until_day is not None and rule.conditions.until_day <= day


def _gone(rule: Rule, ground: Ground) -> Iterator[tuple[Phrase, list[str]]]:
    """The codes that a rule names and that aren't there, by kind of thing."""
    c, o = rule.conditions, rule.outcome
    office = [o.office_code] if o.kind == "office" else []
    agency = [o.agency_type] if o.kind == "agency" else []
    named: dict[str, tuple[Sequence[str], Container[str]]] = {
        "category": (c.categories, ground.categories),
        "place": (c.places, ground.places),
        "zone_kind": (c.zone_kinds, ground.zone_kinds),
        "office": ([*c.owners, *office], ground.offices),
        "agency": ([*agency, *o.co_agency_types], ground.agencies),
    }
    for thing, (codes, known) in named.items():
        gone = [code for code in codes if code not in known]
        if gone:
            yield Phrase(f"rule_problem.{thing}"), gone


def _dead(rules: Sequence[Rule], tree: Tree, day: date) -> Iterator[RuleProblem]:
    """Rules that no report can reach: an earlier one takes all of theirs, or their time is over."""
    by_words = covering(rules)
    for n, rule in enumerate(rules):
        if _ended(rule, day):
            told = twice("rule_problem.ended", code=rule.code, day=rule.conditions.until_day)
            yield RuleProblem("ended", "warning", *told, (rule.code,))
        above = next(
            (
                one
                for place, one in enumerate(rules[:n])
                if one.outcome.ends
                and (not one.conditions.words or place in by_words[n])
                and includes_but_words(one.conditions, rule.conditions, tree)
            ),
            None,
        )
        if above is not None:
            told = twice("rule_problem.unreachable", code=rule.code, above=above.code)
            yield RuleProblem("unreachable", "error", *told, (rule.code, above.code))


def _ties(rules: Sequence[Rule], tree: Tree) -> list[RuleProblem]:
    """Pairs of which neither is the wider, that send the same report to different places: only their order decides."""
    found = []
    ending = [rule for rule in rules if rule.outcome.ends and not _by_words(rule.conditions)]
    for n, one in enumerate(ending):
        for other in ending[n + 1 :]:
            same = _target(one) == _target(other)
            nested = includes(other.conditions, one.conditions, tree) or includes(
                one.conditions, other.conditions, tree
            )
            if same or nested or not meets(one.conditions, other.conditions, tree):
                continue
            told = twice("rule_problem.tie", one=one.code, other=other.code)
            found.append(RuleProblem("tie", "warning", *told, (one.code, other.code)))
            if len(found) == TIES_AT_MOST:
                return found
    return found


def _by_words(conditions: Conditions) -> bool:
    """Rules that ask for words or for an owner meet every other rule somehow; that is what they are for."""
    return bool(conditions.words or conditions.owners or conditions.component_owner)


def _target(rule: Rule) -> tuple[object, ...]:
    o = rule.outcome
    return o.kind, o.agency_type, o.office_code, o.ladder


@dataclass
class _Gap:
    """A category for which towns have no owner, and what the owner type would be."""

    category: str
    name: str
    agency: str
    towns: list[str] = field(default_factory=list)


def _gaps(rules: Sequence[Rule], ground: Ground, day: date) -> Iterator[RuleProblem]:
    """Categories × towns that end with nobody; one problem for the county where all towns lack the owner."""
    for gap in _lacking(rules, ground, day):
        whole = len(gap.towns) == len(ground.towns)
        kind = Both(ground.agencies.get(gap.agency, gap.agency), gap.agency)
        why = Phrase("rule_problem.gap_no_office" if gap.agency else "rule_problem.gap_no_owner", {"agency": kind})
        places = [(ground.county, ground.places[ground.county])] if whole else [(t, ground.towns[t]) for t in gap.towns]
        for code, place in places:
            told = twice("rule_problem.gap", place=place, category=gap.name, why=why)
            yield RuleProblem("gap", "warning", *told, (), code, place, gap.category, gap.name)


def _lacking(rules: Sequence[Rule], ground: Ground, day: date) -> list[_Gap]:
    """The categories for which a town has no office of the owner type that the rules, or else the list, name."""
    lacking: dict[str, _Gap] = {}
    for category, (name, group, lead, urgency) in ground.matters.items():
        for town in ground.towns:
            facts = Facts(category, group, day, frozenset({town, ground.county}), urgency)
            rule = judged(rules, facts, heard=()).rule
            if rule is not None and rule.outcome.kind != "agency":
                continue
            agency = lead if rule is None else rule.outcome.agency_type
            if not agency or not ground.serves(agency, town):
                lacking.setdefault(category, _Gap(category, name, agency)).towns.append(town)
    return list(lacking.values())
