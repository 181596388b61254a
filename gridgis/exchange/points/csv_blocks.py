"""CSV files of points as records of bytes: what was written stays as it was written, to the byte.

No record is rewritten: the answers are put behind it. The signs that matter (comma, quote, line break) are single
bytes in UTF-8 and in GB18030 alike, and no part of a longer sign, so that records are found without decoding.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gridgis.core.errors import Invalid
from gridgis.exchange.reading.csv_records import delimiter_of
from gridgis.exchange.reading.layers import encoding_named

BLOCK = 1 << 23
"""Bytes read at a time; with a few copies of it in work, what the memory of a run comes to."""

LOOKED_AT = 1 << 22
"""Bytes in which the first record must end, and by which the encoding is told."""

LONGEST = 1 << 26
"""Bytes of a record; more, and a quote was never closed."""

READ = ("utf-8", "gb18030")
"""Encodings in which the signs of a CSV file are single bytes."""

BOM = b"\xef\xbb\xbf"
QUOTED = re.compile(rb'"[^"]*(?:"|\Z)')
QUOTE, BREAK, RETURN = b'"'[0], b"\n"[0], b"\r"[0]

Positions = NDArray[np.int64]


class UndecodableError(Exception):
    """A row that is not in the encoding of its file; counted from 1 in its block."""

    def __init__(self, row: int, encoding: str) -> None:
        super().__init__(row, encoding)
        self.row = row
        self.encoding = encoding


@dataclass(frozen=True)
class Dialect:
    """How a file is written: `head` is its first record without line end, as bytes, with the byte order mark."""

    encoding: str
    delimiter: bytes
    crlf: bool
    head: bytes
    columns: list[str]

    @property
    def line_end(self) -> bytes:
        return b"\r\n" if self.crlf else b"\n"

    def quoted(self, text: str) -> bytes:
        """A value as a field of this file."""
        special = '"' in text or "\n" in text or "\r" in text or self.delimiter.decode() in text
        field = '"' + text.replace('"', '""') + '"' if special else text
        return field.encode(self.encoding)

    def fields(self, record: bytes) -> list[str]:
        """The fields of a record; what is in no known encoding is shown as it can be."""
        text = record.decode(self.encoding, "replace")
        read = csv.reader(io.StringIO(text, newline=""), delimiter=self.delimiter.decode())
        return [field for row in read for field in row]  # several rows, where a carriage return stands alone


def dialect_of(path: Path, encoding: str | None) -> Dialect:
    """Look at the beginning of a file.

    Args:
        encoding: utf-8 or gb18030 as told; guessed from the first block where it is None.

    Raises:
        Invalid: it is empty, in UTF-16, in no known encoding, or its first record has no end.
    """
    with path.open("rb") as file:
        block = file.read(LOOKED_AT)
    if not block.strip():
        raise Invalid("points.empty", path=path, field="file")
    if block[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Invalid("points.utf16", path=path, field="file")
    told = _encoding(block, encoding, path)
    body = block.removeprefix(BOM)
    if b"\n" not in body and len(block) < LOOKED_AT:
        body += b"\n"
    first_line = body.split(b"\n", 1)[0]
    if b"\r" in QUOTED.sub(b"", first_line).rstrip(b"\r"):
        raise Invalid("points.carriage_returns", path=path, field="file")
    delimiter = delimiter_of(first_line.decode(told, "replace")).encode()
    ends, _ = record_ends(body, delimiter)
    if not len(ends):
        raise Invalid("points.endless_line", path=path, field="file")
    end = int(ends[0])
    crlf = body[:end].endswith(b"\r")
    head = body[: end - 1 if crlf else end]
    bom = BOM if block.startswith(BOM) else b""
    made = Dialect(told, delimiter, crlf, bom + head, [])
    return replace(made, columns=made.fields(head))


def _encoding(block: bytes, told: str | None, path: Path) -> str:
    if told is not None:
        name = encoding_named(told.replace("_", "-"))
        if name in READ:
            return name
        raise Invalid("points.no_encoding", name=told[:40], field="encoding")
    for name in READ:
        try:
            block[: block.rfind(b"\n") + 1 or len(block)].decode(name)
        except UnicodeDecodeError:
            continue
        return name
    raise Invalid("points.neither_encoding", path=path, field="encoding")


def require_decodable(block: bytes, dialect: Dialect) -> None:
    """Refuse records that are not in the encoding of their file: answers behind them would be in another.

    Raises:
        UndecodableError: one is not.
    """
    if block.isascii():
        return
    try:
        block.decode(dialect.encoding)
    except UnicodeDecodeError as error:
        ends, _ = record_ends(block, dialect.delimiter)
        lines = np.split(np.frombuffer(block, np.uint8), ends + 1)
        before = [one.tobytes() for one in lines[: int(np.searchsorted(ends, error.start)) + 1]]
        raise UndecodableError(sum(bool(one.strip(b"\r\n")) for one in before), dialect.encoding) from None


def undecodable(path: Path, row: int, encoding: str) -> Invalid:
    """What to say of a row in another encoding."""
    other = "gb18030" if encoding == "utf-8" else "utf-8"
    return Invalid(
        "points.undecodable", row=row, name=path.name, encoding=encoding.upper(), other=other, field="encoding"
    )


def blocks(path: Path, dialect: Dialect) -> Iterator[bytes]:
    """The records behind the first, in blocks that end with a line end.

    Raises:
        Invalid: a quote was opened and never closed.
    """
    with path.open("rb") as file:
        file.seek(len(dialect.head) + len(dialect.line_end))
        rest = b""
        while True:
            read = file.read(BLOCK)
            last = len(read) < BLOCK
            block = rest + read
            if last and block and not block.endswith(b"\n"):
                block += b"\n"
            if not block:
                return
            end = _end_of_last(block, dialect.delimiter)
            if last and end < len(block):
                raise _unclosed(block[end:], dialect)
            if end:
                yield block[:end]
            rest = block[end:]
            if len(rest) > LONGEST:
                raise _unclosed(rest, dialect)
            if last:
                return


def _unclosed(record: bytes, dialect: Dialect) -> Invalid:
    begin = record[:60].decode(dialect.encoding, "replace").replace("\n", " ")
    return Invalid("points.unclosed", begin=begin, field="file")


def _end_of_last(block: bytes, delimiter: bytes) -> int:
    if b'"' not in block:
        return block.rfind(b"\n") + 1
    ends, _ = record_ends(block, delimiter)
    return int(ends[-1]) + 1 if len(ends) else 0


def record_ends(block: bytes, delimiter: bytes) -> tuple[Positions, bool]:
    """Where the line breaks are that end records, and whether any lies inside quotes.

    Args:
        block: bytes from the beginning of a record on.
        delimiter: of fields.
    """
    signs = np.frombuffer(block, np.uint8)
    breaks = np.flatnonzero(signs == BREAK)
    if b'"' not in block:
        return breaks, False
    quotes = np.flatnonzero(signs == QUOTE)
    if not _quoted_by_the_book(signs, quotes, delimiter):
        return _ends_one_by_one(block, delimiter), True
    outside = np.searchsorted(quotes, breaks) % 2 == 0
    return breaks[outside], not bool(outside.all())


def _quoted_by_the_book(signs: NDArray[np.uint8], quotes: Positions, delimiter: bytes) -> bool:
    """Whether every quote that opens stands at the beginning of a field, or behind one that closed: a doubled one."""
    opening = quotes[0::2]
    before = signs[np.maximum(opening - 1, 0)]
    fine = (opening == 0) | np.isin(before, (QUOTE, BREAK, delimiter[0]))
    return bool(fine.all())


def _ends_one_by_one(block: bytes, delimiter: bytes) -> Positions:
    """For files with quotes inside unquoted fields, such as 5" pipe: a field is quoted if it begins with a quote."""
    mark = re.escape(delimiter)
    field = rb'(?:"[^"]*(?:""[^"]*)*(?:"|\Z)[^' + mark + rb"\n]*|[^" + mark + rb"\n]*)"
    record = re.compile(field + rb"(?:" + mark + field + rb")*(\n|\Z)")
    ends, at = [], 0
    while at < len(block):
        found = record.match(block, at)
        if found is None or not found[1]:
            break
        at = found.end()
        ends.append(at - 1)
    return np.array(ends, dtype=np.int64)
