"""Workbooks of tables: a form to fill in, what stands already, and rows that were refused with their reasons."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from gridgis.core.errors import Invalid
from gridgis.core.os_errors import of_os
from gridgis.core.wording import Language, Phrase
from gridgis.exchange.reading.tables import Rejected
from gridgis.exchange.tables.columns import Column

FORM_ROWS = 5000
"""So many rows of a form have drop-downs."""
NARROWEST, WIDEST = 10, 48
LONGEST = 32_767
"""Characters that a cell holds."""
AS_TEXT = "@"
"""The form of cells whose digits are names: codes, telephones, days."""
PROMPT, PROMPT_HEAD = 250, 30
"""Characters a spreadsheet shows of a note and of its head."""
NEEDED, HEAD, REFUSED = "FFE8A3", "E6EDF7", "FBE0DE"
"""Colours of cells."""


def write_form(
    path: Path,
    title: Phrase,
    columns: Sequence[Column],
    language: Language,
    *,
    rows: Iterable[Mapping[str, object]] = (),
    choices: Mapping[str, Sequence[str]] | None = None,
) -> None:
    """Write a table with its heads, a note at each column, and drop-downs; empty, or with what stands already.

    Args:
        path: written over.
        title: of the sheet.
        columns: in their order; those needed are told by colour.
        language: of heads and notes.
        rows: by the columns' names.
        choices: what may stand in a column, under its name.

    Raises:
        Invalid: it can't be written.
    """
    book, sheet = _book()
    sheet.title = title.words(language)
    _head(sheet, [one.head.words(language) for one in columns], [NEEDED if one.required else HEAD for one in columns])
    for at, row in enumerate(rows, start=2):
        _fill(sheet, at, [row.get(one.name) for one in columns])
    lists = book.create_sheet(Phrase("table_form.choices").words(language))
    lists.sheet_state = "hidden"
    for n, one in enumerate(columns, start=1):
        _guide(sheet, n, one, language, lists, (choices or {}).get(one.name, ()))
    _explain(book, columns, language)
    _save(book, path)


def write_list(
    path: Path, title: Phrase, columns: Sequence[Column], language: Language, rows: Iterable[Mapping[str, object]]
) -> None:
    """Write a list that is only read, row by row as it comes: a long one takes no more memory than a short one.

    Args:
        path: written over.
        title: of the sheet.
        columns: in their order.
        language: of heads.
        rows: by the columns' names; asked for while the file is written.

    Raises:
        Invalid: it can't be written.
    """
    import openpyxl  # noqa: PLC0415 - as large as all the rest, and read by few processes
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(title.words(language))
    heads = [one.head.words(language) for one in columns]
    for n, head in enumerate(heads, start=1):
        sheet.column_dimensions[get_column_letter(n)].width = max(NARROWEST, min(WIDEST, 2 * len(head) + 4))
    sheet.freeze_panes = "A2"

    def cells(values: Iterable[object], *, head: bool = False) -> list[Any]:
        made = []
        for value in values:
            cell = WriteOnlyCell(sheet)
            _put(cell, value)
            if head:
                _mark(cell, HEAD)
            made.append(cell)
        return made

    sheet.append(cells(heads, head=True))
    try:
        for row in rows:
            sheet.append(cells(row.get(one.name) for one in columns))
    except BaseException:  # refused half way: the sheet's own file is not left open, nor left behind
        sheet.close()
        sheet._writer.cleanup()
        raise
    _save(book, path)


def write_rejects(path: Path, columns: Sequence[Column], rejected: Sequence[Rejected], language: Language) -> None:
    """Write rows that were refused, the reason before each: mended, the same file can be sent again.

    Raises:
        Invalid: it can't be written.
    """
    book, sheet = _book()
    sheet.title = Phrase("table_form.rejects").words(language)
    named = {one.name: one for one in columns}
    found = list(dict.fromkeys([*named, *(name for one in rejected for name in one.values)]))
    told = [Phrase("table_form.line").words(language), Phrase("table_form.reason").words(language)]
    heads = [*told, *(named[name].head.words(language) if name in named else name for name in found)]
    _head(sheet, heads, [REFUSED, REFUSED, *[HEAD] * len(found)])
    for at, one in enumerate(rejected, start=2):
        _fill(sheet, at, [one.line, one.reason.words(language), *(one.values.get(name, "") for name in found)])
        if one.field in found:
            sheet.cell(at, found.index(one.field) + 3).fill = _solid(REFUSED)
    _save(book, path)


def write_book(path: Path, sheets: Sequence[tuple[str, Sequence[str], Iterable[Sequence[object]]]]) -> None:
    """Write tables that are only read, a sheet each: its title, its heads, its rows.

    Raises:
        Invalid: it can't be written.
    """
    book, sheet = _book()
    for n, (title, heads, rows) in enumerate(sheets):
        sheet = sheet if n == 0 else book.create_sheet()
        sheet.title = title
        _head(sheet, heads, [HEAD] * len(heads))
        for at, row in enumerate(rows, start=2):
            _fill(sheet, at, row)
    _save(book, path)


def _book() -> tuple[Any, Any]:
    """A new workbook with its first sheet."""
    import openpyxl  # noqa: PLC0415 - as large as all the rest, and read by few processes

    book = openpyxl.Workbook()
    return book, book.active


def _solid(colour: str) -> Any:
    from openpyxl.styles import PatternFill  # noqa: PLC0415

    return PatternFill("solid", fgColor=colour)


def _head(sheet: Any, heads: Sequence[str], colours: Sequence[str]) -> None:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    for n, (head, colour) in enumerate(zip(heads, colours, strict=True), start=1):
        _mark(sheet.cell(1, n, head), colour)
        sheet.column_dimensions[get_column_letter(n)].width = max(NARROWEST, min(WIDEST, 2 * len(head) + 4))
    sheet.freeze_panes = "A2"


def _mark(cell: Any, colour: str) -> None:
    from openpyxl.styles import Font  # noqa: PLC0415

    cell.font, cell.fill = Font(bold=True), _solid(colour)


def _fill(sheet: Any, at: int, values: Sequence[object]) -> None:
    """Write a row."""
    for n, value in enumerate(values, start=1):
        if value is not None and value != "":
            _put(sheet.cell(at, n), value)


def _put(cell: Any, value: object) -> None:
    """Put a value into a cell; texts stay texts, also where they begin as formulas do."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # noqa: PLC0415

    if value is None or value == "":
        return
    if isinstance(value, int | float):
        cell.value = value
        return
    text = value.isoformat() if isinstance(value, date) else str(value)
    cell.value = ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", text)[:LONGEST]
    cell.data_type, cell.number_format = "s", AS_TEXT


def _guide(sheet: Any, n: int, column: Column, language: Language, lists: Any, choices: Sequence[str]) -> None:
    """Show the note at the cells of a column, and what may be chosen there."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    letter = get_column_letter(n)
    sheet.column_dimensions[letter].number_format = AS_TEXT
    guide = DataValidation(allow_blank=True)
    if choices:
        for at, one in enumerate(choices, start=1):
            lists.cell(at, n, one).data_type = "s"
        guide = DataValidation("list", f"'{lists.title}'!${letter}$1:${letter}${len(choices)}", allow_blank=True)
        guide.errorStyle = "warning"  # a code, or several parted by a comma, may stand there too
        guide.error, guide.showErrorMessage = Phrase("table_form.not_chosen").words(language), True
    guide.promptTitle, guide.prompt = column.head.words(language)[:PROMPT_HEAD], column.note.words(language)[:PROMPT]
    guide.showInputMessage = True
    guide.add(f"{letter}2:{letter}{FORM_ROWS}")
    sheet.add_data_validation(guide)


def _explain(book: Any, columns: Sequence[Column], language: Language) -> None:
    """A sheet that tells what goes where, a line a column."""
    sheet = book.create_sheet(Phrase("table_form.notes").words(language))
    sheet.column_dimensions["A"].width = 110
    for at, one in enumerate(columns, start=1):
        line = Phrase("table_form.needed" if one.required else "table_form.free", {"head": one.head, "note": one.note})
        sheet.cell(at, 1, line.words(language))


def _save(book: Any, path: Path) -> None:
    try:
        book.save(path)
    except OSError as error:
        raise Invalid("files.cannot_write", path=path, why=of_os(error), field="file") from None
