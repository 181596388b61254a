"""The life of a rule set: which moves lead where, what an edit must bring, and what it changed."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from gridgis.core.errors import Invalid
from gridgis.core.moves import Life, Step
from gridgis.core.vocabulary import PLATFORMS, SOURCES, URGENCIES, OneOf
from gridgis.core.wording import Phrase
from gridgis.routing.rulebook.facts import content
from gridgis.routing.rulebook.matching import FIRST, HOURS, KINDS, LADDER, MARKS, NOTICES, Rule

RULES_AT_MOST = 500
NUMBERED = re.compile(r"T-[0-9]{3,5}")
FURTHEST = 99_000
"""Numbers above are not taken from outside, so that there is always a next one."""


STATES = ("draft", "submitted", "published", "withdrawn")
State = Annotated[str, OneOf(STATES)]

NOTE, LASTING = ("note",), ("in_force", "later_stand_on")
LIFE = Life.of(
    "set",
    {
        ("draft", "submit"): Step("submitted", "rule.draft", effect="submit"),
        ("draft", "rebase"): Step("draft", "rule.draft", unless=("newest_already",), effect="rebase"),
        ("draft", "withdraw"): Step("withdrawn", "rule.draft"),
        ("submitted", "recall"): Step("draft", "rule.draft"),
        ("submitted", "withdraw"): Step("withdrawn", "rule.draft"),
        ("submitted", "return"): Step("draft", "rule.publish", NOTE),
        ("submitted", "publish"): Step("published", "rule.publish", apart=("write",), effect="publish"),
        ("published", "revoke"): Step("withdrawn", "rule.publish", NOTE, unless=LASTING, effect="revoke"),
    },
)
"""Every move of a set; who wrote any of it does not publish it."""


def numbered(rules: Sequence[Rule], used_before: Iterable[str] = ()) -> list[Rule]:
    """Give codes to rules that have none: `T-` and the next number, above every one the county has used.

    Raises:
        Invalid: a code is used twice, or there are more than 500 rules.
    """
    if len(rules) > RULES_AT_MOST:
        raise Invalid("rulebook.many_rules", most=RULES_AT_MOST, field="rules")
    used: set[str] = set()
    for n, rule in enumerate(rules):
        if rule.code in used:
            raise Invalid("rulebook.code_twice", code=rule.code, field=f"rules.{n}.code")
        if rule.code and (not NUMBERED.fullmatch(rule.code) or int(rule.code[2:]) > FURTHEST):
            raise Invalid("rulebook.new_code", field=f"rules.{n}.code")
        used |= {rule.code} - {""}
    numbers = [int(code[2:]) for code in used.union(used_before) if NUMBERED.fullmatch(code)]
    last = max(numbers, default=0)
    given = []
    for rule in rules:
        if not rule.code:
            last += 1
        given.append(rule if rule.code else replace(rule, code=f"T-{last:03d}"))
    return given


def refuse_misshapen(rules: Sequence[Rule], layers: Sequence[str]) -> None:
    """Refuse rules that say nothing or contradict themselves, or name another layer than these.

    Raises:
        Invalid: naming the field, such as `rules.3.outcome.office_code`, counted from 0.
    """
    for n, rule in enumerate(rules):
        for field, wrong in _faults(rule, layers):
            raise Invalid("rulebook.rule", number=n + 1, wrong=wrong, field=f"rules.{n}.{field}", rule=rule.code)


def _faults(rule: Rule, layers: Sequence[str]) -> Iterator[tuple[str, Phrase]]:
    """What is wrong with a rule, by field: what it lacks or contradicts, then values that nobody knows."""
    c, o = rule.conditions, rule.outcome
    wrong = (
        ("name", "no_name", not rule.name.strip()),
        ("basis", "no_basis", rule.delegated and not rule.basis.strip()),
        ("conditions.from_day", "no_from_day", rule.delegated and c.from_day is None),
        ("conditions.until_day", "ends_first", c.from_day and c.until_day and c.until_day <= c.from_day),
        ("conditions.weekdays", "weekdays", any(not 1 <= day <= 7 for day in c.weekdays)),
        ("conditions.words", "empty_word", any(not word.strip() for word in c.words)),
        ("outcome.agency_type", "no_agency", o.kind == "agency" and not o.agency_type),
        ("outcome.office_code", "no_office", o.kind == "office" and not o.office_code),
        ("outcome.marks", "marks_nothing", o.kind == "mark" and not (o.marks or o.notice)),
        (
            "conditions.component_owner",
            "owner_unknown",
            o.kind == "component_owner" and not (c.component_owner or c.owners),
        ),
    )
    yield from ((field, Phrase(f"rulebook.{kind}")) for field, kind, is_so in wrong if is_so)
    known: dict[str, tuple[Sequence[str], Iterable[str]]] = {
        "conditions.sources": (SOURCES, c.sources),
        "conditions.urgencies": (URGENCIES, c.urgencies),
        "conditions.hours": (("", *HOURS), (c.hours,)),
        "conditions.layer": (("", *layers), (c.layer,)),
        "outcome.kind": (KINDS, (o.kind,)),
        "outcome.ladder": (LADDER, (o.ladder,) if o.kind == "ladder" else ()),
        "outcome.marks": (MARKS, o.marks),
        "outcome.notice": (("", *NOTICES), (o.notice,)),
        "outcome.platform": (("", *PLATFORMS), (o.platform,)),
        "outcome.first_handler": (("", *FIRST), (o.first_handler,)),
    }
    for field, (values, given) in known.items():
        if not set(given) <= set(values):
            yield field, Phrase("rulebook.use", {"values": [one for one in values if one]})


@dataclass(frozen=True)
class Changes:
    """Codes of rules that a list has and its base has not, or has otherwise."""

    added: list[str]
    changed: list[str]
    removed: list[str]
    moved: list[str]


def changes(base: Sequence[Rule], rules: Sequence[Rule]) -> Changes:
    """What a list of rules changes of its base; a rule is moved when it left the order of those kept."""
    old, new = {rule.code: rule for rule in base}, {rule.code: rule for rule in rules}
    kept = [rule.code for rule in rules if rule.code in old]
    still = _longest_rising([list(old).index(code) for code in kept])
    order = {list(old)[i] for i in still}
    return Changes(
        added=[code for code in new if code not in old],
        changed=[code for code in kept if content(new[code]) != content(old[code])],
        removed=[code for code in old if code not in new],
        moved=[code for code in kept if code not in order],
    )


def _longest_rising(values: Sequence[int]) -> list[int]:
    """The longest rising part of a sequence, quadratic; the first of several."""
    best: list[list[int]] = []
    for value in values:
        before = max((run for run in best if run[-1] < value), key=len, default=[])
        best.append([*before, value])
    return max(best, key=len, default=[])


def merged(base: Sequence[Rule], ours: Sequence[Rule], theirs: Sequence[Rule]) -> tuple[list[Rule], list[str]]:
    """Put the changes from `base` to `ours` on top of `theirs`.

    Returns:
        The rules in the order of `theirs`, those we moved or added behind the rule they followed; and the codes that
        both changed, where ours stand.
    """
    old, mine, other = ({rule.code: rule for rule in rules} for rules in (base, ours, theirs))
    own, foreign = changes(base, ours), changes(base, theirs)
    result = [one for one in _overlaid(theirs, mine, own, foreign) if one.code not in own.moved]
    before: Rule | None = None
    for rule in ours:
        placed = replace(rule, code="") if rule.code in other and rule.code not in old else rule
        if rule.code in own.added or rule.code in own.moved:
            _put_behind(result, before, placed)
        before = placed
    both = set(own.changed) & (set(foreign.changed) | set(foreign.removed))
    return result, sorted(both | (set(own.removed) & set(foreign.changed)))


def _overlaid(theirs: Sequence[Rule], mine: Mapping[str, Rule], own: Changes, foreign: Changes) -> list[Rule]:
    """Their rules with ours where we changed them; those we took away stay where they changed them."""
    kept = [rule for rule in theirs if rule.code not in own.removed or rule.code in foreign.changed]
    standing = {rule.code for rule in theirs}
    back = [mine[code] for code in own.changed if code not in standing]
    return [*(mine[rule.code] if rule.code in own.changed else rule for rule in kept), *back]


def _put_behind(rules: list[Rule], before: Rule | None, placed: Rule) -> None:
    """Insert a rule behind another: at the top where it has none before it, at the end where that one is gone."""
    at = 0
    if before is not None:
        at = next((n for n, one in enumerate(rules, 1) if one is before or _same(one, before)), len(rules))
    rules.insert(at, placed)


def _same(one: Rule, other: Rule) -> bool:
    return bool(other.code) and one.code == other.code
