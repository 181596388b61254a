"""Rules as the database keeps them and back, and the digest by which a whole list is known."""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from pydantic import TypeAdapter

from gridgis.routing.rulebook.matching import Conditions, Outcome, Rule

_CONDITIONS = TypeAdapter(Conditions)
_OUTCOME = TypeAdapter(Outcome)


def kept(value: Conditions | Outcome) -> dict[str, Any]:
    """Conditions or an outcome as JSON values; what is empty is left out."""
    adapter: TypeAdapter[Any] = _CONDITIONS if isinstance(value, Conditions) else _OUTCOME
    return {name: given for name, given in adapter.dump_python(value, mode="json").items() if given}


def conditions_from(facts: Mapping[str, Any]) -> Conditions:
    """Conditions as they were kept."""
    return _CONDITIONS.validate_python(dict(facts))


def outcome_from(facts: Mapping[str, Any]) -> Outcome:
    """An outcome as it was kept."""
    return _OUTCOME.validate_python(dict(facts))


def content(rule: Rule) -> dict[str, Any]:
    """All of a rule that people write, as JSON values."""
    return {
        "code": rule.code,
        "name": rule.name,
        "conditions": kept(rule.conditions),
        "outcome": kept(rule.outcome),
        "delegated": rule.delegated,
        "basis": rule.basis,
        "note": rule.note,
    }


def digest(rules: Sequence[Rule]) -> str:
    """SHA-256 of a list of rules in their order; the same rules in another order are another list."""
    text = json.dumps([content(rule) for rule in rules], sort_keys=True, ensure_ascii=False)
    return sha256(text.encode()).hexdigest()
