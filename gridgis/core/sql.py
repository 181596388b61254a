"""Statements kept in files: `<capability>/sql/name.sql`, each opening with what it answers."""

import re
from functools import cache
from importlib.resources import files

from sqlalchemy import TextClause, text

from gridgis.core.held import LEAVES_HELD

WRITES = re.compile(r"\b(?:INSERT|UPDATE|DELETE|TRUNCATE|CALL)\b")


@cache
def statement(package: str, name: str) -> TextClause:
    """A statement by the package that owns it and its name, with bound parameters."""
    told = files(package).joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")
    return text(told).execution_options(**{LEAVES_HELD: not WRITES.search(told)})
