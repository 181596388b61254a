"""What pydantic finds wrong with a value, in our words."""

import re
from collections.abc import Mapping
from typing import Any

from pydantic_core import PydanticCustomError

from gridgis.core.wording import Phrase, catalogue, worded


def fault_of(error: Mapping[str, Any]) -> Phrase:
    """One of `ValidationError.errors()`: its own sentence where it is ours, else by the name of the fault."""
    facts = error.get("ctx", {})
    if error["type"] in catalogue():
        return Phrase(error["type"], facts)
    kind = f"field.{error['type']}"
    if expected := facts.get("expected", facts.get("expected_tags")):
        facts = {"expected": re.findall("'([^']*)'", expected)}
    return Phrase(kind if kind in catalogue() else "field.other", facts)


def wrong(kind: str, **facts: object) -> PydanticCustomError:
    """What a validator raises: a sentence of the catalogue, to be worded by whoever tells it."""
    return PydanticCustomError(kind, worded(kind, facts, "en").replace("{", "{{").replace("}", "}}"), facts)
