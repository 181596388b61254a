"""Rules as the database keeps them and back, and the digest by which a whole list is known."""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from pydantic import TypeAdapter

from gridgis.routing.rulebook.matching import Conditions, Outcome, Rule

_RULE = TypeAdapter(Rule)
_PART = TypeAdapter[Conditions | Outcome](Conditions | Outcome)


def kept(value: Conditions | Outcome) -> dict[str, Any]:
    """Conditions or an outcome as JSON values; what is empty is left out."""
    return {name: given for name, given in _PART.dump_python(value, mode="json").items() if given}


def rule_from(facts: Mapping[str, Any]) -> Rule:
    """A rule as it was kept, or as a file has it."""
    return _RULE.validate_python(dict(facts))


def content(rule: Rule) -> dict[str, Any]:
    """All of a rule that people write, as JSON values."""
    written = {name: value for name, value in vars(rule).items() if name != "changed_in"}
    return written | {"conditions": kept(rule.conditions), "outcome": kept(rule.outcome)}


def digest(rules: Sequence[Rule]) -> str:
    """SHA-256 of a list of rules in their order; the same rules in another order are another list."""
    text = json.dumps([content(rule) for rule in rules], sort_keys=True, ensure_ascii=False)
    return sha256(text.encode()).hexdigest()
