"""Records of a CSV file, taken apart line by line: a quote that never closes or a strange byte spoils its own line."""

import csv
import re
from collections import deque
from collections.abc import Iterator
from functools import partial
from itertools import chain, islice

from gridgis.core.wording import Phrase
from gridgis.exchange.reading.encodings import is_astray
from gridgis.exchange.reading.workbooks import HEADER_WITHIN

ROW_LINES = 50
"""A row may hold so many line breaks inside quotes; a quote that never closes costs its own line only."""
FIELD_SHOWN = 200
"""So much is shown of a line that can't be taken apart."""
DELIMITERS = (",", "\t", ";")
_QUOTED = re.compile('"[^"]*(?:"|$)')
_STATED = re.compile(r'"?sep=(.)"?', re.IGNORECASE)
"""The first line by which Excel tells what parts the fields."""

Record = tuple[int, list[str], Phrase | None]
"""The line it begins at, its fields, and what is wrong with it."""


def delimiter_of(first_line: str) -> str:
    """What parts the fields of a header: of comma, tab and semicolon the one that stands in it most often."""
    bare = _QUOTED.sub("", first_line)
    return max(DELIMITERS, key=lambda one: (bare.count(one), -DELIMITERS.index(one)))


def records_of(lines: Iterator[str], encoding: str) -> Iterator[Record]:
    """Records with the line they begin at and what is wrong with them.

    A record runs over several lines when a quote is open at the end of one, and the lines up to its closing make as
    many fields as the header has. Any other open quote spoils its own line and no more.
    """
    begin, number, delimiter = _beginning(lines)
    parsed = partial(_parsed, encoding, delimiter)
    lines = chain(begin, lines)
    width = 0
    waiting: deque[str] = deque()
    while True:
        line = waiting.popleft() if waiting else next(lines, None)
        if line is None:
            return
        number += 1
        record, is_open = [line], line.count('"') % 2 == 1
        if is_open:
            is_open = _close(record, waiting, lines)
        values, fault = parsed("".join(record), strict=len(record) > 1)
        if is_open or (len(record) > 1 and len(values) != (width or len(values))):
            waiting.extendleft(reversed(record[1:]))
            yield number, parsed(line.replace('"', ""))[0], Phrase("tables.quote_open")
            continue
        yield number, values, fault
        number += len(record) - 1
        width = width or len(values)


def _beginning(lines: Iterator[str]) -> tuple[list[str], int, str]:
    """The first line to take apart, how many stand before it, and what parts the fields."""
    begin = list(islice(lines, 1))
    number = 0
    while begin and not begin[0].strip("\ufeff,;\t \r\n") and number < HEADER_WITHIN:
        begin, number = list(islice(lines, 1)), number + 1
    if not begin:
        return [], number, ","
    stated = _STATED.fullmatch(begin[0].strip("\ufeff\r\n"))
    return ([], number + 1, stated[1]) if stated else (begin, number, delimiter_of(begin[0]))


def _close(record: list[str], waiting: deque[str], lines: Iterator[str]) -> bool:
    """Add the lines up to the one that closes an open quote; whether it is open still."""
    while len(record) < ROW_LINES:
        following = waiting.popleft() if waiting else next(lines, None)
        if following is None:
            return True
        record.append(following)
        if following.count('"') % 2 == 1:
            return False
    return True


def _parsed(encoding: str, delimiter: str, text: str, *, strict: bool = False) -> tuple[list[str], Phrase | None]:
    """The fields of a record and what is wrong with it; no fields of one that is no CSV at all."""
    fault = Phrase("tables.zero_byte") if "\0" in text else None
    if any("\udc80" <= char <= "\udcff" for char in text):
        other = "utf-8" if encoding.startswith("gb") else "gb18030"
        fault = Phrase("tables.row_encoding", {"other": other})
        text = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    elif is_astray(text, encoding):
        fault = Phrase("tables.row_in_utf8")
        text = text.encode(encoding, "replace").decode("utf-8", "replace")
    try:
        read = csv.reader([text.replace("\0", "")], strict=strict, delimiter=delimiter)
        return next(read, []), fault
    except csv.Error:
        return [] if strict else [text[:FIELD_SHOWN]], Phrase("tables.field_long", {"most": csv.field_size_limit()})
