"""Sheets of Excel workbooks as rows of texts."""

import math
import re
import warnings
import zipfile
from collections.abc import Collection, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import IO, Any

from gridgis.core.errors import Invalid
from gridgis.core.os_errors import of_os
from gridgis.core.texts import narrow

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of Excel before 2007 begin, and those locked by a password."""
ZIP = b"PK\x03\x04"
LARGEST = 300_000_000
"""Bytes a workbook may have when it is unpacked."""
EXACT_DIGITS = 15
"""So many digits of a number Excel keeps; what stood behind them is lost."""
_NOT_RECKONED = re.compile(rb"<c((?:\s[^<>]*)?)>\s*<f\b[^<>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")
_CELL = re.compile(rb'\sr="([A-Z]+[0-9]+)"')
_TEXT_CELL = b't="str"'
"""A formula's text may be empty; a number is not."""
LOOKED_AT, LONGEST_CELL = 1 << 20, 1 << 16
HEADER_WITHIN = 5
"""The names of the columns stand in one of so many first rows: a title may stand above them."""


def is_one(start: bytes) -> bool:
    """Whether a file that begins so is a workbook.

    Raises:
        Invalid: it is one of a kind that is not read.
    """
    if start.startswith(OLD):
        raise Invalid("tables.workbook_old", field="file")
    return start.startswith(ZIP)


def records_of(path: Path, required: Collection[str], sheet: str = "") -> Iterator[tuple[int, list[str]]]:
    """The rows of the sheet that has the columns, with their numbers, from the names of the columns on.

    Args:
        required: names of columns, in lower case, any of which tells the sheet.
        sheet: its name, where it is told.

    Raises:
        Invalid: it is no workbook, too large or broken; several sheets have such columns and none is named.
    """
    import openpyxl  # noqa: PLC0415 - as large as all the rest, and read by few processes

    try:
        _require_bounded(path)
        _require_reckoned(path)
        # opened here, since the library goes by the name of a file, and what is sent over the wire has none
        with path.open("rb") as file, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(file, read_only=True, data_only=True)
            try:
                chosen, first = _chosen(book, required, sheet)
                for number, cells in enumerate(chosen.iter_rows(values_only=True), start=1):
                    if number >= first:
                        yield number, [text_of(cell) for cell in cells]
            finally:
                book.close()
    except Invalid:
        raise
    except OSError as error:
        raise Invalid("files.cannot_read", path=path, why=of_os(error), field="file") from None
    except Exception as error:
        # The library names no error of its own: a broken workbook shows as whatever went wrong inside.
        raise Invalid("tables.workbook_broken", name=path.name, field="file") from error


def _require_bounded(path: Path) -> None:
    with zipfile.ZipFile(path) as packed:
        if "xl/workbook.xml" not in packed.namelist():
            raise Invalid("tables.workbook_broken", name=path.name, field="file")
        size = sum(one.file_size for one in packed.infolist())
    if size > LARGEST:
        raise Invalid("tables.workbook_large", limit=LARGEST // 1_000_000, field="file")


def _require_reckoned(path: Path) -> None:
    """Refuse a workbook that no spreadsheet program has reckoned: its formulas would be read as empty."""
    with zipfile.ZipFile(path) as packed:
        sheets = [name for name in packed.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml")]
        for name in sheets:
            with packed.open(name) as sheet:
                for attributes in _formulas_without_value(sheet):
                    cell = _CELL.search(attributes)
                    told = cell[1].decode() if cell else "?"
                    raise Invalid("tables.not_reckoned", cell=told, field="file")


def _formulas_without_value(sheet: IO[bytes]) -> Iterator[bytes]:
    """The attributes of cells with a formula and no value, read a piece at a time; cells of text are passed."""
    seen = b""
    while some := sheet.read(LOOKED_AT):
        seen = seen[-LONGEST_CELL:] + some
        yield from (found[1] for found in _NOT_RECKONED.finditer(seen) if _TEXT_CELL not in found[1])


def _chosen(book: Any, required: Collection[str], told: str) -> tuple[Any, int]:
    """The sheet and the number of the row with its columns' names."""
    sheets = [one for one in book.worksheets if one.sheet_state == "visible"] or list(book.worksheets)
    for one in sheets:
        one.reset_dimensions()  # some programs write a wrong extent
    if told:
        sheets = [one for one in book.worksheets if one.title == told]
    if not sheets:
        raise Invalid("tables.sheet_unknown", sheet=told[:40], sheets=book.sheetnames, field="sheet")
    found = [(one, row) for one in sheets if (row := _header_row(one, required))]
    if len(found) > 1:
        raise Invalid("tables.sheets_several", sheets=[one.title for one, _ in found], field="sheet")
    return found[0] if found else (sheets[0], 1)


def _header_row(sheet: Any, required: Collection[str]) -> int:
    """The first row that names most of what is required; 0 where there is none."""
    for number, cells in enumerate(sheet.iter_rows(max_row=HEADER_WITHIN, values_only=True), start=1):
        names = {narrow(text_of(cell)).strip().lower() for cell in cells}
        if names.intersection(required):
            return number
    return 0


def text_of(cell: Any) -> str:
    """A cell as a text: whole numbers without a point, times as ISO 8601.

    A whole number of more digits than Excel keeps is written with an exponent, so that nobody takes it for exact.
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, int | float):
        return _number(cell)
    if isinstance(cell, datetime):
        return (cell + timedelta(microseconds=500_000)).replace(microsecond=0).isoformat(" ")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell)


def _number(value: float) -> str:
    if not math.isfinite(value):
        return str(value)
    if abs(value) >= 10**EXACT_DIGITS:
        return f"{value:.14E}"
    return str(int(value)) if float(value).is_integer() else repr(value)
