"""The rules a county's first set begins with, read from the reference data."""

import tomllib
from functools import cache

from gridgis.core.paths import REFERENCE
from gridgis.routing.rulebook.facts import rule_from
from gridgis.routing.rulebook.matching import Rule


@cache
def starter_rules() -> tuple[Rule, ...]:
    """The starter rules in their order."""
    rows = tomllib.loads((REFERENCE / "starter_rules.toml").read_text(encoding="utf-8"))["rule"]
    return tuple(map(rule_from, rows))
