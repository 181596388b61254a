"""Which rule speaks for a report: conditions, outcomes, and the first of a list that holds.

Source: "Routing rules in order" and B2, B5, B6, E21, E22 of the domain guide.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Annotated, ClassVar, TypeVar

from pydantic import WithJsonSchema

from gridgis.core.vocabulary import PLATFORMS, WHOLE

KINDS = ("agency", "office", "component_owner", "ladder", "mark")
"""What a rule does: names an owner type, an office, the owner of the component, who decides, or only marks."""

LADDER = ("R2", "R3", "R4")
MARKS = ("emergency", "staff_involved", "major")
NOTICES = ("110", "119", "120")
HOURS = ("work", "off")
FIRST = ("grid", "agency")


def _said(*values: str) -> WithJsonSchema:
    """Words that the API's document tells; `stages` holds them where they come in."""
    return WithJsonSchema({"type": "string", "enum": values})


V = TypeVar("V", str, int)


@dataclass(frozen=True)
class Conditions:
    """When a rule holds. What is empty asks nothing; all that is given must hold, inside one any value will do.

    `places` are codes of divisions and grids, at any level; `categories` of either level. `until_day` is the first day
    on which the rule no longer holds. `weekdays` count from Monday 1 to Sunday 7. `words` are looked for in what was
    reported and in the address, without regard to case. `component_owner` asks that the owner of a component is known,
    `owners` that it is one of these offices.
    """

    __pydantic_config__: ClassVar = WHOLE

    categories: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    layer: str = ""
    zone_kinds: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    urgencies: tuple[str, ...] = ()
    from_day: date | None = None
    until_day: date | None = None
    weekdays: tuple[int, ...] = ()
    hours: Annotated[str, _said("", *HOURS)] = ""
    words: tuple[str, ...] = ()
    component_owner: bool = False
    owners: tuple[str, ...] = ()

    @cached_property
    def category_set(self) -> frozenset[str]:
        """The categories, for looking up."""
        return frozenset(self.categories)

    @cached_property
    def place_set(self) -> frozenset[str]:
        """The places, for looking up."""
        return frozenset(self.places)


@dataclass(frozen=True)
class Outcome:
    """What follows when a rule holds; `marks` and `notice` may go along with any kind."""

    __pydantic_config__: ClassVar = WHOLE

    kind: Annotated[str, _said(*KINDS)]
    agency_type: str = ""
    office_code: str = ""
    ladder: Annotated[str, _said("", *LADDER)] = ""
    co_agency_types: tuple[str, ...] = ()
    platform: Annotated[str, _said("", *PLATFORMS)] = ""
    first_handler: Annotated[str, _said("", *FIRST)] = ""
    marks: tuple[Annotated[str, _said(*MARKS)], ...] = ()
    notice: Annotated[str, _said("", *NOTICES)] = ""

    @property
    def ends(self) -> bool:
        """Whether no later rule is asked: all but marking ends the search."""
        return self.kind != "mark"


@dataclass(frozen=True)
class Rule:
    """One row of a set. `delegated` tells that `basis` has moved the matter down to the town (B2)."""

    __pydantic_config__: ClassVar = WHOLE

    code: str
    name: str
    conditions: Conditions
    outcome: Outcome
    delegated: bool = False
    basis: str = ""
    note: str = ""
    changed_in: int | None = None


@dataclass(frozen=True)
class Facts:
    """What is known of a report when rules are asked; `places` are all codes it lies in, `working` by the calendar."""

    category: str
    group: str
    day: date
    places: frozenset[str] = frozenset()
    urgency: str = ""
    layer: str = ""
    zone_kind: str = ""
    source: str = ""
    weekday: int = 0
    working: bool | None = None
    words: str = ""
    owner: str = ""


@dataclass(frozen=True)
class Verdict:
    """The rule that names who handles (None: the category's own owner), the marking rules passed, and their marks."""

    rule: Rule | None
    marking: tuple[Rule, ...] = ()
    marks: tuple[str, ...] = ()
    notice: str = ""


def holds(conditions: Conditions, facts: Facts) -> bool:
    """Whether all conditions hold; what is not known holds no condition that asks for it."""
    return _holds_but_words(conditions, facts) and (not conditions.words or says(facts.words, conditions.words))


def _holds_but_words(conditions: Conditions, facts: Facts) -> bool:
    c = conditions
    return (
        (not c.categories or facts.category in c.category_set or facts.group in c.category_set)
        and (not c.places or not facts.places.isdisjoint(c.place_set))
        and (not c.layer or facts.layer == c.layer)
        and (not c.zone_kinds or facts.zone_kind in c.zone_kinds)
        and (not c.sources or facts.source in c.sources)
        and (not c.urgencies or facts.urgency in c.urgencies)
        and (c.from_day is None or c.from_day <= facts.day)
        and (c.until_day is None or facts.day < c.until_day)
        and (not c.weekdays or facts.weekday in c.weekdays)
        and (not c.hours or (facts.working is not None and facts.working == (c.hours == "work")))
        and (not (c.component_owner or c.owners) or bool(facts.owner))
        and (not c.owners or facts.owner in c.owners)
    )


def says(text: str, words: Iterable[str]) -> bool:
    """Whether one of the words is in a text, without regard to case."""
    said = text.casefold()
    return any(word.casefold() in said for word in words)


def _fitting(rules: Sequence[Rule], facts: Facts, heard: Container[int] | None) -> Iterator[Rule]:
    """The rules that hold, looked at one after the other."""
    if heard is None:
        yield from (rule for rule in rules if holds(rule.conditions, facts))
        return
    for n, rule in enumerate(rules):
        said = not rule.conditions.words or n in heard
        if said and _holds_but_words(rule.conditions, facts):
            yield rule


def judged(rules: Sequence[Rule], facts: Facts, heard: Container[int] | None = None) -> Verdict:
    """Ask the rules in order: marking ones are gathered, the first other one that holds decides.

    Args:
        facts: what is known of a report.
        heard: the places in the list of the rules of which a word is said, where that was looked for already.
    """
    passed: list[Rule] = []
    chosen: Rule | None = None
    for rule in _fitting(rules, facts, heard):
        if rule.outcome.ends:
            chosen = rule
            break
        passed.append(rule)
    spoke = [*passed, chosen] if chosen else passed
    marks = dict.fromkeys(mark for rule in spoke for mark in rule.outcome.marks)
    notice = next((rule.outcome.notice for rule in spoke if rule.outcome.notice), "")
    return Verdict(chosen, tuple(passed), tuple(marks), notice)


@dataclass(frozen=True)
class Tree:
    """What lies in what, for comparing conditions: the group of a category, the divisions around a place, the county.

    A condition on the whole county, or on all seven weekdays, asks nothing.
    """

    groups: dict[str, str] = field(default_factory=dict)
    above: dict[str, frozenset[str]] = field(default_factory=dict)
    county: str = ""

    def group(self, category: str) -> tuple[str, ...]:
        """The group of a category; none of a group."""
        return (self.groups[category],) if category in self.groups else ()

    def around(self, place: str) -> frozenset[str]:
        """Codes of the divisions around a place."""
        return self.above.get(place, frozenset())

    def places(self, conditions: Conditions) -> frozenset[str]:
        """The places a condition asks for; none where it asks for the whole county."""
        return frozenset() if self.county in conditions.place_set else conditions.place_set


def _days(conditions: Conditions) -> frozenset[int]:
    return frozenset() if len(set(conditions.weekdays)) == 7 else frozenset(conditions.weekdays)


def includes(wide: Conditions, narrow: Conditions, tree: Tree) -> bool:
    """Whether whatever holds for `narrow` holds for `wide` too.

    Sufficient, not necessary: values are compared one by one, so that two values that only together cover a third are
    not seen to. A word covers the words that contain it.
    """
    covered = not wide.words or (bool(narrow.words) and all(says(word, wide.words) for word in narrow.words))
    return covered and includes_but_words(wide, narrow, tree)


def includes_but_words(wide: Conditions, narrow: Conditions, tree: Tree) -> bool:
    """The same of all conditions but words."""
    return (
        (not wide.layer or wide.layer == narrow.layer)
        and (wide.from_day is None or (narrow.from_day is not None and wide.from_day <= narrow.from_day))
        and (wide.until_day is None or (narrow.until_day is not None and narrow.until_day <= wide.until_day))
        and (not wide.hours or wide.hours == narrow.hours)
        and (not wide.component_owner or narrow.component_owner or bool(narrow.owners))
        and _within(narrow.category_set, wide.category_set, tree.group)
        and _within(tree.places(narrow), tree.places(wide), tree.around)
        and _within(frozenset(narrow.zone_kinds), frozenset(wide.zone_kinds))
        and _within(frozenset(narrow.sources), frozenset(wide.sources))
        and _within(frozenset(narrow.urgencies), frozenset(wide.urgencies))
        and _within(_days(narrow), _days(wide))
        and _within(frozenset(narrow.owners), frozenset(wide.owners))
    )


def _within(narrow: frozenset[V], wide: frozenset[V], wider: Callable[[V], Iterable[V]] | None = None) -> bool:
    if not wide:
        return True
    if not narrow:
        return False
    left = narrow - wide
    return not left or (wider is not None and all(any(one in wide for one in wider(value)) for value in left))


def meets(one: Conditions, other: Conditions, tree: Tree) -> bool:
    """Whether a report may exist for which both hold, as far as single values tell."""
    start = max(one.from_day or date.min, other.from_day or date.min)
    end = min(one.until_day or date.max, other.until_day or date.max)
    return (
        not (one.layer and other.layer and one.layer != other.layer)
        and not (one.hours and other.hours and one.hours != other.hours)
        and start < end
        and _overlap(one.category_set, other.category_set, tree.group)
        and _overlap(tree.places(one), tree.places(other), tree.around)
        and _overlap(frozenset(one.zone_kinds), frozenset(other.zone_kinds))
        and _overlap(frozenset(one.sources), frozenset(other.sources))
        and _overlap(frozenset(one.urgencies), frozenset(other.urgencies))
        and _overlap(_days(one), _days(other))
        and _overlap(frozenset(one.owners), frozenset(other.owners))
    )


def _overlap(one: frozenset[V], other: frozenset[V], wider: Callable[[V], Iterable[V]] | None = None) -> bool:
    if not one or not other or not one.isdisjoint(other):
        return True
    if wider is None:
        return False
    return any(up in other for value in one for up in wider(value)) or any(
        up in one for value in other for up in wider(value)
    )
