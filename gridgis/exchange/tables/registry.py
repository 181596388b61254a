"""The tables of a county that go out and come in alike, by name; a table's module is read when it is asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from gridgis.exchange.tables.table import Table

TABLES = {
    "delegations": "delegations.files",
    "offices": "offices.files",
    "people": "people.files",
    "funds": "funds.files",
    "party": "people.party",
    "tasks": "tasks.files",
    "collection": "objects.schema",
    "objects": "objects.files",
    "accounts": "accounts.files",
}
"""Where each is declared: a new one is added here, and gets its words."""


def table_of(name: str) -> "Table":
    """A table's declaration."""
    return cast("Table", import_module(f"gridgis.exchange.{TABLES[name]}").TABLE)
