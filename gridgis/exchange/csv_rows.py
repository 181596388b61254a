"""CSV files row by row: each with the line it begins at, and those that were not taken with the reason."""

import csv
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gridgis.core.errors import Invalid, Refusal

ROW_LINES = 50
"""A row may hold so many line breaks inside quotes; a quote that never closes costs its own line only."""
FIELD_SHOWN = 200
"""So much is shown of a line that can't be taken apart."""


@dataclass(frozen=True)
class Row:
    """One row: the line it begins at, its values by column, and what is wrong with it before any rule is asked."""

    line: int
    values: dict[str, str]
    fault: str = ""


@dataclass(frozen=True)
class Rejected:
    """A row that was not taken, and why."""

    line: int
    field: str
    reason: str
    values: dict[str, str]


@dataclass
class Summary:
    """What became of a file."""

    taken: int = 0
    known: int = 0
    rejected: list[Rejected] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """All rows read."""
        return self.taken + self.known + len(self.rejected)


def rows_of(
    path: Path, encoding: str = "utf-8-sig", *, columns: Sequence[str], required: Sequence[str]
) -> Iterator[Row]:
    """Read a CSV file with a header; columns not named are carried along.

    Args:
        path: the file.
        encoding: a quote that never closes, a byte that doesn't fit: they cost their row and no more.
        columns: those that are known, for telling.
        required: those that must be there.

    Raises:
        Invalid: the file is empty, can't be read, or lacks a column that is needed.
    """
    try:
        with path.open(encoding=encoding, errors="surrogateescape", newline="") as file:
            yield from _rows(iter(file), columns, required)
    except OSError as error:
        raise Invalid(f"{path} can't be read: {error.strerror}.", field="file") from None
    except LookupError:
        raise Invalid(f"There is no encoding {encoding}; use utf-8 or gb18030.", field="encoding") from None


def _rows(lines: Iterator[str], columns: Sequence[str], required: Sequence[str]) -> Iterator[Row]:
    records = _records(lines)
    first = next(records, None)
    if first is None:
        raise Invalid("The file is empty: it needs a header and rows.", field="file")
    header = [name.strip("\ufeff \t\r\n").lower() for name in first[1]]
    missing = [name for name in required if name not in header]
    if missing:
        raise Invalid(
            f"The header lacks {', '.join(missing)}. Known columns: {', '.join(columns)}.",
            field="header",
            header=header,
        )
    twice = [name for name in columns if header.count(name) > 1]
    if twice:
        raise Invalid(f"The header names {', '.join(twice)} twice; keep one of them.", field="header", header=header)
    for line, values, fault in records:
        if not any(value.strip() for value in values):
            continue
        uneven = f"the row has {len(values)} fields, the header {len(header)}" if len(values) != len(header) else ""
        names = [*header, *(f"field {n + 1}" for n in range(len(header), len(values)))]
        yield Row(line, dict(zip(names, values, strict=False)), fault or uneven)


def _records(lines: Iterator[str]) -> Iterator[tuple[int, list[str], str]]:
    """Records with the line they begin at and what is wrong with them.

    A record runs over several lines when a quote is open at the end of one, and the lines up to its closing make as
    many fields as the header has. Any other open quote spoils its own line and no more.
    """
    waiting: deque[str] = deque()
    number = width = 0
    while True:
        line = waiting.popleft() if waiting else next(lines, None)
        if line is None:
            return
        number += 1
        record = [line]
        is_open = line.count('"') % 2 == 1
        while is_open and len(record) < ROW_LINES:
            following = waiting.popleft() if waiting else next(lines, None)
            if following is None:
                break
            record.append(following)
            is_open = following.count('"') % 2 == 0
        values, fault = _parsed("".join(record), strict=len(record) > 1)
        if is_open or (len(record) > 1 and len(values) != (width or len(values))):
            waiting.extendleft(reversed(record[1:]))
            yield number, _parsed(line.replace('"', ""))[0], "a quote is opened and never closed"
            continue
        yield number, values, fault
        number += len(record) - 1
        width = width or len(values)


def _parsed(text: str, *, strict: bool = False) -> tuple[list[str], str]:
    """The fields of a record and what is wrong with it; no fields of one that is no CSV at all."""
    fault = "it holds a zero byte" if "\0" in text else ""
    if any("\udc80" <= char <= "\udcff" for char in text):
        fault = "it is not in the stated encoding; try --encoding gb18030"
        text = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        return next(csv.reader([text.replace("\0", "")], strict=strict), []), fault
    except csv.Error as error:
        return [] if strict else [text[:FIELD_SHOWN]], f"it can't be read as CSV: {error}"


def batches(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    """Rows in lists of so many; the last may be shorter."""
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def as_rejected(row: Row, refusal: Refusal) -> Rejected:
    """A row that a rule refused."""
    return Rejected(row.line, str(refusal.facts.get("field", "")), refusal.message, row.values)
