"""Tables row by row, CSV and Excel: each with the line it begins at, and those not taken with the reason."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, islice
from pathlib import Path

from gridgis.core.errors import Invalid, Refusal
from gridgis.core.os_errors import of_os
from gridgis.core.texts import narrow
from gridgis.core.wording import Phrase
from gridgis.exchange.reading import workbooks
from gridgis.exchange.reading.csv_records import FIELD_SHOWN, Record, records_of
from gridgis.exchange.reading.encodings import UTF16, encoding_of, start_of

_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|#+)")


@dataclass(frozen=True)
class Row:
    """One row: the line it begins at, its values by column, and what is wrong with it before any rule is asked."""

    line: int
    values: dict[str, str]
    fault: Phrase | None = None

    def refuse_faulty(self) -> None:
        """Refuse a row that could not be read.

        Raises:
            Invalid: it could not.
        """
        if self.fault:
            raise Invalid(self.fault.kind, **self.fault.facts, field="")


@dataclass(frozen=True)
class Rejected:
    """A row that was not taken, and why."""

    line: int
    field: str
    reason: Phrase
    values: dict[str, str]


@dataclass
class Summary:
    """What became of a file."""

    taken: int = 0
    known: int = 0
    rejected: list[Rejected] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """How many rows were read, and what became of them."""
        rejected = len(self.rejected)
        rows = self.taken + self.known + rejected
        return {"rows": rows, "taken": self.taken, "known": self.known, "rejected": rejected}


@dataclass(frozen=True)
class Columns:
    """Which columns are read: those known, those needed, and other names they are known by, likeliest first."""

    known: Sequence[str]
    required: Sequence[str]
    other_names: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def signs(self) -> set[str]:
        """Names by any of which a header is told."""
        return {*self.required, *(name for ours in self.required for name in self.other_names.get(ours, ()))}

    def ours(self, header: Sequence[str]) -> dict[str, str]:
        """Our name of each column of a header that is called otherwise there."""
        found = {}
        for name in self.known:
            if name not in header:
                theirs = next((other for other in self.other_names.get(name, ()) if other in header), "")
                if theirs and theirs not in found:
                    found[theirs] = name
        return found


def rows_of(
    path: Path,
    encoding: str = "",
    *,
    columns: Sequence[str],
    required: Sequence[str],
    other_names: Mapping[str, Sequence[str]] | None = None,
    sheet: str = "",
    notes: list[Phrase] | None = None,
) -> Iterator[Row]:
    """Read a CSV file or a workbook with a header; columns not named are carried along.

    Args:
        path: the file; fields of a CSV are parted by commas, tabs or semicolons.
        encoding: of a CSV; empty to find out. A quote that never closes, a byte that doesn't fit: they cost their row
            and no more.
        columns: those that are known, for telling.
        required: those that must be there.
        other_names: under which columns are known too, likeliest first.
        sheet: of a workbook, where several have such columns.
        notes: takes what was guessed, once the first row is asked for.

    Raises:
        Invalid: the file is empty, can't be read, or lacks a column that is needed.
    """
    asked = Columns(columns, required, other_names or {})
    start = start_of(path)
    if workbooks.is_one(start):
        sheets = workbooks.records_of(path, asked.signs, sheet)
        yield from _rows(((line, values, None) for line, values in sheets), asked, notes, padded=True)
        return
    told = encoding_of(start)
    encoding = told if not encoding or told in UTF16 else encoding
    try:
        with path.open(encoding=encoding, errors="strict" if told in UTF16 else "surrogateescape", newline="") as file:
            yield from _rows(records_of(iter(file), encoding), asked, notes)
    except UnicodeError:
        raise Invalid("tables.encoding_broken", name=path.name, encoding=encoding, field="encoding") from None
    except OSError as error:
        raise Invalid("files.cannot_read", path=path, why=of_os(error), field="file") from None
    except LookupError:
        raise Invalid("tables.no_encoding", encoding=encoding, field="encoding") from None


def _rows(
    records: Iterator[Record], columns: Columns, notes: list[Phrase] | None, *, padded: bool = False
) -> Iterator[Row]:
    """Rows under their header; `padded`: the file leaves out empty fields at the end of a row."""
    first = list(islice(records, workbooks.HEADER_WITHIN))
    if not first:
        raise Invalid("tables.empty", field="file")
    heads = [[narrow(name).strip("\ufeff \t\r\n").lower() for name in given] for _, given, _ in first]
    at = next((n for n, names in enumerate(heads) if columns.signs.intersection(names)), 0)  # below a title
    records = chain(first[at + 1 :], records)
    header = _without_empty_end(heads[at], 0) if padded else heads[at]
    header = _renamed(header, columns, notes)
    _require(header, columns)
    for line, given, fault in records:
        if not any(value.strip() for value in given):
            continue
        values = given
        if padded:
            values = _without_empty_end(given, len(header))
            values = [*values, *[""] * (len(header) - len(values))]
        lengths = {"fields": len(values), "heads": len(header)}
        uneven = Phrase("tables.uneven", lengths) if len(values) != len(header) else None
        names = [*header, *(f"field {n + 1}" for n in range(len(header), len(values)))]
        told = dict(zip(names, values, strict=False))
        yield Row(line, told, fault or uneven or _error_in(told, columns))


def _renamed(header: Sequence[str], columns: Columns, notes: list[Phrase] | None) -> list[str]:
    """A header with our names for the columns that are read; which are called otherwise there is told."""
    renamed = columns.ours(header)
    if renamed and notes is not None:
        pairs = [f"{theirs} → {ours}" for theirs, ours in renamed.items()]
        notes.append(Phrase("tables.headers_read", {"pairs": pairs}))
    return [renamed.get(name, name) for name in header]


def _error_in(values: Mapping[str, str], columns: Columns) -> Phrase | None:
    """That a spreadsheet wrote an error in place of a value that is read."""
    for name in columns.known:
        if _ERROR.fullmatch(values.get(name, "").strip()):
            return Phrase("tables.error_cell", {"column": name, "text": values[name].strip()[:FIELD_SHOWN]})
    return None


def _require(header: list[str], columns: Columns) -> None:
    missing = [name for name in columns.required if name not in header]
    if missing:
        raise Invalid("tables.header_lacks", missing=missing, known=columns.known, field="header", header=header)
    twice = [name for name in columns.known if header.count(name) > 1]
    if twice:
        raise Invalid("tables.header_twice", twice=twice, field="header", header=header)


def _without_empty_end(values: list[str], least: int) -> list[str]:
    """Values without the empty ones at their end, but at least so many."""
    end = len(values)
    while end > least and not values[end - 1].strip():
        end -= 1
    return values[:end]


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
    return Rejected(row.line, str(refusal.facts.get("field", "")), Phrase(refusal.kind, refusal.facts), row.values)


def write_rows(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Write a CSV file as spreadsheets know it, over one that is there; how many rows.

    Raises:
        Invalid: it can't be written.
    """
    count = 0
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            write = csv.writer(file)
            write.writerow(columns)
            for count, row in enumerate(rows, 1):  # noqa: B007
                write.writerow(row)
    except OSError as error:
        raise Invalid("files.cannot_write", path=path, why=of_os(error), field="file") from None
    return count


def day_in(text: str, kind: str, field: str) -> date | None:
    """A day as ISO 8601 writes it; None for an empty text.

    Raises:
        Invalid: it is none, in the words of `kind`.
    """
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Invalid(kind, text=text[:40], field=field) from None
