"""Statements kept in files: `<capability>/sql/name.sql`, each opening with what it answers."""

from functools import cache
from importlib.resources import files

from sqlalchemy import TextClause, text


@cache
def statement(package: str, name: str) -> TextClause:
    """A statement by the package that owns it and its name, with bound parameters."""
    return text(files(package).joinpath("sql", f"{name}.sql").read_text(encoding="utf-8"))
