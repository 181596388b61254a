"""Columns of tables that people fill in; nothing here reads or writes a workbook."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict

from gridgis.core.texts import narrow
from gridgis.core.wording import LANGUAGES, Phrase


@dataclass(frozen=True)
class Column:
    """A column that people fill in: our name, what it is called, what goes into it, other names it is known by."""

    name: str
    head: Phrase
    note: Phrase
    required: bool = False
    other_names: tuple[str, ...] = ()


class Known(TypedDict):
    """What `rows_of` is told of columns."""

    columns: list[str]
    required: list[str]
    other_names: dict[str, tuple[str, ...]]


def known(columns: Sequence[Column]) -> Known:
    """Columns as `rows_of` takes them; their heads in each language are names of theirs."""
    return Known(
        columns=[one.name for one in columns],
        required=[one.name for one in columns if one.required],
        other_names={
            one.name: (*(narrow(one.head.words(language)).lower() for language in LANGUAGES), *one.other_names)
            for one in columns
        },
    )
