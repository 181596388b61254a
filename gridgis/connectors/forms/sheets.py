"""A form as XLSForm has it: its sheets, the workbook of them, and the XForm that pyxform makes of that workbook."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from gridgis.core.wording import LANGUAGES, worded

Row = dict[str, str]

TONGUES = {"zh": "中文 (zh)", "en": "English (en)"}
"""How languages are called in a form."""
NAMESPACES = 'gridgis="urn:gridgis:collection"'
"""Of what a form tells of an item beside what XLSForm has a column for."""
LONGEST = 32_000
HEADS = {
    "survey": ("type", "name", "label", "hint", "required", "relevant", "constraint", "constraint_message"),
    "choices": ("list_name", "name", "label"),
}
"""The first columns of a sheet; others follow as they come."""


class FormBroken(Exception):  # noqa: N818 - a fault of ours, not a refusal
    """A form of ours that pyxform does not make, or warns of: a fault of ours."""


@dataclass(frozen=True)
class Form:
    """A form: `version` changes when anything in it does; `media` are the names of the lists that go with it."""

    form_id: str
    version: str
    title: str
    survey: Sequence[Row]
    choices: Sequence[Row]
    media: tuple[str, ...] = ()

    @property
    def settings(self) -> Row:
        """The one row of the sheet of settings."""
        about = {"form_title": self.title, "form_id": self.form_id, "version": self.version}
        return about | {"default_language": TONGUES["zh"], "namespaces": NAMESPACES}


def _plain(text: str) -> str:
    """A text that refers to no other answer, whatever stands in it."""
    return text.replace("${", "$ {")


def label(kind: str, column: str = "label", **facts: Any) -> Row:
    """A sentence of the catalogue in a column of each language."""
    return {f"{column}::{TONGUES[one]}": worded(kind, facts, one) for one in LANGUAGES}


def named(zh: str, en: str) -> Row:
    """A name in each language, as it was given."""
    return {f"label::{TONGUES['zh']}": _plain(zh), f"label::{TONGUES['en']}": _plain(en)}


def hinted(kind: str, **given: str) -> Row:
    """A hint in each language, with words as they were given."""
    return label(kind, "hint", **{name: _plain(text) for name, text in given.items()})


def version_of(survey: Sequence[Row], choices: Sequence[Row]) -> str:
    """A version that is another where anything in the form is."""
    return sha256(repr((survey, choices)).encode()).hexdigest()[:16]


def book(form: Form) -> bytes:
    """The form as a workbook with the sheets `survey`, `choices` and `settings`; texts stay texts."""
    import openpyxl  # noqa: PLC0415 - as large as all the rest, and read by few processes
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # noqa: PLC0415

    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in (("survey", form.survey), ("choices", form.choices), ("settings", [form.settings])):
        sheet = made.create_sheet(name)
        heads = list(_heads(name, rows))
        sheet.append(heads)
        for at, row in enumerate(rows, start=2):
            for column, head in enumerate(heads, start=1):
                if row.get(head):
                    cell = sheet.cell(at, column)
                    cell.value = ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", row[head])[:LONGEST]
                    cell.data_type = "s"
        sheet.freeze_panes = "A2"
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def _heads(sheet: str, rows: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """Every column that some row fills, in the order of XLSForm's own."""
    there = dict.fromkeys(name for row in rows for name in row)
    for first in HEADS.get(sheet, ()):
        yield from [name for name in there if name == first or name.startswith(f"{first}::")]
    known = HEADS.get(sheet, ())
    yield from [name for name in there if name.partition("::")[0] not in known]


def xform(content: bytes) -> str:
    """The XForm of a workbook of ours.

    Raises:
        FormBroken: pyxform refuses it, or warns of something.
    """
    from pyxform.errors import PyXFormError  # noqa: PLC0415 - read by few processes
    from pyxform.xls2xform import convert  # noqa: PLC0415

    warnings: list[str] = []
    try:
        made = convert(content, warnings=warnings, file_type=".xlsx", form_name="data")
    except PyXFormError as error:
        raise FormBroken(str(error)) from error
    if warnings:
        raise FormBroken("; ".join(warnings))
    told: str = made.xform
    return told


def require_sound(content: bytes) -> None:
    """Let pyxform convert a workbook of ours before anybody is given it.

    Raises:
        FormBroken: it refuses it, or warns of something.
    """
    xform(content)
