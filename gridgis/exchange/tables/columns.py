"""Columns of tables that people fill in; nothing here reads or writes a workbook."""

from collections.abc import Mapping, Sequence
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


def columns_of(
    area: str, names: Sequence[str], *, required: Sequence[str], other_names: Mapping[str, tuple[str, ...]]
) -> tuple[Column, ...]:
    """Columns by their names, whose words stand in an area: the head under the name, the note under `<name>_note`."""
    return tuple(
        Column(one, Phrase(f"{area}.{one}"), Phrase(f"{area}.{one}_note"), one in required, other_names.get(one, ()))
        for one in names
    )
